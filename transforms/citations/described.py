"""Forms of reporting verbs that tell what somebody or something is like: 'a builder alleged to have links'."""

from __future__ import annotations

from transforms.citations.cue_rules import rules
from transforms.citations.grammar import Sentence
from transforms.citations.lexicon import word_set
from transforms.citations.phrases import Phrase

# What somebody or something 'is alleged to have done': "a builder alleged to have", "a ship believed to be".
_HELD_TO = word_set("described_held_to")
_TO_BE = frozenset({"have", "be"})
# 'the gaps revealed in the audit': told there, by nobody whom the sentence is about.
_SHOWN_THERE = word_set("described_shown_there")
_STATED = 4


def is_described(sentence: Sentence, at: int, lemma: str, phrase: Phrase) -> bool:
    """'a builder alleged to have links', 'the gaps revealed in the audit': what a noun is like."""
    following = sentence.low[at + 1 : at + 3]
    if sentence.kind[at - 1] not in "wN" or len(following) < len(_TWO):
        return False
    if following[0] == "to":
        return lemma in _HELD_TO and following[1] in _TO_BE
    if following[0] not in ("in", "by") or lemma not in _SHOWN_THERE or phrase.last >= at - 1:
        return False
    there = next((token for token in sentence.documents if at + 1 < token <= at + _STATED + 1), None)
    return there is not None and "that" not in sentence.low[there : there + _STATED]


_TWO = ("in", "the")


def is_joined_passive(sentence: Sentence, at: int, last: int, lemma: str) -> bool:
    """'and called by many the Sieve', 'has been suspended and accused of theft': done to whom the verb before is."""
    if not sentence.low[at].endswith("ed") or last > at:
        return False
    behind = sentence.low[at + 1 : at + 2]
    if behind == ["by"]:
        return True
    joint = at - 1
    if (
        lemma not in rules().addressing
        or lemma == "warn"
        or behind not in _ABOUT
        or sentence.kind[joint] != "C"
    ):
        return False
    done = joint - 1
    return sentence.low[done].endswith("ed") and not _BE.isdisjoint(sentence.low[max(0, done - 2) : done])


_ABOUT = (["of"], ["for"], ["as"], ["with"], ["in"])
_BE = frozenset({"been", "was", "were", "is", "are", "be", "being"})
