"""The authors at the front of an entry: 'Ada Marsh', 'Marsh, Ada and Ivo Rusk', 'Marsh A, Rusk I'."""

from __future__ import annotations

import re

from transforms.citations.entry_names import is_foreign_outlet
from transforms.citations.entry_parts import Evidence, Span
from transforms.citations.lexicon import word_set
from transforms.citations.names import is_coined, is_given_name, is_initials, is_name_shaped
from transforms.citations.sources import looks_like_outlet
from transforms.mentions.folding import fold
from transforms.mentions.lexicon import HEADS

_AND = re.compile(r"\s(?:and|&|with)\s")


# 'Marsh-Olsen AB', the way of medical journals; more of them or a full stop follow.
_SURNAME_INITIALS = re.compile(
    r"(?:(?:van|von|de|der|den|da|di|al|el|bin|la|le)[\s-]){0,2}[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{2,30})?\s[A-Z]{1,3}$"
)


_JOINED = re.compile(r"(?:and|&)\s", re.IGNORECASE)
# Behind the one author that is named.
_OTHERS = re.compile(r"(?P<who>[^\n]{2,60}?),?\s(?:et al|and others)\b")
_AND_OTHERS = re.compile(r",?\s(?:et al\b\.?|and others\b)")


def _is_author(piece: str, evidence: Evidence) -> bool:
    if evidence.is_person(piece):
        return True
    if evidence.is_source(piece) or looks_like_outlet(piece) or is_coined(piece):
        return False
    if HEADS.get(fold(piece.rpartition(" ")[2])) == "organization":
        return False  # "Lamp Fund"
    if piece.partition(" ")[0].lower() in _OPENERS:
        return False  # "The Lamp Goes Out. Halse Courier."
    return all(is_name_shaped(name, 4) and " " in name.strip() for name in _AND.split(piece))


def _is_reversed_name(last: str, first: str, evidence: Evidence) -> bool:
    """True for 'Last' followed by 'First' or initials, as in 'Marsh, Ellen'."""
    if " " in last and is_dotted(last.partition(" ")[0]):
        return False  # "D. Marsh, Lamps"
    if (
        is_given_name(first.partition(" ")[0])
        and evidence.index.by_name(last) is None
        and is_name_shaped(last, 2)
    ):
        return True
    if is_dotted(first) and is_name_shaped(last, 2) and not looks_like_outlet(last):
        return evidence.index.by_name(last) is None
    if evidence.is_source(last) or evidence.is_source(first):
        return False
    given, _, rest = first.partition(" ")
    if " " in last and is_given_name(last.partition(" ")[0]) and not is_given_name(given):
        return False  # "Ada Marsh, Saltvegen"
    if evidence.is_person(f"{first} {last}") or evidence.is_person(f"{given} {last}"):
        return True
    if not is_name_shaped(last, 3):
        return False
    if all(is_initials(word) for word in first.split()):
        return True
    if looks_like_outlet(first) or looks_like_outlet(last) or len(last.split()) > 2:
        return False
    return is_name_shaped(given, 1) and (not rest or is_initials(rest))


# Initials with full stops; states that are written so are none.
_DOTTED = re.compile(r"(?!U\.[SKN]|D\.C|E\.U)(?:[^\W\d_]\.[ -]?){1,3}(?:[^\W\d_]\.?)?$")


def is_dotted(given: str) -> bool:
    """'E.' and 'J. K.': initials that can be nothing else."""
    return len(given) < 10 and given.isupper() and _DOTTED.match(given) is not None


def _with_stop(text: str, piece: Span) -> str:
    """The words of a piece, with the full stop behind it where it is an initial's."""
    start, end = piece
    return text[
        start : end + (text[end : end + 1] == "." and is_initials(text[start:end].rpartition(" ")[2]))
    ]


