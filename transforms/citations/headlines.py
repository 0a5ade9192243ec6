"""Quotations in headlines, which name their speaker in ways of their own or leave that to the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transforms.citations.grammar import Sentence
from transforms.citations.memory import Memory, Speaker
from transforms.citations.phrases import phrase_forward
from transforms.citations.speakers import speaker_of

if TYPE_CHECKING:
    from transforms.citations.quotations import Spoken

_WORDS = re.compile(r"[\w’'-]+")
_TALKS = frozenset({"interview", "conversation"})
_ARTICLES = frozenset({"a", "an", "the"})
# Fewer words than these are found in other speech by chance.
_FEWEST = 3


def interviewed(sentence: Sentence, token: int, memory: Memory) -> Speaker | None:
    """Whom '“…”: an interview with Marsh', 'Interview with Marsh: “…”' and '“…”: Marsh' name, for the quotation at
    this token."""
    behind = sentence.kind[token + 1 : token + 2] == [":"]
    if not behind and sentence.kind[max(0, token - 1) : token] != [":"]:
        return None
    first, stop = (token + 2, sentence.size) if behind else (0, token - 1)
    talk = next((at for at in range(first, min(stop, first + 4)) if sentence.low[at] in _TALKS), None)
    if talk is not None and sentence.low[talk + 1 : talk + 2] == ["with"]:
        first = talk + 2
    elif not behind:
        return None
    phrase = phrase_forward(sentence, first, stop)
    if phrase is None or phrase.kind not in ("person", "name") or phrase.last != stop - 1:
        return None
    return speaker_of(sentence, phrase, memory) if phrase.mention is not None else None


def credit_headlines(text: str, found: list[Spoken], title_end: int) -> None:
    """Give each quotation of the headline that names nobody the speaker whose quotation in the text holds its words."""
    for headline in found:
        if headline.end > title_end:
            return
        if headline.speaker is not None:
            continue
        wanted = _as_words(headline.text(text))
        if len(wanted.split()) < _FEWEST:
            continue
        telling = [
            other.speaker
            for other in found
            if other.start >= title_end
            and other.speaker is not None
            and wanted in _as_words(other.text(text))
        ]
        if telling and len({speaker.key for speaker in telling}) == 1:
            headline.speaker, headline.resolution = telling[0], "repeated"


def _as_words(text: str) -> str:
    """The words in lower case between single spaces, without an article in front."""
    words = _WORDS.findall(text.lower())
    return f" {' '.join(words[1:] if words and words[0] in _ARTICLES else words)} "
