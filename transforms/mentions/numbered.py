"""Bodies and sites that a number tells apart: "Council 94", "Teamsters Local 814", "Pier 39"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.mentions.discovery import Candidate
from transforms.mentions.lexicon import read_word_sets
from transforms.mentions.signs import NUMBERED, signs_of

_CUES = read_word_sets("cues.txt")
_KINDS = {word: kind for kind in ("organization", "facility") for word in _CUES[f"numbered_{kind}"]}
# No year, no share and no count of people or votes.
_COUNTED = (
    r"(?:per|percent|million|billion|people|members|residents|men|women|workers|seats|votes|to|years|days)\b"
)
_NUMBERED = re.compile(
    rf"(?<![\w'’-])({'|'.join(sorted(_KINDS))}) (?!(?:19|20)\d\d\b)\d{{1,4}}(?![\w%°:/-]|[.,]\d| {_COUNTED})( News\b)?"
)


# "Secondary School No. 43": how schools, hospitals and works are called where towns number them.
_COUNTED_SITE = re.compile(
    rf"(?<![\w'’-])({'|'.join(sorted(_CUES['counted_site']))}) (?:No\.|No|Nr\.|№) ?\d{{1,4}}(?![\w%/-]|[.,]\d)"
)
_COUNT_SIGNS = (" No", " Nr", " №")


def find_numbered(text: str, found: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """(start, end, type) of the names that end with a number, with the words of the name in front of them."""
    if any(sign in text for sign in _COUNT_SIGNS):
        yield from _counted_sites(text, found)
    if not any(text[end : end + 1].isdigit() for _, end in signs_of(text).get(NUMBERED, ())):
        return
    ends: dict[int, Candidate] | None = None
    for match in _NUMBERED.finditer(text):
        if ends is None:
            ends = {one.end: one for one in found}
        whole = ends.get(match.end(1))
        start = min(whole.start, match.start()) if whole else match.start()
        yield start, match.end(), _KINDS[match.group(1)]


def _counted_sites(text: str, found: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    ends: dict[int, Candidate] | None = None
    for match in _COUNTED_SITE.finditer(text):
        if ends is None:
            ends = {one.end: one for one in found}
        whole = ends.get(match.end(1))
        yield min(whole.start, match.start()) if whole else match.start(), match.end(), "facility"
