"""Whatever the text, the extraction answers, and its rows lie where they say."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.transforms.growth import assert_linear
from transforms.citations import find_citations, footnote_findings
from transforms.citations.entries import parse_entry
from transforms.citations.entry_parts import Evidence
from transforms.citations.marks import find_quotes
from transforms.citations.sources import SourceIndex
from transforms.model import CITATION_KINDS, Mention, Region

PIECES = [
    *"\"“”‘’'`«»„[]()*_.,;:!?…—–- \n0123456789¹²³",
    "''", "[1]", "[2]", "[3, 4]", "(1)", "1.", "2.", "\n\n", "ibid", "Ibid.", "op. cit.", "see note 2", "Notes\n\n",
    "said", "says", "told reporters", "according to", "that", "He", "she", "They", "it",
    "the statement", "reported",
    "Marsh", "Ada Marsh", "the Port Council", "minister", "Reuters", "who", "in a statement", "quoted", "as saying",
    "By ", "Photo: ", "Source: ", "(Reuters) -", "NAIROBI", "https://a.example/x",
    "www.a.example", "May 3, 2011", "2011",
    "word", "four words of speech", "\x01", "\ufffd", "İstanbul", "ﬁ", "\u2028", "𝔘", "é",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces))
)


@st.composite
def text_with_mentions(draw: st.DrawFn) -> tuple[str, list[Mention]]:
    text = draw(st.one_of(TEXTS, st.text(max_size=200)))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    mentions = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        kind = draw(st.sampled_from(["person", "organization", "place", "facility"]))
        mentions.append(Mention(start, end, text[start:end], None, text[start:end], kind, False, "any", 0.5))
    return text, mentions


@settings(max_examples=400, deadline=None)
@given(text_with_mentions())
def test_every_row_lies_in_its_text(drawn: tuple[str, list[Mention]]) -> None:
    text, mentions = drawn
    rows = find_citations(text, (), mentions, None, "en")
    assert [row.start for row in rows] == sorted(row.start for row in rows)
    for number, row in enumerate(rows):
        assert row.kind in CITATION_KINDS
        assert 0 <= row.start < row.end <= len(text)
        assert 0 < row.confidence <= 1
        assert row.resolution
        if row.kind == "quotation":
            assert row.quote
            assert len(row.quote.split()) >= 4
        if row.marker_start is not None:
            assert row.marker_end is not None
            assert 0 <= row.marker_start < row.marker_end <= len(text)
        if row.resolves_to is not None:
            assert rows[row.resolves_to].kind == "footnote"
            assert row.resolves_to < number
            assert rows[row.resolves_to].resolves_to is None
        assert (row.source is None) == (row.source_id is None)


@settings(max_examples=300, deadline=None)
@given(text_with_mentions(), st.integers(0, 80), st.integers(0, 80))
def test_no_two_footnotes_for_one_entry(drawn: tuple[str, list[Mention]], one: int, other: int) -> None:
    text, mentions = drawn
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    regions = (Region("references", start, end),) if start < end else ()
    notes = [row for row in find_citations(text, regions, mentions, None, "und") if row.kind == "footnote"]
    for before, after in pairwise(notes):
        assert before.end <= after.start
    for finding in footnote_findings(text, regions):
        assert 0 <= finding.start < finding.end <= len(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example('‘"’"')
def test_quotes_do_not_overlap_and_stay_inside(text: str) -> None:
    found = find_quotes(text, 0, len(text))
    for quote in found:
        assert 0 <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
    for before, after in pairwise(found):
        assert before.end <= after.start


@settings(max_examples=300, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=120)))
def test_any_entry_parses(entry: str) -> None:
    parse_entry(entry, Evidence(SourceIndex(())))


def test_one_damaged_paragraph_leaves_the_others_alone() -> None:
    sound = "“We saw it at nine and rang the bell,” said Ivy Cole."
    rows = [
        [row.quote for row in find_citations(f"{damaged}\n\n{sound}", (), [], None, "en")][-1]
        for damaged in ('He said "and then', "”“”“ “", 'the 5" pipe and ‘tis', "“A. “B. “C said")
    ]
    assert rows == ["We saw it at nine and rang the bell"] * 4


def test_long_lines_take_linear_time() -> None:
    for unit in (
        "a" * 50,
        "“ ",
        "' ",
        "said ",
        "A. ",
        "(",
        "[1] ",
        "1. ",
        "Ada Marsh and ",
        ", ",
        "http://a.",
        "- ",
    ):
        assert_linear(lambda text: find_citations(text, (), [], None, "en"), unit, 80_000)


_LIST = ["Amsel, K. (1987). Salt.", "(Amsel 1987)", "Amsel (1987)", "(Amsel 1987; Rusk 1990a, 12)",
         "Rusk, I. 1990a. Tides.", "Board (2012).", "(", ")", "1987", "\n\n", "\n", " ", ";", "Amsel", "²"]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_LIST), max_size=30).map(" ".join))
def test_references_by_author_and_year_lie_where_they_say(text: str) -> None:
    rows = [row for row in find_citations(text, (), [], None, "en") if row.kind == "footnote"]
    assert len({(row.start, row.end) for row in rows}) == len(rows)
    for row in rows:
        if row.marker_start is not None and not str(row.marker).isdigit():
            assert text[row.marker_start : row.marker_end] == row.marker
            assert row.marker_end <= min(other.start for other in rows)
