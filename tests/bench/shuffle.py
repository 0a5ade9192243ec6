"""The search for duplicates at ten million documents and more, simulated over generated signatures.

`python -m tests.bench.shuffle --documents 10000000` makes the postings of a few partitions of the anchor's value, runs
the real join over each, and multiplies by the number of partitions: values are hashes, so one partition is like the
other. No partition's memory grows with the archive, only their number.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tests.bench import measure
from transforms.duplicates.anchors import ANCHOR_SHARE
from transforms.duplicates.meetings import WINDOW, meetings

SECTION = "Shuffle"
SEED = 20261
# As tests/bench/corpus.py writes: 60 to 5,000 words, half of all below 300.
_LOG_WORDS, _LOG_SPREAD = 5.55, 0.65
# A third are copies, which keep three fifths of the anchors of the text before them.
COPIES, KEPT = 0.35, 0.6
# One anchor in fifty is a stock phrase, drawn by Zipf's law from a hundred thousand.
STOCK, PHRASES, ZIPF = 0.02, 100_000, 1.1
POSTINGS_A_PARTITION = 2_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one partition: postings, meetings (a pair once for every list), pairs, CPU seconds of the join."""

    postings: int
    meetings: int
    pairs: int
    cpu: float


def anchors_of(documents: int, random: np.random.Generator) -> npt.NDArray[np.float32]:
    """How many anchors each document has."""
    words = np.clip(random.lognormal(_LOG_WORDS, _LOG_SPREAD, documents), 60, 5000)
    return (words / ANCHOR_SHARE).astype(np.float32)


def postings(
    expected: npt.NDArray[np.float32], partitions: int, number: int, random: np.random.Generator
) -> npt.NDArray[np.uint64]:
    """`anchor << 32 | document` of one partition of so many; number 1 holds the most frequent phrase of all."""
    counts = random.poisson(expected * (1 - STOCK) / partitions)
    is_copy = random.random(len(counts) + 1) < COPIES
    owners = np.repeat(np.arange(len(counts), dtype=np.uint64), counts)
    values = random.integers(0, (1 << 32) // partitions, len(owners), dtype=np.uint64)
    # A copy holds some anchors of the text before it, and some of its own.
    own = ~is_copy[owners] | (random.random(len(owners)) > KEPT)
    lent = is_copy[owners + np.uint64(1)] & (random.random(len(owners)) < KEPT)
    ranks = np.arange(number or partitions, PHRASES + 1, partitions)
    often = float(expected.sum()) * STOCK * ranks**-ZIPF / np.sum(np.arange(1, PHRASES + 1) ** -ZIPF)
    phrases = np.repeat(ranks, random.poisson(often)).astype(np.uint64)
    users = random.integers(0, len(counts), len(phrases), dtype=np.uint64)
    values = np.concatenate((values[own], values[lent], phrases))
    return (values << np.uint64(32)) | np.concatenate((owners[own], owners[lent] + np.uint64(1), users))


def joined(made: npt.NDArray[np.uint64], documents: int) -> Cost:
    """The real join over one partition: sort the postings, meet the neighbours, count each pair once."""
    documents += 1  # the copy of the last one
    begun = time.process_time()
    ordered = np.sort(made)
    met = np.sort(meetings(ordered, np.ones(documents, np.bool_)))
    pairs = 1 + int(np.count_nonzero(met[1:] != met[:-1])) if len(met) else 0
    return Cost(len(made), len(met), pairs, time.process_time() - begun)


def main(arguments: list[str]) -> int:
    """Prints and writes the section."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.shuffle", description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000_000)
    parser.add_argument("--measured", type=int, default=3, help="Partitions to run.")
    given = parser.parse_args(arguments)
    random = np.random.default_rng(SEED)
    expected = anchors_of(given.documents, random)
    partitions = max(1, round(float(expected.sum()) / POSTINGS_A_PARTITION))
    numbers = [*random.permutation(np.arange(2, partitions))[: given.measured].tolist(), 1]
    *costs, worst = (joined(postings(expected, partitions, n, random), given.documents) for n in numbers)

    def whole(name: str) -> float:
        return float(np.mean([getattr(cost, name) for cost in costs])) * partitions

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    rows = [
        ("documents", f"{given.documents:,}"),
        ("anchors a document", f"{whole('postings') / given.documents:.0f}"),
        ("partitions", f"{partitions:,}"),
        ("postings to shuffle (8 bytes each)", f"{whole('postings') * 8 / 1e9:.1f} GB"),
        ("meetings within the window", f"{whole('meetings') / 1e9:.2f} billion"),
        ("pairs to count up (12 bytes each)", f"{whole('pairs') * 12 / 1e9:.1f} GB"),
        ("CPU of the join", f"{whole('cpu'):,.0f} s"),
        ("CPU of the join a million documents", f"{whole('cpu') / given.documents * 1e6:.1f} s"),
        ("postings of the partition with the most frequent phrase", f"{worst.postings:,}"),
        ("CPU of that partition", f"{worst.cpu:.1f} s"),
        ("peak memory of a worker, generator included", f"{peak:,.0f} MB"),
    ]
    body = (
        f"Seed {SEED}; {given.measured} of {partitions:,} partitions run, window {WINDOW}; {measure.machine()}.\n\n"
        + measure.table(("of the whole archive", "figure"), rows)
    )
    print(body)
    measure.write_section(SECTION, body)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
