"""What has the form of a report and is none: an order passed on, a habit, a job, what somebody lays claim to."""

from __future__ import annotations

from transforms.citations.clauses import has_clause
from transforms.citations.crediting import Act
from transforms.citations.figures import is_number
from transforms.citations.grammar import Sentence
from transforms.citations.memory import Speaker
from transforms.citations.phrases import Phrase

_HABITS = frozenset({"always", "often", "usually", "never", "rarely", "seldom", "sometimes", "generally"})
_OWN = frozenset({"its", "their", "his", "her"})
# "advises the board" is a job, "advises that", "advises against it" and "advises them to" are advice.
_ADVICE = frozenset({"that", "to", "against", "not", "on"})
_JOB_REACH = 12


def is_bidden(sentence: Sentence, at: int) -> bool:
    """'Farmers told to report sick birds': behind "told to" and a verb somebody is told, and tells nothing."""
    if sentence.low[at] != "told" or sentence.low[at + 1 : at + 2] != ["to"]:
        return False
    return sentence.kind[at + 2 : at + 3] in (["w"], ["X"]) or at + 2 in sentence.cues


def is_part_of_report(sentence: Sentence, phrase: Phrase | None, before: list[Act]) -> bool:
    """'The union said its members had raised': what the union's own people did is part of what the union says."""
    if phrase is None or not before or phrase.kind not in ("role", "body", "noun"):
        return False
    if sentence.low[phrase.first] not in _OWN:
        return False
    gap = sentence.low[before[-1].last + 1 : phrase.first]
    return before[-1].last < phrase.first and gap in ([], ["that"])


def is_no_saying(
    sentence: Sentence, at: int, last: int, lemma: str, speaker: Speaker, phrase: Phrase | None
) -> bool:
    """Whether the verb tells a habit of people without names, the job of somebody or what is laid claim to."""
    if phrase is None:
        return False
    if lemma == "claim" and is_number(sentence, last + 1, 1):
        return not has_clause(sentence, last + 1)  # "claims 20,000 dollars", "claimed 12 lives"
    if lemma == "advise" and sentence.low[at - 1] in ("who", "which"):
        behind = range(last + 1, min(sentence.size, last + 1 + _JOB_REACH))
        ends = next((token for token in behind if sentence.kind[token] in ",.;:Q"), behind.stop)
        return not _ADVICE & set(sentence.low[last + 1 : ends])
    if speaker.resolution != "role" or not _HABITS & set(sentence.low[phrase.last + 1 : at]):
        return False
    bare = sentence.low[last + 1 : last + 2] in (["so"], ["this"], ["it"], ["that"])
    return bare and (
        last + 2 >= sentence.size or sentence.kind[last + 2] in ".,;:"
    )  # "Ministers always say so."
