"""Marked texts: what `{type:surface=full name}` in a fixture stands for."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

import yaml

from transforms.mentions import Matcher, build_matcher, parse_registry
from transforms.mentions.folding import name_key
from transforms.model import Mention

_MARK = re.compile(r"\{(\w+):([^{}=]+?)(?:=([^{}]*))?\}")


@dataclass(frozen=True)
class Marked:
    """A text with the (start, end, type, full name) of its mentions."""

    text: str
    mentions: tuple[tuple[int, int, str, str], ...]


@dataclass
class Score:
    """Counts of predicted, expected, found and linked mentions."""

    predicted: int = 0
    expected: int = 0
    found: int = 0
    linked: int = 0

    def f1(self, hits: int) -> float:
        """Two times the hits by all predicted and expected."""
        return 2 * hits / (self.predicted + self.expected)


def unmark(marked: str) -> Marked:
    """The plain text of a marked one, and its mentions."""
    text, mentions, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        mentions.append((len(text), len(text) + len(match[2]), match[1], match[3] or match[2]))
        text += match[2]
        at = match.end()
    return Marked(text + marked[at:], tuple(mentions))


def matcher_of(registered: dict[str, list[str]] | None) -> Matcher:
    """A matcher for {type: [name]}; the id of an entity is its type and name."""
    return _matcher_of(json.dumps(registered or {}))


@cache
def _matcher_of(registered: str) -> Matcher:
    entities = [
        {"id": f"{kind}:{name}", "name": name, "type": kind}
        for kind, names in json.loads(registered).items()
        for name in names
    ]
    return build_matcher(parse_registry(yaml.safe_dump({"entities": entities}), "test.yaml"))


def count(
    marked: Marked,
    mentions: list[Mention],
    score: Score,
    names: dict[str, set[str]] | None = None,
    registered: dict[str, set[str]] | None = None,
) -> list[str]:
    """Add a text's mentions to the score by the rules of the gold set (half overlap; type and name must agree); the
    result names what went wrong. `names` are the accepted names of an expected entity (default: those in the text),
    `registered` the spellings of a registered one."""
    spellings: dict[str | None, set[str]] = {}
    for mention in mentions:
        known = (registered or {}).get(mention.entity_id or "", set())
        keys = {name_key(name) for name in (mention.name, mention.surface, *known)}
        spellings.setdefault(mention.entity_id, set()).update(keys)
    accepted: dict[str, set[str]] = {
        key: {name_key(n) for n in value} for key, value in (names or {}).items()
    }
    for start, end, _, name in marked.mentions:
        accepted.setdefault(name, {name_key(name)})
        if names is None:
            accepted[name].add(name_key(marked.text[start:end]))
    wrong, used = [], set()
    score.predicted += len(mentions)
    score.expected += len(marked.mentions)
    for start, end, kind, name in marked.mentions:
        near = [
            m
            for m in mentions
            if 2 * (min(m.end, end) - max(m.start, start)) >= max(m.end - m.start, end - start)
        ]
        if not near:
            wrong.append(f"missed {kind} {marked.text[start:end]!r}")
            continue
        used.add(near[0].start)
        score.found += 1
        if near[0].type == kind and near[0].entity_id and spellings[near[0].entity_id] & accepted[name]:
            score.linked += 1
        else:
            wrong.append(
                f"{marked.text[start:end]!r} is {kind} {name!r}, not {near[0].type} {near[0].name!r}"
            )
    return wrong + [f"unexpected {m.type} {m.surface!r}" for m in mentions if m.start not in used]
