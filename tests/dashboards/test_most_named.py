"""Who is named in most texts is found without counting everybody, and is who a count of everybody finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest

from dashboards.cards import read_card
from dashboards.query import Answer, set_variables
from dashboards.reader import Publication
from dashboards.shapes import pages_of
from tests.dashboards.rows import Rows, write_warehouse

TEXTS, ENTITIES = 300, 120
FILTERS: list[dict[str, str]] = [
    {},
    {"kind": "teaser"},
    {"copies": "independent"},
    {"source": "outlet-1"},
    {"entity": "entity-3"},
    {"entity": "entity-90"},
    {"entity": "entity-90", "source": "outlet-2"},
    {"from_date": "2024-01-10", "to_date": "2024-01-20"},
    {"from_date": "2024-01-10", "to_date": "2024-01-10", "language": "de"},
    {"source": "nobody"},
]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Many entities, named the more often the smaller their number, but each kind of text has favourites."""
    chance, rows = random.Random(20), Rows()
    for entity in range(ENTITIES):
        rows.add(
            "dim_entity",
            entity_id=f"entity-{entity}",
            name=f"Name {entity}",
            type=("person", "place")[entity % 2],
            aliases=["x"],
            is_registered=entity % 3 > 0,
        )
    for number in range(TEXTS):
        teaser = number % 4 == 0
        rows.add(
            "fact_article",
            article_id=f"a{number}",
            kind="teaser" if teaser else "article",
            language=("en", "de")[number % 2],
            publisher_id=f"outlet-{number % 7}",
            published_on=date(2024, 1, 1) + timedelta(days=number % 30),
            date_basis="stated",
            cluster_id=f"a{number}",
            is_canonical=number % 5 > 0,
            text="-",
        )
        for place in range(12):
            entity = min(int(chance.expovariate(0.06)), ENTITIES - 1)
            rows.add(
                "fact_mention",
                article_id=f"a{number}",
                entity_id=f"entity-{ENTITIES - 1 - entity if teaser else entity}",
                surface="x",
                start_char=place,
                end_char=place + 1,
                sentence_no=place // 3,
                confidence=0.5,
            )
    path = write_warehouse(tmp_path_factory.mktemp("many") / "warehouse.duckdb", rows)
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{path}' as warehouse (read_only); use warehouse")
        yield connection


@pytest.mark.parametrize("filters", FILTERS, ids=str)
@pytest.mark.parametrize("wanted", [1, 9])
@pytest.mark.parametrize("registered", ["null", "false"])
def test_the_first_are_the_first_of_all(
    many: duckdb.DuckDBPyConnection, filters: dict[str, str], wanted: int, registered: str
) -> None:
    cursor = many.cursor()
    cursor.execute("use warehouse")
    set_variables(cursor, filters)
    order = f"order by articles desc, mentions desc, entity_no limit {wanted}"
    for of_type in ("null", "'place'"):
        quick = f"select * from chosen.most_named({wanted}, {of_type}, {registered}) {order}"
        whole = f"""select * from chosen.entity_overview where type = coalesce({of_type}, type)
            and is_registered = coalesce({registered}, is_registered) {order}"""
        assert cursor.execute(quick).fetchall() == cursor.execute(whole).fetchall()


def test_a_page_says_whether_another_follows(many: duckdb.DuckDBPyConnection) -> None:
    for name, size in (("all_entities", 50), ("names", 25)):
        card = read_card("entities" if name == "all_entities" else "discovered", name)
        cursor = many.cursor()
        cursor.execute("use warehouse")
        whole = len(cursor.execute(card.sql).fetchall())
        assert whole > size
        for number in range(1, whole // size + 2):
            cursor.execute("set variable page = ?", [str(number)])
            cursor.execute(card.sql)
            place = [column[0] for column in cursor.description or ()].index("more_follow")
            assert {row[place] for row in cursor.fetchall()} == {number * size < whole}


@pytest.mark.parametrize("follows", [True, False])
def test_a_full_last_page_has_no_next(follows: bool) -> None:
    card = read_card("entities", "all_entities")
    publication = Publication("1", datetime(2024, 1, 1, tzinfo=UTC), duckdb.connect())
    answer = Answer(("name", "more_follow"), tuple((f"n{i}", follows) for i in range(50)), False, publication)
    _, nav = pages_of(card, answer, {"page": "2"})
    assert ("Next" in nav) == follows
    assert "Previous" in nav


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_the_rows_of_one_entity_are_those_of_all_entities(
    many: duckdb.DuckDBPyConnection, filters: dict[str, str]
) -> None:
    cursor = many.cursor()
    cursor.execute("use warehouse")
    set_variables(cursor, filters)
    direct = """select * from chosen.entity_article where entity_no in (
        select entity_no from marts.entity_numbers where entity_id = getvariable('entity')) order by all"""
    assert (
        cursor.execute("select * from chosen.the_entity order by all").fetchall()
        == cursor.execute(direct).fetchall()
    )


def test_numbers_count_from_the_middle(many: duckdb.DuckDBPyConnection) -> None:
    numbered = many.execute(
        """select is_registered, list(entity_no order by abs(entity_no)) from warehouse.marts.entity_overview
           group by all"""
    ).fetchall()
    for is_registered, numbers in numbered:
        assert numbers == [(number if is_registered else -number) for number in range(1, len(numbers) + 1)]
