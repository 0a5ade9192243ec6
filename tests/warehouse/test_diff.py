"""Two publications compared, fact by fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.staged_rows import document_rows, mention, publish_run
from warehouse.diff import Difference, diff, render
from warehouse.errors import NotPublishedError
from warehouse.paths import Paths


def _by_table(found: list[Difference]) -> dict[tuple[str, str], tuple[int, int, int]]:
    return {(d.table, d.kind): (d.added, d.removed, d.changed) for d in found}


def test_equal_publications_differ_in_nothing(published: Paths) -> None:
    publish_run(published, "run-2", document_rows("d1"), document_rows("d2"))
    assert diff(published.snapshots / "run-1.duckdb", published.warehouse) == []
    assert render([]) == "The two hold the same facts."


def test_facts_added_removed_and_changed_are_told_apart(published: Paths) -> None:
    changed = document_rows("d1")
    changed["dim_document"][0]["extract_version"] = "v2"
    changed["fact_article"][0]["title"] = "Ferry is back"
    changed["fact_mention"][0] |= {"entity_id": "tarn", "mention_id": "another id"}
    changed["fact_mention"][1] = mention("d1-1", "ferry", "e-board")
    changed["fact_citation"] = changed["fact_citation"][:1]
    publish_run(published, "run-2", changed)
    found = diff(published.snapshots / "run-1.duckdb", published.warehouse)
    counts = _by_table(found)
    assert counts[("fact_article", "article")] == (0, 0, 1)
    assert counts[("fact_mention", "discovered")] == (1, 1, 1)
    assert counts[("fact_citation", "attribution")] == (0, 1, 0)
    assert ("dim_document", "document") not in counts, (
        "another extraction of the same bytes is no other document"
    )
    text = render(found)
    assert "changed: Ferry is back (title Ferry returns -> Ferry is back)" in text
    assert "changed: Tarn Harbour Board (entity_id e-board -> tarn)" in text
    assert "added: ferry" in text
    assert "removed: Delta Wire" in text
    assert "removed: said Tarn Harbour Board" in text
    backwards = _by_table(diff(published.warehouse, published.snapshots / "run-1.duckdb"))
    assert backwards[("fact_citation", "attribution")] == (1, 0, 0)


def test_new_documents_are_added_with_all_their_facts(published: Paths) -> None:
    publish_run(published, "run-2", document_rows("d3"))
    found = diff(published.snapshots / "run-1.duckdb", published.warehouse, examples=1)
    counts = _by_table(found)
    assert counts[("dim_document", "document")] == (1, 0, 0)
    assert counts[("fact_mention", "discovered")] == (2, 0, 0)
    assert all(len(d.examples) == 1 for d in found)


def test_several_rows_at_one_place_are_counted_each(published: Paths) -> None:
    rows = document_rows("d1")
    rows["fact_citation"].append(rows["fact_citation"][0] | {"citation_id": "twin", "ordinal": 3})
    publish_run(published, "run-2", rows)
    counts = _by_table(diff(published.snapshots / "run-1.duckdb", published.warehouse))
    assert counts == {("fact_citation", "attribution"): (1, 0, 0)}


def test_a_missing_file_is_named(published: Paths, tmp_path: Path) -> None:
    with pytest.raises(NotPublishedError, match=r"no warehouse at .*nothing"):
        diff(tmp_path / "nothing", published.warehouse)
