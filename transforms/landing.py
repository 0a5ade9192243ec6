"""A landing file's bytes to documents: plain text, gzip, HTML, JSON lines, Parquet, and the sidecars beside them.

A document is its bytes. In a plain file these are the file's; in a container (JSON lines, Parquet) they are the UTF-8
bytes of each record's text, so that the same text in two containers is one document. What is no text is refused with a
reason, and the other records go on.
"""

from __future__ import annotations

import io
import json
import logging
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from pathlib import PurePosixPath
from typing import Any

from transforms.dates import parse_date
from transforms.decode import Decoded, Rejected, decode
from transforms.ids import document_id
from transforms.landing_page import headed, site_in_title
from transforms.model import PartialDate
from transforms.sidecars import sidecar_names

CONTAINERS = (".jsonl", ".ndjson", ".parquet")
"""Files that hold several documents, one a record."""
MAX_BYTES = 64 * 1024 * 1024
"""A file or record that is larger when unpacked is refused: no clipping is, and a zip bomb is."""
MAX_UNPACKED = 16 * MAX_BYTES
"""Bytes that the records of one Parquet file may hold together: a kilobyte of it can unpack to terabytes."""

# Names under which sidecars and records carry what we read, in order of trust.
_TITLE = ("title", "headline")
_SOURCE = ("source", "site", "publisher", "outlet", "sitename")
_PUBLISHED = ("published_on", "published", "date", "published_at", "publish_date", "date_published")
_TEXT = ("text", "raw_text", "content", "body")
_SAMPLE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class LandingDocument:
    """One decoded document: `path` is the file's, with `#<record>` for the records of a container."""

    document_id: str
    path: str
    bytes: int
    encoding: str
    text: str
    title: str | None = None
    source: str | None = None
    published: PartialDate | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or record that is no text: `reason` is a slug, `detail` a sentence for people."""

    path: str
    document_id: str
    reason: str
    detail: str
    sample: str | None = None


Found = LandingDocument | Refused


def read_landing(name: str, raw: bytes, sidecars: Mapping[str, bytes] | None = None) -> Iterator[Found]:
    """The documents in a landing file, in its order; `sidecars` maps the names of `sidecar_names` to their bytes.

    Never raises for bad input: what cannot be read is a Refused.
    """
    metadata = _metadata(name, sidecars or {})
    if len(raw) > MAX_BYTES:
        yield _refused(name, raw, "too_large", too_large(len(raw)))
        return
    inner, content = name, raw
    if name.lower().endswith(".gz"):
        unpacked = _gunzip(raw)
        if isinstance(unpacked, tuple):
            yield _refused(name, raw, *unpacked)
            return
        inner, content = name[:-3], unpacked
    suffix = PurePosixPath(inner).suffix.lower()
    if suffix in CONTAINERS:
        records = _parquet(name, content) if suffix == ".parquet" else _json_lines(name, content)
        first = next(records, None)
        if first is None:
            yield _refused(name, raw, "empty", "the file holds no record")
            return
        yield first
        yield from records
    elif suffix in (".html", ".htm"):
        yield _described(_html(name, raw, content), metadata)
    else:
        yield _described(_text(name, raw, content), metadata)


def too_large(size: int) -> str:
    """Why a file of so many bytes is refused, for people."""
    return f"{size:,} bytes; at most {MAX_BYTES:,} are read"


def _text(path: str, raw: bytes, content: bytes) -> Found:
    decoded = decode(content)
    if isinstance(decoded, Rejected):
        return _refused(path, raw, decoded.reason, decoded.detail)
    return LandingDocument(document_id(raw), path, len(raw), decoded.encoding, decoded.text)


def _html(path: str, raw: bytes, content: bytes) -> Found:
    """The main text of a page under its title and byline; these and site and date come from the page's metadata."""
    decoded = decode(content)
    if isinstance(decoded, Rejected):
        return _refused(path, raw, decoded.reason, decoded.detail)
    import trafilatura

    # Its log would tell of errors without naming the page; that a page holds no text is told by the reason returned.
    logging.getLogger(trafilatura.__name__).setLevel(logging.CRITICAL)
    try:
        text = trafilatura.extract(decoded.text, include_comments=False, favor_recall=True)
        about = trafilatura.extract_metadata(decoded.text)
    except Exception as error:  # any parser error means the same to the reader: no page
        return _refused(path, raw, "bad_html", f"{type(error).__name__}: {error}")
    if not text:
        return _refused(path, raw, "no_main_text", "the page holds no main text")
    title = getattr(about, "title", None)
    return LandingDocument(
        document_id(raw),
        path,
        len(raw),
        decoded.encoding,
        headed(text, title, getattr(about, "author", None)),
        title=title,
        source=getattr(about, "sitename", None) or site_in_title(decoded.text, title),
        published=parse_date(getattr(about, "date", None)),
        url=getattr(about, "url", None),
    )


def _json_lines(path: str, content: bytes) -> Iterator[Found]:
    # Split on line feeds alone: str.splitlines would also split on U+0085 and U+2028 inside a text.
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}#{number}"
        try:
            record = json.loads(line, parse_int=str)  # no number is read, and a huge one would be an error
        except (ValueError, RecursionError) as error:
            yield _refused(where, line, "bad_json", f"line {number} is not JSON: {error}")
            continue
        yield _record(where, record, line)


