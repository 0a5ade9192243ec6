"""What an entry says about the thing and not about the work: its form, where it is kept, who edited the book around it.

"PhD thesis", "(PDF)", "private collection", "Held at the State Library" and "in A. Reed (ed.)" stand between an entry's
fields and look like fields. They are blanked before the entry is cut into pieces.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.lexicon import any_of, data

# A field of the entry begins behind its punctuation and ends in front of some.
_OPENS, _CLOSES = r"(?<=[,.;(\[\x00] )", r"(?=[,.;:)\]\x00]|\s?\(|\s?$)"
_ONE = r"[^\W\d_a-z][\w.’'-]{0,25}(?:\s(?:(?:and|&|de|van|von)\s)?[^\W\d_a-z][\w.’'-]{0,25}){0,5}"
_NAME = r"[^\W\d_a-z][\w.’'-]{0,25}(?:[ ,]{1,2}(?:(?:and|&|de|van|von)\s)?[^\W\d_a-z][\w.’'-]{0,25}){0,5}"
_EDITED = re.compile(
    rf"\b[Ii]n:?\s(?:{_NAME})\s\((?:eds?|Hrsg|Hg|dirs?|coords?)\.?\)"
    rf"|(?<=[,.;)] )\(?(?:[Ee]ds?\.|[Ee]dited by|[Tt]rans\.|[Tt]ranslated by)\s{_ONE}?{_CLOSES}"
)
# What a title means in the language of the text: "Mlékárny končí [Dairies are closing]".
_TRANSLATED = re.compile(r"(?<=[\w”\"’»] )\[[^\W\d_a-z][^\[\]\d]{2,150}\](?=[,.;]|\s?\(|\s?$|\s[^\W\d_a-z])")
# "@handle" behind the name of whoever wrote a post.
_HANDLE = re.compile(r"\s\(@\w{1,30}\)")
# What dangles in front of a day that was taken out: "judgment of", "extracted".
_DANGLING = re.compile(
    r"(?<=[\w)\"”’,.])\s(?:(?:(?<=,\s)(?:(?:plenary|public)\s)?(?:sitting|session|meeting|hearing|debate)\s|as\s)?(?:of|on)|dated|extracted|adopted|issued|published|updated|posted|from)"
    r"(?:\son)?[ ]?$"
)
# Behind a day that is part of a law's name: "Directive 4/83 of 3 May 1998 on the quality of salt".
_GOES_ON = re.compile(
    r"\s(?:on|concerning|relating to|regarding|establishing|amending|laying down|to)\s[a-z]"
)
# In front of a year that is part of a number: "Report No. 7 of", "Petition No. 202 of".
_NUMBERED = re.compile(r"\b[Nn]os?\.?\s?[\w/-]{1,12}\sof\s$")


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = data("reference_lists")
    forms, kept = any_of(words["forms"]), any_of(words["kept_at"])
    within = re.compile(
        rf"\s?[(\[](?:{forms})[)\]]|{_OPENS}(?:unpublished\s)?(?:{forms}){_CLOSES}|{_OPENS}(?:{kept})\b[^.;()\x00]{{2,80}}",
        re.IGNORECASE,
    )
    return within, re.compile(rf"(?:{any_of(words['announcements'])})\Z", re.IGNORECASE)


_INITIALS_OF = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]*\s(?:(?:of|and|the|for|on|in)\s){0,2}){2,8})\((?P<short>[A-Z]{2,8})\)"
)


def _blank_initials(match: re.Match[str]) -> str:
    """A body's initials in brackets behind its name are no field of their own: "Salt Research Unit (SRU)"."""
    first = "".join(word[0] for word in match["name"].split() if word[0].isupper())
    if match["short"] not in (first, first[-len(match["short"]) :]):
        return match.group()
    return match["name"].rstrip()


def blank_forms(text: str) -> str:
    """The entry without the initials of its bodies, its forms, keepers and editors blanked."""
    if ")" in text:
        text = _INITIALS_OF.sub(_blank_initials, text)
    for pattern in (_forms()[0], _EDITED, _HANDLE, _TRANSLATED):
        text = pattern.sub(lambda match: "\x00" * len(match.group()), text)
    return text


def is_announcement(field: str) -> bool:
    """Whether a field beside a title in quotation marks is only its kind: 'Press release'."""
    return _forms()[1].match(field) is not None


def is_release(field: str) -> bool:
    """Whether a field in front of a body is the kind of its paper: 'Press Release, Halse Board, Fares Rise'."""
    return is_announcement(field) and field.partition(" ")[0].lower() in ("press", "news", "media")


def names_its_day(text: str, start: int, end: int, precision: str) -> bool:
    """Whether the date in this span is part of a name: "of 3 May 1998 on the quality of salt", "No. 7 of 2020"."""
    if precision == "year":
        word = text[:start].rstrip().rpartition(" ")[2]
        if word[:1].isupper() and word.lower() in data("reference_lists")["yearly"]:
            return True
        return _NUMBERED.search(text, max(0, start - 30), start) is not None
    return text[:start].endswith(" of ") and _GOES_ON.match(text, end) is not None


def dangling(text: str, end: int) -> int:
    """Where the words begin that dangle in front of a date at `end`; `end` where there are none."""
    match = _DANGLING.search(text, max(0, end - 30), end)
    return match.start() if match else end
