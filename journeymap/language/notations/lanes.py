"""The lanes of a journey in a table: what they are called here, and what people call them.

A lane is a field of a touchpoint; a score's spread and source are lanes of their own. What belongs
to the stage or to the whole journey is named after it.

>>> meaning("体验"), meaning("Pain points"), meaning("experience (sd)"), meaning("weather")
('experience', 'pains', 'experience.sd', '')
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from journeymap.language import synonyms
from journeymap.language.editing.structure import bare, takes_collection
from journeymap.language.fields import Fields
from journeymap.language.grammar import JOURNEY, PAIRED, STAGE, TOUCHPOINT
from journeymap.language.lists import ListOf
from journeymap.language.notations.label_scales import without_scale
from journeymap.language.values import Number, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeymap.language.shapes import Shape

TOUCHPOINT_LANE, LANE, VALUE = "touchpoint", "lane", "value"
"""What the columns of a long table say: of which touchpoint, in which lane, what."""

RATINGS = ("expectation", "experience")
PARTS = {
    "expectation": ("adequate", "sd", "n", "counts", "from"),
    "experience": ("sd", "n", "counts", "from"),
    "paired": tuple(PAIRED.fields),
}
"""The parts of a score that have a lane of their own; its mean has the score's own lane."""

ON_SCALE = frozenset(("value", *RATINGS, "expectation.adequate", "benchmark"))
"""The lanes whose label may state the scale."""

OF_STAGE, OF_JOURNEY = "stage.", "journey."


def _lanes() -> Iterator[str]:
    yield from ("stage", *(f"{OF_STAGE}{name}" for name in STAGE.fields if _is_of_stage(name)))
    for name in TOUCHPOINT.fields:
        if name != "paired":
            yield name
        yield from (f"{name}.{part}" for part in PARTS.get(name, ()))


def _is_of_stage(name: str) -> bool:
    return name not in {"stage", "touchpoints"}


LANES = tuple(_lanes())
RANKS = {lane: rank for rank, lane in enumerate(LANES)}
"""The order in which lanes are written."""

JOURNEY_LANES = (
    "journey",
    *(
        f"{OF_JOURNEY}{name}"
        for name in JOURNEY.fields
        if name not in {"journey", "stages", "scores", "format"}
    ),
)

JOURNEY_RANKS = {lane: rank for rank, lane in enumerate(JOURNEY_LANES)}

_WORDS = {
    "touchpoint": "touch point|step|journey step|interaction|activity|步骤|环节|节点|触点名",
    "lane": (
        "swimlane|row|layer|aspect|category|dimension|field|泳道|维度|图层|字段|项目|类别|方面"
    ),
    "value": "value|content|text|cell|entry|值|内容|取值|数值|文本|描述",
    "stage": "stage|phase|journey stage|journey phase|旅程阶段|环节阶段",
    "stage.title": "stage title|stage name|阶段标题|阶段名称",
    "stage.lifecycle": "lifecycle|stage lifecycle|生命周期",
    "title": "title|name|touchpoint title|touchpoint name|step name|label|触点标题",
    "channels": "channel|medium|media|channels used|接触渠道|服务渠道|触达渠道|触点渠道|渠道触点",
    "mot": "moment of truth|moments of truth|真实时刻",
    "importance": "weight|priority|relevance|重要性|权重",
    "expectation": "expected|customer expectation|user expectation|客户期望|用户期望|期望分数",
    "experience": (
        "experienced|perception|perceived|satisfaction|rating|actual experience|customer experience"
        "|score|分数|得分|满意度|评分|客户体验|用户体验|体验分数|实际感受"
    ),
    "benchmark": "competitors|best in class|行业标杆",
    "next": "next step|leads to|goes to|下一触点",
    "emotion": "emotional curve|mood|emotion curve|情绪曲线|情绪值|用户情绪|客户情绪|情感",
    "doing": (
        "actions|user actions|customer actions|action|activities|behaviour|behavior"
        "|用户行为|客户行为|顾客行为|用户动作|行动|动作"
    ),
    "thinking": "thoughts|mindset|questions|用户想法|客户想法|顾客想法|思考",
    "feeling": "feelings|emotional state|用户感受|客户感受|顾客感受|感受",
    "quotes": (
        "quote|verbatim|verbatims|customer quotes|user quotes|voice of the customer"
        "|用户原话|用户原声|客户原声|客户声音|用户声音|原声"
    ),
    "pains": (
        "pain|pain point|painpoint|frustration|frustrations|problems|issues|barriers"
        "|用户痛点|客户痛点|问题点|问题"
    ),
    "gains": "gain|positives|delights|highlights|爽点|亮点|惊喜点|兴奋点",
    "physical_evidence": "evidence|props|tangibles|物理证据|实体证据|有形证据",
    "frontstage": (
        "front stage|frontstage actions|onstage|employee actions|staff actions|what staff do"
        "|前台行为|前台服务|前台员工行为"
    ),
    "backstage": (
        "back stage|backstage actions|backstage processes|behind the scenes|internal actions"
        "|后台|后台行为|后台流程|后台支持|后台员工行为"
    ),
    "support": (
        "support processes|support systems|supporting systems|systems|支持流程|支持过程"
        "|支撑系统|支撑流程|后台系统"
    ),
    "script": "dialogue|wording|台词",
    "owner": "responsible|department|team|accountable|责任部门|主责部门|责任团队",
    "kpis": "kpi|metrics|measures|考核指标",
    "standards": "standard|service standard",
    "promises": "promise",
    "causes": "cause|root cause|root causes|根因|根本原因",
    "attributes": "attribute",
    "segments": "segment",
    "journey": "journey|旅程|旅程名称",
}
_PARTS_IN_WORDS = {
    "sd": "sd|stdev|std|std dev|standard deviation|spread|标准差|离散程度",
    "n": "n|sample|sample size|answers|respondents|样本数|样本量|人数|答卷数",
    "from": "from|source|来源|数据来源",
    "adequate": "adequate|minimum|acceptable|可接受|最低可接受",
    "counts": "counts|frequencies|distribution|频数|分布",
}
_WHAT_THEY = re.compile(
    r"(?:what)?(?:the)?(?:they|customers?|users?|people|guests?|visitors?|patients?)"
    r"(do|think|feel|say)(?:e?s)?"
)
_VERBS = {"do": "doing", "think": "thinking", "feel": "feeling", "say": "quotes"}
"""`What customers do`, `User feels`: the word at the end says which lane."""

