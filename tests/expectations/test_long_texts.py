"""Texts longer than one piece: spans are found where they are, on both sides of a seam and across it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from expectations.checks import load_checks
from expectations.rows import bad_rows
from expectations.texts import pieces
from warehouse.connection import open_read_only

SEAM = 16_384
SPANS = (
    "mention_round_trip",
    "mention_raw_round_trip",
    "citation_quote_round_trip",
    "citation_marker_round_trip",
)
CHECKS = {check.name: check for check in load_checks() if check.name in (*SPANS, "conservation")}


def failing(path: Path) -> dict[str, list[str]]:
    """The keys that each of these checks reports, whether the texts are held in memory or stay in the file."""
    in_file, held = (_failing(path, held) for held in (False, True))
    assert in_file == held
    return in_file


def _failing(path: Path, held: bool) -> dict[str, list[str]]:
    with closing(open_read_only(path, locked=False)) as con:
        con.execute(pieces(held))
        return {
            name: [key for key, _ in con.execute(bad_rows(check)).fetchall()]
            for name, check in CHECKS.items()
        }


def long_article(surface_at: int, claimed_at: int) -> list[str]:
    """Makes the copy's article 40,000 characters longer in front, with one mention and one quotation in it."""
    text = (
        f"repeat('é ', {surface_at // 2}) || 'Port Ellery' || repeat(' é', {(40_000 - surface_at) // 2 - 5})"
    )
    return [
        f"update document_text set raw_text = {text} || raw_text where document_id = '{{COPY}}'",
        "update fact_furniture set raw_start = raw_start + length(t.raw_text) - 206, "
        "raw_end = raw_end + length(t.raw_text) - 206 from document_text as t "
        "where t.document_id = fact_furniture.document_id and t.document_id = '{COPY}'",
        "update fact_article set text = raw_text, raw_start = 0, raw_end = length(raw_text) from document_text as t "
        "where t.document_id = fact_article.document_id and article_id = 'a2'",
        "insert into fact_mention select * replace ('long' as mention_id, 'a2' as article_id, "
        f"{claimed_at} as start_char, {claimed_at + 11} as end_char, {claimed_at} as raw_start, "
        f"{claimed_at + 11} as raw_end) from fact_mention where mention_id = 'm2'",
        "insert into fact_citation select * replace ('long' as citation_id, 'a2' as article_id, "
        f"'Port Ellery' as quote, "
        f"'Port' as marker, {claimed_at} as start_char, {claimed_at + 11} as end_char, "
        f"{claimed_at} as marker_raw_start, {claimed_at + 4} as marker_raw_end) "
        "from fact_citation where citation_id = 'c1'",
    ]


@pytest.mark.parametrize("place", [0, SEAM - 12, SEAM - 6, SEAM, 2 * SEAM, 39_988])
def test_a_span_is_found_wherever_it_stands(
    broken: Callable[..., Path], ids: dict[str, str], place: int
) -> None:
    for claimed, keys in ((place, []), (place + 3, ["long"])):
        statements = [text.replace("{COPY}", ids["{COPY}"]) for text in long_article(place, claimed)]
        found = failing(broken(*statements))
        assert found == {**dict.fromkeys(SPANS, keys), "conservation": []}, claimed


@pytest.mark.parametrize("lost_at", [10, SEAM - 2, SEAM, 30_000])
def test_a_word_lost_in_a_long_gap_is_found(
    broken: Callable[..., Path], ids: dict[str, str], lost_at: int
) -> None:
    """Forty thousand blanks in front of a text are no loss, one word among them is."""
    blank = "' ' || repeat(' ', 39999)"
    word = f"repeat(' ', {lost_at}) || 'lost' || repeat(' ', {40_000 - 4 - lost_at})"
    for front, keys in ((blank, []), (word, [f"{ids['{LIST}']}/0"])):
        statements = (
            f"update document_text set raw_text = {front} || raw_text where document_id = '{ids['{LIST}']}'",
            "update fact_furniture set raw_start = raw_start + 40000, raw_end = raw_end + 40000 "
            f"where document_id = '{ids['{LIST}']}'",
            "update fact_article set raw_start = raw_start + 40000, raw_end = raw_end + 40000 where article_id = 'a3'",
        )
        assert failing(broken(*statements))["conservation"] == keys
