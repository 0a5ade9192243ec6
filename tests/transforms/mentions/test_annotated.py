"""Mentions of the annotated texts, found and linked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.transforms.mentions.marked import Marked, Score, count
from transforms.mentions import Matcher, build_matcher, find_mentions, parse_registry
from transforms.model import Region

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"


def _score_gold(
    gold: Path, texts: Path, matcher: Matcher, names_of_registry: dict[str, set[str]]
) -> tuple[Score, int, int, list[str]]:
    """Scores the gold files of a folder on the raw text of their articles; also registered mentions and how many of
    them stand where a mention is."""
    total, registered, right, wrong = Score(), 0, 0, []
    for path in sorted(gold.glob("*.gold.json")):
        annotated = json.loads(path.read_text(encoding="utf-8"))
        raw = (texts / annotated["file"]).read_bytes().decode("utf-8", "replace")
        if annotated.get("duplicate_of") or not all(
            raw[m["start"] : m["end"]] == m["surface"] for m in annotated["mentions"]
        ):
            continue
        notes = [c for c in annotated["citations"] if c["kind"] == "footnote"]
        out = notes + annotated["furniture"] + annotated.get("ignore", [])
        for article in annotated["articles"]:
            start, end = article["start"], article["end"]
            inside = [n["start"] for n in notes if start <= n["start"] < end]
            title = article.get("title") or ""
            regions = [Region("title", 0, len(title))] if title and raw.startswith(title, start) else []
            regions += [Region("references", min(inside) - start, end - start)] if inside else []
            found = [
                m
                for m in find_mentions(raw[start:end], tuple(regions), matcher, "en")
                if not any(m.start + start < o["end"] and o["start"] < m.end + start for o in out)
            ]
            expected = [
                (m["start"] - start, m["end"] - start, m["type"], m["entity"])
                for m in annotated["mentions"]
                if start <= m["start"] < end
            ]
            marked = Marked(raw[start:end], tuple(expected))
            names = {key: set(value["names"]) for key, value in annotated["entities"].items()}
            wrong += count(marked, found, total, names, names_of_registry)
            for m in found:
                registered += m.is_registered
                right += m.is_registered and any(m.start < e[1] and e[0] < m.end for e in expected)
    return total, registered, right, wrong


def _spellings(path: Path) -> tuple[Matcher, dict[str, set[str]]]:
    registry = parse_registry(path.read_text(encoding="utf-8"), path.name)
    return build_matcher(registry), {e.id: {alias.text for alias in e.spellings} for e in registry.entities}


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the shared gold texts are not here")
def test_shared_gold_with_the_shipped_registry() -> None:
    matcher, names = _spellings(ROOT / "warehouse" / "reference" / "registry.yaml")
    score, registered, right, wrong = _score_gold(SHARED / "gold", SHARED / "seeds", matcher, names)
    assert score.expected > 150
    assert score.f1(score.found) >= 0.95, wrong
    assert score.f1(score.linked) >= 0.93, wrong
    assert right / registered >= 0.98


@pytest.mark.skipif(not (ROOT / "tests" / "gold" / "texts").is_dir(), reason="the gold texts are not built")
def test_invented_gold_with_seven_in_ten_names_registered() -> None:
    folder = ROOT / "tests" / "gold"
    matcher, names = _spellings(folder / "registry.yaml")
    score, registered, right, wrong = _score_gold(folder, folder / "texts", matcher, names)
    assert score.expected > 200
    assert score.f1(score.found) >= 0.93, wrong
    assert score.f1(score.linked) >= 0.90, wrong
    assert right / registered >= 0.98
