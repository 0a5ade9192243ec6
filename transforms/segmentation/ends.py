"""What stands below a text: the texts beside it, a list of links, the rules and the form for comments.

None of it is a fixed phrase; it is told by the label or the field right beside it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.segmentation import origins, shapes
from transforms.segmentation.lines import Line

MAX_LINK, MIN_LINK_WORDS, MIN_ITEMS = 120, 3, 2
"""Characters of the title of a text, words of one in a list, and items of such a list."""
MIN_PARAGRAPH = 80
"""Characters of a paragraph below the date of a text."""
MAX_FIELD, MIN_FIELDS = 60, 2
"""Characters of a field of a form, and fields of a form."""
MAX_POLICY, POLICY_LINES = 700, 3
"""Characters of the rules for comments, and paragraphs that they have."""
MAX_NOTE_WORDS = 80
"""Words of the note on the author of a page."""
PITCH_LINES = 2
"""Lines below "Subscribe to the Post" that are what is said for it and the button."""
_OFFERS = re.compile(r"(?i)^\W{0,3}(?:subscribe|sign up|join|support|donate|become|get|follow|register)\b")
MAX_ABOUT = 4
"""Spaces in "About" and a name."""
_TURN = re.compile(
    r"(?i)^\W{0,4}(?:previous|prev|next|older|newer|earlier|later)"
    r"(?: (?:post|article|story|entry|item|news)s?)?\W{0,4}$"
)
_BULLETS = "-•*▪»>–·"
_FIELD = re.compile(
    r"(?i)^(?:your |full |first |last |e-?mail |post |add |the )?(?:name|e-?mail|address|website|web ?site|url|comment"
    r"|message|subject|phone|telephone|captcha|verification|security code|city|country|nickname)s?"
    r"(?: address)?\s?(?:\*|\((?:required|optional|will not)[^()\n]{0,40}\))?\s?:?\s?\*?$"
)
_RULES = re.compile(
    r"(?i)\bcomment(?:s|ers|ing|ary)?\b.{0,400}\b(?:please|moderat\w+|abus\w+|inappropriate|offensive|polite|civil"
    r"|respectful|guidelines|policy|rules|reserve|removed?|deleted?|published|flag)\b"
)
_ADDRESSES = re.compile(r"(?i)\b(?:we|our|your|you|please)\b")
_LINKS = frozenset(("heading", "body"))
_BUTTONS = frozenset(("share", "navigation"))
_LABELS = frozenset(("related", "comments", "share", "navigation", "legal"))


def settle(lines: list[Line]) -> None:
    """Make furniture of the lines below texts that the labels beside them tell, in place."""
    _settle_turns(lines)
    _settle_pitches(lines)
    _settle_about(lines)
    _settle_bullets(lines)
    _settle_form(lines)


def _settle_turns(lines: list[Line]) -> None:
    """The headline below "previous post" is that of another text, where it leads to none on this page."""
    for index, (label, line) in enumerate(pairwise(lines), 1):
        if label.kind not in ("navigation", "related") or line.role not in _LINKS:
            continue
        if len(line.text) > MAX_LINK or _TURN.match(label.text) is None or shapes.ends_sentence(line.text):
            continue
        below = lines[index + 1] if index + 1 < len(lines) else None
        opens = below is not None and below.role == "stamp" and _leads(lines, index + 2)
        if below is None or below.kind or (below.role in ("separator", "stamp") and not opens):
            line.furnish("related")


def _leads(lines: list[Line], index: int) -> bool:
    """Whether a paragraph stands at an index."""
    return index < len(lines) and lines[index].role == "body" and len(lines[index].text) >= MIN_PARAGRAPH


def _settle_about(lines: list[Line]) -> None:
    """ "About Ines Okafor" with nothing below it is a link to a page about her."""
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index]
        if line.role != "heading" or not line.text.startswith("About ") or line.text.count(" ") > MAX_ABOUT:
            continue
        if index + 1 == len(lines) or lines[index + 1].kind:
            line.furnish("navigation")
        elif index + 2 == len(lines) and lines[index - 1].kind == "navigation" and _is_note(lines[index + 1]):
            line.furnish("navigation")  # whose site it is, below where a post is filed
            lines[index + 1].furnish("navigation")


def _is_note(line: Line) -> bool:
    return line.role in _LINKS and line.text.count(" ") < MAX_NOTE_WORDS


def _settle_bullets(lines: list[Line]) -> None:
    """Headlines with bullets below a finished text and above a label lead to other texts."""
    end = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        if _is_bulleted_link(lines[index]):
            continue
        start, stop = index + 1, end
        end = index
        if stop - start < MIN_ITEMS or stop >= len(lines) or lines[stop].kind not in _LABELS:
            continue
        above = lines[index]
        if above.role == "body" and above.text[0] not in _BULLETS and shapes.ends_sentence(above.text):
            for line in lines[start:stop]:
                line.furnish("related")


def _is_bulleted_link(line: Line) -> bool:
    text = line.text
    if line.role not in _LINKS or text[0] not in _BULLETS or len(text) > MAX_LINK:
        return False
    title = text[1:].lstrip()
    return title.count(" ") >= MIN_LINK_WORDS - 1 and title[0].isupper() and not shapes.ends_sentence(title)


def _settle_form(lines: list[Line]) -> None:
    """The fields of a form below the last paragraph are those of a comment."""
    fields: list[Line] = []
    for line in reversed(lines):
        if len(line.text) > MAX_FIELD:
            if not line.kind:
                break
        elif line.role in _LINKS or line.kind in ("share", "comments", "navigation"):
            if _FIELD.match(line.text):
                fields.append(line)
            elif fields and not line.kind:
                break
    if len(fields) >= MIN_FIELDS and any(line.text[-1] in ":*)" for line in fields):
        for line in fields:
            line.furnish("comments")


def is_pitch(lines: list[Line], index: int) -> bool:
    """Whether a line and the short one below it offer what the button below them is for; both go with the line."""
    below = lines[index + 1 : index + 1 + PITCH_LINES]
    if len(below) < PITCH_LINES or not _OFFERS.match(lines[index].text):
        return False
    pitch, button = below
    if pitch.role not in _LINKS or len(pitch.text) > MAX_LINK or button.kind not in ("share", "navigation"):
        return False
    pitch.furnish(lines[index].kind)
    button.furnish(button.kind)
    return True


def _settle_pitches(lines: list[Line]) -> None:
    """A line that says what an offer is good for, between the offer and another button, belongs to them."""
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        if above.kind not in _BUTTONS or below.kind not in _BUTTONS or line.role not in _LINKS:
            continue
        if line.gap > 1 or below.gap > 1 or len(line.text) > MAX_LINK:
            continue
        if _OFFERS.match(above.text):
            line.furnish(above.kind)


def rules_above(lines: list[Line], index: int) -> None:
    """Make comments of the rules for comments that stand right above a comments label, in place."""
    for line in reversed(lines[max(0, index - POLICY_LINES) : index]):
        if line.role != "body" or len(line.text) > MAX_POLICY:
            break
        if not (_RULES.search(line.text) and _ADDRESSES.search(line.text)):
            break
        line.furnish("comments")


def is_note_on_writer(lines: list[Line]) -> bool:
    """Whether the last text of a page is a person's name and a paragraph that begins with it."""
    if len(lines) != 2 or lines[0].role != "heading" or lines[1].role != "body":
        return False
    name, note = lines[0].text, lines[1].text
    return origins.is_person(name) and note.startswith(name) and note.count(" ") < MAX_NOTE_WORDS
