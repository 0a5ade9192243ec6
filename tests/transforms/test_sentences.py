from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.growth import assert_linear
from transforms.sentences import _END, _is_boundary, sentence_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One came. Two left! Did three stay?", ["One came.", "Two left!", "Did three stay?"]),
        ("Mr. Lee met Dr. J. K. Marsh. They ate.", ["Mr. Lee met Dr. J. K. Marsh.", "They ate."]),
        ("She lives in the U.S. The rest do not.", ["She lives in the U.S.", "The rest do not."]),
        ("the U.S. Army left on Jan. 3 at noon.", ["the U.S. Army left on Jan. 3 at noon."]),
        ("He said no. Then he went.", ["He said no.", "Then he went."]),
        ("“Go.” She went. (He stayed.) Why?", ["“Go.”", "She went.", "(He stayed.)", "Why?"]),
        ("It cost 3.5 million, e.g. in May.", ["It cost 3.5 million, e.g. in May."]),
        ("A title\n\nA first block. A second.", ["A title", "A first block.", "A second."]),
        ("They waited… and waited. Nobody came…", ["They waited… and waited.", "Nobody came…"]),
        ("the end of it.”Then another began.", ["the end of it.”", "Then another began."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


@given(st.text(alphabet=st.sampled_from("aB. !?\n…”\"“'()U1,\u00a0é"), max_size=300))
def test_spans_cover_everything_but_white_space(text: str) -> None:
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert {at for at, char in enumerate(text) if not char.isspace()} <= covered
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in spans)


@pytest.mark.parametrize("unit", [". ", "A. ", "…", "a.b", "\n", ' "', "x", "U.S. "])
def test_long_lines_take_linear_time(unit: str) -> None:
    assert_linear(sentence_spans, unit, 400_000)


_TOGETHER = (
    "approx|Prof|rof|vol|evol|Mr|J|U.S|e.g|A|b|The|the|town|Été|7|. |.|.|! |? |… |... |.” |.\n|\n|\n\n| |  "
    '|\u00a0|“|"|(|)|, |ǅ|’ |–|*|.”\n|”\n|\t|\r|\u2009'
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(_TOGETHER.split("|")), max_size=25).map("".join))
def test_what_is_decided_at_a_glance_is_what_the_rules_decide(text: str) -> None:
    expected, start = [], 0
    for end in [*(match.end() for match in _END.finditer(text) if _is_boundary(text, match)), len(text)]:
        if sentence := text[start:end].strip():
            at = text.index(sentence, start)
            expected.append((at, at + len(sentence)))
        start = end
    assert sentence_spans(text) == expected
