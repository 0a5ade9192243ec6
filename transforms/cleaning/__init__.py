"""Cleaning: raw text to the text an analyst would quote, with the ledger of every edit.

Rules are data (`RULES`): a name, a cheap test whether the rule could fire at all, and a function that finds its
changes. They run in order, again and again until none fires, so cleaning a clean text changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.cleaning.rules import RULES, Rule
from transforms.ledger import Draft, Ledger

__all__ = ["RULES", "Cleaned", "Rule", "clean"]

MAX_ROUNDS = 12
"""Rounds before cleaning gives up on a text whose rules feed each other; damaged pages need two or three."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text and the ledger that leads from its characters to the raw ones."""

    text: str
    ledger: Ledger


def clean(text: str) -> Cleaned:
    """Clean a whole document; never raises. A text with nothing wrong costs little more than one look at it."""
    draft = Draft(text)
    for _ in range(MAX_ROUNDS):
        fired = False
        for rule in RULES:
            if rule.could_fire(draft.text):
                changes = rule.find(draft.text)
                if changes:
                    draft.apply(rule.name, changes)
                    fired = True
        if not fired:
            break
    return Cleaned(draft.text, draft.ledger())
