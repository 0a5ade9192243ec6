"""What somebody is said to hold without a verb of saying: 'was of the view that', 'is adamant that'."""

from __future__ import annotations

from transforms.citations.carriers import carrying_outlet
from transforms.citations.crediting import Act
from transforms.citations.cue_rules import rules
from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Memory
from transforms.citations.speakers import speaker_of
from transforms.citations.subjects import find_subject
from transforms.citations.witnesses import witness_act

_BE = frozenset({"is", "are", "was", "were", "remains", "remained", "remain", "seems", "seemed", "sounded"})
_HELD = frozenset({"person", "organization", "outlet", "role", "body"})
_TROUBLED = word_set("stances_troubled")


def stance_act(sentence: Sentence, at: int, memory: Memory) -> Act | None:
    """The act of the word for a view or a certainty at this token, or of somebody's 'saw'."""
    if sentence.low[at] in rules().witnessing:
        return witness_act(sentence, at, memory)
    last = _last_of_stance(sentence, at)
    if last is None:
        return None
    be = at - 1
    if sentence.low[at] in rules().stance_nouns:  # "was of the view"
        while be > 0 and sentence.kind[be] in "Dw":
            be -= 1
        if sentence.low[be] != "of":
            return None
        be -= 1
    while be > 0 and (
        sentence.kind[be] == "A" or sentence.low[be].endswith("ly") or sentence.low[be] in _DEGREES
    ):
        be -= 1
    if be < 1 or sentence.low[be] not in _BE:
        return None
    subject = find_subject(sentence, be, takes_object=True)
    if subject is None or subject.phrase is None or subject.doubtful or subject.passive or subject.infinitive:
        return None
    if sentence.low[subject.phrase.first] in ("it", "there"):
        return None  # "it is clear that"
    speaker = speaker_of(sentence, subject.phrase, memory)
    if speaker is None or speaker.name is None or speaker.kind not in _HELD:
        return None
    if last > at and sentence.low[last] != "that" and speaker.kind not in ("organization", "outlet"):
        return None  # "Marsh was worried about his dog"
    first = subject.phrase.first
    counts = speaker.is_named and sentence.low[first] not in words().first_person
    cue = sentence.span(be, last - 1 if sentence.low[last] == "that" else at)
    return Act(
        speaker,
        cue,
        "stance",
        sentence.at[first],
        sentence.to[at],
        first,
        at,
        counts,
        carrying_outlet(speaker),
    )


_DEGREES = frozenset(
    {"very", "more", "most", "less", "far", "equally", "not", "too", "quite", "increasingly"}
)


_BARE = word_set("stances_bare")
_NOMINATIVES = frozenset({"he", "she", "they", "it"})


def _last_of_stance(sentence: Sentence, at: int) -> int | None:
    """The token of the 'that' (or, behind a word for worry, the 'about') which a view needs behind it."""
    following = sentence.low[at + 1 : at + 2]
    if following == ["that"]:
        return at + 1
    if following and following[0] in _NOMINATIVES and sentence.kind[at + 2 : at + 3] == ["X"]:
        return at if sentence.low[at] in _BARE else None  # "was adamant he would stay"
    if sentence.low[at] in rules().worries and following and following[0] in _TROUBLED:
        return at + 1
    return None
