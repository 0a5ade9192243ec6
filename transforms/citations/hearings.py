"""What a court or inquiry is told and hears: 'The inquest heard that', 'The court was told that'."""

from __future__ import annotations

from transforms.citations.carriers import carrying_outlet
from transforms.citations.clauses import has_clause, over_adverbials
from transforms.citations.crediting import Act
from transforms.citations.grammar import Sentence
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Memory, Speaker
from transforms.citations.speakers import speaker_of
from transforms.citations.subjects import passive_subject

_HEARING = word_set("hearings_rooms")


def hears(sentence: Sentence, last: int, speaker: Speaker) -> bool:
    """Whether 'heard' with this last token stands between somebody who sits to hear and what is told."""
    follow = over_adverbials(sentence, last + 1)
    told = sentence.low[follow : follow + 1] in (["that"], ["how"]) or has_clause(sentence, follow)
    return _sits(speaker.name or "") and told


def was_told(sentence: Sentence, at: int, memory: Memory) -> Act | None:
    """The act of 'The inquiry was told that', whose participle is this token."""
    follow = over_adverbials(sentence, at + 1)
    if sentence.low[follow : follow + 1] not in (["that"], ["how"]):
        return None
    phrase = passive_subject(sentence, at)
    speaker = speaker_of(sentence, phrase, memory) if phrase is not None else None
    if phrase is None or speaker is None or not _sits(speaker.name or ""):
        return None
    start, end = sentence.at[phrase.first], sentence.to[at]
    cue, outlet = sentence.span(phrase.last + 1, at), carrying_outlet(speaker)
    return Act(speaker, cue, "tell", start, end, phrase.first, at, True, outlet, passive=True)


def _sits(name: str) -> bool:
    return not _HEARING.isdisjoint(name.lower().split())
