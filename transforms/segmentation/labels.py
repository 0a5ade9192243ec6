"""Which lines are the fixed phrases of web pages."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.segmentation import calls, folios, inline_links, offers, pagers, posts, rights
from transforms.segmentation.phrases import ORNAMENT, UNSURE, Phrases, known_phrases, stripped

MAX_LABEL = 90
"""Characters of the longest line that is a label as a whole; notices and bars may be longer."""
MAX_CALL_BAR = 200
"""Characters of a bar that begins with a label ("Posted in Bees, Roofs | 4 Comments")."""
MAX_NOTICE = 700
MAX_BAR = 300
_LEAD_ORNAMENT = ORNAMENT.replace("@", "").replace("(", "")
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"\(\d[\d.,]{0,8}\)|\b\d[\d.,]{0,8}[kKmM]?\b")
_ENDS_IN_COUNT = re.compile(r"\(\d{1,5}\)$")
_BAR_MARK = re.compile(r"\s?[|»›>•·/→←«‹]\s?|\s-\s|:\s|,\s")
_TITLED_LABEL = re.compile(
    r"(?i)^\W{0,4}(?:\d{1,4}|no|one) (?:comments?|responses?|repl(?:y|ies)|thoughts?|reactions?)\b(?:\s(?:on|to"
    r"|so far)\b.{0,200}|\W{1,3}sort by \w{3,12}(?: first)?)?\W{0,3}$"
)
# "Tag results for "harbour" (3 articles)", "Posts tagged reefs", "News and notes from the delta"
_LIST_NAME = re.compile(
    r"(?i)^(?:tags?|category|categories|author|topic) archives?: ?[^.!?]{1,140}$"
    r"|^(?:(?:tag|search|category|topic|author|date|monthly|daily|yearly) (?:results?|archives?)\b"
    r"|(?:posts?|articles?|stories|entries|items|news|content|pages) (?:tagged|categori[sz]ed|filed|by|published by)\b"
    r"|(?:archives?|results?(?! of (?!your |search))|browsing|showing|displaying|viewing)"
    r" (?:for|of|category|tag|posts?|results?|all|items)\b"
    r"|(?:latest|recent|breaking|featured|more|all|other) (?:news|articles|posts|stories|updates|publications|press)\b"
    r"|(?:news|articles|stories|updates|publications) (?:and|&) \w{4,14}\b)[^.!?]{0,60}$"
    r"|(?i:(?:media|press) (?:coverage|mentions|clippings|cuttings|watch)|in the (?:media|press|news))$"
)
# behind "Posted in": categories and how many comments there are, or three categories and more
_FILED = re.compile(
    r"[^.!?]{0,160}(?i:\d{1,4}\s?|\b(?:no|one|leave an?|add an?)\s)(?i:comments?|repl(?:y|ies)|responses?)"
    r"|(?:\s?[A-ZÀ-Þ][\w&’'/-]{1,24}(?: [\w&’'/-]{1,24}){0,3}(?:,|$)){3,}"
)
_PICTURE_ENDS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg")
_PICTURE_NAME = re.compile(r"(?=.*\d)[a-z0-9]+(?:[-_][a-z0-9]+){3,}")
"""The name of a file without its ending, as stores of pictures give it ("harbour-wall-4Kx9-photo-scaled")."""
_VARIABLE = re.compile(r"[a-z]{2,20}\d{0,3}(?:_[a-z\d]{1,24}){1,8}")
"""What a program calls a place of a page, left where it was never filled ("side_ad", "top_img")."""
_AD_SIZE = re.compile(r"\d{2,4}\s?[x×]\s?\d{2,4}(?:\s?px)?")
"""The size of the place of an advertisement ("728 x 90"), which is left where the advertisement was."""
_CREDIT_WORDS = frozenset(("photo", "photos", "image", "images", "picture", "pictures", "credit", "video"))
"""A row that begins with one of these and holds no other label is a picture's credit."""
_URL = re.compile(r"(?:https?://|www\.)\S*")
MIN_GLUED = 3  # buttons in a row that lost the spaces between them
_RUN_ON = re.compile(r"[a-z!+][A-Z]")
MIN_SERIAL = 12
"""Digits of a number alone that only a program reads."""
MIN_ROW = 4
"""Labels in a row without marks between them that make it a menu and not the name of a page ("Latest sports news")."""


def openings() -> dict[str, list[tuple[str, str, bool]]]:
    """What notices begin with, by its first three characters: (phrase, kind, whether it needs a short line)."""
    return known_phrases().openings


def may_begin_with_label(lowered: str) -> bool:
    """Whether the first words of a line in small letters, between ornaments, are a label."""
    phrases = known_phrases()
    first = lowered.partition(" ")[0].strip(ORNAMENT)
    size = phrases.longest.get(first)
    if size is None:
        return False
    words = [word.strip(ORNAMENT) for word in lowered.split(None, size)[:size]]
    return any(" ".join(words[:count]) in phrases.exact for count in range(1, len(words) + 1))


