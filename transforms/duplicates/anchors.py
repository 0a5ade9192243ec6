"""What is remembered of a text so that its copies and extracts can be found later: its anchors and a sketch.

An anchor is a run of five words whose hash falls into a fixed quarter of all hashes. The same run is an
anchor in every text that holds it, whatever the text's length, so a teaser of sixty words shares about a
quarter of its runs with the full article as anchors, where signatures of fixed size (MinHash) would share
next to nothing.

The sketch has a bit set for every run of three words. It tells without the text how many runs another text may
share at most, so that only texts that are related (and a few others) are read again.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import polars as pl

from transforms.duplicates.normalise import encode, hash_of
from transforms.duplicates.shingles import (
    SHINGLE_WORDS,
    HashedWords,
    batches,
    distinct,
    hash_words,
    shingles,
)
from transforms.duplicates.sketches import sketches_of

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
    "sketch": pl.Binary,
}


def _anchors(words: HashedWords, texts: int) -> list[bytes]:
    runs, owners = shingles(words, ANCHOR_WORDS)
    chosen = (runs & np.uint64(ANCHOR_SHARE - 1)) == 0
    keyed = (owners[chosen].astype(np.uint64) << _HALF) | (runs[chosen] >> _HALF)
    keyed = distinct(keyed)
    edges = np.searchsorted(keyed >> _HALF, np.arange(texts + 1)) * 4
    packed = (keyed & np.uint64(0xFFFFFFFF)).astype("<u4").tobytes()
    return [packed[low:high] for low, high in pairwise(edges)]


def signatures(articles: pl.DataFrame) -> pl.DataFrame:
    """The signature of every article.

    Args:
        articles: article_id, text; content_hash is taken over where it is given. A null text counts as empty.

    Returns:
        article_id, content_hash, shingle_count (runs of three words, repeats counted), anchors (sorted
        distinct 32-bit little-endian numbers, four bytes each), sketch (a byte a run, bits from the lowest),
        in the order of `articles`. A text's signature depends on that text alone.
    """
    texts = articles["text"].fill_null("")
    given = "content_hash" in articles.columns
    anchors: list[bytes] = []
    sketches: list[bytes] = []
    counts: list[int] = []
    hashes: list[str] = articles["content_hash"].to_list() if given else []
    for batch in batches(texts):
        encoded = [encode(text) for text in batch]
        words = hash_words(encoded)
        runs = np.maximum(np.diff(words.offsets) - SHINGLE_WORDS + 1, 0)
        anchors += _anchors(words, len(encoded))
        sketches += sketches_of(words, runs)
        counts += runs.tolist()
        if not given:
            hashes += map(hash_of, batch, encoded)
    return pl.DataFrame(
        {
            "article_id": articles["article_id"],
            "content_hash": hashes,
            "shingle_count": counts,
            "anchors": anchors,
            "sketch": sketches,
        },
        schema=SIGNATURE_SCHEMA,
    )
