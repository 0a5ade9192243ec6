"""Cues around a name to what it names: votes for a type, from the words before and after it."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.mentions.afterwards import are_people_behind
from transforms.mentions.around import closes_before, heads_it, is_defined, words_before
from transforms.mentions.bare import (
    are_called,
    before_single,
    behind_the,
    is_seat,
    is_tongue,
    opens_sites,
    sites_behind,
    tells_people,
)
from transforms.mentions.cue_words import (
    AGE,
    IN_PLACE,
    THING,
    Vote,
    heads_people,
    role_of,
    votes_after,
    votes_after_comma,
    votes_before,
    votes_following,
)
from transforms.mentions.lexicon import DEMONYMS, SAYING_VERBS, read_word_sets

_NEXT_WORD = re.compile(r"[ \u00a0]([a-z][\w'’-]*)")
_DATELINE = re.compile(
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}\. (?=[A-Z])"
    r"|(?: \([A-Za-z /]{2,30}\))?(?:, [A-Z][\w .]{1,20})?"
    r"(?:, (?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?)?"
    r"(?: \([A-Za-z /]{2,30}\))? ?(?:—|–|--|- |(?<=\)):)(?! who\b))"
)
_QUOTES, _CLOSING = "\"“‘«'*", "\"”’»'*"
_SPEECH_ENDS = (",", "?", "!")
_BEFORE_DATELINE = "\n(—–-"
_LAST_WORD = re.compile(r"[a-z-]{3,20}$")
_REACH, _WORD_REACH = 64, 24
# How far before "to" a word of motion may stand: "returned on foot to Torvik".
_WAY = 28
# "the Torvik branch of the union"
_CHAPTER = 1.2
_AGENCY = re.compile(r"\) ?[-–—]")
_CUES = read_word_sets("cues.txt")
_PLACE_IN = _CUES["in_place"]
_INVESTED = _CUES["invested"]
_CORPORATE, _MOVED = _CUES["corporate_after"], _CUES["moved"]
_OWNED, _KIN, _EXCHANGES = _CUES["owned"], _CUES["kinsman"], _CUES["exchange"]
_EPONYMS = _CUES["eponym"]
_FAMILY, _MATCHES = _CUES["family"], _CUES["match_word"]
# One result, and no sets: those are of persons.
_RESULT = re.compile(r" \d{1,3}[-–]\d{1,3}(?![\d-]|,? \d{1,2}[-–(])")
_HEADED_BY = ("facility", "organization")
_AUXILIARIES = ("will", "has", "had", "would")
# "Torvik's coast", "Torvik's other districts"
_POSSESSED = re.compile(r"['’]s (?:([a-z][\w-]{1,20}) )?([a-z][\w-]{1,20})\b")
# "Torvik's sister-in-law"
_SAID = re.compile(r", ([a-z]{3,14})\b")
_KINSMAN = re.compile(r"['’]s ([a-z]{3,12})\b")
# "Torvik and three of his sons", "Torvik and her husband"
_AND_KIN = re.compile(r" and (?:[a-z]{3,10} of |[a-z]{3,6} )?(?:his|her) ([a-z]{3,12})\b")
_WAYS = _CUES["route"]
# "the Torvik branch of", "Torvik and his sons", "Torvik as saying"
_TURNING = ("branch", "and", "as")
_WORK_OF = re.compile(
    rf"['’]s (?:[a-z]{{2,12}} )?(?:[A-Z][\w'’-]{{1,20}} ){{0,3}}(?:{'|'.join(sorted(_CUES['composed']))})\b"
)
_OF_HOME = ("-based", "-born", "-bound")
# "(NYSE: TVK)", "(Nasdaq Helsinki: TVK)"
_TICKER = re.compile(r"[(;,/|] ?([A-Za-z]{2,9})(?: [A-Z][A-Za-z]{1,15})?: $")
_TICKER_REACH = 32
# "from Veldt to Quarley", "from the Esk to Quarley"
_FROM = re.compile(r"\bfrom (?:the )?[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,3} to $")
# "between Veldt and the Esk"
_BETWEEN_AND = re.compile(r"\b[Bb]etween [A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2} and the $")
# "in Veldt and Quarley", "near Veldt, Esk Bay and Quarley"
_PLACES_AND = re.compile(
    r"\b(?:[Ii]n|[Ff]rom|[Nn]ear|[Oo]utside|[Aa]cross|[Aa]round|[Bb]etween|[Tt]owns of|[Cc]ities of|[Vv]illages of)"
    r" [A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30})?(?:, [A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30})?){0,2},? and $"
)
# "the governor of Torvik, ", "the envoy to Torvik, "
_OFFICE_OF = re.compile(
    r"\b([A-Za-z]{3,20}) (?:of|to|in|for) (?:the )?[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,3}, $"
)
Votes = dict[str, float]


def cues(text: str, start: int, end: int) -> Votes:
    """Votes of the words around a name for its type; 'drop' votes that it names a thing of no mention type."""
    cast: list[Vote] = []
    following = text[end : end + 1]
    preceding = text[start - 1] if start else "\n"
    if following and following in _CLOSING and " " in text[start:end]:
        opening = text[max(0, start - 5) : start].removesuffix("The ")[-1:]
        if opening and opening in _QUOTES:
            cast.append(_titled(text, start))
    if preceding in _BEFORE_DATELINE and is_dateline(text, end):
        cast.append(("place", 1.5))
    elif preceding == " " or preceding == "\u00a0":
        cast += _in_front(text, start, end)
        if text.startswith(", who ", end) and is_placed(text, start):
            cast.append(("place", 0.7))  # who is told of lives there
    cast += _behind(text, start, end)
    if len(cast) < 2:
        return dict(cast)
    votes: Votes = {}
    for kind, weight in cast:
        votes[kind] = votes.get(kind, 0.0) + weight
    return votes


def is_dateline(text: str, end: int) -> bool:
    """Whether what ends here is the place of a dateline: "Torvik (AP), May 4 – ", where it begins a line."""
    return _DATELINE.match(text, end, end + 60) is not None


def _in_front(text: str, start: int, end: int) -> list[Vote]:
    """Votes of the words in front of a name, which a space parts from it."""
    last, earlier = words_before(text, start)
    single = " " not in text[start:end]
    if single and not last and text[start - 2] not in ",:":
        return []  # a sentence opens here, and no word stands in front
    before = votes_before(last, earlier)
    headed = (earlier == "the" or role_of(earlier) == "place") and before and before[0][0] in _HEADED_BY
    if headed and heads_it(text, start):
        before = (("person", 1.0),)  # "the director of the museum Ann Lee"
    if single and not text[start:end].isupper():
        before = before_single(last, earlier) or before
    if before and before[0] == ("place", IN_PLACE) and are_people_behind(text, end):
        before = ()  # "made them into Torvik sympathizers"
    cast = [*before]
    the = last in ("the", "The") or (earlier in ("the", "The") and last.lower() in DEMONYMS)
    place = behind_the(text, start, end, earlier) if earlier and the else None
    if place and (single or place[0] == "drop"):
        cast.append(place)
    if not single and text[start - 2 : start - 1] in _CLOSING and text[start - 3 : start - 2] in _SPEECH_ENDS:
        cast.append(("person", 0.2))
    vote = _by_turn(text, start, end, last)
    if vote is not None:
        cast.append(vote)
    return cast


def _by_turn(text: str, start: int, end: int, last: str) -> Vote | None:
    """The vote of the turn of speech that the word in front of a name ends."""
    following = text[end : end + 1]
    if last == "the" and _BETWEEN_AND.search(text, max(0, start - _REACH), start):
        return "place", 0.9
    if last == "at" and text.startswith(" in ", end) and text[end + 4 : end + 5].isupper():
        return "place", 0.7  # "a mill at Torvik in Esk"
    if last == "to" and _FROM.search(text, max(0, start - _REACH), start):
        return "place", 0.25
    if (last in ("and", "or") or text[start - 2] == ",") and is_tongue(text, start):
        return "drop", THING
    if last == "and" and _PLACES_AND.search(text, max(0, start - _REACH), start):
        return "place", IN_PLACE
    if last in ("a", "an") and following and following in ".,;?!":
        return "drop", THING  # "He bought a Ferrano."
    if last.endswith("ed") and closes_before(text, start - 1 - len(last)):
        return "person", 0.4  # “Who knows?” – parried Lee
    if last == "from" and text.startswith(" to ", end) and text[end + 4 : end + 5].isupper():
        return "place", 0.6
    if text[start - 2] == "," and (role := _introduced_as(text, start, end)):
        return role, 0.9
    if text[start - 2] == "," and (said := _SAID.match(text, end)) and said.group(1) in SAYING_VERBS:
        return "person", 0.5  # "the secretary at the Treasury, Clay Torvik, said"
    if last in _MATCHES and _RESULT.match(text, end):
        return "organization", 0.7  # "beat Torvik 2-1"
    if last == "to" and not _MOVED.isdisjoint(text[max(0, start - _WAY) : start].lower().split()):
        return "place", 0.5
    if text[start - 2] == "," and " " in text[start:end]:
        office = _OFFICE_OF.search(text, max(0, start - _REACH), start)
        if office and role_of(office.group(1).lower()) == "person":
            return "person", 1.0  # "the governor of Torvik, Ann Lee,"
    if last == "of" and text[start - 5 : start - 3] == ", ":
        if text[start - 7 : start - 5].isdigit():
            return "place", 1.0  # "Ann Lee, 34, of Torvik"
        if " " not in text[start:end] and not text[start:end].isupper():
            return "place", 0.75  # "Ann Lee, of Torvik"
    if text[start - 2] == ":" and (ticker := _TICKER.search(text, max(0, start - _TICKER_REACH), start)):
        return ("drop", THING) if ticker.group(1).lower() in _EXCHANGES else None
    return None


def _introduced_as(text: str, start: int, end: int) -> str | None:
    """What the word before a comma says that a name set off by it is: "her brother, Torvik, was", "their children,
    Torvik and Esk"."""
    word = _LAST_WORD.search(text, max(0, start - _WORD_REACH), start - 2)
    if word is None:
        return None
    if word.group() in _FAMILY:
        return "person" if text.startswith((",", " and ", "."), end) else None
    return role_of(word.group()) if text.startswith(",", end) else None


