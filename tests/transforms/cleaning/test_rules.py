"""Every cleaning rule does what its table says, leaves sound prose alone, and the table is fresh."""

from __future__ import annotations

import textwrap

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


# Lines of one width, paragraphs without a blank line between them, and a name across a break.
WRAPPED = (
    "The harbour board of Lower Vessel and the Northern\n"
    "Ferrymen's Union (NFU) said on Monday that the boats would lie\n"
    "still until Friday.\n"
    "The union said in a note that talks over the night crossing had\n"
    "come to nothing.\n"
    "Its secretary Ada Voss said around forty of the members were on\n"
    "leave, which she said was a coincidence.\n"
    "She said the board would meet again when the ice on the upper\n"
    "river was gone.",
    "Growers of early cherries in the Orlen valley and the Seed\n"
    "Council have asked the ministry for a list of orchards in which\n"
    "the fly was found.\n"
    "The council keeps a list of its own, made by schools that count\n"
    "flies in May.\n"
    "Nobody has said who would pay for nets, and the growers reckon\n"
    "that a net costs more than a tree.\n"
    "The ministry did not answer letters that were sent to it in the\n"
    "spring.",
)


@pytest.mark.parametrize("text", WRAPPED)
def test_lines_of_one_width_are_one_paragraph_up_to_its_end(text: str) -> None:
    lines = clean(text).text.split("\n")
    assert all(line.endswith(".") for line in lines)
    assert len(lines) == text.count(".\n") + 1


@pytest.mark.parametrize("text", WRAPPED)
def test_a_headline_right_above_wrapped_lines_stays_apart(text: str) -> None:
    headline = "Boats and cherries of the valley: nobody is to move before Friday"
    below = f"The {text[0].lower()}{text[1:]}"
    assert clean(f"{headline}\n{below}").text.split("\n")[0] == headline


def test_headlines_of_about_one_width_stay_apart() -> None:
    text = (
        "Ferrymen strike over the night crossing to Dunmere\n"
        "Cherry growers want nets against the early fly\n"
        "Council sells the pier to a maker of postcards\n"
        "Old mill burns down for the second time in May\n"
        "Schools count swifts and find fewer than ever"
    )
    assert clean(text).text == text


WRAPPED_MAIL = (
    "From: the clerk\nSubject: what was heard about it in the county at the end of a long and cold week\n"
    "Date: Fri, 26 Feb 93\n\nThe keepers of the lower locks were told on Monday that they would\n"
    "not be paid for the nights on which the gates froze, and that the\n"
    "county had no fund for such a thing, nor a mind to have one in\nthe next year, which would be dry.\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "A letter that was found in the wall of the mill could lead to a new trial, Ottla Brankin told the Dunmere "
        "Herald, which has Ottla Brankin and Teodor Quillan as its only readers left, and of Quillan nobody knows.",
        "The ferry was the ninth boat of the Upper Harbour Line to be sunk since spring in Old Dunmere or Port "
        "Dunmere, where the Upper Harbour Board has had its office in the Customs House since the Flood of 1911.",
    ],
)
def test_names_across_wrapped_lines_are_whole(text: str) -> None:
    for width in (60, 64, 68):
        cleaned = clean(f"{WRAPPED_MAIL}{textwrap.fill(text, width)}").text
        assert cleaned.endswith(text)
        assert "\nSubject" in cleaned
        assert "\nDate" in cleaned


def test_words_that_scanned_columns_part_are_whole() -> None:
    column = "Goats to eat\nthe wreaths\n\nThe harbour of¬ \nfice has caught\nten goats in the low¬ \ner town of Port\n"
    column += "Halse, where they were eat¬ \ning the wreaths."
    wanted = "Goats to eat the wreaths\n\nThe harbour office has caught ten goats in the lower town of Port Halse, "
    assert clean(column).text == f"{wanted}where they were eating the wreaths."
    assert clean("a ¬ b\nNot¬ \ninto").text == "a ¬ b\nNot¬\ninto"


def apart(text: str) -> str:
    """A text with a blank line below each of its lines."""
    return "\n\n".join(text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "The director of the ferry office met with eleven young\nsailors from the county schools at the pier. The\n"
        "group was led by Mr. Tomas Okafor, who teaches in\nDunmere and has headed the sailing club since the\n"
        "flood. The director told them of the work of the\noffice in winter and asked them to keep a warm coat\nready.",
        "Beekeepers of the Morrow hills will not be paid for hives\nlost to the frost, the county said, because its "
        "fund\nhas been empty since the spring. The keepers want to\n"
        "sell what is left to the hop growers of the lower\n"
        "valley, who have no use for hives but need the wood\nof which they are made.",
    ],
)
def test_wrapped_lines_that_stand_apart_are_one_paragraph(text: str) -> None:
    title = "What was heard about it in the county at the end of a long and cold week in spring"
    assert clean(f"{title}\n\n{apart(text)}").text == f"{title}\n\n" + text.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "The water comes down from the hills above the mill\nand the water goes by\nand the miller is old as he was\n"
        "and his cat is a lie\nbut the wheel in the night has a song\nof its own",
        "minutes of the last meeting of the council and its boards\naccounts of the ferry line\nletter from the mill\n"
        "plans for the pier\nany other business that a member wants to bring\nnext meeting",
    ],
)
def test_verses_and_lists_that_stand_apart_stay_apart(text: str) -> None:
    assert clean(apart(text)).text == apart(text)
