"""Rules about single characters: line ends, controls, invisible ones, loose accents."""

from __future__ import annotations

import re
import unicodedata

from transforms.ledger import Change

_ODD_LINE_END = re.compile("\r\n|\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]")
_ODD_LINE_ENDS = ("\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
# Soft hyphens, zero-width spaces and joiners, direction marks, byte order marks. The joiners between letters of
# scripts that need them (Arabic, Indic) stay.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]+"
    "|[\u200e\u200f\u202a-\u202e\u2066-\u2069]+"
    "|(?:(?<=[\x00-\u024f])|^)[\u200c\u200d]+|[\u200c\u200d]+(?=[\x00-\u024f]|$)"
)
_INVISIBLE_GATE = "\u00ad\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_INVISIBLE_GATE += "\u2066\u2067\u2068\u2069\u200c\u200d\u206a\u206b\u206c\u206d\u206e\u206f\ufff9\ufffa\ufffb"
_CONTROL_GATE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_WIDE_GATE = re.compile(f"[{_INVISIBLE_GATE}]")
_COMBINING = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_COMBINING_GATE = re.compile("[\u0300-\u036f]")


def has_odd_line_end(text: str) -> bool:
    if text.isascii():
        return "\r" in text or "\x0b" in text or "\x0c" in text
    return any(mark in text for mark in _ODD_LINE_ENDS)


def line_endings(text: str) -> list[Change]:
    return [(match.start(), match.end(), "\n") for match in _ODD_LINE_END.finditer(text)]


def has_control(text: str) -> bool:
    if text.isprintable():
        return False
    if _CONTROL_GATE.search(text):
        return True
    return not text.isascii() and _WIDE_GATE.search(text) is not None


def controls(text: str) -> list[Change]:
    found = [(match.start(), match.end(), "") for match in _CONTROL.finditer(text)]
    if not text.isascii():
        found += [(match.start(), match.end(), "") for match in _INVISIBLE.finditer(text)]
        found.sort()
    return found


def has_combining(text: str) -> bool:
    return not text.isascii() and _COMBINING_GATE.search(text) is not None


def composed(text: str) -> list[Change]:
    found = []
    for match in _COMBINING.finditer(text):
        whole = unicodedata.normalize("NFC", match.group())
        if whole != match.group():
            found.append((match.start(), match.end(), whole))
    return found
