"""Shapes of names that tell their type by how the words go together, whatever the words are."""

from __future__ import annotations

from transforms.mentions.folding import fold
from transforms.mentions.joining import is_listed_place
from transforms.mentions.lexicon import GIVEN_NAMES, ROLES, is_common, read_groups, read_word_sets
from transforms.mentions.places import is_listed
from transforms.mentions.worded import Token

_OPENINGS = read_groups("openings.txt")
_PARTS = read_word_sets("word_parts.txt")
_HOME_BEFORE, _AT_HOME, _ARTICLES = (_PARTS[key] for key in ("before_home", "at_home", "article"))
_FAMILY, _CUPS, _SITE_CENTRES = _PARTS["family"], _PARTS["cup"], _PARTS["site_centre"]
_MINISTRIES, _TRADES = _PARTS["ministry"], _PARTS["trade_word"]
_SURE_PLACES, _SAINTS = _PARTS["sure_place"], ("san", "santa", "santo", "sao", "saint", "st", "sankt")
_COMPOUNDS = tuple((kind, tuple(_PARTS[f"{kind}_compound"])) for kind in ("facility", "organization"))
_CLUB_LETTERS, _CLUBS, _OF_TOWNS = _PARTS["club_letters"], _PARTS["club_plural"], ("City", "Town", "United")
_OF = ("do", "da", "de", "del", "dos", "das", "della", "di", "du", "des")
_CENTRES = ("centre", "center", "complex")
# Letters before a capital inside a word, at least: "NordVest".
_CAMEL, _GIVEN_LEAST = 3, 4
# Classes of the tokens of persons and of things that the words around say more of.
_NO_WORDS = frozenset("GIKTNSEW")
_HYPHENED_FIRST, _HYPHENED_IN = _PARTS["hyphened_first"], _PARTS["hyphened_in"]
_COMPASS = _PARTS["compass"]
_LONG_SURNAME, _SURE_ENDINGS = 6, tuple(_PARTS["sure_surname_ending"])
_SHORTEST_SURNAME, _SURNAME_ENDINGS = 5, tuple(_PARTS["surname_ending"])
_AGENTS, _STATIONS = ("ers", "ists"), ("Radio", "TV", "Television")
Shape = tuple[str, float]


def shape_of(tokens: list[Token], form: str) -> Shape | None:
    """Type and score of a name of two words or more by its shape; None where the shape is that of many things."""
    if len(tokens) < 2:
        return None
    if _is_place_shaped(tokens, form):
        return "place", 0.75
    if form[-1] == "C" and form[0] in "UP" and tokens[-1].text.lower() in _TRADES and "K" not in form:
        return "organization", 0.75  # "Torvik Energy": no surname
    if tokens[-1].text.lower() in _CLUB_LETTERS and tokens[-1].text.isupper() and form[0] in "UPC":
        return "organization", 0.8  # "Torvik United FC"
    if tokens[-1].text.lower() in _CLUBS and len(tokens) < 5 and "K" not in form:
        town = next((at for at in range(len(tokens) - 1, 0, -1) if is_listed_place(tokens[:at])), 0)
        if town and all(token.text in _OF_TOWNS for token in tokens[town:-1]):
            return "organization", 0.75  # "Torvik City Stars"
    if any(is_camel(token.text) for token in tokens) and form[0] not in "GI":
        return "organization", 0.8 if form[-1] == "O" else 0.75
    first = fold(tokens[0].text)
    if first in _CUPS:
        return "drop", 0.8  # "Copa del Sur"
    if first in _ARTICLES and "K" in form[2:] and not set(form) & set("GITN"):
        # "La Voz del Norte", but "El Puerto de Torvik"
        return ("place", 0.6) if _OPENINGS.get(fold(tokens[1].text)) == "place" else ("organization", 0.75)
    if len(tokens) == 2 and first in _ARTICLES and _OPENINGS.get(fold(tokens[1].text)) == "organization":
        return "organization", 0.75  # "La Liga"
    if not _NO_WORDS.isdisjoint(form):
        return None
    if first in _ARTICLES and not is_listed_place(tokens):
        # "La Hora", "El Puerto Viejo": papers, firms and houses rather than persons
        return "organization", 0.55 if len(tokens) > 2 else 0.46
    if (first in _HOME_BEFORE or first in _AT_HOME) and is_listed_place(tokens[1:]):
        return "organization", 0.75  # "Sport Torvik"
    if len(tokens) > 2 and _OPENINGS.get(first) != "place":
        if is_listed_place(tokens[-1:]) and set(form[:-1]) & set("CO") and not is_listed_place(tokens[:1]):
            return "organization", 0.7  # "Clean Rivers Kenya"
        if is_listed_place(tokens[:1]) and _are_agents(tokens[-1]):
            return "organization", 0.75  # "Oslo Winter Bathers"
    return None


def _is_place_shaped(tokens: list[Token], form: str) -> bool:
    """ "Ponta do Mel", "Shan State": a place by its first word and what joins it to the next, or by its last word,
    though the other word may be a person's."""
    first, last = fold(tokens[0].text), fold(tokens[-1].text)
    if form in ("GP", "UGP", "CGP") and last in _SURE_PLACES:
        return True
    joined = len(tokens) > 2 and tokens[1].text in _OF and form.count("K") == len(form) - 2
    if (
        joined
        and last in _COMPASS
        and len(tokens) == 3
        and form[0] == "U"
        and first not in _OPENINGS
        and first not in _ARTICLES
        and first not in _CUPS
    ):
        return True  # "Torvanao del Norte"
    return joined and _OPENINGS.get(first) == "place" and first not in _SAINTS and form[-1] in "UGC"


