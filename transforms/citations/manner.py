"""What stands around a verb of saying in unusual places: 'has in the past denied', 'is reported to have said', 'with
Marsh saying that'."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.asides import over_asides
from transforms.citations.endings import followed_well
from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set
from transforms.citations.phrases import Phrase, phrase_back, phrase_forward

_HAVE = frozenset({"has", "have", "had", "having"})
_LONGEST_PARENTHESIS = 5
# Passives of these tell what somebody else says of the subject.
_HEARSAY = word_set("manner_hearsay")
# "went on to say", "was quick to deny": they do say so.
_WENT = frozenset({"went", "goes", "gone"})
_EAGER = word_set("manner_eager")
_SEEN = word_set("manner_seen")
# "critics like to point out", "the ministry wishes to inform": they do so.
_INCLINED = word_set("manner_inclined")


def parenthesis_back(sentence: Sentence, last: int) -> int | None:
    """The auxiliary in front of 'in the past' or 'in recent weeks', whose last token this is."""
    for at in range(last - 1, max(0, last - _LONGEST_PARENTHESIS), -1):
        if sentence.kind[at] == "P":
            return at - 1 if sentence.low[at - 1] in _HAVE else None
        if sentence.kind[at] not in "DwA#T":
            return None
    return None


def of_hearsay(sentence: Sentence, to: int) -> Phrase | None:
    """Who 'is reported to have said' something, where the 'to' is this token."""
    if to < 2:
        return None
    if sentence.low[to - 1] == "on" and sentence.low[to - 2] in _WENT:
        before = to - 3
        while before > 0 and sentence.kind[before] in "XA":
            before -= 1
        return phrase_back(sentence, before) if before >= 0 else None
    if sentence.low[to - 1] in _INCLINED:
        before = to - 2
        while before > 0 and sentence.kind[before] in "XA":
            before -= 1
        return phrase_back(sentence, before)
    if to < 3 or sentence.low[to - 1] not in _HEARSAY | _EAGER:
        return None
    be = to - 2 - (sentence.low[to - 2] in ("at", "the"))
    while be > 0 and (sentence.kind[be] == "A" or sentence.low[be].endswith("ly")):
        be -= 1
    if sentence.low[be] not in words().be:
        return None
    while be > 1 and sentence.kind[be - 1] in "XA":
        be -= 1
    before = be - 1
    return over_asides(sentence, before) if sentence.kind[before] == "," else phrase_back(sentence, before)


def of_company(sentence: Sentence, own: Phrase) -> bool | None:
    """Whether 'with Marsh saying that' reports (True) or 'leaves both sides claiming' tells what comes of something
    (False); None where the phrase in front of a participle stands behind no such word."""
    before = sentence.low[own.first - 1] if own.first else ""
    if before == "with":
        return True
    return False if before in _SEEN else None


_SOMEWHERE = (["there"], ["here"], ["elsewhere"])


def is_no_auxiliary(passed: list[str], form: str) -> bool:
    """Whether a form of "to be" that stands in front of these words and a verb belongs to another clause: 'a man who
    was there said', and before any form of the present ('a man who is ill says')."""
    return passed[-1:] in _SOMEWHERE or (form.endswith("s") and not form.endswith("ss"))


