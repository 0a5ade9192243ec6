"""Rows of a warehouse, each fact placed by the words it covers, and the file that they make."""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl

from warehouse.connection import close_written, open_for_writing
from warehouse.schema import create_derived, create_stored


class Rows:
    """Collects rows of the warehouse's tables; a fact is placed by the words it covers."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {}

    def add(self, table: str, **values: Any) -> None:
        """Add one row; missing columns are NULL."""
        self.tables.setdefault(table, []).append(values)

    def article(self, number: int, text: str, **changes: Any) -> None:
        """One document with one segment whose raw text has a label before it and a doubled encoding in it."""
        document = f"{number:064x}"
        article_id = f"{number:016x}"
        raw_text = "Read more\n" + text.replace("“", "â€œ").replace("”", "â€\x9d")
        self.add(
            "dim_document",
            document_id=document,
            path=f"day/{number}.txt",
            bytes=len(raw_text.encode()),
            encoding="utf-8",
            crawl_date=date(2024, 6, 1),
            first_run_id="run-2",
            extract_version="1",
        )
        self.add("document_text", document_id=document, raw_text=raw_text)
        self.add("fact_furniture", document_id=document, kind="read_more", raw_start=0, raw_end=9)
        for place, char in enumerate(text):
            if char in "“”":
                start = self.raw(text, place)
                wide = 3
                self.add(
                    "document_edit",
                    document_id=document,
                    raw_start=start,
                    raw_end=start + wide,
                    replacement=char,
                    rule="mojibake",
                )
        row = {
            "article_id": article_id,
            "document_id": document,
            "ordinal": 1,
            "kind": "article",
            "title": text.split("\n")[0],
            "text": text,
            "language": "en",
            "author": "Cy Ink",
            "publisher_id": None,
            "published_on": date(2024, 1, 3) + timedelta(days=number * 4),
            "published_precision": "day",
            "date_basis": "stated",
            "word_count": len(text.split()),
            "raw_start": 10,
            "raw_end": len(raw_text),
            "references_start": text.find("\n\n[1]") + 2 if "\n\n[1]" in text else None,
            "evidence": ["title_line"],
            "content_hash": article_id,
            "cluster_id": article_id,
            "is_canonical": True,
            "run_id": "run-2",
        }
        self.add("fact_article", **(row | changes))

    @staticmethod
    def raw(text: str, place: int) -> int:
        """Where a character of the clean text stands in the raw text of `article`."""
        return 10 + place + 2 * sum(char in "“”" for char in text[:place])

    def mention(self, number: int, text: str, entity: str | None, surface: str, nth: int = 0) -> None:
        """One mention: the nth occurrence of the words in the text."""
        start = -1
        for _ in range(nth + 1):
            start = text.index(surface, start + 1)
        end = start + len(surface)
        self.add(
            "fact_mention",
            mention_id=f"m{number}-{entity}-{start}",
            article_id=f"{number:016x}",
            entity_id=entity,
            surface=surface,
            in_title=start < text.index("\n"),
            sentence_no=1,
            start_char=start,
            end_char=end,
            raw_start=self.raw(text, start),
            raw_end=self.raw(text, end),
            recognizer="registry",
            confidence=0.9,
        )

    def citation(self, number: int, text: str, ordinal: int, kind: str, words: str, **more: Any) -> None:
        """One citation that covers these words."""
        start = text.index(words)
        end = start + len(words)
        self.add(
            "fact_citation",
            citation_id=f"c{number}-{ordinal}",
            article_id=f"{number:016x}",
            ordinal=ordinal,
            kind=kind,
            start_char=start,
            end_char=end,
            raw_start=self.raw(text, start),
            raw_end=self.raw(text, end),
            confidence=0.8,
            **more,
        )


def write_warehouse(path: Path, rows: Rows) -> Path:
    """Build the rows into a database file beside `path` and put it there in one atomic step."""
    candidate = path.with_name(f"{path.stem}-{time.monotonic_ns()}.duckdb")
    connection = open_for_writing(candidate)
    create_stored(connection)
    for table, records in rows.tables.items():
        connection.register("given", pl.DataFrame(records, infer_schema_length=None))
        connection.execute(f"insert into {table} by name select * from given")
        connection.unregister("given")
    create_derived(connection)
    close_written(connection)
    return candidate.replace(path)
