"""What is remembered of a text so that its copies and extracts can be found later and measured: anchors and runs.

An anchor is a run of five words whose hash falls into a fixed quarter of all hashes. The same run is an
anchor in every text that holds it, whatever the text's length, so a teaser of sixty words shares about a
quarter of its runs with the full article as anchors, where signatures of fixed size (MinHash) would share
next to nothing.

The runs of three words are what a text is measured by (`verify`), so that no text has to be read again when a
later one may be related to it.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import polars as pl

from transforms.duplicates.normalise import encode, hash_of
from transforms.duplicates.runs import pack_runs
from transforms.duplicates.shingles import SHINGLE_WORDS, HashedWords, batches, distinct, hash_words, shingles

# Five words: few runs of five are common to unrelated texts, and a text with a tenth of its words edited
# keeps 0.9^5 = 59 % of them.
ANCHOR_WORDS = 5
# One run in four is kept: four bytes for about four words, some 370 bytes for a text of 370 words.
ANCHOR_SHARE = 4

_HALF = np.uint64(32)

SIGNATURE_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "article_id": pl.String,
    "content_hash": pl.String,
    "shingle_count": pl.Int32,
    "anchors": pl.Binary,
    "runs": pl.Binary,
}


def _anchors(words: HashedWords, texts: int) -> list[bytes]:
    runs, owners = shingles(words, ANCHOR_WORDS)
    chosen = np.flatnonzero((runs & np.uint64(ANCHOR_SHARE - 1)) == 0)
    keyed = distinct((owners[chosen].astype(np.uint64) << _HALF) | (runs[chosen] >> _HALF))
    edges = np.searchsorted(keyed, np.arange(texts + 1).astype(np.uint64) << _HALF) * 4
    packed = keyed.astype("<u4").tobytes()
    return [packed[low:high] for low, high in pairwise(edges.tolist())]


def signatures(articles: pl.DataFrame) -> pl.DataFrame:
    """The signature of every article.

    Args:
        articles: article_id, text; content_hash is taken over where it is given. A null text counts as empty.

    Returns:
        article_id, content_hash, shingle_count (runs of three words, repeats counted), anchors (sorted
        distinct 32-bit little-endian numbers, four bytes each), runs (as `runs` packs them), in the order of
        `articles`. A text's signature depends on that text alone.
    """
    texts = articles["text"].fill_null("")
    given = "content_hash" in articles.columns
    anchors: list[bytes] = []
    runs: list[bytes] = []
    counts: list[int] = []
    hashes: list[str] = articles["content_hash"].to_list() if given else []
    for batch in batches(texts):
        encoded = [encode(text) for text in batch]
        words = hash_words(encoded)
        anchors += _anchors(words, len(encoded))
        runs += pack_runs(words, len(encoded))
        counts += np.maximum(np.diff(words.offsets) - SHINGLE_WORDS + 1, 0).tolist()
        if not given:
            hashes += map(hash_of, batch, encoded)
    return pl.DataFrame(
        {
            "article_id": articles["article_id"],
            "content_hash": hashes,
            "shingle_count": counts,
            "anchors": anchors,
            "runs": runs,
        },
        schema=SIGNATURE_SCHEMA,
    )
