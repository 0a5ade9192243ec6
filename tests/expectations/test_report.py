"""The report: what it says, that it is safe, and how it looks in a browser."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from expectations import AuditResult, audit
from expectations.checks import load_checks
from expectations.report import render, write_report
from expectations.results import CheckResult, FailingRow, Past

RUN = "20261101T060000-aaaaaa"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def result(valid: bytes, tmp_path_factory: pytest.TempPathFactory) -> AuditResult:
    from warehouse.connection import close_written, open_for_writing

    path = tmp_path_factory.mktemp("report") / "warehouse.duckdb"
    path.write_bytes(valid)
    con = open_for_writing(path)
    con.execute("update fact_mention set start_char = start_char + 1 where mention_id = 'm1'")
    con.execute(f"update document_text set raw_text = replace(raw_text, 'Monday', '{HOSTILE}')")
    con.execute(
        "insert into ops.quality_result (run_id, check_name, passed, failing_count, checked_at) "
        "values ('r1', 'mention_round_trip', false, 3, now()), ('r2', 'mention_round_trip', true, 0, now())"
    )
    close_written(con)
    return audit(path, RUN)


def test_a_failed_check_shows_everything_about_itself(result: AuditResult) -> None:
    page = render(result)
    card = page[page.index('id="mention_round_trip"') :].partition("</section>")[0]
    check = next(check for check in result.checks if check.name == "mention_round_trip")
    assert check.sentence in card
    for part in (
        "critical",
        "owner: mentions",
        "1 row",
        "da Quill",
        "failed in 1 of the last 2 runs",
        "select",
    ):
        assert part in card
    anchor = re.search(r'<a href="#(row-\d+)">m1</a>', card)
    assert anchor
    place = page[page.index(f'id="{anchor[1]}"') :].partition("</section>")[0]
    assert "<mark>Ada Quill</mark>" in place
    assert "one.txt" in place


def test_the_report_says_whose_audit_it_relies_on(result: AuditResult) -> None:
    assert "earlier runs" not in render(result)
    assert "<code>20261031T060000-cccccc</code>" in render(
        replace(result, audited_by="20261031T060000-cccccc")
    )


def test_a_failing_row_leads_to_its_article_and_to_its_trace(result: AuditResult) -> None:
    page = render(result, "http://dashboards.example:8080/")
    assert '<a href="http://dashboards.example:8080/article/a1">a1</a>' in page
    assert "<code>clippings trace mention m1</code>" in page
    assert "/article/" not in render(result)


def test_a_row_of_a_document_leads_to_its_nearest_article(
    broken: Callable[..., Path], ids: dict[str, str]
) -> None:
    path = broken(
        "update document_text set raw_text = raw_text || ' A lost sentence.' "
        f"where document_id = '{ids['{LIST}']}'"
    )
    checks = tuple(check for check in load_checks() if check.name == "conservation")
    found = audit(path, RUN, checks)
    assert [(place.kind, place.article_id) for place in found.places.values()] == [("article", "a3")]
    assert "<code>clippings trace article a3</code>" in render(found)


def test_the_failing_rows_lie_beside_the_page(result: AuditResult, tmp_path: Path) -> None:
    page = write_report(result, tmp_path)
    rows = list(csv.DictReader((tmp_path / "failing_rows.csv").read_text(encoding="utf-8").splitlines()))
    assert ("mention_round_trip", "critical", "m1") in {
        (row["check_name"], row["severity"], row["row_key"]) for row in rows
    }
    assert 'href="failing_rows.csv"' in page.read_text(encoding="utf-8")


def test_every_check_is_on_the_page(result: AuditResult) -> None:
    page = render(result)
    assert [check.name for check in result.checks if check.name not in page] == []
    assert "values must never be null" in page


def test_text_from_outside_is_escaped(result: AuditResult) -> None:
    rows = (FailingRow(HOSTILE, HOSTILE),)
    check = CheckResult(HOSTILE, HOSTILE, "critical", False, 1, HOSTILE, HOSTILE, sample=rows, error=HOSTILE)
    hostile = AuditResult(HOSTILE, (check,), history={HOSTILE: (Past(HOSTILE, True, 0),)})
    for page in (render(result), render(hostile)):
        assert "<script" not in page


def test_nothing_comes_from_outside(result: AuditResult, tmp_path: Path) -> None:
    page = write_report(result, tmp_path / "quality")
    text = page.read_text(encoding="utf-8")
    assert sorted(path.name for path in page.parent.iterdir()) == ["failing_rows.csv", "index.html"]
    assert (
        re.findall(r"(?:src|href)=\"(?!#|data:,|failing_rows.csv)[^\"]*|url\(|@import|https?://", text) == []
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    ("scheme", "width"),
    [("light", 400), *(pytest.param(scheme, 1280, marks=pytest.mark.slow) for scheme in ("light", "dark"))],
)
def test_the_page_reads_well_in_a_browser(
    result: AuditResult, tmp_path: Path, scheme: str, width: int, browser: Any
) -> None:
    """No request leaves the machine, no console error, and every text stands out from its ground (WCAG AA,
    4.5:1).
    """
    from axe_playwright_python.sync_playwright import Axe

    page_file = write_report(result, tmp_path)
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text))
    page.goto(page_file.as_uri())
    page.locator("summary").first.click()
    cut = page.evaluate(
        "[...document.querySelectorAll('table.checks td')]"
        ".filter(cell => cell.getBoundingClientRect().right > innerWidth).length"
    )
    found = Axe().run(page).response["violations"]
    page.close()
    assert requests == [page_file.as_uri()]
    assert errors == []
    assert cut == 0, "cells that one sees only after scrolling sideways"
    assert [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found] == []
