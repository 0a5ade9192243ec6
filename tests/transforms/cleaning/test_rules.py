"""Every cleaning rule does what its table says, leaves sound prose alone, and the table is fresh."""

from __future__ import annotations

import pytest

from tests.transforms.cleaning.cleaning_table import README, Case, read_cases, readme
from transforms.cleaning import RULES, Look, clean

SOUND = (
    "Score: 3-2; crowd: 400; weather: rain.",
    "He wrote: “a < b and b > c” on the board.",
    "Use the menu File > Open > Recent.",
    "A [sic] note {in braces} stays, as do x = y + 1 and f(x) = 2.",
    "If (and only if) the wind drops, they sail; else not.",
    "She got 5 * 3 * 2 and a_b_c, and I <3 boats.",
    "Write to ines <ines@alder.example> or see www.Alder.Example/Boats.",
    "Prices rose 3%; rents rose 4%. He said: font-size matters.",
    "“It was,” she said, “a ‘bad joke’ – no more.” (“Really?”)",
    'He is 6\' 2" and said, "We wait," and "We go."',
    "„Wir warten“, sagte sie. « Attendons », dit-il.",
    "The U.S.Army left at 5 p.m.on e.g.Sunday, 1,000 men.",
    "Ceci n’est pas une pipe ; l’été, ça va ?",
    "Čapek, Å, Ångström, São Paulo, naïve façade, Ð and Ñandú.",
    "The tide comes in\nthe tide goes out\nand no one asks\nwhat it is about",
)


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case["rule"])
def test_rule_turns_before_into_after(case: Case) -> None:
    cleaned = clean(case["before"])
    assert cleaned.text == case["after"]
    assert case["rule"] in {name for edit in cleaned.ledger.edits for name in edit.rule.split("+")}


def test_every_rule_has_a_case() -> None:
    assert {case["rule"] for case in read_cases()} == {rule.name for rule in RULES}


@pytest.mark.parametrize("text", SOUND)
def test_sound_prose_is_left_alone(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.text == text
    assert cleaned.ledger.edits == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_cheap_test_lets_every_case_through(rule: object) -> None:
    for case in read_cases():
        for known in RULES:
            if known is rule and case["rule"] == known.name and known.find(case["before"]):
                assert known.could_fire(Look.at(case["before"]))


def test_table_is_fresh() -> None:
    assert README.read_text(encoding="utf-8") == readme(), (
        "run `python tests/transforms/cleaning/cleaning_table.py`"
    )


def test_a_long_line_of_marks_is_cleaned_in_time() -> None:
    for piece in ("“”", "''", "<a", "*x", "[", "font-size: 1", "a: b; ", "{", "&amp", "Ã", 'x="', "](", "_ "):
        text = piece * 20_000
        assert len(clean(text).text) <= len(text) + 20_000


def test_a_text_that_begins_with_a_broken_quotation_mark_is_read() -> None:
    assert clean("â€œ\t?“The mill is sold,” Ada Voss said ").text.rstrip().endswith("Ada Voss said")
