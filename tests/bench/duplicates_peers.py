"""One other near-duplicate finder over the corpus, in a process and an environment of its own.

Run by `tests.bench.duplicates` as `python duplicates_peers.py <peer> <corpus.jsonl> <answer.json>`; needs
only the peer. Every peer gets the same lower-cased texts and is set to what found most here. The answer holds
each text's cluster (texts linked by any pair the peer reports) and the seconds spent, reading the corpus left
out.
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
from typing import Any

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


def gaoya(texts: list[str]) -> list[int]:
    """Its string index: words, runs of three, 42 bands of three hashes, estimated similarity of 0.3."""
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(32, 0.3, 42, 3, None, "word", True, (3, 3), "vec")
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    found = index.par_bulk_query(texts)
    return _clusters(
        len(texts), ((number, int(other)) for number, near in enumerate(found) for other in near)
    )


def rensa(texts: list[str]) -> list[int]:
    """RMinHash and its own index, 128 permutations, 32 bands; pairs kept from an estimate of 0.3."""
    from rensa import RMinHash, RMinHashLSH

    hashes = RMinHash.from_token_sets([_runs(text) for text in texts], num_perm=128, seed=42)
    index = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32)
    index.insert_many(hashes)
    pairs = (
        (number, other)
        for number, near in enumerate(index.query_all(hashes))
        for other in near
        if other > number and hashes[number].jaccard(hashes[other]) >= 0.3
    )
    return _clusters(len(texts), pairs)


def datasketch(texts: list[str]) -> list[int]:
    """MinHashLSH of 128 permutations in 32 bands of four; pairs kept at an estimated similarity of 0.3."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=128, params=(32, 4))
    hashes = []
    pairs = []
    for number, text in enumerate(texts):
        signature = MinHash(num_perm=128)
        signature.update_batch([run.encode() for run in set(_runs(text))])
        pairs += [
            (int(other), number)
            for other in index.query(signature)
            if hashes[int(other)].jaccard(signature) >= 0.3
        ]
        index.insert(str(number), signature)
        hashes.append(signature)
    return _clusters(len(texts), pairs)


def datatrove(texts: list[str]) -> list[int]:
    """Its four-stage pipeline in one process, numbers kept; runs of three words, 14 buckets of eight or as
    set.
    """
    from datatrove.data import Document
    from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    from datatrove.utils.hashing import HashConfig
    from datatrove.utils.text import TextNormConfig
    from loguru import logger

    logger.remove()
    config = MinhashConfig(
        n_grams=3,
        num_buckets=25,
        hashes_per_bucket=4,
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


PEERS: dict[str, Callable[[list[str]], list[int]]] = {
    "rensa": rensa,
    "gaoya": gaoya,
    "datasketch": datasketch,
    "datatrove": datatrove,
}


def main(peer: str, corpus: str, answer: str) -> None:
    with Path(corpus).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"].lower() for line in lines]
    wall, cpu = time.perf_counter(), time.process_time()
    clusters = PEERS[peer](texts)
    out: dict[str, Any] = {
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "clusters": clusters,
    }
    Path(answer).write_text(json.dumps(out), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
