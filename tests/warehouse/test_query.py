"""Queries reach the publication and nothing else, and errors say what there is instead."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from warehouse import query
from warehouse.errors import QueryError, WarehouseError
from warehouse.files import written_whole
from warehouse.paths import Paths
from warehouse.prompt import respond, vocabulary


def _rows(paths: Paths, sql: str, limit: int | None = None) -> list[tuple[object, ...]]:
    return query.ask(paths.warehouse, sql, limit).rows.rows()


def test_every_schema_resolves(two_documents: Paths) -> None:
    for table in ("fact_article", "current.fact_article", "marts.most_cited_sources", "ops.etl_run"):
        assert _rows(two_documents, f"select count(*) > 0 from {table}") == [(True,)], table


def test_several_statements_share_variables(two_documents: Paths) -> None:
    assert _rows(
        two_documents,
        "set variable k = 'article'; select count(*) from fact_article where kind = getvariable('k');",
    ) == [(2,)]
    assert _rows(two_documents, "explain select 1")[0][0] == "physical_plan"


@pytest.mark.parametrize(
    "sql",
    [
        "select * from '/etc/hostname'",
        "select * from read_csv('/etc/hostname')",
        "select * from read_text('/etc/hostname')",
        "select * from glob('/*')",
        "copy fact_article to '/tmp/clippings-test.csv'",
        "attach '/tmp/clippings-test.duckdb'",
        "install httpfs",
        "load spatial",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "set memory_limit = '1TB'",
        "insert into dim_entity (entity_id) values ('x')",
        "delete from fact_article",
        "drop table fact_article",
        "create table warehouse.main.x as select 1",
        "export database '/tmp/clippings-test'",
        "select * from paths",
    ],
)
def test_nothing_but_the_warehouse_can_be_reached(two_documents: Paths, sql: str) -> None:
    with pytest.raises(QueryError) as caught:
        query.ask(two_documents.warehouse, sql)
    assert "Traceback" not in str(caught.value)
    assert not Path("/tmp/clippings-test.csv").exists()
    assert _rows(two_documents, "select count(*) from fact_article") == [(2,)]


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("select * from fact_artcle", "There is no table fact_artcle. Did you mean fact_article"),
        ("select * from most_cited", "Did you mean marts.most_cited_sources?"),
        ("select surfce from fact_mention", "There is no column surfce here. Did you mean surface"),
        ("select m.entity from fact_mention m", "There is no column entity here. Did you mean entity_id"),
        ("select cuont(*) from fact_mention", "There is no function cuont. Did you mean"),
        ("delete from fact_mention", "The published warehouse is read-only: a query can select, not change."),
        (
            "select * from '/etc/passwd'",
            "Queries reach the warehouse only: the file /etc/passwd cannot be read",
        ),
        ("selec 1", 'syntax error at or near "selec"'),
        ("", "There is no statement."),
        (" -- nothing\n", "There is no statement."),
        ("select 1/0 + 'a'", "Could not convert string 'a'"),
    ],
)
def test_an_error_is_a_sentence_that_helps(two_documents: Paths, sql: str, sentence: str) -> None:
    with pytest.raises(QueryError) as caught:
        query.ask(two_documents.warehouse, sql)
    assert sentence in str(caught.value)


def test_a_limit_says_that_there_is_more(two_documents: Paths) -> None:
    found = query.ask(two_documents.warehouse, "select * from fact_mention", 3)
    assert (found.rows.height, found.more) == (3, True)
    assert query.render(found).endswith(
        "(the first 3 rows; for more raise --limit or write a file with --out)"
    )
    assert not query.ask(two_documents.warehouse, "select * from fact_mention", 4).more


def test_the_forms_hold_the_same_rows(two_documents: Paths, tmp_path: Path) -> None:
    sql = "select entity_id, aliases, is_registered from dim_entity order by 1"
    rows = query.ask(two_documents.warehouse, sql).rows
    for form in ("csv", "json", "parquet"):
        assert query.run(two_documents.warehouse, sql, form, out=tmp_path / form) == 0
    assert pl.read_parquet(tmp_path / "parquet").equals(rows)
    assert [json.loads(line) for line in (tmp_path / "json").read_text().splitlines()] == rows.to_dicts()
    csv = pl.read_csv(tmp_path / "csv")
    assert [json.loads(value) for value in csv["aliases"]] == rows["aliases"].to_list()


def test_an_answer_is_never_written_over_a_warehouse(two_documents: Paths, tmp_path: Path) -> None:
    before = two_documents.warehouse.read_bytes()
    (tmp_path / "link").symlink_to(two_documents.warehouse)
    for target in (two_documents.warehouse, tmp_path / "link"):
        for form in query.FORMATS:
            with pytest.raises(QueryError, match="is a warehouse, and would be lost"):
                query.run(two_documents.warehouse, "select 1 as n", form, out=target)
    assert two_documents.warehouse.read_bytes() == before


def test_an_answer_is_written_whole_or_not_at_all(two_documents: Paths, tmp_path: Path) -> None:
    (tmp_path / "earlier.csv").write_text("earlier")
    (tmp_path / "link.csv").symlink_to(tmp_path / "earlier.csv")
    query.run(two_documents.warehouse, "select 1 as n", "csv", out=tmp_path / "link.csv")
    assert (tmp_path / "earlier.csv").read_text() == "n\n1\n"
    assert (tmp_path / "link.csv").is_symlink()
    (tmp_path / "no folder").mkdir()
    with pytest.raises(WarehouseError, match="Could not write"):
        query.run(two_documents.warehouse, "select 1 as n", "csv", out=tmp_path / "no folder")

    def interrupted() -> None:
        with written_whole(tmp_path / "earlier.csv") as path:
            path.write_text("hal")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (tmp_path / "earlier.csv").read_text() == "n\n1\n"
    assert list(tmp_path.glob(".*")) == []


def test_what_is_no_plain_file_is_written_to_itself(
    two_documents: Paths, capfd: pytest.CaptureFixture[str]
) -> None:
    query.run(two_documents.warehouse, "select 1 as n", "json", out=Path("/dev/null"))
    assert not Path("/dev/null").is_file()
    assert "Wrote 1 rows to /dev/null" in capfd.readouterr().out


def test_text_output_is_plain_and_whole_in_a_pipe(
    two_documents: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    query.run(
        two_documents.warehouse,
        "select 'a\x1b[31m' || chr(10) || 'b' as x, repeat('y', 500) as y, 0.1::float as z",
    )
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "a [31m b" in out
    assert "y" * 500 in out
    assert "0.1" in out
    assert out.endswith("(1 row)\n")


def test_text_output_is_whole_where_colours_are_forced(
    two_documents: Paths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    query.run(two_documents.warehouse, "select repeat('y', 500) as y")
    assert "y" * 500 in capsys.readouterr().out


def test_wrong_forms_are_refused(two_documents: Paths) -> None:
    with pytest.raises(QueryError, match="no output format xml"):
        query.run(two_documents.warehouse, "select 1", "xml")
    with pytest.raises(QueryError, match="name a file"):
        query.run(two_documents.warehouse, "select 1", "parquet")


def test_the_prompt_answers_and_never_raises(two_documents: Paths) -> None:
    assert "fact_article" in respond(two_documents.warehouse, ".tables", 200)
    assert "One row per mention" not in respond(two_documents.warehouse, ".columns fact_article", 200)
    assert "speaker_entity_id" in respond(two_documents.warehouse, ".columns fact_citation;", 200)
    assert "2" in respond(two_documents.warehouse, "select count(*) from fact_article;", 200)
    assert respond(two_documents.warehouse, "selct;", 200).startswith("syntax error")
    words = vocabulary(two_documents.warehouse)
    assert {"fact_mention", "marts.co_mentions", "speaker", "select"} <= set(words)


def test_the_prompt_converses_with_history(two_documents: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.output import DummyOutput

    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("select count(*) as n\rfrom fact_mention;\r.quit\r")
        assert query.prompt(two_documents.warehouse) == 0
    out = capsys.readouterr().out
    assert "(1 row)" in out
    assert " 4" in out or "4\n" in out
    history = two_documents.data_dir / "sql_history"
    assert "from fact_mention;" in history.read_text()
    history.unlink()  # the folder is the session's


_ODD_TYPES = """
select sum(i) as whole, 1.5::decimal(10,2) as part, interval 3 day as span, {'a': [1, null]} as struct,
    map {'k': 1} as map, [date '2026-01-01'] as days, uuid() as id, time '10:00' as time,
    '10:00:00+00'::timetz as zoned, null as none,
    'x'::blob as binary, 18446744073709551615::ubigint as big, 'a'::enum('a', 'b') as enum, '101'::bit as bits,
    'nan'::double as nan, timestamptz '2026-01-01 10:00Z' as moment,
    1 as twice, 2 as twice, 3 as "twice_2", interval 1 day as "odd""name"
from range(10) t(i)"""


def test_every_type_and_doubled_names_come_out(two_documents: Paths, tmp_path: Path) -> None:
    found = query.ask(two_documents.warehouse, _ODD_TYPES)
    row = json.loads(query.render(found, "json"))
    assert (row["whole"], row["part"], row["binary"], row["span"], row["nan"]) == (
        45,
        1.5,
        "78",
        "3 days",
        None,
    )
    assert (row["twice"], row["twice_2"], row["twice_2_2"], row['odd"name']) == (1, 2, 3, "1 day")
    assert row["struct"] == {"a": [1, None]}
    assert query.render(found, "csv").startswith("whole,part,span")
    assert "3 days" in query.render(found)
    for form in ("csv", "json", "parquet"):
        query.write(found.rows, form, tmp_path / form)
    assert pl.read_parquet(tmp_path / "parquet").height == 1
    signatures = query.ask(two_documents.warehouse, "select * from article_signature")
    assert len(query.render(signatures, "json").splitlines()) == 2
    empty = query.ask(two_documents.warehouse, "select * from fact_mention where false")
    assert query.render(empty, "json") == ""
    assert query.render(empty).endswith("(0 rows)")
