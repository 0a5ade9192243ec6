"""One document's text to rows of every staged table: the way of a text, in order.

A pure function of the text, its metadata and the registry: the same input gives the same rows on every machine, in any
batch. What needs other documents (duplicates, clusters) happens later, on the loaded tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from transforms.citations import discovered_sources, find_citations
from transforms.citations.sources import discovered_id, source_index
from transforms.dates import text_dates
from transforms.duplicates import signatures
from transforms.ids import content_id
from transforms.invariants import check_conservation, sound_citations
from transforms.mentions import Matcher, Registry
from transforms.model import Citation, DocumentParts, PartialDate, Segment, Source
from transforms.reading import Read, read_batch
from transforms.repeated import Cited, repeated
from transforms.rows import Rows, add_citations, add_mentions, source_row, word_count
from transforms.schema import STAGED
from transforms.segmentation import segment, segment_batch

UNDETERMINED = "und"
PARTED_AT_ONCE, CHARACTERS_AT_ONCE = 512, 8_000_000
"""Documents that are cleaned, parted and read together, and their characters; more gain nothing and hold more."""
_NO_LIMIT = nullcontext()


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded landing document: `title`, `source`, `published`, `url` are its metadata's, where there was any."""

    document_id: str
    path: str
    bytes: int
    encoding: str
    text: str
    crawl_date: date | None = None
    title: str | None = None
    source: str | None = None
    published: PartialDate | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Extractor:
    """What extraction needs beside the text; `version` names code and registry and is stored with each document."""

    registry: Registry
    matcher: Matcher
    version: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A document whose extraction broke: it goes to quarantine with what happened, and the others go on."""

    path: str
    document_id: str
    detail: str
    reason: str = "extraction_failed"


class TooSlowError(BaseException):
    """Raised into the middle of a document by its limit; a BaseException, so that no rule takes it for its own."""


def extract_documents(
    documents: Iterable[Document],
    extractor: Extractor,
    failures: list[Failure] | None = None,
    limit: AbstractContextManager[object] = _NO_LIMIT,
) -> dict[str, pl.DataFrame]:
    """The staged frames of a batch, one a table of `transforms.schema.STAGED`, in the order of the documents.

    A document that breaks a rule is noted in `failures`; without such a list its error is raised. `limit` is entered
    for every document and may raise TooSlowError inside; such a document is noted with the reason `too_slow`.
    """
    rows = Rows()
    entities: dict[str, tuple[Any, ...]] = {}
    sources: dict[str, Source] = {}
    for document, parts, read in _read(documents, extractor.matcher, limit):
        before = rows.sizes(), len(entities), len(sources)
        try:
            with limit:
                _extract_document(document, parts, read, extractor, rows, entities, sources)
        except (Exception, TooSlowError) as error:
            if failures is None:
                raise
            rows.cut(before[0])
            _cut(entities, before[1])
            _cut(sources, before[2])
            failures.append(_failure(document, error))
    rows.tables["dim_entity"] = [entities[key] for key in sorted(entities)]
    rows.tables["dim_source"] = [source_row(sources[key]) for key in sorted(sources)]
    frames = {table: rows.frame(table) for table in STAGED}
    articles = frames["fact_article"]
    frames["article_signature"] = signed = signatures(articles.select("article_id", "text"))
    frames["fact_article"] = articles.with_columns(signed["content_hash"])
    return frames


def _cut(found: dict[str, Any], size: int) -> None:
    while len(found) > size:
        found.popitem()


def _failure(document: Document, error: BaseException) -> Failure:
    if isinstance(error, TooSlowError):
        return Failure(document.path, document.document_id, str(error), "too_slow")
    return Failure(document.path, document.document_id, f"{type(error).__name__}: {error}")


def _read(
    documents: Iterable[Document], matcher: Matcher, limit: AbstractContextManager[object]
) -> Iterator[tuple[Document, DocumentParts | None, list[Read] | None]]:
    """Every document with its parts and what is read in them; with None where its batch broke or was too slow, so that
    each is tried alone."""
    for batch in _batches(documents):
        parts: Sequence[DocumentParts | None] = [None] * len(batch)
        read: Sequence[list[Read] | None] = [None] * len(batch)
        try:
            with limit:
                parts = parted = segment_batch([document.text for document in batch])
            with limit:
                dated = [(of, document.published) for of, document in zip(parted, batch, strict=True)]
                read = read_batch(dated, matcher)
        except (Exception, TooSlowError):
            pass
        yield from zip(batch, parts, read, strict=True)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    characters = 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if len(batch) == PARTED_AT_ONCE or characters >= CHARACTERS_AT_ONCE:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _extract_document(
    document: Document,
    parts: DocumentParts | None,
    read: list[Read] | None,
    extractor: Extractor,
    rows: Rows,
    entities: dict[str, tuple[Any, ...]],
    sources: dict[str, Source],
) -> None:
    parts = parts or segment(document.text)
    check_conservation(document.text, parts)
    _add_document(document, parts, extractor.version, rows)
    found: list[Cited] = []
    if read is None:
        (read,) = read_batch([(parts, document.published)], extractor.matcher)
    for part, (language, mentions, may_repeat) in zip(parts.segments, read, strict=True):
        citations = sound_citations(
            part.text, find_citations(part.text, part.regions, mentions, extractor.registry, language)
        )
        for source in discovered_sources(citations, extractor.registry, mentions):
            sources[source.source_id] = source
        article_id = content_id("article", document.document_id, part.raw_start, part.raw_end)
        publisher = publisher_of(part.publisher or document.source, extractor.registry)
        if publisher is not None and not publisher.is_registered:
            sources.setdefault(publisher.source_id, publisher)
        published = _add_article(document, part, article_id, language, citations, publisher, rows)
        add_mentions(part, article_id, mentions, rows)
        found.append(Cited(part, article_id, published, citations, may_repeat))
        for mention in mentions:
            if mention.entity_id is not None and not mention.is_registered:
                entities.setdefault(
                    mention.entity_id, (mention.entity_id, mention.name, mention.type, [mention.name], False)
                )
    for cited, repeats in zip(found, repeated(found), strict=True):
        add_citations(cited.part, cited.article_id, cited.citations, repeats, rows)


def _add_document(document: Document, parts: DocumentParts, version: str, rows: Rows) -> None:
    rows.add(
        "dim_document",
        document.document_id,
        document.path,
        document.bytes,
        document.encoding,
        parts.page_title,
        document.crawl_date,
        document.url,
        document.title,
        document.source,
        document.published.on if document.published else None,
        document.published.precision if document.published else None,
        version,
    )
    rows.add("document_text", document.document_id, document.text)
    for edit in parts.ledger.edits:
        rows.add(
            "document_edit", document.document_id, edit.raw_start, edit.raw_end, edit.replacement, edit.rule
        )
    for piece in parts.furniture:
        rows.add("fact_furniture", document.document_id, piece.kind, piece.raw_start, piece.raw_end)


def _add_article(
    document: Document,
    part: Segment,
    article_id: str,
    language: str,
    citations: Sequence[Citation],
    publisher: Source | None,
    rows: Rows,
) -> date | None:
    """Adds the row of a segment; returns the day it is taken to be published on."""
    published, basis = date_of(document, part, citations, language)
    references = part.region("references")
    rows.add(
        "fact_article",
        article_id,
        document.document_id,
        part.ordinal,
        part.kind,
        part.title,
        part.text,
        language,
        part.author,
        publisher.source_id if publisher else None,
        published.on if published else None,
        published.precision if published else None,
        basis,
        word_count(part.text),
        part.raw_start,
        part.raw_end,
        references.start if references else None,
        list(part.evidence),
        None,  # content_hash: known with the signatures of the batch
    )
    return published.on if published else None


def date_of(
    document: Document, part: Segment, citations: Sequence[Citation], language: str
) -> tuple[PartialDate | None, str | None]:
    """When a segment was published, and on what basis; (None, None) where nothing tells.

    Stated and metadata dates are the publication date; the others are lower bounds that the text proves (it cites or
    names that day), and a crawl date is an upper bound.
    """
    if part.published is not None:
        return part.published, "stated"
    if document.published is not None:
        return document.published, "metadata"
    cited = [citation.cited for citation in citations if citation.cited is not None]
    if cited:
        return max(cited, key=lambda value: value.on), "latest_citation"
    named = (
        [found for _, _, found in text_dates(part.text, 0, len(part.text))]
        if language in ("en", UNDETERMINED)
        else []
    )
    if named:
        return max(named, key=lambda value: value.on), "latest_text_date"
    if document.crawl_date is not None:
        return PartialDate(document.crawl_date, "day"), "crawl"
    return None, None


def publisher_of(name: str | None, registry: Registry) -> Source | None:
    """The source that published a text: the registered one with this name or address, else a discovered one."""
    if not name:
        return None
    index = source_index(registry)
    known = index.by_name(name) or index.by_address(name)
    if known is not None:
        return known
    return Source(discovered_id(name), name, "unknown", index.entity_of(name))
