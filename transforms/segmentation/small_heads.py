"""Headlines that do not look like one: they begin small, or are cut off; their place tells them."""

from __future__ import annotations

from transforms.segmentation import shapes
from transforms.segmentation.lines import Line

MAX_SMALL_HEADLINE = 90
"""Characters of a headline that begins with a small letter."""


def settle(lines: list[Line]) -> None:
    """Make headlines of such lines at the beginning of a page and below the days of a diary, in place."""
    _small_headline(lines)
    _below_days(lines)


def _small_headline(lines: list[Line]) -> None:
    """The first line of a page may begin small and be a headline: a paragraph below it begins a sentence, and a
    sentence that went on from a lost page would have ended first."""
    if len(lines) < 2 or lines[0].role != "body" or lines[1].role != "body" or lines[1].gap < 2:
        return
    text, below = lines[0].text, lines[1].text
    ends = shapes.ends_sentence(text) or shapes.is_cut_off(text) or text[-1] in ",;:"
    if len(text) <= MAX_SMALL_HEADLINE and not ends and text[0] not in ",;)" and below[0].isupper():
        lines[0].role = "heading"


def _below_days(lines: list[Line]) -> None:
    """Below the day of an entry of a diary stands its headline, which may begin small or be cut off ("Any news is...");
    below the day of a text, whose headline is above it, the first paragraph."""
    for index in range(1, len(lines) - 1):
        line, below = lines[index], lines[index + 1]
        if lines[index - 1].role != "stamp" or line.role != "body" or below.role != "body" or line.kind:
            continue
        text = line.text
        above = lines[index - 2] if index > 1 else None
        if min(line.gap, below.gap) < 2 or len(text) > MAX_SMALL_HEADLINE or text[-1] in ",;:":
            continue
        plain = shapes.is_cut_off(text) or (text[0].islower() and not shapes.ends_sentence(text))
        begins = (above is None or above.role == "body") and below.text[0].isupper()
        if plain and begins and 2 * len(below.text) >= 3 * len(text) and not shapes.starts_with_dots(text):
            line.role = "heading"
