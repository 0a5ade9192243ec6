"""Family names behind a particle that is tied to them ("Ann kaTorvik") or that an apostrophe opens ("Ann 't Torvik"),
which no run of capitalised words holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.mentions.afterwards import words
from transforms.mentions.discovery import Candidate
from transforms.mentions.lexicon import token_class
from transforms.mentions.signs import TIED, signs_of

_FAMILY = r"(?:kw?a(?=[A-Z])|(?:(?:van|in|op|aan|over) )?['’‘]t )[A-Z][a-z][\w-]{1,30}"
_WHOLE = re.compile(rf"(?<![\w'’-])([A-Z][\w-]{{1,30}}) ({_FAMILY})")
_GIVEN = "UGIC"


def find_prefixed(text: str, found: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """(start, end, "person") of the persons with such a name, and of the family name wherever it stands alone."""
    if TIED not in signs_of(text):
        return
    families: set[str] = set()
    for whole in _WHOLE.finditer(text):
        if token_class(whole.group(1)) not in _GIVEN:
            continue
        before = [one.start for one in found if one.end == whole.end(1) and not one.form.strip("UGI")]
        yield min([whole.start(), *before]), whole.end(), "person"
        families.add(whole.group(2))
    for family in sorted(families):
        raised = family[0].upper() if family[0].isalpha() else family[0] + family[1].upper()
        for form in (family, raised + family[len(raised) :]):
            for start, end in words(text, form):
                yield start, end, "person"
