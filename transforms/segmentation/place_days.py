"""Datelines in a line of their own above a text without a headline: 'Dunmere, June 3', and perhaps a paper above it."""

from __future__ import annotations

import re

from transforms.segmentation.lines import Line

MAX_LENGTH, MAX_BODIES = 40, 2
"""Characters of place and day, and paragraphs of which one has to name the place again."""
_PLACE_DAY = re.compile(
    r"(?P<place>[A-ZÀ-Þ][\w’'-]{2,24}(?: [A-ZÀ-Þ][\w’'-]{2,24}){0,2}), "
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?)"
)
_SERVICES = ("News Service", "News Agency", "News Network", "Correspondent", "Reporter", "Bureau", "Desk")


def settle(lines: list[Line], index: int) -> bool:
    """Make a dateline that opens a page, and the newsroom above it, what they are, in place; whether it is one."""
    if lines[index].text.endswith(_SERVICES) and index + 1 < len(lines) and _is_place_day(lines, index + 1):
        lines[index].role, lines[index + 1].role = "byline", "stamp"
    elif _is_place_day(lines, index):
        lines[index].role = "stamp"
    return lines[index].role != "heading"


def _is_place_day(lines: list[Line], index: int) -> bool:
    """Whether a headline is where and when the paragraphs below it were written, which name the place, too."""
    text = lines[index].text
    if (
        lines[index].role != "heading"
        or len(text) > MAX_LENGTH
        or not (text[-1].isdigit() or text[0].isdigit())
    ):
        return False
    match = _PLACE_DAY.fullmatch(text)
    below = lines[index + 1 : index + 1 + MAX_BODIES]
    if match is None or not below or below[0].role != "body":
        return False
    inside = re.compile(rf"(?<=[\w,] ){re.escape(match['place'])}\b")
    return any(line.role == "body" and inside.search(line.text) is not None for line in below)
