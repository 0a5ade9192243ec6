"""Where a text's numbered reference list is, and which entries it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from transforms.citations.layout import all_lines, blocks, lines
from transforms.citations.lexicon import any_of, data
from transforms.model import Region
from transforms.numerals import NOTE_SIGN, ROMAN, value_of

# What the saved pages of encyclopedias put between a note's number and its words: "^", "^ a b", "↑ Jump up to: a".
_BACK = r"(?:[\^↑](?:[ \t]?Jump up(?: to)?:?)?(?:[ \t][a-z](?=[ \t,])[,]?){0,8}[ \t]{0,3})?"
_HEAD = re.compile(
    rf"(?:Jump up )?[\^↑*•–—-]?[ \t]{{0,3}}(?:\[{NOTE_SIGN}(?P<bracket>\d{{1,3}})\][.:]?|\((?P<paren>\d{{1,3}})\)[.:]?"
    r"|(?P<dot>\d{1,3})(?:\.\)?|\)|/(?=[ \t])|(?=[ \t][-–—][ \t]))(?!\d)"
    rf"|\[(?P<roman>{ROMAN})\][.:]?|\((?P<roman_paren>{ROMAN})\)[.:]?|(?P<roman_dot>{ROMAN})[.)](?=[ \t])"
    r"|(?:Jump up )?(?P<caret>[\^↑])(?=[ \t])(?:[ \t]Jump up(?: to)?:?)?(?:[ \t][a-z](?=[ \t])){0,8}"
    r"|(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
    r"|(?P<bare>\d{1,3})(?=[ \t]{1,3}(?:[A-Z\"“‘*_]|(?:ibid|idem|id\.|op\.|loc\.|see\s|cf\.|http|www\.))"
    r"|[A-Z][a-z]|[A-Z]\.[ \t]|[“\"](?=[A-Z])|https?:))"
    rf"[ \t]{{0,3}}[-–—:]?[ \t]{{0,3}}{_BACK}"
)
_INNER = {
    "bracket": rf"\[{NOTE_SIGN}(\d{{1,3}})\][.:]?",
    "paren": r"(?<=\s)\((\d{1,3})\)[.:]?",
    "dot": r"(?<=[\s])(\d{1,3})[.)](?=\s{0,2}[^\W\da-z]|\s{0,2}[\"“‘*]|\s{0,2}(?:ibid|id\.|http|www))",
    "roman": rf"\[({ROMAN})\][.:]?",
    "roman_paren": rf"(?<=\s)\(({ROMAN})\)[.:]?",
    "super": r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})",
    "bare": r"(?<=[.\s]\s)(\d{1,3})(?=[ \t][A-Z\"“])",
}
_INNER_HEADS = {
    style: re.compile(pattern, re.IGNORECASE if style == "bracket" else 0)
    for style, pattern in _INNER.items()
}
# What an entry holds that cites a work: a year behind a comma or in brackets, pages, an address, a reference back.
_WORK = re.compile(
    r"[(,]\s?(?:[^()\n]{0,40}[\s(])?(?:1[5-9]|20)\d\d(?:\)|[.;]?\s{0,9}$|[,;:.]\s(?:pp?\.|\d))|\bpp?\.\s?\d|https?://|\bwww\."
    r"|\b(?i:ibid|idem|op\. ?cit|loc\. ?cit|supra)\b",
    re.MULTILINE,
)
_PART = re.compile(
    r"(?:(?:Chapter|CHAPTER|Part|PART|Section|SECTION|Book|Appendix)\s[\w-]{1,12}(?:[:.]\s[^\n]{2,60})?"
    r"|Introduction|INTRODUCTION|Preface|PREFACE|Conclusions?|CONCLUSIONS?|Epilogue|EPILOGUE|Prologue|PROLOGUE)"
)
# The link at an entry's end that leads back to its marker.
_RETURNS = "↩↵⏎\ufe0e\ufe0f"
# A number this far beyond its neighbour is no longer a gap in the list but another number in the text.
_WIDEST_GAP = 10
_TOGETHER = re.compile(r"\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){1,12}\]")
# Styles that need a heading, markers or a region beside them: numbered paragraphs and lists look the same.
_WEAK_STYLES = frozenset({"dot", "bare", "paren", "roman_paren", "roman_dot"})
_ROMAN_STYLES = ("roman", "roman_paren", "roman_dot")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its number, how the number is written, its span, where its words begin, and what marks it in the text
    ("3", "iii")."""

    number: int
    style: str
    start: int
    body: int
    end: int
    marker: str


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    words = any_of(data("reference_lists")["headings"])
    return re.compile(rf"[#*_\s]{{0,6}}(?:{words})[*_\s]{{0,4}}(?::|\.|-)?[*_\s]{{0,4}}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _no_heading() -> frozenset[str]:
    """The letters, digits and marks that no heading begins with: a line that opens with one needs no look."""
    initials = {heading[0] for heading in data("reference_lists")["headings"]}
    letters = (char for char in map(chr, range(0x80)) if char.isalnum() and char.lower() not in initials)
    return frozenset((*letters, *"“”‘’«»\"'(["))


def find_list(
    text: str, regions: tuple[Region, ...], numbered: list[tuple[int, int]] | None = None
) -> list[Entry]:
    """The entries of the text's reference list, in order; empty when it has none.

    `numbered` are the spans of the text's lines, where they are known already.

    A `references` region is believed; else the list is a run of numbered blocks that a heading opens, or that ends the
    text and whose numbers are bracketed or superscript, or are marked in the body.
    """
    spans = [(region.start, region.end) for region in regions if region.role == "references"]
    if spans:
        return [entry for start, end in spans for entry in _entries(text, start, end, believed=True)]
    return _unannounced(text, all_lines(text, blocks(text)) if numbered is None else numbered)


def _unannounced(text: str, all_blocks: list[tuple[int, int]]) -> list[Entry]:
    heading, none = _heading(), _no_heading()
    for number, (start, end) in enumerate(all_blocks):
        if number == 0 or text[start] in none:
            continue
        match = heading.match(text, start, end)
        if match is None:
            continue
        follower = (
            all_blocks[number + 1][0] if match.end() == end and number + 1 < len(all_blocks) else match.end()
        )
        head = _HEAD.match(text, follower)
        if head is not None and (match.end() == end or ":" in match.group() or head.lastgroup == "bracket"):
            return _entries(text, follower, len(text), believed=False)
    opening = _trailing_run(text, all_blocks)
    if opening is None:
        return []
    found = _entries(text, opening, len(text), believed=False)
    return found if _is_convincing(text, found) else []


def _trailing_run(text: str, all_blocks: list[tuple[int, int]]) -> int | None:
    """The start of the numbered blocks that end the text; a few blocks without a number may follow or interrupt."""
    first: int | None = None
    strangers = 0
    for start, end in reversed(all_blocks):
        head = _HEAD.match(text, start, end)
        if head is None:
            strangers += 1
            if strangers > 3:
                break
            continue
        strangers = 0
        first = start
        if _number(head) == 1:
            break
    return first


def _is_convincing(text: str, found: list[Entry]) -> bool:
    if not found or found[0].number > 3:
        return False
    style = found[0].style
    body = text[: found[0].start]
    numbers = {entry.number for entry in found}
    if _runs_of_works(text, found):
        return True
    if style in _WEAK_STYLES or len(numbers) < 2:
        shapes = r"\[{0}\]|(?<=[\w.,;:!?”\"’')\]])\({0}\)|(?<=[^\W\d_][.,!?”\"’'])\s?{0}(?!\w)|(?<=[^\W\d_]){0}(?!\w)"
        some = sorted(numbers)[:3]
        raised = [str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) for number in some]
        together = _marked_together(body)
        return all(
            number in together or re.search(shapes.format(number), body) or raising in body
            for number, raising in zip(some, raised, strict=True)
        )
    return True