def label_kind(line: str) -> str | None:
    """The furniture kind of a line that is a label, a notice or a bar of labels; None for prose and headlines.

    A kind that ends in "?" is what the line would be if the lines around it bear it out.
    """
    length = len(line)
    if length > MAX_NOTICE:
        return None
    phrases = known_phrases()
    if length > MAX_BAR and line[0] not in _LEAD_ORNAMENT and line[:3].lower() not in phrases.openings:
        return None
    # of a long line only the beginning can tell; behind it there may be nothing but ornaments
    lowered = line.lower() if length <= MAX_BAR or line[0] in _LEAD_ORNAMENT else line[:100].lower()
    if length <= MAX_LABEL:
        kind = _whole_line(line, lowered, phrases)
        if kind:
            return kind
        if line[-1].isdigit() and folios.is_folio(line, phrases.page_words):
            return "navigation"
    start = lowered.lstrip(_LEAD_ORNAMENT)
    if " :" in start[: inline_links.MAX_INLINE_LABEL]:
        start = start.replace(" :", ":", 1)
    if length <= inline_links.MAX_INLINE and inline_links.is_link(line, start, phrases):
        return "related" + (UNSURE if stripped(lowered) not in phrases.exact else "")
    if length <= MAX_BAR and start:
        if (line[0] in pagers.BACK or line[-1] in pagers.ON) and pagers.is_pager(line, lowered):
            return "related"
        call = calls.call_kind(line, lowered, start) or posts.kind_of(line, start)
        call = call or offers.notice_kind(line, lowered, start)
        if call:
            return call
    for phrase, kind, needs_short in phrases.openings.get(start[:3], ()):
        if start.startswith(phrase) and _ends_word(start, len(phrase)):
            if needs_short:
                rest = line[len(phrase) - len(start) :].lstrip(" :")
                if length <= MAX_CALL_BAR and kind == "navigation" and _is_filed(rest, phrases):
                    return kind
                if " | " in line and length <= MAX_CALL_BAR and line[-1] not in '.!?”"':
                    return kind
                if length <= 60 and line[-1] not in '.!?”"' and line.count(" ") <= 6:
                    return _bar_kind(line, lowered, phrases) or kind + UNSURE
            elif length <= (MAX_NOTICE if kind in ("legal", "comments") else 200):
                return kind if kind != "legal" or not rights.is_credit(line) else None
            break
    if length <= MAX_BAR:
        if (
            "©" in line or "right" in lowered or "(c)" in lowered or "without" in lowered
        ) and rights.is_notice(line):
            return "legal"
        return _bar_kind(line, lowered, phrases)
    return None


def _is_filed(rest: str, phrases: Phrases) -> bool:
    """Whether what stands behind "Posted in" is categories, or ends in how many comments there are."""
    if _FILED.fullmatch(rest):
        return True
    words = rest.rsplit(None, 2)[-2:]
    return len(words) == 2 and words[0].isdigit() and phrases.exact.get(words[1].lower()) == "comments"


def _whole_line(line: str, lowered: str, phrases: Phrases) -> str | None:
    """The kind of a line that is a label from end to end."""
    if lowered[-1] == ")" and " (http" in lowered:  # a link that lost its markdown
        lowered = lowered.split(" (http", 1)[0]
    bare = lowered.strip(ORNAMENT)
    if " " not in bare and (bare.endswith(_PICTURE_ENDS) or ("-" in bare and _PICTURE_NAME.fullmatch(bare))):
        return "markup"
    if "_" in bare and _VARIABLE.fullmatch(bare):
        return "markup"
    if line[0] == "@" and (line[1:].isidentifier() or ("{" in line and line[-1] == "}")):
        return "share" if line[-1] != "}" else "markup"  # a name on a network; a rule of a style sheet
    if line[-1].isdigit() and len(line) >= MIN_SERIAL and line.isdigit():
        return "markup"
    if not bare or (len(bare) == 1 and not bare.isalnum()):
        return "read_more" if "…" in line or ".." in line else "markup"
    kind = phrases.exact.get(bare)
    if kind is None and _DIGIT.search(bare):
        if _AD_SIZE.fullmatch(bare):
            return "markup"
        if _TITLED_LABEL.match(line):
            return "comments"
        without = " ".join(_COUNT.sub("", bare).strip(ORNAMENT).split())
        kind = phrases.exact.get(without) if without else None
        if kind == "read_more" or (kind and without.endswith(" on")):
            kind = None  # "Posted on 11/05/2021" is a day
        elif kind == "comments?" and line[-1] == ")" and _ENDS_IN_COUNT.search(line):
            kind = "comments"  # "Discussion (1)": no text is headed by a count
    return kind


def _ends_word(text: str, place: int) -> bool:
    return place >= len(text) or not (text[place].isalnum() and text[place - 1].isalnum())


