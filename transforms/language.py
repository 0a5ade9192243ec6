"""The language of a text, told offline; `und` where a text is too short to tell."""

from __future__ import annotations

import io
import mmap
import struct
import sys
import zipfile
import zlib
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

MIN_LETTERS = 40
"""Fewer letters than this do not tell a language."""
MAX_CHARACTERS = 4000
"""The beginning that is looked at; more does not change the answer."""
_COMMON_SHARE = 0.12
# A curly apostrophe is three bytes; as this one byte it is a letter of its word, as the straight one is.
_CURLY = "\x01"
_LETTERS = (
    bytes(
        byte + 32 if chr(byte).isupper() else byte if chr(byte).islower() or byte in b"'\x01" else 0x20
        for byte in range(0x80)
    )
    + b" " * 0x80
)
# Of the header before each file of a zip archive: where the lengths of two fields behind it stand, and where it ends.
_LOCAL_HEADER = slice(26, 30)
_HEAD_BYTES = 4096  # more than the head of any array in it


def detect_language(text: str) -> str:
    """The ISO 639-1 code of a text's language ("en", "fr", ...), or "und" for fewer than 40 letters.

    English is told by the share of its commonest words; only other texts go through the (slower) classifier.
    """
    sample = text[:MAX_CHARACTERS]
    words = _words(sample)
    known = sum(map(_common().__contains__, words))
    if len(words) >= 12 and known >= _COMMON_SHARE * len(words):
        return "en"
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return "und"
    code: str = _classifier().classify(sample)[0]
    return code


def _words(sample: str) -> list[bytes]:
    """Runs of Latin letters and apostrophes in lower case; on bytes, which is several times faster than a pattern."""
    if not sample.isascii():
        sample = sample.replace(_CURLY, " ").replace("’", _CURLY)
    elif _CURLY in sample:
        sample = sample.replace(_CURLY, " ")
    return sample.encode("utf-8", "surrogatepass").translate(_LETTERS).split()


@lru_cache(maxsize=1)
def _common() -> frozenset[bytes]:
    """The commonest English words; no other language written in Latin letters uses so many of them."""
    words = files("transforms").joinpath("common_english.txt").read_text("utf-8").split()
    return frozenset(word.replace("’", _CURLY).encode() for word in words)


def unpacked_model() -> Path:
    """Where an installation may leave the classifier's model unpacked (68 MB): it is the environment's, as the packed
    one is."""
    return Path(sys.prefix) / "share" / "clippings" / f"langid-{version('py3langid')}.npz"


@lru_cache(maxsize=1)
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return _from_unpacked(unpacked_model()) or LanguageIdentifier.from_model_file(MODEL_FILE)


def _from_unpacked(path: Path) -> Any | None:
    """The classifier as the library makes it of its packed model, which takes ten times as long; None where the file
    is not there, or damaged (it carries checksums), or laid out in another way."""
    from py3langid.langid import LanguageIdentifier

    try:
        model = _mapped(path)
        return LanguageIdentifier(
            model["ptc"],
            model["pc"],
            model["classes"].tolist(),
            memoryview(model["nextmove"]),  # whose elements are looked up one by one
            model["out_feat"].tolist(),
            tk_row=model["nextmove_row"].tolist(),
        )
    except (OSError, ValueError, KeyError, TypeError, EOFError, struct.error, zipfile.BadZipFile):
        return None


def _mapped(path: Path) -> dict[str, Any]:
    """The arrays of an `.npz` file that is not compressed, by name, where they lie in the file: processes share them,
    and what a text does not ask for is not copied. Raises BadZipFile where a checksum does not fit."""
    import numpy as np

    arrays = {}
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        for member in archive.infolist():
            names = struct.unpack_from("<HH", whole, member.header_offset + _LOCAL_HEADER.start)
            begin = member.header_offset + _LOCAL_HEADER.stop + sum(names)
            content = whole[begin : begin + member.file_size]
            if member.compress_type != zipfile.ZIP_STORED or zlib.crc32(content) != member.CRC:
                raise zipfile.BadZipFile(f"{member.filename} is compressed, or damaged")
            head = io.BytesIO(content[:_HEAD_BYTES])
            if np.lib.format.read_magic(head) != (1, 0):
                raise ValueError(f"{member.filename} is of another format")
            shape, is_fortran, dtype = np.lib.format.read_array_header_1_0(head)
            numbers = np.frombuffer(content[head.tell() :], dtype)
            arrays[member.filename.removesuffix(".npy")] = numbers.reshape(
                shape, order="F" if is_fortran else "C"
            )
    return arrays