_BETWEEN_WORDS = re.compile(r"[\s_./:*()\[\]-]+")
_BRACKETS = re.compile(r"[(\[【].*")


def _plain(label: str) -> str:
    return _BETWEEN_WORDS.sub("", unicodedata.normalize("NFKC", label).casefold())


@cache
def called() -> dict[str, str]:
    """What lanes are called, in plain form, with the lane that is meant; several as one."""
    words = {lane: (lane, *said.split("|")) for lane, said in _WORDS.items()}
    found = {_plain(lane): lane for lane in (*LANES, *JOURNEY_LANES)}
    for lane, said in words.items():
        for word in said:
            found.setdefault(_plain(word), lane)
    return {f"{word}s": lane for word, lane in found.items() if word.isascii()} | found


@lru_cache(4096)
def meaning(label: str) -> str:
    """The lane that a label of a table means, or "".

    What stands in brackets behind it, and a scale without them, is looked through.
    """
    given = label.strip()
    if given in RANKS or given in JOURNEY_RANKS:
        return given
    bare_label = _BRACKETS.sub("", unicodedata.normalize("NFKC", given))
    for each in (given, bare_label, without_scale(given)):
        plain = _plain(each)
        if plain and (found := _lane(plain) or _part(plain)):
            return found
    return ""


def _lane(plain: str) -> str:
    if they := _WHAT_THEY.fullmatch(plain):
        return _VERBS[they[1]]
    return called().get(plain) or synonyms.field(plain, RANKS)


def _part(plain: str) -> str:
    """The part of a score that a label names with it, in either order."""
    for part, words in _parts().items():
        for word in words:
            rests = (plain.removesuffix(word), plain.removeprefix(word).removeprefix("of"))
            for rest in (each for each in rests if each != plain):
                base = _lane(rest) or synonyms.field(rest, PARTS) or rest
                if part in PARTS.get(base, ()):
                    return f"{base}.{part}"
    return ""


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    """What the parts of a score are called, in plain form."""
    return {part: tuple(map(_plain, said.split("|"))) for part, said in _PARTS_IN_WORDS.items()}


FREE_WORDS = frozenset(
    ("attributes", "expectation_from", "promises", "standards", "causes", "segments", "kpis")
)
"""Lanes of fields that no score and no way depends on.

People write there in free words; such a cell is kept as a comment, and told. For a designer a map
that is in with its KPIs in words is worth more than none. What counts is never put aside: a score,
an importance, a category or a way that cannot be read is refused.
"""


# What a lane holds --------------------------------------------------------------------------------


@cache
def shape_of(lane: str) -> Shape | None:
    """The shape of a lane's value in the journey file."""
    if lane == "journey":
        return JOURNEY.fields[lane].shape
    if lane.startswith((OF_STAGE, OF_JOURNEY)):
        owner, _, name = lane.partition(".")
        return (STAGE if owner == "stage" else JOURNEY).fields[name].shape
    base, _, part = lane.partition(".")
    if base not in TOUCHPOINT.fields:
        return None
    shape = TOUCHPOINT.fields[base].shape
    if not part:
        return shape
    fields = bare(shape)
    inner = fields if isinstance(fields, Fields) else getattr(fields, "mapping", None)
    return inner.fields[part].shape if isinstance(inner, Fields) else None


@cache
def holds_list(lane: str) -> bool:
    """Whether a lane takes several values, each a text: pains, quotes, channels."""
    shape = shape_of(lane)
    found = bare(shape) if shape else None
    return lane in {"channels", "quotes"} or (isinstance(found, ListOf) and found.or_one)


@cache
def holds_items(lane: str) -> bool:
    """Whether a lane takes a list of what has fields, of which one needs no brackets in a cell."""
    shape = shape_of(lane)
    found = bare(shape) if shape else None
    return isinstance(found, ListOf) and not holds_list(lane)


@cache
def holds_fields(lane: str) -> bool:
    """Whether a value may be written in braces or brackets."""
    return takes_collection(shape_of(lane))


@cache
def holds_number(lane: str) -> bool:
    """Whether a lane's values are numbers, which a spreadsheet can reckon with."""
    return lane in RATINGS or isinstance(shape_of(lane), Number)


@cache
def holds_text(lane: str) -> bool:
    """Whether a lane's value is one text, of whatever lines."""
    return isinstance(shape_of(lane), Text)
