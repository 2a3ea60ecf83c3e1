"""What every field of the journey file says, with examples: for editors and the page of fields.

A path is a mapping's name and a field's: `touchpoint.experience`. Examples are written as in a
file. A default that is a plain value is the model's own and stands only there.
"""

from typing import NamedTuple


class Told(NamedTuple):
    """What a field says, how one writes it, and what counts where it is not given."""

    what: str
    examples: tuple[str, ...]
    default: str = "none"


MAPPINGS: dict[str, str] = {
    "journey": "A customer journey: its stages and touchpoints, in the order in which they happen.",
    "stage": "A phase of the journey.",
    "touchpoint": "A moment at which the customer meets the service.",
    "expectation": "What customers expect: a number, or the score with its spread, or a zone.",
    "experience": "What customers experience: a number, or the score with its spread.",
    "paired": "How much the differences vary, where the same people answered both questions.",
    "kano": "How the touchpoint's quality acts on satisfaction.",
    "scale": "The scale on which scores are given.",
    "next": "One way on: a touchpoint or exit, and the customers who go there.",
    "channel": "A way in which the touchpoint happens, with scores of its own.",
    "attribute": "One side of the touchpoint, scored by itself.",
    "promise": "What customers were told.",
    "standard": "What was agreed inside.",
    "cause": "Why there is a gap, in the team's judgement.",
    "quote": "What a customer said.",
    "figure": "A measured figure: of a touchpoint (`kpis`) or of the journey (`outcomes`).",
    "segment": "A group of customers who expect, experience or do something else.",
    "segment-scores": "What differs at this touchpoint for one segment.",
    "measurement": "Where scores come from; refer to it by `from`.",
    "settings": "Two conventions that you may change.",
    "lint": "Which rules of `journeymap lint` are off.",
    "action": "A planned improvement.",
}

_MEAN = "The average score."
_SD = "The standard deviation of the answers."
_N = "How many people answered."
_COUNTS = "How often each answer was given; mean, sd and n are computed from it."
_FROM = "Where this comes from: a measurement, or a few words."
_EXPECTATION = "What customers expect here, on the journey's scale."
_EXPERIENCE = "What customers experience here, on the journey's scale."
_SCORES = ("5.8", "{mean: 5.8, sd: 1.3, n: 210}")
_KANO = ("must-be", "one-dimensional", "attractive", "indifferent", "reverse")
_NAME = "Its name for people."

_SPREAD = {
    "mean": Told(_MEAN, ("5.8",), "from `counts` or `desired`"),
    "sd": Told(_SD, ("1.3",), "from `counts`"),
    "n": Told(_N, ("210",), "from `counts`"),
    "counts": Told(_COUNTS, ("{1: 3, 2: 9, 3: 14}",)),
    "from": Told(_FROM, ("survey", "three interviews")),
}

