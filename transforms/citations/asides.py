"""Appositions and asides between a name and its verb: 'Name, a teacher at the school, who saw it, said'."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.phrases import Phrase, phrase_back, phrase_forward
from transforms.citations.stretches import (
    behind_as,
    behind_time,
    is_age,
    is_apposed,
    is_bare_part,
    is_known_role,
    is_letters,
    is_list_tail,
    is_whole_name,
    names_wider_place,
)

_PRESSED = word_set("asides_pressed")
_ON = word_set("asides_on")
# "their report, seen by the Post,": participles that do not end in -ed.
_DONE = frozenset(
    {"seen", "written", "told", "shown", "led", "held", "drawn", "given", "taken", "run", "read"}
)
CLAUSE_EDGES = frozenset(".;:Q-")
# "formerly the Night Alliance" is another name, no subject.
_LOOSE = frozenset({"aged", "formerly", "originally", "nicknamed", "born"})
# Behind "who", what leads to the name that somebody goes by: 'who gave her name as', 'who was identified only as'.
_GOES_BY = frozenset({"name", "identified", "known", "named", "only"})


def _segments(sentence: Sentence, comma: int) -> list[tuple[int, int]]:
    """The stretches between the commas of the clause that ends at this comma, the nearest first."""
    found, last, at = [], comma - 1, comma - 1
    while at >= 0 and sentence.kind[at] not in CLAUSE_EDGES:
        if sentence.kind[at] == ")" and (opening := bracket_back(sentence, at)) >= 0:
            at = opening - 1
            continue
        if sentence.kind[at] == ",":
            if at + 1 <= last:
                found.append((at + 1, last))
            last = at - 1
        at -= 1
    if at + 1 <= last:
        found.append((at + 1, last))
    # An age ("Ada Marsh, 43, a farmer,") parts nothing, and an acronym or age in brackets ends no stretch; neither do
    # letters behind a name ("Ada Marsh, M.D.,") and the wider place behind a town ("of Halse, Northshire,").
    parts = [part for part in found if not is_age(sentence, *part) and not is_letters(sentence, *part)]
    parts = [part for part in (_unbracketed(sentence, *part) for part in parts) if part[0] <= part[1]]
    if len(parts) < 2:
        return (
            [behind_as(sentence, *part) for part in parts] if len(found) > 1 else parts
        )  # "as Ada Marsh, 78, puts it"
    parts[-1] = behind_as(sentence, *parts[-1])
    return [
        part
        for number, part in enumerate(parts)
        if not (number + 1 < len(parts) and names_wider_place(sentence, part, parts[number + 1]))
    ]


def _unbracketed(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The stretch without the brackets that end it: 'the Water Authority (WA)'."""
    if sentence.kind[last] == ")" and (start := bracket_back(sentence, last)) >= first:
        return first, start - 1
    if last - first > 1 and sentence.kind[last - 1] == "/" and sentence.mention[last - 2] is not None:
        return first, last - 2  # "the Water Authority/WA"
    return first, last


def bracket_back(sentence: Sentence, at: int) -> int:
    """The bracket that opens what this one closes, if it is near; else -1."""
    for start in range(at - 1, max(-1, at - 24), -1):
        if sentence.kind[start] == "(":
            return start
    return -1


_LONGEST_INSERTION = 16


def before_dashes(sentence: Sentence, closing: int) -> Phrase | None:
    """The name in 'Ada Marsh – herself a diver – said', whose second dash stands at this token."""
    for at in range(closing - 2, max(0, closing - _LONGEST_INSERTION), -1):
        if sentence.kind[at] in ".;:Q":
            return None
        if sentence.kind[at] == "-":
            phrase = phrase_back(sentence, at - 1)
            whole = phrase is not None and (phrase.first == 0 or sentence.kind[phrase.first - 1] in "SC,;:.")
            return phrase if whole and phrase is not None and phrase.kind != "noun" else None
    return None


def is_loose(sentence: Sentence, first: int) -> bool:
    """Whether a stretch opens like an adverbial or a relative clause, which holds no subject of the main verb."""
    word, kind = sentence.low[first], sentence.kind[first]
    if sentence.low[first + 1 : first + 3] in (["of", "whom"], ["of", "which"]):
        return True  # "three divers, one of whom keeps a diary, say"
    participle = kind in "wN" and word.endswith("ing") and sentence.mention[first] is None
    following = sentence.low[first + 1 : first + 2]
    if participle and kind == "N" and following and following[0] in words().titles:
        participle = False  # "Housing Minister Ada Marsh"
    if word in ("then", "now") and following and following[0] in ("a", "an"):
        return True  # "Ada Marsh, then an adviser to the board,"
    done = kind in "wX" and (word.endswith("ed") or word in _DONE)
    if word in _PRESSED and following and (following[0] in _ON or sentence.kind[first + 1] in "SR"):
        return True  # "Asked about it on Monday, the mayor said"
    passive = done and following and following[0] in ("by", "in", "on", "from")
    return kind in "PRSATX#" or participle or bool(passive) or word in _LOOSE or word == "or"