def _marked_together(body: str) -> set[int]:
    """The numbers that stand several in one pair of brackets: "[2, 4]", "[3-6]"."""
    found: set[int] = set()
    for match in _TOGETHER.finditer(body):
        numbers = [int(number) for number in re.findall(r"\d+", match.group())]
        found.update(numbers)
        if len(numbers) == 2 and "," not in match.group() and 0 < numbers[1] - numbers[0] <= _WIDEST_GAP:
            found.update(range(*numbers))
    return found


def _runs_of_works(text: str, found: list[Entry]) -> bool:
    """Whether the numbers run from 1 without a gap, three at least, and nearly all entries cite works."""
    numbers = [entry.number for entry in found]
    if found[0].style != "bare" or len(found) < 3 or numbers != list(range(1, len(found) + 1)):
        return False
    works = sum(_WORK.search(text, entry.body, entry.end) is not None for entry in found)
    return works * 4 >= len(found) * 3


def _number(head: re.Match[str]) -> int:
    return value_of(head.group(head.lastgroup or 0))


def _entries(text: str, start: int, end: int, believed: bool) -> list[Entry]:
    """Split a stretch of text into entries at its line starts and at the next numbers inside its lines."""
    heads: list[tuple[int, str, int, int]] = []
    ends: list[int] = []
    style = ""
    for block in blocks(text, start, end):
        for line_start, line_end in lines(text, *block):
            at = line_start
            if not heads and (opening := _heading().match(text, at, line_end)):
                at = opening.end()
            head = _HEAD.match(text, at, line_end)
            if head is not None and _fits(head, style, heads, believed):
                style = style or str(head.lastgroup)
                number = _number(head) or (heads[-1][0] if heads else 0) + 1  # "^" counts by standing there
                heads.append((number, style, head.start(), head.end()))
                ends.append(line_end)
            elif not heads or (believed and _is_part(text, ends[-1], line_start, line_end)):
                continue
            elif _continues(text, (heads[-1][3], ends[-1]), line_start, line_end, believed):
                ends[-1] = line_end
            else:
                return _close(text, heads, ends)
            _split_line(text, line_end, style, heads, ends)
    return _close(text, heads, ends)


