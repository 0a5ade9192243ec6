"""One other near-duplicate finder over the corpus, in a process and an environment of its own.

Run by `tests.bench.duplicates` as `python duplicates_peers.py <peer> <setting> <corpus.jsonl> <answer.json>`;
needs only the peer. Every peer gets the same lower-cased texts. `SETTINGS` holds what is tried of each: its own
default or the one its documents recommend first, then looser ones, since edited copies share a third of their
runs of words and defaults look for four fifths. The answer holds each text's cluster (texts linked by any pair
the peer reports) and the seconds spent, reading the corpus left out.
"""

from __future__ import annotations

import json
import re
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

_WORD = re.compile(r"\w+")


def _clusters(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    parent = list(range(size))

    def root(member: int) -> int:
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    for left, right in pairs:
        a, b = root(left), root(right)
        if a != b:
            parent[max(a, b)] = min(a, b)
    return [root(member) for member in range(size)]


def _runs(text: str, width: int = 3) -> list[str]:
    words = _WORD.findall(text)
    return [" ".join(words[start : start + width]) for start in range(max(1, len(words) - width + 1))]


class Setting(NamedTuple):
    """Bands of so many hashes each, the least estimated similarity of a pair that is kept, words in a run."""

    bands: int
    hashes: int
    threshold: float
    words: int = 3

    def __str__(self) -> str:
        kept = f", similarity from {self.threshold:g}" if self.threshold else ""
        return f"{self.bands} x {self.hashes}, runs of {self.words} words{kept}"


# datatrove reports every pair that shares a band and estimates nothing; its default is 14 x 8 over 5 words.
SETTINGS: dict[str, list[Setting]] = {
    "rensa": [
        Setting(16, 8, 0.8),
        Setting(32, 4, 0.5),
        Setting(32, 4, 0.3),
        Setting(50, 3, 0.3),
        Setting(50, 3, 0.2),
        Setting(64, 2, 0.25),
    ],
    "gaoya": [
        Setting(42, 3, 0.5),
        Setting(32, 4, 0.3),
        Setting(42, 3, 0.3),
        Setting(50, 3, 0.3),
        Setting(42, 3, 0.2),
        Setting(50, 3, 0.25),
    ],
    "datasketch": [
        Setting(9, 13, 0.9),
        Setting(32, 4, 0.5),
        Setting(32, 4, 0.3),
        Setting(50, 3, 0.3),
        Setting(50, 3, 0.2),
        Setting(64, 2, 0.25),
    ],
    # Each takes two minutes at 10,000 texts.
    "datatrove": [Setting(14, 8, 0, 5), Setting(14, 8, 0), Setting(25, 4, 0)],
}


def gaoya(texts: list[str], setting: Setting) -> list[int]:
    """Its string index over words."""
    from gaoya.minhash import MinHashStringIndex

    bands, hashes, threshold, words = setting
    index = MinHashStringIndex(32, threshold, bands, hashes, None, "word", True, (words, words), "vec")
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    found = index.par_bulk_query(texts)
    return _clusters(
        len(texts), ((number, int(other)) for number, near in enumerate(found) for other in near)
    )


def rensa(texts: list[str], setting: Setting) -> list[int]:
    """RMinHash and its own index; the pairs it reports are kept from the estimated similarity on."""
    from rensa import RMinHash, RMinHashLSH

    bands, hashes, threshold, words = setting
    permutations = bands * hashes
    hashed = RMinHash.from_token_sets([_runs(text, words) for text in texts], num_perm=permutations, seed=42)
    index = RMinHashLSH(threshold=threshold, num_perm=permutations, num_bands=bands)
    index.insert_many(hashed)
    pairs = (
        (number, other)
        for number, near in enumerate(index.query_all(hashed))
        for other in near
        if other > number and hashed[number].jaccard(hashed[other]) >= threshold
    )
    return _clusters(len(texts), pairs)


def datasketch(texts: list[str], setting: Setting) -> list[int]:
    """MinHash and MinHashLSH; the pairs it reports are kept from the estimated similarity on."""
    from datasketch import MinHash, MinHashLSH

    bands, hashes, threshold, words = setting
    permutations = bands * hashes
    index = MinHashLSH(num_perm=permutations, params=(bands, hashes))
    hashed = []
    pairs = []
    for number, text in enumerate(texts):
        signature = MinHash(num_perm=permutations)
        signature.update_batch([run.encode() for run in set(_runs(text, words))])
        pairs += [
            (int(other), number)
            for other in index.query(signature)
            if hashed[int(other)].jaccard(signature) >= threshold
        ]
        index.insert(str(number), signature)
        hashed.append(signature)
    return _clusters(len(texts), pairs)


def datatrove(texts: list[str], setting: Setting) -> list[int]:
    """Its four-stage pipeline in one process; numbers kept: by default it folds digits, which finds less."""
    from datatrove.data import Document
    from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    from datatrove.utils.hashing import HashConfig
    from datatrove.utils.text import TextNormConfig
    from loguru import logger

    logger.remove()
    config = MinhashConfig(
        n_grams=setting.words,
        num_buckets=setting.bands,
        hashes_per_bucket=setting.hashes,
        norm_config=TextNormConfig(norm_numbers=False),
        hash_config=HashConfig(precision=64),
    )
    with tempfile.TemporaryDirectory() as folder:
        documents = (Document(text=text, id=str(number)) for number, text in enumerate(texts))
        MinhashDedupSignature(f"{folder}/signatures", config=config, language="en").run(documents, 0, 1)
        buckets = MinhashDedupBuckets(f"{folder}/signatures", f"{folder}/buckets", config=config)
        for bucket in range(config.num_buckets):
            buckets.run(None, bucket, config.num_buckets)
        step = MinhashDedupCluster(f"{folder}/buckets", f"{folder}/out", config=config, save_cluster_id=True)
        step.run(None, 0, 1)
        packed = Path(f"{folder}/out/000000.clusters").read_bytes()
    clusters = [-1 - number for number in range(len(texts))]
    for number, cluster in struct.iter_unpack("<2I", packed):
        clusters[number] = cluster
    return clusters


PEERS: dict[str, Callable[[list[str], Setting], list[int]]] = {
    "rensa": rensa,
    "gaoya": gaoya,
    "datasketch": datasketch,
    "datatrove": datatrove,
}


def main(peer: str, setting: str, corpus: str, answer: str) -> None:
    with Path(corpus).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"].lower() for line in lines]
    wall, cpu = time.perf_counter(), time.process_time()
    clusters = PEERS[peer](texts, SETTINGS[peer][int(setting)])
    out: dict[str, Any] = {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "clusters": clusters,
    }
    Path(answer).write_text(json.dumps(out), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
