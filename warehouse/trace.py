"""The way back of one fact: from its row to the characters of the raw file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import QueryError
from warehouse.statements import statement

KINDS = {
    "article": ("fact_article", "article_id"),
    "mention": ("fact_mention", "mention_id"),
    "citation": ("fact_citation", "citation_id"),
}
_CONTEXT = 60
# A whole article is shown by its two ends.
_SHOWN = 400
_EDITS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Edit:
    """One cleaning step inside the traced span: raw characters, what replaced them, and the rule."""

    raw_start: int
    raw_end: int
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything between a fact and its characters.

    `fact`, `article`, `document` and `run` are rows by column; `rebuilt` is the raw span with the edits
    applied, which for a mention must be its surface; `landing` says what became of the file.
    """

    kind: str
    fact: dict[str, Any]
    article: dict[str, Any]
    document: dict[str, Any]
    run: dict[str, Any]
    clean: str
    clean_context: tuple[str, str]
    raw: str
    raw_context: tuple[str, str]
    landing: str
    edits: list[Edit] = field(default_factory=list)

    @property
    def rebuilt(self) -> str:
        """The raw span with every edit inside it applied."""
        pieces, at = [], self.fact["raw_start"]
        for edit in self.edits:
            start, end = max(edit.raw_start, at), min(edit.raw_end, self.fact["raw_end"])
            pieces += [self.raw[at - self.fact["raw_start"] : start - self.fact["raw_start"]], edit.after]
            at = max(at, end)
        return "".join([*pieces, self.raw[at - self.fact["raw_start"] :]])


def trace(con: duckdb.DuckDBPyConnection, kind: str, fact_id: str, landing: Path | None = None) -> Trace:
    """The way back of one article, mention or citation; an id may be shortened while it stays unique.

    `landing` is the landing folder: where the document's file still lies there, its bytes are compared with
    the hash. Raises QueryError for a kind or an id that there is not.
    """
    if kind not in KINDS:
        wrong = f"There is no kind of fact {kind}" if kind else "Say which kind of fact to trace"
        raise QueryError(f"{wrong}; there are {', '.join(KINDS)}. {_example(con, 'mention')}")
    table, key = KINDS[kind]
    fact = _one(con, table, key, fact_id, kind)
    article = fact if kind == "article" else _row(con, "fact_article", "article_id", fact["article_id"])
    document = _row(con, "dim_document", "document_id", article["document_id"])
    raw_text = _row(con, "document_text", "document_id", article["document_id"])["raw_text"]
    start, end = (0, len(article["text"])) if kind == "article" else (fact["start_char"], fact["end_char"])
    text = article["text"]
    raw_start, raw_end = fact["raw_start"], fact["raw_end"]
    return Trace(
        kind=kind,
        fact=fact,
        article=article,
        document=document,
        run=_row(con, "ops.etl_run", "run_id", article["run_id"]),
        clean=text[start:end],
        clean_context=(text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]),
        raw=raw_text[raw_start:raw_end],
        raw_context=(
            raw_text[max(0, raw_start - _CONTEXT) : raw_start],
            raw_text[raw_end : raw_end + _CONTEXT],
        ),
        landing=_landing(document, landing),
        edits=_edits(con, document["document_id"], raw_text, raw_start, raw_end),
    )


def _one(con: duckdb.DuckDBPyConnection, table: str, key: str, fact_id: str, kind: str) -> dict[str, Any]:
    found = con.execute(
        f"SELECT {key} FROM {table} WHERE starts_with({key}, ?) ORDER BY {key} <> ?, {key} LIMIT 4",
        [fact_id, fact_id],
    ).fetchall()
    if not fact_id or not found:
        wrong = f"There is no {kind} {fact_id}" if fact_id else f"Say which {kind} to trace"
        raise QueryError(f"{wrong}. {_example(con, kind)}")
    if found[0][0] != fact_id and len(found) > 1:
        raise QueryError(
            f"{fact_id} begins several {kind}s: {', '.join(row[0] for row in found[:3])}. Give more digits."
        )
    return _row(con, table, key, found[0][0])


def _example(con: duckdb.DuckDBPyConnection, kind: str) -> str:
    """A command that works on this warehouse, and the query that finds more."""
    table, key = KINDS[kind]
    first = con.execute(f"SELECT min({key}) FROM {table}").fetchall()[0][0]
    works = f"For example: clippings trace {kind} {first}. " if first else ""
    return f'{works}Others: clippings sql "select {key} from {table} limit 10"'


