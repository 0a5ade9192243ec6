"""Where in the body each entry of a reference list is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.citations.reference_list import Entry
from transforms.numerals import NOTE_SIGN, RAISED, ROMAN, value_of

Marker = tuple[int, int, int]

_BRACKETS = re.compile(rf"\[{NOTE_SIGN}(\d{{1,3}}(?:\s?[,;–-]\s?\d{{1,3}}){{0,12}})\]")
_PARENTHESES = re.compile(r"(?<=[\w.,;:!?\"”’'»)\]…])\s?\((\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,12})\)")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?:[,⁻–][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}){0,6}")
# A raised number that has lost its height: behind a stop or mark ("word.12", "in 2028.7 The"), or glued to a word.
_LOWERED = re.compile(
    r"(?:(?<=[^\W\d_][.,;:!?\"”’'»)])|(?<=[.,!?][\"”’'»)])|(?<=[\"”’'»)][.,;])|(?<=[a-zà-ÿ]{2}))(\d{1,3})"
    r"(?=[\s.,;:)”\"]|$)|(?<=\s\d{4}\.)\d{1,3}(?=\s[A-Z“\"]|\n|$)"
)
_AFTER_SPACE = re.compile(
    r"(?:(?<=[^\W\d_][.!?\"”])|(?<=[.!?][\"”’]))\s(\d{1,3})(?=\s[A-Z\"“]|\s*$)", re.MULTILINE
)
_ROMAN = re.compile(rf"[\[(](?={ROMAN}[,\]);–-])({ROMAN}(?:\s?[,;–-]\s?{ROMAN}){{0,8}})[\])]")
_DIGITS = re.compile(rf"\d{{1,3}}|{ROMAN}")
# From the surest way of writing a marker to the one that is easiest to mistake.
_SHAPES = (_BRACKETS, _RAISED, _PARENTHESES, _LOWERED, _AFTER_SPACE)
_ROMAN_SHAPES = (_ROMAN,)
# A number in running text is a marker only in rising order, the surest shapes need no such proof.
_SURE = 2
# Fewer characters than these between two entries are no text of a page.
_FOOT = 40


def markers_of_lists(text: str, entries: list[Entry]) -> list[Marker | None]:
    """The marker of each entry, where the numbers may begin again with 1: those of a second list are marked behind the
    first one. Of entries with one number in a list the first is marked."""
    found: list[Marker | None] = []
    low = at = 0
    while at < len(entries):
        stop = next(
            (n for n in range(at + 1, len(entries)) if 1 == entries[n].number < entries[n - 1].number), 0
        )
        part = entries[at : stop or None]
        markers = find_markers(text, part, low, part[-1].end if stop else None)
        found += [markers.pop(entry.number, None) for entry in part]
        low, at = part[-1].end, stop or len(entries)
    return found


def find_markers(text: str, entries: list[Entry], low: int = 0, high: int | None = None) -> dict[int, Marker]:
    """The first marker of each number of the list between these offsets: number -> (number, start, end).

    One shape is used for the whole text: the surest one that marks at least half of the numbers, else the one that
    marks most.
    """
    numbers = {entry.number for entry in entries}
    stretches = _between(text, entries, low, high)
    shapes = _shapes(entries)
    best: dict[int, Marker] = {}
    for sureness, shape in enumerate(shapes):
        found: dict[int, Marker] = {}
        highest = 0
        for number, start, end in _markers(text, shape, stretches):
            rising = sureness < _SURE or number <= highest + 3
            if number in numbers and number not in found and rising:
                found[number] = (number, start, end)
                highest = max(highest, number)
        if len(found) > len(best):
            best = found
        if len(found) * 2 >= len(numbers):
            break
    return _with_strays(text, numbers, best, stretches, shapes)


def _shapes(entries: list[Entry]) -> tuple[re.Pattern[str], ...]:
    """How a text may write its markers: as its list counts."""
    return _ROMAN_SHAPES if entries and entries[0].style.startswith("roman") else _SHAPES


def _with_strays(
    text: str,
    numbers: set[int],
    found: dict[int, Marker],
    stretches: list[tuple[int, int]],
    shapes: tuple[re.Pattern[str], ...],
) -> dict[int, Marker]:
    """The markers with those of another shape added that stand where the order of the numbers wants them."""
    first = stretches[-2][1]
    wanted = sorted(numbers - found.keys()) if found else []
    others = [list(_markers(text, shape, stretches)) for shape in shapes] if wanted else []
    for missing in wanted:
        after = max((marker[2] for number, marker in found.items() if number < missing), default=0)
        before = min((marker[1] for number, marker in found.items() if number > missing), default=first)
        for markers in others:
            stray = next(
                (m for m in markers if m[0] == missing and after <= m[1] < before),
                None,
            )
            if stray is not None:
                found[missing] = stray
                break
    return found


def all_markers(text: str, entries: list[Entry]) -> list[Marker]:
    """Every bracketed or superscript number of the body, whether an entry answers it or not."""
    stretches = _between(text, entries)
    return sorted(
        (marker for shape in _shapes(entries)[:_SURE] for marker in _markers(text, shape, stretches)),
        key=lambda marker: marker[1],
    )


def _between(text: str, entries: list[Entry], low: int = 0, high: int | None = None) -> list[tuple[int, int]]:
    """The stretches of text in front of a list, between the feet of pages, and behind the list."""
    found: list[tuple[int, int]] = []
    high = len(text) if high is None else high
    for entry in entries:
        if entry.start - low > _FOOT or not found:
            found.append((low, entry.start))
        low = max(low, entry.end)
    return [*found, (low, high)] if found else [(low, low), (low, high)]


def _markers(text: str, shape: re.Pattern[str], stretches: list[tuple[int, int]]) -> Iterator[Marker]:
    for low, high in stretches:
        for match in shape.finditer(text, low, high):
            written = match.group()
            start = match.start() + len(written) - len(written.lstrip())
            for number in _numbers(written.strip().translate(RAISED)):
                yield number, start, match.end()


def _numbers(written: str) -> list[int]:
    """The numbers of '[3]', '[3, 5]' and '[3-6]', of '[iii]' as well."""
    numbers = [value_of(digits) for digits in _DIGITS.findall(written)]
    if written.strip("[()]")[:1].isalpha():
        return numbers  # nothing writes "[iii-v]" for three notes
    if len(numbers) == 2 and re.search(r"\w\s?[-–⁻]\s?\w", written) and 0 < numbers[1] - numbers[0] <= 20:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers
