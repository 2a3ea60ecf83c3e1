"""Why a touchpoint is the moment it is: reasons and their numbers in, sentences out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymap.wording import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CLAUSES: dict[str, tuple[str, str]] = {
    # Experience against expectation
    "short": (
        "Experience falls {gap} points short of expectation ({experience} against {adequate})",
        "体验比期望低 {gap} 分({experience} 对 {adequate})",
    ),
    "short-unfelt": (
        "Experience falls {gap} points short of expectation ({experience} against {adequate}), "
        "which is not missed in its Kano category",
        "体验比期望低 {gap} 分({experience} 对 {adequate}),但按其 Kano 类别客户并不在意",
    ),
    "beyond": (
        "Experience lies {gap} points above expectation ({experience} against {desired})",
        "体验比期望高 {gap} 分({experience} 对 {desired})",
    ),
    "beyond-unfelt": (
        "Experience lies {gap} points above expectation ({experience} against {desired}), "
        "which is taken for granted in its Kano category",
        "体验比期望高 {gap} 分({experience} 对 {desired}),但按其 Kano 类别客户视为理所当然",
    ),
    "met": ("Experience meets expectation ({experience})", "体验正好符合期望({experience})"),
    "inside-zone": (
        "Experience ({experience}) lies within what is tolerated ({adequate} to {desired})",
        "体验({experience})在容忍区间内({adequate} 到 {desired})",
    ),
    # How sure that is
    "certain": ("; chance does not explain it ({q})", ";这不是偶然({q})"),
    "uncertain": ("; chance could explain it ({q})", ";也可能只是偶然({q})"),
    "assumed": ("; assumed, since no spread was measured", ";没有离散程度的测量,属于假设"),
    # What holds on it
    "by-both": (
        "It carries {stakes} of what rides on the journey and {contribution} of what is felt, "
        "both above its fair share of {threshold}; {reach} of customers meet it",
        "它承载旅程影响力的 {stakes}、全部感受的 {contribution},都超过应有份额 {threshold};"
        "{reach} 的客户会遇到它",
    ),
    "by-stakes": (
        "It carries {stakes} of what rides on the journey, above its fair share of {threshold}, "
        "and {contribution} of what is felt; {reach} of customers meet it",
        "它承载旅程影响力的 {stakes},超过应有份额 {threshold},占全部感受的 {contribution};"
        "{reach} 的客户会遇到它",
    ),
    "by-felt": (
        "It holds {contribution} of what is felt, above its fair share of {threshold}, "
        "and {stakes} of what rides on the journey; {reach} of customers meet it",
        "它占全部感受的 {contribution},超过应有份额 {threshold},承载影响力的 {stakes};"
        "{reach} 的客户会遇到它",
    ),
    "by-neither": (
        "It carries {stakes} of what rides on the journey and {contribution} of what is felt, "
        "within its fair share of {threshold}; {reach} of customers meet it",
        "它承载旅程影响力的 {stakes}、全部感受的 {contribution},未超过应有份额 {threshold};"
        "{reach} 的客户会遇到它",
    ),
    "beside": (
        "Its scores come from the scores file beside the journey",
        "分数来自旅程旁边的分数文件",
    ),
    # No moment
    "unscored": ("Not scored: {missing}", "未评分:{missing}"),
    "unreached": ("Nobody reaches it", "没有客户会到达这里"),
}

MISSING: dict[str, tuple[str, str]] = {
    "expectation": ("the expectation is missing", "缺少期望"),
    "experience": ("the experience is missing", "缺少体验"),
    "both": ("expectation and experience are missing", "缺少期望和体验"),
}

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
    "rare but severe": ("rare but severe", "少见但严重"),
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

_SHARES = ("stakes", "contribution", "threshold", "reach")
_JOINED = ("certain", "uncertain", "assumed")
"""Clauses that go on a sentence; the others begin one."""


def because(reasons: Sequence[tuple[str, Mapping[str, float | str]]], index: int) -> str:
    """The sentences of a moment's reasons, in the language with this index."""
    stop = (". ", "。")[index]
    sentences: list[str] = []
    for code, values in reasons:
        clause = CLAUSES[code][index].format(**_worded(values, index))
        if code in _JOINED and sentences:
            sentences[-1] += clause
        else:
            sentences.append(clause)
    return stop.join(sentences) + stop.strip()


def _worded(values: Mapping[str, float | str], index: int) -> dict[str, str]:
    return {name: _word(name, value, index) for name, value in values.items()}


def _word(name: str, value: float | str, index: int) -> str:
    if isinstance(value, str):
        return MISSING[value][index]
    if name == "q":
        return numbers.q(value)
    return numbers.percent(value) if name in _SHARES else numbers.points(value)


def word(kind: str | None, marks: Sequence[str], index: int) -> str:
    """A moment's name, and that it is rare but severe where it is.

    >>> word("irritant", ("rare but severe",), 0)
    'irritant, rare but severe'
    """
    if kind is None:
        return MARKS["unreached" if "unreached" in marks else "unscored"][index]
    severe = (", ", "·")[index] + MARKS["rare but severe"][index]
    return KINDS[kind][index] + (severe if "rare but severe" in marks else "")


def felt(gap: float, reach: float, index: int) -> str:
    """What a person can feel, without arithmetic: the gap, and how many meet it.

    >>> felt(-15.0, 0.7, 0)
    '15 short of expectation · 70% meet it'
    """
    share = numbers.percent(reach)
    meet = (f"{share} meet it", f"{share} 的客户遇到")[index]
    size = numbers.points(abs(gap))
    if not float(size):
        against = ("meets expectation", "符合期望")[index]
    elif gap < 0:
        against = (f"{size} short of expectation", f"比期望低 {size} 分")[index]
    else:
        against = (f"{size} above expectation", f"比期望高 {size} 分")[index]
    return f"{against} · {meet}"
