"""Noun phrases around a verb: where they begin and end, and what their head is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.named_inside import inner_mention, is_free_name, is_holder
from transforms.citations.sources import houses_body, looks_like_outlet
from transforms.citations.verbal import is_deed_next, is_verbal
from transforms.model import Mention

_LONGEST = 24  # a noun phrase with all that hangs on it is rarely longer
_INSIDE = frozenset("Nw#")
# Endings of words for people: biologist, mathematician, photographer, spokeswoman, shopkeeper.
_ROLE_ENDINGS = tuple(sorted(word_set("phrases_role_endings")))
_COUNTED, _GREAT = word_set("phrases_counted"), frozenset({"million", "billion", "trillion", "m", "bn"})
_PLAIN_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "i", "we", "you"})


@dataclass(slots=True)
class Phrase:
    """A noun phrase from token `first` to `last`; its head part ends at `head`.

    `kind`: person, organization, place, role, body, document, staff (an outlet's correspondent or report), pronoun,
    name (capitalised, but no mention) or noun. `mention` is the name that the phrase is about, if any, and
    `name_first`/`name_last` its tokens.
    """

    first: int
    last: int
    head: int
    kind: str
    mention: Mention | None = None
    name_first: int = -1
    name_last: int = -1


def _simple_back(sentence: Sentence, last: int, floor: int) -> int:
    """The first token of the simple noun phrase (no preposition in it) that ends at `last`."""
    kinds, cues = sentence.kind, sentence.cues
    at, lowest = last, max(floor, last - _LONGEST + 1)
    while at >= lowest:
        kind = kinds[at]
        if kind == "D":
            while at - 1 >= floor and kinds[at - 1] == "D":
                at -= 1
            return at
        if kind == "q" and at - 1 >= floor and kinds[at - 1] in _INSIDE and at < last:
            at -= 1
            continue
        if kind == "#" and at < last and sentence.text[sentence.at[at] - 1] in "$£€":
            return at + 1 + (sentence.low[at + 1] in _GREAT)  # "the $6 billion analysts had predicted"
        if kind not in _INSIDE or (at in cues and at < last and is_verbal(sentence, at)):
            return at + 1
        at -= 1
    return at + 1


def phrase_back(sentence: Sentence, last: int, floor: int = 0) -> Phrase | None:
    """The noun phrase that ends at this token, with the phrases that it hangs on ("the head of the council")."""
    if sentence.kind[last] == "O":
        if sentence.low[last] in _PLAIN_PRONOUNS:
            return Phrase(last, last, last, "pronoun")
        if sentence.low[last] == "them" and last > 1 and sentence.low[last - 2] in _COUNTED:
            return Phrase(last - 2, last, last - 2, "role")  # "one of them"
    if sentence.low[last] == "both" and (last == 0 or sentence.kind[last - 1] in ".;Q"):
        return Phrase(last, last, last, "pronoun")  # "Both admit it"
    first = _simple_back(sentence, last, floor)
    if first > last:
        return None
    found = classify(sentence, first, last, last)
    if found is not None and found.kind == "person":
        whose = _whose(sentence, found, floor) or _seated(sentence, found, floor)
        return whose or _head_of_body(sentence, found, floor) or found
    head = last
    while first - 2 >= floor and sentence.low[first - 1] in words().links and last - first < _LONGEST:
        head = first - 2
        if sentence.low[first - 1] == "in" and (stated := _stated_in(sentence, first, head, last, floor)):
            return stated
        if sentence.kind[head] == ")" and head - 3 >= floor and sentence.kind[head - 2] == "(":
            head -= 3  # "the Ash Institute (AI) in Halse"
        while head > floor and _is_between(sentence, head):
            head -= 1
        if sentence.low[head] in _COUNTED and sentence.low[first - 1] == "of" and found is not None:
            return Phrase(
                head, last, found.head, found.kind, found.mention, found.name_first, found.name_last
            )
        if sentence.kind[head] not in _INSIDE:
            break
        first = _simple_back(sentence, head, floor)
        wider = classify(sentence, first, head, last)
        full_name = wider is not None and wider.kind == "name" and wider.name_first < wider.name_last
        if wider is not None and (full_name or wider.kind not in ("noun", "place", "name")):
            found = wider
        elif found is not None and found.kind in ("noun", "place", "name"):
            quoted = found.kind == "place" and sentence.kind[max(0, first - 1) : first + 1] == ["Q", "D"]
            found = wider if wider and (wider.kind == "name" or quoted) and head != last else None
    return found


def _stated_in(sentence: Sentence, first: int, head: int, last: int, floor: int) -> Phrase | None:
    """The union in 'the union in a letter to the department claimed', whose document begins at this token."""
    document = next((at for at in range(first, last + 1) if sentence.low[at] in words().documents), None)
    if document is None or sentence.kind[first] != "D" or document - first > 3:
        return None
    phrase = phrase_back(sentence, head, floor)
    kinds = ("person", "organization", "role", "body")
    return phrase if phrase is not None and phrase.kind in kinds else None


def _whose(sentence: Sentence, person: Phrase, floor: int) -> Phrase | None:
    """The role in 'the wife of President Marsh': somebody else than Marsh."""
    head, titles = person.first - 2, words().titles
    if head < floor or sentence.low[head + 1] not in ("of", "for") or sentence.low[head] not in words().roles:
        return None
    kin = sentence.low[head] in _BELONGING  # "the mother of little Ivo Rusk", "the lawyer of farmer Ivo Rusk"
    plain = all(
        kin or sentence.low[at].rstrip(".") in titles for at in range(person.first, person.name_first)
    )
    if not plain:
        return None
    wider = classify(sentence, _simple_back(sentence, head, floor), head, person.last)
    return wider if wider is not None and wider.kind == "role" else None


def _seated(sentence: Sentence, person: Phrase, floor: int) -> Phrase | None:
    """The role in 'My neighbour in Corte': what stands behind 'in' is a place, whatever it was taken for."""
    head = person.first - 2
    if head <= floor or sentence.low[head + 1] not in ("in", "near") or person.first != person.name_first:
        return None
    if sentence.low[head] not in words().roles or sentence.low[head].endswith("s"):
        return None
    wider = classify(sentence, _simple_back(sentence, head, floor), head, person.last)
    return wider if wider is not None and wider.kind == "role" else None


def _head_of_body(sentence: Sentence, person: Phrase, floor: int) -> Phrase | None:
    """'the leader of the Reform Party Ada Marsh' as one phrase, which begins with the role."""
    last, head = sentence.mention[person.name_first - 1], person.first - 2
    if person.name_first == person.first or (last is not None and last.type not in ("organization", "place")):
        return None
    if last is None and sentence.kind[person.name_first - 1] not in "Nw":
        return None  # but "Minister of Mining Ada Marsh", "head of research Ada Marsh"
    while (
        head > floor and last is None and (sentence.low[head + 1] == "and" or sentence.low[head] == "state")
    ):
        head = _simple_back(sentence, head, floor) - 2  # "Minister of State for Mining and Water Ada Marsh"
    if head < floor or sentence.low[head + 1] not in ("of", "for") or sentence.low[head] not in words().roles:
        return None
    return replace(person, first=_simple_back(sentence, head, floor))


# Roles that somebody has to somebody else.
_BELONGING = word_set("phrases_belonging")


def phrase_forward(sentence: Sentence, first: int, ceiling: int | None = None) -> Phrase | None:
    """The noun phrase that begins at this token, as far as its head and what hangs on it with 'of', 'for', 'at'."""
    size = sentence.size if ceiling is None else min(ceiling, sentence.size)
    if first >= size:
        return None
    kinds, low, marks, cues = sentence.kind, sentence.low, sentence.mention, sentence.cues
    if kinds[first] == "O" and low[first] in _PLAIN_PRONOUNS:
        return Phrase(first, first, first, "pronoun")
    at = first
    while at < size and (kinds[at] == "D" or (kinds[at] == "A" and at > first)):  # "an earlier report"
        at += 1
    body = at
    farthest = min(size, first + _LONGEST)
    while at < farthest and kinds[at] in _INSIDE:
        if at > body and at in cues and is_verbal(sentence, at) and low[at] not in words().roles:
            break
        mention = marks[at]
        at += 1
        if mention is None or (at < size and marks[at] is mention):
            continue
        if mention.type == "organization" and is_deed_next(sentence, at):
            break  # "The Guild honored Ada Marsh's service, saying"
        if mention.type != "person":
            continue
        ended = at >= size or kinds[at] != "N" or marks[at] is not None
        if ended and not _possessive(sentence, at - 1):
            break
    if at == body:
        return None
    head = at - 1
    found = classify(sentence, first, head, head)
    if found is None:
        return None
    last = head
    while last + 2 < size and low[last + 1] in ("of", "for", "at", "from", "with") and found.kind != "place":
        start = last + 2
        while start < size and kinds[start] == "D":
            start += 1
        stop = start
        while stop < size and kinds[stop] in _INSIDE and not (stop in cues and is_verbal(sentence, stop)):
            if kinds[stop] == "w" and low[stop].endswith("ed") and marks[stop - 1] is not None:
                break  # "the fishermen of Halse blocked"
            stop += 1
        if stop == start:
            break
        last = stop - 1
        mention, name = marks[last], last
        while name > start and marks[name - 1] is mention:
            name -= 1
        inside = name > start and mention is not None and mention.type == "person"
        if inside and found.kind == "role" and low[name - 1] not in words().titles:
            return Phrase(
                found.first, last, last, "person", mention, name, last
            )  # "the head of the agency Ivo Rusk"
    return Phrase(found.first, last, head, found.kind, found.mention, found.name_first, found.name_last)


def _is_between(sentence: Sentence, at: int) -> bool:
    """A word between a noun and what hangs on it: 'sources close to', 'a study published Monday in'."""
    before = sentence.kind[at - 1]
    if sentence.low[at].endswith("ed") and sentence.kind[at] == "w" and before in "Nw":
        return True
    return sentence.low[at] in ("close", "familiar") or (sentence.kind[at] == "T" and before in "wN")


def _possessive(sentence: Sentence, at: int) -> bool:
    mention = sentence.mention[at]
    end = mention.end if mention is not None else sentence.to[at]
    return sentence.text[end : end + 2] in ("'s", "’s") or sentence.low[at].endswith(("'s", "’s"))


def _noun(word: str) -> str:
    """The word that decides about a compound: 'ex-minister' is a minister."""
    return word.rpartition("-")[2] if "-" in word else word


def classify(sentence: Sentence, first: int, head: int, last: int) -> Phrase | None:
    """What the phrase with this head word is; None when it cannot speak."""
    known = words()
    while first < head and sentence.kind[first] == "q":
        first += 1
    if sentence.kind[head] == "#" and head > first and sentence.mention[head - 1] is not None:
        return classify(sentence, first, head - 1, last)  # "Mill Workers Local 417"
    word = sentence.low[head]
    mention = sentence.mention[head]
    if mention is not None and not _possessive(sentence, head):
        name_first = head
        while name_first > first and sentence.mention[name_first - 1] is mention:
            name_first -= 1
        while mention.type == "place" and name_first > first and is_free_name(sentence, name_first - 1):
            name_first -= 1  # "Historic England" is no place
        if is_holder(sentence, first, name_first, head) or sentence.mention[name_first] is not mention:
            return Phrase(first, last, head, "name", None, name_first, head)
        kind = {"person": "person", "organization": "organization"}.get(mention.type, "place")
        if mention.type == "facility":
            kind = "organization" if houses_body(mention.surface) else "noun"
        return Phrase(first, last, head, kind, mention, name_first, head)
    inner = inner_mention(sentence, first, last)
    noun = _noun(word)
    if noun in known.outlet_staff and inner is not None and inner[0].type == "organization":
        return Phrase(first, last, head, "staff", *inner)
    if len(noun) > 7 and noun.endswith(_ROLE_ENDINGS) and (mention is None or mention.type == "person"):
        return Phrase(first, last, head, "role", *(inner or (None, -1, -1)))
    if inner is not None and inner[0].type == "person" and word in known.documents:
        return Phrase(first, last, head, "document", *inner)
    for kind, nouns in (("role", known.roles), ("body", known.bodies), ("document", known.documents)):
        if word in nouns or noun in nouns:
            return Phrase(first, last, head, kind, *(inner or (None, -1, -1)))
    if inner is not None and inner[0].type == "person" and inner[2] < head and sentence.kind[head] != "N":
        return Phrase(first, last, head, "noun", *inner)
    if word.endswith("-year-old") or "-of-" in word:
        return Phrase(first, last, head, "role")  # "the father-of-two"
    if first == head == last and word in ("another", "one"):
        return Phrase(first, last, head, "role")  # one of those who were named before
    if sentence.kind[head] == "N":
        return _capitalised(sentence, first, head, last)
    return Phrase(first, last, head, "noun", *(inner or (None, -1, -1)))


def _capitalised(sentence: Sentence, first: int, head: int, last: int) -> Phrase | None:
    """A run of capitalised words that is no mention: a name, without the titles in front of it."""
    known = words()
    start = head
    while start > first and sentence.kind[start - 1] == "N" and not _possessive(sentence, start - 1):
        before = sentence.mention[start - 1]
        if before is not None and before.type != "organization":
            break
        start -= 1
    while start < head and (
        sentence.low[start].rstrip(".") in known.titles or sentence.low[start] in known.roles
    ):
        start += 1
    alone = start == head
    if alone and head == 0 and sentence.low[head] in known.naming:
        return None
    name = sentence.span(start, head)
    kind = (
        "organization"
        if looks_like_outlet(name) and not (alone and name.isupper() and len(name) > 4)
        else "name"
    )
    return Phrase(first, last, head, kind, None, start, head)
