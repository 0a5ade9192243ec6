"""Readers that follow a replaced file, and what a fault of the database leaves behind."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboards.reader import Reader
from tests.dashboards.tiny import Tiny


def test_readers_follow_replacements_without_error_or_stale_answer(tmp_path: Path, tiny: Tiny) -> None:
    """Each replacement says one more; a reader never sees less than what was there when it asked."""
    path = tiny(tmp_path / "warehouse.duckdb", 1)
    reader = Reader(path)
    published = [1]
    wrong: list[Any] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            time.sleep(0.01)
            at_least = published[0]
            try:
                with reader.cursor() as (cursor, _):
                    found = cursor.execute("select count(*) from fact_article").fetchall()[0][0]
                if found < at_least:
                    wrong.append((found, at_least))
            except Exception as error:
                wrong.append(repr(error))

    threads = [threading.Thread(target=read) for _ in range(5)]
    for thread in threads:
        thread.start()
    for number in range(2, 12):
        tiny(path, number)
        published[0] = number
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert reader._current is not None
    assert reader._current.users == 0
    reader.close()


@pytest.fixture
def replaced(tmp_path: Path, tiny: Tiny) -> Path:
    return tiny(tmp_path / "warehouse.duckdb", 2)


def test_an_old_cursor_keeps_its_publication(replaced: Path, tiny: Tiny) -> None:
    reader = Reader(replaced)
    with reader.cursor() as (old, before):
        tiny(replaced, 9)
        with reader.cursor() as (new, after):
            assert new.execute("select count(*) from fact_article").fetchall() == [(9,)]
            assert after.key != before.key
        assert old.execute("select count(*) from fact_article").fetchall() == [(2,)]
    reader.close()


@pytest.mark.parametrize("fault", [duckdb.FatalException, duckdb.InternalException])
def test_after_a_fault_of_the_database_the_file_is_opened_anew(
    replaced: Path, fault: type[Exception]
) -> None:
    reader = Reader(replaced)
    with pytest.raises(fault), reader.cursor() as (_, broken):
        raise fault("the database has been invalidated")
    with reader.cursor() as (cursor, publication):
        assert publication is not broken
        assert publication.key == broken.key
        assert cursor.execute("select 1").fetchall() == [(1,)]
    with pytest.raises(duckdb.ConnectionException):
        broken.connection.execute("select 1")
    reader.close()
