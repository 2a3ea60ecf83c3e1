"""What is told of imports and exports by code: (English, 中文), without a full stop."""

NOTES: dict[str, tuple[str, str]] = {
    # From Mermaid
    "mermaid-expectation": (
        "Mermaid's one score, 1 to 5, is read as the experience; what was expected is unknown",
        "Mermaid 的评分（1–5）作为体验读入；期望未知",
    ),
    "mermaid-persona": (
        "'{name}' takes part throughout, so the journey is theirs: `persona`",
        "“{name}”自始至终参与，因此作为旅程的主人公（persona）",
    ),
    "mermaid-channels": (
        "others who take part stand under `channels`, as whom customers meet there: {names}",
        "其他参与者写在 channels 下，表示客户在那里接触到谁：{names}",
    ),
    "mermaid-accessible-title": (
        "the title for screen readers has no place in a journey: '{title}'",
        "供读屏软件使用的标题在旅程中没有对应位置：“{title}”",
    ),
    "mermaid-description": (
        "the description has no place in a journey: '{text}'",
        "说明文字在旅程中没有对应位置：“{text}”",
    ),
    "mermaid-settings": (
        "settings of the drawing were left out",
        "绘图设置已略去",
    ),
    "comments-left-out": ("comments left out: {count}", "略去的注释：{count} 条"),
    "mermaid-no-section": (
        "tasks before the first section are in the stage '{name}'",
        "第一个 section 之前的任务归入阶段“{name}”",
    ),
    "mermaid-no-task": (
        "'{name}' has no task: an unscored touchpoint of that name stands for it",
        "“{name}”没有任务，以同名的未评分触点代替",
    ),
    "mermaid-without-score": (
        "'{name}' has no score: it stays unscored",
        "“{name}”没有评分，保持未评分",
    ),
    "mermaid-no-number": (
        "'{score}' is no number, so '{name}' stays unscored; a colon in a name is written `#58;`",
        "“{score}”不是数字，因此“{name}”保持未评分；名称里的冒号请写成 `#58;`",
    ),
    "mermaid-off-scale": (
        "the score {score} of '{name}' lies off the scale from 1 to 5: it stays unscored",
        "“{name}”的评分 {score} 超出 1–5，保持未评分",
    ),
    "mermaid-beyond": (
        "what stands behind the actors of '{name}' is never read: '{text}'",
        "“{name}”参与者之后的内容不会被读取：“{text}”",
    ),
    # From JSON
    "json-scores": (
        "the scores file '{name}' is no part of the JSON: put it beside the journey, and name it",
        "分数文件“{name}”不在 JSON 中；请放在旅程旁边，并用 `scores` 写明",
    ),
    # From tables
    "table-gb18030": ("the table was read as GB18030", "表格按 GB18030 编码读取"),
    "table-long": (
        "the table has a row for each value: touchpoint, lane, value",
        "表格每行一个值：触点、泳道、值",
    ),
    "table-rows": ("the table has a row for each touchpoint", "表格每行一个触点"),
    "table-wide": ("the table has a column for each touchpoint", "表格每列一个触点"),
    "table-sheet": (
        "the sheet '{name}' was read; other sheets: {others}",
        "读取了工作表“{name}”；其他工作表：{others}",
    ),
    "table-labels": ("read as: {names}", "读作：{names}"),
    "table-left-out": (
        "labels that mean nothing here were left out: {names}",
        "略去了含义不明的标签：{names}",
    ),
    "table-kept": (
        "labels that mean nothing here: {names}; what they hold is kept as comments",
        "含义不明的标签：{names}；其内容以注释形式保留在所属触点旁",
    ),
    "table-in-words": (
        "words where fields should stand are kept as comments: {names}",
        "应写字段却写成文字的内容以注释形式保留：{names}",
    ),
    "table-heading": (
        "what stands above the table is the title: '{text}'",
        "表格上方的文字作为标题：“{text}”",
    ),
    "table-above": (
        "what stands above the table was left out: {names}",
        "略去了表格上方的内容：{names}",
    ),
    "table-decimal-commas": (
        "a comma parts no cells here, so one in a number is read as a decimal one: {count}",
        "单元格不以逗号分隔，因此数字里的逗号读作小数点：{count} 处",
    ),
    "table-scale-of-label": (
        "the label '{name}' says: {minimum} to {maximum} is the scale; `--scale` says otherwise",
        "量表 {minimum}–{maximum} 取自标签“{name}”；可用 `--scale` 另行指定",
    ),
    "table-scale-differs": (
        "'{name}' says {minimum} to {maximum}, but the scale from {low} to {high} is taken",
        "“{name}”写的量表是 {minimum}–{maximum}，但按 {low}–{high} 处理",
    ),
    "table-scale": (
        "the table states no scale: 0 to 10 is assumed; `--scale 1-7` says otherwise",
        "表格没有写明量表，按 0–10 处理；可用 `--scale 1-7` 指定",
    ),
    "table-one-stage": (
        "the table names no stage at first: touchpoints are in the stage '{id}'",
        "表格开头没有写明阶段：触点归入阶段“{id}”",
    ),
    "table-stage-again": (
        "the stage '{name}' comes again after another one: it is a stage of its own, '{id}'",
        "阶段“{name}”隔了别的阶段又出现，作为另一个阶段“{id}”",
    ),
    "table-renamed": (
        "'{name}' is there already: this one is '{id}'",
        "“{name}”已被使用，这里改为“{id}”",
    ),
    "table-flow": (
        "no lane says who goes where: each touchpoint leads to the next one",
        "没有泳道说明去向：每个触点通向下一个触点",
    ),
    "table-emotion": (
        "moods in words are read as feelings; an emotion is a number from -2 to 2",
        "用文字写的情绪读作感受；emotion 是 -2 到 2 的数字",
    ),
    "table-comments": (
        "comments on cells were left out: {count}",
        "略去了单元格批注：{count} 条",
    ),
    "table-formulas": (
        "cells with a formula whose result was never stored are empty: {count}",
        "公式结果未保存的单元格视为空：{count} 个",
    ),
    # To other notations
    "to-scores-beside": (
        "the scores of {name} were put in",
        "已并入 {name} 中的分数",
    ),
    "to-expectation": (
        "the expectation was left out: a Mermaid journey holds one score a task, the experience",
        "略去了期望：Mermaid journey 每个任务只有一个评分，即体验",
    ),
    "to-scale": (
        "experience was converted to Mermaid's scale from 1 to 5",
        "体验已换算到 Mermaid 的 1–5 量表",
    ),
    "to-unscored": (
        "without a score, so Mermaid draws no face on their line: {count}",
        "没有评分、Mermaid 不在其线上画表情的触点：{count} 个",
    ),
    "to-flow": (
        "ways in, branches, loops and exits were left out: tasks stand in the order of the file",
        "略去了入口、分支、循环和出口：任务按文件中的顺序排列",
    ),
    "to-reverse": (
        "less is better (`kano: reverse`), so the face is turned round: {count}",
        "越少越好（kano: reverse），因此表情已反转：{count} 个",
    ),
    "to-left-out": (
        "left out, as there is no place for it: {names}",
        "因没有对应位置而略去：{names}",
    ),
    "to-segments": (
        "what differs by segment was left out: this is the journey of all customers",
        "略去了各细分群体的差异：这是全部客户的旅程",
    ),
    "to-many-edges": (
        "{count} edges: Mermaid draws more than {most} only where its page allows it",
        "共 {count} 条边：超过 {most} 条时，只有页面允许，Mermaid 才会绘制",
    ),
    "to-many-characters": (
        "{count} characters: Mermaid draws more than {most} only where its page allows it",
        "共 {count} 个字符：超过 {most} 个时，只有页面允许，Mermaid 才会绘制",
    ),
    "to-escaped": (
        "cells that begin like a formula have an apostrophe before it; importing takes it away",
        "像公式一样开头的单元格前加了撇号；导入时会去掉",
    ),
    "to-quotes": (
        "quotes that nobody has approved for others stay here: {count}; `--all-quotes` takes them",
        "未获授权的客户原话不外传：{count} 条；用 `--all-quotes` 可一并写出",
    ),
    "to-cut": (
        "a spreadsheet's cell holds {most} characters; longer ones were cut: {count}",
        "电子表格单元格最多 {most} 个字符；被截断的有 {count} 个",
    ),
    "to-numbers": (
        "numbers are those of `journeymap score --json`; what is not defined has no attribute",
        "数值与 `journeymap score --json` 相同；没有定义的数值不写属性",
    ),
}
