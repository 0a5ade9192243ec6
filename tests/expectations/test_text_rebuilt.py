"""Text lost inside an article: the clean text must be the raw range after its edits and without its furniture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from expectations.checks import load_checks
from expectations.texts import pieces
from warehouse.connection import open_for_writing, open_read_only

CHECK = next(check for check in load_checks() if check.name == "text_rebuilt")
RAW = "Old pier  sold &amp; gone<br/>Read more\nNobody was asked."
CLEAN = "Old pier sold & gone\n\nNobody was asked."
AMP, TAG, SHOP = RAW.index("&amp;"), RAW.index("<br/>"), RAW.index("Read more")


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory, valid: bytes) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("rebuilt") / "warehouse.duckdb"
    path.write_bytes(valid)
    writable = open_for_writing(path)
    # The texts change after the pieces are cut; an audit cuts those of a file that nobody writes.
    writable.execute(pieces(held=False).replace("or replace table", "or replace view"))
    yield writable
    writable.close()


@pytest.fixture
def failing(con: duckdb.DuckDBPyConnection, ids: dict[str, str]) -> Iterator[Callable[..., list[str]]]:
    """`failing(raw, clean, edits, furniture)`: the keys that the check reports for one such document."""

    def keys(
        raw: str, clean: str, edits: list[tuple[int, int, str]], furniture: list[tuple[int, int]]
    ) -> list[str]:
        listing = ids["{LIST}"]
        con.execute("update document_text set raw_text = ? where document_id = ?", [raw, listing])
        con.execute(
            "update fact_article set text = ?, raw_end = ? where article_id = 'a3'", [clean, len(raw)]
        )
        con.execute("delete from fact_furniture where document_id = ?", [listing])
        for start, end, words in edits:
            con.execute("insert into document_edit values (?, ?, ?, ?, 'rule')", [listing, start, end, words])
        for start, end in furniture:
            con.execute("insert into fact_furniture values (?, 'share', ?, ?)", [listing, start, end])
        return [key for key, _ in con.execute(CHECK.sql or "").fetchall()]

    con.execute("BEGIN")
    yield keys
    con.execute("ROLLBACK")


EDITS = [(AMP, AMP + 5, "&"), (TAG, TAG + 5, "\n")]
FURNITURE = [(SHOP, SHOP + 9)]


def test_a_text_whose_changes_are_all_recorded_passes(failing: Callable[..., list[str]]) -> None:
    assert failing(RAW, CLEAN, EDITS, FURNITURE) == []


@pytest.mark.parametrize(
    "clean",
    [
        CLEAN.replace("Nobody was", "Nobody"),
        CLEAN.replace("pier", "peir"),
        CLEAN.replace("gone", "gone forever"),
        CLEAN.replace("& ", ""),
        "Nobody was asked.\n\nOld pier sold & gone",
    ],
    ids=["a word lost", "letters moved", "a word added", "a replacement lost", "blocks in another order"],
)
def test_a_change_that_is_not_recorded_is_found(failing: Callable[..., list[str]], clean: str) -> None:
    assert failing(RAW, clean, EDITS, FURNITURE) == ["a3"]


def test_edits_and_furniture_that_say_too_much_are_found(failing: Callable[..., list[str]]) -> None:
    assert failing(RAW, CLEAN, [*EDITS, (0, 4, "")], FURNITURE) == ["a3"]


def test_furniture_left_in_the_text_is_found(failing: Callable[..., list[str]]) -> None:
    assert failing(RAW, CLEAN.replace("Nobody", "Read more\n\nNobody"), EDITS, FURNITURE) == ["a3"]


def test_an_edit_inside_furniture_goes_with_it(failing: Callable[..., list[str]]) -> None:
    assert failing(RAW, CLEAN, [*EDITS, (SHOP + 2, SHOP + 4, "AD")], FURNITURE) == []


@pytest.mark.parametrize("place", [10, 16_380, 16_384, 40_000])
def test_a_word_lost_in_a_long_text_is_found(
    broken: Callable[..., Path], ids: dict[str, str], place: int
) -> None:
    """Texts longer than one piece are read piece by piece."""
    raw = f"repeat('é ', {place // 2}) || 'pier  lost ' || repeat('ü ', 20000)"
    for lost, keys in (("", []), ("lost ", ["a3"])):
        path = broken(
            f"update document_text set raw_text = {raw} where document_id = '{ids['{LIST}']}'",
            f"update fact_article set text = replace(replace({raw}, '  ', ' '), '{lost}', ''), "
            f"raw_end = length({raw}) where article_id = 'a3'",
            f"insert into document_edit values ('{ids['{LIST}']}', {place + 4}, {place + 6}, ' ', 'space')",
            f"delete from fact_furniture where document_id = '{ids['{LIST}']}'",
        )
        with closing(open_read_only(path, locked=False)) as con:
            con.execute(pieces(held=False))
            assert [key for key, _ in con.execute(CHECK.sql or "").fetchall()] == keys
