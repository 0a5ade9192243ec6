"""Where a run of capitalised words splits into names: at possessives and at joining words that join nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from transforms.mentions.folding import fold
from transforms.mentions.lexicon import ROLES, read_groups, read_word_sets, read_words
from transforms.mentions.places import is_listed
from transforms.mentions.runs import Token

_OF_FIRST = read_words("of_openings.txt")
_OPENINGS = read_groups("openings.txt")
WORD_PLACES = read_words("word_places.txt")
"""Towns whose name is a common word."""
_PREPOSITIONS = frozenset(("of", "for", "on", "in"))
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
_KEPT_BY, _OF_PLACES, _FIELDS = _PARTS["kept_by"], _PARTS["of_places"], _PARTS["field"]
_MINISTRIES, _FIRMS = _PARTS["ministry"], _PARTS["firm"]
_FOR_SITES, _PAIRED = _PARTS["for_site"], _PARTS["paired"]
_ENDINGS = tuple(_PARTS["field_ending"])
_SEASONS = ("spring", "summer", "autumn", "winter")
_NUMBERS, _TIES, _SEATS = _PARTS["number"], _PARTS["tie"], _PARTS["seat"]
_WHOLES = ("University", "College", "Technical", "Free")


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
            if segments[-1] and _joins(segments[-1], joints, rest):
                segments[-1] += joints
            else:
                segments.append([])
            continue
        if token.kind == "W" and segments[-1] and _is_inside(segments[-1], tokens[index + 1 :]):
            segments[-1].append(token._replace(kind="K") if token.text in _BETWEEN else token)
        elif token.kind == "W" and segments[-1] and _counts_members(segments[-1], token):
            segments[-1].append(token._replace(kind="C"))
            segments.append([])
        elif token.kind != "N" and "-" in token.text and (home := _at_home(token)):
            segments += [[home], []]
        elif token.kind == "X" and token.text.isupper() and _opens_name(token, tokens[index + 1 :]):
            segments.append([token._replace(kind="A")])  # "CD Marenas"
        elif token.text.lower() in _SEASONS and segments[-1] and _goes_on(tokens[index + 1 :]):
            segments[-1].append(token._replace(kind="C"))
        elif token.kind == "X" and segments[-1] and _counts_sites(token, tokens[index + 1 :]):
            segments[-1].append(token._replace(kind="U"))  # "Gibe III Dam"
        elif token.kind == "X" and segments[-1] and _is_regnal(segments[-1], token):
            segments[-1].append(token._replace(kind="U"))  # "Ignatius Brandal II"
        elif token.kind == "X" and segments[-1] and not token.text.isupper() and _heads(tokens[index + 1 :]):
            segments[-1].append(token._replace(kind="C"))  # "Halse Reformation Party"
        elif token.kind in "MX" or (token.kind == "W" and segments[-1]):
            segments.append([])
        else:
            segments[-1].append(token)
            if token.possessive and not _holds_on(segments[-1], tokens[index + 1 :]):
                segments.append([])
        index += 1
    return [segment for segment in segments if segment]


def _opens_name(token: Token, rest: tuple[Token, ...]) -> bool:
    return bool(rest) and rest[0].kind == "U" and _OPENINGS.get(token.text.lower()) == "organization"


def _goes_on(rest: tuple[Token, ...]) -> bool:
    """ "Halden Winter Bathers": the season stands inside a name."""
    return bool(rest) and rest[0].kind in "UCOF"


def _heads(rest: tuple[Token, ...]) -> bool:
    return bool(rest) and rest[0].kind == "O"


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
    return roman and 1 < len(name) < 4 and all(one.kind in "UG" for one in name)


def _at_home(token: Token) -> Token | None:
    """The town in "Oslo-based": what follows is a name of its own."""
    town, _, tie = token.text.rpartition("-")
    return token._replace(end=token.start + len(town), text=town, kind="U") if tie in _TIES else None


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
    return left[0].text.rstrip(".").lower() in ("st", "saint") and bool(rest) and rest[0].kind in "OFC"


def _joins(left: list[Token], joints: list[Token], rest: list[Token]) -> bool:
    words = [joint.text for joint in joints]
    if not rest:
        return False
    if words[0] == "&":
        other = list(takewhile(lambda token: token.kind != "K", rest))
        return not (_is_person(left) and 1 < len(other) < 4 and all(token.kind in "UGI" for token in other))
    if words[0] == "and":
        return len(words) < 3 and _and_joins(left, rest)
    if words[0] in _PREPOSITIONS:
        return _of_joins(left, words[0], rest)
    if words[0] in ("the",):
        return False
    # van, de la, bin: between two words of a name, never after a head or a title
    return left[-1].kind in "UGICAPOFN" and not (left[-1].kind == "N" and len(left) == 1)


def _is_person(tokens: Sequence[Token]) -> bool:
    """ "Ann Lee & Tom Marsh": whether the words are a full name with a known given name."""
    return 1 < len(tokens) < 4 and tokens[0].kind == "G" and all(token.kind in "UGI" for token in tokens)


def _of_joins(left: list[Token], word: str, rest: list[Token]) -> bool:
    last = left[-1]
    if last.kind == "T":
        # "Secretary of State Ann Lee": the office is cut off later
        return rest[0].kind in "COPFUGT"
    if word == "for" and last.text == "State" and left[0].kind == "T":
        return True
    own = left[1:] if left[0].kind == "W" else left
    if word == "of" and len(own) > 2 and own[0].text.lower() in _SEATS and rest[0].text in _WHOLES:
        return False  # "Faculty of Law of the University of Oslo" is two
    if last.possessive or last.kind == "K" or any(token.kind == "I" for token in left):
        return False
    if last.kind == "P" and (left[0].kind == "T" or any(token.kind == "G" for token in left)):
        return False
    if word == "for" and own and all(token.kind == "C" for token in own):
        return rest[0].kind in "UCO"
    if word == "for" and len(left) == 1 and len(rest) > 1 and rest[0].kind == "C" and rest[1].kind == "O":
        return True  # "Hope for Orphans Network"
    if (
        word == "of"
        and last.text.lower() in _FIRMS
        and len(left) > 1
        and all(token.kind != "K" for token in left)
    ):
        return False  # "Halter Marine of Torvik"
    named = any(token.kind in "UG" for token in left)
    general = last.text.lower() in _OF_PLACES or last.text.lower() in _OF_FIRST
    if named and word == "of" and last.kind == "O" and not general:
        # "Skylark Systems of Perth": a firm that is at home there
        return not is_listed_place(rest[:1])
    if last.kind == "E" and _is_body(rest):
        return False  # "Statement of the Civic Alliance"
    if word == "for" and last.kind == "F" and last.text.lower() not in _FOR_SITES:
        return False  # "left Halse Port for Oslo"
    if last.kind in "OFPE" or last.text.lower() in _OF_FIRST:
        return not (last.kind == "P" and is_listed_place(left))
    if any(token.kind == "K" and token.text in _PREPOSITIONS for token in left):
        # "Ministry of Health of Chad"
        return left[0].kind in "OC" and rest[0].kind in "UNP"
    return False


def _is_body(rest: list[Token]) -> bool:
    """Whether the next words name a body by more than a general word: "Civic Alliance"."""
    own = list(takewhile(lambda token: token.kind != "K", rest))
    return any(token.kind == "O" for token in own[1:])


def _and_joins(left: list[Token], rest: list[Token]) -> bool:
    """ "Ministry of Trade and Industry", "Food and Drug Administration" are one name, "Chad and Niger" are two."""
    following = []
    for token in rest:
        if token.kind in "KMXWT" or token.possessive:
            break
        following.append(token)
    if not following:
        return False
    if following[0].text == "District" and following[-1].kind == "O" and left[-1].kind in "UC":
        return len(following) > 2
    if left[-1].text == "Oil" and following[0].text == "Gas":
        return True
    pair = left[-1].text.lower() in _PAIRED and following[0].text.lower() in _PAIRED
    if pair and len(following) == 1 and len(left) > 2:
        return True  # "Torvik Medical College and Hospital"
    marks = [i for i, token in enumerate(left) if token.kind == "K" and token.text in _PREPOSITIONS]
    if marks and any(token.kind in "OE" for token in left[: marks[-1]]):
        own = left[left[0].kind == "W" :]
        if (
            len(following) == 1
            and own[0].text.lower() in _MINISTRIES
            and following[0].text.endswith(_ENDINGS)
        ):
            return True  # "Ministry of Mines and Geology"
        tail = left[marks[-1] + 1 :]
        plain = all(token.kind in "COFPTE" for token in tail if token.kind != "K")
        return plain and all(token.kind in "COFPTE" for token in following)
    field = left[-1].text.lower() in _FIELDS and all(token.kind == "W" for token in left[:-1])
    plain = all(token.kind in "COPE" or token.text.endswith(_ENDINGS) for token in left if token.kind != "W")
    if field or (plain and left[-1].kind != "O"):
        return (
            following[-1].kind in "OE"
            and len(following) > 1
            and all(t.kind in "COPE" for t in following[:-1])
        )
    return False


def is_listed_place(tokens: list[Token]) -> bool:
    return is_listed(" ".join(token.text for token in tokens))


def are_people(word: str) -> bool:
    """ "Farmers of Torvik refuse to leave": people by what they do, and no association of theirs."""
    return word == "staff" or (word[-1] == "s" and ROLES.get(word[:-1]) == "person")


def is_home(town: Token, head: str) -> bool:
    """ "Trinity College Dublin", "Police Scotland": a place, which behind a college need not be known."""
    if head in ("college", "university") and (town.kind == "U" or fold(town.text) in WORD_PLACES):
        return True
    return is_listed_place([town])
