"""Credits: photo credits, bylines, agencies in datelines and source lines."""

from __future__ import annotations

import re

from transforms.citations.bylines import TOP_LINES, with_outlet_below
from transforms.citations.caption_ends import caption_end, may_end
from transforms.citations.closing_credits import desk_initials, stamped_credit
from transforms.citations.closing_lines import closing_line
from transforms.citations.credit_edges import edge_credits, is_edge
from transforms.citations.credit_lines import ending, several
from transforms.citations.credit_names import (
    EDGES,
    Known,
    credit_row,
    is_holder,
    no_photo,
    picture_holder,
)
from transforms.citations.credit_shapes import (
    REPORTING,
    agency_behind,
    courtesy_behind,
    pictured_by,
    pictured_within,
    reporters,
    rights_ahead,
    slashed,
    slashed_caption,
    staffs,
)
from transforms.citations.datelines import find_dateline, may_hold_dateline
from transforms.citations.gallery_credits import gallery_credit
from transforms.citations.header_datelines import deep_dateline, may_be_deep
from transforms.citations.letter_ends import letter_end
from transforms.citations.neighbour_credits import below_label
from transforms.citations.picture_edges import picture_ahead, picture_behind, picture_from
from transforms.citations.picture_notes import picture_note
from transforms.citations.picture_words import PHOTO_WORDS, picture_words
from transforms.citations.short_lines import leads, short_line
from transforms.citations.signatures import letter_signature, signature_for
from transforms.citations.sources import SourceIndex
from transforms.citations.text_signs import RIGHTS, ROUND
from transforms.model import Citation, Mention, Region

# A line longer than this is a sentence of the text, not a credit.
_LONGEST_LINE, _LONG = 140, 250
# A credit in brackets opens so near the end of its line.
_TAIL = 410
# Words in marks that are shorter than this are a title.
_SHORTEST_SPEECH = 30
# As long as a line of all who reported, wrote and edited.
_IN_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]\n]{2,400})[)\]]")
_PHOTO_INSIDE = re.compile(
    r"(?:Photo|Image|Picture|Credit|File photo|Photograph)[^\n:.]{0,25}:\s?|Photo(?:graph)?\sby\s?|Photo\s[-–—]\s"
    r"|(?:Pics?|Fotos?|FOTOS?|Illustration|Graphic|Infographic|Video|Screenshot)(?:\sby)?:\s?|Image\s(?:via|copyright)\s"
    r"|Courtesy(?:\sof)?(?:\sthe)?:?\s(?=[A-Z])|Copyright:\s?|(?:Image|Photo|Picture)s?\s(?:\([cC]\)|©)\s?|(?:Screengrab|Screenshot|Map|Chart|Photographer):\s?"
    r"|(?:PHOTO|PICTURE)S?(?:\sBY|:)\s|CREDIT:\s|(?:PHOTO|PICTURE|IMAGE|Photo|Picture|Image)S?\s?[|/]\s?(?=[A-Z])"
)
# The button that stands behind a picture's credit: 'Credit: Ada Marsh view more'.
_BUTTON = re.compile(r"\s(?:[Vv]iew|[Ss]ee|[Rr]ead|[Ss]how|VIEW|SEE)\s(?:more|larger|full|MORE)$")
_LONGEST_BUTTON = 14
_NOT_MARKED = ("title", "references")


