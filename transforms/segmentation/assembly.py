"""Segments and furniture rows from grouped lines, and the account of every raw character."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from operator import itemgetter

from transforms.cleaning import Cleaned
from transforms.cleaning.rules import MARKUP_RULES
from transforms.ledger import Ledger
from transforms.model import DocumentParts, Furniture, Region, Segment
from transforms.segmentation import details, kinds, origins, outlets, published, source_lines
from transforms.segmentation.groups import Group
from transforms.segmentation.lines import Line
from transforms.segmentation.notes import NOTES

_MARKER = re.compile(r"\s\[\d{1,3}\]$")
"""The number of a link behind a headline, as print views write it."""
_RAW_RANGE = itemgetter(1, 2)
_ROLES = {
    "byline": "byline",
    "stamp": "dateline",
    "caption": "caption",
    "source": "source_line",
    "reference": "references",
}


def assemble(
    raw: str,
    cleaned: Cleaned,
    lines: list[Line],
    groups: list[Group],
    page: Line | None,
    is_english: Callable[[], bool],
) -> DocumentParts:
    """The parts of a document; what no rule claimed is a furniture row of kind markup."""
    segments: list[Segment] = []
    gaps: list[tuple[int, int]] = []
    floor = 0
    outlet = outlets.of_page(page.text) if page else None
    for group in groups:
        pieces = _runs(group.lines)
        built = _segment(len(segments) + 1, group, pieces, cleaned, floor, outlet, is_english)
        if built:
            segments.append(built)
            floor = built.raw_end
            if len(pieces) > 1:
                gaps += _gaps(pieces, cleaned.ledger)
    spans = [(part.raw_start, part.raw_end) for part in segments]
    furniture = _furniture(raw, cleaned.ledger, lines, spans)
    if furniture or spans != [(0, len(raw))]:
        furniture += _unclaimed(raw, spans, furniture)
    if gaps:
        furniture += _dropped(raw, gaps, cleaned, furniture)
    if len(furniture) > 1:
        furniture.sort(key=_RAW_RANGE)
    return DocumentParts(
        page.text if page else None, tuple(segments), tuple(furniture), cleaned.ledger, cleaned.notes
    )


def _segment(
    ordinal: int,
    group: Group,
    pieces: list[tuple[int, int]],
    cleaned: Cleaned,
    floor: int,
    outlet: str | None,
    is_english: Callable[[], bool],
) -> Segment | None:
    raw_start = max(cleaned.ledger.to_raw(*pieces[0])[0], floor)
    raw_end = cleaned.ledger.to_raw(*pieces[-1])[1]
    if raw_end <= raw_start:
        return None
    text = cleaned.text
    text = "\n\n".join([text[start:end] for start, end in pieces])
    regions = _regions(group)
    # all but prose: the lines that may tell writer, day and outlet
    notes = [*group.notes, *[line for line in group.lines if line.role != "body" or line.note]]
    byline = _role_text(text, regions, "byline") or next(
        (n.text for n in group.notes if n.note == "byline"), None
    )
    source = _role_text(text, regions, "source_line")
    return Segment(
        ordinal=ordinal,
        kind=kinds.kind_of(group),
        title=_title(group),
        text=text,
        ledger=cleaned.ledger.select(pieces),
        raw_start=raw_start,
        raw_end=raw_end,
        regions=regions,
        author=_author(byline, notes),
        publisher=(source_lines.publisher_of(source) if source else None)
        or _named_outlet(notes)
        or group.outlet.removeprefix("The ")
        or outlet,
        published=published.stated_day(text, regions, group, is_english),
        evidence=tuple(group.evidence + ([f"ended_by_{group.ended_by}"] if group.ended_by else [])),
    )


def _title(group: Group) -> str | None:
    """The headline without a bullet, the site's name behind it or the outlet's before it."""
    if group.title is None:
        return None
    text = group.title.text.lstrip("•·▪ ")
    if text[-1] == "]":
        text = _MARKER.sub("", text)
    return outlets.without_site(text[len(group.outlet) + 1 :].lstrip() if group.outlet else text)


def _author(byline: str | None, notes: list[Line]) -> str | None:
    """The writer that the byline names, or a date line of the text ("Posted on March 3, 2013 by Ines Okafor")."""
    if byline:
        several = details.has_mark(byline)
        named = (details.writer_of(byline) or details.person_in(byline)) if several else None
        return named or origins.author_of(byline)
    for line in notes:
        if (line.note or line.role) == "stamp" and "by" in line.text.lower():
            author = details.writer_of(line.text)
            if author:
                return author
    return None


def _named_outlet(notes: list[Line]) -> str | None:
    """The outlet in the byline or date line above a text's headline, or in those of the text."""
    for line in notes:
        if (line.note or line.role) in NOTES:
            outlet = outlets.outlet_of(line.text)
            if outlet:
                return outlet
    return None


