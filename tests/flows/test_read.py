"""Asking on the command line: several statements, nothing at all, and where a fact came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.app import app
from tests.warehouse.staged_rows import document_rows, publish_run
from warehouse.errors import QueryError
from warehouse.paths import Paths


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication of two documents."""
    paths = Paths(tmp_path_factory.mktemp("read") / "data")
    publish_run(paths, "run-1", document_rows("d1"), document_rows("d2"))
    return paths.data_dir


def clippings(data_dir: Path, *arguments: str, given: str = "") -> str:
    done = CliRunner().invoke(app, [*arguments, "--data-dir", str(data_dir)], input=given)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def test_the_last_of_several_statements_answers(data_dir: Path) -> None:
    several = "set variable n = 2; select count(*) as n from fact_article where ordinal < getvariable('n')"
    assert clippings(data_dir, "sql", several, "--format", "csv") == "n\n2\n"
    assert clippings(data_dir, "sql", "--format", "csv", given=several) == "n\n2\n"


def test_one_bad_statement_among_several_is_told(data_dir: Path) -> None:
    with pytest.raises(QueryError, match="There is no table nowhere"):
        clippings(data_dir, "sql", "select * from nowhere; select 1 as n")


@pytest.mark.parametrize("query", ["", "  ", ";", "/* only a remark */"])
def test_an_empty_query_gets_an_example(data_dir: Path, query: str, tmp_path: Path) -> None:
    file = tmp_path / "q.sql"
    file.write_text(query)
    for arguments in (("sql", query), ("sql", "-f", str(file))):
        with pytest.raises(QueryError, match="There is no statement"):
            clippings(data_dir, *arguments)
    with pytest.raises(QueryError, match="There is no statement"):
        clippings(data_dir, "sql", given=query)


def test_a_trace_without_kind_or_id_gets_an_example(data_dir: Path) -> None:
    example = "For example: clippings trace mention d1-1-Delta Wire"
    for arguments in ((), ("mention",), ("mention", "zz"), ("d1-1",)):
        with pytest.raises(QueryError, match=example):
            clippings(data_dir, "trace", *arguments)
    assert "file d1.txt" in clippings(data_dir, "trace", "article", "d1-1")
