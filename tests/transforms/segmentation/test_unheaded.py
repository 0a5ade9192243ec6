"""Texts glued below another one without a headline, and whole ones that only change the scene."""

from __future__ import annotations

import pytest

from transforms.segmentation import segment

DOCKERS = (
    "Crane drivers in the harbour of Wexholm went back to work on Monday after eleven days, having won a third of what "
    "they had asked for and lost a week's wages over it.",
    'The Harbour Workers\' Guild said its members had voted 212 to 140 for the offer. "Nobody is dancing on the quay," '
    "said Rolf Anders, who has driven a crane there since 1989.",
    "Sund Terminals, which runs the container yard, will pay two crowns an hour more and stop sending out rosters at "
    "night. Eleven ships are waiting in the roads, one of them with bananas.",
    "The harbour office expects the ships to be unloaded by the end of next week. Rolf Anders expects the next "
    "stoppage in the spring.",
)
OWLS = (
    "Volunteers who climb into barns every June have counted 418 young barn owls in the county of Merrowshire, the "
    "highest figure since the survey began.",
    "Helen Tarrant, an ecologist at Brackley College who leads the survey, put it down to two mild winters and a great "
    "many voles. Nine out of ten nests were in boxes that farmers had hung up themselves.",
    '"An owl does not read planning law, but it does notice when a barn becomes a holiday flat," Tarrant said. She '
    "wants a rule that no barn may be converted before somebody has looked under the roof in the breeding season.",
    "The farmers of Merrowshire support the rule, with exceptions. The volunteers will climb again next year, and are "
    "looking for people who are not afraid of ladders.",
)
DRUM = (
    "The museum of Brunnstadt has given back a slit drum that a colonial officer took from a village on the Sanaga in "
    "1908, after nine years of letters.",
    "Chief Dieudonné Mbarga came for the drum himself. He struck it once in the entrance hall of the museum, listened, "
    "and said that it needed to be oiled.",
    "The museum's director, Annelie Voss, said that another 214 things from Cameroon were in the cellar. \"We have the "
    'receipts, and that is the trouble with them," Voss said.',
    "The flight to Cameroon was paid for by Brunnstadt. The drum had a seat of its own, since it is too long for the "
    "hold.",
)
HARVEST = (
    "The rains came on time this year and then left. From the north of Zambia to the lakes of Malawi the maize stands "
    "knee-high and yellow, and the traders have begun to count.",
    "In Kasama, Agnes Mwansa walks between rows that should hide her. She planted in November, when the radio said so, "
    "and again in December. Her neighbours have stopped asking the radio.",
    "Across the border in Mzuzu, the warehouse of the Admarc company is guarded by four men with sticks. Its manager, "
    "Lackson Phiri, says that there is nothing inside, but that nobody believes him.",
    "In Songea, in the south of Tanzania, a lorry from Iringa stood for two days in the market without opening its "
    "tarpaulin. Then the price went up, and it opened.",
    'The Famine Early Warning network speaks of "stress". Mwansa has another word, which she does not want to see '
    "printed.",
)
RIVER = (
    "The Ossel rises under a garage in Hinterfeld and ends, 212 kilometres later, in a lock that is opened by an app. "
    "Four people who have never met live off it.",
    "The miller",
    "Gustav Reimann's wheel has stood still since 2003, when the water tax came in. He grinds with mains current now "
    "and keeps the wheel for the schoolchildren.",
    '"They ask me where the plug is," he says. His flour goes to two bakeries in Obernau.',
    "The angler",
    "Below the weir at Talheim, Yusuf Demir puts back whatever he catches. He came from Adana as a welder in 1979 and "
    "learned the German names of fish before those of the months.",
    "The club has ninety members and one rule, which is silence. Nobody has seen a salmon here since the war, Demir "
    "says, but one brings the net.",
    "The lawyer",
    "Claudia Prill has never had wet feet at work. From an office in Kassel she represents eleven villages that do not "
    "want to pay for a dyke.",
)
TEXTS = {"dockers": DOCKERS, "owls": OWLS, "drum": DRUM}


@pytest.mark.parametrize("above", TEXTS)
@pytest.mark.parametrize("below", TEXTS)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_text_without_headline_below_another_one_is_its_own(above: str, below: str, gap: str) -> None:
    page = gap.join((*TEXTS[above], *TEXTS[below]))
    found = segment(page).segments
    if above == below:
        assert len(found) == 1
    else:
        assert [part.text[:20] for part in found] == [TEXTS[above][0][:20], TEXTS[below][0][:20]]
        assert found[1].evidence[0] == "other_names"


@pytest.mark.parametrize("text", [*TEXTS.values(), HARVEST, RIVER])
@pytest.mark.parametrize("title", ["", "What became of it\n\n"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_text_that_changes_the_scene_is_one(text: tuple[str, ...], title: str, gap: str) -> None:
    assert len(segment(title + gap.join(text)).segments) == 1


@pytest.mark.parametrize(
    "between", ["Share this\nFacebook\nTwitter", "Related articles\nSnow closes the Ostre pass", ""]
)
def test_less_is_asked_where_the_page_parts_two_texts(between: str) -> None:
    lone = "\n\n".join(OWLS[:2])
    page = "\n\n".join(("Dockers go back", *DOCKERS, f"{between}\n\n{lone}" if between else f"\n{lone}"))
    assert [part.text[:10] for part in segment(page).segments] == ["Dockers go", "Volunteers"]
    assert len(segment("\n\n".join((*DOCKERS, lone))).segments) == 1


def test_a_bar_inside_a_text_parts_nothing() -> None:
    for text in (*TEXTS.values(), HARVEST):
        for place in range(1, len(text)):
            page = "\n\n".join((*text[:place], "Share this\nFacebook\nTwitter", *text[place:]))
            assert len(segment(page).segments) == 1


def test_a_label_below_an_excerpt_ends_it() -> None:
    entry = "Café to stay open all winter\n\nThe café on the pier will stay open, its owner has decided after a […]"
    page = "\n\n".join(("Dockers go back", *DOCKERS, entry, "Read more", *OWLS))
    found = segment(page).segments
    assert [part.kind for part in found] == ["article", "teaser", "article"]
    assert found[2].text.startswith("Volunteers")


def test_days_and_offices_in_common_keep_no_headline_from_opening_a_text() -> None:
    above = [text.replace("The Harbour", "The City Council and the Harbour") for text in DOCKERS]
    below = [
        text.replace("The farmers", "On Monday the council met. The farmers and the County Council")
        for text in OWLS
    ]
    page = "\n\n".join(("Dockers go back", *above, "More young owls than ever in the barns", *below))
    assert len(segment(page).segments) == 2
