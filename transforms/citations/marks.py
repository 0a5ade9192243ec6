"""Quotations by their marks, however disordered the marks are.

A mark's own direction is weak evidence here: closing marks open, straight ones are everywhere, spaces around them are
lost. What stands on both sides of a mark and whether a quotation is open decide. A mark that does not fit costs no
more than its own paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transforms.citations.mark_direction import (
    END_OF_SPEECH,
    closes_after_all,
    cue_forms,
    inner_marks,
    opens_behind_stop,
    way_of,
)

# All begin with one set of characters and look back from there, which is several times faster than looking back first.
MARKS = re.compile("[\"“”„‟«»″❝❞＂'`’‘](?:(?<=[\"“”„‟«»″❝❞＂])|(?<=')'|(?<=`)`|(?<=’)’|(?<=‘)[‘’])")
_DOUBLE_SIGNS, _SINGLE_SIGNS = '"“”„‟«»″❝❞＂', "'`’‘"
_SINGLE_OPEN = re.compile(r"[‘'`](?<![\w’'.,;!?)].)(?=[\w\[…\"“])(?!\d\ds?\b)")
_SINGLE_CLOSE = re.compile(r"[’'](?<=[\w,.!?…\])”\"].)(?![\w’'])")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
# An unclosed quotation in the middle of a paragraph is believed for this many characters at most.
_LONGEST_UNCLOSED = 800
# A quotation in single marks closes within this many characters, or its opening mark was an apostrophe.
_LONGEST_SINGLE = 3000
# Single marks around no more words than this are as likely apostrophes, where a paragraph quotes in double marks.
_PHRASE = 3
# What stands at the end of words whose closing mark is lost: "…, said Marsh".
_ATTRIBUTED = re.compile(r"[,!?]\s?(?=([a-z]{3,12})\s(?:[A-Z]|the\s|an?\s))")


@dataclass(slots=True)
class Quote:
    """A quotation: `start`/`end` with its marks, `inner_start`/`inner_end` without; `closed` when it has both marks."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True


def mark_places(text: str) -> list[int]:
    """Where marks stand that `find_quotes` needs one of, in order: apostrophes inside and behind words are left out."""
    found: list[int] = []
    for signs, is_sure in ((_DOUBLE_SIGNS, True), (_SINGLE_SIGNS, False)):
        for sign in signs:
            at = text.find(sign)
            while at >= 0:
                if is_sure or MARKS.match(text, at) or _SINGLE_OPEN.match(text, at):
                    found.append(at)
                at = text.find(sign, at + 1)
    found.sort()
    return found


def may_open(text: str, start: int, end: int) -> bool:
    """Whether any mark between these offsets may open a quotation."""
    return _may_open_single(text, start, end) or MARKS.search(text, start, end) is not None


def _may_open_single(text: str, start: int, end: int) -> bool:
    """Whether a single mark may open a quotation; signs are found faster one by one than by a pattern for all."""
    signs = (
        text.find("'", start, end) >= 0 or text.find("‘", start, end) >= 0 or text.find("`", start, end) >= 0
    )
    return signs and _SINGLE_OPEN.search(text, start, end) is not None


def find_quotes(text: str, start: int, end: int, places: list[int] | None = None) -> list[Quote]:
    """The quotations of one paragraph, in order, none inside another; `places` are those of `mark_places` in it."""
    marks = list(MARKS.finditer(text, start, end)) if places is None else _marks_at(text, places, end)
    if not marks:
        return _single_quotes(text, start, end)
    outer = _singles_around(text, start, end, marks)
    if outer:
        marks = [
            mark for mark in marks if not any(quote.start <= mark.start() < quote.end for quote in outer)
        ]
    doubles = _double_quotes(text, start, end, marks) if marks else []
    if outer:
        doubles = [quote for quote in doubles if not any(_overlap(quote, other) for other in outer)]
    others = outer or _singles_beside(text, start, end, doubles)
    return sorted([*doubles, *others], key=lambda quote: quote.start) if others else doubles


