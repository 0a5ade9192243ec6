"""Folding of text and names, so that spellings of one name meet.

Two folds: `fold` keeps the length (offsets in the folded text are offsets in the text), `name_key` is what two names
must share to be the same name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_NON_WORD = re.compile(r"[\W_]+")
_LEADING_ARTICLES = ("the ", "al ")

_APOSTROPHES = "’‘ʼʻ`´′‛ʹʿʾ"
_HYPHENS = "-‐‑‒–\xad"
# Letters that Unicode does not decompose; one character each, since the fold keeps offsets.
_LETTERS = {
    "ß": "s",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "İ": "I",
    "æ": "a",
    "Æ": "A",
    "œ": "o",
    "Œ": "O",
    "ð": "d",
    "Ð": "D",
    "þ": "t",
    "Þ": "T",
}
# More foreign characters than this in one text, and one pass of `translate` beats a `replace` for each.
_MANY_DISTINCT = 40


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """The one character that stands for `char` in folded text (case kept)."""
    if char in _LETTERS:
        return _LETTERS[char]
    if char in _APOSTROPHES:
        return "'"
    if char in _HYPHENS or (char.isspace() and char not in "\r\n"):
        return " "
    plain = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return plain if len(plain) == 1 else char


def fold_marks(text: str) -> str:
    """The text without diacritics, with one kind of apostrophe, hyphens as spaces; same length, case kept."""
    if text.isascii():
        return text.replace("-", " ").replace("\t", " ")
    text = text.replace("’", "'").replace("–", " ")
    foreign = () if _is_plain(text) else set(_NON_ASCII.findall(text))
    if len(foreign) > _MANY_DISTINCT:
        text = text.translate({ord(char): fold_char(char) for char in foreign})
    else:
        for char in foreign:
            folded = fold_char(char)
            if folded != char:
                text = text.replace(char, folded)
    return text.replace("-", " ").replace("\t", " ")


def _is_plain(text: str) -> bool:
    """Whether a text has no other foreign characters than the commonest marks, which fold to themselves."""
    return text.replace("“", "").replace("”", "").replace("—", "").replace("…", "").isascii()


def fold(text: str) -> str:
    """`fold_marks` in lower case; same length, so offsets stay those of `text`."""
    if text.isascii():
        lowered = text.lower()
        return lowered if lowered.isalpha() else lowered.replace("-", " ").replace("\t", " ")
    marked = fold_marks(text)
    lowered = marked.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in marked)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The key by which two spellings count as one name: no case, marks, punctuation or leading article."""
    plain = name
    if not name.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = plain.casefold()
    words = plain.split()
    if not "".join(words).isalnum():  # most names are words and spaces, for which this is the shorter way
        words = _NON_WORD.sub(" ", plain).split()
    key = " ".join(words)
    return key.partition(" ")[2] if key.startswith(_LEADING_ARTICLES) else key
