"""How names are compared, and what a name's shape tells."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.lexicon import data
from transforms.mentions.folding import fold, name_key
from transforms.mentions.lexicon import GIVEN_NAMES

_CAPITALISED = re.compile(r"[^\W\d_a-z][\w’'.\-]*$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}$")
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "da",
        "di",
        "dos",
        "la",
        "le",
        "ter",
        "ben",
        "bint",
        "du",
        "san",
    ]
)


def normal(name: str) -> str:
    """A name for comparing: no accents, case, punctuation or leading article."""
    return name_key(name)


def is_capitalised(word: str) -> bool:
    """True for a word that starts with an upper-case letter (any script that has case)."""
    return bool(word) and word[0].isupper()


_COINED = re.compile(
    r"(?!Mc|Mac|De|Di|Da|La|Le|Van|Du|Fitz|O[’'])"
    r"(?:[A-Za-z]+[a-z][A-Z]\w*|[A-Z]{2,6}[a-z]{3,}\w*|[A-Z]{1,3}\d{1,3})$"
)


def is_coined(word: str) -> bool:
    """True for one word with a capital or a number inside it, as outlets call themselves: 'EUobserver', 'N1'."""
    return len(word) < 30 and _COINED.match(word) is not None


def is_initials(text: str) -> bool:
    """True for 'J.', 'J. K.', 'J.K.' or 'JK'."""
    return bool(text) and len(text) <= 8 and text.upper() == text and _INITIAL.match(text) is not None


def is_name_shaped(text: str, most: int = 4) -> bool:
    """True for one to `most` words that are all capitalised, initials or particles, with no digit in them."""
    words = text.split()
    if not 1 <= len(words) <= most or any(char.isdigit() for char in text):
        return False
    if not any(is_capitalised(word) for word in words):
        return False
    return all(
        _CAPITALISED.match(word)
        or word.lower().rstrip(".") in _PARTICLES
        or (word.partition("-")[0] in _PARTICLES and word.partition("-")[2][:1].isupper())  # el-Sayed
        for word in words
    )


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given names in lower case with their gender, female or male."""
    names = data("given_names")
    return {name: gender for gender in ("female", "male") for name in names[gender]}


def is_given_name(word: str) -> bool:
    """True for a capitalised given name that is known, also as the first half of a double one ('Shelly-Ann')."""
    if not word[:1].isupper():
        return False
    first = word.partition("-")[0]
    return any(name.lower() in given_names() or fold(name) in GIVEN_NAMES for name in {word, first})
