"""Segmentation of invented pages, one test a page, and of the annotated raw texts where they are at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.transforms.growth import assert_linear
from tests.transforms.segmentation.pages import articles, glued, listings, references, surroundings
from tests.transforms.segmentation.pages.page import Page
from transforms.decode import Decoded, decode
from transforms.model import DocumentParts
from transforms.segmentation import segment
from transforms.segmentation.source_lines import publisher_of

ROOT = Path(__file__).parents[3]
SETS = (
    (ROOT.parent / "shared" / "gold", ROOT.parent / "shared" / "seeds"),
    (ROOT / "tests" / "gold", ROOT / "tests" / "gold" / "texts"),
)


CLASSES = (articles, glued, listings, references, surroundings)


@pytest.mark.parametrize(
    "page", [page for pages in CLASSES for page in pages.PAGES], ids=lambda page: page.name
)
def test_page_gives_its_segments(page: Page) -> None:
    parts = segment(page.raw)
    assert [(part.kind, part.title) for part in parts.segments] == page.segments
    assert parts.page_title == page.page_title
    text = "\n".join(part.text for part in parts.segments)
    assert [words for words in page.absent if words in text] == []
    assert [words for words in page.present if words not in text] == []


def share(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    both = max(0, min(first[1], second[1]) - max(first[0], second[0]))
    return both / max(max(first[1], second[1]) - min(first[0], second[0]), 1)


def words_of(title: str | None) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in (title or "").casefold()).split()


@pytest.mark.parametrize(("gold", "texts"), SETS, ids=["shared", "own"])
def test_gold_segments_titles_and_furniture(gold: Path, texts: Path) -> None:
    files = sorted(gold.glob("*.gold.json"))
    if not files:
        pytest.skip(f"no annotated texts in {gold.name}")
    missed: list[str] = []
    titles = right = 0
    for path in files:
        wanted = json.loads(path.read_text(encoding="utf-8"))
        raw = decode((texts / wanted["file"]).read_bytes())
        assert isinstance(raw, Decoded)
        parts = segment(raw.text)
        if len(parts.segments) != len(wanted["articles"]):
            missed.append(f"{wanted['file']}: {len(parts.segments)} segments, not {len(wanted['articles'])}")
            continue
        for part, article in zip(parts.segments, wanted["articles"], strict=True):
            alike = share((part.raw_start, part.raw_end), (article["start"], article["end"]))
            if part.kind != article["kind"] or alike < 0.8:
                missed.append(
                    f"{wanted['file']} #{part.ordinal}: {part.kind} {alike:.2f}, not {article['kind']}"
                )
            titles += bool(article["title"])
            right += bool(article["title"]) and words_of(part.title) == words_of(article["title"])
        missed += left_over(parts, wanted)
    assert missed == []
    assert right >= 0.95 * titles


def left_over(parts: DocumentParts, wanted: dict[str, object]) -> list[str]:
    """Annotated furniture that is still in a segment's text."""
    text = "\n".join(part.text for part in parts.segments)
    rows: list[dict[str, str]] = wanted.get("furniture", [])
    return [
        f"left: {row['surface']}"
        for row in rows
        if len(row["surface"]) >= 6 and row["surface"].strip() in text
    ]


def test_raw_samples_give_their_segments() -> None:
    seeds = ROOT.parent / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the raw samples are not at hand")
    kinds = [
        part.kind
        for path in sorted(seeds.glob("*.txt"))
        for part in segment(path.read_bytes().decode()).segments
    ]
    assert (kinds.count("article"), kinds.count("teaser"), kinds.count("fragment")) == (3, 16, 2)


def test_regions_name_byline_dateline_caption_source_and_references() -> None:
    parts = segment(
        "Pier of Alder sold\n\nBy Ines Okafor, Island Press\n\n12 March 2019\n\n"
        "The pier in 1902. Photo: Karl Menz / IPN\n\n"
        "ALDER, March 12 (IPN) - The pier was sold on Tuesday.[1] Nobody came.\n\nReferences\n\n"
        "[1] Menz, Karl, IPN, The Pier, May 4, 2018\n\n[2] ibid\n\nSource: Island Press"
    )
    (part,) = parts.segments
    found = [(region.role, part.text[region.start : region.end]) for region in part.regions]
    assert found == [
        ("title", "Pier of Alder sold"),
        ("byline", "By Ines Okafor, Island Press"),
        ("dateline", "12 March 2019"),
        ("caption", "The pier in 1902. Photo: Karl Menz / IPN"),
        ("dateline", "ALDER, March 12 (IPN) -"),
        ("references", "References\n\n[1] Menz, Karl, IPN, The Pier, May 4, 2018\n\n[2] ibid"),
        ("source_line", "Source: Island Press"),
    ]
    assert part.author == "Ines Okafor"
    assert part.publisher == "Island Press"
    assert part.published is not None
    assert (part.published.on.isoformat(), part.published.precision) == ("2019-03-12", "day")


