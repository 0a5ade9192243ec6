"""Who is cited without a name: 'citing two officers at the port'."""

from __future__ import annotations

from transforms.citations.grammar import Sentence
from transforms.citations.phrases import Phrase


def cites_people(sentence: Sentence, at: int, phrase: Phrase) -> bool:
    """'citing two officers at the port', 'quoting court papers': nameless people, and papers told from others."""
    if sentence.low[at] not in ("citing", "quoting"):
        return False
    modified = phrase.head > phrase.first + (sentence.kind[phrase.first] == "D")
    people = phrase.kind == "role" or "people" in sentence.low[phrase.first : phrase.head + 1]
    return people or (phrase.kind == "document" and modified)
