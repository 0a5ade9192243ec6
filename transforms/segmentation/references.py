"""Numbered reference lists: their heading and their entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from transforms.numerals import NOTE_SIGN, ROMAN, value_of
from transforms.segmentation.shapes import is_separator

if TYPE_CHECKING:
    from transforms.segmentation.lines import Line

_HEADING = re.compile(
    r"^\W{0,3}(?:references?|notes?|foot ?notes|end ?notes|sources|bibliography|works cited|citations"
    r"|notes and references|references and notes|sources and notes|notes & references)\W{0,3}$",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    rf"^(?:\[{NOTE_SIGN}(?P<a>\d{{1,3}}|{ROMAN})\](?:$|:\s)?|\((?P<b>\d{{1,3}}|{ROMAN})\)|(?P<g>{ROMAN})\.(?=\s)"
    r"|(?P<c>\d{1,3})[.)](?=\s|$|[A-Z“\"(])|(?P<h>\d{1,3})(?:/| [-–—])(?=\s)|\^\s?(?P<d>\d{1,3})\b"
    r"|(?P<e>[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})|(?P<f>\d{1,3})\s(?=[A-Z“\"‘]|ibid|op\.|see |cf\.|https?:|www\.)"
    r"|(?P<i>\d{1,3})(?=[A-Z][a-z]|[A-Z]\. |[“\"][A-Z]|https?:))(?:\s{0,3}\S|$)"
)
# [1], [ii], (2), a superscript, or a digit that was one: "the old pier.1 It ..."
_CITES = re.compile(r"\[(?:[12]|ii?)\]|(?<=\S) ?\([12]\)|[¹²³]|(?<=[a-z”\"][.,”\"])[12](?=\s|$)")
_PLAIN_NUMBERS = frozenset("cfi")
NUMBER_SIGNS = "ivx[(^0123456789¹²³⁴⁵⁶⁷⁸⁹⁰"
_BACK_LINKS = "^↑"
_CITING = r"(?:[^\W\d_][.,;!?]?[”\"’]?|[.!?][”\"’])(?:\[{0}\]|{0})(?=\s|$)"
MAX_LIST_HEADING = 40
MAX_WRAPPED, MAX_WRAPPED_LINE, MIN_CITING = 6, 120, 40
"""Lines that an entry is wrapped over, their characters, and those of a line of text that marks a note."""
MAX_TRIES = 50
MIN_PRESS, MAX_PRESS, MIN_CLOSED = 2, 8, 4
"""Entries that must cite a dated title before a list that nothing else tells is one, and how many are looked at."""
CITED_WITHIN = 400
"""Lists that are compared with the text above them, and how many lines of it, so that a page of lists stays cheap."""


def is_heading(line: str) -> bool:
    return len(line) <= MAX_LIST_HEADING and _HEADING.match(line) is not None


def may_begin_list(line: str) -> bool:
    """Whether a line begins like a numbered entry or is as short as the heading of a list; next to free."""
    return line[0] in NUMBER_SIGNS or (len(line) <= MAX_LIST_HEADING and is_heading(line))


def entry_number(line: str) -> int | None:
    """The number of a reference entry, or None."""
    if line[:1] not in NUMBER_SIGNS:
        return None
    match = _ENTRY.match(line)
    if not match:
        return None
    return value_of(next(part for part in match.groups() if part)) or None


def entry_style(line: str) -> str:
    """How an entry writes its number: entries of one list agree."""
    match = _ENTRY.match(line)
    return (match.lastgroup or "") if match else ""


def list_spans(lines: list[str], gaps: Sequence[int] = ()) -> list[tuple[int, int]]:
    """The runs of lines (first, past the last) that are reference lists; `gaps` are the line breaks before each line.

    A list begins with entry 1 (or follows its heading) and counts upwards; up to two lines that carry no number
    continue the entry above them, more where they are wrapped. Notes at the feet of pages go on with the numbers of
    the feet before. A run of plain "1." entries in the middle of a text is an ordinary list unless it
    has a heading or the text cites its numbers.
    """
    spans: list[tuple[int, int]] = []
    last = 0
    index = tries = 0
    while index < len(lines):
        line = lines[index]
        headed = len(line) <= MAX_LIST_HEADING and is_heading(line)
        if not headed and line[:1] not in NUMBER_SIGNS:
            index += 1
            continue
        first = index + 1 if headed else index
        if headed and first + 1 < len(lines) and is_separator(lines[first]):
            first += 1
        goes_on = bool(spans) and not headed and _goes_on(lines, spans[-1], first, last)
        if first < len(lines) and (goes_on or _starts_list(lines, first, headed)):
            end, last = _list_end(lines, first, gaps)
            is_list = end - first >= 2 or headed or entry_style(lines[first]) == "a"
            if goes_on or (
                is_list and (headed or _is_cited(lines, first, tries) or _names_sources(lines, index, end))
            ):
                spans.append((index, end))
                index = end
                continue
            tries += 1
        index += 1
    return spans


def _starts_list(lines: list[str], first: int, headed: bool) -> bool:
    number = entry_number(lines[first])
    if number is None or headed or number == 1:
        return number is not None
    # the list of a text whose beginning is missing: [7] followed by [8]
    following = entry_number(lines[first + 1]) if first + 1 < len(lines) else None
    if following != number + 1:
        return False
    entries = lines[first : first + MAX_PRESS]
    return entry_style(lines[first]) == "a" or _are_press(entries) or _are_notes(entries)


def _agree(style: str, other: str, is_next: bool) -> bool:
    """Whether two entries may be of one list: as they are written, or the very next one with its stop lost."""
    return style == other or (is_next and style in _PLAIN_NUMBERS and other in _PLAIN_NUMBERS)


def _goes_on(lines: list[str], span: tuple[int, int], first: int, last: int) -> bool:
    """Whether a line is the next note after those of the last page's foot, marked in the text between."""
    number = entry_number(lines[first])
    if number != last + 1 or not span[1] < first <= span[1] + CITED_WITHIN:
        return False
    if entry_style(lines[first]) != entry_style(lines[span[1] - 1]):
        return False
    return any(_cites(line, number) for line in lines[span[1] : first])


