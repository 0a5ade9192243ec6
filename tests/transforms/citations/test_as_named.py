from __future__ import annotations

import pytest

from transforms.citations.as_named import as_named
from transforms.model import Citation, Mention

TEXT = "The RWF has closed the weir, the RWF said. Rivers for All said nothing."


def _mention(surface: str, entity: str, name: str) -> Mention:
    start = TEXT.index(surface)
    return Mention(start, start + len(surface), surface, entity, name, "organization", True, "registry", 1.0)


MENTIONS = [
    _mention("RWF", "rivers-fund", "River and Weir Fund"),
    _mention("Rivers for All", "rivers-for-all", "Rivers for All"),
]


@pytest.mark.parametrize(
    ("speaker", "entity", "expected"),
    [
        ("River and Weir Fund", "rivers-fund", "RWF"),
        ("Rivers for All", "rivers-for-all", "Rivers for All"),
        ("a weir keeper", None, "a weir keeper"),
        ("Weir Keepers' Guild", "guild", "Weir Keepers' Guild"),
        (None, None, None),
    ],
)
def test_a_speaker_is_called_as_the_text_does(
    speaker: str | None, entity: str | None, expected: str | None
) -> None:
    row = Citation("attribution", 33, 45, speaker=speaker, speaker_entity_id=entity)
    (named,) = as_named(TEXT, [row], MENTIONS)
    assert (named.speaker, named.speaker_entity_id) == (expected, entity)
