"""Charts as they are sent to the browser."""

from __future__ import annotations

import json

import pytest

from dashboards.cards import card_names, read_card
from dashboards.charts import drawn

CHARTS = sorted(card for card in card_names() if read_card(*card).spec)


@pytest.mark.parametrize(("page", "name"), CHARTS)
def test_a_chart_is_vega_with_the_rows_first(page: str, name: str) -> None:
    card = read_card(page, name)
    before = json.dumps(card.spec)
    found = drawn(card)
    spec = found["spec"]
    assert json.dumps(card.spec) == before
    assert "vega/v" in spec["$schema"]
    assert spec["data"][0]["name"] == "rows"
    assert (spec is card.spec) == ("step" not in found)
    if found.get("step"):
        column, pixels = found["step"]
        assert f'"field": "{column}"' in json.dumps(spec["scales"])
        assert pixels > 10
    else:
        assert spec["height"] > 100


@pytest.mark.parametrize(("page", "name"), CHARTS)
def test_no_mark_makes_its_words_before_it_is_pointed_at(page: str, name: str) -> None:
    found = drawn(read_card(page, name))
    assert "tooltip" in json.dumps(found["spec"]["marks"])
    if "step" in found:
        for mark in found["spec"]["marks"]:
            for part in (mark, *mark.get("marks", [])):
                assert not {"tooltip", "description"} & set(part.get("encode", {}).get("update", {}))
