"""Whom a pronoun means where nobody with a name fits: the official of the sentence before, the body that is accused."""

from __future__ import annotations

import re
from bisect import bisect_left

from transforms.citations.grammar import MASK, Sentence, tokenize, words
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Memory, Speaker, is_outlet
from transforms.citations.phrases import Phrase, phrase_forward
from transforms.citations.rival_subjects import main_subject
from transforms.sentences import sentence_spans

# Words that may stand in front of a pronoun which opens its sentence ("And later he said").
_NEAR_START = 12
# 'When the minister was young she promised': the clause in front is about the same person.
_OPENING = frozenset({"when", "while", "although", "though", "before", "after", "since", "once"})


def role_in_opening(at: int, pronoun: str, sentence: Sentence) -> Speaker | None:
    """The one person without a name whom the clause in front of the pronoun's is about."""
    if pronoun not in ("he", "she") or not sentence.low or sentence.low[0] not in _OPENING:
        return None
    phrase = phrase_forward(sentence, 1)
    if phrase is not None and sentence.low[phrase.first] in ("i", "we") and phrase.first == phrase.last:
        return _met_in_opening(at, pronoun, sentence)
    if phrase is None or phrase.kind != "role" or phrase.mention is not None or sentence.to[phrase.last] > at:
        return None
    verb = phrase.last + 1
    if sentence.low[phrase.head].endswith("s") or sentence.kind[verb : verb + 1] != ["X"]:
        return None
    text = sentence.span(phrase.first, phrase.last)
    told = {word.lower() for word in text.split()} & (words().male if pronoun == "she" else words().female)
    return None if told else Speaker(text, "role", at, at)


_ADDRESSED = frozenset(
    {"told", "asked", "met", "called", "rang", "phoned", "saw", "found", "visited", "reached"}
)


def _met_in_opening(at: int, pronoun: str, sentence: Sentence) -> Speaker | None:
    """The councillor in 'When I told a councillor that, he said'."""
    if sentence.low[2:3] == [] or sentence.low[2] not in _ADDRESSED:
        return None
    met = phrase_forward(sentence, 3)
    if (
        met is None
        or met.kind != "role"
        or sentence.to[met.last] > at
        or sentence.low[met.head].endswith("s")
    ):
        return None
    text = sentence.span(met.first, met.last)
    told = {word.lower() for word in text.split()} & (words().male if pronoun == "she" else words().female)
    return None if told or met.mention is not None else Speaker(text, "role", at, at)


_MET_ROLE = re.compile(
    r"\b(?:I|[Ww]e)\s(?:(?:spoke|talked|wrote|turned)\s(?:to|with)|asked|called|rang|phoned|met|reached|emailed|visited)\s"
    r"(the\s(?:[a-z-]{2,14}\s)?([a-z-]{3,16})(?:\sof\sthe\s[a-z-]{3,16})?)"
)
# 'the head of a village on the coast, Pau Serra, yesterday': the name that nobody has registered.
_NAME_BEHIND = re.compile(r"[^,.!?\n]{0,60}, ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2})(?=[,. ])")
_ASKED_BODY = re.compile(
    r"\b(?:asked|contacted|approached|emailed|wrote to|turned to)\s(the\s(?:[a-z-]{3,14}\s)?([a-z-]{4,16}))"
    r"[^.!?\n]{0,120}[.!?]\s$"
)


def body_asked(at: int, text: str) -> Speaker | None:
    """The ministry in 'We asked the ministry for a reply. It said'."""
    asked = _ASKED_BODY.search(text, max(0, at - _TOLD_REACH), at)
    if asked is None or asked.group(2) not in words().bodies:
        return None
    return Speaker(asked.group(1).removeprefix("the "), "body", at, at, resolution="role")


_ROLE_TOLD = re.compile(
    r"\b(?:my|our|one|an?)\s(?:[a-z-]{2,14}\s){0,2}?([a-z-]{3,16})\b(?!['’-])", re.IGNORECASE
)
_TOLD_REACH = 200


def role_told_of(at: int, pronoun: str, sentence: Sentence, memory: Memory) -> Speaker | None:
    """The coach in 'So I took it to my coach. He told me', where somebody speaks in the first person and the sentence
    before names nobody else."""
    lead = sentence.text[sentence.start : at].rpartition(MASK)[2]
    if pronoun not in ("he", "she") or len(lead) > _NEAR_START:
        return None
    text = sentence.text
    start = max(text.rfind("\n", 0, at) + 1, at - _TOLD_REACH)
    stop = text.rfind(".", start, sentence.start)
    start = max(start, text.rfind(". ", start, max(start, stop)) + 1)
    near = memory.mentions[bisect_left(memory.starts, start) : bisect_left(memory.starts, at)]
    if any(mention.type == "person" for mention in near):
        return None
    other = words().male if pronoun == "she" else words().female
    met = _MET_ROLE.search(text, start, at)
    if met is not None and met.group(2) in words().roles and met.group(2) not in other:
        known = _NAME_BEHIND.match(text, met.end(), at)
        return Speaker(known.group(1), "name", at, at) if known else Speaker(met.group(1), "role", at, at)
    found = None
    for match in _ROLE_TOLD.finditer(text, start, at):
        noun = match.group(1).lower()
        mine = "i" in memory.persons or match.group()[:3].lower() in ("my ", "our")
        if mine and noun in words().roles and noun not in other and not noun.endswith("s"):
            found = match
    return Speaker(found.group(), "role", at, at) if found is not None else None