FIELDS: dict[str, Told] = {
    "journey.journey": Told("The journey's id, once in a folder.", ("hotel-stay",), "required"),
    "journey.title": Told(_NAME, ("A night at a boutique hotel",), "the id"),
    "journey.state": Told("The journey as it is, or as it is meant to be.", ("planned",)),
    "journey.persona": Told("Whose journey it is.", ("Business traveller, one night",)),
    "journey.language": Told("The language its texts are written in.", ("en", "zh-CN")),
    "journey.format": Told("The version of this file format.", ("1",)),
    "journey.stages": Told(
        "The phases of the journey, in order.",
        ("[{stage: arrive, touchpoints: [{touchpoint: checkin}]}]",),
        "required",
    ),
    "journey.scale": Told(
        "On which scale scores are given.", ("{min: 1, max: 7}",), "`{min: 0, max: 10}`"
    ),
    "journey.starts": Told(
        "Where customers enter: one touchpoint, several, or shares.",
        ("booking", "{booking: 80%, walk-in: rest}"),
        "the first touchpoint",
    ),
    "journey.exits": Told(
        "How the journey can end, for better or worse.",
        ("{completed: Stay completed, left: Leaves early}", "[completed, left]"),
        "one exit, `done`",
    ),
    "journey.success": Told(
        "The exits that count as completing it.",
        ("completed", "[completed, upgraded]"),
        "the first exit",
    ),
    "journey.neutral": Told("Exits that are neither success nor drop-off.", ("unsuitable",)),
    "journey.segments": Told(
        "Groups of customers who expect, experience or do something else.",
        ("{families: {title: Families with children, share: 30%}}", "{families: Families}"),
    ),
    "journey.measurements": Told(
        "Where scores come from, named once and referred to by `from`.",
        ("{q3: {source: Post-stay survey, date: 2026-09-30, metric: CSAT}}",),
    ),
    "journey.scores": Told(
        "A CSV file of scores in the same folder; what stands in it wins.",
        ("hotel-stay.scores.csv",),
    ),
    "journey.outcomes": Told(
        "Measured results of the whole journey.", ("[{metric: NPS, value: 31, n: 420}]",)
    ),
    "journey.actions": Told(
        "Planned improvements.",
        ("[{action: mobile-checkin, experience: {checkin: +0.6}, cost: 25}]",),
    ),
    "journey.settings": Told(
        "Two conventions that you may change.", ("{loss_aversion: 1.5}",), "as below"
    ),
    "journey.lint": Told("Which rules of `journeymap lint` are off.", ("{off: [first-person]}",)),
    "stage.stage": Told("The stage's id, once in the journey.", ("arrive",), "required"),
    "stage.title": Told(_NAME, ("Arriving",), "the id"),
    "stage.lifecycle": Told(
        "Its place in the customer's life with you; a word of your own will do.",
        ("acquisition", "onboarding", "use", "recovery", "retention", "advocacy"),
    ),
    "stage.touchpoints": Told(
        "What happens in it, in order.", ("[{touchpoint: checkin}]",), "required"
    ),
    "touchpoint.touchpoint": Told(
        "The touchpoint's id, once in the journey.", ("checkin",), "required"
    ),
    "touchpoint.title": Told(
        "Its name for people, written from the customer's side.", ("I check in",), "the id"
    ),
    "touchpoint.channels": Told(
        "The ways in which it happens: one, a list, or with scores of their own.",
        ("front desk", "[front desk, app]", "{front desk: {experience: 5.2}, app: }"),
    ),
    "touchpoint.mot": Told(
        "Your own label for it. Nothing is computed from it.", ("ZMOT", "FMOT", "SMOT", "UMOT")
    ),
    "touchpoint.importance": Told(
        "How much it counts beside the others. Give it for all touchpoints or for none.",
        ("20",),
        "all equal",
    ),
    "touchpoint.kano": Told(
        "How its quality acts on satisfaction: a category, or measured strengths.",
        (*_KANO, "{category: attractive, better: 0.71, worse: -0.22}"),
        "both directions count",
    ),
    "touchpoint.expectation": Told(
        _EXPECTATION, (*_SCORES, "{adequate: 4.6, desired: 6.2}"), "unscored"
    ),
    "touchpoint.experience": Told(_EXPERIENCE, _SCORES, "unscored"),
    "touchpoint.paired": Told(
        "How much the differences vary, if the same people answered both.",
        ("{sd: 1.5, n: 80}",),
    ),
    "touchpoint.benchmark": Told(
        "What comparable services reach, on the journey's scale.", ("5.5",)
    ),
    "touchpoint.next": Told(
        "Where customers go from here: touchpoints or exits, with shares or counts.",
        ("room", "{room: rest, left: 3%}", "[room, bar]"),
        "the next touchpoint",
    ),
    "touchpoint.attributes": Told(
        "Several sides of the touchpoint, scored one by one.",
        ("[{attribute: waiting, weight: 3, expectation: 6, experience: 4}]",),
    ),
    "touchpoint.expectation_from": Told(
        "Where the expectation comes from, as shares of at most 100%.",
        ("{past experience: 60%, promise: 40%}",),
    ),
    "touchpoint.promises": Told(
        "What customers were told.", ("[{promise: no-queue, says: No waiting, kept: 61%}]",)
    ),
    "touchpoint.standards": Told(
        "What was agreed inside.",
        ("[{metric: waiting time, at_most: 5, actual: 12, unit: min}]",),
    ),
    "touchpoint.causes": Told(
        "The team's judgement of why there is a gap.",
        ("[{cause: resources, note: two desks for three shifts}]",),
    ),
    "touchpoint.segments": Told(
        "What differs here, segment by segment.",
        ("{families: {experience: 4.1}}",),
        "nothing differs",
    ),
    "touchpoint.emotion": Told(
        "The mood as you would draw it by hand, from -2 to 2; never a score.", ("-1",)
    ),
    "touchpoint.doing": Told("What the customer does.", ("I queue with my bags",)),
    "touchpoint.thinking": Told("What goes through their mind.", ("Two desks for a full lobby?",)),
    "touchpoint.feeling": Told("How it feels, in a word.", ("tired",)),
    "touchpoint.quotes": Told(
        "What customers said: personal data, so leave out names.",
        ("Nobody looked up", "[Nobody looked up, {text: Twelve minutes!, approved: 2026-10-02}]"),
    ),
    "touchpoint.pains": Told("What annoys.", ("[queue after a long trip]", "no seats")),
    "touchpoint.gains": Told("What pleases.", ("[a glass of water]",)),
    "touchpoint.physical_evidence": Told("What customers see and touch.", ("lobby, sign",)),
    "touchpoint.frontstage": Told(
        "What staff do in their sight.", ('"greets, hands over the key"',)
    ),
    "touchpoint.backstage": Told("What happens out of sight.", ("room assignment",)),
    "touchpoint.support": Told("Systems and partners behind it.", ("property management system",)),
    "touchpoint.script": Told("What staff say.", ("Name first; say how long it will take",)),
    "touchpoint.owner": Told("Who answers for it.", ("Front office",)),
    "touchpoint.kpis": Told(
        "Figures that are watched here.", ("[{metric: queue length, value: 7}]",)
    ),
    "touchpoint.opens": Told("The id of another journey that begins here.", ("late-arrival",)),
    **{f"expectation.{name}": told for name, told in _SPREAD.items()},
    "expectation.adequate": Told(
        "The least that customers still accept: the lower end of a zone of tolerance.", ("4.6",)
    ),
    "expectation.desired": Told(
        "What customers hope for: the upper end of a zone of tolerance.", ("6.2",), "`mean`"
    ),
    **{f"experience.{name}": told for name, told in _SPREAD.items()},
    "paired.sd": Told(
        "The standard deviation of experience minus expectation, person by person.",
        ("1.5",),
        "required",
    ),
    "paired.n": Told("How many people gave both answers.", ("80",), "required"),
    "paired.from": Told(_FROM, ("survey",), "that of the experience"),
    "kano.category": Told("Which of the five kinds of quality it is.", ("must-be",)),
    "kano.better": Told("How much a surplus counts, as measured.", ("0.71",), "by category"),
    "kano.worse": Told(
        "How much a shortfall counts, as measured: at or below zero.", ("-0.22",), "by category"
    ),
    "scale.min": Told("The lower end.", ("1",)),
    "scale.max": Told("The upper end.", ("7",)),
    "scale.step": Told("The smallest difference between two answers.", ("0.5",)),
    "scale.better": Told("Which end is the good one.", ("low",)),
    "next.share": Told(
        "The part of customers who go this way; `rest` takes what the others leave.",
        ("97%", "rest"),
        "what the others leave",
    ),
    "next.after": Told("How long that usually takes.", ("10 min",)),
    "next.n": Told(
        "How many customers were counted. Gives the shares if every way has it.", ("812",)
    ),
    "channel.expectation": Told(
        "What customers of this channel expect.", _SCORES, "the touchpoint's"
    ),
    "channel.experience": Told("What customers of this channel experience.", _SCORES),
    "attribute.attribute": Told("Its id, once in the touchpoint.", ("waiting",), "required"),
    "attribute.title": Told(_NAME, ("Waiting time",), "the id"),
    "attribute.weight": Told("How much it counts beside the others.", ("3",)),
    "attribute.servqual": Told("Its SERVQUAL dimension.", ("responsiveness",)),
    "attribute.dimension": Told("A dimension of your own.", ("price",)),
    "attribute.expectation": Told("What customers expect of it.", _SCORES),
    "attribute.experience": Told("What customers experience of it.", _SCORES),
    "promise.promise": Told("Its id.", ("no-queue",), "required"),
    "promise.says": Told("The words.", ("No waiting",)),
    "promise.where": Told("Where they stand.", ("website",)),
    "promise.kept": Told("How often it is kept, as measured.", ("61%",)),
    "standard.metric": Told("What is looked at.", ("waiting time",), "required"),
    "standard.at_most": Told("The limit from above.", ("5",)),
    "standard.at_least": Told("The limit from below.", ("2",)),
    "standard.actual": Told("What was measured.", ("12",)),
    "standard.unit": Told("The unit of the limits and of what was measured.", ("min",)),
    "standard.met": Told("In how many cases it is met, as measured.", ("48%",)),
    "standard.priority": Told("Its rank: 1 is the first.", ("1",)),
    "cause.cause": Told("Its kind.", ("resources",), "required"),
    "cause.note": Told("The cause itself, in a sentence.", ("two desks for three shifts",)),
    "cause.from": Told("How you know.", ("interviews",)),
    "quote.text": Told("The words.", ("Twelve minutes!",), "required"),
    "quote.approved": Told(
        "Since when it may be shown outside the team.", ("2026-10-02",), "not approved"
    ),
    "figure.metric": Told("What was measured.", ("NPS",), "required"),
    "figure.value": Told("The figure: a number or a percentage.", ("31", "22%"), "required"),
    "figure.unit": Told("Its unit; a percentage has its own.", ("min",)),
    "figure.n": Told("Of how many.", ("420",)),
    "figure.from": Told(_FROM, ("survey",)),
    "segment.title": Told(_NAME, ("Families with children",), "the id"),
    "segment.share": Told("Its part of all customers.", ("30%",)),
    "segment-scores.expectation": Told(
        "What this segment expects.", _SCORES, "everybody's, without its spread"
    ),
    "segment-scores.experience": Told(
        "What this segment experiences.", _SCORES, "everybody's, without its spread"
    ),
    "segment-scores.paired": Told(
        "The spread of this segment's own differences.", ("{sd: 1.3, n: 22}",)
    ),
    "segment-scores.importance": Told(
        "Its own weight, for all touchpoints or for none.", ("30",), "everybody's"
    ),
    "segment-scores.kano": Told("Its own category, or measured strengths.", _KANO, "everybody's"),
    "segment-scores.next": Told("Its own way on.", ("{room: rest, left: 8%}",), "everybody's"),
    "segment-scores.channels": Told(
        "Its own channels and their scores.", ("group desk",), "everybody's, without their spread"
    ),
    "measurement.source": Told("What was asked, of whom, how.", ("Post-stay survey",)),
    "measurement.date": Told("When it was asked.", ("2026-09-30",)),
    "measurement.metric": Told(
        "What kind of score it is. NPS is none for a touchpoint.", ("CSAT", "CES")
    ),
    "measurement.scale": Told("The scale it was asked on.", ("{min: 1, max: 5}",), "the journey's"),
    "settings.loss_aversion": Told("How much heavier a shortfall weighs than a surplus.", ("1.5",)),
    "settings.critical_share": Told(
        "From how many times its fair share on a touchpoint is critical.", ("1.2",)
    ),
    "lint.off": Told("Rules that the author knows better than.", ("[first-person]",)),
    "action.action": Told("Its id.", ("mobile-checkin",), "required"),
    "action.title": Told("What is to be done.", ("Check in on the phone",)),
    "action.experience": Told(
        "By how much it changes the experience of touchpoints, in the journey's scale.",
        ("{checkin: +0.6}",),
        "nothing",
    ),
    "action.expectation": Told(
        "By how much it changes what is expected; an honest promise is an action too.",
        ("{checkin: -0.5}",),
        "nothing",
    ),
    "action.cost": Told("What it costs, in a unit of your choice.", ("25",)),
    "action.owner": Told("Who does it.", ("IT",)),
    "action.due": Told("By when.", ("2026-12-01",)),
    "action.status": Told("How far it is.", ("planned", "done")),
}

