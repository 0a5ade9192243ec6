"""Speed, memory and quality of deduplication beside four other products, on the same texts in one run.

`python -m tests.bench.duplicates --size 10000` prints the table and writes the section of RESULTS.md;
`--peers` names the others to run (`none` for our own figures alone), `--size` may be given more
than once. Every
setting of a product (`duplicates_peers.SETTINGS`) is tried on the smallest corpus; those within
`CLOSE` of its best
F1 run at all sizes, since a loose one may fall behind as texts grow more, and the best there is
shown. `--kept` takes over what an earlier run has
measured of the same corpus, product and setting.
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
from tests.bench.duplicates_peers import SETTINGS

SECTION = "Duplicates"
PEERS = ("rensa", "gaoya", "datasketch", "datatrove")
OURS = "Clippings"
# F1 of the smallest corpus below the product's best; settings further off are not run on larger ones.
CLOSE = 0.015
# Seconds of wall time that a product may take: datatrove needs some 1,400 CPU seconds for 100,000 texts.
_PATIENCE = 6 * 3600
_HEAD = (
    "texts",
    "product",
    "setting",
    "CPU s",
    "wall s",
    "texts per CPU s",
    "peak MB",
    "precision",
    "recall",
    "F1",
    "F1 with excerpts",
    "excerpt recall",
    "excerpt precision",
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
    setting: str
    cpu: float
    wall: float
    peak_mb: float
    precision: float
    recall: float
    f1: float
    f1_all: float
    excerpt_recall: float
    excerpt_precision: float

    def cells(self, size: int) -> list[str]:
        quality = (
            self.precision,
            self.recall,
            self.f1,
            self.f1_all,
            self.excerpt_recall,
            self.excerpt_precision,
        )
        speed = [f"{self.cpu:.1f}", f"{self.wall:.1f}", f"{size / self.cpu:,.0f}", f"{self.peak_mb:,.0f}"]
        return [f"{size:,}", self.product, self.setting, *speed, *(f"{figure:.3f}" for figure in quality)]


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


def excerpt_precision(truth: Truth, found: Labels) -> float:
    """Of the pairs of an excerpt and a full text in one cluster, the share that are of one story."""

    def pairs(labels: Labels) -> int:
        numbered = np.unique(labels, return_inverse=True)[1]
        parts, wholes = (np.bincount(numbered[mask]) for mask in (truth.is_excerpt, ~truth.is_excerpt))
        count = min(len(parts), len(wholes))
        return int((parts[:count] * wholes[:count]).sum())

    return pairs(truth.cluster * (int(found.max()) + 1) + found) / max(1, pairs(found))


def excerpt_relations(truth: Truth, pairs: list[list[int]]) -> tuple[float, float]:
    """Precision of our excerpt relations (same story), and the share of excerpts that have a right one."""
    right = [(a, b) for a, b in pairs if truth.cluster[a] == truth.cluster[b]]
    found = {a for a, _ in right if truth.is_excerpt[a]}
    return len(right) / max(1, len(pairs)), len(found) / max(1, int(truth.is_excerpt.sum()))


def _row(product: str, setting: str, truth: Truth, answer: dict[str, object]) -> Row:
    found = np.unique(np.array(answer["clusters"], dtype=np.int64), return_inverse=True)[1]
    full = ~truth.is_excerpt
    return Row(
        product,
        setting,
        float(str(answer["cpu"])),
        float(str(answer["wall"])),
        float(str(answer["peak_mb"])),
        *pair_quality(truth.cluster[full], found[full]),
        pair_quality(truth.cluster, found)[2],
        excerpt_recall(truth, found),
        excerpt_precision(truth, found),
    )


def _run(product: str, setting: int, corpus: Path, kept: bool) -> dict[str, object]:
    """What a product answered, and its peak memory."""
    answer = measure.SCRATCH / f"answer-{corpus.stem}-{product}-{setting}.json"
    if kept and answer.exists():
        return dict(json.loads(answer.read_text(encoding="utf-8")))
    raw = answer.with_suffix(".part")
    if product == OURS:
        command = [sys.executable, "-m", "tests.bench.duplicates_ours", str(corpus), str(raw)]
    else:
        script = Path(__file__).with_name("duplicates_peers.py")
        command = [measure.peers_python(), str(script), product, str(setting), str(corpus), str(raw)]
    done = measure.run(command, timeout=_PATIENCE)
    told = {**json.loads(raw.read_text(encoding="utf-8")), "peak_mb": done.peak_mb}
    raw.unlink()
    answer.write_text(json.dumps(told), encoding="utf-8")
    return told


def _added(corpus: Path, share: float) -> tuple[float, float]:
    """CPU seconds of a run over all but `share` of the texts, and of adding these, the store included."""
    answer = measure.SCRATCH / "answer-added.json"
    texts = str(corpus.with_suffix(".parquet"))
    measure.run([sys.executable, "-m", "tests.bench.duplicates_store", texts, str(answer), str(share)])
    told = json.loads(answer.read_text(encoding="utf-8"))
    return told["full"], told["added"]


def sweep(size: int, peers: Sequence[str], kept: bool) -> tuple[dict[str, list[int]], list[Row]]:
    """Of every product the numbers of its best settings on a corpus of this size, and the rows of all settings."""
    corpus = write(size, measure.SCRATCH)
    truth = truth_of(corpus)
    best, rows = {}, []
    for peer in peers:
        tried = []
        for number, setting in enumerate(SETTINGS[peer]):
            tried.append(_row(peer, str(setting), truth, _run(peer, number, corpus, kept)))
            print(" ".join(tried[-1].cells(size)), flush=True)
        least = max(row.f1 for row in tried) - CLOSE
        best[peer] = [number for number, row in enumerate(tried) if row.f1 >= least]
        rows += tried
    return best, rows


def bench(size: int, best: dict[str, list[int]], kept: bool) -> tuple[list[Row], list[str], float]:
    """The rows of one corpus, remarks on our own run, and the corpus's megabytes."""
    corpus = write(size, measure.SCRATCH)
    truth = truth_of(corpus)
    told = _run(OURS, 0, corpus, kept=False)
    rows = [_row(OURS, "", truth, told)]
    for peer, numbers in best.items():
        tried = [_row(peer, str(SETTINGS[peer][n]), truth, _run(peer, n, corpus, kept)) for n in numbers]
        rows.append(max(tried, key=lambda row: row.f1))
        print(" ".join(rows[-1].cells(size)), flush=True)
    precision, recall = excerpt_relations(truth, told["excerpts"])
    full, added = _added(corpus, 0.01)
    remarks = [
        f"{size:,} texts: excerpt relations have precision {precision:.3f}, recall {recall:.3f}.",
        f"{size:,} texts: adding the last 1 % to a warehouse costs {added:.2f} CPU seconds, reading from the "
        f"database included: {added / full:.1%} of the {full:.1f} seconds of a run over the others.",
    ]
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


