"""Deterministic identifiers: the same content gives the same id on every run and machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

# 64 bits: at ten million rows of one table the chance of any collision is below 3 in a million (birthday bound), and
# the uniqueness check of every table would stop the publication.
ID_BYTES = 8


def document_id(raw: bytes) -> str:
    """SHA-256 of the bytes, 64 hexadecimal digits: a document is its bytes."""
    return hashlib.sha256(raw).hexdigest()


def content_id(*parts: object) -> str:
    """A 16-digit hexadecimal id of the parts, told apart by the unit separator (U+001F), in order."""
    return joined_id("\x1f".join(["" if part is None else str(part) for part in parts]))


def joined_id(joined: str) -> str:
    """The same of parts that are joined already, for rows of which there are many."""
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=ID_BYTES).hexdigest()


def ids_from(beginning: str) -> Callable[[str], str]:
    """A maker of the ids of many rows whose joined parts begin alike: of what it is given it makes the `joined_id` of
    the beginning and that, in two thirds of the time."""
    begun = hashlib.blake2b(beginning.encode("utf-8", "surrogatepass"), digest_size=ID_BYTES)

    def made(rest: str) -> str:
        whole = begun.copy()
        whole.update(rest.encode("utf-8", "surrogatepass"))
        return whole.hexdigest()

    return made
