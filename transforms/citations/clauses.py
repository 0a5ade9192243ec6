"""What stands behind a reporting verb: adverbials, and whether a reported clause follows them."""

from __future__ import annotations

from transforms.citations.cue_rules import rules
from transforms.citations.grammar import Sentence, words
from transforms.citations.phrases import Phrase, phrase_forward

_HOURS = frozenset({"p.m.", "a.m.", "pm", "am", "o'clock", "o’clock"})
_HALVES = frozenset({"morning", "afternoon", "evening", "night"})
# Subjects that no verb has behind it but at the start of a clause.
_NOMINATIVES = frozenset({"he", "she", "they", "we", "i", "there"})
# An aside between a verb and its clause (", on the radio, that") is short.
_LONGEST_ASIDE = 8
_LONGEST_MODIFIER = 2


def over_adverbials(sentence: Sentence, at: int) -> int:
    """Past 'on Monday', 'in June', 'again', 'in a statement', to where the object or clause begins."""
    documents = words().documents
    while at < sentence.size:
        if sentence.low[at] == "there" and sentence.kind[at + 1 : at + 2] == ["X"]:
            return at  # "thinks there may be"
        year = sentence.kind[at] == "#" and sentence.kind[at - 1] == "T" and _is_of_date(sentence.low[at])
        if year or sentence.kind[at] in "AT" or (sentence.low[at] in _HOURS and sentence.kind[at - 1] == "#"):
            at += 1
            continue
        if sentence.low[at : at + 2] == ["before", "that"] and sentence.kind[at - 1] == "T":
            at += 1  # "concluded two months before that the wall leaned"
            continue
        if sentence.low[at] in _HALVES and sentence.kind[at - 1] == "T":
            at += 1  # "ruled on Wednesday night that"
            continue
        if sentence.low[at] == "more" and sentence.low[at - 1] == "once":
            at += 1
            continue
        period = sentence.low[at + 1] if at + 1 < sentence.size else ""
        if period in words().periods and sentence.low[at] in words().period_leads:
            at += 2
            continue
        stop = at + 1
        while stop < sentence.size and sentence.kind[stop] in "D#" and stop - at < 4:
            stop += 1
        ends = stop < sentence.size and (
            sentence.kind[stop] == "T" or (sentence.kind[at] == "P" and sentence.low[stop] in documents)
        )
        named = _over_named_document(sentence, at, stop) if sentence.kind[at] == "P" and not ends else stop
        if named > stop:  # "found in a 2014 mission report that"
            at = named
            continue
        if sentence.kind[at] in "PD" and (ends or (stop - at > 1 and sentence.kind[stop - 1] == "#")):
            at = stop + 1 if ends else stop
            continue
        return _over_aside(sentence, at)
    return at


def _is_of_date(word: str) -> bool:
    """The year or day behind a month: 'ruled in October 2019 that', 'made known on June 30 that'."""
    if word.isdigit() and len(word) <= 2:
        return True
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def _over_named_document(sentence: Sentence, at: int, stop: int) -> int:
    """Past the word for a document that ends 'in its annual mission report'; else `stop`."""
    for token in range(stop, min(sentence.size, stop + _LONGEST_MODIFIER + 1)):
        if token > stop and sentence.low[token] in words().documents and sentence.low[at] in ("in", "on"):
            return token + 1
        if sentence.kind[token] != "w" or token in sentence.cues:
            break
    return stop


def _over_aside(sentence: Sentence, at: int) -> int:
    """Past the comma in 'noted also, that' and the aside in 'replied, on the radio, that'; else the same token."""
    if sentence.kind[at] != ",":
        return at
    for token in range(at + 1, min(sentence.size, at + _LONGEST_ASIDE)):
        if sentence.low[token] == "that" and sentence.kind[token - 1] == ",":
            return token
        if sentence.kind[token] in ".;:QqRXC" or (token in sentence.cues and sentence.mention[token] is None):
            break
    return at


def that_behind_person(sentence: Sentence, last: int) -> bool:
    """'reminded members that', 'informed the council of Halse that'."""
    for token in range(last + 1, min(sentence.size, last + 8)):
        if sentence.kind[token] in ".,;:Q":
            return False
        if sentence.low[token] == "that":
            return True
    return False


def that_behind_place(sentence: Sentence, at: int) -> bool:
    """'wrote in the Courier that', 'posted on the network that': where it was said stands before the clause."""
    if at >= sentence.size or sentence.low[at] not in ("in", "on", "to", "for", "via", "before"):
        return False
    place = phrase_forward(sentence, at + 1)
    if place is None:
        return False
    behind = place.last + 1
    if sentence.kind[behind : behind + 1] == ["("] and sentence.kind[behind + 2 : behind + 3] == [")"]:
        behind += 3  # "told to the Harbour Agency (HA) that"
    behind = over_adverbials(sentence, behind)  # "submitted to the court in 2016 that"
    return "that" in sentence.low[behind : behind + 1]


