"""Whether what may be a site, a piece of land or a body does what persons or bodies do in the words around it."""

from __future__ import annotations

from transforms.mentions.acronyms import acronyms_after
from transforms.mentions.afterwards import says
from transforms.mentions.cues import cues, is_placed
from transforms.mentions.discovery import Candidate
from transforms.mentions.lexicon import read_word_sets

_BODY_SITES = read_word_sets("word_parts.txt")["body_site"]
# First words of waters that are lakes.
_WATERS = ("the", "loch", "derwent", "great", "lower", "upper", "lake", "black", "white", "blue", "green")
_PLAYERS = read_word_sets("cues.txt")["player"]
_TOLD, _TOLD_OF = 0.5, 0.7


def acts_as_person(text: str, candidate: Candidate) -> bool:
    """Whether what may be a piece of land says something, or is told of as of a person."""
    votes = cues(text, candidate.start, candidate.end)
    told = says(text, candidate.end) or votes.get("person", 0.0) >= _TOLD
    return told and votes.get("place", 0.0) <= 0.0


def is_told_as_person(text: str, candidate: Candidate) -> bool:
    """Whether the words around tell of somebody: "Greg Hall, who", "councillor Greg Hall"."""
    votes = cues(text, candidate.start, candidate.end)
    person = votes.get("person", 0.0)
    described = text.startswith((", a ", ", an "), candidate.end) and not votes.get("organization")
    return person >= (_TOLD if described else _TOLD_OF)


def acts_as_club(text: str, candidate: Candidate) -> bool:
    """Whether what may be a city is a club by who plays for it: "Torvik City's left-back"."""
    if not candidate.surface.endswith(" City"):
        return False
    owned = text[candidate.end : candidate.end + 40].removeprefix("'s").removeprefix("’s").split(None, 3)[:3]
    return any(word.rstrip(",.") in _PLAYERS for word in owned)


def acts_as_body(text: str, candidate: Candidate) -> bool:
    """Whether a museum, a theatre or an observatory is one that says something, or that has initials of its own."""
    last = candidate.surface.rsplit(" ", 1)[-1].lower()
    first = candidate.surface.split(" ", 1)[0].lower()
    if last == "water" and first not in _WATERS and len(candidate.form) > 1:
        return not is_placed(text, candidate.start)  # "Torvan Water" supplies it
    if last not in _BODY_SITES and first not in _BODY_SITES:
        return False
    short = acronyms_after(text, candidate.end)
    return says(text, candidate.end) or any(text[at] == candidate.surface[0] for at, _ in short)
