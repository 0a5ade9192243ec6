"""Runs of capitalised words: the raw material of discovery, found by one compiled pattern."""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

from transforms.mentions.folding import fold
from transforms.mentions.lexicon import GIVEN_NAMES, is_common, read_word_sets, token_class
from transforms.mentions.places import is_listed
from transforms.mentions.worded import Token, as_persons


def _class_of(category: str) -> str:
    """A regular-expression class of the Basic Multilingual Plane's letters of one Unicode category, as ranges."""
    parts, first, last = [], -1, -2
    for code in [c for c in range(0x250) if unicodedata.category(chr(c)) == category] + _greek_cyrillic(
        category
    ):
        if code != last + 1:
            if first >= 0:
                parts.append((first, last))
            first = code
        last = code
    parts.append((first, last))
    return "".join(
        re.escape(chr(a)) if a == b else f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in parts
    )


def _greek_cyrillic(category: str) -> list[int]:
    wide = [*range(0x370, 0x530), *range(0x1E00, 0x2000)]
    return [code for code in wide if code <= sys.maxunicode and unicodedata.category(chr(code)) == category]


_UPPER = f"[{_class_of('Lu')}]"
# Fixed words before a full stop that belongs to them, by length: a look-behind must know its width.
_STOPS = (
    r"(?:\.(?:(?<=\bDr\.|\bBp\.|\bMr\.|\bMs\.|\bMx\.|\bSt\.|\bFt\.|\bMt\.|\bLt\.|\bJr\.|\bSr\.|\bMd\.|Co\.)"
    r"|(?<=Mrs\.|Ste\.|Sen\.|Rep\.|Gov\.|Gen\.|Col\.|Maj\.|Adm\.|Sgt\.|Rev\.|Hon\.|Inc\.|Ltd\.|Cde\."
    r"|Abp\.|Sec\.|Amb\.|Cpl\.)"
    r"|(?<=Capt\.|Msgr\.|Cmdr\.|Prof\.|Cllr\.|Pres\.|Supt\.|Insp\.|Bros\.|Corp\.|Dept\.|Mohd\."
    r"|Brig\.|Asst\.)|(?<=Messrs\.)))?"
)
# What may follow the first capital of a token: initials, or the rest of a word.
_REST = (
    rf"(?:\.(?:[ -]?{_UPPER}\.){{0,2}}(?![\w.])"
    rf"|\w{{0,40}}(?:[-'’&]\w{{1,30}}){{0,6}}{_STOPS}(?:(?<=s)['’](?= {_UPPER}))?)"
)
_PREFIX = r"(?:(?:[Aa]l|wal|[Ee]l|as|ad|an|ar|ash|at|az|ul|[Ee]d|[Ee]s|[Ee]z|d|l|O|D|L)[-'’])"
_TOKEN = rf"(?:{_UPPER}{_REST}|{_PREFIX}{_UPPER}{_REST}|plc\b)"
_JOINTS = (
    r"(?:of|for|and|&|the|de|la|las|los|van|der|den|von|zu|zur|bin|ibn|bint|al|el|di|da|do|dos|das|del|della|dei|degli|delle|des|du|le"
    r"|dela|delos|vom|zum|ben|e|und|et|og|och|binti|ferch|ter|ten|af|av|ul|ud|y|ap|arap|ould|ole|wa|op|por|para|pour|für|sin|sem|sans|de['’]|di['’]|d['’])"
)
_ON_IN = (
    r"(?:(?:(?<=ouncil )|(?<=mittee )|(?<=missioner )"
    r"|(?<=mission )|(?<=anel )|(?<=entre )|(?<=enter )|(?<=ference )|(?<=Group )|(?<=pporteur ))"
    r"on (?:the )?"
    r"|(?:(?<=peration )|(?<=Mission )|(?<=orce ))in )"
)
# The look-behind stands after the first letter, so that the search can jump from capital to capital.
RUN = re.compile(
    rf"{_UPPER}(?<![\w@#].){_REST}(?: (?:{_TOKEN}|(?:{_JOINTS} ){{1,3}}{_TOKEN}|{_ON_IN}{_TOKEN})){{0,14}}"
)
_PART = re.compile(rf"{_TOKEN}|[^\s]+")
# An article of another language that a hyphen or apostrophe ties to the first word of a run.
_TIED = re.compile(r"(?<![^\W_])(?:al|el|as|ad|an|ar|ash|at|az|ul|d|l)[-'’]$", re.IGNORECASE)


def find_runs(text: str) -> list[tuple[int, int]]:
    """(start, end) of the runs of capitalised words of a text, in order."""
    runs = []
    for match in RUN.finditer(text):
        start, end = match.span()
        if start and text[start - 1] in "-'’":
            start = tied_start(text, start)
        runs.append((start, end))
    return runs


