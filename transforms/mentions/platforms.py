"""The network whose name is one letter: told from all other letters by what people do there ("wrote on X", "its X
account", "X, formerly Twitter")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.mentions.signs import LETTER, signs_of

_LETTER = re.compile(r"(?<=[ (“\"])X(?=[\s,.;:)\"”’]|$)")
_NOUN = re.compile(r" (?:account|accounts|post|posts|page|handle|user|users|profile|thread|feed|timeline)\b")
_FORMERLY = re.compile(r",? \(?(?:formerly|previously|the former)\b(?: known as)? Twitter\b")
_ON = re.compile(
    r"\b(?:on|via|using|(?:posted|took|shared|uploaded|turned) to)(?: the)?"
    r"(?: social(?:[ -]media)? (?:platform|network|site|service))?[ (“\"]+$"
)
_PLATFORM = re.compile(r"\b(?:platform|network|site|service) $")
_POSTING = re.compile(
    r"\b(?:post(?:s|ed|ing)?|wr(?:ote|ites?|iting|itten)|tweet(?:s|ed)?|shar(?:es?|ed|ing)|messages?|statement|said"
    r"|says|announced|video|clip|thread|account|followers|repl(?:y|ied)|published|social media)\b"
)
_BEFORE, _BEHIND = 70, 50


def find_platforms(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the letter where it names the network."""
    if LETTER not in signs_of(text):
        return
    for letter in _LETTER.finditer(text):
        start, end = letter.span()
        before = text[max(0, start - _BEFORE) : start]
        if _is_named_by(before, text, end):
            yield start, end


def _is_named_by(before: str, text: str, end: int) -> bool:
    word = before.rstrip(' (“"').rpartition(" ")[2]
    if word[:1].isupper() and word.lower() not in (
        "on",
        "to",
        "via",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
    ):
        return False  # "Mr X", "Malcolm X", "iPhone X"
    if _NOUN.match(text, end) or _FORMERLY.match(text, end) or _PLATFORM.search(before):
        return True
    if _ON.search(before) is None:
        return False
    sentence = before[before.rfind(". ") + 1 :]
    return _POSTING.search(sentence) is not None or _POSTING.search(text[end : end + _BEHIND]) is not None
