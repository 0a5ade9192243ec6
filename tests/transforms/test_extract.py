"""One document to rows: dates and their basis, publishers, and what no text may break."""

from __future__ import annotations

from datetime import date
from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms import extract
from transforms.extract import Document, Extractor, Failure, extract_documents, publisher_of
from transforms.ids import document_id
from transforms.mentions import Matcher, build_matcher, parse_registry
from transforms.model import DocumentParts, PartialDate
from transforms.schema import STAGED

REGISTRY = """
entities:
  - {id: ada-voss, name: Ada Voss, type: person}
  - {id: ostrel, name: Ostrel, type: place}
sources:
  - {id: gazette, name: Ostrel Gazette, kind: newspaper, domain: gazette.example}
"""


@cache
def extractor() -> Extractor:
    registry = parse_registry(REGISTRY, "test")
    return Extractor(registry, build_matcher(registry), "v1")


def document(text: str, **metadata: object) -> Document:
    raw = text.encode("utf-8", "surrogatepass")
    return Document(document_id(raw), "a.txt", len(raw), "utf-8", text, **metadata)


def frames_of(text: str, **metadata: object) -> dict[str, pl.DataFrame]:
    return extract_documents([document(text, **metadata)], extractor())


BODY = "The old mill of Ostrel was sold, said Ada Voss, and nobody in the town knows to whom it went."


@pytest.mark.parametrize(
    ("text", "metadata", "expected"),
    [
        (f"Mill sold\n\nOSTREL, May 3, 2024 - {BODY}", {}, (date(2024, 5, 3), "day", "stated")),
        (
            f"Mill sold\n\n{BODY}",
            {"published": PartialDate(date(2023, 2, 1), "month")},
            (date(2023, 2, 1), "month", "metadata"),
        ),
        (
            f"Mill sold\n\n{BODY} It opened on June 1, 1999. [1]\n\n[1] Pohl, Jan, Ostrel Gazette, Mills, May 4, 2021",
            {},
            (date(2021, 5, 4), "day", "latest_citation"),
        ),
        (
            f"Mill sold\n\n{BODY} It burnt on March 2, 2011.",
            {},
            (date(2011, 3, 2), "day", "latest_text_date"),
        ),
        (f"Mill sold\n\n{BODY}", {"crawl_date": date(2026, 1, 5)}, (date(2026, 1, 5), "day", "crawl")),
        (f"Mill sold\n\n{BODY} It burnt on March 2.", {}, (None, None, None)),
    ],
)
def test_a_date_and_what_it_rests_on(
    text: str, metadata: dict[str, object], expected: tuple[object, ...]
) -> None:
    row = frames_of(text, **metadata)["fact_article"].row(0, named=True)
    assert (row["published_on"], row["published_precision"], row["date_basis"]) == expected


def test_publishers_are_registered_by_name_or_address_or_discovered() -> None:
    registry = extractor().registry
    assert publisher_of("Ostrel Gazette", registry).source_id == "gazette"
    assert publisher_of("www.gazette.example", registry).source_id == "gazette"
    found = publisher_of("Tarn Valley Times", registry)
    assert found is not None
    assert not found.is_registered
    assert publisher_of(None, registry) is None


def test_a_document_that_breaks_is_noted_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    real = extract.segment

    def fragile(text: str) -> object:
        if "boom" in text:
            raise IndexError("out of range")
        return real(text)

    monkeypatch.setattr(extract, "segment", fragile)
    monkeypatch.setattr(extract, "segment_batch", lambda texts: list(map(fragile, texts)))
    failures: list[Failure] = []
    good, bad = document(BODY), document("boom " + BODY)
    frames = extract_documents([bad, good], extractor(), failures)
    assert frames["dim_document"]["document_id"].to_list() == [good.document_id]
    assert [(f.document_id, f.detail) for f in failures] == [(bad.document_id, "IndexError: out of range")]
    with pytest.raises(IndexError):
        extract_documents([bad], extractor())


def test_a_document_whose_names_cannot_be_read_does_not_spoil_its_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = extract.read_batch

    def fragile(documents: list[tuple[DocumentParts, object]], matcher: Matcher) -> object:
        if any("boom" in part.text for parts, _ in documents for part in parts.segments):
            raise KeyError("a name")
        return real(documents, matcher)

    good, bad = document(BODY), document("boom " + BODY)
    expected = extract_documents([good], extractor())
    monkeypatch.setattr(extract, "read_batch", fragile)
    failures: list[Failure] = []
    frames = extract_documents([bad, good], extractor(), failures)
    assert frames["fact_mention"].height > 0
    assert all(frames[table].equals(expected[table]) for table in STAGED)
    assert [(f.document_id, f.detail) for f in failures] == [(bad.document_id, "KeyError: 'a name'")]


MESSY = st.lists(
    st.sampled_from(
        [
            "Ada Voss said ",
            "“The mill is sold,” ",
            "[1]",
            "\n\n",
            "\n",
            "Read more",
            "<p style='x'>",
            "ibid",
            "(NWS) - ",
            "May 3, 2024",
            "&amp;",
            "â€œ",
            "''",
            "http://a.example/b",
            "\u200b",
            "1. ",
            "…",
            "*",
        ]
    )
    | st.text(max_size=20),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(MESSY)
def test_any_text_becomes_rows_that_hold(text: str) -> None:
    frames = frames_of(text)
    assert set(frames) == set(STAGED)
    for table, frame in frames.items():
        assert frame.schema == pl.Schema(STAGED[table])
    articles = {row["article_id"]: row for row in frames["fact_article"].iter_rows(named=True)}
    for row in frames["fact_mention"].iter_rows(named=True):
        article = articles[row["article_id"]]
        assert article["text"][row["start_char"] : row["end_char"]] == row["surface"]
        assert article["raw_start"] <= row["raw_start"] < row["raw_end"] <= article["raw_end"]
    for row in frames["fact_citation"].iter_rows(named=True):
        assert 0 <= row["start_char"] < row["end_char"] <= len(articles[row["article_id"]]["text"])


@settings(max_examples=50, deadline=None)
@given(st.lists(MESSY, min_size=1, max_size=5, unique=True))
def test_a_document_is_the_same_in_any_batch(texts: list[str]) -> None:
    together = extract_documents([document(text) for text in texts], extractor())
    apart = [frames_of(text) for text in texts]
    for table in ("fact_article", "fact_mention", "fact_citation", "fact_furniture", "document_edit"):
        assert together[table].equals(pl.concat([frames[table] for frames in apart]))


def test_a_discovered_source_is_the_registered_organization_of_its_name() -> None:
    registry = parse_registry(
        "entities:\n  - {id: board, name: Tarn Salt Board, type: organization}\n", "test"
    )
    known = Extractor(registry, build_matcher(registry), "v1")
    text = "Salt is dear\n\nThe price of salt has doubled since May, the Tarn Salt Board reported on Monday."
    frames = extract_documents([document(text)], known)
    assert frames["fact_citation"].height == 1
    assert frames["dim_source"]["entity_id"].to_list() == ["board"]
