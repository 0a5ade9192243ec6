"""Where one saved page ends and the next begins in a text that holds several: the foot of one over the head of another.

Every page has its own menu, name, order of notes and listing, so each is looked at by itself.
"""

from __future__ import annotations

import re

from transforms.segmentation import menus
from transforms.segmentation.lines import Line
from transforms.segmentation.openings import leads_to_body

MIN_BODY = 40
"""Characters of a paragraph above which a page is more than its head."""
MAX_TOP, MIN_MENU = 60, 2
"""Characters of what stands at the very top of a page for those who cannot see it, and spaces in a menu behind the name
of the front page."""
_TOPS = ("skip to ", "jump to navigation", "jump to content", "jump to main", "toggle navigation", "☰")
_RIGHTS = re.compile(r"(?i)©|\(c\)\s|\bcopyright\b|\ball rights reserved\b")
_FOOT = frozenset(("navigation", "share", "legal", "related"))


def part(lines: list[Line]) -> list[list[Line]]:
    """The pages of a text; the lines themselves where there is one only."""
    starts = _starts(lines) if any(line.kind in ("legal", "navigation") for line in lines) else []
    if not starts:
        return [lines]
    return [lines[start:end] for start, end in zip([0, *starts], [*starts, len(lines)], strict=True)]


def _starts(lines: list[Line]) -> list[int]:
    """The lines (by index) at which another page begins: its very top, or what stands below a notice of rights and
    leads to a headline."""
    starts: list[int] = []
    seen_body = False
    foot = 0  # the line below the last notice of rights
    for index, line in enumerate(lines):
        start = 0
        if not seen_body:
            foot = 0
        elif line.kind:
            if line.kind == "legal" and _RIGHTS.search(line.text):
                foot = index + 1
            elif line.kind not in _FOOT:
                foot = 0
            if line.kind == "navigation" and _is_top(line.text) and _goes_on(lines, index):
                start = index
        elif foot:
            start = foot if line.role == "heading" and leads_to_body(lines, index) else 0
            foot = 0
        if start:
            starts.append(start)
            seen_body, foot = False, 0
        seen_body = seen_body or (line.role == "body" and len(line.text) >= MIN_BODY)
    return starts


def _is_top(text: str) -> bool:
    """Whether a label stands at the top of pages, or is a menu that begins with the front page of its site."""
    if len(text) <= MAX_TOP and text.lower().startswith(_TOPS):
        return True
    first, _, rest = text.partition(" ")
    return first.strip(" |>»›/·•").lower() in menus.HOME and rest.count(" ") >= MIN_MENU


def _goes_on(lines: list[Line], index: int) -> bool:
    """Whether the next line that is no furniture is a headline over prose."""
    below = next((place for place in range(index + 1, len(lines)) if not lines[place].kind), 0)
    return below > 0 and lines[below].role == "heading" and leads_to_body(lines, below)
