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

_TEXT = "text"
_OPENING, _CLOSING = "“", "”"
ALL_RULES = frozenset(rule.name for rule in RULES)
_GATED = tuple(rule for rule in RULES if rule.reads_text)
_TOLD_BY_LOOK = ALL_RULES - {rule.name for rule in _GATED}
NO_RULES: frozenset[str] = frozenset()


def open_gates(texts: Sequence[str]) -> list[frozenset[str]]:
    """For every text of a batch the names of the rules that may change it; every other rule would find nothing."""
    frame = pl.DataFrame({_TEXT: _column(texts)})
    found = [NO_RULES] * len(texts)
    places = frame.select_seq(_may_change()).to_series().arg_true()
    if len(places) == 0:
        return found
    few = frame if len(places) == len(texts) else frame[places]
    for place, opens in zip(places.to_list(), few.select_seq(*_each_gate()).rows(), strict=True):
        found[place] = _opened(opens)
    return found


@lru_cache(maxsize=64)
def _opened(opens: tuple[bool, ...]) -> frozenset[str]:
    """The rules of a text, told by whether the gates of `_GATED` open; the others look for rare characters first."""
    return _TOLD_BY_LOOK.union(rule.name for rule, is_open in zip(_GATED, opens, strict=True) if is_open)


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


@lru_cache(maxsize=1)
def _may_change() -> pl.Expr:
    """Whether any rule may change a text: one pattern for all; the other texts are looked at once and no more."""
    any_gate = "|".join(f"(?:{rule.gate})" for rule in RULES)
    return (pl.col(_TEXT).str.contains(any_gate) | _unbalanced()).fill_null(value=True)


@lru_cache(maxsize=1)
def _each_gate() -> list[pl.Expr]:
    """Whether the gate of each rule that reads texts opens, by the rule's name."""
    gates = {rule.name: pl.col(_TEXT).str.contains(rule.gate) for rule in _GATED}
    gates["quote"] |= _unbalanced()
    return [gate.fill_null(value=True).alias(name) for name, gate in gates.items()]


def _unbalanced() -> pl.Expr:
    """Whether a text has another number of opening than of closing marks, which no pattern can count."""
    column = pl.col(_TEXT)
    return column.str.count_matches(_OPENING, literal=True) != column.str.count_matches(
        _CLOSING, literal=True
    )
