"""Names told by what stands around and inside them: sites, offices, kinds of words, towns and firms."""

from __future__ import annotations

import pytest

from tests.transforms.mentions.marked import matcher_of
from transforms.mentions import Matcher, find_mentions


@pytest.fixture(scope="module")
def plain() -> Matcher:
    return matcher_of(None)


def _named(text: str, matcher: Matcher) -> list[tuple[str, str]]:
    return [(m.surface, m.type) for m in find_mentions(text, (), matcher, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Children at the Orvin school sang.", [("Orvin school", "facility")]),
        ("Pupils of the Sallow school left.", [("Sallow school", "facility")]),
        ("They painted boats in Kelder harbour.", [("Kelder harbour", "facility")]),
        ("Farms in Orvin province burned.", [("Orvin province", "place")]),
        ("A well in Maldar taluka ran dry.", [("Maldar taluka", "place")]),
        ("Crowds met outside the Oslo railway station.", [("Oslo railway station", "facility")]),
        ("Snow closed Nairobi airport.", [("Nairobi airport", "facility")]),
        ("We ate at Rosie's Diner.", [("Rosie's Diner", "facility")]),
        ("A fire in Brunner's Tavern spread.", [("Brunner's Tavern", "facility")]),
        ("The Monastery of Mar Sabas is old.", [("Monastery of Mar Sabas", "facility")]),
        ("The Chapel of Jan Torvik is old.", [("Chapel of Jan Torvik", "facility")]),
    ],
)
def test_sites_and_areas(text: str, expected: list[tuple[str, str]], plain: Matcher) -> None:
    assert _named(text, plain) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Orvin school board met.", [("Orvin", "organization")]),
        ("Talks at an Oslo railway station failed.", [("Oslo", "place")]),
        ("Oslo's Parliament met.", [("Oslo", "place")]),
        ("On Mar 4 it rained in Oslo.", [("Oslo", "place")]),
    ],
)
def test_what_is_no_site(text: str, expected: list[tuple[str, str]], plain: Matcher) -> None:
    assert _named(text, plain) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Then the President of the Harrow Milk Board resigned.",
            [("Harrow Milk Board", "organization")],
        ),
        (
            "We saw the Chairman of the Tarn River Council leave.",
            [("Tarn River Council", "organization")],
        ),
        ("The Minister of State for Trade Torvik Brandal left.", [("Torvik Brandal", "person")]),
        ("The Minister of State for Fisheries Olvar Stenmo left.", [("Olvar Stenmo", "person")]),
        ("Minister of State for Fisheries and Forests Olvar Stenmo left.", [("Olvar Stenmo", "person")]),
        ("The Minister of Health and Sport Torvik Brandal left.", [("Torvik Brandal", "person")]),
        (
            "We met the Minister of Trade and the Harrow Milk Board.",
            [("Harrow Milk Board", "organization")],
        ),
        ("The Chief Financial Officer of Skarn Ltd left.", [("Skarn Ltd", "organization")]),
        ("The Chief Medical Officer of Halvik Pharma left.", [("Halvik Pharma", "organization")]),
        ("We met Adv. Torvik Brandal.", [("Torvik Brandal", "person")]),
        ("He works for the Office of the President.", [("Office of the President", "organization")]),
    ],
)
def test_offices_and_their_bodies(text: str, expected: list[tuple[str, str]], plain: Matcher) -> None:
    assert _named(text, plain) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Danish-built ferry and a Kenyan-owned farm were sold.",
        "If she calls I'll answer, and then They'll see.",
        "A jab called KX-40 and the drone ARV-7 were tested.",
        "Later two Corvettes and several Spitfires flew by.",
        "The Westfold trial began; the Norvax study met its goal.",
        "The Norda Veln booster flew and the Selka Tarn rocket fell.",
        "Supertanker towed off the rocks. Megastore closed for good.",
        "She, a GP, paid Rs 1,140 to the DSP.",
    ],
)
def test_words_that_name_nobody(text: str, plain: Matcher) -> None:
    assert _named(text, plain) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was touring Gadvik.", [("Gadvik", "place")]),
        ("Thousands fled Dornheim.", [("Dornheim", "place")]),
        (
            "Trains run from Malvik to Castlebury.",
            [("Malvik", "place"), ("Castlebury", "place")],
        ),
        ("Men from the villages of Kalvas came.", [("Kalvas", "place")]),
        ("The residents of Kalvas came.", [("Kalvas", "place")]),
        ("Flights left the camp at Kelby.", [("Kelby", "place")]),
        ("A plant at Kelby burned.", [("Kelby", "place")]),
        ("They live in Tarnholt. A row over Tarnholt grew, and Tarnholt lost.", [("Tarnholt", "place")] * 3),
        ("DURHAM, N.C., May 24 - It rained.", [("DURHAM", "place"), ("N.C.", "place")]),
        ("N.C. Harlan painted.", [("N.C. Harlan", "person")]),
        ("Staff at Kelby resigned.", [("Kelby", "organization")]),
        ("A firm like Kelby pays.", [("Kelby", "organization")]),
    ],
)
def test_towns_by_the_words_around(text: str, expected: list[tuple[str, str]], plain: Matcher) -> None:
    assert _named(text, plain) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met Paris Miller. Miller said no.", [("Paris Miller", "person"), ("Miller", "person")]),
        ("The painter London Cooper came.", [("London Cooper", "person")]),
        ("They left Paris Traders of art behind.", [("Paris", "place")]),
        ("In Boston Harvest began. Harvest is late.", [("Boston", "place")]),
        ("Victoria Banks said no. Then Banks left.", [("Victoria Banks", "person"), ("Banks", "person")]),
        ("We met Ruth Temple.", [("Ruth Temple", "person")]),
        ("He worked at the Victoria Mills.", [("Victoria Mills", "organization")]),
        ("The firm M/s Dolan & Bright was paid.", [("Dolan & Bright", "organization")]),
        ("Ann & Dorr won.", [("Ann & Dorr", "organization")]),
        ("Critics quoted Mazur as saying so.", [("Mazur", "person")]),
        ("They cited Okello as saying so.", [("Okello", "person")]),
        ("“It rains,” Ottoline Graves of the Weather Desk said.", [("Ottoline Graves", "person")]),
        ("The Liberal Democrats and Christian Socialists met.", None),
    ],
)
def test_persons_and_firms(text: str, expected: list[tuple[str, str]] | None, plain: Matcher) -> None:
    found = _named(text, plain)
    if expected is None:
        assert {kind for _, kind in found} <= {"organization"}
    else:
        assert [one for one in found if one[0] != "Weather Desk"] == expected


def test_general_words_after_the_full_name(plain: Matcher) -> None:
    text = "The Committee on Old Bridges met. The same Committee and the Committee's report are late."
    assert _named(text, plain) == [
        ("Committee on Old Bridges", "organization"),
        ("Committee", "organization"),
        ("Committee", "organization"),
    ]
    assert _named("A Committee of friends met. The same Committee left.", plain) == []


def test_a_possessive_proves_a_registered_word() -> None:
    matcher = matcher_of({"organization": ["Labour", "Science"]})
    assert _named("Labour's leader left. Science's editor came.", matcher) == [
        ("Labour", "organization"),
        ("Science", "organization"),
    ]
    assert _named("Labour is cheap. Science knows it.", matcher) == []
