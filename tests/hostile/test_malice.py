"""One run over a landing folder of malice: nothing is lost, nothing is executed, nothing reaches a reader unescaped."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from starlette.testclient import TestClient
from typer.testing import CliRunner

from dashboards.cards import card_names
from dashboards.server import create_app
from flows.app import app
from flows.errors import printable
from flows.settings import Settings
from flows.summary import Summary, print_summary
from tests.hostile.conftest import assert_kept_or_refused, malice, peak_bytes
from tests.hostile.requests_of_malice import NAMES, ODD, PAGES
from warehouse.connection import close_written, open_for_writing, open_read_only
from warehouse.paths import Paths
from warehouse.prompt import respond

# Two files of 64 MB that unpack are held at once, beside the libraries (300 MB) and the store's own limits.
PEAK_BYTES = 1_200 << 20
FLOOD_CHARACTERS = 8_000
SLOW = HealthCheck.too_slow  # the first text makes a table of all characters
FLOODED = "select document_id from dim_document where path like 'flood%'"
# What of the texts may never stand in a page as it is: markup that a browser would run.
LIVE = re.compile(r"<script>alert|<img src=x|onerror=alert\(1\)>|href=.javascript:", re.IGNORECASE)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Summary]:
    settings, summary = malice(tmp_path_factory.mktemp("malice"), FLOOD_CHARACTERS)
    remember_another_publication(Paths(settings.data_dir))
    return settings, summary


def remember_another_publication(paths: Paths) -> None:
    """A snapshot that differs from the publication in many hostile rows: one changed, added or gone in each table."""
    paths.snapshots.mkdir()
    earlier = paths.snapshots / "20200101T000000-0000.duckdb"
    shutil.copy(paths.warehouse, earlier)
    con = open_for_writing(earlier)
    con.execute("update fact_article set title = left(title, 20) || ' once' || substr(title, 21)")
    con.execute("update fact_citation set quote = 'Once ' || quote")
    con.execute("delete from fact_mention where start_char % 2 = 0")
    con.execute("delete from dim_document where path like '%script%'")
    close_written(con)
    con.close()


def test_every_file_is_a_document_or_refused_with_a_reason(done: tuple[Settings, Summary]) -> None:
    settings, summary = done
    assert_kept_or_refused(settings, summary)
    assert peak_bytes() < PEAK_BYTES
    con = open_read_only(Paths(settings.data_dir).warehouse)
    refused = dict(con.execute("select path, reason from ops.quarantine").fetchall())
    secret = "select count(*) from document_text where raw_text like '%A secret%'"
    assert con.execute(secret).fetchall() == [(0,)]
    assert con.execute("select path from dim_document where metadata_title like '%secret%'").fetchall() == []
    con.close()
    expected = {
        "out.txt": "outside_landing",
        "out_folder": "outside_landing",
        "self.txt": "unreadable",
        "gone.txt": "unreadable",
        "pipe.txt": "unreadable",
        "nul.txt": "nul_bytes",
        "huge.txt": "too_large",
        "bomb.txt.gz": "too_large",
        "members.txt.gz": "too_large",
        "cut.txt.gz": "bad_gzip",
        "wrong.parquet": "bad_parquet",
        "columns.parquet#1": "no_text_field",
        "records.jsonl#1": "bad_json",
        "records.jsonl#2": "bad_json",
        "latin\\xe9.txt": "bad_file_name",
    }
    assert {path: refused.get(path) for path in expected} == expected


def assert_harmless(text: str) -> None:
    """Nothing that a terminal or a reader's eye would take for more than text."""
    bad = sorted({char for char in text if not char.isprintable() and char not in "\n\t"})
    assert not bad, [hex(ord(char)) for char in bad]


def ids(settings: Settings, table: str, column: str) -> list[str]:
    con = open_read_only(Paths(settings.data_dir).warehouse)
    try:
        return [found for (found,) in con.execute(f"select {column} from {table} order by 1").fetchall()]
    finally:
        con.close()


@pytest.mark.parametrize(
    "command",
    [
        ["sql", "select * from fact_article"],
        ["sql", "select * from dim_document"],
        ["sql", f"select * from fact_citation where document_id not in ({FLOODED})"],
        ["sql", "select * from ops.quarantine"],
        ["sql", 'select "<script>\x1b[2J" from fact_article'],
        ["sql", "pivot (from fact_article where title like 'Ferry%') on title using count(*)"],
        ["sql", "select title::int from fact_article where title like 'Ferry%'"],
        ["diff", "--examples", "40"],
        ["quarantine", "list"],
        ["prune"],
        ["status"],
        ["registry", "suggest"],
    ],
    ids=" ".join,
)
def test_a_terminal_gets_nothing_but_text(done: tuple[Settings, Summary], command: list[str]) -> None:
    ended = CliRunner().invoke(app, [*command, "--data-dir", str(done[0].data_dir)])
    said = ended.output or printable(str(ended.exception))  # as `main` prints it
    assert said
    assert_harmless(said)


