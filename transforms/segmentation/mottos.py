"""The name of a site and what it says of itself below, above the headline of its text.

"The Crooked Oven" and, close below and in small letters, "a diary of bread, mostly burnt" look like a headline and its
text; what tells them is that another headline stands apart below, with no paragraph between.
"""

from __future__ import annotations

import re

from transforms.segmentation import shapes
from transforms.segmentation.lines import Line

MAX_NAME_WORDS, MAX_MOTTO = 6, 110
"""Words of the name of a site, and characters of its motto."""
LOOKED_AT = 8
"""Lines below the motto among which the headline is."""
_ABOVE = frozenset(("navigation", "share", "legal", "related"))
_NOTES = frozenset(("stamp", "byline", "caption"))
# "The Lamp — a letter from the harbour, Thursdays at seven"
_WITH_MOTTO = re.compile(
    r"The (?:[A-ZÀ-Þ][\w’'-]{1,20} ?){1,3}[—–] (?:a|an|your|our|the) (?:\w+ ){0,2}?"
    r"(?:letter|newsletter|diary|digest|bulletin|blog|journal|dispatch|round-?up|briefing|magazine|podcast)\b"
)


def settle(lines: list[Line]) -> None:
    """Make furniture of a name and a motto at the top of a page, in place."""
    first = next((index for index, line in enumerate(lines[:LOOKED_AT]) if line.kind not in _ABOVE), None)
    if first is None or first + 2 >= len(lines):
        return
    name, motto = lines[first], lines[first + 1]
    if name.role == motto.role == "heading" and motto.gap > 1 and _WITH_MOTTO.match(name.text):
        if any(line.role in _NOTES or line.role == "body" for line in lines[first + 2 : first + LOOKED_AT]):
            name.furnish("navigation")
        return
    if name.role != "heading" or name.text.count(" ") >= MAX_NAME_WORDS or not _is_motto(motto):
        return
    if _leads_to_headline(lines, first + 2):
        name.furnish("navigation")
        motto.furnish("navigation")


def _is_motto(line: Line) -> bool:
    text = line.text
    return (
        line.role == "body"
        and line.gap == 1
        and len(text) <= MAX_MOTTO
        and text[0].islower()
        and not shapes.ends_sentence(text)
        and not shapes.is_cut_off(text)
        and text[-1] not in ",;:"
    )


def _leads_to_headline(lines: list[Line], index: int) -> bool:
    """Whether the next line that is no furniture is a headline that stands apart, above a note or a paragraph."""
    apart = False
    for place, line in enumerate(lines[index : index + LOOKED_AT], index):
        apart = apart or line.gap > 1
        if line.kind in _ABOVE:
            continue
        below = lines[place + 1] if place + 1 < len(lines) else None
        return (
            apart
            and line.role == "heading"
            and below is not None
            and (below.role == "body" or below.role in _NOTES or bool(below.kind))
        )
    return False
