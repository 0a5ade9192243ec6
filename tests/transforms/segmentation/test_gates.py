"""What spares a line the slow rules must say what the slow rules say."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.cleaning import clean
from transforms.segmentation import (
    boundaries,
    calls,
    captions,
    details,
    labels,
    lines,
    notes,
    notices,
    offers,
    origins,
    outlets,
    pagers,
    phrases,
    plain_headlines,
    plain_pages,
    posts,
    prose,
    references,
    releases,
    shapes,
    surroundings,
    tails,
    versions,
    wikis,
)

_TEXT = """
The ferry wharf council said it would close in autumn By Written posted Story text Editing reporting right rights
reserved Copyright RSS rss please share follow subscribe to our newsletter view views expressed this site uses
cookies Photo photo: image credit via AP Reuters Getty Images FILE picture (file) (AP) / | • · © : ; , . ! ? ... … –
— [3] (Ines Okafor/Alder Wire) (Photo by Ana Rusk) 12 May 2021 10:30 2019 more read on story here full article the
rest of this entry continue keep reading view post » > → ) ] ”. “ Home News Contact Privacy I.K.M. U.S. Über
"""
_WORDS = _TEXT.split()
_BETWEEN = st.sampled_from([" ", " ", " ", " ", "", ", ", ". "])
_LINES = st.lists(st.tuples(st.sampled_from(_WORDS), _BETWEEN), min_size=1, max_size=60).map(
    lambda parts: "".join(word + gap for word, gap in parts).strip()
)


@settings(max_examples=400, deadline=None)
@given(_LINES.filter(bool), st.sampled_from(["", ".", " said.", "?", "!"]))
def test_prose_is_what_all_other_rules_leave_over(line: str, end: str) -> None:
    line += end
    if prose.is_prose(line):
        assert lines._look_of(line) == ("body", "", False)


def _words_of_the_rules() -> list[str]:
    """Every word that a rule about short lines knows: of its patterns and of its lists."""
    patterns = [
        part.pattern
        for module in (
            calls,
            captions,
            details,
            labels,
            notices,
            offers,
            origins,
            outlets,
            posts,
            references,
            releases,
            shapes,
            tails,
            versions,
            wikis,
        )
        for part in vars(module).values()
        if isinstance(part, re.Pattern)
    ]
    folder = files("transforms.segmentation")
    lists = [part.read_text("utf-8") for part in folder.iterdir() if part.name.endswith(".txt")]
    return sorted(set(re.findall(r"[a-z][a-z’']{1,}", "\n".join([*patterns, *lists]).lower())))


_RULE_WORDS = st.lists(
    st.sampled_from([*_words_of_the_rules(), "harbour", "wind", "Ines", "Okafor", "Alder"]),
    min_size=2,
    max_size=9,
)


@settings(max_examples=1500, deadline=None)
@given(_RULE_WORDS, st.sampled_from([str.title, str.capitalize, lambda text: text[0].upper() + text[1:]]))
def test_a_plain_headline_is_what_all_other_rules_leave_over(
    words: list[str], cased: Callable[[str], str]
) -> None:
    line = cased(" ".join(words))
    if plain_headlines.is_plain(line):
        assert lines._look_of(line) == ("heading", "", False)


@settings(max_examples=800, deadline=None)
@given(_RULE_WORDS)
def test_a_plain_byline_is_what_all_other_rules_leave_over(words: list[str]) -> None:
    line = f"By {words[0].title()} {words[1].title()}"
    if plain_headlines.is_plain_byline(line):
        assert lines._look_of(line) == ("byline", "", False)


def test_every_phrase_of_a_page_is_looked_at() -> None:
    for kind, form, phrase in phrases.table():
        line = phrase[:1].upper() + phrase[1:]
        if plain_headlines.is_plain(line):
            assert lines._look_of(line) == ("heading", "", False), (kind, form, line)


@pytest.mark.parametrize("line", ["Ferry wharf closes in autumn", "The island keeps its old pier after all"])
def test_common_headlines_are_told_at_once(line: str) -> None:
    assert plain_headlines.is_plain(line)


def test_common_bylines_are_told_at_once() -> None:
    assert plain_headlines.is_plain_byline("By Ines Okafor")
    assert not plain_headlines.is_plain_byline("By Ines Okafor for the Alder Post")
    assert not plain_headlines.is_plain_byline("By Continuing You Agree")
    assert not plain_headlines.is_plain_byline("By the harbour")


@settings(max_examples=400, deadline=None)
@given(_LINES.filter(bool))
def test_a_label_with_a_title_passes_its_gate(line: str) -> None:
    assert tails.tail_label(line) == tails.tail_label(line, tails.may_have_titled(line))


@settings(max_examples=200, deadline=None)
@given(st.lists(_LINES.filter(bool), min_size=1, max_size=6), st.sampled_from(["", "←", "»", "→", "« "]))
def test_only_a_page_with_arrows_has_a_pager(parts: list[str], arrow: str) -> None:
    page = lines.split_lines("\n\n".join([*parts, f"{arrow}{parts[0]}", f"{parts[-1]}{arrow}"]))
    lines.classify(page)
    before = [(line.role, line.kind) for line in page]
    pagers.settle(page)
    if [(line.role, line.kind) for line in page] != before:
        assert pagers.may_lead(page)


@pytest.mark.parametrize("length", [200, 250, 290, 400, 750])
def test_common_sentences_are_told_to_be_prose_at_once(length: int) -> None:
    sentence = (
        "He told the board on the island that it had to mend the old pier and the wharf as soon as it could, "
    )
    assert prose.is_prose((sentence * 9)[: length - 7].strip(" ,") + " again.")


@settings(max_examples=400, deadline=None)
@given(_LINES.filter(bool))
def test_a_label_at_the_end_passes_its_gate(line: str) -> None:
    tail = line[-tails.MAX_TAIL :]
    found = tails._TAIL.search(tail)
    if found and line[: len(line) - len(tail) + found.start()].strip():
        assert tails._may_end_in_label(line)


@settings(max_examples=400, deadline=None)
@given(_LINES.filter(bool))
def test_a_credit_passes_its_gate(line: str) -> None:
    signs = ("(", "/", "oto", "©", "mage", "icture", "OTO", "redit", "FILE", "via ")
    if any(sign in line for sign in signs) and len(line) <= 300 and captions._CREDIT.search(line):
        assert captions.is_caption(line)


_FIRST_LINES = [
    "Ferry wharf closes in autumn",
    "References",
    "Contents",
    "Contact: Ines Okafor, 01632 960 123",
    "Alder / Ferry wharf closes in autumn",
    "admin's picture",
    "12:41",
    "Reach Ines Okafor at ines@alder.example",
    "From Alder Wiki",
    "[wharf] Ferry wharf closes in autumn",
    "« Ferry wharf closes in autumn",
    "Ferry wharf closes in autumn →",
    "Subject: Ferry wharf closes in autumn",
]
_SECOND_LINES = [
    "",
    "By Ines Okafor",
    "12 May 2021",
    "12:41",
    "10:30 a.m.",
    "Posted by admin on May 12, 2021",
]
_SENTENCE = (
    "He told the board on the island that it had to mend the old pier and the wharf as soon as it could"
)
_PARAGRAPHS = st.tuples(
    st.sampled_from(
        ["", "«", "→ ", "From: ", "Date: ", "1. ", "[1] ", "Contents ", "“", "Write to ines@alder.example. "]
    ),
    st.integers(min_value=20, max_value=400),
    st.sampled_from(
        [".", "", "…", " »", " →", " [edit]", "]", " (IPN)", "?", ",", " is a service of the board."]
    ),
).map(lambda parts: parts[0] + (_SENTENCE * 4)[: parts[1]].strip() + parts[2])


@settings(max_examples=600, deadline=None)
@given(
    st.one_of(st.sampled_from(_FIRST_LINES), _LINES.filter(bool)),
    st.lists(st.sampled_from(_SECOND_LINES), max_size=3),
    st.lists(_PARAGRAPHS, min_size=1, max_size=5),
    st.sampled_from(["\n", "\n\n"]),
)
def test_the_lines_around_tell_nothing_new_on_a_plain_page(
    first: str, notes_below: list[str], paragraphs: list[str], gap: str
) -> None:
    text = "\n\n".join([first, *notes_below, gap.join(paragraphs)])
    fast, slow = lines.split_lines(text), lines.split_lines(text)
    for page in (fast, slow):
        lines.classify(page)
    surroundings.settle(fast, lambda: True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_pages, "is_plain", lambda _: False)
        surroundings.settle(slow, lambda: True)
    assert fast == slow


@pytest.mark.parametrize("note", ["", "By Ines Okafor\n\n", "12 May 2021\n\n"])
def test_common_pages_are_told_to_be_plain_at_once(note: str) -> None:
    page = lines.split_lines(f"Ferry wharf closes in autumn\n\n{note}{_SENTENCE * 2}.\n\n{_SENTENCE}.")
    lines.classify(page)
    assert plain_pages.is_plain(page)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=8), st.sampled_from(["\n", "\n\n"]))
def test_a_plain_page_is_one_group(parts: list[str], gap: str) -> None:
    page = lines.split_lines(clean(gap.join(parts)).text)
    lines.classify(page)
    surroundings.settle(page, lambda: True)
    notes.settle(page, lambda: True)
    if not prose.is_one_text(page):
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(boundaries, "is_one_text", lambda _: False)
        slow = boundaries.draw(page, lambda: True)
    fast = boundaries.draw(page, lambda: True)
    assert [(group.lines, group.ended_by, group.evidence, group.has_body) for group in fast] == [
        (group.lines, group.ended_by, group.evidence, group.has_body) for group in slow
    ]


@settings(max_examples=300, deadline=None)
@given(_LINES.filter(bool))
def test_no_sentence_ends_and_nothing_is_cut_off_in_a_letter(line: str) -> None:
    if line[-1].isalpha():
        assert not shapes.ends_sentence(line)
        assert not shapes.is_cut_off(line)


@pytest.mark.parametrize(
    "line", ["The old pier was shut by the board.1", "The old pier was shut by the board.²"]
)
def test_a_short_sentence_with_a_note_is_no_headline(line: str) -> None:
    assert not shapes.is_heading(line)
