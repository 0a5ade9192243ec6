"""What stands below the last text of a page: short lines among labels are labels too, whatever words they have."""

from __future__ import annotations

import re
from itertools import pairwise

from transforms.segmentation import offers, origins, outlets, rights, shapes
from transforms.segmentation.lines import Line
from transforms.segmentation.phrases import ORNAMENT, known_phrases

MAX_LABEL_WORDS, MAX_CONTACT, MAX_FILED = 10, 160, 40
"""Words of a label, characters of an address, and those that begin a line that tells where a text is filed."""
MIN_MONTHS = 3
"""Months alone in their lines at the foot of a page that make an archive."""
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (?:19|20)\d\d(?: \(\d{1,5}\))?"
)
_CONTACT = re.compile(r"(?i)\b(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|information|interviews?)\b")
_CONTACT_LABEL = re.compile(
    r"(?i)(?:(?:media|press|news|investor|company|corporate) )?(?:contacts?|enquiries|inquiries)"
    r"(?: (?:person|information|details))?\s?:?$"
)
_REACHED = re.compile(r"\w@\w|\+?\d[\d ().-]{6,20}\d")
_LOOSE = frozenset(("heading", "body"))
_CONTENT = frozenset(("body", "reference", "source", "byline", "caption", "stamp"))
_LABELS = frozenset(("navigation", "share", "legal", "comments", "read_more"))
_SITE = frozenset(("navigation", "share", "legal"))
"""Labels of a whole page; a date below the label of an entry is that of the entry."""
_POSTED_AT = re.compile(
    r"(?i)^\W{0,3}posted by [^.!?\n]{1,50} (?:at|@|on)"
    r" (?:[a-z]{3,9}\.? \d{1,2}, \d{4},? (?:at )?)?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?"
    r"(?:\W{0,4}(?:(?:\d{1,4}|no|one) comments?|links to this post|trackback|permalink"
    r"|comments? \(\d{1,4}\))\W{0,3}){0,3}$"
)
_PAID = re.compile(r"(?i)\b(?:sponsored|promoted|paid|partner content|advertisement feature|advertorial)\b")
_PARTS = re.compile(r"\s[-–—|·•]\s")
_FIRM = re.compile(r"\w@\w|https?:|www\.")


def settle(lines: list[Line]) -> None:
    """Make furniture of short lines below the last prose that labels stand right below, and of paid headlines."""
    _settle_changed(lines)
    _settle_months(lines)
    last = max((index for index, line in enumerate(lines) if line.role in _CONTENT), default=-1)
    first = next((index for index, line in enumerate(lines) if line.role == "body"), last)
    for index in range(first + 1, last):
        if lines[index].kind == "navigation":
            _settle_paid(lines, index)
    settle_contacts(lines)
    _settle_last_contacts(lines)
    _settle_rights(lines, last)
    _settle_address(lines)
    _settle_below_rights(lines)
    if last < 0 or lines[last].text[-1] in ":,;":
        return
    end = len(lines)
    while end > last + 1:
        start = end
        while start > last + 1 and _is_short(lines[start - 1]) and (start == end or lines[start].gap <= 1):
            start -= 1
        if start < end and _are_labels(lines, start, end):
            for line in lines[start:end]:
                line.furnish("navigation")
        end = min(start, end - 1)
    _settle_changed(lines)


def _settle_changed(lines: list[Line]) -> None:
    """The day among the labels that end a page is when the page was changed."""
    for index in range(len(lines) - 1, 0, -1):
        if lines[index].role == "stamp" and _is_between(lines, index):
            lines[index].furnish("navigation")
        elif not lines[index].kind:
            break


def _settle_months(lines: list[Line]) -> None:
    """Months one below the other at the foot of a page are its archive: "May 2021", "April 2021 (4)"."""
    index = len(lines)
    while index > 1 and (lines[index - 1].kind or lines[index - 1].role != "body"):
        index -= 1
    months = [line for line in lines[index:] if not line.kind and _MONTH.fullmatch(line.text)]
    if len(months) >= MIN_MONTHS:
        for line in months:
            line.furnish("navigation")


def _is_between(lines: list[Line], index: int) -> bool:
    """Whether a date stands close below a label of the page, or apart from labels on both sides."""
    if lines[index - 1].kind not in _SITE:
        return False
    return lines[index].gap <= 1 or (index + 1 < len(lines) and lines[index + 1].kind in _SITE)