def test_a_year_is_never_invented() -> None:
    (part,) = segment(
        "Pier sold\n\nALDER, March 12 (IPN) - The pier was sold on Tuesday. Nobody came."
    ).segments
    assert part.published is None


def test_removed_debris_inside_and_outside_is_markup_furniture() -> None:
    raw = "‘ font-size: 9pt”>The pier was sold.\n\n‘ font-size: 9pt”>Nobody came to the sale."
    parts = segment(raw)
    assert [(row.kind, raw[row.raw_start : row.raw_end]) for row in parts.furniture] == [
        ("markup", "‘ font-size: 9pt”>")
    ] * 2
    assert raw[parts.segments[0].raw_start :].startswith("The pier")


def test_a_name_and_a_date_with_a_bar_are_the_byline() -> None:
    raw = "Pier of Alder sold\n\nMila Horvat | 7 September 2018\n\nThe pier was sold on Tuesday. Nobody came."
    (part,) = segment(raw).segments
    assert part.author == "Mila Horvat"
    assert part.published is not None
    assert part.published.on.isoformat() == "2018-09-07"
    assert [region.role for region in part.regions] == ["title", "byline"]


@pytest.mark.parametrize("head", ["Notes\n\n", "Notes\n\n____________\n\n", "____________\n\n", ""])
def test_entries_with_bare_numbers_are_the_reference_list(head: str) -> None:
    entries = (
        "1 Horvat, M., Paper and Water, Tarnow Press, 2016, p. 12.\n\n2 ibid., p. 1.\n\n"
        "3 City of Alder, Budget report, 4 May 2017.\n\n4 ibid."
    )
    raw = f"Pier of Alder sold\n\nThe pier was sold on Tuesday. Nobody came.\n\n{head}{entries}"
    (part,) = segment(raw).segments
    region = part.region("references")
    assert region is not None
    assert part.text[region.start : region.end].removeprefix("Notes\n\n") == entries


def test_numbered_points_are_no_reference_list() -> None:
    raw = (
        "Pier of Alder sold\n\nThe council named three reasons.\n\n1 The pier costs too much to keep.\n\n"
        "2 The wood is rotten.\n\n3 Nobody fishes there.\n\nIt will be gone by May, the mayor said."
    )
    (part,) = segment(raw).segments
    assert part.region("references") is None


def test_every_page_of_repeated_pieces_takes_linear_time() -> None:
    pieces = (
        "”>",
        "[1]",
        "Read more\n",
        "The pier was sold on Tuesday. ",
        "“ab” ",
        "1 ibid., p. 1.\n",
        'a="',
        "Von Ilse Brandl\n\n10.05.2021\n\nTitel\n\n",
        "The Alder Post, 12 May 2021\n\nPier of Alder sold\n\n",
    )
    for piece in pieces:
        assert_linear(segment, piece, 240_000)


def test_the_repair_of_damage_is_explained() -> None:
    parts = segment("Pier sold\n\nThe skipperâ€™s cafÃ© was sold on Tuesday. Nobody came to the sale.")
    assert "skipper’s café" in parts.segments[0].text
    assert {edit.rule for edit in parts.ledger.edits} == {"mojibake"}
    assert len(parts.notes) >= 1
    assert all(note.startswith("mojibake: encode") and "decode utf-8" in note for note in parts.notes)
    assert segment("Pier sold\n\nThe pier was sold on Tuesday. Nobody came to the sale.").notes == ()


def test_english_words_are_no_labels_in_another_language() -> None:
    prose = (
        "Le port a été fermé lundi après la tempête, a dit la mairie. Personne n’a été blessé, et le bateau "
        "reprendra jeudi selon le capitaine."
    )
    raw = f"Le port est fermé\n\n{prose}\n\nCulture\n\nAnalysis\n\n{prose}"
    kept = "\n".join(part.text for part in segment(raw).segments)
    assert "Culture" in kept
    assert "Analysis" in kept


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Ines Okafor/Allied Press", None),
        ("AP Photo", None),
        ("Source: Allied Press/Island Press", "Allied Press/Island Press"),
        ("Island Press", "Island Press"),
    ],
)
def test_who_took_a_picture_is_no_publisher(line: str, publisher: str | None) -> None:
    assert publisher_of(line) == publisher
