"""Credits: photo credits, bylines, agencies in datelines and source lines."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.bylines import alone, byline_of, byline_region, signature, signed
from transforms.citations.credit_edges import edge_credits, is_edge
from transforms.citations.credit_lines import ending, several, started
from transforms.citations.credit_names import (
    EDGES,
    Known,
    credit_row,
    is_holder,
    no_photo,
    outlet_among,
    picture_holder,
)
from transforms.citations.credit_shapes import (
    REPORTING,
    contributed,
    picture_of,
    pictured_by,
    slashed,
    without_places,
)
from transforms.citations.datelines import find_dateline, may_hold_dateline
from transforms.citations.lexicon import any_of, data
from transforms.citations.picture_words import PHOTO_WORDS, picture_words
from transforms.citations.sources import SourceIndex, is_domain
from transforms.model import Citation, Mention, Region

# A line longer than this is a sentence of the text, not a credit.
_LONGEST_LINE = 140
# A credit in brackets opens so near the end of its line.
_TAIL = 170
# Words in marks that are shorter than this are a title.
_SHORTEST_SPEECH = 30
_IN_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]\n]{2,160})[)\]]")
_DASHED = re.compile(
    r"(?:[-–—]{1,2}|©|\(c\)|Copyright(?:\s©)?)\s?(?:\d{4}\s)?(?P<who>[^\n.]{2,60})\.?$", re.IGNORECASE
)


# Marks may stand in front of a lead, as they may in the shapes below.
_FIRST_WORD = re.compile(r"[(\[*_\s-]{0,12}([^\W_]+)")
_PHOTO_INSIDE = re.compile(
    r"(?:Photo|Image|Picture|Credit|File photo|Photograph)[^\n:.]{0,25}:\s?|Photo(?:graph)?\sby\s?"
)


@lru_cache(maxsize=1)
def _lead_words() -> frozenset[str]:
    """The first words of all leads; no other line is worth a look at their shapes."""
    lists = data("credits")
    phrases = [phrase for name in ("picture", "source", "byline") for phrase in lists[f"{name}_leads"]]
    return frozenset([*(phrase.split()[0] for phrase in phrases), *lists["reporting_words"]])


@lru_cache(maxsize=1)
def _leads() -> dict[str, re.Pattern[str]]:
    lists = data("credits")
    shapes = {
        "picture": r"[(\[]?(?P<lead>{})\s?(?P<mark>[:/–—-]|\s)\s?(?P<who>[^\n]{{2,120}})$",
        "source": r"[(\[*_-]{{0,3}}\s?(?P<lead>{})\s?(?P<mark>[:–—-]|\s)\s?(?P<who>[^\n]{{2,120}})$",
        "byline": r"[(\[*_]{{0,2}}(?P<lead>{})\s?(?P<mark>:|\s)\s?(?P<who>[^\n]{{3,110}})$",
    }
    return {
        name: re.compile(shape.format(any_of(lists[f"{name}_leads"])), re.IGNORECASE)
        for name, shape in shapes.items()
    }


def find_credits(
    text: str,
    raw: bytes,
    numbered: list[tuple[int, int]],
    regions: tuple[Region, ...],
    mentions: list[Mention],
    index: SourceIndex,
) -> list[Citation]:
    """The credits of a text; `numbered` are the lines of it that are in no reference list, in order, `raw` is the text
    in UTF-8."""
    known = Known(index, mentions)
    # What no text without these holds is not looked for in its lines.
    pictures, titled = picture_words(raw)
    slashes, copyrights = b"/" in raw, "©".encode() in raw
    closing = titled or b"(" in raw or b"[" in raw
    opening = copyrights or closing or pictures or slashes or may_hold_dateline(text)
    marked = [
        (region.start, region.end, region.role)
        for region in regions
        if region.role not in ("title", "references")
    ]
    found: list[Citation] = []
    last = len(numbered) - 1
    for number, (start, end) in enumerate(numbered):
        edge = is_edge(number, last + 1)
        if not opening and not edge and end - start > _LONGEST_LINE:
            continue
        role = None
        if marked:
            role = next((r for s, e, r in marked if s < end and start < e), None)
        row = None
        if number and end - start <= _LONGEST_LINE and _is_quotation(text, *numbered[number - 1]):
            continue  # who said it
        if end - start <= _LONGEST_LINE and (rows := several(text, start, end, known)):
            found += rows
            continue
        if end - start <= _LONGEST_LINE:
            row = _short_line(text, start, end, known, role, number, len(numbered))
        if row is None and pictures and (number > 0 or ":" in text[start:end]):
            row = pictured_by(text, start, end, known)
        if row is None:
            row = find_dateline(text, start, end, known) or _opening_bracket(text, start, end, known)
        if row is None and number > 0 and slashes and "/" in text[max(start, end - 40) : end]:
            row = slashed(text, start, end, known)
        if row is None and (copyrights or number == last) and number > 0:
            row = ending(text, start, end, known, number == last)
        if row is not None:
            found.append(row)
        elif closing:
            found += _closing(text, start, end, known, number == last, role, titled)
        if edge or (closing and text[end - 1] in ")."):
            found += edge_credits(text, start, end, known, number, last + 1, found[-2:])
    return found


def _is_quotation(text: str, start: int, end: int) -> bool:
    """Whether a line is nothing but words in quotation marks."""
    return text[start] in '“"„«' and text[end - 1] in '”"“»' and end - start > _SHORTEST_SPEECH


def _short_line(
    text: str, start: int, end: int, known: Known, role: str | None, number: int, count: int
) -> Citation | None:
    """A line of its own: photo credit, byline, or (at the end) the source of the text."""
    line = text[start:end]
    leads = _leads()
    first = _FIRST_WORD.match(line)
    leading = first is not None and first.group(1).lower() in _lead_words()
    if leading and (match := leads["picture"].match(line)):
        named = (
            match["mark"] != " "
            or " by" in match["lead"].lower()
            or "courtesy" in match["lead"].lower()
            or role == "caption"
        )
        who = match["who"].strip(EDGES)
        if named and is_holder(who, known) and (number > 0 or match["mark"] == ":"):
            return credit_row(
                start + match.start(),
                start + match.end("who"),
                match["lead"],
                *picture_holder(who, known),
                known,
            )
    if leading and (reporting := REPORTING.match(line)):
        return credit_row(start, end, reporting["how"], without_places(reporting["who"]), None, known)
    if 0 < number <= 2 and " th" in line and (row := started(line, start, end, known)):
        return row
    if number > 0 and "ontributed" in line and (row := contributed(line, start, end, known)):
        return row
    if (
        leading
        and number > 0
        and (match := leads["byline"].match(line))
        and (byline := byline_of(match, known, number))
    ):
        return credit_row(start, end, match["lead"], *byline, known)
    if row := signed(line, start, end, known, number) or alone(text, start, end, known, number):
        return row
    last = count > 1 and number >= count - 2
    if last and number > 1:
        row = picture_of(line, start, end, known) if leading else signature(text, start, end, known)
        if row is not None:
            return row
    if leading and (last or role == "source_line") and number > 0 and (match := leads["source"].match(line)):
        who = match["who"].strip(EDGES)
        if (
            match["mark"] != " "
            or known.is_outlet(who)
            or (match["lead"].lower() == "with" and all(map(known.is_outlet, re.split(r",\s|\sand\s", who))))
            or "publish" in match["lead"].lower()
            or "appeared" in match["lead"].lower()
        ):
            person = without_places(who)
            if person in known.people:
                return credit_row(start, end, match["lead"], person, None, known)
            return credit_row(start, end, match["lead"], None, outlet_among(who, known), known)
    bare = line.strip(EDGES)
    if "://" in bare:
        return None  # an address is a link
    if role == "source_line" or (
        last and number > 0 and len(bare) <= 60 and _is_source_line(line, bare, known)
    ):
        dashed = _DASHED.match(line)
        who = dashed["who"].strip(EDGES) if dashed else bare
        if ":" in who or (" " not in who and not (known.is_outlet(who) or who.isupper())):
            return None  # the name of a section
        return credit_row(start, end, None, None, who, known)
    if role == "byline":
        return byline_region(line, start, end, known)
    return None


def _is_source_line(line: str, bare: str, known: Known) -> bool:
    """'Example.org', '— Daily Courier', '(Reuters)': a short last line that is nothing but an outlet's name."""
    if is_domain(bare) or known.is_registered(bare):
        return True
    if line.rstrip().endswith((".", "!", "?", "…", ":")) and not line.startswith(("-", "–", "—", "(", "©")):
        return False
    dashed = _DASHED.match(line)
    name = dashed["who"].strip(EDGES) if dashed else bare
    marked = dashed is not None or line.lstrip().startswith("(")
    return known.is_outlet(name) and len(name.split()) <= (6 if marked else 4)