def _fits(head: re.Match[str], style: str, heads: list[tuple[int, str, int, int]], believed: bool) -> bool:
    if style and head.lastgroup != style:
        # the numbers of one list that have lost their stops: "5. Ada Marsh", "6Ada Marsh"
        mixed = {style, head.lastgroup} == {"dot", "bare"} and believed and bool(heads)
        return mixed and _number(head) == heads[-1][0] + 1
    if head.lastgroup == "caret":
        return believed
    if believed and not heads:
        return True  # the rest of a longer list: 421, 422
    number, last = _number(head), heads[-1][0] if heads else 0
    if style in ("dot", "bare", "") and head.lastgroup in ("dot", "bare"):
        return 0 <= number - last <= _WIDEST_GAP or (number == 1 and believed)
    return number <= last + _WIDEST_GAP


def _is_part(text: str, above: int, start: int, end: int) -> bool:
    """Whether a line between two entries heads the notes of the next chapter: "Chapter Seven", "Part II"."""
    line = text[start:end].strip()
    return (
        text[max(0, above - 3) : above].rstrip()[-1:] in (".", ")", "”") and _PART.fullmatch(line) is not None
    )


def _continues(text: str, entry: tuple[int, int], start: int, end: int, believed: bool) -> bool:
    """Whether a line without a number goes on with the entry above it."""
    if believed:
        return True
    above = text[entry[0] : entry[1]]
    line = text[start:end]
    if end - start > 300 or text[entry[1] : start].count("\n") > 1:
        return line[:1].islower() or line.startswith(("http", "www."))
    return not above.endswith(".") or line[:1].islower() or line.startswith(("http", "www.", '"', "“"))


def _split_line(
    text: str, line_end: int, style: str, heads: list[tuple[int, str, int, int]], ends: list[int]
) -> None:
    """Entries that share a line: cut where the very next number stands in the same style."""
    pattern = _INNER_HEADS.get(style)
    at = heads[-1][3]
    while pattern is not None:
        following = heads[-1][0] + 1
        match = next(
            (m for m in pattern.finditer(text, at, line_end) if value_of(m.group(1)) == following),
            None,
        )
        if match is None or not text[at : match.start()].strip():
            return
        ends[-1] = match.start()
        body = match.end()
        while body < line_end and text[body] in " \t:":
            body += 1
        heads.append((following, style, match.start(), body))
        ends.append(line_end)
        at = body


def _close(text: str, heads: list[tuple[int, str, int, int]], ends: list[int]) -> list[Entry]:
    found = []
    for (number, style, start, body), end in zip(heads, ends, strict=True):
        while end > body and (text[end - 1].isspace() or text[end - 1] in _RETURNS):
            end -= 1
        marker = text[start:body].strip("^↑ \t()[].:–—-") if style in _ROMAN_STYLES else str(number)
        found.append(Entry(number, style, start, min(body, end), end, marker))
    return found
