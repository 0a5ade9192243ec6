"""What a stretch of words between two commas is: an age, letters behind a name, a wider place, the end of a list;
and the name between two marks."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.grammar import Sentence, words
from transforms.citations.phrases import Phrase, phrase_back

_LONGEST_PLACE = 3
# "Once the mayor of Halse, Ada Marsh": what somebody was or is.
_OF_OLD = frozenset({"then", "now", "once", "still", "long", "already", "even", "only", "not", "never"})


def is_age(sentence: Sentence, first: int, last: int) -> bool:
    """'Ada Marsh, 43,' and 'Ada Marsh, aged 43,'."""
    return sentence.kind[last] == "#" and (
        first == last or (last - first == 1 and sentence.low[first] == "aged")
    )


def is_letters(sentence: Sentence, first: int, last: int) -> bool:
    """'Ada Marsh, M.D.,', 'Ada Marsh, Jr,' and, by party and place, 'Ada Marsh, D-Halse,'."""
    if first == last and sentence.low[first].replace(".", "") in words().postnominals:
        return True
    party, dash, place = sentence.low[first].partition("-")
    return (
        len(party) == 1
        and bool(dash)
        and place.isalpha()
        and last - first < _LONGEST_PLACE
        and all(sentence.kind[at] in "N." for at in range(first, last + 1))
    )


def names_wider_place(sentence: Sentence, part: tuple[int, int], before: tuple[int, int]) -> bool:
    """Whether a stretch is nothing but the county or country of the place that the stretch before it ends with."""
    first, last = part
    place, town = sentence.mention[last], sentence.mention[before[1]]
    if place is None or place.type != "place" or town is None or town.type != "place":
        return False
    if last - first >= _LONGEST_PLACE or any(sentence.mention[at] is not place for at in range(first, last)):
        return False
    at = before[1]
    while at > before[0] and sentence.mention[at - 1] is town:
        at -= 1
    return at > before[0] and sentence.kind[at - 1] == "P"


def is_list_tail(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a stretch ends a list ('choirs and trade unions'), or goes on with a clause ('and sells honey')."""
    if sentence.kind[first] == "C":
        following = first + 1
        return following < last and sentence.kind[following] == "w" and sentence.low[following].endswith("s")
    for at in range(last - 1, first, -1):
        if sentence.low[at] in ("and", "or"):
            return True
        if sentence.kind[at] not in "DwNP#":
            return False
    return False


def is_whole_name(sentence: Sentence, phrase: Phrase, first: int) -> bool:
    """Whether a person or organization that opens its clause is all that stands in it."""
    opening = first + (sentence.kind[first] == "C")
    clause = first == 0 or sentence.kind[first - 1] in ".;:Q-q" or sentence.kind[first - 1] == ","
    return (
        clause
        and phrase.first == opening
        and phrase.kind in ("person", "organization")
        and (phrase.last == phrase.name_last)
    )


def behind_as(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The stretch without the 'as' that a name is all the rest of ('As Ada Marsh, the mayor, put it') and without the
    adverb or day that opens it ('Meanwhile Ada Marsh, whose party won, said')."""
    if last > first and sentence.kind[first] in "AT" and sentence.low[first] not in _OF_OLD:
        opened = sentence.kind[first + 1] == "N" or sentence.low[first + 1] == "the"
        return (first + 1, last) if opened else (first, last)
    name = sentence.mention[last]
    whole = name is not None and last > first and sentence.mention[first + 1] is name
    return (first + 1, last) if whole and sentence.low[first] == "as" else (first, last)


def behind_time(sentence: Sentence, first: int, last: int) -> int:
    """The token behind the date that opens a stretch, where a phrase follows: 'In 2002 the guild's lawyer, asked by';
    else the same token."""
    at = first + 1
    if sentence.low[first] in _DATING:
        while at < last and sentence.kind[at] in "T#":
            at += 1
    elif sentence.low[at : at + 1] and sentence.low[at] in words().periods and sentence.low[at + 1] in _LATER:
        at += 2  # "Four years later the guild went further and found"
    elif sentence.low[at] in words().periods and sentence.low[at + 1] in ("a", "an", "the"):
        at += 1  # "Ada Marsh, nine years a member of the guild, said"
    else:
        return first
    named = sentence.kind[at] == "D" or (sentence.kind[at] == "N" and sentence.mention[at] is not None)
    return at if at > first + 1 and named else first


_LATER = frozenset({"later", "earlier", "ago", "before", "after", "afterwards"})
_DATING = frozenset({"in", "on", "since", "by", "during"})


def is_bare_part(sentence: Sentence, first: int, head: int) -> bool:
    """Whether a stretch opens with one thing that has no article and hangs on a name ('armed wing of the'): behind a
    name it says what that is."""
    joint = head - 1
    if not first < joint <= first + _LONGEST_PLACE or sentence.low[joint] not in ("of", "to", "for"):
        return False
    noun = sentence.low[joint - 1]
    plain = all(sentence.kind[at] == "w" and at not in sentence.cues for at in range(first, joint))
    return plain and not noun.endswith("s") and noun not in _OF_OLD


def is_apposed(sentence: Sentence, first: int, name: int) -> bool:
    """Whether what stands from `first` to the name's own article says what it is: 'Its armed rival the Guild'."""
    kinds = "".join(sentence.kind[first:name])
    return (
        sentence.kind[name] == "D"
        and kinds[:1] == "D"
        and 1 < len(kinds) <= _LONGEST_PLACE
        and set(kinds[1:]) == {"w"}
        and not any(at in sentence.cues for at in range(first, name))
    )


def name_in_marks(sentence: Sentence, closing: int) -> Phrase | None:
    """The name in '"Southern Post" reports', whose last mark stands at this token."""
    opening = closing - 1
    while opening > max(0, closing - 6) and sentence.kind[opening] == "N":
        opening -= 1
    if opening == closing - 1 or sentence.kind[opening] != "q":
        return None
    phrase = phrase_back(sentence, closing - 1, opening + 1)
    if phrase is None or phrase.kind not in ("organization", "name", "person"):
        return None
    return replace(phrase, kind="organization") if phrase.kind == "name" else phrase


# What a clause begins behind.
_EDGES = frozenset(".;:Q-")
_DEFINITE = frozenset({"the", "my", "our", "his", "her", "its", "their"})


def is_known_role(sentence: Sentence, segment: tuple[int, int], aside: int) -> Phrase | None:
    """The neighbour in 'My neighbour, a man of few words, says': who somebody is, with no name."""
    person = sentence.low[segment[0]] in _DEFINITE and sentence.low[aside] in ("a", "an")
    if not person and sentence.low[aside] != "the":
        return None
    phrase = phrase_back(sentence, segment[1], segment[0])
    whole = phrase is not None and phrase.first == segment[0] and phrase.kind == "role"
    if not person:  # "A deputy of the Halse Thing, the town's parliament, says"
        whole = (
            whole and phrase is not None and phrase.last > phrase.head and sentence.kind[phrase.last] == "N"
        )
    return phrase if whole and (segment[0] == 0 or sentence.kind[segment[0] - 1] in _EDGES) else None
