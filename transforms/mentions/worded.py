"""Persons whose names are words of another kind: titles as surnames ("Alice Dean"), words as given names ("Hope
Torvik"), and the family names of East Asia, which stand in front ("Liu Xiaomei", "Park Ji-eun")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.mentions.folding import fold
from transforms.mentions.lexicon import TITLES, is_common, read_word_sets
from transforms.mentions.places import is_listed

_PARTS = read_word_sets("word_parts.txt")
_SURNAMES, _MIDDLE = _PARTS["title_surname"], _PARTS["title_middle"]
_GIVEN, _SURE_GIVEN, _MONTHS = _PARTS["word_given"], _PARTS["sure_given"], _PARTS["month_given"]
_FAMILY, _WORD_FAMILY, _TIES = _PARTS["family_first"], _PARTS["word_family_first"], _PARTS["tie"]
# "Ji-eun", "Hsien-loong": two syllables of a given name, the second in lower case.
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,6}-([a-z]{2,6})")
_LONGEST_NAME, _LONGEST_FAMILY = 3, 7
_ENDINGS = ("ed", "ing", "ly", "er", "like", "wide", "style", "era")
_PARTICIPLES = ("ed", "ing")
_JOINED = ("and", "&")
# What stands in the middle of names of Vietnam, and is a word, too.
_MIDDLE_NAMES = ("Van", "Thi", "Duc", "Huu", "Ngoc", "Quang", "Minh")
_FEWEST = 2


class Token(NamedTuple):
    """One token of a run: offsets in the run, its class (see `lexicon.token_class`; K for a joining word)."""

    start: int
    end: int
    text: str
    kind: str
    possessive: bool


def as_persons(tokens: list[Token]) -> None:
    """Give the words of persons' names in a run the class of names."""
    for at, token in enumerate(tokens):
        if token.kind == "T" and at:
            if _is_surname(tokens, at):
                tokens[at] = token._replace(kind="U")
        elif at + 1 < len(tokens) and not token.possessive:
            follower = tokens[at + 1]
            if token.kind in "CEUP" and _opens_name(tokens, at) and _is_given(token, follower):
                tokens[at] = token._replace(kind="G")
            elif follower.text in _MIDDLE_NAMES and at + 2 < len(tokens) and fold(token.text) in _FAMILY:
                tokens[at], tokens[at + 1] = token._replace(kind="G"), follower._replace(kind="G")
            elif follower.kind in "UG" and _is_family_name(tokens, at):
                tokens[at] = token._replace(kind="G")
                if follower.kind == "U" and not follower.possessive:
                    tokens[at + 1] = follower._replace(kind="G")


def month_as_given(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with a person called like a month: "June Torvik"."""
    if not _FEWEST <= len(tokens) <= _LONGEST_NAME or tokens[0].kind != "M" or tokens[0].possessive:
        return False
    surnames = all(token.kind == "U" and not is_listed(token.text) for token in tokens[1:])
    month = tokens[0].text.lower()
    return surnames and (month in _MONTHS or (month == "may" and len(tokens) == _LONGEST_NAME))


def _is_surname(tokens: list[Token], at: int) -> bool:
    """ "Alice Dean", "Ahmad Shah Torvik": a title right behind a given name, and no other title or office behind it."""
    word = fold(tokens[at].text)
    if word not in _SURNAMES and word not in _MIDDLE:
        return False
    first = at
    while first and tokens[first - 1].kind in "GUI" and not tokens[first - 1].possessive:
        first -= 1
    size = at - first
    if not 0 < size < _LONGEST_NAME or tokens[first].kind != "G":
        return False
    if at + 1 == len(tokens) or tokens[at].possessive or tokens[at + 1].text in _JOINED:
        return word in _SURNAMES
    return size == 1 and word in _MIDDLE and tokens[at + 1].kind == "U"


def _opens_name(tokens: list[Token], at: int) -> bool:
    """Whether nothing but a title or a joining word stands before a word in its run."""
    return at == 0 or tokens[at - 1].kind in "TWNC" or tokens[at - 1].text in _JOINED


def _is_given(token: Token, follower: Token) -> bool:
    word = token.text.lower()
    if follower.text.partition("-")[2][:1].islower() or _is_inflected(follower):
        return False
    if word in _SURE_GIVEN:
        return follower.kind in "UGCOFP" and not follower.text.isupper()
    return word in _GIVEN and follower.kind in "UG" and not is_listed(follower.text)


def _is_inflected(token: Token) -> bool:
    """Whether a word is a form of a common one, as headlines have: "Hope Dims", "Beauty Salons", "Bill Passed"."""
    word = token.text.lower()
    if token.kind == "C":
        return word.endswith(_PARTICIPLES)
    return token.kind == "U" and word.endswith("s") and is_common(word[:-1])


def _is_family_name(tokens: list[Token], at: int) -> bool:
    """Whether a family name of East Asia stands here, and a given name behind it."""
    token, follower = tokens[at], tokens[at + 1]
    word = fold(token.text)
    if at and tokens[at - 1].kind in "GUI" and not tokens[at - 1].possessive:
        return False
    given = _SYLLABLES.fullmatch(follower.text)
    if given and not given.group(1).endswith(_ENDINGS) and given.group(1) not in _TIES:
        return word in _FAMILY or word in _WORD_FAMILY
    if word not in _FAMILY or token.kind not in "UG" or follower.kind != "U" or follower.text.isupper():
        return False
    return not is_listed(f"{token.text} {follower.text}") and follower.text.lower() not in TITLES
