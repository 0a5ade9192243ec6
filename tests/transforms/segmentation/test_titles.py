"""Titles without site names, menus of plurals above a headline, labels and notices that are furniture."""

from __future__ import annotations

import pytest

from transforms.segmentation import segment

PROSE = (
    "The council agreed on Sunday to open the new crossing two weeks early. It had rained for a month and nobody "
    "wanted to wait any longer, the clerk told the meeting."
)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Crossing opens two weeks early | Alder Valley Today", "Crossing opens two weeks early"),
        ("Rare moth found in church tower | Brindle", "Rare moth found in church tower"),
        ("Orchard loses half its pears - Kelder Gazette", "Orchard loses half its pears"),
        ("Orchard loses half its pears – The Harrow Herald", "Orchard loses half its pears"),
        ("Crossing opens early | Drivers stay away", "Crossing opens early | Drivers stay away"),
        ("Orchard loses pears - Growers blame frost", "Orchard loses pears - Growers blame frost"),
        ("Town 2 - Rovers 0", "Town 2 - Rovers 0"),
    ],
)
def test_the_name_of_a_site_is_no_part_of_a_title(line: str, title: str) -> None:
    (part,) = segment(f"{line}\n\n{PROSE}\n").segments
    assert part.title == title
    assert line in part.text


@pytest.mark.parametrize(
    "menu",
    [
        "Fixtures Results Tables Scorers",
        "Recipes Gardens Crafts Pets Competitions",
        "Courts Verdicts Appeals Judges",
    ],
)
def test_a_row_of_plurals_above_a_headline_is_a_menu(menu: str) -> None:
    parts = segment(f"{menu}\nCrossing opens two weeks early\n\n{PROSE}\n")
    assert [part.title for part in parts.segments] == ["Crossing opens two weeks early"]
    assert [row.kind for row in parts.furniture] == ["navigation"]


@pytest.mark.parametrize("line", ["Nurses Doctors Teachers Strike Today", "Rovers Beat Harriers Again"])
def test_a_headline_with_plurals_is_one(line: str) -> None:
    assert [part.title for part in segment(f"{line}\n\n{PROSE}\n").segments] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook Tweet this Email Print",
        "Share on Twitter Pin it Email Print",
        "This press release contains forward-looking statements about sales of pumps and valves.",
        "This news release contains statements about future harvests that may turn out to be wrong.",
    ],
)
def test_bars_and_notices_are_furniture(line: str) -> None:
    parts = segment(f"Crossing opens two weeks early\n{line}\n\n{PROSE}\n\n{line}\n")
    assert all(line not in part.text for part in parts.segments)


def test_a_sentence_that_begins_like_a_bar_is_prose() -> None:
    line = "Share on the village farm what you grow, the clerk said, and nobody will go hungry in the winter."
    assert line in segment(f"Crossing opens two weeks early\n\n{PROSE}\n\n{line}\n").segments[0].text


def test_an_entry_that_ends_in_a_gallery_is_an_entry() -> None:
    entries = [
        ("Orchard loses half its pears", "Continue reading →"),
        ("Rare moth found in church tower", "View gallery"),
        ("Crossing opens two weeks early", "View slideshow"),
    ]
    page = "\n\n".join(f"{title}\n\n3 May 2019\n\n{PROSE} But then …\n\n{label}" for title, label in entries)
    found = segment(page + "\n").segments
    assert [(part.kind, part.title) for part in found] == [("teaser", title) for title, _ in entries]


@pytest.mark.parametrize(
    "contacts",
    [
        "Ines Okafor, Kelder Pumps, +44 20 555 0142\nTom Arden, Kelder press office desk",
        "Mila Brandt, Harrow Museum, mila@harrow.example\nOle Sand, Harrow visitors press office",
    ],
)
def test_press_contacts_are_no_links(contacts: str) -> None:
    notice = "This press release contains forward-looking statements."
    page = f"Crossing opens two weeks early\n\n{PROSE}\n\nMedia contacts\n{contacts}\n\n{notice}\n"
    (part,) = segment(page).segments
    assert all(line in part.text for line in contacts.split("\n"))


