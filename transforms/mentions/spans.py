"""Sets of disjoint spans of one text, asked and extended in logarithmic time: texts can be very long."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator


class Spans:
    """Spans (start, end) that may overlap when given; `overlaps` tells whether a span meets any of them."""

    __slots__ = ("_merged",)

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._merged = merged

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._merged)

    def __bool__(self) -> bool:
        return bool(self._merged)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any span of the set shares a character with this one."""
        at = bisect_left(self._merged, (end, 0))
        return at > 0 and self._merged[at - 1][1] > start

    def add(self, start: int, end: int) -> None:
        """Put a span in that overlaps none of the set."""
        insort(self._merged, (start, end))
