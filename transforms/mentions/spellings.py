"""The forms in which a text may write an alias: what the matching automata look for."""

from __future__ import annotations

import re

from transforms.mentions.folding import fold, fold_marks
from transforms.mentions.lexicon import LOWERABLE, UNKNOWN, token_class
from transforms.mentions.registry import Alias

_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?=.{2,8}$)(?=(?:.*[A-Z]){2})[A-Z][A-Za-z0-9.&/-]*$")
_PLAIN_CAPITALS = re.compile(r"[A-Z]{2,4}$")
_SPOKEN = re.compile(r"(?=[A-Z]{0,3}[AEIOU])(?=[A-Z]*[BCDFGHJKLMNPQRSTVWXZ])[A-Z]{5,10}$")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,4}$")
_ARTICLE = re.compile(r"\b(Al|El) (?=\w)")
_WORD_START = re.compile(r"(?:(?<= )|^)[^\W\d_]")
# Shorter joined names stand inside ordinary words.
_SHORTEST_JOINED = 6


def is_acronym(alias: str) -> bool:
    """Whether an alias is written like an acronym (MKO, MeK, U.S.), so that its case counts."""
    return bool(_ACRONYM.match(alias)) and (alias.upper() == alias or len(alias) <= 5)


def is_cased(alias: Alias) -> bool:
    """Whether an alias is looked for with its capitals: all are but insensitive ones and those without a capital."""
    if alias.case == "auto":
        text = alias.text
        return text != text.lower() if text.isascii() else any(char.isupper() for char in text)
    return alias.case == "sensitive"


def written_forms(alias: Alias) -> list[str]:
    """The forms of an alias in folded marks (see `fold_marks`), or in `fold` where it is not cased.

    A name also stands in capitals, with all words raised, and with general words lowered ("camp Ashford"); an acronym
    also dotted or undotted. Looking for these forms, and not for any case, is what makes matching fast: almost no
    letter of a text is a capital.
    """
    marked = fold_marks(alias.text)
    if not is_cased(alias):
        return [fold(alias.text)]
    if alias.case == "sensitive":
        return [marked]
    if is_acronym(alias.text):
        if _PLAIN_CAPITALS.match(alias.text):
            return [marked, ".".join(alias.text) + "."]
        if _SPOKEN.match(alias.text) and token_class(alias.text.capitalize()) == UNKNOWN:
            return [marked, alias.text.capitalize()]  # "Unesco", as many papers set it
        return [marked, alias.text.replace(".", "")] if _DOTTED.match(alias.text) else [marked]
    raised = _WORD_START.sub(lambda match: match.group().upper(), marked)
    forms = [
        marked,
        marked.upper(),
        raised,
        _ARTICLE.sub(lambda match: match.group().lower(), marked),
        _lowered(marked),
    ]
    if " of the " in marked and marked[-1] != "s":
        forms.append(marked.replace(" of the ", " of "))  # "Ministry of Interior"
    return list(dict.fromkeys(form for form in forms if form.strip()))


def _lowered(marked: str) -> str:
    """The form with general words in lower case, where a proper word stays raised."""
    initials = [match for match in _WORD.finditer(marked) if match.group()[0].isupper()]
    if all(match.group().lower() in LOWERABLE for match in initials):
        return marked
    return _WORD.sub(lambda match: _plain(match.group()), marked)


def _plain(word: str) -> str:
    return word.lower() if word.lower() in LOWERABLE else word


def joined_forms(name: str) -> list[str]:
    """A name of several words as it stands when its spaces are lost: "AnnLee", "SamirAl Dabbagh"."""
    words = name.split()
    if len(words) < 2 or len(name) <= _SHORTEST_JOINED or not words[0][0].isupper():
        return []
    if not any(part[:1].isupper() for part in words[-1].split("-")):
        return []
    joined = fold_marks("".join(words))
    raised = fold_marks("".join(word[0].upper() + word[1:] for word in words))
    return list(dict.fromkeys((joined, joined.replace(" ", ""), raised, raised.replace(" ", ""))))
