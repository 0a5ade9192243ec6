"""Picture credits glued to captions: 'Herald photo by Ada Marsh The quay …', '… at dawn.—PHOTO FROM HALSE POLICE'."""

from __future__ import annotations

import re

from transforms.citations.credit_names import EDGES, Known, credit_row, is_holder, no_photo, picture_holder
from transforms.citations.grammar import words
from transforms.citations.lexicon import data
from transforms.citations.names import is_given_name, is_name_shaped
from transforms.mentions.lexicon import FUNCTION_WORDS
from transforms.model import Citation

_KIND = r"(?:photo(?:graph)?s?|pictures?|pics?|pix|images?|illustrations?|graphics?|videos?|screen(?:grab|shot)s?)"
_WORD, _SHOUTED = r"[^\W\d_a-z][\w’'-]{1,25}", r"[A-Z][A-Z’'-]{1,25}"
_AHEAD = re.compile(
    rf"[(\[]?(?P<agency>(?:[A-Z][\w.&’'-]{{0,25}}\s){{0,4}}?)(?P<how>(?i:{_KIND}\sby))\s"
    rf"(?P<who>{_SHOUTED}(?:\s(?:{_SHOUTED}|[A-Z]\.)){{1,3}}(?=\s(?:[A-Z][a-z]|A\s))"
    rf"|{_WORD}(?:\s[A-Z]\.)?\s{_WORD}(?P<third>\s{_WORD})?)(?=\s[“\"‘]?[^\W\d_a-z])"
)
# What a caption that lost its line break opens with, behind a photographer of three names.
_OPENERS = re.compile(r"\s[“\"‘]?(?:The|An?|In|At|On|This|These|Two|Three|Four|People|Members)\s")
_SHORTEST_CAPTION = 20
_BEHIND = re.compile(
    rf"(?<=[.!?…”\"’)])(?:\s{{0,2}}[-–—]{{1,2}}\s?|\s{{1,2}})(?P<all>(?P<how>(?:(?:file|handout|contributed|submitted|supplied|staff)\s)?"
    rf"{_KIND}(?:\s(?:by|from|courtesy\sof|via)|(?=\s?[|/]))):?\s?[|/]?\s?(?P<who>[^\n.:;()]{{3,70}}))[.)]?(?:\s?\(CC[^()]{{0,20}}\))?$",
    re.IGNORECASE,
)
_REACH = 120
_PLATFORM = re.compile(
    r"(?:['’]s?)?\s(?:on\s)?(?:facebook|twitter|instagram|youtube|tiktok|x)(?:\s(?:page|account|video|post|live|photo))?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^the\s", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:of|for|and|the|on)\s", re.IGNORECASE)
_FROM = re.compile(
    rf"(?P<how>(?:(?:file|handout)\s)?{_KIND}\sfrom)\s(?P<who>[^\n.:;()]{{3,70}})$", re.IGNORECASE
)


def picture_ahead(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit in front of a caption with no mark between: 'Herald photo by Ada Marsh The quay at dawn.'"""
    head = text[start : min(end, start + _REACH)]
    if text[end - 1] not in '.!?”"’)' or not (" by " in head or " BY " in head or " By " in head):
        return None
    match = _AHEAD.match(text, start, end)
    if match is None or end - match.end() < _SHORTEST_CAPTION:
        return None
    who, stop = match["who"], match.end("who")
    if match["third"] and not _OPENERS.match(text, stop, end):
        stop = match.start("third")
        who = text[match.start("who") : stop]
    if who.rpartition(" ")[2].lower() in FUNCTION_WORDS or not is_name_shaped(who, 4):
        return None
    agency = match["agency"].strip()
    if agency.lower() in data("credits")["picture_kinds"]:
        agency = ""
    if agency and not known.is_outlet(agency):
        return None  # "The photo by Ada Marsh"
    if known.is_outlet(who):
        return credit_row(start, stop, match["how"], None, who, known)
    return credit_row(start, stop, match["how"], who, no_photo(agency) if agency else None, known)


def picture_behind(text: str, start: int, end: int, known: Known) -> Citation | None:
    """The credit behind a caption's last sentence: '.-Pic by Ada Marsh', '. —PHOTO FROM HALSE POLICE', '. PHOTO | ADA
    MARSH'."""
    match = _BEHIND.search(text, max(start, end - _REACH), end)
    if match is None:
        return None
    how = match["how"].lower()
    holder = _holder(match["who"], not how.endswith((" from", " of", " via")), known)
    return credit_row(match.start("all"), match.end("all"), match["how"], *holder, known) if holder else None


def picture_from(inner: str, known: Known) -> tuple[str, str | None, str | None] | None:
    """Cue, photographer and owner of 'Photo from the Harbour Board', the words of a bracket."""
    match = _FROM.match(inner)
    holder = _holder(match["who"], False, known) if match is not None else None
    return (match["how"], *holder) if match is not None and holder is not None else None


def _holder(who: str, made: bool, known: Known) -> tuple[str | None, str | None] | None:
    """Author and source of the words behind 'photo by' (`made`) or 'photo from'; None where they are no name."""
    who = who.strip(EDGES)
    if made:
        return picture_holder(who, known) if is_holder(who, known) else None
    body = _ARTICLE.sub("", _PLATFORM.sub("", who)).strip(EDGES)
    first = body.partition(" ")[0]
    shaped = " " in body and is_name_shaped(_SMALL.sub("", body), 7)
    if first.lower() in words().kinds or not (shaped or known.is_outlet(body)):
        return None  # "Photo from Sunday"
    person = body in known.people or (is_given_name(first.title()) and not known.is_outlet(body))
    return (body, None) if person else (None, body)
