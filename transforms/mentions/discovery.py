"""Candidate names of a text: the pieces of its capitalised runs, reconciled with what the registry found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from transforms.mentions.around import words_before
from transforms.mentions.context import opens_sentence
from transforms.mentions.folding import name_key
from transforms.mentions.forms import Piece
from transforms.mentions.lexicon import read_word_sets
from transforms.mentions.matching import Hit
from transforms.mentions.pieces import pieces_of
from transforms.mentions.places import is_listed
from transforms.mentions.runs import RUN
from transforms.mentions.spans import Spans

# A piece at least this sure of its type by its own form is kept over a registry name inside it ("Vellmar Port
# Authority" over "Vellmar").
OVERRULES = 0.7
_CUES, _CONTESTS = read_word_sets("cues.txt"), read_word_sets("word_parts.txt")["contest"]
_BEHIND = {
    word.replace("_", " "): kind
    for kind, words in (("facility", _CUES["site_after"]), ("place", _CUES["area_after"]))
    for word in words
}
_KINDS, _OF_KIND = (
    "|".join(sorted(sorted(_CUES[key]), key=len, reverse=True)) for key in ("site_kind", "kind_of_site")
)
_TOWN_SITES = tuple(f" {word.replace('_', ' ')}" for word in _CUES["town_site"])
# Sites that a town may have several of, behind a preposition of place: "at Torvik hospital".
_HOUSES = (" hospital", " prison", " jail", " stadium", " refinery", " barracks", " cathedral")
_AT_HOUSE = ("at", "to", "from", "of", "near", "outside", "inside")
_NO_NAME_BEFORE = (" a ", " an ", " no ", " any ", " every ")
# In one order, not in that of a set: a pattern that an installation has compiled is known by its text.
_LONGEST = sorted(sorted(_BEHIND), key=len, reverse=True)
# "The Sayre school board" is no school: what goes on with a noun is left alone.
_SITE = re.compile(
    rf" ({'|'.join(_LONGEST)}|(?:{_KINDS}) (?:{_OF_KIND}))\b"
    r"(?! (?:board|boards|district|council|bus|system|trustees?|committee|authority|government|governor"
    r"|chief|manager|master|director|union|feet|foot|met(?:re|er)s?|miles?|kilomet(?:re|er)s?|yards?|kms?)\b)"
)
_SITE_STARTS = frozenset((*(site.split(" ")[0] for site in _BEHIND), *_CUES["site_kind"]))
# A blank and the first letters of these: a look at them spares most patterns.
_SITE_LETTERS = frozenset(f" {word[:3]}" for word in _SITE_STARTS)
_LOWER_WORD = re.compile(r" ([a-z]{3,14})\b")
SITE_SCORE = 0.7
_COUNT = re.compile(r" (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|II|III|IV|V)(?= )")
_COUNT_STARTS = frozenset("OTFSENIV")
_PERSONAL = frozenset("GU")
# Outlets that are called by their address; endings that are English words stay out.
_DOMAIN = re.compile(
    r"\.(?:com|org|net|info|news|tv|io|fm|uz|kz|kg|tj|tm|ru|ua|ge|az|md|ee|lv|lt|pl|cz|sk|hu|ro|bg|rs|hr|si|mk|al|ba"
    r"|de|fr|nl|lu|es|pt|dk|se|fi|uk|ca|mx|br|ar|cl|co|pe|ve|uy|ec|bo|py|cr|gt|pa|jp|cn|kr|tw|hk|sg|th|vn|ph|pk|bd|lk"
    r"|np|af|ir|iq|sy|il|tr|sa|ae|qa|kw|om|eg|ma|dz|tn|ly|ng|gh|ke|tz|ug|za|zm|zw|et|rw|sn|ci|cm)(?![\w./@-]|\.\w)"
)
_ARTICLE, _IN_MAY = "the ", " May"
_PARTNERS = re.compile(r"(?:[A-Z][\w'’-]{1,30}, ){1,3}$")
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
        if text[end : end + 1] == "$":  # what money is counted in: "Delta Mining R$ 3 million"
            end = text.rfind(" ", start, end)
            if end <= start:
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
    if (takes_site(kind, piece.form) or _is_site_of(text, start, piece.form)) and (
        site := site_behind(text, end)
    ):
        (end, kind), score = site, SITE_SCORE
        surface = text[start:end]
        key = name_key(surface)
    elif (
        "&" in surface
        and (partners := _PARTNERS.search(text, max(0, start - 60), start))
        and not any(is_listed(name) for name in partners.group().split(", ")[:-1])
    ):
        start = partners.start()
        surface = text[start:end]
        key = name_key(surface)
    elif text[end : end + 1] == "." and piece.form in "UAGO" and (domain := _DOMAIN.match(text, end)):
        end, kind, score = domain.end(), "organization", SITE_SCORE  # "Torvik.uz"
        surface = text[start:end]
        key = name_key(surface)
    elif surface.endswith(_IN_MAY) and text[end + 1 : end + 2].isdigit():
        end -= len(_IN_MAY)  # "in Victoria May 5"
        surface = text[start:end]
        key = name_key(surface)
    first = opens and piece.start == 0
    return Candidate(start, end, surface, kind, score, piece.form, piece.titled, first, key)


def _is_site_of(text: str, start: int, form: str) -> bool:
    """Whether a site may be called after what reads like a person: "the Torvika Lind bridge"."""
    return text[max(0, start - 4) : start] in ("the ", "The ") and len(form) > 1 and set(form) <= _PERSONAL


def takes_site(kind: str | None, form: str) -> bool:
    """Whether a lower-case word for a site belongs to a name: "Harrow airport", "Orvin Hill depot"."""
    if kind is None or kind == "place" or form in ("UU", "UUU"):
        return True
    return form[-1] in "FP" and len(form) > 1


def counted_to(text: str, end: int) -> int:
    """The length of a number by which sites of one name are told apart: "Arla Two camp"."""
    if text[end + 1 : end + 2] not in _COUNT_STARTS:
        return 0
    count = _COUNT.match(text, end)
    return len(count.group()) if count else 0


def site_behind(text: str, end: int) -> tuple[int, str] | None:
    """Where "Harrow airport" or "Karas province" ends and what it is, if the name that ends here is followed by a word
    for a site or an area, with a number before it or without."""
    end += counted_to(text, end)
    if text[end : end + 4] not in _SITE_LETTERS:
        return None
    word = _LOWER_WORD.match(text, end)
    site = _SITE.match(text, end) if word and word.group(1) in _SITE_STARTS else None
    return (site.end(), _BEHIND.get(site.group(1), "facility")) if site else None


def town_site(text: str, start: int, end: int) -> int:
    """Where "Oslo railway station" ends, if a known town stands here and is part of such a name; 0 if not."""
    if text.startswith(_HOUSES, end) and words_before(text, start)[0] in _AT_HOUSE:
        site = _SITE.match(text, end)
        return site.end() if site else 0
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
                if piece.score >= OVERRULES or piece.form == "A"
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
    kinds = {reading.entity.type for hit in hits for reading in hit.readings}
    if (
        piece.type == "person"
        and piece.titled
        and len(piece.form) > 1
        and kinds == {"place"}
        and len(hits) == 1
    ):
        return True  # "Interior Minister Miguel Hidalgo"
    for hit in hits:
        # "The Courier" is inside "the Courier Street Library", too
        first = hit.start + len(_ARTICLE) * (text[hit.start : hit.start + 4].lower() == _ARTICLE)
        if first < start or hit.end > end or (first, hit.end) == (start, end):
            return False
    if piece.type == "drop":
        contest = text[start:end].split(" ", 1)[0].lower() in _CONTESTS
        return kinds == {"place"} and len(hits) == 1 and (hits[0].start == start or contest)
    if piece.type == "person":
        whole_words = [hit for hit in hits if hit.end - hit.start < (end - start) * 0.8]
        if piece.score >= OVERRULES:
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
    if piece.type is None or piece.score < OVERRULES:
        return False
    return not (len(hits) > 1 and kinds & {"person"})