def _growth(sizes: list[int], runs: list[tuple[list[Row], float]]) -> list[str]:
    """How CPU time grows from the smallest to the largest corpus, against its bytes."""
    if len(sizes) < 2:
        return []
    (small, small_mb), (large, large_mb) = runs[0], runs[-1]
    figures = ", ".join(
        f"{a.product} {b.cpu / a.cpu / (large_mb / small_mb):.2f} x"
        for a, b in zip(small, large, strict=True)
    )
    return [f"CPU time from {sizes[0]:,} to {sizes[-1]:,} texts, against linear in bytes: {figures}."]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.duplicates", description=__doc__)
    parser.add_argument("--size", type=int, action="append", help="texts (10000 and 100000 when not given)")
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=(*PEERS, "none"))
    parser.add_argument(
        "--kept", action="store_true", help="take over what was measured before of the others"
    )
    options = parser.parse_args(arguments)
    sizes = sorted(set(options.size or [10_000, 100_000]))
    peers = [peer for peer in options.peers if peer != "none"]
    best, tried = sweep(sizes[0], peers, options.kept)
    cells, remarks, runs = [], [], []
    for size in sizes:
        # What was measured in the sweep is not measured twice.
        rows, notes, mb = bench(size, best, options.kept or size == sizes[0])
        cells += [row.cells(size) for row in rows]
        remarks += [*notes, *_comparison(size, rows)]
        runs.append((rows, mb))
    remarks += _growth(sizes, runs)
    sizes_in_mb = ", ".join(f"{mb:.0f} MB" for _, mb in runs)
    intro = (
        f"Seed {SEED}, {sizes_in_mb} of text; {measure.machine()}. CPU and wall seconds from texts in memory "
        "to clusters; memory of the whole process. Precision, recall and F1 over pairs of full texts in one "
        "cluster; excerpt recall: the share of excerpts found in one cluster with a full text of their story; "
        "excerpt precision: of the pairs of an excerpt and a full text in one cluster, those of one story. Every "
        "other product with that of its settings which found most at this size."
    )
    body = [intro, measure.table(_HEAD, cells), "\n".join(f"- {remark}" for remark in remarks)]
    if tried:
        body += [
            f"Settings tried on {sizes[0]:,} texts:",
            measure.table(_HEAD, [r.cells(sizes[0]) for r in tried]),
        ]
    print("\n" + "\n\n".join(body))
    measure.write_section(SECTION, "\n\n".join(body))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