def _marks_at(text: str, places: list[int], end: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    free = 0
    for place in places:
        if place >= free and (mark := MARKS.match(text, place, end)) is not None:
            found.append(mark)
            free = mark.end()
    return found


def _singles_beside(text: str, start: int, end: int, doubles: list[Quote]) -> list[Quote]:
    """Quotations in single marks in a paragraph that has double ones elsewhere; apostrophes are not taken for them."""
    if not _may_open_single(text, start, end):
        return []
    return [
        quote
        for quote in _single_quotes(text, start, end)
        if _words(text[quote.inner_start : quote.inner_end]) > _PHRASE
        and (text[quote.start] == "‘" or text[quote.inner_end - 1] in ",.!?…")
        and not any(_overlap(quote, other) for other in doubles)
    ]


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _singles_around(text: str, start: int, end: int, marks: list[re.Match[str]]) -> list[Quote]:
    """Quotations in single marks that hold the double ones, not the other way round."""
    if not _may_open_single(text, start, marks[0].start() + 1):
        return []
    singles = [quote for quote in _single_quotes(text, start, end) if text[quote.inner_end - 1] in ',.!?…”"’']
    holds = any(quote.start < mark.start() < quote.end for quote in singles for mark in marks)
    return singles if holds else []


def _double_quotes(text: str, start: int, end: int, marks: list[re.Match[str]]) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    nested = inner_marks(text, marks) if len(marks) > 3 else frozenset()
    for number, mark in enumerate(marks):
        if number in nested:
            continue
        direction = way_of(text, mark, start, end, opened is not None)
        if direction < 0 and opened is None and number + 1 < len(marks):
            direction = 1 if opens_behind_stop(text, mark, marks[number + 1]) else -1
        if direction > 0 and opened is not None:
            following = marks[number + 1].start() if number + 1 < len(marks) else None
            if closes_after_all(text, mark, following):
                direction = -1
        if opened is None:
            if direction > 0:
                opened = mark
            elif not found and mark is marks[0] and (orphan := _without_opening(text, start, mark)):
                found.append(orphan)
        elif number + 1 < len(marks) and (
            (lost := _attributed_inside(text, opened, mark, len(marks) % 2 == 1)) is not None
        ):
            found.append(lost)
            opened = mark
        elif direction < 0:
            found.append(Quote(opened.start(), mark.end(), opened.end(), mark.start()))
            opened = None
        else:
            broken = _cut_at_sentence(text, opened, mark.start())
            if broken is not None:
                found.append(broken)
            opened = mark
    if opened is not None and (lost := _attributed_at_end(text, opened, start, end)) is not None:
        found.append(lost)
    elif opened is not None and (unclosed := _unclosed(text, opened, start, end)):
        found.append(unclosed)
    if not found and len(marks) == 1:
        return _single_quotes(text, start, end)
    return found


def _without_opening(text: str, start: int, mark: re.Match[str]) -> Quote | None:
    """A paragraph whose first mark closes: the quotation began with the paragraph (its own mark is lost)."""
    if text[mark.start() - 1] not in END_OF_SPEECH or not 15 < mark.start() - start <= _LONGEST_UNCLOSED:
        return None
    return Quote(start, mark.end(), start, mark.start(), closed=False)


def _attributed_inside(text: str, opened: re.Match[str], mark: re.Match[str], is_odd: bool) -> Quote | None:
    """The words up to ', said Marsh' in an open quotation, when the mark that would close it rather opens the next: it
    stands between a full stop and a letter, and (with a space before the letter) the paragraph's marks are odd."""
    following = text[mark.end() : mark.end() + 2]
    joined = following[:1].isalpha() or (is_odd and following[:1].isspace() and following[1:].isupper())
    if not joined or text[mark.start() - 1] not in ".!?":
        return None
    for match in _ATTRIBUTED.finditer(text, opened.end(), mark.start()):
        if match.group(1) in cue_forms():
            return Quote(opened.start(), match.end(), opened.end(), match.start() + 1, closed=False)
    return None


def _attributed_at_end(text: str, opened: re.Match[str], start: int, end: int) -> Quote | None:
    """The words up to ', said Marsh' in a quotation that opens its paragraph and never closes."""
    if text[start : opened.start()].strip():
        return None
    for match in _ATTRIBUTED.finditer(text, opened.end(), min(end, opened.end() + _LONGEST_UNCLOSED)):
        if match.group(1) in cue_forms():
            return Quote(opened.start(), match.end(), opened.end(), match.start() + 1, closed=False)
    return None


def _cut_at_sentence(text: str, opened: re.Match[str], stop: int) -> Quote | None:
    """What an unclosed quotation holds up to the last sentence end before the next opening mark."""
    last = None
    for match in _SENTENCE_END.finditer(text, opened.end(), stop):
        last = match
    if last is None:
        return None
    return Quote(opened.start(), last.end(), opened.end(), last.end(), closed=False)


def _unclosed(text: str, opened: re.Match[str], start: int, end: int) -> Quote | None:
    before = text[opened.start() - 1] if opened.start() > start else " "
    if before.isdigit() or (opened.group() in "«»" and text[opened.end() : opened.end() + 1].isspace()):
        return None  # inches, or an arrow in front of a link
    stop = end
    if opened.start() > start and end - opened.end() > _LONGEST_UNCLOSED:
        sentence = _SENTENCE_END.search(text, opened.end(), end)
        stop = sentence.end() if sentence else opened.end()
    while stop > opened.end() and text[stop - 1] in " …\t\n":
        stop -= 1
    return Quote(opened.start(), stop, opened.end(), stop, closed=False) if stop > opened.end() else None


def _single_quotes(text: str, start: int, end: int) -> list[Quote]:
    """Quotations in single marks: told from apostrophes by free space before and punctuation or space after."""
    found: list[Quote] = []
    at = start
    while opening := _SINGLE_OPEN.search(text, at, end):
        closing, plural_end = None, None
        for candidate in _SINGLE_CLOSE.finditer(
            text, opening.end(), min(end, opening.end() + _LONGEST_SINGLE)
        ):
            before = text[candidate.start() - 1]
            if before in ',.!?…”"':
                if closing is None or not _SINGLE_OPEN.search(text, closing.end(), candidate.start()):
                    closing = candidate
                break
            plural = before == "s" and text[candidate.end() : candidate.end() + 1] == " "
            if plural and plural_end is None and _may_end(text, opening.end(), candidate.start()):
                plural_end = candidate
            if closing is None and not plural:
                closing = candidate
                after = text[candidate.end() : candidate.end() + 1]
                if after in ".,;:!?)" or _words(text[opening.end() : candidate.start()]) > 3:
                    break
        closing = closing or plural_end
        if closing is None:
            break
        found.append(Quote(opening.start(), closing.end(), opening.end(), closing.start()))
        at = closing.end()
    return found


def _may_end(text: str, start: int, end: int) -> bool:
    """Whether a quotation may close with the mark behind a plural where no other closes it: 'all whose owner answered
    letters' and', but no dogs' dinner."""
    inner = text[start:end]
    return inner[0].isalpha() and _words(inner) > _PHRASE and not any(mark in inner for mark in ".!?;:")


def _words(text: str) -> int:
    return len(text.split())


def word_count(text: str, quote: Quote) -> int:
    """How many words a quotation holds."""
    return _words(text[quote.inner_start : quote.inner_end])
