"""Every pattern on invented paragraphs of many topics: the rows that each one must give, no more and no fewer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from transforms.citations import find_citations
from transforms.mentions.registry import Registry
from transforms.model import Citation, Mention, Region, Source

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def registry_of(names: list[str]) -> Registry:
    sources = [Source(f"src:{name}", name, "newspaper", f"src:{name}", is_registered=True) for name in names]
    return Registry((), tuple(sources))


def mentions_of(text: str, names: dict[str, list[str]], sources: list[str]) -> list[Mention]:
    found = []
    for kind, surfaces in names.items():
        for surface in surfaces:
            at = text.find(surface)
            while at >= 0:
                entity = f"src:{surface}" if surface in sources else f"id:{surface.split()[-1]}"
                found.append(
                    Mention(at, at + len(surface), surface, entity, surface, kind, False, "given", 1.0)
                )
                at = text.find(surface, at + 1)
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def field_of(citation: Citation, name: str, text: str) -> Any:
    if name == "cited":
        return str(citation.cited.on) if citation.cited else None
    if name == "marked":
        return (
            text[citation.marker_start : citation.marker_end] if citation.marker_start is not None else None
        )
    return getattr(citation, name)


@pytest.mark.parametrize("case", CASES)
def test_rows(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    sources = case.get("sources", [])
    regions = (Region("title", 0, text.index("\n")),) if case.get("title") else ()
    mentions = mentions_of(text, case.get("names") or {}, sources)
    rows = find_citations(text, regions, mentions, registry_of(sources), "en")
    expected = [row for row in case["rows"] if not row.get("optional")]
    kinds = [(row.kind, text[row.start : row.end]) for row in rows]
    spare = len(case["rows"]) - len(expected)
    assert len(expected) <= len(rows) <= len(expected) + spare, kinds
    for row, wanted in zip(rows, expected, strict=False):
        seen = {name: field_of(row, name, text) for name in wanted}
        assert seen == wanted, kinds


def test_other_languages_keep_footnotes_and_links_only() -> None:
    text = "„Das Wasser steigt seit gestern Abend“, sagte Ada Bright. Siehe https://a.example/wasser."
    rows = find_citations(text, (), [], None, "de")
    assert [row.kind for row in rows] == ["link"]
