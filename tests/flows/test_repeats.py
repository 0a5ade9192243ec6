"""Quotations that a page holds twice are counted once: from raw text to the marts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.settings import Settings
from flows.summary import Summary
from warehouse.connection import open_read_only
from warehouse.paths import Paths

LEAD = (
    "OSTREL, May 3, 2024 (NWS) - The bakers of Ostrel will keep their ovens cold on Sundays from the first of June. "
    "“We bake before the town wakes up and we are tired of it,” said Mara Linde, who leads the bakers' guild."
)
BODY = (
    "The guild voted on Friday after a winter of high prices for wood. Eleven of its fourteen houses were for the "
    "cold ovens, and three were against them. “My sons will carry on by themselves,” said Oskar Brehm, whose house "
    "is the oldest of the town.\n\n"
    "The council will talk about the vote next week, and the millers of the valley have asked to be heard."
)
TEXTS = {
    # The teaser stands above its own text, without a headline between them.
    "glued.txt": f"Cold ovens on Sundays\n\n{LEAD}\n\n{LEAD}\n\n{BODY}\n",
    "plain.txt": (
        "Millers are heard\n\nTARN, May 9, 2024 (NWS) - The millers of the valley were heard by the council of Ostrel. "
        "“A cold oven buys no flour from any of us,” said Mara Linde after the talk, and the millers agreed with her. "
        "They will meet again before the harvest, when the price of wood is known and the river is low.\n"
    ),
}


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    folder = tmp_path / "landing"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def rows(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    con = open_read_only(Paths(settings.data_dir).warehouse)
    try:
        return con.execute(sql).fetchall()
    finally:
        con.close()


def test_a_quotation_of_a_teaser_and_of_its_own_text_is_one_quotation_of_a_story(
    run_once: Callable[..., Summary], settings: Settings
) -> None:
    run_once()
    marked = """SELECT c.quote[:7], c.is_repeat, count(*) FROM current.fact_citation AS c
                JOIN current.fact_article USING (article_id) WHERE c.kind = 'quotation' GROUP BY ALL ORDER BY ALL"""
    assert rows(settings, marked) == [
        ("A cold ", False, 1),
        ("My sons", False, 1),
        ("We bake", False, 1),
        ("We bake", True, 1),
    ]
    counted = """SELECT speaker, sum(quotations), sum(story_quotations), sum(stories) FROM marts.who_quotes_whom
                 GROUP BY speaker ORDER BY speaker"""
    assert rows(settings, counted) == [("Mara Linde", 3, 2, 2), ("Oskar Brehm", 1, 1, 1)]
    first = """SELECT count(*) FILTER (first_of_speaker), count(*) FILTER (first_of_speaker AND NOT is_repeat)
               FROM marts.citation_overview JOIN marts.speaker_numbers USING (speaker_no)
               WHERE speaker = 'Mara Linde'"""
    assert rows(settings, first) == [(3, 2)]