def _cites(line: str, number: int) -> bool:
    """Whether a sentence of a line ends with this number as its marker."""
    return len(line) > MIN_CITING and re.search(_CITING.format(number), line) is not None


def _list_end(lines: list[str], first: int, gaps: Sequence[int]) -> tuple[int, int]:
    """Where the list ends, and its last number: numbers rise by one or two, other lines only between two entries."""
    style = entry_style(lines[first])
    last_number = entry_number(lines[first]) or 0
    end = index = first + 1
    is_wrapped = False
    while index < len(lines) and index - end <= 2:
        number = entry_number(lines[index])
        if (
            number is not None
            and last_number < number <= last_number + 3
            and _agree(style, entry_style(lines[index]), number == last_number + 1)
        ):
            last_number, end = number, index + 1
        elif index - end >= 1 or _cites(lines[index], last_number + 1):
            wrapped = _wrapped_until(lines, end, last_number + 1, style, gaps)
            if wrapped == end:
                break
            end = index = wrapped
            is_wrapped = True
            continue
        index += 1
    while is_wrapped and end < len(lines) and gaps[end] == 1 and lines[end - 1][-1] != ".":
        end += 1
    alone = end < len(lines) and not any(map(str.isalpha, lines[end - 1]))
    return end + alone, last_number  # a number that is a line of its own has its entry below it


def _wrapped_until(lines: list[str], start: int, number: int, style: str, gaps: Sequence[int]) -> int:
    """The line of the next entry where only short lines of one paragraph, as narrow columns wrap them, stand before
    it; else `start`."""
    for index in range(start, min(len(lines), len(gaps), start + MAX_WRAPPED + 1)):
        if gaps[index] > 1 and entry_number(lines[index]) is None:
            break
        if entry_number(lines[index]) == number and entry_style(lines[index]) == style:
            return index
        if gaps[index] > 1 or len(lines[index]) > MAX_WRAPPED_LINE:
            break
    return start


def _is_cited(lines: list[str], first: int, tries: int) -> bool:
    """Whether the text above a list cites its numbers; lists in brackets are believed at once."""
    if entry_style(lines[first]) in ("a", "d", "e"):
        return True
    if tries > MAX_TRIES:
        return False
    return _CITES.search("\n".join(lines[max(0, first - CITED_WITHIN) : first])) is not None


def _names_sources(lines: list[str], first: int, end: int) -> bool:
    """Whether the entries of a list are sources: ibid or pages in one of them, or years in most below a rule."""
    entries = lines[first:end]
    if any(_REFERS.search(line) for line in entries[:MAX_TRIES]):
        return True
    if _are_press(entries[:MAX_PRESS]):
        return True
    below_rule = first > 0 and is_separator(lines[first - 1])
    return below_rule and 2 * sum(_LOOKS_CITED.search(line) is not None for line in entries) >= len(entries)


def _are_notes(entries: list[str]) -> bool:
    """Whether nearly all entries end as notes do, in the year, the page or the address, and one names pages."""
    closed = sum(_CLOSED.search(line) is not None for line in entries)
    return closed >= MIN_CLOSED and 4 * closed >= 3 * len(entries) and any(map(_REFERS.search, entries))


def _are_press(entries: list[str]) -> bool:
    """Whether most entries are titles in quotation marks with the day or the address that they are cited by."""
    found = sum(_PRESS.search(line) is not None for line in entries)
    return found >= MIN_PRESS and 2 * found >= len(entries)


# bounded pieces, so that a long line stays cheap
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_PRESS = re.compile(
    r"[“\"][^“”\"]{8,200}[”\"].{1,160}?"
    rf"(?:\b(?:{_MONTHS})[a-z]{{0,6}}\.? (?:\d{{1,2}}, )?(?:19|20)\d\d\b|https?://)"
)
_CLOSED = re.compile(
    r"(?:\b(?:1[5-9]|20)\d\d\)?|\bpp?\. ?\d[\d–-]{0,8}|https?://\S{4,300})\W{0,3}$|\bibid\b", re.IGNORECASE
)
_REFERS = re.compile(r"\bibid\b|\bop\.? cit\b|,\spp?\.\s?\d", re.IGNORECASE)
_LOOKS_CITED = re.compile(
    r"\(?\b(?:1[5-9]|20)\d\d\b|https?://|\bibid\b|\bpp?\.\s?\d|\bvol\.|\bed\.|\bop\.? cit", re.IGNORECASE
)


def claim_unnumbered(lines: list[Line]) -> None:
    """Lines below "References" that look like sources, numbered or not, are the reference list."""
    short = [index for index, line in enumerate(lines) if len(line.text) <= MAX_LIST_HEADING]
    for index in short:
        if lines[index].role not in ("heading", "body") or not is_heading(lines[index].text):
            continue
        end = index + 1
        while (
            end < len(lines)
            and lines[end].role in ("heading", "body", "source")
            and len(lines[end].text) <= 500
            and (lines[end].text[0] in _BACK_LINKS or _LOOKS_CITED.search(lines[end].text))
        ):
            end += 1
        if end > index + 1:
            for entry in lines[index:end]:
                entry.role = "reference"
