"""Bodies and offices without a name that own words: 'the union's claim', 'the ministry's own count'."""

from __future__ import annotations

from transforms.citations.grammar import Sentence, words
from transforms.citations.memory import Speaker

_LONGEST = 3


def owning_body(sentence: Sentence, owner: int) -> Speaker | None:
    """Who 'the union's' or 'the former director’s', which ends with this token, is; None for anything else."""
    word = sentence.low[owner]
    noun = word[:-2] if word.endswith(("'s", "’s")) else ""
    many = word if word.endswith("s") and sentence.text[sentence.to[owner]] in "'’" else ""
    if many in words().roles:
        noun = many  # "her lawyers' argument"
    if noun not in words().bodies and noun not in words().roles:
        return None
    first = owner
    while first > 0 and sentence.kind[first - 1] in "wN" and owner - first < _LONGEST:
        first -= 1
    bare = first == 0 or sentence.kind[first - 1] != "D"
    if bare and not many:
        return None
    first -= not bare
    name = sentence.span(first, owner).removesuffix("'s").removesuffix("’s")
    kind = "body" if noun in words().bodies else "role"
    return Speaker(name, kind, sentence.at[first], sentence.to[owner], resolution="role")
