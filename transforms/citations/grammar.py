"""Sentences as tokens with the little grammar that finding a speaker needs.

No tagger: function words, cue verbs, times and role nouns are known from data files, capitals and mentions tell names,
every other word is just a word. That is enough to walk from a verb to the noun phrase that is its subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

from transforms.citations.lexicon import data
from transforms.model import Mention

# What a long quotation is masked with, so that nothing inside it is read as a sentence end, cue or name.
MASK = "\x01"

# Their full stop ends no sentence; single capitals count as well.
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Prof|Rev|Sr|Jr|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    "|Sep|Sept|Oct|Nov|Dec|No|Maj|Hon|Pte|Cpl|Cllr"
)
# One group around everything: splitting by it yields what lies between the tokens and the tokens in turn. The first
# two alternatives are only the commonest cases of later ones, tried first.
_TOKEN = re.compile(
    r"([A-Za-z][a-z]*(?=[ ,])|[,.]|“\x01+|(?:[^\W\d_]\.){2,6}"
    rf"|(?:[A-Z]|{_ABBREVIATIONS})\.|[A-Z][a-z]{{1,3}}(?=\.)"
    r"|n’t\b|\d{1,3}(?:,\d{3}){1,4}(?!\d)|[^\W_]+(?:[-’'&.][^\W_]+){0,8}"
    r"|\[\d{1,3}(?:[,–-]\d{1,3}){0,6}\]|\S)"
)


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
    surnames: frozenset[str]
    bodies: frozenset[str]
    generic_bodies: frozenset[str]
    outlet_nouns: frozenset[str]
    documents: frozenset[str]
    outlet_staff: frozenset[str]
    naming: frozenset[str]
    be: frozenset[str]
    times: frozenset[str]
    time_leads: frozenset[str]
    periods: frozenset[str]
    period_leads: frozenset[str]
    links: frozenset[str]
    first_person: frozenset[str]
    labels: frozenset[str]
    postnominals: frozenset[str]
    listening: frozenset[str]
    last_speaker: frozenset[str]
    platforms: frozenset[str]
    partisans: frozenset[str]
    figures: frozenset[str]


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
                # One with a particle is the narrower reading and tried first: "ruled out" before "ruled".
                known = cues.get(form, ())
                cues[form] = (cue, *known) if cue.particles else (*known, cue)
    names = [name for name in Words.__dataclass_fields__ if name not in ("kinds", "cues")]
    return Words(kinds, cues, *(frozenset(lists[name]) for name in names))


@dataclass(slots=True)
class Sentence:
    """The tokens of one sentence: lower-case words, kinds, spans, and which mention each token belongs to.

    Kinds: D determiner, P preposition, C conjunction, S subordinator, R relative, O pronoun, X other verb, A adverb,
    T time, N capitalised, w other word, # number, Q long quotation, q quote mark, and punctuation as itself.
    `leads` are the tokens that may begin an act of crediting, `documents` those that are words for documents,
    `carriers` those that may lead to the outlet that carried the words, `cues` those that are forms of reporting verbs.
    """

    text: str
    start: int
    end: int
    low: list[str]
    kind: list[str]
    at: list[int]
    to: list[int]
    mention: list[Mention | None]
    size: int
    leads: list[int]
    documents: list[int]
    carriers: list[int]
    cues: list[int]

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
        (_CUE, known.cues),
        (_LEADS, [*known.cues, *(phrase.split()[0] for phrase in cues["credit_phrases"]), "in"]),
        (_LEADS, [*cues["stances"], *cues["stance_nouns"], *cues["reckonings"], *cues["say_nouns"]]),
        (_DOCUMENT, known.documents),
        (_CARRIES, [phrase.split()[0] for phrase in cues["outlet_phrases"]]),
    ):
        for word in group:
            uses[word] = uses.get(word, 0) | use
    return uses


_LEADS, _DOCUMENT, _CARRIES, _CAPITAL_ADVERB, _CUE = 1, 2, 4, 8, 16
_MOST_READ = 65_536
_LONGEST_READ = 40


class _Words(dict[str, tuple[str, str, int]]):
    """Words that were met before: lower case, kind and uses."""

    def __missing__(self, word: str) -> tuple[str, str, int]:
        lower, kind = _lower_and_kind(word)
        use = _uses().get(lower, 0)
        if kind == "A" and word[0].isupper():
            use |= _CAPITAL_ADVERB
        if len(self) > _MOST_READ:
            self.clear()
        if len(word) <= _LONGEST_READ:
            self[word] = lower, kind, use
        return lower, kind, use


_WORDS = _Words()
# What stands between two white spaces, as tokens: lower case, kinds, starts and ends in it, uses, and its length with
# the white space behind it.
_Run = tuple[tuple[str, ...], str, tuple[int, ...], tuple[int, ...], bytes, int]


class _Runs(dict[str, _Run]):
    """Runs of characters without white space that were met before, as tokens."""

    def __missing__(self, run: str) -> _Run:
        parts = _TOKEN.split(run)
        edges = list(accumulate(map(len, parts)))
        tokens = [
            (*_WORDS[word], start, end)
            for word, start, end in zip(parts[1::2], edges[::2], edges[1::2], strict=False)
        ]
        kept = [token for token in tokens if token[1]]  # the others are marks that are passed over
        low, kind, use, at, to = zip(*kept, strict=True) if kept else ((), (), (), (), ())
        read = low, "".join(kind), at, to, bytes(use), len(run) + 1
        if len(self) > _MOST_READ:
            self.clear()
        if len(run) <= _LONGEST_READ:
            self[run] = read
        return read


_RUNS = _Runs()
_SPACES = re.compile(r"\s+")


def tokenize(masked: str, start: int, end: int, mentions: list[Mention], starts: list[int]) -> Sentence:
    """The sentence between two offsets of the (masked) text; `starts` are the starts of `mentions`, sorted.

    No token holds white space, and what a token is does not depend on what stands behind it, so a sentence is read
    run by run, and the runs that are met again and again are read once.
    """
    written = masked[start:end]
    runs = written.split()
    if not runs:
        return Sentence(masked, start, end, [], [], [], [], [], 0, [], [], [], [])
    lows, kinds, ats, tos, uses, sizes = zip(*[_RUNS[run] for run in runs], strict=True)
    begins = list(accumulate(sizes, initial=start))
    if begins[-1] != end + 1:  # wider white space somewhere
        gaps = accumulate(len(space) - 1 for space in ["x", *_SPACES.findall(written.strip())])
        lead = len(written) - len(written.lstrip())
        begins = [begin + lead + gap for begin, gap in zip(begins, gaps, strict=False)]
    low = list(chain.from_iterable(lows))
    kind = list("".join(kinds))
    at = [begin + place for begin, places in zip(begins, ats, strict=False) for place in places]
    to = [begin + place for begin, places in zip(begins, tos, strict=False) for place in places]
    leads: list[int] = []
    documents: list[int] = []
    carriers: list[int] = []
    cues: list[int] = []
    for number, what in enumerate(b"".join(uses)):
        if what:
            if what & _LEADS:
                leads.append(number)
                if what & _CUE:
                    cues.append(number)
            if what & _DOCUMENT:
                documents.append(number)
            if what & _CARRIES:
                carriers.append(number)
            if what & _CAPITAL_ADVERB and number and kind[number - 1] == "N":
                kind[number] = "N"  # a name goes on: "Clean Water Now"
    size = len(low)
    sentence = Sentence(
        masked, start, end, low, kind, at, to, [None] * size, size, leads, documents, carriers, cues
    )
    _mark_mentions(sentence, mentions, starts)
    return sentence


@lru_cache(maxsize=1)
def _only_roles() -> frozenset[str]:
    return words().roles - words().surnames


def _mark_mentions(sentence: Sentence, mentions: list[Mention], starts: list[int]) -> None:
    marks, kinds, at, size = sentence.mention, sentence.kind, sentence.at, sentence.size
    roles = _only_roles()
    first, behind = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    for number in range(max(0, first - 1), behind):
        mention = mentions[number]
        if mention.type == "person" and mention.surface.rpartition(" ")[2].lower() in roles:
            continue  # "Health Minister" is a role, whatever follows
        token = bisect_right(sentence.to, mention.start)
        while token < size and at[token] < mention.end:
            if kinds[token] not in "Qq":
                marks[token] = mention
                kinds[token] = "N"
            token += 1
        titled = mention.type == "person" and token < size and sentence.low[token] in words().postnominals
        if titled and kinds[token] == "N" and marks[token] is None:
            marks[token] = mention
