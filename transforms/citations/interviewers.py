"""Who asked the questions of an interview, said above them: 'She spoke to Ada Marsh in Halse.'"""

from __future__ import annotations

import re

from transforms.citations.byline_lines import is_person
from transforms.citations.credit_names import Known, credit_row
from transforms.citations.text_signs import ASKED
from transforms.model import Citation

# A full stop stands behind an initial only: behind a word it ends the sentence before.
_PART = r"[^\W\d_a-z](?:\.(?:[^\W\d_a-z]\.){0,2}|[\w’'-]{0,25})"
_NAME = rf"{_PART}(?:\s{_PART}){{1,3}}"
_VERB = r"(?:spoke|speaks|talked|talks|chatted|chats|sat\sdown|sits\sdown)"
_TO_ASKER = re.compile(rf"(?<![\w,]\s)(?:He|She|They)\s(?P<how>{_VERB}\s(?:to|with))\s(?P<who>{_NAME})")
_BY_ASKER = re.compile(
    rf"(?P<who>{_NAME})\s(?P<how>{_VERB}\s(?:to|with)|interviewed|interviews|met)\s(?:him|her|them)\b"
)
_TITLED = re.compile(r"(?i)\b(?:interview|conversation|q ?& ?a|q and a|questions? (?:for|to))\b")
_ASKED = re.compile(r"\n(?:Q|Question|Interviewer)\s?[:.]\s|\n[^\n]{10,240}\?\n")
_TOP = 6_000
"""Characters of a text among which the first questions stand."""
MIN_QUESTIONS = 2


def interviewer(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit of who asked, in a line above the questions of an interview; None in any other text."""
    if not known.signs & ASKED:
        return None
    line = text[start:end]
    if not _may_hold(line):
        return None
    match = _TO_ASKER.search(line) or _BY_ASKER.search(line)
    if match is None or not is_person(match["who"], known) or not _is_interview(text, end):
        return None
    stop = match.end() if match.re is _BY_ASKER else match.end("who")
    return credit_row(start + match.start(), start + stop, match["how"], match["who"], None, known)


def _may_hold(line: str) -> bool:
    """Whether a line holds a verb of such a sentence; a chain of `in` costs less than a pattern."""
    return (
        " spoke " in line
        or " talk" in line
        or " met " in line
        or " interview" in line
        or " speaks " in line
        or " chat" in line
        or " down with " in line
    )


def _is_interview(text: str, end: int) -> bool:
    asked = len(_ASKED.findall(text[end - 1 : end + _TOP].replace("\n\n", "\n")))
    return asked >= MIN_QUESTIONS or (asked > 0 and _TITLED.search(text[: text.find("\n")]) is not None)
