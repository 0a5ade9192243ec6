"""Which of a sentence's acts of crediting a quotation belongs to."""

from __future__ import annotations

from transforms.citations.crediting import Act
from transforms.citations.cue_rules import rules
from transforms.citations.grammar import Sentence, words
from transforms.citations.lexicon import word_set

_BETWEEN = frozenset(",q:.ATDP#SC-O(")
_CLOSE = 4
_SMALL = 4


def choose(sentence: Sentence, token: int, tokens: list[int], acts: list[Act]) -> tuple[int | None, bool]:
    """The act that credits the quotation at this token, and whether it stands before it."""
    behind = next(
        (
            n
            for n, act in enumerate(acts)
            if act.first > token and not act.lemma.startswith(("a ", "an ", "noun"))
        ),
        None,
    )
    ahead = next((n for n in range(len(acts) - 1, -1, -1) if acts[n].last < token), None)
    if ahead is not None and acts[ahead].lemma in rules().weak:
        ahead = next(
            (n for n in range(ahead - 1, -1, -1) if acts[n].counts and acts[n].lemma not in rules().weak),
            ahead,
        )
    if ahead is not None and _is_far(sentence, token, acts[ahead]):
        ahead = None
    if ahead is not None:
        ahead = _main_clause(sentence, acts, ahead)
    if (
        behind is not None
        and not _touches(sentence, token + 1, acts[behind].first)
        and not (ahead is None and _closes(sentence, acts[behind]))
    ):
        behind = None
    if behind is not None and acts[behind].shared:
        behind = None
    following = next((other for other in tokens if other > token), None)
    if behind is not None and following is not None and acts[behind].last < following:
        leads_on = acts[behind].last + 1 < sentence.size and sentence.low[acts[behind].last + 1] in (
            "that",
            ":",
        )
        if leads_on and ahead is not None:
            behind = None
    if ahead is None:
        inside = next((n for n, act in enumerate(acts) if act.first <= token <= act.last), None)
        if behind is None and inside is not None:
            return inside, True
        return behind, False
    if behind is not None and (
        _is_asked_for(sentence, token, acts[ahead], acts[behind])
        or _is_carried(sentence, token, acts[ahead], acts[behind])
    ):
        return ahead, True
    if behind is not None and acts[ahead].lemma in rules().weak and acts[behind].lemma not in rules().weak:
        return behind, False  # 'The pilgrims show “…,” the letter said'
    if behind is not None and acts[behind].lemma == "according to" and _tells_no_words(acts[ahead]):
        return behind, False  # 'The students were protesting “…,” according to the letter'
    gap = token - acts[ahead].last - 1
    tight = gap <= _CLOSE and all(
        sentence.kind[at] in _BETWEEN or sentence.low[at] == "to" for at in range(acts[ahead].last + 1, token)
    )
    earlier_quote = any(other < token and other > acts[ahead].last for other in tokens)
    if behind is not None and (not tight or earlier_quote):
        return behind, False
    return ahead, True


def _tells_no_words(act: Act) -> bool:
    return not act.counts and act.lemma in rules().explicit_that


def _is_far(sentence: Sentence, token: int, act: Act) -> bool:
    """'The board lied under oath for years, the talk about “…” went on': verbs that say little by themselves lead in no
    words that stand far behind them."""
    strength = next(
        (cue.strength for cue in words().cues.get(act.cue.lower(), ()) if cue.lemma == act.lemma), ""
    )
    if strength != "quote" or token - act.last <= _FAR:
        return False
    return sentence.low[token - 1] not in _LEADING


_FAR = 9
_LEADING = frozenset({",", ":", "that", "as"})


def _main_clause(sentence: Sentence, acts: list[Act], number: int) -> int:
    """The act of the main clause in 'Marsh told the Post that figures from Halse were “…”', where papers are part of
    what is told; else the same number."""
    *_, noun, joint = ["", "", *acts[number].lemma.split()]
    if joint not in ("from", "by") or noun not in words().documents:
        return number
    for earlier in range(number - 1, -1, -1):
        act = acts[earlier]
        if any(kind in ".;:Q" for kind in sentence.kind[act.last + 1 : acts[number].first]):
            break
        if (
            act.counts
            and act.lemma not in rules().weak
            and " from" not in act.lemma
            and " by" not in act.lemma
        ):
            return earlier
    return number


