"""Five viewers click while the file is replaced every second: no error, and no answer older than the file."""

from __future__ import annotations

import random
import re
import shutil
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from httpx import Client

from dashboards.cards import cards_of
from dashboards.pages import PAGES
from warehouse import schema
from warehouse.connection import close_written, open_for_writing

VIEWERS = 5
FILTERS = (
    "",
    "kind=article",
    "entity=ada-quill",
    "copies=independent",
    "source=delta-wire&grain=week",
    "dates=stated",
)
COUNT = {"card": "/card/duplicates/summary.json", "pattern": r"<dt>Texts</dt><dd><b>([\d,]+)</b>"}

# The sums that the count is read from.
COUNTED = Path(schema.__file__).parent / "marts" / "article_counts.sql"


class Publisher:
    """Puts the same warehouse with one text more in the place of the published one, by one rename."""

    def __init__(self, published: Path) -> None:
        self.published = published
        self.texts = 40

    def publish(self) -> None:
        """The next publication; `texts` says what it holds as soon as it stands there."""
        candidate = self.published.with_name(f"candidate-{self.texts}.duckdb")
        shutil.copy(self.published, candidate)
        con = open_for_writing(candidate)
        con.execute(
            """INSERT INTO marts.article_overview BY NAME
               SELECT 100 + ? AS article_no, true AS is_canonical, min(class_no) AS class_no
               FROM marts.article_classes WHERE is_canonical""",
            [self.texts],
        )
        con.execute(COUNTED.read_text(encoding="utf-8"))
        close_written(con)
        candidate.replace(self.published)
        self.texts += 1


def click(client: Client, publisher: Publisher, chance: random.Random, wrong: list[str]) -> None:
    """One click: a page with all its cards, an article, or the count that must not be stale."""
    page = chance.choice([name for name in PAGES if cards_of(name)])
    filters = chance.choice(FILTERS)
    addresses = [f"/{page}?{filters}", *(f"/card/{card.path}.json?{filters}" for card in cards_of(page))]
    addresses += [
        f"/article/{chance.randint(1, 40):016x}",
        f"/options/entity?search={chance.choice('aeiou')}",
        "/publication",
    ]
    for address in addresses:
        answer = client.get(address)
        if answer.status_code != 200:
            wrong.append(f"{answer.status_code} {address}: {answer.text[:200]}")
    at_least = publisher.texts
    answer = client.get(COUNT["card"])
    found = re.search(COUNT["pattern"], answer.json().get("html", ""))
    if not found or int(found[1].replace(",", "")) < at_least:
        wrong.append(f"{found and found[1]} texts shown where {at_least} were published: {answer.text[:200]}")


def watch(
    serve: Any, warehouse_file: Path, folder: Path, seconds: float, least: int
) -> tuple[int, int, list[str]]:
    """Viewers and publisher for so many seconds: clicks, publications, and what was wrong.

    A slow machine takes longer: until every viewer has clicked and the file was replaced so many times at least.
    """
    published = folder / "warehouse.duckdb"
    shutil.copy(warehouse_file, published)
    publisher, server = Publisher(published), serve(published)
    wrong: list[str] = []
    clicks = [0] * VIEWERS
    done = threading.Event()

    def view(number: int) -> None:
        chance = random.Random(number)
        with Client(base_url=server.url, timeout=60) as client:
            while not done.is_set():
                try:
                    click(client, publisher, chance, wrong)
                except Exception as error:
                    wrong.append(repr(error))
                clicks[number] += 1

    viewers = [threading.Thread(target=view, args=(number,)) for number in range(VIEWERS)]
    for viewer in viewers:
        viewer.start()
    end = time.monotonic() + seconds
    while (now := time.monotonic()) < end or not ((all(clicks) and publisher.texts >= 40 + least) or wrong):
        publisher.publish()
        time.sleep(max(0.0, 1 - (time.monotonic() - now)))
    done.set()
    for viewer in viewers:
        viewer.join()
    server.stop()
    return sum(clicks), publisher.texts - 40, wrong


def test_viewers_follow_replacements(serve: Any, warehouse_file: Path, tmp_path: Path) -> None:
    clicks, publications, wrong = watch(serve, warehouse_file, tmp_path, 5, 2)
    assert wrong == []
    assert clicks >= VIEWERS
    assert publications >= 2


@pytest.mark.slow
def test_viewers_follow_replacements_for_a_minute(serve: Any, warehouse_file: Path, tmp_path: Path) -> None:
    clicks, publications, wrong = watch(serve, warehouse_file, tmp_path, 60, 21)
    assert wrong == []
    assert clicks >= 2 * VIEWERS
    assert publications > 20
