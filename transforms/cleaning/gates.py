"""Which rules may change which texts of a batch, told by patterns that run over the whole column at once.

A gate is a necessary condition: a rule changes nothing in a text that its gate does not match. Polars runs one pattern
over a batch some five times as fast as Python runs the tests of all rules text by text, and most texts pass none. In
a text that passes, rules that only look for rare characters need no gate of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from transforms.cleaning.rules import RULES

_OPENING, _CLOSING = "“", "”"
ALL_RULES = frozenset(rule.name for rule in RULES)
_GATED = tuple(rule for rule in RULES if rule.reads_text)
_TOLD_BY_LOOK = ALL_RULES - {rule.name for rule in _GATED}
NO_RULES: frozenset[str] = frozenset()


def open_gates(texts: Sequence[str]) -> list[frozenset[str]]:
    """For every text of a batch the names of the rules that may change it; every other rule would find nothing."""
    column = _column(texts)
    unbalanced = _unbalanced(column)
    may_change = column.str.contains(_any_gate()) | unbalanced
    found = [NO_RULES] * len(texts)
    places = may_change.fill_null(value=True).arg_true()
    if len(places) == 0:
        return found
    few = column.gather(places)
    matched = {rule.name: few.str.contains(rule.gate) for rule in _GATED}
    matched["quote"] |= unbalanced.gather(places)
    gated = [(name, opens.fill_null(value=True).to_list()) for name, opens in matched.items()]
    for number, place in enumerate(places.to_list()):
        found[place] = _TOLD_BY_LOOK.union(name for name, opens in gated if opens[number])
    return found


def _column(texts: Sequence[str]) -> pl.Series:
    """The texts as a column; one with a lone surrogate cannot stand in it and is null, which opens every gate."""
    try:
        return pl.Series(values=texts, dtype=pl.String)
    except UnicodeEncodeError:
        return pl.Series(values=[text if _is_unicode(text) else None for text in texts], dtype=pl.String)


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _unbalanced(column: pl.Series) -> pl.Series:
    """Whether a text has another number of opening than of closing marks, which no pattern can count."""
    return column.str.count_matches(_OPENING, literal=True) != column.str.count_matches(
        _CLOSING, literal=True
    )


@lru_cache(maxsize=1)
def _any_gate() -> str:
    """One pattern for all rules: a text that it does not match is looked at once and no more."""
    return "|".join(f"(?:{rule.gate})" for rule in RULES)