def _is_asked_for(sentence: Sentence, token: int, ahead: Act, behind: Act) -> bool:
    """'Marsh asked the owners for “…”, according to a transcript': what is asked for are the words of who asks."""
    asks = ahead.lemma in _ASKING and sentence.low[token - 1] == "for"
    return (
        asks
        and behind.lemma == "according to"
        and not set(sentence.kind[ahead.last + 1 : token]) & set(".;:Q")
    )


_ASKING = frozenset({"ask", "appeal", "plead", "beg", "call for"})


def _is_carried(sentence: Sentence, token: int, ahead: Act, behind: Act) -> bool:
    """'Marsh claimed at a meeting that the mill is “…”, the Post reported': an outlet carries what Marsh says."""
    if not ahead.counts or ahead.speaker.kind == "outlet":
        return False
    between = range(ahead.last + 1, token)
    if behind.lemma == "according to" and behind.speaker.kind != "person":
        named = ahead.speaker.kind == "person" and ahead.lemma in ("say", "tell", "write")
        return named and not any(sentence.kind[at] in ",.;:Q" for at in between)
    if behind.speaker.kind != "outlet":
        return False
    led = any(sentence.low[at] == "that" for at in between)
    return led and not any(sentence.kind[at] in ".;:Q" for at in between)


def _touches(sentence: Sentence, first: int, last: int) -> bool:
    """Whether only punctuation and small words stand between a quotation and the act behind it."""
    return last - first <= _SMALL and all(
        sentence.kind[at] in ",q.-A(" or sentence.low[at] == "as" for at in range(first, last)
    )


def _closes(sentence: Sentence, act: Act) -> bool:
    """Whether an act is the parenthesis that ends its sentence and credits all of it: '…, Marsh added.'"""
    ends = act.last + 1 >= sentence.size or (
        sentence.kind[act.last + 1] == "." and act.last + 2 >= sentence.size
    )
    if act.lemma == "according to":  # "according to an indictment unsealed in the court."
        ends = not any(kind in ",;:XQSR" for kind in sentence.kind[act.last + 1 :])
    return ends and act.first > 0 and sentence.kind[act.first - 1] == ","


def carrier_behind(sentence: Sentence, acts: list[Act], token: int) -> int | None:
    """The outlet that reports what stands in front of it: '“…”, the Post reported.'"""
    for number, act in enumerate(acts):
        record = act.lemma == "according to" and _RECORDS & set(sentence.low[act.first : act.last])
        if act.first > token and (act.speaker.kind == "outlet" or record):
            return number if ";" not in sentence.kind[token : act.first] else None
    return None


def carrier_at_end(sentence: Sentence, acts: list[Act], number: int | None) -> int | None:
    """The outlet in '“…,” the mayor said, the Post reports.' and '…, according to the Post.', where the act of this
    number is the mayor's: it carries the words and says nothing of its own."""
    if (
        number is None
        or number + 1 >= len(acts)
        or acts[number].outlet
        or acts[number].speaker.kind == "outlet"
    ):
        return None
    carrier = acts[number + 1]
    reports = carrier.lemma in ("report", "write") and carrier.speaker.kind in ("outlet", "organization")
    if not (reports or (carrier.lemma == "according to" and carrier.speaker.kind == "outlet")):
        return None
    between = sentence.kind[acts[number].last + 1 : carrier.first]
    return number + 1 if _closes(sentence, carrier) and not set(between) & set(".;:Q") else None


def quoted_behind(sentence: Sentence, acts: list[Act], number: int | None) -> int | None:
    """Marsh in '“…,” the Post reported, quoting Marsh', where the act of this number is the Post's."""
    if number is None or number + 1 >= len(acts) or acts[number].speaker.kind == "person":
        return None
    quoting = acts[number + 1]
    between = sentence.kind[acts[number].last + 1 : quoting.first]
    return number + 1 if quoting.lemma == "quoting" and set(between) <= {",", "T", "P"} else None


