"""People without names who say one thing together: 'a local official, a teacher and a survivor said'."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.grammar import Sentence, words
from transforms.citations.phrases import Phrase, phrase_back

_INDEFINITE = frozenset({"a", "an", "one", "some", "two", "three", "several", "many", "other"})
_OWNED = frozenset({"his", "her", "its", "their"})
# "Marsh and colleagues report"
_FELLOWS = frozenset(
    {"colleagues", "co-authors", "coauthors", "co-workers", "others", "associates", "collaborators"}
)
_MOST = 4


def with_partners(sentence: Sentence, phrase: Phrase) -> Phrase:
    """The phrase of nameless people, from the first of those who are joined to it with commas and 'and'."""
    if phrase.first < 2 or sentence.low[phrase.first - 1] not in ("and", "&"):
        return phrase
    if phrase.kind in ("person", "name"):
        kin = _in_company(sentence, phrase) if sentence.low[phrase.first] in _OWNED else None
        return kin or (_family(sentence, phrase) if phrase.kind == "person" else phrase)
    if phrase.kind not in ("role", "body"):
        return phrase
    joined = sentence.low[phrase.first] in _OWNED or sentence.low[phrase.first] in _FELLOWS
    if joined and (leading := _in_company(sentence, phrase)) is not None:
        return leading
    if phrase.kind == "body":
        return phrase
    if phrase.mention is not None or not _is_indefinite(sentence, phrase):
        return phrase
    first = phrase.first
    for _ in range(_MOST):
        joint = sentence.low[first - 1] if first else ""
        before = phrase_back(sentence, first - 2) if joint in ("and", ",") and first > 1 else None
        if before is None or before.mention is not None or before.kind not in ("role", "body"):
            break
        if not _is_indefinite(sentence, before):
            break
        first = before.first
    opens = first == 0 or sentence.kind[first - 1] in ".,;:QCSq-"
    return replace(phrase, first=first) if first < phrase.first and opens else phrase


def _in_company(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """'Ada Marsh and her colleagues', 'the Guild and its members' as one phrase, which is about the one named."""
    before = phrase_back(sentence, phrase.first - 2)
    if before is None or before.kind not in ("person", "organization", "name"):
        return None
    opens = before.first == 0 or sentence.kind[before.first - 1] in ".,;:QCSq-"
    return replace(before, last=phrase.last) if opens else None


def _family(sentence: Sentence, phrase: Phrase) -> Phrase:
    """'Ada and Ivo Marsh' and 'Ada Marsh and Ivo Rusk' where they open a clause or stand behind a quotation."""
    first = phrase.first - 2
    if sentence.kind[first] != "N" or phrase.name_first != phrase.first:
        return phrase
    while first > 0 and sentence.kind[first - 1] == "N" and phrase.first - first < _MOST:
        first -= 1
    whole = all(
        (mention := sentence.mention[at]) is None or mention.type == "person"
        for at in range(first, phrase.first - 1)
    )
    opens = first == 0 or sentence.kind[first - 1] in ".;:Qq-"
    return replace(phrase, first=first) if whole and opens else phrase


def _is_indefinite(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase brings somebody new: 'a teacher', 'residents', 'police'."""
    if sentence.low[phrase.first] in _INDEFINITE:
        return True
    bare = sentence.kind[phrase.first] != "D"
    return bare and (sentence.low[phrase.head].endswith("s") or sentence.low[phrase.head] in words().bodies)
