"""How a blog leads to the posts before and after: in one line with a link home between, or in two with arrows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from transforms.segmentation import shapes

if TYPE_CHECKING:
    from transforms.segmentation.lines import Line

MAX_TITLE = 140
"""Characters of the title of the other post, its arrow included."""
BACK, ON = "«‹←", "»›→"
"""Arrows that lead back, and on."""
_FIRST, _LAST = frozenset(BACK), "→"
_HOME = frozenset(
    ("main", "home", "index", "top", "blog", "front page", "home page", "blog home", "up", "all posts")
)
ALL_CELLS, MAX_HOME_WORDS = 3, 3
"""Cells of a line that leads both ways, and spaces in the name of the blog that may stand for "Main"."""
_TITLES = frozenset(("heading", "body"))


def is_pager(line: str, lowered: str) -> bool:
    """Whether a line is "« The post before | Main | The post after »", either end of which may be missing.

    `lowered` is the line in small letters.
    """
    back, on = line[0] in BACK, line[-1] in ON
    if not (back or on) or " | " not in line:
        return False
    cells = [cell.strip(BACK + ON + " ") for cell in lowered.split(" | ")]
    if any(cell in _HOME for cell in cells):
        return True
    if back and on and len(cells) == ALL_CELLS - 1:
        return all(" " in cell for cell in cells)
    return back and on and len(cells) == ALL_CELLS and cells[1].count(" ") <= MAX_HOME_WORDS


def may_lead(lines: list[Line]) -> bool:
    """Whether any line begins with an arrow that leads back, or ends with the one that stands alone; asked first."""
    return not _FIRST.isdisjoint([line.text[0] for line in lines]) or _LAST in [
        line.text[-1] for line in lines
    ]


def settle(lines: list[Line]) -> None:
    """Make furniture of two lines one below the other of which one leads back and one on, in place; of an arrow alone
    where it is one, for a mark of quotation may open a headline."""
    for line, below in pairwise(lines):
        if (
            line.text[0] in BACK
            and below.text[-1] in ON
            and below.gap <= 2
            and _is_link(line)
            and _is_link(below)
        ):
            line.furnish("related")
            below.furnish("related")
    for line in lines:
        if (line.text[0] == "←" or line.text[-1] == "→") and _is_link(line):
            line.furnish("related")


def _is_link(line: Line) -> bool:
    text = line.text
    if line.role not in _TITLES or len(text) > MAX_TITLE or shapes.ends_sentence(text):
        return False
    return not (text[0] in BACK and text[-1] in ON) and not (text[0] == "«" and "»" in text)
