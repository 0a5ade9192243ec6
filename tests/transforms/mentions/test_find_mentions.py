from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.transforms.mentions.marked import Marked, Score, count, matcher_of, unmark
from transforms.mentions import Matcher, find_mentions
from transforms.model import Mention, Region

CLASSES = yaml.safe_load((Path(__file__).parent / "classes.yaml").read_text(encoding="utf-8"))
CASES = yaml.safe_load((Path(__file__).parent / "texts.yaml").read_text(encoding="utf-8"))


def _mentions(case: dict, marked: Marked) -> list[Mention]:
    end = marked.text.index("\n") if case.get("headline") else 0
    regions = (Region("title", 0, end),) if end else ()
    return find_mentions(marked.text, regions, matcher_of(case.get("registry")), "en")


@pytest.mark.parametrize("case", CASES, ids=[case["topic"] for case in CASES])
def test_each_topic(case: dict) -> None:
    marked, score = unmark(case["text"]), Score()
    wrong = count(marked, _mentions(case, marked), score)
    assert score.f1(score.linked) >= 0.75, wrong


@pytest.mark.parametrize("case", CLASSES, ids=[case["shows"] for case in CLASSES])
def test_each_class_of_names(case: dict) -> None:
    marked = unmark(case["text"])
    assert count(marked, _mentions(case, marked), Score()) == []


def test_all_topics_with_hardly_a_registered_name() -> None:
    score, wrong = Score(), []
    for case in CASES:
        marked = unmark(case["text"])
        wrong += count(marked, _mentions(case, marked), score)
    assert score.expected > 500
    assert score.f1(score.found) >= 0.96, wrong
    assert score.f1(score.linked) >= 0.93, wrong


def named(text: str, matcher: Matcher, *regions: Region) -> list[tuple[str, str, str]]:
    """(surface, type, name) of a text's mentions."""
    return [(m.surface, m.type, m.name) for m in find_mentions(text, regions, matcher, "en")]


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi and Norwegian officials met Kurds, Muslims and Europeans on Monday in January.",
        "The group left the camp. The President and the Prime Minister spoke to the Ministry.",
        "Yesterday the tanker Ocean Thistle and the MV Kestrel Bay collided.",
        "Officials said the Orbit 7 phone runs Android. Rising prices hurt. Although late, Farmers came.",
        "Commuters waited while traders sold at NOK 44 and the tanker Ann Heron was towed.",
        "HUNDREDS FLEE AS RIVER RISES",
        "Why It Matters Who Pays the Bill",
        "Write to Halden.Press+Ann@Halden-Port.example.",
        "Write to info@halden.example or read https://Halden.example/Ann_Lee/Veldt for more.",
        "The Harvest Festival and the World Cup begin on Good Friday.",
        "Neither He nor She knew. IT and TV and DNA are no names, nor is GDP in Q3.",
    ],
)
def test_what_is_no_mention(text: str, plain: Matcher) -> None:
    assert named(text, plain) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Mr. Banks said no.", [("Banks", "person", "Banks")]),
        ("Sen. Ann Lee (D-Ohio) left.", [("Ann Lee", "person", "Ann Lee"), ("Ohio", "place", "Ohio")]),
        ("A letter by J. K. Marsh arrived.", [("J. K. Marsh", "person", "J. K. Marsh")]),
        (
            "Oslo's mayor, Luka van der Esch, and Van der Esch's wife came.",
            [
                ("Oslo", "place", "Oslo"),
                ("Luka van der Esch", "person", "Luka van der Esch"),
                ("Van der Esch", "person", "Luka van der Esch"),
            ],
        ),
        (
            "the Ministry of Health of Chad and the Ministry of Trade and Industry met",
            [
                ("Ministry of Health of Chad", "organization", "Ministry of Health of Chad"),
                ("Ministry of Trade and Industry", "organization", "Ministry of Trade and Industry"),
            ],
        ),
        (
            "We met Bank of Halden governor Ann Lee at the Port of Veldt near the Esk River.",
            [
                ("Bank of Halden", "organization", "Bank of Halden"),
                ("Ann Lee", "person", "Ann Lee"),
                ("Port of Veldt", "facility", "Port of Veldt"),
                ("Esk River", "place", "Esk River"),
            ],
        ),
        (
            "the Lower Vessel River Authority (LVRA) spoke; the LVRA and LVRA's boss left",
            [
                ("Lower Vessel River Authority", "organization", "Lower Vessel River Authority"),
                ("LVRA", "organization", "Lower Vessel River Authority"),
                ("LVRA", "organization", "Lower Vessel River Authority"),
                ("LVRA", "organization", "Lower Vessel River Authority"),
            ],
        ),
        (
            "It was LVRA (Lower Vessel River Authority) again.",
            [
                ("LVRA", "organization", "Lower Vessel River Authority"),
                ("Lower Vessel River Authority", "organization", "Lower Vessel River Authority"),
            ],
        ),
        (
            "Cape Town, South Africa, is far.",
            [("Cape Town", "place", "Cape Town"), ("South Africa", "place", "South Africa")],
        ),
        ("He met Secretary of State Ann O'Neill-Ray.", [("Ann O'Neill-Ray", "person", "Ann O'Neill-Ray")]),
        (
            "They asked the Ministry of Trade. Later the Ministry declined.",
            [
                ("Ministry of Trade", "organization", "Ministry of Trade"),
                ("Ministry", "organization", "Ministry of Trade"),
            ],
        ),
        (
            "He works for the Office of the Prime Minister.",
            [("Office of the Prime Minister", "organization", "Office of the Prime Minister")],
        ),
        (
            "VELDT (Torwire) - Fees rose at the Andoya Spaceport off Quarsund.",
            [
                ("VELDT", "place", "VELDT"),
                ("Torwire", "organization", "Torwire"),
                ("Andoya Spaceport", "facility", "Andoya Spaceport"),
                ("Quarsund", "place", "Quarsund"),
            ],
        ),
        (
            "Rival Tarvik Launch Systems of Perth won the Golden Otter.",
            [
                ("Tarvik Launch Systems", "organization", "Tarvik Launch Systems"),
                ("Perth", "place", "Perth"),
            ],
        ),
        ("A Tarvik Orbital rocket fell.", [("Tarvik Orbital", "organization", "Tarvik Orbital")]),
        (
            "We asked the First Baptist Church of Orvin.",
            [("First Baptist Church of Orvin", "organization", "First Baptist Church of Orvin")],
        ),
        (
            "The firm Katzen, Dunn & Moreau LLP won.",
            [("Katzen, Dunn & Moreau LLP", "organization", "Katzen, Dunn & Moreau LLP")],
        ),
    ],
)
def test_spans_types_and_names(text: str, expected: list[tuple[str, str, str]], plain: Matcher) -> None:
    assert named(text, plain) == expected


