"""Who speaks a quotation that no known verb credits: a name beside it, before its colon or in the words before it."""

from __future__ import annotations

import re
from bisect import bisect_left

from transforms.citations.endings import followed_well
from transforms.citations.grammar import MASK, Sentence, tokenize, words
from transforms.citations.lead_ins import has_own_lead, so_named, speaks_himself, subject_of_lead
from transforms.citations.lexicon import word_set
from transforms.citations.memory import Memory, Speaker, is_outlet, named
from transforms.citations.owned_words import owner_of_words
from transforms.citations.phrases import Phrase, phrase_forward
from transforms.citations.speakers import of_pronoun, speaker_of

# Punctuation tokens that may stand between a quotation and its speaker.
_SMALL = 4
# A line that introduces a quotation is no longer than this.
_LONGEST_LINE = 400
# The name and role below a pulled-out quotation.
_LONGEST_SIGNATURE = 90
_LONGEST_VIEW = 14
_VERB_ENDINGS = ("ed", "s")


def named_beside(sentence: Sentence, token: int, inner: str, memory: Memory) -> Speaker | None:
    """Whoever the words around the quotation at this token give it to, though no verb of saying does."""
    if sentence.kind[token - 1 : token] == [":"] and has_own_lead(sentence, token, 0):
        return subject_of_lead(sentence, token, memory)
    return (
        owner_of_words(sentence, token, memory)
        or speaker_beside(sentence, token, inner, memory)
        or speaker_before_colon(sentence, token, memory)
        or so_named(sentence, token, memory)
        or by_any_verb(sentence, token, inner, memory)
        or named_ahead(sentence, token, memory)
        or subject_of_lead(sentence, token, memory)
    )


def speaker_beside(sentence: Sentence, token: int, inner: str, memory: Memory) -> Speaker | None:
    """'“…,” Name, …': a name right behind speech that ends in a comma; or '“…” – Name'."""
    at = token + 1
    dashed = False
    while at < sentence.size and sentence.kind[at] in "q-,.(" and at - token < _SMALL:
        dashed = dashed or sentence.kind[at] in "-("
        at += 1
    if not (dashed or inner.rstrip().endswith(",")):
        return None
    phrase = phrase_forward(sentence, at)
    if phrase is not None and phrase.kind == "role" and sentence.kind[at - 1] == "-":
        ends = set(sentence.kind[phrase.last + 1 :]) <= {"."}
        return speaker_of(sentence, phrase, memory) if ends else None
    if phrase is None or phrase.kind not in ("person", "name"):
        return None
    after = phrase.last + 1
    if after < sentence.size and sentence.kind[after] not in ",.:-)(q":
        return None
    return speaker_of(sentence, phrase, memory)


def speaker_before_colon(sentence: Sentence, token: int, memory: Memory) -> Speaker | None:
    """'The mayor to parents: “…”': the colon stands for the verb."""
    colon = token - 1
    if colon < 1 or sentence.kind[colon] != ":" or colon > 12:
        return None
    phrase = phrase_forward(sentence, 0, colon)
    if phrase is None or phrase.kind == "noun":
        return None
    if phrase.mention is None and phrase.last == phrase.first and sentence.low[0] in words().labels:
        return None  # "INTERVIEW: “…”"
    if phrase.kind == "role" and sentence.kind[phrase.last + 1] == ",":
        apposed = phrase_forward(sentence, phrase.last + 2, colon)  # "Its columnist, Ada Marsh, went further"
        phrase = apposed if apposed is not None and apposed.kind == "person" else phrase
    if phrase.last + 1 < colon and not speaks_himself(sentence, phrase, colon):
        return None
    return speaker_of(sentence, phrase, memory)


def speaker_of_line(sentence: Sentence, token: int, memory: Memory) -> Speaker | None:
    """'Marsh: the quay is “a disgrace to the town”': the name in front of the colon that opens a line."""
    colon = next((at for at in range(1, min(token - 1, _SMALL + 2)) if sentence.kind[at] == ":"), None)
    if colon is None or "Q" in sentence.kind[:token]:
        return None
    phrase = phrase_forward(sentence, 0, colon)
    if phrase is None or phrase.last != colon - 1 or phrase.kind not in ("person", "organization"):
        return None
    return speaker_of(sentence, phrase, memory) if phrase.mention is not None else None


def named_ahead(sentence: Sentence, token: int, memory: Memory) -> Speaker | None:
    """Whoever the front of the sentence gives the quotation at this token to: 'Marsh: …', 'For Marsh, …'."""
    return speaker_of_line(sentence, token, memory) or for_whom(sentence, token, memory)


def for_whom(sentence: Sentence, token: int, memory: Memory) -> Speaker | None:
    """'For Marsh, “it was a lost year”', 'For its chair, Ada Marsh, “…”': the view of whom the sentence opens with."""
    if sentence.low[0] not in ("for", "to") or token > _LONGEST_VIEW or sentence.kind[token - 1] != ",":
        return None
    phrase = phrase_forward(sentence, 1, token)
    if phrase is not None and phrase.kind == "role" and sentence.kind[phrase.last + 1] == ",":
        phrase = phrase_forward(sentence, phrase.last + 2, token)
    if phrase is None or phrase.kind != "person" or phrase.last != token - 2:
        return None
    return speaker_of(sentence, phrase, memory)