def tied_start(text: str, start: int) -> int:
    """Where a run that begins here begins with the article of another language tied to it ("al-")."""
    tied = _TIED.search(text, max(0, start - 4), start)
    return tied.start() if tied else start


_PARTS = read_word_sets("word_parts.txt")
_SENIOR = ("Sr", "Sr.")
_SKY = _PARTS["sky"]
_APOSTROPHES = ("'", "’")
_NAME_JOINTS = ("de", "del", "da", "do", "di", "van", "von", "der", "den", "ten", "ter")
_GENERAL_AFTER, _GENERAL_HOUSES = _PARTS["general_after"], ("hospital", "hopital")
_FIELDS, _POST_NOMINALS, _TITLES_HERE = _PARTS["field"], _PARTS["post_nominal"], _PARTS["title_before_given"]
# Endings of those who do something, in names of their bodies: "Oilmen's Bank", "Midwives' Guild".
_DOERS, _MEN = ("ers", "ors", "ees", "ives", "ists", "ants", "hands", "men", "women"), ("men", "women")
_RANK_LETTERS = _PARTS["rank_letters"]
_FAMILY, _SHORT_DAYS = _PARTS["family_first"], ("thu", "sat", "sun", "mai", "mar")
_KEPT_POSSESSIVES, _SHORT_MONTHS, _NAMED_AFTER, _OWNERS = (
    _PARTS[key] for key in ("possessive", "short_month", "named_after", "owner")
)


@lru_cache(maxsize=32768)
def tokens_of(run: str) -> tuple[Token, ...]:
    """The tokens of a run, possessive endings cut off the offsets of what they end."""
    found: list[Token] = []
    for match in _PART.finditer(run):
        start, end = match.span()
        text = run[start:end].rstrip()
        end = start + len(text)
        possessive = False
        if text[-2:] in ("'s", "’s") and (_ends_person(found, text) or not _keeps_possessive(text)):
            text, end, possessive = text[:-2], end - 2, True
        elif text[-1] in "'’":
            kind = token_class(text)
            possessive = kind not in "CTNO" or (kind == "O" and text.lower().rstrip("'’") in _OWNERS)
            text, end = text[:-1], end - 1
        found.append(Token(start, end, text, _kind(text), possessive))
    for at, token in enumerate(found):
        word = token.text.lower()
        if at and found[at - 1].text in _NAME_JOINTS and word in _SHORT_MONTHS:
            found[at] = token._replace(kind="U")  # "Brisas del Mar"
        elif token.text == "May" and at and found[at - 1].kind in "GI" and _ends_name(found, at):
            found[at] = token._replace(kind="U")  # "Ann May"
        elif token.kind == "M" and at > 1 and word in _SHORT_DAYS and _is_family_first(found, at):
            found[at] = token._replace(kind="U")  # "Nguyen Thi Thu"
        elif (
            at + 1 < len(found)
            and token.kind == "M"
            and word in _SHORT_MONTHS
            and (found[at + 1].kind in "UG" or found[at + 1].text in _NAME_JOINTS)
        ):
            found[at] = token._replace(kind="G" if word in GIVEN_NAMES else "U")
        elif at and word in _NAMED_AFTER and token.kind == "X" and found[at - 1].kind in "UG":
            found[at] = token._replace(kind="U")  # "Nazrul Islam"
        elif token.kind in "AX" and at + 1 < len(found) and _is_rank(token, found[at + 1]):
            found[at] = token._replace(kind="T")  # "DPO Torvik"
        elif token.kind in "TAU" and at and _is_post_nominal(found, at):
            found[at] = token._replace(kind="X")  # "Ann Torvik MP"
        elif token.text == "Don" and found[at + 1 : at + 2] and found[at + 1].kind == "U":
            found[at] = token._replace(kind="G")  # "Don Torvik", but "Don Carlos"
        elif word in _TITLES_HERE and found[at + 1 : at + 2] and found[at + 1].kind in "GT":
            found[at] = token._replace(kind="T")  # "Canon Ann Torvik"
        elif token.kind == "T" and at and _is_of_body(found, at):
            found[at] = token._replace(kind="O")
        elif token.kind == "X" and _is_given_here(found, at):
            found[at] = token._replace(kind="G")
        elif token.kind == "T" and at and _is_field(found, at):
            found[at] = token._replace(kind="C")
        elif at and token.text in _SENIOR and found[at - 1].kind in "UGI":
            found[at] = token._replace(kind="U")
        elif token.kind == "X" and word in _SKY and _heads_name(found, at):
            found[at] = token._replace(kind="C")
        elif run[token.end : token.end + 1] in _APOSTROPHES and _owns_person(found, at):
            found[at] = token._replace(possessive=True)
        elif token.possessive and _are_doers(token) and _heads(found[at + 1 : at + 3]):
            end = token.end + (2 if word.endswith(_MEN) else 1)
            found[at] = Token(token.start, end, run[token.start : end], "C", False)
    as_persons(found)
    return tuple(found)


