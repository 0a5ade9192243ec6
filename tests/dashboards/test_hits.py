"""Words are sought as they are written, in all texts, in those loaded last, and in titles and names."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from dashboards.query import set_variables
from warehouse.connection import close_written, open_for_writing
from warehouse.schema import create_derived, create_stored

TEXTS = 60_000
LATEST = 50_000


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """More texts than the search in the last of them reads; every thousandth tells of a ferry, or (a+b) of a sum."""
    path = tmp_path_factory.mktemp("hits") / "warehouse.duckdb"
    con = open_for_writing(path)
    create_stored(con)
    con.execute(
        """insert into dim_document by name select 'd' || i as document_id, i || '.txt' as path, 1 as bytes,
            'utf-8' as encoding, 'run-1' as first_run_id, '1' as extract_version from range(?) as r (i)""",
        [TEXTS],
    )
    con.execute(
        """insert into fact_article by name select 'a' || i as article_id, 'd' || i as document_id, 1 as ordinal,
            'article' as kind, case when i % 500 = 0 then 'Straße ' || i else 'Untold' end as title,
            case i % 1000 when 0 then 'The Night Ferry leaves.' when 1 then 'The sum (a+b) is paid.' else 'Nothing.'
            end as text, 'en' as language, 'a' || i as cluster_id, true as is_canonical, 'run-1' as run_id
            from range(?) as r (i)""",
        [TEXTS],
    )
    create_derived(con)
    close_written(con)
    con = duckdb.connect(str(path), read_only=True)
    yield con
    con.close()


def _found(con: duckdb.DuckDBPyConnection, words: str, scope: str | None) -> list[int]:
    cursor = con.cursor()
    set_variables(cursor, {"search": words} | ({"scope": scope} if scope else {}))
    sql = """select substr(article_id, 2)::integer from chosen.hits
        join marts.article_overview using (article_no) order by 1"""
    return [number for (number,) in cursor.execute(sql).fetchall()]


@pytest.mark.parametrize(("words", "rest"), [("night FERRY", 0), ("(A+B)", 1)])
def test_the_texts_loaded_last_are_searched_to_the_last_and_no_further(
    loaded: duckdb.DuckDBPyConnection, words: str, rest: int
) -> None:
    expected = [number for number in range(TEXTS) if number % 1000 == rest]
    assert _found(loaded, words, None) == expected
    assert _found(loaded, words, "texts") == expected
    assert _found(loaded, words, "latest") == [n for n in expected if n >= TEXTS - LATEST]
    assert _found(loaded, words, "titles") == []


def test_titles_are_searched_and_nothing_is_a_pattern(loaded: duckdb.DuckDBPyConnection) -> None:
    assert _found(loaded, "straße 5", "titles") == [
        number for number in range(0, TEXTS, 500) if str(number).startswith("5")
    ]
    assert _found(loaded, "straße 5", "latest") == []
    assert _found(loaded, "a.b", "texts") == []


def test_what_was_found_before_is_not_sought_again(loaded: duckdb.DuckDBPyConnection) -> None:
    cursor = loaded.cursor()
    set_variables(cursor, {"search": "ferry", "scope": "latest"})
    cursor.execute("set variable hits = [3, 8]::integer[]")
    assert cursor.execute("select article_no from chosen.hits order by 1").fetchall() == [(3,), (8,)]
