"""Speakers: who a noun phrase stands for, with pronouns, roles and "the statement" resolved in reading order."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import lru_cache

from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import data
from transforms.citations.phrases import Phrase
from transforms.citations.sources import SourceIndex, looks_like_outlet
from transforms.citations.subjects import main_subject
from transforms.model import Mention

# How far back, in characters, a pronoun may reach for its name: about four paragraphs.
_REACH = 1500
_GROUP_KINDS = frozenset({"organization", "body", "outlet", "document", "place"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is credited: `name` as the text names them, `source` the outlet or organization, where it is one.

    `kind` is person, role, body, organization, outlet, place, document or nobody (a pronoun that fits no name);
    `start`/`end` are the characters of the phrase, `resolution` says how the name was come by.
    """

    name: str | None
    kind: str
    start: int
    end: int
    source: str | None = None
    entity_id: str | None = None
    resolution: str = "named"

    @property
    def is_named(self) -> bool:
        """True when the phrase, or what it resolved to, holds a name."""
        return self.name is not None and self.resolution not in ("role", "unresolved")

    @property
    def key(self) -> str:
        """What two crediting phrases of one sentence must share to be the same source."""
        return (self.name or self.source or "").casefold()


@dataclass(slots=True)
class Memory:
    """What a text has said so far about who speaks."""

    mentions: list[Mention]
    index: SourceIndex
    starts: list[int] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    roles: dict[str, dict[str, Speaker]] = field(default_factory=dict)
    issuers: list[tuple[str, Speaker]] = field(default_factory=list)
    gender: dict[str, str] = field(default_factory=dict)

    def remember(self, speaker: Speaker) -> None:
        """Note a speaker that was named, so that later pronouns and roles can mean them."""
        if speaker.name is not None and speaker.kind != "nobody":
            self.speakers.append(speaker)


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    names = data("given_names")
    return {name: gender for gender in ("female", "male") for name in names[gender]}


def speaker_of(sentence: Sentence, phrase: Phrase, memory: Memory) -> Speaker | None:
    """The speaker that a noun phrase stands for; None for a phrase that cannot speak."""
    start, end = sentence.at[phrase.first], sentence.to[phrase.last]
    if phrase.kind == "pronoun":
        return of_pronoun(sentence, phrase.first, sentence.low[phrase.first], memory)
    if phrase.kind == "person" and phrase.mention is not None:
        return _of_person(sentence, phrase, memory)
    if phrase.kind == "name" and _is_epithet(sentence, phrase):
        found = _person_before(start, "", sentence, memory)
        if found is not None:
            return replace(found, start=start, end=end, resolution="role_resolved")
    if phrase.kind == "name":
        name = sentence.span(phrase.name_first, phrase.name_last)
        _learn_role(sentence, phrase, Speaker(name, "person", start, end), memory)
        return Speaker(name, "person", start, end)
    if phrase.kind == "organization":
        return _of_organization(sentence, phrase, memory)
    if phrase.kind == "staff" and phrase.mention is not None:
        name = phrase.mention.surface
        return Speaker(name, "outlet", start, end, source=name, entity_id=phrase.mention.entity_id)
    if phrase.kind == "place" and phrase.mention is not None:
        mention = phrase.mention
        return Speaker(mention.surface, "place", start, end, entity_id=mention.entity_id)
    if phrase.kind == "document":
        return _of_document(sentence, phrase, memory)
    return _of_role(sentence, phrase, memory)


def _is_epithet(sentence: Sentence, phrase: Phrase) -> bool:
    """'the Swede', 'the Londoner': an article and one capitalised word stand for somebody named before."""
    return phrase.name_first == phrase.name_last == phrase.first + 1 and sentence.low[phrase.first] == "the"


def _of_person(sentence: Sentence, phrase: Phrase, memory: Memory) -> Speaker:
    mention = phrase.mention
    assert mention is not None
    start, end = sentence.at[phrase.first], sentence.to[phrase.last]
    name = mention.surface
    if (other := _coordinated(sentence, phrase)) is not None:
        start = sentence.at[other]
        name = sentence.span(other, phrase.name_last)
    found = Speaker(
        name, "person", start, end, entity_id=mention.entity_id if name == mention.surface else None
    )
    if phrase.last > phrase.head + 1:
        found = replace(found, source=_outlet_in(sentence, phrase.head + 1, phrase.last, memory))
    elif phrase.name_first > phrase.first:
        found = replace(found, source=_outlet_in(sentence, phrase.first, phrase.name_first - 1, memory))
    _learn_role(sentence, phrase, found, memory)
    return found