def _runs(lines: list[Line]) -> list[tuple[int, int]]:
    """The stretches of clean text that a segment is made of: lines with one blank line between them are one."""
    runs: list[tuple[int, int]] = []
    start, end = lines[0].start, -1
    for line in lines:
        if line.start - end != 2 or line.gap != 2:
            if end >= 0:
                runs.append((start, end))
            start = line.start
        end = line.end
    runs.append((start, end))
    return runs


def _regions(group: Group) -> tuple[Region, ...]:
    """The roles of the segment's blocks as spans of its text; the entries of a reference list are one region, those
    at the feet of several pages one each."""
    regions: list[Region] = []
    position = 0
    is_first_body = True
    title = group.title
    for line in group.lines:
        end = position + line.end - line.start
        if line.role == "body" and line is not title:
            if is_first_body:
                is_first_body = False
                length = origins.dateline_end(line.text)
                if length:
                    regions.append(Region("dateline", position, position + length))
        else:
            role = "title" if line is title else _ROLES.get(line.role)
            last = regions[-1] if regions else None
            if role == "references" and last and last.role == role and last.end + 2 >= position:
                regions[-1] = Region("references", last.start, end)
            elif role:
                regions.append(Region(role, position, end))
        position = end + 2
    return tuple(regions)


def _role_text(text: str, regions: tuple[Region, ...], role: str) -> str | None:
    """The text of the first region with a role."""
    for region in regions:
        if region.role == role:
            return text[region.start : region.end]
    return None


def _furniture(raw: str, ledger: Ledger, lines: list[Line], spans: list[tuple[int, int]]) -> list[Furniture]:
    """Rows for lines that are furniture and for markup that cleaning removed."""
    rows: list[Furniture] = []
    floor = 0
    for line in lines:
        if line.kind or line.role == "separator":
            start, end = ledger.to_raw(line.start, line.end)
            start = max(start, floor)
            if end > start:
                rows.append(Furniture(line.kind or "markup", start, end))
                floor = end
    covered = [(row.raw_start, row.raw_end) for row in rows]
    for edit in ledger.edits:
        if not edit.replacement.strip() and not MARKUP_RULES.isdisjoint(edit.rule.split("+")):
            start, end = _trimmed(raw, edit.raw_start, edit.raw_end)
            if start < end and not _touches(covered, start, end) and not _crosses(spans, start, end):
                rows.append(Furniture("markup", start, end))
    return rows


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return start, end


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch overlaps one of these spans (in order, disjoint)."""
    index = bisect_left(spans, (end, -1)) - 1
    return index >= 0 and spans[index][1] > start


def _crosses(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch overlaps a segment without lying wholly inside it."""
    index = bisect_left(spans, (end, -1)) - 1
    return (
        index >= 0 and spans[index][1] > start and not (spans[index][0] <= start and end <= spans[index][1])
    )


def _unclaimed(raw: str, spans: list[tuple[int, int]], rows: list[Furniture]) -> list[Furniture]:
    """Rows for raw characters outside of segments that no line and no markup rule accounts for."""
    claimed = sorted(spans + [(row.raw_start, row.raw_end) for row in rows])
    found: list[Furniture] = []
    position = 0
    for start, end in [*claimed, (len(raw), len(raw))]:
        if start > position:
            left, right = _trimmed(raw, position, start)
            if left < right:
                found.append(Furniture("markup", left, right))
        position = max(position, end)
    return found


def _gaps(pieces: list[tuple[int, int]], ledger: Ledger) -> list[tuple[int, int]]:
    """The raw stretches between the pieces of a segment."""
    ranges = [ledger.to_raw(*piece) for piece in pieces]
    return [(left[1], right[0]) for left, right in pairwise(ranges)]


def _dropped(
    raw: str, gaps: list[tuple[int, int]], cleaned: Cleaned, rows: list[Furniture]
) -> list[Furniture]:
    """Rows for what stood between two pieces of a segment, as the comma of "Minutes of the council, 17 June 1931"."""
    filled = [(start, end) for start, end in gaps if raw[start:end].strip()]
    if not filled:
        return []
    edited = [(edit.raw_start, edit.raw_end) for edit in cleaned.ledger.edits]
    claimed = sorted(edited + [(row.raw_start, row.raw_end) for row in rows])
    found: list[Furniture] = []
    for start, end in filled:
        position = start
        inside = claimed[bisect_left(claimed, (start, -1)) : bisect_left(claimed, (end, -1))]
        for first, last in [*inside, (end, end)]:
            left, right = _trimmed(raw, position, max(first, position))
            if left < right:
                found.append(Furniture("markup", left, right))
            position = max(position, last)
    return found