def _parquet(path: str, content: bytes) -> Iterator[Found]:
    import polars as pl
    from pyarrow.parquet import read_metadata

    try:
        about = read_metadata(io.BytesIO(content))
        size = sum(about.row_group(group).total_byte_size for group in range(about.num_row_groups))
        if size > MAX_UNPACKED:
            yield _refused(
                path, content, "too_large", f"unpacks to {size:,} bytes; at most {MAX_UNPACKED:,} are read"
            )
            return
        frame = pl.read_parquet(io.BytesIO(content))
    except Exception as error:  # polars has no common base for a damaged file
        yield _refused(path, content, "bad_parquet", str(error).partition("\n")[0])
        return
    read = 0
    for number, record in enumerate(frame.iter_rows(named=True, buffer_size=_rows_at_once(frame)), start=1):
        found = _record(f"{path}#{number}", record, repr(sorted(record)).encode())
        read += found.bytes if isinstance(found, LandingDocument) else 0
        if read > MAX_UNPACKED:
            detail = f"the records before it hold {MAX_UNPACKED:,} bytes; what follows is not read"
            yield _refused(found.path, f"{path}#{number}".encode(), "too_large", detail)
            return
        yield found


def _rows_at_once(frame: Any) -> int:
    """How many rows may be held: a value that stands in the file once may be that of a million rows."""
    import polars as pl

    texts = frame.select(pl.col(pl.String))
    return max(
        1,
        min(512, MAX_BYTES // max([texts[name].str.len_bytes().max() or 1 for name in texts.columns] or [1])),
    )


def _record(path: str, record: Any, raw: bytes) -> Found:
    text = _first(record, _TEXT) if isinstance(record, dict) else None
    if text is None:
        return _refused(path, raw, "no_text_field", f"no field named {', '.join(_TEXT)}")
    content = text.encode("utf-8", "surrogatepass")
    decoded: Decoded | Rejected = decode(content)
    if isinstance(decoded, Rejected):
        return _refused(path, content, decoded.reason, decoded.detail)
    return _described(
        LandingDocument(document_id(content), path, len(content), "utf-8", decoded.text), record
    )


def _gunzip(raw: bytes) -> bytes | tuple[str, str]:
    """The unpacked bytes of all members, or (reason, detail); never more than MAX_BYTES in memory."""
    content, rest = b"", raw
    while rest:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            content += unpacker.decompress(rest, MAX_BYTES - len(content) + 1)
        except zlib.error as error:
            return "bad_gzip", f"not readable as gzip: {error}"
        if len(content) > MAX_BYTES:
            return "too_large", f"unpacks to more than {MAX_BYTES:,} bytes"
        if not unpacker.eof:
            return "bad_gzip", "the gzip stream ends early"
        rest = unpacker.unused_data.lstrip(b"\x00")  # padding between members and at the end is allowed
    return content


def _metadata(name: str, sidecars: Mapping[str, bytes]) -> dict[str, Any]:
    """What the sidecars say of this file; the one beside it wins over the manifest."""
    if not sidecars:
        return {}
    beside, manifest = sidecar_names(name)
    entries = _entries(sidecars.get(manifest, b""))
    found: dict[str, Any] = {}
    for _, entry in sorted(
        [*entries.get(name, ()), *(entries.get(name.rpartition("/")[2], ()) if "/" in name else ())],
        key=itemgetter(0),
    ):
        found |= entry
    return found | _object(sidecars.get(beside, b""))


@lru_cache(maxsize=8)
def _entries(manifest: bytes) -> dict[str, list[tuple[int, dict[str, Any]]]]:
    """The lines of a manifest by the file that they are about, with their numbers; read once for all its files."""
    found: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for number, line in enumerate(manifest.split(b"\n")):
        entry = _object(line)
        name = entry.get("file", entry.get("path"))
        if isinstance(name, str):
            found.setdefault(name, []).append((number, entry))
    return found


def _object(raw: bytes) -> dict[str, Any]:
    try:
        value = json.loads(raw) if raw.strip() else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _described(found: Found, metadata: Mapping[str, Any]) -> Found:
    """The document with what its metadata says laid over what the file itself said."""
    if not metadata or isinstance(found, Refused):
        return found
    return replace(
        found,
        title=_first(metadata, _TITLE) or found.title,
        source=_first(metadata, _SOURCE) or found.source,
        published=_date(metadata) or found.published,
        url=_first(metadata, ("url",)) or found.url,
    )


def _first(record: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    found = next(
        (record[name] for name in names if isinstance(record.get(name), str) and record[name].strip()), None
    )
    # A lone surrogate (\ud800 in JSON) can stand in no database: it becomes a question mark.
    return found.encode("utf-8", "replace").decode("utf-8") if found else None


def _date(record: Mapping[str, Any]) -> PartialDate | None:
    for name in _PUBLISHED:
        value = record.get(name)
        if isinstance(value, datetime | date):
            return PartialDate(value.date() if isinstance(value, datetime) else value, "day")
        if isinstance(value, str) and (found := parse_date(value)):
            return found
    return None


def _refused(path: str, raw: bytes, reason: str, detail: str) -> Refused:
    sample = raw[:_SAMPLE_CHARACTERS].decode("utf-8", "replace").strip() or None
    return Refused(path, document_id(raw), reason, detail, sample)
