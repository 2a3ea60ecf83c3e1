"""Why a touchpoint is the moment it is: reasons and their numbers in, sentences out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CLAUSES: dict[str, tuple[str, str]] = {
    # Experience against expectation
    "short": (
        "Experience falls {gap} short of expectation ({experience} against {adequate})",
        "体验 {experience} 分，比期望（{adequate} 分）低 {gap}",
    ),
    "beyond": (
        "Experience lies {gap} above expectation ({experience} against {desired})",
        "体验 {experience} 分，比期望（{desired} 分）高 {gap}",
    ),
    "short-of-zone": (
        "Experience falls {gap} short of what would do ({experience} against {adequate})",
        "体验 {experience} 分，比可接受水平（{adequate} 分）低 {gap}",
    ),
    "beyond-zone": (
        "Experience lies {gap} above what is hoped for ({experience} against {desired})",
        "体验 {experience} 分，比理想水平（{desired} 分）高 {gap}",
    ),
    "met": ("Experience meets expectation ({experience})", "体验 {experience} 分，正好符合期望"),
    "inside-zone": (
        "Experience ({experience}) lies within what customers tolerate ({adequate} to {desired})",
        "体验 {experience} 分，在容忍区间（{adequate}–{desired} 分）之内",
    ),
    # How sure that is
    "certain": ("; that is unlikely to be chance ({q})", "，不太可能是偶然（{q}）"),
    "uncertain": ("; that may be chance ({q})", "，但也可能只是偶然（{q}）"),
    "clearly-inside": ("; clearly inside ({q})", "，且离边缘足够远（{q}）"),
    "hardly-inside": (
        "; too near the edge to be sure ({q})",
        "，但离边缘太近，不能确定（{q}）",
    ),
    "assumed-no-spread": (
        "; assumed, since sd and n are not both given",
        "；标准差和样本量不齐全，按假设处理",
    ),
    "assumed-one-answer": (
        "; assumed, since one answer says nothing about the next",
        "；只有一份回答，按假设处理",
    ),
    "assumed-inherited": (
        "; assumed, since it is taken over from all customers",
        "；沿用全部客户的分数，按假设处理",
    ),
    "assumed-attributes": (
        "; assumed, since its attributes stand in for a score",
        "；以各期望维度的均值代替分数，按假设处理",
    ),
    # Why a gap is not felt
    "taken-for-granted": (
        "Customers take a surplus for granted here (Kano: must-be)",
        "属必备型需求，超出期望的部分客户视为理所当然",
    ),
    "not-missed": (
        "Customers do not mind a shortfall here (Kano: attractive)",
        "属魅力型需求，低于期望客户也不会不满",
    ),
    "indifferent": (
        "Customers do not mind either way (Kano: indifferent)",
        "属无差异型需求，好坏客户都不在意",
    ),
    "not-felt": (
        "By its measured Kano coefficients, customers do not feel this",
        "按实测的 Kano 系数，客户感受不到这一差距",
    ),
    # What holds on it
    "by-both": (
        (
            "It carries {stakes} of what rides on the journey and {contribution} of all that is "
            "felt, both above {threshold}; {reach}"
        ),
        "影响力占全程的 {stakes}，感受占全程的 {contribution}，都高于{threshold}；{reach}",
    ),
    "by-stakes": (
        (
            "It carries {stakes} of what rides on the journey, above {threshold}, "
            "and {contribution} of all that is felt; {reach}"
        ),
        "影响力占全程的 {stakes}，高于{threshold}；感受占全程的 {contribution}；{reach}",
    ),
    "by-contribution": (
        (
            "It carries {contribution} of all that is felt, above {threshold}, "
            "and {stakes} of what rides on the journey; {reach}"
        ),
        "感受占全程的 {contribution}，高于{threshold}；影响力占全程的 {stakes}；{reach}",
    ),
    "by-neither": (
        (
            "It carries {stakes} of what rides on the journey and {contribution} of all that is "
            "felt, neither above {threshold}; {reach}"
        ),
        "影响力占全程的 {stakes}，感受占全程的 {contribution}，都未超过{threshold}；{reach}",
    ),
    "alone": (
        "No other touchpoint is both scored and reached, so none stands out; {reach}",
        "没有其他既有评分又有客户到达的触点，因此无从比较；{reach}",
    ),
    "severe": (
        "To those who meet it, it is the heaviest loss of the journey",
        "对遇到它的客户来说，这是全程最重的损失",
    ),
    "beside": (
        "Its scores come from the scores file beside the journey",
        "分数来自旅程旁的分数文件",
    ),
    # No moment
    "unscored-expectation": ("Not scored: the expectation is missing", "未评分：缺少期望"),
    "unscored-experience": ("Not scored: the experience is missing", "未评分：缺少体验"),
    "unscored-both": (
        "Not scored: expectation and experience are missing",
        "未评分：缺少期望和体验",
    ),
    "unreached": ("Nobody reaches it", "没有客户会到达这里"),
}

SIGNS = {"pain": "▼", "delight": "▲", "guard": "◆"}

KINDS: dict[str, tuple[str, str]] = {
    "pain": ("Moment of pain", "痛点时刻"),
    "guard": ("Moment of truth: hold it", "关键时刻·守住"),
    "delight": ("Moment of delight", "惊喜时刻"),
    "irritant": ("irritant", "小烦恼"),
    "routine": ("routine", "平常"),
    "bonus": ("bonus", "加分项"),
}

MARKS: dict[str, tuple[str, str]] = {
    "unavoidable": ("unavoidable", "必经"),
    "rare but severe": ("severe for some", "对部分客户很严重"),
    "delighter": ("delighter", "魅力点"),
    "entry": ("entry", "入口"),
    "peak": ("peak", "峰值"),
    "end": ("end", "终点"),
    "leak": ("leak", "流失点"),
    "unscored": ("not scored", "未评分"),
    "assumed": ("assumed", "假设"),
    "assumed flow": ("assumed flow", "流向为假设"),
    "unreached": ("reached by nobody", "无人到达"),
}

_EVERYONE = 1 - 1e-9
_CONTINUING = ("; ", "，", "；")
"""A clause that begins like this goes on the sentence before; the others begin one."""


def because(reasons: Sequence[tuple[str, Mapping[str, float | str]]], index: int) -> str:
    """The sentences of a moment's reasons, in the language with this index."""
    stop = (". ", "。")[index]
    sentences: list[str] = []
    told: Mapping[str, float | str] | None = None
    words: dict[str, str] = {}
    for code, values in reasons:
        clause = CLAUSES[code][index]
        if "{" in clause:
            if values is not told:
                told, words = values, _worded(values, index)
            clause = clause.format(**words)
        if sentences and clause.startswith(_CONTINUING):
            sentences[-1] += clause
        else:
            sentences.append(clause)
    return stop.join(sentences) + stop.strip()


