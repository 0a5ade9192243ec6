"""Nouns that no list knows for people: when they speak."""

from __future__ import annotations

from transforms.citations.grammar import Cue, Sentence
from transforms.citations.phrases import Phrase
from transforms.citations.subjects import Subject


def plain_noun_speaks(sentence: Sentence, at: int, subject: Subject, cue: Cue) -> bool:
    """'the barber said': a noun that no list knows speaks only with the plainest verbs, or around a quotation."""
    assert subject.phrase is not None
    if subject.phrase.mention is not None and subject.phrase.mention.type == "person":
        return True
    if subject.inverted or _stands_behind_words(sentence, at, subject.phrase):
        return True  # behind a quotation only
    if sentence.low[at].endswith("s"):
        return False  # "the bread says it all"
    if cue.strength != "speech":
        return False
    determined = sentence.kind[subject.phrase.first] == "D" or sentence.low[subject.phrase.head].endswith("s")
    return determined and cue.lemma in ("say", "tell", "announce", "claim", "explain", "insist", "admit")


def _stands_behind_words(sentence: Sentence, verb: int, phrase: Phrase) -> bool:
    """'“…,” the crowd chanted.': a noun right between a quotation and the verb."""
    before = phrase.first - 1
    if before < 0 or phrase.last != verb - 1 or sentence.kind[phrase.first] != "D":
        return False
    return sentence.kind[before] == "Q" or (sentence.kind[before] == "," and sentence.kind[before - 1] == "Q")
