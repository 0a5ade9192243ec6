"""Which rare words and marks a text holds anywhere: one look at all of it, so that no line is looked at for others."""

from __future__ import annotations

from functools import lru_cache

import ahocorasick_rs

PUBLISHED, ASKED, REPORTS, HOURS, ROUND, ADDRESS, LETTERED, RAISED, RIGHTS = (1 << bit for bit in range(9))
ALL = (RIGHTS << 1) - 1
# The words that the rules need, by what they are a sign of, without the spaces behind them: so none ends in what
# another begins with (but for one of the same sign), and a search that passes over what it has found misses none.
_WORDS = {
    PUBLISHED: (
        *("ublished", "printed", " appeared", "xcerpted", "dapted", "eproduced", "posted", "osted from"),
        *("yndicated", " ran", " broadcast", "commissioned", " produced"),
    ),
    ASKED: ("spoke", "talk", " met", "nterview", "speaks", "chat", "down with"),
    REPORTS: (", reports", ", writes"),
    HOURS: (" GMT", " UTC"),
    ADDRESS: ("//", "www.", "WWW."),
    # The questions of a talk that letters mark.
    LETTERED: ("Q:", "Q.", "Q –", "Q —"),
    RIGHTS: ("©",),
    RAISED: tuple("⁰¹²³⁴⁵⁶⁷⁸⁹"),
}


# As many words are searched ten times faster together than with only a few more: these two by themselves.
_TOGETHER = (PUBLISHED, ASKED)


@lru_cache(maxsize=1)
def _searches() -> list[tuple[ahocorasick_rs.BytesAhoCorasick, list[int]]]:
    pairs = [(word.encode(), sign) for sign, words in _WORDS.items() for word in words]
    halves = [[pair for pair in pairs if (pair[1] in _TOGETHER) is together] for together in (True, False)]
    # The kind of match that is fast for few words.
    kind = ahocorasick_rs.MatchKind.LeftmostFirst
    return [
        (
            ahocorasick_rs.BytesAhoCorasick([word for word, _ in half], matchkind=kind),
            [sign for _, sign in half],
        )
        for half in halves
    ]


def signs_in(raw: bytes) -> int:
    """The signs that a text in UTF-8 holds, as bits; said too often rather than too seldom."""
    found = ROUND if b"(" in raw else 0
    for search, signs in _searches():
        for word, _, _ in search.find_matches_as_indexes(raw):
            found |= signs[word]
    return found
