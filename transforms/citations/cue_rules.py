"""The rules of data/cues.yaml beside its verbs: what each needs, and the phrases that credit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from transforms.citations.grammar import Sentence
from transforms.citations.lexicon import data


@dataclass(frozen=True, slots=True)
class _Rules:
    addressing: frozenset[str]
    needs_that: frozenset[str]
    explicit_that: frozenset[str]
    clause_only: frozenset[str]
    that_too: frozenset[str]
    only_negated: frozenset[str]
    inverting: frozenset[str]
    weak: frozenset[str]
    weak_but_held: frozenset[str]
    finding: frozenset[str]
    outlet_verbs: frozenset[str]
    passive_too: frozenset[str]
    judging: frozenset[str]
    counting: frozenset[str]
    negatable: frozenset[str]
    to_too: frozenset[str]
    to_outlets: frozenset[str]
    stance_nouns: frozenset[str]
    witnessing: frozenset[str]
    standing: frozenset[str]
    witnesses: frozenset[str]
    reckonings: frozenset[str]
    worries: frozenset[str]
    own_words: frozenset[str]
    only_verbs: frozenset[str]
    say_nouns: frozenset[str]
    held_nouns: frozenset[str]
    compound_before: dict[str, frozenset[str]]
    compound_behind: dict[str, frozenset[str]]
    beside: dict[str, frozenset[str]]
    beside_not: dict[str, frozenset[str]]
    objects: dict[str, frozenset[str]]
    other_objects: dict[str, frozenset[str]]
    told_things: dict[str, frozenset[str]]
    credit_phrases: dict[str, list[tuple[str, ...]]]
    outlet_phrases: dict[str, list[tuple[str, ...]]]
    cue_tails: dict[str, list[tuple[str, ...]]]


@lru_cache(maxsize=1)
def rules() -> _Rules:
    """The lists of data/cues.yaml that are not verbs."""
    cues = data("cues")
    return _Rules(
        frozenset(cues["addressing"]),
        frozenset(cues["needs_that"]),
        frozenset(cues["explicit_that"]),
        frozenset(cues["clause_only"]),
        frozenset(cues["that_too"]),
        frozenset(cues["only_negated"]),
        frozenset(cues["inverting"]),
        frozenset(cues["weak"]),
        frozenset(cues["weak_but_held"]),
        frozenset(cues["finding"]),
        frozenset(cues["outlet_verbs"]),
        frozenset(cues["passive_too"]),
        frozenset(cues["judging"]),
        frozenset(cues["counting"]),
        frozenset(cues["negatable"]),
        frozenset(cues["to_too"]),
        frozenset(cues["to_outlets"]),
        frozenset(cues["stance_nouns"]),
        frozenset(cues["witnessing"]),
        frozenset([*cues["stances"], *cues["stance_nouns"], *cues["witnessing"]]),
        frozenset(cues["witnesses"]),
        frozenset(cues["reckonings"]),
        frozenset(cues["worries"]),
        frozenset(cues["own_words"]),
        frozenset(cues["only_verbs"]),
        frozenset(cues["say_nouns"]),
        frozenset(cues["held_nouns"]),
        {word: frozenset(near) for word, near in cues["compounds"]["before"].items()},
        {word: frozenset(near) for word, near in cues["compounds"]["behind"].items()},
        {lemma: frozenset(near) for lemma, near in cues["beside"].items()},
        {lemma: frozenset(near) for lemma, near in cues["beside_not"].items()},
        {lemma: frozenset(objects) for lemma, objects in cues["objects"].items()},
        {lemma: frozenset(others) for lemma, others in cues["other_objects"].items()},
        {lemma: frozenset(things) for lemma, things in cues["told_things"].items()},
        _by_first_word(cues["credit_phrases"]),
        _by_first_word(cues["outlet_phrases"]),
        _by_first_word(cues["cue_tails"]),
    )


def _by_first_word(phrases: list[str]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases as tuples of words under their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return found


def phrase_at(sentence: Sentence, at: int, phrases: list[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The first of these phrases that stands at this token."""
    low = sentence.low
    second = low[at + 1] if at + 1 < sentence.size else None
    for phrase in phrases:
        if (len(phrase) == 1 or phrase[1] == second) and tuple(low[at : at + len(phrase)]) == phrase:
            return phrase
    return None
