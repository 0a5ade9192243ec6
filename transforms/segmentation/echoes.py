"""Headlines that stand twice, and the small change of a page: counts of buttons, the name of a picture.

A page has its headline in its title bar, in its path and above its text; what is saved of it has it two times, the
first time perhaps cut off. The last one opens the text.
"""

from __future__ import annotations

from itertools import pairwise

from transforms.segmentation import origins, shapes
from transforms.segmentation.lines import Line

MIN_STEM = 3
"""Words of a headline that is cut off, or comes back further down; a shorter line may be a category."""
SECOND_LINES = 5
"""Lines below the first paragraph among which the headline may stand again."""
MAX_COUNT = 6
"""Characters of a count of buttons pressed: "12", "1.2k"."""
MIN_FILED = 3
"""Headlines with a category and a day above."""
MAX_NETWORK = 20
"""Characters of the name of a network between two buttons."""
_NETWORKS = frozenset(("heading", "source", "body"))
_TITLES = frozenset(("heading", "body"))
_NOTES = frozenset(("stamp", "byline"))
MAX_FIELD = 20
"""Characters of the name of a field."""
_ABOVE_EMPTIED = frozenset(("heading", "stamp", "byline"))
_BELOW_EMPTIED = frozenset(("share", "markup"))
_BUTTONS = frozenset(("share", "comments", "navigation"))


def settle_head(lines: list[Line], front: list[Line]) -> None:
    """Make furniture of a headline that comes back below other lines, and of these, in place; dates are kept.

    `front` is the headlines and short lines above the first paragraph. A headline that stands twice with nothing
    between may be an entry of a row (see `entries`).
    """
    _settle_count_below(lines)
    _drop_second(lines, front)
    head = [line for line in front if not line.kind]
    if head and head[0] is lines[0]:
        _drop_name(lines, head)
    if len(head) < 2:
        return
    if head[0].text == head[1].text and lines[lines.index(head[0]) + 1] is head[1]:
        if sum(above.text == below.text for above, below in pairwise(lines)) == 1:
            head[0].furnish("navigation")  # else entries of a row
        return
    for place, line in enumerate(head[:-1]):
        if line.text.count(" ") < MIN_STEM - 1:
            continue
        below = next((end for end in range(len(head) - 1, place, -1) if is_echo(line, head[end])), 0)
        if below and head[below].role == "heading" and lines[lines.index(line) + 1] is not head[below]:
            for other in head[place:below]:
                other.furnish("navigation")
            return


def settle_filed(lines: list[Line]) -> None:
    """A category and a day right above the headlines of three texts and more are put there by a program, in place."""
    filed = [
        line
        for line, below in pairwise(lines)
        if line.role == "heading" and below.role == "heading" and below.gap <= 1
        if " | " in line.text and _is_filed_date(line.text)
    ]
    if len(filed) >= MIN_FILED:
        for line in filed:
            line.become("stamp")


def _is_filed_date(text: str) -> bool:
    """Whether a line is a category and a day ("Ferries | May 4, 2021"), which stand above more than one entry."""
    name, bar, day = text.partition(" | ")
    return bool(bar) and (origins.is_stamp(day) or origins.is_stamp(name))


def _drop_second(lines: list[Line], front: list[Line]) -> None:
    """The headline of a page that comes back below its picture's text opens no other text."""
    title = next((line for line in front if line.role == "heading"), None)
    if title is None or title.text.count(" ") < MIN_STEM - 1:
        return
    first = lines.index(title) + 2
    text = title.text
    for line in lines[first : first + SECOND_LINES]:
        if line.role == "heading" and line.text == text:
            line.furnish("navigation")


def is_echo(line: Line, below: Line) -> bool:
    """Whether a headline comes back in another line, whole where the first is cut off."""
    text, other = line.text, below.text
    if text == other:
        return True
    if not shapes.is_cut_off(text):
        return False
    stem = text.rstrip(" .…[]()")
    return stem.count(" ") >= MIN_STEM - 1 and len(other) > len(stem) and other.startswith(stem)


