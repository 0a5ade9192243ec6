"""How good the extraction is, measured on annotated texts whenever code or registry have changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import polars as pl

import expectations
import flows
from flows.keeping import Kept, beside_environment
from flows.registry import SHIPPED, load_registry, registry_frames
from transforms.decode import Decoded, decode
from transforms.extract import Document, Extractor, extract_documents
from transforms.ids import document_id
from transforms.mentions import build_matcher
from warehouse.known import last_versions
from warehouse.records import add_accuracy

# The annotated texts are part of the repository, not of an installed package: without them nothing is measured.
GOLD = Path(flows.__file__).parents[1] / "tests" / "gold"
NAME = "accuracy"


def measure_if_changed(
    con: duckdb.DuckDBPyConnection, run_id: str, code: str, registry: str
) -> pl.DataFrame | None:
    """Measure into ops.accuracy unless the last measured run had the same code and registry.

    Gives the measured rows (task, precision, recall, f1, ci_low, ci_high, n_gold), or None where nothing was measured.
    """
    if not GOLD.is_dir() or last_versions(con) == (code, registry):
        return None
    kept = installed(code)
    rows = kept.read(NAME)
    measured = measure() if rows is None else pl.DataFrame(rows)
    add_accuracy(con, run_id, measured)
    return measured


def installed(code: str) -> Kept:
    """Where an installation leaves what it has measured with this code (seconds that no first run has to spend).

    It counts for the same code of extraction and comparison, the same annotated texts and the same shipped registry;
    no other registry takes part.
    """
    digest = hashlib.blake2b(code.encode(), digest_size=16)
    rules = Path(expectations.__file__).parent / "accuracy"
    for path in (SHIPPED, *sorted(rules.iterdir()), *sorted(GOLD.rglob("*"))):
        if path.is_file():
            digest.update(f"{path.name}\x1f".encode() + hashlib.blake2b(path.read_bytes()).digest())
    return beside_environment(digest.hexdigest())


def measure() -> pl.DataFrame:
    """Extract the annotated texts and compare: the rows of ops.accuracy without their run."""
    from expectations.accuracy import accuracy_frame, measure_frames

    return accuracy_frame(measure_frames(extract_gold(GOLD), GOLD))


def extract_gold(folder: Path) -> dict[str, pl.DataFrame]:
    """The staged frames of the annotated texts, with their own registry on top of the shipped one."""
    registry = load_registry([folder / "registry.yaml"])
    extractor = Extractor(registry, build_matcher(registry), "gold")
    documents = []
    for path in sorted((folder / "texts").iterdir()):
        raw = path.read_bytes()
        decoded = decode(raw)
        assert isinstance(decoded, Decoded), f"{path} is no text"
        documents.append(Document(document_id(raw), path.name, len(raw), decoded.encoding, decoded.text))
    frames = extract_documents(documents, extractor)
    # The staged rows hold what was discovered; what the registry knows joins them at the load.
    entities, sources = registry_frames(registry)
    frames["dim_entity"] = pl.concat([entities, frames["dim_entity"]])
    frames["dim_source"] = pl.concat([sources, frames["dim_source"]])
    return frames
