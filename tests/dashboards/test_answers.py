"""What the cards say is what the facts say: the marts and shortcuts behind them change the speed and nothing else."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from dashboards.answers import card_answer
from dashboards.cards import read_card
from dashboards.query import Answers, ask, set_variables
from dashboards.reader import Reader

# A filter that every dated text passes: the shortcut for "no filter" must give the same numbers.
EVERYTHING = {"from_date": "1900-01-01", "to_date": "2100-01-01"}
WAYS: list[dict[str, str]] = [{}, EVERYTHING, {"kind": "article"}, {"copies": "independent"}, {"source": "delta-wire"},
                              {"entity": "bo-lantern"}, {"from_date": "2024-02-01", "language": "en"}]  # fmt: skip
CHOSEN = """
    select * from current.fact_article
    where published_on between coalesce(getvariable('from_date'), '1900-01-01')::date
            and coalesce(getvariable('to_date'), '2100-01-01')::date
      and kind = coalesce(getvariable('kind'), kind) and language = coalesce(getvariable('language'), language)
      and (getvariable('copies') is null or is_canonical)
      and (getvariable('source') is null or publisher_id = getvariable('source') or article_id in (
          select article_id from current.fact_citation where source_id = getvariable('source')))
      and (getvariable('entity') is null or article_id in (
          select article_id from current.fact_mention where entity_id = getvariable('entity')))
