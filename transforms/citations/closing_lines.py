"""Last lines that are nothing but a credit: '© 2021 GPA', 'sd/jk/rl', the name below 'For the Secretariat,'."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.byline_lines import is_person
from transforms.citations.credit_names import EDGES, Known, credit_row
from transforms.citations.lexicon import data
from transforms.citations.lone_names import is_wordy, is_writers_name
from transforms.mentions.lexicon import FUNCTION_WORDS
from transforms.model import Citation

_LONGEST = 120
# "© 2021 GPA", "(c) GPA 2021", "©2023 Halse Wire L.P."
_RIGHTS = re.compile(
    r"(?:©|\([cC]\)|Copyright(?:\s©)?)\s?(?:\d{4}\s)?(?:[Tt]he\s)?(?P<who>[^\W\d_][^\n,;:©]{1,40}?)(?:,?\s\d{4})?"
    r"(?:\s(?:L\.P|LLC|Inc|Ltd|GmbH|AG)|-infocom\sGmbH)?[.]{0,2}$"
)
# The initials of a desk alone, and perhaps its agencies: "sd/jk/rl", "sd-rl/jk", "sd/jk (GPA, dpa)"
_INITIALS = re.compile(
    r"(?P<desk>[a-z]{2,4}(?:[/-][a-z]{2,4}){1,5})(?:\s\((?P<who>[A-Za-z][\w, ]{1,40})\))?$"
)
# The same in brackets, where one alone will do: "(sd)", "(sd/jk)"
_IN_BRACKETS = re.compile(r"\((?P<desk>[a-z]{2,3}(?:/[a-z]{2,4}){0,4})\)$")
# "For the Secretariat," and "To contact the reporter on this story:" above a name
_ABOVE = re.compile(
    r"(?:for|on\sbehalf\sof)\sthe\s[^\n.:;!?]{3,60}[,:]$|to\scontact\sthe\s(?:reporter|author|writer|editor)s?\s[^\n.!?]{4,40}:$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?P<who>[^\n,;:!?()]{4,50}?)(?:,\s[A-Z][^\n;:!?]{2,60}|\s(?:in|at)\s\S[^\n;:!?]{2,70})?\.?$"
)
# "The author, Ada Marsh, teaches history. Views are personal."
_AUTHOR = re.compile(
    r"[(\[*]?(?:The|Our)\s(?:author|writer|columnist|reviewer|reporter|interviewer|photographer)s?,\s(?:(?:Dr|Prof|Professor)\.?\s)?"
    r"(?P<who>[^\n,.;:]{4,60}),\s(?:is|was|are|has|teach|work|head|lead|direct|edit|write|run|live|serve|stud|cover|report)"
)


# "This fact-check was written by Ada Marsh and edited by Ivo Rusk."
_WRITTEN = re.compile(
    r"[(\[*]?(?:This|The)\s(?:[\w-]{2,14}\s){1,3}(?:was|is|has\sbeen)\s(?:written|reported|compiled|prepared|produced)\sby\s"
    r"(?P<who>[^\n,.;:()]{4,60}?)(?:,?\s(?:and\s)?(?:edited|translated|fact-checked|photographed)\sby\s[^\n.;:]{4,60})?[.)\]]{1,2}$"
)


def closing_line(
    text: str, line: tuple[int, int], below: tuple[int, int] | None, known: Known
) -> Citation | None:
    """The credit of one of the last three lines of a text, with the line below it where the two are one."""
    start, end = line
    if text[start] in "©(Cc" and end - start <= _LONGEST and (row := _rights(text, start, end, known)):
        return row
    if text[start] == "(" and (match := _IN_BRACKETS.match(text, start, end)) is not None:
        names = match["desk"].split("/")
        wordy = any(map(is_wordy, names)) if len(names) == 1 else FUNCTION_WORDS.issuperset(names)
        return None if wordy else credit_row(start, end, None, match["desk"], None, known)
    if text[start].islower() and "/" in text[start:end]:
        return _initials(text, start, end, known)
    if below is not None and text[end - 1] in ",:" and end - start <= _LONGEST:
        return _below(text, line, below, known)
    return None


# "Ada Marsh is a lecturer in law at …", "*Ada Marsh writes on fisheries", "About the author: Ada Marsh teaches …"
# No word is tried shorter than it is (`+` behind its count): nothing but a space or comma may follow.
_NAME = r"[^\W\d_a-z][\w.’'-]{0,25}+(?:\s[^\W\d_]?[\w.’'-]{1,25}+){1,3}?"
_BIOGRAPHY = re.compile(
    r"(?P<told>[(\[*_]{0,3}\s?(?:about\sthe\s(?:author|writer)s?\s?[:.–-]?\s)?)(?i:(?:Dr|Prof|Professor|Rev|Fr|Sr)\.?\s)?"
    rf"(?P<who>(?-i:{_NAME}))(?:,\s[^\n,.]{{2,60}},)?\s(?P<does>is|was|are|teaches|writes|works|covers|reports|lectures|edits|blogs"
    r"|researches|studies|can\sbe\sreached|tweets|directs|heads|leads|runs|chairs)\b(?P<rest>[^\n]{0,160})",
    re.IGNORECASE,
)
_LONGEST_BIOGRAPHY = 420


def biography(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit of a last line that introduces somebody whom the text does not name in front of it: its writer."""
    if end - start > _LONGEST_BIOGRAPHY:
        return None
    match = _BIOGRAPHY.match(text, start, end)
    if match is None or not is_writers_name(match["who"], known):
        return None
    if text.find(match["who"].rpartition(" ")[2], 0, match.start("who")) >= 0:
        return None
    rest = match["rest"].lower().replace(",", " ").replace(".", " ").split()
    if match["does"].lower() in ("is", "was", "are") and not (
        match["told"].strip(" (") or _writing_jobs().intersection(rest[:14])
    ):
        return None
    return credit_row(start, match.end("who"), "author", match["who"], None, known)