def _behind(text: str, start: int, end: int) -> list[Vote]:
    """Votes of what follows a name, by the character that ends it."""
    following = text[end : end + 1]
    if following == " ":
        return _behind_space(text, start, end)
    if following == ")":
        agency = start and text[start - 1] == "(" and _AGENCY.match(text, end)
        return [("organization", 1.0)] if agency else []
    if following == "-":
        return [("place", 1.0)] if text.startswith(_OF_HOME, end) else []
    if following in ("'", "’"):
        return _possessing(text, end)
    if following == ",":
        return votes_after_comma(text[end : end + 100])
    if following == "\u00a0" and (word := _NEXT_WORD.match(text, end)):
        return [*votes_following(word.group(1))]
    return []


def _behind_space(text: str, start: int, end: int) -> list[Vote]:
    """Votes of the word behind a name, of a bracket that defines its acronym, or of an age."""
    word = _NEXT_WORD.match(text, end)
    if word is None:
        if " " not in text[start:end] and is_seat(text, start, end):
            return [("place", 0.5)]
        if text[end + 1 : end + 2] == "(" and is_defined(text, start, end):
            return [("organization", 1.0), ("person", -0.9)]
        return [("person", 1.0)] if AGE.match(text, end) else []
    behind = word.group(1)
    cast = [*votes_after(behind)]
    if not _opens_turn(behind):
        return cast
    if " " not in text[start:end] and (called := are_called(text, start, behind)):
        cast.append(called)
    if behind in _AUXILIARIES and (second := _NEXT_WORD.match(text, word.end())):
        cast += votes_following(second.group(1)) if second.group(1) in _CORPORATE else ()
    elif text.startswith(" branch of ", end):
        cast.append(("place", _CHAPTER))
    elif text[word.end() + 1 : word.end() + 2].isupper() and heads_people(behind):
        # "Halden Mills chairwoman Ann Lee"
        cast += (("organization", 0.6), ("person", -0.5))
    if "-" in text[start:end] and behind in _WAYS:
        cast.append(("place", 0.5))  # "the Torvik-Esk road"
    if sites_behind(text, end):
        cast.append(("facility", 1.0))
    if behind == "and" and _AND_KIN.match(text, end):
        cast.append(("person", 0.6))
    if text.startswith(" as saying", end):
        cast.append(("person", 0.6))
    return cast