def over_asides(sentence: Sentence, comma: int) -> Phrase | None:
    """The subject in front of 'Name, a teacher at the school, who saw it,' or 'the spokesman, Name,'."""
    segments = _segments(sentence, comma)
    nearest: Phrase | None = None
    for number, (first, last) in enumerate(segments):
        outer = segments[number + 1 :]
        tails_off = bool(outer) and is_list_tail(sentence, first, last)
        if tails_off and (opening := _opening_name(sentence, outer)) is not None:
            return opening
        first = behind_time(sentence, first, last)
        if is_loose(sentence, first):
            if sentence.low[first] == "who" and (alias := _goes_by(sentence, first, last)) is not None:
                return alias
            continue
        phrase = phrase_back(sentence, last, first)
        earlier = segments[number + 1] if number + 1 < len(segments) else None
        earlier = (behind_time(sentence, *earlier), earlier[1]) if earlier is not None else None
        named = None
        if earlier is not None and not is_loose(sentence, earlier[0]):
            named = _ends_in_name(sentence, earlier) or _is_body(sentence, earlier)
            named = named or is_known_role(sentence, earlier, first)
        if named is not None and _is_apposition(sentence, first, phrase):
            return named
        whose = _before_who_in(sentence, first, last)
        nearest = nearest or whose
        if phrase is None or phrase.kind == "noun" or whose is not None:
            continue
        if earlier is not None:
            if phrase.kind == "organization" and (holder := _of_office(sentence, segments[number + 1 :])):
                return holder
            beyond = segments[number + 2] if number + 2 < len(segments) else None
            if (
                phrase.first == first
                and phrase.kind in ("person", "name", "place")
                and beyond
                and is_loose(sentence, earlier[0])
            ):
                further = _ends_in_name(sentence, beyond)
                if further is not None and not is_loose(sentence, beyond[0]):
                    return further
            return _with_role_ahead(sentence, phrase, *earlier)
        return phrase
    return nearest


