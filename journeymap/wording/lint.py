"""What is sound but unwise, and what to do about it, by rule: in English, then in Chinese.

Where a near name was found, `Did you mean` takes the place of the remedy.
"""

from typing import NamedTuple


class Advice(NamedTuple):
    """One rule in one language: what was found, why it matters, and the remedy."""

    what: str
    why: str
    remedy: str


RULES: dict[str, tuple[Advice, Advice]] = {
    # Scores
    "no-evidence": (
        Advice(
            "the experience of '{name}' names no answers and no source",
            "nobody can tell it from a guess, and its gap can't be tested",
            "add n and sd, counts, or at least from: who said so",
        ),
        Advice(
            "“{name}”的体验没有样本数，也没有来源",
            "无法与猜测区分，差距也无法检验",
            "请补充 n 和 sd，或 counts，至少用 from 写明来源",
        ),
    ),
    "guessed-expectations": (
        Advice(
            "no expectation of this journey names answers or a source",
            "half of every gap is then the team's own opinion",
            "ask customers what they expect, or say with from where the levels come from",
        ),
        Advice(
            "整个旅程的期望都没有样本数，也没有来源",
            "每个差距的一半就只是团队自己的看法",
            "请询问客户的期望，或用 from 写明来源",
        ),
    ),
    "planned-experience": (
        Advice(
            "'{name}' has an experience without a source, and the journey is only planned",
            "nobody can have had it yet",
            "name the prototype test with from, or leave it out until somebody has tried",
        ),
        Advice(
            "旅程还在规划，“{name}”却有没有来源的体验分",
            "还没有人真正经历过",
            "请用 from 写明原型测试，或等有人试过再填",
        ),
    ),
    "out-of-reach": (
        Advice(
            "'{name}' is expected {ahead:.0f} points above what comparable services reach",
            "even the best of them would disappoint here, so the promise is the matter",
            "plan an action that changes the expectation, or check the benchmark",
        ),
        Advice(
            "“{name}”的期望比同类服务的水平高 {ahead:.0f} 分",
            "即使做到同类最好也会让人失望，问题在承诺",
            "请安排调整期望的行动，或核对 benchmark",
        ),
    ),
    "equal-importance": (
        Advice(
            "all {count} touchpoints have the same importance",
            "weights that don't differ say nothing, and look as if somebody had asked",
            "leave importance out, or let customers share out 100 points",
        ),
        Advice(
            "{count} 个触点的 importance 全都一样",
            "没有差别的权重什么也没说，却像是调查过",
            "请删去 importance，或请客户分配 100 分",
        ),
    ),
    # Moments
    "critical-without-owner": (
        Advice(
            "'{name}' is a moment of truth, and nobody owns it",
            "what belongs to everyone is mended by no one",
            "name an owner",
        ),
        Advice(
            "“{name}”是关键时刻，却没有负责部门",
            "人人有份的事没有人来解决",
            "请填写 owner",
        ),
    ),
    "pain-without-cause": (
        Advice(
            "'{name}' is a moment of pain without cause or action",
            "the worst moment is known and nobody has asked why",
            "add causes, or an action that changes it",
        ),
        Advice(
            "“{name}”是痛点时刻，却没有原因，也没有行动",
            "最糟的时刻已经知道，却没有人问为什么",
            "请补充 causes，或改进它的行动",
        ),
    ),
    "emotion-against-scores": (
        Advice(
            "'{name}' is drawn with emotion {emotion:+g}, and customers measured the opposite",
            "one of the two is wrong, or they speak of different customers",
            "redraw the emotion, or say in a comment whose it is",
        ),
        Advice(
            "“{name}”画的情绪是 {emotion:+g}，与客户的评分相反",
            "两者必有一错，或者说的不是同一群客户",
            "请重画情绪，或在注释中写明是谁的情绪",
        ),
    ),
    # Flow
    "unreached": (
        Advice(
            "nobody reaches '{name}'",
            "it counts for nothing and is drawn grey",
            "let something lead there, or take it out",
        ),
        Advice(
            "没有人到达“{name}”",
            "它不计入任何结果，在图上显示为灰色",
            "请让别的触点通向它，或把它删去",
        ),
    ),
    "next-left-out": (
        Advice(
            "'{name}' leads to '{target}' only because that stands below it",
            "the others say next even so, and whatever is put between changes where customers go",
            "write next: {target}",
        ),
        Advice(
            "“{name}”通向“{target}”，只因为后者写在下面",
            "其他触点都写了 next，而中间插入别的触点就会改变去向",
            "请写明 next: {target}",
        ),
    ),
    "shares-assumed": (
        Advice(
            "nobody said how many go to {names}, so equal shares are assumed",
            "reach and completion rest on it",
            "give shares, or counted customers as n",
        ),
        Advice(
            "没有写明去往{names}的比例，按等分处理",
            "到达率和完成率都取决于它",
            "请给出份额，或用 n 写明人数",
        ),
    ),
    "shares-rounded": (
        Advice(
            "the shares come to {total:.4g}% and are scaled",
            "none of them is then what stands in the file",
            "correct one of them, or write rest for it",
        ),
        Advice(
            "份额之和为 {total:.4g}%，已按比例调整",
            "于是每一个都不再是文件里写的数",
            "请改正其中一个，或写 rest",
        ),
    ),
    "unused-exit": (
        Advice(
            "nothing leads to the exit '{name}'",
            "an ending that nobody has hides that it wasn't thought through",
            "say where customers take it, or leave it out",
        ),
        Advice(
            "没有触点通向出口“{name}”",
            "没有人走到的结局，说明还没有想清楚",
            "请写明客户从哪里走到它，或把它删去",
        ),
    ),
    "nobody-leaves": (
        Advice(
            "there is no exit for those who give up",
            "completion is then 100% whatever happens, and says nothing",
            "add an exit such as gives-up, and the shares of those who take it",
        ),
        Advice(
            "没有给放弃的人留出口",
            "完成率于是总是 100%，没有意义",
            "请加一个出口（如 gives-up），以及走到它的份额",
        ),
    ),
    # Sources
    "unused-measurement": (
        Advice(
            "nothing is from the measurement '{name}'",
            "either scores lack their source, or the measurement is a leftover",
            "add from: {name} where it belongs, or leave it out",
        ),
        Advice(
            "没有任何数据来自测量“{name}”",
            "要么分数缺少来源，要么这是多余的测量",
            "请在相应的地方写 from: {name}，或把它删去",
        ),
    ),
    "loose-source": (
        Advice(
            "from says '{name}', which is much like the measurement '{measurement}'",
            "as plain words it brings neither the measurement's date nor its scale",
            "write from: {measurement}, or words that can't be mistaken for it",
        ),
        Advice(
            "from 写的是“{name}”，很像测量“{measurement}”",
            "作为普通文字，它不带测量的日期和量程",
            "请写 from: {measurement}，或换成不会混淆的说法",
        ),
    ),
    "undated-measurement": (
        Advice(
            "the measurement '{name}' has no date",
            "nobody can tell whether it is still true",
            "add its date, the day on which the last answer came in",
        ),
        Advice(
            "测量“{name}”没有日期",
            "无法判断它是否仍然成立",
            "请补充 date，即收到最后一份回答的日期",
        ),
    ),
    "stale-measurement": (
        Advice(
            "the measurement '{name}' is of {date}, {months} months older than the newest",
            "expectations rise, so that old and new scores make a gap that nobody felt",
            "measure again, or say in a comment why it still holds",
        ),
        Advice(
            "测量“{name}”的日期是 {date}，比最新的早 {months} 个月",
            "期望会上升，新旧分数之差并非客户的感受",
            "请重新测量，或在注释中写明为何仍然成立",
        ),
    ),
    "unused-segment": (
        Advice(
            "no touchpoint says anything of the segment '{name}'",
            "scored by itself it shows everyone's numbers",
            "say what differs for it at some touchpoint, or leave it out",
        ),
        Advice(
            "没有触点提到细分群体“{name}”",
            "单独评分时得到的只是所有人的数字",
            "请写明它在哪些触点有所不同，或把它删去",
        ),
    ),
    # Promises and standards
    "broken-promise": (
        Advice(
            "the promise '{name}' is kept {kept:.0%} of the time, and no action changes that",
            "a promise broken more than one time in five teaches customers not to believe any",
            "plan an action here: keep it more often, or promise less",
        ),
        Advice(
            "承诺“{name}”只兑现了 {kept:.0%}，也没有相应的行动",
            "五次里落空一次以上，客户就不再相信任何承诺",
            "请在这里安排行动：更常兑现，或少承诺一些",
        ),
    ),
    "unmeasured-promise": (
        Advice(
            "nobody has measured how often the promise '{name}' is kept",
            "customers measure it every time",
            "add kept, the share of cases",
        ),
        Advice(
            "没有测量承诺“{name}”兑现了多少",
            "客户每一次都在衡量",
            "请补充 kept，即兑现的比例",
        ),
    ),
    "unmeasured-standard": (
        Advice(
            "the standard '{name}' has neither actual nor met",
            "a standard that nobody measures is a wish",
            "add the actual value, or the share of cases that meet it",
        ),
        Advice(
            "标准“{name}”既没有 actual 也没有 met",
            "没有人测量的标准只是愿望",
            "请补充 actual（实际值）或 met（达标比例）",
        ),
    ),
    # Actions
    "action-without-owner": (
        Advice(
            "the action '{name}' has no owner",
            "an action without a name beside it isn't done",
            "name who does it",
        ),
        Advice(
            "行动“{name}”没有负责部门",
            "没有写明谁来做的事不会有人做",
            "请填写 owner",
        ),
    ),
    "action-without-effect": (
        Advice(
            "the action '{name}' changes no touchpoint",
            "what it is worth can't be compared with what it costs",
            "say by how much it changes experience or expectation, and where",
        ),
        Advice(
            "行动“{name}”没有改变任何触点",
            "无法比较它的价值和费用",
            "请写明它在哪里、使体验或期望改变多少",
        ),
    ),
    "action-backwards": (
        Advice(
            "the action '{action}' makes '{name}' worse: {field} {change:+g}",
            "on a scale where {better} is good this widens the gap",
            "turn the sign round if it is meant to help",
        ),
        Advice(
            "行动“{action}”使“{name}”变差：{field} {change:+g}",
            "量程 better: {better}，这样会拉大差距",
            "如果本意是改进，请把正负号反过来",
        ),
    ),
    # Texts
    "first-person": (
        Advice(
            "the title '{name}' isn't told in the customer's voice",
            "as a process step it hides that somebody lives through it",
            "begin with I or we, as in 'I wait for my turn'; for other languages set language",
        ),
        Advice(
            "标题“{name}”不是客户的口吻",
            "写成流程步骤，就看不到经历它的人",
            "请从“我”说起，如“我等着叫号”；其他语言请设 language",
        ),
    ),
    "cut-by-hash": (
        Advice(
            "the text ends at '{name}': `#{rest}` after it is read as a comment",
            "what is behind a space and # never appears",
            "put the whole text in quotes; for a comment, leave a space after #",
        ),
        Advice(
            "文本到“{name}”为止，后面的 `#{rest}` 成了注释",
            "空格加 # 之后的内容不会显示",
            "请给整段文字加引号；如果是注释，请在 # 后加空格",
        ),
    ),
    "cut-by-comma": (
        Advice(
            "'{name}' looks like the second half of '{before}'",
            "in brackets a comma begins a new item",
            "put the whole text in quotes; for two items, write them alike",
        ),
        Advice(
            "“{name}”像是“{before}”的后半句",
            "方括号里的半角逗号会另起一项",
            "如果是一句，请加引号或用全角逗号；如果是两项，请统一写法",
        ),
    ),
    "joined-by-comma": (
        Advice(
            "'{name}' is one item, full-width commas and all",
            "only the half-width comma parts the items of a list",
            "write `, ` between items; for one text leave the brackets out",
        ),
        Advice(
            "“{name}”被读成一项",
            "列表里只有半角逗号才分项",
            "分项请用半角逗号加空格；如果是一句，请去掉方括号",
        ),
    ),
    "several-in-one": (
        Advice(
            "'{name}' looks like several in one text",
            "it is read as one, and neither compared nor counted with the same elsewhere",
            "write {parts}; put it in quotes if it is one",
        ),
        Advice(
            "“{name}”像是把几项写成了一项",
            "它被读成一项，无法与别处的同一项比较或合计",
            "请写成 {parts}；如果确实是一项，请加引号",
        ),
    ),
    # The whole
    "too-many-touchpoints": (
        Advice(
            "the journey has {count} touchpoints, more than {most}",
            "nobody reads such a map, and every fair share becomes tiny",
            "move detail into a journey of its own, and lead there with opens",
        ),
        Advice(
            "旅程有 {count} 个触点，超过 {most} 个",
            "这样的地图没有人读，每个触点的平均份额也会很小",
            "请把细节移到单独的旅程，用 opens 引出",
        ),
    ),
    "no-persona": (
        Advice(
            "nobody says whose journey this is",
            "expectations belong to somebody, and differ",
            "add persona: who they are and what they came for",
        ),
        Advice(
            "没有写明这是谁的旅程",
            "期望因人而异",
            "请填写 persona：是谁，为何而来",
        ),
    ),
    "unknown-rule": (
        Advice(
            "lint has no rule '{name}'",
            "a misspelt rule switches nothing off",
            "see `journeymap lint --rules`",
        ),
        Advice(
            "没有名为“{name}”的规则",
            "写错的规则名不起作用",
            "请用 `journeymap lint --rules` 查看",
        ),
    ),
}
