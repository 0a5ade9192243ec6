"""The layouts of publishing software, in the text files beside this one, each filled in with three invented stories."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.transforms.segmentation.marked import check, parse

FOLDER = Path(__file__).parent / "layouts"
STORIES: list[dict[str, str]] = yaml.safe_load((FOLDER / "stories.yaml").read_text(encoding="utf-8"))
LAYOUTS = [
    layout
    for path in sorted(FOLDER.glob("*.txt"))
    for layout in re.split(r"(?m)^(?==== )", path.read_text(encoding="utf-8"))
    if layout
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.partition("\n")[0][4:])
def test_a_layout_gives_the_text_of_any_story(layout: str) -> None:
    for story in STORIES:
        filled = re.sub(r"\$([a-z]+\d?)\b", lambda match, told=story: told[match[1]], layout)
        check(*parse(filled, "layout"))
