"""Quotations with their speakers: which act of crediting each long quotation of a text belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from transforms.citations.beside import (
    introduced_by,
    named_beside,
    signed_below,
    subject_above,
    subject_before,
)
from transforms.citations.choosing import carrier_at_end, carrier_behind, choose, quoted_behind
from transforms.citations.crediting import Act
from transforms.citations.grammar import MASK, Sentence, words
from transforms.citations.headlines import interviewed, is_line
from transforms.citations.lead_ins import has_own_lead, talks_of
from transforms.citations.marks import Quote
from transforms.citations.memory import Memory, Speaker, named

_SPEECH_END = (",", ".", "!", "?", "…")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONG_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_LOWER_NEXT = re.compile(r"[\s\])]{0,3}(?:[–—-]\s?)?[(\[]?[^\W\d_A-Z¹²³⁰⁴-⁹]")
_THE_NEXT = re.compile(r"\s(?:The|An?|Its|His|Her|Their|Our|My|One|Two)\s")
# '“Who pays?” Ada Marsh, a farmer from Halse, said': name, aside, verb, and no clause behind it.
_NAME_WITH_ASIDE = re.compile(
    r"[ ][A-Z][^,.\n:;\"“”]{2,40}, (?:[^.\n:;\"“”]{1,80}, )?(?:has |had )?([a-z]{3,12})\b(?! that\b)"
)
_SMALL, _LEAD_IN = 4, 6  # words between a verb and the colon of a line that leads in a quotation


@dataclass(slots=True)
class Spoken:
    """A quotation under construction: its parts, its speaker and the characters it covers; a `tentative` one, a line of
    its own that may be a heading, counts only when the text below tells who said it."""

    parts: list[Quote]
    start: int
    end: int
    block: int
    speaker: Speaker | None = None
    act: Act | None = None
    outlet: str | None = None
    before: bool = False
    sentence: int = 0
    resolution: str = "named"
    tentative: bool = False

    def text(self, source: str) -> str:
        """The words inside the marks; parts that an attribution had split are joined by a space."""
        return " ".join(
            source[part.inner_start : part.inner_end].strip().rstrip(",").strip() for part in self.parts
        )


@dataclass(slots=True)
class Speech:
    """The quotations of a text so far."""

    found: list[Spoken] = field(default_factory=list)
    credited: Speaker | None = None
    credited_block: int = -2
    sentence: int = 0
    led: tuple[int, Act] | None = None
    introduced: set[int] = field(default_factory=set)

    def lead_in(self, sentence: Sentence, acts: list[Act], block: int) -> None:
        """Note the act of a paragraph that ends in a colon: 'Marsh said:', for the quotation that follows."""
        if acts and sentence.kind[-1] == ":" and sentence.size - acts[-1].last <= _LEAD_IN:
            self.led = block, acts[-1]

    def credit(self, speaker: Speaker, block: int) -> None:
        """Note who was credited last, with or without a quotation."""
        if speaker.name is not None and speaker.kind not in ("nobody", "document", "place"):
            self.credited, self.credited_block = speaker, block

    def last_near(self, block: int, distance: int) -> Spoken | None:
        """The last quotation, when it stands at most so many paragraphs before."""
        return self.found[-1] if self.found and block - self.found[-1].block <= distance else None


def mask_quotes(text: str, quotes: list[Quote]) -> str:
    """The text with every quotation overwritten, same length; a quotation that ends its sentence leaves a full stop."""
    parts, at = [], 0
    for quote in quotes:
        length = quote.end - quote.start
        stopped = text[quote.inner_end - 1 : quote.inner_end] in (".", "!", "?", "…")
        ends = stopped and _ends_sentence(text, quote)
        parts += [text[at : quote.start], "“", MASK * (length - 2), "." if ends else MASK]
        at = quote.end
    parts.append(text[at:])
    return "".join(parts)


def _ends_sentence(text: str, quote: Quote) -> bool:
    """Whether a new sentence begins behind a quotation: not before 'said X', nor before 'X asked' behind ? and !, but
    before 'The driver said yes.'."""
    if _LOWER_NEXT.match(text, quote.end):
        return False
    if text[quote.inner_end - 1] == "." or _THE_NEXT.match(text, quote.end):
        return True
    stop = text.find(".", quote.end, quote.end + 90)
    following = _WORD.findall(text, quote.end, stop if stop > 0 else quote.end + 90)[:8]
    cues = words().cues
    if any(word in cues and then != "that" for word, then in pairwise([*following[1:6], ""][:5])):
        return False
    told = _NAME_WITH_ASIDE.match(text, quote.end)
    return told is None or told.group(1) not in cues


def is_title(text: str) -> bool:
    """Whether the words in marks are a title (of a book, a film, an article) rather than speech."""
    last = text.rstrip()[-1:]
    if (last in _SPEECH_END and last != ",") or text[1:].islower():
        return False  # most often at a glance
    long_words = _LONG_WORD.findall(text)
    return len(long_words) > 1 and sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)


def assign(
    text: str,
    sentence: Sentence,
    quotes: dict[int, Quote],
    acts: list[Act],
    speech: Speech,
    block: int,
    memory: Memory,
) -> set[int]:
    """Give each quotation of the sentence its speaker; returns the positions of the acts that were used."""
    used: set[int] = set()
    tokens = [at for at in range(sentence.size) if sentence.kind[at] == "Q" and sentence.at[at] in quotes]
    for token in tokens:
        quote = quotes[sentence.at[token]]
        number, before = choose(sentence, token, tokens, acts)
        act = acts[number] if number is not None else None
        if act is None or (before and has_own_lead(sentence, token, act.last)):
            _without_act(text, sentence, token, quote, speech, block, memory)
            continue
        used.add(number if number is not None else -1)
        previous = speech.found[-1] if speech.found else None
        if previous is not None and previous.act is act and not previous.before and before:
            if any(sentence.kind[at] in ".;" for at in range(act.last + 1, token)):
                _without_act(text, sentence, token, quote, speech, block, memory)
                continue
            previous.parts.append(quote)
            previous.end = max(previous.end, quote.end)
            continue
        speaker, outlet = act.speaker, act.outlet
        if (quoted := quoted_behind(sentence, acts, number)) is not None:
            used.add(quoted)
            speaker, outlet = acts[quoted].speaker, outlet or speaker.source
        if before and (carrier := carrier_behind(sentence, acts, token)) is not None:
            used.add(carrier)
            outlet = outlet or acts[carrier].speaker.source
        elif not before and (carrier := carrier_at_end(sentence, acts, number)) is not None:
            used.add(carrier)
            outlet = acts[carrier].speaker.source
        start, end = min(act.start, quote.start), max(act.end, quote.end)
        speech.found.append(
            Spoken(
                [quote], start, end, block, speaker, act, outlet, before, speech.sentence, speaker.resolution
            )
        )
    return used


def _without_act(
    text: str, sentence: Sentence, token: int, quote: Quote, speech: Speech, block: int, memory: Memory
) -> None:
    """A quotation with nobody credited in its sentence: part of the one before, or spoken by a name beside it."""
    opens = not any(sentence.kind[at] not in "q.->" for at in range(token))
    if opens and (_resumes(text, quote, speech, block) or _introduced(quote, speech, block)):
        return
    inner = text[quote.inner_start : quote.inner_end]
    if _is_named_thing(sentence, token, inner):
        return
    beside = interviewed(sentence, token, memory) or named_beside(sentence, token, inner, memory)
    if beside is not None:
        speech.found.append(
            Spoken([quote], min(quote.start, beside.start), max(quote.end, beside.end), block, beside,
                   resolution="beside")
        )  # fmt: skip
        return
    speaker, resolution = _continuing(opens, speech, block, inner)
    outlet = None
    if opens:
        around, outlet = _around(text, sentence, quote, speaker is None, memory)
        if around is not None:
            speaker, resolution = around, "beside"
    sure = speaker is not None or _is_speech(sentence, token, quote, inner, opens)
    if sure or is_line(text, quote.start, quote.end):
        speech.found.append(
            Spoken([quote], quote.start, quote.end, block, speaker, outlet=outlet, resolution=resolution,
                   tentative=not sure)
        )  # fmt: skip


def _resumes(text: str, quote: Quote, speech: Speech, block: int) -> bool:
    """Whether a quotation that opens its sentence is the next part of the one before it; adds it there if so."""
    previous = speech.last_near(block, 0)
    if previous is None:
        return _goes_on(text, quote, speech, block)
    follows = previous.act is not None and (
        not text[previous.end : quote.start].strip(" .,\n")
        or (not previous.before and previous.sentence == speech.sentence - 1)
    )
    if follows:
        previous.parts.append(quote)
        previous.end, previous.sentence = max(previous.end, quote.end), speech.sentence
    return follows


def _introduced(quote: Quote, speech: Speech, block: int) -> bool:
    """Whether the paragraph before introduces a quotation ('Marsh said:'); adds it with that speaker if so."""
    if speech.led is None or speech.led[0] != block - 1:
        return False
    act = speech.led[1]
    speech.introduced.add(act.start)
    speech.found.append(
        Spoken([quote], act.start, quote.end, block, act.speaker, act, act.outlet, True, speech.sentence,
               act.speaker.resolution)
    )  # fmt: skip
    return True


def _around(
    text: str, sentence: Sentence, quote: Quote, unspoken: bool, memory: Memory
) -> tuple[Speaker | None, str | None]:
    """Who speaks a quotation that opens its sentence, by the text around it, and the outlet of the line above.

    Whoever signs below comes first; `unspoken`: nobody goes on speaking, so that the only person named may."""
    outlet = None
    speaker = subject_before(text, sentence, quote.start, memory)
    if speaker is None and (line := introduced_by(text, sentence.start, memory)) is not None:
        speaker, outlet = line
    speaker = signed_below(text, quote.start, quote.end, memory) or speaker
    if speaker is None and unspoken:
        speaker = _only_person(text, quote.start, memory) or subject_above(text, quote.start, memory)
    return speaker, outlet


def _is_speech(sentence: Sentence, token: int, quote: Quote, inner: str, opens: bool) -> bool:
    """Whether words in marks that nobody is named for are speech: led in by a colon, in the first person, or a
    sentence of their own."""
    if token > 0 and sentence.kind[token - 1] == ":":
        return True
    if any(word.lower() in words().first_person for word in _WORD.findall(inner)):
        return True
    return opens and (
        inner.rstrip().endswith(_SPEECH_END)
        or not quote.closed
        or sentence.kind[token + 1 : token + 2] == ["-"]
    )


def _goes_on(text: str, quote: Quote, speech: Speech, block: int) -> bool:
    """Whether a quotation goes on with one that the paragraph before has left open, as printed speech does."""
    before = speech.last_near(block, 1)
    if before is None or before.parts[-1].closed or text[before.end : quote.start].strip(" \n>"):
        return False
    before.parts.append(quote)
    before.end, before.block, before.sentence = quote.end, block, speech.sentence
    return True


def _only_person(text: str, at: int, memory: Memory) -> Speaker | None:
    """The one person named in front of a quotation in its paragraph: 'Marsh was blunt. “…”'."""
    start = text.rfind("\n", 0, at) + 1
    near = memory.mentions[bisect_left(memory.starts, start) : bisect_left(memory.starts, at)]
    people = [mention for mention in near if mention.type == "person"]
    if not people or len({mention.entity_id or mention.surface for mention in people}) > 1:
        return None
    opens = len(text[start : people[0].start].split()) <= _SMALL
    return named(people[-1], memory) if opens else None


def _is_named_thing(sentence: Sentence, token: int, inner: str) -> bool:
    """Titles and names in marks: 'the film “…”', 'a campaign called “…”'."""
    if is_title(inner):
        return True
    before = [sentence.low[at] for at in range(max(0, token - 3), token) if sentence.kind[at] not in "q,:"]
    return bool(before) and before[-1] in words().naming and not inner.rstrip().endswith(_SPEECH_END)


def _continuing(opens: bool, speech: Speech, block: int, inner: str) -> tuple[Speaker | None, str]:
    """Who goes on speaking: who was quoted or credited last in this paragraph, or in the one before when this one
    opens with speech."""
    last = speech.credited if opens and block - speech.credited_block <= 1 else None
    if last is not None and not talks_of(inner, last):
        return last, "continued"
    previous = speech.last_near(block, 1 if opens else 0)
    if previous is not None and previous.speaker is not None:
        return previous.speaker, "continued"
    return None, "no_speaker"