_REPLIES = word_set("beside_replies")
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_COMES = frozenset({"was", "is", "came", "comes"})


def _replied(sentence: Sentence, at: int, memory: Memory) -> Speaker | None:
    """Whoever gave it in '“…” was the reply of Ada Marsh', '“…,” came the answer from the Guild' and '“…” is how Ada
    Marsh puts it'."""
    if sentence.low[at] not in _COMES:
        return None
    if sentence.low[at + 1 : at + 2] == ["how"]:
        phrase = phrase_forward(sentence, at + 2)
        puts = phrase is not None and sentence.low[phrase.last + 1 : phrase.last + 2] in _PUTS
        return speaker_of(sentence, phrase, memory) if phrase is not None and puts else None
    if (owner := _OWNERS.get("".join(sentence.low[at + 1 : at + 2]))) is not None:
        if _REPLIES.isdisjoint(sentence.low[at + 2 : at + 4]):
            return None
        meant = of_pronoun(sentence, at + 1, owner, memory)  # "was his reply"
        return meant if meant.name is not None else None
    noun = next((n for n in range(at + 1, min(sentence.size, at + 4)) if sentence.low[n] in _REPLIES), None)
    if noun is None or sentence.low[noun + 1 : noun + 2] not in (["of"], ["from"], ["by"]):
        return None
    phrase = phrase_forward(sentence, noun + 2)
    good = phrase is not None and phrase.kind in ("person", "organization", "role", "body")
    return speaker_of(sentence, phrase, memory) if phrase is not None and good else None


_PUTS = (["puts"], ["put"], ["describes"], ["described"], ["sees"], ["saw"], ["sums"])


def by_any_verb(sentence: Sentence, token: int, inner: str, memory: Memory) -> Speaker | None:
    """The person in '“…” – sniggered Ada Marsh' and '“…,” Marsh sniggered.': whatever the verb, it is one of saying."""
    at = token + 1
    while at < sentence.size and sentence.kind[at] in "q-," and at - token < _SMALL:
        at += 1
    if at >= sentence.size:
        return None
    if (replied := _replied(sentence, at, memory)) is not None:
        return replied
    parted = inner.rstrip().endswith(",") or any(kind in ",-" for kind in sentence.kind[token + 1 : at])
    ends = parted or inner.rstrip().endswith(("!", "?", "…"))
    if _may_be_verb(sentence, at):
        phrase = phrase_forward(sentence, at + 1) if ends else None
        good = phrase is not None and _is_person(phrase) and followed_well(sentence, phrase.last)
        return speaker_of(sentence, phrase, memory) if phrase is not None and good else None
    phrase = phrase_forward(sentence, at) if parted or (ends and sentence.kind[at] == "O") else None
    if phrase is None or not _is_person(phrase) or not _may_be_verb(sentence, phrase.last + 1):
        return None
    behind = sentence.kind[phrase.last + 2 : phrase.last + 3]
    if behind and behind[0] not in ".,;PATS-":
        return None
    speaker = speaker_of(sentence, phrase, memory)
    return speaker if speaker is not None and speaker.name is not None else None


def _may_be_verb(sentence: Sentence, at: int) -> bool:
    """A small word with the ending of a verb in the past or present."""
    if at >= sentence.size or sentence.kind[at] != "w":
        return False
    word = sentence.low[at]
    return (
        len(word) > 3
        and word.endswith(_VERB_ENDINGS)
        and not word.endswith("ss")
        and word not in words().roles
    )


def _is_person(phrase: Phrase) -> bool:
    return phrase.kind == "person" or (phrase.kind == "pronoun" and phrase.first == phrase.last)


def subject_before(text: str, sentence: Sentence, at: int, memory: Memory) -> Speaker | None:
    """The one person, or the 'she', whom the sentence before a quotation opens with: 'Her colleague Ivo Rusk goes
    further. “…”', 'She shakes her head. “…”'."""
    paragraph = text.rfind("\n", 0, at) + 1
    start = max(
        paragraph, max(text.rfind(f"{mark} ", paragraph, max(paragraph, at - 3)) for mark in '.!?”"') + 1
    )
    before = text[start:at]
    if (
        before.count(" ") < 2
        or not before.rstrip().endswith((".", ":"))
        or any(mark in before for mark in '“”"«»')
    ):
        return None
    near = memory.mentions[bisect_left(memory.starts, start) : bisect_left(memory.starts, at)]
    people = [mention for mention in near if mention.type == "person"]
    first = before.split(None, 1)[0].lower()
    if not people and first in ("he", "she") and MASK not in sentence.text[start:at]:
        told = tokenize(sentence.text, start, at, memory.mentions, memory.starts)
        meant = of_pronoun(told, 0, first, memory)
        return meant if meant.name is not None else None
    if len(people) != 1 or len(text[start : people[0].start].split()) > 2:
        return None
    return named(people[0], memory)


