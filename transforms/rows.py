"""Rows of the staged tables: what the values of `transforms.model` become, column by column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import polars as pl

from transforms.ids import ids_from
from transforms.model import Citation, Mention, Segment, Source
from transforms.schema import STAGED
from transforms.sentences import sentence_spans

# Lists of texts travel joined until they are columns: Polars takes one list apart at a time, ten times slower.
_JOINT = "\x1f"
# Bytes beyond ASCII are parts of letters and marks, unless a text has white space there.
_SPACES = bytes(0x20 if byte < 0x80 and chr(byte).isspace() else 0x78 for byte in range(0x100))
_FOREIGN_SPACES = tuple(chr(code) for code in range(0x80, 0x3001) if chr(code).isspace())


class Rows:
    """Rows of every staged table, gathered as tuples in the order of the table's columns."""

    def __init__(self) -> None:
        self.tables: dict[str, list[tuple[Any, ...]]] = {table: [] for table in STAGED}

    def add(self, table: str, *values: Any) -> None:
        self.tables[table].append(values)

    def sizes(self) -> tuple[int, ...]:
        """How many rows each table has now, for `cut`."""
        return tuple(map(len, self.tables.values()))

    def cut(self, sizes: tuple[int, ...]) -> None:
        """Take away the rows that were added since `sizes` were asked for."""
        for rows, size in zip(self.tables.values(), sizes, strict=True):
            del rows[size:]

    def frame(self, table: str) -> pl.DataFrame:
        """The rows of a table as columns of its types."""
        schema = STAGED[table]
        columns = list(zip(*self.tables[table], strict=True)) or [()] * len(schema)
        return pl.DataFrame(
            [
                _texts(name, values) if kind == _TEXTS else pl.Series(name, values, dtype=kind)
                for (name, kind), values in zip(schema.items(), columns, strict=True)
            ]
        )


_TEXTS = pl.List(pl.String)


def _texts(name: str, values: Sequence[Sequence[str]]) -> pl.Series:
    joined = pl.Series(name, [_JOINT.join(texts) if texts else None for texts in values], dtype=pl.String)
    return joined.str.split(_JOINT).fill_null([])


def word_count(text: str) -> int:
    """`len(text.split())`; counted on bytes where all white space is ASCII, so that no list of words is made."""
    if not text.isascii() and any(map(text.__contains__, _FOREIGN_SPACES)):
        return len(text.split())
    marked = text.encode("utf-8", "surrogatepass").translate(_SPACES)
    return marked.count(b" x") + marked.startswith(b"x")


def add_mentions(part: Segment, article_id: str, mentions: Sequence[Mention], rows: Rows) -> None:
    """The rows of a segment's mentions; their sentences are counted from 1 over its whole text."""
    if not mentions:
        return
    sentence_starts = [start for start, _ in sentence_spans(part.text)]
    title = part.region("title")
    title_end = title.end if title else 0
    to_raw, add = part.ledger.to_raw, rows.tables["fact_mention"].append
    identified = ids_from(f"mention\x1f{article_id}\x1f")
    for start, end, surface, entity_id, _, _, _, recognizer, confidence in mentions:
        raw_start, raw_end = to_raw(start, end)
        add(
            (
                identified(f"{start}\x1f{end}"),
                article_id,
                entity_id,
                surface,
                start < title_end,
                bisect_right(sentence_starts, start) or 1,
                start,
                end,
                raw_start,
                raw_end,
                recognizer,
                confidence,
            )
        )


def add_citations(
    part: Segment, article_id: str, citations: Sequence[Citation], repeats: Sequence[bool], rows: Rows
) -> None:
    """The rows of a segment's citations, numbered in reading order; `repeats` says which of them are repeats."""
    if not citations:
        return
    identified = ids_from(f"citation\x1f{article_id}\x1f")
    ids = [identified(f"{c.kind}\x1f{c.start}\x1f{c.end}\x1f{n}") for n, c in enumerate(citations, start=1)]
    to_raw, add = part.ledger.to_raw, rows.tables["fact_citation"].append
    for ordinal, (citation, repeat) in enumerate(zip(citations, repeats, strict=True), start=1):
        marker_raw: tuple[int | None, int | None] = (None, None)
        if citation.marker_start is not None and citation.marker_end is not None:
            marker_raw = to_raw(citation.marker_start, citation.marker_end)
        cited = citation.cited
        add(
            (
                ids[ordinal - 1],
                article_id,
                ordinal,
                citation.kind,
                citation.source_id,
                citation.speaker,
                citation.speaker_entity_id,
                citation.cue,
                citation.quote,
                citation.marker,
                *marker_raw,
                citation.author,
                citation.title,
                cited.on if cited else None,
                cited.precision if cited else None,
                citation.url,
                ids[citation.resolves_to] if citation.resolves_to is not None else None,
                citation.resolution,
                citation.start,
                citation.end,
                *to_raw(citation.start, citation.end),
                citation.confidence,
                repeat,
            )
        )


def source_row(source: Source) -> tuple[Any, ...]:
    return (
        source.source_id,
        source.name,
        source.kind,
        source.domain,
        list(source.aliases),
        source.is_registered,
        source.entity_id,
    )
