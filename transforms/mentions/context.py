"""Where capitals prove nothing: sentence starts, headings, web addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.mentions.folding import fold
from transforms.mentions.lexicon import FUNCTION_WORDS, GIVEN_NAMES, is_common
from transforms.mentions.signs import ADDRESS, signs_of
from transforms.model import Region

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"”]{1,2000}")
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
_ADDRESS = re.compile(f"{_LINK.pattern}|{_MAIL}")
_OPENERS = "\"'“‘«”’([*•–—- \u00a0\t"
_MOST_OPENERS = 8
# A credit in brackets: "(Slow Harbour)". The blank tells it from a remark ("(Laughs)").
_IN_BRACKETS = re.compile(
    r"[A-Z][\w'’&.-]{0,30}(?: (?:(?:of|the|and|&|for) ){0,2}[A-Z][\w'’&.-]{0,30}){1,4}\)"
)


def address_spans(text: str) -> list[tuple[int, int]]:
    """Spans of web and mail addresses, in which nothing is named."""
    if "@" in text:
        return [match.span() for match in _ADDRESS.finditer(text)]
    if ADDRESS in signs_of(text):
        return [match.span() for match in _LINK.finditer(text)]
    return []


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word at `start` is capitalised because a sentence, quotation or line begins there."""
    if start > 1 and text[start - 1] == " " and (text[start - 2].isalnum() or text[start - 2] == ","):
        return False
    at = start - 1
    while at >= max(0, start - _MOST_OPENERS) and text[at] in _OPENERS:
        if text[at] in "—–" or text[at - 1 : at + 1] == "--":
            return True
        if text[at] == "(" and at == start - 1 and _IN_BRACKETS.match(text, start):
            return False
        if text[at] in '“‘«"([*•' or (text[at] in "'”’" and text[at - 1 : at] in (" ", "", "\n")):
            return True
        at -= 1
    return at < 0 or text[at] in ".!?…:;\n"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line set as a heading: `style` is title (Most Words Capitalised), capitals, or sentence."""

    start: int
    end: int
    style: str


_RAISED = re.compile(r"[A-Z](?<![^\s\"'“‘(].)")
_LINE_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_MADE = r"(?:[Rr]eporting|[Ee]diting|[Ww]rit(?:ing|ten)|[Ww]ords|[Ss]tory|[Tt]ext|[Pp]hotos?|[Pp]ictures?"
_MADE += r"|[Pp]osted|[Pp]ublished|[Cc]ompiled|[Ff]iled|[Rr]eviewed|[Tt]ranslated|[Ii]nterview(?:ed)?"
_MADE += r"|[Ii]llustrat(?:ed|ions?))"
_BYLINE = re.compile(rf"\(?((?:[Aa]dditional )?{_MADE} (?:on [\w ,]{{4,24}} )?)?[Bb]y ([A-Z][\w'’-]{{0,30}})")
_FULL_NAME = (2, 3, 4)
_HEADING_LENGTH, _TITLE_LENGTH = 160, 500


def headings(text: str, regions: tuple[Region, ...]) -> list[Heading]:
    """The heading-like lines of a text whose capitals prove nothing (styles title and capitals only)."""
    titles = [(region.start, region.end) for region in regions if region.role == "title"]
    found, end = [], -1
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if not line:
            continue
        is_title = len(line) <= _TITLE_LENGTH and any(a < end and start < b for a, b in titles)
        if not is_title and (len(line) > _HEADING_LENGTH or line.rstrip()[-1:] in '.!?…”",;'):
            continue
        if not is_title and (_is_bracketed(line) or _is_byline(line) or _is_signatory(line)):
            continue
        style = "sentence" if line[0].islower() else _style(line)
        if style != "sentence":
            found.append(Heading(start, end, style))
    return found


def _is_bracketed(line: str) -> bool:
    return line[0] == "(" and line.rstrip()[-1] == ")"


def _is_byline(line: str) -> bool:
    """ "By Ann Lee, Harrow Gazette", "Reporting by Ann Lee in Oslo; editing by Tom Marsh"."""
    by = _BYLINE.match(line) if " by " in line or line[:3] == "By " else None
    return by is not None and (by.group(1) is not None or fold(by.group(2)) in GIVEN_NAMES)


def _is_signatory(line: str) -> bool:
    """ "Ann Lee, Clean Rivers Kenya, Mombasa": an entry of a list of people, and no heading."""
    name, *rest = line.split(", ")
    words = name.split(" ")
    if not rest or len(words) not in _FULL_NAME or not all(part[:1].isupper() for part in (*words, *rest)):
        return False
    return fold(words[0]) in GIVEN_NAMES


def _style(line: str) -> str:
    # Most lines are settled by a count: a heading set in capitals or Title Case raises half of its words.
    if 3 * len(_RAISED.findall(line)) < line.count(" "):
        return "sentence"
    words = _LINE_WORD.findall(line)
    letters = [word for word in words if len(word) > 1]
    if len(letters) > 1 and all(word.isupper() for word in letters):
        return "capitals"
    content = [word for word in words[1:] if word.lower() not in FUNCTION_WORDS and len(word) > 2]
    raised = [word for word in content if word[0].isupper()]
    common = [word for word in raised if is_common(word)]
    plain = [word for word in content if word[0].islower() and len(word) > 3]
    if len(content) >= 2 and len(raised) >= 0.75 * len(content) and 8 * len(plain) <= len(content) and common:
        return "title"
    return "sentence"
