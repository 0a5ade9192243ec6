"""What ends a text: an agency's copyright line is a credit, that of a paper or a site is not."""

from __future__ import annotations

import pytest

from transforms.citations import find_citations
from transforms.mentions.registry import Registry
from transforms.model import Source

SOURCES = (
    Source("gpa", "GPA", "agency", "gpa", aliases=("Gale Press",), is_registered=True),
    Source("post", "Halse Post", "newspaper", "post", is_registered=True),
)
TEXT = "Port stays shut\nThe port of Halse stays shut until Friday. Nobody was hurt in the storm.\n"


@pytest.mark.parametrize("line", ["© 2021 GPA", "©2021 Gale Press L.P.", "(c) GPA 2021", "© Gale Press"])
def test_an_agencys_copy(line: str) -> None:
    rows = find_citations(TEXT + line, (), [], Registry((), SOURCES), "en")
    assert [(row.kind, row.source_id) for row in rows] == [("credit", "gpa")]


@pytest.mark.parametrize("line", ["© 2021 Halse Post", "© 2021 Halse Media Ltd", "(c) everybody, 2021"])
def test_the_notice_of_a_paper(line: str) -> None:
    assert find_citations(TEXT + line, (), [], Registry((), SOURCES), "en") == []
