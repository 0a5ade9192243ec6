"""Who and what a text names: registry matching, discovery, resolution."""

from __future__ import annotations

from transforms.mentions.find import find_mentions
from transforms.mentions.matching import Matcher, build_matcher
from transforms.mentions.registry import Alias, Entity, Registry, RegistryError, merge_registries, parse_registry

__all__ = [
    "Alias",
    "Entity",
    "Matcher",
    "Registry",
    "RegistryError",
    "build_matcher",
    "find_mentions",
    "merge_registries",
    "parse_registry",
]
