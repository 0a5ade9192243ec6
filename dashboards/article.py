"""The article page: one text with its facts marked, clean or raw, and everything known about it beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from dashboards.cards import read_card
from dashboards.marks import Insertion, Mark, marked, nth_place
from dashboards.query import ask_all
from dashboards.reader import Reader

# Longer texts are shown in parts: a browser lays out some 200,000 characters at once without delay.
PART_CHARS = 150_000
RAW_MARGIN = 3_000
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_MAIN = ("article", "mentions", "citations", "relations")
_RAW = ("raw_text", "edits", "page_parts")

Row = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """A text ready to show: its HTML, what part of it that is, and the whole length, in code points."""

    html: Markup
    start: int
    end: int
    length: int


def read_article(reader: Reader, article_id: str) -> dict[str, list[Row]]:
    """Everything the page shows, from one publication. Raises KeyError when there is no such article."""
    queries = {name: read_card("article", name).sql for name in (*_MAIN, *_RAW)}
    found = ask_all(reader, queries, {"article": article_id})
    if not found["article"]:
        raise KeyError(article_id)
    return found


def read_span(value: str | None) -> tuple[int, int] | None:
    """`12-40` as (12, 40); None for anything else."""
    match = _SPAN.fullmatch(value or "")
    return (int(match[1]), int(match[2])) if match and int(match[1]) < int(match[2]) else None


def clean_view(found: dict[str, list[Row]], at: tuple[int, int] | None, part: int | None) -> Shown:
    """The clean text with mentions and citations marked by kind; footnote markers lead to their notes."""
    article = found["article"][0]
    text: str = article["text"] or ""
    marks = [_mention_mark(row, row["start_char"], row["end_char"]) for row in found["mentions"]]
    marks += [_citation_mark(row, row["start_char"], row["end_char"]) for row in found["citations"]]
    marks += _marker_marks(found)
    if article["title"] and text.startswith(article["title"]):
        marks.append(Mark(0, len(article["title"]), "headline"))
    if article["references_start"] is not None:
        marks.append(Mark(article["references_start"], len(text), "references"))
    return _show(text, marks, (), at, 0, len(text), part)


def raw_view(found: dict[str, list[Row]], at: tuple[int, int] | None, part: int | None) -> Shown:
    """The raw text around the article with the same marks, the edits of cleaning, furniture and
    neighbours."""
    article = found["article"][0]
    text: str = found["raw_text"][0]["raw_text"] if found["raw_text"] else ""
    marks = [_mention_mark(row, row["raw_start"], row["raw_end"]) for row in found["mentions"]]
    marks += [_citation_mark(row, row["raw_start"], row["raw_end"]) for row in found["citations"]]
    for row in found["citations"]:
        if row["marker_raw_start"] is not None:
            marks.append(_marker_mark(row, row["marker_raw_start"], row["marker_raw_end"]))
    for row in found["page_parts"]:
        tip = f"{row['part']}: {row['kind']}" + (f", {row['title']}" if row["title"] else "")
        marks.append(Mark(row["raw_start"], row["raw_end"], row["part"], tip))
    insertions = []
    for row in found["edits"]:
        marks.append(Mark(row["raw_start"], row["raw_end"], "edited", f"cleaned: {row['rule']}"))
        if row["replacement"]:
            shown = row["replacement"].replace("\n", "⏎")
            insertions.append(Insertion(row["raw_end"], shown, "edit", f"cleaned: {row['rule']}"))
    low = max(0, article["raw_start"] - RAW_MARGIN)
    return _show(text, marks, insertions, at, low, min(len(text), article["raw_end"] + RAW_MARGIN), part)


def other_span(found: dict[str, list[Row]], at: tuple[int, int] | None, raw: bool) -> tuple[int, int] | None:
    """The same fact in the other text: its clean span when `at` is a raw one (`raw`), else its raw span."""
    clean_columns, raw_columns = ("start_char", "end_char"), ("raw_start", "raw_end")
    mine, other = (raw_columns, clean_columns) if raw else (clean_columns, raw_columns)
    for row in (*found["mentions"], *found["citations"]):
        if at == (row[mine[0]], row[mine[1]]):
            return row[other[0]], row[other[1]]
    return None


def named_things(mentions: Iterable[Row]) -> list[Row]:
    """The mentions grouped by what they name, most frequent first: name, type, entity_id, places,
    spellings."""
    keyed = sorted(
        mentions, key=lambda row: (row["entity_id"] or "", "" if row["entity_id"] else row["surface"])
    )
    groups = []
    for _, rows in groupby(keyed, key=lambda row: row["entity_id"] or row["surface"]):
        group = list(rows)
        first = group[0]
        groups.append(
            {
                "name": first["name"] or first["surface"],
                "type": first["type"],
                "entity_id": first["entity_id"],
                "places": group,
                "spellings": sorted({row["surface"] for row in group}),
            }
        )
    return sorted(groups, key=lambda group: (-len(group["places"]), group["name"]))


def _show(
    text: str,
    marks: list[Mark],
    insertions: Iterable[Insertion],
    at: tuple[int, int] | None,
    low: int,
    high: int,
    part: int | None,
) -> Shown:
    start = low
    if part is not None:
        start = min(max(low, part), high)
    elif at and not low <= at[0] < low + PART_CHARS:
        start = max(0, at[0] - PART_CHARS // 2)
        high = max(high, min(len(text), at[1] + RAW_MARGIN))
    end = min(high, start + PART_CHARS)
    if at:
        marks = [*marks, Mark(at[0], at[1], "at", anchor="at")]
    return Shown(marked(text, marks, insertions, start, end), start, end, len(text))


def _mention_mark(row: Row, start: int, end: int) -> Mark:
    kind = row["type"] or "open"
    name = row["name"] or "not decided"
    tip = f"{kind}: {name} (found by {row['recognizer']}, confidence {row['confidence']:.2f})"
    return Mark(start, end, f"mention {kind}", tip, anchor=f"f-{row['mention_id']}")


def _citation_mark(row: Row, start: int, end: int) -> Mark:
    who = row["speaker"] or row["source"] or row["author"] or "nobody named"
    tip = f"{row['kind']}: {who}"
    for label, value in (("cue", row["cue"]), ("resolution", row["resolution"])):
        tip += f", {label} “{value}”" if value else ""
    tip += f" (confidence {row['confidence']:.2f})" if row["confidence"] is not None else ""
    return Mark(start, end, f"citation {row['kind']}", tip, anchor=f"f-{row['citation_id']}")


def _marker_mark(row: Row, start: int, end: int) -> Mark:
    citation_id = row["citation_id"]
    return Mark(start, end, "marker", f"to note {row['marker']}", f"k-{citation_id}", f"#f-{citation_id}")


def _marker_marks(found: dict[str, list[Row]]) -> list[Mark]:
    """Markers are stored by raw place only: the nth such marker of the raw segment is the nth of the clean
    text."""
    article = found["article"][0]
    raw: str = found["raw_text"][0]["raw_text"] if found["raw_text"] else ""
    text: str = article["text"] or ""
    marks = []
    for row in found["citations"]:
        if row["marker_raw_start"] is None:
            continue
        words = raw[row["marker_raw_start"] : row["marker_raw_end"]]
        place = (
            nth_place(text, words, raw.count(words, article["raw_start"], row["marker_raw_start"]))
            if words
            else None
        )
        if place is not None:
            marks.append(_marker_mark(row, place, place + len(words)))
    return marks
