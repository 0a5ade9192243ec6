"""The server without a browser: answers, downloads, safety."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest
from httpx import Client

from dashboards import console
from dashboards.cards import card_names, read_card
from dashboards.pages import PAGES
from dashboards.query import CACHED_ANSWERS, Answers, TooSlowError, plain
from dashboards.reader import NothingPublishedError, Reader
from tests.dashboards.tiny import Tiny

PAGES_OF_CARDS = sorted(card for card in card_names() if card[0] in {*PAGES, "rows"})


@pytest.fixture(scope="module")
def client(served: Any) -> Iterator[Client]:
    with Client(base_url=served.url, timeout=60) as made:
        yield made


@contextmanager
def client_of(serve: Any, *paths: Path) -> Iterator[Client]:
    """A client of a dashboard of its own."""
    server = serve(*paths)
    with Client(base_url=server.url, timeout=60) as made:
        yield made
    server.stop()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_answers_with_safe_headers(client: Client, name: str) -> None:
    answer = client.get(f"/{name}")
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("page", "name"), PAGES_OF_CARDS)
def test_the_csv_holds_exactly_the_rows_of_the_sql(
    client: Client, read_only: duckdb.DuckDBPyConnection, page: str, name: str
) -> None:
    answer = client.get(f"/card/{page}/{name}.csv")
    assert answer.status_code == 200
    rows = list(csv.reader(io.StringIO(answer.text, newline="")))
    cursor = read_only.cursor()
    cursor.execute("use warehouse")
    expected = cursor.execute(read_card(page, name).sql).fetchall()
    assert len(rows) == len(expected) + 1
    for found, row in zip(rows[1:], expected, strict=True):
        for text, value in zip(found, map(plain, row), strict=True):
            if isinstance(value, str):
                assert text.removeprefix("'") == value.removeprefix("'")
                assert not text.startswith(("=", "+", "-", "@"))


def test_a_long_list_comes_in_pages_and_its_csv_whole(client: Client) -> None:
    def listed(number: str) -> Any:
        return client.get(f"/card/rows/mentions.json?entity=north-lock{number}").json()

    assert listed("")["count"] == listed("&page=1")["count"] == 25
    assert "Texts 1 to 25 of 40" in listed("")["html"]
    assert "/rows/mentions?entity=north-lock&amp;page=2" in listed("")["html"]
    assert listed("&page=2")["count"] == 15
    assert "Texts 26 to 40 of 40" in listed("&page=2")["html"]
    assert listed("&page=3")["empty"] == "The list ends before this page."
    sheet = client.get("/card/rows/mentions.csv?entity=north-lock&page=2").text
    assert len(list(csv.reader(io.StringIO(sheet, newline="")))) == 41
    assert "page" not in client.get("/card/rows/mentions.sql?page=2").text.splitlines()[0]


@pytest.mark.parametrize(
    "value", ["'; drop table fact_article; --", "%27 or 1=1", "<script>alert(1)</script>", "\x00", "é" * 300]
)
@pytest.mark.parametrize(
    "parameter", ["entity", "source", "language", "search", "speaker", "cluster", "surface"]
)
def test_injection_stays_data(client: Client, parameter: str, value: str) -> None:
    for address in (
        "/card/overview/coverage.json",
        "/card/articles/results.json",
        "/card/rows/citations.json",
    ):
        answer = client.get(address, params={parameter: value})
        assert answer.status_code == 200, answer.text
    page = client.get("/articles", params={parameter: value})
    assert "<script>alert" not in page.text
    sql = client.get("/card/overview/coverage.sql", params={"entity": "a'; drop table x; --"}).text
    assert sql.startswith("set variable entity = 'a''; drop table x; --';\n")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("from_date=soon", "from_date"),
        ("kind=poem", "kind"),
        ("page=0", "page"),
        ("grain=hour", "grain"),
        ("entity=" + "x" * 301, "entity"),
        ("from_similarity=abc", "from_similarity"),
    ],
)
def test_a_parameter_that_means_nothing_is_named(client: Client, query: str, named: str) -> None:
    answer = client.get(f"/card/overview/coverage.json?{query}")
    assert answer.status_code == 400
    assert named in answer.json()["error"]


def test_another_host_name_is_refused(client: Client) -> None:
    assert client.get("/overview", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/nothing",
        "/card/none/none.json",
        "/article/none",
        "/compare/none/none",
        "/rows/none",
        "/card/static/app.json",
        "/static/%2e%2e/server.py",
    ],
)
def test_what_is_not_there_is_said(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/hostname')",
        "select * from '/etc/passwd'",
        "attach '/tmp/x.duckdb'",
        "drop table fact_article",
        "copy (select 1) to '/tmp/out.csv'",
        "install fts",
        "set threads = 9",
        "create table memory.t as select 1",
        "select 1; select 2",
        "",
        "pragma database_list",
        "select * from glob('/*')",
        "insert into fact_article (article_id) values ('x')",
        "explain analyze create table memory.t as select 1",
        "set variable a = 1; drop table fact_article",
        "select * from client",
        "selec",
    ],
)
def test_the_sql_page_only_reads(client: Client, sql: str) -> None:
    answer = client.get("/sql", params={"q": sql})
    assert answer.status_code == (200 if not sql else 400)
    assert "<table" not in answer.text
    assert client.get("/card/duplicates/summary.json").status_code == 200


def test_the_sql_page_answers_and_gives_csv(client: Client) -> None:
    q = "set variable kind = 'teaser'; "
    q += "select count(*) as n, '=1+1' as f from fact_article where kind = getvariable('kind')"
    assert "<td" in client.get("/sql", params={"q": q}).text
    assert client.get("/sql.csv", params={"q": q}).text.splitlines() == ["n,f", "5,'=1+1"]
    cross = client.get("/sql", params={"q": q}, headers={"sec-fetch-site": "cross-site"})
    assert "<table" not in cross.text
    wide = client.get("/sql", params={"q": "select unnest(range(5000)) as i"}).text
    assert "1,000 rows, and more" in wide


def test_a_question_that_runs_too_long_is_stopped(warehouse_file: Path) -> None:
    reader = Reader(warehouse_file)
    start = time.monotonic()
    with pytest.raises(TooSlowError, match="stopped"):
        console.ask_freely(reader, "select count(*) from range(100000000) a, range(100000) b", seconds=0.3)
    assert time.monotonic() - start < 120  # it would take hours
    assert console.ask_freely(reader, "select 1").rows == ((1,),)
    reader.close()


def test_no_published_file_is_one_sentence(tmp_path: Path, serve: Any) -> None:
    with client_of(serve, tmp_path / "none.duckdb") as client:
        answer = client.get("/overview")
    assert answer.status_code == 503
    assert "clippings run" in answer.text
    with pytest.raises(NothingPublishedError), Reader(tmp_path / "none.duckdb").cursor():
        pass


def test_the_cache_is_bounded_and_belongs_to_one_publication(tmp_path: Path, tiny: Tiny) -> None:
    path = tiny(tmp_path / "warehouse.duckdb", 3, marts=True)
    answers = Answers(Reader(path))
    card = read_card("duplicates", "summary")
    first = answers.of(card, {})
    assert answers.of(card, {}) is first
    for number in range(CACHED_ANSWERS + 20):
        answers.of(read_card("options", "source"), {"search": str(number)})
    assert len(answers._kept) == CACHED_ANSWERS
    tiny(path, 5, marts=True)
    assert answers.of(card, {}).rows[0][1] == 5


def test_the_report_folder_is_served_when_given(warehouse_file: Path, tmp_path: Path, serve: Any) -> None:
    (tmp_path / "index.html").write_text("<h1>Quality</h1>", "utf-8")
    with client_of(serve, warehouse_file, tmp_path) as client:
        assert "Quality" in client.get("/reports/").text
        assert client.get("/reports/%2e%2e/server.py").status_code == 404