def _bar_kind(line: str, lowered: str, phrases: Phrases) -> str | None:
    """The kind of a row of labels ("Home | News | Contact", "Facebook Twitter Email this"), or None."""
    if line[-1] in ".!?" and not line.endswith("..."):
        return None
    if " " not in line and _RUN_ON.search(line):
        return _glued(lowered)
    if "://" in line or "www." in line:
        line = _URL.sub("", line).rstrip(" |·•/-–—:,")  # the parts of an address are no labels
    words = lowered.split(None, 2)
    if not words or not line:
        return None
    first = words[0].strip(ORNAMENT) or (words[1].strip(ORNAMENT) if len(words) > 1 else "")
    known_first = first in phrases.longest
    if not known_first and line.isascii() and "|" not in line and ">" not in line and "/" not in line:
        return _glued(lowered) if _RUN_ON.search(line.split(None, 1)[0], 1) else None
    if (
        "|" in line
        or "»" in line
        or "›" in line
        or "•" in line
        or "·" in line
        or " > " in line
        or " / " in line
        or line.count(" - ") > 1
    ) and line[-1] not in ".!?":
        parts = [part for part in map(stripped, _BAR_MARK.split(line)) if part]
        known = [
            kind for part in parts if (kind := phrases.exact.get(part) or _covered(part.split(), phrases))
        ]
        if len(known) == 1 and first in _CREDIT_WORDS:
            return None
        if len(parts) >= 3 and known and all(len(part) <= 32 and "@" not in part for part in parts):
            return max(dict.fromkeys(known), key=known.count).rstrip(UNSURE)
        if len(parts) == 2 and len(known) == 2:
            return known[0].rstrip(UNSURE)
        if len(known) >= 2 and 3 * len(known) >= 2 * len(parts) and len(line) <= MAX_LABEL:
            return max(dict.fromkeys(known), key=known.count).rstrip(UNSURE)
    if not known_first:
        return None
    kind = _covered([word for word in (stripped(word) for word in lowered.split()) if word], phrases)
    return kind or (_glued(lowered) if len(line) <= MAX_CALL_BAR and _RUN_ON.search(line) else None)


def _glued(lowered: str) -> str | None:
    """share where buttons whose spaces were lost cover a line ("Email ThisBlogThis!Share to FacebookPrint")."""
    return "share" if _buttons().fullmatch("".join(filter(str.isalnum, lowered))) else None


@lru_cache(maxsize=1)
def _buttons() -> re.Pattern[str]:
    """Buttons that share a text, run together; the longest one that fits is taken and no other is tried."""
    names = {
        "".join(filter(str.isalnum, text)) for text, kind in known_phrases().exact.items() if kind == "share"
    }
    longest_first = sorted((name for name in names if name), key=lambda name: (-len(name), name))
    return re.compile(rf"(?>{'|'.join(longest_first)}){{{MIN_GLUED},}}")


def _covered(words: list[str], phrases: Phrases) -> str | None:
    """The commonest kind where two or more labels cover all the words (counts aside), longest label first."""
    kinds: list[str] = []
    index, sizes = 0, 0
    while index < len(words):
        if words[index].isdigit():
            index += 1
            continue
        for size in range(min(phrases.longest.get(words[index], 0), len(words) - index), 0, -1):
            kind = phrases.exact.get(" ".join(words[index : index + size]))
            if kind:
                kinds.append(kind.rstrip(UNSURE))
                index += size
                sizes = max(sizes, size)
                break
        else:
            return None
    if len(kinds) < 2 or (len(kinds) == 2 and sizes == 1 and "share" not in kinds and kinds[0] != kinds[1]):
        return None
    return max(dict.fromkeys(kinds), key=kinds.count)


def names_list(line: str) -> bool:
    """Whether a headline names one of a site's lists ("Monthly Archives: June 2015")."""
    return _LIST_NAME.match(line) is not None


def names_page(line: str) -> bool:
    """Whether a headline names a page or section ("Press review", "LATEST NEWS") and not one text."""
    if _LIST_NAME.match(line):
        return True
    words = [word.strip(ORNAMENT) for word in line.lower().split()]
    return len(words) <= 5 and not known_phrases().page_words.isdisjoint(words)


def page_words(line: str) -> int:
    """How many words of a line are those that headings of pages and sections are made of."""
    return sum(word.strip(ORNAMENT) in known_phrases().page_words for word in line.lower().split())


def are_page_words(words: list[str]) -> bool:
    """Whether all of these (small) words are those that headings of pages and sections are made of."""
    return known_phrases().page_words.issuperset(words)


def is_row(line: str) -> bool:
    """Whether a line is a site's menu in one row ("Home News Sport Letters") and names no one page."""
    words = [word for word in map(stripped, line.split()) if word]
    return len(words) >= MIN_ROW and _covered(words, known_phrases()) is not None
