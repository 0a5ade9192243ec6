"""Speed, memory and quality of deduplication beside four other products, on the same texts in one run.

`python -m tests.bench.duplicates --size 10000` prints the table and writes the section of RESULTS.md;
`--peers` names the others to run (`none` for our own figures alone), `--size` may be given more than once.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tests.bench import measure
from tests.bench.duplicates_corpus import SEED, read, write

SECTION = "Duplicates"
PEERS = ("rensa", "gaoya", "datasketch", "datatrove")
OURS = "Clippings"
_HEAD = (
    "texts",
    "product",
    "CPU s",
    "wall s",
    "peak MB",
    "precision",
    "recall",
    "F1",
    "F1 with excerpts",
    "excerpt recall",
)
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Truth:
    """Of every text: its true cluster and whether it is an excerpt; `mb` is the size of all texts."""

    cluster: Labels
    is_excerpt: npt.NDArray[np.bool_]
    mb: float


@dataclass(frozen=True, slots=True)
class Row:
    """One product's figures; precision, recall and f1 are over pairs of full texts (exact and near)."""

    product: str
    cpu: float
    wall: float
    peak_mb: float
    precision: float
    recall: float
    f1: float
    f1_all: float
    excerpt_recall: float

    def cells(self, size: int) -> list[str]:
        quality = (self.precision, self.recall, self.f1, self.f1_all, self.excerpt_recall)
        speed = [f"{self.cpu:.1f}", f"{self.wall:.1f}", f"{self.peak_mb:,.0f}"]
        return [f"{size:,}", self.product, *speed, *(f"{figure:.3f}" for figure in quality)]


def truth_of(corpus: Path) -> Truth:
    """What the corpus says of itself."""
    clusters, excerpts, size = [], [], 0
    for made in read(corpus):
        clusters.append(made["cluster"])
        excerpts.append(made["role"] == "excerpt")
        size += len(str(made["text"]).encode())
    return Truth(np.array(clusters, dtype=np.int64), np.array(excerpts), size / 1e6)


