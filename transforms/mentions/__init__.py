"""Who and what a text names: registry matching, discovery, resolution."""

from __future__ import annotations

from transforms.mentions.compiling import build_matcher
from transforms.mentions.find import find_mentions, find_mentions_batch
from transforms.mentions.matching import Matcher
from transforms.mentions.pages import across
from transforms.mentions.recogniser import RecogniserError, load_recogniser
from transforms.mentions.registry import (
    Alias,
    Entity,
    Registry,
    RegistryError,
    merge_registries,
    parse_registry,
)
from transforms.mentions.registry_changes import RegistryChange, registry_changes
from transforms.mentions.registry_check import Finding, check_registry
from transforms.mentions.registry_suggest import suggest

__all__ = [
    "Alias",
    "Entity",
    "Finding",
    "Matcher",
    "RecogniserError",
    "Registry",
    "RegistryChange",
    "RegistryError",
    "across",
    "build_matcher",
    "check_registry",
    "find_mentions",
    "find_mentions_batch",
    "load_recogniser",
    "merge_registries",
    "parse_registry",
    "registry_changes",
    "suggest",
]
