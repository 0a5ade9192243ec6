"""What one word before or behind a name votes for, and the apposition after a comma.

Worked out once a word and kept, since texts use few words around names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.mentions.lexicon import ROLES, SAYING_VERBS, SUBJECT_VERBS, is_common, read_word_sets

AGE = re.compile(r", (?:aged? )?\d{1,2}(?:,|\)| and\b|\.)|[ ]\(\d{1,2}\)")
_WHO = re.compile(r",? ?(?:who|whose|whom)\b")
_WHICH = re.compile(r",? ?which\b")
_APPOSITION = re.compile(
    r", (?:(?:the|a|an|its|their|his|her|our|chief|former|co|deputy) ?-?){0,3}((?:[\w'’-]{1,30} ){0,5}[\w'’-]{1,30})"
)
# "The tanker Ann Lee" is a ship, however much like a person's its name is.
THING = 1.2
# A little more than a bare name of two unknown words has for a person.
IN_PLACE = 0.75
_CUES = read_word_sets("cues.txt")
_PLACE_IN, _PLACE_OF, _INVESTED = _CUES["in_place"], _CUES["of_place"], _CUES["invested"]
_WATERS_AND_LANDS = _CUES["land_after"]
_EVENTS_AFTER = _CUES["event_after"]
_PLACE_NOUNS_AFTER = _CUES["place_after"]
_ORG_NOUNS_AFTER, _RANK_AND_FILE = _CUES["organization_after"], _CUES["rank_and_file"]
_THINGS_AFTER = _CUES["thing_after"]
_HUMAN_AFTER, _CORPORATE = _CUES["human_after"], _CUES["corporate_after"]
_WON, _MADE, _WORKED = _CUES["won"], _CUES["made"], _CUES["worked"]
_COUNTED, _HEADS_OF, _STUDIES = _CUES["counted"], _CUES["head_of"], _CUES["study"]
_TRAVELLED, _HEADED, _PUBLISHED = _CUES["travelled"], _CUES["headed"], _CUES["published_in"]
_SCHEMES = _CUES["scheme"]
_BOUND, _SOLD, _FAR = _CUES["bound"], _CUES["sold"], ("far", "away")
_WORDED, _TRANSLATED = _CUES["worded"], _CUES["translated"]
_FLOWN, _CAME, _SEATED = _CUES["flown"], _CUES["came"], _CUES["seated"]
_SEATED_THERE = _CUES["seated_there"]
_FAMILY, _TRADES, _LOCALS = _CUES["family"], _CUES["trade"], _CUES["local"]
_DOING, _DONE = _CUES["doing"], _CUES["done"]
_EITHER, _PUBLIC = _CUES["either"], _CUES["public"]
_CALLED = ("called", "named", "dubbed", "nicknamed", "christened")
# Endings of the second names of animals and plants.
_LATIN, _SHORTEST_LATIN = ("us", "is", "um", "ii", "ae", "ensis", "ana", "icus", "oides"), 4
# What ends the nouns of a description.
_ENDS_NOUN = _CUES["ends_noun"]
# ", the largest miller": what no word for a person or a place follows is a firm or another body.
_SUPERLATIVES = ("largest ", "biggest ", "leading ", "oldest ")
Vote = tuple[str, float]


def is_of_place(word: str) -> bool:
    """Whether "of the" behind a word stands before a place: "the mouth of the"."""
    return word in _PLACE_OF or ROLES.get(word) == "place"


def heads_people(word: str) -> bool:
    """Whether a word is for somebody of an organization rather than of a place ("mayor")."""
    return ROLES.get(word) == "person" and word not in _PLACE_OF and word not in _PLACE_NOUNS_AFTER


def role_of(word: str) -> str | None:
    """What a word for somebody or something says a name beside it is; "drop": a thing of no mention type."""
    role = ROLES.get(word)
    if role is None and word in _TRADES:
        return "person"
    return "drop" if role == "other" else role


def _is_somebody(word: str) -> bool:
    """Whether a word is for several people, or for one who is of a place ("a nurse")."""
    return (word.endswith("s") and ROLES.get(word[:-1]) == "person") or word in _LOCALS


@lru_cache(maxsize=65536)
def votes_before(last: str, earlier: str) -> tuple[Vote, ...]:
    """Votes of the last word in front of a name, and the one before that."""
    role = role_of(last) or (role_of(last.rsplit("-", 1)[-1]) if "-" in last else None)
    if last in _EITHER and earlier in _PUBLIC:
        role = "organization"  # "the state broadcaster Torvik Live"
    early = earlier.lower()
    if role is None and last in _FAMILY:
        return (("person", 0.9),)  # "sons Torvik and Esk"
    if role == "organization" and early in _DOING and last in _DONE:
        return ()  # "helping fund Torvik's movement"
    if role:
        return ((role, THING if role == "drop" else 0.9),)
    if last in SAYING_VERBS:
        return (("person", 0.5),)
    if last in _PLACE_IN or last.lower() in _PLACE_IN:
        if last == "in" and early in _INVESTED:
            return (("organization", 0.5),)  # "a stake in Torvik"
        if last == "in" and earlier in _PUBLISHED:
            return (("organization", 0.6),)  # "wrote in Lobelin"
        if last == "in" and (early in _STUDIES or earlier in _WORDED):
            return (("drop", 1.0),)  # "Reader in Bryology", "songs in Torvan"
        if last == "into" and earlier in _TRANSLATED:
            return (("drop", 1.0),)
        return (("place", IN_PLACE),)
    if last in ("the", "The"):
        if ROLES.get(earlier) == "other":
            return (("drop", THING),)
        if earlier in _WON or earlier in _MADE:
            return (("drop", 0.9),)
        place: tuple[Vote, ...] = (("place", 0.3),) if earlier in ("in", "across") else ()
        return (("organization", 0.46), ("person", -0.6), *place)
    if last == "at" and earlier:
        if ROLES.get(earlier) == "facility":
            return (("place", 0.7), ("person", -0.4))
        if earlier in _WORKED:
            return (("person", -0.4), ("organization", 0.6))
    if last in _MADE:
        return (("drop", 0.6),)
    if last == "as" and earlier:
        return _BEFORE_AS.get(earlier, ())
    if last == "for" and earlier in _BOUND:
        return (("place", 0.8),)
    if last in _CALLED and (called := role_of(earlier)):
        return ((called, THING if called == "drop" else 0.9),)
    if last == "from" and _is_somebody(early):
        if early not in _LOCALS:
            return (("organization", 0.46), ("person", -0.4), ("place", 0.35))
        return (("place", 0.6), ("person", -0.4))  # "pupils from Torvik"
    if last == "of" and early in ("all", "both"):
        return (("place", 0.8),)  # "both of Torvik"
    if last == "of" and early in _HEADS_OF:
        return (("organization", 0.5), ("person", -0.6))
    if last == "of":
        return (("place", 1.0),) if is_of_place(early) else ()
    if (last == "over" and earlier in _FLOWN) or (last == "from" and early in _CAME):
        return (("place", 0.55),)
    return _BY_PREPOSITION.get(last, ())


_BEFORE_AS: dict[str, tuple[Vote, ...]] = {
    **dict.fromkeys(_SOLD, (("drop", 0.7),)),  # "sold as Torvia"
    **dict.fromkeys(_FAR, (("place", 0.8),)),
    **dict.fromkeys(_CUES["given_as"], (("person", 0.8),)),  # "gave her name only as Torvika"
}
_BY_PREPOSITION: dict[str, tuple[Vote, ...]] = {
    "at": (("person", -0.4), ("facility", 0.3), ("organization", 0.46)),
    "from": (("place", 0.35),),
    "on": (("place", 0.5),),
    "to": (("place", 0.15),),
    **dict.fromkeys(_COUNTED, (("drop", 0.6),)),
    **dict.fromkeys(_TRAVELLED, (("place", 0.7),)),
    **dict.fromkeys(_HEADED, (("place", 0.35),)),
    **dict.fromkeys(_CUES["entered"], (("place", 0.55),)),
    **dict.fromkeys(_CUES["directed"], (("place", 0.9),)),
    **dict.fromkeys(_CUES["over_place"], (("place", 0.55),)),
    **dict.fromkeys(_CUES["wed"] | _CUES["cast"], (("person", 0.7),)),
    **dict.fromkeys(_CUES["language"], (("drop", 0.8),)),
    **dict.fromkeys(("a", "an", "any", "no", "every"), (("drop", 0.6),)),
    **dict.fromkeys(("by", "with", "and"), (("person", 0.1),)),
}


@lru_cache(maxsize=65536)
def votes_after(word: str) -> tuple[Vote, ...]:
    """Votes of the word behind a name, which may be a relative pronoun."""
    if _WHO.match(word):
        return (("person", 0.8), *votes_following(word))
    if _WHICH.match(word):
        return (("organization", 0.46), ("person", -0.5), *votes_following(word))
    return votes_following(word)


@lru_cache(maxsize=65536)
def votes_following(word: str) -> tuple[Vote, ...]:
    """Votes of the word behind a name: a verb that it is the subject of, or a noun that it describes."""
    if word in _CORPORATE:
        return (("organization", 0.5), ("person", -0.2))
    if word in _HUMAN_AFTER:
        return (("person", 0.55),)
    if word in SAYING_VERBS:
        return (("person", 0.35),)
    if word in SUBJECT_VERBS:
        return (("person", 0.1),)
    if word.endswith("ed"):
        return (("person", 0.2),)
    if word in _WATERS_AND_LANDS:
        return (("place", 1.0),)
    if word in _SEATED or word in _SEATED_THERE:
        return (("place", 0.75),)
    if word in _EVENTS_AFTER:
        return (("drop", 0.8),)
    if word in _SCHEMES:
        return (("person", -0.9), ("drop", 1.0))
    if word in _THINGS_AFTER:
        return (("person", -0.9), ("drop", 0.5))
    if word in _PLACE_NOUNS_AFTER:
        return (("place", 0.5),)
    if word.endswith(_LATIN) and len(word) > _SHORTEST_LATIN and not is_common(word):
        return (("drop", 0.9),)  # "Torvika silvestris"
    if word in _RANK_AND_FILE:
        return (("organization", 0.7),)
    return (("organization", 0.5),) if word in _ORG_NOUNS_AFTER else ()


def votes_after_comma(after: str) -> list[Vote]:
    """Votes of what follows a name from its comma on: an age, a relative clause, an apposition."""
    cast: list[Vote] = []
    if AGE.match(after):
        cast.append(("person", 1.0))
    elif _WHO.match(after):
        cast.append(("person", 0.8))
    elif _WHICH.match(after):
        cast += (("organization", 0.46), ("person", -0.5))
    elif after.startswith(", where"):
        cast.append(("place", 0.8))
    elif after.startswith(", of the "):
        cast.append(("person", 0.6))  # "Ann Lee, of the Daily Post,"
    phrase = _APPOSITION.match(after)
    if phrase:
        cast += _apposition(phrase.group(1))
    return cast


def _apposition(phrase: str) -> tuple[Vote, ...]:
    """The vote of the noun that heads a description: in "dam safety manager at" not that of the dam."""
    found: str | None = None
    for word in phrase.split():
        if word in _ENDS_NOUN or word in SAYING_VERBS or (found and word.endswith(("ed", "ing"))):
            break
        role = None if word.endswith(("'s", "’s")) else role_of(word)
        found = role or found
    if found:
        return ((found, 0.7),)
    return (("organization", 0.6),) if phrase.startswith(_SUPERLATIVES) else ()
