"""From a run of capitalised words to the names in it: where a run splits, and what each piece may be.

Everything here depends on the run's own words only, so the result is cached by run: a press corpus repeats its names.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from transforms.mentions.folding import fold, name_key
from transforms.mentions.forms import Piece, by_form, piece_of
from transforms.mentions.joining import is_listed_place
from transforms.mentions.lexicon import (
    HEADS,
    ROLES,
    TITLES,
    is_common,
    read_groups,
    read_word_sets,
    read_words,
    token_class,
)
from transforms.mentions.places import is_listed
from transforms.mentions.runs import tokens_of
from transforms.mentions.shapes import (
    compound_type,
    ends_surely,
    ends_surname,
    is_camel,
    is_hyphened_place,
    person_behind,
    place_prefix,
)
from transforms.mentions.splitting import ORDINALS, WORD_PLACES, are_people, is_plural, segments_of
from transforms.mentions.titled import (
    are_holders,
    ends_field,
    is_body,
    is_field_office,
    is_ministers_field,
    last_word_of,
    rules_over,
    title_mark,
    unknown_person,
)
from transforms.mentions.worded import Token, month_as_given

_OPENINGS = read_groups("openings.txt")
_PARTS = read_word_sets("word_parts.txt")
_GRADED = _PARTS["grade"] | _PARTS["rank"]
_KIN, _GENERAL, _IMPERATIVES = _PARTS["kin"], _PARTS["general"], _PARTS["imperative"]
_BEFORE_LETTERS = _PARTS["before_letters"]
_OPENS_NAME = frozenset(_OPENINGS) | _PARTS["before_home"]
_INSTITUTIONS = read_words("institutions.txt")
_LED = _PARTS["led"]
_JOINING_NAMES, _RAISED = _PARTS["particle"], _PARTS["particle_raised"]
# Capitalised particles inside names of many words: "Zine El Abidine Ben Ali".
_INSIDE = ("El", "Al", "Ben", "Bin", "Ibn", "Abd", "Abdel", "Ould", "Abu", "Bou")
_WORD_SURNAMES, _SURNAMED = _PARTS["word_surname"], ("UC", "UUC", "UIC")


@lru_cache(maxsize=32768)
def pieces_of(run: str, at_start: bool) -> tuple[Piece, ...]:
    """The possible names of a run; `at_start`: the run opens a sentence, so its first capital proves nothing."""
    found: list[Piece] = []
    tokens = tokens_of(run)
    if at_start and month_as_given(tokens):
        tokens = (tokens[0]._replace(kind="G"), *tokens[1:])
    for number, segment in enumerate(segments_of(tokens)):
        found += _named(segment, at_start and number == 0)
    return tuple(Piece(*piece[:-1], name_key(run[piece.start : piece.end])) for piece in found)


def _named(segment: list[Token], at_start: bool) -> list[Piece]:
    """The pieces of one segment: what stands before a title, and the person after it."""
    if at_start and len(segment) > 1 and segment[0].text == "A":
        segment, at_start = segment[1:], False
    while segment and segment[0].kind in "WK" and not _counts(segment, at_start):
        segment, at_start = segment[1:], False
    while segment and segment[-1].kind == "K":
        segment = segment[:-1]
    if not segment:
        return []
    if (
        len(segment) == 1 and segment[0].kind == "U"
    ):  # of all that is asked below, one thing is about such a word
        kind = compound_type(segment[0].text.lower().rstrip("."))
        return [piece_of(segment, kind, 0.75)] if kind else _unknown(segment, "U")
    if (
        len(segment) > 1
        and all(token.text.isupper() for token in segment)
        and any(len(t.text) > 3 for t in segment)
    ):
        segment = [
            t._replace(kind="K" if t.text.lower() in _JOINING_NAMES else token_class(t.text.capitalize()))
            for t in segment
        ]
        if (
            len(segment) > 1
            and all(token.kind in "CWKMTXE" for token in segment[:-1])
            and segment[-1].kind in "CWMPOE"
        ):
            return []  # "CALL TO ORDER"
    if len(segment) > 2 and segment[0].text.lower() in _KIN and segment[1].kind in "GI":
        segment = segment[1:]  # "Brothers Carl and Otto Venn"
    if are_holders(segment):
        return [piece_of(segment[1:], "person", 0.9, titled=True)]
    mark = title_mark(segment)
    if mark is None:
        return [] if is_field_office(segment) else _untitled(segment, at_start)
    first, after = mark
    person = segment[after:]
    pieces = _untitled(segment[:first], at_start) if first and not is_ministers_field(segment, first) else []
    if person and person[0].kind == "K":
        # "Secretary of State Ann Lee", "Mayor of Halden Ann Lee"
        person = person[1:]
        split = next(
            (i for i, token in enumerate(person) if token.kind in "GI" or _is_place(person[:i])), len(person)
        )
        split = last_word_of(person, split)
        office, person = person[:split], person[split:]
        if not person and (at := unknown_person(office)):
            office, person = office[:at], office[at:]
        if office and office[0].text == "State" and office[-1].kind in "COEP":
            office = []  # "Minister of State for Trade"
        fields = all(token.kind in "COTK" or ends_field(token) for token in office)
        if office and (not fields or is_body(office)):
            pieces += _untitled(office, False)
    return pieces + (_person(person) if person else [])


def _counts(segment: list[Token], at_start: bool) -> bool:
    """ "First Baptist Church": the number is part of the name."""
    if at_start or len(segment) < 2 or segment[0].text not in ORDINALS:
        return False
    name = list(takewhile(lambda token: token.kind not in "KT", segment))
    return len(name) > 1 and name[-1].kind in "OFP"


def _is_place(tokens: list[Token]) -> bool:
    return bool(tokens) and is_listed_place(tokens)


def _person(tokens: list[Token]) -> list[Piece]:
    """Whoever follows a title: at most four words (joining words apart)."""
    while tokens and tokens[0].kind in "CNK" and len([t for t in tokens if t.kind in "GUI"]) > 1:
        tokens = tokens[1:]
    chosen: list[Token] = []
    for token in tokens:
        chosen.append(token)
        if token.kind == "T" or sum(t.kind != "K" for t in chosen) > 3:
            break
    if not chosen or (len(chosen) == 1 and (chosen[0].kind in "NMX" or _is_plural_title(chosen[0]))):
        return []
    return [piece_of(chosen, "person", 0.9, titled=True)]


def _is_plural_title(token: Token) -> bool:
    """ "Honourable Ministers" """
    return token.kind == "C" and token.text[-1] == "s" and fold(token.text[:-1]) in TITLES


def _untitled(tokens: list[Token], at_start: bool) -> list[Piece]:
    while tokens and (tokens[-1].kind == "K" or (tokens[-1].kind == "T" and not rules_over(tokens))):
        tokens = tokens[:-1]
    while tokens and tokens[0].kind == "K":
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text.lower() in _LED and tokens[-2].kind in "OA":
        tokens = tokens[:-1]  # "Torvik Forum Leaders"
    if not tokens:
        return []
    form = "".join(token.kind for token in tokens)
    if len(tokens) == 2 and "_".join(token.text.lower() for token in tokens) in _GENERAL:
        return []  # "Press Office"
    if tokens[0].text == "State" and len(tokens) == 3 and tokens[1].text == "of" and form[2] in "CE":
        return []  # "State of Emergency"
    farmers = at_start and len(tokens) > 2 and tokens[1].text == "of" and are_people(tokens[0].text.lower())
    if farmers and not (tokens[0].text == "Friends" and tokens[2].text == "the"):
        return _untitled(tokens[2:], False)
    if people := _people_before(tokens):
        return _untitled(tokens[people:], False)
    if _are_for_somebody(tokens, at_start):
        return _untitled(tokens[2:], False)
    if len(tokens) == 2 and form in ("CN", "NN") and HEADS.get(fold(tokens[1].text)) == "organization":
        return [piece_of(tokens, "organization", 0.8)]  # "Social Democrats"
    if form[-1] == "N" and len(tokens) == 2 and (form[0] == "C" or fold(tokens[0].text) in _OPENINGS):
        return []  # "South Koreans"
    if not form.strip("NWKMX") or (len(tokens) == 1 and form in "OFPESTC" and not tokens[0].text.isupper()):
        if len(tokens) == 1 and fold(tokens[0].text) in WORD_PLACES:
            return [piece_of(tokens, "place", 0.0)]  # a place where a preposition says so: "in Bath"
        known = len(tokens) == 1 and fold(tokens[0].text) in _INSTITUTIONS
        return [piece_of(tokens, "organization", 0.7)] if known else []
    if at_start and form[0] in "CN" and len(tokens) > 1 and fold(tokens[0].text) not in _OPENS_NAME:
        rest = _untitled(tokens[1:], False)
        plural = (
            form == "CU" and tokens[0].text.endswith("s") and ROLES.get(tokens[0].text.lower()[:-1]) is None
        )
        if form[0] == "C" and rest and (form[1] in "GUA" or tokens[0].text.lower() in _IMPERATIVES):
            described = rest[0].type == "organization" and tokens[0].text.lower() in ROLES
            described = described or tokens[0].text.lower() in _IMPERATIVES
            letters = form[1] == "A"  # "Blaming TVKA", "Recent TVKA raids"
            described = described or (letters and tokens[0].text.endswith("ing"))
            described = described or (letters and tokens[0].text.lower() in _BEFORE_LETTERS)
            if described or (rest[0].type in ("person", None) and not plural):
                return rest
    if at := person_behind(tokens):
        return [*_untitled(tokens[:at], at_start), *_untitled(tokens[at:], False)]
    whole = by_form(tokens, form)
    if whole is not None:
        return [whole]
    if form[0] == "N" and len(tokens) > 1:
        return _untitled(tokens[1:], False)
    place = place_prefix(tokens)
    if place:
        return [piece_of(tokens[:place], "place", 0.7), *_untitled(tokens[place:], False)]
    return _unknown(tokens, form)


def _people_before(tokens: list[Token]) -> int:
    """How many words say what the persons are whose name follows: "Cabinet Secretaries Ann Torvik"; 0 for none."""
    first = next((at for at, token in enumerate(tokens) if token.kind == "G"), 0)
    named = len(tokens) - first > 1 and all(token.kind in "UGI" for token in tokens[first:])
    if not first or not named or not is_plural(tokens[first - 1].text.lower()):
        return 0
    return first if all(token.kind in "COE" for token in tokens[:first]) else 0


def _are_for_somebody(tokens: list[Token], at_start: bool) -> bool:
    """ "Lawyers for Torvik", where a sentence opens with them: people and whose they are, but "Lawyers for Justice"."""
    if not at_start or len(tokens) < 3 or tokens[1].text != "for" or not are_people(tokens[0].text.lower()):
        return False
    return all(token.kind in "UGIA" for token in tokens[2:])


def _is_of_place(word: str) -> bool:
    """ "Transnistrian": an adjective of a listed place that ends in an a."""
    base = word.removesuffix("s")
    return base.endswith("an") and len(base) > 5 and is_listed(base[:-1]) and not is_listed(word)


def _unknown(tokens: list[Token], form: str) -> list[Piece]:
    if len(tokens) == 1 and tokens[0].text in ("Jr.", "Sr.", "Jr", "Sr"):
        return []
    if len(tokens) == 1:
        if fold(tokens[0].text) in _INSTITUTIONS:
            return [piece_of(tokens, "organization", 0.7)]
        if (
            form in "NIC"
            or (form == "A" and is_common(tokens[0].text))
            or (form == "A" and sum(map(str.isalpha, tokens[0].text)) < 2)
        ):
            return []
        if form == "U" and _is_of_place(tokens[0].text):
            return []
        if form == "U" and ends_surely(tokens[0].text):
            return [piece_of(tokens, "person", 0.5)]  # "Torvikovic"
        if form == "U" and is_hyphened_place(tokens[0].text):
            return [piece_of(tokens, "place", 0.6)]
        if is_camel(tokens[0].text) and tokens[0].text.lower() not in ROLES:
            return [piece_of(tokens, "organization", 0.6)]
        if form == "U" and (kind := compound_type(tokens[0].text.lower())):
            return [piece_of(tokens, kind, 0.75)]
        return [
            piece_of(
                tokens,
                "organization" if form == "A" else "person" if form == "G" else None,
                0.5 if form == "A" else 0.46 if form == "G" else 0.3,
            )
        ]
    if "&" in tokens[0].text:
        return [piece_of(tokens, "organization", 0.8)]  # "P&O Boats"
    if form[0] == "A" and form[1] in "GU" and len(tokens) > 2:
        return [piece_of(tokens[:1], "organization", 0.5), *_untitled(tokens[1:], False)]
    if form == "UU" and is_listed_place(tokens[1:]):
        # "Kinowerk Berlin": firms and clubs have the town behind them, persons hardly ever
        return [piece_of(tokens, "organization", 0.5)]
    if not form.strip("UGI"):
        if len(tokens) == 2 and ends_surname(tokens[1].text):
            return [piece_of(tokens, "person", 0.65)]
        counted = [token for token in tokens if token.text.lower() not in _RAISED]
        many = 0.6 if any(token.text in _INSIDE for token in tokens[1:-1]) else 0.35
        return [piece_of(tokens, "person", 0.5 if len(counted) < 4 else many)]
    if form == "AC" or (form[0] == "A" and form[1] in "CNE"):
        return [piece_of(tokens[:1], "organization", 0.5)]
    if (
        set(form) <= set("CP")
        and tokens[0].text.lower() in _GRADED
        and ROLES.get(tokens[-1].text.lower()[:-1])
    ):
        return []  # "District Officers"
    if form in _SURNAMED and tokens[-1].text.lower() in _WORD_SURNAMES and not is_listed_place(tokens[:1]):
        return [piece_of(tokens, "person", 0.5)]  # "Torvika Brown"
    if form[-1] == "C" or "A" in form:
        return [piece_of(tokens, "organization", 0.45 if set(form) & set("UGA") else 0.25)]
    if form == "CU" and tokens[0].text.endswith("s"):
        return [piece_of(tokens, "organization", 0.46)]
    if form[-1] in "UG" and form[0] in "CN":
        return [piece_of(tokens, None, 0.35)]
    return [piece_of(tokens, None, 0.3)]
