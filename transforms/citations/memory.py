"""What a text has said so far about who speaks: speakers, roles, issuers of documents, organizations."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import data, word_set
from transforms.citations.phrases import Phrase
from transforms.citations.sources import SourceIndex, looks_like_outlet
from transforms.model import Mention, Source

# How far back, in characters, a pronoun may reach for its name: about four paragraphs.
REACH = 1500
# More speakers than this are never within reach; older ones are forgotten, so that any text takes linear time.
_REMEMBERED = 60


@dataclass(slots=True)
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
    """What a text has said so far about who speaks: of each role the names that it was told of, and where the last of
    them stands."""

    mentions: list[Mention]
    index: SourceIndex
    starts: list[int] = field(default_factory=list)
    speakers: deque[Speaker] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    roles: dict[str, dict[str, Speaker]] = field(default_factory=dict)
    last_holder: dict[str, int] = field(default_factory=dict)
    issuers: deque[tuple[str, Speaker]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    gender: dict[str, str] = field(default_factory=dict)
    persons: dict[str, Speaker] = field(default_factory=dict)
    surnames: dict[str, str | None] | None = None

    def remember(self, speaker: Speaker) -> None:
        """Note a speaker that was named, so that later pronouns and roles can mean them."""
        if speaker.name is not None and speaker.kind != "nobody":
            self.speakers.append(speaker)


def is_outlet(mention: Mention, index: SourceIndex) -> bool:
    """Whether a mentioned organization is a registered source; a short form that the text gives to another body
    ("the Salt Commission (SC)") is none of that name."""
    if mention.entity_id in index.entities:
        return True
    known = index.by_name(mention.surface)
    return known is not None and not stands_for_another(mention.name, known, index)


def stands_for_another(full_name: str, known: Source, index: SourceIndex) -> bool:
    """Whether the full name of what a text calls by a registered name or alias is not that of the registered source."""
    meant = index.by_name(full_name)
    return meant is None or meant.source_id != known.source_id


_NEAR_START = 4


def organization_called(
    noun: str, before: int, sentence_start: int, text: str, memory: Memory
) -> Speaker | None:
    """The organization that 'the ministry' or 'the group' means: the last one with that word in its name; for a word
    that any organization is called by, the one that has spoken or is named within reach, when it is only one."""
    reached = bisect_left(memory.starts, before)
    near = [
        mention
        for mention in memory.mentions[bisect_left(memory.starts, before - REACH) : reached]
        if mention.type in ("organization", "facility")
        and not text[max(0, mention.start - 7) : mention.start].endswith("called ")  # a drug, called so
    ]
    for mention in reversed(near):
        if noun in mention.surface.lower().split():
            return _organization(mention, memory)
    near = [mention for mention in near if mention.type == "organization"]
    told = _told_so(noun, near, text)
    if told is not None:
        return _organization(told, memory)
    if noun not in words().generic_bodies:
        return None
    only_outlets = noun in words().outlet_nouns
    fitting: dict[str, Speaker] = {}
    for speaker in memory.speakers:
        if before - speaker.start <= REACH and speaker.kind in ("organization", "outlet"):
            fitting[speaker.entity_id or speaker.key] = speaker
    named = {mention.entity_id or mention.surface: _organization(mention, memory) for mention in near}
    here = {key: speaker for key, speaker in named.items() if speaker.start >= sentence_start}
    paragraph = text.rfind("\n", 0, sentence_start) + 1
    last = text.rfind(". ", paragraph, max(paragraph, sentence_start - 2)) + 1
    previous = {key: speaker for key, speaker in named.items() if speaker.start >= max(paragraph, last)}
    full = {mention.entity_id: mention.name for mention in near}
    for candidates in (here, previous, fitting, named):
        found = [
            speaker
            for speaker in candidates.values()
            if not _another_body(speaker.name or "", noun)
            and not _another_body(full.get(speaker.entity_id, ""), noun)
            and (not only_outlets or speaker.kind == "outlet" or outlet_name(speaker.name or "", memory))
            and (speaker.kind != "outlet" or only_outlets or noun in _OUTLETS_TOO)
        ]
        if len(found) > 1 and candidates is here and found[0].start - sentence_start <= _NEAR_START:
            return found[0]  # "Staples will cut 40 jobs at Pinmark, the company said"
        found = (
            [speaker for speaker in found if speaker.kind != "outlet"] or found if len(found) > 1 else found
        )
        if found:
            return found[0] if len(found) == 1 else None
    return None


# In front of a name this long a word says what kind of body it is.
_INTRODUCING = 60


def _told_so(noun: str, near: list[Mention], text: str) -> Mention | None:
    """The last of the organizations that the text has brought in with this word ('the transport groups HWU and Delta
    Aid'), or in whose name a word stands that says the same ('the lender' is the bank)."""
    names = _called_by().get(noun, frozenset())
    introduced = {
        mention.surface
        for mention in near
        if noun in text[max(0, mention.start - _INTRODUCING) : mention.start]
        and re.search(
            rf"\b{re.escape(noun)}s?\s(?:[A-Z][\w’'-]*\sand\s)?$",
            text[max(0, mention.start - _INTRODUCING) : mention.start],
        )
    }
    for mention in reversed(near):
        if mention.surface in introduced or names.intersection(mention.surface.lower().split()):
            return mention
    return None


@lru_cache(maxsize=1)
def _called_by() -> dict[str, frozenset[str]]:
    """What stands in the names of bodies that a noun is used for."""
    return {noun: frozenset(names) for noun, names in data("words")["called_by"].items()}


# Words for an organization that mean an outlet as well; no newspaper is "the union".
_PAPERS = word_set("memory_papers")
_OUTLETS_TOO = word_set("memory_outlets_too")


@lru_cache(maxsize=1)
def alike() -> dict[str, frozenset[str]]:
    """Role nouns that a text uses for one another: a king is the monarch."""
    return {noun: frozenset(group) for group in data("words")["alike"] for noun in group}


@lru_cache(maxsize=1)
def _bodies_alike() -> dict[str, frozenset[str]]:
    """Nouns for bodies that a text uses for one another: a trust is the charity."""
    alike: dict[str, frozenset[str]] = {}
    for group in data("words")["bodies_alike"]:
        alike |= {noun: alike.get(noun, frozenset()) | frozenset(group) for noun in group}
    return alike


def _follows(text: str, at: int, words_before: str) -> bool:
    """Whether these words, in small or capital letters and as whole ones, stand right in front of a character."""
    start = at - len(words_before)
    whole = start == 0 or (start > 0 and not text[start - 1].isalnum())
    return whole and text[start:at].lower() == words_before


def person_called(noun: str, before: int, text: str, memory: Memory) -> Speaker | None:
    """The one person within reach of whom the words behind the name say so: 'Ada Marsh, the treasurer of the club,'."""
    nouns = alike().get(noun) or frozenset((noun,))
    found: dict[str, Speaker] = {}
    for mention in memory.mentions[
        bisect_left(memory.starts, before - REACH) : bisect_left(memory.starts, before)
    ]:
        if mention.type != "person":
            continue
        if _follows(text, mention.start, f"the {noun}, "):  # "The mayor, Ada Marsh, came"
            found[mention.entity_id or mention.surface] = named(mention, memory)
        if text[mention.end : mention.end + 2] != ", ":
            continue
        told = text[mention.end + 2 : mention.end + 62].partition(",")[0].lower().split()
        if told and told[0] in ("a", "an", "the") and nouns.intersection(told[1:6]):
            found[mention.entity_id or mention.surface] = named(mention, memory)
    return next(iter(found.values())) if len(found) == 1 else None


# A nameless official of the first lines is most likely the one who is named below them.
_LEAD = 500


# What is told stands between who tells it and the outlet that carries it.
_CARRIED = 300
# An office stands so near to the name of who holds it.
_OFFICE = 30


def _only_named(at: int, text: str, memory: Memory) -> Speaker | None:
    """The one person named within reach, if a word for an office stands beside the name."""
    near = memory.mentions[bisect_left(memory.starts, at - REACH // 2) : bisect_left(memory.starts, at)]
    people = [mention for mention in near if mention.type == "person"]
    if not people or len({mention.entity_id or mention.surface for mention in people}) > 1:
        return None
    first = people[0]
    beside = text[max(0, first.start - _OFFICE) : first.start] + text[first.end : first.end + _OFFICE]
    held = any(
        word in words().roles or word in words().titles for word in re.findall(r"[a-z-]{3,}", beside.lower())
    )
    return named(people[-1], memory) if held else None


def last_person(noun: str, at: int, text: str, memory: Memory) -> Speaker | None:
    """The person who spoke last, whom 'the official' means where no nameless official has spoken outside the lead;
    where nobody has spoken, the only person named."""
    last = memory.speakers[-1] if memory.speakers else _only_named(at, text, memory)
    if last is not None and last.kind in ("outlet", "organization") and len(memory.speakers) > 1:
        told = memory.speakers[-2]  # "Marsh said that it was full, the Post has learned."
        carried = told.kind == "person" and 0 <= last.start - told.end <= _CARRIED
        between = text[told.end : last.start] if carried else "\n"
        last = told if "\n" not in between and ". " not in between else last
    if last is None or last.kind != "person" or at - last.end > REACH // 2:
        return None
    for speaker in memory.speakers:
        nameless = speaker.kind == "role" and noun in (speaker.name or "").lower().split()
        if nameless and speaker.start > _LEAD:
            return None
    return last


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
    if name.lower() in words().platforms:
        return True
    if noun not in words().outlet_nouns | _OUTLETS_TOO and name.lower().rpartition(" ")[2] in _PAPERS:
        return True  # no "club" is the Evening Star
    alike = _bodies_alike().get(noun, frozenset())
    return bool(held) and noun not in held and noun not in generic and not alike & held


def learn_role(sentence: Sentence, phrase: Phrase, speaker: Speaker, memory: Memory) -> None:
    """Remember the roles and the gender that the words in front of a name tell."""
    known = words()
    key = (speaker.name or "").split()[-1:]
    for at in range(phrase.first, phrase.name_first):
        word = sentence.low[at].rstrip(".")
        if word in known.roles or word in known.titles:
            memory.roles.setdefault(word, {})[speaker.name or ""] = speaker
            memory.last_holder[word] = max(speaker.start, memory.last_holder.get(word, 0))
        if key and word in known.female and word != "her":  # "her lawyer Ivo Rusk" tells of somebody else
            memory.gender[key[0]] = "female"
        elif key and word in known.male and word != "his":
            memory.gender[key[0]] = "male"


def outlet_name(name: str, memory: Memory) -> bool:
    """Whether a capitalised name is, or looks like, an outlet."""
    return memory.index.by_name(name) is not None or looks_like_outlet(name)
