"""The ways in which texts number their notes: the same two texts, with the same lists, in each of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from transforms.citations import find_citations
from transforms.model import Citation
from transforms.segmentation import segment

ROADS = (
    "The salt road of Wick\n\nThe ministry has paid for the quay twice{}. Farmers on the upper river say that the "
    "money never reached them{}, and a survey of forty villages came to the same result{}. The board denies it{}.\n\n"
    "A second survey is under way.\n\n",
    (
        "Ministry of Roads, Circular no. 14/2009, 3 May 2009.",
        "Clara Brandt, “How we lost the quay”, The Salt Weekly, 19 October 2014.",
        "Ibid.",
        "Tomlin, Edgar. Forty Years at the Oar. Wick: Seaboard Press, 1949, p. 31.",
    ),
)
BEES = (
    "What the hives told us\n\nBees dance longer on cold mornings{}. A trial in nine orchards found the contrary{}, "
    "but only for one summer{}. Nobody has counted since{}.\n\nKeepers want a new trial.\n\n",
    (
        "Orla Venn, “Cold mornings, long dances”, Hive Letters, 2 June 2016.",
        "Amble, K., Under the comb, Field Books, 2003.",
        "Ibid.",
        "Hive Letters: Counting stops – 13 Oct 2020",
    ),
)
_ROMAN, _RAISED = ("i", "ii", "iii", "iv"), "¹²³⁴"
Style = tuple[Callable[[int], str], str, Callable[[int, str], str]]
STYLES: dict[str, Style] = {
    "brackets": (lambda n: f"[{n + 1}]", "", lambda n, entry: f"[{n + 1}] {entry}"),
    "raised": (lambda n: _RAISED[n], "", lambda n, entry: f"{_RAISED[n]} {entry}"),
    "roman in brackets": (lambda n: f"[{_ROMAN[n]}]", "", lambda n, entry: f"[{_ROMAN[n]}] {entry}"),
    "roman, headed": (lambda n: f"[{_ROMAN[n]}]", "Notes\n", lambda n, entry: f"{_ROMAN[n]}. {entry}"),
    "roman in parentheses": (
        lambda n: f" ({_ROMAN[n]})",
        "Notes\n",
        lambda n, entry: f"({_ROMAN[n]}) {entry}",
    ),
    "carets only": (lambda n: f"[{n + 1}]", "References\n", lambda _, entry: f"^ {entry}"),
    "links back": (lambda n: f"[{n + 1}]", "References\n", lambda n, entry: f"{n + 1}. ^ a b {entry}"),
    "links back in words": (lambda n: f"[{n + 1}]", "Notes\n", lambda _, entry: f"^ Jump up to: a b {entry}"),
    "arrows behind": (lambda n: f"[{n + 1}]", "", lambda n, entry: f"[{n + 1}] {entry} ↩︎"),
    "markdown": (lambda n: f"[^{n + 1}]", "", lambda n, entry: f"[^{n + 1}]: {entry}"),
    "abbreviated": (lambda n: f"[fn{n + 1}]", "", lambda n, entry: f"[fn{n + 1}] {entry}"),
    "slashes": (lambda n: f" ({n + 1})", "Notes:\n", lambda n, entry: f"{n + 1}/ {entry}"),
    "dashes": (lambda n: f" ({n + 1})", "References:\n", lambda n, entry: f"{n + 1} - {entry}"),
    "numbers on lines of their own": (
        lambda n: f"[{n + 1}]",
        "Notes\n",
        lambda n, entry: f"[{n + 1}]\n{entry}",
    ),
}


def _footnotes(text: str) -> list[Citation]:
    rows = [
        row
        for part in segment(text).segments
        for row in find_citations(part.text, part.regions, [], None, "en")
    ]
    return [row for row in rows if row.kind == "footnote"]


@pytest.mark.parametrize(("body", "entries"), [ROADS, BEES], ids=["roads", "bees"])
@pytest.mark.parametrize("style", STYLES)
def test_each_style_of_notes(style: str, body: str, entries: tuple[str, ...]) -> None:
    marker, heading, entry = STYLES[style]
    marked = body.format(*map(marker, range(4)))
    notes = _footnotes(
        marked + heading + "\n".join(entry(n, words) for n, words in enumerate(entries)) + "\n"
    )
    plain = _footnotes(
        body.format("[1]", "[2]", "[3]", "[4]")
        + "\n".join(f"[{n + 1}] {words}" for n, words in enumerate(entries))
    )
    assert all(note.marker_start is not None for note in notes)
    told = [(note.author, note.source, note.title, note.cited, note.resolution) for note in notes]
    assert told == [(note.author, note.source, note.title, note.cited, note.resolution) for note in plain]
    assert len(told) == 4
    assert told[2][:3] == told[1][:3]


def test_roman_notes_are_marked_as_written_and_refer_back() -> None:
    text = "The quay sank[i]. It was old[ii]. It was wet[iii].\n\n" + "\n".join(
        (
            "[i] Brandt, Clara, The Salt Weekly, Quay sinks, Oct 19, 2014",
            "[ii] Tidal Court, Decision no. 4, 2 May 2011.",
        )
    )
    notes = _footnotes("Quay gone\n\n" + text + "\n[iii] As note i.\n")
    assert [note.marker for note in notes] == ["i", "ii", "iii"]
    assert notes[2].title == notes[0].title == "Quay sinks"
    assert notes[2].resolution == "note"


@pytest.mark.parametrize(
    "text",
    [
        "What to bring\n\nBring (i) a coat and (ii) a lamp.\n\n(i) The coat must be dry.\n(ii) The lamp must be lit.\n",
        "Three demands\n\nThe nurses want:\n\ni. more beds\nii. more pay\niii. more nurses\n\nThe board is silent.\n",
        "How to graft\n\n1 - Cut the stem.\n2 - Bind it.\n3 - Wait until May.\n\nThen water it well.\n",
    ],
)
def test_counted_points_are_no_notes(text: str) -> None:
    assert _footnotes(text) == []
