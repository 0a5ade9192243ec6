"""A corpus with known copies: clusters of exact copies, edits and excerpts among unrelated texts.

Hard negatives: sentences quoted by several unrelated texts, reports of one event that share two or three
sentences, short texts that share one long sentence, and legal lines under unrelated texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from tests.bench.corpus import Writer

SEED = 20261
# Of all sources; the rest stand alone.
_COPIED = 0.35
_QUOTED = 0.25
_LEGAL = 0.10
_OCR = str.maketrans({"e": "c", "l": "1", "o": "0", "m": "rn", "i": "l", "h": "b", "s": "5"})


class Made(NamedTuple):
    """One text: `cluster` is its source's number, `role` source, exact, near or excerpt."""

    cluster: int
    role: str
    text: str


class _Maker:
    def __init__(self, size: int, seed: int) -> None:
        self.write = Writer(seed)
        self.random = self.write.random
        # Each quote is used by some twenty texts of the corpus, whatever its size.
        self.quotes = [
            self.write.sentence(int(self.random.integers(15, 30))) for _ in range(max(20, size // 60))
        ]
        self.legal = [" ".join(self.write.sentences(int(self.random.integers(25, 55)))) for _ in range(40)]

    def _chance(self, probability: float) -> bool:
        return bool(self.random.random() < probability)

    def _quotes(self, count: int) -> list[str]:
        picked = self.random.zipf(1.3, count) % len(self.quotes)
        return [self.quotes[int(number)] for number in picked]

    def source(self) -> list[str]:
        """A text as sentences, the first its headline; some quote sentences that others quote too."""
        sentences = [" ".join(self.write.words(8)).title(), *self.write.sentences(self.write.length())]
        if self._chance(_QUOTED):
            longest = 1 if len(sentences) < 12 else 3
            for quote in self._quotes(int(self.random.integers(1, longest + 1))):
                sentences.insert(int(self.random.integers(1, len(sentences) + 1)), quote)
        if len(sentences) > 10 and self._chance(_LEGAL):
            sentences.append(str(self.random.choice(self.legal)))
        return sentences

    def short(self) -> list[str]:
        """A teaser of its own, often with a sentence that others hold too."""
        words = int(self.random.integers(45, 70))
        sentences = [" ".join(self.write.words(7)).title(), *self.write.sentences(words)]
        return [*sentences, *self._quotes(1)] if self._chance(0.5) else sentences

    def _edited(self, text: str, rate: float) -> str:
        words = text.split()
        kinds = self.random.random(len(words))
        fresh = iter(self.write.words(len(words)))
        out = []
        for word, kind in zip(words, kinds, strict=True):
            if kind < rate * 0.6:
                out.append(next(fresh))
            elif kind < rate * 0.8:
                continue
            else:
                out.append(word)
                if kind < rate:
                    out.append(next(fresh))
        return " ".join(out)

    def _scanned(self, text: str, rate: float) -> str:
        words = text.split()
        hit = self.random.random(len(words)) < rate
        return " ".join(word.translate(_OCR) if bad else word for word, bad in zip(words, hit, strict=True))

    def exact(self, sentences: list[str]) -> str:
        """The same words in other case, quotes and spacing."""
        text = " ".join(sentences)
        if self._chance(0.3):
            text = text.upper()
        if self._chance(0.5):
            text = text.replace("“", '"').replace("”", '"').replace("’", "'")
        return text.replace(". ", ".\n\n" if self._chance(0.5) else ".  ")

    def near(self, sentences: list[str]) -> str:
        """2 to 15 % of the words edited; now and then re-headlined, abridged, reordered, scanned, wrapped."""
        kept = list(sentences)
        if self._chance(0.5):
            kept[0] = " ".join(self.write.words(8)).title()
        if len(kept) > 6 and self._chance(0.3):
            drop = self.random.random(len(kept)) < self.random.uniform(0.05, 0.3)
            kept = [sentence for sentence, gone in zip(kept, drop, strict=True) if not gone] or kept
        if len(kept) > 6 and self._chance(0.15):
            cut = int(self.random.integers(2, len(kept) - 2))
            kept = [kept[0], *kept[cut:], *kept[1:cut]]
        text = " ".join(kept)
        text = self._scanned(text, self.random.uniform(0.02, 0.12)) if self._chance(0.15) else text
        text = self._edited(text, self.random.uniform(0.02, 0.15))
        if len(kept) > 8 and self._chance(0.3):
            legal = str(self.random.choice(self.legal))
            text = f"{legal} {text}" if self._chance(0.3) else f"{text} {legal}"
        return text

    def excerpt(self, sentences: list[str]) -> str:
        """50 to 80 words of a text: its lead, a passage or two passages, mostly cut inside a word."""
        words = " ".join(sentences).split()
        size = int(self.random.integers(50, 81))
        style = self.random.random()
        if style < 0.5:
            piece = words[:size] if self._chance(0.5) else words[8 : 8 + size]
        elif style < 0.8:
            start = int(self.random.integers(0, len(words) - size))
            piece = words[start : start + size]
        else:
            half = size // 2
            first = int(self.random.integers(0, len(words) // 2 - half))
            second = int(self.random.integers(len(words) // 2, len(words) - half))
            piece = [*words[first : first + half], "..", *words[second : second + half]]
        text = " ".join(piece)
        if self._chance(0.3):
            text = self._edited(text, 0.03)
        if self._chance(0.7):
            text = text[: -int(self.random.integers(1, 5))]
        return text + ("…" if self._chance(0.6) else "")


def _cluster_size(random: np.random.Generator) -> int:
    return (
        int(random.integers(20, 60))
        if random.random() < 0.003
        else int(np.clip(random.geometric(0.45) + 1, 2, 12))
    )


def _family(maker: _Maker, cluster: int) -> list[Made]:
    sentences = maker.source()
    family = [Made(cluster, "source", " ".join(sentences))]
    # A teaser is taken from the story, not from the legal line that many stories end with.
    story = [sentence for sentence in sentences if sentence not in maker.legal]
    long_enough = sum(len(sentence.split()) for sentence in story) >= 170
    for _ in range(_cluster_size(maker.random) - 1):
        kind = maker.random.random()
        if kind < 0.35 and long_enough:
            family.append(Made(cluster, "excerpt", maker.excerpt(story)))
        elif kind < 0.5:
            family.append(Made(cluster, "exact", maker.exact(sentences)))
        else:
            family.append(Made(cluster, "near", maker.near(sentences)))
    return family


def make(size: int, seed: int = SEED) -> list[Made]:
    """`size` texts in mixed order; the same size and seed give the same texts."""
    maker = _Maker(size, seed)
    texts: list[Made] = []
    cluster = 0
    while len(texts) < size:
        if maker.random.random() < _COPIED:
            texts += _family(maker, cluster)
        else:
            sentences = maker.short() if maker.random.random() < 0.15 else maker.source()
            texts.append(Made(cluster, "source", " ".join(sentences)))
        cluster += 1
    order = maker.random.permutation(size)
    return [texts[int(position)] for position in order]


def write(size: int, folder: Path, seed: int = SEED) -> Path:
    """The corpus as JSON lines (id, cluster, role, text), made once and kept in `folder`, with a Parquet copy."""
    path = folder / f"duplicates-{size}-{seed}.jsonl"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        with part.open("w", encoding="utf-8") as out:
            for number, made in enumerate(make(size, seed)):
                out.write(json.dumps({"id": number, **made._asdict()}, ensure_ascii=False) + "\n")
        part.replace(path)
        pl.read_ndjson(path).write_parquet(path.with_suffix(".parquet"))
    return path


def read(path: Path) -> Iterator[dict[str, object]]:
    """The lines of a written corpus."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
