"""Bylines, dates and mastheads around invented texts of three topics: to which text they belong, and what they name."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from transforms.model import Segment
from transforms.segmentation import segment


class Story(NamedTuple):
    """An invented text with what stands around it."""

    title: str
    lead: str
    rest: str
    author: str
    outlet: str
    day: str
    iso: str


FROST = Story(
    "Frost takes a third of the cherries",
    "The orchard co-operative said on Friday that frost had taken a third of this year's cherries, and that growers "
    "would ask the district for help before June.",
    "Prices at the morning market have already doubled, said a stallholder who has sold fruit there for thirty years.",
    "Jana Holubova",
    "Orchard Gazette",
    "12 May 2021",
    "2021-05-12",
)
TRAMS = Story(
    "Tram museum opens in old depot",
    "A museum in the old tram depot opened its doors on Saturday with forty restored carriages, the oldest of them "
    "built in 1891.",
    "Volunteers spent six winters on the work, and the town paid for the roof after a storm had torn it away.",
    "Piet Karlsen",
    "Dunmere Courier",
    "11 May 2021",
    "2021-05-11",
)
GOALS = Story(
    "Late goals end long wait at Harrow Lane",
    "The second division side won by three goals on Sunday evening, its first victory since the manager took over in "
    "the autumn.",
    "Supporters stayed on the terraces for an hour after the whistle, singing until the lights went out.",
    "Ama Boateng",
    "Harrow Mail",
    "10 May 2021",
    "2021-05-10",
)
STORIES = (FROST, TRAMS, GOALS)
AUTHORS = [story.author for story in STORIES]
DAYS = [story.iso for story in STORIES]

LISTINGS = {
    "date_below_title": "{title}\n{day}\n{lead}\nRead more",
    "date_above_title": "{day}\n{title}\n{lead}\nRead more",
    "date_below_label": "{title}\n{lead}\nRead more\n{day}",
    "date_below_excerpt": "{title}\n\n{lead}\n\n{day}",
    "date_above_without_label": "{day}\n\n{title}\n\n{lead}",
    "byline_and_date": "{title}\nBy {author} | {day}\n{lead} Read more",
    "byline_below_label": "{title}\n{lead}\nContinue reading\nBy {author}, {day}",
    "byline_above_label": "{title}\n{lead}\nBy {author}, {day}\nRead more",
    "posted_below": "{title}\n{lead} […]\nPosted by {author} on {day}",
    "date_before_byline": "{title}\n{day} by {author}\n{lead}\nRead more",
    "date_behind_title": "{title} - {day}\n{lead} [...]",
    "date_before_title": "{day} – {title}\n{lead} Read more >>",
}


def day(part: Segment) -> str | None:
    return part.published.on.isoformat() if part.published else None


@pytest.mark.parametrize("name", LISTINGS)
def test_notes_of_a_listing_belong_to_their_entry(name: str) -> None:
    form = LISTINGS[name]
    for heading in (
        ("", "Notices of the week\n\n") if not form.startswith("{day}") or "\n\n" in form else ("",)
    ):
        raw = heading + "\n\n".join(form.format(**story._asdict()) for story in STORIES)
        parts = segment(raw).segments
        assert [part.title for part in parts] == [story.title for story in STORIES]
        assert [day(part) for part in parts] == DAYS
        if "{author}" in form:
            assert [part.author for part in parts] == AUTHORS


@pytest.mark.parametrize("form", ["By {author} {lead} Read more", "By {author} {lead}… Read more"])
def test_a_byline_glued_to_an_excerpt_is_a_line_of_its_own(form: str) -> None:
    raw = "\n\n".join(("{title}\n" + form).format(**story._asdict()) for story in STORIES)
    parts = segment(raw).segments
    assert [part.author for part in parts] == AUTHORS
    for part, story in zip(parts, STORIES, strict=True):
        assert part.text.split("\n\n")[:2] == [story.title, f"By {story.author}"]


HEADS = {
    "slash": "{title}\nBy {author} / {outlet}, {day}\n\n",
    "comma": "{title}\n\nBy {author}, {outlet}\n{day}\n\n",
    "bars": "{title}\n{author} | The {outlet} | {day}\n",
    "capitals": "{title}\n\nBY {author}\nThe {outlet} - {day}\n\n",
    "glued": "{title} By {author} / {outlet}, {day} ",
    "published_in": "{title}\n\nBy {author}\n\nPublished in the {outlet} on {day}\n\n",
    "masthead_first": "The {outlet}, {day}\n\n{title}\n\nBy {author}\n\n",
    "masthead_apart": "The {outlet}\n{day}\n\n{title}\n\nBy {author}\n\n",
    "from": "{title}\n\nFrom {author} in Alder\n\n({outlet}, {day})\n\n",
}


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize("story", STORIES, ids=["frost", "trams", "goals"])
def test_head_of_a_text_names_writer_outlet_and_day(name: str, story: Story) -> None:
    raw = HEADS[name].format(**story._asdict()) + f"{story.lead}\n\n{story.rest}"
    (part,) = segment(raw).segments
    assert (part.title, part.author, part.publisher, day(part)) == (
        story.title,
        story.author,
        story.outlet,
        story.iso,
    )


@pytest.mark.parametrize("form", ["({outlet}, {day})", "— {outlet}, {day}", "The {outlet}, {day}, page 4"])
def test_a_masthead_below_closes_its_text(form: str) -> None:
    raw = "\n\n".join(
        f"{story.title}\n\n{story.lead}\n\n{story.rest}\n\n" + form.format(**story._asdict())
        for story in STORIES
    )
    parts = segment(raw).segments
    assert [(part.title, part.publisher, day(part)) for part in parts] == [
        (story.title, story.outlet, story.iso) for story in STORIES
    ]


@pytest.mark.parametrize("story", STORIES, ids=["frost", "trams", "goals"])
@pytest.mark.parametrize(
    ("signed", "author"),
    [
        ("H. Marrow, Dunmere", "H. Marrow"),
        ("Ines Okafor, Upper Tarn", "Ines Okafor"),
        ("J. K. Brandl (Alder)", "J. K. Brandl"),
        ("Mrs P. Karlsen\n\nUpper Tarn", "Mrs P. Karlsen"),
        ("Yours faithfully,\n\nIlse Brandl\n\nAlder", "Ilse Brandl"),
    ],
)
def test_who_signed_a_letter_is_its_author_and_no_publisher(story: Story, signed: str, author: str) -> None:
    (part,) = segment(f"{story.title}\n\nSir, {story.lead} {story.rest}\n\n{signed}").segments
    assert (part.author, part.publisher) == (author, None)


def test_sections_above_headlines_are_neither_text_nor_publisher() -> None:
    raw = "\n".join(
        f"{section}\n{story.title}\n{story.day} by {story.author}\n{story.lead}\n"
        for section, story in zip(("FARMING", "CULTURE", "SPORT"), STORIES, strict=True)
    )
    parts = segment(raw).segments
    assert [(part.title, part.author, part.publisher) for part in parts] == [
        (story.title, story.author, None) for story in STORIES
    ]
    assert "CULTURE" not in "".join(part.text for part in parts)


def test_every_named_source_closes_its_text() -> None:
    raw = "\n\n".join(
        f"{story.lead} {story.rest}\n\nSource: {story.outlet}, {story.day}" for story in STORIES
    )
    assert [(part.publisher, day(part)) for part in segment(raw).segments] == [
        (story.outlet, story.iso) for story in STORIES
    ]


def test_every_signed_letter_is_a_text() -> None:
    raw = (
        f"Let the district pay\n\nSir, {FROST.rest}\n\nH. Marrow, Dunmere\n\n"
        f"A name for the museum\n\nSir, {TRAMS.rest}\n\nP. Karlsen, Upper Tarn"
    )
    assert [(part.title, part.author) for part in segment(raw).segments] == [
        ("Let the district pay", "H. Marrow"),
        ("A name for the museum", "P. Karlsen"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Ines Okafor, News Editor",
        "By Ines Okafor, Alder",
        "By Ines Okafor and Piet Karlsen",
        "By Ines Okafor",
    ],
)
def test_jobs_places_and_second_writers_are_no_outlets(line: str) -> None:
    (part,) = segment(f"{TRAMS.title}\n\n{line}\n\n{TRAMS.lead}\n\n{TRAMS.rest}").segments
    assert part.publisher is None
    assert part.author is not None
    assert part.author.startswith("Ines Okafor")


@pytest.mark.parametrize(
    "menu",
    [
        "Home News Sport Opinion",
        "News - Town Hall - Schools - Traffic",
        "Orchards · Markets · Weather · Archive",
    ],
)
@pytest.mark.parametrize("story", STORIES, ids=["frost", "trams", "goals"])
def test_a_menu_in_one_row_is_no_page_title(menu: str, story: Story) -> None:
    raw = f"{menu}\n\n{story.title}\n\n{story.lead}\n\n{story.rest}"
    parts = segment(raw)
    assert parts.page_title is None
    assert [part.title for part in parts.segments] == [story.title]
    assert [(row.kind, raw[row.raw_start : row.raw_end]) for row in parts.furniture] == [("navigation", menu)]


@pytest.mark.parametrize(("first", "second"), [(FROST, TRAMS), (TRAMS, GOALS), (GOALS, FROST)])
@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_two_briefs_are_two_texts(first: Story, second: Story, joint: str) -> None:
    raw = "\n\n".join(f"{story.title}{joint}{story.lead}" for story in (first, second))
    assert [part.title for part in segment(raw).segments] == [first.title, second.title]


@pytest.mark.parametrize(
    ("story", "heading"),
    [(FROST, "Prices double at the market"), (TRAMS, "Six winters of work"), (GOALS, "A long night")],
    ids=["frost", "trams", "goals"],
)
def test_two_sections_of_one_text_stay_together(story: Story, heading: str) -> None:
    more = story.lead.replace("said on Friday", "added").replace("on Saturday", "at noon")
    raw = f"{story.title}\n\n{story.lead}\n\n{heading}\n\n{story.rest} {more}"
    assert [part.title for part in segment(raw).segments] == [story.title]


OTHERS = {
    "german": (
        "Frost zerstört ein Drittel der Kirschen\n\nVon Jana Holubova\n\n12. Mai 2021\n\nDie Genossenschaft teilte am "
        "Freitag mit, dass der Frost ein Drittel der Kirschen zerstört habe und dass man den Landkreis um Hilfe bitte.",
        "Jana Holubova",
        "2021-05-12",
    ),
    "french": (
        "Le musée du tramway ouvre ses portes\n\nPar Piet Karlsen\nPublié le 11/05/2021 à 08:15\n\nUn musée a ouvert "
        "ses portes samedi dans l’ancien dépôt avec quarante voitures restaurées, dont la plus ancienne date de 1891.",
        "Piet Karlsen",
        "2021-05-11",
    ),
    "spanish": (
        "La helada se lleva un tercio de las cerezas\n\nPor Jana Holubova\n12 de mayo de 2021\n\nLa cooperativa dijo "
        "el viernes que la helada se había llevado un tercio de las cerezas y que los productores pedirán ayuda.",
        "Jana Holubova",
        "2021-05-12",
    ),
    "figures": (
        "Spätes Tor beendet lange Serie\n\n10.05.2021, 18:32 Uhr\n\nDie Mannschaft gewann am Sonntagabend mit drei "
        "Toren Unterschied, der erste Sieg, seit der neue Trainer im Herbst übernommen hat.",
        None,
        "2021-05-10",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_bylines_and_days_of_other_languages_are_read(name: str) -> None:
    raw, author, iso = OTHERS[name]
    (part,) = segment(raw).segments
    assert (part.author, day(part)) == (author, iso)
    assert part.title == raw.split("\n", 1)[0]


def test_figures_that_say_no_order_stay_a_year_in_english() -> None:
    (part,) = segment(f"{TRAMS.title}\n\nPosted on 11/05/2021\n\n{TRAMS.lead}\n\n{TRAMS.rest}").segments
    assert part.published is not None
    assert (part.published.on.isoformat(), part.published.precision) == ("2021-01-01", "year")
