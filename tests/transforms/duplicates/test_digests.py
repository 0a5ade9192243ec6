"""A text that holds several stories is related to each of them and makes none of them another's copy."""

from __future__ import annotations

import random

import polars as pl
import pytest

from transforms.duplicates import (
    SIGNATURE_SCHEMA,
    Deduplicated,
    cluster,
    deduplicate,
    empty_relations,
)
from transforms.duplicates.digests import share_of_fuller

_WORDS = [
    a + b + c
    for a in ("ba", "ke", "lo", "mi", "tu", "ra")
    for b in ("n", "st", "rr")
    for c in ("o", "eg", "ul")
]


def told(seed: int, words: int) -> str:
    """An invented story; another seed is another story."""
    rng = random.Random(seed)
    return " ".join(rng.choice(_WORDS) + str(rng.randint(0, 9)) for _ in range(words))


def clusters(**texts: str) -> dict[str, str]:
    new = pl.DataFrame(
        {"article_id": list(texts), "text": list(texts.values()), "published_on": None},
        schema_overrides={"published_on": pl.Date},
    ).with_columns(word_count=pl.col("text").str.count_matches(" ") + 1)
    none = new.clear().select("article_id", "word_count", "published_on")
    done: Deduplicated = deduplicate(
        new, none, pl.DataFrame(schema=SIGNATURE_SCHEMA), empty_relations(), _no_texts
    )
    return dict(done.clusters.select("article_id", "cluster_id").iter_rows())


def _no_texts(ids: list[str]) -> pl.DataFrame:
    raise AssertionError(f"nothing is known, but {ids} were asked for")


BRIEFS = {f"brief{number}": told(number, 70) for number in range(4)}


def test_the_briefs_of_a_briefing_stay_four_stories_and_the_briefing_a_fifth() -> None:
    found = clusters(**BRIEFS, briefing="Good morning. " + " ".join(BRIEFS.values()))
    assert len(set(found.values())) == 5


def test_two_briefs_that_make_up_a_page_stay_two_stories() -> None:
    two = {name: BRIEFS[name] for name in ("brief0", "brief1")}
    found = clusters(**two, page=" ".join(two.values()))
    assert len(set(found.values())) == 3


def test_a_brief_joins_its_own_full_story_although_a_longer_briefing_holds_it_too() -> None:
    stories = {
        f"story{number}": f"{brief} {told(100 + number, 150)}" for number, brief in enumerate(BRIEFS.values())
    }
    found = clusters(**BRIEFS, **stories, briefing=" ".join(BRIEFS.values()) + told(50, 200))
    for number in range(4):
        assert found[f"brief{number}"] == found[f"story{number}"] == f"story{number}"
    assert found["briefing"] == "briefing"


def test_parts_of_a_roundup_whose_stories_are_told_elsewhere_do_not_merge_them() -> None:
    roundup = " ".join([BRIEFS["brief0"], BRIEFS["brief1"], told(60, 400)])
    full = {
        f"full{number}": f"{told(200 + number, 40)} {BRIEFS[f'brief{number}']} {told(300 + number, 700)}"
        for number in (0, 1)
    }
    found = clusters(brief0=BRIEFS["brief0"], brief1=BRIEFS["brief1"], roundup=roundup, **full)
    assert found["full0"] != found["full1"]
    assert found["brief0"] != found["brief1"]


def test_many_teasers_of_one_story_are_one_cluster_whichever_passages_they_show() -> None:
    story = told(9, 600)
    words = story.split()
    teasers = {
        f"teaser{start}": " ".join(words[start : start + 60]) + "…" for start in (0, 0, 20, 200, 350, 500)
    }
    assert set(clusters(story=story, **teasers).values()) == {"story"}


def test_a_second_copy_of_the_briefing_changes_nothing() -> None:
    briefing = " ".join(BRIEFS.values())
    found = clusters(**BRIEFS, briefing=briefing, other=f"Our morning briefing. {briefing}")
    assert found["briefing"] == found["other"]
    assert len(set(found.values())) == 5


@pytest.mark.parametrize(("small", "large", "shared"), [(60, 600, 58), (300, 400, 290), (100, 100, 50)])
def test_the_share_of_the_longer_text_follows_from_both_measures(small: int, large: int, shared: int) -> None:
    frame = pl.DataFrame({"similarity": [shared / (small + large - shared)], "containment": [shared / small]})
    assert frame.select(share_of_fuller()).item() == pytest.approx(shared / large)


def test_digests_are_found_in_any_order_of_rows() -> None:
    ids = ["a", "b", "c", "d"]
    frame = pl.DataFrame(
        {"article_id": ids, "word_count": [40, 40, 40, 120], "published_on": [None] * 4}
    ).cast({"published_on": pl.Date})
    rows = [(part, "d", "excerpt", 0.33, 1.0, "excerpt_of") for part in "abc"]
    for turned in (rows, rows[::-1]):
        relations = pl.DataFrame(turned, schema=empty_relations().schema, orient="row")
        assert cluster(frame.sample(4, shuffle=True, seed=1), relations)["cluster_id"].to_list() == ids
