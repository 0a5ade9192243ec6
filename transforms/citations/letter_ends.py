"""Signatures below letters and statements: the writer's name, and below or behind it what the person is, and where.

'Ada Marsh / Halse Library / Committee chair', 'Ada Marsh, / Halse', 'Dr Ada Marsh, lecturer, University of Halse', 'Ada
Marsh 312 Mill St., Halse': the name is one that the text does not speak of, and its lines are the last ones.
"""

from __future__ import annotations

import re

from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.grammar import words
from transforms.citations.lone_names import is_writers_name
from transforms.citations.names import is_name_shaped
from transforms.citations.press_offices import is_body
from transforms.model import Citation

# So many lines at the end of a text may belong to such a signature.
_LINES = 4
_LONGEST_NAME, _LONGEST_PART, _LONGEST = 40, 70, 130
_PARAGRAPH = 90
_ENDED = (".", "!", "?", "”", '"', "’", "…", ")")
_ADDRESSED = re.compile(
    r"(?:^|\n)(?:To\sthe\s[Ee]ditor|(?:Dear\s)?(?:Mr\.?\s|Madam\s)?[Ee]ditor[,:]|Dear\s(?:[Ee]ditor|[Ss]irs?|[Mm]adam|Mr|Ms|Mrs|Dr|Minister"
    r"|President|Prime|Friends|Colleagues)\b|(?:Sir|SIR)[Ss]?\s?[,:–—-]|Your\sExcellency)"
)
_TITLE = re.compile(r"(?:Dr|Prof|Professor|Rev|Revd|Fr|Sr|Sir|Dame|Mr|Mrs|Ms|Cllr|Cr)\.?\s")
_DEGREES = re.compile(
    r",?\s(?:Ph\.?D\.?|M\.?D\.?|MP|QC|KC|OBE|MBE|CBE|Jr\.?|Sr\.?|Esq\.?|R\.?N\.?|FRCP|BSc|MSc|MA)(?=,|$)"
)
# 'Ada Marsh 312 N. Mill St., Halse'
_HOUSED = re.compile(
    r"(?P<who>[^\W\d_a-z][^\n,\d]{4,38}?),?\s\d{1,5}[A-Za-z]?\s[A-Z][\w.’' -]{2,40},\s[A-Z][\w., ’'-]{2,40}$"
)
_PAIR = re.compile(r"\s(?:and|&)\s")
_CONTACT = re.compile(r"\S@\S|(?:via|by)\se-?mail\b", re.IGNORECASE)
_STREET = re.compile(
    r"[^\n]{0,40}\b(?:St|Street|Rd|Road|Ave|Avenue|Lane|Ln|Drive|Dr|Court|Terrace|Place|Square|Way|Box)\b",
    re.ASCII,
)


def letter_end(text: str, numbered: list[tuple[int, int]], number: int, known: Known) -> Citation | None:
    """The signature that this line opens, with those of the last lines that belong to it; None for any other line."""
    if number < 2 or number < len(numbered) - _LINES:
        return None
    start, end = numbered[number]
    if text[end - 1] == "," and number + 2 < len(numbered) and _name(text[start:end], known) is None:
        return letter_end(text, numbered, number + 1, known)  # "Yours truly,"
    if end - start > _LONGEST or not (text[start].isupper() or text[start] == "("):
        return None
    above = numbered[number - 1]
    farewell = text[above[1] - 1] == "," and above[1] - above[0] <= _LONGEST_NAME  # "Yours truly,"
    if not (farewell or text[:start].rstrip().endswith(_ENDED)):
        return None
    line = text[start:end].rstrip()
    if line[0] == "(":
        return _in_brackets(text, numbered, number, known)
    below = [text[first:last].strip() for first, last in numbered[number + 1 :]]
    if not below:
        return _of_line(text, line, start, end, known)
    if any(len(part) > _LONGEST_PART or part.startswith(("-", "•", "*", "“", '"')) for part in below):
        return None
    name = _name(line, known)
    if name is None or _is_told_of(text, numbered, start, name):
        return None
    kinds = [_kind(part.strip(EDGES), known) for part in below]
    addressed = _ADDRESSED.search(text, 0, start) is not None
    placed = len(below) == 1 and ", " in below[0] and name in known.people
    if None in kinds or not (addressed or placed or "office" in kinds or "body" in kinds):
        return None
    source = next(
        (
            _body_of(part, known)
            for part, kind in zip(below, kinds, strict=True)
            if kind in ("body", "office")
        ),
        None,
    )
    return credit_row(start, numbered[-1][1], None, name, source, known)


