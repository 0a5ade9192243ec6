"""Credits: photo credits, bylines, agencies in datelines and source lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transforms.citations.entries import DATE
from transforms.citations.lexicon import any_of, data
from transforms.citations.names import is_name_shaped
from transforms.citations.reference_list import blocks, lines
from transforms.citations.sources import (
    SourceIndex,
    discovered_id,
    is_domain,
    looks_like_outlet,
)
from transforms.model import Citation, Mention, Region

# A line longer than this is a sentence of the text, not a credit.
_LONGEST_LINE = 140
_NAME = r"[^\W\d_a-z](?:[\w.’'&-]|(?<=[^\W_])\s(?=[^\W\d_a-z(]|of\b|and\b|de\b|van\b|al\b|el\b|bin\b)|(?<=of|nd|de|an|al|el|in)\s){1,70}"
_AGENCY_TAG = re.compile(
    r"(?P<place>[^\W\d_a-z][^\n()–—:;]{1,70}?)\s?(?:,\s?[^\n()–—]{1,20})?\s?\((?P<agency>[^\n()\d]{2,50})\)\s?(?:[-–—:|]{1,3}|\.\s)"
)
_AGENCY_DASH = re.compile(
    r"(?P<place>[A-Z][A-Z .’'-]{2,40}(?:,\s[A-Z][\w. ]{2,30}){0,2})\s?[,/–—-]\s?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s?(?:\d{4})?\s?)?"
    r"[(]?(?P<agency>[A-Z][\w-]{1,20}(?:\s[A-Z]\w{1,15}){0,2})[)]?\s?(?:--|[–—-])\s"
)
_AGENCY_FIRST = re.compile(
    r"(?P<agency>[A-Z]{2,6}|[A-Z][\w-]{2,20}(?:\s[A-Z][\w-]{2,15}){0,2})\s?(?:--|[–—])\s?(?=[A-Z])"
)
_IN_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]\n]{2,90})[)\]]")
_BYLINE_CUT = re.compile(r"\s*(?:[,|/•·–—]|\s-\s|\bfor\b|\bof\b|\bin\b(?=\s[A-Z])|\bat\b)\s*")
_REPORTING = re.compile(
    r"[(\[]?(?P<how>(?:additional\s)?(?:reporting|writing|editing|reported|edited|written)\s(?:and\s\w+\s)?by)\s(?P<who>[^();\n]{3,90})",
    re.IGNORECASE,
)
_DASHED = re.compile(
    r"(?:[-–—]{1,2}|©|\(c\)|Copyright(?:\s©)?)\s?(?:\d{4}\s)?(?P<who>[^\n.]{2,60})\.?$", re.IGNORECASE
)
_POSTED_ON = re.compile(r"\s(?:on|at)\s(?=\d|[A-Z][a-z]{2,8}\.?\s\d)|,\s(?=\d|[A-Z][a-z]{2,8}\.?\s\d)")
_CONTRIBUTED = re.compile(
    r"[_(\[*\s]{0,8}(?P<who>[A-Z][^\n]{5,110}?)\s(?:also\s)?contributed to this (?:report|story|article)",
    re.IGNORECASE,
)
_EDGES = " \t\n.,;:|-–—()[]*_/"


@dataclass(frozen=True, slots=True)
class _Known:
    """What helps to judge a name: the registry's sources and the mentions of the text."""

    index: SourceIndex
    organizations: frozenset[str]
    people: frozenset[str]

    def is_outlet(self, name: str) -> bool:
        """True for a registered source, an organization of the text, a domain, or what is shaped like an outlet."""
        name = name.strip(_EDGES)
        return bool(name) and (
            self.index.by_name(name) is not None
            or name in self.organizations
            or is_domain(name)
            or looks_like_outlet(name)
        )

    def is_registered(self, name: str) -> bool:
        """True for a registered source or its domain."""
        name = name.strip(_EDGES)
        return self.index.by_name(name) is not None or (
            is_domain(name) and self.index.by_address(name) is not None
        )


@lru_cache(maxsize=1)
def _leads() -> dict[str, re.Pattern[str]]:
    lists = data("credits")
    return {
        "picture": re.compile(rf"[(\[]?(?P<lead>{any_of(lists['picture_leads'])})\s?(?P<mark>[:/–—-]|\s)\s?(?P<who>[^\n]{{2,120}})$", re.IGNORECASE),
        "source": re.compile(rf"[(\[*_-]{{0,3}}\s?(?P<lead>{any_of(lists['source_leads'])})\s?(?P<mark>[:–—-]|\s)\s?(?P<who>[^\n]{{2,120}})$", re.IGNORECASE),
        "byline": re.compile(rf"[(\[*_]{{0,2}}(?P<lead>{any_of(lists['byline_leads'])})\s?(?P<mark>:|\s)\s?(?P<who>[^\n]{{3,110}})$", re.IGNORECASE),
    }  # fmt: skip


