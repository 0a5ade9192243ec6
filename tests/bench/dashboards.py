"""Speed of the dashboards on a large warehouse: queries under every filter, pages in a browser, the marts' build.

`python -m tests.bench.dashboards --articles 1000000` prints it and writes the section of RESULTS.md. No answer comes
from the cache: a query is asked twice to warm the file's pages, then measured.
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboards.cards import card_names, read_card
from dashboards.pages import PAGES
from dashboards.query import CARD_ROWS, ask
from dashboards.reader import Reader
from dashboards.search import Searched
from tests.bench import measure
from tests.bench.generate_warehouse import ARTICLES, MENTIONS_A_TEXT, build_marts, file_of

SECTION = "Dashboards"
QUERY_MS, PAGE_S, FILTER_S = 150, 1.5, 0.5
REPEATS = 3
_YEAR = {"from_date": "2023-01-01", "to_date": "2023-12-31"}
_MONTH = {"from_date": "2024-03-10", "to_date": "2024-04-09"}
# Words are looked up once a publication: the first question about them is measured by itself.
FIRST_SEARCH = {
    "articles (search in titles and names)": "titles",
    "articles (search in the texts loaded last)": "latest",
    "articles (search in whole texts)": "texts",
}
# label -> (wall seconds, CPU seconds, the setting) of every measurement
Times = dict[str, list[tuple[float, float, str]]]


def p95(values: list[float]) -> float:
    """The 95th percentile: the value that 5 % exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1) + 0.4999))]


def settings(reader: Reader) -> list[dict[str, str]]:
    """The filters that are measured: none, each alone, and combinations of narrow and wide ones."""
    found = ask(reader, "select entity_id from marts.entity_overview limit 3000", {}, 3000).rows
    most, middle = str(found[0][0]), str(found[-1][0])
    each = [{"entity": most}, {"entity": middle}, {"source": "s-1"}, {"source": "s-50"}, {"kind": "article"}]
    each += [
        {"language": "en"},
        {"copies": "independent"},
        {"dates": "stated"},
        _YEAR,
        _MONTH,
        {"grain": "day"},
    ]
    pairs = [
        _YEAR | {"entity": most},
        _MONTH | {"source": "s-1"},
        {"copies": "independent", "dates": "stated"},
    ]
    pairs += [
        {"kind": "article", "language": "en", "source": "s-1"},
        {"entity": most, "copies": "independent"},
    ]
    return [{}, *each, *pairs]


def _own(card: str, reader: Reader) -> list[dict[str, str]]:
    """What narrows one list only, as a click on a mark does."""
    speaker = str(ask(reader, "select speaker from marts.speaker_numbers limit 1", {}, 1).rows[0][0])
    entity, other = (
        str(row[0]) for row in ask(reader, "select entity_id from marts.entity_overview limit 2", {}, 2).rows
    )
    word = str(
        ask(reader, "select split_part(name, ' ', 1) from marts.entity_overview limit 3000", {}, 3000).rows[
            -1
        ][0]
    )
    return {
        "articles/results": [
            {"search": word, "scope": "titles"},
            {"sort": "mentions"},
            {"sort": "title"},
            {"page": "40"},
        ],
        "articles/facets": [{"search": word, "scope": "titles"}],
        "rows/citations": [
            {"speaker": speaker},
            {"cited_source": "s-1"},
            {"citation_kind": "footnote", "resolution": "no_source"},
        ],
        "rows/mentions": [{"entity": entity, "other_entity": other}],
        "options/entity": [{"search": "har"}],
        "options/source": [{"search": "cou"}],
    }.get(card, [])


def queries(reader: Reader, given: list[tuple[str, str]]) -> Times:
    """Seconds of every card's query under every setting, with the setting."""
    times: Times = {}
    wide, searched = settings(reader), Searched()
    for page, name in given:
        card = read_card(page, name)
        for filters in [*wide, *_own(card.path, reader)]:
            if (card.needs and card.needs not in filters) or page == "article":
                continue
            # The server asks for the first page of a list; without one, the query is that of the CSV.
            first = {"page": "1"} if card.page_size else {}
            _time(reader, card.path, card.sql, first | filters, times, searched)
    return times


def _time(
    reader: Reader,
    label: str,
    sql: str,
    filters: Mapping[str, str],
    times: Times,
    searched: Searched | None = None,
) -> None:
    for number in range(REPEATS + 1):
        begun, busy = time.perf_counter(), time.process_time()
        ask(reader, sql, filters, CARD_ROWS, searched=searched)
        if number:
            what = (
                ", ".join(name for name, value in filters.items() if (name, value) != ("page", "1"))
                or "no filter"
            )
            times.setdefault(label, []).append(
                (time.perf_counter() - begun, time.process_time() - busy, what)
            )


def article_queries(reader: Reader) -> Times:
    """Seconds of the queries behind one article's page, for five articles."""
    times: Times = {}
    for (article,) in ask(
        reader, "select article_id from marts.article_overview where article_no % 100000 = 7", {}, 5
    ).rows:
        for page, name in sorted(card_names()):
            if page == "article":
                sql = read_card(page, name).sql
                _time(reader, f"{page}/{name}", sql, {"article": article, "other_article": article}, times)
    return times


