"""Charts as they are sent to the browser."""

from __future__ import annotations

import json
import re

import pytest
import vl_convert

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


@pytest.mark.parametrize(("page", "name"), CHARTS)
def test_days_are_the_same_in_every_time_zone(page: str, name: str) -> None:
    spec = drawn(read_card(page, name))["spec"]
    assert "time" not in {scale["type"] for scale in spec["scales"]}
    assert not re.search(r"(?<!utc)timeFormat\(", json.dumps(spec).replace("utcFormat(", "utctimeFormat("))


@pytest.mark.parametrize(
    "days",
    [
        ["2011-10-01", "2019-03-01", "2023-09-01"],
        [f"2021-{month:02}-15" for month in range(3, 9)],
        [f"2019-05-{day:02}" for day in range(6, 20)],
    ],
)
def test_every_label_of_the_time_axis_tells_its_year(days: list[str]) -> None:
    spec = json.loads(json.dumps(drawn(read_card("citations", "wire_share"))["spec"]))
    spec["data"][0]["values"] = [{"period": day, "period_end": day, "share": 0.5} for day in days]
    spec["width"] = 1000
    drawing = vl_convert.vega_to_svg(spec | {"signals": []})
    labels = [text for text in re.findall(r"<text[^>]*>([^<]+)</text>", drawing) if "%" not in text]
    told = [text for text in labels if text.strip() not in ("", "Share")]
    assert len(told) > 2
    assert all(re.search(r"\b20\d\d$", text) for text in told), told


@pytest.mark.parametrize(("width", "whole"), [(330, False), (1200, True)])
def test_on_a_phone_the_names_of_checks_leave_room_for_their_results(width: int, whole: bool) -> None:
    name = "fact_citation.speaker_entity_id_resolves"
    spec = json.loads(json.dumps(drawn(read_card("quality", "checks"))["spec"]))
    spec["data"][0]["values"] = [{"check": name, "run": "one", "result": "passed", "failing": 0}]
    drawing = vl_convert.vega_to_svg(spec | {"signals": [{"name": "width", "value": width}]})
    assert (f">{name}<" in drawing) == whole
    assert ">critical failure<" in drawing