def find_credits(
    text: str,
    body: list[tuple[int, int]],
    regions: tuple[Region, ...],
    mentions: list[Mention],
    index: SourceIndex,
) -> list[Citation]:
    """The credits of a text; `body` are the spans of it that are no reference list, in order."""
    known = _Known(
        index,
        frozenset(mention.surface for mention in mentions if mention.type == "organization"),
        frozenset(mention.surface for mention in mentions if mention.type == "person"),
    )
    numbered = [line for part in body for block in blocks(text, *part) for line in lines(text, *block)]
    roles = {(region.start, region.end): region.role for region in regions}
    found: list[Citation] = []
    for number, (start, end) in enumerate(numbered):
        role = next(
            (r for (s, e), r in roles.items() if s < end and start < e and r not in ("title", "references")),
            None,
        )
        row = None
        if end - start <= _LONGEST_LINE:
            row = _short_line(text, start, end, known, role, number, len(numbered))
        if row is None:
            row = _dateline(text, start, end, known) or _opening_bracket(text, start, end, known, role)
        if row is not None:
            found.append(row)
            continue
        found += _closing(text, start, end, known, number == len(numbered) - 1, role)
    return found


def _short_line(
    text: str, start: int, end: int, known: _Known, role: str | None, number: int, count: int
) -> Citation | None:
    """A line of its own: photo credit, byline, or (at the end) the source of the text."""
    line = text[start:end]
    leads = _leads()
    if match := leads["picture"].match(line):
        named = (
            match["mark"] != " "
            or " by" in match["lead"].lower()
            or "courtesy" in match["lead"].lower()
            or role == "caption"
        )
        who = match["who"].strip(_EDGES)
        if named and _is_holder(who, known) and (number > 0 or match["mark"] == ":"):
            return _row(
                start + match.start(), start + match.end("who"), match["lead"], *_holder(who, known), known
            )
    if reporting := _REPORTING.match(line):
        return _row(start, end, reporting["how"], reporting["who"].strip(_EDGES), None, known)
    if (match := _CONTRIBUTED.match(line)) and number > 0:
        return _row(start, end, "contributed", None, _outlet_within(match["who"], known), known)
    if number > 0 and (match := leads["byline"].match(line)) and (byline := _byline(match, known, number)):
        return _row(start, end, match["lead"], *byline, known)
    last = count > 1 and number >= count - 2
    if (last or role == "source_line") and number > 0 and (match := leads["source"].match(line)):
        who = match["who"].strip(_EDGES)
        if (
            match["mark"] != " "
            or known.is_outlet(who)
            or "publish" in match["lead"].lower()
            or "appeared" in match["lead"].lower()
        ):
            return _row(start, end, match["lead"], None, _first_outlet(who, known), known)
    bare = line.strip(_EDGES)
    if role == "source_line" or (
        last and number > 0 and len(bare) <= 60 and _is_source_line(line, bare, known)
    ):
        dashed = _DASHED.match(line)
        who = dashed["who"].strip(_EDGES) if dashed else bare
        return _row(start, end, None, None, who, known)
    if role == "byline":
        return _byline_region(line, start, end, known)
    return None


def _outlet_within(words: str, known: _Known) -> str | None:
    """The longest run of words from the start that is an outlet: 'Associated Press writer Ada Marsh'."""
    parts = words.split()
    for length in range(min(6, len(parts)), 0, -1):
        if known.is_registered(" ".join(parts[:length])):
            return " ".join(parts[:length])
    return None


def _is_source_line(line: str, bare: str, known: _Known) -> bool:
    """'Example.org', '— Daily Courier', '(Reuters)': a short last line that is nothing but an outlet's name."""
    if is_domain(bare) or known.is_registered(bare):
        return True
    if line.rstrip().endswith((".", "!", "?", "…", ":")) and not line.startswith(("-", "–", "—", "(", "©")):
        return False
    dashed = _DASHED.match(line)
    name = dashed["who"].strip(_EDGES) if dashed else bare
    marked = dashed is not None or line.lstrip().startswith("(")
    return known.is_outlet(name) and len(name.split()) <= (6 if marked else 4)