def test_titles_in_a_row_below_a_text_are_links() -> None:
    links = "Orchard loses half its pears\nRare moth found in church tower"
    (part,) = segment(f"Crossing opens two weeks early\n\n{PROSE}\n\n{links}\n").segments
    assert "Rare moth" not in part.text


@pytest.mark.parametrize(
    ("line", "dropped"),
    [("Minutes of the council, 17 June 1931", ","), ("A gap in the orchard budget, Dec. 3, 2023", ",")],
)
def test_what_stood_between_a_title_and_its_date_is_accounted_for(line: str, dropped: str) -> None:
    raw = f"{line}\n\n{PROSE}\n"
    parts = segment(raw)
    (part,) = parts.segments
    assert line.startswith(str(part.title))
    assert part.title != line
    assert [raw[row.raw_start : row.raw_end] for row in parts.furniture] == [dropped]
    assert part.text.replace("\n", "").replace(" ", "") == raw.replace(dropped, "", 1).replace(
        "\n", ""
    ).replace(" ", "")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("12 August 2023 by Ines Okafor", "Ines Okafor"),
        (", by Ines Okafor", "Ines Okafor"),
        ("date 2021-02-27 By Ines Okafor", "Ines Okafor"),
    ],
)
def test_a_writer_may_stand_behind_the_date(line: str, author: str) -> None:
    (part,) = segment(f"Crossing opens two weeks early\n\n{line}\n\n{PROSE}\n").segments
    assert part.author == author


@pytest.mark.parametrize("line", ["Alder Latest News", "Press Releases", "Opinion News"])
def test_names_of_pages_are_no_writers(line: str) -> None:
    (part,) = segment(f"Crossing opens two weeks early\n\n{line}\n\n{PROSE}\n").segments
    assert part.author is None


def test_a_label_may_name_the_text_it_leads_to() -> None:
    raw = (
        f"Crossing opens two weeks early\n\n{PROSE} The clerk… Continue reading Crossing opens two weeks early\n\n"
        f"Rare moth found in church tower\n\n{PROSE} The moth… Continue reading Rare moth found in church tower\n"
    )
    parts = segment(raw)
    assert [part.kind for part in parts.segments] == ["teaser", "teaser"]
    assert [piece.kind for piece in parts.furniture] == ["read_more", "read_more"]
    assert all(part.text.endswith("…") for part in parts.segments)


def test_a_label_glued_to_the_next_headline_ends_the_entry_above() -> None:
    raw = (
        "Crossing opens two weeks early\nMay 19, 2023\nThe council agreed to open it, and the ferry stays too.\n"
        "Read moreRare moth found in church tower\nMay 17, 2023\nA moth that nobody knew sat on the bell.\n"
        "Read moreOrchard loses half its pears\nMay 12, 2023\nFrost came late, and the pears had flowered.\nRead more\n"
    )
    parts = segment(raw)
    assert [(part.kind, part.title) for part in parts.segments] == [
        ("teaser", "Crossing opens two weeks early"),
        ("teaser", "Rare moth found in church tower"),
        ("teaser", "Orchard loses half its pears"),
    ]
    assert [piece.kind for piece in parts.furniture if piece.kind == "read_more"] == ["read_more"] * 3


@pytest.mark.parametrize(
    "line", ["Readers of the Post waited", "Moreau buys the pier", "More boats for Dunmere"]
)
def test_words_that_begin_like_labels_stay(line: str) -> None:
    (part,) = segment(f"{line}\n\n{PROSE}\n").segments
    assert part.title == line


def test_who_signed_a_letter_stands_above_the_place() -> None:
    (part,) = segment(
        f"What about it, council?\n\nDear Ed,\n\n{PROSE}\n\nInes Okafor,\nUpper Tarn\n"
    ).segments
    assert part.author == "Ines Okafor"


