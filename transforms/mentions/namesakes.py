"""Several persons of one name in a text: which of them a surname or a given name alone means, or that none can be told.

What tells them apart, in this order: a title of address that fits one of them only ("Mrs Marsh"); an office that one
of them was named with ("Judge Marsh"); that only one of them has been named in full so far; that only one of them has
been named in full before in this paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.mentions.folding import fold
from transforms.mentions.lexicon import GIVEN_NAMES, read_word_sets, token_class
from transforms.mentions.resolution import Identity

_GENDER = read_word_sets("gender.txt")
_SEXES = ("man", "woman")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]{0,30})[.,]? $")
_REACH = 34
# Known given names that end so are women's, but for those that the data file has as men's ("Luca").
_OF_WOMEN = "a"
# Where a full name stands: the start of each occurrence.
Places = dict[Identity, list[int]]


def fits(text: str, start: int, person: Identity) -> bool:
    """Whether the title of address before a name, where there is one, may be this person's: "Mrs" is not for Henry."""
    sex = _addressed(_word_before(text, start))
    if sex is None:
        return True
    own = _by_given_name(person)
    return own is None or own == sex


def told_apart(text: str, start: int, persons: Iterable[Identity], places: Places) -> Identity | None:
    """The one of several persons of a name whom the name at `start` means; None where two are as likely.

    `places` tells where each is named in full.
    """
    left = sorted(persons)
    before = _word_before(text, start)
    sex = _addressed(before)
    if sex is not None:
        borne = [(person, _sex(text, person, places)) for person in left]
        left = [person for person, own in borne if own == sex] or [p for p, own in borne if own is None]
    elif before and token_class(before.capitalize()) == "T":
        left = [p for p in left if _is_called(text, before, places.get(p, ()))] or left
    if len(left) > 1:
        left = [p for p in left if any(at < start for at in places.get(p, ()))] or left
    if len(left) > 1:
        paragraph = text.rfind("\n", 0, start)
        left = [p for p in left if any(paragraph < at < start for at in places.get(p, ()))]
    return left[0] if len(left) == 1 else None


def _word_before(text: str, start: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    return fold(found.group(1)) if found else ""


def _addressed(word: str) -> str | None:
    """The sex that a title of address tells."""
    return next((sex for sex in _SEXES if word in _GENDER[f"{sex}_title"]), None) if word else None


def _is_called(text: str, title: str, places: Iterable[int]) -> bool:
    return any(_word_before(text, at) == title for at in places)


def _sex(text: str, person: Identity, places: Places) -> str | None:
    own = _by_given_name(person)
    if own is not None:
        return own
    for at in places.get(person, ()):
        before = _word_before(text, at)
        for sex in _SEXES:
            if before in _GENDER[f"{sex}_title"] or before in _GENDER[f"{sex}_kin"]:
                return sex
    given = fold(person.name.split()[0])
    return "woman" if given.endswith(_OF_WOMEN) and given in GIVEN_NAMES else None


def _by_given_name(person: Identity) -> str | None:
    given = fold(person.name).split()[0] if " " in person.name else ""
    return next((sex for sex in _SEXES if given in _GENDER[sex]), None)
