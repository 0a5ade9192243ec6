"""What a name of one word is by the words right before it, and what plurals behind a row of names make of them."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.mentions.lexicon import ROLES, read_word_sets

_CUES = read_word_sets("cues.txt")
_WORKED, _TOLD, _ROUTES = _CUES["worked"], _CUES["told"], _CUES["route"]
_SITES = re.compile(rf" (?:{'|'.join(sorted(w.replace('_', ' ') for w in _CUES['sites_after']))})\b")
Vote = tuple[str, float]
_AT: tuple[Vote, ...] = (("place", 0.75), ("person", -0.4))
# An outlet more often than a person, who by then has been named in full.
_TO_OUTLET: tuple[Vote, ...] = (("organization", 0.6),)
_ON_ROUTE: tuple[Vote, ...] = (("place", 1.0),)


@lru_cache(maxsize=65536)
def before_single(last: str, earlier: str) -> tuple[Vote, ...]:
    """Votes for a name of one word behind two words: "the massacre at Veldt", "told Nordbrief", "the road between
    Veldt"; none where the words say no more than they do of any name."""
    if last == "at" and earlier and not _works_there(earlier.lower()):
        return _AT
    if last in _TOLD:
        return _TO_OUTLET
    if last == "between" and earlier in _ROUTES:
        return _ON_ROUTE
    return ()


def _works_there(word: str) -> bool:
    """Whether "at" behind a word stands before whom somebody works for, or before what is a site by that word."""
    role = ROLES.get(word) or ROLES.get(word.removesuffix("s"))
    return word in _WORKED or role in ("person", "facility")


def sites_behind(text: str, end: int) -> bool:
    """Whether the plural of a site stands behind a name: "the Veldt and Esk power stations"."""
    return _SITES.match(text, end, end + 24) is not None
