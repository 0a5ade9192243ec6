"""The name somebody goes by: 'a woman who gave her name as Ada', 'a man who would only be called Ivo'."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.grammar import Sentence
from transforms.citations.lexicon import word_set
from transforms.citations.phrases import Phrase, phrase_forward

# Between the 'who' and the name stand no more words than in 'who would give her first name only as'.
_REACH = 9
_GIVEN = word_set("aliases_given")
_BEING = frozenset({"be", "is", "was", "only", "being", "himself", "herself"})
_LEADING = frozenset({"as", "called", "named"})
_NAMED = ("person", "name")


def alias_behind(sentence: Sentence, whose: Phrase) -> Phrase | None:
    """The name that the relative clause behind a phrase gives its bearer, as a phrase that begins with the bearer."""
    who = whose.last + 1
    if sentence.low[who : who + 1] != ["who"]:
        return None
    for at in range(who + 1, min(sentence.size - 1, who + _REACH)):
        if sentence.low[at - 1] == "name" and sentence.kind[at : at + 2] == [",", "N"]:
            told = not _GIVEN.isdisjoint(sentence.low[who + 1 : at])  # "who gave only her first name, Ada"
            name = phrase_forward(sentence, at + 1) if told else None
            return replace(name, first=whose.first) if name is not None and name.kind in _NAMED else None
        if sentence.kind[at] in ".,;:Q":
            return None
        if sentence.low[at] not in _LEADING or sentence.kind[at + 1] != "N":
            continue
        given = sentence.low[at] != "as" or not _GIVEN.isdisjoint(sentence.low[who + 1 : at])
        name = phrase_forward(sentence, at + 1) if given else None
        own = (
            sentence.low[at] == "as" or sentence.low[at - 1] in _BEING
        )  # "who called Ada" did something else
        named = name is not None and own and name.kind in _NAMED
        return replace(name, first=whose.first) if name is not None and named else None
    return None
