"""The language of a text, told offline; `und` where a text is too short to tell."""

from __future__ import annotations

import sys
import zipfile
from array import array
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
    """The classifier as the library makes it of its packed model, which takes four times as long; None where the file
    is not there, or damaged (it carries checksums), or laid out in another way."""
    import numpy as np
    from py3langid.langid import LanguageIdentifier

    try:
        with np.load(path, allow_pickle=False) as model:
            return LanguageIdentifier(
                model["ptc"],
                model["pc"],
                model["classes"].tolist(),
                _array(model["nextmove"]),
                model["out_feat"].tolist(),
                tk_row=_array(model["nextmove_row"]),
            )
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return None


def _array(numbers: Any) -> array[int]:
    """The numbers as the standard library's array, whose elements are looked up faster one by one."""
    return array({2: "H", 4: "I"}[numbers.dtype.itemsize], numbers.tobytes())
