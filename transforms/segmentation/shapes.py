"""What a line looks like: a headline, prose, a byline, a caption, a source line, a numbered reference.

Every test takes one clean line (no line break, no space at its ends).
"""

from __future__ import annotations

import re

MAX_HEADING_CHARS = 180
MAX_HEADING_WORDS = 26

_TERMINAL = (".", "!", "?", "…", "。", "؟")
_CLOSERS = "”\"'’)]»*"
_ELLIPSIS = re.compile(r"(?:…|\.\.|\[\s?(?:…|\.{2,4})\s?\]|\(\s?(?:…|\.{2,4})\s?\))[\s.…”\"'’)\]]{0,4}$")
_LEADING_DOTS = re.compile(r"^[\s\[(“\"”]{0,3}(?:…|\.\.)[\s\].)…]{0,4}")
_LOWER_NAME = re.compile(r"^(?:(?:al|el|an|as|ad|ash|az|at|ul|de|di|da|du|del|la|le|van|von|der|den|ten|ter|bin|ibn|d|l|o)[-’' ]\w*[A-Z]|[a-z]{1,2}[A-Z]|https?:|www\.)")
_BULLET = re.compile(r"^(?:[-–—*•·▪◦●■o]\s|\(?[a-z0-9]{1,2}[).]\s)")
_BYLINE = re.compile(
    r"^(?:(?:written |posted |published |reported |compiled |story |text |article |submitted |edited |words )?(?:by|By|BY)[:\s]|(?:Author|Reporter|Writer|Byline|Correspondent)s?\s?:)"
    r"\s{0,2}\S",
    re.IGNORECASE,
)
_BYLINE_NAME = re.compile(r"^(?:[A-Z][\w.’'-]*|de|van|von|al|el|bin|and|&|of|the|for|in)$")
_STAMP = re.compile(
    r"^(?:\W{0,3})(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|date|submitted|released|issued|added|last modified|last updated)\b(?:\s(?:on|at))?\s?[:|-]?|on\s)",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE_WORDS = re.compile(
    rf"\b(?:{_WEEKDAY}|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|published|posted|updated|modified|created|date|first|last|on|at|by|from|in|am|pm|a\.m|p\.m|gmt|utc|est|edt|cet|bst|ist|pst|pdt|et|hrs|hours|time|the|of|th|st|nd|rd|ago|minutes?|days?|min|read|views?)\b"
    r"|[\d\W_]",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z.’'-]+(?:[ -][A-Z.’'-]+){0,3}(?:, [A-Z][\w.’' -]{1,30}?){0,2}|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}(?:, [A-Z][\w.’' -]{1,30}?){0,2}(?=,? ?\(| ?,? ?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))"
    r"(?:,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?:,? \d{4})?))?(?:,? ?\([^()\n]{2,60}\))?\s?(?:[-–—]{1,3}|:)\s?(?=\S)"
)
_AGENCY_LEAD = re.compile(r"^\((?P<agency>[A-Z][\w .’'&/-]{1,40})\)\s?[-–—]{1,2}\s?(?=\S)")
_CREDIT = re.compile(
    r"^\(?(?:photos?|image|picture|pictured|file photo|caption|illustration|graphic|photograph(?:er|y)?|photo credit|image credit|credit)s?\b\s?(?:credit|by|courtesy|:|/|—|-)"
    r"|\b(?:photo|image|picture|photograph|file photo|illustration|credit)s?\s?(?:credit\s?)?(?:by|courtesy(?: of)?|:|/)\s?[A-Z(]"
    r"|\((?:photo|image|picture|file photo|file|ap photo|credit)\b[^()\n]{0,80}\)"
    r"|^\((?:[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,3})/(?:[A-Z][\w.’'&-]*)(?: [A-Z][\w.’'&-]*){0,3}\)"
    r"|\((?:[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,3})/(?:[A-Z][\w.’'&-]*)(?: [A-Z][\w.’'&-]*){0,3}\)[.]?$"
    r"|(?:©|\bvia\b)\s?[A-Z][\w.’'&/ -]{2,50}$"
    r"|\b[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}\s?/\s?(?:[A-Z]{2,6}|[A-Z][a-z]+(?: Images| Photos?| Press)?)(?:[/ ]\w+)?[).]?$",
    re.IGNORECASE if False else 0,
)
_CREDIT_WORDS = re.compile(
    r"^\(?(?:photos?|image|picture|file photo|illustration|photograph|photo credit|image credit|credit)s?\s?(?:credit|by|courtesy|:|/)"
    r"|\b(?:photo|image|picture|photograph|illustration)s?\s?(?:credit\s?)?(?:by|courtesy(?: of)?|:)\s?\S"
    r"|\((?:photo|image|picture|file photo|file picture|ap photo|credit)\b[^()\n]{0,80}\)$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,30}){0,3}\.[A-Za-z]{2,10}/?$")
_SOURCE = re.compile(r"^[(\[]?(?:source|via|from|courtesy(?: of)?|originally (?:published|appeared) (?:in|on|at|by)|first published (?:in|on|at|by)|this (?:article|story) (?:first |originally )?appeared (?:in|on|at))\b\s?:?\s?\S", re.IGNORECASE)
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_SEPARATOR = re.compile(r"^[\s*=_~#·•◊⁂+.—–-]{3,}$")
_WORDY = re.compile(r"[^\W\d_]")


