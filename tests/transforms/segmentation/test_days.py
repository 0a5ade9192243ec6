"""The day and the writer that lines of figures and marks state."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.segmentation import segment

_TEXT = (
    "The board closed the wharf on Monday because of the wind. Nobody was hurt, said the warden, Ines Okafor.\n\n"
    "The wharf opens again in autumn, the board said.\n"
)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("OB / Agencies | 04.03.2021. 10:15\n\n", date(2021, 3, 4)),
        ("Published: 02. 11. 2022. at 14:08 > 15:20\n\n", date(2022, 11, 2)),
        ("Press release | 22 August 2016\n\n", date(2016, 8, 22)),
        ("News release – August 22, 2016\n\n", date(2016, 8, 22)),
        ("Pressemitteilung | 3.6.2014\n\n", date(2014, 6, 3)),
        ("30 June 2015 // by mirjam // Alps // 4 comments\n\n", date(2015, 6, 30)),
        ("Piraeus/Athens, 06.05.2020. ", date(2020, 5, 6)),
        ("Geneva / Nairobi, February 9, 2018 — ", date(2018, 2, 9)),
        ("LODZ, 30.01.2023 – ", date(2023, 1, 30)),
        ("Dunmore, 3.6.2014: ", date(2014, 6, 3)),
        ("Statement of the board, which meets again on 3.6.2014. ", None),
        ("Press and release: 22 August 2016 is the day. ", None),
        ("Dunmore, 12 May 1968. ", None),
        ("Halse/Dunmore had nine mills in 1951. ", None),
    ],
)
def test_the_day_of_a_text(line: str, day: date | None) -> None:
    (part,) = segment(f"Wharf closed until autumn\n\n{line}{_TEXT}").segments
    assert part.title == "Wharf closed until autumn"
    assert (part.published.on if part.published else None) == day


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Greta Linde • 6 min read", "Greta Linde"),
        ("Tomasz Rej | 12 minute read", "Tomasz Rej"),
        ("Aoife Brennan · May 3, 2021 · 4 min read", "Aoife Brennan"),
        ("Human Rights • 6 min read", None),
        ("Local News · May 3, 2021 · 4 min read", None),
        ("Wharf • 6 min read", None),
    ],
)
def test_the_writer_beside_the_minutes_that_a_text_takes(line: str, author: str | None) -> None:
    (part,) = segment(f"Wharf closed until autumn\n\n{line}\n\n{_TEXT}").segments
    assert part.author == author


@pytest.mark.parametrize(
    ("headline", "title", "author"),
    [
        ("Bakery wins rye prize by: Ana Rusk", "Bakery wins rye prize", "Ana Rusk"),
        ("Nurses walk out at Mbarali - By Neema Kiswaga", "Nurses walk out at Mbarali", "Neema Kiswaga"),
        ("The tax that nobody wants, by Olga Brandt", "The tax that nobody wants", "Olga Brandt"),
        (
            "Pawn taken by Viktor Arvand decides the open",
            "Pawn taken by Viktor Arvand decides the open",
            None,
        ),
        ("Rye Prize Won By Anton Weidle", "Rye Prize Won By Anton Weidle", None),
    ],
)
def test_the_byline_behind_a_headline(headline: str, title: str, author: str | None) -> None:
    (part,) = segment(f"{headline}\n\n{_TEXT}").segments
    assert (part.title, part.author) == (title, author)


def test_addresses_one_below_the_other_are_two_lines() -> None:
    addresses = "Reports of the board: https://board.example/reports\nhttps://board.example/minutes"
    (part,) = segment(f"Wharf closed until autumn\n\n{_TEXT}\n{addresses}\n").segments
    assert part.text.endswith(addresses.replace("\n", "\n\n"))


@pytest.mark.parametrize(
    ("label", "joined"),
    [
        ("more photos", False),
        ("wind data", False),
        ("she said, and went home", True),
        ("said the warden", True),
    ],
)
def test_a_label_below_a_quotation_is_a_line_of_its_own(label: str, joined: bool) -> None:
    quotation = "The warden of the old wharf looked at the sea for a while. “I have never liked that wind.”"
    (part,) = segment(f"Wharf closed until autumn\n\n{quotation}\n{label}\n\n{_TEXT}").segments
    assert (f"wind.” {label}" in part.text) == joined


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        ("INES OKAFOR\n4 MAY 2019", "INES OKAFOR"),
        ("JOREN MAAS\nPublished 3 June 2021", "JOREN MAAS"),
        ("NORTH SHORE\nThe shore of the north", None),
    ],
)
def test_a_name_in_capitals_above_a_day_is_the_writers(lines: str, author: str | None) -> None:
    body = "The dam above Kirrin will be lowered this summer, the water board said.\n\nWork begins in June."
    (part,) = segment(f"Dam to be lowered by two metres\n{lines}\n\n{body}").segments
    assert part.author == author


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("Ines Okafor in Halse\nSat 4 May 2019 10.32 BST", "Ines Okafor", date(2019, 5, 4)),
        ("Ines Okafor, Halse\n4 May 2019, 10:32", "Ines Okafor", date(2019, 5, 4)),
        ("Joren Maas @jorenmaas\nUpdated 3 June 2021", "Joren Maas", date(2021, 6, 3)),
        (
            "Joren Maas · The Post | Posted: June 3, 2021, 6 a.m. | Updated: June 4, 2021, 11:14 a.m. | 4 Min Read",
            "Joren Maas",
            date(2021, 6, 3),
        ),
        ("Urgent Action • October 8, 2020", None, date(2020, 10, 8)),
        ("Human Rights in Halse\n4 May 2019", None, date(2019, 5, 4)),
    ],
)
def test_a_writer_with_place_handle_or_two_days(line: str, author: str | None, day: date) -> None:
    (part,) = segment(f"Wharf closed until autumn\n\n{line}\n\n{_TEXT}").segments
    assert part.title == "Wharf closed until autumn"
    assert (part.author, part.published.on if part.published else None) == (author, day)


@pytest.mark.parametrize(
    ("tail", "author", "publisher"),
    [
        ("Many thanks\nAnselm Rook\nKeeper of the Clock", "Anselm Rook", None),
        ("In solidarity,\nMarta Obuya\nBranch Secretary", "Marta Obuya", None),
        ("https://www.wharf.example/news/2019/05/closed-until-autumn", None, "wharf.example"),
    ],
)
def test_who_signed_and_where_a_text_is_from(tail: str, author: str | None, publisher: str | None) -> None:
    (part,) = segment(f"Wharf closed until autumn\n\n{_TEXT}\n\n{tail}\n").segments
    assert (part.author, part.publisher) == (author, publisher)


def test_who_holds_an_office_is_below_a_picture_and_no_writer() -> None:
    (part,) = segment(f"Wharf closed until autumn\n\nForeign Minister Ines Okafor\n{_TEXT}").segments
    assert part.author is None
    (part,) = segment(f"Wharf closed until autumn\n\nInes Adaeze Okafor\n{_TEXT}").segments
    assert part.author == "Ines Adaeze Okafor"
