"""What a saved page keeps of a picture besides its caption: the same words again, or a few small ones that name it."""

from __future__ import annotations

from itertools import pairwise

from transforms.segmentation import printed, shapes
from transforms.segmentation.lines import Line

MIN_TWICE = 3
"""Spaces in a caption that stands twice."""
_LOOSE = frozenset(("heading", "body", "caption"))
_BELOW = frozenset(("heading", "byline", "stamp", "caption"))


def settle(lines: list[Line]) -> None:
    """Make furniture of what stands for a picture, in place; headlines that stand twice are entries of a row."""
    twice = [index for index, (above, line) in enumerate(pairwise(lines)) if _is_again(above, line)]
    if len(twice) == 1 and twice[0] > 0 and lines[twice[0]].text.count(" ") >= MIN_TWICE:
        lines[twice[0]].furnish("markup")
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        between = line.role == "body" and not line.kind and above.role == "heading" and below.role in _BELOW
        if between and line.text[0].islower() and line.gap > 1 < below.gap and shapes.is_scrap(line.text):
            line.furnish("markup")


def _is_again(above: Line, line: Line) -> bool:
    """Whether a line has the words of the one above it; two long paragraphs that are the same are the text's own."""
    if above.text != line.text or above.kind or above.role not in _LOOSE:
        return False
    return above.gap > 1 < line.gap and (above.role != "body" or len(line.text) <= printed.MAX_FIELD)
