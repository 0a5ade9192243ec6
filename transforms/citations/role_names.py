"""What a phrase without a name of its own is called: its words without the article, the body in it."""

from __future__ import annotations

from transforms.citations.grammar import Sentence, words
from transforms.citations.phrases import Phrase


def body_in(sentence: Sentence, phrase: Phrase) -> str | None:
    """The body in a phrase for its document: the ministry of 'a ministry statement'."""
    for at in range(phrase.head - 1, phrase.first - 1, -1):
        noun = sentence.low[at].removesuffix("'s").removesuffix("’s")
        if noun in words().bodies and noun != "court":
            return text_without_article(
                sentence.span(phrase.first, at)[: len(noun) - len(sentence.low[at]) or None]
            )
    return None


def text_without_article(text: str) -> str:
    """The phrase without a leading article."""
    first, _, rest = text.partition(" ")
    return (
        rest
        if rest and first.lower() in ("the", "a", "an", "this", "that", "its", "their", "his", "her")
        else text
    )


def names_something(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase for a role, body or document holds a name."""
    return any(
        (sentence.kind[at] == "N" and at > 0) or sentence.mention[at] is not None
        for at in range(phrase.first, phrase.last + 1)
    )