def _drop_name(lines: list[Line], head: list[Line]) -> None:
    """The name of a picture above a headline or a notice: a few small words that are neither sentence nor its rest."""
    line, below = lines[0], lines[1]
    if line.role != "body" or not line.text[0].islower() or below.gap < 2:
        return
    if shapes.is_scrap(line.text) and (below.kind or below.role == "heading"):
        line.furnish("markup")
        head.remove(line)


_COUNTED = frozenset(("shares", "views", "likes", "reads", "retweets", "tweets", "claps", "reactions"))
"""What a number above one of these words counts."""


def settle_beside_buttons(lines: list[Line]) -> None:
    """Make furniture of networks, counts and remains beside furniture, in place."""
    _settle_buttons(lines)
    _settle_counts(lines)
    _settle_scraps(lines)
    _settle_emptied(lines)


def _settle_counts(lines: list[Line]) -> None:
    """A number alone beside buttons, date, byline or another such number is a count of what readers did, in place."""
    counts = [
        index
        for index, line in enumerate(lines)
        if len(line.text) <= MAX_COUNT and line.role in _TITLES and _is_count(line.text)
    ]
    for index in (*counts, *reversed(counts)):
        above = lines[index - 1] if index else None
        below = lines[index + 1] if index + 1 < len(lines) else None
        if below and below.gap == 1 and below.text.lower() in _COUNTED:
            below.furnish("share")
        if any(other and (other.kind in _BUTTONS or other.role in _NOTES) for other in (above, below)):
            lines[index].furnish("share")


def _settle_count_below(lines: list[Line]) -> None:
    """A number alone between the first headline and its text counts comments, in place; 1 may be a chapter's."""
    if len(lines) < 3 or len(lines[1].text) > MAX_COUNT or lines[0].role != "heading" or lines[1].kind:
        return
    if lines[1].text.isdigit() and lines[1].text != "1" and lines[2].role in (*_NOTES, "body"):
        lines[1].furnish("share")


def _settle_buttons(lines: list[Line]) -> None:
    """ "More" among the buttons that share a text is one of them, in place; it ends no excerpt. So is any name of a
    word or two right between two of them: a network that no list has."""
    for index, (above, line) in enumerate(pairwise(lines), 2):
        if above.kind != "share":
            continue
        if line.kind == "read_more" and line.text.strip(" .…").lower() == "more":
            line.furnish("share")
        elif line.role in _NETWORKS and line.gap == 1 and len(line.text) <= MAX_NETWORK:
            below = lines[index] if index < len(lines) else line
            if below.kind == "share" and below.gap == 1 and line.text.count(" ") <= 1 and above.gap <= 2:
                line.furnish("share")


def _settle_scraps(lines: list[Line]) -> None:
    """A few small words right below or above labels, apart from all text, are what is left of a picture, in place."""
    for index, line in enumerate(lines):
        if (
            line.role != "body"
            or not line.text[0].islower()
            or not shapes.is_scrap(line.text)
            or line.gap < 2
        ):
            continue
        above = lines[index - 1] if index else None
        below = lines[index + 1] if index + 1 < len(lines) else None
        if (below is None or below.gap > 1) and above is not None and above.kind in _BUTTONS:
            line.furnish("markup")


def _settle_emptied(lines: list[Line]) -> None:
    """A word or two with a colon between a headline and share buttons is a field that nobody filled in, in place."""
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if line.text[-1] != ":" or line.role != "body" or below.kind not in _BELOW_EMPTIED:
            continue
        above_text = above.role in _ABOVE_EMPTIED or above.kind in _BELOW_EMPTIED
        if above_text and len(line.text) <= MAX_FIELD and line.text.count(" ") <= 1:
            line.furnish("navigation")


def _is_count(text: str) -> bool:
    digits = text.removesuffix("k").removesuffix("K").replace(".", "").replace(",", "")
    return digits.isascii() and digits.isdigit()
