"""Texts of several encodings glued into one file: each line is read in its own."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

# A character of UTF-8 that takes several bytes; in another encoding such a pair stands in few lines, and by chance.
_SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Chosen: a page of another encoding has a line that is UTF-8 by chance once in a while, never every second one.
_MIN_SHARE = 0.2
_ASCII = bytes(range(128))


def decode_by_lines(raw: bytes, page_of: Callable[[bytes], str | None]) -> tuple[str, str] | None:
    """Text and encodings ("utf-8+cp1252") where a fair part of the lines is UTF-8 and others are of a one-byte page.

    `page_of` names the page of the other lines' bytes, None where none fits; beside UTF-8 whose letters windows-1252
    has, too, it is this one. A line of several-byte characters and fewer stray bytes is damaged UTF-8: the strays
    become replacement characters. None where all is of one encoding, or the page is none of one byte a character.
    """
    lines = raw.split(b"\n")
    whole, others = 0, []
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        if _is_utf8(line):
            whole += 1
        elif not _is_damaged_utf8(line) and (number < len(lines) - 1 or not _is_cut_off(line)):
            others.append(number)
    if not others or whole < _MIN_SHARE * len(others) or not whole:
        return None
    page = _page([lines[number] for number in others], raw, page_of)
    if page is None:
        return None
    apart = set(others)
    texts = (
        line.decode(page, "replace") if number in apart else line.decode("utf-8", "replace")
        for number, line in enumerate(lines)
    )
    return "\n".join(texts), f"utf-8+{page.replace('_', '-')}"


def _page(lines: list[bytes], raw: bytes, page_of: Callable[[bytes], str | None]) -> str | None:
    rest = b"\n".join(lines)
    letters = "".join(filter(str.isalpha, b"".join(_SEVERAL_BYTES.findall(raw)).decode("utf-8", "ignore")))
    if b"?" not in letters.encode("cp1252", "replace") and _fits(rest, "cp1252"):
        return "cp1252"
    page = page_of(rest)
    return page if page is not None and _fits(rest, page) else None


def _fits(raw: bytes, page: str) -> bool:
    """Whether every byte is one character of this page."""
    try:
        return len(codecs.decode(raw, page)) == len(raw)
    except (ValueError, LookupError):
        return False


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(line: bytes) -> bool:
    """Whether most of what is not ASCII are characters of several bytes."""
    beyond = line.translate(None, _ASCII)
    return 2 * sum(map(len, _SEVERAL_BYTES.findall(line))) > len(beyond)


def _is_cut_off(line: bytes) -> bool:
    """Whether UTF-8 ends in the middle of a character, as where a text was cut after so many bytes."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False