def is_site_centre(words: list[str], joint: int) -> bool:
    """Whether a centre is a site by the word before it: "Torvik Correctional Centre"; `joint`: where "of" is."""
    head = (joint or len(words)) - 1
    return head > 0 and words[head] in _CENTRES and words[head - 1] in _SITE_CENTRES


def compound_type(word: str) -> str | None:
    """What the last part of a long word in lower case says that it names: "torvikplatz", "torvikzeitung"."""
    for kind, endings in _COMPOUNDS:
        if word.endswith(endings) and not word.startswith(endings):
            return kind
    return None


def is_hyphened_place(word: str) -> bool:
    """Whether the parts of a word go together as in names of places: "Torvik-sur-Mer", "Haute-Torvie"."""
    first, *inner = fold(word).replace(" ", "-").split("-")
    return bool(inner) and (
        (first in _HYPHENED_FIRST and len(inner[-1]) > _CAMEL) or bool(set(inner[:-1]) & _HYPHENED_IN)
    )


def ends_surname(word: str) -> bool:
    """Whether an unknown word ends as family names do: "Torvikowski"."""
    return len(word) > _SHORTEST_SURNAME and fold(word).endswith(_SURNAME_ENDINGS) and not is_listed(word)


def ends_surely(word: str) -> bool:
    """Whether an unknown word ends as hardly anything but a family name does: "Torvikovic"."""
    return len(word) > _LONG_SURNAME and fold(word).endswith(_SURE_ENDINGS) and not is_listed(word)


def is_camel(word: str) -> bool:
    """Whether a capital stands inside a word as in the names of firms and products ("NordVest"), not of families
    ("MacNeil") nor of persons whose given name lost its space ("RoseMarsh")."""
    at = next((i for i, char in enumerate(word) if i and char.isupper()), 0)
    if at < _CAMEL or not (word[:at].isalpha() and word[at + 1 : at + 2].islower()):
        return False
    first = fold(word[:at])
    if first in GIVEN_NAMES and not (at < _GIVEN_LEAST and is_common(word[at:])):
        return False  # but "NamPower"
    return first not in _FAMILY


def _are_agents(token: Token) -> bool:
    word = token.text.lower()
    return (word[-1:] == "s" and ROLES.get(word[:-1]) == "person") or (
        word.endswith(_AGENTS) and (is_common(word) or token.kind == "U")
    )


_CHAMBERS, _WORD_SURNAMES = ("House", "Senate"), _PARTS["word_surname"]


def person_behind(tokens: list[Token]) -> int:
    """Where a person's name begins behind that of an organization without a joining word ("Torvik Alliance Ann Lee"); 0
    where none does."""
    if (
        tokens[0].text in _STATIONS
        and 3 < len(tokens) < 6
        and tokens[1].kind == "U"
        and tokens[2].kind == "G"
    ):
        return 2 if all(token.kind in "UGI" for token in tokens[3:]) else 0  # "Radio Torvik Ann Lee"
    if tokens[0].text in _CHAMBERS and len(tokens) == 3 and all(token.kind in "UGI" for token in tokens[1:]):
        return 1  # "Speaker of the House Newt Torvik"
    for at in range(2, len(tokens) - 1):
        if _is_body_alone(tokens[:at]) and _is_whole_name(tokens[at:]):
            return at  # "United Nations Ann Lee"
        ministry = tokens[0].text.lower() in _MINISTRIES and tokens[at - 1].kind in "CE"
        if (tokens[at - 1].kind != "O" and not ministry) or tokens[at].kind not in "GU":
            continue
        if tokens[at - 1].text == "Force" and tokens[at - 2].text == "Task":
            continue
        rest = tokens[at:]
        known = tokens[at].kind == "G" and len(rest) < 4 and all(token.kind in "UGI" for token in rest[:-1])
        known = known and (rest[-1].kind in "UGI" or rest[-1].text.lower() in _WORD_SURNAMES)
        unknown = (
            len(rest) == 2 and all(token.kind == "U" for token in rest) and not is_listed_place(rest[1:])
        )
        return at if known or unknown else 0
    return 0


def _is_body_alone(tokens: list[Token]) -> bool:
    """Whether words end what may be the name of a body, in the plural: "United Nations", "National Archives"."""
    return (
        tokens[-1].text[-1] == "s" and tokens[-1].kind == "C" and any(token.kind == "O" for token in tokens)
    )


def _is_whole_name(tokens: list[Token]) -> bool:
    if tokens[0].kind != "G" or not 1 < len(tokens) < 4:
        return False
    return all(token.kind in "UGI" for token in tokens) and not is_listed_place(tokens)


def place_prefix(tokens: list[Token]) -> int:
    """How many first words are a listed place before a person's name ("London Sadiq Khan"); 0 for none."""
    for size in range(min(3, len(tokens) - 1), 0, -1):
        if tokens[size].kind in "GI" and tokens[0].kind != "G" and is_listed_place(tokens[:size]):
            return size
    return 0