def is_whole_end(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a name, without anything before or behind it, ends the sentence."""
    whole = phrase.first == phrase.name_first and phrase.last == phrase.name_last
    return whole and (phrase.last + 1 >= sentence.size or sentence.kind[phrase.last + 1] == ".")


def in_document(sentence: Sentence, document: Phrase) -> bool:
    """'and in its July report cautioned': where it stands, said by the subject of the verb before."""
    at = document.first - 1
    while at > 0 and sentence.kind[at] in "DT#A":
        at -= 1
    return at >= 0 and sentence.low[at] == "in"


def over_named(sentence: Sentence, at: int) -> int | None:
    """Past the organization, with its article, that begins at this token."""
    while at < sentence.size and sentence.kind[at] == "D":
        at += 1
    mention = sentence.mention[at] if at < sentence.size else None
    if mention is None or mention.type != "organization":
        return None
    while at < sentence.size and sentence.mention[at] is mention:
        at += 1
    return at


_LISTENERS = frozenset({"him", "her", "them", "us", "me"})


def over_talk(sentence: Sentence, at: int) -> int:
    """Past 'in an interview with the Post' or 'to him' in front of an inverted subject; else the same token."""
    if sentence.low[at] == "to" and sentence.low[at + 1 : at + 2] and sentence.low[at + 1] in _LISTENERS:
        return at + 2
    if sentence.low[at] in ("on", "in") and sentence.kind[at + 1 : at + 2] == ["T"]:
        return at + 2
    if sentence.low[at] == "to":
        return over_named(sentence, at + 1) or at  # "declared to the Courier the farmer Ada Marsh"
    head = at + 1
    while head < sentence.size and sentence.kind[head] == "D":
        head += 1
    if sentence.low[at] != "in" or head >= sentence.size or sentence.low[head] not in words().documents:
        return at
    at = head + 1
    if sentence.low[at : at + 1] and sentence.low[at] in ("with", "to", "for", "on"):
        at += 1
        while at < sentence.size and sentence.kind[at] == "D":
            at += 1
        stop = at
        while (
            stop < sentence.size
            and sentence.kind[stop] == "N"
            and sentence.mention[stop] is sentence.mention[at]
        ):
            stop += 1
        at = stop
    return at


def behind_two_roles(sentence: Sentence, role: Phrase) -> Phrase | None:
    """The person in '“…,” says farmer and Guild delegate Ada Marsh'."""
    joint = role.last + 1
    if sentence.kind[role.first] == "D" or sentence.low[joint : joint + 1] != ["and"]:
        return None
    named = phrase_forward(sentence, joint + 1)
    if named is None or named.kind != "person" or named.name_first == named.first:
        return None
    return replace(named, first=role.first)


def of_named_body(sentence: Sentence, group: Phrase) -> Phrase | None:
    """The agency of 'The Salt Agency (SA) working group', whose part the phrase behind the brackets is."""
    closing = group.first - 1
    if (
        group.kind != "body"
        or closing < 3
        or sentence.kind[closing] != ")"
        or sentence.kind[closing - 2] != "("
    ):
        return None
    whole = phrase_back(sentence, closing - 3)
    if whole is None or whole.kind != "organization":
        return None
    return replace(whole, last=group.last)


def behind_listener(sentence: Sentence, people: Phrase) -> Phrase:
    """The relatives of 'told the Post relatives feared': whom it was told is no part of who fears; else the same."""
    if sentence.low[people.first - 1] not in ("told", "tells") or people.name_last >= people.last:
        return people
    return replace(people, first=people.name_last + 1, mention=None, name_first=-1, name_last=-1)


def of_joined_office(sentence: Sentence, end: Phrase) -> Phrase | None:
    """The directorate in 'the General Directorate of Repair and Recovery wrote', whose last word is no name of its
    own."""
    joint = end.first - 1
    if (
        joint < 4
        or end.mention is not None
        or sentence.low[joint] != "and"
        or sentence.kind[joint - 1] != "N"
    ):
        return None
    office = phrase_back(sentence, joint - 1)
    if office is None or office.kind not in ("organization", "body", "name") or office.last != joint - 1:
        return None
    capital = office.first + (sentence.kind[office.first] == "D")
    named = all(
        sentence.kind[at] == "N" or sentence.low[at] in ("of", "for", "the") for at in range(capital, joint)
    )
    if not named or not {"of", "for"} & set(sentence.low[capital:joint]):
        return None
    if sentence.mention[joint - 1] is not None and sentence.mention[joint - 1] is not office.mention:
        return None
    if office.mention is not None:
        return replace(office, last=end.last)
    return replace(office, last=end.last, kind="organization", name_first=capital, name_last=end.last)


_ISSUED = frozenset(
    {
        "issued",
        "released",
        "published",
        "posted",
        "signed",
        "made",
        "attributed",
        "recorded",
        "left",
        "sent",
        "pinned",
    }
)


def is_issued(sentence: Sentence, phrase: Phrase, spoken: bool) -> bool:
    """'“…,” said a statement issued by the Guild': behind a quotation a document may go on with who issued it."""
    behind = sentence.low[phrase.last + 1 : phrase.last + 2]
    return spoken and phrase.kind == "document" and bool(behind) and behind[0] in _ISSUED


def opens_short_words(sentence: Sentence, mark: int) -> bool:
    """Whether a mark opens words of the verb behind an auxiliary or adverb: 'has twice “noted with concern”'."""
    if mark < 2 or sentence.kind[mark - 1] not in "AX":
        return False
    return sentence.text[sentence.to[mark] : sentence.to[mark] + 1].isalpha()


def stands_behind_as(sentence: Sentence, verb: int) -> bool:
    """', as the academy later established.': a clause with 'as' whose verb has nothing behind it."""
    if verb + 1 < sentence.size and sentence.kind[verb + 1] not in ",.P":
        return False
    for at in range(verb - 1, max(-1, verb - _LONGEST_AS), -1):
        if sentence.low[at] == "as":
            return verb - at > 1 and (at == 0 or sentence.kind[at - 1] == ",")
        if sentence.kind[at] in ".,;:QSR":
            return False
    return False


_LONGEST_AS = 10


def as_stated(sentence: Sentence, verb: int) -> Phrase | None:
    """The speaker in 'As explained on the quay the director Ada Marsh, …' and 'as noted Marsh,'."""
    at = verb + 1
    if sentence.kind[at : at + 1] == ["P"] and sentence.low[at] in ("at", "in", "on", "to", "during"):
        at += 1
        while at < sentence.size and sentence.kind[at] == "D":
            at += 1
        if sentence.kind[at : at + 1] not in (["w"], ["T"]):
            return None
        at += 1
    phrase = phrase_forward(sentence, at)
    if phrase is None or phrase.kind not in ("person", "organization", "name"):
        return None
    return phrase if followed_well(sentence, phrase.last) else None
