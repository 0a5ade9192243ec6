"""What is kept of a registry for the next run: the same as what is made anew, and nothing that was tampered with."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from flows import kept as keeping
from flows.keeping import Kept
from flows.kept import kept_for, kept_matcher, kept_registry
from flows.registry import load_registry
from flows.settings import Settings
from transforms.mentions import build_matcher, compiling, find_mentions
from transforms.mentions.compiling import Plan, plan_from, plan_of

REGISTRY = """
entities:
  - id: reed-authority
    name: Reed Basin Authority
    type: organization
    aliases:
      - RBA
      - {alias: Basin Authority, valid_from: 1998-01-01, valid_to: 2030-12-31, not_if: [Upper Basin]}
      - {alias: the basin people, case: insensitive}
  - {id: ada-quill, name: Ada Quill, type: person}
  - {id: fort-tarn, name: Fort Tarn, type: facility, aliases: [Tarn]}
sources:
  - {id: tarn-post, name: Tarn Post, kind: newspaper, domain: TarnPost.example, aliases: [The Post of Tarn]}
"""
TEXT = """Basin Authority opens gates

The RBA said on Monday that Ada Quill had left FORT TARN for Geneva and Montevideo. AdaQuill did not answer. The Basin
people wait, wrote the Tarn Post."""


PLACES = {"Geneva": ("Geneva", "Genève"), "Montevideo": ("Montevideo",)}


@pytest.fixture
def few_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    """Two listed places instead of six thousand; what a kept plan says of them is noted, and nobody takes it over."""
    taken: list[object] = []
    monkeypatch.setattr("sys.prefix", str(tmp_path))  # no installation has prepared anything
    monkeypatch.setattr(compiling, "listed_places", lambda: PLACES)
    monkeypatch.setattr(keeping, "town_folds", lambda: frozenset(("ayr", "como")))
    monkeypatch.setattr(keeping, "keep_places", lambda *places: taken.append(places))
    return taken


@pytest.fixture
def settings(tmp_path: Path, few_places: list[object]) -> Settings:
    assert not few_places
    (tmp_path / "names.yaml").write_text(REGISTRY)
    (tmp_path / "data").mkdir()
    return Settings(registry=(tmp_path / "names.yaml",), data_dir=tmp_path / "data", shipped_registry=False)


def _kept(settings: Settings) -> Kept:
    """What a first run leaves."""
    kept = kept_for(settings)
    registry, keep = kept_registry(kept, settings)
    keep()
    kept_matcher(kept, registry)
    assert sorted(path.name for path in kept.folder.iterdir()) == ["plan", "registry"]
    return kept


def test_a_kept_registry_is_the_one_that_was_read(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    _kept(settings)
    read = load_registry(settings.registry, shipped=False)
    monkeypatch.setattr(keeping, "load_registry", None)  # nobody reads it again
    registry, _ = kept_registry(kept_for(settings), settings)
    assert registry == read
    assert registry.__dict__["version"] == read.version


def test_a_kept_plan_finds_what_a_new_matcher_finds(
    settings: Settings, few_places: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = _kept(settings)
    registry = load_registry(settings.registry, shipped=False)
    monkeypatch.setattr(keeping, "plan_of", None)
    few_places.clear()
    found = find_mentions(TEXT, (), kept_matcher(kept, registry))
    assert found == find_mentions(TEXT, (), build_matcher(registry))
    assert few_places == [(PLACES, ["ayr", "como"])]
    assert {mention.name for mention in found} >= {"Reed Basin Authority", "Ada Quill", "Fort Tarn", "Geneva"}


def test_a_plan_is_the_same_after_it_was_written(settings: Settings) -> None:
    plan = plan_of(load_registry(settings.registry, shipped=False))
    assert isinstance(plan, Plan)
    assert plan_from(json.loads(json.dumps(plan))) == plan


@pytest.mark.parametrize("name", ["registry", "plan"])
@pytest.mark.parametrize("damage", ["cut", "changed", "emptied", "other key", "folder", "writable", "link"])
def test_what_is_damaged_or_foreign_is_made_again(
    settings: Settings, name: str, damage: str, tmp_path: Path
) -> None:
    kept = _kept(settings)
    path, expected = kept.folder / name, kept.read(name)
    raw = path.read_bytes()
    path.unlink()
    match damage:
        case "cut":
            path.write_bytes(raw[:-1])
        case "changed":
            path.write_bytes(raw.replace(b"Quill", b"Quail"))
        case "emptied":
            path.write_bytes(b"")
        case "other key":
            replace(kept, key="0" * 32).write(name, expected)
        case "folder":
            path.mkdir()
        case "writable":
            path.write_bytes(raw)
            path.chmod(0o666)
        case "link":
            (tmp_path / "elsewhere").write_bytes(raw)
            path.symlink_to(tmp_path / "elsewhere")
    assert kept.read(name) is None
    registry, keep = kept_registry(kept, settings)
    keep()
    assert registry == load_registry(settings.registry, shipped=False)
    assert find_mentions(TEXT, (), kept_matcher(kept, registry)) == find_mentions(
        TEXT, (), build_matcher(registry)
    )
    if damage != "folder":
        assert kept.read(name) == expected


def test_a_kept_form_that_does_not_fit_is_made_again(settings: Settings) -> None:
    kept = _kept(settings)
    kept.write("registry", {"entities": "none"})
    kept.write("plan", [1, 2])
    registry, _ = kept_registry(kept, settings)
    assert registry == load_registry(settings.registry, shipped=False)
    assert find_mentions(TEXT, (), kept_matcher(kept, registry)) == find_mentions(
        TEXT, (), build_matcher(registry)
    )


def test_another_registry_or_other_code_has_another_key(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {kept_for(settings).key}
    keys.add(kept_for(settings.model_copy(update={"shipped_registry": True})).key)
    settings.registry[0].write_text(REGISTRY.replace("Ada Quill", "Ida Quill"))
    keys.add(kept_for(settings).key)
    monkeypatch.setattr(keeping, "transforms_version", lambda: "another")
    keys.add(kept_for(settings).key)
    assert len(keys) == 4


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(settings: Settings) -> None:
    settings.data_dir.chmod(0o500)
    kept = kept_for(settings)
    registry, keep = kept_registry(kept, settings)
    keep()
    assert find_mentions(TEXT, (), kept_matcher(kept, registry))
    settings.data_dir.chmod(0o700)


def test_kept_values_are_readable_by_their_owner_only(settings: Settings) -> None:
    kept = _kept(settings)
    assert {path.stat().st_mode & 0o777 for path in kept.folder.iterdir()} == {0o600}


def test_what_root_installed_is_taken_by_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another's values are never taken but root's, and those only where they are an installation's."""
    places = {shared: Kept(tmp_path / str(shared), "key", shared) for shared in (True, False)}
    for place in places.values():
        place.write("towns", ["Alder"])
    owner = (tmp_path / "True" / "towns").stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert places[True].read("towns") == (["Alder"] if owner == 0 else None)
    assert places[False].read("towns") is None


def test_what_a_killed_process_left_half_written_is_removed(settings: Settings) -> None:
    kept = _kept(settings)
    kept.folder.mkdir(exist_ok=True)
    old, fresh = kept.folder / "plan.1.part", kept.folder / "plan.2.part"
    for part in (old, fresh):
        part.write_text("half")
    os.utime(old, (0, 0))
    kept.write("plan", {"plan": 1})
    assert not old.exists()
    assert fresh.exists()  # another process may be writing it
    assert kept.read("plan") == {"plan": 1}
