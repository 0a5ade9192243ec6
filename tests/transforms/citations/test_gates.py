"""What is passed over or remembered for speed gives the same as the plain way."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.citations import (
    byline_lines,
    credit_edges,
    first_published,
    head_lines,
    interviewers,
    lone_names,
    loose_bylines,
)
from transforms.citations.byline_lines import issued, labelled
from transforms.citations.closing_credits import _inputs
from transforms.citations.closing_words import may_be_credit
from transforms.citations.credit_names import Known
from transforms.citations.datelines import may_hold_dateline
from transforms.citations.grammar import tokenize
from transforms.citations.header_datelines import (
    _DATED_STOP,
    _HEADER,
    _NAMED_DASH,
    _NAMED_STOP,
    _SHOUTED_STOP,
    _is_dashed,
    may_be_header,
)
from transforms.citations.header_datelines import _GLUED as GLUED_DATELINE
from transforms.citations.labels import label_shape, may_be_labelled
from transforms.citations.layout import _blocks, all_lines, blocks, layout, lines
from transforms.citations.lexicon import data
from transforms.citations.marks import find_quotes, mark_places
from transforms.citations.neighbour_credits import _GLUED, may_be_glued
from transforms.citations.picture_words import PHOTO_WORDS, picture_words
from transforms.citations.runs import _TOKEN, MASK, _lower_and_kind
from transforms.citations.sources import source_index
from transforms.citations.tail_phrases import tail_phrase
from transforms.citations.text_signs import (
    ADDRESS,
    ASKED,
    HOURS,
    LETTERED,
    PUBLISHED,
    RAISED,
    REPORTS,
    RIGHTS,
    ROUND,
    signs_in,
)

_TOGETHER = (
    "Marsh| |  |, |. |\n|\n\n|“|”|\"|'|''|’|‘|`|``|(|)|[3]|[|]|said|that|n’t|U.S.|Mr.|St. |al-Hadi|Clean Water Now|Also"
    "|¹²|2011|—|–|-|--| - |…|\u00a0|\u2009|photo|Photo by |images.|image)| by |s by |x|5|The ferry’s crew|“"
    + MASK * 9
    + "."
    + MASK * 3
)
_TEXTS = st.lists(st.sampled_from(_TOGETHER.split("|")), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
@example("  wide   space at both  ends. \u00a0 ")
def test_a_sentence_read_run_by_run_has_the_tokens_of_one_pass(text: str) -> None:
    sentence = tokenize(text, 0, len(text), [], [])
    plain = [(match.span(), *_lower_and_kind(match.group())) for match in _TOKEN.finditer(text)]
    kept = [found for found in plain if found[2]]
    assert list(zip(sentence.at, sentence.to, strict=True)) == [span for span, _, _ in kept]
    assert sentence.low == [low for _, low, _ in kept]
    for number, (_, _, kind) in enumerate(kept):
        # An adverb behind a name may go on with it.
        assert sentence.kind[number] == kind or (kind == "A" and sentence.kind[number] == "N")


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_a_paragraph_that_is_passed_over_holds_no_quotation(text: str) -> None:
    places = mark_places(text)
    for start, end in blocks(text):
        inside = [place for place in places if start <= place < end]
        assert find_quotes(text, start, end, inside) == find_quotes(text, start, end)
        if not inside:
            assert find_quotes(text, start, end) == []


@settings(deadline=None)
@given(_TEXTS)
def test_lines_of_all_blocks_are_those_of_each(text: str) -> None:
    paragraphs = list(blocks(text))
    assert layout(text) == (paragraphs, all_lines(text, paragraphs))
    assert all_lines(text, paragraphs) == [line for block in paragraphs for line in lines(text, *block)]


@settings(deadline=None)
@given(_TEXTS)
def test_looks_at_the_whole_text_miss_no_line(text: str) -> None:
    pictures, titled = picture_words(text.encode("utf-8"))
    for start, end in blocks(text):
        block = text[start:end]
        assert may_hold_dateline(text) or not may_hold_dateline(block)
        assert (
            pictures or re.search(r"(?:photo|image)(?:s?\sby\s|s?[.)\]]{0,2}$)", block, re.IGNORECASE) is None
        )
        assert titled or not any(word in block for word in PHOTO_WORDS)


@given(_TEXTS, st.integers(0, 20), st.integers(0, 40))
def test_blocks_at_a_glance_are_those_of_a_walk(text: str, start: int, length: int) -> None:
    assert blocks(text) == list(_blocks(text, 0, None))
    assert blocks(text, start, start + length) == list(_blocks(text, start, start + length))


_HEADS = "By |Our |Bureau |HALSE|PORT |, |,|July |2|2, 2011|2011|.|. |: |:| - |--|–|— |The |Marsh |(GPA)|) |a |of |;|“"


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(_HEADS.split("|")), max_size=12).map("".join))
@example("Our Bureau HALSE, July 2: The line")
@example("Halse, 3 May 2011. The line")
def test_the_head_of_a_line_that_is_passed_over_is_no_header(line: str) -> None:
    assert may_be_header(line) or _HEADER.match(line) is None
    assert _is_dashed(line) or GLUED_DATELINE.search(line) is None
    assert may_be_glued(line, 0, len(line)) or _GLUED.match(line, 0, len(line)) is None
    placed = (_DATED_STOP, _SHOUTED_STOP, _NAMED_DASH, _NAMED_STOP)
    assert "." in line or _is_dashed(line) or not any(shape.match(line) for shape in placed)


_RARE = (
    "published |printed |appeared |Excerpted |adapted |reproduced |posted |reposted from |syndicated |ran |broadcast "
    "|commissioned |produced |spoke |talk|met |interview|speaks |chat|down with |, reports |, writes |GMT|UTC|(|://|www.|WWW."
    "|Q: |Q. |Q –|Q —|²|⁹|©| |\n|The |a|d|“|.|’|é"
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(_RARE.split("|")), max_size=12).map("".join))
@example("and ran met GMT, writes , reports spoke talk")
def test_the_rare_words_of_a_line_are_signs_of_its_text(text: str) -> None:
    signs = signs_in(text.encode())
    assert signs & PUBLISHED or not first_published._may_hold(text)
    assert signs & ASKED or not interviewers._may_hold(text)
    for sign, words in (
        (REPORTS, (", reports ", ", writes ")),
        (HOURS, (" GMT", " UTC")),
        (ROUND, ("(",)),
        (ADDRESS, ("://", "www.", "WWW.")),
        (LETTERED, ("Q: ", "Q. ", "Q –", "Q —")),
        (RIGHTS, "©"),
        (RAISED, "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    ):
        assert signs & sign or not any(word in text for word in words)


def test_no_label_is_passed_over() -> None:
    lists = data("credits")
    for name in ("person_labels", "labels_abroad", "posting_labels", "unsure_labels"):
        for label in lists[name]:
            wide = label.replace(" ", "   ")
            for line in (f"{wide} : Ada Marsh", f"{wide.upper()}:{'M' * 90}", f"{wide.title()}: Ada Marsh"):
                assert label_shape().match(line) is None or may_be_labelled(line, 0, len(line))


@settings(max_examples=500, deadline=None)
@given(
    st.sampled_from(
        [
            "Posted by",
            "ÇEVİRİ",
            "Çeviren",
            "fotı",
            "Text",
            "Translated from Spanish",
            "İLE",
            "op-ed",
            "TRANSLATED",
        ]
    ),
    st.sampled_from([": ", " : ", " by: ", " by ", ": M: "]),
    st.integers(0, 100),
)
def test_a_line_that_is_passed_over_has_no_label(label: str, mark: str, length: int) -> None:
    line = f"{label}{mark}{'A' * length}"
    # Without a colon a label is looked for in small letters only.
    assert may_be_labelled(line, 0, len(line)) or ":" not in line or label_shape().match(line) is None


_ENDINGS = (
    "With |reports |inputs |from |by |of |Edited |and |translated |Text|: |As told to |Ada Marsh|GPA|agencies|The "
    "|statement |was |issued |Halse Guild|contributed |reporting|Additional |Posted by|Tekst|(|. |)|The ferry |left "
    "|Fact-checked |By "
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(_ENDINGS.split("|")), max_size=8).map("".join))
@example("Interview: Ada Marsh")
@example("Ada Marsh contributed reporting")
def test_a_sentence_that_is_passed_over_is_no_closing_credit(sentence: str) -> None:
    known = Known(source_index(None), [])
    stop = len(sentence.rstrip(".)] "))
    shapes = (
        _inputs(sentence, 0, len(sentence), known),
        labelled(sentence, 0, stop, known),
        issued(sentence, 0, stop, known),
        tail_phrase(sentence, 0, len(sentence), known),
    )
    assert may_be_credit(sentence, 0, len(sentence)) or shapes == (None,) * len(shapes)


def test_every_word_that_a_label_begins_with_may_open_a_credit() -> None:
    lists = data("credits")
    for name in ("inputs", "person_labels", "labels_abroad", "posting_labels", "unsure_labels"):
        for label in lists[name]:
            assert may_be_credit(label.capitalize(), 0, len(label))


def test_no_credit_that_is_a_whole_line_is_longer_than_what_is_taken_for_a_paragraph() -> None:
    limits = (
        byline_lines._REACH,
        head_lines._LONGEST,
        lone_names._LONGEST_DETAILS,
        loose_bylines._LONGEST,
    )
    assert max(limits) <= credit_edges._LONGEST