def ends_sentence(line: str) -> bool:
    """Whether a line ends where a sentence may end."""
    bare = line.rstrip(_CLOSERS + " ")
    if bare.endswith(_TERMINAL):
        return True
    return line.endswith(("]", "”[", ")")) and bool(re.search(r"[.!?…][”\"’)]{0,2}\s?(?:\[\d{1,3}\]\s?){1,4}$", line))


def is_cut_off(line: str) -> bool:
    """Whether a line ends in an ellipsis of any kind."""
    return _ELLIPSIS.search(line[-14:]) is not None


def starts_inside(line: str) -> bool:
    """Whether a line begins in the middle of a sentence: with a small letter that opens no name, or mid-clause."""
    stripped = _LEADING_DOTS.sub("", line[:60])
    first = stripped[:1]
    if first in ",;)":
        return True
    return first.islower() and not _LOWER_NAME.match(stripped) and not _BULLET.match(stripped)


def starts_with_dots(line: str) -> bool:
    return _LEADING_DOTS.match(line) is not None


def is_heading(line: str) -> bool:
    """Whether a line has the shape of a headline: short, no sentence's end, begins like a title."""
    if len(line) > MAX_HEADING_CHARS or line[-1] in ",;:":
        return False
    words = line.split()
    if len(words) > MAX_HEADING_WORDS or not _WORDY.search(line):
        return False
    first = line.lstrip("“\"'‘([…. ")[:1]
    if not first or not (first.isupper() or first.isdigit() or first in "#@$€£¿¡" or not first.isascii() or _LOWER_NAME.match(line)):
        return False
    if line.endswith(("?", "!")) and len(words) <= 20:
        return True
    if is_cut_off(line):
        return False
    if ends_sentence(line):
        return _is_title_case(words) and 2 <= len(words) <= 14 or bool(re.search(r"\b[A-Z]\.[A-Z]\.$", line)) and len(words) <= 16
    return True


def _is_title_case(words: list[str]) -> bool:
    big = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(big) >= 2 and sum(word[0].isupper() for word in big) >= 0.85 * len(big)


def is_byline(line: str) -> bool:
    if len(line) > 160 or not _BYLINE.match(line):
        return False
    rest = _BYLINE.sub("", line[:160])
    words = re.split(r"[\s,|]+", line[_BYLINE.match(line).end() - 1 :])  # type: ignore[union-attr]
    named = [word for word in words[:4] if word]
    if not named:
        return False
    capital = sum(word[0].isupper() for word in named)
    return not (ends_sentence(line) and len(line) > 90) and (capital >= min(2, len(named)) or len(rest) < 30 and len(named) == 1)


def is_stamp(line: str) -> bool:
    """Whether a line is only a date (and time), with or without "Posted on"."""
    if len(line) > 120 or not any(char.isdigit() for char in line):
        return False
    if re.search(r"\d{4}|\d{1,2}[:.]\d\d|\bago\b", line) is None:
        return False
    return not _DATE_WORDS.sub("", line).strip()


def is_posted(line: str) -> bool:
    """Whether a line says when (and by whom) a text was posted."""
    return len(line) <= 160 and _STAMP.match(line) is not None and re.search(r"\d{4}", line) is not None and not ends_sentence(line)


def dateline_end(line: str) -> int:
    """Length of the dateline ("BERLIN, May 5 (Agency) - ") that a paragraph begins with; 0 where there is none."""
    match = _DATELINE.match(line[:160]) or _AGENCY_LEAD.match(line[:80])
    if not match:
        return 0
    lead = match.group()
    if "(" in lead or any(char.isdigit() for char in lead):
        return len(lead.rstrip())
    place = match.group("place")
    return len(lead.rstrip()) if place.isupper() and len(place) >= 4 and re.search(r"[-–—]", lead[len(place) :]) else 0


def is_caption(line: str) -> bool:
    """Whether a line is a picture's caption, told by its credit."""
    if len(line) > 400:
        return False
    return (_CREDIT.search(line) is not None or _CREDIT_WORDS.search(line) is not None) and (
        len(line) <= 250 or line.startswith("(")
    )


def is_source_line(line: str) -> bool:
    """Whether a line names where a text came from: a domain, "Source: ...", an address alone."""
    if len(line) > 160:
        return False
    return _DOMAIN.match(line) is not None or (_SOURCE.match(line) is not None and not (ends_sentence(line) and len(line) > 100)) or _URL.match(line) is not None


def is_publisher_name(line: str) -> bool:
    """Whether a line could be the bare name of a publisher: up to five words, all of them names."""
    words = line.strip("()[]—–- ").split()
    return 0 < len(words) <= 5 and not ends_sentence(line) and all(w[0].isupper() or w in ("of", "the", "and", "&", "de") for w in words)


def is_separator(line: str) -> bool:
    return len(line) <= 120 and _SEPARATOR.match(line) is not None
