"""A journey file as plain data, complete in itself: with the scores of the file beside it, if any.

Names and forms are those of the journey file, and every scalar is the text its author wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.garbage import without_garbage_collection
from journeymap.language.editing.splices import as_read, plain
from journeymap.language.editing.structure import bare, fields_of, inner_shape, written_out
from journeymap.language.editing.written import is_list, is_mapping
from journeymap.language.forms import Forms
from journeymap.language.grammar import CHANNELS, JOURNEY
from journeymap.language.lists import ListOf
from journeymap.language.places import Report
from journeymap.language.tree import Mapping, tree
from journeymap.language.values import Amount, Number, Share, ShareOrRest, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeymap.language.editing.written import Plain
    from journeymap.language.shapes import Shape
    from journeymap.model import Channel, Journey, Paired, Rating, SegmentScores, Touchpoint

    Data = dict[str, Any]

SCORES = ("expectation", "experience")


def data_of(text: str, journey: Journey) -> Data:
    """The data of a sound text and the journey it describes.

    Scores that stand beside the journey are put into the data, and the name of their file goes.
    """
    with without_garbage_collection():
        root = tree(Report(journey.id, text.lstrip("\ufeff")))
        if not isinstance(root, Mapping):
            raise TypeError(journey.id)
        data: Any = plain(root)
    if journey.scores:
        del data["scores"]
        stages = zip(data["stages"], journey.stages, strict=True)
        for given, stage in stages:
            for each, touchpoint in zip(given["touchpoints"], stage.touchpoints, strict=True):
                _put_scores(each, touchpoint)
    return dict(data)


# Scores from beside -------------------------------------------------------------------------------


def _put_scores(data: Data, touchpoint: Touchpoint) -> None:
    _put(data, touchpoint)
    for own in touchpoint.segments:
        if _is_beside(own):
            segments = data.get("segments") or {}
            segments[own.segment] = segments.get(own.segment) or {}
            _put(segments[own.segment], own)
            data["segments"] = segments


def _put(data: Data, scores: Touchpoint | SegmentScores) -> None:
    ratings = (scores.expectation, scores.experience, scores.paired)
    for name, score in zip((*SCORES, "paired"), ratings, strict=True):
        if score is not None and score.beside:
            data[name] = _score(score)
    if scores.paired is None:
        data.pop("paired", None)
    if any(_is_beside(each) for each in scores.channels):
        given = data.get("channels")
        channels: Any = {} if given is None else written_out(CHANNELS, given)
        data["channels"] = {
            each.name: _channel(channels.get(each.name), each) for each in scores.channels
        }


def _is_beside(scores: Touchpoint | SegmentScores | Channel) -> bool:
    own = [getattr(scores, name, None) for name in (*SCORES, "paired")]
    inside: Iterable[Channel] = getattr(scores, "channels", ())
    return any(each is not None and each.beside for each in own) or any(map(_is_beside, inside))


def _channel(given: Data | None, channel: Channel) -> Plain:
    beside = {
        name: _score(rating)
        for name in SCORES
        if (rating := getattr(channel, name)) is not None and rating.beside
    }
    return {**(given or {}), **beside} or None


def _score(score: Rating | Paired) -> Plain:
    parts = {
        "mean": getattr(score, "mean", None),
        "sd": score.sd,
        "n": score.n,
        "from": score.source or None,
    }
    given = {name: value for name, value in parts.items() if value is not None}
    return as_read(given["mean"] if given.keys() == {"mean"} else given)


# Types --------------------------------------------------------------------------------------------


def typed(value: Plain, shape: Shape | None = JOURNEY) -> Any:  # noqa: ANN401 - JSON
    """Data with its scalars as the format means them, fields in the order of the format.

    >>> typed({"title": "404", "journey": "a", "starts": {"call": "70%"}, "scale": {"max": "7"}})
    {'journey': 'a', 'title': '404', 'scale': {'max': 7}, 'starts': {'call': 0.7}}
    """
    if is_mapping(value):
        names = [name for name in fields_of(shape) if name in value] or value
        return {name: typed(value[name], _inner(shape, name)) for name in names}
    if is_list(value):
        return [typed(each, _inner(shape, place)) for place, each in enumerate(value)]
    return None if value is None else _scalar(str(value), _single(shape))


def _inner(shape: Shape | None, step: str | int) -> Shape | None:
    return inner_shape(shape, step) if shape else None


def _single(shape: Shape | None) -> Shape | None:
    """The shape of a value that is written as a scalar."""
    found = bare(shape) if shape else None
    if isinstance(found, Forms):
        return _single(found.scalar)
    return _single(found.item) if isinstance(found, ListOf) else found


def _scalar(text: str, shape: Shape | None) -> str | float:
    if isinstance(shape, Share | ShareOrRest) and text.endswith("%"):
        share = number(text[:-1])
        return text if share is None else share / 100
    if isinstance(shape, Number | Share | ShareOrRest | Amount):
        return _number(text)
    return text


def _number(text: str) -> str | float:
    value = number(text)
    if value is None:
        return text
    return int(value) if value.is_integer() and "." not in text else value
