"""Word lists are read by a shorter way, which gives what the library's own gives."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from transforms.citations.plain_yaml import plain_yaml

DATA = Path(str(files("transforms.citations"))) / "data"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_data_file_is_what_the_library_makes_of_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ours = plain_yaml(text)
    assert ours == yaml.load(text, Loader=yaml.BaseLoader)
    assert ours


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing but a comment\n",
        "pier",
        "verbs: {say: [said, 'no', on], ask: ~}\nboats: []\nquays: {}\n",
        "- tide\n- {ebb: 1, flood: [a, [b, c]]}\n- ''\n",
        "twice: first\ntwice: second\n",
        "words: >\n  folded\n  lines\n",
    ],
)
def test_words_lists_and_mappings_are_as_the_library_reads_them(text: str) -> None:
    assert plain_yaml(text) == yaml.load(text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize("text", ["a: &words [x]\nb: *words\n", "a: [x\n"])
def test_what_no_data_file_holds_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, yaml.YAMLError)):
        plain_yaml(text)
