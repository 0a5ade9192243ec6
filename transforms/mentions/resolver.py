"""Decides, for every registered name and candidate of one text, whether it is a mention and of whom."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.mentions.acronyms import AcronymReader
from transforms.mentions.afterwards import (
    club_words,
    common_surnames,
    defined_acronyms,
    general_words,
    says,
    words,
)
from transforms.mentions.also import name_translated, same_names
from transforms.mentions.context import Heading
from transforms.mentions.cues import cues
from transforms.mentions.discovery import Candidate, town_site
from transforms.mentions.folding import name_key
from transforms.mentions.full_names import (
    are_camps,
    enter_full_names,
    enter_known,
    is_short,
    place_from,
    stands_before,
)
from transforms.mentions.headings import heading_names
from transforms.mentions.known import REGISTERED, KnownName, by_registry
from transforms.mentions.lexicon import is_common, token_class
from transforms.mentions.matching import Matcher
from transforms.mentions.named import Named, ready
from transforms.mentions.namesakes import fits, told_apart
from transforms.mentions.places import is_listed
from transforms.mentions.proof import Proof
from transforms.mentions.remembered import Names
from transforms.mentions.resolution import Identity, NameBook, discovered, is_given_name
from transforms.mentions.spans import Spans
from transforms.mentions.verdicts import tally
from transforms.model import Mention

_ACRONYM, _SHORT, _GUESSED, _SUREST = 0.9, 0.85, 0.4, 0.95
_LATER = 0.7
_RECOGNISED, _GIVEN_LEAST = 0.6, 4
# The votes for a person (a role before the name, an age behind it) that tell one from a city.
_TOLD = 0.5
_SURNAME = re.compile(r" ([A-Z][a-zà-ÿ]{2,40})\b(?![-'’]\w{2})")
_CAMEL = re.compile(r"^([A-Z][a-zà-ÿ]+)((?:[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?|[Aa]l-[A-Z][a-zà-ÿ]+)+)$")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_PARTICLES_BEFORE = re.compile(
    r"(?<!\w)(?:(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Ll]a|[Dd]i|[Dd]a|[Dd]os|[Dd]el|[Aa]l|[Bb]in) ){1,3}$"
)


class Resolver:
    """One text's registered names and candidates on their way to mentions; `mentions()` gives the result."""

    def __init__(
        self,
        text: str,
        names: Names,
        loud: list[Heading],
        blocked: Spans,
        matcher: Matcher,
    ) -> None:
        self.text, self.loud, self.matcher = text, loud, matcher
        self.known, self.found, self.heads = names
        self.book = NameBook()
        self.verdicts = tally(text, self.found, self.known)
        self.proof = Proof(text, self.found, self.verdicts)
        self.named = Named(text, blocked)
        self._sure: set[str] | None = None
        self._first_read: dict[str, int] = {}
        self._flat: dict[str, Identity] | None = None
        self._full_names: dict[Identity, list[int]] | None = None

    def mentions(self) -> list[Mention]:
        """Sorted, disjoint mentions."""
        enter_known(self.known, self.book)
        self._first_read = enter_full_names(self.text, self.found, self.verdicts, self.book)
        AcronymReader(self.text, self.book, self.verdicts).read(self.known, self.found)
        self._name_known()
        for candidate in self.found:
            self._name_candidate(candidate)
        self.named.settle()
        self._name_the_rest()
        name_translated(self.text, self.named)
        return same_names(self.text, self.named.result())

    def _name_the_rest(self) -> None:
        text, book, named = self.text, self.book, self.named
        raised = Spans((heading.start, heading.end) for heading in self.loud)
        for start, end, identity in defined_acronyms(text, book, named):
            named.add(start, end, identity, "acronym", _ACRONYM)
        for start, end, persons in common_surnames(text, book, named, raised):
            self._name_person(start, end, persons)
        for start, end, identity in general_words(text, book, named, raised, self.heads):
            named.add(start, end, identity, "short_form", _LATER)
        for start, end, identity in club_words(text, book, named, raised):
            named.add(start, end, identity, "short_form", _LATER)
        for start, end, identity in heading_names(text, self.loud, book, named.is_open):
            named.widen(
                start, end, identity, "short_form" if identity.is_registered else "discovered", _LATER
            )
        self._recognise()

    def _name_known(self) -> None:
        acronyms, persons, append = self.book.acronyms, self.book.persons, self.named.append
        for start, end, name in self.known:
            surface, tail, key = name.surface, name.tail, name.key
            if tail is None or (acronyms and surface in acronyms):
                self._name_unsettled(start, end, name)
            elif tail[3] == "person" and " " not in surface:
                self._name_single(start, end, name.identities[0])
            elif key is None or not (
                (key in persons and self._is_person(start, end, persons[key]))
                or (self.text.startswith(" ", end) and self._goes_on(start, end))
            ):
                append(ready(Mention, (start, end, *tail)))

    def _name_unsettled(self, start: int, end: int, name: KnownName) -> None:
        surface, identities = name.surface, name.identities
        if name.has_article:
            start += len("The ")
        own = self.book.acronyms.get(surface)
        if own is not None and all(own.entity_id != identity.entity_id for identity in identities):
            self.named.add(start, end, own, "acronym", _ACRONYM)
            return
        if len(identities) > 1:
            identities = self._narrowed(identities)
        if len(identities) > 1:
            kind = min({identity.type for identity in identities})
            self.named.add_open(start, end, kind, "registry", REGISTERED / len(identities))
            return
        identity = identities[0]
        persons = self.book.person(surface) if identity.type == "place" and " " not in surface else None
        if not persons or not self._is_person(start, end, persons):
            self.named.add(start, end, identity, *by_registry(identity))

    def _goes_on(self, start: int, end: int) -> bool:
        """Names what a place's name begins: a site ("Oslo railway station"), or a person called like a city ("Paris
        Miller") of whom the text tells as of a person."""
        if beyond := town_site(self.text, start, end):
            self.named.add(
                start, beyond, discovered(self.text[start:beyond], "facility"), "discovered", _LATER
            )
            return True
        if not self.text[end + 1 : end + 2].isupper() or " " in self.text[start:end]:
            return False
        surname = _SURNAME.match(self.text, end)
        if surname is None or token_class(surname.group(1)) not in "CU" or is_listed(surname.group(1)):
            return False
        beyond, last = surname.end(), surname.group(1)
        told = cues(self.text, start, beyond).get("person", 0.0) >= _TOLD or any(
            says(self.text, after) for at, after in words(self.text, last) if at > beyond
        )
        if not told or self.text[beyond : beyond + 2].strip().isupper():
            return False
        identity = discovered(self.text[start:beyond], "person")
        self.book.add(identity, identity.name)
        self.named.add(start, beyond, identity, "discovered", _LATER)
        return True

    def _is_person(self, start: int, end: int, persons: frozenset[Identity]) -> bool:
        """Names a place as the person whose surname it is, where that person has been read before."""
        read = min([self._first_read.get(name_key(person.name), 0) for person in persons])
        if read >= start or cues(self.text, start, end).get("place", 0.0) > 0:
            return False
        self._name_person(start, end, persons)
        return True

    def _narrowed(self, identities: tuple[Identity, ...]) -> tuple[Identity, ...]:
        """The readings that another, unambiguous name in the text supports; all of them where none or several are."""
        if self._sure is None:
            self._sure = {n.identities[0].entity_id for _, _, n in self.known if len(n.identities) == 1}
        supported = tuple(identity for identity in identities if identity.entity_id in self._sure)
        return supported if len(supported) == 1 else identities

    def _name_person(self, start: int, end: int, persons: frozenset[Identity]) -> None:
        before = _PARTICLES_BEFORE.search(self.text, max(0, start - 16), start)
        if before and (longer := self.book.person(self.text[before.start() : end])):
            start, persons = before.start(), longer
        (one, *others) = persons
        if others or not fits(self.text, start, one):
            meant = self._told_apart(start, persons) if others else None
        else:
            meant = one
        if meant is None:
            self.named.add_open(start, end, "person", "short_form", _SHORT / max(2, len(persons)))
        else:
            self.named.add(start, end, meant, "short_form", _SHORT)

    def _name_single(self, start: int, end: int, person: Identity) -> None:
        """Names a registered person by one word, unless the title before it is that of a namesake in the text."""
        key = name_key(self.text[start:end])
        if not fits(self.text, start, person):
            namesakes = self.book.persons.get(key, frozenset()) - {person}
            if namesakes:
                self._name_person(start, end, namesakes)
            else:
                self.named.add_open(start, end, "person", "registry", REGISTERED / 2)
        else:
            self.named.add(start, end, person, *by_registry(person))

    def _told_apart(self, start: int, persons: frozenset[Identity]) -> Identity | None:
        if self._full_names is None:
            self._full_names = {}
            for at, _, name in self.known:
                if len(name.identities) == 1 and " " in name.surface:
                    self._full_names.setdefault(name.identities[0], []).append(at)
            for candidate in self.found:
                full = self.book.full.get(candidate.key) if " " in candidate.surface else None
                if full is not None:
                    self._full_names.setdefault(full, []).append(candidate.start)
        return told_apart(self.text, start, persons, self._full_names)

    def _name_candidate(self, candidate: Candidate) -> None:
        start, end, surface, key = candidate.start, candidate.end, candidate.surface, candidate.key
        book, named = self.book, self.named
        if surface in book.acronyms:
            named.add(start, end, book.acronyms[surface], "acronym", _ACRONYM)
            return
        kind, score = self.verdicts[key]
        key = surface if candidate.form == "A" and key in book.persons else key
        full = book.full.get(key)
        if full is not None and (candidate.type != "drop" or full.is_registered or kind == full.type):
            recognizer = "registry" if full.is_registered else "discovered"
            named.add(start, end, full, recognizer, _confidence(score))
            return
        if candidate.type == "drop":
            return
        persons, others = book.persons.get(key), book.others.get(key)
        if others and (
            (
                kind == "person"
                and (candidate.titled or " " in surface)
                and not is_short(candidate, kind, score)
            )
            or (
                kind == "place"
                and (
                    score >= place_from(others, surface)
                    or is_listed(surface)
                    or self._is_placed(key, others)
                    or stands_before(self.text, start, others)
                )
            )
        ):
            others = None
        if persons and others and len(others) == 1 and self.text[max(0, start - 4) : start].lower() == "the ":
            persons = None  # "the Sundvik merger" is not Ann Sundvik's
        if persons and not (kind == "place" and score > 0.6) and candidate.form != "A":
            self._name_person(start, end, persons)
        elif others and len(others) == 1:
            if not self.proof.is_common_here(candidate):
                named.add(start, end, next(iter(others)), "short_form", _SHORT)
        elif (joined := self._joined(surface)) is not None:
            named.add(start, end, joined, "discovered", _LATER)
        elif kind is not None and self.proof.is_name(candidate) and not self.proof.is_thing(key):
            identity = discovered(surface, kind)
            book.full.setdefault(key, identity)
            named.add(start, end, identity, "discovered", _confidence(score))

    def _is_placed(self, key: str, owners: frozenset[Identity]) -> bool:
        return not are_camps(owners) and self.proof.is_placed(key)

    def _joined(self, surface: str) -> Identity | None:
        """A person's name that lost its space, known from the text or from its given name."""
        if " " in surface or surface.istitle() or not _CAMEL.match(surface):
            return None
        spaced = _CAPITAL_INSIDE.sub(" ", surface, count=1)
        known = self.book.full.get(name_key(spaced))
        if known is not None:
            return known
        if self._flat is None:
            self._flat = {key.replace(" ", ""): identity for key, identity in self.book.full.items()}
        known = self._flat.get(name_key(spaced).replace(" ", ""))
        if known is not None:
            return known
        given, *_, last = spaced.split()
        if len(given) < _GIVEN_LEAST and is_common(last):
            return None  # "NamPower"
        return discovered(spaced, "person") if is_given_name(given) and len(last) > 2 else None

    def _recognise(self) -> None:
        if self.matcher.recogniser is None:
            return
        label = f"spacy:{self.matcher.recogniser_name}"
        for start, end, kind in self.matcher.recogniser(self.text):
            if start < end and self.named.is_free(start, end):
                surface = self.text[start:end]
                known = self.book.full.get(name_key(surface))
                self.named.add(start, end, known or discovered(surface, kind), label, _RECOGNISED)


@lru_cache(maxsize=4096)
def _confidence(score: float) -> float:
    return round(min(_SUREST, max(score, _GUESSED)), 3)