# What holds the words of somebody else.
_RECORDS = frozenset({"transcript", "transcripts", "recording", "recordings", "video", "footage", "tape"})
_COURTS = word_set("choosing_courts")
_SHOWING = frozenset({"show", "suggest", "indicate", "prove", "imply"})
_RULINGS = word_set("choosing_rulings")
# Whoever is asked to find out something.
_FINDERS = word_set("choosing_finders")


def is_vague(sentence: Sentence, act: Act, acts: list[Act]) -> bool:
    """Whether nobody in particular thinks or shows something, which credits nobody; courts find and hold."""
    speaker = act.speaker
    if act.lemma in _SHOWING and act.first == 0 and act.last == 1 and speaker.entity_id is None:
        return True  # "Experience shows": a word with a capital because it opens the sentence
    if speaker.resolution != "role":
        return False
    if act.passive and act.lemma == "tell":
        return False  # "The inquiry was told"
    if speaker.kind == "document":
        return not _tells_what_it_is(sentence, act, acts)
    if any(act.first < at <= act.last for at in sentence.documents) and speaker.kind == "body":
        return False  # "ministry figures show"
    if act.lemma in _RULINGS and _COURTS & set((speaker.name or "").lower().split()):
        return False
    if act.lemma == "find" and not _FINDERS.isdisjoint((speaker.name or "").lower().split()):
        return any(other.counts and other.first < act.first for other in acts)
    if act.lemma in rules().weak_but_held and not any(
        other.counts and other.first < act.first for other in acts
    ):
        return False  # "Police believe the fire was set"; of others it is part of what they tell
    return act.lemma in rules().weak and act.lemma not in rules().counting


def _tells_what_it_is(sentence: Sentence, act: Act, acts: list[Act]) -> bool:
    """'a report to the cabinet says', 'leaked minutes show', 'according to a filing': a document without an issuer that
    is told from others, and that nobody else is credited with ('a letter seen by the Post shows')."""
    if act.lemma == "according to":
        return True
    if sentence.low[act.first] in _OWN_TEXT:
        return False
    noun = sentence.low[act.first + 1] if act.first + 1 < sentence.size else ""
    states = act.lemma in _STATING and noun in _MESSAGES
    if sentence.low[act.first] == "the" and (states or act.lemma in rules().finding):
        return not any(other.counts and other.last < act.first for other in acts)  # "The indictment alleges"
    if any(other is not act and other.counts and act.first < other.first <= act.last for other in acts):
        return False
    head = next((at for at in sentence.documents if act.first <= at <= act.last), act.first)
    if head == act.first > 2 and act.last == sentence.size - 1 and sentence.kind[head - 1] == ",":
        return True  # "Half of all rivers are foul, report finds"
    if head - act.first > 1 or (head > act.first and sentence.kind[act.first] != "D"):
        return True
    if head + 1 >= sentence.size:
        return False
    behind, kind = sentence.low[head + 1], sentence.kind[head + 1]
    return kind in "P,(" or (kind == "w" and behind.endswith("ed") and head + 1 not in sentence.cues)


_STATING = word_set("choosing_stating")
# What somebody has written to others; "the ruling says" tells what holds.
_MESSAGES = word_set("choosing_messages")
_OWN_TEXT = frozenset({"this", "these", "our", "my"})


def adds_more(sentence: Sentence, act: Act) -> bool:
    """'…,” Marsh promised, adding that tents had been ordered', '…,” said Marsh, who told the council that': more than
    the quotation says."""
    behind = act.last + 1
    own = act.cue.lower() == "adding" or "who" in sentence.low[act.first : act.last]
    nameless = act.speaker.kind == "role" and act.speaker.resolution == "pronoun"
    return own and not nameless and sentence.low[behind : behind + 1] == ["that"]
