"""Decides, for every hit and candidate of one text, whether it is a mention and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.mentions.context import Heading, cues, opens_sentence
from transforms.mentions.discovery import Candidate, tally
from transforms.mentions.folding import fold, name_key
from transforms.mentions.headings import heading_names
from transforms.mentions.lexicon import HEADS, SAYING_VERBS, SUBJECT_VERBS, token_class
from transforms.mentions.matching import Hit, Matcher
from transforms.mentions.places import is_listed
from transforms.mentions.resolution import (
    Identity,
    NameBook,
    acronyms_after,
    discovered,
    initials_match,
    is_given_name,
)
from transforms.mentions.spans import Spans
from transforms.model import Mention

_REGISTERED, _LISTED, _ACRONYM, _SHORT, _GUESSED = 0.99, 0.85, 0.9, 0.85, 0.4
_CAMEL = re.compile(r"^([A-Z][a-zà-ÿ]+)((?:[A-Z][a-zà-ÿ]+|[Aa]l-[A-Z][a-zà-ÿ]+)+)$")
_CAPITAL_INSIDE = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_PARTICLES_BEFORE = re.compile(
    r"(?:(?:[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]e|[Ll]a|[Dd]i|[Dd]a|[Dd]os|[Dd]el|[Aa]l|[Bb]in) ){1,3}$"
)
_AND_NAME = re.compile(r" and [A-Z]")
# A form at least this telling (a head word, a title) is no short form of somebody else's name.
_CERTAIN = 0.7
_PAST = re.compile(r"[a-z]{3,}ed$")
_THE_HEAD = re.compile(r"\b[Tt]he ([A-Z][a-z]+)\b(?! (?:of|for|on) )(?! [A-Z])")


class Resolver:
    """One text's hits and candidates on their way to mentions; `mentions()` gives the result."""

    def __init__(
        self,
        text: str,
        hits: list[Hit],
        found: list[Candidate],
        loud: list[Heading],
        blocked: Spans,
        matcher: Matcher,
    ) -> None:
        self.text, self.loud, self.blocked, self.matcher = text, loud, blocked, matcher
        self.found = found
        self.book = NameBook()
        self.hits = [(hit, ids) for hit in hits if (ids := self._readings(hit))]
        self.verdicts = tally(text, found)
        self.named: list[Mention] = []
        self._raised = Spans((heading.start, heading.end) for heading in loud)
        self.taken: Spans | None = None
        self._between = {c.key for c in found if not c.opens}
        self._sure: set[str] | None = None
        self._first_read: dict[str, int] = {}
        self._flat: dict[str, Identity] | None = None

    def mentions(self) -> list[Mention]:
        """Sorted, disjoint mentions."""
        self._enter_hits()
        self._enter_full_names()
        self._learn_acronyms()
        for hit, identities in self.hits:
            self._name_hit(hit, identities)
        for candidate in self.found:
            self._name_candidate(candidate)
        self.named = _disjoint(self.named)
        self.taken = Spans((mention.start, mention.end) for mention in self.named)
        self._name_acronyms()
        self._name_common_surnames()
        self._name_heads()
        for start, end, identity in heading_names(self.text, self.loud, self.book, self._is_free):
            self._add(start, end, identity, "short_form" if identity.is_registered else "discovered", 0.7)
        self._recognise()
        return sorted(self.named, key=lambda mention: mention.start)

    # --- what a hit may mean

    def _readings(self, hit: Hit) -> list[Identity]:
        identities: dict[str, Identity] = {}
        paragraph = ""
        for reading in hit.readings:
            if reading.alias.not_if:
                paragraph = paragraph or self._paragraph(hit.start).lower()
                if any(phrase.lower() in paragraph for phrase in reading.alias.not_if):
                    continue
            entity = reading.entity
            identities[entity.id] = Identity(entity.id, entity.name, entity.type, reading.rank == 0)
        return list(identities.values())

    def _paragraph(self, at: int) -> str:
        start = self.text.rfind("\n\n", 0, at) + 1
        end = self.text.find("\n\n", at)
        return self.text[start : end if end >= 0 else len(self.text)]

    def _enter_hits(self) -> None:
        for hit, identities in self.hits:
            if len(identities) == 1:
                surface = self.text[hit.start : hit.end]
                self.book.add(identities[0], surface)
                if identities[0].is_registered and " " in identities[0].name:
                    self.book.add(identities[0], identities[0].name)

    # --- full names

    def _enter_full_names(self) -> None:
        full = [c for c in self.found if len(c.form.replace("K", "")) > 1 or c.titled]
        for candidate in sorted(full, key=lambda c: -len(c.surface)):
            if candidate.type == "person":
                self._first_read.setdefault(candidate.key, candidate.start)
            if candidate.key in self.book.full or (candidate.titled and " " not in candidate.surface):
                continue
            kind, _ = self.verdicts[candidate.key]
            identity = self._known_as(candidate, kind)
            if identity is not None:
                self.book.add(identity, candidate.surface)
            elif kind is not None:
                self.book.add(discovered(candidate.surface, kind), candidate.surface)

    def _known_as(self, candidate: Candidate, kind: str | None) -> Identity | None:
        """The identity that a longer or shorter form of a known name has."""
        if kind == "person" or candidate.score < _CERTAIN:
            persons = self.book.person(candidate.surface)
            if len(persons) == 1:
                return next(iter(persons))
        inner = self._readings(candidate.inner) if candidate.inner else []
        if candidate.inner and len(inner) == 1 and inner[0].type == kind and inner[0].is_registered:
            rest = candidate.surface.replace(self.text[candidate.inner.start : candidate.inner.end], " ")
            words = [fold(word).strip(".") for word in rest.split()]
            if kind == "organization" and all(
                HEADS.get(w) in ("organization", "suffix") or w == "football" for w in words
            ):
                return inner[0]
            if kind == "person" and (
                fold(inner[0].name.split()[0]) == fold(candidate.surface.split()[0])
                or (
                    candidate.inner.end - candidate.inner.start > len(rest.strip()) + 2
                    and " " in self.text[candidate.inner.start : candidate.inner.end]
                )
            ):
                return inner[0]
        return None

    # --- acronyms

    def _learn_acronyms(self) -> None:
        for hit, identities in self.hits:
            if len(identities) == 1:
                self._learn(hit.end, self.text[hit.start : hit.end], identities[0], initials=False)
        for candidate in self.found:
            kind, _ = self.verdicts[candidate.key]
            if candidate.type == "drop" or kind == "person" or " " not in candidate.surface:
                continue
            identity = self.book.full.get(candidate.key)
            self._learn(candidate.end, candidate.surface, identity, initials=identity is None)
        self._learn_reversed()

    def _learn(self, end: int, surface: str, identity: Identity | None, initials: bool) -> None:
        if identity is not None and identity.type in ("person", "place"):
            return
        for start, stop in acronyms_after(self.text, end):
            acronym = (
                self.text[start:stop].rstrip(".")
                if self.text[start:stop].count(".") == 1
                else self.text[start:stop]
            )
            matches = initials_match(acronym, surface)
            if (initials or " " not in surface) and not matches:
                continue
            if identity is None:
                identity = discovered(surface, "organization")
                self.book.add(identity, surface)
                self.verdicts[name_key(surface)] = ("organization", 0.8)
            if matches or acronym not in self.book.full:
                self.book.acronyms.setdefault(acronym, identity)

    def _learn_reversed(self) -> None:
        """ "LVRA (Lower Vessel River Authority)"."""
        ends = {c.end: c for c in self.found if c.form == "A"}
        for candidate in self.found:
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

    # --- naming

    def _add(self, start: int, end: int, identity: Identity, recognizer: str, confidence: float) -> None:
        self._put(start, end, identity, identity.name, identity.type, recognizer, confidence)

    def _put(
        self,
        start: int,
        end: int,
        identity: Identity | None,
        name: str,
        kind: str,
        recognizer: str,
        confidence: float,
    ) -> None:
        entity_id, registered = (identity.entity_id, identity.is_registered) if identity else (None, False)
        surface, sure = self.text[start:end], round(confidence, 3)
        self.named.append(Mention(start, end, surface, entity_id, name, kind, registered, recognizer, sure))
        if self.taken is not None:
            self.taken.add(start, end)

    def _is_free(self, start: int, end: int) -> bool:
        return not (self.taken and self.taken.overlaps(start, end)) and not self.blocked.overlaps(start, end)

    def _name_hit(self, hit: Hit, identities: list[Identity]) -> None:
        surface = self.text[hit.start : hit.end]
        start, end = hit.start, hit.end
        if surface[:4] in ("The ", "the ", "THE ") and identities[0].type == "organization":
            start += 4
        own = self.book.acronyms.get(surface)
        if own is not None and own.entity_id not in {identity.entity_id for identity in identities}:
            self._add(start, end, own, "acronym", _ACRONYM)
            return
        if len(identities) > 1:
            identities = self._narrowed(identities)
        if len(identities) > 1:
            kinds = {identity.type for identity in identities}
            kind = identities[0].type if len(kinds) == 1 else min(kinds)
            self._put(start, end, None, surface, kind, "registry", _REGISTERED / len(identities))
            return
        identity = identities[0]
        if identity.type == "place" and " " not in surface:
            persons = self.book.person(surface)
            read = min((self._first_read.get(name_key(person.name), 0) for person in persons), default=0)
            if persons and read < start and cues(self.text, start, end).get("place", 0.0) <= 0:
                self._name_person(start, end, persons)
                return
        recognizer = "registry" if identity.is_registered else "place_list"
        self._add(start, end, identity, recognizer, _REGISTERED if identity.is_registered else _LISTED)

    def _narrowed(self, identities: list[Identity]) -> list[Identity]:
        """The readings that another, unambiguous name in the text supports; all of them where none or several are."""
        if self._sure is None:
            self._sure = {ids[0].entity_id for _, ids in self.hits if len(ids) == 1}
        supported = [identity for identity in identities if identity.entity_id in self._sure]
        return supported if len(supported) == 1 else identities

    def _name_person(self, start: int, end: int, persons: set[Identity]) -> None:
        before = _PARTICLES_BEFORE.search(self.text, max(0, start - 16), start)
        if before and self.book.person(self.text[before.start() : end]):
            start = before.start()
            persons = self.book.person(self.text[start:end])
        if len(persons) == 1:
            self._add(start, end, next(iter(persons)), "short_form", _SHORT)
        else:
            surface = self.text[start:end]
            self._put(start, end, None, surface, "person", "short_form", _SHORT / len(persons))

    def _name_candidate(self, candidate: Candidate) -> None:
        start, end, surface = candidate.start, candidate.end, candidate.surface
        acronym = self.book.acronyms.get(surface)
        if acronym is not None:
            self._add(start, end, acronym, "acronym", _ACRONYM)
            return
        kind, score = self.verdicts[candidate.key]
        full = self.book.full.get(candidate.key)
        if full is not None and (candidate.type != "drop" or full.is_registered):
            recognizer = "registry" if full.is_registered else "discovered"
            self._add(start, end, full, recognizer, min(0.95, max(score, _GUESSED)))
            return
        if candidate.type == "drop":
            return
        persons = self.book.person(surface)
        others = self.book.other(surface)
        if (kind == "person" and (candidate.titled or " " in surface)) or (
            kind == "place" and is_listed(surface)
        ):
            others = set()
        if persons and not (kind == "place" and score > 0.6) and candidate.form != "A":
            self._name_person(start, end, persons)
        elif len(others) == 1:
            self._add(start, end, next(iter(others)), "short_form", _SHORT)
        elif (joined := self._joined(surface)) is not None:
            self._add(start, end, joined, "discovered", 0.7)
        elif kind is not None and not (candidate.opens and not self._proven(candidate)):
            identity = discovered(surface, kind)
            self.book.full.setdefault(candidate.key, identity)
            self._add(start, end, identity, "discovered", min(0.95, max(score, _GUESSED)))

    def _acts(self, end: int) -> bool:
        """Whether what ends here is followed like the subject of a sentence."""
        if _AND_NAME.match(self.text, end):
            return True
        following = self.text[end : end + 24].split()
        return self.text[end : end + 2] in ("'s", "’s") or bool(
            following
            and (following[0] in SAYING_VERBS or following[0] in SUBJECT_VERBS or _PAST.match(following[0]))
        )

    def _proven(self, candidate: Candidate) -> bool:
        """Whether a name that opens a sentence is one: by its form, what it does, or where else it stands."""
        if candidate.titled or len(candidate.form) > 1 or candidate.form in "AG" or self._acts(candidate.end):
            return True
        return candidate.key in self._between

    def _joined(self, surface: str) -> Identity | None:
        """A person's name that lost its space, known from the text or from its given name."""
        if not _CAMEL.match(surface):
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
        return (
            discovered(spaced, "person")
            if is_given_name(spaced.split()[0]) and len(spaced.split()[-1]) > 2
            else None
        )

    # --- names that form alone does not show

    def _name_acronyms(self) -> None:
        """Acronyms that the text defines, wherever else they stand: also those that are common words (WHO)."""
        for acronym, identity in self.book.acronyms.items():
            for start, end in self._words(acronym):
                if self._is_free(start, end):
                    self._add(start, end, identity, "acronym", _ACRONYM)

    def _words(self, word: str) -> Iterator[tuple[int, int]]:
        """Spans at which a word stands in the text, as it is written and not inside another."""
        at = self.text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (self.text[at - 1 : at].isalnum() or self.text[end : end + 1].isalnum()):
                yield at, end
            at = self.text.find(word, end)

    def _name_common_surnames(self) -> None:
        """Surnames that are common words ("Marsh said"), once the full name has been read."""
        for form, persons in self.book.persons.items():
            if " " in form or len(form) < 3 or token_class(form.capitalize()) in "UGAI":
                continue
            for start, end in self._words(form.capitalize()):
                if not self._is_free(start, end) or self._in_heading(start):
                    continue
                if any(form == name_key(identity.name.split()[0]) for identity in persons):
                    continue
                if not opens_sentence(self.text, start) or self._acts(end):
                    follows = self.text[end : end + 2]
                    if len(follows) == 2 and follows[0] == " " and follows[1].isupper():
                        continue
                    self._name_person(start, end, persons)

    def _in_heading(self, at: int) -> bool:
        return self._raised.overlaps(at, at + 1)

    def _name_heads(self) -> None:
        """ "the Ministry" after "the Ministry of Trade", where it can mean one organization only."""
        if not self.book.heads:
            return
        for match in _THE_HEAD.finditer(self.text):
            owners = self.book.heads.get(match.group(1).lower(), ())
            start, end = match.span(1)
            if len(owners) == 1 and self._is_free(start, end) and not self._in_heading(start):
                self._add(start, end, next(iter(owners)), "short_form", 0.7)

    def _recognise(self) -> None:
        if self.matcher.recogniser is None:
            return
        label = f"spacy:{self.matcher.recogniser_name}"
        for start, end, kind in self.matcher.recogniser(self.text):
            if start < end and self._is_free(start, end):
                surface = self.text[start:end]
                known = self.book.full.get(name_key(surface))
                self._add(start, end, known or discovered(surface, kind), label, 0.6)


def _disjoint(mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that overlap an earlier one (of two at one start, the longer stays)."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
