"""Charts as the browser draws them: Vega-Lite becomes Vega here, once a process, and not again on every page."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import chain
from typing import Any

from dashboards import bundle
from dashboards.cards import Card, card_names, read_card

# What a mark is to a screen reader is said of the whole chart, with a table beside it; words for each of its marks are
# never read from a canvas.
_CONFIG = {"aria": False, "background": None, "view": {"stroke": None}}

# Every label names its year: where labels have no room, those that are left out may be the ones of January. Texts have
# days and no hours.
_LABELS = {
    "year": "%Y",
    "quarter": "%b %Y",
    "month": "%b %Y",
    "week": "%-d %b %Y",
    "date": "%-d %b %Y",
    "day": "%-d %b %Y",
    "hours": " ",
    "minutes": " ",
}


def prepare() -> None:
    """What every page needs to draw charts, made before the first one asks for it: some seconds."""
    bundle.bundle()
    for page, name in sorted(card_names()):
        if read_card(page, name).spec:
            _drawn(page, name)


def drawn(card: Card) -> dict[str, Any]:
    """`spec`, a Vega specification whose first data set is the rows.

    Of a Vega-Lite chart `step` says how high it is: [column, pixels for each value of it], None where that is fixed.
    Without `step` the chart has to be made anew for other rows.
    """
    return _drawn(card.page, card.name)


@lru_cache(maxsize=128)
def _drawn(page: str, name: str) -> dict[str, Any]:
    import vl_convert

    given = read_card(page, name).spec or {}
    if isinstance(given["data"], list):
        return {"spec": given}
    height = given["height"]
    step = [given["encoding"]["y"]["field"], height["step"]] if isinstance(height, dict) else None
    # Vega-Lite warns about a step height beside a container width, so the height is counted where the rows are.
    whole = given | {"height": step[1] if step else height, "config": _CONFIG}
    made = _days_alike_everywhere(vl_convert.vegalite_to_vega(whole))
    return {"spec": _told_when_pointed_at(made), "step": step}


def _days_alike_everywhere(spec: dict[str, Any]) -> dict[str, Any]:
    """A day is read as its midnight in UTC: in the reader's own zone the first of May would be told as 30 April."""
    spec = json.loads(json.dumps(spec).replace("timeFormat(", "utcFormat("))
    times = {scale["name"] for scale in spec.get("scales", ()) if scale["type"] == "time"}
    for scale in spec.get("scales", ()):
        if scale["name"] in times:
            scale["type"] = "utc"
    for axis in spec.get("axes", ()):
        if axis["scale"] in times and axis.get("labels", True):
            axis |= {"format": _LABELS, "labelSeparation": 8}
    return spec


def _told_when_pointed_at(spec: dict[str, Any]) -> dict[str, Any]:
    """What a mark says is put together when it is pointed at, not for each of thousands."""
    for mark in chain(spec["marks"], *(mark.get("marks", []) for mark in spec["marks"])):
        update = mark.get("encode", {}).get("update", {})
        if "tooltip" in update:
            mark["encode"]["hover"] = {"tooltip": update.pop("tooltip")}
    return spec
