"""Landing files of every format, what describes them, and the damaged ones."""

from __future__ import annotations

import gzip
import io
import json
import logging
from datetime import date

import polars as pl
import pytest

from transforms import landing
from transforms.ids import document_id
from transforms.landing import Found, LandingDocument, Refused, read_landing
from transforms.model import PartialDate
from transforms.segmentation import segment

TEXT = "Pier of Alder sold\n\nThe pier was sold on Tuesday, said Mila Horvat. Nobody came to the sale."
RAW = TEXT.encode()
PAGE = (
    "<html><head><title>Pier of Alder sold</title><meta property='og:site_name' content='Island Press'>"
    "<meta property='article:published_time' content='2019-03-12'></head><body><nav><a href='/'>Home</a></nav>"
    "<article><h1>Pier of Alder sold</h1>"
    + "<p>The pier of Alder was sold on Tuesday to a buyer from the mainland, said Mila Horvat.</p>" * 4
    + "</article><footer>All rights reserved</footer></body></html>"
).encode()


def read(name: str, raw: bytes, sidecars: dict[str, bytes] | None = None) -> list[Found]:
    return list(read_landing(name, raw, sidecars))


def document(found: Found) -> LandingDocument:
    assert isinstance(found, LandingDocument), found
    return found


def parquet(frame: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


def test_a_plain_file_is_its_bytes() -> None:
    (found,) = map(document, read("a/pier.txt", RAW))
    assert (found.document_id, found.path, found.bytes, found.text) == (
        document_id(RAW),
        "a/pier.txt",
        len(RAW),
        TEXT,
    )
    assert (found.title, found.source, found.published, found.url) == (None, None, None, None)


def test_a_packed_file_gives_the_text_inside() -> None:
    (found,) = map(document, read("pier.txt.gz", gzip.compress(RAW)))
    assert found.text == TEXT


def test_a_packed_container_gives_its_records() -> None:
    lines = b"".join(json.dumps({"text": TEXT + str(number)}).encode() + b"\n" for number in range(3))
    found = [document(one) for one in read("many.jsonl.gz", gzip.compress(lines))]
    assert [one.path for one in found] == [f"many.jsonl.gz#{number}" for number in (1, 2, 3)]


def test_a_page_gives_its_main_text_and_what_it_says_of_itself() -> None:
    (found,) = map(document, read("pier.html", PAGE))
    assert "sold on Tuesday to a buyer" in found.text
    assert "<p>" not in found.text
    assert "All rights" not in found.text
    assert found.title == "Pier of Alder sold"
    assert found.source == "Island Press"
    assert found.published == PartialDate(date(2019, 3, 12), "day")


def test_a_page_without_text_is_refused() -> None:
    (found,) = read(
        "empty.html", b"<html><body><script>var harbour = 'not a text at all';</script></body></html>"
    )
    assert isinstance(found, Refused)
    assert found.reason == "no_main_text"


@pytest.mark.parametrize("page", [b"<frameset><frame src=pier.html></frameset>", b"<div>" * 20_000 + RAW])
def test_a_page_without_text_is_told_by_its_reason_alone(
    page: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        (found,) = read_landing("page.html", page)
    assert isinstance(found, Refused)
    assert found.reason == "no_main_text"
    assert not caplog.records


def test_json_lines_carry_their_metadata_and_bad_lines_do_not_stop_the_others() -> None:
    lines = [
        json.dumps({"text": TEXT, "headline": "Pier", "site": "Island Press", "date": "2019-03", "url": "u"}),
        "{broken",
        "",
        json.dumps({"words": TEXT}),
        json.dumps([1, 2]),
        json.dumps({"text": "12 34"}),
        json.dumps({"content": TEXT + "\u2028Next line."}, ensure_ascii=False),
    ]
    found = read("many.jsonl", "\n".join(lines).encode())
    assert [getattr(one, "reason", "text") for one in found] == [
        "text",
        "bad_json",
        "no_text_field",
        "no_text_field",
        "near_empty",
        "text",
    ]
    first, last = document(found[0]), document(found[-1])
    assert (first.title, first.source, first.url) == ("Pier", "Island Press", "u")
    assert first.published == PartialDate(date(2019, 3, 1), "month")
    assert last.text.endswith("\u2028Next line.")
    assert [one.path for one in found] == [f"many.jsonl#{number}" for number in (1, 2, 4, 5, 6, 7)]


def test_the_same_text_is_the_same_document_in_any_container() -> None:
    frame = pl.DataFrame({"text": [TEXT], "title": ["Pier"], "published": [date(2019, 3, 12)]})
    (from_parquet,) = map(document, read("a.parquet", parquet(frame)))
    (from_lines,) = map(document, read("a.jsonl", json.dumps({"body": TEXT}).encode()))
    assert from_parquet.document_id == from_lines.document_id == document_id(RAW)
    assert from_parquet.published == PartialDate(date(2019, 3, 12), "day")
    assert from_parquet.title == "Pier"


def test_a_record_without_text_is_refused_and_the_next_goes_on() -> None:
    found = read("a.parquet", parquet(pl.DataFrame({"text": [None, TEXT]})))
    assert [type(one).__name__ for one in found] == ["Refused", "LandingDocument"]


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.txt.gz", b"no gzip at all", "bad_gzip"),
        ("a.txt.gz", gzip.compress(RAW, mtime=0)[:-12], "bad_gzip"),
        ("a.parquet", b"PAR1 and then nothing", "bad_parquet"),
        ("a.parquet", parquet(pl.DataFrame({"text": [TEXT]}))[:-40], "bad_parquet"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 40, "nul_bytes"),
        ("a.txt", b"%PDF-1.7 " + RAW, "binary"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(name: str, raw: bytes, reason: str) -> None:
    (found,) = read(name, raw)
    assert isinstance(found, Refused)
    assert (found.reason, found.document_id) == (reason, document_id(raw))
    assert found.detail


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landing, "MAX_BYTES", 100_000)
    (found,) = read("bomb.txt.gz", gzip.compress(b"a " * 5_000_000))
    assert isinstance(found, Refused)
    assert (found.reason, "more than 100,000" in found.detail) == ("too_large", True)
    (large,) = read("large.txt", b"a " * 60_000)
    assert isinstance(large, Refused)
    assert large.reason == "too_large"


def test_the_sidecar_beside_a_file_wins_over_the_manifest() -> None:
    manifest = "\n".join(
        json.dumps(entry)
        for entry in (
            {"file": "other.txt", "title": "Another"},
            {"file": "pier.txt", "title": "From the manifest", "source": "Island Press"},
        )
    )
    sidecars = {
        "a/manifest.jsonl": manifest.encode(),
        "a/pier.txt.json": json.dumps({"title": "Beside", "published": "12 March 2019"}).encode(),
    }
    (found,) = map(document, read("a/pier.txt", RAW, sidecars))
    assert (found.title, found.source) == ("Beside", "Island Press")
    assert found.published == PartialDate(date(2019, 3, 12), "day")


@pytest.mark.parametrize("damage", [b"{broken", b"[1, 2]", b"\xff\xfe\x00", b"", b"[" * 100_000])
def test_a_damaged_sidecar_is_as_none(damage: bytes) -> None:
    sidecars = {"pier.txt.json": damage, "manifest.jsonl": damage}
    (found,) = map(document, read("pier.txt", RAW, sidecars))
    assert (found.text, found.title, found.source) == (TEXT, None, None)


def test_every_member_of_a_gzip_file_is_read() -> None:
    raw = gzip.compress(b"The first part of a text about ferries. ") + gzip.compress(b"And its second part.")
    (found,) = read_landing("two.txt.gz", raw)
    assert found.text.endswith("And its second part.")


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_a_container_without_records_is_refused(content: bytes) -> None:
    (found,) = read_landing("box.jsonl", content)
    assert (found.path, found.reason) == ("box.jsonl", "empty")


def test_lone_surrogates_and_huge_numbers_in_records_do_no_harm() -> None:
    text = "The ferry of Ostrel runs again, the county said on Friday."
    line = f'{{"text": "{text}", "title": "\\ud800 x", "source": "\\udfff", "n": {"1" * 5000}}}'
    (found,) = read_landing("box.jsonl", line.encode())
    assert (found.text, found.title, found.source) == (text, "? x", "?")


PROSE = (
    "<p>The orchard co-operative said on Friday that frost had taken a third of the cherries, and that growers would "
    "ask the district for help before June.</p><p>Prices at the morning market have doubled, said a stallholder who "
    "has sold fruit there for thirty years.</p><p>The district will meet on Monday to talk about nets and heaters."
    "</p>"
)
PAGES = {
    "meta": (
        '<head><title>Frost takes cherries</title><meta name="author" content="Jana Holubova">'
        '<meta property="og:site_name" content="Orchard Gazette">'
        '<meta property="article:published_time" content="2021-05-12T08:00:00+02:00"></head>'
        f"<body><article><h1>Frost takes cherries</h1>{PROSE}</article></body>",
        "Jana Holubova",
        "Orchard Gazette",
    ),
    "json_ld": (
        '<head><title>Frost takes cherries</title><script type="application/ld+json">'
        '{"@context": "https://schema.org", '
        '"@type": "NewsArticle", '
        '"headline": "Frost takes cherries", "datePublished": "2021-05-12", "author": [{"@type": "Person", '
        '"name": "Piet Karlsen"}, {"@type": "Person", "name": "Ines Okafor"}], "publisher": {"@type": "Organization", '
        f'"name": "Dunmere Courier"}}}}</script></head><body><div><h1>Frost takes cherries</h1>{PROSE}</div></body>',
        "Piet Karlsen and Ines Okafor",
        "Dunmere Courier",
    ),
    "visible": (
        "<head><title>Frost takes cherries - The Harrow Mail</title></head><body><div><h1>Frost takes cherries</h1>"
        '<p class="byline">By <a rel="author" href="/ama">Ama Boateng</a></p><time datetime="2021-05-12T19:00">'
        f"12 May 2021</time>{PROSE}</div></body>",
        "Ama Boateng",
        "The Harrow Mail",
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_its_writer_site_and_day(name: str) -> None:
    page, author, site = PAGES[name]
    (found,) = read_landing("page.html", f"<html>{page}</html>".encode())
    assert isinstance(found, LandingDocument)
    assert found.text.startswith(f"Frost takes cherries\n\nBy {author}\n\nThe orchard")
    assert found.source == site
    assert found.published is not None
    assert found.published.on.isoformat() == "2021-05-12"
    (part,) = segment(found.text).segments
    assert (part.title, part.author) == ("Frost takes cherries", author)


@pytest.mark.parametrize("author", ["admin", "orchardgazette", "a@b.example"])
def test_an_account_is_no_writer(author: str) -> None:
    page = (
        f'<html><head><meta name="author" content="{author}"></head><body><h1>Frost</h1>{PROSE}</body></html>'
    )
    (found,) = read_landing("page.html", page.encode())
    assert isinstance(found, LandingDocument)
    assert "By " not in found.text


def test_a_manifest_is_read_once_for_all_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"file": f"{number}.txt", "title": f"Title {number}"}) for number in range(300)]
    lines.append(json.dumps({"path": "a/7.txt", "source": "Island Press"}))
    manifest = "\n".join(lines).encode()
    parsed = []
    monkeypatch.setattr(
        landing.json, "loads", lambda raw: parsed.append(raw) or json.JSONDecoder().decode(raw.decode())
    )
    titles = [
        document(found).title
        for number in range(300)
        for found in read(f"a/{number}.txt", RAW, {"a/manifest.jsonl": manifest})
    ]
    assert titles == [f"Title {number}" for number in range(300)]
    assert len(parsed) == len(lines)
    (found,) = map(document, read("a/7.txt", RAW, {"a/manifest.jsonl": manifest}))
    assert (found.title, found.source) == ("Title 7", "Island Press")
