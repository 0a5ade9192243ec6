"""A teaser whose full article is in the warehouse counts among all copies and never as a story of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from transforms.duplicates import SIGNATURE_SCHEMA, deduplicate, empty_relations
from warehouse.connection import open_for_writing
from warehouse.load import add_relations, set_clusters
from warehouse.schema import create_derived, create_stored

STORY = """Tarn lets its ferry sail again after a winter of repairs. The harbour board of Tarn voted on Monday to
let the ferry to Quill Island sail again from the first of May, after a winter in which carpenters replaced the
ramp, both engines and most of the deck. “She is a new ship under the old name,” the board's chair, Mira Vole,
told the Delta Wire after the vote. Tickets stay at four crowns until the autumn, and children ride free on
Sundays. Islanders had rowed their milk across since November; two boats were lost in the storms of January,
and the school met in a barn. The master of the ferry, who had found work on a dredger meanwhile, comes back in
April with a crew of five. The board will publish the timetable within the week."""
TEASER = " ".join(STORY.split()[:62]) + "…"
OTHER = """Delta towns ask for a bridge. The mayors of three towns on the delta wrote to the province on Friday and
asked for a bridge to Quill Island, which they say would cost less than thirty years of ferries. The province
answered that it would count the carts first, the Delta Wire reported, and sent two clerks with a notebook."""


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of a full article, its teaser on a later day and another story; each names one entity twice."""
    ids = ["full", "other", "teaser"]
    articles = pl.DataFrame(
        {
            "article_id": ids,
            "document_id": ids,
            "kind": ["article", "article", "teaser"],
            "text": [STORY, OTHER, TEASER],
            "word_count": [len(text.split()) for text in (STORY, OTHER, TEASER)],
            "published_on": [date(2024, 5, 3), date(2024, 5, 3), date(2024, 5, 4)],
            "run_id": "r1",
        }
    )
    known = articles.clear().select("article_id", "word_count", "published_on")
    found = deduplicate(articles, known, pl.DataFrame(schema=SIGNATURE_SCHEMA), empty_relations(), _no_texts)
    assert found.relations["relation"].to_list() == ["excerpt"]
    mentions = pl.DataFrame(
        {"mention_id": [f"{i}{n}" for i in ids for n in (1, 2)], "entity_id": "quill-island"}
    )
    citations = pl.DataFrame(
        {"citation_id": ids, "article_id": ids, "kind": "quotation", "source_id": "delta-wire"}
    )
    rows = {
        "dim_document": pl.DataFrame({"document_id": ids, "path": ids}),
        "fact_article": articles,
        "fact_mention": mentions.with_columns(article_id=pl.col("mention_id").str.strip_chars("12")),
        "fact_citation": citations.with_columns(speaker=pl.lit("Mira Vole")),
        "dim_source": pl.DataFrame({"source_id": ["delta-wire"], "name": ["Delta Wire"], "kind": ["agency"]}),
        "dim_entity": pl.DataFrame(
            {"entity_id": ["quill-island"], "name": ["Quill Island"], "type": ["place"]}
        ),
    }
    connection = open_for_writing(tmp_path / "w.duckdb")
    create_stored(connection)
    for table, frame in rows.items():
        connection.register("_rows", frame)
        connection.execute(f"INSERT INTO main.{table} BY NAME SELECT * FROM _rows").fetchall()
        connection.unregister("_rows")
    add_relations(connection, found.relations)
    set_clusters(connection, found.clusters)
    create_derived(connection)
    yield connection
    connection.close()


def _no_texts(ids: list[str]) -> pl.DataFrame:
    raise AssertionError(f"nothing is known, but {ids} were asked for")


@pytest.mark.parametrize(
    ("mart", "counted", "copies"),
    [
        ("entity_by_day", "mentions", 6),
        ("most_cited_sources", "citations", 3),
        ("who_quotes_whom", "quotations", 3),
    ],
)
def test_copies_count_all_and_stories_count_the_full_article_once(
    con: duckdb.DuckDBPyConnection, mart: str, counted: str, copies: int
) -> None:
    found = con.execute(f"SELECT sum({counted}), sum(articles), sum(stories) FROM marts.{mart}").fetchall()
    assert found == [(copies, 3, 2)]


def test_mentions_in_canonical_articles_are_those_of_the_stories(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        """SELECT count(*) FROM current.fact_mention
           JOIN current.fact_article USING (article_id) WHERE is_canonical"""
    ).fetchall()
    assert found == [(4,)]
