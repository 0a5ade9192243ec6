"""The edit ledger: positions through deletions, insertions, replacements and rules that meet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.ledger import Change, Draft, Ledger


def test_a_span_does_not_swallow_removed_text_at_its_edges() -> None:
    draft = Draft("<b>old</b> pier")
    draft.apply("tag", [(0, 3, ""), (6, 10, "")])
    assert draft.text == "old pier"
    ledger = draft.ledger()
    assert ledger.to_raw(0, 3) == (3, 6)
    assert ledger.to_raw(0, 8) == (3, 15)
    assert ledger.to_clean(0, 10) == (0, 3)


def test_a_place_inside_a_replacement_widens_to_all_of_it() -> None:
    draft = Draft("a &hellip; b")
    draft.apply("entity", [(2, 10, "...")])
    ledger = draft.ledger()
    assert draft.text == "a ... b"
    assert ledger.to_raw(3, 4) == (2, 10)
    assert ledger.to_clean(5, 6) == (2, 5)


def test_rules_that_touch_the_same_place_become_one_edit_with_both_names() -> None:
    draft = Draft("x &amp;lt; y")
    draft.apply("entity", [(2, 7, "&")])
    draft.apply("again", [(2, 6, "<")])
    assert draft.text == "x < y"
    (edit,) = draft.ledger().edits
    assert (edit.raw_start, edit.raw_end, edit.replacement, edit.rule) == (2, 10, "<", "entity+again")


def test_edits_that_cancel_out_leave_no_trace() -> None:
    draft = Draft("abc")
    draft.apply("one", [(1, 2, "x")])
    draft.apply("two", [(1, 2, "b")])
    assert draft.ledger().edits == ()
    assert draft.ledger() == Ledger.identity(3)


def test_selected_pieces_keep_their_raw_places() -> None:
    ledger = Ledger.identity(30).select([(2, 5), (10, 14)])
    assert ledger.length == 9
    assert ledger.to_raw(0, 3) == (2, 5)
    assert ledger.to_raw(5, 9) == (10, 14)
    assert ledger.to_raw(0, 9) == (2, 14)


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, list[list[Change]]]:
    """A text and some rounds of sorted, disjoint changes, each in offsets of the text that the one before left."""
    raw = draw(st.text(alphabet="abcde ", max_size=30))
    text, found = raw, []
    for _ in range(draw(st.integers(0, 4))):
        places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
        pairs = zip(places[::2], places[1::2], strict=False)
        changes = [(start, end, draw(st.text(alphabet="XY", max_size=2))) for start, end in pairs]
        distinct = [c for i, c in enumerate(changes) if i == 0 or changes[i - 1][:2] != c[:2] or c[0] != c[1]]
        found.append(distinct)
        for start, end, replacement in reversed(distinct):
            text = text[:start] + replacement + text[end:]
    return raw, found


@given(rounds())
def test_any_rounds_of_changes_compose(case: tuple[str, list[list[Change]]]) -> None:
    raw, all_changes = case
    draft, text = Draft(raw), raw
    for number, changes in enumerate(all_changes):
        draft.apply(f"rule{number}", changes)
        for start, end, replacement in reversed(changes):
            text = text[:start] + replacement + text[end:]
        assert draft.text == text
        pieces, place = [], 0
        for edit in draft.edits:
            assert edit.raw_start >= place
            pieces += (raw[place : edit.raw_start], edit.replacement)
            place = edit.raw_end
        assert "".join(pieces) + raw[place:] == text
    ledger = draft.ledger()
    assert ledger.length == len(text)
    for chunk in ledger.chunks:
        if chunk.exact:
            assert text[chunk.clean_start : chunk.clean_end] == raw[chunk.raw_start : chunk.raw_end]