def test_two_persons_of_one_surname_stay_open(plain: Matcher) -> None:
    found = find_mentions("Maryam Rahnavard and Massoud Rahnavard came. Then Rahnavard spoke.", (), plain)
    assert [(m.surface, m.entity_id is None) for m in found] == [
        ("Maryam Rahnavard", False),
        ("Massoud Rahnavard", False),
        ("Rahnavard", True),
    ]


def test_short_forms_of_registered_persons() -> None:
    matcher = matcher_of({"person": ["Nadir al-Hakam"], "place": ["Lincoln"]})
    title, body = "Hakam denies it", "Prime Minister Nadir al-Hakam spoke. Al-Hakam left for Lincoln."
    text = f"{title}\n\n{body} Ruth Lincoln stayed. Lincoln said no."
    found = find_mentions(text, (Region("title", 0, 15),), matcher)
    assert [(m.surface, m.name, m.type) for m in found] == [
        ("Hakam", "Nadir al-Hakam", "person"),
        ("Nadir al-Hakam", "Nadir al-Hakam", "person"),
        ("Al-Hakam", "Nadir al-Hakam", "person"),
        ("Lincoln", "Lincoln", "place"),
        ("Ruth Lincoln", "Ruth Lincoln", "person"),
        ("Lincoln", "Ruth Lincoln", "person"),
    ]


def test_headings_in_capitals_and_title_case(plain: Matcher) -> None:
    body = "\n\nAgnes Thornby, the mayor of Quarley, opened the Torvik Bridge."
    shouted = "THORNBY OPENS TORVIK BRIDGE IN QUARLEY"
    raised = "Thornby Opens the Torvik Bridge After Long Wait"
    assert named(shouted + body, plain, Region("title", 0, len(shouted)))[:3] == [
        ("THORNBY", "person", "Agnes Thornby"),
        ("TORVIK BRIDGE", "facility", "Torvik Bridge"),
        ("QUARLEY", "place", "Quarley"),
    ]
    assert named(raised + body, plain, Region("title", 0, len(raised)))[:2] == [
        ("Thornby", "person", "Agnes Thornby"),
        ("Torvik Bridge", "facility", "Torvik Bridge"),
    ]


