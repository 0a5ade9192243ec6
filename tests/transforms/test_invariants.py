"""What must hold of a document before its rows are staged."""

from __future__ import annotations

import pytest

from transforms.cleaning import clean
from transforms.invariants import BrokenDocumentError, check_conservation, sound_citations, sound_mentions
from transforms.model import Citation, DocumentParts, Furniture, Mention, Segment

RAW = "One text here.\n\nRead more\n"


def parts(*segments: tuple[int, int], furniture: tuple[tuple[int, int], ...] = ()) -> DocumentParts:
    cleaned = clean(RAW)
    return DocumentParts(
        None,
        tuple(
            Segment(n, "article", None, RAW[a:b], cleaned.ledger, a, b)
            for n, (a, b) in enumerate(segments, 1)
        ),
        tuple(Furniture("read_more", a, b) for a, b in furniture),
        cleaned.ledger,
    )


def test_a_covered_text_passes() -> None:
    check_conservation(RAW, parts((0, 14), furniture=((16, 25),)))


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (parts((0, 14)), "16 to 26|14 to 26"),
        (parts((4, 14), furniture=((16, 25),)), "0 to 4"),
        (parts((0, 14), (10, 25)), "share"),
        (parts((0, 40)), "leaves the text"),
    ],
)
def test_lost_and_doubled_characters_are_named(broken: DocumentParts, says: str) -> None:
    with pytest.raises(BrokenDocumentError, match=says):
        check_conservation(RAW, broken)


def mention(start: int, end: int, surface: str) -> Mention:
    return Mention(start, end, surface, "e", surface, "person", True, "registry", 1.0)


def test_only_mentions_that_hold_their_surface_stay() -> None:
    good = mention(0, 3, "Ada")
    assert sound_mentions("Ada Voss", [good, mention(0, 3, "Eda"), mention(3, 3, "")]) == [good]


def test_of_two_mentions_that_share_characters_one_stays() -> None:
    whole, inner = mention(0, 8, "Ada Voss"), mention(4, 8, "Voss")
    assert sound_mentions("Ada Voss", [inner, whole, whole]) == [whole]


def test_a_marker_may_be_a_range_of_notes() -> None:
    text = "The dunes are young [3-5], the lake is old [2, 7]."
    notes = [
        Citation("footnote", 0, 10, marker=marker, marker_start=start, marker_end=start + 6)
        for marker, start in (("3", 20), ("4", 20), ("5", 20), ("6", 20), ("7", 43), ("5", 43))
    ]
    assert [note.marker for note in sound_citations(text, notes)] == ["3", "4", "5", "7"]


def test_only_citations_that_hold_their_words_stay_and_links_follow() -> None:
    text = "“We came late,” she said, “and left early.”² Then nothing."
    split = Citation("quotation", 0, 44, quote="We came late, and left early.")
    note = Citation("footnote", 0, 10, marker="2", marker_start=43, marker_end=44)
    wrong = Citation("quotation", 0, 44, quote="We never came.")
    outside = Citation("link", 50, 999)
    ibid = Citation("footnote", 0, 10, marker="3", resolves_to=2)
    kept = sound_citations(text, [split, wrong, note, outside, ibid])
    assert [c.kind for c in kept] == ["quotation", "footnote", "footnote"]
    assert kept[2].resolves_to == 1
