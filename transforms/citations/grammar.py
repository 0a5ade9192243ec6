"""Sentences as tokens with the little grammar that finding a speaker needs.

No tagger: function words, cue verbs, times and role nouns are known from data files, capitals and mentions tell names,
every other word is just a word. That is enough to walk from a verb to the noun phrase that is its subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.citations.lexicon import data
from transforms.model import Mention

# What a long quotation is masked with, so that nothing inside it is read as a sentence end, cue or name.
MASK = "\x01"

_TOKEN = re.compile(
    r"“\x01+|(?:[^\W\d_]\.){2,6}|[A-Z][a-z]{0,3}\.|n’t\b|[^\W_]+(?:[-’'&.][^\W_]+){0,8}"
    r"|\[\d{1,3}(?:[,–-]\d{1,3}){0,6}\]|\S"
)
# Their full stop ends no sentence; single capitals count as well.
_ABBREVIATIONS = frozenset(
    ["Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Col.", "Lt.", "Sgt.", "Capt.", "Sen.", "Rep.", "Gov.",
     "Prof.", "Rev.", "Sr.", "Jr.", "St.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.",
     "Sep.", "Sept.", "Oct.", "Nov.", "Dec.", "No.", "Maj.", "Hon.", "Pte.", "Cpl.", "Cllr."]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb form: its lemma, class (speech, clause, quote) and the particles one of which must follow."""

    lemma: str
    strength: str
    particles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists as sets, and the kind of every word in them."""

    kinds: dict[str, str]
    cues: dict[str, tuple[Cue, ...]]
    titles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    generic_bodies: frozenset[str]
    outlet_nouns: frozenset[str]
    documents: frozenset[str]
    outlet_staff: frozenset[str]
    naming: frozenset[str]
    be: frozenset[str]
    times: frozenset[str]
    time_leads: frozenset[str]
    links: frozenset[str]
    first_person: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The package's word lists, read once."""
    lists = data("words")
    kinds: dict[str, str] = {}
    for kind, name in (
        ("A", "adverbs"), ("X", "auxiliaries"), ("O", "pronouns"), ("R", "relatives"), ("S", "subordinators"),
        ("C", "conjunctions"), ("P", "prepositions"), ("D", "determiners"),
    ):  # fmt: skip
        kinds.update(dict.fromkeys(lists[name], kind))
    cues: dict[str, tuple[Cue, ...]] = {}
    for strength in ("speech", "clause", "quote"):
        for lemma, forms in data("cues")[strength].items():
            written, _, particles = forms.partition("+")
            cue = Cue(lemma, strength, frozenset(particles.split()))
            for form in written.split():
                cues[form] = (*cues.get(form, ()), cue)
    names = [name for name in Words.__dataclass_fields__ if name not in ("kinds", "cues")]
    return Words(kinds, cues, *(frozenset(lists[name]) for name in names))


@dataclass(slots=True)
class Sentence:
    """The tokens of one sentence: lower-case words, kinds, spans, and which mention each token belongs to.

    Kinds: D determiner, P preposition, C conjunction, S subordinator, R relative, O pronoun, X other verb, A adverb,
    T time, N capitalised, w other word, # number, Q long quotation, q quote mark, and punctuation as itself.
    """

    text: str
    start: int
    end: int
    low: list[str] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    to: list[int] = field(default_factory=list)
    mention: list[Mention | None] = field(default_factory=list)
    size: int = 0

    def span(self, first: int, last: int) -> str:
        """The text from one token to another, both included."""
        return self.text[self.at[first] : self.to[last]]


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


@lru_cache(maxsize=65536)
def _lower_and_kind(word: str) -> tuple[str, str]:
    """A token in lower case and its kind; the kind is empty for a mark that is passed over."""
    known = words()
    first, lower = word[0], word.lower()
    if first == MASK or word[1:2] == MASK:
        return MASK, "Q"
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


def tokenize(masked: str, start: int, end: int, mentions: list[Mention], starts: list[int]) -> Sentence:
    """The sentence between two offsets of the (masked) text; `starts` are the starts of `mentions`, sorted."""
    sentence = Sentence(masked, start, end)
    low, kind, at, to = sentence.low, sentence.kind, sentence.at, sentence.to
    for match in _TOKEN.finditer(masked, start, end):
        word = match.group()
        first, last = match.span()
        stop = word[-1] == "." and len(word) > 2 and word[1] != "." and word not in _ABBREVIATIONS
        if stop:
            word, last = word[:-1], last - 1
        lower, code = _lower_and_kind(word) if word[0] != "“" or len(word) == 1 else (MASK, "Q")
        if code:
            low.append(lower)
            kind.append(code)
            at.append(first)
            to.append(last)
        if stop:
            low.append(".")
            kind.append(".")
            at.append(last)
            to.append(last + 1)
    sentence.size = len(low)
    _mark_mentions(sentence, mentions, starts)
    return sentence


def _mark_mentions(sentence: Sentence, mentions: list[Mention], starts: list[int]) -> None:
    marks: list[Mention | None] = [None] * len(sentence.low)
    number = max(0, bisect_left(starts, sentence.start) - 1)
    token = 0
    while number < len(mentions) and mentions[number].start < sentence.end:
        mention = mentions[number]
        if mention.type == "person" and mention.surface.rpartition(" ")[2].lower() in words().roles:
            number += 1  # "Health Minister" is a role, whatever follows
            continue
        while token < len(marks) and sentence.to[token] <= mention.start:
            token += 1
        while token < len(marks) and sentence.at[token] < mention.end:
            if sentence.kind[token] not in "Qq":
                marks[token] = mention
                sentence.kind[token] = "N"
            token += 1
        number += 1
    sentence.mention = marks
