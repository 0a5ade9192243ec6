"""People told by what they are doing: 'a man waiting at the station said', 'a person familiar with the matter'."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.phrases import Phrase, phrase_forward

# So many words at most stand between who does something and the verb of saying.
_REACH = 12
_SPEAKING = frozenset({"writing", "speaking", "reporting", "posting"})
_OPENING = frozenset(".;,:QCSq-")
_INSIDE = frozenset("wNDP#AT")
_PEOPLE = word_set("nameless_many") | word_set("nameless_plain")
_DETERMINED = frozenset("DN#")


def who_is_doing(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """The officer in 'The officer leading the inquiry said', where `phrase` is the inquiry: somebody who opens the
    clause and whose participle the phrase belongs to; None for any other phrase."""
    if phrase.first < 2:
        return None
    for at in range(phrase.first - 1, max(0, phrase.first - _REACH), -1):
        speaking = (
            sentence.low[at] in _SPEAKING and sentence.kind[at + 1] == "P"
        )  # "Researchers writing in Tides say"
        participle = sentence.kind[at] in "wX" and (speaking or at not in sentence.cues)
        if participle and (sentence.low[at].endswith("ing") or _is_done_to(sentence, at, phrase)):
            return _doer(sentence, at - 1, phrase.last)
        if sentence.kind[at] not in _INSIDE:
            return None
    return None


def _is_done_to(sentence: Sentence, at: int, phrase: Phrase) -> bool:
    """'residents reached by phone', 'protesters gathered at the palace': what was done to them or where they are."""
    done = sentence.low[at].endswith("ed") or sentence.low[at] in _DONE
    if not done or sentence.kind[at + 1] != "P" or phrase.kind in ("pronoun", "name"):
        return False
    return sentence.low[at + 1] == "by" or phrase.kind not in ("role", "person")


_DONE = frozenset(
    {"caught", "held", "shot", "hurt", "taken", "brought", "born", "sent", "hit", "stuck", "left"}
)
# Whoever has samples taken or a poll made tells what these show.
_EXAMS = word_set("doing_exams")
_CARRIED = frozenset({"out", "up"})


def has_examined(sentence: Sentence, phrase: Phrase | None) -> bool:
    """Whether a phrase names who made what is shown: 'Samples taken by the Guild found', 'A poll commissioned by the
    Guild shows'."""
    by = phrase.first - 1 if phrase is not None else 0
    if by < 2 or sentence.low[by] != "by":
        return False
    done = by - 1 - (sentence.low[by - 1] in _CARRIED)
    return done > 0 and sentence.low[done - 1] in _EXAMS


def _doer(sentence: Sentence, head: int, last: int) -> Phrase | None:
    """The people whose noun stands at `head`, with all that they are doing, where nothing stands before them."""
    known, noun = words(), sentence.low[head]
    kind = "role" if noun in known.roles or noun in _PEOPLE else "body" if noun in known.bodies else None
    if kind is None or (sentence.kind[head] != "w" and head > 0):
        return None
    first = head
    while first > 0 and sentence.kind[first - 1] == "w" and first - 1 not in sentence.cues:
        first -= 1
    if first > 1 and sentence.low[first - 1] == "of" and sentence.low[first - 2] in _TEAMS:
        first -= 2  # "a team of divers led by the museum"
        while first > 0 and sentence.kind[first - 1] == "w" and first - 1 not in sentence.cues:
            first -= 1
    while first > 0 and sentence.kind[first - 1] in _DETERMINED:
        first -= 1
    if first > 0 and sentence.kind[first - 1] not in _OPENING:
        return None
    if sentence.kind[first] not in _DETERMINED and not noun.endswith("s") and noun not in _PEOPLE:
        return None
    return Phrase(first, last, head, kind)


_TEAMS = frozenset(
    {"team", "teams", "group", "groups", "panel", "crew", "number", "coalition", "handful", "pair"}
)
_STANDING = {"familiar": "with", "close": "to", "briefed": "on", "involved": "in", "acquainted": "with"}
_ANYBODY = frozenset({"person", "persons", "people", "someone", "somebody", "source", "sources"})
_NEAR = 6


def insider(sentence: Sentence, first: int) -> Phrase | None:
    """The person of 'said a person familiar with the matter', 'says a diplomat close to the talks', which begins at the
    token `first`."""
    for at in range(first + 1, min(sentence.size - 2, first + _NEAR)):
        if sentence.low[at + 1] != _STANDING.get(sentence.low[at]):
            continue
        people = phrase_forward(sentence, first, at)
        if people is None or people.last != at - 1:
            return None
        if people.kind != "role" and sentence.low[people.head] not in _ANYBODY:
            return None
        matter = at + 2
        while matter < sentence.size and sentence.kind[matter] == "D":
            matter += 1
        last = matter
        while last < sentence.size and sentence.kind[last] in "Nw" and last not in sentence.cues:
            last += 1
        return replace(people, last=last - 1, kind="role") if last > matter else None
    return None


def over_seat(sentence: Sentence, at: int) -> int:
    """Past 'in Halse' behind an office, to the comma in front of the name: "its director in Halse, Ada Marsh"."""
    if sentence.low[at : at + 1] not in (["in"], ["from"], ["at"]):
        return at
    stop = at + 1
    while stop < sentence.size and sentence.kind[stop] in "ND":
        stop += 1
    return stop if stop > at + 1 and sentence.kind[stop : stop + 1] == [","] else at


def behind_relative(sentence: Sentence, comma: int) -> bool:
    """Whether the stretch in front of this comma is a clause with 'who'."""
    for at in range(comma - 1, max(0, comma - _LONGEST_WHO), -1):
        if sentence.kind[at] in ".;:Q-,":
            return sentence.low[at + 1] in ("who", "whose")
    return False


_LONGEST_WHO = 24
