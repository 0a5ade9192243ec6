"""Each relation on texts small enough to check by hand."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from transforms.duplicates import (
    SIGNATURE_SCHEMA,
    Deduplicated,
    cluster,
    deduplicate,
    empty_relations,
    relate,
    signatures,
)
from transforms.duplicates.judge import Measures, judge

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"

STORY = """Oakport council votes to rebuild the old ferry pier

OAKPORT, 3 May - The council of Oakport voted by nine to six on Tuesday night to rebuild the ferry pier
that burnt down in the winter storm, ending a quarrel that had divided the town for more than a year. The
work is to begin in September and to take eighteen months, the council's engineer, Tilda Marsh, told the
meeting. It will cost eleven million crowns, of which the province pays a little less than half. “A town
on an island without a pier is a village,” said the mayor, Ove Lindqvist, who had made the vote a
question of confidence. Opponents had asked for a smaller landing stage further south, where the water is
deeper and the larger boats could moor at low tide as well. Their speaker, the harbour pilot Runa Feld,
said after the vote that her group would not go to court. “We have lost, and the pier will be beautiful,”
she said. Ferries have used a floating dock since February; shopkeepers in the lower town say that a
third of their customers have stayed away. The council meets again in two weeks to choose a builder."""

OTHER = """Ferry line asks for higher fares

