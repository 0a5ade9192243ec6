"""Quotations and attributions of running text, read sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from transforms.citations.acts import find_acts
from transforms.citations.choosing import adds_more, is_vague
from transforms.citations.crediting import Act
from transforms.citations.cue_rules import rules
from transforms.citations.cue_search import cue_starts
from transforms.citations.entry_parts import DATE
from transforms.citations.grammar import Sentence, tokenize, words
from transforms.citations.headlines import credit_headlines, headline_act
from transforms.citations.letters import credit_letter
from transforms.citations.lexicon import word_set
from transforms.citations.marks import Quote, find_quotes, mark_places, word_count
from transforms.citations.masking import masked_text
from transforms.citations.memory import Memory, Speaker
from transforms.citations.nested import nested_speech
from transforms.citations.persons import persons_of
from transforms.citations.quotations import Speech, Spoken, assign, is_title
from transforms.citations.short_parts import opening_parts
from transforms.citations.sources import SourceIndex, discovered_id
from transforms.citations.text_signs import ALL
from transforms.dates import parse_date
from transforms.model import Citation, Mention, PartialDate
from transforms.sentences import sentence_spans

# Words in quotation marks that are fewer than this are a phrase, not a quotation.
SHORTEST_QUOTATION = 4
_YEAR = re.compile(r"\d{4}")
# What a headline has in front of the name that it credits.
_BEFORE_NAMES = (":", " -", " –", " —")
_LEADING = word_set("prose_before_dates")
_WORD = re.compile(r"\w+")
# How far behind a cue its date may stand.
_DATE_REACH = 45
_LONGEST_SENTENCE = 6000
_CONFIDENCE = {"named": 0.95, "issuer": 0.9, "named_role": 0.85, "role": 0.8, "role_resolved": 0.75, "pronoun": 0.75,
               "beside": 0.7, "repeated": 0.7, "continued": 0.65, "no_speaker": 0.4, "unresolved": 0.4}  # fmt: skip


def _sentences(text: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    """The spans of a paragraph's sentences, those that are far too long for one cut at a space, so that any text takes
    linear time."""
    for start, end in sentence_spans(text[at:stop]):
        start, end = start + at, end + at
        while end - start > _LONGEST_SENTENCE:
            cut = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
            cut = cut if cut > 0 else start + _LONGEST_SENTENCE
            yield start, cut
            start = cut
        yield start, end


def find_prose(
    text: str,
    paragraphs: list[tuple[int, int]],
    title_end: int,
    mentions: list[Mention],
    index: SourceIndex,
    author: str | None = None,
    markers: Sequence[tuple[int, int]] = (),
    credited: Sequence[Citation] = (),
    signs: int = ALL,
) -> list[Citation]:
    """Quotations and attributions of the paragraphs of a text; `paragraphs` are their spans, in order.

    The headline ends at `title_end` (0 without one); `author` is the name of the byline, `markers` are the spans of
    footnote markers, which belong to no sentence, and nobody who is named in one of the `credited` lines is meant by a
    pronoun; `signs` are the text's (`text_signs`).
    """
    quotes = _long_quotes(text, paragraphs)
    masked = masked_text(text, quotes, markers, signs)
    hits = cue_starts(masked)
    headed = any(mark in text[:title_end] for mark in _BEFORE_NAMES)
    if not quotes and not hits and not headed:
        return []
    starts = [mention.start for mention in mentions]
    meant = [mention for mention in mentions if not _within(mention, credited)] if credited else mentions
    memory = Memory(meant, index, [mention.start for mention in meant] if credited else starts)
    persons = persons_of(text, paragraphs, author, memory, signs)
    by_start = {quote.start: quote for quote in quotes}
    # Where something is that a sentence may credit; a number behind every text ends the walk.
    worth = sorted([*hits, *by_start, len(text) + 1])
    speech = Speech()
    found: list[Citation] = []
    near = 0
    for block, (block_start, block_end) in enumerate(paragraphs):
        while worth[near] < block_start:
            near += 1
        persons.enter(text, block_start, block_end, memory)
        if worth[near] >= block_end and block_start >= title_end:
            speech.sentence += 1
            continue
        for start, end in _sentences(masked, block_start, block_end):
            speech.sentence += 1
            while worth[near] < start:
                near += 1
            if worth[near] >= end and not (end <= title_end and headed):
                continue
            sentence = tokenize(masked, start, end, mentions, starts)
            acts, used = _heard(text, sentence, by_start, speech, block, memory, end == block_end)
            rows = _attributions(text, sentence, acts, used, index) if acts else []
            found += rows if end > title_end else _of_headline(text, sentence, rows, memory, index)
    if speech.introduced:
        found = [row for row in found if row.start not in speech.introduced]
    if title_end and quotes:
        credit_letter(text, speech.found, title_end, memory)
    credit_headlines(text, speech.found, title_end, persons)
    if quotes:
        speech.found += nested_speech(text, quotes, memory, SHORTEST_QUOTATION)
    found += [_quotation(text, spoken, index) for spoken in speech.found]
    return found


def _heard(
    text: str,
    sentence: Sentence,
    by_start: dict[int, Quote],
    speech: Speech,
    block: int,
    memory: Memory,
    ends_block: bool,
) -> tuple[list[Act], set[int]]:
    """The acts of a sentence and the numbers of those that a quotation took; `speech` learns of all of them."""
    acts = find_acts(sentence, memory)
    quoted = "Q" in sentence.kind
    used = assign(text, sentence, by_start, acts, speech, block, memory) if quoted else set()
    if not quoted and ends_block:
        speech.lead_in(sentence, acts, block)
    for act in acts:
        speech.credit(act.speaker, block)
    return acts, used


def _of_headline(
    text: str, sentence: Sentence, rows: list[Citation], memory: Memory, index: SourceIndex
) -> list[Citation]:
    """The rows of a sentence of the headline: nameless people and bodies count where their noun is one that speaks
    ('court told' is no court that tells), and so does a name beside a colon or dash."""
    rows = [row for row in rows if row.resolution != "role" or (row.cue != "told" and _speaks(row))]
    named = None if rows else headline_act(sentence, memory)
    return rows if named is None else [_attribution(text, sentence, named, index)]


def _speaks(row: Citation) -> bool:
    said = (row.speaker or "").lower().split()
    if row.cue in ("say", "warn", "fear", "claim") and len(said) == 1 and said[0].endswith("s"):
        return True  # "medics say"
    nouns = {word.rpartition("-")[2] for word in said}  # "ex-minister"
    return not nouns.isdisjoint(words().roles | words().bodies | words().documents)


def _within(mention: Mention, rows: Sequence[Citation]) -> bool:
    near = bisect_right(rows, mention.start, key=lambda row: row.start) - 1
    return near >= 0 and mention.start < rows[near].end


def _long_quotes(text: str, numbered: list[tuple[int, int]]) -> list[Quote]:
    """The quotations of these paragraphs that are no phrases; paragraphs without a mark that may open are passed."""
    marks = mark_places(text)
    if not marks:
        return []
    found: list[Quote] = []
    marks.append(len(text) + 1)
    near = 0
    for start, end in numbered:
        while marks[near] < start:
            near += 1
        first = near
        while marks[near] < end:
            near += 1
        if near > first:
            quotes = find_quotes(text, start, end, marks[first:near])
            long = [quote for quote in quotes if _is_long(text, quote)]
            if long and len(long) < len(quotes):
                long += opening_parts(text, start, quotes, long)
                long.sort(key=lambda quote: quote.start)
            found += long
    return found


def _is_long(text: str, quote: Quote) -> bool:
    """Whether words in marks are long enough for a quotation and no title of a work."""
    return word_count(text, quote) >= SHORTEST_QUOTATION and not is_title(
        text[quote.inner_start : quote.inner_end]
    )


def _source_id(source: str | None, index: SourceIndex) -> str | None:
    if not source:
        return None
    known = index.by_name(source)
    return known.source_id if known is not None else discovered_id(source)


def _quotation(text: str, spoken: Spoken, index: SourceIndex) -> Citation:
    speaker = spoken.speaker
    source = spoken.outlet
    if source is None and speaker is not None and speaker.kind in ("outlet", "person"):
        source = speaker.source
    return Citation(
        kind="quotation",
        start=spoken.start,
        end=spoken.end,
        source=source,
        source_id=_source_id(source, index),
        speaker=speaker.name if speaker is not None else None,
        speaker_entity_id=speaker.entity_id if speaker is not None else None,
        cue=spoken.act.cue if spoken.act is not None else None,
        quote=spoken.text(text),
        resolution=spoken.resolution,
        confidence=_CONFIDENCE.get(spoken.resolution, 0.7),
    )


def _attributions(
    text: str, sentence: Sentence, acts: list[Act], used: set[int], index: SourceIndex
) -> list[Citation]:
    """One row for each source that the sentence credits without a long quotation."""
    if text[sentence.end - 1 : sentence.end] == "?":
        return []
    spoken_for = {acts[number].speaker.key for number in used}
    if used:
        spoken_for |= {(acts[number].outlet or "").casefold() for number in used} - {""}
    rows: dict[str, Citation] = {}
    for number, act in enumerate(acts):
        key = act.speaker.key
        if used and act.lemma == "ask":
            continue
        if number in used or not act.counts or act.speaker.name is None:
            continue
        if is_vague(sentence, act, acts) or (key in spoken_for and not adds_more(sentence, act)):
            continue
        if act.lemma in rules().weak and any(
            acts[other].last < act.first and not {".", ";"} & set(sentence.kind[acts[other].last : act.first])
            for other in used
        ):
            continue  # 'told the court that the firm had shown “…”': part of what is told
        if key not in rows and not any(
            key in other and row.start <= act.start < row.end for other, row in rows.items()
        ):
            rows[key] = _attribution(text, sentence, act, index)
    return list(rows.values())


def _attribution(text: str, sentence: Sentence, act: Act, index: SourceIndex) -> Citation:
    speaker = act.speaker
    source = speaker.source if speaker.kind != "role" else None
    source = act.outlet or source
    return Citation(
        kind="attribution",
        start=act.start,
        end=act.end,
        source=source,
        source_id=_source_id(source, index),
        speaker=None if speaker.kind == "outlet" else speaker.name,
        speaker_entity_id=speaker.entity_id,
        cue=act.cue,
        cited=_date_near(text, act, sentence.end, speaker),
        resolution=speaker.resolution,
        confidence=_CONFIDENCE.get(speaker.resolution, 0.7),
    )


def _date_near(text: str, act: Act, sentence_end: int, speaker: Speaker) -> PartialDate | None:
    """The date stated within or right behind the crediting words, when it has a year.

    Behind them only what leads to the day of a saying may stand between: "said in its issue of 3 May 2019", and not
    "says that prices have risen since 2003".
    """
    start, end = min(act.start, speaker.start), min(sentence_end, act.end + _DATE_REACH)
    if _YEAR.search(text, start, end) is None:
        return None
    match = DATE.search(text, start, end)
    if match is None or not _LEADING.issuperset(_WORD.findall(text[act.end : match.start()].lower())):
        return None
    return parse_date(match.group())
