"""Regions shortened behind a town, and words that look so."""

from __future__ import annotations

import pytest

from transforms.mentions import Matcher, find_mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dam near Norvale, Calif., held. A mill at Fort Adder, Va., did not.",
            {"Calif.": "California", "Va.": "Virginia"},
        ),
        (
            "OVERTON, Nev. (AP) — Swifts came back to Lodge Creek, Ont., early.",
            {"Nev.": "Nevada", "Ont.": "Ontario"},
        ),
        ("PELLWORM, W.Va. -- The choir sang.", {"W.Va.": "West Virginia"}),
        ("Md. Rahman sang in Norvale, Ill. Nobody from Overton, Miss. Torvik said, came.", {}),
        ("They brought wood for Ma and Pa., who is ill.", {}),
    ],
)
def test_regions_behind_towns(text: str, expected: dict[str, str], plain: Matcher) -> None:
    regions = set(expected.values()) | {"Illinois", "Mississippi", "Maryland", "Pennsylvania"}
    found = {m.surface: m.name for m in find_mentions(text, (), plain) if m.name in regions}
    assert found == expected


def test_a_registered_region_is_meant(shipped: Matcher) -> None:
    found = find_mentions("The dam near Norvale, Wash., held.", (), shipped)
    assert [(m.surface, m.type) for m in found] == [("Norvale", "place"), ("Wash.", "place")]
