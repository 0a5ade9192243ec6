"""Which lines are the fixed phrases of web pages, and which label ends a line of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

MAX_LABEL = 90
"""Characters of the longest line that can be a label as a whole; legal notices may be longer."""
MAX_NOTICE = 700

_ORNAMENT = " \t.…:;,!?»«›‹→←↑↓➔➜➡►▶▸▼▲▾•·|<>[](){}*+=~_—–-\"“”'‘’/\\#✓✔×✕@&"
_COUNT = re.compile(r"\(\d[\d.,]{0,8}\)|\b\d[\d.,]{0,8}\b")
_SPLIT = re.compile(r"\s?(?:[|/•·»›>→,]|\s-\s|\s{2,})\s?|\s(?=[A-Z])")
# A label at the end of a line of prose: marks on one side at least, or a phrase that is a label in itself.
_TAIL = re.compile(
    r"(?i)(?:(?<=[.…!?”’\"'\])»])|(?<=\.\.\s)|(?<=\s))[\s(\[<{*]{0,4}(?:[>»→-]{1,3}\s{0,2}(?:read\s)?(?:more|continue reading|full story)"
    r"|(?:click\shere\sto\s)?read\s(?:more|on|full story|the full (?:story|article|text|post)|the rest[\w\s]{0,25}|full (?:article|text))"
    r"|(?:continue|keep) reading(?:\s[^\n.]{0,100}?(?=\s?[→»>]))?|full (?:story|article)|view (?:full )?(?:article|post)"
    r"|(?<=[…\]])\s?more|\(more[…. ]{0,3}\)|\[more[…. ]{0,3}\]|more\s?(?=[»›→>]))\s{0,2}[.…:»›→>)\]}*]{0,6}$"
)
_TAIL_GATE = ("more", "reading", "read on", "story", "article", "read the", "post", "full text")


@dataclass(frozen=True, slots=True)
class _Phrases:
    exact: dict[str, str]
    openings: tuple[tuple[str, str], ...]
    opening_initials: frozenset[str]
    inline: tuple[str, ...]


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    exact: dict[str, str] = {}
    openings: list[tuple[str, str]] = []
    inline: list[str] = []
    for kind, form, phrase in _table():
        if form == "exact":
            exact.setdefault(_bare(phrase), kind)
        elif form == "opening":
            openings.append((phrase, kind))
        else:
            inline.append(f"{phrase}:")
    openings.sort(key=lambda item: -len(item[0]))
    return _Phrases(exact, tuple(openings), frozenset(phrase[:2] for phrase, _ in openings), tuple(inline))


def _table() -> Iterator[tuple[str, str, str]]:
    """The rows (kind, form, phrase) of labels.txt."""
    kind = form = ""
    for line in files("transforms.segmentation").joinpath("labels.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            kind, form = line.strip("[]").split(".")
        elif line and not line.startswith("#"):
            yield from ((kind, form, phrase.strip()) for phrase in line.split(" ;") if phrase.strip())


def _bare(text: str) -> str:
    return text.strip(_ORNAMENT).lower()


def label_kind(line: str) -> str | None:
    """The furniture kind of a line that is a label, a notice or a bar of labels; None for prose and headlines."""
    if len(line) > MAX_NOTICE:
        return None
    phrases = _phrases()
    lowered = line.lower()
    if len(line) <= MAX_LABEL:
        bare = lowered.strip(_ORNAMENT)
        if not bare:
            return "read_more" if "…" in line or "..." in line or "more" in lowered else "markup"
        kind = phrases.exact.get(bare)
        if kind is None and any(char.isdigit() for char in bare):
            without = _COUNT.sub("", bare).strip(_ORNAMENT)
            kind = phrases.exact.get(without) if without else None
            kind = None if kind in ("read_more",) else kind
        if kind:
            return kind
        if lowered.startswith(phrases.inline):
            return "related"
    start = lowered.lstrip(_ORNAMENT.replace("@", "").replace("(", ""))
    if start[:2] in phrases.opening_initials:
        for phrase, kind in phrases.openings:
            if start.startswith(phrase) and _ends_word(start, len(phrase)):
                limit = MAX_NOTICE if kind == "legal" else 160
                return kind if len(line) <= limit and _is_label_not_prose(kind, phrase, line) else None
    if "©" in line and len(line) < 200:
        return "legal"
    return _bar_kind(line, phrases) if len(line) <= 250 else None


def _ends_word(text: str, place: int) -> bool:
    return place >= len(text) or not (text[place].isalpha() and text[place - 1].isalpha())


def _is_label_not_prose(kind: str, phrase: str, line: str) -> bool:
    """A phrase that also begins sentences and headlines counts only where the line is no sentence."""
    if kind == "legal":
        return phrase not in ("copyright", "republication", "reproduction of", "your privacy") or (
            len(line) < 200 and (any(c.isdigit() for c in line) or "©" in line or "reserved" in line.lower())
        )
    if kind in ("comments", "navigation", "read_more"):
        return True
    return len(line) <= 80 and line[-1] not in ".!?”"


def _bar_kind(line: str, phrases: _Phrases) -> str | None:
    """The kind of a row of labels ("Home | News | Contact", "Facebook Twitter Email"), or None."""
    if not ("|" in line or "»" in line or ">" in line or "•" in line or "·" in line or "/" in line or len(line) <= 60):
        return None
    parts = [part for part in (_bare(p) for p in re.split(r"\s?[|»›>•·/→]\s?", line)) if part]
    if len(parts) >= 3 and all(len(part) <= 30 for part in parts) and len(line) < 250 and line[-1] not in ".!?":
        kinds = [phrases.exact.get(part) for part in parts]
        known = [kind for kind in kinds if kind]
        if known:
            return max(set(known), key=known.count)
        return None
    if len(parts) == 2:
        kinds = [phrases.exact.get(part) for part in parts]
        return kinds[0] if all(kinds) else None
    words = [phrases.exact.get(_bare(word)) for word in line.split()]
    if len(words) >= 2 and all(words):
        return words[0] if len(set(words)) == 1 else max(set(words), key=words.count)
    return None


def tail_label(line: str) -> int | None:
    """Where a read-more label at the end of a line of prose begins (an offset into the line), or None."""
    tail = line[-120:]
    lowered = tail.lower()
    if not any(mark in lowered for mark in _TAIL_GATE):
        return None
    match = _TAIL.search(tail)
    if not match:
        return None
    start = len(line) - len(tail) + match.start()
    head = line[:start].rstrip()
    if not head or (head[-1] not in ".…!?”’\"'])" and not _marked(match.group())):
        return None
    return start + len(match.group()) - len(match.group().lstrip())


def _marked(label: str) -> bool:
    return any(mark in label for mark in "»›→>…[(")
