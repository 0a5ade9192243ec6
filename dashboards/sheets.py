"""Answers as CSV: every row, streamed, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from dashboards.query import plain, set_variables, time_limit
from dashboards.reader import Reader

CSV_SECONDS = 120.0
CHUNK_ROWS = 2_000
# A cell that starts with one of these is run as a formula by spreadsheets (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_chunks(
    reader: Reader, sql: str, parameters: Mapping[str, str], limit: int | None = None
) -> Iterator[str]:
    """The query's rows as CSV text, header first, CHUNK_ROWS rows at a time."""
    with reader.cursor() as (cursor, _), time_limit(cursor, CSV_SECONDS):
        set_variables(cursor, parameters)
        cursor.execute(sql)
        yield csv_text([[column[0] for column in cursor.description or ()]])
        left = limit
        while rows := cursor.fetchmany(CHUNK_ROWS if left is None else min(CHUNK_ROWS, left)):
            yield csv_text(rows)
            if left is not None:
                left -= len(rows)


def csv_text(rows: list[Any]) -> str:
    """Rows as CSV lines (RFC 4180), texts that look like formulas behind an apostrophe."""
    sheet = io.StringIO()
    csv.writer(sheet).writerows([_cell(value) for value in row] for row in rows)
    return sheet.getvalue()


def _cell(value: Any) -> Any:
    value = plain(value)
    if isinstance(value, list):
        value = "; ".join("" if item is None else str(item) for item in value)
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return "'" + value
    return value
