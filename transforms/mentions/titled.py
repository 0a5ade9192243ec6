"""Where titles and offices end in a run of capitalised words, and what of it is a name."""

from __future__ import annotations

from transforms.mentions.folding import fold
from transforms.mentions.lexicon import TITLES, read_word_sets
from transforms.mentions.worded import Token

_PARTS = read_word_sets("word_parts.txt")
_COURTESY, _OFFICES = _PARTS["courtesy"], _PARTS["office"]
_FIELD_ENDINGS = tuple(_PARTS["field_ending"])
_GRADES, _LONGEST_OFFICE = _PARTS["grade"], 4
_BENCHES, _RANKS = _PARTS["bench"], _PARTS["rank"]
_MINISTER_FIELDS, _OF_FIELDS = _PARTS["minister_field"], ("Minister", "Secretary", "Undersecretary")
_ELECTED, _DIRECTOR_FIELDS = _PARTS["elected"], _PARTS["director_field"]
_DIRECTORS = (
    "Director",
    "Manager",
    "Superintendent",
    "Coordinator",
    "Commissioner",
    "Officer",
    "Supervisor",
    "Chief",
)
# "the Ombudsman of Torvik" is a body as often as a person.
_WHO_IS_A_BODY = ("ombudsman",)


def title_mark(segment: list[Token]) -> tuple[int, int] | None:
    """(first token of the title, first token after it) of the title in a segment; None where there is none that is a
    title and not part of a name ("Justice Department", "Prince Rupert Bridge")."""
    spots = [i for i, token in enumerate(segment) if token.kind == "T"]
    if not spots:
        return None
    courtesy = fold(segment[spots[0]].text.rstrip(".")) in _COURTESY
    if not courtesy and (office := _office(segment, spots)):
        return office
    if not courtesy and segment[-1].kind in "OFPE" and not any(token.kind in "GI" for token in segment):
        return None
    if not courtesy and spots[0] and spots[0] == len(segment) - 2 and segment[-1].kind == "F":
        return None  # "Saint Ann General Hospital"
    if _opens_body(segment) and spots[-1] == len(segment) - 1 and rules_over(segment):
        return None
    graded = _graded(segment, spots)
    last = graded or spots[0]
    while last + 1 < len(segment) and segment[last + 1].kind == "T":
        last += 1
    rest = segment[last + 1 :]
    if not courtesy and rest and rest[-1].kind in "OFE" and len(rest) < 3 and spots[0] == 0:
        return None
    if rest and all(t.kind in "TC" for t in rest) and any(t.kind == "T" for t in rest):
        rest, last = [], len(segment) - 1
    first = 0 if graded else spots[0]
    while first and (segment[first - 1].kind in "CW" or segment[first - 1].text.lower() in _BENCHES):
        first -= 1
    if first and segment[first - 1].kind == "N":
        first = first - 1 if first == 1 else first
    return first, last + 1


def _graded(segment: list[Token], spots: list[int]) -> int:
    """Where a grade opens the segment, the title at the end of what its holder is in charge of: "Chief Veterinary
    Officer", "Divisional Railway Manager"; else 0."""
    if fold(segment[0].text) not in _GRADES or any(token.possessive for token in segment[: spots[-1]]):
        return 0
    ends = [at for at in spots if 0 < at <= _LONGEST_OFFICE and all(t.kind in "TCUOPE" for t in segment[:at])]
    return ends[-1] if ends else 0


def _office(segment: list[Token], spots: list[int]) -> tuple[int, int] | None:
    """(0, end) of an office with the body it is of behind it: "President of the Torvik Council"."""
    joint = next((at for at, token in enumerate(segment) if token.kind == "K"), 0)
    named = segment[joint:]
    if not joint or joint - 1 not in spots or any(token.kind not in "TCO" for token in segment[:joint]):
        return None
    general = segment[joint - 1].text == "General" and joint > 1
    if segment[joint - 1 - general].text.lower() not in _OFFICES or named[0].text != "of":
        return None
    told = any(token.text == "the" for token in named[:2]) and named[-1].kind == "O"
    whole = told and sum(token.kind != "K" for token in named) > 1
    return (0, joint) if whole or joint > 1 else None


