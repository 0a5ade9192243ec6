from __future__ import annotations

from pathlib import Path

import pytest

from transforms.mentions import RecogniserError, build_matcher, find_mentions, load_recogniser, parse_registry

spacy = pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny pipeline of four patterns, built and saved here."""
    language = spacy.blank("en")
    ruler = language.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "ORG", "pattern": "the torvik collective"},
            {"label": "GPE", "pattern": "Iraq"},
            {"label": "PERSON", "pattern": "agnes's"},
            {"label": "DATE", "pattern": "yesterday"},
        ]
    )
    folder = tmp_path_factory.mktemp("spacy") / "tiny"
    language.to_disk(folder)
    return folder


def test_a_pipeline_adds_what_the_rules_do_not_see(pipeline: Path) -> None:
    registry = parse_registry("entities: [{id: iraq, name: Iraq, type: place}]", "r")
    matcher = build_matcher(registry, load_recogniser(str(pipeline)), "tiny")
    found = find_mentions("yesterday the torvik collective met agnes's son in Iraq", (), matcher)
    assert [(m.surface, m.type, m.recognizer) for m in found] == [
        ("torvik collective", "organization", "spacy:tiny"),
        ("agnes", "person", "spacy:tiny"),
        ("Iraq", "place", "registry"),
    ]


def test_a_missing_pipeline_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(RecogniserError, match="cannot load the pipeline"):
        load_recogniser(str(tmp_path / "nowhere"))
