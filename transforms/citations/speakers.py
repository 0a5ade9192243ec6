"""Speakers: who a noun phrase stands for, with pronouns, roles and "the statement" resolved in reading order."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.antecedents import group_before, pair_before, person_before
from transforms.citations.epithets import body_of_sentence, called_otherwise, is_epithet
from transforms.citations.grammar import Sentence, words
from transforms.citations.holders import holder_of_its
from transforms.citations.issuers import (
    OWNERS,
    is_written,
    issued_by,
    issuer_before,
    issuer_in_aside,
    issuer_in_clause,
    last_credited,
    owner_called,
    owner_of,
    prints_study,
)
from transforms.citations.lexicon import word_set
from transforms.citations.memory import (
    Memory,
    Speaker,
    is_outlet,
    last_person,
    learn_role,
    named,
    organization_called,
    person_called,
)
from transforms.citations.nameless import accused_before, group_of_one, is_calling, told_without_name
from transforms.citations.papers_told_of import owner_just_named
from transforms.citations.phrases import Phrase
from transforms.citations.rival_subjects import main_subject
from transforms.citations.role_names import body_in, names_something, text_without_article
from transforms.model import Mention


def speaker_of(sentence: Sentence, phrase: Phrase, memory: Memory) -> Speaker | None:
    """The speaker that a noun phrase stands for; None for a phrase that cannot speak."""
    start, end = sentence.at[phrase.first], sentence.to[phrase.last]
    if phrase.kind == "pronoun":
        return of_pronoun(sentence, phrase.first, sentence.low[phrase.first], memory)
    if phrase.kind == "person" and phrase.mention is not None:
        return _of_person(sentence, phrase, memory)
    if phrase.kind == "name" and is_epithet(sentence, phrase):
        found = person_before(start, "", sentence, memory)
        if found is not None:
            return replace(found, start=start, end=end, resolution="role_resolved")
    if phrase.kind == "name":
        name = sentence.span(phrase.name_first, phrase.name_last)
        learn_role(sentence, phrase, Speaker(name, "person", start, end), memory)
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
    learn_role(sentence, phrase, found, memory)
    return found


def _coordinated(sentence: Sentence, phrase: Phrase) -> int | None:
    """The first token of another person right before 'and Name'."""
    at = phrase.name_first - 2
    if phrase.first <= at and sentence.low[at + 1] in ("and", "&"):
        return phrase.first if set(sentence.kind[phrase.first : at + 1]) == {"N"} else None
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
    elif (body := body_in(sentence, phrase)) is not None and (
        own := owner_called(sentence, phrase, body, memory)
    ):
        found = replace(own, start=start, end=end, resolution="issuer")
    elif body is not None:
        known = names_something(sentence, phrase)
        found = Speaker(
            body, "body", start, end, body if known else None, None, "issuer" if known else "role"
        )
    elif (aside := issuer_in_aside(sentence, phrase)) is not None:
        issuer = _of_organization(sentence, aside, memory)
        found = replace(issuer, start=start, end=end, resolution="issuer")
    elif (
        maker := issuer_in_clause(sentence, phrase) or issued_by(sentence, phrase)
    ) is not None and maker.kind in _MAKERS:
        issuer = speaker_of(sentence, maker, memory) or Speaker(
            text, "document", start, end, resolution="role"
        )
        found = replace(issuer, start=start, end=max(end, issuer.end), resolution="issuer")
    elif (owner := owner_of(sentence, phrase)) is not None and (
        issuer := owner_just_named(sentence, owner, memory)
        or of_pronoun(sentence, owner, OWNERS[sentence.low[owner]], memory)
    ).name is not None:
        found = replace(issuer, start=start, end=end, resolution="issuer")
    else:
        definite = sentence.low[phrase.first] in ("the", "this", "that", "its", "their", "it")
        if definite and phrase.last == phrase.head and phrase.head - phrase.first <= 1:
            for issued, issuer in reversed(memory.issuers):
                if issued == noun or (noun == "statement" and issued in _MESSAGES):
                    return replace(issuer, start=start, end=end, resolution="issuer")
        same = sentence.low[phrase.first : phrase.first + 2] == ["the", "same"]
        if same or (definite and phrase.last == phrase.head == phrase.first + 1):
            found_before = issuer_before(noun, start, sentence.text, memory)
            new = noun in _PAPERS and not is_written(noun, start, sentence.text)
            found_before = found_before or (last_credited(sentence, memory) if same or new else None)
            if found_before is not None:
                return replace(found_before, start=start, end=end, resolution="issuer")
        told = (sentence.mention[at] for at in range(phrase.head + 1, phrase.last + 1))
        named_too = any(mention is not None and mention.type == "place" for mention in told)
        resolution = "named_role" if named_too else "role"  # "a circular issued at Halse"
        return Speaker(text, "document", start, end, resolution=resolution)
    memory.issuers.append((noun, found))
    return found


_MAKERS = frozenset({"organization", "person", "staff", "role", "body"})
# Where no paper was named before, it is of whom was credited last: "The Guild warned of it. “…,” reads the report"
_PAPERS = word_set("speakers_papers")
# What somebody writes to be published is "the statement" a sentence later.
_MESSAGES = frozenset(
    {"email", "e-mail", "mail", "letter", "note", "message", "communique", "communiqué", "release"}
)


def _of_role(sentence: Sentence, phrase: Phrase, memory: Memory) -> Speaker:
    """A role or body without a name of its own; 'the minister' means the one minister named before."""
    start, end = sentence.at[phrase.first], sentence.to[phrase.last]
    text = sentence.span(phrase.first, phrase.last)
    noun = sentence.low[phrase.head]
    if noun == "one" and (group := group_of_one(sentence, phrase)) is not None:
        return Speaker(group, "role", start, end, resolution="role_resolved")
    definite = sentence.low[phrase.first] in ("the", "this", "that") and phrase.head - phrase.first <= 2
    bare = definite and phrase.last == phrase.head == phrase.first + 1 and phrase.mention is None
    if bare and (noun.endswith("-year-old") or "-of-" in noun):
        found = person_before(start, "", sentence, memory)
        if found is not None and found.kind == "person":
            return replace(found, start=start, end=end, resolution="role_resolved")
    if bare and phrase.kind == "role" and (told := told_without_name(noun, memory)) is not None:
        return replace(told, start=start, end=end, resolution="role_resolved")
    if bare and phrase.kind == "role" and len(memory.roles.get(noun, {})) == 1:
        (named,) = memory.roles[noun].values()
        return replace(named, start=start, end=end, resolution="role_resolved")
    last_one = memory.speakers[-1] if memory.speakers else None
    if bare and phrase.kind == "role" and last_one and last_one.name in memory.roles.get(noun, ()):
        return replace(last_one, start=start, end=end, resolution="role_resolved")
    if bare and phrase.kind == "role" and noun not in memory.roles:
        told = person_called(noun, sentence.start, sentence.text, memory)
        if told is not None:
            return replace(told, start=start, end=end, resolution="role_resolved")
    if (
        bare
        and noun in words().bodies
        and not (sentence.low[phrase.first] == "this" and noun in words().outlet_nouns)
        and sentence.low[phrase.last + 1 : phrase.last + 3] not in ([",", "a"], [",", "an"])
        and (named_body := organization_called(noun, start, sentence.start, sentence.text, memory))
        and not (noun == "paper" and prints_study(named_body, sentence.text))
    ):
        return replace(named_body, start=start, end=end, resolution="role_resolved")
    if definite and phrase.kind == "role" and phrase.mention is None and is_calling(noun):
        last = last_person(noun, start, sentence.text, memory) if phrase.last == phrase.head else None
        if last is not None:
            return replace(last, start=start, end=end, resolution="role_resolved")
    others = holder_of_its(sentence, phrase, memory) or called_otherwise(sentence, phrase, memory)
    if others is not None:
        return replace(others, start=start, end=end, resolution="role_resolved")
    if phrase.kind == "body" and (main := body_of_sentence(sentence, phrase)) is not None:
        body = _of_organization(sentence, main, memory)
        return replace(body, start=start, end=end, resolution="role_resolved")
    named_inside = phrase.mention is not None or names_something(sentence, phrase)
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


def of_pronoun(sentence: Sentence, token: int, pronoun: str, memory: Memory) -> Speaker:
    """The speaker that the pronoun at this token stands for; kind nobody when no name fits."""
    start, end = sentence.at[token], sentence.to[token]
    nobody = Speaker(None, "nobody", start, end, resolution="unresolved")
    if pronoun in ("i", "we", "you"):
        meant = memory.persons.get(pronoun)
        return replace(meant, start=start, end=end, resolution="pronoun") if meant is not None else nobody
    if pronoun == "both":
        both = pair_before(start, sentence.text, memory)
        return replace(both, start=start, end=end, resolution="pronoun") if both is not None else nobody
    if pronoun == "they" and (place := _in_capital(sentence, token)) is not None:
        return replace(named(place, memory), start=start, end=end)
    if pronoun in ("it", "they") and (accused := accused_before(sentence, token, memory)):
        return replace(accused, start=start, end=end, resolution="pronoun")
    if pronoun in ("it", "they") and (here := _group_here(sentence, token, pronoun, memory)):
        return replace(here, start=start, end=end, resolution="pronoun")
    found = (
        person_before(start, pronoun, sentence, memory)
        if pronoun in ("he", "she")
        else group_before(start, pronoun, sentence.text, memory)
    )
    return (
        replace(found, start=start, end=end, resolution="pronoun", source=found.source) if found else nobody
    )


def _in_capital(sentence: Sentence, token: int) -> Mention | None:
    """The place in 'In Halse they confirmed that', where a sentence opens with it."""
    place = sentence.mention[token - 1] if 1 < token < 5 and sentence.low[0] == "in" else None
    return place if place is not None and place.type == "place" else None


def _group_here(sentence: Sentence, token: int, pronoun: str, memory: Memory) -> Speaker | None:
    """The body, or for 'they' the people, that the sentence began with."""
    phrase = main_subject(sentence, token, from_start=True) if token > 1 else None
    if phrase is None or phrase.kind not in ("organization", "body", "role"):
        return None
    speaker = speaker_of(sentence, phrase, memory)
    plural = sentence.low[phrase.head].endswith("s")
    if speaker is None or (speaker.kind == "role" and (pronoun == "it" or not plural)):
        return None
    return speaker