def has_clause(sentence: Sentence, at: int) -> bool:
    """Whether a reported clause follows: 'that …', 'how …', ': …', or a phrase with its own verb."""
    if at >= sentence.size:
        return False
    if sentence.kind[at] in ":QS" or sentence.low[at] == "that":
        return True
    if sentence.kind[at] not in "DNwO#P" and sentence.low[at] != "there":
        return False
    if sentence.low[at] in _NOMINATIVES:
        return True
    for token in range(at + 1, min(sentence.size, at + 9)):
        kind = sentence.kind[token]
        if kind in ".,;:QCSR)":
            return False
        if kind == "X":
            return True
    return False


def has_bare_clause(sentence: Sentence, at: int, lemma: str) -> bool:
    """Whether a verb that takes no thing for its object is followed by a phrase with a verb in the past behind it:
    'reckoned the detour added an hour'."""
    if lemma not in rules().clause_only or at >= sentence.size or sentence.kind[at] not in "DNw#":
        return False
    if lemma in _THINKING and (_is_long(sentence, at) or _is_joined(sentence, at)):
        return True
    phrase = phrase_forward(sentence, at)
    if phrase is None:
        return False
    for token in range(at + 1, min(sentence.size, phrase.last + 2)):
        word = sentence.low[token]
        past = sentence.kind[token] == "w" and word.endswith("ed") and sentence.kind[token - 1] in "Nw#"
        following = sentence.kind[token + 1 : token + 2]
        if past and following and following[0] in "DPNA#SwOT":
            return True
    return False


# What somebody thinks is a clause, however its verb looks, where it is this long: "believes the plan breaks the law".
_THINKING = frozenset({"believe", "think", "reckon"})
_SHORTEST_CLAUSE = 5


def _is_long(sentence: Sentence, at: int) -> bool:
    kinds = sentence.kind[at : at + _SHORTEST_CLAUSE]
    return len(kinds) == _SHORTEST_CLAUSE and not set(kinds) & set(".,;:QqPC")


def _is_joined(sentence: Sentence, at: int) -> bool:
    """Whether two things joined by "and" have a verb behind them: 'believes oil and gas prices will remain high'."""
    for token in range(at + 1, min(sentence.size, at + 9)):
        if sentence.kind[token] in ".,;:QqSR":
            return False
        if sentence.kind[token] == "X":
            return True
    return False


def is_relative(sentence: Sentence, phrase: Phrase | None) -> bool:
    """'talks that the board had offered to hold': what is offered stands before the clause."""
    if phrase is None or phrase.first < 2 or sentence.low[phrase.first - 1] not in ("that", "which"):
        return False
    return sentence.kind[phrase.first - 2] in "wN" and phrase.first - 2 not in sentence.cues


def is_progressive(sentence: Sentence, at: int) -> bool:
    """'the Post is reporting that', 'are now saying': the form of a verb of its own."""
    before = at - 1
    while before > 0 and sentence.kind[before] == "A":
        before -= 1
    return sentence.low[before] in words().be


def behind_what(sentence: Sentence, phrase: Phrase | None) -> bool:
    """'what he says is', 'what, we are told, it says': whether the subject stands behind a 'what'."""
    if phrase is None or phrase.first == 0:
        return False
    before = phrase.first - 1
    if sentence.kind[before] != ",":
        return sentence.low[before] == "what"
    aside = range(max(1, before - _LONGEST_ASIDE), before)
    return any(sentence.low[at - 1] == "what" and sentence.kind[at] == "," for at in aside)


def is_parted_clause(sentence: Sentence, last: int, lemma: str, subject: Phrase | None) -> bool:
    """'a woman whom they believe set the barn alight': the clause stands around the pronoun and its verb."""
    if subject is None or subject.kind != "pronoun" or subject.last != last - 1 or lemma not in _HELD:
        return False
    if sentence.low[subject.first - 1] not in _WHOM or subject.first < _FEWEST_BEFORE:
        return False
    verb = last + 1
    if verb >= sentence.size or sentence.kind[verb] not in "Xw":
        return False
    return sentence.kind[verb] == "X" or not sentence.low[verb].endswith("ly")


_WHOM = frozenset({"whom", "which", "who"})
_HELD = frozenset({"believe", "think", "suspect", "fear", "hope", "reckon"})
_FEWEST_BEFORE = 3
