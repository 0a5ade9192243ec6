"""Matchers that the tests of this folder share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transforms.mentions.marked import matcher_of
from transforms.mentions import Matcher, build_matcher, parse_registry

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def plain() -> Matcher:
    """A matcher without any registered name."""
    return matcher_of({})


@pytest.fixture(scope="session")
def shipped() -> Matcher:
    """A matcher of the shipped registry."""
    path = ROOT / "warehouse" / "reference" / "registry.yaml"
    return build_matcher(parse_registry(path.read_text(encoding="utf-8"), path.name))
