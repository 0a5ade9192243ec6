"""Signatures over two lines or with whom they are for: 'Ada Marsh and Ivo Rusk / for the Halse Guild, Morden'."""

from __future__ import annotations

import re

from transforms.citations.byline_lines import is_person
from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.lexicon import data
from transforms.citations.names import is_name_shaped
from transforms.citations.press_offices import is_body
from transforms.model import Citation

# A line of a signature is no longer.
_LONGEST = 110
_FOR = r"(?:for|on\sbehalf\sof|signed\sfor)\s(?:the\s)?"
_FOR_BODY = re.compile(rf"{_FOR}(?P<body>[A-Z][^\n:;!?“”\"]{{2,70}}?)[.:]?$", re.IGNORECASE)
_NAMES_FOR = re.compile(
    rf"(?P<who>[A-Z][^\n:;!?“”\"]{{4,60}}?),?\s{_FOR}(?P<body>[A-Z][^\n:;!?“”\"]{{2,70}}?)\.?$"
)
_SIGNED = re.compile(
    r"\(?(?:signed|sgd\.?)(?P<by>\sby)?\)?\s?(?P<mark>[:,]?)\s?(?P<who>[A-Z][^\n:;!?“”\"]{3,110})?$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?P<office>[A-Z][\w-]{3,20}(?:\s[\w&-]{2,20}){0,3}?)(?:,\s|\sof\s(?:the\s)?)(?P<body>[A-Z][^\n:;!?“”\"]{2,70}?)\.?$"
)
_AND = re.compile(r",\s(?:and\s)?|\s(?:and|&)\s")


def signature_for(
    text: str, line: tuple[int, int], below: tuple[int, int] | None, known: Known
) -> Citation | None:
    """The credit of a line at the end of a text, with the line below it where the two are one signature."""
    start, end = line
    if end - start > _LONGEST or text[start] in '([“"':
        return None
    words = text[start:end].strip()
    if " for " in words or " behalf of " in words:
        match = _NAMES_FOR.match(words)
        return _of_body(match["who"], match["body"], start, end, known) if match is not None else None
    if words[:6].lower() in ("signed", "(signe") or words[:3].lower() == "sgd":
        return _of_signed(text, words, line, below, known)
    if below is None or below[1] - below[0] > _LONGEST:
        return None
    under = text[below[0] : below[1]].strip()
    if (match := _FOR_BODY.match(words)) is not None:
        return _of_body(under, match["body"], start, below[1], known) if words.endswith(":") else None
    if (match := _FOR_BODY.match(under)) is not None:
        return _of_body(words, match["body"], start, below[1], known)
    match = _OFFICE.match(under) if words in known.people else None
    if match is not None and _is_office(match["office"]) and known.is_outlet(match["body"].split(", ")[0]):
        return credit_row(start, below[1], None, words, match["body"].split(", ")[0], known)
    return None


_PLACE = re.compile(r"[^\W\d_a-z][\w’' -]{2,25}(?:,\s[A-Z][\w. -]{1,25})?$")


def letter_signature(
    text: str, line: tuple[int, int], below: tuple[int, int], known: Known
) -> Citation | None:
    """'Ada Marsh' above 'Halse, N.S.' below the last sentence of a letter that other texts follow."""
    start, end = line
    name = text[start:end].strip()
    if not (end - start <= 40 and below[1] - below[0] <= 40) or name not in known.people or " " not in name:
        return None
    ended = text[max(0, start - 4) : start].rstrip().endswith((".", "!", "?", "”", '"'))
    town = text[below[0] : below[1]].strip()
    placed = ", " in town or any(m.start == below[0] and m.type == "place" for m in known.mentions)
    if not ended or not placed or _PLACE.fullmatch(town) is None:
        return None
    last = name.rpartition(" ")[2]
    return credit_row(start, end, None, name, None, known) if text.find(last, 0, start) < 0 else None


def _of_signed(
    text: str, words: str, line: tuple[int, int], below: tuple[int, int] | None, known: Known
) -> Citation | None:
    """'Signed, Ada Marsh' and 'Signed:' above the name."""
    match = _SIGNED.match(words)
    if match is None:
        return None
    end = line[1]
    who = match["who"]
    if who is None and below is not None and below[1] - below[0] <= _LONGEST:
        who, end = text[below[0] : below[1]].strip(), below[1]
    who = (who or "").split(",")[0].strip(EDGES)
    if not who:
        return None
    if _are_people(who, known):
        return credit_row(line[0], end, "signed", who, None, known)
    body = re.split(r"\sand\s(?=[a-z])", who.removeprefix("the "))[0]
    led = match["who"] is not None and (match["by"] or match["mark"] == ":")
    return credit_row(line[0], end, "signed", None, body, known) if led and is_body(body, known) else None


def _of_body(who: str, body: str, start: int, end: int, known: Known) -> Citation | None:
    body = body.split(", ")[0].strip(EDGES)
    who = who.strip(EDGES)
    who = who if _are_people(who, known) else who.split(",")[0].strip()
    if not _are_people(who, known) or not (known.is_outlet(body) or is_name_shaped(body, 6)):
        return None
    return credit_row(start, end, None, who, body, known)


def _are_people(who: str, known: Known) -> bool:
    names = _AND.split(who)
    return 1 <= len(names) <= 6 and all(is_person(name, known) for name in names)


def _is_office(words: str) -> bool:
    known = frozenset(data("words")["titles"]) | frozenset(data("words")["roles"])
    return not known.isdisjoint(words.lower().split())
