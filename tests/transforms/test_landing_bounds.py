"""Containers that unpack to far more than they are: what is read of them, and what is held at once."""

from __future__ import annotations

import io

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from transforms import landing
from transforms.landing import LandingDocument, Refused, read_landing

TEXT = "The ferry of Ostrel runs again, the county said on Friday. " * 40


def parquet(table: pa.Table, **options: object) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer, **options)
    return buffer.getvalue()


def repeated(rows: int) -> pa.Table:
    """One text that stands in the file once, as the text of every row."""
    return pa.table({"text": pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), [TEXT])})


def test_the_records_of_a_small_file_are_read_until_they_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = parquet(repeated(5_000))
    assert len(raw) < 20_000
    assert len(list(read_landing("a.parquet", raw))) == 5_000
    monkeypatch.setattr(landing, "MAX_UNPACKED", 10 * len(TEXT))
    *kept, last = read_landing("a.parquet", raw)
    assert [type(found) for found in kept] == [LandingDocument] * 10
    assert isinstance(last, Refused)
    assert (last.path, last.reason) == ("a.parquet#11", "too_large")


def test_a_file_whose_columns_unpack_to_too_much_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = parquet(pa.table({"blob": [bytes(100_000)] * 9}), compression="zstd", use_dictionary=False)
    assert len(raw) < 20_000
    monkeypatch.setattr(landing, "MAX_UNPACKED", 500_000)
    monkeypatch.setattr(pl, "read_parquet", lambda *_: pytest.fail("it is read"))
    (found,) = read_landing("a.parquet", raw)
    assert isinstance(found, Refused)
    assert found.reason == "too_large"
    assert found.detail.endswith("bytes; at most 500,000 are read")


def test_few_rows_are_held_where_they_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert landing._rows_at_once(pl.DataFrame({"n": [1]})) == 512
    assert landing._rows_at_once(pl.DataFrame({"text": [None]}, schema={"text": pl.String})) == 512
    monkeypatch.setattr(landing, "MAX_BYTES", 1_000)
    assert landing._rows_at_once(pl.DataFrame({"text": ["a" * 300, None], "title": ["b", "c"]})) == 3
    assert landing._rows_at_once(pl.DataFrame({"text": ["a" * 3_000]})) == 1
