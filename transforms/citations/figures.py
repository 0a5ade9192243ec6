"""Figures that are credited: 'the ministry puts the loss at 40 million'."""

from __future__ import annotations

from transforms.citations.grammar import Sentence
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Speaker
from transforms.citations.objects import raises_figure
from transforms.citations.phrases import Phrase

_NUMBERS = word_set("figures_numbers")


# These credit a figure behind an "at": 'sees inflation at 4 per cent'.
# Of a share it is "on": 'put the party on 31 per cent'.
_SHARES = word_set("figures_shares")
_PUTTING = word_set("figures_putting")


def is_figure(sentence: Sentence, at: int, last: int, speaker: Speaker) -> bool:
    """'The ministry puts the loss at 40 million', 'the office counted 2,140 voters': a figure is credited."""
    if sentence.low[at] in _PUTTING:
        for token in range(last + 2, min(sentence.size, last + 14)):
            if sentence.kind[token] in ".;:Q":
                break
            if sentence.low[token : token + 2] == ["down", "to"] and sentence.low[at] in ("put", "puts"):
                opened = sentence.kind[token + 2 : token + 4] in (
                    ["w", "D"],
                    ["w", "N"],
                    ["w", "O"],
                    ["X", "D"],
                )
                # "puts the delay down to frost", but "put the bag down to open the gate"
                return token > last + 1 and not opened
            if sentence.low[token] == "at" and is_number(sentence, token + 1, 4):
                told_of = _has_unit(sentence, token) or not _FIGURED.isdisjoint(
                    sentence.low[last + 1 : token]
                )
                if sentence.low[at] in ("places", "placed"):
                    return told_of  # "placed the cup at 12 Quay Street"
                return sentence.low[at] in ("put", "puts") or speaker.kind != "person" or told_of
            if sentence.low[token] == "on" and is_number(sentence, token + 1, 1):
                return sentence.low[at] in ("put", "puts") and not _SHARES.isdisjoint(
                    sentence.low[token + 2 : token + 4]
                )
        return raises_figure(sentence, last)
    if speaker.kind == "person" or sentence.low[last + 1 : last + 2] in (
        ["on"],
        ["as"],
        ["in"],
        ["to"],
        ["for"],
    ):
        return False
    return sentence.low[at] != "count" and is_number(sentence, last + 1, 3)


def puts_it(sentence: Sentence, last: int, phrase: Phrase | None) -> bool:
    """'as the ministry puts it', 'the ministry puts it at 40 million'; `last` is the 'it'."""
    if phrase is not None and "as" in sentence.low[max(0, phrase.first - 2) : phrase.first]:
        return True
    if sentence.low[last + 1 : last + 3] == ["down", "to"]:
        return True
    at = last + 2
    if sentence.low[last + 1 : at] != ["at"]:
        return False
    while at < sentence.size and sentence.low[at] in _ABOUT:
        at += 1
    timed = sentence.low[at + 1 : at + 2] and sentence.low[at + 1] in _HOURS
    return not timed and is_number(sentence, at, 1)


_ABOUT = word_set("figures_about")
_HOURS = frozenset({"p.m.", "a.m.", "pm", "am", "o'clock", "o’clock"})
# What is put at a figure, whoever puts it there.
_FIGURED = word_set("figures_figured")
_UNITS = word_set("figures_units")


def _has_unit(sentence: Sentence, at: int) -> bool:
    """Whether a figure behind this token is one of money or a share: nobody "sees her doctor at 4" per cent."""
    return not _UNITS.isdisjoint(sentence.low[at + 1 : at + 5])


def is_number(sentence: Sentence, first: int, reach: int) -> bool:
    """Whether one of these next tokens of the same clause is a number."""
    for token in range(first, min(sentence.size, first + reach)):
        if sentence.kind[token] == "#" or sentence.low[token].partition("-")[0] in _NUMBERS:
            return True
        if sentence.kind[token] in ".,;:N":
            return False
    return False
