"""A text without what is no part of its sentences: long quotations and the markers of footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.citations.marks import Quote
from transforms.citations.quotations import mask_quotes
from transforms.citations.text_signs import ALL, RAISED, ROUND

# Footnote markers stand between a full stop and the next sentence; blank, they hide neither.
_BRACKETED = re.compile(r"\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,6}\]")
# What editors of an encyclopedia ask of a sentence stands between a name and its verb: "Marsh [who?] says".
_ASKED = re.compile(
    r"\[(?:(?:by |according to |to |for )?(?:whom|who|when|where|which|why|what|how)\?|(?:citation|clarification|"
    r"attribution|quotation|source|page|year|verification) needed|dubious|discuss|vague|sic)\]",
    re.IGNORECASE,
)
_IN_ROUND = re.compile(r"\(\d{1,3}\)(?=\s|$)")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = re.compile(f"[{_SUPERSCRIPTS}]{{1,3}}")


def masked_text(text: str, quotes: list[Quote], markers: Sequence[tuple[int, int]], signs: int = ALL) -> str:
    """The text, same length, with long quotations and footnote markers overwritten; `signs` are its rare marks."""
    masked = mask_quotes(text, quotes) if quotes else text
    if "[" in masked:
        masked = _ASKED.sub(_blank, _BRACKETED.sub(_blank, masked))
    if signs & ROUND and ".(" in masked:
        masked = _IN_ROUND.sub(_blank_behind_stop, masked)
    if signs & RAISED:
        masked = _RAISED.sub(_blank, masked)
    return _blanked(masked, markers) if markers else masked


def _blanked(masked: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with these spans, in any order, overwritten with spaces."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [masked[at:start], " " * (end - start)]
            at = end
    return "".join([*parts, masked[at:]])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank_behind_stop(match: re.Match[str]) -> str:
    """A number in round brackets right behind a full stop is a marker; elsewhere it is part of the sentence."""
    return _blank(match) if match.string[match.start() - 1 : match.start()] == "." else match.group()
