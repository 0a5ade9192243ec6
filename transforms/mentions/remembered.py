"""What stretches of capitalised words hold, remembered from text to text: a press corpus repeats its names.

A stretch (see `stretches`) tells its registry names and its candidates by itself, unless a name in it depends on
more: on the day, on a phrase of its paragraph, on what stands around it. `names_of` puts together what the stretches
of a text hold; it gives up where they cannot tell, and `find.read_whole` gives the same for every text.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from transforms.mentions.context import Heading, opens_sentence
from transforms.mentions.discovery import (
    SITE_SCORE,
    Candidate,
    candidates,
    counted_to,
    site_behind,
    takes_site,
)
from transforms.mentions.folding import fold, fold_marks, name_key
from transforms.mentions.known import Known, is_word
from transforms.mentions.lexicon import HEADS
from transforms.mentions.matching import (
    BRACKETED,
    NEVER_SHOUTED,
    WORD,
    Hit,
    Matcher,
    longest,
    matches,
    shouted,
)
from transforms.mentions.reading import known_names
from transforms.mentions.runs import find_runs, tied_start
from transforms.mentions.spans import Spans
from transforms.mentions.stretches import CLOSED, UNSURE, Stretches

# Stretches remembered of each kind; those of a registry of 10,000 names and the words that open sentences fit in.
_REMEMBERED = 40_000
# Longer stretches (texts in capitals) hardly come again.
_LONGEST = 200
_FREE = Spans()
# What stands directly before a stretch: a run does not begin behind the ones, the others may tie an article to it.
_NO_START, _TIED_BY = "_@#", "-'’"
# A named tuple made of ready fields, without a call of its own `__new__`.
_candidate = tuple.__new__
_NO_BAR = (sys.maxsize, sys.maxsize, False)


class Names(NamedTuple):
    """The registry names and the candidates of a text, and general words for organizations that stand in it (None: not
    looked for)."""

    known: list[Known]
    found: list[Candidate]
    heads: Collection[str] | None


class Facts(NamedTuple):
    """What one stretch holds, offsets counted from its start. `known` and `found` are the registry names and the
    candidates that are left when both have been weighed, `all_known` all registry names. `settled`: all that holds in
    every text, unless one of `shouts` stands in a line in capitals. `words`: a hit is a single common word, and
    `doubtful`: its capital may only be owed to a sentence that opens. `strays`: forms of aliases with a word of the
    stretch that may reach beyond it; `heads`: its words that may call an organization again ("Ministry")."""

    known: tuple[Known, ...]
    found: tuple[Candidate, ...]
    all_known: tuple[Known, ...]
    settled: bool
    shouts: tuple[tuple[int, int], ...]
    words: bool
    doubtful: bool
    strays: tuple[str, ...]
    heads: tuple[str, ...]


_NOTHING = Facts((), (), (), True, (), False, False, (), ())
_HEADS = frozenset(word.capitalize() for word, kind in HEADS.items() if kind == "organization")


def facts_of(stretch: str, opens: int, matcher: Matcher) -> Facts:
    """What a stretch holds; `opens`: a sentence opens with it."""
    memory = matcher.memory[opens]
    facts: Facts | None = memory.get(stretch)
    if facts is None:
        facts = _read(stretch, bool(opens), matcher)
        if len(stretch) <= _LONGEST:
            if len(memory) >= _REMEMBERED:
                memory.clear()
            memory[stretch] = facts
    return facts


def _read(stretch: str, opens: bool, matcher: Matcher) -> Facts:
    raw, runs = matches(stretch, matcher, None, in_place=False), find_runs(stretch)
    hits = longest(list(raw))
    found, kept = candidates(stretch, runs, hits, _FREE, opens)
    straying = matcher.straying
    words, marked = WORD.findall(stretch), fold_marks(stretch)
    folded = words if marked == stretch else WORD.findall(marked)
    strays: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    if not straying.keys().isdisjoint(folded):
        strays = tuple(form for word in folded for form in straying.get(word, ()))
    if not _HEADS.isdisjoint(words):
        heads = tuple(word for word in words if word in _HEADS)
    if not (hits or found or strays or heads):
        return _NOTHING
    if not all(_is_settled(hit) for hit in raw) or any("&" in one.surface for one in found):
        return _NOTHING._replace(settled=False, strays=strays, heads=heads)
    words = [hit for hit in hits if is_word(stretch[hit.start : hit.end])]
    return Facts(
        tuple(known_names(stretch, kept)),
        tuple(found),
        tuple(known_names(stretch, hits)),
        True,
        tuple(_shouts(stretch, raw)),
        bool(words),
        any(opens_sentence(stretch, hit.start) if hit.start else opens for hit in words),
        strays,
        heads,
    )


def _is_settled(hit: Hit) -> bool:
    """Whether a hit is one on any day and in any paragraph."""
    aliases = [reading.alias for reading in hit.readings]
    return not any(alias.not_if or alias.valid_from or alias.valid_to for alias in aliases)


def _shouts(stretch: str, hits: list[Hit]) -> Iterator[tuple[int, int]]:
    """Acronyms that are common words and no names in a line in capitals."""
    for start, end, readings in hits:
        if any(reading.is_word for reading in readings) and stretch[start:end] != NEVER_SHOUTED:
            yield start, end


def names_of(
    text: str, stretches: Stretches, matcher: Matcher, blocked: Spans, loud: list[Heading]
) -> Names | None:
    """The names of a text, as `find.read_whole` gives them; None where the stretches do not tell."""
    bars = _bars(blocked, loud)
    if (
        bars is None
        or stretches.odd
        or (stretches.bare and may_be_bare(text, matcher))
        or ("[" in text and BRACKETED.search(text))
    ):
        return None
    known: list[Known] = []
    found: list[Candidate] = []
    strays: list[str] = []
    heads: list[str] = []
    starts, ends, opening, _, _ = stretches
    memory, number, (bar, bar_end, is_loud) = matcher.memory, 0, bars[0]
    for start, end, opens in zip(starts, ends, opening, strict=True):
        if opens == UNSURE:
            start, opens = _opening(text, start)
        stretch = text[start:end]
        facts = memory[opens].get(stretch) or facts_of(stretch, opens, matcher)
        if facts is _NOTHING:
            continue
        here, candidates_here, all_known, settled, shouts, words, doubtful, straying, general = facts
        strays += straying
        heads += general
        while bar_end <= start:
            number += 1
            bar, bar_end, is_loud = bars[number]
        if bar < end:
            if start < bar or bar_end < end or not settled or (words and is_loud):
                return None
            if not is_loud:
                continue
            here, candidates_here = all_known, ()
        elif not settled or doubtful:
            return None
        if shouts and any(shouted(text, start + a, start + b) for a, b in shouts):
            return None
        for a, b, name in here:
            known.append((start + a, start + b, name))
        for one in candidates_here:
            found.append(_put(text, start, end, one))
    if strays:
        wider = _widened(text, set(strays), stretches)
        if wider is not stretches:
            return names_of(text, wider, matcher, blocked, loud) if wider is not None else None
    return Names(known, found, heads)


def _bars(blocked: Spans, loud: list[Heading]) -> list[tuple[int, int, bool]] | None:
    """The spans without candidates, in order, with one behind every text; None where they overlap. Of them the loud
    ones may have registry names."""
    bars = [(start, end, False) for start, end in blocked]
    if loud:
        inside = (
            [one for one in loud if any(a <= one.start and one.end <= b for a, b, _ in bars)] if bars else []
        )
        bars = sorted(bars + [(one.start, one.end, True) for one in loud if one not in inside])
        if any(one[1] > other[0] for one, other in pairwise(bars)):
            return None
    bars.append(_NO_BAR)
    return bars


def _opening(text: str, start: int) -> tuple[int, bool]:
    """Where a stretch begins, with what is tied to its first word, and whether a sentence opens there."""
    before = text[start - 1 : start]
    if before in _TIED_BY:
        start = tied_start(text, start) if before else start
    elif before in _NO_START:
        start -= 1
    return start, opens_sentence(text, start)


def _put(text: str, start: int, end: int, one: Candidate) -> Candidate:
    """A candidate of a stretch in its text."""
    a, b, surface, kind, score, form, titled, opens, key, inner = one
    first, last = start + a, start + b
    ends = last == end or last + counted_to(text, last) == end
    if ends and takes_site(kind, form) and (site := site_behind(text, last)):
        last, kind = site
        surface = text[first:last]
        return Candidate(first, last, surface, kind, SITE_SCORE, form, titled, opens, name_key(surface))
    if inner is not None:
        inner = Hit(inner.start + start, inner.end + start, inner.readings)
    return _candidate(Candidate, (first, last, surface, kind, score, form, titled, opens, key, inner))


def may_be_bare(text: str, matcher: Matcher) -> bool:
    """Whether an alias without a capital may stand in a text: stretches do not hold these."""
    if matcher.bare_search is None:
        return False
    lowered = fold(text)
    if not matcher.bare_search.find_matches_as_indexes(lowered):
        return False
    return any(form in lowered and any(_places(lowered, form)) for form in matcher.bare)


def _widened(text: str, forms: set[str], stretches: Stretches) -> Stretches | None:
    """The stretches with those made one that an alias in one of these forms reaches over, and with what it adds; None
    where such an alias begins with a mark."""
    marked = fold_marks(text)
    spans = sorted({place for form in forms if form in marked for place in _places(marked, form)})
    starts, ends, opening, odd, bare = stretches
    for at, end in spans:
        # The stretches that overlap it; what is tied to the first word of a stretch belongs to it ("al-").
        first, last = bisect_right(ends, at), bisect_left(starts, end)
        start = _opening(text, starts[first])[0] if first < last and opening[first] == UNSURE else at + 1
        if first + 1 == last and min(start, starts[first]) <= at and end <= ends[first]:
            continue
        if not marked[at].isalnum():
            return None
        joined = (starts[first:last], ends[first:last])
        is_first = not joined[0] or at < joined[0][0]
        state = CLOSED if is_first else opening[first]
        starts = [*starts[:first], min([at, *joined[0]]), *starts[last:]]
        ends = [*ends[:first], max([end, *joined[1]]), *ends[last:]]
        opening = [*opening[:first], state, *opening[last:]]
    return stretches if starts is stretches.starts else Stretches(starts, ends, opening, odd, bare)


def _places(marked: str, form: str) -> Iterator[tuple[int, int]]:
    """Where a form stands on word boundaries."""
    at = marked.find(form)
    while at >= 0:
        end = at + len(form)
        if not (marked[max(0, at - 1) : at].isalnum() or marked[end : end + 1].isalnum()):
            yield at, end
        at = marked.find(form, at + 1)
