from __future__ import annotations

from transforms.sidecars import is_sidecar, sidecar_names


def test_sidecars_are_no_documents_of_their_own() -> None:
    there = {"a/pier.txt"}.__contains__
    assert is_sidecar("a/pier.txt.json", there)
    assert is_sidecar("a/manifest.jsonl", there)
    assert not is_sidecar("a/quay.txt.json", there)
    assert not is_sidecar("a/pier.txt", there)
    assert not is_sidecar("a/pier.jsonl", there)


def test_metadata_stands_beside_a_file_and_in_the_manifest_of_its_folder() -> None:
    assert sidecar_names("a/pier.txt") == ("a/pier.txt.json", "a/manifest.jsonl")
    assert sidecar_names("pier.txt") == ("pier.txt.json", "manifest.jsonl")
