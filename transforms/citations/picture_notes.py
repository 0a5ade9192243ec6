"""Credits of pictures in newsrooms' own short forms: 'Telegram file photo', 'Submitted photo', 'GPA Photo/Ada Marsh',
'(Halse News: Ada Marsh)', '[File: Ada Marsh/GPA]'.

They stand at the end of a line, behind a sentence, a dash or a bar, or are all of a short one. Some name nobody: the
credit is then that the picture was sent in.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.credit_names import EDGES, Known, credit_row, is_holder, picture_holder
from transforms.citations.lexicon import any_of, data, word_set
from transforms.citations.lone_names import is_wordy, is_writers_name
from transforms.citations.names import is_name_shaped
from transforms.model import Citation

_REACH = 120
_LONGEST_CAPTION = 320
_PIECE = r"[^\W\d_a-z][\w.&’'-]{0,25}"
_NAME = rf"{_PIECE}(?:\s{_PIECE}){{0,3}}"
_PICTURE = r"(?i:photos?|pictures?|images?|pics?|illustrations?|graphics?|photographs?)"
_KIND = rf"(?i:{any_of(data('credits')['picture_kinds'])})"
_OPENS = r"(?:^|(?<=[.!?…”\"’)])\s{0,2}[-–—|]{0,2}\s?|\s[-–—|]{1,2}\s?|\s(?=[(\[]))"
# "Halse Mail file photo", "Telegram photo", "Submitted photo", "Photo submitted"
_OWN = re.compile(
    rf"{_OPENS}(?P<all>[(\[]?(?:(?P<outlet>(?:{_PIECE}\s){{1,4}}?)(?P<kind>{_KIND}\s)?|(?P<nobody>{_KIND})\s)(?P<how>{_PICTURE})"
    rf"(?:\s?/\s?(?P<who>{_NAME}))?)[.)\]]{{0,2}}$"
)
_SENT_IN = re.compile(
    rf"{_OPENS}(?P<all>[(\[]?(?P<how>{_PICTURE})(?:\s?[:/|]\s?|\s)(?P<kind>{_KIND}))[.)\]]{{0,2}}$"
)
# "(Halse News: Ada Marsh)", "(Supplied: Ada Marsh)", "[File: Ada Marsh/GPA]"
_BRACKETED = re.compile(
    rf"(?P<all>[(\[](?P<lead>{_NAME}):\s?(?P<who>{_NAME}(?:\s?/\s?{_NAME}){{0,2}})[)\]])\.?$"
)
# "(Ada Marsh, Halse Mail)"
_COMMA = re.compile(rf"(?<=[.!?…”\"])\s(?P<all>\((?P<who>{_NAME}),\s(?P<outlet>(?:[Tt]he\s)?{_NAME})\))\.?$")
# "GPA Photo/Ada Marsh The wall", "UN Photo/Ada Marsh"
_AHEAD = re.compile(
    rf"(?P<all>(?P<outlet>[A-Z]{{2,6}})\s(?P<how>[Pp]hoto)\s?/\s?(?P<who>{_PIECE}\s{_PIECE}))(?=$|\s[A-Z]|\.)"
)
# "© HALSE/HA0845/Marsh The wall"
_STORED = re.compile(
    rf"(?P<all>©\s?(?P<outlet>[A-Z]{{3,10}})/(?:[A-Z]{{1,5}}\d{{3,9}}/)?(?P<who>{_PIECE}))(?=$|\s[A-Z])"
)
# In front of the colon in such a bracket, beside outlets.
_NETWORKS = word_set("picture_notes_networks")


def _kinds() -> frozenset[str]:
    return frozenset(data("credits")["picture_kinds"])


@lru_cache(maxsize=1)
def _labelled() -> re.Pattern[str]:
    """A label of pictures, in any language, behind a sentence: '… at dawn. Kuva: Ada Marsh'."""
    leads = any_of(data("credits")["picture_leads"])
    return re.compile(
        rf"(?<=[.!?…”\"’)|])\s(?P<all>(?P<lead>{leads})\s?(?::|[-–—](?=[A-Z])|(?<=\bfot)\.|(?<=courtesy)(?=\s))\s?(?P<who>[^\W\d_][^\n:;?!]{{2,90}}))$",
        re.IGNORECASE,
    )


def picture_note(text: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    """The credit of a caption from `start` to `end`, the `number`th line (from 0) of its text."""
    if number == 0 or end - start > _LONGEST_CAPTION:
        return None
    if text[start] in "©ABCDEFGHIJKLMNOPQRSTUVWXYZ" and (row := _ahead(text, start, end, known)) is not None:
        return row
    at = max(start, end - _REACH)
    tail = text[at:end]
    if tail[-1] in ")]." and (row := _bracketed(text, at, end, known)) is not None:
        return row
    if ":" in tail or "ourtesy" in tail or "OURTESY" in tail or "ot. " in tail or "hoto-" in tail:
        match = _labelled().search(text, at, end)
        who = match["who"].strip(EDGES) if match is not None else ""
        if match is not None and is_holder(who, known):
            return credit_row(match.start("all"), end, match["lead"], *picture_holder(who, known), known)
    if not any(
        word in tail for word in ("hoto", "icture", "mage", "HOTO", "ICTURE", "MAGE", "raph", "Pic", "pic")
    ):
        return None
    return _own(tail, at, known, at == start)


def _ahead(text: str, start: int, end: int, known: Known) -> Citation | None:
    match = (_STORED if text[start] == "©" else _AHEAD).match(text, start, end)
    if match is None:
        return None
    return credit_row(start, match.end("all"), "photo", match["who"], match["outlet"], known)


def _bracketed(text: str, at: int, end: int, known: Known) -> Citation | None:
    first = max(text.rfind("(", at, end), text.rfind("[", at, end))
    if first < 0:
        return None
    match = _BRACKETED.match(text, first, end)
    if match is not None:
        lead = match["lead"]
        named = is_holder(match["who"], known)
        if named and lead.lower() in _kinds() | _NETWORKS:
            return credit_row(first, match.end("all"), lead, *picture_holder(match["who"], known), known)
        if known.is_outlet(lead) and is_writers_name(match["who"].partition("/")[0].strip(), known):
            return credit_row(first, match.end("all"), "photo", match["who"], lead, known)
        return None
    match = _COMMA.search(text, first - 1, end) if first > 0 else None
    if match is not None and known.is_outlet(match["outlet"]) and is_writers_name(match["who"], known):
        return credit_row(first, match.end("all"), None, match["who"], match["outlet"], known)
    return None


def _own(tail: str, at: int, known: Known, whole: bool) -> Citation | None:
    """The credit that ends `tail`, which begins `at` in its text and is a `whole` line or the end of one."""
    match = _SENT_IN.search(tail) or _OWN.search(tail)
    if match is None or (match.start() == 0 and not whole):
        return None
    row = at + match.start("all"), at + match.end("all"), match["how"]
    if match.re is _SENT_IN or match["nobody"]:
        return credit_row(*row, None, None, known)
    outlet = match["outlet"].strip()
    if outlet.lower() in _kinds():
        return credit_row(*row, match["who"], None, known)
    first = outlet.partition(" ")[0]
    if is_writers_name(outlet, known) and not known.is_outlet(outlet):
        return credit_row(*row, outlet, None, known)
    if not is_name_shaped(outlet, 4) or (first.lower() in data("words")["determiners"] and first != "The"):
        return None
    if not (match["kind"] or match["who"] or known.is_outlet(outlet)) or _is_of_words(outlet, known):
        return None
    return credit_row(*row, match["who"], outlet.removeprefix("The "), known)


def _is_of_words(outlet: str, known: Known) -> bool:
    """Whether capitalised words in front of "photo" are no outlet: "Family photo", "Wedding Photo"."""
    return not known.is_outlet(outlet) and all(map(is_wordy, outlet.split())) and " " in outlet
