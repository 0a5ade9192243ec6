"""Sentences as tokens with the little grammar that finding a speaker needs.

No tagger: function words, cue verbs, times and role nouns are known from data files, capitals and mentions tell names,
every other word is just a word. That is enough to walk from a verb to the noun phrase that is its subject.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from transforms.citations.runs import ALONE, CAPITAL_ADVERB, CARRIES, CUE, DOCUMENT, LEADS, MASK, RUNS
from transforms.citations.word_lists import Cue, words
from transforms.model import Mention

__all__ = ["MASK", "Cue", "Sentence", "tokenize", "words"]


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


_RUN = re.compile(r"\S+")
_READ = RUNS.__getitem__


def tokenize(masked: str, start: int, end: int, mentions: list[Mention], starts: list[int]) -> Sentence:
    """The sentence between two offsets of the (masked) text; `starts` are the starts of `mentions`, sorted.

    No token holds white space, and what a token is does not depend on what stands behind it, so a sentence is read
    run by run, and the runs that are met again and again are read once.
    """
    written = masked[start:end]
    low: list[str] = []
    kind: list[str] = []
    at: list[int] = []
    to: list[int] = []
    leads: list[int] = []
    documents: list[int] = []
    carriers: list[int] = []
    cues: list[int] = []
    begin = start
    for lows, kinds, places, ends, used, length in map(_READ, written.split()):
        if places is ALONE:  # most are one word
            low.append(lows[0])
            kind.append(kinds)
            at.append(begin)
            to.append(begin + ends[0])
        else:
            low += lows
            kind += kinds
            at += [begin + place for place in places]
            to += [begin + place for place in ends]
        for behind, use in used:
            number = len(low) - behind
            if use & LEADS:
                leads.append(number)
                if use & CUE:
                    cues.append(number)
            if use & DOCUMENT:
                documents.append(number)
            if use & CARRIES:
                carriers.append(number)
            if use & CAPITAL_ADVERB and number and kind[number - 1] == "N":
                kind[number] = "N"  # a name goes on: "Clean Water Now"
        begin += length
    if begin != end + 1 and low:
        at, to = _spread(written, start)
    size = len(low)
    sentence = Sentence(
        masked, start, end, low, kind, at, to, [None] * size, size, leads, documents, carriers, cues
    )
    _mark_mentions(sentence, mentions, starts)
    return sentence


def _spread(written: str, start: int) -> tuple[list[int], list[int]]:
    """Where the tokens of a sentence with wider white space begin and end."""
    at: list[int] = []
    to: list[int] = []
    for run in _RUN.finditer(written):
        _, _, places, ends, _, _ = RUNS[run.group()]
        at += [start + run.start() + place for place in places]
        to += [start + run.start() + place for place in ends]
    return at, to


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
