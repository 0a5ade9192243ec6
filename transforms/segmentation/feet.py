"""What stands below the last text of a page: short lines among labels are labels too, whatever words they have."""

from __future__ import annotations

import re

from transforms.segmentation import origins, shapes
from transforms.segmentation.lines import Line

MAX_LABEL_WORDS = 8
_CONTENT = frozenset(("body", "reference", "source", "byline", "caption", "stamp"))
_LABELS = frozenset(("navigation", "share", "legal", "comments", "read_more"))
_PAID = re.compile(r"(?i)\b(?:sponsored|promoted|paid|partner content|advertisement feature|advertorial)\b")
_FIRM = re.compile(r"\w@\w|https?:|www\.")


def settle(lines: list[Line]) -> None:
    """Make furniture of short lines below the last prose that labels stand right below, and of paid headlines."""
    last = max((index for index, line in enumerate(lines) if line.role in _CONTENT), default=-1)
    first = next((index for index, line in enumerate(lines) if line.role == "body"), last)
    for index in range(first + 1, last):
        if lines[index].kind == "navigation":
            _settle_paid(lines, index)
    if last < 0 or lines[last].text[-1] in ":,;":
        return
    end = len(lines)
    while end > last + 1:
        start = end
        while start > last + 1 and _is_short(lines[start - 1]) and (start == end or lines[start].gap <= 1):
            start -= 1
        if start < end and _are_labels(lines, start, end, start == last + 1):
            for line in lines[start:end]:
                line.furnish("navigation")
        end = min(start, end - 1)


def _is_short(line: Line) -> bool:
    return (
        line.role == "heading"
        and line.text.count(" ") < MAX_LABEL_WORDS
        and not shapes.ends_sentence(line.text)
        and _FIRM.search(line.text) is None
    )


def _are_labels(lines: list[Line], start: int, end: int, below_text: bool) -> bool:
    """Whether a label stands right below short lines, and they are no name that ends the text above them."""
    if end >= len(lines) or lines[end].kind not in _LABELS or lines[end].gap > 1:
        return False
    return not (
        below_text
        and any(origins.is_publisher_name(line.text) for line in lines[start : start + 1])
        and end - start == 1
    )


def _settle_paid(lines: list[Line], index: int) -> None:
    """The headline close below "Sponsored content", with no text of its own, leads to an advertisement."""
    label, line, below = lines[index], lines[index + 1], lines[index + 2] if index + 2 < len(lines) else None
    if line.role != "heading" or line.gap > 1 or _PAID.search(label.text) is None:
        return
    if below is None or below.gap > 1:
        line.furnish("related")
