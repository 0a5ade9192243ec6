"""References by author and year, "(Amsel 1987)", where the text ends with the list that they point into.

A reference in brackets is believed only when an entry of the list has its author and its year, so that "(Halse 1987)"
behind the name of an exhibition stays what it is. The entries become footnotes whose marker is the reference as it is
written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.citations.entries import parse_entry
from transforms.citations.entry_parts import EntryFields, Evidence
from transforms.citations.sources import SourceIndex, discovered_id
from transforms.model import Citation

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_NAME = r"[^\W\d_a-z][\w’'-]{1,30}"
_AUTHOR = rf"{_NAME}(?:\s{_NAME}){{0,2}}"
# "Amsel, K. (1987).", "Amsel, Karl. 1987.", and "Harbour Board (2012)." with its year in brackets.
_ENTRY = re.compile(
    rf"[-•*–]?\s?(?:(?P<author>{_AUTHOR}),\s[^\W\d_a-z](?:\.|[\w’'-]{{1,30}})[^\n]{{0,300}}?\W(?P<year>{_YEAR})(?!\w)"
    rf"|(?P<body>[^\W\d_a-z][^\n()\d,;:]{{2,80}}?)\.?\s\((?P<issued>{_YEAR})\)[.,:])"
)
_YEARS = re.compile(rf"(?<!\w){_YEAR}(?!\w)")
_BRACKET = re.compile(rf"\((?P<inner>[^()\n]{{0,200}}?(?<!\d){_YEAR}[^()\n]{{0,60}})\)")
_INNER = re.compile(
    rf"\s?(?:see(?:\salso)?|cf\.|e\.g\.,?|also)?\s?(?P<names>[^\W\d_a-z][^\d;()]{{1,80}}?),?\s(?P<years>{_YEAR}(?:,\s{_YEAR}){{0,4}})"
    r"(?:[,:]\s?(?:pp?\.\s?)?\d{1,4}(?:[-–]\d{1,4})?)?\s?"
)
_YEARS_ALONE = re.compile(
    rf"\s?(?P<years>{_YEAR}(?:,\s{_YEAR}){{0,4}})(?:[,:]\s?(?:pp?\.\s?)?\d{{1,4}}(?:[-–]\d{{1,4}})?)?\s?"
)
_NAMES_BEFORE = re.compile(rf"(?P<names>{_AUTHOR}(?:\s(?:and|&)\s{_AUTHOR}|\set\sal\.?)?)(?:[’']s)?\s$")
# As many lines without an entry may follow the list (an address, a line about the site).
_STRANGERS = 3
_REACH = 100


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of the list: how references name its author, its years, its span."""

    author: str
    years: frozenset[str]
    start: int
    end: int


def read_works(text: str, works: list[Work], index: SourceIndex) -> list[Citation]:
    """One footnote an entry of the list, in its order; none unless the body refers to one of them.

    The shape of such an entry tells its author; what the text names elsewhere would only mislead (a family name alone
    may have been taken for a body there).
    """
    evidence = Evidence(index, frozenset(), frozenset())
    markers = _markers(text, works)
    if not markers:
        return []
    found = []
    for number, work in enumerate(works):
        fields = _fields(text[work.start : work.end], evidence)
        marker = markers.get(number)
        known = index.by_name(fields.source)
        found.append(
            Citation(
                kind="footnote",
                start=work.start,
                end=work.end,
                source=fields.source,
                source_id=known.source_id
                if known
                else discovered_id(fields.source)
                if fields.source
                else None,
                marker=text[slice(*marker)] if marker else None,
                marker_start=marker[0] if marker else None,
                marker_end=marker[1] if marker else None,
                author=fields.author,
                title=fields.title,
                cited=fields.cited,
                url=fields.url,
                resolution="unparsed" if fields.is_empty else "parsed",
                confidence=0.9 if marker else 0.8,
            )
        )
    return found


def find_works(text: str, numbered: list[tuple[int, int]]) -> list[Work]:
    """The entries of the last run of lines that are entries; at most a few other lines stand behind it.

    `numbered` are the spans of the text's lines.
    """
    found: list[Work] = []
    strangers = 0
    for start, end in reversed(numbered):
        match = _ENTRY.match(text, start, end)
        if match is not None:
            years = frozenset(_YEARS.findall(text, start, end))
            found.append(Work(match["author"] or match["body"], years, start, end))
        elif found:
            break
        else:
            strangers += 1
            if strangers > _STRANGERS:
                break
    return found[::-1]


def _fields(body: str, evidence: Evidence) -> EntryFields:
    """The entry's fields; the letter that tells two works of one year apart is no part of the year."""
    return parse_entry(re.sub(r"(?<=\W(?:1[5-9]|20)\d\d)[a-z](?!\w)", "", body).lstrip("-•*– "), evidence)


def _markers(text: str, works: list[Work]) -> dict[int, tuple[int, int]]:
    """Position of an entry -> the span of the first reference to it, in front of the list."""
    found: dict[int, tuple[int, int]] = {}
    for names, year, start, end in _references(text, works[0].start):
        for number, work in enumerate(works):
            if number not in found and year in work.years and _is_author(names, work.author):
                found[number] = (start, end)
                break
    return found


def _references(text: str, stop: int) -> Iterator[tuple[str, str, int, int]]:
    """(names, year, start, end) of what is written like a reference: '(Amsel 1987; Rusk and Vane 1990, 12)' and
    'Amsel (1987)'."""
    for bracket in _BRACKET.finditer(text, 0, stop):
        alone = _YEARS_ALONE.fullmatch(bracket["inner"])
        if alone is not None:
            before = _NAMES_BEFORE.search(text, max(0, bracket.start() - _REACH), bracket.start())
            if before is not None:
                for year in _YEARS.findall(alone["years"]):
                    yield before["names"], year, before.start(), bracket.end()
            continue
        at = bracket.start("inner")
        for part in bracket["inner"].split(";"):
            match = _INNER.fullmatch(part)
            if match is not None:
                for year in _YEARS.findall(match["years"]):
                    yield match["names"], year, at + match.start("names"), at + match.end("years")
            at += len(part) + 1


def _is_author(names: str, author: str) -> bool:
    """Whether the names of a reference begin with the entry's author: 'Amsel', 'Amsel et al.', 'Amsel & Rusk'."""
    rest = names[len(author) :]
    return names.startswith(author) and not rest[:1].isalnum()