def role_ahead(at: int, pronoun: str, sentence: Sentence, memory: Memory, anybody: bool) -> Speaker | None:
    """The person without a name whom the sentence before is about, in the same paragraph: 'The acting governor of Halse
    came on Tuesday. “…,” he said'. With `anybody` only somebody new: 'A teacher stood there. “…,” she said'."""
    text = sentence.text
    start = max(0, sentence.start - _TOLD_REACH)
    start = max(text.rfind("\n", start, sentence.start) + 1, start)
    if start >= sentence.start or pronoun not in ("he", "she"):
        return None
    spans = sentence_spans(text[start : sentence.start])
    if not spans:
        return None
    before = tokenize(text, start + spans[-1][0], start + spans[-1][1], memory.mentions, memory.starts)
    if before.size < _FEWEST:
        return None
    if (owner := _owner_meant(before, pronoun)) is not None:
        return None if anybody else Speaker(owner, "role", at, at)
    phrase = phrase_forward(before, 0) if before.kind[0] == "D" else None
    if phrase is None or phrase.kind != "role":  # "The finance minister looked pale": the verb was taken in
        phrase = main_subject(before, before.size - 1, from_start=True)
    if phrase is None or phrase.kind != "role" or before.low[phrase.head].endswith("s"):
        return None
    if before.kind[phrase.first] != "D" or (anybody and before.low[phrase.first] not in ("a", "an")):
        return None
    if phrase.first and any(there is not None and there.type == "person" for there in before.mention):
        return None  # "With Ada Marsh gone, the caretaker rose"
    inside = before.mention[phrase.first : phrase.last + 1]
    if any(mention is not None and mention.type == "person" for mention in inside):
        return None
    name = before.span(phrase.first, phrase.last)
    other = words().male if pronoun == "she" else words().female
    told = set(name.lower().split()[before.low[phrase.first] in _OWNERS :])  # "His trainer" may be a woman
    return None if other & told else Speaker(name, "role", at, at)


def _owner_meant(before: Sentence, pronoun: str) -> str | None:
    """The gardener in 'The gardener's roses were cut, but she stayed calm. “…,” she said'."""
    owner, mark, s = before.low[1].partition("’") if "’" in before.low[1] else before.low[1].partition("'")
    if before.kind[0] != "D" or not mark or s != "s" or owner not in words().roles:
        return None
    other = words().male if pronoun == "she" else words().female
    if pronoun not in before.low or owner in other:
        return None
    return before.span(0, 1)[: -len("’s")]


_OWNERS = frozenset({"his", "her", "its", "their"})
# Somebody brought in with "a", as far as a place that belongs to them: 'a lady from Halse', 'a young nurse'.
_SOMEBODY = re.compile(
    r"(?<![\w’'-])([Aa]n?|[Oo]ne)\s((?:(?:[a-z-]|[A-Z](?=[a-z-]{2})){2,14}\s){0,2}?)([a-z-]{3,16})((?:\sfrom\s[A-Z][\w’'-]+)?)(?=[\s,.])"
)
_WORD_BEFORE = re.compile(r"([\w’'-]+)\s$")
_SOMEBODY_REACH = 400


def somebody_before(
    at: int, pronoun: str, text: str, memory: Memory, in_paragraph: bool = False
) -> Speaker | None:
    """The one person without a name who was brought in shortly before, where nobody else was: 'A lady from Halse rang.
    It was late.' and then '“…,” she said'."""
    if pronoun not in ("he", "she"):
        return None
    start = max(0, at - _SOMEBODY_REACH, text.rfind("\n", 0, at) if in_paragraph else 0)
    near = memory.mentions[bisect_left(memory.starts, start) : bisect_left(memory.starts, at)]
    if any(mention.type == "person" for mention in near):
        return None
    own, other = (words().female, words().male) if pronoun == "she" else (words().male, words().female)
    found: dict[str, str] = {}
    for match in _SOMEBODY.finditer(text, start, at):
        noun, between = match.group(3), match.group(2).split()
        before = _WORD_BEFORE.search(text, max(start, match.start() - 16), match.start())
        ahead = before.group(1).lower() if before is not None else ""
        if words().kinds.get(ahead) == "P" or noun in other or any(word in words().kinds for word in between):
            continue
        if (noun in own and noun not in words().titles) or noun in words().roles or noun in _PLAIN:
            found.setdefault(noun, match.group())
    name = next(iter(found.values())) if len(found) == 1 else None
    return Speaker(name, "role", at, at, resolution="role") if name is not None else None


