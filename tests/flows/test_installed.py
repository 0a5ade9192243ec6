"""What an installation prepares: the model that tells languages apart, unpacked; how good the extraction is."""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path

import polars as pl
import pytest

from flows import accuracy, installed, kept
from flows.version import transforms_version
from transforms.language import _from_unpacked
from transforms.mentions import places

TEXTS = (
    "Der Hafen bleibt am Montag wegen des Sturms geschlossen, teilte die Behörde mit.",
    "Le port restera fermé lundi en raison de la tempête, a indiqué l'autorité.",
    "El puerto permanecerá cerrado el lunes por la tormenta, informó la autoridad.",
    "Порт останется закрытым в понедельник из-за шторма, сообщили власти.",
)


def test_the_unpacked_model_tells_what_the_packed_one_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    monkeypatch.setattr(installed, "unpacked_model", lambda: tmp_path / "share" / "model.npz")
    installed.write_language_model()
    ours = _from_unpacked(tmp_path / "share" / "model.npz")
    assert ours is not None
    stock = LanguageIdentifier.from_model_file(MODEL_FILE)
    assert [ours.rank(text) for text in TEXTS] == [stock.rank(text) for text in TEXTS]
    assert [path.name for path in (tmp_path / "share").iterdir()] == ["model.npz"]
    damaged = bytearray((tmp_path / "share" / "model.npz").read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (tmp_path / "damaged.npz").write_bytes(damaged)
    assert _from_unpacked(tmp_path / "damaged.npz") is None


def test_places_are_taken_as_they_were_worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    (tmp_path / "share" / "clippings").mkdir(parents=True)
    monkeypatch.setattr(places, "_kept", {})
    for worked_out in (places.listed_places, places.town_folds):
        worked_out.cache_clear()
    kept.write_places()
    listed, towns = places.listed_places(), places.town_folds()
    for worked_out in (places.listed_places, places.town_folds):
        worked_out.cache_clear()
    monkeypatch.setattr(places, "_cities", lambda: pytest.fail("worked out again"))
    kept.take_places()
    assert places.listed_places() == listed
    assert list(places.listed_places()) == list(listed)
    assert places.town_folds() == towns


def test_sources_are_compiled_where_python_would_not_keep_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "invented" / "inner").mkdir(parents=True)
    for name in ("__init__.py", "inner/__init__.py", "inner/broken.py"):
        (tmp_path / "invented" / name).write_text("def" if "broken" in name else "answer = 42\n")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(str(tmp_path))
    invented = importlib.import_module("invented")
    installed.write_bytecode([invented])
    compiled = sorted(path.name.partition(".")[0] for path in tmp_path.rglob("*.pyc"))
    assert compiled == ["__init__", "__init__"]
    names = {package.__name__ for package in installed.PACKAGES}
    assert names == {"flows", "transforms", "warehouse", "expectations", "dashboards"}


@pytest.mark.usefixtures("gold_set")
def test_what_was_measured_at_installation_is_what_a_run_measures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    (tmp_path / "share" / "clippings").mkdir(parents=True)
    installed.write_accuracy()
    code = transforms_version()
    rows = accuracy.installed(code).read(accuracy.NAME)
    assert pl.DataFrame(rows).equals(accuracy.measure())
    assert accuracy.installed("other code").read(accuracy.NAME) is None

    gold = tmp_path / "gold"
    shutil.copytree(accuracy.GOLD, gold)
    monkeypatch.setattr(accuracy, "GOLD", gold)
    assert accuracy.installed(code).read(accuracy.NAME) == rows
    text = next((gold / "texts").iterdir())
    text.write_text(text.read_text(encoding="utf-8") + "One more line.", encoding="utf-8")
    assert accuracy.installed(code).read(accuracy.NAME) is None


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 and then nothing", b"\x93NUMPY"])
def test_a_damaged_unpacked_model_is_not_used(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "model.npz"
    if content is not None:
        path.write_bytes(content)
    assert _from_unpacked(path) is None


def test_a_model_with_a_changed_byte_is_not_used(tmp_path: Path) -> None:
    import numpy as np

    path, zeros = tmp_path / "model.npz", np.zeros(512, np.uint16)
    np.savez(
        path,
        classes=np.array(["en"]),
        ptc=zeros,
        pc=zeros,
        nextmove=zeros,
        nextmove_row=zeros,
        out_feat=zeros,
    )
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"nextmove.npy") + 512] ^= 1
    path.write_bytes(raw)
    assert _from_unpacked(path) is None
