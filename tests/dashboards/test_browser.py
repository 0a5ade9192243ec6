"""Every page in a real browser: it draws, says nothing on the console, and asks nobody but its own server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from dashboards.cards import cards_of
from dashboards.pages import PAGES
from tests.conftest import BROWSER_MILLISECONDS

pytestmark = pytest.mark.browser
ARTICLE = f"/article/{7:016x}"


class Watched:
    """A browser page with what it complained about and whom it asked."""

    def __init__(self, browser: Any, url: str, **context: Any) -> None:
        context.setdefault("viewport", {"width": 1440, "height": 900})
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.page.set_default_timeout(BROWSER_MILLISECONDS)
        self.url = url
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._asked)

    def _note(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _asked(self, request: Any) -> None:
        if request.url.startswith(("http", "ws")):
            self.hosts.add(urlsplit(request.url).netloc)

    def open(self, address: str) -> Any:
        """Open an address of the dashboard and wait until its cards are drawn."""
        self.page.goto(self.url + address)
        if self.page.locator(".card[data-card]").count():
            self.page.wait_for_selector("body[data-drawn]")
        return self.page

    def after(self, action: Any) -> None:
        """Do something that draws the cards again, and wait for that."""
        before = self.page.get_attribute("body", "data-drawn")
        action()
        self.page.wait_for_function("before => document.body.dataset.drawn !== before", arg=before)

    def close(self, allowed: tuple[str, ...] = ()) -> None:
        """Close, and hold it to silence and to its own server."""
        self.context.close()
        assert [text for text in self.complaints if not any(part in text for part in allowed)] == []
        assert self.hosts == {urlsplit(self.url).netloc}


@pytest.fixture
def watched(browser: Any, served: Any) -> Iterator[Watched]:
    """A fresh page over the invented warehouse."""
    page = Watched(browser, served.url)
    yield page
    page.close()


def address_of(name: str) -> str:
    return f"/{name}?entity=ada-quill" if name == "entities" else f"/{name}"


@pytest.mark.parametrize("name", [name for name in PAGES if cards_of(name)])
def test_every_page_draws_every_card(watched: Watched, name: str) -> None:
    page = watched.open(address_of(name))
    assert page.locator(".failed").all_text_contents() == []
    assert page.locator(".skeleton").count() == 0
    for card in (card for card in cards_of(name) if card.spec):
        box = page.locator(f'[data-card="{card.path}"] canvas').bounding_box()
        assert box, f"{card.path} drew nothing"
        assert box["width"] > 100, f"{card.path} is too narrow"
        assert box["height"] > 40, f"{card.path} is too low"


def test_from_a_mark_to_the_characters_in_two_clicks(watched: Watched) -> None:
    page = watched.open("/overview")
    canvas = page.locator('[data-card="overview/top_entities"] canvas')
    box = canvas.bounding_box()
    assert box
    canvas.click(position={"x": box["width"] * 0.6, "y": 74})
    page.wait_for_selector("#drawer[open] table")
    assert page.locator("#drawer tbody tr").count() > 5
    surface = page.locator("#drawer tbody tr").first.locator("td").nth(1).inner_text()
    page.locator("#drawer tbody a").first.click()
    page.wait_for_selector("mark.at")
    assert "".join(page.locator("mark.at").all_text_contents()) == surface
    page.get_by_role("link", name="Raw text", exact=True).click()
    page.wait_for_selector(".text.raw mark.at")
    assert "".join(page.locator("mark.at").all_text_contents()) == surface
    page.get_by_role("link", name="Clean text", exact=True).click()
    page.wait_for_selector(".text.clean mark.at")
    assert "".join(page.locator("mark.at").all_text_contents()) == surface


def test_new_data_is_said_and_shown_on_reload(
    browser: Any, serve: Any, warehouse_file: Path, tmp_path: Path
) -> None:
    published = tmp_path / "warehouse.duckdb"
    shutil.copy(warehouse_file, published)
    server = serve(published)
    watched = Watched(browser, server.url)
    page = watched.open("/duplicates")
    before = page.get_attribute("body", "data-publication")
    assert page.locator("#newer").is_hidden()
    shutil.copy(warehouse_file, tmp_path / "candidate.duckdb")
    (tmp_path / "candidate.duckdb").replace(published)
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_selector("#newer:not([hidden])")
    watched.after(lambda: page.click("#reload"))
    assert page.get_attribute("body", "data-publication") != before
    assert page.locator("#newer").is_hidden()
    watched.close()
    server.stop()


def test_each_filter_stands_in_the_address_and_back_undoes_it(watched: Watched) -> None:
    page = watched.open("/articles")
    everything = page.locator(".card-body > p[role=status]").inner_text()
    for name, value in (("kind", "teaser"), ("language", "en"), ("copies", "independent"), ("grain", "week")):
        watched.after(lambda name=name, value=value: page.select_option(f'.filters [name="{name}"]', value))
        assert f"{name}={value}" in page.url
    narrowed = page.locator(".card-body > p[role=status]").inner_text()
    assert narrowed != everything
    for _ in range(4):
        watched.after(page.go_back)
    assert page.locator(".card-body > p[role=status]").inner_text() == everything
    assert page.input_value('.filters [name="kind"]') == ""


PICTURES = """() => Object.fromEntries([...document.querySelectorAll('.card[data-card] canvas')].map(
    (canvas) => [canvas.closest('.card').dataset.card, [canvas.width, canvas.height, canvas.toDataURL()]]))"""


@pytest.mark.parametrize("name", ["overview", "duplicates"])
def test_a_chart_given_other_rows_is_the_chart_drawn_anew(watched: Watched, name: str) -> None:
    page = watched.open(f"/{name}")
    page.evaluate("document.querySelectorAll('canvas').forEach((canvas) => { canvas.kept = true; })")
    whole = page.evaluate(PICTURES)
    for field, value in (("grain", "week"), ("kind", "teaser"), ("copies", "independent")):
        watched.after(
            lambda field=field, value=value: page.select_option(f'.filters [name="{field}"]', value)
        )
    assert page.evaluate("[...document.querySelectorAll('canvas')].some((canvas) => canvas.kept)")
    changed = page.evaluate(PICTURES)
    assert sum(changed.get(card) != picture for card, picture in whole.items()) > 1
    watched.open(page.url.removeprefix(watched.url))
    fresh = page.evaluate(PICTURES)
    assert [card for card in fresh if fresh[card] != changed.get(card)] == []
    assert fresh.keys() == changed.keys()


def test_dates_entity_and_source_filter_and_a_link_to_them_opens_the_same(watched: Watched) -> None:
    page = watched.open("/overview")
    watched.after(lambda: page.select_option("[data-preset]", "30"))
    assert "from_date=" in page.url
    page.fill('.combo[data-for="entity"]', "quill")
    page.wait_for_selector('#list-entity option[data-id="ada-quill"]', state="attached")
    page.fill('.combo[data-for="entity"]', "Ada Quill · person")
    watched.after(lambda: page.dispatch_event('.combo[data-for="entity"]', "change"))
    assert "entity=ada-quill" in page.url
    texts = page.locator(".figure b").first.inner_text()
    assert int(texts) < 40
    watched.open(page.url.removeprefix(watched.url))
    assert page.locator(".figure b").first.inner_text() == texts
    assert page.input_value('.combo[data-for="entity"]') == "Ada Quill · person"
    assert (
        page.get_by_role("link", name="Citations", exact=True).get_attribute("href").count("entity=ada-quill")
        == 1
    )


def test_search_finds_marks_and_pages(watched: Watched) -> None:
    page = watched.open("/articles")
    watched.after(lambda: (page.fill('[name="search"]', "part 7"), page.press('[name="search"]', "Enter")))
    assert page.locator(".hits .found").count() == 0  # the headline of part 7 is another one
    watched.after(
        lambda: (page.fill('[name="search"]', "DOCUMENT.title"), page.press('[name="search"]', "Enter"))
    )
    assert page.locator(".hits li").count() == 1
    assert page.locator(".hits .found").first.inner_text() == "document.title"
    watched.after(lambda: (page.fill('[name="search"]', ""), page.press('[name="search"]', "Enter")))
    watched.after(lambda: page.get_by_role("link", name="Next").click())
    assert page.locator(".hits li").count() == 15


def test_hostile_texts_are_shown_as_text(watched: Watched) -> None:
    page = watched.open(ARTICLE)
    assert page.locator(".headline").inner_text().startswith("<script>")
    assert page.title() != "owned"
    assert page.locator(".text script, .text b").count() == 0
    watched.open("/discovered")
    assert "=HYPERLINK(" in page.locator("pre").inner_text()


def test_a_name_after_an_emoji_and_in_a_doubly_encoded_text_is_marked_exactly(watched: Watched) -> None:
    page = watched.open(ARTICLE)
    assert page.locator("mark.place").first.inner_text() == "Vessel Port"
    assert page.locator("mark.facility").first.inner_text() == "North Lock"
    page.locator(".text .jump").click()
    assert page.url.endswith("-3")
    watched.open(ARTICLE + "/raw")
    assert page.locator("mark.facility").first.inner_text() == "North Lock"
    assert page.locator(".text ins.edit").first.inner_text() == "“"
    assert page.locator(".text mark.furniture").first.inner_text() == "Read more"
    assert "confidence 0.90" in page.locator("mark.facility").first.get_attribute("title")


def test_table_csv_sql_and_pictures_of_a_card(watched: Watched) -> None:
    page = watched.open("/overview?kind=article")
    card = page.locator('[data-card="overview/coverage"]')
    for kind in ("png", "svg"):
        with page.expect_download() as download:
            card.locator(f'[data-do="{kind}"]').click()
        assert download.value.suggested_filename == f"overview-coverage.{kind}"
    card.locator('[data-do="table"]').click()
    page.wait_for_selector('[data-card="overview/coverage"] tbody tr')
    assert "kind=article" in card.locator('[data-do="csv"]').get_attribute("href")
    card.locator('[data-do="sql"]').click()
    page.wait_for_selector("#drawer pre")
    assert "set variable kind = 'article';" in page.locator("#drawer pre").inner_text()
    page.get_by_role("link", name="Open on the SQL page").click()
    page.wait_for_selector("section table")
    assert page.locator("tbody tr").count() > 3


def test_the_keyboard_alone_reaches_rows_and_text(watched: Watched) -> None:
    page = watched.open("/overview")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    button = page.locator('[data-card="overview/top_entities"] [data-do="table"]')
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-card="overview/top_entities"] tbody a')
    page.locator('[data-card="overview/top_entities"] tbody a').first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/rows/mentions**")
    page.wait_for_selector("tbody a")
    page.locator("tbody a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.at")


EVERY_PAGE = (*map(address_of, PAGES), ARTICLE, ARTICLE + "/raw", f"/compare/{5:016x}/{4:016x}")
# All pages take their dark colours from one sheet: charts and figures on the first of these, marks on the other.
DARK = ("/overview", ARTICLE)


@pytest.mark.parametrize(
    ("scheme", "addresses"),
    [
        pytest.param("light", EVERY_PAGE, id="light"),
        pytest.param("dark", DARK, id="dark"),
        pytest.param(
            "dark", [a for a in EVERY_PAGE if a not in DARK], id="dark-others", marks=pytest.mark.slow
        ),
    ],
)
def test_nothing_serious_for_accessibility(
    browser: Any, served: Any, scheme: str, addresses: tuple[str, ...]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    # The checker itself is put into the page, which the page's own policy would refuse.
    watched = Watched(browser, served.url, color_scheme=scheme, bypass_csp=True)
    found: list[str] = []
    for address in addresses:
        page = watched.open(address)
        response = Axe().run(page).response
        assert len(response["passes"]) > 10, "the checker looked at nothing"
        for violation in response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                found.append(f"{address}: {violation['id']}: {violation['nodes'][0]['html'][:160]}")
    watched.close()
    assert found == []


def test_a_narrow_screen_needs_no_sideways_scrolling(browser: Any, served: Any) -> None:
    watched = Watched(browser, served.url, viewport={"width": 400, "height": 800})
    wide = []
    for address in [*map(address_of, PAGES), ARTICLE, ARTICLE + "/raw"]:
        page = watched.open(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            wide.append(address)
    watched.close()
    assert wide == []
