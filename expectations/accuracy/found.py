"""What the extraction found in each text, read from warehouse tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class FoundArticle:
    kind: str
    title: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundMention:
    start: int
    end: int
    type: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundCitation:
    kind: str
    start: int
    end: int
    marker: str | None
    author: str | None
    source: str | None
    source_names: tuple[str, ...]
    title: str | None
    cited_on: str | None
    speaker: str | None
    speaker_name: str | None
    quote: str | None


@dataclass(slots=True)
class Found:
    """All that was found in one text, in order of place; offsets count code points of the raw text."""

    articles: list[FoundArticle] = field(default_factory=list)
    mentions: list[FoundMention] = field(default_factory=list)
    citations: list[FoundCitation] = field(default_factory=list)


def read_found(con: duckdb.DuckDBPyConnection) -> dict[str, Found]:
    """What was found in each text, by the file name of its document."""
    found = {_name(path): Found() for (path,) in con.execute("select path from dim_document").fetchall()}
    for path, *fields in _rows(con, "articles"):
        found[_name(path)].articles.append(FoundArticle(*fields))
    for path, start, end, kind, names in _rows(con, "mentions"):
        found[_name(path)].mentions.append(FoundMention(start, end, kind, tuple(names or ())))
    for path, *fields in _rows(con, "citations"):
        fields[6] = tuple(fields[6] or ())
        found[_name(path)].citations.append(FoundCitation(*fields))
    return found


def _rows(con: duckdb.DuckDBPyConnection, name: str) -> list[Any]:
    return con.execute((HERE / f"{name}.sql").read_text(encoding="utf-8")).fetchall()


def _name(path: str) -> str:
    return PurePosixPath(path).name