def _coordinated(sentence: Sentence, phrase: Phrase) -> int | None:
    """The first token of another person right before 'and Name'."""
    at = phrase.name_first - 2
    if at < 0 or phrase.name_first != phrase.first or sentence.low[at + 1] not in ("and", "&"):
        return None
    mention = sentence.mention[at]
    if mention is None or mention.type != "person":
        return None
    while at > 0 and sentence.mention[at - 1] is mention:
        at -= 1
    return at


def _outlet_in(sentence: Sentence, first: int, last: int, memory: Memory) -> str | None:
    """The outlet among these tokens: 'of the Daily Post', 'the Daily Post's'."""
    for at in range(first, last + 1):
        mention = sentence.mention[at]
        if mention is not None and mention.type == "organization" and is_outlet(mention, memory.index):
            return mention.surface
    return None


def is_outlet(mention: Mention, index: SourceIndex) -> bool:
    """Whether a mentioned organization is a registered source."""
    return mention.entity_id in index.entities or index.by_name(mention.surface) is not None


def _of_organization(sentence: Sentence, phrase: Phrase, memory: Memory) -> Speaker:
    start, end = sentence.at[phrase.first], sentence.to[phrase.last]
    if phrase.mention is None:
        name = sentence.span(phrase.name_first, phrase.name_last)
        known = memory.index.by_name(name) is not None
        return Speaker(name, "outlet" if known else "organization", start, end, source=name)
    mention = phrase.mention
    kind = "outlet" if is_outlet(mention, memory.index) else "organization"
    return Speaker(mention.surface, kind, start, end, source=mention.surface, entity_id=mention.entity_id)


def _of_document(sentence: Sentence, phrase: Phrase, memory: Memory) -> Speaker:
    """A document speaks for its issuer: 'a ministry statement', 'her letter', 'the statement' of a sentence before."""
    start, end = sentence.at[phrase.first], sentence.to[phrase.last]
    noun = sentence.low[phrase.head].removesuffix("s")
    text = sentence.span(phrase.first, phrase.last)
    mention = phrase.mention
    if mention is not None:
        outlet = mention.type == "organization" and is_outlet(mention, memory.index)
        kind = "person" if mention.type == "person" else "outlet" if outlet else "organization"
        source = text_without_article(text) if kind == "person" else mention.surface
        found = Speaker(mention.surface, kind, start, end, source, mention.entity_id, "issuer")
    elif (body := _body_in(sentence, phrase)) is not None:
        known = _names_something(sentence, phrase)
        found = Speaker(
            body, "body", start, end, body if known else None, None, "issuer" if known else "role"
        )
    else:
        definite = sentence.low[phrase.first] in ("the", "this", "that", "its", "their", "it")
        if definite and phrase.last == phrase.head and phrase.head - phrase.first <= 1:
            for issued, issuer in reversed(memory.issuers):
                if issued == noun:
                    return replace(issuer, start=start, end=end, resolution="issuer")
        return Speaker(text, "document", start, end, resolution="role")
    memory.issuers.append((noun, found))
    return found


def _body_in(sentence: Sentence, phrase: Phrase) -> str | None:
    for at in range(phrase.head - 1, phrase.first - 1, -1):
        if sentence.low[at] in words().bodies:
            return text_without_article(sentence.span(phrase.first, at))
    return None


def text_without_article(text: str) -> str:
    """The phrase without a leading article."""
    first, _, rest = text.partition(" ")
    return (
        rest
        if rest and first.lower() in ("the", "a", "an", "this", "that", "its", "their", "his", "her")
        else text
    )


def _of_role(sentence: Sentence, phrase: Phrase, memory: Memory) -> Speaker:
    """A role or body without a name of its own; 'the minister' means the one minister named before."""
    start, end = sentence.at[phrase.first], sentence.to[phrase.last]
    text = sentence.span(phrase.first, phrase.last)
    noun = sentence.low[phrase.head]
    definite = sentence.low[phrase.first] in ("the", "this", "that") and phrase.head - phrase.first <= 2
    bare = definite and phrase.last == phrase.head == phrase.first + 1 and phrase.mention is None
    if bare and phrase.kind == "role" and len(memory.roles.get(noun, {})) == 1:
        (named,) = memory.roles[noun].values()
        return replace(named, start=start, end=end, resolution="role_resolved")
    if (
        bare
        and phrase.kind == "body"
        and (named_body := _organization_called(noun, start, sentence.start, memory))
    ):
        return replace(named_body, start=start, end=end, resolution="role_resolved")
    named_inside = phrase.mention is not None or _names_something(sentence, phrase)
    if phrase.kind == "body":
        name = text_without_article(text)
        return Speaker(
            name,
            "body",
            start,
            end,
            name if named_inside else None,
            None,
            "named" if named_inside else "role",
        )
    source = None
    if phrase.mention is not None and is_outlet(phrase.mention, memory.index):
        source = phrase.mention.surface
    return Speaker(text, "role", start, end, source, None, "named_role" if named_inside else "role")


