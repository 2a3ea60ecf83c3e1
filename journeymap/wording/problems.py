"""What is wrong with a file and what to do about it, by code, in English and Chinese.

Where a near name was found, `Did you mean` takes the place of the remedy.
"""

from typing import NamedTuple


class Telling(NamedTuple):
    """One problem: what is wrong, and the remedy."""

    what: str
    remedy: str


ENGLISH: dict[str, Telling] = {
    # The text as a file
    "no-file": Telling("there is no such file", "check the name and the folder"),
    "no-folder": Telling("there is no such folder", "check the name"),
    "unreadable": Telling("the file cannot be read: {reason}", "check its permissions"),
    "too-large": Telling(
        "the file has {size:.1f} MB, more than the limit of {limit:g} MB",
        "split the journey, or raise the limit with --limit",
    ),
    "utf-16": Telling("the file is saved as UTF-16", "save it as UTF-8"),
    "gbk": Telling("the file is saved in a Chinese encoding (GBK or GB18030)", "save it as UTF-8"),
    "not-utf-8": Telling("the file is not UTF-8 from here on", "save it as UTF-8"),
    "unfit-character": Telling(
        "{character} is a character that no text may hold", "delete it; it is often invisible"
    ),
    "empty": Telling(
        "there is nothing in this file", "begin with `journey: a-name` and one touchpoint"
    ),
    "several-documents": Telling(
        "a second document begins here", "keep one journey to a file and remove the `---`"
    ),
    "not-a-mapping": Telling(
        "a journey is fields with values, and this file holds something else",
        "begin with `journey: a-name`",
    ),
    "later-format": Telling(
        "the file is written for format {given}, and this version reads up to {newest}",
        "install a newer journeymap; the file itself may be sound",
    ),
    # YAML
    "too-deep": Telling(
        "brackets or indents are nested deeper than {deepest} levels here", "flatten this part"
    ),
    "alias": Telling("`*{name}` refers to another part of the file", "write the values out here"),
    "anchor": Telling("`&{name}` marks a part to be repeated", "remove it"),
    "merge": Telling("`<<` merges another part of the file", "write the fields out here"),
    "tag": Telling(
        "`{name}` is a type tag", "remove it; put the text in quotes if it begins with `!`"
    ),
    "too-long": Telling(
        "this text is longer than {longest} characters", "shorten it, or link to a document"
    ),
    "key-not-text": Telling(
        "a list or mapping stands where a field's name should", "write a plain name before the `:`"
    ),
    "repeated-field": Telling("'{name}' stands twice in the same mapping", "keep one of the two"),
    "conflict-marks": Telling(
        "a merge left its conflict marks here", "choose one version and delete the marks"
    ),
    "yaml-version": Telling("the `%YAML` line names an unknown version", "delete that line"),
    "unclosed-quote": Telling("the quote that opens here is never closed", "add the closing quote"),
    "unclosed-bracket": Telling(
        "the list or mapping that opens here with `{bracket}` is broken",
        "check commas, quotes and the closing bracket",
    ),
    "tab-indent": Telling("this line is indented with a tab", "indent with spaces"),
    "full-width-colon": Telling(
        "`：` is a full-width colon", "write `: ` (a plain colon and a space) after a field's name"
    ),
    "unquoted-colon": Telling(
        "a text with `: ` inside looks like a field of its own", "put the whole text in quotes"
    ),
    "needs-quotes": Telling(
        "a text cannot begin with `{character}`", "put the whole text in quotes"
    ),
    "unknown-escape": Telling(
        "a backslash in double quotes begins an escape, and this one is unknown",
        "use single quotes, or double the backslash",
    ),
    "bad-indent": Telling(
        "the line does not fit the lines around it",
        "line it up with the fields it belongs to, and check for a missing `:` or `-` just before",
    ),
    "syntax": Telling("this is not YAML: {detail}", "check the line and the one before"),
    # Shapes
    "other-form": Telling("this should be {expected}, not {form}", "see docs/format.md"),
    "missing-field": Telling("`{field}` is missing", "add it here"),
    "unknown-field": Telling(
        "'{name}' is no field that can stand here", "remove it, or see docs/format.md"
    ),
    "cut-by-comma": Telling(
        "'{name}' was cut off from the text before it by a comma", "put the whole text in quotes"
    ),
    "blank-item": Telling("a list item is empty", "write it, or remove its dash"),
    "blank-value": Telling("'{name}' has no value", "write one, or remove the name"),
    "empty-list": Telling("the list is empty", "it needs at least one item"),
    "not-a-value": Telling("'{value}' is not {expected}", "write {expected}"),
    "full-width-number": Telling("'{value}' is written in full-width characters", "write {plain}"),
    "out-of-range": Telling(
        "{value} lies outside {minimum:g} to {maximum:g}", "write a number between the two"
    ),
    "too-small": Telling("{value} is less than {minimum:g}", "write {minimum:g} or more"),
    "share-out-of-range": Telling(
        "{value} is no share", "write a share from 0% to 100%, or from 0 to 1"
    ),
    "not-one-of": Telling("'{name}' is not a word used here", "choose from: {allowed}"),
    "empty-id": Telling("a name is empty", "write one"),
    "id-too-long": Telling("a name is longer than {longest} characters", "choose a shorter one"),
    "invisible-in-id": Telling(
        "a name holds the invisible character {character}", "type the name anew"
    ),
    "character-in-id": Telling(
        "the name '{id}' holds '{character}'",
        "use letters of any script, digits, `-` and `_`; the title may hold anything",
    ),
    "full-width-comma-in-id": Telling(
        "'{id}' holds the full-width comma '{character}'",
        "write `, ` (a plain comma and a space) between items",
    ),
    "rating-without-score": Telling(
        "a score is missing",
        "give `mean`, `counts`, or for an expectation `adequate` and `desired`",
    ),
    "mean-and-desired": Telling(
        "`mean` and `desired` both say the expected level", "keep one of the two"
    ),
    # Meaning
    "repeated-id": Telling("'{name}' is used twice", "give one of them another name"),
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
    "shares-sum": Telling(
        "the shares add up to {total:.1%}, not 100%",
        "change one, or write `rest` for what the others leave",
    ),
    "parts-sum": Telling("the shares add up to {total:.1%}", "they may reach 100% at most"),
    "loop-without-exit": Telling(
        "nobody who comes to {names} can ever leave", "add a way out under `next`"
    ),
    "endless-loop": Telling(
        "the loop {names} practically never ends: it is walked {rounds:,.0f} times",
        "raise the share of those who leave it",
    ),
    "scale-upside-down": Telling(
        "the scale runs from {minimum:g} to {maximum:g}",
        "min must be less than max; where low is good, add `better: low`",
    ),
    "scale-step": Telling(
        "a step of {step:g} does not fit the scale", "write the smallest answer step, such as 1"
    ),
    "off-scale": Telling(
        "{value:g} lies off the scale from {minimum:g} to {maximum:g}",
        "correct the score, or the scale",
    ),
    "zone-upside-down": Telling(
        "the adequate level {adequate:g} is better than the desired level {desired:g}",
        "swap the two",
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
        "measured Kano coefficients are missing for {missing} touchpoints",
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
    "scores-header": Telling(
        "the column '{name}' is missing",
        "the first line names the columns: touchpoint,score,segment,channel,mean,sd,n,from",
    ),
    "scores-column": Telling("'{name}' is no column of a scores file", "remove it"),
    "scores-cells": Telling(
        "the line has {given} cells, the header {expected}", "quote cells that hold a comma"
    ),
    "scores-score": Telling("'{name}' is no score", "write expectation, experience or paired"),
    "scores-touchpoint": Telling(
        "'{name}' is no touchpoint of the journey", "use the id of a touchpoint"
    ),
    "scores-segment": Telling(
        "'{name}' is no segment of the journey", "add it under the journey's `segments`"
    ),
    "scores-channel": Telling(
        "'{name}' is no channel of this touchpoint", "add it under the touchpoint's `channels`"
    ),
    "scores-paired": Telling("a paired line needs sd and n, and no mean", "complete the line"),
    "scores-repeated": Telling("this score is given a second time", "keep one of the two lines"),
    "scores-broken": Telling("the file is not CSV: {detail}", "export it again as CSV"),
}

CHINESE: dict[str, Telling] = {
    "no-file": Telling("没有这个文件", "请检查文件名和文件夹"),
    "no-folder": Telling("没有这个文件夹", "请检查名称"),
    "unreadable": Telling("文件无法读取:{reason}", "请检查读取权限"),
    "too-large": Telling(
        "文件有 {size:.1f} MB,超过上限 {limit:g} MB", "请拆分旅程,或用 --limit 提高上限"
    ),
    "utf-16": Telling("文件是 UTF-16 编码", "请另存为 UTF-8"),
    "gbk": Telling("文件是中文编码(GBK 或 GB18030)", "请另存为 UTF-8"),
    "not-utf-8": Telling("文件从这里起不是 UTF-8 编码", "请另存为 UTF-8"),
    "unfit-character": Telling("{character} 是文本中不允许的字符", "请删除它,它往往看不见"),
    "empty": Telling("文件里没有内容", "请从“journey: 名称”和一个触点开始"),
    "several-documents": Telling("这里开始了第二个文档", "一个文件只放一个旅程,请删除“---”"),
    "not-a-mapping": Telling("旅程由字段和值组成,这个文件不是", "请从“journey: 名称”开始"),
    "later-format": Telling(
        "文件的格式版本是 {given},本程序最高支持 {newest}",
        "请升级 journeymap;文件本身可能没有问题",
    ),
    "too-deep": Telling("这里的括号或缩进超过 {deepest} 层", "请减少层次"),
    "alias": Telling("“*{name}”引用了文件的另一部分", "请把内容直接写在这里"),
    "anchor": Telling("“&{name}”标记了要重复的部分", "请删除"),
    "merge": Telling("“<<”合并了文件的另一部分", "请把字段直接写在这里"),
    "tag": Telling("“{name}”是类型标签", "请删除;文本若以“!”开头,请加引号"),
    "too-long": Telling("这段文本超过 {longest} 个字符", "请缩短,或改为引用文档"),
    "key-not-text": Telling("字段名的位置上是列表或映射", "请在冒号前写普通的名称"),
    "repeated-field": Telling("同一处的“{name}”写了两次", "请保留其中一个"),
    "conflict-marks": Telling("这里留有合并冲突标记", "请选定一个版本并删除标记"),
    "yaml-version": Telling("“%YAML”一行的版本未知", "请删除这一行"),
    "unclosed-quote": Telling("从这里开始的引号没有结束", "请补上结束的引号"),
    "unclosed-bracket": Telling(
        "从这里以“{bracket}”开始的列表或映射不完整", "请检查逗号、引号和结束的括号"
    ),
    "tab-indent": Telling("这一行用制表符缩进", "请用空格缩进"),
    "full-width-colon": Telling("“：”是全角冒号", "字段名后请用半角冒号加空格“: ”"),
    "unquoted-colon": Telling("文本中的“: ”会被当成字段", "请给整段文本加引号"),
    "needs-quotes": Telling("文本不能以“{character}”开头", "请给整段文本加引号"),
    "unknown-escape": Telling("双引号中的反斜杠转义无法识别", "请改用单引号,或写两个反斜杠"),
    "bad-indent": Telling("这一行与上下文对不齐", "请与同级字段对齐,并检查前面是否漏了“:”或“-”"),
    "syntax": Telling("不是 YAML:{detail}", "请检查这一行和上一行"),
    "other-form": Telling("这里应为{expected},而不是{form}", "请参阅 docs/format.md"),
    "missing-field": Telling("缺少“{field}”", "请在这里补上"),
    "unknown-field": Telling("这里没有“{name}”这个字段", "请删除,或参阅 docs/format.md"),
    "cut-by-comma": Telling("“{name}”被前面的逗号切断了", "请给整段文本加引号"),
    "blank-item": Telling("列表中有空项", "请填写,或删除这一项"),
    "blank-value": Telling("“{name}”没有值", "请填写,或删除这个名称"),
    "empty-list": Telling("列表是空的", "至少需要一项"),
    "not-a-value": Telling("“{value}”不是{expected}", "请写{expected}"),
    "full-width-number": Telling("“{value}”用了全角字符", "请写 {plain}"),
    "out-of-range": Telling("{value} 不在 {minimum:g} 到 {maximum:g} 之间", "请写两者之间的数"),
    "too-small": Telling("{value} 小于 {minimum:g}", "请写 {minimum:g} 或更大的数"),
    "share-out-of-range": Telling("{value} 不是份额", "请写 0% 到 100%,或 0 到 1"),
    "not-one-of": Telling("这里不能用“{name}”", "可选:{allowed}"),
    "empty-id": Telling("名称是空的", "请填写"),
    "id-too-long": Telling("名称超过 {longest} 个字符", "请换一个短的"),
    "invisible-in-id": Telling("名称含有看不见的字符 {character}", "请重新输入名称"),
    "character-in-id": Telling(
        "名称“{id}”含有“{character}”", "请用文字、数字、“-”和“_”;标题可以写任何内容"
    ),
    "full-width-comma-in-id": Telling(
        "“{id}”含有全角符号“{character}”", "各项之间请用半角逗号加空格“, ”"
    ),
    "rating-without-score": Telling(
        "缺少分数", "请写 mean 或 counts;期望也可以写 adequate 和 desired"
    ),
    "mean-and-desired": Telling("mean 和 desired 都表示期望水平", "请保留其中一个"),
    "repeated-id": Telling("“{name}”用了两次", "请给其中一个换名"),
    "unknown-target": Telling(
        "next 指向“{name}”,它既不是触点也不是出口", "请用触点的名称,或把它加到 exits"
    ),
    "unknown-start": Telling("旅程从“{name}”开始,但没有这个触点", "请用触点的名称"),
    "unknown-exit": Telling("{field} 中的“{name}”不是出口", "请用 exits 中的名称"),
    "unknown-segment": Telling("旅程没有细分群体“{name}”", "请把它加到旅程的 segments"),
    "unknown-touchpoint": Telling("措施要改变“{name}”,但没有这个触点", "请用触点的名称"),
    "unknown-measurement": Telling("没有名为“{name}”的测量", "请用 measurements 中的名称"),
    "success-and-neutral": Telling("“{name}”既是成功又是中性出口", "请只保留一处"),
    "shares-sum": Telling(
        "份额合计 {total:.1%},不是 100%", "请修改其中一个,或用 rest 表示其余部分"
    ),
    "parts-sum": Telling("份额合计 {total:.1%}", "最多 100%"),
    "loop-without-exit": Telling("到达 {names} 的人永远出不来", "请在 next 中加一条出路"),
    "endless-loop": Telling("循环 {names} 几乎没有尽头:要走 {rounds:,.0f} 遍", "请提高离开的份额"),
    "scale-upside-down": Telling(
        "量表从 {minimum:g} 到 {maximum:g}", "min 应小于 max;若低分为好,请加 better: low"
    ),
    "scale-step": Telling("步长 {step:g} 不适合这个量表", "请写最小的评分间隔,例如 1"),
    "off-scale": Telling("{value:g} 超出量表 {minimum:g} 到 {maximum:g}", "请改正分数或量表"),
    "zone-upside-down": Telling("可接受水平 {adequate:g} 好于理想水平 {desired:g}", "请对调两者"),
    "nps-is-no-score": Telling(
        "“{name}”测的是 NPS,不能作为触点的分数", "请放到旅程的 outcomes 或触点的 kpis"
    ),
    "importance-for-some": Telling(
        "有的触点写了重要性,有 {missing} 个没写(共 {of} 个)", "要么都写,要么都不写"
    ),
    "segment-importance-for-some": Telling(
        "群体“{segment}”的重要性有 {missing} 个触点没写(共 {of} 个)", "要么都写,要么都不写"
    ),
    "importance-all-zero": Telling("所有触点的重要性都是 0", "请至少写一个大于 0 的,或全部删除"),
    "kano-one-coefficient": Telling("better 和 worse 要一起写", "请两个都写,或都不写"),
    "kano-for-some": Telling(
        "有 {missing} 个触点没有实测的 Kano 系数", "better 和 worse 要么都写,要么都不写"
    ),
    "repeated-journey": Telling("旅程“{name}”在 {other} 中已有", "请给其中一个换名"),
    "scores-outside": Telling("分数文件“{name}”不在旅程所在的文件夹", "请放在旅程旁边,只写文件名"),
    "scores-missing": Telling("旅程旁边没有分数文件“{name}”", "请加上它,或删除 scores"),
    "scores-header": Telling(
        "缺少列“{name}”", "首行是列名:touchpoint,score,segment,channel,mean,sd,n,from"
    ),
    "scores-column": Telling("分数文件没有“{name}”这一列", "请删除"),
    "scores-cells": Telling("这一行有 {given} 格,表头有 {expected} 格", "含逗号的格请加引号"),
    "scores-score": Telling("“{name}”不是分数的种类", "请写 expectation、experience 或 paired"),
    "scores-touchpoint": Telling("旅程没有触点“{name}”", "请用触点的名称"),
    "scores-segment": Telling("旅程没有细分群体“{name}”", "请把它加到旅程的 segments"),
    "scores-channel": Telling("这个触点没有渠道“{name}”", "请把它加到触点的 channels"),
    "scores-paired": Telling("paired 一行需要 sd 和 n,不要 mean", "请补全这一行"),
    "scores-repeated": Telling("这个分数给了两次", "请保留其中一行"),
    "scores-broken": Telling("不是 CSV:{detail}", "请重新导出为 CSV"),
}

EXPECTED: dict[str, tuple[str, str]] = {
    "text": ("a text", "文本"),
    "id": ("a name", "名称"),
    "number": ("a number", "数字"),
    "whole": ("a whole number", "整数"),
    "share": ("a share such as 70% or 0.7", "份额,如 70% 或 0.7"),
    "share-or-rest": ("a share such as 70%, or `rest`", "份额(如 70%)或 rest"),
    "date": ("a date such as 2026-09-30", "日期,如 2026-09-30"),
    "word": ("one of a few words", "给定的词"),
    "list": ("a list", "列表"),
    "mapping": ("fields with values", "字段和值"),
    "score": (
        "a score: a number, or fields such as mean, sd and n",
        "分数:数字,或 mean、sd、n 等字段",
    ),
    "kano": ("a Kano category", "Kano 类别"),
    "flow": ("an id, a list of ids, or ids with shares", "名称、名称列表,或名称加份额"),
    "transition": ("a share, or fields such as share and after", "份额,或 share、after 等字段"),
    "channels": (
        "a channel, a list of channels, or channels with scores",
        "渠道、渠道列表,或带分数的渠道",
    ),
    "quote": ("a quote, or fields text and approved", "引语,或 text 和 approved 字段"),
    "exits": ("exits with titles", "出口和标题"),
    "segment": ("a title, or fields title and share", "标题,或 title 和 share 字段"),
}