_PLAIN = word_set("nameless_plain")


def many_ahead(at: int, text: str, memory: Memory) -> Speaker | None:
    """The people or papers that 'they' at the start of a sentence means, where the sentence before, in the same
    paragraph, is about them: 'Leaflets lay under the doors. They announced', 'Two clerks spoke. They said'."""
    start = max(text.rfind("\n", 0, at) + 1, at - _TOLD_REACH * 2)
    opening = text[start:at].rstrip()
    if MASK in opening[-3:]:
        opening = opening[: opening.rfind("“")].rstrip()  # "Two clerks spoke. “…,” they said"
    if not opening.endswith((".", "!", "?")):
        return None
    spans = sentence_spans(opening)
    before = tokenize(text, start + spans[-1][0], start + spans[-1][1], memory.mentions, memory.starts)
    phrase = main_subject(before, before.size - 1, from_start=True) if before.size >= _FEWEST else None
    if phrase is None or phrase.kind not in ("role", "document"):
        return None
    if phrase.mention is not None and (phrase.kind != "role" or phrase.mention.type == "person"):
        return None
    word = before.low[phrase.head]
    if not word.endswith("s") and word not in _MANY:
        return None
    kind = "role" if phrase.kind == "role" else "document"
    last = phrase.head if phrase.mention is None else phrase.last  # "Brokers at the Mill Bank"
    return Speaker(before.span(phrase.first, last), kind, at, at, resolution="role")


_MANY = word_set("nameless_many")


def group_of_one(sentence: Sentence, phrase: Phrase) -> str | None:
    """The divers in 'Divers came up on Sunday. “…,” one of them said': what the sentence before in the same paragraph
    opens with, where those are people."""
    if sentence.low[phrase.first : phrase.last + 1] != ["one", "of", "them"]:
        return None
    text = sentence.text
    start = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - _TOLD_REACH)
    spans = sentence_spans(text[start : sentence.start])
    if not spans:
        return None
    before = tokenize(text, start + spans[-1][0], start + spans[-1][1], [], [])
    group = phrase_forward(before, 0) if before.size >= _FEWEST else None
    if before.low[:1] and (before.kind[0] == "#" or before.low[0] in _NUMBERS):
        return None  # "Two clerks spoke. One of them"
    if group is None or group.kind != "role" or not before.low[group.head].endswith(("s", "men", "women")):
        return None
    return before.span(group.first, group.head)


_NUMBERS = word_set("verbal_numbers")
# A calling with these endings is known of somebody who has spoken: 'the ecologist', 'the photographer'.
_CALLINGS = tuple(sorted(word_set("nameless_callings")))


def is_calling(noun: str) -> bool:
    """Whether 'the expert', 'the marine ecologist' means who spoke last, and no office that one person holds."""
    return noun in words().last_speaker or (len(noun) > _SHORT and noun.endswith(_CALLINGS))


_SHORT = 7


def told_without_name(noun: str, memory: Memory) -> Speaker | None:
    """The army official in 'A senior army official told reporters so. “…,” said the official', where no official with
    a name was brought in since."""
    last = next((speaker for speaker in reversed(memory.speakers) if speaker.name), None)
    if last is None or last.kind != "role" or last.resolution not in ("role", "named_role"):
        return None
    told = (last.name or "").lower().split()
    if told[0] not in ("a", "an", "one", "another") or noun not in told[1:]:
        return None
    return last if memory.last_holder.get(noun, -1) < last.start else None


_FEWEST = 4
_CHARGES = frozenset(
    {"charge", "charges", "accusation", "accusations", "allegation", "allegations", "claim", "claims"}
)
_DENIES = frozenset(
    {"denies", "denied", "deny", "rejects", "rejected", "reject", "disputes", "disputed", "dispute"}
)


def accused_before(sentence: Sentence, token: int, memory: Memory) -> Speaker | None:
    """The Samiti in 'The ministry had claimed that the Samiti was led by others, a charge which it denies': who denies
    is not who claims."""
    verb = token + 1 + (sentence.kind[token + 1 : token + 2] in (["X"], ["A"]))
    charge = token - 1 - (sentence.low[token - 1] in ("which", "that"))
    if sentence.low[verb : verb + 1] == [] or sentence.low[verb] not in _DENIES or charge < 2:
        return None
    if sentence.low[charge] not in _CHARGES:
        return None
    said = next((at for at in sentence.cues if at < charge and sentence.mention[at] is None), charge)
    for at in range(charge - 1, said, -1):
        mention = sentence.mention[at]
        if mention is not None and mention.type == "organization":
            kind = "outlet" if is_outlet(mention, memory.index) else "organization"
            return Speaker(
                mention.surface, kind, mention.start, mention.end, mention.surface, mention.entity_id
            )
    return None
