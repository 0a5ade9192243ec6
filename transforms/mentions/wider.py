"""Names that reach over commas and "and": told by the acronym in brackets behind them ("Tea, Coffee and Cocoa Board of
Torvik (TCCBT)"), or by fields in a row behind a ministry ("Ministry of Trade, Industry and Fisheries")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from transforms.mentions.afterwards import words
from transforms.mentions.discovery import Candidate
from transforms.mentions.folding import fold, name_key
from transforms.mentions.known import Known
from transforms.mentions.lexicon import ROLES, read_word_sets, token_class
from transforms.mentions.numbered import find_numbered
from transforms.mentions.platforms import find_platforms
from transforms.mentions.prefixed import find_prefixed
from transforms.mentions.reaching import find_reaching
from transforms.mentions.signs import MINISTRY, NEWSPAPER, signs_of
from transforms.mentions.spans import Spans

_PARTS = read_word_sets("word_parts.txt")
_MINISTRIES, _JOINTS, _NATIONS = _PARTS["ministry"], _PARTS["joint"], _PARTS["nation"]
_TECHNICAL = _PARTS["university_letters"]
# The look-behind stands after the bracket, so that the search can jump from blank to blank.
_SHORT = re.compile(r" [(\[](?<=[\w'’]..)([A-Z][A-Za-z&.-]{2,11})[)\];,]")
_WORD = re.compile(r"\S+")
# What stands in a name between its words, and the marks that no name goes on behind.
_ENDS = '.:;!?)]}”"»…'
_REACH, _MOST_WORDS, _FEWEST_LETTERS = 140, 14, 3
_FIELD = r"[A-Z][a-z]{2,20}(?:[ -][A-Z][a-z]{2,20}){0,2}"
_FIELDS = re.compile(rf"(?:, {_FIELD}){{1,4}},? (?:and|&) {_FIELD}")
_PAPER = re.compile(r"\bthe ([A-Z][a-z]{2,20}) (?:newspaper|magazine)\b")
_MINISTRY = re.compile(r"\b([A-Z][a-z]{2,14}) ministry\b(?! of\b)")
_FIELD_WORD = re.compile(r"[A-Z][a-z]+")
_SCORE, _MOST_BEFORE = 0.8, 4
_QUOTES_BEHIND = (' "', " “", " ‘", " '", " (")
_NICKNAME = re.compile(r" [“\"‘'(][A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?[”\"’')] ([A-Z][\w'’-]{1,30})")
_POSTS = ("bureau", "office", "desk", "branch", "headquarters", "newsroom", "studio", "conference", "summit")


def widened(text: str, known: list[Known], found: list[Candidate]) -> tuple[list[Known], list[Candidate]]:
    """Registered names and candidates with the wider names in place of those inside them; both stay sorted."""
    spans = Spans()
    wider: list[Candidate] = []
    for start, end in (*_by_acronyms(text, known, found), *_by_fields(text, found)):
        for a, b in words(text, text[start:end]):
            if not spans.overlaps(a, b) and not any(a == one[0] and one[1] == b for one in known):
                spans.add(a, b)
                wider.append(_body(text, a, b))
    for start, end in (
        *_branches(text, known, found),
        *_campuses(text, known, found),
        *find_platforms(text),
        *_papers(text),
        *_ministries(text),
    ):
        if not spans.overlaps(start, end):
            spans.add(start, end)
            wider.append(_body(text, start, end))
    for start, end, kind in (
        *find_numbered(text, found),
        *_nicknamed(text, found),
        *find_prefixed(text, found),
        *find_reaching(text, found),
    ):
        if not spans.overlaps(start, end):
            spans.add(start, end)
            form = "GUU" if kind == "person" else "CO"
            wider.append(_body(text, start, end)._replace(type=kind, form=form))
    if not wider:
        return known, found
    kept = [one for one in found if not spans.overlaps(one.start, one.end)]
    return (
        [one for one in known if not spans.overlaps(one[0], one[1])],
        sorted([*kept, *wider], key=lambda one: one.start),
    )


def _nicknamed(text: str, found: list[Candidate]) -> Iterator[tuple[int, int, str]]:
    """Persons with a nickname in quotation marks between given name and surname: 'Otto "Skip" Torvik'."""
    for one in found:
        if one.form[0] != "G" or text[one.end : one.end + 2] not in _QUOTES_BEHIND or one.form.strip("GI"):
            continue
        rest = _NICKNAME.match(text, one.end)
        if rest and token_class(rest.group(1)) in "UGC":
            yield one.start, rest.end(), "person"


def _branches(text: str, known: list[Known], found: list[Candidate]) -> Iterator[tuple[int, int]]:
    """Bodies with a place right behind them: "Greenpeace Africa", but no "Reuters London bureau"; bodies known by
    their letters alone with a nation ("TVKB Scotland")."""
    letters = {
        c.end: c
        for c in found
        if c.form == "A" and (len(c.surface) >= _FEWEST_LETTERS or c.surface.lower() in _TECHNICAL)
    }
    for start, end, place in known if letters else ():
        short = letters.get(start - 1)
        if short is None or text[start - 1] != " " or _is_post(text, end):
            continue
        if place.surface.lower() in _NATIONS or short.surface.lower() in _TECHNICAL:
            yield short.start, end
    for (start, end, body), (place_start, place_end, place) in pairwise(known):
        if place_start != end + 1 or text[end] != " " or place.identities[0].type != "place":
            continue
        if body.identities[0].type != "organization" or body.has_article or _is_post(text, place_end):
            continue
        yield start, place_end


def _campuses(text: str, known: list[Known], found: list[Candidate]) -> Iterator[tuple[int, int]]:
    """Universities with the town of one of their campuses: "University of Alabama at Huntsville"."""
    if "University of" not in text or " at " not in text:
        return
    universities = [
        c for c in found if c.surface.startswith("University of") and text.startswith(" at ", c.end)
    ]
    for one in universities:
        towns = [end for start, end, _ in known if start == one.end + 4]
        towns += [c.end for c in found if c.start == one.end + 4]
        if towns:
            yield one.start, max(towns)


def _papers(text: str) -> Iterator[tuple[int, int]]:
    """Papers called by a common word: "the Sentinel newspaper", but no "Danish" or "Sunday" one."""
    if NEWSPAPER not in signs_of(text):
        return
    for paper in _PAPER.finditer(text):
        if token_class(paper.group(1)) in "COUEPFW":
            yield paper.span(1)


def _ministries(text: str) -> Iterator[tuple[int, int]]:
    """Ministries whose field alone has a capital: "the Foreign ministry"."""
    if MINISTRY not in signs_of(text):
        return
    for ministry in _MINISTRY.finditer(text):
        if ministry.group(1).lower() in _PARTS["ministry_field"]:
            yield ministry.span()


def _is_post(text: str, end: int) -> bool:
    """Whether an office or a desk stands behind a name: "chief", "correspondent"."""
    word = text[end : end + 24].split(None, 1)[:1] if text[end : end + 1] == " " else []
    return bool(word) and (ROLES.get(word[0]) == "person" or word[0] in _POSTS)


def _body(text: str, start: int, end: int) -> Candidate:
    surface = text[start:end]
    return Candidate(start, end, surface, "organization", _SCORE, "CO", False, False, name_key(surface))


def _by_acronyms(text: str, known: list[Known], found: list[Candidate]) -> Iterator[tuple[int, int]]:
    """The spans whose words an acronym in brackets behind them has the initials of, where only their end was found."""
    if "(" not in text and "[" not in text:
        return
    ends = {one.end: one.start for one in found if one.type in ("organization", None)}
    ends |= {end: start for start, end, name in known if name.identities[0].type == "place"}
    for short in _SHORT.finditer(text):
        last = ends.get(short.start())
        if last is None:
            continue
        end = short.start()
        if spells(short.group(1).lower(), text[last:end]):
            continue
        line = text.rfind("\n", 0, end) + 1
        first = max(line, end - _REACH)
        for start in _starts(text, first, end):
            if start < last and spells(short.group(1).lower(), text[start:end]):
                yield start, end
                break


def _starts(text: str, first: int, end: int) -> Iterator[int]:
    """Where a name that ends here may begin, the nearest first."""
    row = [match.span() for match in _WORD.finditer(text, first, end)][-_MOST_WORDS:]
    for number, (a, b) in enumerate(reversed(row)):
        word = text[a:b]
        if number and word[-1] in _ENDS:
            return
        if word[0].isupper():
            yield a
        elif word not in _JOINTS:
            return


@lru_cache(maxsize=4096)
def spells(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym are taken from the beginnings of all words of a name in their order; of small
    words, or none."""
    letters = "".join(char for char in acronym if char.isalnum())
    if len(letters) < _FEWEST_LETTERS:
        return False
    left = {letters}
    for word in re.split(r"[\s\-/,]+", name):
        folded = fold(word)
        if not folded or not folded[0].isalnum():
            continue
        following = set() if word[0].isupper() else set(left)
        for rest in left:
            most = next((i for i, (a, b) in enumerate(zip(rest, folded, strict=False)) if a != b), None)
            most = min(len(rest), len(folded)) if most is None else most
            following.update(rest[taken:] for taken in range(1, most + 1))
        left = following
    return "" in left


def _by_fields(text: str, found: list[Candidate]) -> Iterator[tuple[int, int]]:
    """Bodies whose name goes on with further fields."""
    for one in found:
        if one.type != "organization" or text[one.end : one.end + 2] != ", " or " " not in one.surface:
            continue
        parts = one.surface.split(" ")
        joint = next((at for at, word in enumerate(parts) if word in ("of", "for")), 0)
        if not 0 < joint < _MOST_BEFORE or parts[joint - 1].lower() not in _MINISTRIES:
            continue  # but "Northshire Department of Water, Wells, and Energy"
        more = _FIELDS.match(text, one.end)
        if more and all(token_class(word) in "COFPE" for word in _FIELD_WORD.findall(more.group())):
            yield one.start, more.end()
