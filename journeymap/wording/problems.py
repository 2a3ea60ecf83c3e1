"""What is wrong with a file and what to do about it, by code, in English and Chinese.

Where a near name was found, `Did you mean` takes the place of the remedy.
"""

from typing import NamedTuple


class Telling(NamedTuple):
    """One problem: what is wrong, and the remedy."""

    what: str
    remedy: str


SEPARATORS = (", ", "、")
"""Between the names of a list, in English and Chinese."""

ENGLISH: dict[str, Telling] = {
    # The file
    "no-file": Telling("there is no such file", "check the name and the folder"),
    "no-folder": Telling("there is no such folder", "check the name"),
    "is-folder": Telling("this is a folder, not a file", "name a journey file in it"),
    "unreadable": Telling("the file cannot be read: {reason}", "check its permissions"),
    "too-large": Telling(
        "the file has {size:.1f} MB, more than the limit of {limit:g} MB",
        "split the journey, or raise the limit with --limit",
    ),
    "wide-encoding": Telling("the file is saved as {encoding}", "save it as UTF-8"),
    "gbk": Telling("the file is saved in a Chinese encoding (GBK or GB18030)", "save it as UTF-8"),
    "not-utf-8": Telling("the file is not saved as UTF-8", "save it as UTF-8"),
    "unfit-character": Telling(
        "{character} is a character that no text may hold", "delete it; it is often invisible"
    ),
    "empty": Telling(
        "there is nothing in this file", "begin with `journey: a-name` and one touchpoint"
    ),
    "several-documents": Telling(
        "a second document begins here", "keep one journey to a file, and remove `---` or `...`"
    ),
    "not-a-mapping": Telling(
        "a journey is fields with values, and this file holds something else",
        "begin with `journey: a-name`",
    ),
    "later-format": Telling(
        "the file is written for format {given:g}, and this version reads up to {newest}",
        "install a newer journeymap; the file itself may be sound",
    ),
    # YAML
    "too-deep": Telling(
        "brackets or indents are nested deeper than {deepest} levels here", "flatten this part"
    ),
    "alias": Telling(
        "`*{name}` repeats another part of the file",
        "write that part out here; a text that begins with `*` wants quotes",
    ),
    "anchor": Telling(
        "`&{name}` marks a part to be repeated elsewhere",
        "remove it; a text that begins with `&` wants quotes",
    ),
    "merge": Telling("`<<` merges another part of the file", "write the fields out here"),
    "tag": Telling("`{name}` is a type tag", "remove it; a text that begins with `!` wants quotes"),
    "too-long": Telling(
        "this text is longer than {longest} characters", "shorten it, or link to a document"
    ),
    "key-not-text": Telling(
        "a list or mapping stands where a field's name should", "write a plain name before the `:`"
    ),
    "repeated-field": Telling("'{name}' already stands here in line {line}", "keep one of the two"),
    "conflict-marks": Telling(
        "a merge left its conflict marks here", "choose one version and delete the marks"
    ),
    "yaml-version": Telling("the `%YAML` line names an unknown version", "delete that line"),
    "directive": Telling(
        "a line that begins with `%` is an instruction to YAML, and this one is unknown",
        "delete that line",
    ),
    "unclosed-quote": Telling(
        "the quote that opens here is not closed where the text ends", "add the closing quote"
    ),
    "unclosed-bracket": Telling(
        "the `{bracket}` that opens here is not closed where it should be",
        "check the closing bracket, and the commas and quotes on the way",
    ),
    "wrong-bracket": Telling(
        "`{closed}` cannot close what `{opened}` opened", "check the brackets in this line"
    ),
    "stray-bracket": Telling(
        "`{bracket}` closes nothing that is open", "remove it, or put the whole text in quotes"
    ),
    "nothing-between-commas": Telling("a comma has nothing before it", "remove the comma"),
    "no-comma": Telling("a comma is missing before this", "add it"),
    "dash-in-brackets": Telling(
        "inside brackets, commas separate the items", "write [one, two], or leave the brackets out"
    ),
    "colon-in-brackets": Telling(
        "this `:` stands in the middle of a value",
        "put a comma before the next field, or the whole text in quotes",
    ),
    "text-after-quote": Telling(
        "the text goes on after the quote that ends it",
        "put the whole text in quotes; inside '…' write an apostrophe twice",
    ),
    "text-after-bracket": Telling(
        "the text goes on after the bracket that ends it", "put the whole text in quotes"
    ),
    "tab": Telling("a tab stands where only spaces may", "replace it with spaces"),
    "wide-space": Telling(
        "a full-width or no-break space stands here ({character})", "replace it with plain spaces"
    ),
    "full-width-colon": Telling(
        "`：` is a full-width colon", "write a plain `:` and a space after a field's name"
    ),
    "full-width-comma": Telling(
        "`{character}` does not separate items", "write a plain `,` and a space between them"
    ),
    "no-space": Telling("a space is missing after the colon", "write `name: value`"),
    "dash-without-space": Telling("a space is missing after the dash", "write `- item`"),
    "dash-after-colon": Telling(
        "a list cannot begin in the line of its field",
        "begin it on the next line; put a text that begins with `- ` in quotes",
    ),
    "unquoted-colon": Telling(
        "a text with `: ` inside looks like a field of its own", "put the whole text in quotes"
    ),
    "needs-quotes": Telling(
        "a text that begins with {character} needs quotes", "put the whole text in quotes"
    ),
    "no-colon": Telling(
        "this line is neither a field nor an item of a list",
        "write `name: value` or `- item`, or indent it if it belongs to the text above",
    ),
    "unknown-escape": Telling(
        "a backslash in double quotes begins an escape, and this one is unknown",
        "use single quotes, or double the backslash",
    ),
    "too-deep-indent": Telling(
        "this line is indented as if it belonged to the value above it",
        "line it up with the field above",
    ),
    "bad-indent": Telling(
        "this line begins in column {column}, which fits nothing above it",
        "line it up with the fields or dashes it belongs to",
    ),
    "syntax": Telling("this is not YAML from here on", "check this line and the one before"),
    # Shapes
    "not-a-text": Telling(
        "this should be a text, not {form}", "write one text, in quotes if need be"
    ),
    "not-a-list": Telling(
        "this should be a list, not {form}", "begin each item with `- `, or write [one, two]"
    ),
    "not-fields": Telling(
        "this should be fields with values, not {form}", "write each as `name: value`"
    ),
    "wrong-form": Telling("this should be {expected}, not {form}", "write {expected}"),
    "text-for-fields": Telling(
        "'{name}' stands alone where fields with values should", "begin with `{field}: …`"
    ),
    "other-form": Telling("this should be {expected}, not {form}", "see docs/format.md"),
    "missing-field": Telling("`{field}` is missing", "add it here"),
    "blank-field": Telling("`{field}` has no value", "write one here"),
    "blank-value": Telling("'{name}' has no value", "write one, or remove the name"),
    "unknown-field": Telling(
        "'{name}' is no field that can stand here", "remove it, or see docs/format.md"
    ),
    "unknown-field-of-few": Telling(
        "'{name}' is no field that can stand here", "choose from: {allowed}"
    ),
    "cut-by-comma": Telling(
        "the comma before '{name}' cuts it off from its text", "put the whole text in quotes"
    ),
    "decimal-comma": Telling("'{value}' is written with a decimal comma", "write {plain}"),
    "thousands-comma": Telling(
        "'{value}' has a comma inside", "write {joined}, or {plain} if the comma is a decimal one"
    ),
    "full-width-number": Telling(
        "'{value}' holds signs that only look like those of a number", "write {plain}"
    ),
    "blank-item": Telling("a list item is empty", "write it, or remove its dash or comma"),
    "empty-list": Telling("the list is empty", "it needs at least one item"),
    "not-a-value": Telling("'{value}' is not {expected}", "write {expected}"),
    "out-of-range": Telling(
        "{value} lies outside {minimum:g} to {maximum:g}", "write a number between the two"
    ),
    "too-small": Telling("{value} is less than {minimum:g}", "write {minimum:g} or more"),
    "number-too-large": Telling(
        "{value} is larger than any number in a journey", "check its digits"
    ),
    "share-out-of-range": Telling(
        "{value} is no share", "write a share from 0% to 100%, or from 0 to 1"
    ),
    "not-one-of": Telling("'{name}' is not a word used here", "choose from: {allowed}"),
    "empty-id": Telling("a name is empty", "write one"),
    "id-too-long": Telling("a name is longer than {longest} characters", "choose a shorter one"),
    "invisible-in-id": Telling(
        "a name holds the invisible character {character}", "type the name anew"
    ),
    "space-in-id": Telling("the name '{id}' holds a space", "write {joined}"),
    "list-without-brackets": Telling(
        "'{id}' is read as one name", "write [{id}] for a list of names"
    ),
    "character-in-id": Telling(
        "the name '{id}' holds '{character}'",
        "use letters of any script, digits, `-` and `_`; the title may hold anything",
    ),
    "rating-without-score": Telling(
        "a score is missing", "give `mean` or `counts`; a zone has `adequate` and `desired`"
    ),
    "zone-without-desired": Telling(
        "a zone with `adequate` wants `desired` too",
        "add the level that customers wish for, or write one number",
    ),
    "mean-and-desired": Telling(
        "`mean` and `desired` both say the expected level", "keep one of the two"
    ),
    "counts-disagree": Telling(
        "`{field}` says {stated:g}, but the counts give {counted:.4g}",
        "remove `{field}`, which follows from the counts, or correct them",
    ),
    "repeated-item": Telling("'{name}' stands here twice", "keep one of the two"),
    # Meaning
    "repeated-id": Telling(
        "the name '{name}' is taken in line {line}", "give one of the two another name"
    ),
    "id-of-touchpoint": Telling(
        "the exit '{name}' bears the name of the touchpoint in line {line}",
        "give one of the two another name",
    ),
    "id-of-default-exit": Telling(
        "'{name}' is the name of the exit that a journey has by default",
        "give the touchpoint another name, or list the journey's own `exits`",
    ),
    "unknown-target": Telling(
        "next leads to '{name}', which is no touchpoint or exit",
        "use the id of a touchpoint, or add it under `exits`",
    ),
    "unknown-start": Telling(
        "the journey starts at '{name}', which is no touchpoint", "use the id of a touchpoint"
    ),
    "unknown-exit": Telling(
        "{field} names '{name}', which is no exit", "use an id listed under `exits`"
    ),
    "unknown-segment": Telling(
        "'{name}' is no segment of this journey", "add it under the journey's `segments`"
    ),
    "unknown-touchpoint": Telling(
        "the action changes '{name}', which is no touchpoint", "use the id of a touchpoint"
    ),
    "unknown-measurement": Telling(
        "'{name}' is no measurement of this journey", "use a name listed under `measurements`"
    ),
    "success-and-neutral": Telling(
        "'{name}' is both a success and neutral", "keep it in one of the two"
    ),
    "first-exit-neutral": Telling(
        "'{name}' is neutral, and as the first exit it is the success too",
        "name the exit that counts as success under `success`",
    ),
    "shares-sum": Telling(
        "the shares add up to {total:.1%}, not 100%",
        "change one, or write `rest` for what the others leave",
    ),
    "parts-sum": Telling("the shares add up to {total:.1%}", "they may reach 100% at most"),
    "loop-without-exit": Telling(
        "nobody who comes to {names} can ever leave", "add a way out under `next`"
    ),
    "endless-loop": Telling(
        "practically nobody leaves {names}: customers would go round over a million times",
        "raise the share of those who leave",
    ),
    "segment-loop-without-exit": Telling(
        "nobody of '{segment}' who comes to {names} can ever leave",
        "add a way out under this segment's `next`",
    ),
    "segment-endless-loop": Telling(
        "practically nobody of '{segment}' leaves {names}: they would go round a million times",
        "raise the share of those who leave",
    ),
    "scale-upside-down": Telling(
        "the scale runs from {minimum:g} to {maximum:g}",
        "min must be less than max; where low is good, add `better: low`",
    ),
    "scale-step": Telling(
        "a step of {step:g} does not fit the scale", "write the smallest answer step as `step`"
    ),
    "off-scale": Telling(
        "{value:g} lies off the scale from {minimum:g} to {maximum:g}",
        "correct the score, or the scale",
    ),
    "zone-upside-down": Telling(
        "the adequate level {adequate:g} is better than the desired level {desired:g}",
        "swap the two",
    ),
    "impossible-spread": Telling(
        "on a scale from {minimum:g} to {maximum:g} the sd is {limit:.3g} at most, not {sd:g}",
        "give the standard deviation, in the scale of the scores",
    ),
    "nps-is-no-score": Telling(
        "'{name}' measures NPS, which is no score of a touchpoint",
        "put it under the journey's `outcomes` or the touchpoint's `kpis`",
    ),
    "importance-for-some": Telling(
        "importance is given for some touchpoints and missing for {missing} of {of}",
        "give it for all touchpoints or for none",
    ),
    "segment-importance-for-some": Telling(
        "importance for '{segment}' is missing for {missing} of {of} touchpoints",
        "give a segment's importance for all touchpoints or for none",
    ),
    "importance-all-zero": Telling(
        "every touchpoint has importance 0", "give at least one more than 0, or remove them all"
    ),
    "kano-one-coefficient": Telling(
        "`better` and `worse` belong together", "give both coefficients, or neither"
    ),
    "kano-for-some": Telling(
        "measured Kano coefficients are missing for {missing} of {of} touchpoints",
        "give `better` and `worse` for all touchpoints or for none",
    ),
    "repeated-journey": Telling(
        "the journey '{name}' is also in {other}", "give one of the two another id"
    ),
    # The scores file
    "scores-outside": Telling(
        "the scores file '{name}' lies outside the journey's folder",
        "put it beside the journey and write its name alone",
    ),
    "scores-missing": Telling(
        "the scores file '{name}' is not beside the journey", "add it, or remove `scores`"
    ),
    "scores-empty": Telling(
        "there is nothing in this file",
        "the first line names the columns: touchpoint,score,segment,channel,mean,sd,n,from",
    ),
    "scores-separator": Telling(
        "the columns are separated by `{separator}`",
        "export it with commas between the columns and points in the numbers",
    ),
    "scores-tabs": Telling(
        "the columns are separated by tabs",
        "export it with commas between the columns and points in the numbers",
    ),
    "scores-header": Telling(
        "the column '{name}' is missing",
        "the first line names the columns: touchpoint,score,segment,channel,mean,sd,n,from",
    ),
    "scores-column": Telling("'{name}' is no column of a scores file", "remove it"),
    "scores-column-twice": Telling("the column '{name}' is there twice", "remove one of the two"),
    "scores-cells": Telling(
        "the line has {given} cells, the header {expected}",
        "put cells that hold a comma in quotes",
    ),
    "scores-score": Telling(
        "'{name}' is no kind of score", "write expectation, experience or paired"
    ),
    "scores-touchpoint": Telling(
        "'{name}' is no touchpoint of the journey", "use the id of a touchpoint"
    ),
    "scores-segment": Telling(
        "'{name}' is no segment of the journey", "add it under the journey's `segments`"
    ),
    "scores-channel": Telling(
        "'{name}' is no channel of this touchpoint", "add it under the touchpoint's `channels`"
    ),
    "scores-mean": Telling("the line has no mean", "write the mean, or remove the line"),
    "scores-paired": Telling(
        "a paired line has sd and n, and neither mean nor channel", "correct the line"
    ),
    "scores-repeated": Telling("this score is already given in line {line}", "keep one of the two"),
    "scores-broken": Telling(
        "the table is broken from here on", "check the quotes, or export it again as CSV"
    ),
}

