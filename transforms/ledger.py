"""The edit ledger: which raw characters every clean character came from.

Cleaning never forgets what it replaced, so a span of clean text leads back to its raw span exactly; nothing is
recovered afterwards by comparing texts. Offsets are Unicode code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

Change = tuple[int, int, str]
"""(start, end, replacement) in the text that a rule looked at; an insertion has start == end."""


class Edit(NamedTuple):
    """One replacement: raw[raw_start:raw_end] became `replacement`, which begins at `clean_start`."""

    raw_start: int
    raw_end: int
    clean_start: int
    replacement: str
    rule: str

    @property
    def clean_end(self) -> int:
        return self.clean_start + len(self.replacement)


class Chunk(NamedTuple):
    """Clean text that came from one raw stretch: copied character by character (`exact`) or put in its place."""

    clean_start: int
    clean_end: int
    raw_start: int
    raw_end: int
    exact: bool


_RAW_START = itemgetter(2)


class Ledger(NamedTuple):
    """The map between a clean text and the raw text it was made from.

    `chunks` tile the clean text in order (none is empty), `edits` are the replacements in raw order. Both texts run
    in the same order, so both maps are monotone.
    """

    chunks: tuple[Chunk, ...]
    edits: tuple[Edit, ...] = ()

    def _last_from(self, place: int) -> int:
        """The number of the last chunk that begins at or before a place of the clean text; -1 where none does."""
        # a shorter tuple comes before every longer one that begins like it
        return bisect_left(self.chunks, (place + 1,)) - 1

    @classmethod
    def identity(cls, length: int) -> Ledger:
        """The ledger of a text that nothing changed."""
        return cls((Chunk(0, length, 0, length, True),) if length else ())

    @classmethod
    def of_edits(cls, raw_length: int, edits: Sequence[Edit]) -> Ledger:
        """The ledger of a raw text of this length after these edits (in raw order, not overlapping)."""
        if not edits:
            return cls.identity(raw_length)
        chunks: list[Chunk] = []
        clean = raw = 0
        for edit in edits:
            if edit.raw_start > raw:
                copied = edit.raw_start - raw
                chunks.append(Chunk(clean, clean + copied, raw, edit.raw_start, True))
                clean += copied
            if edit.replacement:
                chunks.append(
                    Chunk(clean, clean + len(edit.replacement), edit.raw_start, edit.raw_end, False)
                )
                clean += len(edit.replacement)
            raw = edit.raw_end
        if raw < raw_length:
            chunks.append(Chunk(clean, clean + raw_length - raw, raw, raw_length, True))
        return cls(tuple(chunks), tuple(edits))

    @property
    def length(self) -> int:
        """Characters of the clean text."""
        return self.chunks[-1].clean_end if self.chunks else 0

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of clean[start:end].

        At an edge between two chunks the start belongs to the right-hand one and the end to the left-hand one, so a
        span never swallows removed text at its edges; an edge inside a replacement widens to the whole of it.
        """
        if not self.chunks:
            return (0, 0)
        if len(self.chunks) == 1:  # nothing was changed, or there is one piece of a text
            first, last, raw, _, exact = self.chunks[0]
            if exact and first <= start < end <= last:
                return (raw + start - first, raw + end - first)
        chunk = self.chunks[max(self._last_from(start), 0)]
        if start >= chunk.clean_end:
            raw_start = chunk.raw_end
        else:
            raw_start = chunk.raw_start + (start - chunk.clean_start if chunk.exact else 0)
        if end <= start:
            return (raw_start, raw_start)
        chunk = self.chunks[max(self._last_from(end - 1), 0)]
        raw_end = chunk.raw_start + end - chunk.clean_start if chunk.exact else chunk.raw_end
        return (raw_start, max(raw_start, min(raw_end, chunk.raw_end)))

    def to_clean(self, raw_start: int, raw_end: int) -> tuple[int, int]:
        """The clean span of raw[raw_start:raw_end]; removed text at its edges falls away, a touched replacement is
        taken whole. A span that was removed entirely gives the empty span at the place where it stood."""
        if not self.chunks:
            return (0, 0)
        index = max(bisect_right(self.chunks, raw_start, key=_RAW_START) - 1, 0)
        while index and self.chunks[index - 1].raw_end > raw_start:
            index -= 1
        chunk = self.chunks[index]
        if raw_start >= chunk.raw_end:
            start = chunk.clean_end
        elif raw_start <= chunk.raw_start or not chunk.exact:
            start = chunk.clean_start
        else:
            start = chunk.clean_start + raw_start - chunk.raw_start
        index = bisect_left(self.chunks, raw_end, key=_RAW_START) - 1
        if index < 0 or raw_end <= raw_start:
            return (start, start)
        chunk = self.chunks[index]
        end = chunk.clean_start + raw_end - chunk.raw_start if chunk.exact else chunk.clean_end
        end = min(end, chunk.clean_end)
        return (start, max(start, end))

    def select(self, ranges: Sequence[tuple[int, int]], gap: int = 2) -> Ledger:
        """The ledger of a text made of these pieces of the clean text, in order, with `gap` characters between two.

        The characters of a gap stand for the raw text between the pieces. The edits stay with the whole ledger.
        """
        if not self.edits and len(ranges) == 1 and ranges[0] == (0, self.length):
            return self
        chunks: list[Chunk] = []
        position = 0
        own = self.chunks
        for start, end in ranges:
            if end <= start:
                continue
            shift = position - start
            first = self._last_from(start)
            chunk = own[first]
            if chunk[4] and end <= chunk[1]:
                raw_start = chunk[2] + start - chunk[0]
                pieces = [Chunk(position, end + shift, raw_start, raw_start + end - start, True)]
            else:
                last = self._last_from(end - 1)
                pieces = [_cut(chunk, start, end, shift) for chunk in own[first : last + 1]]
            if chunks and gap:
                raw_end = chunks[-1][3]
                chunks.append(Chunk(position - gap, position, raw_end, max(raw_end, pieces[0][2]), False))
            chunks += pieces
            position += end - start + gap
        return Ledger(tuple(chunks))