def _row(con: duckdb.DuckDBPyConnection, table: str, key: str, value: str) -> dict[str, Any]:
    cursor = con.execute(f"SELECT * FROM {table} WHERE {key} = ?", [value])
    names = [column[0] for column in cursor.description or []]
    rows = cursor.fetchall()
    return dict(zip(names, rows[0], strict=True)) if rows else {}


def _edits(con: duckdb.DuckDBPyConnection, document_id: str, raw: str, start: int, end: int) -> list[Edit]:
    span = {"document": document_id, "start": start, "end": end}
    rows = con.execute(statement("edits_of_span"), span).fetchall()
    return [Edit(s, e, raw[s:e], replacement or "", rule) for s, e, replacement, rule in rows]


def _landing(document: dict[str, Any], landing: Path | None) -> str:
    if landing is None:
        return "not compared: no landing folder was given"
    path = landing / document["path"]
    if not path.is_file():
        inside = "#" in document["path"] and (landing / document["path"].rpartition("#")[0]).is_file()
        return "a record inside a file that is there" if inside else "the file is not in landing any more"
    same = hashlib.sha256(path.read_bytes()).hexdigest() == document["document_id"]
    return "the file is there with the same bytes" if same else "the file is there, with other bytes now"


def render(found: Trace) -> str:
    """A trace as text for a terminal, from the fact down to the file."""
    fact, article, document, run = found.fact, found.article, found.document, found.run
    lines = [f"{found.kind} {fact[KINDS[found.kind][1]]}"]
    lines += [
        f"  {name}: {_plain(value)}" for name, value in fact.items() if _is_said(found.kind, name, value)
    ]
    if found.kind != "article":
        title = article["title"] or article["text"][:60]
        lines += [
            f"in {article['kind']} {article['article_id']} (segment {article['ordinal']}): {_plain(title)}"
        ]
        lines += [
            f"clean text {fact['start_char']}..{fact['end_char']}",
            _marked(found.clean, found.clean_context),
        ]
    lines += [f"edits on the way: {len(found.edits)}"]
    lines += [
        f"  {e.rule} at {e.raw_start}..{e.raw_end}: {e.before!r} became {e.after!r}"
        for e in found.edits[:_EDITS_SHOWN]
    ]
    if len(found.edits) > _EDITS_SHOWN:
        lines += [f"  and {len(found.edits) - _EDITS_SHOWN} more, in document_edit"]
    if found.kind == "mention":
        same = found.rebuilt == found.clean
        lines += [f"  the raw span with its edits {'is' if same else 'is NOT'} the clean span"]
    lines += [f"raw text {fact['raw_start']}..{fact['raw_end']}", _marked(found.raw, found.raw_context)]
    lines += [
        f"file {_plain(document['path'])} ({document['bytes']:,} bytes, {document['encoding']}): {found.landing}",
        f"  SHA-256 {document['document_id']}",
        f"  superseded by {document['superseded_by']}" if document["superseded_by"] else "  current",
        f"run {article['run_id']}, code {run.get('code_version')}, registry {run.get('registry_version')}, "
        f"extraction {document['extract_version']}",
    ]
    return "\n".join(lines)


def _is_said(kind: str, name: str, value: object) -> bool:
    told_elsewhere = {
        "text",
        "article_id",
        "start_char",
        "end_char",
        "raw_start",
        "raw_end",
        "run_id",
        "document_id",
    }
    return value is not None and name not in told_elsewhere and name != KINDS[kind][1]


def _marked(text: str, context: tuple[str, str]) -> str:
    if len(text) > _SHOWN:
        text = f"{text[: _SHOWN // 2]} [...] {text[-_SHOWN // 2 :]}"
    return f"  {_plain(context[0])}>>>{_plain(text)}<<<{_plain(context[1])}"


def _plain(value: object) -> str:
    """Line ends as signs and other control characters as blanks: raw text must not reach the terminal."""
    text = f"{value:.4g}" if isinstance(value, float) else str(value)
    text = text.replace("\n", "⏎").replace("\t", "⇥")
    return "".join(c if c.isprintable() else " " for c in text)
