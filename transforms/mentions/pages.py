"""Names across the texts of one page: what one of them introduces, another calls by its short form alone.

A listing, a digest or a page of several texts names somebody in full once and goes on with the surname in the next
teaser. A bare name that its own text does not explain is read as the one name of the page that it may be short for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.mentions.acronyms import initials_of
from transforms.mentions.folding import name_key
from transforms.mentions.resolution import Identity, discovered, entry_of
from transforms.model import Mention

# What the short form of a page's name is worth: less than one of the text itself.
_FROM_PAGE = 0.7
# A bare name with this many votes is what they say, and no surname of somebody in another text.
_TOLD = 0.8
_SURNAMED = ("person", "organization")
_Owners = dict[str, set[Identity]]


class _Page:
    """The names of a page in full, by the forms in which they may come again."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.persons: _Owners = {}
        self.bodies: _Owners = {}
        self.letters: _Owners = {}
        self.flat: _Owners = {}
        known: set[Identity] = set()
        for one in mentions:
            if one.entity_id is None:
                continue
            identity = Identity(one.entity_id, one.name, one.type, one.is_registered)
            if one.recognizer == "acronym" and one.surface != one.name:
                self.letters.setdefault(one.surface, set()).add(identity)
            if " " in one.name and identity not in known:
                known.add(identity)
                self._enter(identity)

    def _enter(self, identity: Identity) -> None:
        entry = entry_of(identity, identity.name)
        for form in entry.persons:
            self.persons.setdefault(form, set()).add(identity)
        for form in entry.others:
            self.bodies.setdefault(form, set()).add(identity)
        if identity.type == "person":
            self.flat.setdefault(entry.key.replace(" ", ""), set()).add(identity)
        elif identity.type == "organization" and (initials := initials_of(identity.name)):
            self.letters.setdefault(initials, set()).add(identity)

    def meant(self, one: Mention) -> Identity | None:
        """Whom a bare name stands for, where it can stand for one only."""
        surface, key = one.surface, name_key(one.surface)
        if surface.isupper() and len(surface) > 1:
            return _only(self.letters.get(surface))
        if " " not in surface and one.type in _SURNAMED and one.confidence < _TOLD:
            person = _only(self.persons.get(key)) or _only(self.flat.get(key.replace(" ", "")))
            if person is not None:
                return person
        body = _only(self.bodies.get(key))
        return body if body is not None and body.type == one.type else None


def _only(owners: set[Identity] | None) -> Identity | None:
    return next(iter(owners)) if owners and len(owners) == 1 else None


def across(texts: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The mentions of the texts of one page, in their order; the bare names among them resolved by the other texts."""
    if len(texts) < 2:
        return list(texts)
    page = _Page(one for mentions in texts for one in mentions)
    if not (page.persons or page.bodies or page.letters):
        return list(texts)
    return [[_resolved(one, page) if _is_bare(one) else one for one in mentions] for mentions in texts]


def _is_bare(one: Mention) -> bool:
    """Whether a name is no more than what stands here: neither registered nor short for another of its text."""
    return not one.is_registered and one.name == one.surface and one.entity_id is not None


def _resolved(one: Mention, page: _Page) -> Mention:
    meant = page.meant(one)
    if meant is None or meant.entity_id == one.entity_id or meant == discovered(one.name, one.type):
        return one
    entity_id, name, kind, registered = meant
    return one._replace(
        entity_id=entity_id,
        name=name,
        type=kind,
        is_registered=registered,
        recognizer="short_form",
        confidence=_FROM_PAGE,
    )