def test_a_given_name_before_a_surname_is_no_city(plain: Matcher) -> None:
    expected = [("Ann Lee", "person", "Ann Lee"), ("Sofia Trent", "person", "Sofia Trent")]
    assert named("(Reporting By Ann Lee; Editing By Sofia Trent)\n\nIt rained.", plain) == expected
    assert named("Reporting By Ann Lee, Editing By Sofia Trent\n\nIt rained.", plain) == expected
    assert named("Sofia Trent Opens Fair in Sofia\n\nIt rained.", plain) == [
        ("Sofia Trent", "person", "Sofia Trent"),
        ("Sofia", "place", "Sofia"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Ostravel Salt Board said that prices rose in Ostravel.", "place"),
        ("Snow lay throughout Ostravel. The Ostravel Salt Board met.", "place"),
        ("The Ostravel Salt Board sold its shares in Ostravel.", "organization"),
        ("The Ostravel Salt Board met. Staff at Ostravel left.", "organization"),
    ],
)
def test_a_preposition_of_place_tells_a_town_from_a_short_form(text: str, kind: str, plain: Matcher) -> None:
    assert [found for surface, found, _ in named(text, plain) if surface == "Ostravel"] == [kind]


def test_firms_by_what_they_make(plain: Matcher) -> None:
    found = named("Workers at Kelder Optics and Marl Ceramics struck. Torvik Harriers lost.", plain)
    assert [(surface, kind) for surface, kind, _ in found] == [
        ("Kelder Optics", "organization"),
        ("Marl Ceramics", "organization"),
        ("Torvik Harriers", "organization"),
    ]


def test_nothing_inside_a_reference_list(shipped: Matcher) -> None:
    text = "Reuters met Ann Lee in Iraq.\n\n[1] Lee, Ann, Reuters, Iraq, May 2011"
    start = text.index("[1]")
    found = find_mentions(text, (Region("references", start, len(text)),), shipped)
    assert [m.surface for m in found] == ["Reuters", "Ann Lee", "Iraq"]


def test_other_languages_are_not_read_as_english(plain: Matcher) -> None:
    text = "Der Bürgermeister sprach im Rathaus mit Katrin Hollmann über den Haushalt der Gemeinde."
    assert [m.surface for m in find_mentions(text, (), plain, "de")] == ["Katrin Hollmann"]


def test_the_same_name_has_the_same_id_in_every_text(plain: Matcher) -> None:
    one = find_mentions("We met Agnes Thornby.", (), plain)[0]
    two = find_mentions("AGNES came. Later Agnes  Thornby and Agnes Thornby's son left.", (), plain)
    assert one.entity_id in {mention.entity_id for mention in two}
    assert not one.is_registered


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighters of the Liberation Army took the town.", "Liberation Army"),
        ("Members of the Independent Union took part.", "Independent Union"),
        ("The Hamas Movement spoke.", "Hamas"),
    ],
)
def test_a_common_word_with_a_head_is_no_paper(text: str, name: str, shipped: Matcher) -> None:
    assert [m.name for m in find_mentions(text, (), shipped)] == [name]


def test_letters_that_mean_a_place_are_no_short_form_of_a_paper(shipped: Matcher) -> None:
    found = find_mentions("THE HUFFINGTON POST (UK) After a round of talks, the UK paid.", (), shipped)
    assert [m.name for m in found if m.surface == "UK"] == ["United Kingdom"] * 2


def test_the_field_of_an_office_is_no_magazine(shipped: Matcher) -> None:
    text = "The Minister for Foreign Affairs, Hedda Lorne, wrote about it in Foreign Affairs."
    assert [name for _, _, name in named(text, shipped)] == ["Hedda Lorne", "Foreign Affairs"]


def test_a_person_behind_a_body_in_the_plural(shipped: Matcher) -> None:
    text = "The former ambassador to the United Nations Ruth Bolton came. Bolton called for it."
    assert [name for _, _, name in named(text, shipped)] == ["United Nations", "Ruth Bolton", "Ruth Bolton"]


def test_a_surname_that_is_a_papers_possessive_and_a_minister_called_like_a_place(shipped: Matcher) -> None:
    text = "The prime minister Ottla Harper’s visit ended, Interior Minister Miguel Hidalgo said."
    assert [name for _, _, name in named(text, shipped)] == ["Ottla Harper", "Miguel Hidalgo"]
