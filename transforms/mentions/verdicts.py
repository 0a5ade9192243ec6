"""What a text's candidates are, by the votes of their forms and of the words around all their occurrences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.mentions.acting import acts_as_body, acts_as_club, acts_as_person, is_told_as_person
from transforms.mentions.afterwards import acts_by, says
from transforms.mentions.around import closes_before, is_thing_spelled, is_told_of, words_before
from transforms.mentions.bare import beside_known, beside_places, is_vessel
from transforms.mentions.cue_words import THING, Vote
from transforms.mentions.cues import cues
from transforms.mentions.discovery import ACCEPTED, OVERRULES, Candidate, Verdicts
from transforms.mentions.known import Known
from transforms.mentions.lexicon import HEAD_TYPES, SUBJECT_VERBS, read_word_sets
from transforms.mentions.places import is_town
from transforms.mentions.rows import share

# The weight of a preposition that leans towards a place.
_LEANS = 0.35
# A place by so many votes is none the less for the vote that every bare name has: that of an organization.
_PLACED, _USUAL = 0.7, "usual"
_CALLED_AGAIN = 0.7
# A bare name that opens a sentence is an organization four times of five where no full name has it: persons are
# introduced by theirs.
_BESIDE, _WEAK, _UNSURE = 0.55, 0.5, ("person", "organization")
_OPENING, _LEAST, _TOLD = 0.46, 0.3, 0.5
# A town's name outweighs that a bare name is more often an organization than anything else, and little more.
_PARTS, _ACTING = read_word_sets("word_parts.txt"), 0.9
_SITE_BODIES, _SOFT_HEADS = _PARTS["site_body"], _PARTS["soft_head"]
_ARTICLES, _RANK_LETTERS = _PARTS["article"], _PARTS["rank_letters"]
_CUES, _AT = read_word_sets("cues.txt"), " at "
_WORKS, _PARTS_OF_WORKS = _CUES["work"], _CUES["part_of_work"]
_QUOTED_WORKS, _QUOTES, _THE = _CUES["quoted_work"], ("“", '"', "‘"), ("The", "“The", '"The', "‘The")
_SCHEMES, _MEETINGS, _LOCALS = _CUES["scheme"], _CUES["meeting"], _CUES["local"]
# A first word in capitals that is longer is one that a paper sets so, and no acronym.
_LONGEST_LETTERS = 4
# What a text spells out as a thing is that, whatever its letters do elsewhere.
_SPELLED = 9.0
# "was given the Order of the White Torvik"
_DECORATION, _BESTOWED, _WON = "Order of ", ("given", "conferred", "bestowed", "accepted"), _CUES["won"]
_SITE_SURNAMES, _SURNAMED = _PARTS["site_surname"] | _PARTS["surname"], ("GF", "GO", "UF", "UO")
_LAND_SURNAMES = _PARTS["land_surname"]
_TOWN, _OPEN_TYPES = 0.52, (None, "person")


def tally(text: str, found: list[Candidate], registered: Sequence[Known] = ()) -> Verdicts:
    """Key of each name to its decided type and score, from the form and the surroundings of all its occurrences;
    the type is None where the evidence names none or says that the name is of no mention type."""
    votes: dict[str, dict[str, float]] = {}
    placed: tuple[frozenset[int], frozenset[int]] | None = None
    surnames = _surnames(found)
    single, thing_ends = {candidate.surface for candidate in found if len(candidate.form) == 1}, -1
    for candidate in found:
        tallied = votes.get(candidate.key)
        if tallied is None:
            tallied = votes[candidate.key] = _by_gazetteer(candidate, surnames)
        own, score = candidate.type, candidate.score
        if own == "drop":
            thing_ends = candidate.end
        elif thing_ends == candidate.start - 2 and _is_short_for(text, candidate, thing_ends):
            tallied["drop"] = _SPELLED  # "Public Roads Program (PRP)"
            continue
        if own is not None:
            if score > tallied.get(own, 0.0):
                tallied[own] = score
            if score >= OVERRULES and own != "person":
                _overrule(text, candidate, tallied)
                continue
        _cue(text, candidate, tallied)
        form = candidate.form
        if form in ("A", "CC", "UC", "UUC"):
            _by_letters(text, candidate, tallied)
        elif form == "UU" and score <= _WEAK:
            _by_second_naming(candidate.surface, single, tallied)
        elif (form == "GO" or form == "GF") and tallied.get("person", 0.0) < ACCEPTED:
            # "Ruth Temple": a building, where the words around are against a person
            tallied[HEAD_TYPES[form[1]]] = tallied.get(HEAD_TYPES[form[1]], 0.0) + 0.1
        weak = own is None or (score <= _WEAK and own in _UNSURE and "G" not in form)
        if weak and registered and placed is None:
            placed = _known_places(registered)
        beside = (
            weak
            and not candidate.titled
            and (
                beside_places(text, candidate.start, candidate.end)
                or (placed is not None and beside_known(text, candidate.start, candidate.end, *placed))
            )
        )
        if beside:
            tallied["place"] = tallied.get("place", 0.0) + _BESIDE
        if own is not None:
            continue
        if candidate.opens and candidate.form == "U":
            kind, weight = _opening(text, candidate)
            tallied[kind] = tallied.get(kind, 0.0) + weight if kind == "person" else weight
        if not candidate.opens:
            known = "organization" in tallied or _USUAL in tallied
            if not known and _LEANS <= tallied.get("place", 0.0) < ACCEPTED:
                # "from Torvik": more often a place than the organization that a bare name else is
                tallied["place"] += 0.12
            # what stands behind a preposition of place is no organization for that it stands there often
            tallied[_USUAL] = tallied.get(_USUAL, 0.0) + (0.25 if known else 0.46)
    share(text, found, votes)
    return {key: _decided(tallied) for key, tallied in votes.items()}


def _cue(text: str, candidate: Candidate, tallied: dict[str, float]) -> None:
    """Votes of the words around a name."""
    body = _speaks_as_body(candidate)
    for kind, weight in cues(text, candidate.start, candidate.end).items():
        if kind != "person" or not body:
            tallied[kind] = tallied.get(kind, 0.0) + weight


def _speaks_as_body(candidate: Candidate) -> bool:
    """Whether letters, or a name that opens with an article of another language ("La Hora"), say what a body says."""
    if candidate.form == "A":
        return True
    return candidate.type == "organization" and candidate.surface.partition(" ")[0].lower() in _ARTICLES


def _is_short_for(text: str, candidate: Candidate, end: int) -> bool:
    """Whether a name is the acronym in brackets behind what ends here."""
    if candidate.form != "A" or not text.startswith(" (", end) or not text.startswith(")", candidate.end):
        return False
    return not acts_by(text, candidate.surface, candidate.end + 1)


def _overrule(text: str, candidate: Candidate, tallied: dict[str, float]) -> None:
    """Votes against the form of a name that is sure of itself: what acts as a body, a ship, the name of a scheme."""
    own, last = candidate.type, candidate.surface.rsplit(" ", 1)[-1].lower()
    if _is_work(text, candidate.start):
        tallied["drop"] = THING
    elif candidate.form in _SURNAMED and last in _SITE_SURNAMES and is_told_as_person(text, candidate):
        tallied["person"] = _ACTING  # "Greg Hall, chairman of the board"
    elif own in ("facility", "place") and (acts_as_body(text, candidate) or acts_as_club(text, candidate)):
        tallied["organization"] = _ACTING
    elif is_vessel(text, candidate.start):
        tallied["drop"] = _ACTING
    elif (
        (own == "place" or (own == "facility" and text.startswith(", who ", candidate.end)))
        and candidate.form in ("UP", "UF")
        and last in _LAND_SURNAMES
        and acts_as_person(text, candidate)
    ):
        tallied["person"] = _ACTING  # "Torvika Marsh said"
    elif own != "organization":
        return
    elif candidate.surface.startswith(_DECORATION):
        last, earlier = words_before(text, candidate.start)
        if last == "the" and (earlier in _WON or earlier in _BESTOWED):
            tallied["drop"] = _ACTING
    elif last in _SITE_BODIES and text.startswith(_AT, candidate.start - len(_AT)):
        if words_before(text, candidate.start)[1] in _MEETINGS:
            tallied["facility"] = _ACTING
    elif last in _SOFT_HEADS and set(candidate.form) <= set("COFEW"):
        following = text[candidate.end : candidate.end + 16].split(None, 1)[:1]
        if following and following[0] in _SCHEMES:
            tallied["drop"] = _ACTING


def _is_work(text: str, start: int) -> bool:
    """Whether a name is the title of a work by the words before it: "her novel A House of Reeds", "a new season of The
    Salt Road"."""
    quoted = text[start - 1 : start] in _QUOTES
    last, earlier = words_before(text, start - quoted)
    if last in _THE:
        start -= len("The ")
        quoted = text[start - 1 : start] in _QUOTES
        last, earlier = words_before(text, start - quoted)
    if quoted and last in _QUOTED_WORKS:
        return True
    return last in _WORKS or (last == "of" and earlier in _PARTS_OF_WORKS)


