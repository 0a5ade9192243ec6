"""Bytes of any kind through the whole run: it ends published, its audit passes, and every file is accounted for."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as examples
from hypothesis import strategies as st

from flows.audit import InProcessAuditor
from flows.settings import Settings
from tests.hostile.conftest import run_plan
from tests.transforms.messy_texts import texts
from warehouse.connection import open_read_only
from warehouse.paths import Paths

NIGHTLY = int(os.environ.get("CLIPPINGS_FUZZ_EXAMPLES", "5000"))
A_RUN = 500
"""Documents a run: most of a small run's cost is its audit, whatever it audits."""
SAMPLES = Path(__file__).parents[1] / "samples" / "landing"

# Mostly texts with something in them, some bytes, and every kind of file the landing folder knows.
encoded = st.builds(
    lambda text, encoding: text.encode(encoding, "replace"),
    texts,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"]),
)
contents = encoded | st.binary(max_size=400)
endings = st.sampled_from([".txt", ".txt", ".txt", ".html", ".jsonl", ".gz", ".parquet", ".md", ""])
files = st.tuples(contents, endings)


def gathered(count: int, start: int) -> list[tuple[str, bytes]]:
    """So many files (name, bytes) as Hypothesis makes them from a seed."""
    found: list[tuple[str, bytes]] = []

    @seed(start)
    @examples(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(files)
    def gather(file: tuple[bytes, str]) -> None:
        content, ending = file
        found.append((f"{len(found):04}{ending}", content))

    gather()
    return found


def run_over(files: Iterable[tuple[str, bytes]], auditor: InProcessAuditor | None = None) -> None:
    """Run the plan over these files (name, bytes) and hold what came of them against what was there."""
    with tempfile.TemporaryDirectory() as folder:
        landing, data = Path(folder) / "landing", Path(folder) / "data"
        landing.mkdir()
        for name, content in files:
            (landing / name).write_bytes(content)
        settings = Settings(
            source=landing,
            data_dir=data,
            workers=1,
            orchestrate=False,
            shipped_registry=False,
            document_seconds=0,
        )
        summary = run_plan(settings, auditor)
        assert summary.status == "published", summary.failed_checks
        con = open_read_only(Paths(data).warehouse)
        held = {found for (found,) in con.execute("select document_id from dim_document").fetchall()}
        refused = con.execute("select path, reason, detail from ops.quarantine").fetchall()
        landed = dict(con.execute("select path, document_id from ops.landing_file").fetchall())
        con.close()
        broken = [row for row in refused if row[1] == "extraction_failed"]
        assert not broken, "a rule broke on a text"
        paths = {path for path, _, _ in refused}
        for file in landing.iterdir():
            records = any(path.startswith(f"{file.name}#") for path in paths | landed.keys())
            assert file.name in paths or landed.get(file.name) in held or records, f"{file.name} is lost"


@pytest.mark.nightly
def test_five_thousand_files_of_anything_are_loaded_or_refused() -> None:
    first = int(os.environ.get("CLIPPINGS_FUZZ_SEED", random.SystemRandom().randrange(1 << 30)))
    for number in range(first, first + -(-NIGHTLY // A_RUN)):
        print(f"CLIPPINGS_FUZZ_SEED={number}")  # shown where the run fails
        run_over(gathered(A_RUN, number), InProcessAuditor())


def mutated(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A text with bits turned over, its end or its middle gone, or a piece of another text in it."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                for _ in range(chance.randint(1, 30)):
                    if changed:
                        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
            case 1:
                del changed[place:]
            case 2:
                del changed[place : place + chance.randint(1, 400)]
            case _:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                changed[place:place] = other[start : start + chance.randint(1, 2_000)]
    return bytes(changed)


def mutants(count: int, start: int) -> Iterable[tuple[str, bytes]]:
    originals = [path.read_bytes() for path in sorted(SAMPLES.rglob("*")) if path.suffix in (".txt", ".html")]
    chance = random.Random(start)
    for number in range(count):
        yield f"damaged{number:04}.txt", mutated(chance.choice(originals), originals, chance)


def test_two_hundred_files_of_anything_and_a_hundred_damaged_samples_are_loaded_or_refused() -> None:
    files = gathered(200, start=0)
    assert len(files) >= 180
    run_over([*files, *mutants(100, start=1)])


@pytest.mark.slow
def test_two_thousand_damaged_samples_are_loaded_or_refused() -> None:
    run_over(mutants(2_000, start=2), InProcessAuditor())
