"""What is given for all touchpoints or for none: importance, and measured Kano coefficients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.model import Kano

if TYPE_CHECKING:
    from journeymap.language.checks.checker import Checker
    from journeymap.language.tree import Path
    from journeymap.model import SegmentScores


def importance(checker: Checker) -> None:
    """Importance is given for all touchpoints or for none, and not all of it is 0."""
    _all_or_none(
        checker,
        [(path, (*path, "importance"), each.importance) for path, each in checker.touchpoints],
        "importance-for-some",
    )
    own = _of_known_segments(checker)
    for segment in checker.few(s.segment for s in own.values() if s.importance is not None):
        of_segment: list[tuple[Path, Path, float | None]] = []
        for path, touchpoint in checker.touchpoints:
            scores = own.get((touchpoint.id, segment))
            at_segment = (*path, "segments", segment)
            value = scores.importance if scores else None
            of_segment.append((at_segment if scores else path, (*at_segment, "importance"), value))
        _all_or_none(checker, of_segment, "segment-importance-for-some", segment=segment)


def _all_or_none(
    checker: Checker,
    given: list[tuple[Path, Path, float | None]],
    code: str,
    **values: Any,  # noqa: ANN401 - whatever the sentence needs
) -> None:
    """Check values, each with the place to tell where it is missing and that of its field."""
    missing = [each for each in given if each[2] is None]
    if missing and len(missing) < len(given):
        missing = [each for each in missing if not checker.is_given(each[1])]
    if missing and len(missing) < len(given):
        checker.note(code, missing[0][0], missing=len(missing), of=len(given), **values)
    elif not any(value is None or value > 0 for _, _, value in given):
        checker.note("importance-all-zero", given[0][1])


def kano(checker: Checker) -> None:
    """Measured coefficients come in pairs, and for all touchpoints or for none."""
    measured: list[Path] = []
    other: list[Path] = []
    for path, touchpoint in checker.touchpoints:
        given = touchpoint.kano
        if _has_one_coefficient(checker, path, given):
            checker.note("kano-one-coefficient", (*path, "kano"))
        elif given and given.better is not None:
            measured.append(path)
        elif not checker.is_given((*path, "kano", "better")):
            other.append(path)
    if measured and other:
        path = (*other[0], "kano")
        checker.note("kano-for-some", path, missing=len(other), of=len(checker.touchpoints))
    _kano_of_segments(checker)


def _kano_of_segments(checker: Checker) -> None:
    own = _of_known_segments(checker)
    for path, _, scores in checker.segment_scores:
        if _has_one_coefficient(checker, path, scores.kano):
            checker.note("kano-one-coefficient", (*path, "kano"))
    measured = (s.segment for s in own.values() if s.kano and s.kano.better is not None)
    for segment in checker.few(measured):
        other = []
        for path, touchpoint in checker.touchpoints:
            scores_here = own.get((touchpoint.id, segment))
            at_segment = (*path, "segments", segment) if scores_here else path
            in_effect = (scores_here and scores_here.kano) or touchpoint.kano or Kano()
            if in_effect.better is None and not checker.is_given((*at_segment, "kano", "better")):
                other.append((*at_segment, "kano"))
        if other:
            code, of = "segment-kano-for-some", len(checker.touchpoints)
            checker.note(code, other[0], segment=segment, missing=len(other), of=of)


def _of_known_segments(checker: Checker) -> dict[tuple[str, str], SegmentScores]:
    """What differs for each segment at each touchpoint; unknown segments have been told."""
    known = {each.id for each in checker.journey.segments}
    return {
        (touchpoint.id, own.segment): own
        for _, touchpoint, own in checker.segment_scores
        if own.segment in known
    }


def _has_one_coefficient(checker: Checker, path: Path, kano: Kano | None) -> bool:
    if kano is None or (kano.better is None) == (kano.worse is None):
        return False
    missing = "better" if kano.better is None else "worse"
    return not checker.is_given((*path, "kano", missing))
