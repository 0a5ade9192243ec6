"""The true measures of a pair, over all runs of words of both texts.

Both are taken over the sets of three-word runs A and B of the two texts: similarity is |A and B| / |A or B|
(Jaccard), containment is |A and B| / min(|A|, |B|). The runs are those of the signatures; a text is read only
where its signature, of an older version, has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import polars as pl

from transforms.duplicates.judge import Measures
from transforms.duplicates.runs import BITS, RunSets, runs_of_texts
from transforms.duplicates.shingles import batches, ranges, steps

Texts = Callable[[list[str]], pl.DataFrame]
Runs = Callable[[list[str]], pl.DataFrame]
Counts = npt.NDArray[np.int64]

# Runs of words held at once, some eight bytes each: 80,000 articles of usual length.
_HELD = 24_000_000
# Texts in one table: a run and its text are one number of 32 bits.
_TABLED = (1 << (32 - BITS)) - 1
# Places of a table for each run in it, and up to twice as many: one in five is taken by another.
_PLACES = 2
# Odd, with well spread bits (fractional part of the golden ratio).
_SPREAD = np.uint32(0x9E3779B1)


def _shared_with(sets: RunSets, few: Counts, many: Counts) -> Counts:
    """|A and B| of pairs sorted by `many`, of at most `_TABLED` texts there: the runs of one text, looked up in a
    table of those of the others.

    A place of the table holds one of the runs that belong there. Runs that find another in theirs are looked up
    among all.
    """
    held, number = np.unique(many, return_inverse=True)
    # From 1: an empty place, 0, is no run of any text.
    owners = np.arange(1, len(held) + 1, dtype=np.uint32) << np.uint32(BITS)
    keys = sets.runs.take(ranges(sets.edges[held], sets.sizes[held]))
    keys |= np.repeat(owners, sets.sizes[held])
    shift = np.uint32(32 - (_PLACES * max(len(keys), 1) - 1).bit_length())
    table = np.zeros(1 << (32 - int(shift)), np.uint32)
    table[(keys * _SPREAD) >> shift] = keys
    lengths = sets.sizes[few]
    asked = sets.runs.take(ranges(sets.edges[few], lengths))
    asked |= np.repeat(owners[number], lengths)
    there = table.take((asked * _SPREAD) >> shift)
    found = there == asked
    elsewhere = np.flatnonzero((there != 0) > found)
    missed = asked[elsewhere]
    found[elsewhere] = keys.take(np.searchsorted(keys, missed), mode="clip") == missed
    return np.asarray(np.add.reduceat(found, np.cumsum(lengths) - lengths, dtype=np.int64))


def _shared(sets: RunSets, left: Counts, right: Counts) -> Counts:
    """|A and B| of every pair: the runs of the text that has fewer, looked up among those of the other."""
    swap = sets.sizes[left] > sets.sizes[right]
    few, many = np.where(swap, right, left), np.where(swap, left, right)
    order = np.argsort(many, kind="stable")
    order = order[sets.sizes[few[order]] > 0]
    new = np.diff(many[order], prepend=-1) != 0
    load = sets.sizes[few[order]] + np.where(new, sets.sizes[many[order]], 0)
    out = np.zeros(len(left), dtype=np.int64)
    for step in steps(load, (np.cumsum(new) - 1) // _TABLED):
        part = order[step]
        out[part] = _shared_with(sets, few[part], many[part])
    return out


def _parts(left: Counts, right: Counts, sizes: Counts) -> Iterator[npt.NDArray[np.intp]]:
    """Pairs in groups whose texts hold at most `_HELD` runs together; one pair a group at least."""
    order = np.lexsort((right, left))
    while len(order):
        met = np.stack((left[order], right[order]), axis=1).ravel()
        texts, first = np.unique(met, return_index=True)
        load = np.zeros(len(met), np.int64)
        load[first] = sizes[texts]
        fits = int(np.searchsorted(np.cumsum(load)[1::2], _HELD, side="right"))
        yield order[: max(fits, 1)]
        order = order[max(fits, 1) :]


def _in_order(ids: pl.Series, found: pl.DataFrame, column: str) -> pl.Series:
    """The column's values of these articles in their order; null where there is none.

    Raises KeyError where an article is there twice.
    """
    ordered = ids.to_frame("article_id").join(
        found.select("article_id", column), on="article_id", how="left", maintain_order="left"
    )
    if len(ordered) != len(ids):
        raise KeyError(f"asked for {column} of {len(ids)} articles, got {len(ordered)}")
    return ordered[column]


def _run_sets(ids: pl.Series, runs_of: Runs, texts_of: Texts) -> RunSets:
    """The runs of these articles: as they are stored, or from the text where none are."""
    packed = _in_order(ids, runs_of(ids.to_list()), "runs")
    if packed.null_count():
        missing = ids.filter(packed.is_null())
        texts = _in_order(missing, texts_of(missing.to_list()), "text")
        if texts.null_count():
            raise KeyError(f"without runs and text: {missing.filter(texts.is_null()).to_list()[:3]}")
        made = [runs for batch in batches(texts) for runs in runs_of_texts(batch)]
        some = pl.DataFrame({"article_id": missing, "runs": pl.Series(made, dtype=pl.Binary)})
        packed = packed.zip_with(packed.is_not_null(), _in_order(ids, some, "runs"))
    return RunSets(packed)


def no_runs(_: list[str]) -> pl.DataFrame:
    """Of no article: all texts are read."""
    return pl.DataFrame(schema={"article_id": pl.String, "runs": pl.Binary})


def measure(
    signatures: pl.DataFrame, left: Counts, right: Counts, texts_of: Texts, runs_of: Runs = no_runs
) -> Measures:
    """The measures of pairs of articles.

    Args:
        signatures: article_id, shingle_count.
        left, right: positions in `signatures`, one pair a row.
        texts_of: from a list of article ids to a frame of article_id and text, in any order; asked for those
            without runs.
        runs_of: from a list of article ids to a frame of article_id and runs (may be null), in any order.

    Raises:
        KeyError: an article has neither runs nor text, or is given twice.
    """
    out = Measures(*(np.zeros(len(left), np.int64) for _ in range(3)))
    sizes = signatures["shingle_count"].cast(pl.Int64).to_numpy()
    for part in _parts(left, right, sizes):
        met, number = np.unique(np.concatenate((left[part], right[part])), return_inverse=True)
        sets = _run_sets(signatures["article_id"].gather(met), runs_of, texts_of)
        a, b = number[: len(part)], number[len(part) :]
        for whole, some in zip(out, (sets.sizes[a], sets.sizes[b], _shared(sets, a, b)), strict=True):
            whole[part] = some
    return out
