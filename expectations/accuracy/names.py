"""When two names, titles or quotes count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_NOT_WORD = re.compile(r"[^\w]+")
_ARTICLE = re.compile(r"^(the|al) ")


def plain(name: str | None) -> str:
    """The name without case, accents, punctuation and a leading article; '' for none."""
    if not name:
        return ""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return _ARTICLE.sub("", _NOT_WORD.sub(" ", letters).strip())


def plain_set(names: Iterable[str | None]) -> set[str]:
    """The plain forms of the names that have one."""
    return {plain(name) for name in names} - {""}


def one_holds_other(left: str, right: str) -> bool:
    """True where one plain text is part of the other."""
    return left in right or right in left


def same_quote(found: str, wanted: Iterable[str]) -> bool:
    """True where a plain quote is, or holds, or is held by one of the wanted ones and is at least 0.6 as
    long.
    """
    return bool(found) and any(
        one_holds_other(found, want) and min(len(found), len(want)) >= 0.6 * max(len(found), len(want))
        for want in wanted
    )
