from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.growth import assert_linear
from tests.transforms.mentions.marked import matcher_of
from transforms.mentions import find_mentions
from transforms.mentions.folding import fold, fold_marks, name_key
from transforms.model import Region

MATCHER = matcher_of(
    {
        "organization": ["Veldt Harbour Authority", "MKO", "WHO", "Harbour"],
        "place": ["Veldt", "US", "Camp"],
        "person": ["Nadir al-Hakam", "Ann Lee"],
        "facility": ["Camp Belmar"],
    }
)
WORDS = st.sampled_from(
    [
        "Veldt", "Harbour", "Authority", "MKO", "US", "U.S.", "WHO", "Camp", "Belmar", "[Belmar]", "Nadir",
        "al-Hakam", "Ann", "Lee", "Lee's", "NadirHakam", "the", "of", "and", "for", "Ministry", "Bank",
        "(LVRA)", "“", "”", "'", ".", ",", "\n\n", "\n", "-", "—", "/", "said", "in", "Mr.", "Dr.",
        "President", "é", "İstanbul", "ß", "Ünal", "www.x.org", "a@b.org", "van", "der", "J.", "K.",
        "Lower", "Vessel", "River", "Authority", "LVRA", "Monday", "Iraqi",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=40).flatmap(
    lambda words: st.sampled_from([" ", "", "  ", "\n\n"]).map(lambda joint: joint.join(words))
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(0, 200), st.integers(0, 200), st.sampled_from(["en", "de", "und"]))
def test_mentions_are_exact_disjoint_sorted_and_repeatable(
    text: str, one: int, other: int, language: str
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    regions = (Region("title", 0, min(20, len(text))), Region("references", start, end))
    found = find_mentions(text, regions, MATCHER, language)
    assert found == find_mentions(text, regions, MATCHER, language)
    assert all(text[m.start : m.end] == m.surface and m.surface.strip() == m.surface != "" for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert start == end or not any(m.start < end and start < m.end for m in found)
    assert all(0 < m.confidence <= 1 and m.name for m in found)
    assert all(m.entity_id is not None for m in found if m.is_registered)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for mention in find_mentions(text, (), MATCHER):
        assert text[mention.start : mention.end] == mention.surface


@given(st.text(max_size=300))
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(fold_marks(text)) == len(text)
    assert name_key(name_key(text)) == name_key(text) or name_key(text).split(" ", 1)[0] in ("the", "al")


@pytest.mark.parametrize(
    "unit",
    [
        "A", "a", "Aa ", "A. ", "Ann Lee ", "the Veldt of the ", "US-", "[Camp] ", "Veldt Harbour ", "Aa'", "- ", "\n",
        "Mr. ", "Bank of ", "Aa@", "www.", "(MKO) ", "AnnLee", "a.", "Aa\n\n", "al-", "“Aa” ", "É", "U.S.",
    ],
)  # fmt: skip
def test_long_single_lines_take_linear_time(unit: str) -> None:
    assert_linear(lambda text: find_mentions(text, (), MATCHER), unit, 80_000)
