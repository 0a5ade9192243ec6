"""The language of a text, offline."""

from __future__ import annotations

import pytest

from transforms.language import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The ferry did not run on Tuesday because of the wind, and it is not known when it will be back.",
            "en",
        ),
        ("Die Fähre fuhr am Dienstag nicht, weil der Wind zu stark war, teilte das Hafenamt mit.", "de"),
        (
            "Le bac n’a pas circulé mardi à cause du vent, a annoncé le bureau du port dans un communiqué.",
            "fr",
        ),
        ("El transbordador no salió el martes por el viento, según informó la oficina del puerto.", "es"),
        ("Паром не ходил во вторник из-за сильного ветра, сообщили в управлении порта.", "ru"),
        ("Ferry cancelled", "und"),
        ("", "und"),
        ("1234 5678 90", "und"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert detect_language(text) == code