def test_what_follows_a_label_is_not_its_sentence_going_on() -> None:
    raw = (
        f"Crossing opens two weeks early\n\n{PROSE} The clerk rang twice… Continue reading\n\n"
        'style="text-align:center;" [/caption]Rare moth found in church tower\n\n'
        f"{PROSE} The moth sat on the bell and did not move when it rang. Continue reading\n\n"
        f"or to the inspectors of the valley, who come on Mondays. {PROSE}\n"
    )
    found = [(part.kind, part.title) for part in segment(raw).segments]
    assert found == [
        ("teaser", "Crossing opens two weeks early"),
        ("teaser", "Rare moth found in church tower"),
        ("fragment", None),
    ]


def test_the_subject_of_a_mail_is_its_headline_and_its_date_the_date() -> None:
    raw = (
        "From: Tomas Marsh <tomas@list.example>\nTo: weir-news@list.example\n"
        "Date: Thu, 20 Oct 2005 21:02:01 +0200\nSubject: Keeper wanted for the winter\n\n"
        f"{PROSE} There is a room with a stove, a bell and a rope.\n"
    )
    (part,) = segment(raw).segments
    assert part.title == "Keeper wanted for the winter"
    assert part.published is not None
    assert part.published.on.isoformat() == "2005-10-20"
    assert "tomas@" not in part.text


def test_the_outlet_before_the_headlines_of_a_press_digest_is_who_published_each_text() -> None:
    raw = (
        f"Mar 12, 2021\n\nThe Alder Post: Bridge opens two weeks early\n{PROSE}\n\n"
        f"The Stell Courier: Ferry runs aground with the choir aboard\n{PROSE}\n"
    )
    found = [(part.title, part.publisher) for part in segment(raw).segments]
    assert found == [
        ("Bridge opens two weeks early", "Alder Post"),
        ("Ferry runs aground with the choir aboard", "Stell Courier"),
    ]


_STORY = "\n\n".join(
    (
        "Nobody at the river council had expected it on Monday, when it met for the third time over soup.",
        "The chair, Tova Lind, said that it had been asked for by nine villages and two ferrymen.",
        "It will be talked about again in May.",
    )
)


@pytest.mark.parametrize(
    "title",
    [
        "Sports hall closed",
        "Education minister resigns",
        "Report says dam unsafe",
        "Home for the winter",
        "Results of the regatta",
        "Situation report no. 4",
    ],
)
def test_a_short_headline_with_a_word_of_pages_heads_the_only_text(title: str) -> None:
    assert [part.title for part in segment(f"{title}\n\n{_STORY}").segments] == [title]


@pytest.mark.parametrize("title", ["News from the roof", "Letters from a lighthouse", "Weekly market report"])
def test_the_writer_below_a_short_headline_tells_it_from_the_name_of_a_page(title: str) -> None:
    assert segment(f"{title}\n\nBy Ines Okafor\n\n{_STORY}").segments[0].title == title
    assert segment(f"{title}\n\n{_STORY}").page_title == title


@pytest.mark.parametrize("name", ["Latest news", "Harbour news", "News from the coast", "Press review"])
def test_the_name_of_a_page_is_no_headline(name: str) -> None:
    assert segment(f"{name}\n\n{_STORY}").page_title == name


@pytest.mark.parametrize(
    ("rest", "title", "text"),
    [
        (
            "as well as a copy of the register, which the mayor received on the same day.",
            "Families ask for the names",
            "The families of nine missing fishermen have written to the mayor. They ask for the names.",
        ),
        (
            "and that the orchard had been pruned only twice since the war, and never in the rain.",
            "Frost takes half the plums",
            "Frost has taken half the plums of the valley, growers said on Monday, and all of the cherries.",
        ),
    ],
)
def test_a_headline_that_lost_the_break_above_it_opens_its_text(rest: str, title: str, text: str) -> None:
    parts = segment(f"{rest}{title}\n\n{text}").segments
    assert [(part.kind, part.title) for part in parts] == [("fragment", None), ("article", title)]
    apart = segment(f"{rest}{title}.\n\n{text}").segments  # a short sentence is none
    assert title not in [part.title for part in apart]
