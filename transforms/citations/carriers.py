"""The outlet that carries somebody's words: 'told the Post', 'in an interview with the Post', 'quoted by the Post'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.cue_rules import phrase_at, rules
from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import any_of, data
from transforms.citations.memory import Memory, Speaker, is_outlet, outlet_name
from transforms.citations.phrases import Phrase, phrase_forward


def carrying_outlet(speaker: Speaker) -> str | None:
    """The outlet that carries what this speaker says, where the phrase names one."""
    return speaker.source if speaker.kind in ("outlet", "person", "role") else None


def outlet_ahead(sentence: Sentence, first: int, memory: Memory) -> str | None:
    """The outlet in 'Writing in X, …' and 'In an interview with X, …' in front of the subject."""
    for at in sentence.carriers:
        if at >= first:
            break
        phrase = phrase_at(sentence, at, rules().outlet_phrases[sentence.low[at]])
        if phrase is not None and len(phrase) > 1:
            carrier = phrase_forward(sentence, at + len(phrase), first)
            outlet = outlet_of_phrase(sentence, carrier, memory) if carrier is not None else None
            if outlet is not None:
                return outlet
    return None


def outlet_behind(sentence: Sentence, last: int, memory: Memory) -> str | None:
    """The outlet in 'in an interview with X', 'quoted by X' near the cue."""
    seen, wrote = last + 1, sentence.low[last] in ("wrote", "writes", "written")
    if not wrote and not sentence.carriers:
        return None
    outlet_phrases = rules().outlet_phrases
    if wrote and sentence.low[seen : seen + 1] == ["in"]:
        carrier = phrase_forward(sentence, seen + 1)
        if carrier is not None and (outlet := outlet_of_phrase(sentence, carrier, memory)):
            return outlet
    for at in sentence.carriers:
        if at <= last:
            continue
        if at >= last + 10 or any(kind in "Q;:" for kind in sentence.kind[seen:at]):
            break
        seen = at
        phrase = phrase_at(sentence, at, outlet_phrases[sentence.low[at]])
        if phrase is not None:
            carrier = phrase_forward(sentence, at + len(phrase))
            outlet = outlet_of_phrase(sentence, carrier, memory) if carrier is not None else None
            if outlet is not None:
                return outlet
    return None


@lru_cache(maxsize=1)
def _listens() -> re.Pattern[str]:
    """A body that is told things and carries no news, by its opening words: 'the House of Lords'."""
    return re.compile(rf"(?:{any_of(data('words')['listening_of'])})\s(?:of|on|for)\s", re.IGNORECASE)


def outlet_of_phrase(sentence: Sentence, phrase: Phrase, memory: Memory) -> str | None:
    """The outlet that a noun phrase names; None when it names something else."""
    if phrase.mention is not None:
        surface = phrase.mention.surface
        if phrase.kind not in ("organization", "staff") and not _goes_on_with_time(sentence, phrase):
            return None
        if is_outlet(phrase.mention, memory.index):
            return surface
        last = surface.rpartition(" ")[2].lower()
        listens = last in words().listening or _listens().match(surface) is not None
        return surface if not listens and outlet_name(surface, memory) else None
    if phrase.kind in ("name", "organization"):
        name = sentence.span(phrase.name_first, phrase.name_last)
        return name if outlet_name(name, memory) else None
    return None


def _goes_on_with_time(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase has taken in the time behind its name: 'the Post last week'."""
    at = phrase.name_last + 1
    time = (
        sentence.low[at : at + 1] != [] and sentence.low[at] in words().period_leads and phrase.head <= at + 1
    )
    return time and sentence.low[at + 1 : at + 2] != [] and sentence.low[at + 1] in words().periods
