"""To which text a byline or date line belongs that stands between two.

On a page that begins with one it opens the text below it, on a page that ends with one it closes the text above it.
"""

from __future__ import annotations

import re

from transforms.segmentation import labels
from transforms.segmentation.lines import Line
from transforms.segmentation.notes import NOTES


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
