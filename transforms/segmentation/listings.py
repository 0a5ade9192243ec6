"""Pages that list entries: what ends an entry, and which headline opens one."""

from __future__ import annotations

from transforms.segmentation import shapes
from transforms.segmentation.lines import Line

LISTING_ENTRIES = 2
"""So many read-more labels, or entries cut off by an ellipsis, make a page a listing."""
MIN_CUT, WHOLE_IN = 3, 4
"""Paragraphs of a page that has no headlines and of which one in so many, at the most, is not cut off."""
ENTRY_WORDS = 90
"""Words of the longest entry below a text that is none."""
_PLAIN_ENDS = frozenset("abcdefghijklmnopqrstuvwxyz,;:!?")


def following_lines(lines: list[Line]) -> list[Line | None]:
    found: list[Line | None] = []
    later: Line | None = None
    for line in reversed(lines):
        found.append(later)
        if not line.kind and line.role != "separator":
            later = line
    return found[::-1]


def cut_entries(lines: list[Line]) -> bool:
    """Whether at least two short paragraphs end in an ellipsis right before a headline or the end."""
    cut = [
        index
        for index, line in enumerate(lines)
        if line.role == "body"
        and line.text[-1] not in _PLAIN_ENDS
        and ("…" in (tail := line.text[-shapes.MAX_ELLIPSIS :]) or ".." in tail)
        and shapes.is_cut_off(line.text)
    ]
    if len(cut) < LISTING_ENTRIES:
        return False
    following = following_lines(lines)
    later = [following[index] for index in cut]
    return sum(line is None or line.role in ("heading", "stamp") for line in later) >= LISTING_ENTRIES


def cut_lines(lines: list[Line]) -> bool:
    """Whether a page is three paragraphs or more without headlines, most of them cut off by an ellipsis."""
    bodies = [line.text for line in lines if line.role == "body"]
    if len(bodies) < MIN_CUT or [line.role for line in lines].count("heading") > 1:
        return False
    whole = 0
    for text in bodies:  # on most pages the first two or three are whole, and no more need be looked at
        whole += not is_excerpt(text)
        if whole > len(bodies) // WHOLE_IN:
            return False
    return not any(map(shapes.starts_inside, bodies[1:])) or any(map(shapes.is_cut_off, bodies))


def is_excerpt(text: str) -> bool:
    """Whether a paragraph ends in an ellipsis or breaks off."""
    return shapes.is_cut_off(text) or shapes.breaks_off(text)


def ends_in_label(lines: list[Line], index: int, is_short: bool) -> bool:
    """Whether the text below a headline is one or two paragraphs and a read-more label.

    Below a text that is no excerpt (not `is_short`) the paragraphs must be one, or others like them must follow.
    """
    bodies: list[str] = []
    for place, line in enumerate(lines[index + 1 : index + 6], index + 1):
        if line.kind == "read_more":
            if is_short or not bodies:
                return bool(bodies)
            excerpt = sum(body.count(" ") for body in bodies) <= ENTRY_WORDS
            after = lines[place + 1] if place + 1 < len(lines) else None
            alike = after is not None and after.role == "heading" and ends_in_label(lines, place + 1, True)
            return excerpt and (alike or shapes.is_cut_off(bodies[-1]))
        if line.role == "heading" or len(bodies) > 2:
            return False
        if line.role == "body":
            bodies.append(line.text)
    return False