def _opening_bracket(text: str, start: int, end: int, known: Known) -> Citation | None:
    """A credit in brackets in front of a caption or a first paragraph: '(Reuters/Ada Marsh)'."""
    match = _IN_BRACKETS.match(text, start, end) if text[start] in "([" else None
    if match is None:
        return None
    return _bracketed(match, known, text[match.end() : match.end() + 1] == " " or "/" in match["inner"])


def _closing(
    text: str, start: int, end: int, known: Known, is_last: bool, role: str | None, titled: bool
) -> list[Citation]:
    """Credits in brackets at the end of a caption, paragraph or text: '(Photo: Ada Marsh)', '(AP Photo/A. Marsh)'."""
    tail = text.rfind("(", max(start, end - _TAIL), end)
    tail = tail if tail >= 0 else text.rfind("[", max(start, end - _TAIL), end)
    match = _IN_BRACKETS.match(text, tail, end) if tail >= 0 else None
    if match is not None and match.end() >= end - 1:
        row = _bracketed(match, known, is_last or role == "caption" or "/" in match["inner"])
        return [row] if row else []
    if titled and (role == "caption" or end - start < 250):
        line = text[start:end]
        lead = any(word in line for word in PHOTO_WORDS) and next(
            (
                match
                for match in _PHOTO_INSIDE.finditer(text, start, end)
                if match.start() - 2 >= start
                and text[match.start() - 1].isspace()
                and text[match.start() - 2] in ".!?"
            ),
            None,
        )
        if lead:
            who = text[lead.end() : end].strip(EDGES)
            if is_holder(who, known):
                return [
                    credit_row(
                        lead.start(),
                        end,
                        lead.group().strip(" :"),
                        *picture_holder(who, known),
                        known,
                    )
                ]
    return []