MISWRITTEN: dict[str, str] = {
    "number": "a number such as 4.9 is meant here; decimals take a point",
    "whole": "a whole number such as 80 is meant here",
    "share": "a share is meant here, such as 70% or 0.7",
    "share-or-rest": "a share is meant here, such as 70% or 0.7, or the word rest",
    "amount": "a number or a percentage is meant here, such as 31 or 22%",
    "date": "a date is meant here, year first, such as 2026-09-30",
    "word": "one of these words is meant here: {words}",
    "id": "an id holds letters, digits, - and _, and no spaces",
}
"""What an editor says of a text that is none of these."""

VALUES: dict[str, str] = {
    "text": "text",
    "source": "text; the id of a measurement refers to it",
    "id": "id",
    "reference": "id ({kinds})",
    "or": " or ",
    "number": "number",
    "whole": "whole number",
    "at-least": "{number}, {minimum:g} or more",
    "between": "{number} from {minimum:g} to {maximum:g}",
    "share": "share, such as `70%` or `0.7`",
    "share-or-rest": "share, or `rest`",
    "amount": "number or percentage",
    "date": "date, year first",
    "word": "`{word}`",
    "fields": "[{name}](#{name}) fields",
    "list": "list of {item}",
    "list-of-these": "a list of these",
    "at-least-one": "{values}, at least one",
    "names": "fields named by {name}, each with {value}",
    "or-empty": "{value}, or nothing",
    "forms": "; or ",
}
"""What a field takes, on the page of fields."""

PAGE = """\
# The fields, one by one

Every field of [the journey file](format.md), with what it takes, its default and how one writes
it. The schema by which editors complete and explain is made from the same table.
"""

SECTION = """
## {name}

{what}
"""

ENTRY = """
### {name}

{what}

- takes: {values}
- default: {default}
- such as: {examples}
"""
