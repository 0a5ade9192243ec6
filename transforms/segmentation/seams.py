"""A headline that lost the line break above it and ends the paragraph before it ("... the same day.Boats wait")."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.ledger import Edit
from transforms.segmentation import shapes, topics
from transforms.segmentation.lines import Line

MIN_REST, MIN_SPACES, MAX_TITLE = 40, 2, 110
"""Characters of the text before the headline, spaces in the headline and its characters."""
MIN_BELOW, BELOW = 60, 4
"""Characters of the paragraph below it, and lines that are compared with it."""
_ENDS = '.!?”"’)'


def settle(lines: list[Line], edits: Iterable[Edit]) -> None:
    """Part paragraphs from the headlines at their ends, in place: a space was missing between the two, and the text
    below takes up the headline."""
    places = [edit.clean_start for edit in edits if edit.replacement == " " and "glued" in edit.rule]
    if not places:
        return
    index = 0
    for place in places:
        while index < len(lines) and lines[index].end <= place:
            index += 1
        if index + 1 >= len(lines):
            return
        line = lines[index]
        cut = place - line.start
        if cut >= MIN_REST and _is_headline(lines, index, line.text[cut + 1 :], line.text[:cut]):
            title = Line(place + 1, line.end, line.text[cut + 1 :], 0, "heading")
            rest = Line(line.start, place, line.text[:cut], line.gap, line.role)
            lines[index : index + 1] = [rest, title]


def _is_headline(lines: list[Line], index: int, title: str, rest: str) -> bool:
    """Whether what stands behind a lost break is the headline of the paragraph below."""
    below = lines[index + 1]
    if lines[index].role != "body" or below.role != "body" or below.gap < 2 or len(below.text) < MIN_BELOW:
        return False
    if rest[-1] not in _ENDS or len(title) > MAX_TITLE or title.count(" ") < MIN_SPACES:
        return False
    if (
        shapes.ends_sentence(title)
        or not shapes.is_heading(title)
        or not below.text.lstrip("“\"‘'")[:1].isupper()
    ):
        return False
    bodies = [line.text for line in lines[index + 1 : index + 1 + BELOW] if line.role == "body"]
    return topics.taken_up(title, bodies) > topics.taken_up(title, [rest])