@lru_cache(maxsize=1)
def _writing_jobs() -> frozenset[str]:
    lists = data("credits")
    return frozenset([*lists["jobs"], *lists["biography_words"]])


def about_author(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit of a note on who wrote the text, which is its byline: 'The author, Ada Marsh, teaches history.'"""
    match = _AUTHOR.match(text, start, end) or _WRITTEN.match(text, start, end)
    if match is None:
        return None
    who = match["who"].strip(EDGES)
    names = re.split(r"\s(?:and|&)\s", who)
    if not all(is_person(name, known) for name in names):
        return None
    return credit_row(start, end, "author", who, None, known)


def _rights(text: str, start: int, end: int, known: Known) -> Citation | None:
    match = _RIGHTS.match(text, start, end)
    if match is None:
        return None
    who = match["who"].strip(EDGES)
    source = known.index.by_name(who)
    if source is None or source.kind != "agency":
        return None  # a paper's own notice
    return credit_row(start, end, "©", None, who, known)


def _is_worded(desk: str) -> bool:
    """Whether the parts of initials are words: all of them, or one of those with a hyphen."""
    parts = re.split("[/-]", desk)
    return FUNCTION_WORDS.issuperset(parts) or ("-" in desk and any(map(is_wordy, parts)))


def _initials(text: str, start: int, end: int, known: Known) -> Citation | None:
    match = _INITIALS.match(text, start, end)
    if match is None or _is_worded(match["desk"]):
        return None  # "he/she", "do-it/yourself"
    agencies = re.split(r",\s?|\sand\s", match["who"]) if match["who"] else []
    if agencies and not all(map(known.is_outlet, agencies)):
        return None
    agency = next(iter(agencies), None)
    return credit_row(start, end, None, match["desk"], agency, known)


def _below(text: str, line: tuple[int, int], below: tuple[int, int], known: Known) -> Citation | None:
    start, end = line
    if _ABOVE.match(text, start, end) is None or below[1] - below[0] > _LONGEST:
        return None
    match = _BELOW.match(text, *below)
    if match is None or not is_person(match["who"], known):
        return None
    return credit_row(*below, text[start:end].strip(EDGES), match["who"].strip(), None, known)
