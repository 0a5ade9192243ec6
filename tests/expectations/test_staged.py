"""The first gate: batches are held against what they must hold by themselves, before anything is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from expectations import audit_staged
from expectations.runner import STAGED_TABLES
from warehouse.connection import open_read_only

RUN = "20261101T060000-aaaaaa"
HALVES = {  # which documents of the tiny warehouse each batch holds
    "one": "path in ('one.txt', 'list.txt')",
    "two": "path not in ('one.txt', 'list.txt')",
}


def staged(database: Path, folder: Path) -> list[dict[str, Path]]:
    """The warehouse's rows as two batches of Parquet files."""
    batches = []
    con = open_read_only(database, locked=False)
    for name, condition in HALVES.items():
        batch = {}
        documents = f"select document_id from dim_document where {condition}"
        articles = f"select article_id from fact_article where document_id in ({documents})"
        for table in STAGED_TABLES:
            by_article = table in ("fact_mention", "fact_citation")
            chosen = f"article_id in ({articles})" if by_article else f"document_id in ({documents})"
            batch[table] = folder / f"{name}-{table}.parquet"
            con.execute(f"copy (from {table} where {chosen}) to '{batch[table]}' (format parquet)")
        batches.append(batch)
    con.close()
    return batches


def test_good_batches_pass_the_first_gate(broken: Callable[..., Path], tmp_path: Path) -> None:
    result = audit_staged(staged(broken(), tmp_path), RUN)
    assert [(check.name, check.error, check.sample) for check in result.failed] == []
    assert len(result.checks) >= 30


def test_a_broken_batch_is_stopped_with_the_key_of_its_row(
    broken: Callable[..., Path], tmp_path: Path
) -> None:
    path = broken("update fact_mention set start_char = start_char + 1 where mention_id = 'm1'")
    result = audit_staged(staged(path, tmp_path), RUN)
    assert [(check.name, check.sample[0].row_key) for check in result.failed] == [
        ("mention_round_trip", "m1")
    ]
    assert not result.passed
    assert result.places["m1"].span == "Ada Quill"
