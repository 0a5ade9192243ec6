"""The floors of quality on annotated raw texts, with the annotated mentions: citations alone are measured here."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from transforms.citations import find_citations
from transforms.mentions.folding import name_key
from transforms.model import Citation, Mention

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
GOLD = sorted((SHARED / "gold").glob("*.gold.json"))
pytestmark = pytest.mark.skipif(not GOLD, reason="the annotated raw texts of ../shared/gold are not here")


def article_rows(gold: dict[str, Any], raw: str) -> list[tuple[Citation, int]]:
    found = []
    for article in gold["articles"]:
        start, end = article["start"], article["end"]
        mentions = [
            Mention(
                m["start"] - start,
                m["end"] - start,
                m["surface"],
                m["entity"],
                m["surface"],
                m["type"],
                True,
                "gold",
                1,
            )
            for m in gold["mentions"]
            if start <= m["start"] < end
        ]
        found += [(row, start) for row in find_citations(raw[start:end], (), mentions, None, "en")]
    return found


def agrees(row: Citation, wanted: dict[str, Any]) -> bool:
    if row.kind == "footnote":
        return row.marker == wanted["marker"]
    if row.kind == "quotation":
        mine, theirs = name_key(row.quote or ""), name_key(wanted["quote"])
        return (mine in theirs or theirs in mine) and min(len(mine), len(theirs)) >= 0.6 * max(
            len(mine), len(theirs)
        )
    return same_name((row.speaker, row.source), (wanted.get("speaker"), wanted.get("source")))


def same_name(mine: tuple[str | None, ...], theirs: tuple[str | None, ...]) -> bool:
    have, want = ({name_key(name) for name in names if name} for names in (mine, theirs))
    return not want or any(one in other or other in one for one in have for other in want)


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    tally: Counter[str] = Counter()
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (SHARED / "seeds" / gold["file"]).open(encoding="utf-8", newline="") as file:
            free = article_rows(gold, file.read())
        for row, _ in free:
            tally[f"{row.kind} given"] += 1
        for wanted in gold["citations"]:
            tally[f"{wanted['kind']} wanted"] += 1
            for row, offset in free:
                overlaps = row.start + offset < wanted["end"] and wanted["start"] < row.end + offset
                if row.kind == wanted["kind"] and overlaps and agrees(row, wanted):
                    free.remove((row, offset))
                    tally[f"{row.kind} right"] += 1
                    count_fields(tally, row, wanted)
                    break
    return tally


def count_fields(tally: Counter[str], row: Citation, wanted: dict[str, Any]) -> None:
    if row.kind == "quotation" and wanted.get("speaker"):
        tally["speaker wanted"] += 1
        tally["speaker right"] += same_name((row.speaker,), (wanted["speaker"],))
    if row.kind == "footnote":
        cited = str(row.cited.on) if row.cited else None
        for field, mine in (
            ("author", row.author),
            ("source", row.source),
            ("title", row.title),
            ("date", cited),
        ):
            tally[f"{field} wanted"] += 1
            tally[f"{field} right"] += name_key(mine or "") == name_key(wanted.get(field) or "")


@pytest.mark.parametrize(("kind", "floor"), [("footnote", 1.0), ("quotation", 0.9), ("attribution", 0.8)])
def test_f1(counts: Counter[str], kind: str, floor: float) -> None:
    assert 2 * counts[f"{kind} right"] / (counts[f"{kind} given"] + counts[f"{kind} wanted"]) >= floor


@pytest.mark.parametrize(
    ("field", "floor"),
    [("speaker", 0.85), ("author", 0.95), ("source", 0.95), ("title", 0.95), ("date", 0.95)],
)
def test_fields(counts: Counter[str], field: str, floor: float) -> None:
    assert counts[f"{field} right"] / counts[f"{field} wanted"] >= floor
