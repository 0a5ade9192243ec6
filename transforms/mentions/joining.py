"""Whether a joining word in a run of capitalised words joins: "Ministry of Trade and Industry" is one name, "Chad and
Niger" are two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from transforms.mentions.folding import fold
from transforms.mentions.lexicon import HEADS, ROLES, read_groups, read_word_sets, read_words
from transforms.mentions.places import is_listed
from transforms.mentions.worded import Token

_OF_FIRST = read_words("of_openings.txt")
_PREPOSITIONS = frozenset(("of", "for", "on", "in"))
_PARTS = read_word_sets("word_parts.txt")
_OF_PLACES, _FIELDS = _PARTS["of_places"], _PARTS["field"]
_MINISTRIES, _FIRMS, _SEATS = _PARTS["ministry"], _PARTS["firm"], _PARTS["seat"]
_FOR_SITES, _PAIRED = _PARTS["for_site"], _PARTS["paired"]
_STRONG, _LAWS = _PARTS["strong_head"], _PARTS["law"]
_AND_ABROAD, _COMPOUNDS = _PARTS["and_abroad"], tuple(_PARTS["organization_compound"])
_FOR_ABROAD, _CAUSES = _PARTS["for_abroad"], _PARTS["cause"]
_OPENINGS = read_groups("openings.txt")
_ENDINGS = tuple(_PARTS["field_ending"])
_PEOPLES = ("People", "Peoples")
_TWINS = (("Oil", "Gas"), ("Research", "Development"))
_UNIONS = ("U.N.", "E.U.", "U.S.", "U.K.")
_WHOLES = ("University", "College", "Technical", "Free")
# Endings of what only describes ("Cadastral"), and of those who have a trade ("Plasterers").
_DESCRIBING, _TRADERS = ("al", "ic", "ary", "ive"), ("ers", "ors", "smiths", "men")


def joins(left: list[Token], joints: list[Token], rest: list[Token]) -> bool:
    """Whether joining words join the name on their left and what follows them."""
    words = [joint.text for joint in joints]
    if not rest:
        return False
    if _is_law(left, rest):
        return True
    if words[0] == "&":
        other = list(takewhile(lambda token: token.kind != "K", rest))
        return not (_is_person(left) and 1 < len(other) < 4 and all(token.kind in "UGI" for token in other))
    if words[0] == "and":
        if len(words) == 1 and _is_field_of_office(left, rest):
            return True
        return len(words) < 3 and not _is_other(words, rest) and _and_joins(left, rest)
    if words[0] in _PREPOSITIONS:
        return _of_joins(left, words[0], rest)
    if words[0] in ("the",):
        return False
    if words[0] in _AND_ABROAD and not (
        any(token.kind == "K" for token in left) or _is_lusophone(left, words)
    ):
        return False
    if words[0] in _FOR_ABROAD:
        first = left[left[0].kind == "W" and len(left) > 1]
        return (
            first.kind == "O"
            or "organization"
            in (
                _OPENINGS.get(fold(first.text)),
                HEADS.get(fold(first.text)),
            )
            or first.text.lower().endswith(_COMPOUNDS)
        )
    # van, de la, bin: between two words of a name, never after a head or a title
    race = left[-1].text == "Tour" and words[0] in (
        "de",
        "du",
        "des",
    )  # an event, not the place that it leads through
    return race or (left[-1].kind in "UGICAPOFN" and not (left[-1].kind == "N" and len(left) == 1))


def _is_lusophone(left: list[Token], words: list[str]) -> bool:
    """ "Ana Silva e Costa": a Portuguese "and" between two surnames."""
    return words == ["e"] and len(left) > 1 and left[0].kind == "G" and left[-1].kind == "U"


def _is_field_of_office(left: list[Token], rest: list[Token]) -> bool:
    """ "Minister of State for Fisheries and Forests Ann Lee": the second field of who is named behind it."""
    left = left[left[0].text == "The" :]
    if len(left) < 3 or left[0].kind != "T" or left[1].text not in ("of", "for"):
        return False
    if any(token.kind not in "CEOPK" or token.possessive for token in left[1:]):
        return False
    fields = list(takewhile(lambda token: token.kind in "CEOP" and not token.possessive, rest))
    person = list(takewhile(lambda token: token.kind in "GUI", rest[len(fields) :]))
    return 0 < len(fields) < 4 and 1 < len(person) < 4


def _is_law(left: list[Token], rest: list[Token]) -> bool:
    """ "Suppression of Piracy Act", "Street Trading and Illegal Stalls Law": what laws are named after."""
    if rest[-1].text.lower() not in _LAWS or left[0].kind == "O" or left[-1].kind == "O":
        return False  # but "School of Maritime Law"
    whole = [*left, *rest]
    return whole[0].kind != "K" and all(
        (token.kind in "CEOFPK" or token.text.endswith(_ENDINGS)) and not token.possessive for token in whole
    )


def _is_other(words: list[str], rest: list[Token]) -> bool:
    """Whether another ministry or body begins behind "and": "and Department of Trade", "and the League of Friends"."""
    at = next((at for at, token in enumerate(rest) if token.text in ("of", "for")), 0)
    if not at or not (at == 1 or len(words) > 1):
        return False
    return rest[0].text.lower() in _MINISTRIES or (len(words) > 1 and rest[at - 1].kind == "O")


def _is_person(tokens: Sequence[Token]) -> bool:
    """ "Ann Lee & Tom Marsh": whether the words are a full name with a known given name."""
    return 1 < len(tokens) < 4 and tokens[0].kind == "G" and all(token.kind in "UGI" for token in tokens)


def _of_joins(left: list[Token], word: str, rest: list[Token]) -> bool:
    last = left[-1]
    if last.kind == "T":
        # "Secretary of State Ann Lee": the office is cut off later
        return rest[0].kind in "COPFUGT"
    if word == "for" and len(left) == 1 and last.text == "Parliament":
        return False  # "Member of Parliament for Torvik"
    if word == "for" and last.text == "State" and left[0].kind == "T":
        return True
    own = left[1:] if left[0].kind == "W" else left
    aims = next((at for at, token in enumerate(own) if token.text == "for"), 0)
    if word == "of" and aims and own[aims - 1].kind == "O" and last.kind in "CEUO":
        return (
            rest[0].kind in "UNPC" or rest[0].text in _PEOPLES
        )  # "Movement for the Rights of the Arnu People"
    if word == "of" and len(own) > 2 and own[0].text.lower() in _SEATS and rest[0].text in _WHOLES:
        return False  # "Faculty of Law of the University of Oslo" is two
    if (
        last.possessive
        or last.kind == "K"
        or any(token.kind == "I" and token.text not in _UNIONS for token in left)
    ):
        return False
    if last.kind == "P" and (left[0].kind == "T" or any(token.kind == "G" for token in left)):
        return False
    if word == "for" and own and all(token.kind == "C" for token in own):
        return rest[0].kind in "UCO"
    if word == "for" and len(left) == 1 and last.kind == "A" and rest[0].text.lower() in _CAUSES:
        return True  # "TVKA for Justice and Peace"
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
        if word == "of" and last.kind in "CE" and _is_aim(own):
            return rest[0].kind in "UNPC"  # "Society for the Protection of Birds"
        # "Ministry of Health of Chad"
        return left[0].kind in "OC" and rest[0].kind in "UNP"
    return False


def _is_aim(own: list[Token]) -> bool:
    """ "Society for the Protection", "Commission on the Status": a body, and what it is for, with its article."""
    at = next((at for at, token in enumerate(own) if token.kind == "K"), 0)
    if not at or own[at - 1].kind != "O" or own[at].text not in ("for", "on") or own[at + 1].text != "the":
        return False
    return all(token.kind in "CE" for token in own[at + 2 :])


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
    if (left[-1].text, following[0].text) in _TWINS:
        return True
    pair = left[-1].text.lower() in _PAIRED and following[0].text.lower() in _PAIRED
    if pair and len(following) == 1 and len(left) > 2:
        return True  # "Torvik Medical College and Hospital"
    marks = [i for i, token in enumerate(left) if token.kind == "K" and token.text in _PREPOSITIONS]
    if marks and left[0].kind == "T" and _is_field_of_holder(following):
        return all(token.kind in "CEOPFTK" for token in left)  # "Director of Mines and Water Affairs Ann Lee"
    if (marks and any(token.kind in "OE" for token in left[: marks[-1]])) or _is_letters_for(left):
        own = left[left[0].kind == "W" :]
        if (
            len(following) == 1
            and own[0].text.lower() in _MINISTRIES
            and following[0].text.endswith(_ENDINGS)
        ):
            return True  # "Ministry of Mines and Geology"
        tail = left[marks[-1] + 1 :]
        if own[0].text.lower() in _MINISTRIES and len(tail) == 2 == len(following) and tail[0].kind == "U":
            # "Department of Dyke Management and Disaster Prevention"
            return tail[1].kind in "CO" and all(_is_plain(token) for token in following)
        plain = all(_is_plain(token) for token in tail if token.kind != "K")
        if plain and len(following) == 1 and _are_many(tail[-1:]) and following[0].text.endswith("s"):
            return following[0].kind in "UCN"  # "Union of Nurses and Midwives"
        if plain and own[0].kind == "O" and following[-1].text.endswith(_TRADERS):
            return len(following) < 3  # "Association of Fish and Shellfish Traders"
        if own[0].text.lower() in _MINISTRIES and following[0].kind in "CO" and _names_person(following[1:]):
            return plain  # "Ministry of Trade and Industry Ann Lee"
        return plain and all(_is_plain(token) for token in following)
    if _is_one_body(left, following):
        return True
    field = left[-1].text.lower() in _FIELDS and all(token.kind == "W" for token in left[:-1])
    plain = all(token.kind in "COPE" or token.text.endswith(_ENDINGS) for token in left if token.kind != "W")
    if field or (plain and left[-1].kind != "O"):
        return (
            following[-1].kind in "OE"
            and len(following) > 1
            and all(t.kind in "COPE" for t in following[:-1])
        )
    return False


def _is_field_of_holder(following: list[Token]) -> bool:
    """Whether common words and then a full name stand here: "Water Affairs Ann Lee"."""
    first = next((at for at, token in enumerate(following) if token.kind == "G"), 0)
    if not first or not all(token.kind in "CEO" for token in following[:first]):
        return False
    return len(following) - first > 1 and _names_person(following[first:])


def _are_many(tokens: list[Token]) -> bool:
    """Whether the last word is a plural of those who do something: "Nurses"."""
    word = tokens[0].text.lower() if tokens else ""
    return word[-1:] == "s" and ROLES.get(word[:-1]) == "person"


def _is_letters_for(left: list[Token]) -> bool:
    """ "TVKA for Justice": a body called by its letters, and what it is for."""
    return len(left) > 2 and left[0].kind == "A" and left[1].text == "for"


def _is_plain(token: Token) -> bool:
    """Whether a word may be part of what a ministry is for: a common word, or one that describes ("Cadastral")."""
    if token.kind in "COFPTE":
        return True
    return token.kind == "U" and token.text.endswith(_DESCRIBING) and not is_listed(token.text)


def _names_person(tokens: Sequence[Token]) -> bool:
    return 1 < len(tokens) < 4 and tokens[0].kind in "GU" and all(token.kind in "UGI" for token in tokens)


def _is_one_body(left: list[Token], following: list[Token]) -> bool:
    """ "Torvan Tea and Spice Authority", "Bricklayers and Plasterers Trade Union": two fields or trades, and one
    body."""
    if len(following) < 2 or following[-1].kind != "O" or any(token.kind in "GTIK" for token in left):
        return False
    own, body = left[left[0].kind == "W" :], following[-1].text.lower()
    if own and own[-1].text.endswith(_TRADERS) and following[0].text.endswith(_TRADERS):
        return all(token.kind in "COUN" for token in (*own, *following))
    field = bool(own) and (own[-1].text.lower() in _FIELDS or own[-1].kind == "C")
    if not field or not all(t.kind in "COPEF" or t.text.lower() in _FIELDS for t in following[:-1]):
        return False
    # "Kestrian Cotton and Linen Board", but no "Torvan Wood and Gas Works"
    return body in _STRONG and (len(own) == 1 or own[0].kind in "UNPC")


def is_listed_place(tokens: list[Token]) -> bool:
    return is_listed(" ".join(token.text for token in tokens))
