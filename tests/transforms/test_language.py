"""The language of a text, offline."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.language import _words, detect_language


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


@given(st.text(alphabet=st.one_of(st.sampled_from("aZz'’ é\x01\n-5İß\ud800"), st.characters()), max_size=60))
def test_words_are_runs_of_latin_letters_and_apostrophes(text: str) -> None:
    runs = [run.lower() for run in re.findall("[A-Za-z’']+", text)]
    assert [word.decode().replace("\x01", "’") for word in _words(text)] == runs
