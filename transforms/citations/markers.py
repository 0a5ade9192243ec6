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


def find_markers(text: str, entries: list[Entry]) -> dict[int, Marker]:
    """The first marker of each number of the list: number -> (number, start, end).

    One shape is used for the whole text: the surest one that marks at least half of the numbers, else the one that
    marks most.
    """
    numbers = {entry.number for entry in entries}
    first, last = entries[0].start, max(entry.end for entry in entries)
    shapes = _shapes(entries)
    best: dict[int, Marker] = {}
    for sureness, shape in enumerate(shapes):
        found: dict[int, Marker] = {}
        highest = 0
        for number, start, end in _markers(text, shape, first, last):
            rising = sureness < _SURE or number <= highest + 3
            if number in numbers and number not in found and rising:
                found[number] = (number, start, end)
                highest = max(highest, number)
        if len(found) > len(best):
            best = found
        if len(found) * 2 >= len(numbers):
            break
    return _with_strays(text, numbers, best, (first, last), shapes)


def _shapes(entries: list[Entry]) -> tuple[re.Pattern[str], ...]:
    """How a text may write its markers: as its list counts."""
    return _ROMAN_SHAPES if entries and entries[0].style.startswith("roman") else _SHAPES


def _with_strays(
    text: str,
    numbers: set[int],
    found: dict[int, Marker],
    listed: tuple[int, int],
    shapes: tuple[re.Pattern[str], ...],
) -> dict[int, Marker]:
    """The markers with those of another shape added that stand where the order of the numbers wants them."""
    first, last = listed
    wanted = sorted(numbers - found.keys()) if found else []
    others = [list(_markers(text, shape, first, last)) for shape in shapes] if wanted else []
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
    first = entries[0].start if entries else len(text)
    last = max((entry.end for entry in entries), default=len(text))
    return sorted(
        (marker for shape in _shapes(entries)[:_SURE] for marker in _markers(text, shape, first, last)),
        key=lambda marker: marker[1],
    )


def _markers(text: str, shape: re.Pattern[str], first: int, last: int) -> Iterator[Marker]:
    for low, high in ((0, first), (last, len(text))):
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
