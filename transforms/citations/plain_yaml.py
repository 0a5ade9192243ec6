"""YAML of words alone, read at a fraction of the library's own cost.

A data file holds mappings and lists of words, and nothing that a loader would have to think about: the library's parser
tells what stands where, and its constructor takes several times as long to make lists of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

# A base loader leaves every scalar a string: "no" and "on" are words here. In C, several times faster, where PyYAML was
# built with it.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def plain_yaml(text: str) -> Any:
    """Mappings, lists and words of a text, as the library's base loader makes them.

    Raises ValueError for anchors and aliases, and yaml.YAMLError for what is no YAML.
    """
    events = yaml.parse(text, Loader=_Loader)
    for event in events:
        if not isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            return None if isinstance(event, yaml.StreamEndEvent) else _value(event, events)
    return None


def _value(event: Any, events: Iterator[Any]) -> Any:
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor is not None:
        raise ValueError(f"a data file has no anchors: {event.anchor}")
    if kind is yaml.ScalarEvent:
        return event.value
    if kind is yaml.SequenceStartEvent:
        return list(_until(yaml.SequenceEndEvent, events))
    values = _until(yaml.MappingEndEvent, events)
    return dict(zip(values, values, strict=True))


def _until(end: type[Any], events: Iterator[Any]) -> Iterator[Any]:
    for event in events:
        if type(event) is end:
            return
        yield _value(event, events)