def leading_authors(text: str, pieces: list[Span], evidence: Evidence, leave: int) -> int:
    """How many pieces at the front are authors, leaving at least `leave` pieces."""
    if count := _surnames_with_initials(text, pieces, evidence, leave):
        return count
    while len(pieces) - count > leave:
        joined = _JOINED.match(text, *pieces[count]) is not None
        piece = re.sub(r"^(?:and|&|by)\s", "", text[slice(*pieces[count])], flags=re.IGNORECASE)
        comma = (
            len(pieces) - count - 1 > leave and text[pieces[count][1] : pieces[count + 1][0]].strip() == ","
        )
        if (others := _OTHERS.fullmatch(piece)) and _is_first_author(others["who"], evidence):
            return count + 1  # "Marsh et al.", "Marsh AB et al."
        given = _AND_OTHERS.sub("", _with_stop(text, pieces[count + 1])) if comma else ""
        surely = count == 0 or joined or all(is_initials(word) for word in given.split())
        surely = surely or evidence.is_person(f"{given} {piece}")
        if comma and surely and _is_reversed_name(piece, given, evidence):
            count += 2
        elif count and is_foreign_outlet(piece):
            break  # "Marsh, Ada, L’Unione Nova"
        elif _is_author(piece, evidence) and (count == 0 or joined or evidence.is_person(piece)):
            count += 1
        else:
            break
        stop = text[pieces[count - 1][1] : pieces[count - 1][1] + 1]
        if stop in (":", "\x00") or (
            stop == "." and not is_initials(text[slice(*pieces[count - 1])].split()[-1])
        ):
            break
    return count


def _is_first_author(name: str, evidence: Evidence) -> bool:
    if evidence.is_person(name) or _SURNAME_INITIALS.match(name) is not None:
        return True
    return is_name_shaped(name, 3) and not evidence.is_source(name) and not looks_like_outlet(name)


def is_surely_reversed(text: str, last: Span, first: Span, evidence: Evidence) -> bool:
    """'Marsh, Ada' with a given name that is known, or 'Marsh, A.', so that 'Marsh' is no outlet."""
    given = text[slice(*first)].partition(" ")[0]
    comma = text[last[1] : first[0]].strip() == ","
    return (
        comma
        and (is_given_name(given) or is_dotted(_with_stop(text, first)))
        and _is_reversed_name(text[slice(*last)], _with_stop(text, first), evidence)
    )


def is_part_of_body(text: str, pieces: list[Span]) -> bool:
    """'Government of Halse, Ministry of Tides': a state or body, and behind a comma the office of it that published."""
    (start, end), (other, last) = pieces[:2]
    whole, part = text[start:end].split(), text[other:last].split()
    return (
        text[end:other].strip() == ","
        and part[0].lower() in _OFFICES
        and not _BODIES.isdisjoint(w.lower() for w in whole)
    )


# What titles begin with and no name does.
_OPENERS = frozenset(["the", "a", "an", "how", "why", "what", "when", "where", "who", "on", "in"])
_OFFICES = word_set("entry_authors_offices")
_BODIES = word_set("entry_authors_bodies")


def _surnames_with_initials(text: str, pieces: list[Span], evidence: Evidence, leave: int) -> int:
    """How many pieces at the front are authors of the kind 'Marsh A, Rusk I, Olsen MT.'; none for a single one."""
    count = 0
    for start, end in pieces[: max(0, len(pieces) - leave)]:
        piece = text[start:end]
        if _SURNAME_INITIALS.match(piece) is None or evidence.is_source(piece):
            break
        count += 1
        if text[end : end + 1] != ",":
            break
    return count if count > 1 else 0


def author_name(text: str, pieces: list[Span]) -> str | None:
    """The authors as they are written; a final full stop stays behind an initial only."""
    if not pieces:
        return None
    end = pieces[-1][1]
    if (others := _AND_OTHERS.match(text, end)) is not None:
        end = others.end()  # "Marsh A, Rusk I, et al."
    name = " ".join(text[pieces[0][0] : end].replace("\x00", " ").split()).replace(" ,", ",").strip(" ,;:")
    last = name.rpartition(" ")[2]
    if (is_initials(last) or last == "al") and text[end : end + 1] == "." and not name.endswith("."):
        name += "."
    return re.sub(r"^by\s", "", name, flags=re.IGNORECASE) or None