def in_browser(path: Path, rounds: int = 4) -> tuple[list[float], list[float]]:
    """Seconds to open each page with all its cards drawn, and to change a filter; no answer is cached.

    The first of the rounds warms up: its pages are left out.
    """
    import uvicorn
    from playwright.sync_api import sync_playwright

    from dashboards import bundle
    from dashboards.server import create_app

    bundle.bundle()
    app = create_app(path)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    entity = ask(app.state.reader, "select entity_id from marts.entity_overview limit 1", {}, 1).rows[0][0]
    loads: list[float] = []
    changes: list[float] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for _ in range(rounds):
            for name in PAGES:
                app.state.answers.forget()
                begun = time.perf_counter()
                page.goto(f"{url}/{name}" + (f"?entity={entity}" if name == "entities" else ""))
                if name != "sql":
                    page.wait_for_selector("body[data-drawn]")
                loads.append(time.perf_counter() - begun)
            for name in ("overview", "citations", "duplicates"):
                page.goto(f"{url}/{name}")
                page.wait_for_selector("body[data-drawn]")
                for field, value in (
                    ("kind", "article"),
                    ("language", "en"),
                    ("grain", "week"),
                    ("copies", "independent"),
                ):
                    changes.append(_change(page, app, field, value))
        browser.close()
    server.should_exit = True
    thread.join(timeout=10)
    return loads[len(PAGES) :], changes


def _change(page: Any, app: Any, field: str, value: str) -> float:
    app.state.answers.forget()
    before = page.get_attribute("body", "data-drawn")
    begun = time.perf_counter()
    page.select_option(f'.filters [name="{field}"]', value)
    page.wait_for_function("before => document.body.dataset.drawn !== before", arg=before)
    return time.perf_counter() - begun


def _chromium() -> str | None:
    import shutil

    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def _rows(times: Times) -> list[tuple[str, ...]]:
    """By card: median and p95 over all settings, CPU p95, and the slowest setting's own p95; milliseconds."""
    rows = []
    for label, found in times.items():
        walls = [wall for wall, _, _ in found]
        by_setting: dict[str, list[float]] = {}
        for wall, _, what in found:
            by_setting.setdefault(what, []).append(wall)
        worst = max(by_setting, key=lambda what: p95(by_setting[what]))
        figures = (sorted(walls)[len(walls) // 2], p95(walls), p95([busy for _, busy, _ in found]))
        slowest = f"{p95(by_setting[worst]) * 1000:.0f} ({worst})"
        rows.append((label, *(f"{figure * 1000:.0f}" for figure in figures), slowest))
    return sorted(rows, key=lambda row: -float(row[2]))


def main(arguments: list[str]) -> int:
    """Prints and writes the section; 1 where a query, a page or a filter is slower than its bound."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.dashboards", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--file", type=Path, help="a generated warehouse (one is made when not given)")
    parser.add_argument("--only", nargs="*", help="cards to measure, like overview/coverage")
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument(
        "--keep-marts", action="store_true", help="measure with the marts that the file holds"
    )
    given = parser.parse_args(arguments)
    path = given.file or file_of(given.articles)
    # Wall time is also that of the neighbours: whoever reads the figures has to know of them.
    beside = os.getloadavg()[0]
    marts = [] if given.keep_marts else build_marts(path)
    reader = Reader(path)
    cards = sorted(card for card in card_names() if not given.only or "/".join(card) in given.only)
    times = queries(reader, cards) | ({} if given.only else article_queries(reader))
    searched: Times = {}
    for label, scope in FIRST_SEARCH.items():
        words = {"search": "harbour board", "scope": scope, "page": "1"}
        _time(reader, label, read_card("articles", "results").sql, words, searched)
    reader.close()
    loads, changes = in_browser(path) if not given.no_browser else ([], [])
    slow = [row for row in _rows(times) if float(row[2]) > QUERY_MS]
    parts = [
        f"{given.articles:,} articles, {MENTIONS_A_TEXT * given.articles:,} mentions, generated from a seed; "
        f"{measure.machine()}. Milliseconds of a query without the cache, the file's pages warm; p95 over all filters.",
        measure.table(
            ("card", "median", "p95", "CPU p95", "slowest filter, p95"),
            [*_rows(times)[:16], *_rows(searched)],
        ),
        f"- {len(times)} queries; p95 of all of them together "
        f"{1000 * p95([wall for found in times.values() for wall, _, _ in found]):.0f} ms, CPU "
        f"{1000 * p95([busy for found in times.values() for _, busy, _ in found]):.0f} ms; "
        f"{len(slow)} with a p95 above {QUERY_MS} ms{': ' if slow else ''}{', '.join(row[0] for row in slow)}.",
    ]
    if loads:
        parts.append(
            f"- In Chromium: page load p95 {p95(loads):.2f} s (bound {PAGE_S}), "
            f"filter change p95 {p95(changes):.2f} s (bound {FILTER_S})."
        )
    parts.append(
        f"- Processes that wanted a core: {beside:.1f} in the minute before the bench; "
        f"{os.getloadavg()[0]:.1f} in its last minute, its own included."
    )
    total = sum(seconds for _, seconds in marts)
    most = ", ".join(f"{name} {seconds:.1f}" for name, seconds in sorted(marts, key=lambda row: -row[1])[:6])
    if marts:
        parts.append(f"- Building all marts: {total:.1f} CPU seconds ({most}).")
    body = "\n\n".join([*parts[:2], "\n".join(parts[2:])])
    print(body)
    if not given.only:
        measure.write_section(SECTION, body)
    return 1 if slow or (loads and (p95(loads) > PAGE_S or p95(changes) > FILTER_S)) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
