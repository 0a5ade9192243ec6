"""Rules about single characters: line ends, controls, invisible ones, loose accents."""

from __future__ import annotations

import re
import unicodedata

from transforms.cleaning.look import Look
from transforms.ledger import Change

_ODD_LINE_END = re.compile("\r\n|\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]")
ODD_LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
LINE_END_GATE = r"[\r\x0b\x0c\x{85}\x{2028}\x{2029}]"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
# Soft hyphens, zero-width spaces and joiners, direction marks, byte order marks. The joiners between letters of
# scripts that need them (Arabic, Indic) stay.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]+"
    "|[\u200e\u200f\u202a-\u202e\u2066-\u2069]+"
    "|(?:(?<=[\x00-\u024f])|^)[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\u024f]|$)"
)
CONTROLS = frozenset(
    map(chr, (*range(9), *range(14, 32), 127, *range(0x80, 0x85), *range(0x86, 0xA0)))
) | frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
)
CONTROL_GATE = (
    r"[\x00-\x08\x0e-\x1f\x7f-\x{84}\x{86}-\x{9f}\x{ad}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{206f}"
    r"\x{feff}\x{fff9}-\x{fffb}]"
)
_COMBINING = re.compile("[^\\W\\d_][\u0300-\u036f]+")
ACCENTS = frozenset(map(chr, range(0x300, 0x370)))


def has_odd_line_end(look: Look) -> bool:
    return look.has(ODD_LINE_ENDS)


def line_endings(text: str) -> list[Change]:
    return [(match.start(), match.end(), "\n") for match in _ODD_LINE_END.finditer(text)]


def has_control(look: Look) -> bool:
    return look.has(CONTROLS)


def controls(text: str) -> list[Change]:
    found = [(match.start(), match.end(), "") for match in _CONTROL.finditer(text)]
    if not text.isascii():
        found += [(match.start(), match.end(), "") for match in _INVISIBLE.finditer(text)]
        found.sort()
    return found


def has_combining(look: Look) -> bool:
    return look.has(ACCENTS)


def composed(text: str) -> list[Change]:
    found = []
    for match in _COMBINING.finditer(text):
        whole = unicodedata.normalize("NFC", match.group())
        if whole != match.group():
            found.append((match.start(), match.end(), whole))
    return found
