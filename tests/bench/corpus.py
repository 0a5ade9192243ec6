"""Invented text of realistic vocabulary and length, from a seed.

Words are drawn by Zipf's law from some 30,000 entries: English function words, invented content words, and
stock phrases of three to six words, so that unrelated texts share runs of words as real ones do.
"""

from __future__ import annotations

import numpy as np

_WORDS_OF_ENGLISH = """
the of and to in a that is was for on with as by at he it from be this his which are but have an had they
not were their one has or who been also its said after will would more than other when about two people
there first new year if out no may into over last could time so she all her we up made some what can before
years them then under most between during against while three through where since state government because
such only these day both many now any same until told week month being those him down off each early
"""
_CONSONANTS = "b c d f g h j k l m n p r s t v w b c d f g l m n p r s t br cr dr pl pr st th tr ch sh"

# Function words of English, the most frequent first; no text of anyone's.
_FUNCTION = _WORDS_OF_ENGLISH.split()
_ONSETS = _CONSONANTS.split()
_VOWELS = [*"aeiouaeiouaeio", "ai", "ea", "ee", "ou"]
# Half of all syllables are open.
_CODAS = ["", "", "", "", "", "", "", "n", "r", "s", "t", "l", "m", "d", "nd", "st"]


def _invented_word(random: np.random.Generator) -> str:
    syllables = int(random.choice((1, 2, 3, 4), p=(0.1, 0.5, 0.3, 0.1)))
    parts = []
    for _ in range(syllables):
        parts += [str(random.choice(_ONSETS)), str(random.choice(_VOWELS)), str(random.choice(_CODAS))]
    return "".join(parts)


class Writer:
    """Writes sentences; the same seed gives the same sentences in the same order of calls."""

    def __init__(self, seed: int, words: int = 30_000, phrases: int = 2_000) -> None:
        self.random = np.random.default_rng(seed)
        invented = list(dict.fromkeys(_invented_word(self.random) for _ in range(words)))
        lexicon = [*dict.fromkeys(_FUNCTION), *invented]
        stock = [
            " ".join(self.random.choice(lexicon[:3000], self.random.integers(3, 7))) for _ in range(phrases)
        ]
        # Stock phrases sit among the content words, one in fifteen, so that they make up some tenth of the
        # text.
        entries = lexicon[:200]
        rest = iter(lexicon[200:])
        for position, word in enumerate(rest):
            entries.append(word)
            if position % 15 == 0 and stock:
                entries.append(stock.pop())
        self.lexicon = np.array(lexicon, dtype=object)
        self._entries = np.array(entries, dtype=object)
        weights = 1.0 / (np.arange(len(entries)) + 2.7)
        self._cumulated = np.cumsum(weights) / weights.sum()

    def words(self, count: int) -> list[str]:
        """`count` entries of the lexicon by frequency; a phrase counts as one."""
        drawn = np.searchsorted(self._cumulated, self.random.random(count))
        words: list[str] = self._entries[np.minimum(drawn, len(self._entries) - 1)].tolist()
        return words

    def sentences(self, words: int) -> list[str]:
        """Sentences of about 8 to 35 words, some `words` words in all."""
        out, drawn = [], self.words(words)
        lengths = np.clip(self.random.normal(20, 7, max(1, words // 8)), 6, 35).astype(int)
        start = 0
        for length in lengths:
            piece = drawn[start : start + int(length)]
            if not piece:
                break
            out.append(self._punctuated(piece))
            start += int(length)
        return out

    def sentence(self, words: int) -> str:
        """One sentence."""
        return self._punctuated(self.words(words))

    def _punctuated(self, words: list[str]) -> str:
        style = self.random.random()
        body = " ".join(words)
        body = body[0].upper() + body[1:]
        if style < 0.2 and len(words) > 6:
            middle = len(words) // 2
            body = " ".join(words[:middle]).capitalize() + ", " + " ".join(words[middle:])
        elif style < 0.3:
            return f"“{body},” said {str(self.random.choice(self.lexicon[200:5000])).title()}."
        elif style < 0.35:
            body = body.replace(" the ", " the country’s ", 1)
        return body + "."

    def length(self) -> int:
        """A text's length in words: 60 to 5,000, half of all below 300."""
        return int(np.clip(self.random.lognormal(5.55, 0.65), 60, 5000))
