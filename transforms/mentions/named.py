"""The mentions of one text in the making: what is named so far, and which stretches are still free."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter

from transforms.mentions.resolution import Identity
from transforms.mentions.spans import Spans
from transforms.model import Mention

_PARTS = ("place", "organization")
# A named tuple made of ready fields, without a call of its own `__new__`.
ready = tuple.__new__
_BY_START = attrgetter("start")


class Named:
    """Mentions of `text`; none is put where `blocked` is. Until `settle` they may overlap, from then on `is_free` tells
    where nothing is named yet."""

    def __init__(self, text: str, blocked: Spans) -> None:
        self.text, self.blocked = text, blocked
        self._mentions: list[Mention] = []
        self._taken: Spans | None = None

    def add(self, start: int, end: int, identity: Identity, recognizer: str, confidence: float) -> None:
        """Name a stretch. `confidence` is as precise as it is to be shown."""
        entity_id, name, kind, registered = identity
        surface = self.text[start:end]
        fields = start, end, surface, entity_id, name, kind, registered, recognizer, confidence
        self.append(ready(Mention, fields))

    def append(self, mention: Mention) -> None:
        """Take a mention as it is."""
        self._mentions.append(mention)
        if self._taken is not None:
            self._taken.add(mention.start, mention.end)

    def add_open(self, start: int, end: int, kind: str, recognizer: str, confidence: float) -> None:
        """Name a stretch that may stand for several identities: it stays without one."""
        surface, sure = self.text[start:end], round(confidence, 3)
        self.append(Mention(start, end, surface, None, surface, kind, False, recognizer, sure))

    def settle(self) -> None:
        """Drop the mentions that overlap an earlier one (of two at one start, the longer stays)."""
        ordered = sorted(self._mentions, key=_BY_START)
        if any(one.end > other.start for one, other in pairwise(ordered)):
            ordered = _disjoint(ordered)
        self._mentions = ordered
        self._taken = Spans((mention.start, mention.end) for mention in ordered)

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing is named in a stretch, and something may be."""
        return not (self._taken is not None and self._taken.overlaps(start, end)) and not (
            self.blocked.overlaps(start, end)
        )

    def is_open(self, start: int, end: int) -> bool:
        """Whether a stretch is free but for shorter names of places and organizations that a longer name has in it."""
        if self.is_free(start, end):
            return True
        if self.blocked.overlaps(start, end):
            return False
        inner = [one for one in self._mentions if one.start < end and start < one.end]
        return bool(inner) and all(
            start <= one.start and one.end <= end and one.end - one.start < end - start and one.type in _PARTS
            for one in inner
        )

    def widen(self, start: int, end: int, identity: Identity, recognizer: str, confidence: float) -> None:
        """Name a stretch in place of the shorter names in it."""
        if not self.is_free(start, end):
            self._mentions = [one for one in self._mentions if one.end <= start or end <= one.start]
            self._taken = Spans((one.start, one.end) for one in self._mentions)
        self.add(start, end, identity, recognizer, confidence)

    def result(self) -> list[Mention]:
        """The mentions, sorted by start."""
        return sorted(self._mentions, key=_BY_START)


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