@pytest.mark.parametrize(
    "text", ["from fact_article", "select title::int from fact_article", ".columns \x1b[2J"]
)
def test_the_prompt_answers_with_nothing_but_text(done: tuple[Settings, Summary], text: str) -> None:
    assert_harmless(respond(Paths(done[0].data_dir).warehouse, text, 50))


def test_summary_trace_and_quarantine_show_are_text(
    done: tuple[Settings, Summary], capsys: pytest.CaptureFixture[str]
) -> None:
    settings, summary = done
    print_summary(summary)
    assert_harmless(capsys.readouterr().out)
    run = CliRunner().invoke
    where = ["--data-dir", str(settings.data_dir)]
    for quarantine_id in ids(settings, "ops.quarantine", "quarantine_id"):
        shown = run(app, ["quarantine", "show", quarantine_id, *where])
        assert shown.exit_code == 0
        assert_harmless(shown.output)
    hostile = "(select * from fact_article where title is not null and length(title) < 900)"
    for article_id in ids(settings, hostile, "article_id"):
        traced = run(app, ["trace", "article", article_id, *where, "--source", str(settings.source)])
        assert traced.exit_code == 0, traced.exception
        assert_harmless(traced.output)


@pytest.fixture(scope="module")
def client(done: tuple[Settings, Summary]) -> Iterator[TestClient]:
    paths = Paths(done[0].data_dir)
    server = create_app(paths.warehouse, paths.reports)
    with TestClient(server, base_url="http://127.0.0.1") as client:
        yield client


def test_no_page_of_the_dashboards_and_no_report_holds_live_markup(
    done: tuple[Settings, Summary], client: TestClient
) -> None:
    settings, _ = done
    articles = ids(settings, "fact_article", "article_id")
    pages = ["/overview", "/articles", "/quality", "/sql?q=select path from dim_document"]
    pages += [f"/article/{found}" for found in articles] + [f"/article/{found}/raw" for found in articles]
    pages += [f"/compare/{articles[0]}/{articles[1]}", "/reports/quality/index.html"]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert not LIVE.search(answer.text), page
        assert "default-src 'none'" in answer.headers["content-security-policy"], page
    for folder, name in card_names():
        if folder in ("options", "rows"):
            continue
        answer = client.get(f"/card/{folder}/{name}.json")
        assert answer.status_code == 200, (folder, name)
        made = answer.json().get("html") or ""
        assert not LIVE.search(made), (folder, name)
    for report in Paths(settings.data_dir).reports.rglob("*.html"):
        assert not LIVE.search(report.read_text(encoding="utf-8")), report.name


def test_parameters_of_the_dashboards_are_values_and_never_sql(client: TestClient) -> None:
    before = client.get("/card/overview/totals.json")
    for value in (
        "'; drop table fact_article; --",
        "x' or '1'='1",
        "\x00",
        "a" * 5_000,
        "<script>alert(1)</script>",
    ):
        for name in ("source", "entity", "search", "from"):
            answer = client.get("/articles", params={name: value})
            assert answer.status_code in (200, 400)
            assert not LIVE.search(answer.text)
    assert client.get("/card/overview/totals.json").status_code == before.status_code
    assert client.get("/reports/../warehouse.duckdb").status_code == 404
    assert client.get("/static/%2e%2e/server.py").status_code == 404


def asked_for(client: TestClient, path: str, query: dict[str, str]) -> None:
    """A request is answered or refused in a sentence; whatever it holds is text on the page."""
    answer = client.get(path, params=query, follow_redirects=False)
    assert answer.status_code < 500, (path, query, answer.text[-300:])
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert not LIVE.search(answer.text), (path, query)
    elif answer.headers.get("content-type") == "application/json" and isinstance(answer.json(), dict):
        assert not LIVE.search(answer.json().get("html") or ""), (path, query)


@example("/article/{0}", {"part": "9" * 5_000})
@example("/article/{0}/raw", {"part": "٣", "at": "5-" + "9" * 5_000})
@example("/sql.csv", {"q": "from nowhere"})
@example("/sql", {"q": "(" * 9_000})
@example("/reports/%00", {})
@example("/static/" + "a" * 5_000, {})
@given(
    st.sampled_from(PAGES),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(ODD) | st.text(), max_size=4),
)
@examples(
    max_examples=60,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[SLOW],
)
def test_any_parameter_of_any_page_is_answered_or_refused(
    done: tuple[Settings, Summary], client: TestClient, page: str, query: dict[str, str]
) -> None:
    asked_for(client, page.format(*ids(done[0], "fact_article", "article_id")[:2]), query)


@pytest.mark.slow
@given(
    st.sampled_from(PAGES),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(ODD) | st.text(), max_size=6),
)
@examples(max_examples=3_000, deadline=None, database=None, suppress_health_check=[SLOW])
def test_three_thousand_requests_are_answered_or_refused(
    done: tuple[Settings, Summary], client: TestClient, page: str, query: dict[str, str]
) -> None:
    asked_for(client, page.format(*ids(done[0], "fact_article", "article_id")[:2]), query)
