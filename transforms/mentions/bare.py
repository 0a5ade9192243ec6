"""What a bare name is by what is right beside it: words before it, a ship's kind, known places, plurals of sites."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.mentions.around import raised_before, words_before
from transforms.mentions.cue_words import Vote, is_of_place
from transforms.mentions.lexicon import DEMONYMS, FUNCTION_WORDS, ROLES, read_word_sets
from transforms.mentions.places import is_listed

_CUES = read_word_sets("cues.txt")
_WORKED, _TOLD, _ROUTES = _CUES["worked"], _CUES["told"], _CUES["route"]
_SITES = re.compile(rf" (?:{'|'.join(sorted(w.replace('_', ' ') for w in _CUES['sites_after']))})\b")
_FIRST_OF_SITES, _LETTERS = frozenset(w.split("_")[0] for w in _CUES["sites_after"]), re.compile(r"\w+")
_NAME, _REACH, _OWNED = r"[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20}){0,2}", 64, ("'", "’")
_PLACE_BEFORE = re.compile(rf"(?<![\w'’-])({_NAME})(?:, | and |, and )$")
_PLACE_BEHIND = re.compile(rf"(?:, | and |, and )({_NAME})\b")
_JOINTS = (" and ", " or ")
_STATIONED, _OVER = _CUES["stationed"], _CUES["over_the"]
_PEOPLE, _COMMUNITY = _CUES["people_after"], "community"
_INTO, _WATERY = ("in", "into", "from", "over", "on", "under"), _CUES["watery"]
# What counts as a place for sure: that "the" before a name is more often an organization's adds nothing then.
_PLACED = 0.95
# Whose a ship is, behind "the": "the crew of the Ocean Star".
_CREWED = ("crew", "crewmen", "wreck", "wreckage", "sinking", "decks", "hull")
_WITH_THE, _KNOWN = _CUES["with_the"], 1.5
_AFLOAT, _ABOARD = _CUES["afloat"], _CUES["aboard"]
_TONGUES = re.compile(r"\bin ([A-Z]\w{2,20})(?:, [A-Z]\w{2,20}){0,3}(?:,| and|, and| or) $")
_OF, _WORD_LETTERS, _SHORTEST, _LONGEST = " of ", "abcdefghijklmnopqrstuvwxyz-", 3, 20
# Who is of a place, and what it is itself ("Torvik district officers").
_SEATED, _SEATS = _CUES["seated_there"] | _CUES["land_after"], _CUES["seat_title"]
# Endings of what only describes: "Parliamentary officials", "Paramilitary police".
_ADJECTIVES = (
    *(
        "al",
        "ic",
        "ary",
        "ory",
        "ive",
        "ed",
        "ing",
        "ous",
        "an",
        "ish",
        "ese",
        "ful",
        "less",
        "ly",
        "time",
        "most",
        "town",
    ),
    *("er", "or", "s", "ent", "ant", "like", "wide", "side", "land", "ism", "ment", "tion", "line"),
)
_VESSELS, _CARRIERS = (
    _CUES["vessel"],
    ("bulk", "ore", "gas", "car", "aircraft", "crude", "cattle", "livestock"),
)
_AT: tuple[Vote, ...] = (("place", 0.75), ("person", -0.4))
# An outlet more often than a person, who by then has been named in full.
_TO_OUTLET: tuple[Vote, ...] = (("organization", 0.6),)
_ON_ROUTE: tuple[Vote, ...] = (("place", 1.0),)


@lru_cache(maxsize=65536)
def before_single(last: str, earlier: str) -> tuple[Vote, ...]:
    """Votes for a name of one word behind two words: "the massacre at Veldt", "told Nordbrief", "the road between
    Veldt"; none where the words say no more than they do of any name."""
    if last == "At" and not earlier:
        return _AT
    if last == "at" and earlier and (earlier.lower() in _STATIONED or not _works_there(earlier.lower())):
        return _AT
    if last in _TOLD:
        return _TO_OUTLET
    if last == "between" and earlier in _ROUTES:
        return _ON_ROUTE
    return ()


def behind_the(text: str, start: int, end: int, earlier: str) -> Vote | None:
    """The vote for a name of one word behind "the": "the mouth of the Veldt", "across the Veldt", "in the Veldts"."""
    if text[start:end].lower() in _WITH_THE and _ends_there(text, end):
        return "place", _KNOWN  # "in the Amazon", "the Peruvian Amazon"
    if earlier in ("the", "The"):
        return None
    if earlier == "of":
        word = _before_of_the(text, start)
        if word in _AFLOAT:
            return "drop", 1.0
        return ("place", 1.0) if word and is_of_place(word) else None
    if earlier in _ABOARD:
        return "drop", 1.0
    if earlier in _OVER:
        return "place", _PLACED
    if earlier in _INTO and not _WATERY.isdisjoint(text[max(0, start - _REACH) : start].lower().split()):
        return "place", _PLACED
    if earlier == "in" and text[end - 1] == "s" and text[end - 2].islower():
        return "place", 0.5
    return None