def _names_something(sentence: Sentence, phrase: Phrase) -> bool:
    return any(
        sentence.kind[at] == "N" and at > 0 or sentence.mention[at] is not None
        for at in range(phrase.first, phrase.last + 1)
    )


def _organization_called(noun: str, before: int, sentence_start: int, memory: Memory) -> Speaker | None:
    """The organization that 'the ministry' or 'the group' means: the last one with that word in its name; for a word
    that any organization is called by, the one that has spoken or is named within reach, when it is only one."""
    near = [
        mention
        for mention in memory.mentions[
            bisect_left(memory.starts, before - _REACH) : bisect_left(memory.starts, before)
        ]
        if mention.type == "organization"
    ]
    for mention in reversed(near):
        if noun in mention.surface.lower().split():
            return _organization(mention, memory)
    if noun not in words().generic_bodies:
        return None
    only_outlets = noun in words().outlet_nouns
    fitting: dict[str, Speaker] = {}
    for speaker in memory.speakers:
        if before - speaker.start <= _REACH and speaker.kind in ("organization", "outlet"):
            fitting[speaker.entity_id or speaker.key] = speaker
    named = {mention.entity_id or mention.surface: _organization(mention, memory) for mention in near}
    here = {key: speaker for key, speaker in named.items() if speaker.start >= sentence_start}
    for candidates in (here, fitting, named):
        found = [
            speaker
            for speaker in candidates.values()
            if not _another_body(speaker.name or "", noun) and (speaker.kind == "outlet") >= only_outlets
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def named(mention: Mention, memory: Memory) -> Speaker:
    """A mention as a speaker."""
    if mention.type == "organization":
        return _organization(mention, memory)
    kind = "person" if mention.type == "person" else "place"
    return Speaker(mention.surface, kind, mention.start, mention.end, entity_id=mention.entity_id)


def _organization(mention: Mention, memory: Memory) -> Speaker:
    kind = "outlet" if is_outlet(mention, memory.index) else "organization"
    return Speaker(mention.surface, kind, mention.start, mention.end, mention.surface, mention.entity_id)


def _another_body(name: str, noun: str) -> bool:
    """Whether a name says itself that it is some other kind of body: no ministry is 'the company'."""
    held = words().bodies & set(name.lower().split())
    generic = ("group", "organization", "organisation", "body")
    return bool(held) and noun not in held and noun not in generic


def _learn_role(sentence: Sentence, phrase: Phrase, speaker: Speaker, memory: Memory) -> None:
    """Remember the roles and the gender that the words in front of a name tell."""
    known = words()
    key = (speaker.name or "").split()[-1:]
    for at in range(phrase.first, phrase.name_first):
        word = sentence.low[at].rstrip(".")
        if word in known.roles or word in known.titles:
            memory.roles.setdefault(word, {})[speaker.name or ""] = speaker
        if key and word in known.female:
            memory.gender[key[0]] = "female"
        elif key and word in known.male:
            memory.gender[key[0]] = "male"


def _fits(name: str, pronoun: str, memory: Memory) -> bool:
    """Whether nothing that is known about the name speaks against the pronoun."""
    if pronoun not in ("he", "she"):
        return True
    parts = name.split()
    if not parts:
        return False
    if parts[0][0].islower() or parts[0] in ("A", "An", "The", "One"):
        told = {part.lower() for part in parts}
        other = words().male if pronoun == "she" else words().female
        return not told & other
    gender = memory.gender.get(parts[-1]) or (
        _given_names().get(parts[0].lower()) if len(parts) > 1 else None
    )
    if gender is None:
        gender = next((memory.gender[part] for part in parts if part in memory.gender), None)
    return gender is None or (gender == "female") == (pronoun == "she")


def of_pronoun(sentence: Sentence, token: int, pronoun: str, memory: Memory) -> Speaker:
    """The speaker that the pronoun at this token stands for; kind nobody when no name fits."""
    start, end = sentence.at[token], sentence.to[token]
    nobody = Speaker(None, "nobody", start, end, resolution="unresolved")
    if pronoun in ("i", "we"):
        return nobody
    if pronoun in ("it", "they") and (here := _group_here(sentence, token, pronoun, memory)):
        return replace(here, start=start, end=end, resolution="pronoun")
    found = (
        _person_before(start, pronoun, sentence, memory)
        if pronoun in ("he", "she")
        else _group_before(start, pronoun, memory)
    )
    return (
        replace(found, start=start, end=end, resolution="pronoun", source=found.source) if found else nobody
    )


def _person_before(at: int, pronoun: str, sentence: Sentence, memory: Memory) -> Speaker | None:
    """The first fitting person of this sentence, else the last who spoke, unless another is named since."""
    behind = bisect_left(memory.starts, at)
    first_here = bisect_left(memory.starts, sentence.start)
    for mention in memory.mentions[first_here:behind]:
        masked = sentence.text[mention.start] == "\x01"
        if mention.type == "person" and not masked and _fits(mention.surface, pronoun, memory):
            return Speaker(mention.surface, "person", at, at, entity_id=mention.entity_id)
    spoke = next(
        (s for s in reversed(memory.speakers) if s.kind in ("person", "role") and at - s.start <= _REACH
         and _is_singular(s) and _fits(s.name or "", pronoun, memory)),
        None,
    )  # fmt: skip
    if spoke is not None and spoke.kind == "role":
        spoke = _one_named(at, pronoun, memory) or spoke
    since = spoke.end if spoke is not None else at - _REACH
    named = None
    for mention in memory.mentions[bisect_left(memory.starts, since) : first_here]:
        if (
            mention.type == "person"
            and sentence.text[mention.start] != "\x01"
            and _fits(mention.surface, pronoun, memory)
        ):
            opens = _opens_sentence(sentence.text, mention.start)
            if named is None or opens:
                named = (mention, opens)
    if named is not None and (
        spoke is None or named[1] or spoke.kind == "role" or "\n" in sentence.text[spoke.end : named[0].start]
    ):
        mention = named[0]
        return Speaker(mention.surface, "person", at, at, entity_id=mention.entity_id)
    return spoke


def _one_named(at: int, pronoun: str, memory: Memory) -> Speaker | None:
    """The only named person who has spoken within reach, whom a later 'the director' most likely means as well."""
    named = {
        s.name: s
        for s in memory.speakers
        if s.kind == "person" and at - s.start <= _REACH and _fits(s.name or "", pronoun, memory)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _is_singular(speaker: Speaker) -> bool:
    if speaker.kind == "person":
        return True
    last = (speaker.name or "").lower().split()
    return (
        bool(last)
        and not last[-1].endswith("s")
        and last[0] not in ("some", "many", "several", "two", "three")
    )


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a name stands where a sentence's subject does: no full stop within the few words before it."""
    before = text[max(0, start - 40) : start].rstrip()
    edge = max(before.rfind(mark) for mark in '.!?\n”"')
    between = before[edge + 1 :] if edge >= 0 else before
    return (edge >= 0 or len(text[:start]) < 40) and len(between.split()) <= 3 and "," not in between


def _group_here(sentence: Sentence, token: int, pronoun: str, memory: Memory) -> Speaker | None:
    """The body, or for 'they' the people, that the sentence began with."""
    phrase = main_subject(sentence, token, from_start=True) if token > 1 else None
    if phrase is None or phrase.kind not in ("organization", "body", "role"):
        return None
    speaker = speaker_of(sentence, phrase, memory)
    if speaker is None or (speaker.kind == "role" and (pronoun == "it" or _is_singular(speaker))):
        return None
    return speaker


def _group_before(at: int, pronoun: str, memory: Memory) -> Speaker | None:
    for speaker in reversed(memory.speakers):
        if at - speaker.start > _REACH:
            break
        if speaker.kind in _GROUP_KINDS or (
            pronoun == "they" and speaker.kind == "role" and not _is_singular(speaker)
        ):
            return speaker
    if pronoun == "it":
        for mention in reversed(memory.mentions[: bisect_left(memory.starts, at)]):
            if at - mention.start > _REACH:
                break
            if mention.type == "organization":
                kind = "outlet" if is_outlet(mention, memory.index) else "organization"
                return Speaker(mention.surface, kind, at, at, mention.surface, mention.entity_id)
    return None


def outlet_name(name: str, memory: Memory) -> bool:
    """Whether a capitalised name is, or looks like, an outlet."""
    return memory.index.by_name(name) is not None or looks_like_outlet(name)
