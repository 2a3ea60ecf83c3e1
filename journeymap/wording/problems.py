"""What is wrong with a file and what to do about it, by code: in English, then in Chinese.

Where a near name was found, `Did you mean` takes the place of the remedy.
"""

from typing import NamedTuple


class Telling(NamedTuple):
    """One problem in one language: what is wrong, and the remedy."""

    what: str
    remedy: str


PROBLEMS: dict[str, tuple[Telling, Telling]] = {
    # The file
    "no-file": (
        Telling("there is no such file", "check the name and the folder"),
        Telling("没有这个文件", "请检查文件名和文件夹"),
    ),
    "no-folder": (
        Telling("there is no such folder", "check the name"),
        Telling("没有这个文件夹", "请检查名称"),
    ),
    "no-toml": (
        Telling("the settings cannot be read: {reason}", "mend the file; it is TOML"),
        Telling("无法读取设置：{reason}", "请修正文件，它的格式是 TOML"),
    ),
    "setting-unknown": (
        Telling("lint has no setting '{name}'", "there is `off`, a list of rules"),
        Telling("lint 没有设置“{name}”", "可用的是 `off`，即规则的列表"),
    ),
    "setting-no-list": (
        Telling("{name} is no list of texts", 'write such as `lint.off = ["first-person"]`'),
        Telling("{name} 不是文本列表", '请写成 `lint.off = ["first-person"]`'),
    ),
    "is-folder": (
        Telling("this is a folder, not a file", "name a journey file in it"),
        Telling("这是文件夹，不是文件", "请指定其中的一个旅程文件"),
    ),
    "no-journey": (
        Telling(
            "this folder holds no journey",
            "begin one with `journeymap new`, or see the examples: `journeymap app`",
        ),
        Telling(
            "文件夹里没有旅程",
            "请用 `journeymap new` 开始一个旅程；运行 `journeymap app` 可以查看示例",
        ),
    ),
    "no-journey-on-top": (
        Telling(
            "this folder holds no journey, and folders inside it are not looked at",
            "name the folder that holds the journeys",
        ),
        Telling("文件夹里没有旅程，里面的文件夹不会被查看", "请指定旅程所在的文件夹"),
    ),
    "link-nowhere": (
        Telling("this link leads to no file", "mend the link, or put the file itself here"),
        Telling("这个链接没有指向任何文件", "请修正链接，或把文件本身放在这里"),
    ),
    "link-outside": (
        Telling(
            "this link leads out of its folder", "name the file it leads to, or put a copy here"
        ),
        Telling("这个链接指向文件夹之外", "请直接指定它指向的文件，或在这里放一份副本"),
    ),
    "unreadable": (
        Telling("the file cannot be read: {reason}", "check its permissions"),
        Telling("文件无法读取：{reason}", "请检查读取权限"),
    ),
    "too-large": (
        Telling(
            "the file has {size:.1f} MB, more than the limit of {limit:g} MB",
            "split the journey, or raise the limit with --limit",
        ),
        Telling("文件有 {size:.1f} MB，超过上限 {limit:g} MB", "请拆分旅程，或用 --limit 提高上限"),
    ),
    "wide-encoding": (
        Telling("the file is saved as {encoding}", "save it as UTF-8"),
        Telling("文件的编码是 {encoding}", "请另存为 UTF-8"),
    ),
    "gbk": (
        Telling("the file is saved in a Chinese encoding (GBK or GB18030)", "save it as UTF-8"),
        Telling("文件的编码是 GBK 或 GB18030", "请另存为 UTF-8"),
    ),
    "not-utf-8": (
        Telling("the file is not saved as UTF-8", "save it as UTF-8"),
        Telling("文件的编码不是 UTF-8", "请另存为 UTF-8"),
    ),
    "unfit-character": (
        Telling(
            "{character} is a character that no text may hold", "delete it; it is often invisible"
        ),
        Telling("{character} 是文本中不允许的字符", "请删除它，它往往看不见"),
    ),
    "empty": (
        Telling("there is nothing in this file", "begin with `journey: a-name` and one touchpoint"),
        Telling("文件里没有内容", "请从“journey: 名称”和一个触点开始"),
    ),
    "several-documents": (
        Telling(
            "a second document begins here", "keep one journey to a file, and remove `---` or `...`"
        ),
        Telling("从这里开始是第二个文档", "一个文件只放一个旅程，请删除“---”或“...”"),
    ),
    "not-a-mapping": (
        Telling(
            "a journey is fields with values, and this file holds something else",
            "begin with `journey: a-name`",
        ),
        Telling("旅程由字段和值组成，这个文件不是", "请从“journey: 名称”开始"),
    ),
    "later-format": (
        Telling(
            "the file is written for format {given:g}, and this version reads up to {newest}",
            "install a newer journeymap; the file itself may be sound",
        ),
        Telling(
            "文件的格式版本是 {given:g}，本程序最高支持 {newest}",
            "请升级 journeymap；文件本身可能没有问题",
        ),
    ),
    # YAML
    "too-deep": (
        Telling(
            "brackets or indents are nested deeper than {most} levels here", "flatten this part"
        ),
        Telling("这里的括号或缩进超过 {most} 层", "请减少层次"),
    ),
    "too-many-parts": (
        Telling("{most} names and values already stand before this", "split the journey"),
        Telling("到这里已有 {most} 个名称和值", "请拆分旅程"),
    ),
    "alias": (
        Telling(
            "`*{name}` repeats another part of the file",
            "write that part out here; a text that begins with `*` wants quotes",
        ),
        Telling("“*{name}”引用了文件的另一部分", "请把内容直接写在这里；文本若以“*”开头，请加引号"),
    ),
    "anchor": (
        Telling(
            "`&{name}` marks a part to be repeated elsewhere",
            "remove it; a text that begins with `&` wants quotes",
        ),
        Telling("“&{name}”标记了要重复的部分", "请删除；文本若以“&”开头，请加引号"),
    ),
    "merge": (
        Telling("`<<` merges another part of the file", "write the fields out here"),
        Telling("“<<”合并了文件的另一部分", "请把字段直接写在这里"),
    ),
    "tag": (
        Telling("`{name}` is a type tag", "remove it; a text that begins with `!` wants quotes"),
        Telling("“{name}”是类型标签", "请删除；文本若以“!”开头，请加引号"),
    ),
    "too-long": (
        Telling(
            "this text is longer than {longest} characters", "shorten it, or link to a document"
        ),
        Telling("这段文本超过 {longest} 个字符", "请缩短，或改为链接到文档"),
    ),
    "key-not-text": (
        Telling(
            "a list or mapping stands where a field's name should",
            "write a plain name before the `:`",
        ),
        Telling("字段名的位置上是列表或映射", "请在冒号前写普通的名称"),
    ),
    "repeated-field": (
        Telling("'{name}' already stands here in line {line}", "keep one of the two"),
        Telling("“{name}”在第 {line} 行已经写过", "请保留其中一个"),
    ),
    "conflict-marks": (
        Telling("a merge left its conflict marks here", "choose one version and delete the marks"),
        Telling("这里留有合并冲突标记", "请选定一个版本并删除标记"),
    ),
    "yaml-version": (
        Telling("the `%YAML` line names an unknown version", "delete that line"),
        Telling("“%YAML”一行的版本未知", "请删除这一行"),
    ),
    "directive": (
        Telling(
            "a line that begins with `%` is an instruction to YAML, and this one is unknown",
            "delete that line",
        ),
        Telling("以“%”开头的一行是给 YAML 的指令，这个指令未知", "请删除这一行"),
    ),
    "unclosed-quote": (
        Telling(
            "the quote that opens here is not closed where the text ends", "add the closing quote"
        ),
        Telling("从这里开始的引号在文本结束处没有关上", "请补上结束的引号"),
    ),
    "unclosed-bracket": (
        Telling(
            "the `{bracket}` that opens here is not closed where it should be",
            "check the closing bracket, and the commas and quotes on the way",
        ),
        Telling(
            "从这里开始的“{bracket}”没有在该关的地方关上", "请检查结束的括号，以及途中的逗号和引号"
        ),
    ),
    "wrong-bracket": (
        Telling(
            "`{closed}` cannot close what `{opened}` opened", "check the brackets in this line"
        ),
        Telling("“{closed}”与前面的“{opened}”不配对", "请检查这一行的括号"),
    ),
    "stray-bracket": (
        Telling(
            "`{bracket}` closes nothing that is open", "remove it, or put the whole text in quotes"
        ),
        Telling("“{bracket}”前面没有对应的括号", "请删除，或给整段文本加引号"),
    ),
    "nothing-between-commas": (
        Telling("a comma has nothing before it", "remove the comma"),
        Telling("逗号前面没有内容", "请删除这个逗号"),
    ),
    "no-comma": (
        Telling("a comma is missing before this", "add it"),
        Telling("这里前面缺少逗号", "请补上半角逗号"),
    ),
    "dash-in-brackets": (
        Telling(
            "inside brackets, commas separate the items",
            "write [one, two], or leave the brackets out",
        ),
        Telling("方括号内用逗号分隔各项", "请写成 [甲, 乙]，或去掉方括号"),
    ),
    "colon-in-brackets": (
        Telling(
            "this `:` stands in the middle of a value",
            "put a comma before the next field, or the whole text in quotes",
        ),
        Telling("值的中间出现了“:”", "请在下一个字段前加逗号，或给整段文本加引号"),
    ),
    "text-after-quote": (
        Telling(
            "the text goes on after the quote that ends it",
            "put the whole text in the other kind of quotes, '…' or \"…\"; "
            "inside '…' write an apostrophe twice",
        ),
        Telling(
            "引号结束之后还有文字",
            "请给整段文本加另一种引号（'…' 或 \"…\"）；单引号内的撇号要写两个",
        ),
    ),
    "text-after-bracket": (
        Telling("the text goes on after the bracket that ends it", "put the whole text in quotes"),
        Telling("括号结束之后还有文字", "请给整段文本加引号"),
    ),
    "tab": (
        Telling("a tab stands where only spaces may", "replace it with spaces"),
        Telling("这里只能用空格，却用了制表符", "请换成空格"),
    ),
    "wide-space": (
        Telling(
            "a full-width or no-break space stands here ({character})",
            "replace it with plain spaces",
        ),
        Telling("这里是全角空格或不换行空格（{character}）", "请换成半角空格"),
    ),
    "full-width-colon": (
        Telling("`：` is a full-width colon", "write a plain `:` and a space after a field's name"),
        Telling("“：”是全角冒号", "字段名后请用半角冒号加空格“: ”"),
    ),
    "full-width-comma": (
        Telling(
            "`{character}` does not separate items", "write a plain `,` and a space between them"
        ),
        Telling("“{character}”是全角符号，不能分隔各项", "请用半角逗号加空格“, ”"),
    ),
    "full-width-bracket": (
        Telling(
            "`{character}` is a full-width bracket",
            "write plain [ ] around items, or {{ }} around fields",
        ),
        Telling("“{character}”是全角括号", "列表请用半角方括号 [ ]，字段请用半角花括号 {{ }}"),
    ),
    "curly-quotes": (
        Telling(
            "`{character}` is no straight quote, so it holds no text together",
            'write straight quotes: "…"',
        ),
        Telling("引号 {character} 不是半角直引号，不能把文本括在一起", '请改用半角直引号："…"'),
    ),
    "bullet": (
        Telling(
            "`{character}` is no dash, so it begins no item of a list",
            "begin each item on a line of its own with `- `",
        ),
        Telling("“{character}”不是半角短横线，不能表示列表项", "请每项单独一行，以“- ”开头"),
    ),
    "no-space": (
        Telling("a space is missing after the colon", "write `name: value`"),
        Telling("冒号后面缺少空格", "请写成“名称: 值”"),
    ),
    "dash-without-space": (
        Telling("a space is missing after the dash", "write `- item`"),
        Telling("短横线后面缺少空格", "请写成“- 内容”"),
    ),
    "dash-missing": (
        Telling(
            "a dash is missing before `{name}`, which begins an item of a list",
            "write `- {name}: …`, with its other fields below",
        ),
        Telling("“{name}”开始一个列表项，前面缺少短横线", "请写成“- {name}: …”，其他字段写在下面"),
    ),
    "dash-after-colon": (
        Telling(
            "a list cannot begin in the line of its field",
            "begin it on the next line; put a text that begins with `- ` in quotes",
        ),
        Telling("列表不能与字段名写在同一行", "请从下一行开始；文本若以“- ”开头，请加引号"),
    ),
    "unquoted-colon": (
        Telling(
            "a text with `: ` inside looks like a field of its own", "put the whole text in quotes"
        ),
        Telling("文本中的“: ”会被当成字段", "请给整段文本加引号"),
    ),
    "needs-quotes": (
        Telling("a text that begins with {character} needs quotes", "put the whole text in quotes"),
        Telling("以 {character} 开头的文本要加引号", "请给整段文本加引号"),
    ),
    "lone-sign": (
        Telling(
            "a `{character}` alone is no value",
            'leave the field empty while it is not known, or write "{character}"',
        ),
        Telling("单独的“{character}”不是值", '还不知道时请留空，或写成 "{character}"'),
    ),
    "no-colon": (
        Telling(
            "this line is neither a field nor an item of a list",
            "write `name: value` or `- item`, or indent it if it belongs to the text above",
        ),
        Telling(
            "这一行既不是字段，也不是列表项",
            "请写成“名称: 值”或“- 内容”；若属于上面的文本，请增加缩进",
        ),
    ),
    "colon-missing": (
        Telling(
            "a colon is missing after `{name}`",
            "write `{name}: …`, or indent the line if it belongs to the text above",
        ),
        Telling(
            "“{name}”后面缺少冒号",
            "请写成“{name}: …”；若属于上面的文本，请增加缩进",
        ),
    ),
    "colon-missing-in-braces": (
        Telling(
            "a colon is missing after `{name}`",
            "write `{name}: …`, or put the whole text in quotes if it goes on behind the comma",
        ),
        Telling(
            "“{name}”后面缺少冒号",
            "请写成“{name}: …”；若逗号前后是同一段文本，请给整段加引号",
        ),
    ),
    "list-name-missing": (
        Telling(
            "`- {name}` begins an item, and the line that names its list is missing",
            "write `{field}:` on a line above it",
        ),
        Telling("“- {name}”开始一个列表项，上面却没有列表的名称", "请在上一行写“{field}:”"),
    ),
    "unknown-escape": (
        Telling(
            "a backslash in double quotes begins an escape, and this one is unknown",
            "use single quotes, or double the backslash",
        ),
        Telling("双引号中的反斜杠转义无法识别", "请改用单引号，或写两个反斜杠"),
    ),
    "too-deep-indent": (
        Telling(
            "this line is indented as if it belonged to the value above it",
            "line it up with the field above",
        ),
        Telling("这一行缩进过深，会被当成上面的值的一部分", "请与上面的字段对齐"),
    ),
    "colon-in-next-line": (
        Telling(
            "the text above goes on in this line, and the `:` in it looks like that of a field",
            "put the whole text in quotes, or `>` in its place and all of it in the lines below; "
            "a field lines up with the one above",
        ),
        Telling(
            "上面的文本延续到这一行，其中的“:”会被当成字段",
            "请给整段文本加引号；或在原处写“>”，把整段文本写在下面各行；若是字段，请与上面的字段对齐",
        ),
    ),
    "dash-out-of-line": (
        Telling(
            "this dash stands in column {column}, and others of its list in column {meant}",
            "line it up with them",
        ),
        Telling(
            "这个短横线在第 {column} 列，而同一列表的其他短横线在第 {meant} 列", "请与它们对齐"
        ),
    ),
    "bad-indent": (
        Telling(
            "this line begins in column {column}, which fits nothing above it",
            "line it up with the fields or dashes it belongs to",
        ),
        Telling("这一行从第 {column} 列开始，上面没有与之对齐的内容", "请与同级的字段或短横线对齐"),
    ),
    "syntax": (
        Telling("this is not YAML from here on", "check this line and the one before"),
        Telling("从这里开始不是 YAML", "请检查这一行和上一行"),
    ),
    # Shapes
    "not-a-text": (
        Telling("this should be a text, not {form}", "write one text, in quotes if need be"),
        Telling("这里应为文本，而不是{form}", "请写一段文本，必要时加引号"),
    ),
    "text-in-brackets": (
        Telling("a text that begins with `[` is read as a list", "put the whole text in quotes"),
        Telling("以“[”开头的文本会被当成列表", "请给整段文本加引号"),
    ),
    "not-a-list": (
        Telling(
            "this should be a list, not {form}", "begin each item with `- `, or write [one, two]"
        ),
        Telling("这里应为列表，而不是{form}", "每项以“- ”开头，或写成 [甲, 乙]"),
    ),
    "not-fields": (
        Telling("this should be fields with values, not {form}", "write each as `name: value`"),
        Telling("这里应为字段和值，而不是{form}", "请逐个写成“名称: 值”"),
    ),
    "pairs-in-list": (
        Telling("names with values do not go into a list", "write {example}"),
        Telling("带值的名称不能写成列表", "请写成 {example}"),
    ),
    "wrong-form": (
        Telling("this should be {expected}, not {form}", "write {expected}"),
        Telling("这里应为{expected}，而不是{form}", "请写{expected}"),
    ),
    "text-for-fields": (
        Telling("'{name}' stands alone where fields with values should", "begin with `{field}: …`"),
        Telling("“{name}”单独出现在应写字段和值的地方", "请以“{field}: …”开头"),
    ),
    "text-for-item": (
        Telling(
            "'{name}' stands alone where fields with values should",
            "write {example}",
        ),
        Telling(
            "“{name}”单独出现在应写字段和值的地方",
            "请写成 {example}",
        ),
    ),
    "text-for-kind": (
        Telling(
            "'{name}' stands alone where fields with values should",
            "write {example}; `{field}` is one of: {allowed}",
        ),
        Telling(
            "“{name}”单独出现在应写字段和值的地方",
            "请写成 {example}；{field} 可选：{allowed}",
        ),
    ),
    "written-in-short": (
        Telling("'{value}' is not {expected}", "write {plain}"),
        Telling("“{value}”不是{expected}", "请写 {plain}"),
    ),
    "other-form": (
        Telling("this should be {expected}, not {form}", "see `journeymap schema --fields`"),
        Telling("这里应为{expected}，而不是{form}", "请参阅 `journeymap schema --fields`"),
    ),
    "missing-field": (
        Telling("`{field}` is missing", "add it here"),
        Telling("缺少“{field}”", "请在这里补上"),
    ),
    "blank-field": (
        Telling("`{field}` has no value", "write one here"),
        Telling("“{field}”没有值", "请在这里填写"),
    ),
    "blank-value": (
        Telling("'{name}' has no value", "write one, or remove the name"),
        Telling("“{name}”没有值", "请填写，或删除这个名称"),
    ),
    "unknown-field": (
        Telling(
            "'{name}' is no field that can stand here",
            "remove it, or see `journeymap schema --fields`",
        ),
        Telling("这里没有“{name}”这个字段", "请删除，或参阅 `journeymap schema --fields`"),
    ),
    "unknown-field-of-few": (
        Telling("'{name}' is no field that can stand here", "choose from: {allowed}"),
        Telling("这里没有“{name}”这个字段", "可选：{allowed}"),
    ),
    "field-for-comment": (
        Telling(
            "'{name}' is no field that can stand here",
            "write it as a comment: `# {text}`",
        ),
        Telling("这里没有“{name}”这个字段", "请写成注释：`# {text}`"),
    ),
    "scale-in-score": (
        Telling(
            "'{name}' belongs to a scale, not to a score",
            "write `scale: {{min: {minimum}, max: {maximum}}}` once, at the journey's top level or "
            "in the measurement that `from` names",
        ),
        Telling(
            "“{name}”属于量表，不属于单个分数",
            "请写一次“scale: {{min: {minimum}, max: {maximum}}}”："
            "在旅程的顶层，或在 from 所指的测量中",
        ),
    ),
    "cut-by-comma": (
        Telling(
            "the comma before '{name}' cuts it off from its text", "put the whole text in quotes"
        ),
        Telling("“{name}”被前面的逗号切断了", "请给整段文本加引号"),
    ),
    "cut-name": (
        Telling(
            "the comma before '{name}' cuts it off from its text",
            "put the whole text in quotes, or write `{name}:` if it is one of its own",
        ),
        Telling(
            "“{name}”被前面的逗号切断了", "请给整段文本加引号；若是单独的一项，请写成“{name}:”"
        ),
    ),
    "decimal-comma": (
        Telling("'{value}' is written with a decimal comma", "write {plain}"),
        Telling("“{value}”的小数点写成了逗号", "请写 {plain}"),
    ),
    "thousands-comma": (
        Telling(
            "'{value}' has a comma inside",
            "write {joined}, or {plain} if the comma is a decimal one",
        ),
        Telling("“{value}”里有逗号", "请写 {joined}；若逗号是小数点，请写 {plain}"),
    ),
    "full-width-number": (
        Telling("'{value}' holds signs that only look like those of a number", "write {plain}"),
        Telling("“{value}”用了全角或特殊字符", "请写 {plain}"),
    ),
    "blank-item": (
        Telling("a list item is empty", "write it, or remove its dash or comma"),
        Telling("列表中有空项", "请填写，或删除这一项的短横线或逗号"),
    ),
    "empty-list": (
        Telling("the list is empty", "it needs at least one item"),
        Telling("列表是空的", "至少需要一项"),
    ),
    "no-exits": (
        Telling(
            "`exits` names no exit",
            "name at least one, or remove the field: the journey then ends in `done`",
        ),
        Telling("exits 里没有出口", "请至少写一个，或删除这个字段：旅程就以 done 结束"),
    ),
    "not-a-value": (
        Telling("'{value}' is not {expected}", "write {expected}"),
        Telling("“{value}”不是{expected}", "请写{expected}"),
    ),
    "not-known-yet": (
        Telling("'{value}' is not {expected}", "leave the field empty while it is not known"),
        Telling("“{value}”不是{expected}", "还不知道时请留空"),
    ),
    "score-of-top": (
        Telling(
            "'{value}' is not {expected}",
            "write {plain} on a scale up to {top}; on another one, convert it",
        ),
        Telling("“{value}”不是{expected}", "量表最高为 {top} 时请写 {plain}；否则请先换算"),
    ),
    "number-with-unit": (
        Telling("'{value}' is not {expected}", "write {plain} here, and `unit: {unit}` beside it"),
        Telling("“{value}”不是{expected}", "这里请写 {plain}，旁边另写“unit: {unit}”"),
    ),
    "out-of-range": (
        Telling(
            "{value} lies outside {minimum:g} to {maximum:g}", "write a number between the two"
        ),
        Telling("{value} 不在 {minimum:g} 到 {maximum:g} 之间", "请写两者之间的数"),
    ),
    "too-small": (
        Telling("{value} is less than {minimum:g}", "write {minimum:g} or more"),
        Telling("{value} 小于 {minimum:g}", "请写 {minimum:g} 或更大的数"),
    ),
    "number-too-large": (
        Telling("{value} is larger than any number in a journey", "check its digits"),
        Telling("{value} 大得不像旅程中的数", "请检查位数"),
    ),
    "share-out-of-range": (
        Telling("{value} is no share", "write a share from 0% to 100%, or from 0 to 1"),
        Telling("{value} 不是份额", "请写 0% 到 100%，或 0 到 1"),
    ),
    "not-one-of": (
        Telling("'{name}' is not a word used here", "choose from: {allowed}"),
        Telling("这里不能用“{name}”", "可选：{allowed}"),
    ),
    "empty-id": (
        Telling("a name is empty", "write one"),
        Telling("名称是空的", "请填写"),
    ),
    "id-too-long": (
        Telling("a name is longer than {longest} characters", "choose a shorter one"),
        Telling("名称超过 {longest} 个字符", "请换一个短的"),
    ),
    "invisible-in-id": (
        Telling("a name holds the invisible character {character}", "type the name anew"),
        Telling("名称含有看不见的字符 {character}", "请重新输入名称"),
    ),
    "space-in-id": (
        Telling("the name '{id}' holds a space", "write {joined}"),
        Telling("名称“{id}”含有空格", "请写 {joined}"),
    ),
    "list-without-brackets": (
        Telling("'{id}' is read as one name", "write [{id}] for a list of names"),
        Telling("“{id}”会被当成一个名称", "多个名称请写成 [{id}]"),
    ),
    "shares-without-braces": (
        Telling("'{name}' is read as one name", "write names with shares in braces: {example}"),
        Telling("“{name}”会被当成一个名称", "带份额的名称请写在花括号里：{example}"),
    ),
    "character-in-id": (
        Telling(
            "the name '{id}' holds '{character}'",
            "use letters of any script, digits, `-` and `_`; the title may hold anything",
        ),
        Telling("名称“{id}”含有“{character}”", "请用文字、数字、“-”和“_”；标题可以写任何内容"),
    ),
    "rating-without-score": (
        Telling(
            "a score is missing", "give `mean` or `counts`; a zone has `adequate` and `desired`"
        ),
        Telling("缺少分数", "请写 mean 或 counts；容忍区间要写 adequate 和 desired"),
    ),
    "zone-without-desired": (
        Telling(
            "a zone with `adequate` wants `desired` too",
            "add the level that customers wish for, or write one number",
        ),
        Telling("写了 adequate，还缺 desired", "请补上理想水平，或只写一个数"),
    ),
    "mean-and-desired": (
        Telling("`mean` and `desired` both say the expected level", "keep one of the two"),
        Telling("mean 和 desired 都表示期望水平", "请保留其中一个"),
    ),
    "counts-disagree": (
        Telling(
            "`{field}` says {stated:g}, but the counts give {counted:.4g}",
            "remove `{field}`, which follows from the counts, or correct them",
        ),
        Telling(
            "{field} 写的是 {stated:g}，但按 counts 计算是 {counted:.4g}",
            "请删除可由 counts 算出的 {field}，或改正它们",
        ),
    ),
    "repeated-item": (
        Telling("'{name}' stands here twice", "keep one of the two"),
        Telling("“{name}”在这里写了两次", "请保留其中一个"),
    ),
    # Meaning
    "repeated-id": (
        Telling("the name '{name}' is taken in line {line}", "give one of the two another name"),
        Telling("第 {line} 行已经用了名称“{name}”", "请给其中一个换名"),
    ),
    "id-of-touchpoint": (
        Telling(
            "the exit '{name}' bears the name of the touchpoint in line {line}",
            "give one of the two another name",
        ),
        Telling("出口“{name}”与第 {line} 行的触点同名", "请给其中一个换名"),
    ),
    "id-of-default-exit": (
        Telling(
            "'{name}' is the name of the exit that a journey has by default",
            "give the touchpoint another name, or list the journey's own `exits`",
        ),
        Telling("“{name}”是旅程默认出口的名称", "请给触点换名，或用 exits 列出旅程自己的出口"),
    ),
    "unknown-target": (
        Telling(
            "next leads to '{name}', which is no touchpoint or exit",
            "use the id of a touchpoint, or add it under `exits`",
        ),
        Telling("next 指向“{name}”，它既不是触点也不是出口", "请用触点的名称，或把它加到 exits"),
    ),
    "unknown-start": (
        Telling(
            "the journey starts at '{name}', which is no touchpoint", "use the id of a touchpoint"
        ),
        Telling("旅程从“{name}”开始，但没有这个触点", "请用触点的名称"),
    ),
    "unknown-exit": (
        Telling("{field} names '{name}', which is no exit", "use an id listed under `exits`"),
        Telling("{field} 中的“{name}”不是出口", "请用 exits 中的名称"),
    ),
    "unknown-segment": (
        Telling("'{name}' is no segment of this journey", "add it under the journey's `segments`"),
        Telling("旅程没有细分群体“{name}”", "请把它加到旅程的 segments"),
    ),
    "unknown-touchpoint": (
        Telling(
            "the action changes '{name}', which is no touchpoint", "use the id of a touchpoint"
        ),
        Telling("措施要改变“{name}”，但没有这个触点", "请用触点的名称"),
    ),
    "stage-for-touchpoint": (
        Telling(
            "'{name}' is a stage, and a touchpoint is needed here",
            "write {id}, its first touchpoint, or another one of it",
        ),
        Telling(
            "“{name}”是阶段，这里应写触点", "请写 {id}（该阶段的第一个触点），或其中另一个触点"
        ),
    ),
    "title-for-id": (
        Telling("'{name}' is a title, and an id is needed here", "write {ids}"),
        Telling("“{name}”是标题，这里应写它的名称（id）", "请写 {ids}"),
    ),
    "exits-missing": (
        Telling(
            "the journey lists no `exits`, and these are no touchpoints: {names}",
            "list every way it ends, the success first: `exits: {{done: …, {first}: …}}`",
        ),
        Telling(
            "旅程没有列出 exits，而这些不是触点：{names}",
            "请列出所有出口，成功的放在最前：exits: {{done: …, {first}: …}}",
        ),
    ),
    "segments-missing": (
        Telling(
            "the journey lists no `segments`, and touchpoints name these: {names}",
            "list them at its top level: `segments: {{{first}: …}}`",
        ),
        Telling(
            "旅程没有列出 segments，而触点里有：{names}",
            "请在旅程的顶层列出：segments: {{{first}: …}}",
        ),
    ),
    "unknown-measurement": (
        Telling(
            "'{name}' is no measurement of this journey", "use a name listed under `measurements`"
        ),
        Telling("没有名为“{name}”的测量", "请用 measurements 中的名称"),
    ),
    "success-and-neutral": (
        Telling("'{name}' is both a success and neutral", "keep it in one of the two"),
        Telling("“{name}”既是成功又是中性出口", "请只保留一处"),
    ),
    "first-exit-neutral": (
        Telling(
            "'{name}' is neutral, and as the first exit it is the success too",
            "name the exit that counts as success under `success`",
        ),
        Telling("“{name}”是中性出口，又因排在第一而算作成功", "请用 success 指明算作成功的出口"),
    ),
    "shares-sum": (
        Telling(
            "the shares add up to {total:.1%}, not 100%",
            "change one, or write `rest` for what the others leave",
        ),
        Telling("份额合计 {total:.1%}，不是 100%", "请修改其中一个，或用 rest 表示其余部分"),
    ),
    "shares-leave-no-rest": (
        Telling(
            "the shares beside `rest` add up to {total:.1%}, more than 100%",
            "lower one of them",
        ),
        Telling("rest 以外的份额合计 {total:.1%}，超过了 100%", "请减小其中一个"),
    ),
    "parts-sum": (
        Telling("the shares add up to {total:.1%}", "they may reach 100% at most"),
        Telling("份额合计 {total:.1%}", "最多为 100%"),
    ),
    "loop-without-exit": (
        Telling("nobody who comes to {names} can ever leave", "add a way out under `next`"),
        Telling("到达 {names} 的人永远出不来", "请在 next 中加一条出路"),
    ),
    "endless-loop": (
        Telling(
            "practically nobody leaves {names}: customers would go round over a million times",
            "raise the share of those who leave",
        ),
        Telling("几乎没有人离开 {names}：顾客要绕一百万圈以上", "请提高离开的份额"),
    ),
    "segment-loop-without-exit": (
        Telling(
            "nobody of '{segment}' who comes to {names} can ever leave",
            "add a way out under this segment's `next`",
        ),
        Telling("群体“{segment}”中到达 {names} 的人永远出不来", "请在该群体的 next 中加一条出路"),
    ),
    "segment-endless-loop": (
        Telling(
            "practically nobody of '{segment}' leaves {names}: they would go round a million times",
            "raise the share of those who leave",
        ),
        Telling("群体“{segment}”几乎没有人离开 {names}：要绕一百万圈以上", "请提高离开的份额"),
    ),
    "crowded-loop": (
        Telling(
            "customers go back and forth between {names} in too many ways to work out",
            "leave out steps that hardly anybody takes, or cut the journey into several",
        ),
        Telling("{names} 之间来回的走法太多，无法计算", "请去掉很少有人走的步骤，或拆成几个旅程"),
    ),
    "segment-crowded-loop": (
        Telling(
            "'{segment}' goes back and forth between {names} in too many ways to work out",
            "leave out steps that hardly anybody takes, or cut the journey into several",
        ),
        Telling(
            "群体“{segment}”在 {names} 之间来回的走法太多，无法计算",
            "请去掉很少有人走的步骤，或拆成几个旅程",
        ),
    ),
    "too-many-ways": (
        Telling(
            "the segments' own ways through the journey come to more than {most:,} steps",
            "leave out `next` where a segment goes the way of everyone, or split the file",
        ),
        Telling(
            "各群体自己的走法合计超过 {most:,} 步",
            "群体的走法与所有人相同时请省去 next，或拆成几个文件",
        ),
    ),
    "scale-upside-down": (
        Telling(
            "the scale runs from {minimum:g} to {maximum:g}",
            "min must be less than max; where low is good, add `better: low`",
        ),
        Telling(
            "量表从 {minimum:g} 到 {maximum:g}", "min 应小于 max；若低分为好，请加 better: low"
        ),
    ),
    "scale-step": (
        Telling(
            "a step of {step:g} does not fit the scale", "write the smallest answer step as `step`"
        ),
        Telling("步长 {step:g} 不适合这个量表", "请用 step 写明最小的评分间隔"),
    ),
    "off-scale": (
        Telling(
            "{value:g} lies off the scale from {minimum:g} to {maximum:g}",
            "correct the score, or the scale",
        ),
        Telling("{value:g} 超出量表 {minimum:g} 到 {maximum:g}", "请改正分数或量表"),
    ),
    "zone-upside-down": (
        Telling(
            "the adequate level {adequate:g} is better than the desired level {desired:g}",
            "swap the two",
        ),
        Telling("可接受水平 {adequate:g} 好于理想水平 {desired:g}", "请对调两者"),
    ),
    "impossible-spread": (
        Telling(
            "on a scale from {minimum:g} to {maximum:g} the sd is {limit:.3g} at most, not {sd:g}",
            "give the standard deviation, in the scale of the scores",
        ),
        Telling(
            "量表从 {minimum:g} 到 {maximum:g}，标准差最多为 {limit:.3g}，不可能是 {sd:g}",
            "请按分数所用的量表填写标准差",
        ),
    ),
    "paired-too-many": (
        Telling(
            "{n} people are said to have answered both, but only {answered} gave the {field}",
            "correct one of the two: `paired` counts those who answered both",
        ),
        Telling(
            "paired 写的是 {n} 人两题都答，但 {field} 只有 {answered} 人作答",
            "请改正其中一个；paired 只数两题都答的人",
        ),
    ),
    "nps-is-no-score": (
        Telling(
            "'{name}' measures NPS, which is no score of a touchpoint",
            "put it under the journey's `outcomes` or the touchpoint's `kpis`",
        ),
        Telling("“{name}”测的是 NPS，不能作为触点的分数", "请放到旅程的 outcomes 或触点的 kpis"),
    ),
    "importance-for-some": (
        Telling(
            "importance is given for some touchpoints and missing for {missing} of {of}",
            "give it for all touchpoints or for none",
        ),
        Telling("有的触点写了重要性，有 {missing} 个没写（共 {of} 个）", "要么都写，要么都不写"),
    ),
    "segment-importance-for-some": (
        Telling(
            "importance for '{segment}' is missing for {missing} of {of} touchpoints",
            "give a segment's importance for all touchpoints or for none",
        ),
        Telling(
            "群体“{segment}”的重要性有 {missing} 个触点没写（共 {of} 个）", "要么都写，要么都不写"
        ),
    ),
    "importance-all-zero": (
        Telling(
            "every touchpoint has importance 0", "give at least one more than 0, or remove them all"
        ),
        Telling("所有触点的重要性都是 0", "请至少写一个大于 0 的，或全部删除"),
    ),
    "kano-one-coefficient": (
        Telling("`better` and `worse` belong together", "give both coefficients, or neither"),
        Telling("better 和 worse 要一起写", "请两个都写，或都不写"),
    ),
    "kano-for-some": (
        Telling(
            "measured Kano coefficients are missing for {missing} of {of} touchpoints",
            "give `better` and `worse` for all touchpoints or for none",
        ),
        Telling(
            "有 {missing} 个触点没有实测的 Kano 系数（共 {of} 个）",
            "better 和 worse 要么都写，要么都不写",
        ),
    ),
    "segment-kano-for-some": (
        Telling(
            "for '{segment}', Kano coefficients are missing at {missing} of {of} touchpoints",
            "give a segment's `better` and `worse` for all touchpoints or for none",
        ),
        Telling(
            "群体“{segment}”有 {missing} 个触点没有实测的 Kano 系数（共 {of} 个）",
            "better 和 worse 要么都写，要么都不写",
        ),
    ),
    "repeated-journey": (
        Telling("the journey '{name}' is also in {other}", "give one of the two another id"),
        Telling("旅程“{name}”在 {other} 中已有", "请给其中一个换名"),
    ),
    # The scores file
    "scores-outside": (
        Telling(
            "the scores file '{name}' lies outside the journey's folder",
            "put it beside the journey and write its name alone",
        ),
        Telling("分数文件“{name}”不在旅程所在的文件夹", "请放在旅程旁边，只写文件名"),
    ),
    "scores-missing": (
        Telling("the scores file '{name}' is not beside the journey", "add it, or remove `scores`"),
        Telling("旅程旁边没有分数文件“{name}”", "请加上它，或删除 scores"),
    ),
    "scores-empty": (
        Telling(
            "there is nothing in this file",
            "the first line names the columns: touchpoint,score,segment,channel,mean,sd,n,from",
        ),
        Telling("文件里没有内容", "首行是列名：touchpoint,score,segment,channel,mean,sd,n,from"),
    ),
    "scores-separator": (
        Telling(
            "the columns are separated by `{separator}`",
            "export it with commas between the columns and points in the numbers",
        ),
        Telling("各列之间用的是“{separator}”", "请用逗号分列、用小数点，重新导出"),
    ),
    "scores-tabs": (
        Telling(
            "the columns are separated by tabs",
            "export it with commas between the columns and points in the numbers",
        ),
        Telling("各列之间用的是制表符", "请用逗号分列、用小数点，重新导出"),
    ),
    "scores-header": (
        Telling(
            "the column '{name}' is missing",
            "the first line names the columns: touchpoint,score,segment,channel,mean,sd,n,from",
        ),
        Telling("缺少列“{name}”", "首行是列名：touchpoint,score,segment,channel,mean,sd,n,from"),
    ),
    "scores-column": (
        Telling("'{name}' is no column of a scores file", "remove it"),
        Telling("分数文件没有“{name}”这一列", "请删除"),
    ),
    "scores-column-twice": (
        Telling("the column '{name}' is there twice", "remove one of the two"),
        Telling("列“{name}”出现了两次", "请删除其中一列"),
    ),
    "scores-wide": (
        Telling(
            "the table has {given} columns",
            "the first line names the columns: touchpoint,score,segment,channel,mean,sd,n,from",
        ),
        Telling(
            "表格有 {given} 列",
            "首行是列名：touchpoint,score,segment,channel,mean,sd,n,from",
        ),
    ),
    "scores-cells": (
        Telling(
            "the line has {given} cells, the header {expected}",
            "put cells that hold a comma in quotes",
        ),
        Telling("这一行有 {given} 格，表头有 {expected} 格", "含逗号的格请加引号"),
    ),
    "scores-score": (
        Telling("'{name}' is no kind of score", "write expectation, experience or paired"),
        Telling("“{name}”不是分数的种类", "请写 expectation、experience 或 paired"),
    ),
    "scores-touchpoint": (
        Telling("'{name}' is no touchpoint of the journey", "use the id of a touchpoint"),
        Telling("旅程没有触点“{name}”", "请用触点的名称"),
    ),
    "scores-segment": (
        Telling("'{name}' is no segment of the journey", "add it under the journey's `segments`"),
        Telling("旅程没有细分群体“{name}”", "请把它加到旅程的 segments"),
    ),
    "scores-channel": (
        Telling(
            "'{name}' is no channel of this touchpoint", "add it under the touchpoint's `channels`"
        ),
        Telling("这个触点没有渠道“{name}”", "请把它加到触点的 channels"),
    ),
    "scores-channels": (
        Telling(
            "this segment would take over more than {most} channels from everyone",
            "give it its own `channels` in the journey",
        ),
        Telling("该群体沿用大家的渠道，超过 {most} 个", "请在旅程中写明该群体自己的 channels"),
    ),
    "scores-mean": (
        Telling("the line has no mean", "write the mean, or remove the line"),
        Telling("这一行没有 mean", "请填写 mean，或删除这一行"),
    ),
    "scores-paired": (
        Telling("a paired line has sd and n, and neither mean nor channel", "correct the line"),
        Telling("paired 一行要有 sd 和 n，不要 mean 和 channel", "请改正这一行"),
    ),
    "scores-repeated": (
        Telling("this score is already given in line {line}", "keep one of the two"),
        Telling("这个分数在第 {line} 行已经给过", "请保留其中一行"),
    ),
    "scores-broken": (
        Telling("the table is broken from here on", "check the quotes, or export it again as CSV"),
        Telling("表格从这里开始无法解析", "请检查引号，或重新导出为 CSV"),
    ),
    # Other notations
    "already-journey": (
        Telling("this is a journey file already", "use it as it is: `journeymap check`"),
        Telling("这已经是旅程文件", "请直接使用：`journeymap check`"),
    ),
    "unknown-notation": (
        Telling("it can't be told from its name what this is", "say it: `--from` {allowed}"),
        Telling("从文件名看不出这是什么", "请用 `--from` 指明：{allowed}"),
    ),
    "only-written": (
        Telling(
            "{name} is only written here: it holds numbers of a journey, not the journey itself",
            "import what it was made from, or one of these: {allowed}",
        ),
        Telling(
            "这里只写出 {name}：其中只有旅程的数值，没有旅程本身",
            "请导入它的来源文件，或以下之一：{allowed}",
        ),
    ),
    "no-such-target": (
        Telling("it can't be told what to write", "say it: `--to` {allowed}"),
        Telling("不清楚要写成什么", "请用 `--to` 指明：{allowed}"),
    ),
    "mermaid-none": (
        Telling("there is no diagram here", "a Mermaid journey begins with the line `journey`"),
        Telling("这里没有图", "Mermaid journey 以 `journey` 一行开头"),
    ),
    "mermaid-other": (
        Telling(
            "this is '{name}', not a Mermaid journey",
            "only diagrams that begin with `journey` tell of touchpoints and their scores",
        ),
        Telling("这是“{name}”，不是 Mermaid journey", "只有以 `journey` 开头的图才有触点和评分"),
    ),
    "mermaid-capital": (
        Telling(
            "only `journey` in small letters begins a diagram", "write `journey`, not '{name}'"
        ),
        Telling("Mermaid 只认小写的 `journey`", "请写 `journey`，不要写“{name}”"),
    ),
    "mermaid-several": (
        Telling("this is one more journey diagram", "put each diagram into a file of its own"),
        Telling("这里还有一个 journey 图", "请把每个图放进单独的文件"),
    ),
    "mermaid-empty": (
        Telling("the diagram has neither sections nor tasks", "write `Name: 3: Me` below it"),
        Telling("图中没有 section，也没有任务", "请在下面写上“名称: 3: 我”这样的任务"),
    ),
    "mermaid-no-score": (
        Telling(
            "'{name}' is no task: a colon and a score are missing",
            "write `name: 3: Me`; a comment begins with `%%`",
        ),
        Telling("“{name}”不是任务：缺少冒号和评分", "请写成“名称: 3: 我”；注释以 `%%` 开头"),
    ),
    "mermaid-hash": (
        Telling("`#` begins a comment, so '{name}' has no score", "write `#35;` for a number sign"),
        Telling("`#` 之后是注释，因此“{name}”没有评分", "井号请写成 `#35;`"),
    ),
    "mermaid-semicolon": (
        Telling("a semicolon ends what Mermaid can read", "write `#59;`"),
        Telling("Mermaid 无法读取分号之后的内容", "请写成 `#59;`"),
    ),
    "mermaid-colon": (
        Telling("a colon ends the name of a section", "write `#58;`"),
        Telling("冒号会结束 section 的名称", "请写成 `#58;`"),
    ),
    "mermaid-no-name": (
        Telling("a task has no name before its colon", "write `name: 3: Me`"),
        Telling("任务的冒号前没有名称", "请写成“名称: 3: 我”"),
    ),
    "mermaid-word": (
        Telling("a task can't begin with the word '{name}'", "write `#106;ourney`"),
        Telling("任务名不能以“{name}”一词开头", "请写成 `#106;ourney`"),
    ),
    "mermaid-open": (
        Telling("the description that opens here is never closed", "add the closing `}}`"),
        Telling("从这里开始的说明没有结束", "请补上 `}}`"),
    ),
    "mermaid-large": (
        Telling(
            "the diagram has more than {most:,} sections, tasks and actors up to here",
            "put each part of it into a file of its own",
        ),
        Telling("图到这里已超过 {most:,} 个 section、任务和参与者", "请拆成几个文件"),
    ),
    "json-large": (
        Telling("the JSON has more than {most:,} fields and items", "split the journey"),
        Telling("JSON 超过 {most:,} 个字段和列表项", "请拆分旅程"),
    ),
    "json-broken": (
        Telling(
            "from here on this is no JSON",
            "check commas, brackets and double quotes; JSON knows no comments",
        ),
        Telling("从这里开始不是 JSON", "请检查逗号、括号和双引号；JSON 没有注释"),
    ),
    "json-other": (
        Telling(
            "this JSON is no journey: it has neither `journey` nor `stages`",
            "see what `journeymap export --to json` writes",
        ),
        Telling(
            "这个 JSON 不是旅程：没有 journey，也没有 stages",
            "可参考 `journeymap export --to json` 的输出",
        ),
    ),
    "table-none": (
        Telling(
            "no row or column of this table is known to tell of touchpoints",
            "`--save-mapping FILE` writes its labels down; say there what they mean, and use it "
            "with `--mapping FILE`",
        ),
        Telling(
            "表格中没有可识别的触点行或列",
            "`--save-mapping 文件` 会写下各标签；请在其中注明含义，再用 `--mapping 文件` 导入",
        ),
    ),
    "table-is-scores": (
        Telling(
            "this is a scores file, which stands beside a journey",
            "name it in the journey: `scores: {name}`",
        ),
        Telling("这是放在旅程旁边的分数文件", "请在旅程中写 `scores: {name}`"),
    ),
    "table-empty": (
        Telling("the table holds no touchpoint", "fill in at least one"),
        Telling("表格里没有触点", "请至少填写一个"),
    ),
    "table-broken": (
        Telling("the table is broken from here on", "check the quotes, or save it anew as CSV"),
        Telling("表格从这里开始无法解析", "请检查引号，或重新保存为 CSV"),
    ),
    "table-large": (
        Telling("the table has more than {most:,} cells", "leave out what is not needed"),
        Telling("表格超过 {most:,} 个单元格", "请去掉不需要的内容"),
    ),
    "table-long": (
        Telling(
            "the table has more than {rows:,} rows or {columns:,} columns",
            "leave out what is not needed, empty rows too, or split it",
        ),
        Telling(
            "表格超过 {rows:,} 行或 {columns:,} 列", "请去掉不需要的内容和空行，或拆成几个表格"
        ),
    ),
    "table-full": (
        Telling("the table has more than {most:,} filled cells", "split it into several tables"),
        Telling("表格中有内容的单元格超过 {most:,} 个", "请拆成几个表格"),
    ),
    "table-fields": (
        Telling(
            "the cells that hold fields or lists in brackets come to more than {most:,} characters",
            "put the items of a list on lines of their own, without brackets, or split the table",
        ),
        Telling(
            "用括号写字段或列表的单元格合计超过 {most:,} 个字符",
            "请把列表各项分行写，不用括号，或拆成几个表格",
        ),
    ),
    "table-no-name": (
        Telling("this touchpoint has no name", "give it one"),
        Telling("这个触点没有名称", "请填写名称"),
    ),
    "table-of-nobody": (
        Telling(
            "'{lane}' tells of a touchpoint, and none is named here",
            "write the touchpoint's name beside it, or empty the cell",
        ),
        Telling("“{lane}”说的是触点，这里却没有写触点", "请在旁边写上触点的名称，或清空单元格"),
    ),
    "table-twice": (
        Telling("'{lane}' is given more than once for this touchpoint", "keep one"),
        Telling("这个触点的“{lane}”不止一个", "请保留一个"),
    ),
    "table-form": (
        Telling(
            "the lane `{lane}` cannot hold what the cell {cell} says",
            "write it like this: `{example}`; or leave the whole lane out: `--save-mapping FILE`, "
            "take away what stands behind its label, `--mapping FILE`",
        ),
        Telling(
            "单元格 {cell} 的内容不能放进泳道 {lane}",
            "请照这样写：`{example}`；或略去整条泳道：用 `--save-mapping 文件` 写下标签，"
            "删去该标签后的内容，再用 `--mapping 文件` 导入",
        ),
    ),
    "table-value": (
        Telling(
            "'{value}' in the cell {cell}, lane `{lane}`, is not {expected}",
            "write {expected}, or empty the cell; or leave the whole lane out: "
            "`--save-mapping FILE`, take away what stands behind its label, `--mapping FILE`",
        ),
        Telling(
            "单元格 {cell}（泳道 {lane}）里的“{value}”不是{expected}",
            "请写{expected}，或清空单元格；或略去整条泳道：用 `--save-mapping 文件` 写下标签，"
            "删去该标签后的内容，再用 `--mapping 文件` 导入",
        ),
    ),
    "table-scales": (
        Telling(
            "'{name}' states the scale {scale}, and '{other}' in the cell {cell} {other_scale}",
            "bring both to one scale, or leave one lane out: `--save-mapping FILE`, take away what "
            "stands behind its label, `--mapping FILE`",
        ),
        Telling(
            "“{name}”写的量表是 {scale}，而单元格 {cell} 的“{other}”是 {other_scale}",
            "请统一量表，或略去其中一条泳道：用 `--save-mapping 文件` 写下标签，"
            "删去该标签后的内容，再用 `--mapping 文件` 导入",
        ),
    ),
    "not-xlsx": (
        Telling("this is no XLSX workbook", "save it as .xlsx or as CSV"),
        Telling("这不是 XLSX 工作簿", "请另存为 .xlsx 或 CSV"),
    ),
    "workbook-large": (
        Telling(
            "the workbook holds {size:.0f} MB once it is unpacked, more than {most}",
            "leave out sheets that are not needed, or save the one that is as CSV",
        ),
        Telling(
            "工作簿解压后有 {size:.0f} MB，超过 {most} MB",
            "请去掉不需要的工作表，或把需要的工作表另存为 CSV",
        ),
    ),
    "workbook-parts": (
        Telling(
            "the workbook consists of {count:,} parts, more than {most:,}",
            "leave out sheets that are not needed, or save the one that is as CSV",
        ),
        Telling(
            "工作簿由 {count:,} 个部分组成，超过 {most:,} 个",
            "请去掉不需要的工作表，或把需要的工作表另存为 CSV",
        ),
    ),
    "workbook-formats": (
        Telling(
            "the workbook holds more than {most:,} formats, rules and other elements beside cells",
            "copy the values into a new workbook, or save the sheet as CSV",
        ),
        Telling(
            "工作簿中除单元格外的格式、规则等元素超过 {most:,} 个",
            "请把数值复制到新的工作簿，或把工作表另存为 CSV",
        ),
    ),
    "workbook-full": (
        Telling(
            "the workbook holds more than {most:,} elements: rows, cells and texts",
            "leave out sheets that are not needed, or save the one that is as CSV",
        ),
        Telling(
            "工作簿中的行、单元格、文本等元素超过 {most:,} 个",
            "请去掉不需要的工作表，或把需要的工作表另存为 CSV",
        ),
    ),
    "too-many-columns": (
        Telling(
            "{given:,} columns are needed, and a sheet has {most:,}",
            "choose another layout: `--layout rows`",
        ),
        Telling("需要 {given:,} 列，工作表最多 {most:,} 列", "请换一种布局：`--layout rows`"),
    ),
    "no-sheet": (
        Telling("the workbook has no sheet '{name}'", "choose from: {allowed}"),
        Telling("工作簿里没有工作表“{name}”", "可选：{allowed}"),
    ),
    "mapping-lane": (
        Telling(
            "'{name}' is no lane of a journey",
            "use a field of a touchpoint, such as experience or pains; nothing leaves it out",
        ),
        Telling("“{name}”不是旅程的泳道", "请用触点的字段，如 experience、pains；留空表示略去"),
    ),
    "mapping-needs": (
        Telling("no label means {names}", "say which one does; the layout '{layout}' needs it"),
        Telling("没有标签表示 {names}", "请指明是哪一个；布局“{layout}”需要它"),
    ),
    # Edits
    "edit-address": (
        Telling(
            "'{address}' names no part of a journey",
            "write it as `touchpoint.field`; a name with a point in it in double quotes",
        ),
        Telling("“{address}”不是旅程中某处的写法", "请写成 触点.字段；名称里有点号时加双引号"),
    ),
    "edit-unknown": (
        Telling("nothing in the file has the id '{name}'", "see the ids in the file"),
        Telling("文件里没有名为“{name}”的东西", "请查看文件里的名称"),
    ),
    "edit-is-stage": (
        Telling("'{name}' is a stage", "name a touchpoint; only those are moved"),
        Telling("“{name}”是阶段", "请写触点的名称；只有触点可以移动"),
    ),
    "edit-several": (
        Telling(
            "'{name}' is the id of a {kinds}", "say which is meant, as in `touchpoints.{name}`"
        ),
        Telling("“{name}”同时是多样东西的名称：{kinds}", "请写明是哪一个，如 touchpoints.{name}"),
    ),
    "edit-no-field": (
        Telling("'{name}' has many fields", "name the one to change, as in `{address}.title`"),
        Telling("“{name}”有许多字段", "请写明要改哪一个，如 {address}.title"),
    ),
    "edit-no-part": (
        Telling("there is no field '{name}' in this place", "see `journeymap schema --fields`"),
        Telling("这里没有字段“{name}”", "字段列表见 `journeymap schema --fields`"),
    ),
    "edit-no-parts": (
        Telling("this value has no part '{name}'", "change the value as a whole"),
        Telling("这个值没有“{name}”这一部分", "请修改整个值"),
    ),
    "edit-no-item": (
        Telling("there is no item {name} in a list of {count}", "count from 1"),
        Telling("列表共 {count} 项，没有第 {name} 项", "请从 1 数起"),
    ),
    "edit-value": (
        Telling("'{value}' is no list and no mapping", "write [a, b] or {{a: 1, b: 2}}"),
        Telling("“{value}”不是列表，也不是字段", "请写成 [a, b] 或 {{a: 1, b: 2}}"),
    ),
    "edit-second-rest": (
        Telling("'{other}' takes the rest already", "give '{other}' a share first"),
        Telling("“{other}”已经取其余部分（rest）", "请先给“{other}”一个份额"),
    ),
    "edit-shares": (
        Telling(
            "the shares would no longer make a whole",
            "say which one gives way by setting it to `rest`: {others}",
        ),
        Telling("各份额之和将不再是 100%", "请把让出份额的一个设为 rest：{others}"),
    ),
    "edit-shares-alone": (
        Telling("not all customers would have somewhere to go", "name another way on first"),
        Telling("有些客户将无处可去", "请先写明另一个去向"),
    ),
    "edit-no-id": (
        Telling("'{name}' cannot be an id", "use letters of any script, digits, `-` and `_`"),
        Telling("“{name}”不能用作名称", "请用文字、数字、- 和 _"),
    ),
    "edit-exists": (
        Telling("something in the file has the id '{name}' already", "choose another"),
        Telling("文件里已有名为“{name}”的东西", "请换一个名称"),
    ),
    "edit-use-rename": (
        Telling("an id is changed with everything that refers to it", "use `journeymap rename`"),
        Telling("修改名称时，引用它的地方要一起改", "请用 `journeymap rename`"),
    ),
    "edit-dangling": (
        Telling("'{name}' is still referred to; line {lines}", "let that lead elsewhere first"),
        Telling("“{name}”仍被引用，见第 {lines} 行", "请先把那里改到别处"),
    ),
    "edit-empties-stage": (
        Telling(
            "'{name}' is the only touchpoint of its stage",
            "put another one into the stage first, or remove the stage as a whole",
        ),
        Telling("“{name}”是该阶段唯一的触点", "请先在阶段里放入别的触点，或删去整个阶段"),
    ),
    "edit-last-stage": (
        Telling("'{name}' is the only stage of the journey", "add another one to the file first"),
        Telling("“{name}”是旅程唯一的阶段", "请先在文件里加入别的阶段"),
    ),
    "edit-unusual": (
        Telling(
            "this is written in a way that cannot be changed from here",
            "write it as `name: value`, lists with each dash on its own line",
        ),
        Telling("这里的写法无法自动修改", "请写成“名称: 值”，列表的每个短横各占一行"),
    ),
    "edit-breaks": (
        Telling(
            "nothing was changed, since the journey would have problems then",
            "change it in another way, or more than one thing at once",
        ),
        Telling("没有修改：改后旅程会有问题", "请换一种改法，或同时修改多处"),
    ),
    "file-there": (
        Telling(
            "there is something of this name already",
            "choose another name, or let --force write over it",
        ),
        Telling("已有同名文件", "请换一个名称，或用 --force 覆盖"),
    ),
    "changed-meanwhile": (
        Telling("the file has changed since it was read", "look at it, then change it again"),
        Telling("文件在读取之后被改动过", "请查看之后再改一次"),
    ),
    "folder-held": (
        Telling(
            "another program holds the folder",
            "nothing was changed; try again when that program is done",
        ),
        Telling("另一个程序占用着这个文件夹", "没有做任何修改；请等那个程序结束后再试"),
    ),
    "not-saved": (
        Telling(
            "the file cannot be saved: {reason}", "nothing was changed; see its rights and the disk"
        ),
        Telling("文件无法保存：{reason}", "没有做任何修改；请检查权限和磁盘"),
    ),
}