def _byline(match: re.Match[str], known: _Known, number: int) -> tuple[str | None, str | None] | None:
    """Author and outlet of 'By Ada Marsh, Daily Courier'; None when the line is a sentence."""
    who = _POSTED_ON.split(match["who"], maxsplit=1)[0].strip(_EDGES)
    parts = [part for part in _BYLINE_CUT.split(who) if part]
    if match["lead"].lower() == "posted by" and parts:
        return parts[0], None
    if not parts or number > 4 or (match["lead"].lower() == "from" and match["mark"] != ":"):
        return None
    if known.is_outlet(parts[0]):
        return None, parts[0]
    names = re.split(r"\s(?:and|&)\s", parts[0])
    if not all(is_name_shaped(name, 4) for name in names):
        return None
    if len(names) == 1 and " " not in names[0] and names[0] not in known.people and match["mark"] != ":":
        return None
    outlet = next((part for part in parts[1:] if known.is_outlet(part)), None)
    return parts[0], outlet


def _byline_region(line: str, start: int, end: int, known: _Known) -> Citation | None:
    parts = [part for part in _BYLINE_CUT.split(line.strip(_EDGES)) if part]
    author = next(
        (part for part in parts if is_name_shaped(part, 4) and not known.is_outlet(part) and " " in part),
        None,
    )
    outlet = next((part for part in parts if known.is_outlet(part)), None)
    if author is None and outlet is None:
        return None
    return _row(
        start, end, None, re.sub(r"^by\s", "", author, flags=re.IGNORECASE) if author else None, outlet, known
    )


def _is_holder(who: str, known: _Known) -> bool:
    """Whether a photo credit's words are names: 'A. Marsh/Daily Courier', 'Getty Images'."""
    parts = [part for part in re.split(r"\s*[/|,]\s*|\svia\s|\sfor\s", who.strip(_EDGES)) if part]
    words = data("credits")["picture_words"]
    return bool(parts) and all(
        is_name_shaped(part, 5) or known.is_outlet(part) or part.lower() in words or part.isdigit()
        for part in parts[:3]
    )


def _holder(who: str, known: _Known) -> tuple[str | None, str | None]:
    """The photographer and the agency of a photo credit."""
    parts = [
        part.strip(_EDGES)
        for part in re.split(r"\s*[/|,]\s*|\svia\s|\sfor\s|\s[-–—]\s", who)
        if part.strip(_EDGES)
    ]
    outlet = next((part for part in parts if known.is_registered(part)), None)
    outlet = outlet or next((part for part in parts if known.is_outlet(_no_photo(part))), None)
    author = next(
        (part for part in parts if part != outlet and is_name_shaped(part, 4) and " " in part), None
    )
    if outlet is None and len(parts) == 2:
        author = next((part for part in parts if part in known.people), parts[0])
        outlet = parts[1] if author == parts[0] else parts[0]
    if outlet is None and author is None:
        outlet = parts[0] if parts else None
    return author, _no_photo(outlet) if outlet else None


def _no_photo(name: str) -> str:
    """'AP Photo' is AP's."""
    return re.sub(r"\s(?:file\s)?photos?$|^file photo\s", "", name, flags=re.IGNORECASE) or name


def _dateline(text: str, start: int, end: int, known: _Known) -> Citation | None:
    """'NAIROBI (Reuters) -', 'NAIROBI, Oct 21 (Xinhua) --', 'NAIROBI, Reuters –', 'AP — '."""
    window = text[start : min(end, start + 140)]
    for shape in (_AGENCY_TAG, _AGENCY_DASH, _AGENCY_FIRST):
        match = shape.match(window)
        if match is None:
            continue
        agency = match["agency"].strip(_EDGES)
        surely = known.index.by_name(agency) is not None
        place = match["place"].strip(_EDGES) if "place" in match.groupdict() else ""
        shouted = sum(char.isupper() for char in place.split(",")[0]) > 2 and place.split(",")[0].isupper()
        if surely or (shape is not _AGENCY_FIRST and shouted and known.is_outlet(agency)):
            return _row(start, start + len(match.group().rstrip()), None, None, agency, known)
    if length := _place_dateline(window):
        return _row(start, start + length, None, None, None, known)
    return None


_PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_]{1,30}(?:[ ’'.-]{1,2}[^\W\d_a-z][^\W\d_]{0,20}){0,3})(?P<rest>,?\s?[^\n–—:()\"“”]{0,40}?)\s?(?:--|[–—]|\s-)\s?(?=[“\"‘'A-Z])"
)


