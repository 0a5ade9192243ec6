"""Who speaks by the words that lead to a quotation or tail off behind it: 'Marsh, who farms there, is blunt: “…”'."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from transforms.citations.asides import name_behind_role, over_asides
from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Memory, Speaker, named
from transforms.citations.phrases import Phrase, phrase_back, phrase_forward
from transforms.citations.rival_subjects import main_subject
from transforms.citations.speakers import speaker_of

# A verb in front of a colon has its subject within so many words.
_REACH = 40
_OWN = frozenset({"his", "her", "their", "its", "in", "with", "by"})
_SPEAKING = frozenset({"person", "role", "name", "pronoun"})
# Behind these somebody else speaks: 'Marsh saw a man on the pier: “…”'.
_PERCEIVES = word_set("lead_ins_perceives")
# Whoever is told, asked or met by somebody, in the passive.
_ADDRESSED = word_set("lead_ins_addressed")


def so_named(sentence: Sentence, token: int, memory: Memory) -> Speaker | None:
    """Whom '“…”, so Ada Marsh.' names behind the quotation at this token, where nothing but an aside follows."""
    at = token + 1
    while at < sentence.size and sentence.kind[at] in ",q-":
        at += 1
    if at == token + 1 or sentence.low[at : at + 1] != ["so"]:
        return None
    phrase = phrase_forward(sentence, at + 1)
    if phrase is None or phrase.kind in ("noun", "document", "place"):
        return None
    if phrase.kind in ("role", "body") and sentence.kind[phrase.first] != "D" and phrase.mention is None:
        return None
    if phrase.last + 1 < sentence.size and sentence.kind[phrase.last + 1] not in ".,;":
        return None
    return speaker_of(sentence, name_behind_role(sentence, phrase), memory)


def subject_of_lead(sentence: Sentence, token: int, memory: Memory) -> Speaker | None:
    """The subject of the clause in front of the colon that opens the quotation at this token, whatever its verb:
    'Marsh, who farms near Halse, isn't buying it: “…”', 'A baker who pays both sides summed it up: “…”'."""
    colon = token - 1
    if colon < 2 or sentence.kind[colon] != ":" or "Q" in sentence.kind[:colon]:
        return None
    if (asked := _who_was_asked(sentence, memory)) is not None:
        return asked
    phrase = _somebody_who(sentence) or _subject_beside(sentence, colon) or main_subject(sentence, colon)
    phrase = phrase or _only_name(sentence, colon)
    if phrase is None or phrase.kind not in _SPEAKING or not _may_speak(sentence, phrase, colon):
        return None
    speaker = speaker_of(sentence, phrase, memory)
    return speaker if speaker is not None and speaker.name is not None else None


_REPLIES = frozenset({"reply", "answer", "response"})
_ASKED = re.compile(
    r"\b(?:[Aa]sk(?:ed|s)?|[Ww]rote\sto|[Ww]ritten\sto|[Pp]ut\sto|questions?\s(?:to|for))\s(?:the\s)?$"
)
_ASKED_REACH = 400
# Words of the shortest sentence that tells of a reply, and of a clause that leads to a quotation.
_SHORTEST_REPLY = 4
_SHORTEST_LEAD = 4


def _who_was_asked(sentence: Sentence, memory: Memory) -> Speaker | None:
    """The ministry in 'We asked the Ministry of Fisheries. … The reply consists of one sentence: “…”'."""
    if (
        sentence.low[:1] not in (["the"], ["its"], ["their"], ["his"], ["her"])
        or sentence.size < _SHORTEST_REPLY
    ):
        return None
    if sentence.low[1] not in _REPLIES:
        return None
    first, behind = (
        bisect_left(memory.starts, sentence.start - _ASKED_REACH),
        bisect_left(memory.starts, sentence.start),
    )
    for mention in reversed(memory.mentions[first:behind]):
        ahead = sentence.text[max(0, mention.start - 24) : mention.start]
        if mention.type in ("organization", "person") and _ASKED.search(ahead):
            return replace(named(mention, memory), resolution="issuer")
    return None