def find_credits(
    text: str,
    raw: bytes,
    signs: int,
    numbered: list[tuple[int, int]],
    regions: tuple[Region, ...],
    mentions: list[Mention],
    index: SourceIndex,
) -> list[Citation]:
    """The credits of a text; `numbered` are the lines of it that are in no reference list, in order, `raw` is the text
    in UTF-8, `signs` are the rare words in it (`text_signs`)."""
    known = Known(index, mentions, signs)
    # What no text without these holds is not looked for in its lines.
    pictures, titled = picture_words(raw)
    slashes, copyrights = b"/" in raw, bool(signs & RIGHTS)
    closing = titled or bool(signs & ROUND) or b"[" in raw
    opening = copyrights or closing or pictures or slashes or may_hold_dateline(text)
    marked = [(part.start, part.end, part.role) for part in regions if part.role not in _NOT_MARKED]
    found: list[Citation] = []
    last, taken = len(numbered) - 1, 0
    for number, (start, end) in enumerate(numbered):
        edge = is_edge(number, last + 1)
        if start < taken or not (
            opening or edge or end - start <= _LONGEST_LINE or may_be_deep(text, start, end)
        ):
            continue
        role = None
        if marked:
            role = next((r for s, e, r in marked if s < end and start < e), None)
        row = None
        if number and end - start <= _LONGEST_LINE and _is_quotation(text, *numbered[number - 1]):
            continue  # who said it
        if end - start <= _LONGEST_LINE and (rows := several(text, start, end, known)):
            found += rows
            continue
        if end - start <= _LONGEST_LINE:
            row = _of_short_line(text, numbered, number, known, role)
        below = number > 0 or role == "caption"  # a caption may stand above its headline
        if row is None and (pictures or titled):
            row = _of_picture(text, start, end, known, pictures and (below or ":" in text[start:end]))
        if row is None:
            row = _at_start(text, start, end, known, number)
        if row is None and below:
            row = _beside_caption(text, start, end, known, slashes)
        if row is None and (titled or pictures or text[end - 1] in ")]"):
            row = picture_note(text, start, end, known, number)
        if row is None:
            row = _ending(text, start, end, known, copyrights, number, last)
        if row is not None:
            found.append(row)
            taken = row.end
        elif closing or role == "caption":
            found += _behind(text, start, end, known, number == last, role, titled)
        if edge or (closing and text[end - 1] in ")."):
            found += edge_credits(text, start, end, known, number, last + 1, found[-2:])
    return found


def _of_picture(text: str, start: int, end: int, known: Known, credited: bool) -> Citation | None:
    """The credit with "photo by" in it, or in front of or behind a caption."""
    row = None
    if credited:
        row = pictured_by(text, start, end, known) or courtesy_behind(text, start, end, known)
    if row is None and start > 0:
        row = picture_ahead(text, start, end, known) or picture_behind(text, start, end, known)
    return row


def _beside_caption(text: str, start: int, end: int, known: Known, slashes: bool) -> Citation | None:
    """The credit without a word for it that ends or opens a caption."""
    row = None
    if slashes and "/" in text[max(start, end - 40) : end]:
        row = slashed(text, start, end, known)
    if row is None and slashes and "/" in text[start : start + 40]:
        row = slashed_caption(text, start, end, known)
    if row is None and may_end(text, start, end):
        row = caption_end(text, start, end, known)
    return row


def _ending(
    text: str, start: int, end: int, known: Known, copyrights: bool, number: int, last: int
) -> Citation | None:
    """The credit behind the last sentence of a line: a holder of rights, an agency with the initials of its desk or the
    hour of its copy, which may open what was glued behind it."""
    if number == 0:
        return stamped_credit(text, start, end, known)
    is_last = number == last
    row = ending(text, start, end, known, is_last) if copyrights or is_last else None
    row = row or stamped_credit(text, start, end, known)
    if row is None and text[end - 2 : end].isupper():
        row = desk_initials(text, start, end, known, is_last)
    return row


def _of_short_line(
    text: str, numbered: list[tuple[int, int]], number: int, known: Known, role: str | None
) -> Citation | None:
    """The credit that is all of this line, or of it and the next one."""
    start, end = numbered[number]
    if (pictured := gallery_credit(text, numbered, number, known)) is not None:
        return pictured
    if role != "caption" and (ended := letter_end(text, numbered, number, known)) is not None:
        return ended
    if number > 0 and (number >= len(numbered) - 3 or text.startswith(("Signed", "SIGNED"), start)):
        beneath = numbered[number + 1] if number + 1 < len(numbered) else None
        if (signed := signature_for(text, (start, end), beneath, known)) is not None:
            return signed
        if (closing := closing_line(text, (start, end), beneath, known)) is not None:
            return closing
    row = short_line(text, start, end, known, role, number, len(numbered))
    if number == len(numbered) - 1:
        return row
    below = numbered[number + 1]
    if row is None and number > 1 and text[start].isupper():
        row = letter_signature(text, (start, end), below, known)
    if row is None:
        return below_label(text, start, end, below, known, number)
    return (with_outlet_below(text, row, below, known) if number < TOP_LINES else None) or row


def _is_quotation(text: str, start: int, end: int) -> bool:
    """Whether a line is nothing but words in quotation marks: none closes before its end."""
    if text[start] not in '“"„«' or text[end - 1] not in '”"“»' or end - start <= _SHORTEST_SPEECH:
        return False
    closing = '"' if text[start] == '"' else "”“»"
    return not any(mark in text[start + 1 : end - 1] for mark in closing)


def _at_start(text: str, start: int, end: int, known: Known, number: int) -> Citation | None:
    row = find_dateline(text, start, end, known) or _opening_bracket(text, start, end, known)
    if row is None and number > 0:
        row = rights_ahead(text, start, end, known) or deep_dateline(text, start, end, known)
    return row


