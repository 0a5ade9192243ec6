"""Lines of their own that credit: 'Photo: Ada Marsh', a byline, or (at the end) the source of the text."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.bylines import alone, byline_of, byline_region, signature, signed
from transforms.citations.closing_credits import signed_off
from transforms.citations.credit_lines import started
from transforms.citations.credit_names import (
    EDGES,
    Known,
    credit_row,
    is_holder,
    outlet_among,
    picture_holder,
)
from transforms.citations.credit_shapes import (
    REPORTING,
    contributed,
    picture_of,
    reporters,
    staffs,
    without_places,
)
from transforms.citations.first_published import first_published
from transforms.citations.grammar import words
from transforms.citations.lexicon import any_of, data, word_set
from transforms.citations.lone_names import is_writers_name
from transforms.citations.picture_edges import picture_from
from transforms.citations.press_offices import press_office
from transforms.citations.sources import is_domain, looks_like_outlet
from transforms.model import Citation

_DASHED = re.compile(
    r"(?:[-–—]{1,2}|©|\(c\)|Copyright(?:\s©)?)\s?(?:\d{4}\s)?(?P<who>[^\n.]{2,60})\.?$", re.IGNORECASE
)
# 'Halse Courier, 4 May 2019'
_DATED = re.compile(
    r"(?P<outlet>[^\n,/]{2,40}?)(?:,\s|/|\s[-–—]\s|\s(?=[A-Z][a-z]{2,8}\.?\s\d))(?=[A-Z]?[\w. ]{0,12}\d)[\w ,.]{4,20}$"
)
# Marks may stand in front of a lead, as they may in the shapes below.
# "(K.L.)" below a piece: who wrote it
_CLICK = re.compile(r"[.;]\s(?:[Cc]lick|[Tt]ap)\s[^\n.]{3,60}\.?[)\]]?$")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.\s?-?){2,4}")
_BULLETS = "|‡†•●■▪►▶◆"
_FIRST_WORD = re.compile(r"[(\[*_^\s-]{0,12}([^\W_]+)")


@lru_cache(maxsize=1)
def _lead_words() -> frozenset[str]:
    """The first words of all leads; no other line is worth a look at their shapes."""
    lists = data("credits")
    phrases = [phrase for name in ("picture", "source", "byline") for phrase in lists[f"{name}_leads"]]
    phrases += lists["posting_labels"]
    firsts = (re.split(r"[\W_]", phrase, maxsplit=1)[0] for phrase in phrases)  # "h/t" begins with "h"
    return frozenset([*firsts, *lists["reporting_words"]])


@lru_cache(maxsize=1)
def leads() -> dict[str, re.Pattern[str]]:
    """The shapes of a line that begins with a lead: picture, source, byline; each has `lead`, `mark` and `who`."""
    lists = data("credits")
    shapes = {
        "picture": r"[(\[]?(?P<lead>{})\s?(?P<mark>[:/|,.–—-]|\s)\s?(?P<who>[^\n]{{2,120}})$",
        "source": r"[(\[*_-]{{0,3}}\s?(?P<lead>{})\s?(?P<mark>[:–—-]|\s)\s?(?P<who>[^\n]{{2,120}})$",
        "byline": r"[(\[*_^]{{0,2}}(?P<lead>{})\s?(?P<mark>:|\s)\s?(?P<who>[^\n]{{3,110}})$",
    }
    phrases = {name: lists[f"{name}_leads"] for name in shapes}
    phrases["byline"] = [*phrases["byline"], *lists["posting_labels"]]
    return {
        name: re.compile(shape.format(any_of(phrases[name])), re.IGNORECASE) for name, shape in shapes.items()
    }


def short_line(
    text: str, start: int, end: int, known: Known, role: str | None, number: int, count: int
) -> Citation | None:
    """The credit of a line of its own, the `number`th (from 0) of `count`: photo credit, byline or source; or None."""
    line = text[start:end]
    first = _FIRST_WORD.match(line)
    leading = first is not None and first.group(1).lower() in _lead_words()
    if line[0] == "©" and number > 0:
        return _holder_of_picture(line, start, end, known)
    if line[0] in _BULLETS:  # "‡ Picture: Ada Marsh"
        shown = line.lstrip(_BULLETS + " ")
        return _picture(shown, end - len(shown), known, role, number) if ":" in shown else None
    if number > 0 and line.lower() in data("credits")["picture_agencies"]:
        return credit_row(start, end, None, None, line, known)
    if leading and number > 0 and " from " in line and (made := picture_from(line, known)) is not None:
        return credit_row(start, end, *made, known)
    if leading and (row := _picture(line, start, known, role, number) or _reporting(line, start, end, known)):
        return row
    if 0 < number <= 2 and " th" in line and (row := started(line, start, end, known)):
        return row
    if number > 0 and "ontributed" in line and (row := contributed(line, start, end, known)):
        return row
    if leading and number > 0 and (row := _byline(line, start, end, known, number)):
        return row
    if row := signed(line, start, end, known, number) or alone(text, start, end, known, number):
        return row
    last = count > 1 and number >= count - 2
    if last and number > 1:
        row = picture_of(line, start, end, known) if leading else signature(text, start, end, known)
        if row is not None:
            return row
    if (
        leading
        and (last or role == "source_line")
        and number > 0
        and (row := _source(line, start, end, known))
    ):
        return row
    if last and number > 1:
        row = press_office(text, start, end, known) or signed_off(text, start, end, known)
        row = row or first_published(text, start, end, known)
        if row is not None:
            return row
    bare = line.strip(EDGES)
    if "://" in bare:
        return None  # an address is a link
    short = last and number > 0 and len(bare) <= 60
    if bare.upper() in _ENDS or (
        short and bare == line.strip() and _is_heading(bare, known, number == count - 1)
    ):
        return None
    if role == "source_line" or (short and _is_source_line(line, bare, known)):
        return _bare_source(line, bare, start, end, known)
    return byline_region(line, start, end, known) if role == "byline" else None


def _picture(line: str, start: int, known: Known, role: str | None, number: int) -> Citation | None:
    """'Photo: Ada Marsh', 'Picture by Ada Marsh', and in a caption 'Photo Ada Marsh'."""
    match = leads()["picture"].match(line)
    if match is None:
        return None
    lead = match["lead"].lower()
    if (
        asked := _CLICK.search(line)
    ) is not None:  # "[Image courtesy of Ada Marsh. Click the image to enlarge it.]"
        match = leads()["picture"].match(line[: asked.start()]) or match
    named = match["mark"] != " " or " by" in lead or "courtesy" in lead or "via" in lead or role == "caption"
    who = match["who"].strip(EDGES)
    named = named or (lead in _MADE_BY and is_writers_name(who, known))
    if not (named and is_holder(who, known) and (number > 0 or match["mark"] == ":")):
        return None
    at = start + match.start(), start + match.end("who")
    return credit_row(*at, match["lead"], *picture_holder(who, known), known)


# "Photo Ada Marsh"
_MADE_BY = word_set("short_lines_made_by")


def _holder_of_picture(line: str, start: int, end: int, known: Known) -> Citation | None:
    """'© Ada Marsh | Stillpics.com': a person, and perhaps an agency; the body whose page it is holds no picture."""
    author, source = picture_holder(line.lstrip("© "), known)
    if author is None or not is_holder(line.lstrip("© "), known) or known.is_outlet(author):
        return None
    return credit_row(start, end, "©", author, source if source != author else None, known)


def _reporting(line: str, start: int, end: int, known: Known) -> Citation | None:
    """'Reporting by Ada Marsh in Halse'."""
    match = REPORTING.match(line)
    if match is None or _is_common(match["who"]) or not match["who"][0].isupper():
        return None
    closing = line.find(")") + 1 if line[0] == "(" else 0
    if closing and line[closing : closing + 2].lstrip()[:1].isalpha():
        end = start + closing  # another text is glued to the bracket
    author, outlet = reporters(match["who"], known)
    return credit_row(start, end, match["how"], author, outlet or staffs(line, known), known)


def _is_common(who: str) -> bool:
    """'Reporting by the yard to the council': words for somebody who is no author."""
    first = who.lower().split()
    return first[:1] in (["the"], ["a"], ["an"], ["this"], ["that"]) and not any(
        word[:1].isupper() for word in who.split()[1:3]
    )


def _byline(line: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    """'By Ada Marsh, Halse Courier'."""
    match = leads()["byline"].match(line)
    byline = byline_of(match, known, number) if match is not None else None
    return credit_row(start, end, match["lead"], *byline, known) if match and byline else None


def _source(line: str, start: int, end: int, known: Known) -> Citation | None:
    """'Source: Halse Courier', 'First published in the Courier', 'With Reuters and AP'."""
    match = leads()["source"].match(line)
    if match is None:
        return None
    who, lead = match["who"].strip(EDGES), match["lead"].lower()
    if not (
        match["mark"] != " "
        or known.is_outlet(who)
        or (lead == "with" and all(map(known.is_outlet, re.split(r",\s|\sand\s", who))))
        or "publish" in lead
        or "appeared" in lead
    ):
        return None
    if "publish" in lead and not any(char.isupper() for char in who):
        return None  # "Published by the people, for the people"
    person = without_places(who)
    if person in known.people:
        return credit_row(start, end, match["lead"], person, None, known)
    return credit_row(start, end, match["lead"], None, outlet_among(who, known), known)


# What says that a text is over.
_ENDS = frozenset({"END", "ENDS", "THE END", "STOP", "MORE"})


def _is_heading(bare: str, known: Known, is_last: bool) -> bool:
    """'RIVERS': one shouted word above the last paragraph, or a long one that ends the text (the heading of the next),
    and no agency that is known."""
    shouted = bare.isalpha() and bare.isupper() and len(bare) > (4 if is_last else 3)
    return shouted and not known.is_outlet_of_text(bare)


def _bare_source(line: str, bare: str, start: int, end: int, known: Known) -> Citation | None:
    """The outlet that is all a source line holds."""
    dashed = _DASHED.match(line)
    who = dashed["who"].strip(EDGES) if dashed else bare
    if " | " in who:  # "Halse Courier | Tarsk"
        who = outlet_among(who, known)
    if dashed is None and _opens_with_role(who) and not known.is_registered(who):
        return None  # "Mayor of Halse" below who signed
    if who in known.people and not known.is_registered(who):
        return credit_row(start, end, None, who, None, known)
    if (dated := _DATED.match(who)) is not None and is_paper(dated["outlet"], known):
        who = dated["outlet"].strip(EDGES)
    if _INITIALS.fullmatch(line.strip("()[]–—- ")) and not known.is_registered(who):
        return credit_row(start, end, None, line.strip("()[]–—- "), None, known)
    if ":" in who or who[0].isdigit() or (" " not in who and not (known.is_outlet(who) or who.isupper())):
        return None  # the name of a section
    return credit_row(start, end, None, None, who, known)


def _opens_with_role(name: str) -> bool:
    """Whether a line is somebody's office: 'Mayor of Halse', 'Press Secretary'."""
    first, *more = name.lower().split()
    office = words().titles | words().roles
    return (
        first in office
        or first.partition("-")[0] in office
        or bool(more and more[0] in office and first not in ("the", "a"))
    )


def is_paper(name: str, known: Known) -> bool:
    """Whether a name is a registered outlet's, or holds a word of newspapers and begins as names do."""
    return known.is_registered(name) or (" " in name and name[0].isupper() and looks_like_outlet(name))


def _is_source_line(line: str, bare: str, known: Known) -> bool:
    """'Example.org', '— Daily Courier', '(Reuters)': a short last line that is nothing but an outlet's name."""
    if is_domain(bare) or all(map(known.is_registered, bare.split("/"))):
        return True
    if line.rstrip().endswith((".", "!", "?", "…", ":", ",")) and not line.startswith(
        ("-", "–", "—", "(", "©")
    ):
        return False
    dashed = _DASHED.match(line)
    name = dashed["who"].strip(EDGES) if dashed else bare
    if (dated := _DATED.match(name)) is not None and is_paper(dated["outlet"], known):
        return True
    marked = dashed is not None or line.lstrip().startswith("(")
    return known.is_outlet(name) and len(name.split()) <= (6 if marked else 4)
