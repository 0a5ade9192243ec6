"""Names in headings whose capitals prove nothing: only what the rest of the text knows, or form alone shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from transforms.mentions.context import Heading
from transforms.mentions.lexicon import HEAD_TYPES
from transforms.mentions.resolution import Identity, NameBook, discovered
from transforms.mentions.runs import RUN, Token, tokens_of

_SHORTEST = 3


def heading_names(
    text: str, loud: list[Heading], book: NameBook, is_free: Callable[[int, int], bool]
) -> Iterator[tuple[int, int, Identity]]:
    """(start, end, identity) of the names in loud headings; `is_free` tells whether a span is still unnamed."""
    taken: list[tuple[int, int]] = []

    def free(start: int, end: int) -> bool:
        return is_free(start, end) and not any(a < end and start < b for a, b in taken)

    for heading in loud:
        for start, end, identity in _known(text, heading, book):
            if free(start, end):
                taken.append((start, end))
                yield start, end, identity
        if heading.style == "title":
            for start, end, identity in _shaped(text, heading):
                if free(start, end):
                    taken.append((start, end))
                    yield start, end, identity


def _known(text: str, heading: Heading, book: NameBook) -> list[tuple[int, int, Identity]]:
    """Names of the text in a heading, the longest first."""
    line = text[heading.start : heading.end]
    lowered = line.lower()
    names: dict[str, Identity] = {acronym.lower(): identity for acronym, identity in book.acronyms.items()}
    names.update(book.full)
    for short in (book.persons, book.others):
        for form, owners in short.items():
            if len(owners) == 1:
                names.setdefault(form, next(iter(owners)))
    found = []
    for name in sorted(names, key=len, reverse=True):
        if len(name) < _SHORTEST or name.split(" ", 1)[0] not in lowered:
            continue
        pattern = r"(?<!\w)" + r"[\W_]{1,3}".join(map(re.escape, name.split())) + r"(?!\w)"
        for match in re.finditer(pattern, lowered):
            if line[match.start()].isupper():
                found.append((heading.start + match.start(), heading.start + match.end(), names[name]))
    return found


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
