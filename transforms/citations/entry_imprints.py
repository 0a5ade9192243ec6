"""Where a work came out: town, state and press, the row of papers of a body."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.entry_parts import Evidence, Span
from transforms.citations.lexicon import any_of, data
from transforms.citations.sources import looks_like_outlet

_STATE = re.compile(
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|D\.C"
    r"|Mass|Conn|Calif|Penn|Pa|Ill|Mich|Minn|Md|Va|N\.[CHJMY]|R\.I)$"
)


# Behind these any name is that of an outlet.
SAYS_OUTLET = (" newspaper", " news agency", " magazine", " radio", " television", " wire service")


@lru_cache(maxsize=1)
def _series() -> re.Pattern[str]:
    words = data("reference_lists")
    kinds, tops = any_of(words["series"]), any_of(words["series_topics"])
    return re.compile(
        rf"(?:An?\s)?(?P<body>[^\W\d_a-z][^\x00]{{1,60}}?)\s(?:(?:{any_of(words['descriptors'])})"
        rf"|(?:(?:{tops})\s){{0,2}}(?:{kinds})(?:\s(?:(?:No|Nr|no)\.?\s?|N°\s?|#)?\d{{1,4}})?)"
    )


def body_of_series(text: str, piece: Span, evidence: Evidence) -> Span | None:
    """The body in "Halse Institute Briefing Paper", "A Halse Watch Report", "Lamp Board website", where it is known."""
    match = _series().fullmatch(text, *piece)
    if match is None or evidence.index.by_name(match.group()) is not None:
        return None
    body = match["body"]
    described = match.end("body") < match.end() and text[match.end("body") + 1].islower()
    if described:
        words = [word for word in body.split() if len(word) > 3]
        named = (
            looks_like_outlet(body)
            or match.group().endswith(SAYS_OUTLET)
            or (len(words) > 1 and all(word[0].isupper() for word in words))
        )
        return match.span("body") if named else None
    return match.span("body") if evidence.is_source(body) else None


def is_state(text: str, piece: Span) -> bool:
    """Whether a piece is the state behind a publisher's town: "Halse, NJ: Lamp Press"."""
    return (
        text[piece[1] : piece[1] + 2] in (":", ": ", "., ", ",\x00", ".:")
        and _STATE.match(text[slice(*piece)]) is not None
    )


_PRINTED = re.compile(r",?\s\x00{4}[a-z]?\)")


def without_printing_town(text: str, pieces: list[Span], evidence: Evidence) -> list[Span]:
    """The pieces of "Ada Marsh, The Salt Road (Halse, 1999)" without the town; the same where none is so printed."""
    if len(pieces) < 2:
        return pieces
    start, end = pieces[-1]
    alone = text[:start].rstrip(" ").endswith("(") and _PRINTED.match(text, end) is not None
    return pieces[:-1] if alone and evidence.is_town(text[start:end]) else pieces


def has_place(text: str, pieces: list[Span], evidence: Evidence) -> bool:
    """Whether the first of these pieces is a paper with its town in brackets: "Stuff (Halse), 3 May"."""
    if len(pieces) < 2 or text[pieces[0][1] : pieces[1][0]] != " (":
        return False
    return text[pieces[1][1]] == ")" and evidence.is_town(text[slice(*pieces[1])])


def is_sentence(piece: str) -> bool:
    """Whether what stands in front of a date in brackets is a headline and no author: it has small words in it."""
    small = [word for word in piece.split() if word.islower() and word.isalpha() and len(word) > 2]
    return len(small) > 1 and not _OF_BODIES.issuperset(small)


_OF_BODIES = frozenset(["and", "the", "for", "von", "van", "der", "den", "del", "des", "with", "others"])


def without_imprint(text: str, pieces: list[Span], source: str, evidence: Evidence) -> list[Span]:
    """The pieces of a title without what is said of its print: "Geneva: WHO", "Halse Publishing, Halse"."""
    if (
        len(pieces) > 2
        and text[pieces[-2][1] : pieces[-1][0]].strip() == ":"
        and evidence.is_town(text[slice(*pieces[-2])])
    ):
        return pieces[:-2]
    if len(pieces) > 2 and evidence.is_town(text[slice(*pieces[-1])]):
        pieces = pieces[:-1]
    start, end = pieces[-1]
    own = text[start:end].partition(" ")[0] == source.partition(" ")[0]
    return pieces[:-1] if len(pieces) > 1 and own and text[:start].rstrip().endswith(",") else pieces
