"""Whether a text holds words of picture credits at all: a look at all of it before any line is looked at."""

from __future__ import annotations

import re
from functools import lru_cache

import ahocorasick_rs

# Parts of words for pictures, and what stands behind them in a picture's credit: "photo by", or the end of a line.
_STEMS = (
    b"hoto",
    b"mage",
    b"icture",
    b"raph",
    b"ration",
    b"ideo",
    b"Credit",
    b"PHOTO",
    b"CREDIT",
    b"PICTURE",
    b"Pic:",
    b"Pics:",
    b"Foto",
    b"Screenshot",
    b"FOTO",
    b"Courtesy",
    b"Copyright",
    b"Screengrab",
    b"Map: ",
    b"Chart: ",
    b"Pic by",
    b"Pics by",
    b"Pix by",
    b"PIC",
    b"IMAGE",
    b"PIX",
    b"Kuva",
    b"kuva",
    b"Bild",
    b"Fot",
    b"Cr\xc3\xa9d",
    b"Supplied",
    b"magen",
    b"Map:",
    b"Cartoon:",
    b"Drawing:",
    b"Archive:",
    b"rovided",
    b" pic\n",
    b" pix\n",
)
_ENDS_LINE, _IN_CREDITS = 3, 6
_BY = re.compile(rb"(?:ic)?s?[\s\x80-\xff]{1,3}(?:by|courtesy)")
_LINE_END = re.compile(rb"s?[.)\]]{0,2}(?=[\s\x80-\xff]{0,9}(?:\n|$))")
PHOTO_WORDS = (
    *(
        "Photo",
        "Image",
        "Picture",
        "Credit",
        "File photo",
        "PHOTO",
        "CREDIT",
        "PICTURE",
        "Pic",
        "Foto",
        "FOTO",
        "Illustration",
    ),
    *("Graphic", "Infographic", "Video", "Screenshot"),
    *("Courtesy", "Copyright", "Screengrab", "Map:", "Chart:"),
)


@lru_cache(maxsize=1)
def _stem_search() -> ahocorasick_rs.BytesAhoCorasick:
    return ahocorasick_rs.BytesAhoCorasick(_STEMS, implementation=ahocorasick_rs.Implementation.DFA)


def picture_words(raw: bytes) -> tuple[bool, bool]:
    """Whether a picture may be credited in the text ('photo by …', or a line that ends in 'photo'), and whether it
    holds one of the words that a credit opens with; both said too often rather than too seldom."""
    credited = titled = False
    for stem, start, end in _stem_search().find_matches_as_indexes(raw):
        titled = titled or stem >= _IN_CREDITS or raw[start - 1 : start] in (b"P", b"I", b"p")
        titled = titled or b":" in raw[end : end + 4]
        credited = credited or _BY.match(raw, end) is not None
        credited = credited or (stem < _ENDS_LINE and _LINE_END.match(raw, end) is not None)
    return credited, titled
