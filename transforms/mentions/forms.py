"""The form of a piece of a run: what its heads, first words and given names say it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.mentions.folding import fold
from transforms.mentions.joining import is_listed_place
from transforms.mentions.lexicon import HEAD_TYPES, read_groups, read_word_sets, read_words
from transforms.mentions.shapes import Shape, compound_type, is_site_centre, shape_of
from transforms.mentions.splitting import is_home
from transforms.mentions.worded import Token

_OPENINGS = read_groups("openings.txt")
_OF_FIRST = read_words("of_openings.txt")
_PARTS = read_word_sets("word_parts.txt")
_SURNAMES, _AT_HOME, _HOME_BEFORE = (_PARTS[key] for key in ("surname", "at_home", "before_home"))
_JOINING_NAMES, _STORMS = _PARTS["particle"], _PARTS["storm"]
_DOTTED_STATES = frozenset(("u.s", "u.k", "u.n", "e.u", "u.a.e"))
_SCHOOLS, _ORDERS = _PARTS["school_kind"], _PARTS["order_cross"]
_CROSSES, _RACES, _SAINTS = ("cross", "crescent"), ("tour",), ("st", "saint", "ss", "sts")
_CHURCHES, _DIVIDED = ("church", "chapel"), _PARTS["divided"]
_LAWS, _LETTERED = _PARTS["law"], re.compile(r"[A-Z]\d{0,2}\.?")
# Endings of what the entries of a list are, and of hardly any surname.
_ABSTRACT = ("tion", "sion", "ment", "ificate", "proval", "ance", "ness", "ity", "ings")
_ARMED, _OF_PEOPLE = (
    ("units", "militia", "brigades", "unit"),
    ("people's", "people’s", "women's", "women’s", "popular"),
)
_PREPOSITIONS = frozenset(("of", "for", "on", "in", "Without", "Against"))


class Piece(NamedTuple):
    """A possible name in a run: offsets in the run, the type that its form suggests (None: none; 'drop': a name of
    no mention type) with a score between 0 and 1, the classes of its tokens, its `name_key`. `titled`: a title stood
    before it."""

    start: int
    end: int
    type: str | None
    score: float
    form: str
    titled: bool = False
    key: str = ""


def piece_of(tokens: list[Token], kind: str | None, score: float, titled: bool = False) -> Piece:
    """The piece that these tokens are, with the classes of its tokens."""
    form = "".join(token.kind for token in tokens)
    return Piece(tokens[0].start, tokens[-1].end, kind, score, form, titled)


def by_form(tokens: list[Token], form: str) -> Piece | None:
    """The piece that the heads, first words and given names of these tokens say they are; None: they say nothing."""
    words = [token.text.lower().rstrip(".") for token in tokens]
    joint = next((i for i, t in enumerate(tokens) if t.kind == "K" and t.text in _PREPOSITIONS), 0)
    head = form[joint - 1] if joint else form[-1]
    opening = _OPENINGS.get(fold(words[0]))
    reading = (
        _by_edges(tokens, form, words, opening)
        or shape_of(tokens, form)
        or _by_given_name(form, words, joint, head)
        or _by_head(tokens, form, words, joint, head)
    )
    if reading is None and form[-1] == "U" and not joint and (kind := compound_type(words[-1])):
        reading = kind, 0.75
    if reading is None and not (opening and opening != "ship" and set(form[1:]) <= set("N")):
        reading = _by_opening(form, opening) or _by_particle(tokens, form, joint)
    return piece_of(tokens, *reading) if reading else None


def _by_edges(tokens: list[Token], form: str, words: list[str], opening: str | None) -> Shape | None:
    """What the first and last words say that no shape, head or given name may overrule."""
    if opening == "ship" and len(tokens) > 1 and tokens[0].text.isupper():
        return "drop", 0.9
    if len(tokens) > 1 and form[-1] == "E" and form[0] != "O" and words[-1] in _LAWS:
        return "drop", 0.9  # "Suppression of Piracy Act"
    if len(tokens) == 2 and form[0] in "CEO" and _LETTERED.fullmatch(tokens[1].text):
        return "drop", 0.9  # "Band C", "Line T4"
    if len(tokens) > 2 and "_".join(words[-3:]) in _DIVIDED:
        return "place", 0.8  # "Torvik Local Government Area"
    if words == ["lower", "house"] or words == ["upper", "house"]:
        return "organization", 0.8
    if words[0] == "camp" and form[-1] == "P" and len(tokens) > 2:
        return "facility", 0.8  # "Camp Thorn Cove"
    if "force" in words[1:-1] and words[words.index("force", 1) - 1] == "task":
        return "organization", 0.85  # "Joint Task Force Kestrel"
    if len(tokens) == 2 and words[0] in _STORMS and form[1] in "UG":
        return "drop", 0.9
    if words[-1] in _ARMED and len(tokens) > 2 and any(word in _OF_PEOPLE for word in words[:-1]):
        return "organization", 0.8  # "Torvan People's Protection Units"
    if form[-1] == "S" and len(tokens) > 1:
        return "organization", 0.9
    if len(tokens) > 1 and words[0] in _RACES and tokens[1].kind == "K":
        return "drop", 0.9  # "Tour de Torvik"
    if len(tokens) > 1 and words[-1] in _CROSSES:
        if words[-2] == "red":
            return "organization", 0.85  # "Torvan Red Cross"
        if words[-1] == "cross" and words[0] in _ORDERS:
            return "drop", 0.9  # "Distinguished Service Cross"
    if words[-1] in _CHURCHES and words[0] in _SAINTS and tokens[-2].possessive and len(tokens) < 5:
        return "facility", 0.8  # "St Enda's Church"
    if words[-1] == "school" and len(tokens) > 1 and (words[-2] in _SCHOOLS or words[0] in _SAINTS):
        return "facility", 0.8
    if len(tokens) == 2 and form[0] == "G" and words[-1] in _SURNAMES:
        # "Ruth Temple" is a person before she is a building, unless the words around say so
        return "person", 0.5
    if len(tokens) > 1 and form[-2] == "O" and words[-2] in _AT_HOME and is_home(tokens[-1], words[-2]):
        return "organization", 0.8
    if len(tokens) == 2 and form[0] in "GU" and form[1] == "A" and len(words[1]) > 3 and words[1].isalpha():
        # "Ann LEE": surnames in capitals, as many countries set them
        return "person", 0.85 if form[0] == "G" else 0.5
    if "&" in words[1:-1]:
        # "Culture & Sport" may be a rubric
        return "organization", 0.3 if set(form) <= set("CK") else 0.8
    return None


def _by_given_name(form: str, words: list[str], joint: int, head: str) -> Shape | None:
    """What a given name in front, or initials, make of a piece without a preposition."""
    if joint:
        return None
    if form[0] == "G" and len(form) > 1 and (head not in "OFE" or len(form) > 2) and head != "E":
        if head in "OF" and len(form) > 2 and form[1] not in "IK":
            return HEAD_TYPES[head], 0.75
        return "person", 0.85
    states = any(word in _DOTTED_STATES for word in words)
    lettered = form[0] == "C" and not set(form) & set("UG")  # "Appendix B. Chapter"
    if form == "IC" and words[1].endswith(_ABSTRACT):
        return None  # "A. Presentation"
    if "I" in form[:-1] and form[-1] in "UCGP" and form.strip("IUGCP") == "" and not (states or lettered):
        return "person", 0.85
    return None


def _by_head(tokens: list[Token], form: str, words: list[str], joint: int, head: str) -> Shape | None:
    """What the head says: the last word, or the one in front of the first preposition."""
    if head == "E" and len(tokens) > 1:
        return "drop", 0.8
    if joint and words[joint - 1] in _OF_FIRST and head not in "FP":
        return "organization", 0.7
    if joint and head == "F" and words[joint] == "for" and words[joint - 1] == "observatory":
        return "organization", 0.8  # "Torvik Observatory for Human Rights"
    if joint and head == "O" and form[-1] == "T":
        return "organization", 0.8
    if joint and words[joint - 1] in ("house", "school", "order"):
        return "organization", 0.75
    if joint and head in "FP" and form[-1] == "O":
        return "organization", 0.8  # "Port of Halden Authority"
    if form == "CU" and words[0] in _HOME_BEFORE and is_listed_place(tokens[1:]):
        return "organization", 0.75  # "Natural England"
    if head in HEAD_TYPES and len(tokens) > 1:
        return "facility" if is_site_centre(words, joint) else HEAD_TYPES[head], 0.8
    return None


def _by_opening(form: str, opening: str | None) -> Shape | None:
    """What the first word opens, unless the words behind it make something else of it."""
    if not opening or opening == "ship" or len(form) < 2 or form[1] == "E":
        return None
    if opening == "place" and (form[1] == "K" or form[0] == "G"):
        return None
    return opening, 0.7


def _by_particle(tokens: list[Token], form: str, joint: int) -> Shape | None:
    """A person where a particle joins a name ("van", "al-")."""
    particle = any(t.kind == "K" and t.text in _JOINING_NAMES for t in tokens)
    if particle and form[0] in "UGI" and not joint:
        return "person", 0.7
    if any("-" in t.text and t.text[0].islower() for t in tokens[1:]) and form[0] in "UG":
        return "person", 0.75
    return None
