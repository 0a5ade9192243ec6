"""Turn annotated texts into raw texts, gold annotations and a registry.

    python -m tests.gold.build [FOLDER]     rewrites FOLDER/texts, FOLDER/*.gold.json, FOLDER/registry.yaml

FOLDER (this one, unless given) has its annotated texts in `annotated/`; `marks.py` explains their marks.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from tests.gold.marks import Annotated, Entity, MarkError, Span, read_annotated

HERE = Path(__file__).parent
CITING = {":q": "quotation", ":at": "attribution", ":cr": "credit", ":ln": "link", ":fn": "footnote"}
COPIED = ("author", "source", "title", "date")
CITATION_FIELDS = ("author", "source", "title", "date", "speaker", "cue")


def mentions_of(text: Annotated) -> list[dict[str, Any]]:
    by_name: dict[str, list[str]] = {}
    for entity in text.entities.values():
        for name in entity.names + entity.accepted:
            by_name.setdefault(name, []).append(entity.slug)
    rows = []
    for span in text.spans:
        if span.tag:
            continue
        surface = text.raw[span.start : span.end]
        slugs = [span.head] if span.head else by_name.get(surface, [])
        if len(slugs) != 1 or slugs[0] not in text.entities:
            raise MarkError(f"{text.file}: no single entity for mention {surface!r}: {slugs}")
        rows.append(
            {
                "start": span.start,
                "end": span.end,
                "surface": surface,
                "type": text.entities[slugs[0]].type,
                "entity": slugs[0],
            }
        )
    return rows


def inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner is not outer


def articles_of(text: Annotated) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for span in (s for s in text.spans if s.tag == ":a"):
        parts = [s for s in text.spans if inside(s, span)]
        title = next((s for s in parts if s.tag == ":t"), None)
        notes_start = min((s.start for s in parts if s.tag == ":fn"), default=span.end)
        hidden = {i for s in parts if s.tag == ":f" for i in range(s.start, s.end)}
        body_start = title.end if title else span.start
        words = "".join(
            c for i, c in enumerate(text.raw[body_start:notes_start], body_start) if i not in hidden
        ).split()
        raw_title = " ".join(text.raw[title.start : title.end].split()) if title else None
        row = {
            "ordinal": len(rows) + 1,
            "kind": span.first,
            "title": title.fields.get("title", raw_title) if title else None,
            "start": span.start,
            "end": span.end,
            "first_words": " ".join(words[:5]),
            "last_words": " ".join(words[-5:]),
            "publisher": span.fields.get("publisher"),
            "published_on": span.fields.get("published_on"),
            "notes": span.fields.get("notes", ""),
        }
        if title and "title" in title.fields:
            row["title_raw"] = raw_title
        rows.append(row)
    return rows


def citations_of(text: Annotated) -> list[dict[str, Any]]:
    articles = [s for s in text.spans if s.tag == ":a"]
    rows: list[dict[str, Any]] = []
    for span in (s for s in text.spans if s.tag in CITING):
        article = next((n for n, a in enumerate(articles, 1) if inside(span, a)), None)
        if article is None:
            raise MarkError(f"{text.file}: a citation outside every article: {span.head!r}")
        row: dict[str, Any] = {
            "kind": CITING[span.tag],
            "article": article,
            "start": span.start,
            "end": span.end,
            "surface": text.raw[span.start : span.end],
            "marker": None,
            "marker_start": None,
            "marker_end": None,
            "resolves_to": span.fields.get("to"),
            "quote": None,
        }
        row |= {key: span.fields.get(key) for key in CITATION_FIELDS}
        if unknown := set(span.fields) - {*CITATION_FIELDS, "to", "quote"}:
            raise MarkError(f"{text.file}: unknown fields {sorted(unknown)} in {span.head!r}")
        if row["kind"] == "quotation":
            words = [text.raw[s.start : s.end] for s in text.spans if s.tag == ":w" and inside(s, span)]
            if not words:
                raise MarkError(f"{text.file}: a quotation without its words: {row['surface']!r}")
            row["quote"] = span.fields.get("quote", " ".join(words))
            if "quote" in span.fields:
                row["quote_raw"] = " ".join(words)
        elif row["kind"] == "footnote":
            add_note_fields(row, span, rows, text)
        rows.append(row)
    return rows


def add_note_fields(row: dict[str, Any], span: Span, rows: list[dict[str, Any]], text: Annotated) -> None:
    """Fill a footnote's marker, and the fields of the entry that it stands for."""
    row["marker"] = span.first
    article = next(a for a in text.spans if a.tag == ":a" and inside(span, a))
    for marker in text.spans:
        if marker.tag == ":m" and marker.first == span.first and inside(marker, article):
            row["marker_start"], row["marker_end"] = marker.start, marker.end
            break
    if row["resolves_to"]:
        fits = [r for r in rows if r["marker"] == row["resolves_to"] and r["article"] == row["article"]]
        if len(fits) != 1:
            raise MarkError(f"{text.file}: note {span.first} points to {row['resolves_to']!r}")
        row |= {key: row[key] or fits[0][key] for key in COPIED}


