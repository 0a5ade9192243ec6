"""What stands below the last text of a page: short lines among labels are labels too, whatever words they have."""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.segmentation import origins, shapes
from transforms.segmentation.lines import Line

MAX_LABEL_WORDS, MAX_CONTACT = 10, 160
"""Words of a label, and characters of an address."""
_CONTACT = re.compile(r"(?i)\b(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))\b")
_LOOSE = frozenset(("heading", "body"))
_CONTENT = frozenset(("body", "reference", "source", "byline", "caption", "stamp"))
_LABELS = frozenset(("navigation", "share", "legal", "comments", "read_more"))
_SITE = frozenset(("navigation", "share", "legal"))
"""Labels of a whole page; a date below the label of an entry is that of the entry."""
_PAID = re.compile(r"(?i)\b(?:sponsored|promoted|paid|partner content|advertisement feature|advertorial)\b")
_FIRM = re.compile(r"\w@\w|https?:|www\.")


def settle(lines: list[Line]) -> None:
    """Make furniture of short lines below the last prose that labels stand right below, and of paid headlines."""
    for index in range(len(lines) - 1, 0, -1):
        if lines[index].role == "stamp" and lines[index].gap <= 1 and lines[index - 1].kind in _SITE:
            lines[index].furnish("navigation")  # when the page was changed
        elif not lines[index].kind:
            break
    last = max((index for index, line in enumerate(lines) if line.role in _CONTENT), default=-1)
    first = next((index for index, line in enumerate(lines) if line.role == "body"), last)
    for index in range(first + 1, last):
        if lines[index].kind == "navigation":
            _settle_paid(lines, index)
    settle_contacts(lines)
    if last < 0 or lines[last].text[-1] in ":,;":
        return
    end = len(lines)
    while end > last + 1:
        start = end
        while start > last + 1 and _is_short(lines[start - 1]) and (start == end or lines[start].gap <= 1):
            start -= 1
        if start < end and _are_labels(lines, start, end):
            for line in lines[start:end]:
                line.furnish("navigation")
        end = min(start, end - 1)


def settle_contacts(lines: list[Line]) -> None:
    """The address close below "Press contact" belongs to it."""
    for label, line in pairwise(lines):
        if label.kind != "navigation" or line.gap > 1 or line.role not in _LOOSE:
            continue
        if len(line.text) <= MAX_CONTACT and _CONTACT.search(label.text) and _FIRM.search(line.text):
            line.furnish("navigation")


def _is_short(line: Line) -> bool:
    return (
        line.role == "heading"
        and line.text.count(" ") < MAX_LABEL_WORDS
        and not shapes.ends_sentence(line.text)
        and _FIRM.search(line.text) is None
    )


def _are_labels(lines: list[Line], start: int, end: int) -> bool:
    """Whether a label stands right below short lines, or right above those that end a page; one may be a name."""
    if end < len(lines):
        if lines[end].kind not in _LABELS or lines[end].gap > 1:
            return False
    elif lines[start - 1].kind not in _LABELS or lines[start].gap > 1:
        return False
    return end - start > 1 or not origins.is_publisher_name(lines[start].text)


def _settle_paid(lines: list[Line], index: int) -> None:
    """The headline close below "Sponsored content", with no text of its own, leads to an advertisement."""
    label, line, below = lines[index], lines[index + 1], lines[index + 2] if index + 2 < len(lines) else None
    if line.role != "heading" or line.gap > 1 or _PAID.search(label.text) is None:
        return
    if below is None or below.gap > 1:
        line.furnish("related")
