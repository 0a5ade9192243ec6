"""Markdown marks: emphasis, links, images, escapes, quotes, headings."""

from __future__ import annotations

import re

from transforms.cleaning.look import Look
from transforms.ledger import Change

_STARS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*\\])\1(?![\w*])")
_BARS = re.compile(r"(?<![\w_\\/])(_{1,2})(?=[^\s_])([^_\n]{1,400}?)(?<=[^\s_\\])\1(?![\w_/])")
_LINK = re.compile(
    r"(!?)\[([^\[\]\n]{0,300})\]\(\s?((?:https?:|mailto:|/|#|\.)[^\s()\n]{0,600})(?:\s\"[^\"\n]{0,200}\")?\s?\)"
)
_ESCAPE = re.compile(r"\\([*_\[\]()#!`>~|])")
_QUOTED = re.compile(r"(?m)^> ?(?=[\w“\"‘'])")
_HEADING = re.compile(r"(?m)^#{1,6}[ \t]{1,3}(?=\S)")
_HEADING_TAIL = re.compile(r"(?m)(?<=\S)[ \t]{1,3}#{2,6}[ \t]{0,3}$")


_SIGNS = frozenset("*_\\>")


def could_be(look: Look) -> bool:
    return look.has(_SIGNS) or ("[" in look.rare and "](" in look.text)


def marks(text: str) -> list[Change]:
    """Emphasis marks, link brackets and escapes go; the words and absolute addresses stay."""
    found: list[Change] = []
    if "*" in text:
        for match in _STARS.finditer(text):
            found += ((match.start(), match.end(1), ""), (match.end(2), match.end(), ""))
    if "_" in text:
        for match in _BARS.finditer(text):
            found += ((match.start(), match.end(1), ""), (match.end(2), match.end(), ""))
    if "](" in text:
        for match in _LINK.finditer(text):
            found += _link(match)
    if "\\" in text:
        found += [(match.start(), match.start() + 1, "") for match in _ESCAPE.finditer(text)]
    if ">" in text:
        found += [(match.start(), match.end(), "") for match in _QUOTED.finditer(text)]
    return _disjoint(found)


def _link(match: re.Match[str]) -> list[Change]:
    image, words, target = match.groups()
    if image or not words.strip():
        return [(match.start(), match.end(), "")]
    address = f" ({target})" if target.startswith("http") and target not in words else ""
    return [(match.start(), match.start() + 1, ""), (match.end(2), match.end(), address)]


def _disjoint(found: list[Change]) -> list[Change]:
    """Sorted, and of two that overlap the first; the other is found again in the next round."""
    found.sort()
    kept: list[Change] = []
    for change in found:
        if not kept or change[0] >= kept[-1][1]:
            kept.append(change)
    return kept


def has_heading(look: Look) -> bool:
    return "#" in look.rare


def headings(text: str) -> list[Change]:
    found = [(match.start(), match.end(), "") for match in _HEADING.finditer(text)]
    found += [(match.start(), match.end(), "") for match in _HEADING_TAIL.finditer(text)]
    return _disjoint(found)
