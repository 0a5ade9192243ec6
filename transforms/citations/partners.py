"""Bodies that say one thing together: 'The Mill and the Bank announced', 'HWU, Delta Aid and the Guild call on'."""

from __future__ import annotations

from dataclasses import replace

from transforms.citations.crediting import Act
from transforms.citations.grammar import Sentence, words
from transforms.citations.memory import Memory, Speaker, is_outlet

# In front of the first of them a clause begins, or a quotation or comma parts it from what they say.
_EDGES = frozenset(".;:Q,SC-")
_MOST = 5


def partners(sentence: Sentence, act: Act, memory: Memory, before: list[Act]) -> list[Act]:
    """The same act for each organization that is joined to its speaker with 'and', in order; behind 'but said' they
    are those of the verb `before`."""
    if act.shared and before and before[-1].speaker is act.speaker:
        joined = [other for other in before if other.last == before[-1].last and other is not before[-1]]
        return [replace(act, speaker=other.speaker, outlet=None) for other in joined]
    bodies = ("organization", "outlet", "body")
    end = act.first - 2 if act.speaker.kind in bodies and act.speaker.source else -1
    if sentence.low[max(0, act.first - 3) : max(0, act.first)] == ["as", "well", "as"]:
        end = act.first - 4
    elif end >= 0 and sentence.low[end + 1] != "and" and not _is_row_of_two(sentence, act):
        return []
    if end < 0:
        return []
    found: list[Act] = []
    while end >= 0 and len(found) < _MOST:
        first = _first_of_name(sentence, end)
        if first is None:
            break
        mention = next(there for there in sentence.mention[first : end + 1] if there is not None)
        kind = "outlet" if is_outlet(mention, memory.index) else "organization"
        start = sentence.at[first]
        speaker = Speaker(mention.surface, kind, start, mention.end, mention.surface, mention.entity_id)
        found.insert(0, replace(act, speaker=speaker, start=start, first=first, outlet=None, shared=True))
        if (
            first == 0
            or sentence.kind[first - 1] != ","
            or first < 2
            or _first_of_name(sentence, first - 2) is None
        ):
            grouped = sentence.kind[first - 1] == "w" and sentence.low[first - 1] in words().bodies
            return found if first == 0 or sentence.kind[first - 1] in _EDGES or grouped else []
        end = first - 2
    return found


def _is_row_of_two(sentence: Sentence, act: Act) -> bool:
    """'Guild, Mill kick against' at the start of a headline: a plain form has several subjects."""
    behind = next((at for at in sentence.cues if at > act.first), 0)
    plain = behind and not sentence.low[behind].endswith(("s", "ed"))
    return (
        bool(plain) and sentence.kind[act.first - 1] == "," and _first_of_name(sentence, act.first - 2) == 0
    )


def _first_of_name(sentence: Sentence, end: int) -> int | None:
    """The first token of the organization's name, with its article, that ends at this token or in front of its
    acronym in brackets; None where none ends there."""
    if sentence.kind[end] == ")" and end > 3 and sentence.kind[end - 2] == "(":
        end -= 3
    mention = sentence.mention[end]
    if mention is None or mention.type != "organization":
        return None
    first = end
    while first > 0 and (sentence.mention[first - 1] is mention or sentence.kind[first - 1] == "D"):
        first -= 1
    return first