EXPECTED: dict[str, tuple[str, str]] = {
    "text": ("a text", "文本"),
    "id": ("a name", "名称"),
    "number": ("a number", "数字"),
    "whole": ("a whole number", "整数"),
    "share": ("a share such as 70% or 0.7", "份额（如 70% 或 0.7）"),
    "share-or-rest": ("a share such as 70%, or `rest`", "份额（如 70%）或 rest"),
    "date": ("a date such as 2026-09-30", "日期（如 2026-09-30）"),
    "word": ("one of a few words", "给定的词"),
    "list": ("a list", "列表"),
    "mapping": ("fields with values", "字段和值"),
    "score": (
        "a score: a number, or fields such as mean, sd and n",
        "分数：数字，或 mean、sd、n 等字段",
    ),
    "kano": ("a Kano category", "Kano 类别"),
    "flow": ("an id, a list of ids, or ids with shares", "名称、名称列表，或名称加份额"),
    "transition": ("a share, or fields such as share and after", "份额，或 share、after 等字段"),
    "channels": (
        "a channel, a list of channels, or channels with scores",
        "渠道、渠道列表，或带分数的渠道",
    ),
    "quote": ("a quote, or fields text and approved", "引语，或 text 和 approved 字段"),
    "exits": ("exits with titles", "出口和标题"),
    "segment": ("a title, or fields title and share", "标题，或 title 和 share 字段"),
}
