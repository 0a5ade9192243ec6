"""From one raw text to the articles, teasers and fragments in it; every other character is furniture or white space."""

from __future__ import annotations

from functools import cache

from transforms.cleaning import clean
from transforms.language import detect_language
from transforms.model import DocumentParts
from transforms.segmentation import assembly, boundaries, surroundings, titles
from transforms.segmentation.lines import classify, split_lines

__all__ = ["segment"]


def segment(raw_text: str) -> DocumentParts:
    """Clean a document's decoded text and part it into segments and furniture; never raises.

    Every raw character that is no white space is in exactly one segment's raw range or in a furniture row outside of
    all of them; a furniture row inside a segment's range lies wholly inside it.
    """
    cleaned = clean(raw_text)
    lines = split_lines(cleaned.text)
    classify(lines)

    @cache
    def is_english() -> bool:  # told only where a rule about words asks
        return detect_language(cleaned.text) in ("en", "und")

    surroundings.settle(lines, is_english)
    groups, page = titles.settle(boundaries.draw(lines, is_english))
    return assembly.assemble(raw_text, cleaned, lines, groups, page)
