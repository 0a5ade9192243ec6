"""Runs of characters without white space, as tokens: read once, however often they are met."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from transforms.citations.lexicon import data
from transforms.citations.word_lists import words

# What a long quotation is masked with, so that nothing inside it is read as a sentence end, cue or name.
MASK = "\x01"

# Their full stop ends no sentence; single capitals count as well.
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Prof|Rev|Sr|Jr|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    "|Sep|Sept|Oct|Nov|Dec|No|Maj|Hon|Pte|Cpl|Cllr|Cmdr|Adm|Brig|Amb|Supt|Insp"
)
# One group around everything: splitting by it yields what lies between the tokens and the tokens in turn. The first
# two alternatives are only the commonest cases of later ones, tried first.
_TOKEN = re.compile(
    r"([A-Za-z][a-z]*(?=[ ,])|[,.]|“\x01+|(?:[^\W\d_]\.){2,6}"
    rf"|(?:[A-Z]|{_ABBREVIATIONS})\.|[A-Z][a-z]{{1,3}}(?=\.)"
    r"|n’t\b|\d{1,3}(?:,\d{3}){1,4}(?!\d)|[^\W_]+(?:[-’'&.][^\W_]+){0,8}"
    r"|\[\d{1,3}(?:[,–-]\d{1,3}){0,6}\]|\S)"
)

_PUNCTUATION = {
    "“": "q",
    "”": "q",
    '"': "q",
    "„": "q",
    "«": "q",
    "»": "q",
    "—": "-",
    "–": "-",
    "-": "-",
    "…": ".",
}
_PUNCTUATION |= {"!": ".", "?": ".", "*": "", "_": "", "’": "", "'": "", "‘": "", "`": ""}


def _lower_and_kind(word: str) -> tuple[str, str]:
    """A token in lower case and its kind; the kind is empty for a mark that is passed over."""
    known = words()
    first = word[0]
    if first == MASK or word[1:2] == MASK:
        return MASK, "Q"
    lower = word.lower()
    if first.isalpha():
        code = known.kinds.get(lower, "")
        if lower.rstrip(".") in known.times and (first.isupper() or len(lower) > 5):
            code = "T"
        elif not code and not first.isupper() and "-" in word and word.partition("-")[2][:1].isupper():
            code = "N"  # al-Hadi
        elif not code or (first.isupper() and code in "XCA" and word.isupper() and len(word) > 1):
            code = "N" if first.isupper() else "w"
        return lower, code
    if first.isdigit():
        return lower, "#"
    if first == "[" and len(word) > 1:
        return lower, ""
    return lower, _PUNCTUATION.get(word, word)


@lru_cache(maxsize=1)
def _uses() -> dict[str, int]:
    """What a word may do, as bits: begin an act of crediting, name a document, lead to the carrying outlet."""
    cues, known = data("cues"), words()
    uses: dict[str, int] = {}
    for use, group in (
        (CUE, known.cues),
        (LEADS, [*known.cues, *(phrase.split()[0] for phrase in cues["credit_phrases"]), "in"]),
        (LEADS, [*cues["stances"], *cues["stance_nouns"], *cues["witnessing"], *cues["reckonings"]]),
        (LEADS, [*cues["say_nouns"], *cues["held_nouns"]]),
        (DOCUMENT, known.documents),
        (CARRIES, [phrase.split()[0] for phrase in cues["outlet_phrases"]]),
    ):
        for word in group:
            uses[word] = uses.get(word, 0) | use
    return uses


LEADS, DOCUMENT, CARRIES, CAPITAL_ADVERB, CUE = 1, 2, 4, 8, 16
_MOST_READ = 65_536
# No abbreviation is longer.
_ABBREVIATED = max(map(len, _ABBREVIATIONS.split("|")))
_LONGEST_READ = 40


class _Words(dict[str, tuple[str, str, int]]):
    """Words that were met before: lower case, kind and uses."""

    def __missing__(self, word: str) -> tuple[str, str, int]:
        lower, kind = _lower_and_kind(word)
        use = _uses().get(lower, 0)
        if kind == "A" and word[0].isupper():
            use |= CAPITAL_ADVERB
        if len(self) > _MOST_READ:
            self.clear()
        if len(word) <= _LONGEST_READ:
            self[word] = lower, kind, use
        return lower, kind, use


_WORDS = _Words()
# What stands between two white spaces, as tokens: lower case, kinds, starts and ends in it, which of them have uses (as
# counted from behind, from 1) and these, and its length with the white space behind it.
_Run = tuple[tuple[str, ...], str, tuple[int, ...], tuple[int, ...], tuple[tuple[int, int], ...], int]
ALONE = (0,)
"""The starts of the tokens of a run that is one token; the very same object in all of them."""


class _Runs(dict[str, _Run]):
    """Runs of characters without white space that were met before, as tokens."""

    def __missing__(self, run: str) -> _Run:
        read = _plain_run(run) or self._split(run)
        if len(self) > _MOST_READ:
            self.clear()
        if len(run) <= _LONGEST_READ:
            self[run] = read
        return read

    @staticmethod
    def _split(run: str) -> _Run:
        parts = _TOKEN.split(run)
        edges = list(accumulate(map(len, parts)))
        tokens = [
            (*_WORDS[word], start, end)
            for word, start, end in zip(parts[1::2], edges[::2], edges[1::2], strict=False)
        ]
        kept = [token for token in tokens if token[1]]  # the others are marks that are passed over
        low, kind, use, at, to = zip(*kept, strict=True) if kept else ((), (), (), (), ())
        uses = tuple((len(use) - place, what) for place, what in enumerate(use) if what)
        return low, "".join(kind), ALONE if at == ALONE else at, to, uses, len(run) + 1


def _plain_run(run: str) -> _Run | None:
    """The tokens of a run that is a word, perhaps with a comma or a full stop behind it that is none of the word's, as
    `_TOKEN` parts it: most runs are such. None for any other."""
    if run.isalpha():
        lower, kind, use = _WORDS[run]
        return (lower,), kind, ALONE, (len(run),), ((1, use),) if use else (), len(run) + 1
    word, mark = run[:-1], run[-1]
    if not word.isalpha() or not (
        mark == "," or (mark == "." and (word.islower() or len(word) > _ABBREVIATED))
    ):
        return None
    lower, kind, use = _WORDS[word]
    size = len(word)
    return (lower, mark), kind + mark, (0, size), (size, size + 1), ((2, use),) if use else (), size + 2


RUNS = _Runs()
