"""Nouns that report what a that-clause behind them says: 'the accusation of the police that', 'Marsh's claim that'."""

from __future__ import annotations

from transforms.citations.carriers import carrying_outlet
from transforms.citations.clauses import has_clause
from transforms.citations.crediting import Act
from transforms.citations.cue_rules import rules
from transforms.citations.grammar import Sentence
from transforms.citations.issuers import OWNERS
from transforms.citations.memory import Memory, named
from transforms.citations.owners import owning_body
from transforms.citations.phrases import phrase_forward
from transforms.citations.speakers import of_pronoun, speaker_of

_LEADING = frozenset({"by", "of", "from"})
_HELD = frozenset({"person", "organization", "body", "role", "name"})
_BE = frozenset({"is", "was", "are", "were"})
_MOST_WORDS = 3
_LONGEST_SUBJECT = 14
_OWNED = ("'s", "’s", "' ", "’ ")


def noun_act(sentence: Sentence, at: int, memory: Memory) -> Act | None:
    """The act of the noun at this token, where a that-clause and whose words they are stand beside it."""
    following = sentence.low[at + 1 : at + 2]
    if following and following[0] in _BE:
        return _of_what_is(sentence, at, memory)
    if sentence.low[at] not in rules().say_nouns:
        return None
    if following == ["that"]:
        return _of_owner(sentence, at, memory) if has_clause(sentence, at + 2) else None
    if not following or following[0] not in _LEADING:
        return None
    leading = following[0]
    phrase = phrase_forward(sentence, at + 2)
    if phrase is None or phrase.kind not in _HELD:
        return None
    that = phrase.last + 1
    if sentence.kind[that : that + 1] == ["("]:  # "by the Harbour Party (HP) that"
        that += 3
    if sentence.low[that : that + 1] != ["that"] or not _tells(sentence, that + 1):
        return None
    speaker = speaker_of(sentence, phrase, memory)
    told = speaker is not None and (speaker.is_named or (speaker.kind == "role" and leading != "of"))
    if speaker is None or not told:
        return None
    start, end = sentence.at[at], sentence.to[phrase.last]
    cue = sentence.span(at, at)
    return Act(speaker, cue, "noun", start, end, at, phrase.last, True, carrying_outlet(speaker))


def _tells(sentence: Sentence, at: int) -> bool:
    """Whether a clause begins at this token, perhaps with two joined things: 'that the mill and the yard close'."""
    if has_clause(sentence, at):
        return True
    if sentence.kind[at : at + 1] not in (["D"], ["N"], ["#"]):
        return False  # "that was made on Monday"
    kinds = sentence.kind[at + 1 : at + _LONGEST_SUBJECT]
    verb = kinds.index("X") if "X" in kinds else 0
    return verb > 0 and not set(kinds[:verb]) & set(".;:QSR")


def _of_what_is(sentence: Sentence, at: int, memory: Memory) -> Act | None:
    """'Her conclusion was that the mill is sold', 'the Guild's answer is that nobody asked'."""
    that = at + 2
    while that < sentence.size and sentence.kind[that] == "A":
        that += 1  # "is simply that"
    if sentence.low[that : that + 1] != ["that"]:
        return None
    if (owned := _of_owner(sentence, at, memory)) is not None:
        return owned
    owner = at - 1
    while (
        owner > 0 and sentence.kind[owner] == "w" and at - owner < _MOST_WORDS and owner not in sentence.cues
    ):
        owner -= 1
    if owner >= 0 and sentence.low[owner] in OWNERS:
        speaker = of_pronoun(sentence, owner, OWNERS[sentence.low[owner]], memory)
        if speaker.name is None:
            return None
        first, start = owner, sentence.at[owner]
        be = at + 1
        outlet = carrying_outlet(speaker)
        return Act(speaker, sentence.span(at, be), "noun", start, sentence.to[be], first, be, True, outlet)
    return None


def _of_owner(sentence: Sentence, at: int, memory: Memory) -> Act | None:
    """'Ada Marsh's claim that', 'the Guild's repeated warning that'."""
    for owner in (at - 1, at - 2):
        mention = sentence.mention[owner] if owner >= 0 else None
        if mention is None and owner >= 0 and (body := owning_body(sentence, owner)) is not None:
            start, end = body.start, sentence.to[at]
            return Act(body, sentence.span(at, at), "noun", start, end, owner, at, True)
        if mention is None:
            if sentence.kind[owner] != "w":
                return None
            continue
        if mention.type not in ("person", "organization"):
            return None
        if sentence.text[mention.end : mention.end + 2] not in _OWNED:
            return None
        speaker = named(mention, memory)
        outlet = carrying_outlet(speaker)
        cue = sentence.span(at, at)
        return Act(speaker, cue, "noun", mention.start, sentence.to[at], owner, at, True, outlet)
    return None
