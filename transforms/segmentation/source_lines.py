"""Where a text came from: lines that name its source, and the outlet in them. Every test takes one clean line."""

from __future__ import annotations

import re

from transforms.segmentation.shapes import ends_sentence

_DOMAIN = re.compile(
    r"^(?:https?://)?(?:www\.)?[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{1,30}){0,3}\.[a-z]{2,10}/?$"
)
_SOURCE = re.compile(
    r"^[(\[]?(?:(?:source|via|from|courtesy|original source|read more at)s?\s?:\s?"
    r"|(?:courtesy of|originally (?:published|appeared|posted) (?:in|on|at|by)|first (?:published"
    r"|appeared) (?:in|on|at|by)|(?:re)?(?:published|printed|posted) (?:from|with permission from"
    r"|courtesy of)"
    r"|(?:this|the) (?:article|story|piece|post|report|interview|essay|column|text) (?:was )?(?:first "
    r"|originally )?(?:appeared|published|posted|ran) (?:in|on|at|by))\b\s?:?\s?)(?=\S)",
    re.IGNORECASE,
)
_SOURCE_STARTS = frozenset(
    ("sou", "via", "fro", "cou", "ori", "rea", "fir", "rep", "pub", "pri", "pos", "thi", "the")
)
_SOURCE_REST = re.compile(
    r"[\])]?\.?$|\s\|\s.*$|\s(?:on|in its)\s(?=(?:[A-Z][a-z]+day\b|\d|[A-Z][a-z]{2,8}\.? \d)).*$"
    r"|,\s(?=(?:[A-Z][a-z]+ )?\d).*$"
)
_URL = re.compile(r"^(?:https?://|www\.)\S+$")
_HOST = re.compile(r"https?://(?:www\.)?([^\s/:?#]+\.[a-z]{2,10})(?::\d+)?(?:[/?#]\S*)?$")


def is_domain(line: str) -> bool:
    return len(line) <= 80 and _DOMAIN.match(line) is not None


def is_source_line(line: str) -> bool:
    """Whether a line names where a text came from: a domain, "Source: ...", an address alone."""
    if len(line) > 160:
        return False
    if " " not in line and (_DOMAIN.match(line) is not None or _URL.match(line) is not None):
        return True
    if line[:4].lstrip("([")[:3].lower() not in _SOURCE_STARTS:
        return False
    match = _SOURCE.match(line)
    return match is not None and not (ends_sentence(line) and len(line) > 120)


_PICTURED = re.compile(r"[a-zà-ÿ]/[A-Z]|(?i:\b(?:photo|picture|image|video)(?:s|graph)?\b)")


def publisher_of(source_line: str) -> str | None:
    """The outlet that a source line names; None where it is the credit of a picture."""
    match = _SOURCE.match(source_line)
    if match is None and _PICTURED.search(source_line):
        return None
    name = source_line[match.end() :] if match else source_line
    address = _HOST.match(name)
    if address:
        return address[1]
    name = _SOURCE_REST.sub("", name.strip(" ()[]–—-"), count=1).strip(" .,()[]–—-")
    return name.removeprefix("the ").removeprefix("The ") if match and name else name or None