def are_holders(segment: list[Token]) -> bool:
    """Whether an office of several stands before the first of them: "Senators Ann Lee, Tom Marsh and Ida Brown"."""
    office, person = segment[0], segment[1:]
    if len(person) == 1 and _are_offices(office) and person[0].kind == "U":
        return True  # "Senators Lee, Marsh and Brown"
    if (
        office.kind != "C"
        or office.possessive
        or office.text[-1] != "s"
        or not 1 < len(person) < _LONGEST_OFFICE
    ):
        return False
    if fold(office.text[:-1]) not in TITLES or person[0].kind != "G" or person[-1].kind not in "UGC":
        return False
    return all(token.kind in "UGIC" for token in person)


def _are_offices(office: Token) -> bool:
    return office.text[-1] == "s" and not office.possessive and fold(office.text[:-1]) in _ELECTED


def _opens_body(segment: list[Token]) -> bool:
    """Whether a head stands first, or behind words that describe it: "Federal Office of Justice"."""
    joint = next((at for at, token in enumerate(segment) if token.kind == "K"), 0)
    described = joint > 1 and segment[joint - 1].kind == "O" and all(t.kind in "CNO" for t in segment[:joint])
    return segment[0].kind == "O" or described


def rules_over(segment: list[Token]) -> bool:
    """ "Office of the President": the title belongs to an organization's name."""
    joint = next((i for i, token in enumerate(segment) if token.text in ("of", "for")), 0)
    return bool(joint) and all(token.kind in "CTKNEO" for token in segment[joint:])


def is_field_office(segment: list[Token]) -> bool:
    """ "Commissioner for Health", "District Director of Health Services": an office and its field, and no name."""
    while len(segment) > 3 and segment[0].text.lower() in _RANKS:
        segment = segment[1:]
    if len(segment) < 3 or segment[0].kind != "T" or segment[1].text not in ("of", "for"):
        return False
    if segment[0].text.lower() in _WHO_IS_A_BODY or any(token.possessive for token in segment):
        return False
    return all(
        (token.kind in "COEPTK" and not token.text.isupper()) or ends_field(token) for token in segment[2:]
    )


def is_ministers_field(segment: list[Token], title: int) -> bool:
    """ "Aquatic Resources Minister": what stands before the title (its place in the segment) is what its holder has."""
    if segment[title].text in _DIRECTORS and segment[title - 1].text.lower() in _DIRECTOR_FIELDS:
        return title < 4 and all(token.kind in "CO" and not token.possessive for token in segment[:title])
    if segment[title].text not in _OF_FIELDS or segment[title - 1].text.lower() not in _MINISTER_FIELDS:
        return False
    return title < 4 and all(token.kind in "CUPO" and not token.possessive for token in segment[:title])


def ends_field(token: Token) -> bool:
    """Whether a word is one for a field of work by its ending: "Stewardship"."""
    return token.text.endswith(_FIELD_ENDINGS)


def unknown_person(office: list[Token]) -> int:
    """Where two or three unknown words end what a minister is of ("Trade Torvik Brandal"); 0 where they do not."""
    first = next((at for at, token in enumerate(office) if token.kind == "U"), 0)
    rest = office[first:]
    plain = all(token.kind in "CTKOEP" for token in office[:first])
    return first if plain and 1 < len(rest) < 4 and all(token.kind == "U" for token in rest) else 0


def last_word_of(named: list[Token], split: int) -> int:
    """Where somebody's name begins whose last word alone is a known one, behind a field: "Human Rights Torvik
    al Hussein"; else `split`, where that word stands."""
    if split != len(named) - 1 or not split or named[split].kind != "G":
        return split
    begin = split
    while begin and named[begin - 1].kind in "UK":
        begin -= 1
    while named[begin].kind == "K":
        begin += 1
    field = bool(begin) and all(token.kind in "COEPTK" for token in named[:begin])
    return begin if field and split - begin < _LONGEST_OFFICE else split


def is_body(office: list[Token]) -> bool:
    """Whether the words behind an office name a body ("the Transport Council") and no field ("Trade")."""
    return office[0].text == "the" and office[-1].kind == "O" and len(office) > 2