def _pairs(labels: Labels) -> int:
    counts = np.unique(labels, return_counts=True)[1].astype(np.int64)
    return int((counts * (counts - 1) // 2).sum())


def pair_quality(true: Labels, found: Labels) -> tuple[float, float, float]:
    """Precision, recall and F1 over all pairs of texts that share a cluster."""
    _, a = np.unique(true, return_inverse=True)
    _, b = np.unique(found, return_inverse=True)
    both = _pairs(a * (int(b.max()) + 1) + b)
    precision, recall = both / max(1, _pairs(b)), both / max(1, _pairs(a))
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-12)


def excerpt_recall(truth: Truth, found: Labels) -> float:
    """The share of excerpts that share a cluster with a full text of their own story."""
    full = set(zip(truth.cluster[~truth.is_excerpt].tolist(), found[~truth.is_excerpt].tolist(), strict=True))
    asked = zip(truth.cluster[truth.is_excerpt].tolist(), found[truth.is_excerpt].tolist(), strict=True)
    return float(np.mean([pair in full for pair in asked]))


def excerpt_relations(truth: Truth, pairs: list[list[int]]) -> tuple[float, float]:
    """Precision of our excerpt relations (same story), and the share of excerpts that have a right one."""
    right = [(a, b) for a, b in pairs if truth.cluster[a] == truth.cluster[b]]
    found = {a for a, _ in right if truth.is_excerpt[a]}
    return len(right) / max(1, len(pairs)), len(found) / max(1, int(truth.is_excerpt.sum()))


def _row(product: str, truth: Truth, answer: dict[str, object], peak_mb: float) -> Row:
    found = np.array(answer["clusters"], dtype=np.int64)
    full = ~truth.is_excerpt
    return Row(
        product,
        float(str(answer["cpu"])),
        float(str(answer["wall"])),
        peak_mb,
        *pair_quality(truth.cluster[full], found[full]),
        pair_quality(truth.cluster, found)[2],
        excerpt_recall(truth, found),
    )


def _run(product: str, corpus: Path, truth: Truth) -> tuple[Row, dict[str, object]]:
    answer = measure.SCRATCH / f"answer-{product}.json"
    if product == OURS:
        command = [sys.executable, "-m", "tests.bench.duplicates_ours", str(corpus), str(answer)]
    else:
        script = Path(__file__).with_name("duplicates_peers.py")
        command = [measure.peers_python(), str(script), product, str(corpus), str(answer)]
    done = measure.run(command)
    told = json.loads(answer.read_text(encoding="utf-8"))
    return _row(product, truth, told, done.peak_mb), told


def _added(corpus: Path, share: float) -> tuple[float, float]:
    """CPU seconds of a run over all but `share` of the texts, and of adding these."""
    answer = measure.SCRATCH / "answer-added.json"
    measure.run([sys.executable, "-m", "tests.bench.duplicates_ours", str(corpus), str(answer), str(share)])
    told = json.loads(answer.read_text(encoding="utf-8"))
    return told["cpu"], told["added"]["cpu"]


def bench(size: int, peers: Sequence[str]) -> tuple[list[Row], list[str], float]:
    """The rows of one corpus, remarks on our own run, and the corpus's megabytes."""
    corpus = write(size, measure.SCRATCH)
    truth = truth_of(corpus)
    rows, remarks = [], []
    for product in (OURS, *peers):
        row, told = _run(product, corpus, truth)
        rows.append(row)
        print(" ".join(row.cells(size)), flush=True)
        if product == OURS:
            precision, recall = excerpt_relations(truth, told["excerpts"])  # type: ignore[arg-type]
            remarks.append(
                f"{size:,} texts: excerpt relations have precision {precision:.3f}, recall {recall:.3f}."
            )
    full, added = _added(corpus, 0.01)
    remarks.append(
        f"{size:,} texts: adding the last 1 % costs {added:.2f} CPU seconds, "
        f"{added / full:.1%} of the {full:.1f} seconds of a run over the others."
    )
    return rows, remarks, truth.mb


def _comparison(size: int, rows: list[Row]) -> list[str]:
    ours, others = rows[0], rows[1:]
    out = []
    for other in others:
        if other.product == "datatrove":
            out.append(f"{size:,} texts: {other.cpu / ours.cpu:.0f} x the texts a CPU second of datatrove.")
    good = [other for other in others if other.f1 >= 0.95]
    if good:
        fastest = min(good, key=lambda row: row.cpu)
        out.append(
            f"{size:,} texts: the fastest of the others with F1 of 0.95 or more is {fastest.product}, "
            f"at {fastest.cpu / ours.cpu:.1f} x our CPU time."
        )
    return out


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.duplicates", description=__doc__)
    parser.add_argument("--size", type=int, action="append", help="texts (10000 and 100000 when not given)")
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=(*PEERS, "none"))
    options = parser.parse_args(arguments)
    sizes = sorted(set(options.size or [10_000, 100_000]))
    peers = [peer for peer in options.peers if peer != "none"]
    cells, remarks, ours = [], [], []
    for size in sizes:
        rows, notes, mb = bench(size, peers)
        cells += [row.cells(size) for row in rows]
        remarks += [*notes, *_comparison(size, rows)]
        ours.append((mb, rows[0].cpu))
    if len(ours) > 1:
        (small_mb, small), (large_mb, large) = ours[0], ours[-1]
        growth = (large / small) / (large_mb / small_mb)
        remarks.append(f"Growth from {sizes[0]:,} to {sizes[-1]:,} texts: {growth:.2f} x linear in bytes.")
    sizes_in_mb = ", ".join(f"{mb:.0f} MB" for mb, _ in ours)
    intro = (
        f"Seed {SEED}, {sizes_in_mb} of text; {measure.machine()}. CPU and wall seconds from texts in memory "
        "to clusters; memory of the whole process. Precision, recall and F1 over pairs of full texts in one "
        "cluster; excerpt recall: the share of excerpts found in one cluster with a full text of their story."
    )
    body = "\n\n".join([intro, measure.table(_HEAD, cells), "\n".join(f"- {remark}" for remark in remarks)])
    print("\n" + body)
    measure.write_section(SECTION, body)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
