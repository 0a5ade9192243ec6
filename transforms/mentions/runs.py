"""Runs of capitalised words: the raw material of discovery, found by one compiled pattern."""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from transforms.mentions.lexicon import token_class


def _class_of(category: str) -> str:
    """A regular-expression class of the Basic Multilingual Plane's letters of one Unicode category, as ranges."""
    parts, first, last = [], -1, -2
    for code in [c for c in range(0x250) if unicodedata.category(chr(c)) == category] + _greek_cyrillic(category):
        if code != last + 1:
            if first >= 0:
                parts.append((first, last))
            first = code
        last = code
    parts.append((first, last))
    return "".join(re.escape(chr(a)) if a == b else f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in parts)


def _greek_cyrillic(category: str) -> list[int]:
    wide = [*range(0x370, 0x530), *range(0x1E00, 0x2000)]
    return [code for code in wide if code <= sys.maxunicode and unicodedata.category(chr(code)) == category]


_UPPER = f"[{_class_of('Lu')}]"
_PREFIX = r"(?:(?:[Aa]l|[Ee]l|as|ad|an|ar|ash|at|az|ul|[Ee]d|[Ee]s|[Ee]z|d|l|O|D|L)[-'’])"
_WORD = rf"{_PREFIX}?{_UPPER}\w{{0,40}}(?:[-'’&]\w{{1,30}}){{0,6}}"
_SHORTENED = r"(?:Dr|Mr|Mrs|Ms|Mx|St|Ste|Ft|Mt|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Rev|Hon|Prof|Cllr|Pres|Supt|Insp|Jr|Sr|Bros|Inc|Ltd|Corp|Co|Dept)\."
_TOKEN = rf"(?:(?:{_UPPER}\.[ -]?){{1,3}}(?![\w.])|{_SHORTENED}|plc\b|{_WORD}(?:(?<=s)['’](?= {_UPPER}))?)"
_JOINT = (
    r"(?: (?:of|for|and|&|the|de|la|las|los|van|der|den|von|zu|zur|bin|ibn|bint|al|el|di|da|do|dos|das|del|della|des|du|le|ter|ten|af|av"
    r"|ul|ud|y|ap|arap|ould|ole|wa|de['’]|di['’]|d['’])){0,3}"
    r"|(?:(?<=ouncil)|(?<=mittee)|(?<=mission)|(?<=anel)|(?<=entre)|(?<=enter)|(?<=ference)) on(?: the)?"
    r"|(?:(?<=peration)|(?<=ission)|(?<=orce)) in"
)
# The look-behind stands after the first letter, so that the search can jump from capital to capital.
_FIRST = rf"(?:(?:{_UPPER}(?<![\w@#].)\.[ -]?(?:{_UPPER}\.[ -]?){{0,2}}(?![\w.])|{_SHORTENED}|{_UPPER}(?<![\w@#].)\w{{0,40}}(?:[-'’&]\w{{1,30}}){{0,6}})(?:(?<=s)['’](?= {_UPPER}))?)"
RUN = re.compile(rf"(?<![\w@#])(?<![\w][-'’]){_TOKEN}(?:(?:{_JOINT}) ?(?<= ){_TOKEN}){{0,14}}")
_PART = re.compile(rf"{_TOKEN}|[^\s]+")


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a run: offsets in the run, its class (see `lexicon.token_class`; K for a joining word)."""

    start: int
    end: int
    text: str
    kind: str
    possessive: bool


_POSSESSIVE = re.compile(r"['’]s$")
_KEPT_POSSESSIVES = frozenset(
    "people's women's men's children's king's queen's workers' farmers' mcdonald's sotheby's moody's lloyd's christie's "
    "sainsbury's macy's levi's domino's barron's harper's jane's reader's st prince's bishop's".split()
)


@lru_cache(maxsize=32768)
def tokens_of(run: str) -> tuple[Token, ...]:
    """The tokens of a run, possessive endings cut off the offsets of what they end."""
    found = []
    for match in _PART.finditer(run):
        text, end = match.group().rstrip(), match.end() - (len(match.group()) - len(match.group().rstrip()))
        possessive = False
        ending = _POSSESSIVE.search(text)
        if ending and text.lower().replace("’", "'") not in _KEPT_POSSESSIVES:
            text, end, possessive = text[: ending.start()], end - 2, True
        elif text[-1] in "'’":
            possessive = token_class(text) not in "CTNO"
            text, end = text[:-1], end - 1
        kind = "S" if text == "plc" else "K" if text[0].islower() and "-" not in text and "'" not in text and "’" not in text else token_class(text)
        found.append(Token(match.start(), end, text, "K" if text == "&" else kind, possessive))
    return tuple(found)