def _place_dateline(window: str) -> int:
    """The length of 'NAIROBI —' or 'Nairobi, 28 April 2017 –'; 0 for a sentence that happens to hold a dash."""
    match = _PLACE_DATE.match(window)
    if match is None:
        return 0
    shouted = len(match["place"]) > 2 and match["place"].isupper()
    rest = match["rest"].strip(" ,.")
    dated = bool(rest) and DATE.search(match["rest"]) is not None
    short = (
        not rest
        or dated
        or any(char.isdigit() for char in rest)
        or (shouted and len(rest.split()) <= 3 and rest[:1].isupper())
    )
    return len(match.group().rstrip()) if short and (shouted or dated) else 0


def _opening_bracket(text: str, start: int, end: int, known: _Known, role: str | None) -> Citation | None:
    """A credit in brackets in front of a caption or a first paragraph: '(Reuters/Ada Marsh)'."""
    match = _IN_BRACKETS.match(text, start, end)
    if match is None:
        return None
    return _bracketed(match, known, role == "caption" or "/" in match["inner"])


def _closing(
    text: str, start: int, end: int, known: _Known, is_last: bool, role: str | None
) -> list[Citation]:
    """Credits in brackets at the end of a caption, paragraph or text: '(Photo: Ada Marsh)', '(AP Photo/A. Marsh)'."""
    tail = text.rfind("(", max(start, end - 100), end)
    tail = tail if tail >= 0 else text.rfind("[", max(start, end - 100), end)
    match = _IN_BRACKETS.match(text, tail, end) if tail >= 0 else None
    if match is not None and match.end() >= end - 1:
        row = _bracketed(match, known, is_last or role == "caption" or "/" in match["inner"])
        return [row] if row else []
    if role == "caption" or end - start < 250:
        lead = re.search(
            r"(?<=[.!?]\s)(?:(?:Photo|Image|Picture|Credit|File photo|Photograph)[^\n:.]{0,25}:|Photo(?:graph)?\sby)\s?",
            text[start:end],
        )
        if lead is not None:
            who = text[start + lead.end() : end].strip(_EDGES)
            if _is_holder(who, known):
                return [
                    _row(start + lead.start(), end, lead.group().strip(" :"), *_holder(who, known), known)
                ]
    return []


def _bracketed(match: re.Match[str], known: _Known, believed: bool) -> Citation | None:
    inner = match["inner"].strip(_EDGES)
    lead = _leads()["picture"].match(inner) or _leads()["source"].match(inner)
    if lead is not None and (
        lead["mark"] != " "
        or " by" in lead["lead"].lower()
        or "courtesy" in lead["lead"].lower()
        or lead["lead"].lower() == "via"
    ):
        who = lead["who"].strip(_EDGES)
        if _is_holder(who, known):
            return _row(match.start(), match.end(), lead["lead"], *_holder(who, known), known)
    reporting = _REPORTING.match(inner)
    if reporting is not None:
        return _row(match.start(), match.end(), reporting["how"], reporting["who"].strip(_EDGES), None, known)
    if not believed or not _is_holder(inner, known):
        return None
    parts = re.split(r"\s*[/|]\s*", inner)
    if not any(
        known.is_registered(_no_photo(part)) or (len(parts) > 1 and known.is_outlet(_no_photo(part)))
        for part in parts
    ):
        return None
    return _row(match.start(), match.end(), None, *_holder(inner, known), known)


def _first_outlet(who: str, known: _Known) -> str:
    """The first outlet of 'Reuters, 3 May 2012' or 'AP, Reuters'; else the words as they stand."""
    parts = [
        part.strip(_EDGES) for part in re.split(r"\s*[,;|/]\s*|\s[-–—]\s|\son\s", who) if part.strip(_EDGES)
    ]
    return next((part for part in parts if known.is_outlet(part)), parts[0] if parts else who)


def _row(
    start: int, end: int, cue: str | None, author: str | None, source: str | None, known: _Known
) -> Citation:
    source = source.strip(_EDGES) if source else None
    address = known.index.by_address(source) if source and is_domain(source) else None
    registered = (known.index.by_name(source) or address) if source else None
    source_id = registered.source_id if registered else discovered_id(source) if source else None
    resolution = "registered" if registered else "discovered" if source else "person" if author else "place"
    return Citation(
        kind="credit",
        start=start,
        end=end,
        source=source,
        source_id=source_id,
        speaker=author,
        author=author,
        cue=cue,
        resolution=resolution,
        confidence=0.9 if registered else 0.75,
    )