def gold_of(text: Annotated) -> dict[str, Any]:
    """The gold annotation of one text, in the shape that the guidelines set."""
    cut = {tag: [s for s in text.spans if s.tag == tag] for tag in (":p", ":f", ":i")}
    mentions = mentions_of(text)
    named = {m["entity"] for m in mentions}
    gold: dict[str, Any] = {
        "file": text.file,
        "page_title": next((text.raw[s.start : s.end] for s in cut[":p"]), None),
        "articles": articles_of(text),
        "furniture": [
            {"start": s.start, "end": s.end, "surface": text.raw[s.start : s.end], "kind": s.first}
            for s in cut[":f"]
        ],
        "mentions": mentions,
        "entities": {
            slug: {"names": entity.names + entity.accepted, "type": entity.type}
            for slug, entity in text.entities.items()
            if slug in named
        },
        "citations": citations_of(text),
    }
    if cut[":i"]:
        gold["ignore"] = [{"start": s.start, "end": s.end} for s in cut[":i"]]
    if text.encoding != "utf-8":
        gold["encoding"] = text.encoding
    return gold


def registry_of(texts: list[Annotated]) -> dict[str, list[dict[str, Any]]]:
    """The entities and sources of all texts that the registry is to know, sorted by id."""
    known: dict[str, Entity] = {}
    for text in texts:
        for entity in text.entities.values():
            first = known.setdefault(entity.slug, replace(entity, names=[]))
            if (first.type, first.registered) != (entity.type, entity.registered):
                raise MarkError(f"{text.file}: {entity.slug} differs from its entry in an earlier text")
            first.names += [name for name in entity.names if name not in first.names]
            first.source_kind, first.domain = (
                first.source_kind or entity.source_kind,
                first.domain or entity.domain,
            )
    entities: list[dict[str, Any]] = []
    sources: list[dict[str, Any]] = []
    for entity in sorted((e for e in known.values() if e.registered), key=lambda e: e.slug):
        row: dict[str, Any] = {"id": entity.slug, "name": entity.names[0]}
        row |= {"kind": entity.source_kind} if entity.source_kind else {"type": entity.type}
        row |= {"aliases": entity.names[1:]} if entity.names[1:] else {}
        row |= {"domain": entity.domain} if entity.domain else {}
        (sources if entity.source_kind else entities).append(row)
    return {"entities": entities, "sources": sources}


def outputs(folder: Path) -> dict[Path, bytes]:
    """Every file that the annotated texts of a folder make, by its path relative to the folder."""
    texts = [read_annotated(path) for path in sorted((folder / "annotated").glob("*.txt"))]
    files: dict[Path, bytes] = {}
    for text in texts:
        gold = json.dumps(gold_of(text), ensure_ascii=False, indent=1) + "\n"
        files[Path("texts") / text.file] = text.raw.encode(text.encoding)
        files[Path(f"{text.file}.gold.json")] = gold.encode("utf-8")
    registry = yaml.safe_dump(registry_of(texts), allow_unicode=True, sort_keys=False, width=110)
    files[Path("registry.yaml")] = registry.encode("utf-8")
    return files


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for path, content in outputs(folder).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)


if __name__ == "__main__":
    main()
