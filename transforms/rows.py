"""Rows of the staged tables: what the values of `transforms.model` become, column by column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import polars as pl

from transforms.ids import content_id
from transforms.model import Citation, Mention, Segment, Source
from transforms.schema import STAGED
from transforms.sentences import sentence_spans


class Rows:
    """Rows of every staged table, gathered as tuples in the order of the table's columns."""

    def __init__(self) -> None:
        self.tables: dict[str, list[tuple[Any, ...]]] = {table: [] for table in STAGED}

    def add(self, table: str, *values: Any) -> None:
        self.tables[table].append(values)

    def extend(self, other: Rows) -> None:
        for table, rows in other.tables.items():
            self.tables[table].extend(rows)

    def frame(self, table: str) -> pl.DataFrame:
        schema = STAGED[table]
        columns = list(zip(*self.tables[table], strict=True)) or [()] * len(schema)
        return pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema)


def add_mentions(part: Segment, article_id: str, mentions: Sequence[Mention], rows: Rows) -> None:
    if not mentions:
        return
    sentence_starts = [start for start, _ in sentence_spans(part.text)]
    title = part.region("title")
    title_end = title.end if title else 0
    for mention in mentions:
        raw_start, raw_end = part.ledger.to_raw(mention.start, mention.end)
        rows.add(
            "fact_mention",
            content_id("mention", article_id, mention.start, mention.end),
            article_id,
            mention.entity_id,
            mention.surface,
            mention.start < title_end,
            max(bisect_right(sentence_starts, mention.start), 1),
            mention.start,
            mention.end,
            raw_start,
            raw_end,
            mention.recognizer,
            mention.confidence,
        )


def add_citations(part: Segment, article_id: str, citations: Sequence[Citation], rows: Rows) -> None:
    ids = [
        content_id("citation", article_id, c.kind, c.start, c.end, n)
        for n, c in enumerate(citations, start=1)
    ]
    for ordinal, citation in enumerate(citations, start=1):
        raw_start, raw_end = part.ledger.to_raw(citation.start, citation.end)
        marker_raw: tuple[int | None, int | None] = (None, None)
        if citation.marker_start is not None and citation.marker_end is not None:
            marker_raw = part.ledger.to_raw(citation.marker_start, citation.marker_end)
        rows.add(
            "fact_citation",
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
            citation.cited.on if citation.cited else None,
            citation.cited.precision if citation.cited else None,
            citation.url,
            ids[citation.resolves_to] if citation.resolves_to is not None else None,
            citation.resolution,
            citation.start,
            citation.end,
            raw_start,
            raw_end,
            citation.confidence,
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
