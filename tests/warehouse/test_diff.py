"""Two publications compared, fact by fact."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.warehouse.staged_rows import CLEAN, NOW, document_rows, mention, publish_run
from warehouse.diff import Difference, diff, render
from warehouse.errors import NotPublishedError
from warehouse.load import add_relations
from warehouse.paths import Paths
from warehouse.publish import close_candidate, open_candidate, publish
from warehouse.records import finish_run, start_run


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
    assert render(found).splitlines() == [
        "texts, article (fact_article): 0 added, 0 removed, 1 changed",
        "  changed “Ferry is back” in “d1.txt”: title “Ferry returns” -> “Ferry is back”",
        "mentions, discovered (fact_mention): 1 added, 1 removed, 1 changed",
        "  added “ferry” in “Ferry is back”",
        "  removed “Delta Wire” in “Ferry returns”",
        "  changed “Tarn Harbour Board” in “Ferry is back”: entity “Tarn Harbour Board” -> “Tarn”",
        "citations, attribution (fact_citation): 0 added, 1 removed, 0 changed",
        "  removed “Tarn Harbour Board sa” in “Ferry returns”",
        "entities, organization (dim_entity): 0 added, 0 removed, 1 changed",
        "  changed “Tarn Harbour Board”: aliases “Tarn Harbour Board” -> “Tarn Harbour Board, ferry”",
    ]
    backwards = _by_table(diff(published.warehouse, published.snapshots / "run-1.duckdb"))
    assert backwards[("fact_citation", "attribution")] == (1, 0, 0)


def test_changes_are_told_in_names_and_rounded_numbers(published: Paths) -> None:
    changed = document_rows("d1")
    changed["fact_article"][0] |= {"publisher_id": "s-board", "text": CLEAN.replace("May 3", "May 4")}
    changed["fact_mention"][0]["confidence"] = 0.7123456
    changed["fact_citation"][0] |= {"source_id": None, "speaker": "the wire"}
    changed["fact_furniture"] = [{"document_id": "d1", "kind": "related", "raw_start": 0, "raw_end": 13}]
    publish_run(published, "run-2", changed)
    text = render(diff(published.snapshots / "run-1.duckdb", published.warehouse))
    assert "publisher “Delta Wire” -> “Tarn Harbour Board”" in text
    assert "text “…d Delta Wire on May 3, 2024.” -> “…d Delta Wire on May 4, 2024.”" in text
    assert "confidence 0.8 -> 0.712" in text
    assert "source “Delta Wire” -> none; speaker as written none -> “the wire”" in text
    assert "furniture, related (fact_furniture): 1 added, 0 removed, 0 changed" in text
    assert "  added “Ferry returns” in “d1.txt”" in text


def test_related_texts_are_named(published: Paths) -> None:
    con = open_candidate(published, "run-2")
    start_run(con, "run-2", NOW)
    columns = ["article_id", "related_article_id", "relation", "similarity", "containment", "direction"]
    add_relations(con, pl.DataFrame([("d2-1", "d1-1", "exact", 1.0, 1.0, "mutual")], columns, orient="row"))
    finish_run(con, "run-2", NOW)
    close_candidate(con)
    publish(published, "run-2")
    text = render(diff(published.snapshots / "run-1.duckdb", published.warehouse))
    assert text.splitlines() == [
        "relations, exact (fact_article_relation): 1 added, 0 removed, 0 changed",
        "  added “Ferry returns” says the same as “Ferry returns” (d2.txt, d1.txt)",
    ]


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
