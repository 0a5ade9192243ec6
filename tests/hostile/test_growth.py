"""Time grows with the length of a text and no faster, whatever one piece it is made of."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from flows.imports import uncollected
from flows.registry import load_registry
from tests.hostile.adversaries import PIECES, repeated
from transforms.citations import find_citations
from transforms.cleaning import clean
from transforms.dates import find_dates, stated_dates, text_dates
from transforms.duplicates.normalise import content_hash
from transforms.language import detect_language
from transforms.mentions import build_matcher, find_mentions
from transforms.segmentation import segment
from transforms.sentences import sentence_spans

Function = Callable[[str], object]
Clock = Callable[[], float]

# A text of twice the length may take three times as long; below the floor the clock's noise is larger than that.
GROWTH = 3.0
FLOOR_SECONDS = 0.1
# Of texts so small that the measured seconds are few: a quadratic pattern of 2 ns a step is seen at 8,000 characters.
FAST_FLOOR_SECONDS = 0.03


@pytest.fixture(scope="module")
def functions() -> dict[str, Function]:
    registry = load_registry((), True)
    matcher = build_matcher(registry)

    def citations(text: str) -> object:
        return find_citations(text, (), find_mentions(text, (), matcher, "en", None), registry, "en")

    return {
        "clean": clean,
        "segment": segment,
        "find_mentions": lambda text: find_mentions(text, (), matcher, "en", None),
        "find_citations": citations,
        "find_dates": find_dates,
        "text_dates": text_dates,
        "stated_dates": partial(stated_dates, english=True),
        "stated_dates_elsewhere": partial(stated_dates, english=False),
        "sentence_spans": sentence_spans,
        "detect_language": detect_language,
        "content_hash": content_hash,
    }


def seconds(function: Function, text: str, clock: Clock) -> float:
    with (
        uncollected()
    ):  # as good as in a worker; here each collection would go through all that the tests import
        started = clock()
        function(text)
        return clock() - started


def too_steep(
    function: Function,
    piece: str,
    characters: int,
    floor: float = FLOOR_SECONDS,
    clock: Clock = time.process_time,
) -> str | None:
    """How time grew from half the characters to all, if too fast; measured again before it is believed."""
    long, short = repeated(piece, characters), repeated(piece, characters // 2)
    whole = seconds(function, long, clock)
    if whole < floor:
        return None
    for _ in range(3):
        half = seconds(function, short, clock)
        if whole <= GROWTH * half + floor:
            return None
        whole = min(whole, seconds(function, long, clock))
    return f"{piece!r}: {half:.2f} s for half, {whole:.2f} s for all"


def offenders(functions: dict[str, Function], characters: int, floor: float = FLOOR_SECONDS) -> Iterator[str]:
    for name, function in functions.items():
        for piece in PIECES:
            if found := too_steep(function, piece, characters, floor):
                yield f"{name} {found}"


def test_no_text_function_is_quadratic_at_8_kb(functions: dict[str, Function]) -> None:
    """Quadratic patterns of one step a character take seconds here already; the slow and nightly ones look closer."""
    assert not list(offenders(functions, 8_000, FAST_FLOOR_SECONDS))


@pytest.mark.parametrize(
    "characters",
    [
        pytest.param(100_000, marks=pytest.mark.slow),
        pytest.param(1_000_000, marks=pytest.mark.nightly),
    ],
)
def test_no_text_function_is_quadratic(functions: dict[str, Function], characters: int) -> None:
    assert not list(offenders(functions, characters))


class Worker:
    """A function whose steps a clock counts, so that a test of the measure is the same on every machine."""

    def __init__(self, power: float, stumbles: int = 0) -> None:
        self.time, self.power, self.stumbles = 0.0, power, stumbles

    def __call__(self, text: str) -> None:
        self.time += (len(text) / 10_000) ** self.power
        if self.stumbles:  # the machine was busy with something else
            self.stumbles -= 1
            self.time += 100

    def clock(self) -> float:
        return self.time


@pytest.mark.parametrize(
    ("power", "stumbles", "seen"), [(2, 0, True), (3, 0, True), (1, 0, False), (1.3, 0, False), (1, 1, False)]
)
def test_the_measure_sees_a_quadratic_function_and_no_other(power: float, stumbles: int, seen: bool) -> None:
    worker = Worker(power, stumbles)
    assert bool(too_steep(worker, "a", 60_000, clock=worker.clock)) is seen
