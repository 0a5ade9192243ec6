"""Acts of crediting and the ones that are no plain "X said": phrases, passives, "X quoted Y as saying"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.citations.asides import name_behind_role
from transforms.citations.carriers import carrying_outlet, outlet_of_phrase
from transforms.citations.cited import (
    behind_document,
    cites_people,
    counted_people,
    is_awaited,
    is_talked_of,
    without_participle,
)
from transforms.citations.cue_rules import rules
from transforms.citations.doing import insider
from transforms.citations.grammar import Sentence, words
from transforms.citations.issuers import issued_by, issuer_in_aside
from transforms.citations.lexicon import data, word_set
from transforms.citations.memory import Memory, Speaker, named
from transforms.citations.owners import owning_body
from transforms.citations.phrases import Phrase, phrase_forward
from transforms.citations.quoted_people import (
    OBJECTS,
    follows_words,
    leads_to_words,
    over_whom,
    quoted_person,
)
from transforms.citations.speakers import of_pronoun, speaker_of
from transforms.citations.stretches import name_in_marks
from transforms.citations.subjects import Subject, passive_subject


@dataclass(slots=True)
class Act:
    """One crediting: `start`/`end` are the characters from the speaker to the cue (or the reverse), `first`/`last` its
    tokens. `counts` is False for a cue that names a speaker only beside a quotation."""

    speaker: Speaker
    cue: str
    lemma: str
    start: int
    end: int
    first: int
    last: int
    counts: bool
    outlet: str | None = None
    shared: bool = False
    passive: bool = False


def credit_phrase(sentence: Sentence, at: int, length: int, memory: Memory) -> Act | None:
    """'According to X', 'citing X', 'reported by X'."""
    plainly = sentence.low[at] == "according"
    if sentence.low[at] == "per" and at and sentence.text[sentence.at[at]] == "P":
        return None  # "the inspector, Per Holm,"
    if plainly and sentence.low[at + length : at + length + 1] and sentence.low[at + length] in OBJECTS:
        # 'according to her sister' is no such thing
        following = sentence.kind[at + length + 1 : at + length + 2]
        if not following or following[0] not in "NwD#q":
            return _according_to_them(sentence, at, at + length, memory)
    if plainly and (head := _owned_words(sentence, at + length)):
        return _according_to_words(sentence, at, at + length, head, memory)
    cue = sentence.span(at, at + length - 1)
    if (length == 2 and is_talked_of(sentence, at)) or is_awaited(sentence, at, length):
        return None
    if cue.lower() in data("cues")["behind_documents"] and not behind_document(sentence, at):
        return None
    inside = insider(sentence, at + length) or _given_out(sentence, at + length)
    phrase = inside or counted_people(sentence, at + length) or phrase_forward(sentence, at + length)
    phrase = phrase or _in_marks(sentence, at + length)
    worded = cue.lower().startswith("in the ")
    phrase = name_behind_role(sentence, phrase) if (plainly or worded) and phrase is not None else phrase
    if phrase is not None and phrase.kind == "body" and sentence.low[phrase.head] in words().documents:
        paper = replace(phrase, kind="document")  # "the paper, published today in Ice & Water"
        own = "own" in sentence.low[phrase.first : phrase.head]  # "quoting her own paper in Ice & Water"
        issued = issuer_in_aside(sentence, paper) or (None if own else issued_by(sentence, paper))
        phrase = paper if issued is not None else phrase  # "a paper by the Tide Institute"
    if phrase is not None and phrase.kind in ("document", "noun"):
        phrase = issued_by(sentence, phrase) or without_participle(sentence, phrase)
    if phrase is None:
        return None
    if phrase.kind == "noun" and (
        sentence.low[phrase.head] in _NO_WORDS or not (plainly and phrase.head > phrase.first)
    ):
        if not cites_people(sentence, at, phrase):
            return None
        phrase = replace(phrase, kind="role")
    speaker = speaker_of(sentence, phrase, memory)
    if speaker is None or speaker.name is None:
        return None
    if not (plainly or worded or speaker.is_named or cites_people(sentence, at, phrase)):
        return None
    if cue.lower() in rules().to_outlets and speaker.kind != "outlet":
        return None
    if phrase.mention is None and any(sign.isdigit() for sign in speaker.name):
        return None  # "numbers from KX20"
    if speaker.kind == "place" and (cue.lower() == "reports from" or sentence.low[at - 1] in _LACKING):
        return None
    if sentence.low[at] == "as" and cue[-3:] == " in" and speaker.kind not in _PRINTING:
        return None  # "as reported in Halse"
    start, outlet = sentence.at[at], carrying_outlet(speaker)
    return Act(speaker, cue, cue.lower(), start, speaker.end, at, phrase.last, True, outlet)


def _given_out(sentence: Sentence, first: int) -> Phrase | None:
    """The guild's statement of 'a Guild statement shared with the Courier', which begins at this token."""
    for token in sentence.documents:
        if first < token <= first + _LONGEST_PAPER and sentence.low[token + 1 : token + 2] in _GIVEN:
            return (
                phrase_forward(sentence, first, token + 1)
                if sentence.kind[token + 2 : token + 3] == ["P"]
                else None
            )
    return None


