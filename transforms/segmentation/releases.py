"""The lines that a press release has around its text: who releases it, when, and whom to ask."""

from __future__ import annotations

import re

from transforms.segmentation.shapes import ends_sentence

MAX_RELEASE_LINE, MAX_CONTACT = 120, 160
"""Characters of the line that releases a text to the press, and of one that says whom to ask."""
_RELEASE = re.compile(
    r"(?i)\b(?:for immediate (?:release|distribution|publication)|embargoed until|under embargo|press release no)\b"
)
_LABELS = frozenset(
    (
        "press release",
        "news release",
        "media release",
        "for immediate release",
        "press statement",
        "for release",
    )
)


_CONTACT = re.compile(
    r"(?i)^(?:(?:media |press )?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))|for (?:more|further) information)\b"
    r"[^@\d]{0,100}(?:\w@\w|\d[\d ()-]{5,20}\d)"
)


_EVENT = re.compile(
    r"(?i)^\W{0,3}(?:date|when|day|time|venue|location|place|where)s?\s?:\s?.{3,80}"
    r"(?:time|venue|location|place|where|address)s?\s?:\s?\S"
    r"|^\W{0,3}(?:time|venue|location|when|where)\s?:\s\S.{1,80}$"
)


def is_event(line: str) -> bool:
    """Whether a line tells when and where something will be: "Date: 14 May 2024 Time: 9.30am Venue: town hall"."""
    return _EVENT.match(line) is not None


def is_release_line(line: str) -> bool:
    """Whether a line releases a text to the press, with its place or date."""
    if len(line) > MAX_RELEASE_LINE or (
        "elease" not in line and "ELEASE" not in line and "mbargo" not in line
    ):
        return False
    return _RELEASE.search(line) is not None and not ends_sentence(line)


def is_release_label(line: str) -> bool:
    """Whether a line is the label above a press release and nothing else."""
    return len(line) <= 40 and line.strip(" :*–—-").lower() in _LABELS


def is_contact(line: str) -> bool:
    """Whether a line says whom to ask about a release, with an address or a telephone number."""
    return len(line) <= MAX_CONTACT and line[0] in "CEIMPFceimpf" and _CONTACT.match(line) is not None


def goes_on(line: str) -> bool:
    """Whether a line below the end mark of a press release belongs to it: who issued it and whom to ask."""
    return line.lower().startswith(
        ("about ", "notes to editor", "for more information", "for further information", "contact")
    )
