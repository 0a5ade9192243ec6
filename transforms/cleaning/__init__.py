"""Cleaning: raw text to the text an analyst would quote, with the ledger of every edit.

Rules are data (`RULES`): a name, a cheap test whether the rule could fire at all, and a function that finds its
changes. They run in order, again and again until none fires, so cleaning a clean text changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from transforms.cleaning.gates import ALL_RULES, open_gates
from transforms.cleaning.look import Look
from transforms.cleaning.rules import MARKUP_RULES, RULES, Rule
from transforms.ledger import Draft, Ledger

__all__ = ["MARKUP_RULES", "RULES", "Cleaned", "Look", "Rule", "clean", "clean_batch"]

MAX_ROUNDS = 12
"""Rounds before cleaning gives up on a text whose rules feed each other; damaged pages need two or three."""


class Cleaned(NamedTuple):
    """A clean text, the ledger that leads from its characters to the raw ones, and how damage was mended."""

    text: str
    ledger: Ledger
    notes: tuple[str, ...] = ()


def clean_batch(texts: Sequence[str]) -> list[Cleaned]:
    """Clean the texts of a batch; the same as `clean` of each, but only texts and rules whose gate opens are tried."""
    return [
        clean(text, opened) if opened else Cleaned(text, Ledger.identity(len(text)))
        for text, opened in zip(texts, open_gates(texts), strict=True)
    ]


def clean(text: str, opened: frozenset[str] = ALL_RULES) -> Cleaned:
    """Clean a whole document; never raises. A text with nothing wrong costs little more than one look at it.

    Of the text as it came only the rules in `opened` are tried; behind the first change all of them are.
    """
    draft = Draft(text)
    look = Look.at(text)
    notes: dict[str, None] = {}
    for _ in range(MAX_ROUNDS):
        fired = False
        for rule in RULES:
            if rule.name not in opened:
                continue
            if (rule.signs is None or not look.rare.isdisjoint(rule.signs)) and rule.could_fire(look):
                changes = rule.find(look.text)
                if changes:
                    if rule.explain:
                        notes.update(dict.fromkeys(rule.explain(look.text)))
                    draft.apply(rule.name, changes)
                    look = Look.at(draft.text)
                    fired, opened = True, ALL_RULES
        if not fired:
            break
    return Cleaned(draft.text, draft.ledger(), tuple(notes))