def _worded(values: Mapping[str, float | str], index: int) -> dict[str, str]:
    """The numbers of a touchpoint as they stand in a sentence."""
    number = {name: float(value) for name, value in values.items()}
    gap = number["gap"]
    edge = "adequate" if gap < 0 else "desired"
    experience, level = numbers.levels(number["experience"], number[edge])
    (stakes, contribution), threshold = numbers.apart(
        [number["stakes"], number["contribution"]], number["threshold"]
    )
    return {
        "gap": _points(abs(gap), index),
        "experience": experience if gap else numbers.points(number["experience"]),
        "adequate": numbers.points(number["adequate"]),
        "desired": numbers.points(number["desired"]),
        edge: level if gap else numbers.points(number[edge]),
        "q": numbers.q(number["q"]),
        "stakes": stakes,
        "contribution": contribution,
        "threshold": fair_share(threshold, number["critical_share"], index),
        "reach": _meet(number["reach"], index),
    }


def _points(size: float, index: int) -> str:
    text = numbers.points(size)
    return (f"{text} point" + ("" if text == "1" else "s"), f"{text} 分")[index]


def fair_share(threshold: str, critical_share: float, index: int) -> str:
    """The share above which a touchpoint is a moment of truth, by its one name.

    >>> fair_share("17%", 1, 0), fair_share("20%", 1.2, 0)
    ('its fair share of 17%', '1.2 times its fair share (20%)')
    """
    if critical_share == 1:
        return (f"its fair share of {threshold}", f"平均份额（{threshold}）")[index]
    times = f"{critical_share:g}"
    return (f"{times} times its fair share ({threshold})", f"平均份额的 {times} 倍（{threshold}）")[
        index
    ]


def _meet(reach: float, index: int) -> str:
    if reach > _EVERYONE:
        return ("every customer meets it", "每位客户都会经过")[index]
    share = numbers.percent(reach)
    return (f"{share} of customers meet it", f"{share} 的客户会经过")[index]


def word(kind: str | None, marks: Sequence[str], index: int) -> str:
    """A moment's name, and that it is severe for some where it is rare but severe.

    Rare means that fewer than half meet it, which is more than people call rare.

    >>> word("irritant", ("rare but severe",), 0)
    'irritant, severe for some'
    """
    if kind is None:
        return MARKS["unreached" if "unreached" in marks else "unscored"][index]
    severe = (", ", "·")[index] + MARKS["rare but severe"][index]
    return KINDS[kind][index] + (severe if "rare but severe" in marks else "")


def felt(gap: float, reach: float, index: int, *, has_zone: bool = False) -> str:
    """What a person can feel, without arithmetic: the gap, and how many meet it.

    With a zone of tolerance the gap is the distance to the edge that experience lies beyond.

    >>> felt(-15.0, 0.7, 0), felt(10.0, 1.0, 0)
    ('15 short of expectation · 70% meet it', '10 above expectation · everyone meets it')
    >>> felt(-14.0, 0.52, 0, has_zone=True)
    '14 short of what would do · 52% meet it'
    """
    share = numbers.percent(reach)
    meet = (f"{share} meet it", f"{share} 的客户遇到")[index]
    if reach > _EVERYONE:
        meet = ("everyone meets it", "每位客户都遇到")[index]
    size = numbers.points(abs(gap))
    side = "met" if not float(size) else "short" if gap < 0 else "beyond"
    return f"{_AGAINST[side, has_zone][index].format(size=size)} · {meet}"


_AGAINST: dict[tuple[str, bool], tuple[str, str]] = {
    ("met", False): ("meets expectation", "符合期望"),
    ("met", True): ("within what is tolerated", "在容忍区间内"),
    ("short", False): ("{size} short of expectation", "比期望低 {size} 分"),
    ("short", True): ("{size} short of what would do", "比可接受水平低 {size} 分"),
    ("beyond", False): ("{size} above expectation", "比期望高 {size} 分"),
    ("beyond", True): ("{size} above what is hoped for", "比理想水平高 {size} 分"),
}