_LONGEST_PAPER = 6
_GIVEN = (["shared"], ["sent"], ["emailed"], ["posted"], ["given"], ["provided"], ["seen"], ["read"], ["obtained"],
          ["submitted"], ["addressed"])  # fmt: skip
_PRINTING = frozenset({"organization", "outlet", "body"})
# "without figures from Halse" nobody is credited.
_LACKING = frozenset({"without", "no", "more", "any", "for", "missing", "lacking"})


def _in_marks(sentence: Sentence, at: int) -> Phrase | None:
    """The name in '(the) "Southern Post"' that begins at this token."""
    while at < sentence.size and sentence.kind[at] == "D":
        at += 1
    if sentence.kind[at : at + 2] != ["q", "N"]:
        return None
    closing = next((n for n in range(at + 2, min(sentence.size, at + 7)) if sentence.kind[n] == "q"), None)
    return name_in_marks(sentence, closing) if closing is not None else None


# "According to local custom" nobody says anything.
_NO_WORDS = word_set("crediting_no_words")


def _according_to_them(sentence: Sentence, at: int, last: int, memory: Memory) -> Act | None:
    """'According to him,' with the pronoun at the end of its phrase."""
    speaker = of_pronoun(sentence, last, OBJECTS[sentence.low[last]], memory)
    if speaker.name is None:
        return None
    start, end = sentence.at[at], sentence.to[last]
    return Act(
        speaker,
        sentence.span(at, last - 1),
        "according to",
        start,
        end,
        at,
        last,
        True,
        carrying_outlet(speaker),
    )


def _owned_words(sentence: Sentence, owner: int) -> int:
    """The token of 'words' in 'his words', 'her own account'; 0 where no such phrase begins at this token."""
    if owner + 1 >= sentence.size or sentence.low[owner] not in _OWNERS:
        return 0
    head = owner + 1 + (sentence.low[owner + 1] == "own")
    if head >= sentence.size:
        return 0
    own = sentence.low[head] in rules().own_words and head > owner + 1
    return head if own or sentence.low[head] in data("cues")["view_words"] else 0


def _according_to_words(sentence: Sentence, at: int, owner: int, head: int, memory: Memory) -> Act | None:
    """'According to her words', 'according to his own account': whoever she or he is."""
    speaker = of_pronoun(sentence, owner, _OWNERS[sentence.low[owner]], memory)
    if speaker.name is None:
        return None
    start, end, outlet = sentence.at[at], sentence.to[head], carrying_outlet(speaker)
    return Act(speaker, sentence.span(at, owner - 1), "according to", start, end, at, head, True, outlet)


_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}


# "In its opinion published in May" is a paper.
_PAPERS = (
    ["published"],
    ["issued"],
    ["released"],
    ["adopted"],
    ["delivered"],
    ["dated"],
    ["on"],
    ["of"],
    ["to"],
)


