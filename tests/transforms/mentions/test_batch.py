from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.transforms.mentions.marked import unmark
from tests.transforms.mentions.test_find_mentions import CASES
from tests.transforms.mentions.test_properties import WORDS
from transforms.mentions import (
    Matcher,
    build_matcher,
    find_mentions,
    find_mentions_batch,
    parse_registry,
    stretches,
)
from transforms.mentions.runs import find_runs
from transforms.mentions.stretches import find_stretches
from transforms.model import Mention, Region

ROOT = Path(__file__).resolve().parents[3]
# Aliases that reach beyond capitalised words, that hold in some paragraphs or on some days only, that are common words
# or have no capital.
REGISTRY = parse_registry(
    """
entities:
  - {id: authority, name: Veldt Harbour Authority, type: organization, aliases: [VHA, the Harbour, Harbour]}
  - {id: courier, name: the Courier, type: organization, aliases: ['Courier, Veldt']}
  - {id: wire, name: torwire, type: organization, aliases: [{alias: tor wire, case: insensitive}]}
  - {id: who, name: World Health Organization, type: organization, aliases: [WHO, IT]}
  - {id: old, name: Orm, type: organization, aliases: [{alias: Board, valid_to: 1990-01-01}]}
  - {id: new, name: Orm Board, type: organization, aliases: [{alias: Board, valid_from: 1990-01-02}]}
  - {id: veldt, name: Veldt, type: place, aliases: [{alias: Camp, not_if: [Belmar]}, U.S., US, Republic of the Veldt]}
  - {id: camp, name: Camp Belmar, type: facility, aliases: [al-Belmar, Fort St. Belmar]}
  - {id: hakam, name: Nadir al-Hakam, type: person, aliases: [al-Hakam]}
  - {id: lee, name: Ann Lee, type: person, aliases: [Lee]}
""",
    "r.yaml",
)
MATCHER = build_matcher(REGISTRY)
MORE = st.sampled_from(
    [
        "camp", "Belmar", "al-Belmar", "Al", "al", "the", "The", "Courier", "Courier,", "tor", "wire", "TORWIRE", "tór",
        "World", "Health", "Organization", "WHO", "IT", "Board", "Orm", "Republic", "of", "of-the", "of-The", "Fort",
        "St.", "plc", "Inc.", "Capt.", "@Veldt", "_Veldt", "#VHA", "Ⓐ", "Veldt²", "𝐕eldt", "Veldt\u00a0Harbour",
        "\u2013", "\xad", "Veldt-Harbour", "airport", "Lee,", "&", "Partners", "Katzen,", "WHO SAID", "https://Veldt.org",
        "Ministry", "the Ministry", "in", "on", "Council", "Operation", "\t", "\x0b", "\u2028", "D'", "d'Orm", "’",
        "Éa", "él", "İ", "A", "A.", "A.B.", "HARBOUR", "VELDT", "(WHO)", "Iraq", "Cape", "Town",
    ]
)  # fmt: skip
JOINTS = st.lists(st.sampled_from([" ", " ", " ", "", "  ", ". ", "\n", "-"]), min_size=20, max_size=20)
TEXTS = st.tuples(st.lists(WORDS | MORE, max_size=20), JOINTS).map(
    lambda drawn: "".join(word + joint for word, joint in zip(*drawn, strict=False))
)


def batch(
    texts: list[str], matcher: Matcher, regions: tuple[Region, ...] = (), on: date | None = None
) -> list[list[Mention]]:
    count = len(texts)
    return find_mentions_batch(texts, [regions] * count, matcher, ["en"] * count, [on] * count)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(TEXTS, max_size=2),
    st.integers(0, 60),
    st.sampled_from([None, date(1985, 1, 1), date(2015, 1, 1)]),
)
@example(["Veldt\x1fHarbour Authority", "Veldt (VHA) VeldtMr. Veldt "], 27, None)
def test_a_batch_is_read_as_its_texts_are(texts: list[str], end: int, on: date | None) -> None:
    regions = (Region("title", 0, 10), Region("references", end, end + 30))
    assert batch(texts, MATCHER, regions, on) == [find_mentions(t, regions, MATCHER, "en", on) for t in texts]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_batch_is_read_as_its_texts_are(texts: list[str]) -> None:
    assert batch(texts, MATCHER) == [find_mentions(text, (), MATCHER) for text in texts]


def test_real_prose_is_read_the_same_in_a_batch(shipped: Matcher) -> None:
    folder = ROOT / "tests" / "gold" / "texts"
    texts = [unmark(case["text"]).text for case in CASES]
    texts += [path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.glob("*.txt"))]
    alone = [find_mentions(text, (), shipped) for text in texts]
    assert sum(map(len, alone)) > 800
    assert batch(texts, shipped) == alone
    # What is remembered of one order of the texts holds in any other.
    order = list(range(len(texts)))
    random.Random(7).shuffle(order)
    assert batch([texts[n] for n in order], shipped) == [alone[n] for n in order]


def test_a_full_memory_begins_anew(shipped: Matcher, monkeypatch) -> None:
    monkeypatch.setattr("transforms.mentions.remembered._REMEMBERED", 3)
    texts = ["Ann Lee met Nadir Orm of Chad in Oslo. Torvik said no."] * 2
    assert batch(texts, shipped) == [find_mentions(text, (), shipped) for text in texts]
    assert all(len(kind) <= max(3, 0) for kind in build_matcher(REGISTRY).memory)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_every_run_lies_in_a_stretch(text: str) -> None:
    [found] = find_stretches([text])
    spans = list(zip(found.starts, found.ends, strict=True))
    # The mark that ends a stretch is no part of it, an article tied to its first word neither.
    assert all(any(a <= start + 3 and end <= b + 1 for a, b in spans) for start, end in find_runs(text))


def test_what_a_character_is_depends_on_no_earlier_text() -> None:
    texts = ["Čelik Orm met Åse.\u3000Vel said 𝐍o.", "The Veldt’s “Board” of Ålesund\tgrew."]
    afresh = []
    for text in texts:
        stretches._table.cache_clear()
        afresh += find_stretches([text])
    assert [*find_stretches(texts), *find_stretches(texts[::-1])] == [*afresh, *afresh[::-1]]
