"""Acronyms that a text defines: "the Lower Vessel River Authority (LVRA)", "LVRA (Lower Vessel River Authority)"."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.mentions.afterwards import acts_by
from transforms.mentions.discovery import Candidate, Verdicts
from transforms.mentions.folding import fold, name_key
from transforms.mentions.known import Known
from transforms.mentions.resolution import Identity, NameBook, discovered
from transforms.mentions.wider import spells

_AFTER_LONG_FORM = re.compile(
    r"[\"”’']{0,2},? ?(?:\(|\[)"
    r"(?:[^()\[\]\n]{0,30}(?:also|known as|abbreviated|acronym|hereafter|hereinafter|or|the|called) )?"
    r"[\"“‘']{0,2}([A-Z][\w.&/-]{1,12})[\"”’']{0,2}(?=[)\],;])"
    r"|, ([A-Z]{3,10})(?=[,;.)])"
    r"|,? (?:a\.?k\.?a\.?|also known as|known as|abbreviated as) (?:the )?([A-Z][A-Z\w.&-]{1,9})\b"
)
_ALSO = re.compile(
    r",? ?(?:a\.?k\.?a\.?|and|or|also known as|,|/) ?(?:the )?([A-Z][A-Za-z.&]{1,9})\b(?=[)\],;/ ])"
)
# How what stands behind a name begins where it defines an acronym: a cheap test before the pattern.
_STARTS = frozenset("([\"”’',")
_STARTS_BEHIND_SPACE = frozenset("([ak")


# Two initials may be anything's.
_FEWEST, _ACTING = 3, 0.8
# What opens the explanation of letters behind them.
_OPENED = (" (", " [")


class AcronymReader:
    """Enters the acronyms that one text defines into its name book."""

    def __init__(self, text: str, book: NameBook, verdicts: Verdicts) -> None:
        self.text, self.book, self.verdicts = text, book, verdicts

    def read(self, known: list[Known], found: list[Candidate]) -> None:
        """Learn from what stands behind every registered name and candidate."""
        text = self.text + "  "
        for _, end, name in known:
            first = text[end]
            if (text[end + 1] in _STARTS_BEHIND_SPACE if first == " " else first in _STARTS) and len(
                name.identities
            ) == 1:
                self._learn(end, name.surface, name.identities[0], initials=False)
        for candidate in found:
            first = text[candidate.end]
            if not (text[candidate.end + 1] in _STARTS_BEHIND_SPACE if first == " " else first in _STARTS):
                continue
            if candidate.type == "drop" and not self._is_acting(candidate):
                continue
            if " " not in candidate.surface or self.verdicts[candidate.key][0] == "person":
                continue
            identity = self.book.full.get(candidate.key)
            self._learn(candidate.end, candidate.surface, identity, initials=identity is None)
        if "(" in text:
            self._learn_reversed(found)
        if ("(" in text or "[" in text) and any(mark in text for mark in _OPENED):
            self._learn_known_reversed(known, found)
        self._learn_undefined(known, found)

    def _is_acting(self, candidate: Candidate) -> bool:
        """Whether a project is one that says something ("The Clean Delta Project (CDP) says"), and so a body."""
        if candidate.form[-1] != "E" or candidate.form[0] == "E":
            return False
        spans = acronyms_after(self.text, candidate.end)
        if not spans or not acts_by(self.text, self.text[slice(*spans[0])], spans[-1][1] + 1):
            return False
        self.verdicts[candidate.key] = ("organization", _ACTING)
        self.book.add(discovered(candidate.surface, "organization"), candidate.surface)
        return True

    def _learn_undefined(self, known: list[Known], found: list[Candidate]) -> None:
        """Acronyms that no bracket defines, where they are all the initials of one organization of the text."""
        meant: dict[str, set[Identity]] = {}
        for identity in self.book.full.values():
            if identity.type == "organization" and (initials := initials_of(identity.name)):
                meant.setdefault(initials, set()).add(identity)
        if not meant:
            return
        named = {name.surface for _, _, name in known}
        short = {candidate.surface for candidate in found if candidate.form == "A"}
        for initials, owners in meant.items():
            if len(owners) > 1 or initials in named or initials in self.book.acronyms:
                continue
            if initials in short or f"the {initials} " in self.text:
                self.book.acronyms[initials] = next(iter(owners))

    def _learn(self, end: int, surface: str, identity: Identity | None, initials: bool) -> None:
        if identity is not None and identity.type == "person":
            return
        for start, stop in acronyms_after(self.text, end):
            acronym = self.text[start:stop]
            if acronym.count(".") == 1:
                acronym = acronym.rstrip(".")
            behind_comma = self.text.startswith(", ", end)
            matches = initials_match(acronym, surface) or (behind_comma and _begins(acronym, surface))
            called = " as " in self.text[end:start] and not initials
            loose = (initials or " " not in surface or behind_comma) and not called
            if (loose or (identity is not None and identity.type == "place")) and not matches:
                continue  # "the Harbour Board, NBC and others"
            if identity is None:
                identity = discovered(surface, "organization")
                self.book.add(identity, surface)
                self.verdicts[name_key(surface)] = ("organization", 0.8)
            if matches or name_key(acronym) not in self.book.full:
                self.book.acronyms.setdefault(acronym, identity)
            if called:
                return

    def _learn_reversed(self, found: list[Candidate]) -> None:
        ends = {c.end: c for c in found if c.form == "A"}
        for candidate in found if ends else ():
            short = ends.get(candidate.start - 2)
            if (
                short
                and self.text[short.end : candidate.start] == " ("
                and initials_match(short.surface, candidate.surface)
            ):
                identity = self.book.full.get(candidate.key) or discovered(candidate.surface, "organization")
                self.book.add(identity, candidate.surface)
                self.verdicts[candidate.key] = (identity.type, 0.8)
                self.book.acronyms.setdefault(short.surface, identity)

    def _learn_known_reversed(self, known: list[Known], found: list[Candidate]) -> None:
        """Letters that the registry has, too, and what this text says they are: "AFP [Armed Forces of Pelagia]"."""
        letters = {end: name for _, end, name in known if name.surface.isupper() and " " not in name.surface}
        full = [
            (start, name.surface, name.identities[0]) for start, _, name in known if len(name.identities) == 1
        ]
        full += [
            (one.start, one.surface, discovered(one.surface, "organization"))
            for one in found
            if one.type == "organization"
        ]
        for start, surface, identity in full if letters else ():
            short = letters.get(start - 2)
            if (
                short is None
                or self.text[start - 2 : start] not in _OPENED
                or identity.type != "organization"
                or any(one.entity_id == identity.entity_id for one in short.identities)
                or initials_of(surface) != short.surface
            ):
                continue
            self.book.acronyms.setdefault(short.surface, identity)


@lru_cache(maxsize=65536)
def initials_of(name: str) -> str:
    """The initials of the capitalised words of a name; none where they are too few to tell it."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) < _FEWEST and "-" in name:  # "Moral Re-Armament"
        initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return initials if len(initials) >= _FEWEST else ""


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


def _begins(acronym: str, name: str) -> bool:
    """Whether an acronym is made of the beginnings of a name's words, of the last or none: "SADWU" of "Salt and Dock
    Workers Union of Arden"."""
    return spells(acronym.lower(), name) or spells(acronym.lower(), name.rpartition(" ")[0])


def acronyms_after(text: str, end: int) -> list[tuple[int, int]]:
    """Spans of the acronyms that a text gives to the name that ends at `end`: "(LVRA)", "(MKO, a.k.a. MEK)"."""
    match = _AFTER_LONG_FORM.match(text, end, end + 80)
    if not match:
        return []
    spans = [match.span(match.lastindex or 1)]
    while (more := _ALSO.match(text, spans[-1][1], spans[-1][1] + 40)) and text[spans[-1][1]] != ")":
        if not any(c.isupper() for c in more.group(1)[1:]):
            break
        spans.append(more.span(1))
    return [(a, b) for a, b in spans if sum(c.isupper() for c in text[a:b]) >= 2]
