"""Every question of the cookbook is answered, and the README lists them all."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.paths import Paths
from warehouse.query import ask
from warehouse.schema import ROOT

COOKBOOK = sorted((ROOT / "cookbook").glob("*.sql"))

# Questions whose honest answer on two plain documents is no row.
_EMPTY_HERE = {"05_spellings_of_a_name", "07_who_is_quoted", "08_quotations_nobody_is_credited_with",
               "11_age_of_the_footnotes", "12_stories_that_spread"}  # fmt: skip


@pytest.mark.parametrize("file", COOKBOOK, ids=lambda file: file.stem)
def test_a_question_is_answered(two_documents: Paths, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("-- "), "the question comes first"
    found = ask(two_documents.warehouse, text)
    assert found.rows.is_empty() == (file.stem in _EMPTY_HERE)


@pytest.mark.parametrize(
    ("variable", "value", "file"),
    [
        ("entity", "e-board", "04_one_name_over_time"),
        ("article", "d1-1", "09_what_a_text_cites"),
        ("phrase", "FERRY", "16_search_in_texts"),
    ],
)
def test_a_variable_narrows_the_question(two_documents: Paths, variable: str, value: str, file: str) -> None:
    sql = (ROOT / "cookbook" / f"{file}.sql").read_text(encoding="utf-8")
    assert ask(two_documents.warehouse, f"SET VARIABLE {variable} = '{value}'; {sql}").rows.height > 0
    assert ask(two_documents.warehouse, f"SET VARIABLE {variable} = 'no such'; {sql}").rows.is_empty()


def test_the_readme_lists_every_question() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(COOKBOOK) >= 15
    assert [file.name for file in COOKBOOK if f"(cookbook/{file.name})" not in readme] == []