"""
# Of what a document says twice, independent stories count the first place only.
ONCE = "(getvariable('copies') is null or is_repeat is not true)"


def rows(con: duckdb.DuckDBPyConnection, sql: str, values: dict[str, str]) -> list[dict[str, Any]]:
    """The rows under these variables; the others are unset."""
    cursor = con.cursor()
    cursor.execute("use warehouse")
    set_variables(cursor, values)
    cursor.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.mark.parametrize("filters", WAYS, ids=str)
def test_who_is_named_is_counted_from_the_mentions(
    read_only: duckdb.DuckDBPyConnection, filters: dict[str, str]
) -> None:
    direct = f"""select entity_id, count(distinct article_id) as articles, count(*) as mentions
        from current.fact_mention join ({CHOSEN}) using (article_id) where entity_id is not null group by 1"""
    expected = {row["entity_id"]: row for row in rows(read_only, direct, filters)}
    for card in ("overview/top_entities", "entities/all_entities"):
        found = rows(read_only, read_card(*card.split("/")).sql, filters)
        assert {row["entity_id"] for row in found} == set(expected)
        for row in found:
            assert (row["articles"], row["mentions"]) == tuple(expected[row["entity_id"]].values())[1:]


@pytest.mark.parametrize("filters", WAYS, ids=str)
def test_who_is_cited_and_quoted_is_counted_from_the_citations(
    read_only: duckdb.DuckDBPyConnection, filters: dict[str, str]
) -> None:
    cited = f"""select source_id, count(distinct article_id) as articles from current.fact_citation
        join ({CHOSEN}) as a using (article_id) where source_id is not null and {ONCE} group by 1 order by 1"""
    found = rows(read_only, read_card("overview", "who_is_cited").sql, filters)
    assert sorted((row["source_id"], row["articles"]) for row in found) == [
        (row["source_id"], row["articles"]) for row in rows(read_only, cited, filters)
    ]
    quoted = f"""select speaker, count(distinct article_id) as articles, count(*) as statements
        from current.fact_citation join ({CHOSEN}) as a using (article_id)
        where speaker is not null and {ONCE} group by 1"""
    people = rows(read_only, read_card("citations", "most_quoted_people").sql, filters)
    assert [(row["speaker"], row["articles"], row["statements"]) for row in people] == [
        tuple(row.values()) for row in rows(read_only, quoted, filters)
    ]


@pytest.mark.parametrize("filters", WAYS, ids=str)
def test_every_measure_of_citations_leaves_repeats_out_of_independent_stories(
    read_only: duckdb.DuckDBPyConnection, filters: dict[str, str]
) -> None:
    made = f"select c.* from current.fact_citation as c join ({CHOSEN}) as a using (article_id) where {ONCE}"
    direct = rows(
        read_only,
        f"""select count(*) as made, count(*) filter (source_id is not null or speaker_entity_id is not null) as known,
            count(distinct article_id) filter (source_id = 'delta-wire') as wire,
            count(*) filter (cue is not null) as with_cue, count(*) filter (speaker is not null) as spoken,
            count(*) filter (kind = 'footnote' and source_id is null) as open_notes from ({made})""",
        filters,
    )[0]

    def total(card: str, column: str, more: dict[str, str] | None = None) -> int:
        found = rows(read_only, read_card(*card.split("/")).sql, filters | (more or {}))
        return sum(row[column] for row in found if row.get("label", "Citations") == "Citations")

    assert total("overview/key_figures", "value") == direct["made"]
    assert total("overview/citations_by_kind", "citations") == direct["made"]
    assert total("citations/cues", "citations") == direct["with_cue"]
    assert total("citations/cues", "with_known_source_or_speaker") == direct["with_cue"]
    assert total("citations/wire_share", "with_agency") == direct["wire"]
    assert total("citations/reliance_over_time", "articles") == direct["wire"]
    assert total("citations/most_quoted_people", "statements") == direct["spoken"]
    assert total("citations/who_quotes_whom", "statements") == direct["spoken"]
    assert total("citations/open_footnotes", "footnotes") == direct["open_notes"]
    if "entity" not in filters:
        named = rows(
            read_only,
            f"""select count(distinct c.citation_id) as passages from ({made}) as c join current.fact_mention as m
                on m.article_id = c.article_id and m.start_char between c.start_char and c.end_char
                where m.entity_id = 'north-lock' and c.speaker is not null""",
            filters,
        )[0]["passages"]
        assert total("entities/speakers", "passages", {"entity": "north-lock"}) == named > 0


@pytest.mark.parametrize("filters", WAYS, ids=str)
def test_spellings_are_counted_from_the_mentions(
    read_only: duckdb.DuckDBPyConnection, filters: dict[str, str]
) -> None:
    direct = f"""select surface as spelling, count(distinct article_id) as articles from current.fact_mention
        join ({CHOSEN}) using (article_id) where entity_id = 'river-authority' group by 1"""
    expected = rows(read_only, direct, filters)
    if "entity" not in filters:
        filters = filters | {"entity": "river-authority"}
        found = rows(read_only, read_card("entities", "spellings").sql, filters)
        assert sorted(map(str, found)) == sorted(map(str, expected))
        assert len(found) == 2


def test_one_spelling_opens_its_places(read_only: duckdb.DuckDBPyConnection) -> None:
    card = read_card("rows", "mentions").sql
    direct = """select article_id, start_char from current.fact_mention
        where entity_id = 'river-authority' and surface = ?"""
    for surface, places in (("River Authority", 27), ("Lower Vessel River Authority", 40), ("LVRA", 0)):
        found = rows(read_only, card, {"entity": "river-authority", "surface": surface})
        expected = read_only.execute(direct, [surface]).fetchall()
        assert sorted((row["article_id"], row["start_char"]) for row in found) == sorted(expected)
        assert len(found) == places


def test_named_together_counts_sentences(read_only: duckdb.DuckDBPyConnection) -> None:
    direct = """select o.entity_id, count(distinct (o.article_id, o.sentence_no)) as sentences,
            count(distinct o.article_id) as articles
        from current.fact_mention as m join current.fact_mention as o using (article_id, sentence_no)
        where m.entity_id = 'bo-lantern' and o.entity_id <> 'bo-lantern' group by 1 order by 1"""
    found = rows(read_only, read_card("entities", "named_together").sql, {"entity": "bo-lantern"})
    assert sorted((row["entity_id"], row["sentences"], row["articles"]) for row in found) == [
        tuple(row.values()) for row in rows(read_only, direct, {})
    ]


@pytest.mark.parametrize("filters", WAYS, ids=str)
def test_outlets_of_an_entity_are_counted_from_its_texts(
    read_only: duckdb.DuckDBPyConnection, filters: dict[str, str]
) -> None:
    asked = {"entity": "north-lock"} | filters
    direct = f"""select publisher_id as source_id, count(*) as articles, count(*) filter (is_canonical) as independent
        from ({CHOSEN}) where publisher_id is not null group by 1 order by 1"""
    found = rows(read_only, read_card("entities", "outlets").sql, asked)
    counted = [{name: row[name] for name in ("source_id", "articles", "independent")} for row in found]
    assert sorted(counted, key=str) == sorted(rows(read_only, direct, asked), key=str) != []
    assert found == sorted(found, key=lambda row: (-row["articles"], row["outlet"], row["source_id"]))


def test_titles_and_names_are_searched_without_the_texts(read_only: duckdb.DuckDBPyConnection) -> None:
    sql = read_card("articles", "results").sql

    def total(search: str, scope: str) -> int:
        found = rows(read_only, sql, {"search": search, "scope": scope})
        return int(found[0]["total"]) if found else 0

    assert total("bo LANTERN", "titles") == 27  # where the name was found as one
    assert total("bo LANTERN", "texts") == 40
    assert total("disagreed", "titles") == 0
    assert total("disagreed", "texts") == 40
    assert total("part 9", "titles") == 1
    assert total("disagreed", "latest") == 40


def test_snippets_begin_and_end_with_whole_words(read_only: duckdb.DuckDBPyConnection) -> None:
    for search in ("disagreed", "reopen", "delta"):
        for row in rows(read_only, read_card("articles", "results").sql, {"search": search}):
            text = read_only.execute(
                "select text from warehouse.fact_article where article_id = ?", [row["article_id"]]
            ).fetchall()[0][0]
            inner = row["snippet"].removeprefix("… ").removesuffix(" …")
            assert search in row["snippet"].lower()
            start = text.index(inner)
            assert start == 0 or text[start - 1].isspace()
            assert start + len(inner) == len(text) or text[start + len(inner)].isspace()


def test_a_heat_map_that_leaves_rows_out_says_so(warehouse_file: Any) -> None:
    reader = Reader(warehouse_file)
    card = read_card("quality", "checks")
    answers = Answers(reader)
    assert "more" not in card_answer(answers, card, {})
    answer = answers.of(card, {})
    shown, total = answer.columns.index("shown"), answer.columns.index("total")
    many = [list(row) for row in answer.rows]
    for row in many:
        row[shown], row[total] = 40, 146
    kept = next(iter(answers._kept))
    answers._kept[kept] = type(answer)(answer.columns, tuple(map(tuple, many)), False, answer.publication)
    assert card_answer(answers, card, {})["more"] == ["40 of 146 checks are drawn", "/rows/checks"]
    reader.close()


def test_texts_are_searched_once_for_all_questions(warehouse_file: Any) -> None:
    reader = Reader(warehouse_file)
    answers, results = Answers(reader), read_card("articles", "results")
    searches = (
        ("disagreed", "texts", 40),
        ("part 7", "texts", 1),
        ("part 1", "texts", 11),
        ("nobody wrote this", "texts", 0),
        ("part 1", "titles", 11),
        ("bo LANTERN", "titles", 27),
    )
    for words, scope, texts in searches:
        for filters in ({}, {"kind": "teaser"}, {"entity": "bo-lantern", "copies": "independent"}):
            asked = filters | {"search": words, "scope": scope}
            alone = ask(reader, results.sql, asked, 100).rows
            assert answers.of(results, asked).rows == alone
            assert (
                answers.of(read_card("articles", "facets"), asked).rows
                == ask(reader, read_card("articles", "facets").sql, asked, 100).rows
            )
            assert filters or len(alone) == texts - (words == "part 7")  # its headline is another one
    assert len(answers._searched._kept) == 6
    assert not answers._searched._lock.locked()
    reader.close()
