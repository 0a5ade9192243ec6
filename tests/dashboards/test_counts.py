"""Sums made beforehand say what the rows say, under filters that they hold and under filters that they do not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pytest

from dashboards.query import set_variables
from tests.dashboards.rows import Rows, write_warehouse

TEXTS = 400
FILTERS: list[dict[str, str]] = [
    {},
    {"kind": "teaser"},
    {"copies": "independent"},
    {"language": "de", "dates": "stated"},
    {"kind": "article", "copies": "independent"},
    {"source": "outlet-1"},
    {"entity": "entity-3", "copies": "independent"},
    {"from_date": "2024-01-10", "to_date": "2024-01-20"},
    {"entity": "entity-3", "source": "outlet-1", "kind": "article"},
    {"source": "outlet-2", "from_date": "2024-01-10"},
    {"source": "nobody"},
    {"language": "nobody's"},
]
# counts -> the same sums of the rows
SUMS = {
    """select class_no, published_on, kind, "language", story, is_canonical, sum(texts) from chosen.text_counts
       group by all""": """
       select class_no, published_on, kind, "language", story, is_canonical, count(*) from chosen.article_overview
       group by all""",
    "select coalesce(sum(n.texts), 0) from chosen.text_counts as n": "select count(*) from chosen.article_numbers",
    """select published_on, story, date_basis, sum(texts), sum(with_agency), sum(repeated) from chosen.article_counts
       group by all""": """
       select published_on, story, case when published_on is not null then date_basis end as basis, count(*),
           count(*) filter (case when getvariable('copies') is null then cites_agency else cites_agency_once end),
           count(*) filter (cluster_texts > 1)
       from chosen.article_overview group by all""",
    "select publisher_id, is_canonical, sum(texts) from chosen.publisher_counts group by all": """
       select publisher_id, is_canonical, count(*) from chosen.article_overview
       where publisher_id is not null group by all""",
    "select kind, cue, is_known, sum(citations) from chosen.citation_counts group by all": """
       select kind, cue, is_known, count(*) from chosen.citation_overview group by all""",
    "select reason, sum(footnotes), sum(articles) from chosen.open_footnotes group by all": """
       select reason, count(*), count(distinct article_no) from chosen.citation_overview
       where kind = 'footnote' and source_id is null group by all""",
    "select source_id, kind, is_dated, sum(citations) from chosen.source_counts group by all": """
       select source_id, kind, published_on is not null, count(*) from chosen.citation_overview
       where source_id is not null group by all""",
    "select source_id, sum(articles), sum(independent) from chosen.source_counts group by all": """
       select source_id, count(distinct article_no), count(distinct article_no) filter (is_independent)
       from chosen.citation_overview where source_id is not null group by all""",
    """select speaker_no, sum(statements), sum(quoted), sum(articles), sum(independent)
       from chosen.speaker_counts group by all""": """
       select speaker_no, count(*), count(*) filter (is_quoted), count(distinct article_no),
           count(distinct article_no) filter (is_independent)
       from chosen.citation_overview where speaker_no is not null group by all""",
    """select entity_no, is_canonical, sum(articles), sum(mentions), min(first_on), max(last_on)
       from chosen.entity_counts group by all""": """
       select entity_no, is_canonical, count(*), sum(mentions), min(published_on), max(published_on)
       from chosen.entity_article group by all""",
    "select * from chosen.strongest_links": """
       select carrier_id, speaker_no, count(*) as statements, count(distinct article_no) as articles
       from chosen.citation_overview where carrier_id is not null group by all
       order by statements desc, carrier_id, speaker_no limit 100""",
}


def _citations(rows: Rows, text: int, chance: random.Random) -> None:
    for ordinal in range(1, 26):
        kind = chance.choice(("quotation", "attribution", "footnote", "credit"))
        spoken = kind in ("quotation", "attribution")
        rows.add(
            "fact_citation",
            citation_id=f"c{text}-{ordinal}",
            article_id=f"a{text}",
            ordinal=ordinal,
            kind=kind,
            speaker=f"Speaker {min(int(chance.expovariate(0.02)), 400)}" if spoken else None,
            source_id=f"outlet-{min(int(chance.expovariate(0.04)), 89)}" if chance.random() < 0.6 else None,
            cue=chance.choice(("said", "Told", None)) if spoken else None,
            quote="-" if kind == "quotation" else None,
            resolution=chance.choice(("no_source", "ibid", None)),
            is_repeat=chance.choice((True, False, None, None, None)),
            start_char=ordinal * 200,
            end_char=ordinal * 200 + 9,
        )


@pytest.fixture(scope="module")
def cited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """More links between outlets and speakers than are kept, most of them weak; a fifth of the citations repeat."""
    chance, rows = random.Random(7), Rows()
    for number in range(90):
        rows.add(
            "dim_source",
            source_id=f"outlet-{number}",
            name=f"Outlet {number}",
            kind=("agency", "newspaper")[number % 2],
        )
    for number in range(130):
        rows.add(
            "dim_entity",
            entity_id=f"entity-{number}",
            name=f"Name {number}",
            type="person",
            is_registered=True,
        )
    for text in range(TEXTS):
        rows.add(
            "fact_article",
            article_id=f"a{text}",
            kind=("article", "article", "teaser")[text % 3],
            language=("en", "de")[text % 2],
            publisher_id=f"outlet-{chance.randrange(70)}" if text % 5 else None,
            published_on=date(2024, 1, 1) + timedelta(days=text % 30) if text % 7 else None,
            date_basis=("stated", "latest_citation", "metadata")[text % 11 % 3],
            cluster_id=f"a{text - text % 4 if text % 8 > 3 else text}",
            is_canonical=text % 8 < 4 or text % 4 == 0,
            text="-",
        )
        rows.add(
            "fact_mention",
            article_id=f"a{text}",
            entity_id=f"entity-{text % 125}",
            surface="x",
            start_char=0,
            end_char=1,
        )
        _citations(rows, text, chance)
    path = write_warehouse(tmp_path_factory.mktemp("cited") / "warehouse.duckdb", rows)
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"attach '{path}' as warehouse (read_only); use warehouse")
        yield connection


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_sums_are_the_sums_of_the_rows(cited: duckdb.DuckDBPyConnection, filters: dict[str, str]) -> None:
    cursor = cited.cursor()
    cursor.execute("use warehouse")
    set_variables(cursor, filters)
    for quick, whole in SUMS.items():
        found = cursor.execute(f"from ({quick}) order by all").fetchall()
        assert found == cursor.execute(f"from ({whole}) order by all").fetchall(), quick
        assert found or "nobody" in str(filters)


def test_links_beyond_those_kept_are_counted_where_they_may_be_among_the_strongest(
    cited: duckdb.DuckDBPyConnection,
) -> None:
    links, at_most = cited.execute(
        "select count(distinct (carrier_id, speaker_no)), min(at_most) from warehouse.marts.quoting_counts"
    ).fetchall()[0]
    assert (links, at_most > 0) == (2000, True)
    cursor = cited.cursor()
    cursor.execute("use warehouse")
    weakest = []
    for filters in ({}, {"kind": "teaser", "language": "de", "copies": "independent", "dates": "stated"}):
        set_variables(cursor, filters)
        weakest += cursor.execute("select min(statements) from chosen.strongest_links").fetchall()[0]
    assert weakest[0] > at_most >= weakest[1]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
@pytest.mark.parametrize("measure", ["articles", "statements"])
def test_the_first_speakers_are_the_first_of_all(
    cited: duckdb.DuckDBPyConnection, filters: dict[str, str], measure: str
) -> None:
    cursor = cited.cursor()
    cursor.execute("use warehouse")
    set_variables(cursor, filters)
    for wanted in (1, 5):
        whole = f"""select speaker_no, sum({measure}) as n from chosen.speaker_counts as c {{}} group by all
            order by n desc, speaker_no limit {wanted}"""
        quick = whole.format(f"where speaker_no <= chosen.last_speaker({wanted})")
        assert cursor.execute(quick).fetchall() == cursor.execute(whole.format("")).fetchall()
    last, all_of_them = cursor.execute(
        "select chosen.last_speaker(1), max(speaker_no) from marts.speaker_numbers"
    ).fetchall()[0]
    assert last <= all_of_them
    assert (last < all_of_them) or filters not in FILTERS[:2]