def _cut(chunk: Chunk, start: int, end: int, shift: int) -> Chunk:
    """The part of a chunk inside clean[start:end], moved by `shift`."""
    first, last, raw_start, raw_end, exact = chunk
    clean_start = start if start > first else first
    clean_end = end if end < last else last
    if exact:
        raw_start += clean_start - first
        raw_end = raw_start + clean_end - clean_start
    return Chunk(clean_start + shift, clean_end + shift, raw_start, raw_end, exact)


class Draft:
    """A text under cleaning: rules hand in changes of its current text, the draft keeps the edits of the raw text."""

    __slots__ = ("edits", "raw", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = raw
        self.edits: list[Edit] = []

    def apply(self, rule: str, changes: Sequence[Change]) -> None:
        """Apply changes (sorted, not overlapping, in offsets of the current text) under the name of a rule."""
        merged = _merge(self.text, self.edits, rule, changes)
        pieces: list[str] = []
        cursor = 0
        for start, end, replacement in changes:
            pieces += (self.text[cursor:start], replacement)
            cursor = end
        pieces.append(self.text[cursor:])
        self.text = "".join(pieces)
        self.edits = _placed(merged)

    def ledger(self) -> Ledger:
        """The ledger from the raw to the current text; edits that came to nothing are left out."""
        edits = [edit for edit in self.edits if self.raw[edit.raw_start : edit.raw_end] != edit.replacement]
        return Ledger.of_edits(len(self.raw), edits)


def _merge(
    text: str, edits: list[Edit], rule: str, changes: Sequence[Change]
) -> list[tuple[int, int, str, str]]:
    """Old edits and new changes as one list of (raw_start, raw_end, replacement, rule); what overlaps is one edit."""
    if not edits:
        return [(start, end, replacement, rule) for start, end, replacement in changes]
    items: list[tuple[int, int, Edit | str]] = [(e.clean_start, e.clean_end, e) for e in edits]
    items += changes
    items.sort(key=lambda item: (item[0], item[1]))
    merged: list[tuple[int, int, str, str]] = []
    delta = 0
    index = 0
    while index < len(items):
        start, end, _ = items[index]
        group = [items[index]]
        index += 1
        while index < len(items) and (
            items[index][0] < end or (start == end == items[index][0] == items[index][1])
        ):
            group.append(items[index])
            end = max(end, items[index][1])
            index += 1
        raw_start = start + delta
        rules: dict[str, None] = {}
        pieces: list[str] = []
        cursor = start
        for item_start, item_end, what in group:
            if isinstance(what, Edit):
                delta = what.raw_end - what.clean_end
                rules[what.rule] = None
            else:
                pieces += (text[cursor:item_start], what)
                cursor = item_end
                rules[rule] = None
        pieces.append(text[cursor:end])
        merged.append((raw_start, end + delta, "".join(pieces), _joined(rules)))
    return merged


def _joined(rules: Iterable[str]) -> str:
    """The names of the rules that had a hand in one edit, each once."""
    return "+".join(dict.fromkeys(name for rule in rules for name in rule.split("+")))


def _placed(merged: list[tuple[int, int, str, str]]) -> list[Edit]:
    """The merged edits with their places in the new clean text."""
    placed, shift = [], 0
    for raw_start, raw_end, replacement, rule in merged:
        placed.append(Edit(raw_start, raw_end, raw_start + shift, replacement, rule))
        shift += len(replacement) - (raw_end - raw_start)
    return placed
