"""The subject of a reporting verb, before it or (inverted) behind it."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.citations.grammar import Sentence, words
from transforms.citations.phrases import Phrase, followed_well, phrase_back, phrase_forward

_CLAUSE_EDGES = frozenset(".;:Q-")
# What may stand before a place that acts for its government; elsewhere the place belongs to another phrase.
_FREE = frozenset(".,;:Q-SqR")
_MODALS = frozenset({"would", "could", "can", "may", "might", "must", "shall", "should", "will"})
_NEGATIONS = frozenset({"not", "never", "n't", "n’t"})
_NEGATED = ("n't", "n’t")


@dataclass(slots=True)
class Subject:
    """Who does the saying: the phrase, where it stands to the verb, and what the verb group says about it.

    `same` means that the verb shares the subject of the verb before it ("…and pledged", "…, adding that").
    """

    phrase: Phrase | None = None
    inverted: bool = False
    same: bool = False
    passive: bool = False
    infinitive: bool = False
    doubtful: bool = False


def find_subject(sentence: Sentence, verb: int, takes_object: bool) -> Subject | None:
    """The subject of the verb at this token; None when the verb has none that could speak.

    `takes_object` verbs (tell, urge) have the person addressed behind them, so no inversion is looked for.
    """
    at, auxiliaries = _left_of_verb(sentence, verb)
    known = words()
    form = sentence.low[verb]
    doubtful, nearest = False, None
    for word in auxiliaries:
        doubtful = doubtful or word in _NEGATIONS or word in _MODALS or word.endswith(_NEGATED)
        nearest = nearest or (word if known.kinds.get(word) == "X" else None)
    if not form.endswith("ing") and nearest in known.be:
        return Subject(passive=True, doubtful=doubtful)
    if at < 0:
        behind = None if takes_object else _inverted(sentence, verb)
        return Subject(behind, inverted=True) if behind else None
    kind, low = sentence.kind[at], sentence.low[at]
    if form.endswith("ing") and not any(word in known.be for word in auxiliaries):
        return Subject(same=True)
    if low == "to":
        return Subject(infinitive=True)
    if kind == "C":
        return Subject(same=True, doubtful=doubtful)
    if kind == "R":
        edge = at - 2 if at > 0 and sentence.kind[at - 1] == "," else at - 1
        phrase = phrase_back(sentence, edge) if edge >= 0 else None
        return Subject(phrase, doubtful=doubtful) if phrase else None
    if kind in "Q,)q" and not takes_object:
        behind = _inverted(sentence, verb)
        if behind is not None:
            return Subject(behind, inverted=True, doubtful=doubtful)
    if kind == "Q" and takes_object:
        return None
    if kind == ",":
        before = _over_asides(sentence, at)
        return Subject(before, doubtful=doubtful) if before else None
    phrase = phrase_back(sentence, at) if kind in "Nw#OD" else None
    if phrase is None or (
        phrase.kind == "place" and phrase.first > 0 and sentence.kind[phrase.first - 1] not in _FREE
    ):
        phrase = main_subject(sentence, verb) if kind in "Nw#" else phrase
    if phrase is not None and phrase.first > 0:
        phrase = _name_before_apposition(sentence, phrase) or phrase
    return Subject(phrase, doubtful=doubtful) if phrase else None


def passive_subject(sentence: Sentence, verb: int) -> Phrase | None:
    """Who 'was quoted': the subject of a passive verb."""
    at, _ = _left_of_verb(sentence, verb)
    if at < 0:
        return None
    return _over_asides(sentence, at) if sentence.kind[at] == "," else phrase_back(sentence, at)


def _left_of_verb(sentence: Sentence, verb: int) -> tuple[int, list[str]]:
    """The token where the subject should end, and the auxiliaries and adverbs passed on the way (nearest first)."""
    at = verb - 1
    passed: list[str] = []
    while at >= 0:
        kind, low = sentence.kind[at], sentence.low[at]
        if kind in "NDPC":  # most often
            break
        if kind in "AX" or (kind == "w" and low.endswith("ly") and len(low) > 4 and low not in words().roles):
            passed.append(low)
            at -= 1
        elif kind == "," and at >= 2 and sentence.kind[at - 1] == "A" and sentence.kind[at - 2] == ",":
            at -= 3
        elif kind == "T" and (start := _time_back(sentence, at)) < at:
            at = start
        elif kind == "T" or (kind == "#" and at > 0 and sentence.kind[at - 1] == "T"):
            at -= 1
        elif kind == ")" and (start := _bracket_back(sentence, at)) >= 0:
            at = start - 1
        else:
            break
    return at, passed


def _time_back(sentence: Sentence, at: int) -> int:
    """The token before a time phrase ("on Monday", "last week", "Monday") that ends at `at`."""
    at -= 1
    leads = words().time_leads
    while at >= 0 and (sentence.low[at] in leads or sentence.kind[at] in "T#"):
        at -= 1
    return at


def _bracket_back(sentence: Sentence, at: int) -> int:
    for start in range(at - 1, max(-1, at - 14), -1):
        if sentence.kind[start] == "(":
            return start
    return -1


def _inverted(sentence: Sentence, verb: int) -> Phrase | None:
    at = verb + 1
    while at < sentence.size and sentence.kind[at] in "AT":
        at += 1
    phrase = phrase_forward(sentence, at)
    if phrase is None or not followed_well(sentence, phrase.last):
        return None
    if phrase.kind in ("role", "body", "noun") and sentence.kind[phrase.last + 1 : phrase.last + 2] == [","]:
        name = phrase_forward(sentence, phrase.last + 2)
        if name is not None and name.kind in ("person", "name") and _ends_there(sentence, name.last):
            return name
    if phrase.kind in ("noun", "place") and not (phrase.kind == "noun" and sentence.kind[at] == "D" and verb > 0
                                                 and sentence.kind[verb - 1] == "Q"):  # fmt: skip
        return None
    return phrase


def _ends_there(sentence: Sentence, last: int) -> bool:
    return last + 1 >= sentence.size or sentence.kind[last + 1] in ".,;Q)"


def _segments(sentence: Sentence, comma: int) -> list[tuple[int, int]]:
    """The stretches between the commas of the clause that ends at this comma, the nearest first."""
    found, last, at = [], comma - 1, comma - 1
    while at >= 0 and sentence.kind[at] not in _CLAUSE_EDGES:
        if sentence.kind[at] == ",":
            if at + 1 <= last:
                found.append((at + 1, last))
            last = at - 1
        at -= 1
    if at + 1 <= last:
        found.append((at + 1, last))
    # An age ("Ada Marsh, 43, a farmer,") parts nothing.
    return [part for part in found if not _is_age(sentence, *part)]


def _is_age(sentence: Sentence, first: int, last: int) -> bool:
    return sentence.kind[last] == "#" and (
        first == last or (last - first == 1 and sentence.low[first] == "aged")
    )


def _is_loose(sentence: Sentence, first: int) -> bool:
    """Whether a stretch opens like an adverbial or a relative clause, which holds no subject of the main verb."""
    word, kind = sentence.low[first], sentence.kind[first]
    participle = kind in "wN" and word.endswith("ing") and sentence.mention[first] is None
    following = sentence.low[first + 1 : first + 2]
    passive = kind == "w" and word.endswith("ed") and following and following[0] in ("by", "in", "on", "from")
    return kind in "PRSATX#" or participle or bool(passive) or word == "aged"


def _over_asides(sentence: Sentence, comma: int) -> Phrase | None:
    """The subject in front of 'Name, a teacher at the school, who saw it,' or 'the spokesman, Name,'."""
    segments = _segments(sentence, comma)
    for number, (first, last) in enumerate(segments):
        if _is_loose(sentence, first):
            continue
        phrase = phrase_back(sentence, last, first)
        earlier = segments[number + 1] if number + 1 < len(segments) else None
        named = None
        if earlier is not None and not _is_loose(sentence, earlier[0]):
            named = _ends_in_name(sentence, earlier)
        if named is not None and _is_apposition(sentence, first, phrase):
            return named
        if phrase is None or phrase.kind == "noun":
            continue
        if earlier is not None:
            beyond = segments[number + 2] if number + 2 < len(segments) else None
            if (
                phrase.first == first
                and phrase.kind in ("person", "name")
                and beyond
                and _is_loose(sentence, earlier[0])
            ):
                further = _ends_in_name(sentence, beyond)
                if further is not None and not _is_loose(sentence, beyond[0]):
                    return further
        return phrase
    return None


def _is_apposition(sentence: Sentence, first: int, phrase: Phrase | None) -> bool:
    """Whether a stretch behind a name says what that person is: 'a teacher at the school', 'head of the union'."""
    if sentence.mention[first] is None and sentence.low[first] in (
        "a",
        "an",
        "the",
        "one",
        "his",
        "her",
        "former",
    ):
        return True
    return phrase is not None and phrase.first == first and phrase.kind in ("role", "body", "document")


def _ends_in_name(sentence: Sentence, segment: tuple[int, int]) -> Phrase | None:
    phrase = phrase_back(sentence, segment[1], segment[0])
    return phrase if phrase is not None and phrase.kind in ("person", "name") else None


def _name_before_apposition(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """'Mr Ames, a leader of the party said': the comma before the verb is missing, the name stands before the role."""
    if phrase.kind != "role" or phrase.first < 2 or sentence.kind[phrase.first - 1] != ",":
        return None
    if sentence.low[phrase.first] not in ("a", "an", "the", "former", "one"):
        return None
    segments = _segments(sentence, phrase.first - 1)
    if not segments or _is_loose(sentence, segments[0][0]):
        return None
    named = _ends_in_name(sentence, segments[0])
    return named if named is not None and named.first == segments[0][0] else None


def main_subject(sentence: Sentence, verb: int, from_start: bool = False) -> Phrase | None:
    """The subject of the clause that the verb belongs to, read from the clause's (or the sentence's) start."""
    start = 0 if from_start else verb
    while start > 0 and sentence.kind[start - 1] not in _CLAUSE_EDGES:
        start -= 1
    at = start
    while at < verb:
        while at < verb and (sentence.kind[at] in ",qCA" or sentence.low[at].endswith("ly")):
            at += 1
        if at >= verb:
            return None
        if not _is_loose(sentence, at):
            break
        comma = next((n for n in range(at, verb) if sentence.kind[n] == ","), None)
        if comma is None:
            return None
        at = comma + 1
    phrase = phrase_forward(sentence, at, verb)
    if phrase is not None and phrase.kind == "noun":
        return _cut_to_head(sentence, phrase)
    return phrase


def _cut_to_head(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """A phrase that has swallowed a verb the lists do not know, cut back to its last name or role."""
    for head in range(phrase.head, phrase.first - 1, -1):
        if (
            sentence.mention[head] is not None
            or sentence.low[head] in words().roles
            or sentence.low[head] in words().bodies
        ):
            return phrase_back(sentence, head, phrase.first)
    return None
