"""Where a run of capitalised words splits into names: at possessives and at joining words that join nothing."""

from __future__ import annotations

from transforms.mentions.folding import fold
from transforms.mentions.joining import is_listed_place, joins
from transforms.mentions.lexicon import (
    HEADS,
    ROLES,
    is_common,
    read_groups,
    read_word_sets,
    read_words,
    token_class,
)
from transforms.mentions.worded import Token

_OF_FIRST = read_words("of_openings.txt")
_OPENINGS = read_groups("openings.txt")
WORD_PLACES = read_words("word_places.txt")
"""Towns whose name is a common word."""
_HOLDERS = (
    "general",
    "attorney",
    "prosecutor",
    "mayor",
    "governor",
    "president",
    "minister",
    "ombudsman",
    "coroner",
    "sheriff",
)
_BETWEEN, _LEADING = ("Without", "Against"), ("of", "for", "the")
_PARTS = read_word_sets("word_parts.txt")
_KEPT_BY = _PARTS["kept_by"]
_SEASONS = ("spring", "summer", "autumn", "winter")
_NUMBERS, _TIES = _PARTS["number"], _PARTS["tie"]
_PAPERS, _PAPER_TIMES, _PAPER_DAYS = _PARTS["paper"], ("daily", "evening", "morning"), ("Sunday", "Saturday")
ORDINALS = frozenset(("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh"))
_PEOPLES = ("People", "Peoples")
# The longest word in capitals is at least so long where it is no acronym.
_LOUD = 5
# Given names that stand before the number of a thing: "Mark II".
_MODELS = ("Mark", "Max", "Rocky")


def segments_of(tokens: tuple[Token, ...]) -> list[list[Token]]:
    """Token lists that may each be one name (with titles): split at possessives and at joining words that join
    nothing."""
    segments: list[list[Token]] = [[]]
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind == "K":
            joints = [token]
            while index + len(joints) < len(tokens) and tokens[index + len(joints)].kind == "K":
                joints.append(tokens[index + len(joints)])
            index += len(joints)
            rest = list(tokens[index:])
            if segments[-1] and joins(segments[-1], joints, rest):
                segments[-1] += joints
            else:
                segments.append([])
            continue
        if token.kind == "W" and segments[-1] and _is_inside(segments[-1], tokens[index + 1 :]):
            segments[-1].append(token._replace(kind="K") if token.text in _BETWEEN else token)
        elif token.text in ORDINALS and len(segments[-1]) == 1 and segments[-1][0].text == "The":
            segments[-1].append(token)  # "The Third Brigade"
        elif token.text in _PEOPLES and segments[-1] and _are_meant(segments[-1]):
            segments[-1].append(token._replace(kind="C"))
        elif token.kind == "W" and segments[-1] and _counts_members(segments[-1], token):
            segments[-1].append(token._replace(kind="C"))
            segments.append([])
        elif "-" in token.text and (home := _at_home(token)):
            segments += [[], []] if token.kind == "N" else [[home], []]
        elif token.kind == "X" and token.text.isupper() and _opens_name(token, tokens[index + 1 :]):
            segments.append([token._replace(kind="A")])  # "CD Marenas"
        elif segments[-1] and token.text.lower() in _SEASONS and _goes_on(tokens[index + 1 :]):
            segments[-1].append(token._replace(kind="C"))
        elif token.kind == "X" and segments[-1] and _counts_sites(token, tokens[index + 1 :]):
            segments[-1].append(token._replace(kind="U"))  # "Gibe III Dam"
        elif token.kind == "X" and segments[-1] and _is_regnal(segments[-1], token):
            segments[-1].append(token._replace(kind="U"))  # "Ignatius Brandal II"
        elif token.kind == "X" and segments[-1] and not token.text.isupper() and _heads(tokens[index + 1 :]):
            segments[-1].append(token._replace(kind="C"))  # "Halse Reformation Party"
        elif token.kind in "MX" and (kind := _in_paper(token, segments[-1], tokens[index + 1 :])):
            segments[-1].append(token._replace(kind=kind))  # "Torvik Mercury"
        elif token.kind in "MX" or (token.kind == "W" and segments[-1]):
            segments.append([])
        else:
            segments[-1].append(token)
            if token.possessive and not _holds_on(segments[-1], tokens[index + 1 :]):
                segments.append([])
        index += 1
    return [part for segment in segments if segment for part in _by_volume(segment)]


def _by_volume(segment: list[Token]) -> list[list[Token]]:
    """A segment in parts where words of a heading in capitals stand beside a name that is not: "MINUTES OF COUNCIL Ann
    Lee"; a family name in capitals stays ("Ann LEE MARSH")."""
    if len(segment) == 1:
        return [segment]
    loud = [len(token.text) > 1 and token.text.isupper() for token in segment]
    first = next((at for at in range(len(loud) - 1) if loud[at] and loud[at + 1]), -1)
    if first < 0 or all(loud):
        return [segment]
    end = next((at for at in range(first, len(loud)) if not loud[at]), len(loud))
    opens, closes = (token_class(segment[at].text.capitalize()) for at in (first, end - 1))
    if max(len(token.text) for token in segment[first:end]) < _LOUD or (opens in "UG" and closes in "UG"):
        return [segment]
    parts = [
        segment[:first] if opens not in "UG" else [],
        segment[first if opens not in "UG" else 0 : end],
        segment[end:],
    ]
    if closes in "UG":
        parts[1:] = [parts[1] + parts[2]]
    return [part for part in parts if part]


