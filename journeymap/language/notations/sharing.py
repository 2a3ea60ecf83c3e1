"""What may leave the team: of customers' words only those that were approved one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeymap.language.editing.written import is_list, is_mapping

if TYPE_CHECKING:
    from journeymap.language.editing.written import Plain


def approved(data: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """A journey's data without quotes that nobody approved, and how many those are.

    >>> touchpoint = {"touchpoint": "a", "quotes": ["Oh", {"text": "Ah", "approved": "2026-10-02"}]}
    >>> data, count = approved({"journey": "j", "stages": [{"touchpoints": [touchpoint]}]})
    >>> data["stages"][0]["touchpoints"][0]["quotes"], count
    ([{'text': 'Ah', 'approved': '2026-10-02'}], 1)
    """
    count = 0
    stages = []
    for stage in data["stages"]:
        touchpoints = []
        for each in stage["touchpoints"]:
            given = _several(each.get("quotes"))
            kept = [quote for quote in given if is_mapping(quote) and quote.get("approved")]
            count += len(given) - len(kept)
            without = {name: value for name, value in each.items() if name != "quotes"}
            touchpoints.append(without | ({"quotes": kept} if kept else {}))
        stages.append({**stage, "touchpoints": touchpoints})
    return {**data, "stages": stages}, count


def _several(quotes: Plain) -> list[Plain]:
    if quotes is None:
        return []
    return list(quotes) if is_list(quotes) else [quotes]
