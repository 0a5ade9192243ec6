"""Names in entries that their place tells: who speaks in a headline, who wrote behind an outlet, a paper of another
language beside its writer, a bulletin with its number."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.entry_parts import Evidence, Span
from transforms.citations.lexicon import data
from transforms.citations.lone_names import is_wordy
from transforms.citations.names import is_coined, is_given_name, is_name_shaped
from transforms.citations.sources import looks_like_outlet


def speaker_of_title(text: str, title: Span, evidence: Evidence) -> int | None:
    """Where the headline 'Marsh: “Nobody asked us”' begins whose last part is in quotation marks, behind its outlet."""
    before = text[: title[0]].rstrip()
    if not before.endswith(":"):
        return None
    outlet, comma, speaker = before[:-1].rpartition(", ")
    short = 0 < len(speaker.split()) <= 4 and speaker[:1].isupper()
    known = "," not in outlet and (
        evidence.is_source(outlet) or looks_like_outlet(outlet) or is_coined(outlet)
    )
    return len(outlet) + len(comma) if comma and short and known else None


def is_writer(name: str, evidence: Evidence) -> bool:
    """Whether a piece behind an outlet is who wrote: a person that the text names, or a given name and another."""
    if not is_name_shaped(name, 3) or " " not in name or looks_like_outlet(name):
        return False
    return evidence.is_person(name) or (
        is_given_name(name.partition(" ")[0]) and not is_wordy(name.rpartition(" ")[2])
    )


def is_foreign_outlet(name: str) -> bool:
    """Whether the one field beside an author begins with an article of another language and holds no English word."""
    shaped = name.startswith(_articles()) and 2 <= len(name.replace("’", " ").split()) <= 4
    return (
        shaped
        and all(word[0].isupper() or word[:2] in ("d’", "de") for word in name.split())
        and not any(map(is_wordy, name.split()[1:]))
    )


@lru_cache(maxsize=1)
def _articles() -> tuple[str, ...]:
    return tuple(data("reference_lists")["foreign_articles"])


def names_serial(match: re.Match[str]) -> bool:
    """Whether a number belongs to the title of an entry without a quoted one: 'Lamp Fund, Progress Bulletin No. 14'."""
    before = match.string[: match.start()].rstrip()
    return (
        before.rpartition(" ")[2].lower() in data("reference_lists")["serials"] and match.group()[:1] in "Nn"
    )


_SERIAL = re.compile(r"(?P<kind>[\w-]+) [Nn]os?\.? ?\d{1,5}$")


def is_serial(piece: str) -> bool:
    """Whether a piece is a paper in a row with its number, 'Progress Bulletin No. 14', and no outlet."""
    match = _SERIAL.search(piece)
    return match is not None and match["kind"].lower() in data("reference_lists")["serials"]
