"""The gates of a batch let every text through that a rule would change."""

from __future__ import annotations

import os
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.transforms.messy_texts import texts
from transforms.cleaning import RULES, Look, clean, clean_batch
from transforms.cleaning.gates import open_gates

EXAMPLES = int(os.environ.get("CLIPPINGS_TEST_EXAMPLES", "120"))
many = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "cleaning.yaml").read_text(encoding="utf-8"))
# lines long enough for every rule, joined by the marks that the rules look at
_HEADS = (
    "The harbour of the old town will be closed until the new ",
    "a" * 170,
    "word ",
    "Ab",
    "[12",
    "é",
    "x.",
)
_MARKS = (
    "",
    ".",
    ",",
    "…",
    ")",
    "]",
    "?",
    "”",
    "“",
    '"',
    "''",
    "``",
    "–",
    "\n",
    "\n\n",
    " ",
    " ",
    "\n.",
    ":",
    "&",
    ";",
)
_TAILS = (
    "pier",
    "Pier",
    "é",
    "“No",
    "²",
    "-",
    "4",
    "Ă",
    "\n",
    "",
    "Com",
    "The",
    "Ã©",
    "\x85",
    "\ud800",
    "e\u0301",
)
joined = st.lists(
    st.tuples(
        st.sampled_from(_HEADS), st.sampled_from(_MARKS), st.sampled_from(_MARKS), st.sampled_from(_TAILS)
    ),
    max_size=5,
).map(lambda rows: "".join(map("".join, rows)))


@many
@given(st.lists(texts | joined, max_size=6))
def test_a_gated_batch_is_cleaned_like_every_text_alone(batch: list[str]) -> None:
    assert clean_batch(batch) == [clean(text) for text in batch]


@many
@given(texts | joined)
def test_a_rule_whose_gate_is_shut_finds_nothing(text: str) -> None:
    (opened,) = open_gates([text])
    look = Look.at(text)
    fires = {
        rule.name
        for rule in RULES
        if (rule.signs is None or not look.rare.isdisjoint(rule.signs))
        and rule.could_fire(look)
        and rule.find(text)
    }
    assert fires <= opened


def test_plain_texts_open_no_gate_and_damaged_ones_only_theirs() -> None:
    plain = (
        "Pier sold\n\nThe pier was sold on Tuesday. “Nobody came,” said Ines Okafor (62). It cost 3.5 crowns."
    )
    first, damaged, last = open_gates([plain, "The pier.\rThe end.", plain])
    assert first == last == frozenset()
    assert "line_ending" in damaged
    assert damaged.isdisjoint({"space", "broken_line", "quote", "glued"})


def test_every_rule_has_a_case_that_opens_its_gate() -> None:
    before = [(case["rule"], case["before"]) for case in CASES]
    for (rule, _), opened in zip(before, open_gates([text for _, text in before]), strict=True):
        assert rule in opened
