"""From one raw text to the articles, teasers and fragments in it; every other character is furniture or white space."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from transforms.cleaning import Cleaned, clean, clean_batch
from transforms.language import detect_language
from transforms.model import DocumentParts
from transforms.segmentation import (
    assembly,
    bars,
    boundaries,
    kinds,
    notes,
    page_seams,
    seams,
    surroundings,
    titles,
)
from transforms.segmentation.lines import classify, split_lines

__all__ = ["segment", "segment_batch"]


def segment(raw_text: str) -> DocumentParts:
    """Clean a document's decoded text and part it into segments and furniture; never raises.

    Every raw character that is no white space is in exactly one segment's raw range or in a furniture row outside of
    all of them; a furniture row inside a segment's range lies wholly inside it.
    """
    return _segment_cleaned([raw_text], [clean(raw_text)])[0]


def segment_batch(raw_texts: Sequence[str]) -> list[DocumentParts]:
    """The parts of every text of a batch, the same as `segment` of each, at about half the cost.

    Cleaning is told by tests over the whole column which texts it need not look at, and every step runs over all
    texts before the next begins, which keeps its code in the processor's cache. A few hundred texts a batch are enough.
    """
    return _segment_cleaned(raw_texts, clean_batch(raw_texts))


def _segment_cleaned(raw_texts: Sequence[str], cleaned: list[Cleaned]) -> list[DocumentParts]:
    pages = [split_lines(text.text) for text in cleaned]
    for lines, text in zip(pages, cleaned, strict=True):
        classify(lines)
        bars.settle_gaps(lines, text.ledger.edits)
        seams.settle(lines, text.ledger.edits)
    languages = [_Language(text.text) for text in cleaned]
    parts = [page_seams.part(lines) for lines in pages]
    for several, language in zip(parts, languages, strict=True):
        for lines in several:
            surroundings.settle(lines, language.is_english)
            notes.settle(lines, language.is_english)
    drawn = [
        [boundaries.draw(lines, language.is_english) for lines in several]
        for several, language in zip(parts, languages, strict=True)
    ]
    settled = [[titles.settle(groups) for groups in several] for several in drawn]
    for several, found in zip(parts, settled, strict=True):
        for lines, (groups, _) in zip(several, found, strict=True):
            kinds.settle(groups, lines)
    return [
        assembly.assemble(
            raw,
            text,
            list(chain.from_iterable(several)),
            list(chain.from_iterable(groups for groups, _ in found)),
            next((page for _, page in found if page is not None), None),
            language.is_english,
        )
        for raw, text, several, found, language in zip(
            raw_texts, cleaned, parts, settled, languages, strict=True
        )
    ]


class _Language:
    """Whether a text is English, told only where a rule about words asks, and then once."""

    __slots__ = ("_known", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: bool | None = None

    def is_english(self) -> bool:
        if self._known is None:
            self._known = detect_language(self._text) in ("en", "und")
        return self._known
