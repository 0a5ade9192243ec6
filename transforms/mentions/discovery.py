"""Candidate names of a text: the pieces of its capitalised runs, reconciled with what the registry found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from transforms.mentions.context import opens_sentence
from transforms.mentions.cues import cues
from transforms.mentions.folding import name_key
from transforms.mentions.lexicon import HEAD_TYPES, read_word_sets
from transforms.mentions.matching import Hit
from transforms.mentions.pieces import Piece, pieces_of
from transforms.mentions.runs import RUN
from transforms.mentions.spans import Spans

# A piece at least this sure of its type by its own form is kept over a registry name inside it ("Vellmar Port
# Authority" over "Vellmar").
_OVERRULES = 0.7
_CUES = read_word_sets("cues.txt")
_BEHIND = {
    word.replace("_", " "): kind
    for kind, words in (("facility", _CUES["site_after"]), ("place", _CUES["area_after"]))
    for word in words
}
_BEHIND |= {f"{kind} {site}": "facility" for kind in _CUES["site_kind"] for site in _CUES["kind_of_site"]}
_TOWN_SITES = tuple(f" {word.replace('_', ' ')}" for word in _CUES["town_site"])
_NO_NAME_BEFORE = (" a ", " an ", " no ", " any ", " every ")
# "The Sayre school board" is no school: what goes on with a noun is left alone.
_SITE = re.compile(
    rf" ({'|'.join(sorted(_BEHIND, key=len, reverse=True))})\b"
    r"(?! (?:board|boards|district|council|bus|system|trustees?|committee|authority|government|governor)\b)"
)
_SITE_STARTS = tuple(f" {site}" for site in _BEHIND)
SITE_SCORE = 0.7
_ARTICLE = "the "
_PARTNERS = re.compile(r"(?:[A-Z][\w'’-]{1,30}, ){1,3}$")
# The weight of a preposition that leans towards a place.
_LEANS = 0.35
# A place by so many votes is none the less for the vote that every bare name has: that of an organization.
_PLACED, _USUAL = 0.7, "usual"
# The least score at which an undecided name becomes a mention.
ACCEPTED = 0.45


class Candidate(NamedTuple):
    """A discovered name: text offsets, the type its form suggests with its score, the classes of its tokens."""

    start: int
    end: int
    surface: str
    type: str | None
    score: float
    form: str
    titled: bool
    opens: bool
    key: str
    inner: Hit | None = None


# Key of a name to its decided type (None: no mention) and the score of that.
Verdicts = dict[str, tuple[str | None, float]]


def candidates(
    text: str,
    runs: Iterable[tuple[int, int]],
    hits: list[Hit],
    barred: Spans,
    opening: bool | None = None,
) -> tuple[list[Candidate], list[Hit]]:
    """The names of a text's capitalised runs, and the hits that none of them swallows. Runs inside `barred` spans are
    left out. `opening` says whether a sentence opens with the text, where that is known."""
    barring, first, count = bool(barred), 0, len(hits)
    found: list[Candidate] = []
    swallowed: set[int] = set()
    for start, end in runs:
        if barring and barred.overlaps(start, end):
            continue
        while first < count and hits[first].end <= start:
            first += 1
        if first == count or hits[first].start >= end:
            opens = _opens(text, start, opening)
            for piece in pieces_of(text[start:end], opens):
                found.append(_candidate(text, start, piece, opens))
            continue
        hit = hits[first]
        if hit.start == start and hit.end == end:
            continue
        past = first + 1
        while past < count and hits[past].start < end:
            past += 1
        run, opens = text[start:end], _opens(text, start, opening)
        pieces = pieces_of(run, opens)
        if _is_all(hit, start, end, pieces):
            continue
        inside = list(enumerate(hits[first:past], first))
        found += _reconciled(text, run, start, opens, pieces, inside, swallowed)
    return found, [hit for i, hit in enumerate(hits) if i not in swallowed] if swallowed else hits


def _opens(text: str, start: int, opening: bool | None) -> bool:
    return opens_sentence(text, start) if start or opening is None else opening


def _is_all(hit: Hit, start: int, end: int, pieces: tuple[Piece, ...]) -> bool:
    """Whether a run holds nothing but a registered name and its possessive ending."""
    return hit.start == start and end - hit.end <= 2 and (not pieces or start + pieces[-1].end <= hit.end)


def _candidate(text: str, offset: int, piece: Piece, opens: bool) -> Candidate:
    start, end = offset + piece.start, offset + piece.end
    kind, score, surface, key = piece.type, piece.score, text[start:end], piece.key
    if takes_site(kind, piece.form) and (site := site_behind(text, end)):
        (end, kind), score = site, SITE_SCORE
        surface = text[start:end]
        key = name_key(surface)
    elif "&" in surface and (partners := _PARTNERS.search(text, max(0, start - 60), start)):
        start = partners.start()
        surface = text[start:end]
        key = name_key(surface)
    first = opens and piece.start == 0
    return Candidate(start, end, surface, kind, score, piece.form, piece.titled, first, key)


def takes_site(kind: str | None, form: str) -> bool:
    """Whether a lower-case word for a site belongs to a name: "Harrow airport", "Neville Hill depot"."""
    return kind is None or kind == "place" or (form[-1] in "FP" and len(form) > 1)


def site_behind(text: str, end: int) -> tuple[int, str] | None:
    """Where "Harrow airport" or "Karas province" ends and what it is, if the name that ends here is followed by a word
    for a site or an area."""
    site = _SITE.match(text, end) if text.startswith(_SITE_STARTS, end) else None
    return (site.end(), _BEHIND[site.group(1)]) if site else None


def town_site(text: str, start: int, end: int) -> int:
    """Where "Oslo railway station" ends, if a known town stands here and is part of such a name; 0 if not."""
    if not text.startswith(_TOWN_SITES, end) or text[max(0, start - 7) : start].lower().endswith(
        _NO_NAME_BEFORE
    ):
        return 0
    site = _SITE.match(text, end)
    return site.end() if site else 0


def _reconciled(
    text: str,
    run: str,
    offset: int,
    opens: bool,
    pieces: tuple[Piece, ...],
    inside: list[tuple[int, Hit]],
    swallowed: set[int],
) -> list[Candidate]:
    kept: list[Candidate] = []
    standing = list(inside)
    for piece in pieces:
        a, b = offset + piece.start, offset + piece.end
        over = [(i, hit) for i, hit in standing if hit.start < b and a < hit.end]
        if not over:
            kept.append(_candidate(text, offset, piece, opens))
        elif _wins(text, piece, a, b, [hit for _, hit in over]):
            swallowed.update(i for i, _ in over)
            standing = [pair for pair in standing if pair not in over]
            inner = over[0][1] if len(over) == 1 else None
            kept.append(_candidate(text, offset, piece, opens)._replace(inner=inner))
    for a, b in _gaps(offset, offset + len(run), [hit for _, hit in standing], kept):
        part = text[a:b]
        lead = len(part) - len(part.lstrip(" -–&'’"))
        again = RUN.search(part, lead)
        if again:
            at_start = opens and a == offset
            kept += [
                _candidate(text, a + again.start(), piece, at_start)
                for piece in pieces_of(again.group(), at_start)
                if piece.score >= _OVERRULES or piece.form == "A"
            ]
    return kept


def _gaps(start: int, end: int, hits: list[Hit], kept: list[Candidate]) -> list[tuple[int, int]]:
    """What of a run is covered by neither a hit nor a kept candidate."""
    spans = sorted([(hit.start, hit.end) for hit in hits] + [(c.start, c.end) for c in kept])
    gaps = []
    for a, b in spans:
        if a - start > 2:
            gaps.append((start, a))
        start = max(start, b)
    if end - start > 2:
        gaps.append((start, end))
    return gaps


def _wins(text: str, piece: Piece, start: int, end: int, hits: list[Hit]) -> bool:
    """Whether a piece is a longer name than the registered names inside it."""
    for hit in hits:
        # "The Courier" is inside "the Courier Street Library", too
        first = hit.start + len(_ARTICLE) * (text[hit.start : hit.start + 4].lower() == _ARTICLE)
        if first < start or hit.end > end or (first, hit.end) == (start, end):
            return False
    kinds = {reading.entity.type for hit in hits for reading in hit.readings}
    if piece.type == "drop":
        return kinds == {"place"} and len(hits) == 1 and hits[0].start == start
    if piece.type == "person":
        whole_words = [hit for hit in hits if hit.end - hit.start < (end - start) * 0.8]
        if piece.score >= _OVERRULES:
            return bool(whole_words) and (kinds != {"organization"} or piece.titled or piece.form[0] == "G")
        return kinds == {"place"} and len(hits) == 1
    if (
        kinds == {"place"}
        and len(hits) == 1
        and hits[0].end == end
        and piece.form[0] == "U"
        and len(piece.form) > 1
    ):
        return True
    if piece.type is None or piece.score < _OVERRULES:
        return False
    return not (len(hits) > 1 and kinds & {"person"})


def tally(text: str, found: list[Candidate]) -> Verdicts:
    """Key of each name to its decided type and score, from the form and the surroundings of all its occurrences;
    the type is None where the evidence names none or says that the name is of no mention type."""
    votes: dict[str, dict[str, float]] = {}
    for candidate in found:
        tallied = votes.get(candidate.key)
        if tallied is None:
            tallied = votes[candidate.key] = {}
        own, score = candidate.type, candidate.score
        if own is not None:
            if score > tallied.get(own, 0.0):
                tallied[own] = score
            if score >= _OVERRULES and own != "person":
                continue
        for kind, weight in cues(text, candidate.start, candidate.end).items():
            tallied[kind] = tallied.get(kind, 0.0) + weight
        form = candidate.form
        if form == "UC" or form == "UUC":
            # "Ottoline Graves" or "Halden Trucks": a text calls a person again by the last word alone, a firm by
            # the first.
            whole, (first, *_, last) = text.count(candidate.surface), candidate.surface.split()
            if text.count(last) > whole:
                tallied["person"] = tallied.get("person", 0.0) + 0.6
            elif text.count(first) > whole:
                tallied["organization"] = tallied.get("organization", 0.0) + 0.6
            else:
                tallied["person"] = tallied.get("person", 0.0) + 0.35
        elif (form == "GO" or form == "GF") and tallied.get("person", 0.0) < ACCEPTED:
            # "Ruth Temple": a building, where the words around are against a person
            tallied[HEAD_TYPES[form[1]]] = tallied.get(HEAD_TYPES[form[1]], 0.0) + 0.1
        if own is not None:
            continue
        if candidate.opens and candidate.form == "U":
            tallied["person"] = tallied.get("person", 0.0) + 0.3
        if not candidate.opens:
            known = "organization" in tallied or _USUAL in tallied
            if not known and _LEANS <= tallied.get("place", 0.0) < ACCEPTED:
                # "from Torvik": more often a place than the organization that a bare name else is
                tallied["place"] += 0.12
            # what stands behind a preposition of place is no organization for that it stands there often
            tallied[_USUAL] = tallied.get(_USUAL, 0.0) + (0.25 if known else 0.46)
    return {key: _decided(tallied) for key, tallied in votes.items()}


def _decided(tallied: dict[str, float]) -> tuple[str | None, float]:
    """The type with most votes (of equals the first by name)."""
    best, score = "", 0.0
    usual = tallied.pop(_USUAL, 0.0)
    if usual and tallied.get("place", 0.0) < _PLACED:
        tallied["organization"] = tallied.get("organization", 0.0) + usual
    for kind, weight in tallied.items():
        if not best or weight > score or (weight == score and kind < best):
            best, score = kind, weight
    return (best, score) if score >= ACCEPTED and best != "drop" else (None, score)
