"""Phrases that credit at the very end of a text: 'Edited by Ada Marsh', 'As told to Ada Marsh', 'with agencies'."""

from __future__ import annotations

import re

from transforms.citations.byline_lines import is_person, is_sure_name
from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.credit_shapes import REPORTING, contributed, reporters
from transforms.citations.sources import looks_like_outlet
from transforms.model import Citation

_BY = re.compile(
    r"(?P<how>(?:(?:edited|translated|compiled|written|reported|produced)\sand\s)?(?:edited|translated|compiled|written|reported|produced|reviewed|illustrated|photographed|transcribed|adapted"
    r"|translated\sfrom\s(?:the\s)?[A-Z][a-z]{3,15}|researched|translation|adaptation|interview(?:ed)?|text|story|words|photos?|report|fact-checked|proofread)\sby|by)\s(?P<who>[^\n.:;]{4,80})$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?P<how>as\stold\sto|(?:(?:the|this)\s)?(?:interview|conversation)\s(?:was\s)?(?:conducted|done|led|held|recorded)\sby"
    r"|interviewed\sby)\s(?P<who>[^\n.:;]{4,60})$",
    re.IGNORECASE,
)
_NAMELESS = re.compile(
    r"(?:(?:compiled|assembled|reported)\s)?(?:with|from|by)\s(?:(?:additional\s)?(?:inputs?|reports?|reporting|material)\s(?:from|by)\s)?(?:(?:news|wire|staff|agency)\s(?:and\s)?){0,2}"
    r"(?:agenc(?:y|ies)|wires|wire\sservices|services|reports|dispatches|correspondents)(?:\s(?:inputs?|reports?|material|copy))?$",
    re.IGNORECASE,
)


def tail_phrase(text: str, first: int, end: int, known: Known) -> Citation | None:
    """The credit that fills a text from an offset, where a sentence may begin, to the end of its line."""
    stop = end
    while stop > first and text[stop - 1] in ".)] ":
        stop -= 1
    phrase = text[first:stop]
    if _NAMELESS.match(phrase):
        return credit_row(first, stop, phrase, None, None, known)
    if (match := _TOLD.match(phrase)) and is_person(match["who"], known):
        return credit_row(first, stop, match["how"], match["who"].strip(EDGES), None, known)
    if phrase[:1].isupper() and (match := _BY.match(phrase)):
        names = re.split(r",\s(?:and\s)?|\s(?:and|&)\s", match["who"])
        sure = is_sure_name if match["how"].lower() == "by" else is_person
        if all(sure(name, known) for name in names):
            return credit_row(first, stop, match["how"], match["who"].strip(EDGES), None, known)
        outlet = match["who"].removeprefix("the ").removeprefix("The ").strip(EDGES)
        if match["how"].lower() != "by" and (known.is_registered(outlet) or looks_like_outlet(outlet)):
            return credit_row(first, stop, match["how"], None, outlet, known)
    if match := REPORTING.fullmatch(phrase):
        return credit_row(first, stop, match["how"], *reporters(match["who"], known), known)
    if " contributed" in phrase:
        return contributed(text[first:end], first, end, known)
    return None
