"""Persons who are called like a place: told by whose kin they are ("his wife Verona", "her brother Chad")."""

from __future__ import annotations

from transforms.mentions.discovery import Candidate
from transforms.mentions.folding import name_key
from transforms.mentions.known import Known
from transforms.mentions.lexicon import read_word_sets

_KIN = read_word_sets("cues.txt")["kin_before"]
_LAST_LETTERS = frozenset(word[-1] for word in _KIN)
_LONGEST = max(map(len, _KIN)) + 1


def is_kin(text: str, one: Known) -> bool:
    """Whether a registered place of one word stands right behind a word for somebody's kin."""
    start, _, name = one
    if text[start - 2 : start - 1] not in _LAST_LETTERS or text[start - 1] != " " or " " in name.surface:
        return False
    word = text[max(0, start - 1 - _LONGEST) : start - 1].rpartition(" ")[2]
    return word in _KIN and name.is_place


def kin_of(text: str, one: Known) -> Candidate:
    """The person in the place's stead."""
    start, end, _ = one
    surface = text[start:end]
    return Candidate(start, end, surface, "person", 0.9, "U", False, False, name_key(surface))
