"""Long texts below one another that have names and words in common, told apart by the headline between them."""

from __future__ import annotations

import pytest

from transforms.segmentation import captions, topics

PLACES = (
    "Kirrin",
    "Orme",
    "Lind",
    "Halse",
    "Tarsk",
    "Marle",
    "Stell",
    "Dunmere",
    "Brenkirk",
    "Durrow",
    "Eldmar",
)
NAMES = [f"{place}{end}" for place in PLACES for end in ("", "wick", "ford")]
COMMON = ["Agora", "Reuters", "Norway"]


def _paragraphs(kind: str, names: list[str]) -> list[str]:
    """A sentence for every name, with words that no text of another kind has."""
    letters = [chr(97 + place % 26) for place in range(len(names))]
    return [
        f"It was in {name} that the {kind}{letter}ing {letter}{kind}ation was seen, and {name} said that it was so."
        for letter, name in zip(letters, names, strict=True)
    ]


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Why the weavers dread an open harbour", "weavers and the harbour"),
        ("Four thousand candles for the vines of Uln", "candles and the vines"),
    ],
)
def test_a_headline_that_the_long_text_below_takes_up_opens_it(headline: str, kind: str) -> None:
    above = _paragraphs("plom", NAMES + COMMON)
    below = [f"This is about {kind}.", *_paragraphs("grut", [name[::-1].title() for name in NAMES] + COMMON)]
    assert topics.changes(headline, above, below)
    assert not topics.changes("And then there were the others too", above, below)
    assert not topics.changes(headline, [*above, f"This is about {kind}."], below)


def test_texts_with_most_names_in_common_are_one() -> None:
    above, below = _paragraphs("plom", NAMES), _paragraphs("grut", NAMES)
    below = ["This is about weavers and the harbour.", *below]
    assert not topics.changes("Why the weavers dread an open harbour", above, below)


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("The wall at low tide. FOTO: Nemanja Holm", True),
        ("Foto: Ana Rusk", True),
        ("Leo Brandt at his bench in 1987. — Telegram file photo", True),
        ("The choir of Upper Tarn. Submitted photo", True),
        ("Contributed photo", True),
        ("He has taken this photo", False),
        ("She sold the shop and kept one photo", False),
        ("Foto of the year is a goat", False),
    ],
)
def test_credits_of_pictures_abroad_and_of_papers(line: str, credited: bool) -> None:
    assert captions.is_caption(line) is credited
