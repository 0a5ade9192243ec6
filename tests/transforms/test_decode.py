"""Bytes to text, or the reason why not."""

from __future__ import annotations

import pytest

from transforms.decode import Decoded, Rejected, decode

PROSE = "The skipper’s café – “closed” – sold crêpes naïvely near the façade of Señor Núñez’s boat."
GERMAN = "Die Fähre über den Fluss fährt täglich außer an Sonntagen, schöne Grüße aus Köln und Düsseldorf."
RUSSIAN = "Паром не ходит по вторникам из-за ветра, сообщили в управлении порта. Жители ждут уже третий день подряд."
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl převozník a odplul na druhý břeh řeky, kde čekali další lidé."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252"]
)
def test_encodings_of_western_prose(encoding: str) -> None:
    decoded = decode(PROSE.encode(encoding))
    assert isinstance(decoded, Decoded)
    assert decoded.text == PROSE


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "latin-1"),
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-8"),
        (CZECH, "cp1250"),
        (RUSSIAN, "koi8-r"),
    ],
)
def test_other_pages(text: str, encoding: str) -> None:
    decoded = decode((text * 3).encode(encoding))
    assert isinstance(decoded, Decoded)
    assert decoded.text == text * 3


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"Hi.", "near_empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (b"%PDF-1.4 words words words words", "binary"),
        (bytes(range(1, 32)) * 40, "binary"),
        (b"A sentence with a NUL\x00 byte in the middle of it.", "nul_bytes"),
        (b"\xff\xfe\x00\xd8\x00\xd8 broken pairs", "undecodable"),
    ],
)
def test_what_is_no_text_is_rejected_with_its_reason(raw: bytes, reason: str) -> None:
    rejected = decode(raw)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == reason
    assert rejected.detail


def test_a_stray_byte_does_not_turn_utf8_into_another_page() -> None:
    decoded = decode((PROSE * 5).encode() + b"\xff and on.")
    assert isinstance(decoded, Decoded)
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(PROSE)
    assert decoded.notes == ("1 damaged bytes",)
