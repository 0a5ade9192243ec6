"""Who is quoted by somebody: 'the Post quoted an aide to the mayor, whom it did not name, as saying'."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.asides import name_behind_role
from transforms.citations.grammar import Sentence
from transforms.citations.phrases import Phrase, phrase_forward

OBJECTS = {"him": "he", "her": "she", "them": "they", "it": "it"}
"""The pronoun of a subject that each of these stands for."""


def over_whom(sentence: Sentence, last: int) -> int:
    """Past ', whom it did not identify,' and ', who gave no name,' in front of 'as saying'; else the same token."""
    if sentence.kind[last + 1 : last + 2] != [","] or sentence.kind[last + 2 : last + 3] != ["R"]:
        return last
    for at in range(last + 3, min(sentence.size - 1, last + _LONGEST_WHOM)):
        if sentence.low[at : at + 3] in ([",", "as", "saying"], [",", "as", "telling"]):
            return at
        if sentence.kind[at] in ".;:Q":
            break
    return last


_LONGEST_WHOM = 14


def quoted_person(sentence: Sentence, at: int) -> Phrase | None:
    """Who is 'quoted … as saying': 'her', 'an aide to the commissioner'."""
    if sentence.low[at : at + 1] and sentence.low[at] in OBJECTS and sentence.low[at + 1 : at + 2] == ["as"]:
        return Phrase(at, at, at, "pronoun")
    while at < sentence.size and sentence.kind[at] == "A":
        at += 1  # "quotes also"
    quoted = phrase_forward(sentence, at)
    if quoted is not None and quoted.kind == "role":
        named_too = name_behind_role(sentence, quoted)
        if named_too is not quoted:
            behind = named_too.last + 1
            comma = sentence.kind[behind] == "," and sentence.low[behind + 1 : behind + 2] == ["as"]
            return replace(named_too, last=behind) if comma else named_too
    if quoted is None or sentence.low[quoted.last + 1 : quoted.last + 2] not in (["to"], ["in"], ["on"]):
        return quoted
    beyond = phrase_forward(sentence, quoted.last + 2)
    if beyond is None or sentence.low[beyond.last + 1 : beyond.last + 3] not in (
        ["as", "saying"],
        ["as", "telling"],
    ):
        return quoted
    return replace(quoted, last=beyond.last)


def follows_words(sentence: Sentence, carrier: Phrase, quoted: Phrase) -> bool:
    """Whether a quotation stands in front and nothing behind: '“…,” the Post quoted their lawyer, Ada Marsh.'"""
    ends = quoted.last + 1 >= sentence.size or sentence.kind[quoted.last + 1] in ".;"
    at = carrier.first - 1
    return ends and at >= 0 and sentence.kind[at - (sentence.kind[at] in ",-")] == "Q"


def leads_to_words(sentence: Sentence, at: int) -> bool:
    """Whether a colon follows, perhaps behind an adverb: 'quotes Marsh, inevitably: “…”'."""
    while at < sentence.size and (sentence.kind[at] in ",A" or sentence.low[at].endswith("ly")):
        at += 1
    return sentence.kind[at : at + 2] == [":", "Q"]
