"""The check of dependencies sees what it is there for."""

from __future__ import annotations

from email.message import Message

import pytest

from tests.house import dependencies as subject

_ALLOWED = ("MIT", "Apache-2.0", "BSD-3-Clause")


@pytest.mark.parametrize(
    ("stated", "passes"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("", False),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("MIT AND Apache-2.0", True),
        ("MIT AND (GPL-2.0-only OR BSD-3-Clause)", True),
        ("MIT AND (GPL-2.0-only OR AGPL-3.0-only)", False),
        ("(MIT OR Apache-2.0)", True),
    ],
)
def test_licence_expressions(stated: str, passes: bool) -> None:
    assert subject.is_allowed(stated, _ALLOWED) is passes


def _about(**fields: str) -> Message:
    about = Message()
    for name, value in fields.items():
        about[name.replace("_", "-")] = value
    return about


def test_the_expression_goes_before_classifiers_and_free_text() -> None:
    classifier = "License :: OSI Approved :: BSD License"
    assert subject.licence(_about(License_Expression="MIT", Classifier=classifier)) == "MIT"
    assert subject.licence(_about(Classifier=classifier, License="see file")) == "BSD License"
    assert subject.licence(_about(License="MIT\n\nPermission is granted")) == "MIT"


def test_a_vulnerability_is_a_finding_and_what_was_not_looked_up_is_counted() -> None:
    report = {
        "dependencies": [
            {"name": "good", "version": "1", "vulns": []},
            {"name": "unknown", "skip_reason": "not found"},
            {"name": "bad", "version": "2", "vulns": [{"id": "X-1", "fix_versions": ["2.1"]}]},
        ]
    }
    assert subject.vulnerable(report) == (["bad 2: X-1, fixed in 2.1"], 1)


def test_names_of_a_lock_file() -> None:
    lock = (
        "typer==0.20 \\\n    --hash=sha256:00\nzipp==3 ; python_version < '3.12' \\\n    --hash=sha256:11\n"
    )
    assert subject.locked(lock) == ["typer", "zipp"]


def test_the_locked_dependencies_have_licences_of_the_list() -> None:
    assert subject.refused_licences(subject.locked(subject.LOCK.read_text(encoding="utf-8"))) == []
