"""The names that a text gives in full, entered in its name book before any short form is read."""

from __future__ import annotations

from transforms.mentions.discovery import Candidate, Verdicts
from transforms.mentions.folding import fold, name_key
from transforms.mentions.known import Known, is_word
from transforms.mentions.lexicon import HEADS, read_word_sets
from transforms.mentions.places import is_listed, is_town
from transforms.mentions.reading import readings
from transforms.mentions.resolution import Identity, NameBook, discovered

# A form at least this telling (a head word, a title) is no short form of somebody else's name.
_CERTAIN = 0.7
_TOWN_SITES = frozenset(
    word.replace("_", " ")
    for word in (*read_word_sets("cues.txt")["town_site"], "bridge", "station", "harbour")
)
_OWN_BODIES, _CAMPS = (read_word_sets("word_parts.txt")[key] for key in ("own_body", "camp"))
# From this score on a name is that of a place, even where an organization could be called so for short.
_PLACED, _AT_SITE, _NEVER = 0.9, 0.65, 99.0
# What a longer form of a body's name may have besides: "UN Office for the Coordination of Humanitarian Affairs".
_ADDED = ("football", "un", "u.n")
_LASTING = ("organization", "facility", None)


def enter_known(known: list[Known], book: NameBook) -> None:
    """Enter the registered names that can be read in one way only, as they stand and as the registry has them."""
    for entries in dict.fromkeys([name.entries for _, _, name in known]):
        for entry in entries:
            book.enter(entry)


def enter_full_names(text: str, found: list[Candidate], verdicts: Verdicts, book: NameBook) -> dict[str, int]:
    """Enter the discovered full names, the longest first. The result tells where each person is first named."""
    first_read: dict[str, int] = {}
    full = [c for c in found if c.titled or len(c.form.replace("K", "")) > 1 or _is_site(c)]
    for candidate in sorted(full, key=lambda c: -len(c.surface)):
        if candidate.type == "person":
            first_read.setdefault(candidate.key, candidate.start)
        if candidate.key in book.full or (candidate.titled and " " not in candidate.surface):
            continue
        if len(candidate.form) == 1 and name_key(candidate.surface.partition(" ")[0]) in book.others:
            continue  # the other word for a site that is called by its first word already
        kind, score = verdicts[candidate.key]
        if len(book.others.get(candidate.key, ())) == 1 and is_short(candidate, kind, score):
            continue  # the beginning of a longer name, by which the text calls it again
        identity = _known_as(text, candidate, kind, book)
        if identity is not None:
            book.add(identity, candidate.surface)
        elif kind is not None:
            book.add(discovered(candidate.surface, kind), candidate.surface)
    return first_read


def _is_site(candidate: Candidate) -> bool:
    """Whether a name of one word and a site's kind is in full: "Veldt camp", not what towns have ("Veldt airport")."""
    if candidate.type != "facility":
        return False
    _, _, kind = candidate.surface.partition(" ")
    return bool(kind) and kind not in _TOWN_SITES


def are_camps(owners: frozenset[Identity]) -> bool:
    """Whether owners of a short form are sites that people call by the name alone: "in Torvik" is in the camp."""
    return all(
        one.type == "facility" and one.name.rsplit(" ", 1)[-1].lower() in _CAMPS and not is_listed(one.name)
        for one in owners
    )


def place_from(owners: frozenset[Identity], surface: str) -> float:
    """The score from which a short form is the place that it is called after, as sites mostly are."""
    if are_camps(owners) and not is_town(surface):
        return _NEVER
    return _AT_SITE if all(owner.type == "facility" for owner in owners) else _PLACED


def stands_before(text: str, start: int, owners: frozenset[Identity]) -> bool:
    """Whether a place stands before all that is called after it is named for the first time."""
    return all(text.find(one.name, 0, start) < 0 <= text.find(one.name) for one in owners)


def is_short(candidate: Candidate, kind: str | None, score: float) -> bool:
    """Whether a name that an organization's name begins with may mean the organization: not where it is a person's."""
    if kind == "person":
        return not candidate.titled and "G" not in candidate.form and score < _CERTAIN
    return kind in _LASTING


def _spelled_out(surface: str, book: NameBook) -> Identity | None:
    """The one person of the book whose full name has the surname and, in order, the initials and the names of a shorter
    one: "Ottilie Ann Torvik" for "O. Torvik" and "Ottilie A. Torvik"."""
    *given, surname = surface.replace(".", ". ").split()
    meant = [one for one in book.person(surname) if _has_initials(one.name.split(), given, surname)]
    return meant[0] if len(meant) == 1 and len(book.person(surname)) == 1 else None


def _has_initials(words: list[str], given: list[str], surname: str) -> bool:
    names = [fold(word) for word in words]
    if fold(surname) not in names[1:] or not given or "." in words[0]:
        return False
    left = iter(names[: names.index(fold(surname), 1)])
    wanted = [fold(part) for part in given]
    if not _agrees(wanted[0], names[0]):
        return False
    return all(any(_agrees(part, name) for name in left) for part in wanted)


def _agrees(part: str, name: str) -> bool:
    return name.startswith(part[:-1]) if part.endswith(".") else part == name


def _known_as(text: str, candidate: Candidate, kind: str | None, book: NameBook) -> Identity | None:
    """The identity that a longer or shorter form of a known name has."""
    if kind == "person" or candidate.score < _CERTAIN:
        persons = book.persons.get(candidate.key, ())
        if len(persons) == 1:
            return next(iter(persons))
        if not persons and "I" in candidate.form and (whole := _spelled_out(candidate.surface, book)):
            return whole
    hit = candidate.inner
    if hit is None:
        return None
    inner = readings(text, hit)
    if len(inner) != 1 or inner[0].type != kind or not inner[0].is_registered:
        return None
    known = text[hit.start : hit.end]
    rest = candidate.surface.replace(known, " ")
    if kind == "organization":
        words = [fold(word).strip(".") for word in rest.split()]
        heads = ("suffix",) if is_word(known) else ("organization", "suffix")  # "Liberation Army" is no paper
        same = all(HEADS.get(word) in heads or word in _ADDED for word in words)
        same = same and not any(word in _OWN_BODIES for word in words)
    else:
        same = kind == "person" and (
            fold(inner[0].name.split()[0]) == fold(candidate.surface.split()[0])
            or (len(known) > len(rest.strip()) + 2 and " " in known)
        )
    return inner[0] if same else None
