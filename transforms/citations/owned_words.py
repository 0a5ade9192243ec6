"""Whose the words behind a colon are by what they are called: 'Marsh's answer was shorter: “…”'."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Memory, Speaker, named
from transforms.citations.phrases import Phrase
from transforms.citations.speakers import of_pronoun, speaker_of

_WORDS = word_set("owned_words")
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_POSSESSIVE = ("'s", "’s", "s'", "s’")
# The noun stands so near to the start of its clause, and so near behind whose it is.
_REACH = 14
_BETWEEN = 4


def owner_of_words(sentence: Sentence, token: int, memory: Memory) -> Speaker | None:
    """Whoever's reply, advice or message the quotation at this token is, which a colon leads to."""
    colon = token - 1
    if colon < 2 or sentence.kind[colon] != ":" or "Q" in sentence.kind[:colon]:
        return None
    start = max((at for at in range(colon) if sentence.kind[at] in ".;"), default=-1) + 1
    for noun in range(start + 1, min(colon, start + _REACH)):
        if sentence.low[noun] not in _WORDS or not _leads(sentence, noun, colon):
            continue
        for at in range(noun - 1, max(start - 1, noun - 1 - _BETWEEN), -1):
            if sentence.low[at] in _OWNERS:
                meant = of_pronoun(sentence, at, _OWNERS[sentence.low[at]], memory)
                return meant if meant.name is not None else None
            if sentence.kind[at] in "PXSRC,":
                break
            if _is_possessive(sentence, at):
                return _owner(sentence, at, start, memory)
        return None
    return None


def _leads(sentence: Sentence, noun: int, colon: int) -> bool:
    """Whether what stands behind the noun says how or to whom the words were, and names no other speaker."""
    behind = range(noun + 1, colon)
    return not any(sentence.kind[at] in ",;R" or at in sentence.cues for at in behind)


def _is_possessive(sentence: Sentence, at: int) -> bool:
    mention = sentence.mention[at]
    if mention is not None and mention.end >= sentence.to[at]:
        return sentence.text[mention.end : mention.end + 2] in ("'s", "’s") or (
            sentence.text[mention.end : mention.end + 1] in ("'", "’")
        )
    return sentence.low[at].endswith(_POSSESSIVE)


def _owner(sentence: Sentence, at: int, start: int, memory: Memory) -> Speaker | None:
    """The person, body or role whose possessive ends at this token."""
    mention = sentence.mention[at]
    if mention is not None:
        return named(mention, memory) if mention.type in ("person", "organization") else None
    first, known = at, words()
    while first > start and sentence.kind[first - 1] in "wN" and sentence.mention[first - 1] is None:
        first -= 1
    if first > start and sentence.kind[first - 1] == "D":
        first -= 1
    noun = sentence.low[at].rstrip("'’").removesuffix("'s").removesuffix("’s")
    if noun not in known.roles and noun not in known.bodies:
        return None
    plain = replace(sentence, low=[*sentence.low[:at], noun, *sentence.low[at + 1 :]])
    owner = speaker_of(plain, Phrase(first, at, at, "role" if noun in known.roles else "body"), memory)
    if owner is None or owner.name is None:
        return None
    return replace(owner, name=owner.name.rstrip("'’").removesuffix("'s").removesuffix("’s"))
