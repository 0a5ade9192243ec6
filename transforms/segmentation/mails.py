"""Pages that are mails of a list: the fields above a message, its archive's head, and the foot of the list.

A mail has lines of one shape above its text ("From: ...", "Date: ...", "Subject: ..."); what an archive keeps of them
is the subject with the list's name in brackets, an address and the time as mail programs write it.
"""

from __future__ import annotations

import re

from transforms.segmentation import shapes
from transforms.segmentation.lines import Line

HEAD_LINES, FOOT_LINES = 6, 8
"""Lines of a page among which such fields begin, and those of the foot of a list."""
MIN_FIELDS, MAX_FIELD = 3, 200
"""Fields of a mail, and characters of one."""
_FIELD = re.compile(
    r"(?i)^(?P<name>from|to|cc|bcc|date|sent|subject|reply-to|message-id|organi[sz]ation|newsgroups|list-\w{2,12}"
    r"|x-[\w-]{2,24}|mime-version|content-type|sender)\s?:\s"
)
_TIME = re.compile(
    r"^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,2}[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d (?:[A-Z]{3,4} )?(?:19|20)\d\d$"
)
_LIST = re.compile(r"^\[[\w.-]{2,30}\] \S")
_OF_LIST = re.compile(r"(?i)\bmailing list\b|\bunsubscribe\b|\w@\w|\[email.{0,2}protected\]|https?://")
FIELDS = ("From: ", "Date: ", "Subject: ", "FROM: ", "DATE: ", "SUBJECT: ", "from: ")
FIELD_STARTS = "FDSfds"
_CONTENT = frozenset(("heading", "body", "byline", "stamp", "source"))


def settle(lines: list[Line]) -> None:
    """Make furniture of what stands around the text of a mail, in place; its date is kept, and its subject where no
    headline stands below."""
    head = lines[:HEAD_LINES]
    if any(line.text[0] in FIELD_STARTS and line.text.startswith(FIELDS) for line in head):
        _settle_fields(lines)
    elif len(lines) > 1 and lines[0].text[0] == "[" and _LIST.match(lines[0].text):
        _settle_archived(head)
    else:
        return
    _settle_foot(lines)


def _settle_fields(lines: list[Line]) -> None:
    """The runs of fields, wherever one message follows another."""
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and _is_field(lines[end]) and (end == index or lines[end].gap <= 1):
            end += 1
        if end - index >= MIN_FIELDS:
            for place in range(index, end):
                _settle_field(lines, place, end)
        index = max(end, index + 1)


def _is_field(line: Line) -> bool:
    return len(line.text) <= MAX_FIELD and _FIELD.match(line.text) is not None


def _settle_field(lines: list[Line], index: int, end: int) -> None:
    """The date is a date line, and the subject the headline where none stands below; the rest is furniture."""
    line = lines[index]
    match = _FIELD.match(line.text)
    name = match["name"].lower() if match else ""
    titled = end < len(lines) and lines[end].role == "heading"
    if name == "subject" and match and not titled:
        line.start += match.end()
        line.text = line.text[match.end() :]
        line.become("heading")
    elif name in ("date", "sent"):
        line.become("stamp")
    else:
        line.furnish("navigation")


def _settle_archived(head: list[Line]) -> None:
    """Below the subject stand an address and a time of the clock of a mail program."""
    time = next((index for index, line in enumerate(head) if _TIME.match(line.text)), 0)
    if not time:
        return
    head[0].become("heading")
    for line in head[1:time]:
        line.furnish("navigation")
    head[time].become("stamp")


def _settle_foot(lines: list[Line]) -> None:
    """What stands below the rule at the end says which list it was and how to leave it."""
    rule = next((index for index in range(len(lines) - 1, 0, -1) if lines[index].role == "separator"), 0)
    foot = lines[rule + 1 :]
    if not rule or not 0 < len(foot) <= FOOT_LINES or not any(_OF_LIST.search(line.text) for line in foot):
        return
    if any(len(line.text) > MAX_FIELD or (shapes.is_cut_off(line.text)) for line in foot):
        return
    for line in foot:
        if line.role in _CONTENT:
            line.furnish("navigation")