def _somebody_who(sentence: Sentence) -> Phrase | None:
    """The catechist in 'A catechist who pays both sides', whatever the word for that person."""
    who = next((at for at in range(2, min(5, sentence.size)) if sentence.low[at] == "who"), None)
    if who is None or sentence.low[0] not in ("a", "an", "one") or set(sentence.kind[1:who]) - {"w"}:
        return None
    return Phrase(0, who - 1, who - 1, "role")


def _only_name(sentence: Sentence, colon: int) -> Phrase | None:
    """The only person in 'After nine hours at the oven Marsh has little patience: “…”', in front of the verb."""
    people = {
        id(mention)
        for mention in sentence.mention[:colon]
        if mention is not None and mention.type == "person"
    }
    if len(people) != 1:
        return None
    last = max(at for at in range(colon) if id(sentence.mention[at]) in people)
    verb = sentence.kind[last + 1] == "X" or sentence.low[last + 1].endswith(("s", "ed"))
    return phrase_back(sentence, last) if verb and "P" in sentence.kind[:1] else None


def has_own_lead(sentence: Sentence, token: int, last: int) -> bool:
    """Whether a clause of its own, behind an act that ends with token `last`, leads to the quotation: 'wrote the Post,
    and old Ada Marsh, who is a potter, agrees: “…”'."""
    colon = token - 1
    if colon - last < _SHORTEST_LEAD or sentence.kind[colon] != ":":
        return False
    phrase = _subject_beside(sentence, colon)
    return phrase is not None and phrase.kind in ("person", "name") and phrase.first > last


def _subject_beside(sentence: Sentence, colon: int) -> Phrase | None:
    """The name right in front of the verb that stands at a colon, or in front of the aside between them."""
    verb = colon - 1
    if sentence.kind[verb] != "w" or not sentence.low[verb].endswith(("s", "ed")):
        return None
    if sentence.kind[verb - 1] == ",":
        return over_asides(sentence, verb - 1)
    phrase = phrase_back(sentence, verb - 1) if sentence.mention[verb - 1] is not None else None
    return phrase if phrase is not None and phrase.kind == "person" else None


def _may_speak(sentence: Sentence, subject: Phrase, colon: int) -> bool:
    """Whether a subject is somebody in particular and the clause up to the colon leaves the words to it."""
    behind = subject.last + 1
    if colon - behind > _REACH or behind >= colon or sentence.kind[behind] == ":":
        return False
    many = sentence.kind[subject.first] != "D" or sentence.low[subject.head].endswith("s")
    if subject.kind == "role" and many:
        return False
    if subject.kind == "pronoun" and sentence.low[subject.first] not in ("he", "she"):
        return False
    if subject.kind == "name" and subject.name_first == subject.name_last:
        return False
    return speaks_himself(sentence, subject, colon)


def speaks_himself(sentence: Sentence, subject: Phrase, colon: int) -> bool:
    """Whether nothing between a subject and the colon says that the words are somebody else's or stand on a sign."""
    behind = subject.last + 1
    if _PERCEIVES.intersection(sentence.low[behind:colon]):
        return False
    known = words()
    if any(
        sentence.low[at] in known.be and sentence.low[at + 1] in _ADDRESSED for at in range(behind, colon)
    ):
        return False
    return not any(
        at > behind and not _OWN & set(sentence.low[max(behind, at - 3) : at])
        for at in sentence.documents
        if at < colon
    )


def talks_of(inner: str, speaker: Speaker) -> bool:
    """Whether words in marks are about who was credited last: no minister says "the minister" of herself."""
    name = (speaker.name or "").lower()
    return speaker.kind == "role" and name.startswith("the ") and name in inner.lower()
