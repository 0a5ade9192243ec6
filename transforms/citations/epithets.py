"""Other words for who was named before: 'the Swede', 'the same source', 'the Danish brewer'."""

from __future__ import annotations

from transforms.citations.grammar import Sentence, words
from transforms.citations.memory import REACH, Memory, Speaker, organization_called
from transforms.citations.phrases import Phrase, phrase_forward


def is_epithet(sentence: Sentence, phrase: Phrase) -> bool:
    """'the Swede', 'the Missouri Republican': somebody named before, by where they come from or belong to."""
    if sentence.low[phrase.first] != "the" or phrase.last != phrase.name_last:
        return False
    party = sentence.low[phrase.last] in words().partisans and phrase.last - phrase.first <= 3
    return party or phrase.name_first == phrase.name_last == phrase.first + 1


def called_otherwise(sentence: Sentence, phrase: Phrase, memory: Memory) -> Speaker | None:
    """Whom 'the same source' (the last who spoke) and 'the Halse-based group' (the one body within reach) mean."""
    first, start = phrase.first, sentence.at[phrase.first]
    if sentence.low[first : first + 2] == ["the", "same"] and phrase.head == first + 2:
        last = memory.speakers[-1] if memory.speakers else None
        return last if last is not None and last.name is not None and start - last.end <= REACH // 2 else None
    if phrase.kind != "body" or sentence.low[first] != "the" or phrase.last != phrase.head:
        return None
    organization = phrase.mention is not None and phrase.mention.type == "organization"
    told = any(
        sentence.low[at].endswith("-based") or (sentence.kind[at] == "N" and _is_of_country(sentence, at))
        for at in range(first + 1, phrase.head)
    )
    if organization or not told:
        return None
    return organization_called(sentence.low[phrase.head], start, sentence.start, sentence.text, memory)


def _is_of_country(sentence: Sentence, at: int) -> bool:
    """'the Danish brewer', 'the New Zealand co-operative': where the firm that was named before comes from."""
    mention, noun = sentence.mention[at], sentence.low[at + 1]
    firm = noun in words().generic_bodies and noun not in words().outlet_nouns
    return firm and (
        mention.type == "place" if mention is not None else sentence.low[at].endswith(_OF_COUNTRY)
    )


# Endings of adjectives for countries: Danish, Italian, Japanese, Dutch, French.
_OF_COUNTRY = ("ish", "an", "ese", "utch", "ench", "reek", "wiss", "eli", "iss", "zech", "raqi")


_OPENING = 12


def body_of_sentence(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The organization that opens the sentence of '…, the company said', where several are named in it."""
    noun = sentence.low[phrase.head]
    if (
        noun not in words().generic_bodies
        or sentence.low[phrase.first] != "the"
        or phrase.head > phrase.first + 2
    ):
        return None
    if phrase.first < 2 or sentence.kind[phrase.first - 1] != ",":
        return None
    opening = 0
    if sentence.mention[0] is not None and sentence.mention[0].type == "place":  # a dateline
        dashes = (at for at in range(1, min(_OPENING, phrase.first)) if sentence.kind[at] == "-")
        opening = next(dashes, -1) + 1
    main = phrase_forward(sentence, opening)
    named = main is not None and main.kind == "organization" and main.mention is not None
    return main if main is not None and named and main.last < phrase.first else None