def _are_meant(left: list[Token]) -> bool:
    """Whether a body for a people's sake stands before "People": "Movement for the Rights of the Arnu"."""
    if not any(token.kind == "O" for token in left):
        return False
    if left[-1].text == "the":
        return len(left) > 2 and left[-2].text == "of"  # "Congress for the Defence of the People"
    return left[-1].kind in "UN" and left[-2:-1] != left[:1]


def _in_paper(token: Token, left: list[Token], rest: tuple[Token, ...]) -> str | None:
    """The class of a word of no name in the name of a paper: "Sunday Tribune", "Torvik Mercury", "Daily Sun"."""
    if token.possessive or token.text.isupper():
        return None
    if token.text in _PAPER_DAYS:
        alone = len(rest) == 1 or (bool(rest) and rest[1].kind not in "UGCPO")  # "on Sunday Standard Bank"
        return "C" if alone and rest[0].text.lower() in _PAPERS else None
    if not left or HEADS.get(token.text.lower()) != "organization":
        return None
    return "O" if left[-1].kind in "UP" or left[-1].text.lower() in _PAPER_TIMES else None


def _opens_name(token: Token, rest: tuple[Token, ...]) -> bool:
    if not rest:
        return False
    if rest[0].kind == "O":
        return len(rest) > 2 and rest[1].text in ("of", "for")  # "SAM Union of Torvik"
    return rest[0].kind == "U" and _OPENINGS.get(token.text.lower()) == "organization"


def _goes_on(rest: tuple[Token, ...]) -> bool:
    """ "Halden Winter Bathers": the season stands inside a name."""
    return bool(rest) and rest[0].kind in "UCOF"


def _heads(rest: tuple[Token, ...]) -> bool:
    return bool(rest) and rest[0].kind in "OF"


def _counts_members(left: list[Token], number: Token) -> bool:
    """ "Committee of Nine"."""
    return (
        len(left) > 1 and left[-1].text == "of" and left[-2].kind == "O" and number.text.lower() in _NUMBERS
    )


def _counts_sites(token: Token, rest: tuple[Token, ...]) -> bool:
    return set(token.text) <= set("IVX") and bool(rest) and rest[0].kind in "FP"


def _is_regnal(left: list[Token], token: Token) -> bool:
    """Whether a Roman number belongs to the two or three words of a person's name in front of it."""
    roman = set(token.text) <= set("IVX") and 1 < len(token.text) < 5
    name = [one for one in left if one.kind != "T"]
    if roman and len(name) > 2 and name[-2].text == "Force" and name[-1].kind in "UG":
        return True  # "Task Force Kestrel II"
    if len(name) == 1 and name[0].kind == "G":
        return roman and name[0].text not in _MODELS  # "Mohammed VI"
    return roman and 1 < len(name) < 4 and all(one.kind in "UGI" for one in name) and name[-1].kind != "I"


def _at_home(token: Token) -> Token | None:
    """The town in "Oslo-based": what follows is a name of its own."""
    town, _, tie = token.text.rpartition("-")
    if tie not in _TIES or is_common(town):
        return None  # "Western-backed"
    return token._replace(end=token.start + len(town), text=town, kind="U")


def _is_inside(left: list[Token], rest: tuple[Token, ...]) -> bool:
    """ "Museum of the Four Rivers", "Doctors Without Borders": a capital that no sentence start accounts for."""
    if not rest or rest[0].kind not in "UCPOFG":
        return False
    if left[-1].kind == "K":
        return len(left) > 1 and left[-1].text in _LEADING
    return left[-1].text.lower() in _OF_FIRST


def _holds_on(left: list[Token], rest: tuple[Token, ...]) -> bool:
    """ "St. Brigid's Hospital" and "Rosie's Diner" are one name each, "Chad's Parliament" two."""
    if rest and len(left) == 1 and rest[0].text.lower() in _KEPT_BY and not is_listed_place(left):
        return True
    if rest and rest[0].text == "Office" and left[-1].text.lower().endswith(_HOLDERS):
        return True  # "Auditor-General's Office"
    if (
        len(rest) > 1
        and left[0].kind == "G" == left[-1].kind
        and rest[1].text.lower() in _KEPT_BY
        and len(left) == 1
    ):
        return rest[0].kind == "C"  # "Mel's Family Diner"
    saint = any(token.text.rstrip(".").lower() in ("st", "saint") for token in left[-3:-1])
    return (
        (left[0].text.rstrip(".").lower() in ("st", "saint") or saint)
        and bool(rest)
        and rest[0].kind in "OFC"
    )


def is_plural(word: str) -> bool:
    """Whether a word is for several people by what they are: "secretaries"."""
    one = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word[-1:] == "s" and ROLES.get(one) == "person"


def are_people(word: str) -> bool:
    """ "Farmers of Torvik refuse to leave": people by what they do, and no association of theirs."""
    return word == "staff" or (word[-1] == "s" and ROLES.get(word[:-1]) == "person")


def is_home(town: Token, head: str) -> bool:
    """ "Trinity College Dublin", "Police Scotland": a place, which behind a college need not be known."""
    if head in ("college", "university") and (town.kind == "U" or fold(town.text) in WORD_PLACES):
        return True
    return is_listed_place([town])