CHINESE: dict[str, Telling] = {
    "no-file": Telling("没有这个文件", "请检查文件名和文件夹"),
    "no-folder": Telling("没有这个文件夹", "请检查名称"),
    "is-folder": Telling("这是文件夹，不是文件", "请指定其中的一个旅程文件"),
    "unreadable": Telling("文件无法读取：{reason}", "请检查读取权限"),
    "too-large": Telling(
        "文件有 {size:.1f} MB，超过上限 {limit:g} MB", "请拆分旅程，或用 --limit 提高上限"
    ),
    "wide-encoding": Telling("文件的编码是 {encoding}", "请另存为 UTF-8"),
    "gbk": Telling("文件的编码是 GBK 或 GB18030", "请另存为 UTF-8"),
    "not-utf-8": Telling("文件的编码不是 UTF-8", "请另存为 UTF-8"),
    "unfit-character": Telling("{character} 是文本中不允许的字符", "请删除它，它往往看不见"),
    "empty": Telling("文件里没有内容", "请从“journey: 名称”和一个触点开始"),
    "several-documents": Telling(
        "从这里开始是第二个文档", "一个文件只放一个旅程，请删除“---”或“...”"
    ),
    "not-a-mapping": Telling("旅程由字段和值组成，这个文件不是", "请从“journey: 名称”开始"),
    "later-format": Telling(
        "文件的格式版本是 {given:g}，本程序最高支持 {newest}",
        "请升级 journeymap；文件本身可能没有问题",
    ),
    "too-deep": Telling("这里的括号或缩进超过 {deepest} 层", "请减少层次"),
    "alias": Telling(
        "“*{name}”引用了文件的另一部分", "请把内容直接写在这里；文本若以“*”开头，请加引号"
    ),
    "anchor": Telling("“&{name}”标记了要重复的部分", "请删除；文本若以“&”开头，请加引号"),
    "merge": Telling("“<<”合并了文件的另一部分", "请把字段直接写在这里"),
    "tag": Telling("“{name}”是类型标签", "请删除；文本若以“!”开头，请加引号"),
    "too-long": Telling("这段文本超过 {longest} 个字符", "请缩短，或改为链接到文档"),
    "key-not-text": Telling("字段名的位置上是列表或映射", "请在冒号前写普通的名称"),
    "repeated-field": Telling("“{name}”在第 {line} 行已经写过", "请保留其中一个"),
    "conflict-marks": Telling("这里留有合并冲突标记", "请选定一个版本并删除标记"),
    "yaml-version": Telling("“%YAML”一行的版本未知", "请删除这一行"),
    "directive": Telling("以“%”开头的一行是给 YAML 的指令，这个指令未知", "请删除这一行"),
    "unclosed-quote": Telling("从这里开始的引号在文本结束处没有关上", "请补上结束的引号"),
    "unclosed-bracket": Telling(
        "从这里开始的“{bracket}”没有在该关的地方关上", "请检查结束的括号，以及途中的逗号和引号"
    ),
    "wrong-bracket": Telling("“{closed}”与前面的“{opened}”不配对", "请检查这一行的括号"),
    "stray-bracket": Telling("“{bracket}”前面没有对应的括号", "请删除，或给整段文本加引号"),
    "nothing-between-commas": Telling("逗号前面没有内容", "请删除这个逗号"),
    "no-comma": Telling("这里前面缺少逗号", "请补上半角逗号"),
    "dash-in-brackets": Telling("方括号内用逗号分隔各项", "请写成 [甲, 乙]，或去掉方括号"),
    "colon-in-brackets": Telling("值的中间出现了“:”", "请在下一个字段前加逗号，或给整段文本加引号"),
    "text-after-quote": Telling(
        "引号结束之后还有文字", "请给整段文本加引号；单引号内的撇号要写两个"
    ),
    "text-after-bracket": Telling("括号结束之后还有文字", "请给整段文本加引号"),
    "tab": Telling("这里只能用空格，却用了制表符", "请换成空格"),
    "wide-space": Telling("这里是全角空格或不换行空格（{character}）", "请换成半角空格"),
    "full-width-colon": Telling("“：”是全角冒号", "字段名后请用半角冒号加空格“: ”"),
    "full-width-comma": Telling("“{character}”是全角符号，不能分隔各项", "请用半角逗号加空格“, ”"),
    "no-space": Telling("冒号后面缺少空格", "请写成“名称: 值”"),
    "dash-without-space": Telling("短横线后面缺少空格", "请写成“- 内容”"),
    "dash-after-colon": Telling(
        "列表不能与字段名写在同一行", "请从下一行开始；文本若以“- ”开头，请加引号"
    ),
    "unquoted-colon": Telling("文本中的“: ”会被当成字段", "请给整段文本加引号"),
    "needs-quotes": Telling("以 {character} 开头的文本要加引号", "请给整段文本加引号"),
    "no-colon": Telling(
        "这一行既不是字段，也不是列表项",
        "请写成“名称: 值”或“- 内容”；若属于上面的文本，请增加缩进",
    ),
    "unknown-escape": Telling("双引号中的反斜杠转义无法识别", "请改用单引号，或写两个反斜杠"),
    "too-deep-indent": Telling("这一行缩进过深，会被当成上面的值的一部分", "请与上面的字段对齐"),
    "bad-indent": Telling(
        "这一行从第 {column} 列开始，上面没有与之对齐的内容", "请与同级的字段或短横线对齐"
    ),
    "syntax": Telling("从这里开始不是 YAML", "请检查这一行和上一行"),
    "not-a-text": Telling("这里应为文本，而不是{form}", "请写一段文本，必要时加引号"),
    "not-a-list": Telling("这里应为列表，而不是{form}", "每项以“- ”开头，或写成 [甲, 乙]"),
    "not-fields": Telling("这里应为字段和值，而不是{form}", "请逐个写成“名称: 值”"),
    "wrong-form": Telling("这里应为{expected}，而不是{form}", "请写{expected}"),
    "text-for-fields": Telling("“{name}”单独出现在应写字段和值的地方", "请以“{field}: …”开头"),
    "other-form": Telling("这里应为{expected}，而不是{form}", "请参阅 docs/format.md"),
    "missing-field": Telling("缺少“{field}”", "请在这里补上"),
    "blank-field": Telling("“{field}”没有值", "请在这里填写"),
    "blank-value": Telling("“{name}”没有值", "请填写，或删除这个名称"),
    "unknown-field": Telling("这里没有“{name}”这个字段", "请删除，或参阅 docs/format.md"),
    "unknown-field-of-few": Telling("这里没有“{name}”这个字段", "可选：{allowed}"),
    "cut-by-comma": Telling("“{name}”被前面的逗号切断了", "请给整段文本加引号"),
    "decimal-comma": Telling("“{value}”的小数点写成了逗号", "请写 {plain}"),
    "thousands-comma": Telling("“{value}”里有逗号", "请写 {joined}；若逗号是小数点，请写 {plain}"),
    "full-width-number": Telling("“{value}”用了全角或特殊字符", "请写 {plain}"),
    "blank-item": Telling("列表中有空项", "请填写，或删除这一项的短横线或逗号"),
    "empty-list": Telling("列表是空的", "至少需要一项"),
    "not-a-value": Telling("“{value}”不是{expected}", "请写{expected}"),
    "out-of-range": Telling("{value} 不在 {minimum:g} 到 {maximum:g} 之间", "请写两者之间的数"),
    "too-small": Telling("{value} 小于 {minimum:g}", "请写 {minimum:g} 或更大的数"),
    "number-too-large": Telling("{value} 大得不像旅程中的数", "请检查位数"),
    "share-out-of-range": Telling("{value} 不是份额", "请写 0% 到 100%，或 0 到 1"),
    "not-one-of": Telling("这里不能用“{name}”", "可选：{allowed}"),
    "empty-id": Telling("名称是空的", "请填写"),
    "id-too-long": Telling("名称超过 {longest} 个字符", "请换一个短的"),
    "invisible-in-id": Telling("名称含有看不见的字符 {character}", "请重新输入名称"),
    "space-in-id": Telling("名称“{id}”含有空格", "请写 {joined}"),
    "list-without-brackets": Telling("“{id}”会被当成一个名称", "多个名称请写成 [{id}]"),
    "character-in-id": Telling(
        "名称“{id}”含有“{character}”", "请用文字、数字、“-”和“_”；标题可以写任何内容"
    ),
    "rating-without-score": Telling(
        "缺少分数", "请写 mean 或 counts；容忍区间要写 adequate 和 desired"
    ),
    "zone-without-desired": Telling("写了 adequate，还缺 desired", "请补上理想水平，或只写一个数"),
    "mean-and-desired": Telling("mean 和 desired 都表示期望水平", "请保留其中一个"),
    "counts-disagree": Telling(
        "{field} 写的是 {stated:g}，但按 counts 计算是 {counted:.4g}",
        "请删除可由 counts 算出的 {field}，或改正它们",
    ),
    "repeated-item": Telling("“{name}”在这里写了两次", "请保留其中一个"),
    "repeated-id": Telling("第 {line} 行已经用了名称“{name}”", "请给其中一个换名"),
    "id-of-touchpoint": Telling("出口“{name}”与第 {line} 行的触点同名", "请给其中一个换名"),
    "id-of-default-exit": Telling(
        "“{name}”是旅程默认出口的名称", "请给触点换名，或用 exits 列出旅程自己的出口"
    ),
    "unknown-target": Telling(
        "next 指向“{name}”，它既不是触点也不是出口", "请用触点的名称，或把它加到 exits"
    ),
    "unknown-start": Telling("旅程从“{name}”开始，但没有这个触点", "请用触点的名称"),
    "unknown-exit": Telling("{field} 中的“{name}”不是出口", "请用 exits 中的名称"),
    "unknown-segment": Telling("旅程没有细分群体“{name}”", "请把它加到旅程的 segments"),
    "unknown-touchpoint": Telling("措施要改变“{name}”，但没有这个触点", "请用触点的名称"),
    "unknown-measurement": Telling("没有名为“{name}”的测量", "请用 measurements 中的名称"),
    "success-and-neutral": Telling("“{name}”既是成功又是中性出口", "请只保留一处"),
    "first-exit-neutral": Telling(
        "“{name}”是中性出口，又因排在第一而算作成功", "请用 success 指明算作成功的出口"
    ),
    "shares-sum": Telling(
        "份额合计 {total:.1%}，不是 100%", "请修改其中一个，或用 rest 表示其余部分"
    ),
    "parts-sum": Telling("份额合计 {total:.1%}", "最多为 100%"),
    "loop-without-exit": Telling("到达 {names} 的人永远出不来", "请在 next 中加一条出路"),
    "endless-loop": Telling("几乎没有人离开 {names}：顾客要绕一百万圈以上", "请提高离开的份额"),
    "segment-loop-without-exit": Telling(
        "群体“{segment}”中到达 {names} 的人永远出不来", "请在该群体的 next 中加一条出路"
    ),
    "segment-endless-loop": Telling(
        "群体“{segment}”几乎没有人离开 {names}：要绕一百万圈以上", "请提高离开的份额"
    ),
    "scale-upside-down": Telling(
        "量表从 {minimum:g} 到 {maximum:g}", "min 应小于 max；若低分为好，请加 better: low"
    ),
    "scale-step": Telling("步长 {step:g} 不适合这个量表", "请用 step 写明最小的评分间隔"),
    "off-scale": Telling("{value:g} 超出量表 {minimum:g} 到 {maximum:g}", "请改正分数或量表"),
    "zone-upside-down": Telling("可接受水平 {adequate:g} 好于理想水平 {desired:g}", "请对调两者"),
    "impossible-spread": Telling(
        "量表从 {minimum:g} 到 {maximum:g}，标准差最多为 {limit:.3g}，不可能是 {sd:g}",
        "请按分数所用的量表填写标准差",
    ),
    "nps-is-no-score": Telling(
        "“{name}”测的是 NPS，不能作为触点的分数", "请放到旅程的 outcomes 或触点的 kpis"
    ),
    "importance-for-some": Telling(
        "有的触点写了重要性，有 {missing} 个没写（共 {of} 个）", "要么都写，要么都不写"
    ),
    "segment-importance-for-some": Telling(
        "群体“{segment}”的重要性有 {missing} 个触点没写（共 {of} 个）", "要么都写，要么都不写"
    ),
    "importance-all-zero": Telling("所有触点的重要性都是 0", "请至少写一个大于 0 的，或全部删除"),
    "kano-one-coefficient": Telling("better 和 worse 要一起写", "请两个都写，或都不写"),
    "kano-for-some": Telling(
        "有 {missing} 个触点没有实测的 Kano 系数（共 {of} 个）",
        "better 和 worse 要么都写，要么都不写",
    ),
    "repeated-journey": Telling("旅程“{name}”在 {other} 中已有", "请给其中一个换名"),
    "scores-outside": Telling("分数文件“{name}”不在旅程所在的文件夹", "请放在旅程旁边，只写文件名"),
    "scores-missing": Telling("旅程旁边没有分数文件“{name}”", "请加上它，或删除 scores"),
    "scores-empty": Telling(
        "文件里没有内容", "首行是列名：touchpoint,score,segment,channel,mean,sd,n,from"
    ),
    "scores-separator": Telling("各列之间用的是“{separator}”", "请用逗号分列、用小数点，重新导出"),
    "scores-tabs": Telling("各列之间用的是制表符", "请用逗号分列、用小数点，重新导出"),
    "scores-header": Telling(
        "缺少列“{name}”", "首行是列名：touchpoint,score,segment,channel,mean,sd,n,from"
    ),
    "scores-column": Telling("分数文件没有“{name}”这一列", "请删除"),
    "scores-column-twice": Telling("列“{name}”出现了两次", "请删除其中一列"),
    "scores-cells": Telling("这一行有 {given} 格，表头有 {expected} 格", "含逗号的格请加引号"),
    "scores-score": Telling("“{name}”不是分数的种类", "请写 expectation、experience 或 paired"),
    "scores-touchpoint": Telling("旅程没有触点“{name}”", "请用触点的名称"),
    "scores-segment": Telling("旅程没有细分群体“{name}”", "请把它加到旅程的 segments"),
    "scores-channel": Telling("这个触点没有渠道“{name}”", "请把它加到触点的 channels"),
    "scores-mean": Telling("这一行没有 mean", "请填写 mean，或删除这一行"),
    "scores-paired": Telling("paired 一行要有 sd 和 n，不要 mean 和 channel", "请改正这一行"),
    "scores-repeated": Telling("这个分数在第 {line} 行已经给过", "请保留其中一行"),
    "scores-broken": Telling("表格从这里开始无法解析", "请检查引号，或重新导出为 CSV"),
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
