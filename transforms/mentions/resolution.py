"""From found names to identities: full names, surnames and other short forms, acronyms defined in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.ids import content_id
from transforms.mentions.folding import fold, name_key
from transforms.mentions.lexicon import GIVEN_NAMES, HEADS, is_common, read_word_sets

_PARTICLES = read_word_sets("word_parts.txt")["particle"]
_GENERATION = frozenset(("jr", "sr", "ii", "iii", "iv"))
_WORD = re.compile(r"[^\s]+")
_AFTER_LONG_FORM = re.compile(
    r"[\"”’']{0,2},? ?(?:\(|\[)"
    r"(?:[^()\[\]\n]{0,30}(?:also|known as|abbreviated|acronym|hereafter|hereinafter|or|the|called) )?"
    r"[\"“‘']{0,2}([A-Z][\w.&/-]{1,12})[\"”’']{0,2}(?=[)\],;])"
    r"|,? (?:a\.?k\.?a\.?|also known as|known as|abbreviated as) (?:the )?([A-Z][A-Z\w.&-]{1,9})\b"
)
_ALSO = re.compile(
    r",? ?(?:a\.?k\.?a\.?|and|or|also known as|,|/) ?(?:the )?([A-Z][A-Za-z.&]{1,9})\b(?=[)\],;/ ])"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who or what a name stands for: registered or discovered."""

    entity_id: str
    name: str
    type: str
    is_registered: bool


@lru_cache(maxsize=65536)
def discovered(name: str, kind: str) -> Identity:
    """The identity of an unregistered name: the same on every run."""
    return Identity(content_id("entity", kind, name_key(name)), name, kind, False)


@dataclass(slots=True)
class NameBook:
    """The names read in one text: full names by key, and which identities each short form may stand for."""

    full: dict[str, Identity] = field(default_factory=dict)
    persons: dict[str, set[Identity]] = field(default_factory=dict)
    others: dict[str, set[Identity]] = field(default_factory=dict)
    heads: dict[str, set[Identity]] = field(default_factory=dict)
    acronyms: dict[str, Identity] = field(default_factory=dict)

    def add(self, identity: Identity, spelling: str) -> None:
        """Enter a full name as it was read (or registered)."""
        self.full.setdefault(name_key(spelling), identity)
        if identity.type == "person":
            for form in person_forms(spelling):
                self.persons.setdefault(form, set()).add(identity)
        elif identity.type in ("organization", "facility"):
            for form in other_forms(spelling):
                self.others.setdefault(form, set()).add(identity)
            for head in head_words(spelling):
                self.heads.setdefault(head, set()).add(identity)

    def person(self, surface: str) -> set[Identity]:
        """The persons that a surname, given name or surname with particles may stand for."""
        return self.persons.get(name_key(surface), set())

    def other(self, surface: str) -> set[Identity]:
        """The organizations and facilities that a shortened name may stand for."""
        return self.others.get(name_key(surface), set())


@lru_cache(maxsize=65536)
def person_forms(name: str) -> frozenset[str]:
    """Keys of the short forms of a person's name: surname with and without particles, given name, given name and
    surname without the middle."""
    words = [word.rstrip(".,") for word in name.split()]
    words = [word for word in words if word and fold(word) not in _GENERATION]
    if len(words) < 2:
        return frozenset((name_key(name),)) if words else frozenset()
    forms = {name_key(words[-1]), name_key(words[0])}
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]) in _PARTICLES:
        start -= 1
        forms.add(name_key(" ".join(words[start:])))
    if start > 1:
        forms.add(name_key(" ".join([words[0], *words[start:]])))
        forms.add(name_key(" ".join(words[1:])))
        if start > 1 and not words[1][0].islower():
            forms.add(name_key(" ".join(words[:2])))
            forms.add(name_key(words[1]))
    last = words[-1]
    for prefix in ("al-", "el-", "Al-", "El-", "al ", "ad-", "as-", "ar-", "az-", "an-", "ash-"):
        if last.startswith(prefix):
            forms.add(name_key(last[len(prefix) :]))
    forms.discard(name_key(name))
    return frozenset(form for form in forms if len(form) > 1)


@lru_cache(maxsize=65536)
def other_forms(name: str) -> frozenset[str]:
    """Keys of the short forms of an organization's or facility's name: without its company suffix or last heads, and
    its first distinctive word ("Halden" for "Halden Shipping Company")."""
    words = name.split()
    forms: set[str] = set()
    end = len(words)
    while end > 1 and HEADS.get(fold(words[end - 1].rstrip("."))) is not None:
        end -= 1
        forms.add(name_key(" ".join(words[:end])))
    if len(words) > 2 and fold(words[0]) in ("camp", "fort", "fc", "ac", "hotel"):
        forms.add(name_key(" ".join(words[1:])))
    if len(words) == 2 and fold(words[0]) in ("camp", "fort", "fc", "ac"):
        forms.add(name_key(words[1]))
        forms.add(name_key(f"{words[1]} {words[0]}"))
    if " of " not in name and " for " not in name and len(words) > 1:
        forms.add(name_key(words[0]))
        if len(words) == 2:
            forms.add(name_key(words[1]))
    forms.discard(name_key(name))
    plain = {form for form in forms if all(is_common(word) or HEADS.get(word) for word in form.split())}
    return frozenset(form for form in forms - plain if len(form) > 2)


@lru_cache(maxsize=65536)
def head_words(name: str) -> frozenset[str]:
    """The general words by which a text may call an organization again: "the Ministry", "the Board"."""
    words = [fold(word) for word in name.split()]
    spots = [words[0], words[-1]] if " of " in name or " for " in name else [words[-1]]
    return frozenset(word for word in spots if HEADS.get(word) == "organization")


def initials_match(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym are initials of the name's words, in order, joining words optional."""
    letters = [c for c in acronym.lower() if c.isalnum()]
    words = [w for w in re.split(r"[\s\-/]+", fold(name)) if w]
    at = 0
    for word in words:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
            # "Unicef", "Interpol": more letters of one word
            inner = 1
            while (
                at < len(letters)
                and len(words) < len(letters)
                and inner < len(word)
                and word[inner] == letters[at]
            ):
                at, inner = at + 1, inner + 1
    return at == len(letters) and len(letters) > 1


def acronyms_after(text: str, end: int) -> list[tuple[int, int]]:
    """Spans of the acronyms that a text gives to the name that ends at `end`: "(LVRA)", "(MKO, a.k.a. MEK)"."""
    match = _AFTER_LONG_FORM.match(text, end, end + 80)
    if not match:
        return []
    spans = [match.span(1) if match.group(1) else match.span(2)]
    while (more := _ALSO.match(text, spans[-1][1], spans[-1][1] + 40)) and text[spans[-1][1]] != ")":
        if not any(c.isupper() for c in more.group(1)[1:]):
            break
        spans.append(more.span(1))
    return [(a, b) for a, b in spans if sum(c.isupper() for c in text[a:b]) >= 2]


def is_given_name(word: str) -> bool:
    """Whether a word is a known given name."""
    return fold(word) in GIVEN_NAMES
