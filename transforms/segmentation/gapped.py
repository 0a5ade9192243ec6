"""Several texts without headlines on one page, which only wider gaps tell apart.

A press review is put together by a program that leaves more room between two texts than between two paragraphs. A text
with more room somewhere inside has it around a picture or a rule, and speaks of the same things on both sides.
"""

from __future__ import annotations

from itertools import pairwise

from transforms.segmentation import labels, shapes, topics
from transforms.segmentation.lines import Line

WIDE_GAP, MIN_TEXTS, MIN_WORDS = 3, 3, 25
"""Line breaks between two texts, texts that make a row, and words of the shortest."""
MAX_SHARED, MAX_SHARED_PAIR = 0.06, 0.15
"""Mean share of content words that two neighbours have in common, and of any two (see `topics` for what is usual)."""
MAX_SHARED_NAMED, MAX_SHARED_PAIR_NAMED = 0.25, 0.5
"""The same on a page that begins with the name of a list ("Media coverage"): its texts may have a topic in common."""


def openings(lines: list[Line]) -> frozenset[int]:
    """The indexes of the lines at which the second text and those below it begin."""
    first = next((index for index, line in enumerate(lines) if line.role == "body"), len(lines))
    if sum(line.gap >= WIDE_GAP for line in lines[first + 1 :]) < MIN_TEXTS - 1:
        return frozenset()
    if any(line.role != "body" and not line.kind for line in lines[first:]):
        return frozenset()
    begun = [index for index in range(first + 1, len(lines)) if lines[index].gap >= WIDE_GAP]
    begun = [index for index in begun if lines[index].role == "body"]
    edges = [first, *begun, len(lines)]
    texts = [
        [line.text for line in lines[start:end] if line.role == "body"] for start, end in pairwise(edges)
    ]
    if len(texts) < MIN_TEXTS or all(len(text) == 1 for text in texts) or not all(map(_is_whole, texts)):
        return frozenset()
    words = [topics.content("\n".join(text)) for text in texts]
    shares = [len(one & two) / max(min(len(one), len(two)), 1) for one, two in pairwise(words)]
    named = (
        first > 0
        and lines[0].role == "heading"
        and labels.names_page(lines[0].text)
        and lines[first].gap >= WIDE_GAP
    )
    mean, most = (MAX_SHARED_NAMED, MAX_SHARED_PAIR_NAMED) if named else (MAX_SHARED, MAX_SHARED_PAIR)
    apart = sum(shares) <= mean * len(shares) and max(shares) <= most
    return frozenset(begun) if apart else frozenset()


def _is_whole(text: list[str]) -> bool:
    """Whether paragraphs begin and end as a text does."""
    if sum(paragraph.count(" ") + 1 for paragraph in text) < MIN_WORDS:
        return False
    return not shapes.starts_inside(text[0]) and (
        shapes.ends_sentence(text[-1]) or shapes.is_cut_off(text[-1])
    )
