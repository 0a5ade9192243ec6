"""What saved pages have around and inside their texts: details in one line, headlines twice, counts of buttons."""

from __future__ import annotations

import pytest

from transforms.segmentation import details, fronts, labels, segment, shapes
from transforms.segmentation.tails import tail_label

BODY = (
    "The lamp room of the old pit will be emptied on Saturday, and whoever comes with a van may have a lamp. "
    "That, at least, is what the notice on its door says."
)
REST = "Nobody has yet come with a van, said the keeper of the lamp room, who would rather keep the lamps."
TITLE = "Last day for the lamp room"

NOTES = {
    "by Tom Ferrel | Jan 5, 2013 | Culture, Mining | 0 Comments": ("Tom Ferrel", "2013-01-05"),
    "January 5, 2013 by Tom Ferrel 2 Comments": ("Tom Ferrel", "2013-01-05"),
    "January 5, 2013 by Tom Ferrel Leave a Comment": ("Tom Ferrel", "2013-01-05"),
    "Posted on January 5, 2013 by lamp room editor": ("lamp room editor", "2013-01-05"),
    "Submitted by tomf on 5 January, 2013 - 2:12": ("tomf", "2013-01-05"),
    "Posted by | January 5, 2013 | Uncategorized | No Comments": (None, "2013-01-05"),
    "5 Jan 2013 | by Pit Village Team": ("Pit Village Team", "2013-01-05"),
    "January 5, 2013 · 4 min · admin": (None, "2013-01-05"),
    "The Alder Mainlander, Saturday 5 January 2013": (None, "2013-01-05"),
    "TARSK Sat Jan 5, 2013 6:40am EDT": (None, "2013-01-05"),
    "Published: January 5, 2013 at 6:42 p.m. | Updated: January 7, 2013 at 9:05 a.m.": (None, "2013-01-05"),
    "January 5, 2013 / 7:31 AM / 6 years ago": (None, "2013-01-05"),
    "Publish Date : Saturday, 05 Jan 2013, 14:26": (None, "2013-01-05"),
}


@pytest.mark.parametrize("note", NOTES)
def test_a_line_below_the_headline_tells_writer_and_day(note: str) -> None:
    [part] = segment(f"{TITLE}\n\n{note}\n\n{BODY}\n\n{REST}").segments
    day = part.published.on.isoformat() if part.published else None
    assert (part.title, part.author, day) == (TITLE, *NOTES[note])


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Sport 2013 | Contact",
        "Copyright 2013 | Privacy | Terms",
        "Lamps | Vans | Pits",
        "The strike of 2013 · What the pit was worth · Who paid",
        "Posted in Bees, Roofs | 4 Comments",
    ],
)
def test_menus_are_no_details(line: str) -> None:
    assert details.role_of(line) is None


LEADS = {
    "by Roland Pemberly The surprise was who came. {}": "Roland Pemberly",
    "By H. G. Castellan In April the price of bread rose. {}": "H. G. Castellan",
    "by Katla Johnson, published on Loose Leaf, December 28, 2019 The silence is its own scandal. {}": "Katla Johnson",
    "by day the valve is shut and by night nobody knows where it is. {}": None,
}


@pytest.mark.parametrize("lead", LEADS)
def test_an_excerpt_may_begin_with_its_writer(lead: str) -> None:
    page = "\n\n".join(f"{TITLE} {number}\n\n{lead.format(BODY)}…\n\nRead more" for number in ("one", "two"))
    assert [part.author for part in segment(page).segments] == [LEADS[lead]] * 2


def test_headlines_that_stand_twice_are_one_and_cut_excerpts_are_teasers() -> None:
    entries = (
        ("Protests over rent in four of the valleys", BODY[:-6]),
        ("Ten lamps that ought to be kept by somebody", f"{REST} {BODY}"[:-6]),
    )
    page = "Alder News\n\n" + "\n\n".join(f"{title}\n\n{title}\n\n{body}" for title, body in entries)
    found = segment(page).segments
    assert [(part.kind, part.title) for part in found] == [("teaser", title) for title, _ in entries]
    assert [page[part.raw_start : part.raw_end] for part in found] == [
        f"{title}\n\n{body}" for title, body in entries
    ]


def test_counts_thanks_and_the_headline_again_are_no_text() -> None:
    page = (
        f"{TITLE}\n\nRosa Feld\n\nNov 3, 2021\n\n12\n\n3\n\nShare\n\n{BODY}\n\n{REST}\n\n"
        f"Thanks for reading Pit Letters! Subscribe for free to receive new posts.\n\n12\n\nShare this discussion\n\n"
        f"{TITLE}\n\npitletters.example\n\n3 Comments\n\nOlive K\n\nNov 3\n\nWe had them in the cellar."
    )
    [part] = segment(page).segments
    assert part.text == f"{TITLE}\n\nRosa Feld\n\nNov 3, 2021\n\n{BODY}\n\n{REST}"


@pytest.mark.parametrize(
    ("line", "is_menu"),
    [
        ("Featured NewsPit ExclusiveOpinion", True),
        ("WorldBusinessMarketsSustainabilityLegalTechnology", True),
        ("YouTube and LinkedIn sue PayPal over logo", False),
        ("McAllister and MacDougall open the news van", False),
        ("News of the Pit", False),
    ],
)
def test_a_menu_in_one_piece_shows_its_seams(line: str, is_menu: bool) -> None:
    assert fronts.is_glued_menu(line) is is_menu


@pytest.mark.parametrize(
    ("line", "breaks"),
    [
        (BODY[:-6], True),
        (BODY, False),
        (f"{BODY[:-1]}:", False),
        ("The lamps are lit and the pit is shut", False),
        (BODY.upper()[:-1], False),
    ],
)
def test_a_paragraph_breaks_off_in_the_middle_of_a_sentence(line: str, breaks: bool) -> None:
    assert shapes.breaks_off(line) is breaks


def test_words_left_out_are_counted_at_the_end_of_an_excerpt() -> None:
    assert tail_label(f"{BODY} 2,541 more words") == len(BODY) + 1
    assert tail_label(f"{BODY[:-1]} in 41 more words of it.") is None


@pytest.mark.parametrize("line", ["harbour-wall-4kx9-photo-scaled", "IMG_2041.jpg"])
def test_names_of_pictures_are_markup(line: str) -> None:
    assert labels.label_kind(line) == "markup"
    assert labels.label_kind("state-of-the-art-lamp") is None


def test_a_cut_headline_comes_back_whole() -> None:
    page = f"Keeper of lamp room would rather keep lamps than…\n\nThursday, March 14th 2019\n\n{{}}\n\n{BODY}\n\n{REST}"
    whole = "Keeper of lamp room would rather keep lamps than give them away"
    [part] = segment(page.format(whole)).segments
    assert (part.title, part.raw_start) == (whole, page.index("{}"))


def test_a_headline_that_comes_back_below_its_picture_opens_no_other_text() -> None:
    whole = "Column | The keepers of the lamp room and what they would rather keep"
    page = f"{whole}\n\n{BODY}\n\n{whole}\n\n{REST}\n\n{BODY}"
    [part] = segment(page).segments
    assert (part.kind, part.title, part.text) == ("article", whole, f"{whole}\n\n{BODY}\n\n{REST}\n\n{BODY}")


def test_of_two_days_above_a_headline_the_nearer_one_is_its_own() -> None:
    [part] = segment(f"Wednesday, February 21, 2024\n\nJuly 5, 2021\n\n{TITLE}\n\n{BODY}\n\n{REST}").segments
    assert part.published is not None
    assert part.published.on.isoformat() == "2021-07-05"
