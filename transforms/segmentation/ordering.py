"""To which text a byline or date line belongs that stands between two.

On a page that begins with one it opens the text below it, on a page that ends with one it closes the text above it.
"""

from __future__ import annotations

import re

from transforms.segmentation import labels
from transforms.segmentation.lines import Line
from transforms.segmentation.notes import NOTES

MIN_LED = 2
"""Days apart from the text above and right over a headline that make those of a page stand above."""


def order(lines: list[Line]) -> str:
    """Where notes of a page's texts stand: "lead" above headlines, "trail" below texts, "" where nothing tells."""
    if not any(line.role in NOTES for line in lines):
        return ""
    marks = "".join(map(_mark, lines))
    if marks[:2] == "HH":
        names = (index for index, line in enumerate(lines) if not (line.kind or _names_page(line)))
        marks = "".join(map(_mark, lines[next(names, 0) :]))
    if re.match(r"H?N+H", marks):
        return "lead" if re.search(r"[BR]N+H", marks) and not re.search(r"[BR]N+$", marks) else ""
    if re.search(r"[BR]N+$", marks) and re.search(r"[BR]N+H", marks) and not re.search(r"HN+H?B", marks):
        return "trail"
    kept = [line for line in lines if not line.kind]
    led = sum(
        above.role == "body" and line.role == "stamp" and line.gap > 1 and below.role == "heading"
        for above, line, below in zip(kept, kept[1:], kept[2:], strict=False)
    )
    if led >= MIN_LED and not re.search(r"[BR]N+$", marks):
        return "lead"  # below what the page says of itself
    return ""


def _names_page(line: Line) -> bool:
    """Whether a headline above the first date is that of a list ("Latest news")."""
    return line.role == "heading" and (line.names_page or labels.names_page(line.text))


def _mark(line: Line) -> str:
    if line.role == "heading":
        return "H"
    if line.role in NOTES:
        return "N"
    return "B" if line.role == "body" else "R" if line.kind == "read_more" else ""
