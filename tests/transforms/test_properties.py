"""What holds for every text: nothing raises, no character is lost or counted twice, every span leads back."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.transforms.messy_texts import texts
from transforms.cleaning import Cleaned, clean
from transforms.decode import Decoded, decode
from transforms.model import FURNITURE_KINDS, SEGMENT_KINDS, DocumentParts
from transforms.segmentation import segment, segment_batch

EXAMPLES = int(os.environ.get("CLIPPINGS_TEST_EXAMPLES", "120"))
many = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(texts)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    once = clean(raw).text
    assert clean(once).text == once


@many
@given(texts)
def test_the_ledger_rebuilds_the_clean_text_from_the_raw(raw: str) -> None:
    cleaned = clean(raw)
    pieces, position = [], 0
    for edit in cleaned.ledger.edits:
        assert position <= edit.raw_start <= edit.raw_end
        pieces += (raw[position : edit.raw_start], edit.replacement)
        position = edit.raw_end
    assert "".join([*pieces, raw[position:]]) == cleaned.text
    assert cleaned.ledger.length == len(cleaned.text)


@many
@given(texts, st.data())
def test_every_clean_span_leads_to_raw_and_back(raw: str, data: st.DataObject) -> None:
    cleaned = clean(raw)
    length = len(cleaned.text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    raw_start, raw_end = cleaned.ledger.to_raw(start, end)
    assert 0 <= raw_start <= raw_end <= len(raw)
    if raw_end > raw_start:  # an inserted space comes from no raw character, so it leads to an empty span
        back = cleaned.ledger.to_clean(raw_start, raw_end)
        assert cleaned.ledger.to_raw(*back) == (raw_start, raw_end)
        outside = [*range(start, back[0]), *range(back[1], end)]
        assert all(raw_of(cleaned, place) == "" for place in outside)


def raw_of(cleaned: Cleaned, place: int) -> str:
    """The raw characters that one clean character came from, as far as lengths tell."""
    raw_start, raw_end = cleaned.ledger.to_raw(place, place + 1)
    return "x" * (raw_end - raw_start)


@many
@given(texts)
def test_copied_characters_are_those_of_the_raw_text(raw: str) -> None:
    cleaned = clean(raw)
    for chunk in cleaned.ledger.chunks:
        if chunk.exact:
            assert cleaned.text[chunk.clean_start : chunk.clean_end] == raw[chunk.raw_start : chunk.raw_end]


def check_parts(raw: str, parts: DocumentParts) -> None:
    """Every raw character that is no white space: in one segment outside its furniture, or in one furniture row."""
    owner: list[int] = [0] * len(raw)
    for number, part in enumerate(parts.segments, start=1):
        assert part.ordinal == number
        assert part.kind in SEGMENT_KINDS
        assert 0 <= part.raw_start < part.raw_end <= len(raw)
        for place in range(part.raw_start, part.raw_end):
            assert owner[place] == 0, "two segments hold one character"
            owner[place] = number
    taken = [False] * len(raw)
    for row in parts.furniture:
        assert row.kind in FURNITURE_KINDS
        assert len({owner[place] for place in range(row.raw_start, row.raw_end)}) == 1, (
            "furniture crosses an edge"
        )
        for place in range(row.raw_start, row.raw_end):
            assert not taken[place], "two furniture rows hold one character"
            taken[place] = True
    lost = [
        place
        for place, char in enumerate(raw)
        if not char.isspace() and not owner[place] and not taken[place]
    ]
    assert not lost, f"no row holds {raw[lost[0]]!r} at {lost[0]}"


@many
@given(texts)
def test_segmentation_conserves_every_character(raw: str) -> None:
    check_parts(raw, segment(raw))


@many
@given(st.lists(texts, max_size=5))
def test_a_batch_is_parted_like_every_text_alone(raws: list[str]) -> None:
    assert segment_batch(raws) == [segment(raw) for raw in raws]


@many
@given(texts)
def test_segments_are_blocks_of_clean_text_that_lead_back(raw: str) -> None:
    for part in segment(raw).segments:
        assert part.ledger.length == len(part.text)
        assert part.ledger.to_raw(0, len(part.text)) == (part.raw_start, part.raw_end)
        blocks = part.text.split("\n\n")
        assert all(block.strip() == block != "" and "\n" not in block for block in blocks)
        assert part.title is None or part.title in {*blocks, *(block.lstrip("•·▪ ") for block in blocks)}
        for region in part.regions:
            assert 0 <= region.start < region.end <= len(part.text)


@many
@given(st.binary(max_size=200))
def test_decoding_never_raises(raw: bytes) -> None:
    decode(raw)


words = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")), max_size=80)


@many
@given(words, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_unicode_encodings_are_read_back(ending: str, encoding: str) -> None:
    text = "Plain words stand in front of it. " + ending
    decoded = decode(text.encode(encoding))
    assert isinstance(decoded, Decoded)
    assert decoded.text == text