@lru_cache(maxsize=65536)
def _opens_turn(word: str) -> bool:
    """Whether a word behind a name may say more of it than `votes_after` does."""
    if word in _TURNING or word in _AUXILIARIES or word in _WAYS:
        return True
    return heads_people(word) or tells_people(word) or opens_sites(word)


def _possessing(text: str, end: int) -> list[Vote]:
    """Votes of what a name has: "Torvik's sister-in-law", "Torvik's coast"."""
    cast: list[Vote] = []
    if (kin := _KINSMAN.match(text, end)) and kin.group(1) in _KIN:
        cast.append(("person", 0.6))
    elif kin and kin.group(1) in _EPONYMS:
        return [("drop", THING)]  # "Torvik's disease"
    if _WORK_OF.match(text, end):
        cast.append(("person", 0.8))  # "Torvik's Third Symphony"
    possessed = _POSSESSED.match(text, end)
    if possessed and (possessed.group(1) in _OWNED or possessed.group(2) in _OWNED):
        cast.append(("place", 0.8))
    return cast


def _titled(text: str, start: int) -> Vote:
    """What a name in quotation marks is: a title, unless the word before them calls it something else (the portal
    "Southern Lights")."""
    last = words_before(text, start - 1)[0] if text[start - 2 : start - 1] == " " else ""
    role = role_of(last)
    return (role, THING) if role and role != "person" else ("drop", 1.0)


def is_placed(text: str, start: int) -> bool:
    """Whether a preposition of place stands before a name ("prices in Halden", but not "shares in Halden")."""
    last, earlier = words_before(text, start) if text[start - 1 : start] in (" ", "\u00a0") else ("", "")
    return last in _PLACE_IN and earlier not in _INVESTED