def _ends_person(before: list[Token], text: str) -> bool:
    """Whether a word is the last of a person's name and has a possessive ending: "Ottla Harper's"."""
    return bool(before) and before[-1].kind in "GIU" and not is_common(text[:-2])


def _keeps_possessive(text: str) -> bool:
    """Whether the ending belongs to the name: "Torvan People's"."""
    return text.lower().replace("’", "'") in _KEPT_POSSESSIVES


def _is_rank(token: Token, behind: Token) -> bool:
    return token.text.isupper() and behind.kind in "UGI" and token.text.lower() in _RANK_LETTERS


def _ends_name(tokens: list[Token], at: int) -> bool:
    """Whether no further word of a name stands behind a word, and the one before owns nothing."""
    behind = tokens[at + 1 : at + 2]
    return not tokens[at - 1].possessive and not (behind and behind[0].kind in "UGCMI")


def _is_family_first(tokens: list[Token], at: int) -> bool:
    """Whether two or three words before stands a family name of East Asia, and nothing but names between."""
    for first in (at - 2, at - 3):
        if first >= 0 and tokens[first].text.lower() in _FAMILY and tokens[at - 1].kind in "UGC":
            return not any(token.possessive for token in tokens[first:at])
    return False


def _is_post_nominal(tokens: list[Token], at: int) -> bool:
    """Whether letters stand behind a person's full name, and none of the name behind them."""
    if not tokens[at].text.isupper() or tokens[at].text.lower() not in _POST_NOMINALS:
        return False
    if tokens[at - 1].kind not in "UGPCX" or (at + 1 < len(tokens) and tokens[at + 1].kind in "UGO"):
        return False
    before = [token.kind for token in tokens[max(0, at - 4) : at] if not token.possessive]
    return not all(token.text.isupper() for token in tokens[:at]) and any(
        kind in "GIT" for kind in before[:-1]
    )


def _heads_name(tokens: list[Token], at: int) -> bool:
    """Whether a body of the sky opens the name of one on earth: "Earth Liberation Front"."""
    behind = tokens[at + 1 : at + 4]
    return (
        not tokens[at].possessive and len(behind) > 1 and behind[0].kind in "OCUPF" and behind[-1].kind == "O"
    )


def _owns_person(tokens: list[Token], at: int) -> bool:
    """Whether a plural's apostrophe ends what somebody is of, who is named behind: "Coastal Affairs' Anna Torvik"."""
    behind = [token.kind for token in tokens[at + 1 : at + 4]]
    return tokens[at].text[-1] == "s" and behind in (["G", "U"], ["G", "I", "U"], ["G", "G"])


def _heads(behind: list[Token]) -> bool:
    """Whether the head of a body stands behind, alone or behind a word that describes it."""
    return bool(behind) and behind[0].kind in "OC" and any(token.kind == "O" for token in behind)


def _are_doers(token: Token) -> bool:
    """Whether a word is a plural of those who do something, by its ending."""
    word = token.text.lower()
    return word.endswith(_DOERS) and len(word) > 5 and token.kind in "CU" and not is_listed(token.text)


def _is_given_here(tokens: list[Token], at: int) -> bool:
    """Whether a word of no name is a person's given name by the surname behind it: "Ron Torvik"."""
    token = tokens[at]
    if not token.text.istitle() or token.text.lower() not in GIVEN_NAMES or token.possessive:
        return False
    return tokens[at + 1 : at + 2] != [] and tokens[at + 1].kind in "UG"


def _is_field(tokens: list[Token], at: int) -> bool:
    """Whether a title is what a body is for, at the end of its name: "Council for Human Rights and Justice"."""
    if tokens[at].text.lower() not in _FIELDS or tokens[at - 1].kind != "K" or tokens[at - 1].text == "the":
        return False
    return at + 1 == len(tokens) or tokens[at + 1].text in ("and", "of", "in")


def _is_of_body(tokens: list[Token], at: int) -> bool:
    """Whether a title is part of a body's name: "Directorate General", "High Commissioner for Veldt Affairs"."""
    before, title, behind = tokens[at - 1].text, tokens[at].text, tokens[at + 1 :]
    if fold(title) == "general" and fold(before) in _GENERAL_HOUSES:
        return not (behind and behind[0].kind in "TO")  # but "Hospital General Manager"
    if title == "General":
        return before.lower() in _GENERAL_AFTER
    if title != "Commissioner" or before != "High" or not behind or behind[0].text not in ("for", "on"):
        return False
    return not any(token.kind in "GUI" for token in behind)


def _kind(text: str) -> str:
    if text == "plc":
        return "S"
    joining = text == "&" or (text[0].islower() and not any(mark in text for mark in "-'’"))
    return "K" if joining else token_class(text)
