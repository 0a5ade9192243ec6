"""Every page in a real browser: it draws, says nothing on the console, and asks nobody but its own server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from dashboards.cards import cards_of
from dashboards.pages import PAGES


class Watched:
    """A browser page with what it complained about and whom it asked."""

    def __init__(self, browser: Any, url: str, **context: Any) -> None:
        self.context = browser.new_context(viewport={"width": 1440, "height": 900}, **context)
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
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


@pytest.fixture
def watched(browser: Any, served: Any) -> Iterator[Watched]:
    """A fresh page over the invented warehouse."""
    page = Watched(browser, served.url)
    yield page
    page.context.close()
    assert page.complaints == []
    assert page.hosts == {urlsplit(served.url).netloc}


@pytest.mark.parametrize("name", [name for name in PAGES if cards_of(name)])
def test_page_draws_every_card(watched: Watched, name: str) -> None:
    page = watched.open(f"/{name}")
    assert page.locator(".failed").all_text_contents() == []
    charts = [card for card in cards_of(name) if card.spec]
    for card in charts:
        canvas = page.locator(f'[data-card="{card.path}"] canvas')
        box = canvas.bounding_box()
        assert box and box["width"] > 100 and box["height"] > 60, f"{card.path} drew nothing"


def test_a_mark_opens_the_rows_behind_it(watched: Watched) -> None:
    page = watched.open("/overview")
    canvas = page.locator('[data-card="overview/top_entities"] canvas')
    box = canvas.bounding_box()
    assert box
    canvas.click(position={"x": box["width"] * 0.6, "y": 74})
    page.wait_for_selector("#drawer[open] table")
    assert page.locator("#drawer tbody tr").count() > 5
