"""A landing folder of everything that a hostile writer may put into one: markup, commands, controls, bombs, traps."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import polars as pl

from transforms.landing import MAX_BYTES

ESCAPE = "\x1b[2J\x1b]0;owned\x07"
TURNED = "\u202e\u2066"
SCRIPT = "<script>alert('owned')</script><img src=x onerror=alert(1)>"
SQL = "'; drop table fact_article; --"

PROSE = (
    "{title}\n\nOSTREL, May 3, 2024 (NWS) - The ferry of Ostrel runs again, the county said on Friday. "
    "“We waited {mark} for years,” said Mara {mark} Linde, its owner. [1]\n\n"
    "The council of {mark} Ostrel agreed, according to the Ostrel Gazette.\n\n"
    "[1] Pohl, Jan, Ostrel Gazette, Bread {mark} at last, May 4, 2024\n"
)


def write_texts(landing: Path) -> None:
    """Texts whose words are markup, SQL, terminal commands or turned text; names of files that are, too."""
    marks = {
        "script": SCRIPT,
        "sql": SQL,
        "escape": ESCAPE,
        "turned": TURNED,
        "template": "{{7*7}}${7*7}%s{0}",
    }
    for name, mark in marks.items():
        (landing / f"{name}.txt").write_text(PROSE.format(title=f"Ferry {mark} runs", mark=mark))
        shown = mark.replace("/", "∕")[:60]
        (landing / f"{shown}.txt").write_text(
            f"Named badly {name}\n\n" + PROSE.format(title="Pier", mark=name)
        )
        (landing / f"bad{shown}.txt").write_text("")
    meta = {
        "title": SCRIPT + ESCAPE,
        "source": SQL + TURNED + ESCAPE,
        "date": "2024-05-03",
        "url": "javascript:alert(1)",
    }
    (landing / "described.txt").write_text(PROSE.format(title="A pier", mark="all"))
    (landing / "described.txt.json").write_text(json.dumps(meta))
    (landing / os.fsdecode(b"latin\xe9.txt")).write_text(PROSE.format(title="No UTF-8", mark="x"))


def write_traps(landing: Path, outside: Path) -> None:
    """Links, pipes, folders and broken containers."""
    outside.mkdir()
    (outside / "secret.txt").write_text(PROSE.format(title="A secret", mark="outside"))
    (landing / "out.txt").symlink_to(outside / "secret.txt")
    (landing / "out_folder").symlink_to(outside)
    (landing / "loop").symlink_to(landing)
    (landing / "self.txt").symlink_to(landing / "self.txt")
    (landing / "gone.txt").symlink_to(landing / "nowhere.txt")
    (landing / "folder.txt").mkdir()
    (landing / "folder.txt" / "inner.txt").write_text(PROSE.format(title="Inner", mark="inside"))
    os.mkfifo(landing / "pipe.txt")
    (landing / "piped.txt").write_text(PROSE.format(title="Described by a pipe", mark="all"))
    os.mkfifo(landing / "piped.txt.json")
    (outside / "secret.json").write_text('{"title": "A secret title"}')
    (landing / "led.txt").write_text(PROSE.format(title="Described from outside", mark="all"))
    (landing / "led.txt.json").symlink_to(outside / "secret.json")
    (landing / "huge.txt").touch()
    os.truncate(landing / "huge.txt", MAX_BYTES + 1)
    (landing / "nul.txt").write_bytes(b"The ferry runs\0\0 again, the county said.\0" * 9)
    (landing / "utf16.txt").write_bytes(b"\xff\xfe" + b"\xd8\x00" * 60)
    (landing / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (landing / "cut.txt.gz").write_bytes(gzip.compress(PROSE.encode())[:-9])
    (landing / "wrong.parquet").write_bytes(b"PAR1 and no more PAR1")
    pl.DataFrame({"number": [1, 2]}).write_parquet(landing / "columns.parquet")
    lines = [
        "{",
        "[" * 100_000,
        '{"text": 5}',
        '{"text": "\\ud800 ' + "words of a text " * 9 + '"}',
        "9" * 9_000,
    ]
    (landing / "records.jsonl").write_text("\n".join(lines))


def write_bombs(landing: Path, megabytes: int) -> None:
    """Gzip files that unpack to far more than they are: one stream, and many members."""
    block = gzip.compress(bytes(1 << 20))
    (landing / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * (megabytes << 20), 9))
    (landing / "members.txt.gz").write_bytes(block * megabytes)
    inner = gzip.compress(bytes(megabytes << 20))
    (landing / "inner.gz.gz").write_bytes(gzip.compress(inner))


def write_floods(landing: Path, size: int) -> None:
    """One long line, read-more labels, footnote markers, nested quotes and tags; `size` in characters a text."""
    floods = {
        "line": "The ferry said it. " * (size // 19),
        "letters": "a" * size,
        "more": "Read more\n" * (size // 10),
        "notes": "\n".join(f"Word.[{n}]" for n in range(size // 10)),
        "quotes": "“" * (size // 4) + "he said " + "”" * (size // 4),
        "brackets": "(" * (size // 2) + "x" + ")" * (size // 2),
        "tags": "<div>" * (size // 10) + "The ferry runs again." + "</div>" * (size // 10),
        "entities": "&amp;lt;" * (size // 8),
    }
    for name, text in floods.items():
        (landing / f"flood_{name}.txt").write_text(f"Flood of {name} in Ostrel\n\n{text}")
    page = "<html><body>" + "<div><p>The ferry runs again." * (size // 30)
    (landing / "flood.html").write_text(page)
    record = json.dumps({"text": "The ferry of Ostrel runs again, the county said. " * (size // 49)})
    (landing / "flood.jsonl").write_text(record)
