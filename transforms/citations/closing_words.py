"""Whether a sentence can be a credit that ends a text, by its first word: cheaper than a look for each shape."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.lexicon import data

_FIRST = re.compile(r"[(\[_*]{0,3}([^\W\d_]+)")
# What 'With reports from', 'Edited by', 'As told to', 'Issued by' and 'Additional reporting by' begin with.
_OPENING = (
    "with additional further some a an agency wire more staff from by as the this associated extra supplementary "
    "contributing reporting writing editing research reported edited written translated compiled produced reviewed "
    "illustrated photographed transcribed adapted researched translation adaptation interview interviewed text story "
    "words photo photos report fact proofread assembled conversation issued released distributed published circulated "
    "supplied provided reissued rereleased redistributed republished recirculated resupplied reprovided"
)
_LISTS = ("inputs", "person_labels", "labels_abroad", "posting_labels", "unsure_labels")


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    lists = data("credits")
    listed = (_FIRST.match(label) for name in _LISTS for label in lists[name])
    return frozenset((*_OPENING.split(), *(word.group(1).casefold() for word in listed if word is not None)))


def may_be_credit(text: str, first: int, end: int) -> bool:
    """Whether the words between two offsets begin like any such credit, or tell who contributed."""
    word = _FIRST.match(text, first, end)
    if word is None or word.group(1).casefold() in _openings():
        return True
    return text.find(" contributed", first, end) >= 0