def subject_above(text: str, at: int, memory: Memory) -> Speaker | None:
    """The one person of the short paragraph right above a quotation that opens its own, where that person opens it:
    'Ada Marsh, who has the shop opposite, disagrees.' and then '“…”'."""
    above = text[max(0, at - _LONGEST_LINE) : at].rstrip()
    if text[at - 1 : at] != "\n" or not above.endswith("."):
        return None
    end = max(0, at - _LONGEST_LINE) + len(above)
    start = text.rfind("\n", max(0, end - _LONGEST_LINE), end) + 1
    if start == 0 or any(mark in text[start:end] for mark in '“”"«»') or ". " in text[start : end - 1]:
        return None
    near = memory.mentions[bisect_left(memory.starts, start) : bisect_left(memory.starts, end)]
    people = [mention for mention in near if mention.type == "person"]
    if len(people) != 1 or len(text[start : people[0].start].split()) > 2:
        return None
    return named(people[0], memory)


def signed_below(text: str, start: int, end: int, memory: Memory) -> Speaker | None:
    """The person on the short line below a quotation that is a line of its own: '“…”' and then 'Ada Marsh, farmer'."""
    if (moved := _gesture_behind(text, end, memory)) is not None:
        return moved
    if text[start - 1 : start] not in ("", "\n"):
        return None
    if text[end : end + 1] != "\n":
        return _signed_beside(text, end, memory)
    first = end
    while text[first : first + 1].isspace():
        first += 1
    stop = text.find("\n", first, first + _LONGEST_SIGNATURE)
    stop = stop if stop >= 0 else len(text)
    line = text[first:stop]
    if stop - first > _LONGEST_SIGNATURE or line.rstrip().endswith((".", ":", "?", "!", "”", '"')):
        return None
    near = memory.mentions[bisect_left(memory.starts, first) : bisect_left(memory.starts, stop)]
    people = [mention for mention in near if mention.type == "person"]
    words_before = text[first : people[0].start].strip("-–—― ").split() if people else []
    return named(people[0], memory) if len(people) == 1 and len(words_before) <= 1 else None


_GESTURE = re.compile(
    rf"\s(?:(?:{'|'.join(sorted(word_set('beside_gestures')))})"
    r"|(?:shakes|shook|nods|nodded|scratches|scratched) (?:his|her) \w{3,8})(?=[.,]|\sand\s)"
)


def _gesture_behind(text: str, end: int, memory: Memory) -> Speaker | None:
    """The person in '“It was only a boat.” Marsh shrugs.': who moves right behind the words has said them."""
    if text[end : end + 1] != " " or text[end - 2 : end - 1] not in (".", "!", "?", "…"):
        return None
    near = bisect_left(memory.starts, end)
    person = memory.mentions[near] if near < len(memory.mentions) else None
    if person is None or person.type != "person" or person.start != end + 1:
        return None
    return named(person, memory) if _GESTURE.match(text, person.end) is not None else None


# Between words in marks and who signs them in their line.
_BESIDE = frozenset({" ", " — ", " – ", " - ", " -- ", " ― ", " ~ ", "—", "–", " ("})


def _signed_beside(text: str, end: int, memory: Memory) -> Speaker | None:
    """The person in '“…” Ada Marsh, baker', where name and calling are the rest of the line."""
    if text[end : end + 1] != " " or text[end - 2] not in ".!?…":
        return None
    stop = text.find("\n", end, end + _LONGEST_SIGNATURE)
    stop = stop if stop >= 0 else len(text)
    if stop - end > _LONGEST_SIGNATURE or text[stop - 1] in '.:?!”"':
        return None
    near = bisect_left(memory.starts, end)
    person = memory.mentions[near] if near < len(memory.mentions) else None
    if person is None or person.type != "person" or text[end : person.start] not in _BESIDE:
        return None
    behind = text[person.end : stop]
    return named(person, memory) if not behind or behind.startswith((", ", " (", ")")) else None


def introduced_by(text: str, at: int, memory: Memory) -> tuple[Speaker, str | None] | None:
    """The one person of the line above that ends in a colon, and the outlet that it names: 'And this, from the linguist
    Ada Marsh in the Daily Post:'."""
    above = text[max(0, at - _LONGEST_LINE) : at].rstrip(" \n>")
    if not above.endswith(":") or "\n" not in text[at - 4 : at]:
        return None
    end = max(0, at - _LONGEST_LINE) + len(above)
    start = end - len(above) + max(above.rfind("\n"), above.rfind(". ")) + 1
    near = memory.mentions[bisect_left(memory.starts, start) : bisect_left(memory.starts, end)]
    people = [mention for mention in near if mention.type == "person"]
    if len({mention.entity_id or mention.surface for mention in people}) != 1:
        return None
    outlets = [m.surface for m in near if m.type == "organization" and is_outlet(m, memory.index)]
    return named(people[0], memory), outlets[0] if len(outlets) == 1 else None
