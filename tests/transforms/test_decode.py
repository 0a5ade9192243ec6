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


CHESS = "The rook’s pawn fell at Škofja Loka, said arbiter Zoë Žagar – “a blunder”, he wrote."


@pytest.mark.parametrize(
    ("parts", "encoding"),
    [
        ([(PROSE, "cp1252"), (CHESS, "utf-8")], "utf-8+cp1252"),
        (
            [(CHESS, "utf-8"), (GERMAN, "cp1252"), ("Plain lines of ASCII between them.", "ascii")],
            "utf-8+cp1252",
        ),
        (
            [(PROSE, "utf-8")] * 9 + [("“A single quote of another page”, said Zoë.", "cp1252")],
            "utf-8+cp1252",
        ),
        ([(RUSSIAN, "utf-8"), (RUSSIAN * 3, "cp1251")], "utf-8+cp1251"),
        ([(CZECH, "utf-8"), (CZECH * 3, "cp1250")], "utf-8+cp1250"),
    ],
)
def test_texts_of_several_encodings_are_read_line_by_line(
    parts: list[tuple[str, str]], encoding: str
) -> None:
    decoded = decode(b"\n\n".join(text.encode(page) for text, page in parts))
    assert decoded == Decoded("\n\n".join(text for text, _ in parts), encoding, ("several encodings",))


@pytest.mark.parametrize("text", [CZECH, RUSSIAN])
def test_one_line_that_is_utf8_by_chance_makes_no_text_of_several_encodings(text: str) -> None:
    page = "cp1250" if text is CZECH else "koi8-r"
    lines = [text.encode(page)] * 20
    decoded = decode(b"\n".join([*lines, b"\xc3\xa9 1900", *lines]))
    assert isinstance(decoded, Decoded)
    assert decoded.encoding.replace("_", "-") in (page, "cp1250")
    assert decoded.text.startswith(text)


def test_utf8_that_was_cut_within_a_character_is_utf8() -> None:
    decoded = decode(f"{PROSE}\n{GERMAN}\nThe end of it was “".encode()[:-1])
    assert isinstance(decoded, Decoded)
    assert (decoded.encoding, decoded.text) == ("utf-8", f"{PROSE}\n{GERMAN}\nThe end of it was \ufffd")


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("渡轮因大风周二停航，港务局宣布。\n居民已经等了三天。\n记者李明报道。\n", "gb18030"),
        ("渡し船は火曜日に風のため運航しない。\n住民は三日目を待っている。\n", "shift_jis"),
        ("나룻배는 바람 때문에 화요일에 운항하지 않는다.\n주민들은 기다리고 있다.\n", "euc-kr"),
    ],
)
def test_encodings_of_two_bytes_are_read_whole(text: str, page: str) -> None:
    decoded = decode((text * 3).encode(page))
    assert isinstance(decoded, Decoded)
    assert decoded.text == text * 3
