"""From names to identities: the names read in one text, and the short forms in which each may come again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from transforms.ids import content_id
from transforms.mentions.folding import fold, name_key
from transforms.mentions.lexicon import GIVEN_NAMES, HEADS, is_common, read_word_sets, token_class

_PARTS = read_word_sets("word_parts.txt")
_PARTICLES, _LUSOPHONE = _PARTS["particle"], _PARTS["lusophone_junior"]
_MOUNTS = _PARTS["mount"]
_GENERATION = frozenset(("jr", "sr", "ii", "iii", "iv"))
_SHORTEST_SURNAME = 3
_SHORTEST_PART = 4
# What a text calls by the place alone: "the University of Torvik" is "Torvik".
_SEATS = ("university", "college")
_JOINTS = (" of ", " for ", " on ")
# Heads that stand before "of" or behind.
_TURNED = ("ministry", "department", "university", "college", "office")


class Identity(NamedTuple):
    """Who or what a name stands for: registered or discovered."""

    entity_id: str
    name: str
    type: str
    is_registered: bool


@lru_cache(maxsize=65536)
def discovered(name: str, kind: str) -> Identity:
    """The identity of an unregistered name: the same on every run."""
    return Identity(content_id("entity", kind, name_key(name)), name, kind, False)


class Entry:
    """What a spelling of a name enters in a name book; made once a process (`entry_of`) and told apart by what it is,
    not by its content."""

    __slots__ = ("common", "heads", "identity", "key", "others", "owners", "persons")

    def __init__(self, identity: Identity, spelling: str) -> None:
        self.identity, self.key = identity, name_key(spelling)
        self.owners = frozenset((identity,))
        self.persons = self.others = self.heads = self.common = frozenset[str]()
        if identity.type == "person":
            self.persons = person_forms(spelling)
            self.common = frozenset(filter(_is_common_surname, self.persons))
        elif identity.type in ("organization", "facility"):
            self.others = other_forms(spelling)
            self.heads = head_words(spelling)
        else:
            self.others = mount_forms(spelling)


@lru_cache(maxsize=65536)
def entry_of(identity: Identity, spelling: str) -> Entry:
    """The entry of a full name as it was read (or registered)."""
    return Entry(identity, spelling)


def _is_common_surname(form: str) -> bool:
    """Whether a short form is a single word that a capital alone does not make a name ("marsh")."""
    return len(form) >= _SHORTEST_SURNAME and " " not in form and token_class(form.capitalize()) not in "UGAI"


_Owners = dict[str, frozenset[Identity]]
_NOBODY: frozenset[Identity] = frozenset()


class NameBook:
    """The names read in one text: full names by key, and which identities each short form may stand for. `common` holds
    the surnames that are common words."""

    __slots__ = ("_entered", "acronyms", "common", "full", "heads", "others", "persons")

    def __init__(self) -> None:
        self.full: dict[str, Identity] = {}
        self.persons: _Owners = {}
        self.others: _Owners = {}
        self.heads: _Owners = {}
        self.acronyms: dict[str, Identity] = {}
        self.common: set[str] = set()
        self._entered: set[Entry] = set()

    def add(self, identity: Identity, spelling: str) -> None:
        """Enter a full name as it was read (or registered)."""
        self.enter(entry_of(identity, spelling))

    def enter(self, entry: Entry) -> None:
        """Enter what a full name brings."""
        if entry in self._entered:
            return
        self._entered.add(entry)
        if entry.key not in self.full:
            self.full[entry.key] = entry.identity
        if entry.persons:
            _own(self.persons, entry.persons, entry.owners)
            self.common |= entry.common
        elif entry.others or entry.heads:
            _own(self.others, entry.others, entry.owners)
            _own(self.heads, entry.heads, entry.owners)

    def person(self, surface: str) -> frozenset[Identity]:
        """The persons that a surname, given name or surname with particles may stand for."""
        return self.persons.get(name_key(surface), _NOBODY) if self.persons else _NOBODY


def _own(owned: _Owners, forms: Iterable[str], owners: frozenset[Identity]) -> None:
    for form in forms:
        have = owned.get(form)
        if have is None:
            owned[form] = owners
        elif have is not owners:
            owned[form] = have | owners


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
        forms.update(name_key(" ".join(words[at:])) for at in range(1, start))
        if start > 1 and not words[1][0].islower():
            forms.add(name_key(" ".join(words[:2])))
            forms.add(name_key(words[1]))
    last = words[-1]
    if fold(last) in _LUSOPHONE and len(words) > 2:
        forms |= person_forms(" ".join(words[:-1]))
    forms |= _double_parts(words[0], last)
    for prefix in ("al-", "el-", "Al-", "El-", "al ", "ad-", "as-", "ar-", "az-", "an-", "ash-"):
        if last.startswith(prefix):
            forms.add(name_key(last[len(prefix) :]))
    forms.discard(name_key(name))
    return frozenset(form for form in forms if len(form) > 1)


def _double_parts(given: str, surname: str) -> set[str]:
    """Keys of the parts of a double surname ("Adebo-Salun"), alone and behind the given name."""
    parts = [part for part in surname.split("-") if len(part) >= _SHORTEST_PART and part[0].isupper()]
    if surname.count("-") != 1 or len(parts) < 2:
        return set()
    return {name_key(form) for part in parts for form in (part, f"{given} {part}")}


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
    if len(words) == 3 and words[1] == "of" and fold(words[0]) in _SEATS:
        forms.add(name_key(words[2]))
    turned = _turned(words) if len(words) > 2 and words[1] == "of" else frozenset[str]()
    if len(words) > 2 and words[-1].isdigit():
        return frozenset((name_key(" ".join(words[-2:])),))  # "Council 94" of "Ohio Council 94"
    forms.discard(name_key(name))
    plain = {form for form in forms if _is_plain(form)}
    return frozenset(form for form in (forms - plain) | _beginnings(words) | turned if len(form) > 2)


def _turned(words: list[str]) -> frozenset[str]:
    """Keys of a name with its head behind: "Water Ministry" for "Ministry of Water and Irrigation", "Torvik University"
    for "University of Torvik", "Coroner's Office" for "Office of the Coroner"."""
    head, rest = words[0], words[2:]
    if rest[0] == "the":
        rest = rest[1:]
    if not rest or fold(head) not in _TURNED:
        return frozenset()
    joint = next((at for at, word in enumerate(rest) if word[0].islower() or word.endswith(",")), len(rest))
    first = [word.rstrip(",") for word in rest[: joint + 1] if word[0].isupper()]
    if fold(head) == "office":
        return frozenset((name_key(f"{' '.join(rest)}'s {head}"),))
    if fold(head) in _SEATS:
        return frozenset((name_key(f"{' '.join(first)} {head}"),)) if len(first) == len(rest) else frozenset()
    fields = [word.rstrip(",") for word in rest if word[0].isupper()]
    whole = {name_key(f"{' '.join(rest)} {head}"), name_key(f"{' '.join(first)} {head}")}
    return frozenset(whole | {name_key(f"{field} {head}") for field in fields})


def _is_plain(form: str) -> bool:
    return all(is_common(word) or HEADS.get(word) for word in form.split())


def _beginnings(words: list[str]) -> set[str]:
    """Keys of the first words of a name by which a text may call it again: "Mill Green" for "Mill Green Puppet
    Theatre", "National Union" for "National Union of Cooks"."""
    kinds = [HEADS.get(fold(word)) for word in words]
    found = set()
    for size in range(2, len(words)):
        last, following = words[size - 1], words[size]
        if last.islower() or last == "&":
            continue
        key = name_key(" ".join(words[:size]))
        if f" {following} " in _JOINTS:
            if not {"organization", "facility"}.isdisjoint(kinds[:size]):
                found.add(key)
        elif following[0].isupper() and not any(f" {word} " in _JOINTS for word in words[:size]):
            site = kinds[size - 1] in ("facility", "place")
            if site or (kinds[size - 1] not in ("organization", "suffix") and not _is_plain(key)):
                found.add(key)
    return found


@lru_cache(maxsize=65536)
def mount_forms(name: str) -> frozenset[str]:
    """Key of the name that people call a mountain or a lake by: "Torvik" for "Mt. Torvik"."""
    first, _, own = name.partition(" ")
    if fold(first.rstrip(".")) not in _MOUNTS or " " in own or token_class(own) != "U":
        return frozenset()
    return frozenset((name_key(own),))


@lru_cache(maxsize=65536)
def head_words(name: str) -> frozenset[str]:
    """The general words by which a text may call an organization again: "the Ministry", "the Board"."""
    words = [fold(word) for word in name.split()]
    spots = [words[0], words[-1]] if any(joint in name for joint in _JOINTS) else [words[-1]]
    return frozenset(word for word in spots if HEADS.get(word) == "organization")


def is_given_name(word: str) -> bool:
    """Whether a word is a known given name."""
    return fold(word) in GIVEN_NAMES
