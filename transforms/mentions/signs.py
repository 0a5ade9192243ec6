"""Signs of rare rules: the few letters without which a rule finds nothing, looked for together in one pass.

Most texts hold nothing for most rules. One automaton over all their signs costs less than the first search of two of
the rules would, and tells where to look.
"""

from __future__ import annotations

from functools import cache, lru_cache
from string import ascii_uppercase

import ahocorasick_rs

from transforms.mentions.lexicon import read_lines, read_word_sets

# Two names of one bearer (`also`), apart as the two are told apart there.
CALLED = ("known", "call", "nicknamed", "dubbed", "styled")
FORMER = ("formerly", "previously", "née", "aka", "a.k.a", "alias", "a/k/a")
# The kinds of signs.
ADDRESS = "address"
SAME = "same"
ZONE = "zone"
REPORT = "report"
TIED = "tied"
SHORTENED = "shortened"
CODED = "coded"
NUMBERED = "numbered"
COUNCIL = "council"
NEWSPAPER = "newspaper"
MINISTRY = "ministry"
LETTER = "letter"
DOLLAR = "dollar"
QUOTED = "quoted"
TRANSLATED = "translated"
_Spans = list[tuple[int, int]]


def _shorts(file: str) -> list[str]:
    return [line.partition(" = ")[0] for line in read_lines(file)]


def _before_capital(*starts: str) -> list[str]:
    return [f"{start}{letter}" for start in starts for letter in ascii_uppercase]


@cache
def _signs() -> dict[str, list[str]]:
    """Kind to its signs. A rule that asks for a kind has none of its own names in a text without one of these."""
    cues, parts = read_word_sets("cues.txt"), read_word_sets("word_parts.txt")
    zones = [zone.upper() for zone in parts["time_zone"]]
    return {
        ADDRESS: ["http", "www."],
        SAME: [*CALLED, *FORMER],
        # Nearly all zones end in a T behind a capital.
        ZONE: [f"{letter}T" for letter in ascii_uppercase] + [zone for zone in zones if zone[-1] != "T"],
        REPORT: [f"{bracket}{century}" for bracket in "([" for century in (18, 19, 20)],
        TIED: [*_before_capital(" ka", " kwa"), " 't ", " ’t ", " ‘t "],
        SHORTENED: [f", {short}." for short in _shorts("abbreviated_places.txt")],
        CODED: [f", {short}" for short in _shorts("region_codes.txt")],
        NUMBERED: [f"{word} " for kind in ("organization", "facility") for word in cues[f"numbered_{kind}"]],
        COUNCIL: [" Council", " Police", " Constabulary"],
        NEWSPAPER: [" newspaper", " magazine"],
        MINISTRY: [" ministry"],
        LETTER: [" X"],
        DOLLAR: ["S$", "S.$"],
        QUOTED: _before_capital(*"“\"‘'«"),
        TRANSLATED: [f" ({mark}" for mark in "“\"‘'"],
    }


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, ...]]]:
    """Finds every sign, and the kinds that each is one of by its number."""
    kinds: dict[str, list[str]] = {}
    for kind, signs in _signs().items():
        for sign in signs:
            kinds.setdefault(sign, []).append(kind)
    order = sorted(kinds)
    # So few patterns make a small table, which is many times faster here than the other implementations.
    search = ahocorasick_rs.AhoCorasick(
        order, store_patterns=False, implementation=ahocorasick_rs.Implementation.DFA
    )
    return search, [tuple(kinds[sign]) for sign in order]


# Asked for by rule after rule of one text, and then never again.
@lru_cache(maxsize=1)
def signs_of(text: str) -> dict[str, _Spans]:
    """Where the signs of each kind stand in a text, in order of their ends; kinds without any are left out."""
    search, kinds = _automaton()
    found: dict[str, _Spans] = {}
    for number, start, end in search.find_matches_as_indexes(text, overlapping=True):
        for kind in kinds[number]:
            found.setdefault(kind, []).append((start, end))
    return found