def _settle_rights(lines: list[Line], last: int) -> None:
    """A name behind a copyright sign, apart below the last paragraph and above labels, is the notice of the site."""
    if last < 1 or last + 1 == len(lines) or lines[last].role != "caption":
        return
    line = lines[last]
    name = line.text.lstrip("© ")
    is_site = not rights.is_agency(line.text) and (
        outlets.is_outlet_name(name) or not origins.is_person(name)
    )
    if line.text[0] == "©" and line.gap > 1 and lines[last - 1].role == "body" and is_site:
        line.furnish("legal")


def _settle_address(lines: list[Line]) -> None:
    """The last line of a page that is an address in several parts with marks between is whose page it is."""
    line = lines[-1]
    if line.role not in _LOOSE or line.gap < 2 or len(line.text) > MAX_CONTACT:
        return
    if len(_PARTS.findall(line.text)) > 1 and _FIRM.search(line.text) and not shapes.ends_sentence(line.text):
        line.furnish("navigation")


def _settle_below_rights(lines: list[Line]) -> None:
    """How to reach a site, beside its notice of rights at the end of a page, belongs to it."""
    index = len(lines) - 1
    found: list[Line] = []
    while index > 0 and (lines[index].kind or lines[index].role in _LOOSE):
        line = lines[index]
        if not line.kind:
            if (
                len(line.text) > MAX_CONTACT
                or not _REACHED.search(line.text)
                or shapes.ends_sentence(line.text)
            ):
                break
            found.append(line)
        index -= 1
    if any(line.kind == "legal" for line in lines[index + 1 :]):
        for line in found:
            if line.gap <= 1 or line is not lines[index + 1]:
                line.furnish("navigation")


def ends_post(line: Line) -> bool:
    """Whether a label says where the text above it is filed, as it does at the foot of a post."""
    return line.text[:MAX_FILED].lower().lstrip(ORNAMENT).startswith(known_phrases().filed)


def is_posted_at(line: Line) -> bool:
    """Whether a line says who posted the text above it and at what time of the day, which stands above its date."""
    return line.text[:9].lower() == "posted by" and _POSTED_AT.match(line.text) is not None


def settle_contacts(lines: list[Line]) -> None:
    """The address close below "Press contact" belongs to it."""
    for label, line in pairwise(lines):
        if label.kind != "navigation" or line.gap > 1 or line.role not in _LOOSE:
            continue
        if len(line.text) <= MAX_CONTACT and _CONTACT.search(label.text) and _FIRM.search(line.text):
            line.furnish("navigation")


def _settle_last_contacts(lines: list[Line]) -> None:
    """Short lines below "Contacts" that end a page, one of them an address or a number, belong to it."""
    end = len(lines)
    while end and lines[end - 1].kind:
        end -= 1
    start = end
    while start > 1 and len(lines[start - 1].text) <= MAX_FILED:
        if lines[start - 1].role not in _LOOSE and not _CONTACT_LABEL.match(lines[start - 1].text):
            break
        start -= 1
        if _CONTACT_LABEL.match(lines[start].text):
            if any(_REACHED.search(line.text) for line in lines[start + 1 : end]):
                for line in lines[start:end]:
                    line.furnish("navigation")
            return


def _is_short(line: Line) -> bool:
    return (
        line.role == "heading"
        and line.text.count(" ") < MAX_LABEL_WORDS
        and not shapes.ends_sentence(line.text)
        and _FIRM.search(line.text) is None
    )


def _are_labels(lines: list[Line], start: int, end: int) -> bool:
    """Whether a label stands right below short lines, or right above those that end a page; one may be a name."""
    if end < len(lines):
        if lines[end].kind not in _LABELS or lines[end].gap > 1:
            return False
    elif lines[start - 1].kind not in _LABELS or lines[start].gap > 1:
        return False
    text = lines[start].text
    asks = text.partition(" ")[0].lower() in offers.opening_words()
    return end - start > 1 or asks or not outlets.is_publisher_name(text)


def _settle_paid(lines: list[Line], index: int) -> None:
    """The headline close below "Sponsored content", with no text of its own, leads to an advertisement."""
    label, line, below = lines[index], lines[index + 1], lines[index + 2] if index + 2 < len(lines) else None
    if line.role != "heading" or line.gap > 1 or _PAID.search(label.text) is None:
        return
    if below is None or below.gap > 1:
        line.furnish("related")
