"""What stands directly around a name in a text: the words before it, quotations that end there, initials behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.mentions.lexicon import HEADS, ROLES, token_class

_TAIL = re.compile(r"[^\W\d_][\w'’-]*$")
_INITIALS = re.compile(r" \(([A-Z][A-Za-z]{2,7})[,;)]")
_SPEECH_CLOSES = tuple("\"”»’'")
_OFFICE_OF = re.compile(r"([\w-]{3,20}) of the (?:[a-z-]{3,20} )?[a-z-]{3,20} $")
# "he" or "she" as a word: two patterns that begin with letters, to which a search can jump.
_PRONOUN, _HE = re.compile(r"he\b(?:(?<=\bhe)|(?<=\b[Ss]he))"), re.compile(r"He\b(?<=\bHe)")
_TOLD_WITHIN = 240
_PERSONS = frozenset(word for word, role in ROLES.items() if role == "person")
_NOT_TOLD_OF = ("'s", "’s", ", ")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_REACH = 64
# Signs that no word ends with, which stand before most words that open a sentence.
_NO_WORD = ".,;:!?"
_WIDEST = 90


def words_before(text: str, start: int) -> tuple[str, str]:
    """The last word before a name, and the word before that where only a space parts them ('' for none)."""
    if start > 1 and text[start - 2] in _NO_WORD:
        return "", ""
    return _last_words(text[max(0, start - _REACH) : start - 1])


# Asked for by several rules about one name, one after the other.
@lru_cache(maxsize=256)
def _last_words(window: str) -> tuple[str, str]:
    if "\u00a0" in window:
        window = window.replace("\u00a0", " ")
    cut = window.rfind(" ")
    token = window[cut + 1 :]
    last = _tail(token)
    if cut < 0 or last != token or not last:
        return last, ""
    return last, _tail(window[window.rfind(" ", 0, cut) + 1 : cut])


@lru_cache(maxsize=65536)
def _tail(token: str) -> str:
    """The word that a token ends in: "the" of "(the", nothing of "said:"."""
    found = _TAIL.search(token)
    return found.group() if found else ""


def is_told_of(text: str, end: int) -> bool:
    """Whether the next who is told of behind a name is "he" or "she", and nobody else is named or called before that:
    "Torvik welcomed the news. “At last,” she wrote."."""
    if text.startswith(_NOT_TOLD_OF, end):
        return False
    told = _told_at(text, end)
    if told < 0:
        return False
    words = _WORD.findall(text, end, told)
    return _PERSONS.isdisjoint(words) and not any(
        word[0].isupper() and token_class(word) not in "WC" for word in words
    )


def _told_at(text: str, end: int) -> int:
    """Where in a line the next "he" or "she" stands; -1 without one nearby."""
    stop = text.find("\n", end, end + _TOLD_WITHIN)
    stop = end + _TOLD_WITHIN if stop < 0 else stop
    found = _PRONOUN.search(text, end, stop)
    found = _HE.search(text, end, found.start() if found else stop) or found
    if found is None:
        return -1
    at = found.start()
    return at - 1 if text[at - 1] in "Ss" else at


def raised_before(text: str, start: int) -> bool:
    """Whether the word before the comma or the "and" in front of a name may be one with a capital."""
    before = text[max(0, start - _REACH) : start].removesuffix("and ").rstrip(", ")
    return not before[before.rfind(" ") + 1 :].islower()


def closes_before(text: str, at: int) -> bool:
    """Whether a quotation ends before a word, with nothing but a dash or a comma between them."""
    return text[max(0, at - 4) : at].rstrip(" ,–—-")[-1:] in _SPEECH_CLOSES


def is_defined(text: str, start: int, end: int) -> bool:
    """Whether all the initials of a name stand in brackets behind it: "Otter Watch Torvik (OWT)" is no person."""
    short = _INITIALS.match(text, end)
    return (
        short is not None and short.group(1).lower() == "".join(w[0] for w in text[start:end].split()).lower()
    )


def heads_it(text: str, start: int) -> bool:
    """Whether an office stands before the word in front of a name: "the director of the museum"."""
    office = _OFFICE_OF.search(text, max(0, start - _REACH), start)
    return office is not None and ROLES.get(office.group(1).lower()) == "person"


def is_thing_spelled(text: str, start: int, acronym: str) -> bool:
    """Whether an acronym in brackets has the initials of words in lower case that name no body: "avian leaf blight
    (ALB)", but no "harbour water board (HWB)"."""
    letters = acronym.lower()
    if text[start - 2 : start] != " (" or not letters.isalpha():
        return False
    words = text[max(0, start - _WIDEST) : start - 2].replace("-", " ").split(" ")[-len(letters) :]
    if len(words) < len(letters) or not words[-1].islower() or HEADS.get(words[-1]) == "organization":
        return False
    plain = all(word.isalpha() and word.islower() for word in words[1:])
    return plain and "".join(word[:1].lower() for word in words) == letters
