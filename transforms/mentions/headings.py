"""Names in headings whose capitals prove nothing: only what the rest of the text knows, or form alone shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from transforms.mentions.context import Heading
from transforms.mentions.folding import fold
from transforms.mentions.lexicon import DEMONYMS, HEAD_TYPES, token_class
from transforms.mentions.places import is_listed
from transforms.mentions.resolution import Identity, NameBook, discovered
from transforms.mentions.runs import RUN, tokens_of
from transforms.mentions.spans import Spans
from transforms.mentions.worded import Token

_SHORTEST, _WIDEST_GAP = 3, 3
_NAME = r"[A-Z][\w'’-]{2,30}"
_OPENED = re.compile(
    rf"\b((?:Lake|Mount|Mt\.?|Loch|Lough|River|Camp|Fort|Gulf of|Bay of|Strait of) ({_NAME}))"
)
_BY = re.compile(rf"(?<=[,:] )[Bb]y ({_NAME}(?: [A-Z]\.)? {_NAME})(?=$|\n|[,;:])")
# Titles that only names stand behind.
_HONOURS = ("HONOUR", "HONOR", "RT")
_SPOKEN, _LONGEST = ("MR", "MRS", "MS", "DR", "SIR", "LORD", "LADY", "JUSTICE", "HON", "SHRI", "SHRIMATI"), 4
_WORDS = re.compile(r"[^\W_]+")


def heading_names(
    text: str, loud: list[Heading], book: NameBook, is_free: Callable[[int, int], bool]
) -> Iterator[tuple[int, int, Identity]]:
    """(start, end, identity) of the names in loud headings; `is_free` tells whether a span is still unnamed."""
    if not loud:
        return
    longest = 1 + max((name.count(" ") for name in book.full), default=0)
    acronyms = {acronym.lower(): identity for acronym, identity in book.acronyms.items()}
    for heading in loud:
        taken = Spans()
        found = _known(text, heading, book, acronyms, longest)
        if heading.style == "title":
            shaped = [*_shaped(text, heading), *_opened(text, heading)]
            # "Sofia Trent" is a person, though the text names Sofia, too.
            given = {start for start, _, identity in shaped if identity.type == "person"}
            full = [one for one in shaped if one[2].type == "person"]
            found = [one for one in found if one[2].type != "place" or one[0] not in given] + shaped
            found = [one for one in full if _holds_known(one, found)] + found
        found = [*_titled(text, heading), *found]
        for start, end, identity in found:
            if is_free(start, end) and not taken.overlaps(start, end):
                taken.add(start, end)
                yield start, end, identity


def _holds_known(one: tuple[int, int, Identity], found: list[tuple[int, int, Identity]]) -> bool:
    """Whether a full name ends in one that the text knows of a person by the last word alone."""
    return any(
        start > one[0] and end == one[1] and " " not in who.name and who.type == "person"
        for start, end, who in found
    )


def _known(
    text: str, heading: Heading, book: NameBook, acronyms: dict[str, Identity], longest: int
) -> list[tuple[int, int, Identity]]:
    """Names and short forms of the text in a heading, each of at most so many words, the longest first."""
    lowered = fold(text[heading.start : heading.end])
    words = [match.span() for match in _WORDS.finditer(lowered)]
    found = []
    for number, (start, end) in enumerate(words):
        if not text[heading.start + start].isupper() or lowered[start - 1 : start] == "_":
            continue
        name = lowered[start:end]
        for following, beyond in (*words[number + 1 : number + longest], (len(lowered) + _WIDEST_GAP + 1, 0)):
            if len(name) >= _SHORTEST and lowered[end : end + 1] != "_" and name not in DEMONYMS:
                identity = _one(name, book, acronyms)
                if identity is not None:
                    found.append((heading.start + start, heading.start + end, identity))
            if following - end > _WIDEST_GAP:
                break
            end = beyond
            name = f"{name} {lowered[following:end]}"
    return sorted(found, key=lambda span: (span[0] - span[1], span[0]))


def _one(name: str, book: NameBook, acronyms: dict[str, Identity]) -> Identity | None:
    """The one identity that a name in folded form stands for in the text."""
    identity = book.full.get(name) or acronyms.get(name)
    if identity is not None:
        return identity
    for owned in (book.persons, book.others):
        owners = owned.get(name, ())
        if len(owners) == 1:
            return next(iter(owners))
    return None


def _opened(text: str, heading: Heading) -> Iterator[tuple[int, int, Identity]]:
    """What a word opens or a small word introduces, though every word has a capital: "Lake Torvik", "Camp Veldt",
    ", by Ottilie Torvik"."""
    for match in _OPENED.finditer(text, heading.start, heading.end):
        start, end = match.span(1)
        if token_class(match.group(2)) in "UG" and not match.group(2).isupper():
            first = match.group(1).split(" ", 1)[0].lower()
            kind = "facility" if first in ("camp", "fort") else "place"
            yield start, end, discovered(text[start:end], kind)
    for match in _BY.finditer(text, heading.start, heading.end):
        if all(token_class(word) in "UGI" for word in match.group(1).split()):
            yield *match.span(1), discovered(match.group(1), "person")


def _shaped(text: str, heading: Heading) -> Iterator[tuple[int, int, Identity]]:
    """Full personal names with a known given name, and unknown words before a head ("Harrow United")."""
    for match in RUN.finditer(text, heading.start, heading.end):
        group: list[Token] = []
        for token in (*tokens_of(match.group()), None):
            if (token is not None and token.kind in "UGI" and token.text not in "AI") or (
                token and group and token.kind in "OFP"
            ):
                group.append(token)
                if token.kind not in "OFP" and not token.possessive:
                    continue
            if len(group) > 1:
                start, end = match.start() + group[0].start, match.start() + group[-1].end
                kind = HEAD_TYPES.get(group[-1].kind) or ("person" if group[0].kind in "GI" else None)
                if kind and not (kind == "person" and _is_between_places(group)):
                    yield start, end, discovered(text[start:end], kind)
            group = []


def _titled(text: str, heading: Heading) -> Iterator[tuple[int, int, Identity]]:
    """Whoever a line in capitals names behind a title and nothing else: "LADY JUSTICE TORVIK", "DR ANN TORVIK:"."""
    for match in RUN.finditer(text, heading.start, heading.end):
        start, end = match.span()
        if text[end : heading.end].strip(" :,."):
            continue
        tokens = list(tokens_of(match.group()))
        while len(tokens) > 1 and tokens[-1].kind == "X":
            tokens, end = tokens[:-1], start + tokens[-2].end
        first = 1 + max((at for at, token in enumerate(tokens) if token.kind == "T"), default=-1)
        if not all(
            token.text in _HONOURS or token_class(token.text.capitalize()) in "TWCX"
            for token in tokens[:first]
        ):
            continue
        before = text[max(heading.start, start - 4) : start].upper()
        spoken = (tokens[first - 1].text if first else before.rstrip(". ")[-2:]) in _SPOKEN
        if (first or spoken) and 0 < len(tokens) - first < _LONGEST:
            kinds = {token_class(token.text.capitalize()) for token in tokens[first:]}
            if kinds <= set("UGIC" if spoken and len(tokens) - first == 1 else "UGI"):
                start += tokens[first].start
                yield start, end, discovered(text[start:end], "person")


def _is_between_places(group: list[Token]) -> bool:
    """ "Hong Kong Thrash Norway": places that do something to each other, and no person."""
    words = [token.text for token in group]
    return len(group) > 2 and is_listed(words[-1]) and (is_listed(words[0]) or is_listed(" ".join(words[:2])))
