"""Whether time grows with the length of a text and no faster."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

# Nothing to see in less: the clock's noise, and what a machine does beside.
FLOOR_SECONDS = 0.8
# Four times a text takes a linear function four times as long, and a quadratic one sixteen times.
GROWTH = 9


def assert_linear(work: Callable[[str], object], unit: str, characters: int) -> None:
    """Processor time of a text made of one piece, and of a quarter of it.

    Once is enough: a busy machine or the garbage of other tests makes any one measurement longer, none shorter.
    """
    short, long = (unit * (size // len(unit)) for size in (characters // 4, characters))
    measured = []
    for _ in range(4):
        measured.append((_seconds(work, short), _seconds(work, long)))
        if measured[-1][1] <= max(GROWTH * measured[-1][0], FLOOR_SECONDS):
            return
    pytest.fail(f"four times {unit!r} takes more than {GROWTH} times as long, each time: {measured}")


def _seconds(work: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    work(text)
    return time.process_time() - begun
