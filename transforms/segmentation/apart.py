"""Headlines below a text that is over: below the rest of another one, below share buttons, in a bulletin.

Every test is asked of a headline that leads to prose, and looks at the lines around it.
"""

from __future__ import annotations

from itertools import takewhile

from transforms.segmentation import openings, outlets, releases, shapes, topics
from transforms.segmentation.groups import Group
from transforms.segmentation.lines import Line

STRAY_WORDS = 120
"""Words of the longest rest of a text below which a headline opens another one."""
REST_WORDS = 180
"""Words of a rest that a headline below is compared with."""
NOTICE_WORDS = 130
"""Words of the longest text of a bulletin that only its words tell from the next one."""
WORDS_PER_SHARED = 6
"""Content words of two notices of which one may be common to both."""
MIN_BUTTONS, MAX_BAR_LINES, MIN_SHARED_TEXT = 2, 8, 25
"""Buttons that share a text, lines that they take, and words of the text."""
MAX_EXCERPT_LINES = 3
"""Lines of an entry between two texts: its headline, a date and the excerpt."""
_ENDED = frozenset(("body", "stamp"))
"""What stands above the publisher's name at the end of a text."""
_STRAY = frozenset(("starts_inside_sentence", "after_related"))


def follows_stray(line: Line, current: Group) -> bool:
    """Whether a headline stands apart below the short rest of another text, which has no sections of its own."""
    return (
        current.evidence[0] in _STRAY
        and line.gap > 1
        and current.words() <= STRAY_WORDS
        and all(part.role == "body" for part in current.lines)
        and shapes.starts_inside(current.lines[0].text)
        and shapes.ends_sentence(current.lines[-1].text)
    )


def opens_post(line: Line) -> bool:
    """Whether a line below the foot of a post opens the next one and is no note on who wrote it."""
    if line.role != "heading":
        return line.role == "stamp"
    return line.text.count(" ") >= 2 and not releases.goes_on(line.text)


def is_new_fragment(lines: list[Line], parted: bool) -> bool:
    """A small first letter after a finished sentence or a publisher's name; lists go on after colon or semicolon.

    `parted` tells that furniture stands between. A picture's credit or the writer's address below the last paragraph
    changes nothing.
    """
    above = (line for line in reversed(lines) if line.role != "caption" and not shapes.is_address(line.text))
    previous = next(above, lines[-1])
    if previous.role in ("source", "reference", "byline"):
        return True
    if previous.role == "heading":
        return parted or (outlets.is_publisher_name(previous.text) and lines[-2].role in _ENDED)
    return (
        previous.role == "body"
        and previous.text[-1] not in ":;,–—-"
        and (shapes.ends_sentence(previous.text) or shapes.is_cut_off(previous.text))
    )


def is_stray(line: Line) -> bool:
    """Whether a line goes on in the middle of a sentence."""
    return line.role == "body" and shapes.starts_inside(line.text)


def is_rest(current: Group) -> bool:
    """Whether a text is the rest of one whose beginning is on another page."""
    return is_stray(current.lines[0])


def follows_rest(lines: list[Line], index: int, current: Group) -> bool:
    """Whether a headline below a short rest of a text opens one that speaks of other things, or lost the line break
    above it (`seams`)."""
    if is_rest(current) and lines[index].gap == 0:
        return True
    if (
        not is_rest(current)
        or current.words() > REST_WORDS
        or not shapes.ends_sentence(current.lines[-1].text)
    ):
        return False
    above = [part.text for part in current.lines if part.role == "body"]
    section = takewhile(lambda part: not is_stray(part), lines[index + 1 : index + openings.TOPIC_LINES])
    below = [part.text for part in section if part.role == "body"]
    return topics.opens_other(lines[index].text, above, below)


def is_next_notice(lines: list[Line], index: int, current: Group) -> bool:
    """Whether a headline of a bulletin, or below the rest of a text, opens a short text that shares no words."""
    line = lines[index]
    section = [
        part.text for part in takewhile(lambda part: part.role != "heading", lines[index + 1 : index + 9])
    ]
    words = sum(text.count(" ") + 1 for text in section)
    if line.gap < 2 or line.text[-1] in "?:" or max(words, current.words()) > NOTICE_WORDS:
        return False
    if not shapes.ends_sentence(current.lines[-1].text):
        return False
    above = [part.text for part in current.lines[-openings.TOPIC_LINES :]]
    if topics.is_about(line.text, above):
        return False
    ended, begun = topics.content("\n".join(above)), topics.content("\n".join([line.text, *section]))
    return len(ended & begun) <= (min(len(ended), len(begun)) >= WORDS_PER_SHARED)


def is_excerpt(current: Group) -> bool:
    """Whether what stands above a label is a headline below another text, and an excerpt that is cut off."""
    return (
        current.evidence[0] != "document_start"
        and 0 < len(current.lines) <= MAX_EXCERPT_LINES
        and current.lines[0].role == "heading"
        and current.lines[-1].role == "body"
        and shapes.is_cut_off(current.lines[-1].text)
    )


def follows_bar(lines: list[Line], index: int, current: Group) -> bool:
    """Whether share buttons stand between a finished text and a headline that is about the text below it alone."""
    line = lines[index]
    before = reversed(lines[max(0, index - MAX_BAR_LINES) : index])
    bar = takewhile(lambda part: part.kind in ("share", "navigation"), before)
    buttons = sum(1 + (part.text.count(" ") > 1) for part in bar if part.kind == "share")
    if buttons < MIN_BUTTONS or line.text.count(" ") < 3 or current.words() < MIN_SHARED_TEXT:
        return False
    last = next((part for part in reversed(current.lines) if part.role != "caption"), line)
    if not shapes.ends_sentence(last.text):
        return False
    above = [part.text for part in current.lines[-openings.TOPIC_LINES :]]
    section = [
        part.text for part in takewhile(lambda part: part.role != "heading", lines[index + 1 : index + 9])
    ]
    return topics.is_about(line.text, section) and not topics.is_about(line.text, above)


def changes_topic(lines: list[Line], index: int, current: Group) -> bool:
    """Whether what follows a headline speaks of other things than the text above it."""
    title = lines[index].text
    above = [part.text for part in current.lines[-openings.TOPIC_LINES :]]
    below = lines[index + 1 : index + openings.TOPIC_LINES]
    if topics.changes(title, above, [part.text for part in below]):
        return True
    section = [part.text for part in takewhile(lambda part: part.role != "heading", below)]
    return len(section) < len(below) and topics.is_apart(title, above, section)