def _known_places(known: Sequence[Known]) -> tuple[frozenset[int], frozenset[int]]:
    """Where the registered places of a text begin, and where they end."""
    places = [(start, end) for start, end, name in known if name.is_place]
    return frozenset(start for start, _ in places), frozenset(end for _, end in places)


def _opening(text: str, candidate: Candidate) -> Vote:
    """The vote of a bare name for that it opens a sentence: behind a quotation it is who said it."""
    following = text[candidate.end : candidate.end + 12].split(None, 1)
    if is_told_of(text, candidate.end):
        return "person", _TOLD
    if not following or following[0] in SUBJECT_VERBS or closes_before(text, candidate.start):
        return "person", _LEAST
    return _USUAL, _OPENING


def _surnames(found: list[Candidate]) -> set[str]:
    return {one.surface.rsplit(" ", 1)[-1] for one in found if one.type == "person" and " " in one.surface}


def _by_gazetteer(candidate: Candidate, surnames: set[str]) -> dict[str, float]:
    """Votes for what has the name of a town and is no surname of the text."""
    if (
        candidate.surface in surnames
        or candidate.titled
        or candidate.type not in _OPEN_TYPES
        or candidate.form[0] not in "UP"
    ):
        return {}
    return {"place": _TOWN} if is_town(candidate.surface) else {}


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