def in_view_of(sentence: Sentence, at: int, memory: Memory) -> Act | None:
    """'In her view', 'in Marsh's words'."""
    views = data("cues")["view_words"] if sentence.low[at] == "in" else rules().reckonings
    last = next((n for n in range(at + 2, min(at + 7, sentence.size)) if sentence.low[n] in views), None)
    if last is None or sentence.low[last + 1 : last + 2] in _PAPERS or "that" in sentence.low[at + 1 : last]:
        return None  # "told the Post by telephone that the mill's account had been closed"
    owner = sentence.low[at + 1]
    own = last - (sentence.low[last - 1] == "own")
    if own == at + 2 and owner in ("his", "her", "their", "its"):
        if sentence.low[at] != "in" and owner in ("his", "her"):
            return None  # "by her own reckoning she was late"
        if sentence.low[last] == "views" and at and sentence.low[at - 1].isalpha():
            return None  # "groups seen as moderate in their views, in order to"
        speaker = of_pronoun(sentence, at + 1, _OWNERS[owner], memory)
    else:
        mention = sentence.mention[own - 1]
        owning = owning_body(sentence, own - 1) if mention is None else None
        if owning is not None and owning.start > sentence.at[at]:
            start, end = sentence.at[at], sentence.to[last]
            return Act(owning, sentence.span(at, last), "view", start, end, at, last, True)
        if mention is None or sentence.text[mention.end : mention.end + 2] not in ("'s", "’s", "' ", "’ "):
            return None
        speaker = named(mention, memory)
    if speaker.name is None:
        return None
    start, end = sentence.at[at], sentence.to[last]
    return Act(speaker, sentence.span(at, last), "view", start, end, at, last, True, carrying_outlet(speaker))


def is_quoting_words(sentence: Sentence, at: int) -> bool:
    """'the herdsman was quoted as saying': whoever that is, words are quoted and no price."""
    return sentence.low[at + 1 : at + 3] in (["as", "saying"], ["as", "telling"])


def was_quoted(sentence: Sentence, at: int, memory: Memory) -> Act | None:
    """'X was quoted as saying (by Y)', 'X was quoted by Y as saying'."""
    phrase = passive_subject(sentence, at)
    if phrase is None or (phrase.kind == "noun" and not is_quoting_words(sentence, at)):
        return None  # "the crown was quoted at 7.4 to the euro"
    speaker = speaker_of(sentence, phrase, memory)
    if speaker is None:
        return None
    outlet, last = None, at
    for token in range(at + 1, min(sentence.size, at + 14)):
        if sentence.low[token] in ("saying", "telling"):
            last = token
        if sentence.low[token] in ("by", "in") and (carrier := phrase_forward(sentence, token + 1)):
            outlet = outlet_of_phrase(sentence, carrier, memory)
            last = max(last, carrier.last) if outlet else last
    start, end = sentence.at[phrase.first], sentence.to[last]
    return Act(speaker, sentence.span(at, at), "quote", start, end, phrase.first, last, True, outlet)


def quoted_as_saying(sentence: Sentence, at: int, subject: Subject, memory: Memory) -> Act | None:
    """'X quoted Y as saying': X carries, Y speaks."""
    if subject.phrase is None or subject.inverted:
        return None
    quoted = quoted_person(sentence, at + 1)
    if quoted is None or quoted.last + 1 >= sentence.size:
        return None
    if sentence.kind[quoted.last + 1] == "(" and sentence.kind[quoted.last + 3 : quoted.last + 4] == [")"]:
        quoted = replace(quoted, last=quoted.last + 3)
    whom, quoted = quoted, replace(quoted, last=over_whom(sentence, quoted.last))
    if quoted.last + 1 >= sentence.size:
        return None
    if sentence.low[quoted.last + 1] != "as" and not (
        quoted.kind == "person"
        and (leads_to_words(sentence, quoted.last + 1) or follows_words(sentence, subject.phrase, quoted))
    ):
        return None
    carrier = speaker_of(sentence, subject.phrase, memory)
    pronoun = OBJECTS.get(sentence.low[quoted.first]) if quoted.kind == "pronoun" else None
    if pronoun is not None:
        speaker: Speaker | None = of_pronoun(sentence, quoted.first, pronoun, memory)
    else:
        speaker = speaker_of(sentence, whom, memory)
    if speaker is None or carrier is None:
        return None
    last = min(quoted.last + 2, sentence.size - 1)
    start, end = sentence.at[subject.phrase.first], sentence.to[last]
    outlet = carrier.source or (carrier.name if carrier.is_named else None)
    return Act(speaker, sentence.low[at], "quote", start, end, subject.phrase.first, last, True, outlet)
