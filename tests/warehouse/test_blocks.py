"""Checksums of blocks: a whole file passes, any flipped bit does not, and where they do not fit DuckDB has the word."""

from __future__ import annotations

import random
from pathlib import Path

import duckdb
import pytest

from warehouse import publish as publishing
from warehouse.blocks import HEADER_BYTES, HEADERS, has_whole_blocks
from warehouse.connection import BLOCK_BYTES
from warehouse.errors import WarehouseError
from warehouse.paths import Paths


def _blocks(path: Path) -> int:
    return (path.stat().st_size - HEADERS * HEADER_BYTES) // BLOCK_BYTES


def test_a_published_file_has_whole_blocks(two_documents: Paths) -> None:
    file = two_documents.warehouse
    assert _blocks(file) > 1
    assert has_whole_blocks(file, BLOCK_BYTES, _blocks(file))
    assert not has_whole_blocks(file, BLOCK_BYTES, _blocks(file) + 1)


def test_any_flipped_bit_is_seen(published: Paths) -> None:
    file, chance = published.warehouse, random.Random(7)
    content, blocks = bytearray(file.read_bytes()), _blocks(file)
    for _ in range(60):
        place, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
        content[place] ^= bit
        file.write_bytes(content)
        assert not has_whole_blocks(file, BLOCK_BYTES, blocks), place
        content[place] ^= bit
    file.write_bytes(content)
    assert has_whole_blocks(file, BLOCK_BYTES, blocks)


@pytest.mark.parametrize("size", [0, 8, HEADERS * HEADER_BYTES, HEADERS * HEADER_BYTES + 100])
def test_a_file_that_is_cut_has_no_whole_blocks(published: Paths, size: int) -> None:
    blocks = _blocks(published.warehouse)
    with published.warehouse.open("r+b") as file:
        file.truncate(size)
    assert not has_whole_blocks(published.warehouse, BLOCK_BYTES, blocks)


def test_a_mart_is_verified_as_well(published: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the checksums find, DuckDB confirms in every table, those of the marts included."""
    read: list[str] = []
    monkeypatch.setattr(publishing, "has_whole_blocks", lambda *_: False)
    real = publishing.open_read_only

    class Listening:
        def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
            self._con = con

        def execute(self, query: str) -> duckdb.DuckDBPyConnection:
            read.append(query)
            return self._con.execute(query)

        def close(self) -> None:
            self._con.close()

    monkeypatch.setattr(publishing, "open_read_only", lambda path: Listening(real(path)))
    publishing.verify(published.warehouse)  # another layout of blocks is no damage
    for table in ('main."fact_article"', 'ops."etl_run"', 'marts."entity_article"'):
        assert any(query.endswith(f"FROM {table}") for query in read), table


def test_a_file_with_a_damaged_block_is_refused_where_a_table_needs_it(published: Paths) -> None:
    file = published.warehouse
    content, told = bytearray(file.read_bytes()), []
    for block in range(0, _blocks(file), 8):
        start = HEADERS * HEADER_BYTES + block * BLOCK_BYTES
        content[start + 9] ^= 0xFF
        file.write_bytes(content)
        try:
            publishing.verify(file)
        except WarehouseError as error:
            told.append(str(error))
        content[start + 9] ^= 0xFF
    assert told
    assert all("damaged" in sentence or "cannot be opened" in sentence for sentence in told)
