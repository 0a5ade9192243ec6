"""`clippings registry suggest`: the discovered names most worth registering, as YAML to paste."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from transforms.mentions.folding import name_key
from transforms.mentions.resolution import person_forms

# Columns of the mentions frame: one row a mention of an unregistered entity.
COLUMNS = ("article_id", "name", "type", "surface", "start_char", "end_char")
_CONTEXT_WIDTH = 60
_CONTEXTS = 3
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class _Group:
    """One name in all its spellings."""

    name: str
    type: str
    count: int = 0
    articles: set[str] = field(default_factory=set)
    spellings: dict[str, int] = field(default_factory=dict)
    places: list[tuple[str, int, int]] = field(default_factory=list)


def suggest(mentions: pl.DataFrame, texts: Mapping[str, str], limit: int = 50, least: int = 2) -> str:
    """Registry YAML of the `limit` discovered names with the most mentions (at least `least`), spellings grouped.

    `mentions` has one row a mention of an unregistered entity with the columns of COLUMNS; `texts` maps article_id to
    the article's text for the contexts, which become comments. The result is a registry that `parse_registry` reads.
    """
    groups = _merged(_grouped(mentions))
    chosen = sorted((g for g in groups if g.count >= least), key=lambda g: (-g.count, g.name))[:limit]
    if not chosen:
        return "entities: []\n"
    lines, used = ["entities:"], set[str]()
    for group in chosen:
        lines += _entry(group, texts, used)
    return "\n".join(lines) + "\n"


def _grouped(mentions: pl.DataFrame) -> list[_Group]:
    groups: dict[tuple[str, str], _Group] = {}
    rows = mentions.select(COLUMNS).sort("article_id", "start_char").iter_rows()
    for article_id, name, kind, surface, start, end in rows:
        group = groups.setdefault((kind, name_key(name)), _Group(name, kind))
        group.count += 1
        group.articles.add(article_id)
        for spelling in {name, surface}:
            group.spellings[spelling] = group.spellings.get(spelling, 0) + (spelling == surface)
        group.places.append((article_id, start, end))
    return list(groups.values())


def _merged(groups: list[_Group]) -> list[_Group]:
    """Groups whose names differ by one letter, a space or a hyphen, or that are the surname of exactly one fuller
    name, become one; the fuller, then the more frequent name leads."""
    groups = sorted(groups, key=lambda g: (-len(g.name.split()), -g.count, g.name))
    kept: list[_Group] = []
    flat: dict[tuple[str, str], _Group] = {}
    surnames: dict[str, list[_Group]] = {}
    for group in groups:
        key = name_key(group.name).replace(" ", "")
        near = next((flat[group.type, k] for k in _near(key) if (group.type, k) in flat), None)
        owners = surnames.get(name_key(group.name), []) if group.type == "person" else []
        target = near or (owners[0] if len(owners) == 1 else None)
        if target is None:
            kept.append(group)
            flat[group.type, key] = group
            for variant in _deletions(key):
                flat.setdefault((group.type, "~" + variant), group)
            for form in person_forms(group.name) if group.type == "person" else ():
                surnames.setdefault(form, []).append(group)
            continue
        target.count += group.count
        target.articles |= group.articles
        target.places += group.places
        for spelling, count in group.spellings.items():
            target.spellings[spelling] = target.spellings.get(spelling, 0) + count
    return kept


# Shorter names that differ in a letter are different names more often than misspellings.
_TYPO_LENGTH = 9


def _deletions(key: str) -> list[str]:
    return [key[:i] + key[i + 1 :] for i in range(len(key))] if len(key) >= _TYPO_LENGTH else []


def _near(key: str) -> list[str]:
    """Keys under which a name equal but for one letter (wrong, lost or added) is filed."""
    deleted = _deletions(key)
    return [key, "~" + key, *deleted, *("~" + variant for variant in deleted)]


def _entry(group: _Group, texts: Mapping[str, str], used: set[str]) -> list[str]:
    plain = unicodedata.normalize("NFKD", group.name).encode("ascii", "ignore").decode().lower()
    identity = base = _SLUG.sub("-", plain.replace("'", "")).strip("-") or "name"
    number = 2
    while identity in used:
        identity, number = f"{base}-{number}", number + 1
    used.add(identity)
    lines = [f"  # {group.count} mentions in {len(group.articles)} articles"]
    lines += [f"  #   {context}" for context in _contexts(group, texts)]
    lines += [f"  - id: {identity}", f"    name: {_scalar(group.name)}", f"    type: {group.type}"]
    others = sorted((s for s in group.spellings if s != group.name), key=lambda s: (-group.spellings[s], s))
    if others:
        lines.append("    aliases:")
        lines += [f"      - {_scalar(spelling)}  # {group.spellings[spelling]}" for spelling in others]
    return lines


def _scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _contexts(group: _Group, texts: Mapping[str, str]) -> list[str]:
    """Up to three contexts, of different articles where there are as many."""
    first: dict[str, tuple[str, int, int]] = {}
    for place in sorted(group.places):
        first.setdefault(place[0], place)
    places = list(first.values()) + [place for place in sorted(group.places) if place is not first[place[0]]]
    shown: list[str] = []
    for article_id, start, end in places:
        text = texts.get(article_id)
        if text is None or len(shown) == _CONTEXTS:
            continue
        left = text[max(0, start - _CONTEXT_WIDTH) : start].split("\n")[-1]
        right = text[end : end + _CONTEXT_WIDTH].split("\n")[0]
        printable = "".join(c if c.isprintable() else " " for c in f"{left}[{text[start:end]}]{right}")
        shown.append(" ".join(printable.split()))
    return shown