def _opening_bracket(text: str, start: int, end: int, known: Known) -> Citation | None:
    """A credit in brackets in front of a caption or a first paragraph: '(Reuters/Ada Marsh)'."""
    match = _IN_BRACKETS.match(text, start, end) if text[start] in "([" else None
    if match is None:
        return None
    behind = text[match.end() : match.end() + 1]
    glued = behind.isupper() and known.is_registered(match["inner"])  # "(GPA)The ferry"
    return _bracketed(match, known, behind == " " or glued or "/" in match["inner"])


def _behind(
    text: str, start: int, end: int, known: Known, is_last: bool, role: str | None, titled: bool
) -> list[Citation]:
    """Credits at the end of a line: in brackets, behind a word for a picture, an agency behind a caption."""
    rows = _closing(text, start, end, known, is_last, role, titled)
    row = agency_behind(text, start, end, known) if not rows and role == "caption" else None
    return [row] if row else rows


def _closing(
    text: str, start: int, end: int, known: Known, is_last: bool, role: str | None, titled: bool
) -> list[Citation]:
    """Credits in brackets at the end of a caption, paragraph or text: '(Photo: Ada Marsh)', '(AP Photo/A. Marsh)'."""
    tail = text.rfind("(", max(start, end - _TAIL), end)
    tail = tail if tail >= 0 else text.rfind("[", max(start, end - _TAIL), end)
    match = _IN_BRACKETS.match(text, tail, end) if tail >= 0 else None
    if match is not None and match.end() >= end - 1:
        row = _bracketed(match, known, is_last or role == "caption" or "/" in match["inner"])
        if row is not None:
            return [row]
    if titled:
        start = start if role == "caption" or end - start < _LONG else end - _LONGEST_LINE
        lead = any(word in text[start:end] for word in PHOTO_WORDS) and next(
            (
                match
                for match in _PHOTO_INSIDE.finditer(text, start, end)
                if match.start() - 2 >= start
                and text[match.start() - 1].isspace()
                and (text[match.start() - 2] in '.!?|)”’":–—-' or _lost_break(match))
            ),
            None,
        )
        if lead:
            button = _BUTTON.search(text, max(lead.end(), end - _LONGEST_BUTTON), end)
            stop = button.start() if button else end
            who = text[lead.end() : stop].strip(EDGES)
            if is_holder(who, known):
                return [
                    credit_row(
                        lead.start(),
                        stop,
                        lead.group().strip(" :"),
                        *picture_holder(who, known),
                        known,
                    )
                ]
    return []


def _lost_break(lead: re.Match[str]) -> bool:
    """Whether a word for a picture can only open a credit: 'the quay at dawn Photo: Ada Marsh'."""
    word = lead.group().rstrip()
    before = lead.string[lead.start() - 2]
    return word in ("Photo:", "Image:", "Picture:", "Foto:", "Photograph:") and before.islower()


def _bracketed(match: re.Match[str], known: Known, believed: bool) -> Citation | None:
    inner = match["inner"].strip(EDGES)
    lead = leads()["picture"].match(inner) or leads()["source"].match(inner)
    if lead is not None and (
        lead["mark"] != " "
        or " by" in lead["lead"].lower()
        or "courtesy" in lead["lead"].lower()
        or lead["lead"].lower() == "via"
    ):
        who = lead["who"].strip(EDGES)
        if is_holder(who, known):
            return credit_row(match.start(), match.end(), lead["lead"], *picture_holder(who, known), known)
    reporting = REPORTING.match(inner)
    if reporting is not None:
        author, outlet = reporters(reporting["who"], known)
        outlet = outlet or staffs(inner, known)
        return credit_row(match.start(), match.end(), reporting["how"], author, outlet, known)
    if (by := pictured_within(inner) or picture_from(inner, known)) is not None:
        return credit_row(match.start(), match.end(), *by, known)
    pictured = no_photo(inner)
    if pictured != inner and known.is_outlet(pictured) and len(pictured.split()) <= 4:
        return credit_row(match.start(), match.end(), "photo", None, pictured, known)
    if not believed or not is_holder(inner, known):
        return None
    parts = re.split(r"\s*[/|]\s*|\svia\s", inner)
    if not any(
        known.is_registered(no_photo(part)) or (len(parts) > 1 and known.is_outlet(no_photo(part)))
        for part in parts
    ):
        return None
    return credit_row(match.start(), match.end(), None, *picture_holder(inner, known), known)
