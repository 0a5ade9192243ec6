"""Names in headings whose capitals prove nothing: only what the rest of the text knows, or form alone shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from transforms.mentions.context import Heading
from transforms.mentions.folding import fold
from transforms.mentions.lexicon import HEAD_TYPES
from transforms.mentions.resolution import Identity, NameBook, discovered
from transforms.mentions.runs import RUN, Token, tokens_of
from transforms.mentions.spans import Spans

_SHORTEST = 3
_WORDS = re.compile(r"[^\W_]+")


def heading_names(
    text: str, loud: list[Heading], book: NameBook, is_free: Callable[[int, int], bool]
) -> Iterator[tuple[int, int, Identity]]:
    """(start, end, identity) of the names in loud headings; `is_free` tells whether a span is still unnamed."""
    if not loud:
        return
    lines = [fold(text[heading.start : heading.end]) for heading in loud]
    index = _by_first_word(book, {word for line in lines for word in _WORDS.findall(line)})
    for heading, lowered in zip(loud, lines, strict=True):
        taken = Spans()
        found = _known(text, heading, lowered, index)
        if heading.style == "title":
            found += _shaped(text, heading)
        for start, end, identity in found:
            if is_free(start, end) and not taken.overlaps(start, end):
                taken.add(start, end)
                yield start, end, identity


def _by_first_word(book: NameBook, words: set[str]) -> dict[str, list[tuple[str, Identity]]]:
    """Every name and short form that stands for one identity and begins with one of these words, in folded form, by
    that word."""
    names: dict[str, Identity] = {acronym.lower(): identity for acronym, identity in book.acronyms.items()}
    names.update(book.full)
    for short in (book.persons, book.others):
        for form, owners in short.items():
            if len(owners) == 1 and form not in names:
                names[form] = next(iter(owners))
    index: dict[str, list[tuple[str, Identity]]] = {}
    for name, identity in names.items():
        first = name.partition(" ")[0]
        if first in words and len(name) >= _SHORTEST:
            index.setdefault(first, []).append((name, identity))
    return index


def _known(
    text: str, heading: Heading, lowered: str, index: dict[str, list[tuple[str, Identity]]]
) -> list[tuple[int, int, Identity]]:
    """Names of the text in a heading, the longest first."""
    line = text[heading.start : heading.end]
    found = []
    for first in sorted(set(_WORDS.findall(lowered))):
        for name, identity in index.get(first, ()):
            pattern = r"(?<!\w)" + r"[\W_]{1,3}".join(map(re.escape, name.split())) + r"(?!\w)"
            for match in re.finditer(pattern, lowered):
                if line[match.start()].isupper():
                    found.append((heading.start + match.start(), heading.start + match.end(), identity))
    return sorted(found, key=lambda span: (span[0] - span[1], span[0]))


def _shaped(text: str, heading: Heading) -> Iterator[tuple[int, int, Identity]]:
    """Full personal names with a known given name, and unknown words before a head ("Harrow United")."""
    for match in RUN.finditer(text, heading.start, heading.end):
        group: list[Token] = []
        for token in (*tokens_of(match.group()), None):
            if (token is not None and token.kind in "UGI") or (token and group and token.kind in "OFP"):
                group.append(token)
                if token.kind not in "OFP" and not token.possessive:
                    continue
            if len(group) > 1:
                start, end = match.start() + group[0].start, match.start() + group[-1].end
                kind = HEAD_TYPES.get(group[-1].kind) or ("person" if group[0].kind in "GI" else None)
                if kind:
                    yield start, end, discovered(text[start:end], kind)
            group = []
