"""Cues around a name to what it names: votes for a type, from the words before and after it.

What a word says is worked out once a word and kept, since texts use few words around names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.mentions.around import closes_before, heads_it, is_defined, words_before
from transforms.mentions.bare import before_single, sites_behind
from transforms.mentions.lexicon import ROLES, SAYING_VERBS, SUBJECT_VERBS, read_word_sets

_NEXT_WORD = re.compile(r"[ \u00a0]([a-z][\w'’-]*)")
_AGE = re.compile(r", (?:aged? )?\d{1,2}(?:,|\)| and\b|\.)|[ ]\(\d{1,2}\)")
_WHO = re.compile(r",? ?(?:who|whose|whom)\b")
_WHICH = re.compile(r",? ?which\b")
_APPOSITION = re.compile(
    r", (?:(?:the|a|an|its|their|his|her|our|chief|former|co|deputy) ?-?){0,3}((?:[\w'’-]{1,30} ){0,5}[\w'’-]{1,30})"
)
_DATELINE = re.compile(
    r"(?:, [A-Z][\w .]{1,20})?(?:, (?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?)?"
    r"(?: \([A-Za-z /]{2,30}\))? ?(?:—|–|--|- )"
)
_QUOTES, _CLOSING = "\"“‘«'*", "\"”’»'*"
_SPEECH_ENDS = (",", "?", "!")
_BEFORE_DATELINE = "\n(—–-"
_REACH = 64
# "The tanker Ann Lee" is a ship, however much like a person's its name is.
_THING = 1.2
# A little more than a bare name of two unknown words has for a person.
_IN = 0.75
# "the Torvik branch of the union"
_CHAPTER = 1.2
_AGENCY = re.compile(r"\) ?[-–—]")
_CUES = read_word_sets("cues.txt")
_PLACE_IN = _CUES["in_place"]
_PLACE_OF = _CUES["of_place"]
_INVESTED = _CUES["invested"]
_WATERS_AND_LANDS = _CUES["land_after"]
_WON = _CUES["won"]
_EVENTS_AFTER = _CUES["event_after"]
_PLACE_NOUNS_AFTER = _CUES["place_after"]
_ORG_NOUNS_AFTER = _CUES["organization_after"]
_THINGS_AFTER = _CUES["thing_after"]
_HUMAN_AFTER, _CORPORATE = _CUES["human_after"], _CUES["corporate_after"]
_MADE, _OWNED, _WORKED, _EXCHANGES = _CUES["made"], _CUES["owned"], _CUES["worked"], _CUES["exchange"]
# ", the largest miller": what no word for a person or a place follows is a firm or another body.
_SUPERLATIVES = ("largest ", "biggest ", "leading ", "oldest ")
_HEADED_BY = ("facility", "organization")
_AUXILIARIES = ("will", "has", "had", "would")
_CALLED = ("called", "named", "dubbed", "nicknamed", "christened")
# "Torvik's coast", "Torvik's other districts"
_POSSESSED = re.compile(r"['’]s (?:([a-z][\w-]{1,20}) )?([a-z][\w-]{1,20})\b")
# "Torvik's sister-in-law"
_KINSMAN = re.compile(r"['’]s ([a-z]{3,12})\b")
_OF_HOME = ("-based", "-born", "-bound")
# "(NYSE: TVK)", "(Nasdaq Helsinki: TVK)"
_TICKER = re.compile(r"[(;,/] ?([A-Za-z]{2,9})(?: [A-Z][A-Za-z]{1,15})?: $")
_TICKER_REACH = 32
_COUNTED, _KIN, _HEADS_OF, _STUDIES = (_CUES[key] for key in ("counted", "kinsman", "head_of", "study"))
_MOVED = _CUES["moved"]
_TRAVELLED, _HEADED = _CUES["travelled"], _CUES["headed"]
# "from Veldt to Quarley", "from the Esk to Quarley"
_FROM = re.compile(r"\bfrom (?:the )?[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,3} to $")
# "in Veldt and Quarley", "near Veldt, Esk Bay and Quarley"
_PLACES_AND = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]cross|[Aa]round|[Bb]etween|[Tt]owns of|[Cc]ities of|[Vv]illages of)"
    r" [A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30})?(?:, [A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30})?){0,2},? and $"
)
Votes = dict[str, float]
Vote = tuple[str, float]


def cues(text: str, start: int, end: int) -> Votes:
    """Votes of the words around a name for its type; 'drop' votes that it names a thing of no mention type."""
    cast: list[Vote] = []
    following = text[end : end + 1]
    preceding = text[start - 1] if start else "\n"
    if following and following in _CLOSING and " " in text[start:end]:
        opening = text[max(0, start - 5) : start].removesuffix("The ")[-1:]
        if opening and opening in _QUOTES:
            cast.append(_titled(text, start))
    if preceding in _BEFORE_DATELINE and _DATELINE.match(text, end, end + 60):
        cast.append(("place", 1.5))
    elif preceding == " " or preceding == "\u00a0":
        last, earlier = words_before(text, start)
        before = _before(last, earlier)
        if earlier == "the" and before and before[0][0] in _HEADED_BY and heads_it(text, start):
            before = (("person", 1.0),)  # "the director of the museum Ann Lee"
        if " " not in text[start:end] and not text[start:end].isupper():
            before = before_single(last, earlier) or before
        cast += before
        if (
            " " in text[start:end]
            and text[start - 2 : start - 1] in _CLOSING
            and text[start - 3 : start - 2] in _SPEECH_ENDS
        ):
            cast.append(("person", 0.2))
        if last == "to" and _FROM.search(text, max(0, start - _REACH), start):
            cast.append(("place", 0.25))
        elif last == "and" and _PLACES_AND.search(text, max(0, start - _REACH), start):
            cast.append(("place", _IN))
        elif last in ("a", "an") and following and following in ".,;?!":
            cast.append(("drop", _THING))  # "He bought a Ferrano."
        elif last.endswith("ed") and closes_before(text, start - 1 - len(last)):
            cast.append(("person", 0.4))  # “Who knows?” – parried Lee
        elif last == "from" and text.startswith(" to ", end) and text[end + 4 : end + 5].isupper():
            cast.append(("place", 0.6))
        elif last == "to" and earlier in _MOVED:
            cast.append(("place", 0.5))
        elif last == "of" and text[start - 5 : start - 3] == ", " and text[start - 7 : start - 5].isdigit():
            # "Ann Lee, 34, of Torvik"
            cast.append(("place", 1.0))
        elif last == "of" and text[start - 5 : start - 3] == ", " and " " not in text[start:end]:
            cast.append(("place", 0.75))  # "Ann Lee, of Torvik"
        elif text[start - 2] == ":" and (
            ticker := _TICKER.search(text, max(0, start - _TICKER_REACH), start)
        ):
            cast += [("drop", _THING)] * (ticker.group(1).lower() in _EXCHANGES)
    if following == " ":
        word = _NEXT_WORD.match(text, end)
        if word:
            cast += _after(word.group(1))
            if word.group(1) in _AUXILIARIES and (second := _NEXT_WORD.match(text, word.end())):
                cast += _following(second.group(1)) if second.group(1) in _CORPORATE else ()
            elif text.startswith(" branch of ", end):
                cast.append(("place", _CHAPTER))
            elif text[word.end() + 1 : word.end() + 2].isupper() and _heads(word.group(1)):
                # "Halden Mills chairwoman Ann Lee"
                cast += (("organization", 0.6), ("person", -0.5))
            if sites_behind(text, end):
                cast.append(("facility", 1.0))
            if text.startswith(" as saying", end):
                cast.append(("person", 0.6))
        elif text[end + 1 : end + 2] == "(" and is_defined(text, start, end):
            cast += (("organization", 1.0), ("person", -0.9))
        elif _AGE.match(text, end):
            cast.append(("person", 1.0))
    elif following == ")" and preceding == "(" and _AGENCY.match(text, end):
        cast.append(("organization", 1.0))
    elif following == "-" and text.startswith(_OF_HOME, end):
        cast.append(("place", 1.0))
    elif following in "'’" and following:
        if (kin := _KINSMAN.match(text, end)) and kin.group(1) in _KIN:
            cast.append(("person", 0.6))
        possessed = _POSSESSED.match(text, end)
        if possessed and (possessed.group(1) in _OWNED or possessed.group(2) in _OWNED):
            cast.append(("place", 0.8))
    elif following == ",":
        cast += _after_comma(text[end : end + 100])
    elif following == "\u00a0" and (word := _NEXT_WORD.match(text, end)):
        cast += _following(word.group(1))
    if len(cast) < 2:
        return dict(cast)
    votes: Votes = {}
    for kind, weight in cast:
        votes[kind] = votes.get(kind, 0.0) + weight
    return votes


def _titled(text: str, start: int) -> Vote:
    """What a name in quotation marks is: a title, unless the word before them calls it something else (the portal
    "Southern Lights")."""
    last = words_before(text, start - 1)[0] if text[start - 2 : start - 1] == " " else ""
    role = _role(last)
    return (role, _THING) if role and role != "person" else ("drop", 1.0)


def is_placed(text: str, start: int) -> bool:
    """Whether a preposition of place stands before a name ("prices in Halden", but not "shares in Halden")."""
    last, earlier = words_before(text, start) if text[start - 1 : start] in (" ", "\u00a0") else ("", "")
    return last in _PLACE_IN and earlier not in _INVESTED


def _heads(word: str) -> bool:
    """Whether a word is for somebody of an organization rather than of a place ("mayor")."""
    return ROLES.get(word) == "person" and word not in _PLACE_OF and word not in _PLACE_NOUNS_AFTER


def _role(word: str) -> str | None:
    role = ROLES.get(word)
    return "drop" if role == "other" else role


@lru_cache(maxsize=65536)
def _before(last: str, earlier: str) -> tuple[Vote, ...]:
    role = _role(last) or (_role(last.rsplit("-", 1)[-1]) if "-" in last else None)
    if role:
        return ((role, _THING if role == "drop" else 0.9),)
    if last in SAYING_VERBS:
        return (("person", 0.5),)
    if last in _PLACE_IN or last.lower() in _PLACE_IN:
        if last == "in" and earlier in _INVESTED:
            return (("organization", 0.5),)  # "a stake in Torvik"
        if last == "in" and earlier.lower() in _STUDIES:
            return (("drop", 1.0),)  # "Reader in Bryology"
        return (("place", _IN),)
    if last in ("the", "The"):
        if ROLES.get(earlier) == "other":
            return (("drop", _THING),)
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
    if last in _CALLED and (called := _role(earlier)):
        return ((called, _THING if called == "drop" else 0.9),)
    if last == "from" and earlier.endswith("s") and ROLES.get(earlier[:-1].lower()) == "person":
        return (("organization", 0.46), ("person", -0.4), ("place", 0.35))
    if last == "of" and earlier.lower() in _HEADS_OF:
        return (("organization", 0.5), ("person", -0.6))
    if last == "of":
        return (("place", 1.0),) if ROLES.get(earlier) == "place" or earlier in _PLACE_OF else ()
    return _BY_PREPOSITION.get(last, ())


_BY_PREPOSITION: dict[str, tuple[Vote, ...]] = {
    "at": (("person", -0.4), ("facility", 0.3), ("organization", 0.46)),
    "from": (("place", 0.35),),
    "on": (("place", 0.5),),
    "to": (("place", 0.15),),
    **dict.fromkeys(_COUNTED, (("drop", 0.6),)),
    **dict.fromkeys(_TRAVELLED, (("place", 0.7),)),
    **dict.fromkeys(_HEADED, (("place", 0.35),)),
    **dict.fromkeys(("a", "an", "any", "no", "every"), (("drop", 0.6),)),
    **dict.fromkeys(("by", "with", "and"), (("person", 0.1),)),
}


@lru_cache(maxsize=65536)
def _after(word: str) -> tuple[Vote, ...]:
    if _WHO.match(word):
        return (("person", 0.8), *_following(word))
    if _WHICH.match(word):
        return (("organization", 0.46), ("person", -0.5), *_following(word))
    return _following(word)


@lru_cache(maxsize=65536)
def _following(word: str) -> tuple[Vote, ...]:
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
    if word in _EVENTS_AFTER:
        return (("drop", 0.8),)
    if word in _THINGS_AFTER:
        return (("person", -0.9), ("drop", 0.5))
    if word in _PLACE_NOUNS_AFTER:
        return (("place", 0.5),)
    return (("organization", 0.5),) if word in _ORG_NOUNS_AFTER else ()


def _after_comma(after: str) -> list[Vote]:
    cast: list[Vote] = []
    if _AGE.match(after):
        cast.append(("person", 1.0))
    elif _WHO.match(after):
        cast.append(("person", 0.8))
    elif _WHICH.match(after):
        cast += (("organization", 0.46), ("person", -0.5))
    elif after.startswith(", where"):
        cast.append(("place", 0.8))
    phrase = _APPOSITION.match(after)
    if phrase:
        cast += _apposition(phrase.group(1))
    return cast


def _apposition(phrase: str) -> tuple[Vote, ...]:
    for word in phrase.split():
        if word in ("who", "which", "said", "but", "and", "in", "at", "with") or word in SAYING_VERBS:
            return ()
        role = None if word.endswith(("'s", "’s")) else _role(word)
        if role:
            return ((role, 0.7),)
    return (("organization", 0.6),) if phrase.startswith(_SUPERLATIVES) else ()
