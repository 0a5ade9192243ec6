"""The gold set measures the extraction, so it is itself checked: its offsets, its coverage, its freshness."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.gold import build

GOLD = Path(build.__file__).parent
FILES = sorted(GOLD.glob("*.gold.json"))


def read(path: Path) -> tuple[dict[str, Any], str]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    return gold, (GOLD / "texts" / gold["file"]).read_bytes().decode(gold.get("encoding", "utf-8"))


def all_spans(gold: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from gold["mentions"]
    yield from gold["furniture"]
    yield from gold["citations"]


def positions(rows: list[dict[str, Any]]) -> set[int]:
    return {i for row in rows for i in range(row["start"], row["end"])}


def footnotes(gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [c for c in gold["citations"] if c["kind"] == "footnote"]


pytestmark = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.split(".")[0])


def test_every_span_holds_its_surface(path: Path) -> None:
    gold, raw = read(path)
    for row in all_spans(gold):
        assert raw[row["start"] : row["end"]] == row["surface"]
        assert row["surface"].strip() == row["surface"] != ""


def test_every_character_is_in_an_article_or_in_furniture(path: Path) -> None:
    gold, raw = read(path)
    seen = positions(gold["articles"]) | positions(gold["furniture"])
    if gold["page_title"]:
        seen |= {i for match in re.finditer(re.escape(gold["page_title"]), raw) for i in range(*match.span())}
    left = [i for i, char in enumerate(raw) if not char.isspace() and i not in seen]
    assert not left, f"unannotated: {raw[left[0] : left[0] + 60]!r}"


def test_articles_do_not_overlap_and_mentions_do_not_nest(path: Path) -> None:
    gold, _ = read(path)
    for rows in (gold["articles"], gold["mentions"], gold["furniture"]):
        ordered = sorted(rows, key=lambda row: row["start"])
        for before, after in pairwise(ordered):
            assert before["end"] <= after["start"], (before, after)


def test_mentions_lie_in_articles_outside_furniture_and_notes(path: Path) -> None:
    gold, _ = read(path)
    allowed = positions(gold["articles"]) - positions(gold["furniture"]) - positions(footnotes(gold))
    assert positions(gold["mentions"]) <= allowed


def test_no_occurrence_of_a_known_name_was_overlooked(path: Path) -> None:
    gold, raw = read(path)
    where = positions(gold["articles"]) - positions(gold["furniture"]) - positions(footnotes(gold))
    where -= positions(gold["mentions"]) | positions(gold.get("ignore", []))
    for entity in gold["entities"].values():
        for name in entity["names"]:
            for match in re.finditer(rf"(?<!\w){re.escape(name.removeprefix('The '))}(?!\w)", raw):
                overlooked = set(range(*match.span())) & where
                assert not overlooked, f"{name!r} at {match.start()}: {raw[match.start() - 40 :][:100]!r}"


def test_furniture_is_not_also_said_in_an_article(path: Path) -> None:
    gold, raw = read(path)
    hidden = positions(gold["furniture"])
    text = "".join(raw[i] if i not in hidden else "\n" for i in sorted(positions(gold["articles"])))
    for row in gold["furniture"]:
        if len(row["surface"]) >= 6:  # the scorer leaves shorter ones out
            assert row["surface"] not in text


def test_notes_have_their_markers(path: Path) -> None:
    gold, raw = read(path)
    for note in footnotes(gold):
        assert note["marker_start"] is not None, note["surface"]
        assert note["marker_end"] <= note["start"]
        marker = raw[note["marker_start"] : note["marker_end"]]
        assert note["marker"] in marker.translate(str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890"))


def test_quotations_hold_at_least_four_words(path: Path) -> None:
    gold, _ = read(path)
    for row in gold["citations"]:
        if row["kind"] == "quotation":
            assert len(row["quote"].split()) >= 4, row["quote"]


def test_files_are_what_the_annotated_texts_make(path: Path) -> None:
    made = build.outputs(GOLD)
    assert made[Path(path.name)] == path.read_bytes(), "run `python -m tests.gold.build`"
    assert made[Path("registry.yaml")] == (GOLD / "registry.yaml").read_bytes()


def test_registry_leaves_some_names_of_each_text_to_discovery(path: Path) -> None:
    gold, _ = read(path)
    registry = yaml.safe_load((GOLD / "registry.yaml").read_text(encoding="utf-8"))
    known = {row["id"] for row in registry["entities"] + registry["sources"]}
    covered = sum(mention["entity"] in known for mention in gold["mentions"])
    assert 0.4 <= covered / len(gold["mentions"]) <= 0.95
