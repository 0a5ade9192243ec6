"""All citations of one text, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from transforms.citations.as_named import as_named
from transforms.citations.author_dates import find_works, read_works
from transforms.citations.credits import find_credits
from transforms.citations.entry_parts import Evidence
from transforms.citations.footnotes import read_footnotes
from transforms.citations.layout import all_lines, blocks, layout
from transforms.citations.links import find_links
from transforms.citations.memory import stands_for_another
from transforms.citations.names import normal
from transforms.citations.prose import find_prose
from transforms.citations.reference_list import find_list
from transforms.citations.sources import SourceIndex, discovered_id, full_names, source_index
from transforms.citations.text_signs import ROUND, signs_in
from transforms.model import Citation, Mention, Region

if TYPE_CHECKING:
    from transforms.mentions.registry import Registry

# Languages that the rules for prose are written for; 'und' is a text too short to tell.
_ENGLISH = frozenset({"en", "und"})


def find_citations(
    text: str, regions: tuple[Region, ...], mentions: list[Mention], registry: Registry | None, language: str
) -> list[Citation]:
    """Footnotes, quotations, attributions, credits and links of one segment's text, sorted by start.

    `mentions` are those of the same text, sorted by start; a `language` other than 'en' or 'und' leaves the rules for
    English prose (quotations, attributions) out. `resolves_to` is a position in the returned list. Never raises,
    whatever the text; at most one row a reference list entry.
    """
    index = source_index(registry)
    # Single characters and words are looked for in bytes, several times faster than in a text with curly marks.
    raw = text.encode("utf-8", "surrogatepass")
    signs = signs_in(raw)
    paragraphs, numbered = layout(text)
    entries = find_list(text, regions, numbered)
    footnotes: list[Citation] = []
    if entries:
        footnotes = read_footnotes(text, entries, _evidence(mentions, index))
    elif signs & ROUND and (works := find_works(text, numbered)):
        footnotes = read_works(text, works, index)
    body = _body(text, footnotes, regions, bool(entries))
    if body != [(0, len(text))]:
        paragraphs = [span for part in body for span in blocks(text, *part)]
        numbered = all_lines(text, paragraphs)
    credited = find_credits(text, raw, signs, numbered, regions, mentions, index)
    prose: list[Citation] = []
    if language in _ENGLISH:
        title = next((region.end for region in regions if region.role == "title"), 0)
        markers = _glued(text, footnotes) if entries else []
        by_start = sorted(credited, key=lambda row: row.start)
        prose = find_prose(
            text, paragraphs, title, mentions, index, _author(credited), markers, by_start, signs
        )
        prose = as_named(text, _outside(prose, credited) if credited else prose, mentions)
    others = _one_source_each([*credited, *prose], mentions, index)
    return _in_order(footnotes, [*others, *find_links(text, raw, signs, index)])


def _glued(text: str, footnotes: list[Citation]) -> list[tuple[int, int]]:
    """Where markers stand that are bare numbers, as in 'was sold.7 The new owner'."""
    return [
        (row.marker_start, row.marker_end)
        for row in footnotes
        if row.marker_start is not None and row.marker_end is not None and text[row.marker_start].isdigit()
    ]


# A byline stands near the top.
_TOP = 500


def _author(credited: list[Citation]) -> str | None:
    """The one author of the byline; None for several or none."""
    row = next(
        (row for row in credited if row.author and (row.cue or "by").lower() in ("by", "words by")), None
    )
    return row.author if row is not None and row.start < _TOP and " and " not in (row.author or "") else None


def _evidence(mentions: list[Mention], index: SourceIndex) -> Evidence:
    return Evidence(
        index,
        frozenset(normal(mention.surface) for mention in mentions if mention.type == "person"),
        frozenset(normal(mention.surface) for mention in mentions if mention.type == "organization"),
        frozenset(normal(mention.surface) for mention in mentions if mention.type == "place"),
    )


def _body(
    text: str, footnotes: list[Citation], regions: tuple[Region, ...], is_numbered: bool
) -> list[tuple[int, int]]:
    """The text without its reference list."""
    lists = [(region.start, region.end) for region in regions if region.role == "references"]
    if footnotes and not (lists and is_numbered):
        lists.append((min(row.start for row in footnotes), max(row.end for row in footnotes)))
    spans, at = [], 0
    for start, end in sorted(lists):
        if start > at:
            spans.append((at, start))
        at = max(at, end)
    if at < len(text):
        spans.append((at, len(text)))
    return spans


def _one_source_each(rows: list[Citation], mentions: list[Mention], index: SourceIndex) -> list[Citation]:
    """The rows, those whose source is a short form or acronym of an organization with the id of its full name."""
    full = full_names(mentions)
    if not full:
        return rows
    told: list[Citation] = []
    for row in rows:
        name = full.get(row.source or "")
        short = index.by_name(row.source)
        if name is not None and (short is None or stands_for_another(name, short, index)):
            known = index.by_name(name)
            row = row._replace(source_id=known.source_id if known is not None else discovered_id(name))
        told.append(row)
    return told


def _outside(rows: list[Citation], credited: list[Citation]) -> list[Citation]:
    """The rows that overlap no credit."""
    starts = [row.start for row in credited]
    kept = []
    for row in rows:
        before = bisect_right(starts, row.start) - 1
        near = credited[max(0, before) : before + 2]
        if not any(row.start < credit.end and credit.start < row.end for credit in near):
            kept.append(row)
    return kept


def _in_order(footnotes: list[Citation], others: list[Citation]) -> list[Citation]:
    """All rows by start, with the footnotes' references back moved to their new positions."""
    rows = sorted([*footnotes, *others], key=lambda row: (row.start, row.end, row.kind))
    positions = {id(row): number for number, row in enumerate(rows)}
    return [
        row._replace(resolves_to=positions[id(footnotes[row.resolves_to])])
        if row.resolves_to is not None
        else row
        for row in rows
    ]