The company that runs the boats between Oakport and the mainland has asked the province for leave to
raise its fares by eight per cent from the autumn, citing the price of fuel and fewer passengers. A
season ticket would then cost as much as a small car does in insurance, the passengers' league complained
in a letter. The province's transport office will hear both sides in June. “A town on an island without a
pier is a village,” said the mayor, Ove Lindqvist, who had made the vote a question of confidence. No
decision is expected before the holidays, and the fares stay as they are until then, the office wrote.
The line last raised its prices four years ago, when it bought its second boat."""

TEASER = """The council of Oakport voted by nine to six on Tuesday night to rebuild the ferry pier that burnt down in
the winter storm, ending a quarrel that had divided the town for more than a year. The work is to begin
in September and to take eighteen months, the council's engineer, Tilda Marsh, told the meeting. It will
cost eleven mill…"""

# Three reports of one event by three writers, as listing pages carry them; some sentences are nearly the same.
REPORTS = (
    """Millers march on the grain office. Some two hundred millers from the northern valleys gathered in front of the
    grain office on Thursday and called for an end to the export levy, which they say is ruining them. Relatives of
    jailed drivers also joined the march, to ask for the release of their family members who are said to be held
    without charge. A report of the bar association counts eleven such cases.""",
    """Millers demand end of levy. Millers in the north of the country have called for the repeal of the export levy.
    Scores of them stood outside the grain office in Halden on Thursday, a correspondent of the Valley Post reported.
    Guards responded by closing the gates and switching off the lights of the yard.""",
    """Protest outside the grain office. A group of millers came together at the main gate of the grain office to
    press the government on its levy. Relatives of some jailed drivers also joined the protesters, calling for the
    release of their family members who are said to be held without charge. The finance minister hoped for talks.""",
)


def articles(**texts: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "article_id": list(texts),
            "text": list(texts.values()),
            "word_count": [len(text.split()) for text in texts.values()],
            "published_on": [None for _ in texts],
        },
        schema_overrides={"published_on": pl.Date},
    )


def related(**texts: str) -> Deduplicated:
    def no_texts(ids: list[str]) -> pl.DataFrame:
        raise AssertionError(f"nothing is known, but {ids} were asked for")

    new = articles(**texts)
    none = new.clear().select("article_id", "word_count", "published_on")
    return deduplicate(new, none, pl.DataFrame(schema=SIGNATURE_SCHEMA), empty_relations(), no_texts)


def edited(text: str, every: int) -> str:
    """The text with one word in `every` replaced."""
    return " ".join("elsewhere" if n % every == every - 1 else word for n, word in enumerate(text.split()))


def test_the_same_words_in_other_dress_are_exact_and_point_to_the_smallest_id() -> None:
    done = related(b=STORY.upper(), a=STORY.replace("“", '"').replace("”", '"'), c=" ".join(STORY.split()))
    assert done.relations.rows() == [
        ("b", "a", "exact", 1.0, 1.0, "mutual"),
        ("c", "a", "exact", 1.0, 1.0, "mutual"),
    ]


def test_one_word_in_ten_edited_is_near_with_both_measures_over_runs_of_three_words() -> None:
    copy = edited(STORY, 10)
    done = related(a=STORY, b=copy)
    (row,) = done.relations.rows(named=True)
    assert (row["article_id"], row["related_article_id"], row["relation"]) == ("b", "a", "near")

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", text.lower())
        return set(zip(words, words[1:], words[2:], strict=False))

    a, b = runs(STORY), runs(copy)
    assert row["similarity"] == pytest.approx(len(a & b) / len(a | b))
    assert row["containment"] == pytest.approx(len(a & b) / min(len(a), len(b)))
    assert row["direction"] == "mutual"


def test_a_new_headline_and_a_legal_line_leave_a_copy_near() -> None:
    body = STORY.split("\n\n", 1)[1]
    legal = "All rights reserved. This text may not be published, broadcast, rewritten or passed on without leave."
    done = related(a=STORY, b=f"Pier to rise again in Oakport\n\n{body}\n\n{legal}")
    assert done.relations["relation"].to_list() == ["near"]


def test_scanned_letters_leave_a_copy_near() -> None:
    words = STORY.split()
    scanned = " ".join(
        word.replace("e", "c").replace("l", "1") if n % 9 == 4 else word for n, word in enumerate(words)
    )
    assert related(a=STORY, b=scanned).relations["relation"].to_list() == ["near"]


def test_a_teaser_cut_inside_a_word_is_an_excerpt_of_the_full_text_and_of_nothing_else() -> None:
    done = related(z_full=STORY, other=OTHER, teaser=TEASER)
    (row,) = done.relations.rows(named=True)
    assert (row["article_id"], row["related_article_id"]) == ("teaser", "z_full")
    assert (row["relation"], row["direction"]) == ("excerpt", "excerpt_of")
    assert row["containment"] > 0.95
    assert row["similarity"] < 0.5


def test_the_direction_does_not_depend_on_the_ids() -> None:
    done = related(a_full=STORY, z_teaser=TEASER)
    assert done.relations.select("article_id", "related_article_id").rows() == [("z_teaser", "a_full")]


def test_a_teaser_is_found_in_a_text_of_any_length() -> None:
    filler = " ".join(f"word{n} follows word{n * 7 % 1000} and {n % 13}" for n in range(20_000))
    done = related(book=f"{filler} {STORY} {filler[::-1]}", teaser=TEASER)
    assert done.relations.select("article_id", "relation").rows() == [("teaser", "excerpt")]


def test_two_stories_that_quote_the_same_sentence_are_not_related() -> None:
    assert not len(related(a=STORY, b=OTHER).relations)


def test_two_short_texts_with_one_long_sentence_in_common_are_not_related() -> None:
    shared = (
        "A town on an island without a pier is a village, said the mayor, "
        "who had made the vote a question of trust."
    )
    before = "The ferry sails again from Monday, and the schools on the mainland open an hour later for it."
    after = "Nobody at the market had heard of a plan for bridges, and the fishmonger laughed at the thought."
    first, second = f"{before} {shared}", f"{shared} {after}"
    assert not len(related(a=first, b=second).relations)


def test_three_reports_of_one_event_are_not_copies() -> None:
    done = related(a=REPORTS[0], b=REPORTS[1], c=REPORTS[2])
    assert not len(done.relations)
    assert done.clusters["is_canonical"].all()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the raw samples are not in this checkout")
def test_the_protest_teasers_of_a_listing_page_are_reports_and_not_copies() -> None:
    (page,) = SEEDS.glob("004_*.txt")
    teasers = [part.strip() for part in page.read_text(encoding="utf-8").split("Read more") if part.strip()]
    assert len(teasers) == 8
    done = related(**{f"teaser{number}": text for number, text in enumerate(teasers)})
    assert not len(done.relations)


def test_texts_without_words_or_with_one_are_only_ever_exact() -> None:
    done = related(a="", b="", c="Oakport", d="oakport!", e="…")
    assert done.relations.select("article_id", "related_article_id", "relation").rows() == [
        ("b", "a", "exact"),
        ("d", "c", "exact"),
    ]


def test_a_missing_text_is_an_error_that_names_the_article() -> None:
    both = signatures(articles(a=STORY, b=edited(STORY, 12)))

    def half(ids: list[str]) -> pl.DataFrame:
        return articles(a=STORY).filter(pl.col("article_id").is_in(ids)).select("article_id", "text")

    with pytest.raises(KeyError, match="'b'"):
        relate(both, both.clear(), half)


def test_only_candidates_are_fetched() -> None:
    known = articles(full=STORY, other=OTHER)
    asked: list[str] = []

    def texts(ids: list[str]) -> pl.DataFrame:
        asked.extend(ids)
        return known.filter(pl.col("article_id").is_in(ids)).select("article_id", "text")

    stored = related(full=STORY, other=OTHER)
    older = stored.signatures.drop("runs")
    found = deduplicate(articles(teaser=TEASER), known.drop("text"), older, stored.relations, texts)
    assert asked == ["full"]
    asked.clear()
    same = deduplicate(
        articles(teaser=TEASER), known.drop("text"), stored.signatures, stored.relations, texts
    )
    assert asked == []
    assert same.relations.equals(found.relations)


class TestClusters:
    """Which articles are one story, and which of them stands for it."""

    def test_copies_edits_and_teasers_of_a_story_are_one_cluster_named_by_its_fullest_text(self) -> None:
        done = related(copy=STORY.upper(), long=f"{STORY} The vote was public.", other=OTHER, teaser=TEASER)
        assert done.clusters.rows() == [
            ("copy", "long", False),
            ("long", "long", True),
            ("other", "other", True),
            ("teaser", "long", False),
        ]

    def test_of_equally_full_texts_the_earliest_is_canonical_then_the_smallest_id(self) -> None:
        frame = pl.DataFrame(
            {
                "article_id": ["a", "b", "c", "d"],
                "word_count": [9, 9, 9, 8],
                "published_on": [None, date(2024, 5, 2), date(2024, 5, 2), date(2024, 5, 1)],
            }
        )
        rows = [(left, "a", "near", 0.9, 0.9, "mutual") for left in ("b", "c", "d")]
        relations = pl.DataFrame(rows, schema=empty_relations().schema, orient="row")
        found = cluster(frame, relations)
        assert found.filter("is_canonical")["article_id"].to_list() == ["b"]
        assert found["cluster_id"].unique().to_list() == ["b"]

    def test_a_teaser_in_two_unrelated_stories_joins_the_one_that_holds_more_of_it(self) -> None:
        frame = pl.DataFrame(
            {"article_id": ["x", "y", "t"], "word_count": [300, 900, 60], "published_on": [None] * 3},
            schema_overrides={"published_on": pl.Date},
        )
        rows = [
            ("t", "x", "excerpt", 0.2, 0.98, "excerpt_of"),
            ("t", "y", "excerpt", 0.1, 0.75, "excerpt_of"),
        ]
        found = cluster(frame, pl.DataFrame(rows, schema=empty_relations().schema, orient="row"))
        assert dict(found.select("article_id", "cluster_id").iter_rows()) == {"x": "x", "t": "x", "y": "y"}

    def test_a_chain_of_excerpts_ends_in_the_fullest_text(self) -> None:
        frame = pl.DataFrame(
            {
                "article_id": ["full", "part", "line"],
                "word_count": [900, 300, 60],
                "published_on": [None] * 3,
            },
            schema_overrides={"published_on": pl.Date},
        )
        rows = [
            ("part", "full", "excerpt", 0.3, 0.9, "excerpt_of"),
            ("line", "part", "excerpt", 0.2, 1.0, "excerpt_of"),
        ]
        found = cluster(frame, pl.DataFrame(rows, schema=empty_relations().schema, orient="row"))
        assert found["cluster_id"].unique().to_list() == ["full"]

    def test_relations_of_articles_elsewhere_are_left_out(self) -> None:
        rows = [("b", "a", "near", 0.9, 0.9, "mutual")]
        relations = pl.DataFrame(rows, schema=empty_relations().schema, orient="row")
        found = cluster(articles(b=STORY).drop("text"), relations)
        assert found.rows() == [("b", "b", True)]


def test_two_briefs_that_were_both_edited_are_near_and_two_that_share_one_sentence_are_not() -> None:
    words = [f"word{number}" for number in range(70)]
    once = [f"first{n}" if n % 11 == 3 else word for n, word in enumerate(words)]
    again = [f"second{n}" if n % 11 == 8 else word for n, word in enumerate(words)]
    shared = words[:31]
    one, other = ([*shared, *(f"{own}{n}" for n in range(39))] for own in ("left", "right"))
    for a, b, expected in ((once, again, "near"), (one, other, "")):
        runs = [{tuple(text[n : n + 3]) for n in range(68)} for text in (a, b)]
        counts = [len(runs[0]), len(runs[1]), len(runs[0] & runs[1])]
        relation, similarity, _ = judge(Measures(*(np.array([count]) for count in counts)))
        assert relation[0] == expected
        assert 0.25 <= similarity[0] < 0.30
