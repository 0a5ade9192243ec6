"""Precision, recall and F1 of each task over the gold set, with the range in which the F1 lies."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.accuracy.compare import Counts, Tasks, compare
from expectations.accuracy.found import Found, read_found

if TYPE_CHECKING:
    import polars as pl

TABLES = ("dim_document", "fact_article", "fact_mention", "fact_citation", "dim_entity", "dim_source")
RESAMPLES = 1000
Z = 1.959964  # 95 % of a normal distribution lie within this many standard deviations


class GoldError(ValueError):
    """A gold folder that cannot be used; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """One task: shares between 0 and 1, the 95 % interval of the F1, and how many rows stand behind them."""

    task: str
    precision: float
    recall: float
    f1: float
    ci_low: float
    ci_high: float
    n_gold: int
    n_found: int


def measure_warehouse(database: Path, gold: Path) -> list[Accuracy]:
    """Measure a warehouse file that holds the documents of the gold set (found by their file names)."""
    from warehouse.connection import open_read_only

    with closing(open_read_only(database)) as con:
        return _measure(read_found(con), gold)


def measure_frames(frames: Mapping[str, pl.DataFrame], gold: Path) -> list[Accuracy]:
    """Measure the staged frames of one extraction of the gold set's texts; a table without rows may be
    absent.
    """
    from warehouse.connection import open_memory
    from warehouse.schema import create_schema

    with closing(open_memory()) as con:
        create_schema(con)
        for table in TABLES:
            if table in frames:
                con.register("_frame", frames[table])
                con.execute(f"insert into {table} by name select * from _frame").fetchall()
                con.unregister("_frame")
        return _measure(read_found(con), gold)


def accuracy_frame(measured: Sequence[Accuracy]) -> pl.DataFrame:
    """The rows that `ops.accuracy` takes: task, precision, recall, f1, ci_low, ci_high, n_gold."""
    import polars as pl

    return pl.DataFrame([asdict(row) for row in measured]).drop("n_found")


def _measure(found: Mapping[str, Found], gold: Path) -> list[Accuracy]:
    """Every task over all texts; a text that was not loaded counts as one in which nothing was found."""
    texts = [compare(text, _found_in(text, found)) for text in _gold_texts(gold)]
    names = sorted({name for tasks in texts for name, part in tasks.items() if part.gold or part.found})
    return [_accuracy(name, texts) for name in names]


def _gold_texts(folder: Path) -> list[dict[str, Any]]:
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.gold.json"))]
    if not texts:
        raise GoldError(f"{folder} holds no *.gold.json file")
    return [text for text in texts if not text.get("duplicate_of")]


def _found_in(text: dict[str, Any], found: Mapping[str, Found]) -> Found:
    return found.get(text["file"], Found())


def _accuracy(task: str, texts: Sequence[Tasks]) -> Accuracy:
    parts = [tasks[task] for tasks in texts if task in tasks]
    total = Counts()
    for part in parts:
        total.add(part)
    low, high = _interval(parts, total)
    return Accuracy(task, _precision(total), _recall(total), _f1(total), low, high, total.gold, total.found)


def _precision(counts: Counts) -> float:
    if counts.found:
        return counts.right / counts.found
    return 0.0 if counts.gold else 1.0


def _recall(counts: Counts) -> float:
    return counts.hit / counts.gold if counts.gold else 1.0


def _f1(counts: Counts) -> float:
    precision, recall = _precision(counts), _recall(counts)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _interval(parts: Sequence[Counts], total: Counts) -> tuple[float, float]:
    """The wider of two 95 % intervals of the F1.

    Wilson's takes rows as independent, which those of one text are not; resampling whole texts sees that,
    but gives a point where every text is perfect. The resampling is seeded: the same counts give the same
    interval.
    """
    low, high = _wilson(_f1(total), (total.found + total.gold) / 2)
    if len(parts) > 1:
        chance = random.Random(0)
        draws = []
        for _ in range(RESAMPLES):
            drawn = Counts()
            for part in chance.choices(parts, k=len(parts)):
                drawn.add(part)
            draws.append(_f1(drawn))
        draws.sort()
        low, high = min(low, draws[int(0.025 * RESAMPLES)]), max(high, draws[int(0.975 * RESAMPLES)])
    return low, high


def _wilson(share: float, n: float) -> tuple[float, float]:
    """Wilson's score interval of a share among n rows; everything is possible where there are none."""
    if n <= 0:
        return 0.0, 1.0
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
