"""An article's facts are reached by their rows: the same as by its id, wherever they lie."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboards.cards import read_card
from dashboards.query import ask, set_variables
from dashboards.reader import Reader
from warehouse.connection import close_written, open_for_writing
from warehouse.schema import create_derived

BY_ID = {
    "article": """select article_id, text, path from fact_article join dim_document using (document_id)
        where article_id = $id""",
    "mentions": """select mention_id, start_char, name from fact_mention left join dim_entity using (entity_id)
        where article_id = $id""",
    "citations": """select citation_id, ordinal, s.name as source
        from fact_citation left join dim_source as s using (source_id)
        where article_id = $id""",
    "edits": "select raw_start, raw_end, replacement from document_edit where document_id = $document",
    "raw_text": "select raw_text from document_text where document_id = $document",
    "page_parts": """select raw_start, raw_end, null as article_id
        from fact_furniture where document_id = $document union all
        select raw_start, raw_end, article_id from fact_article where document_id = $document and article_id <> $id""",
    "relations": """with pairs as (
            select related_article_id as other_id, relation from fact_article_relation where article_id = $id
            union select article_id, relation from fact_article_relation where related_article_id = $id)
        select other_id, a.kind, relation from pairs join fact_article as a on a.article_id = other_id""",
}
SHUFFLED = (
    "fact_article", "fact_mention", "fact_citation", "fact_furniture", "document_edit", "document_text", "dim_document"
)  # fmt: skip


@pytest.fixture
def shuffled(warehouse_file: Path, tmp_path: Path) -> Path:
    """The same facts with their rows in an order of chance, and a document of which another text is a segment."""
    path = tmp_path / "warehouse.duckdb"
    shutil.copy(warehouse_file, path)
    con = open_for_writing(path)
    first, second = (
        row[0] for row in con.execute("select document_id from dim_document order by 1 limit 2").fetchall()
    )
    con.execute("update fact_article set document_id = ? where document_id = ?", [first, second])
    for table in SHUFFLED:
        con.execute(f"create temp table kept as select * from {table}; delete from {table}")
        con.execute(f"insert into {table} select * from kept order by hash(kept::varchar); drop table kept")
    con.execute("checkpoint")
    create_derived(con)
    close_written(con)
    return path


def as_text(found: list[dict[str, Any]]) -> list[str]:
    return sorted(map(str, found))


def dictionaries(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    names = [column[0] for column in con.description or ()]
    return [dict(zip(names, row, strict=True)) for row in con.fetchall()]


def direct(con: duckdb.DuckDBPyConnection, sql: str, **values: str) -> list[dict[str, Any]]:
    return dictionaries(
        con.execute(sql, {name: value for name, value in values.items() if f"${name}" in sql})
    )


def of_card(con: duckdb.DuckDBPyConnection, name: str, values: dict[str, str]) -> list[dict[str, Any]]:
    set_variables(con, values)
    return dictionaries(con.execute(read_card("article", name).sql))


def test_every_part_of_every_article_is_that_of_its_id(shuffled: Path, warehouse_file: Path) -> None:
    for path in (shuffled, warehouse_file):
        with duckdb.connect(path, read_only=True) as con:
            for article, document in con.execute(
                "select article_id, document_id from fact_article"
            ).fetchall():
                for name, sql in BY_ID.items():
                    expected = direct(con, sql, id=article, document=document)
                    found = of_card(con, name, {"article": article})
                    columns = list(expected[0]) if expected else []
                    assert as_text([{column: row[column] for column in columns} for row in found]) == as_text(
                        expected
                    )


def test_an_id_that_shares_its_digest_with_another_finds_its_own_text(
    warehouse_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "warehouse.duckdb"
    shutil.copy(warehouse_file, path)
    con = open_for_writing(path)
    con.execute("update marts.article_ids set id_digest = (select max(id_digest) from marts.article_ids)")
    for (article,) in con.execute("select article_id from fact_article").fetchall():
        con.execute("set variable article = ?", [article])
        assert con.execute("select article_id from chosen.the_article").fetchall() in ([(article,)], [])
    digest = "(select max(id_digest) from marts.article_ids)"
    of_id = "(md5_number_lower(article_id) >> 32)::uinteger"
    article = con.execute(f"select article_id from fact_article where {of_id} = {digest}").fetchall()[0][0]
    con.execute("set variable article = ?", [article])
    assert con.execute("select article_id from chosen.the_article").fetchall() == [(article,)]
    close_written(con)


def test_the_list_of_mentions_is_the_same_wherever_they_lie(shuffled: Path, warehouse_file: Path) -> None:
    card = read_card("rows", "mentions").sql
    for values in (
        {},
        {"kind": "teaser"},
        {"surface": "Bo Lantern"},
        {"entity": "bo-lantern"},
        {"page": "2"},
    ):
        answers = []
        for path in (warehouse_file, shuffled):
            reader = Reader(path)
            answers.append(ask(reader, card, values, 10_000).rows)
            reader.close()
        assert answers[0] == answers[1]
        assert values == {"page": "2"} or len(answers[0]) > 1


def test_an_article_of_a_superseded_version_can_still_be_read(warehouse_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    shutil.copy(warehouse_file, path)
    con = open_for_writing(path)
    old, new = (
        row[0] for row in con.execute("select document_id from dim_document order by 1 limit 2").fetchall()
    )
    con.execute("update dim_document set superseded_by = ? where document_id = ?", [new, old])
    con.execute("checkpoint")
    create_derived(con)
    article = con.execute("select article_id from fact_article where document_id = ?", [old]).fetchall()[0][0]
    assert con.execute(
        "select count(*) from marts.article_overview where article_id = ?", [article]
    ).fetchall() == [(0,)]
    found = of_card(con, "article", {"article": article})
    close_written(con)
    assert [(row["article_id"], row["superseded_by"]) for row in found] == [(article, new)]