def _in_brackets(text: str, numbered: list[tuple[int, int]], number: int, known: Known) -> Citation | None:
    """A last line that is a name with its title in brackets: '(Revd. Ada Marsh)'."""
    start, end = numbered[number]
    line = text[start:end].strip()
    if number < len(numbered) - 1 or not line.endswith(")") or _TITLE.match(line, 1) is None:
        return None
    name = _name(line.strip("()"), known)
    told = name is None or _is_told_of(text, numbered, start, name)
    return None if told else credit_row(start, end, None, name, None, known)


def _of_line(text: str, line: str, start: int, end: int, known: Known) -> Citation | None:
    """A last line with the name and, behind it, an office, a body or an address."""
    if (housed := _HOUSED.match(line)) is not None:
        name = _name(housed["who"], known)
        fits = name is not None and not _is_told_of(text, [], start, name)
        return credit_row(start, end, None, name, None, known) if fits else None
    if line.endswith(")"):
        line = line[:-1].replace(" (", ", ", 1)  # "Ada Marsh (Halse)"
    head, comma, rest = _DEGREES.sub("", line).partition(", ")
    if not comma or line.endswith((".", "!", "?", ":")):
        return None
    names = [_name(name, known) for name in _PAIR.split(head)]
    if None in names or len(names) > 3 or any(name and _is_told_of(text, [], start, name) for name in names):
        return None
    parts = rest.split(", ")
    kinds = [_kind(part.strip(EDGES), known) for part in parts]
    if None not in kinds and "office" not in kinds and "place" in kinds and _ADDRESSED.search(text, 0, start):
        return credit_row(start, end, None, head, None, known)
    if "office" not in kinds or None in kinds:
        return None
    source = next((_body_of(part, known) for part in reversed(parts) if _body_of(part, known)), None)
    return credit_row(start, end, None, " and ".join(filter(None, names)), source, known)


def _name(line: str, known: Known) -> str | None:
    """The name that a line is, without title and degrees; None for any other words."""
    line = _DEGREES.sub("", _TITLE.sub("", line.strip(EDGES + "("))).strip(EDGES)
    if not 5 <= len(line) <= _LONGEST_NAME or " " not in line:
        return None
    return line if is_writers_name(line, known) else None


def _is_told_of(text: str, numbered: list[tuple[int, int]], start: int, name: str) -> bool:
    """Whether the paragraphs above speak of somebody of this family name; a byline above them may."""
    head = next((first for first, last in numbered if last - first > _PARAGRAPH), 0)
    last = name.rpartition(" ")[2]
    return text.find(last.title() if last.isupper() else last, head, start) >= 0


def _kind(part: str, known: Known) -> str | None:
    """What a part of a signature is: an office, a body, an address or a place."""
    if not part or part.endswith(("!", "?")) or part.lower().startswith(("for ", "on behalf of ")):
        return None
    low = part.lower().replace(",", " ").split()
    offices = words().roles | words().titles
    if not offices.isdisjoint(low) and len(low) <= 9:
        return "office"
    if _CONTACT.search(part) or (_STREET.match(part) is not None and len(low) <= 7):
        return "address"
    if _is_body(part, known):
        return "body"
    town = part.partition(", ")[0]
    return "place" if is_name_shaped(town.rstrip(" 0123456789"), 3) else None


def _is_body(part: str, known: Known) -> bool:
    if known.is_registered(part) or (" " in part and part in known.organizations):
        return True
    return " " in part and not words().bodies.isdisjoint(part.lower().split()) and is_body(part, known)


def _body_of(part: str, known: Known) -> str | None:
    """The body in 'Halse Library', 'Chair, Halse Library' or 'Chair of the Halse Library'."""
    office = not (words().roles | words().titles).isdisjoint(part.lower().replace(",", " ").split()[:3])
    pieces = [part.partition(mark)[2] for mark in (", ", " of the ", " of ")] if office else []
    for piece in (*pieces, part):
        if piece and _is_body(piece.strip(EDGES), known):
            return piece.strip(EDGES)
    return None