def _bracketed(match: re.Match[str], known: Known, believed: bool) -> Citation | None:
    inner = match["inner"].strip(EDGES)
    lead = _leads()["picture"].match(inner) or _leads()["source"].match(inner)
    if lead is not None and (
        lead["mark"] != " "
        or " by" in lead["lead"].lower()
        or "courtesy" in lead["lead"].lower()
        or lead["lead"].lower() == "via"
    ):
        who = lead["who"].strip(EDGES)
        if is_holder(who, known):
            return credit_row(match.start(), match.end(), lead["lead"], *picture_holder(who, known), known)
    reporting = REPORTING.match(inner)
    if reporting is not None:
        return credit_row(
            match.start(), match.end(), reporting["how"], without_places(reporting["who"]), None, known
        )
    pictured = no_photo(inner)
    if pictured != inner and known.is_outlet(pictured) and len(pictured.split()) <= 4:
        return credit_row(match.start(), match.end(), "photo", None, pictured, known)
    if not believed or not is_holder(inner, known):
        return None
    parts = re.split(r"\s*[/|]\s*", inner)
    if not any(
        known.is_registered(no_photo(part)) or (len(parts) > 1 and known.is_outlet(no_photo(part)))
        for part in parts
    ):
        return None
    return credit_row(match.start(), match.end(), None, *picture_holder(inner, known), known)
