"""A registry that is a bomb is one clear sentence, in no time and no memory."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from flows.errors import SettingsError
from flows.registry import load_registry
from transforms.mentions.registry import RegistryError, parse_registry
from transforms.mentions.registry_check import check_registry

LAUGHS = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    + [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 10)]
    + ["entities: *a9"]
)
SHARED = "entities:\n  - {id: a, name: A, type: person, aliases: &many [b, c]}\n" + "".join(
    f"  - {{id: e{number}, name: N{number}, type: person, aliases: *many}}\n" for number in range(50)
)
BOMBS = {
    "laughs": (LAUGHS, "anchors and aliases"),
    "shared lists": (SHARED, "anchors and aliases"),
    "itself": ("entities: &all [*all]", "anchors and aliases"),
    "deep lists": ("entities: " + "[" * 100_000, "deep"),
    "deep mappings": ("entities: " + "{a: " * 100_000, "deep"),
    "deep in one line": ("entities:\n" + "- " * 100_000, "deep"),
    "a command": ("entities: !!python/object/apply:os.system ['echo owned']", "must be a mapping"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_its_line(name: str) -> None:
    text, words = BOMBS[name]
    started = time.process_time()
    with pytest.raises(RegistryError, match=words) as caught:
        parse_registry(text, "registry.yaml")
    assert str(caught.value).startswith("registry.yaml:")
    assert "\n" not in str(caught.value)
    assert check_registry(text, "registry.yaml")
    assert time.process_time() - started < 60


def test_a_run_says_it_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "registry.yaml").write_text(LAUGHS)
    with pytest.raises(SettingsError, match=r"anchors and aliases .* Correct that line"):
        load_registry((tmp_path / "registry.yaml",), False)