def _before_who_in(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """The nurse in 'a nurse who gave no name because she works there,', which no comma parts from what she does."""
    who = next((at for at in range(first + 1, last) if sentence.low[at] == "who"), None)
    phrase = phrase_back(sentence, who - 1, first) if who is not None else None
    good = phrase is not None and phrase.first == first and phrase.kind in ("person", "role", "name")
    return phrase if good else None


def _opening_name(sentence: Sentence, segments: list[tuple[int, int]]) -> Phrase | None:
    """The name that is all of one of these stretches, the nearest first: whom 'the Guild, a league of mills, shops and
    farms,' and 'Ada Marsh, who keeps bees in Halse and sells honey in the town,' are about."""
    for first, last in segments:
        if not is_loose(sentence, first):
            phrase = phrase_back(sentence, last, first)
            if phrase is not None and is_whole_name(sentence, phrase, first):
                return phrase
    return None


def _goes_by(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """The name in 'the widow, who gave her name as Ada,', as a phrase that begins with the widow."""
    for at in range(first + 2, last):
        if sentence.low[at] == "as" and sentence.low[at - 1] in _GOES_BY:
            name = phrase_forward(sentence, at + 1, last + 1)
            whose = phrase_back(sentence, first - 2) if first > 1 else None
            if name is None or whose is None or name.kind not in ("person", "name") or name.last != last:
                return None
            return replace(name, first=whose.first)
    return None


def _with_role_ahead(sentence: Sentence, phrase: Phrase, first: int, last: int) -> Phrase:
    """'the director, Ada Marsh,' as one phrase: the name with the role that stands in front of its comma."""
    if phrase.kind not in ("person", "name") or phrase.first != last + 2:
        return phrase
    start = first + 1 if sentence.low[first] == "as" else first
    role = phrase_back(sentence, last, start) if start <= last else None
    if role is None or role.kind != "role" or role.first != start:
        return phrase
    return replace(phrase, first=start)


_REVEREND = word_set("asides_reverend")
_TITLED = 6


def _is_apposition(sentence: Sentence, first: int, phrase: Phrase | None) -> bool:
    """Whether a stretch behind a name says what that person is: 'a teacher at the school', 'head of the union'."""
    if phrase is not None and phrase.kind == "person" and first < phrase.name_first < first + _TITLED:
        ahead = sentence.low[first + 1 : phrase.name_first]
        if ahead and all(word.rstrip(".") in _REVEREND for word in ahead):
            return False  # "The Bishop of Halse, the Rt Rev Ada Marsh,"
    if sentence.mention[first] is None and sentence.low[first] in (
        "a",
        "an",
        "the",
        "one",
        "his",
        "her",
        "former",
    ):
        return True
    if phrase is not None and phrase.first == first:
        return phrase.kind in ("role", "body", "document")
    return is_bare_part(sentence, first, phrase.first if phrase is not None else first)


def _of_office(sentence: Sentence, segments: list[tuple[int, int]]) -> Phrase | None:
    """The person in 'Ada Marsh, General Secretary, Halse Guild,': an office between a name and a body."""
    if len(segments) < 2 or sentence.kind[segments[0][0]] == "D":
        return None
    office = phrase_back(sentence, segments[0][1], segments[0][0])
    last = sentence.low[segments[0][1]]
    named = last in words().titles or last in words().roles
    if office is None or not named or office.first != segments[0][0]:
        return None
    return _ends_in_name(sentence, segments[1])


def _ends_in_name(sentence: Sentence, segment: tuple[int, int]) -> Phrase | None:
    phrase = phrase_back(sentence, segment[1], segment[0])
    return phrase if phrase is not None and phrase.kind in ("person", "name") else None


def _is_body(sentence: Sentence, segment: tuple[int, int]) -> Phrase | None:
    """The organization that a stretch consists of: 'the Rail Fund, a charity,'."""
    phrase = phrase_back(sentence, segment[1], segment[0])
    if phrase is not None and phrase.kind == "place" and phrase.name_last - phrase.name_first > 1:
        phrase = replace(phrase, kind="organization")  # "the North Halse Rescue Room, a charity,"
    if phrase is not None and phrase.kind == "place" and phrase.first == segment[0]:
        opens = phrase.first == 0 or sentence.kind[phrase.first - 1] in ".;Q"
        return phrase if opens and phrase.last == phrase.name_last else None  # "Norway, a neighbour, said"
    if phrase is None or phrase.kind != "organization" or phrase.last != phrase.name_last:
        return None
    opening = segment[0] + (sentence.kind[segment[0]] == "C")  # "And the Guild, our union, has"
    return phrase if phrase.first == opening or is_apposed(sentence, opening, phrase.first) else None


def name_behind_role(sentence: Sentence, role: Phrase) -> Phrase:
    """'the mayor, Ada Marsh,' as one phrase, where it began as 'the mayor' or 'the head of a guild in Halse'; else the
    same phrase."""
    if role.kind != "role":
        return role
    anybody = sentence.low[role.first] in ("a", "an")
    comma = role.last + 1
    if sentence.low[comma : comma + 1] in (["in"], ["from"]):
        while comma + 1 < sentence.size and sentence.kind[comma + 1] == "N":
            comma += 1
        comma += 1
    if sentence.kind[comma : comma + 1] != [","]:
        return role
    name = phrase_forward(sentence, comma + 1)
    if name is None or name.kind != "person" or name.last + 1 >= sentence.size:
        return role
    closed = sentence.kind[name.last + 1] in ".,:Qq" or sentence.low[name.last + 1] == "as"
    if anybody:  # only in "quoted a retired officer, Ada Marsh, as saying"
        closed = sentence.kind[name.last + 1] == "," and sentence.low[name.last + 2 : name.last + 3] == ["as"]
    return replace(name, first=role.first) if closed else role


def name_before_apposition(sentence: Sentence, phrase: Phrase, anywhere: bool = False) -> Phrase | None:
    """'Mr Ames, a leader of the party said': the comma before the verb is missing, the name stands before the role.

    The name opens its clause, or stands `anywhere` in it where a relative clause follows ("led by Ames, a vet, who").
    """
    if phrase.first < 2 or sentence.kind[phrase.first - 1] != ",":
        return None
    opening = sentence.low[phrase.first]
    # "Ada Marsh, the chairperson Halse Farmers Association says"
    office = phrase.kind == "role" or (
        phrase.kind == "organization" and sentence.low[phrase.first + 1] in words().roles
    )
    if opening not in ("a", "an") and not (office and opening in ("the", "former", "one")):
        return None
    segments = _segments(sentence, phrase.first - 1)
    if not segments or is_loose(sentence, segments[0][0]):
        return None
    named = _ends_in_name(sentence, segments[0])
    return named if named is not None and (anywhere or named.first == segments[0][0]) else None