def _by_letters(text: str, candidate: Candidate, tallied: dict[str, float]) -> None:
    """Votes for acronyms that are spelled out as things, and for names with common words in them."""
    if candidate.form == "A":
        spelled = is_thing_spelled(text, candidate.start, candidate.surface) or _is_of_scheme(text, candidate)
        if spelled or _is_office(text, candidate.surface):
            tallied["drop"] = _SPELLED
        elif _is_raised_place(text, candidate, tallied):
            tallied["place"] = _PLACED
    elif candidate.form != "CC":
        _by_calling_again(text, candidate.surface, tallied)
    elif says(text, candidate.end):
        tallied["organization"] = tallied.get("organization", 0.0) + _OPENING  # "Alarm Phone says"


def _is_office(text: str, letters: str) -> bool:
    """Whether letters are the office of somebody whom the text names with it: "The CS left", after "CS Torvik"."""
    return letters.lower() in _RANK_LETTERS and re.search(rf"\b{letters} [A-Z][a-z]", text) is not None


def _is_raised_place(text: str, candidate: Candidate, tallied: dict[str, float]) -> bool:
    """ "TORVIK residents burst into song": a first word in capitals, and who is of it."""
    if not candidate.opens or len(candidate.surface) <= _LONGEST_LETTERS:
        return False
    word = text[candidate.end : candidate.end + 16].split(None, 1)[:1]
    return tallied.get("place", 0.0) >= _TOLD or (bool(word) and word[0] in _LOCALS)


def _is_of_scheme(text: str, candidate: Candidate) -> bool:
    """Whether an acronym in brackets is that of a scheme: "the Clean Streets scheme (CSS)"."""
    start, end = candidate.start, candidate.end
    if (
        text[start - 2 : start] != " ("
        or text[max(0, start - 14) : start - 2].rsplit(" ", 1)[-1] not in _SCHEMES
    ):
        return False
    return not acts_by(text, candidate.surface, end + 1)


def _by_calling_again(text: str, surface: str, tallied: dict[str, float]) -> None:
    """Votes for "Ottoline Graves" or "Halden Trucks": a text calls a person again by the last word alone, a firm by the
    first."""
    whole, (first, *_, last) = text.count(surface), surface.split()
    if text.count(last) > whole:
        tallied["person"] = tallied.get("person", 0.0) + 0.6
    elif text.count(first) > whole:
        tallied["organization"] = tallied.get("organization", 0.0) + 0.6
    else:
        tallied["person"] = tallied.get("person", 0.0) + 0.35


def _by_second_naming(surface: str, single: set[str], tallied: dict[str, float]) -> None:
    """Votes by how a text calls two unknown words again: a firm by the first alone, and no person."""
    first, last = surface.split(" ", 1)
    if first in single and last not in single:
        tallied["organization"] = max(tallied.get("organization", 0.0), _CALLED_AGAIN)