def _before_of_the(text: str, start: int) -> str:
    """The word in small letters whose "of the" stands before a name, or its end; "" for none."""
    window = text[max(0, start - _REACH) : start - 4]
    if not window.endswith(_OF):
        return ""
    window = window.removesuffix(_OF)
    word = window[len(window.rstrip(_WORD_LETTERS)) :]
    return word[-_LONGEST:] if len(word) >= _SHORTEST else ""


def _ends_there(text: str, end: int) -> bool:
    """Whether a name goes on with no noun: "in the Amazon", but no "the Amazon warehouse"."""
    word = text[end : end + 16].split(None, 1)[:1] if text[end : end + 1] == " " else []
    return not word or word[0] in FUNCTION_WORDS or not word[0].islower()


def is_tongue(text: str, start: int) -> bool:
    """Whether a language stands in one row before a name: "in Welsh, Veldt and Esk"."""
    row = _TONGUES.search(text, max(0, start - _REACH), start)
    return row is not None and row.group(1).lower() in DEMONYMS


def tells_people(word: str) -> bool:
    """Whether a word behind a name is one of those that `are_called` knows."""
    return word in _PEOPLE or word == _COMMUNITY


def are_called(text: str, start: int, word: str) -> Vote | None:
    """The vote of a word for people behind a name: "the Veldt people" are called so, "Veldt community" lives there."""
    called = text[max(0, start - 4) : start] in ("the ", "The ")
    if word in _PEOPLE:
        return ("drop", 0.9) if called else None
    return ("place", 0.5) if word == _COMMUNITY and not called else None


def _works_there(word: str) -> bool:
    """Whether "at" behind a word stands before whom somebody works for, or before what is a site by that word."""
    role = ROLES.get(word) or ROLES.get(word.removesuffix("s"))
    return word in _WORKED or role in ("person", "facility")


def beside_places(text: str, start: int, end: int) -> bool:
    """Whether a listed place stands in one row with a name ("Veldt, Nairobi and Esk"), or is what it is in ("Veldt,
    Ohio")."""
    if (text.startswith(", ", start - 2) or text.startswith(" and ", start - 5)) and raised_before(
        text, start
    ):
        before = _PLACE_BEFORE.search(text, max(0, start - _REACH), start)
        goes_on = text[start - 2] == "d" or text.startswith((", ", " and "), end)
        if before and goes_on and is_listed(before.group(1)):
            return True  # "In Paris, Torvik wheat fell" is no row
    if text[end : end + 2] not in (", ", " a"):
        return False
    behind = _PLACE_BEHIND.match(text, end, end + _REACH)
    if not behind or text.startswith(_OWNED, behind.end()):
        return False
    return is_listed(behind.group(1))


def beside_known(text: str, start: int, end: int, starts: frozenset[int], ends: frozenset[int]) -> bool:
    """Whether a registered place stands in one row with a name: "Veldt and Torvik". `starts` and `ends` tell
    where those places begin and end."""
    for joint in _JOINTS:
        if start - len(joint) in ends and text.startswith(joint, start - len(joint)):
            return True
        if end + len(joint) in starts and text.startswith(joint, end):
            return True
    return False


def is_vessel(text: str, start: int) -> bool:
    """Whether a name stands behind the word for a ship: "the ferry Northern Star", "the bulk carrier Torvik Bay"."""
    if text[start - 1 : start] != " ":
        return False
    last, earlier = words_before(text, start)
    if last == "the" and (earlier in _ABOARD or earlier == "of"):
        return earlier in _ABOARD or _before_of_the(text, start) in _CREWED
    return last in _VESSELS or (last == "carrier" and earlier in _CARRIERS)


def is_seat(text: str, start: int, end: int) -> bool:
    """Whether those who are of a place stand behind a name that describes nothing: "Torvik police", "Torvik
    Governor Ann Lee"."""
    word = text[end : end + 24].split(None, 1)[:1] if text[end : end + 1] == " " else []
    if not word or text[start:end].endswith(_ADJECTIVES):
        return False
    return word[0] in _SEATED or (word[0].istitle() and word[0].lower() in _SEATS)


def opens_sites(word: str) -> bool:
    """Whether a word behind a name, or its first part, is the first of those that `sites_behind` looks for."""
    first = _LETTERS.match(word)
    return first is not None and first.group() in _FIRST_OF_SITES


def sites_behind(text: str, end: int) -> bool:
    """Whether the plural of a site stands behind a name: "the Veldt and Esk power stations"."""
    return _SITES.match(text, end, end + 24) is not None
