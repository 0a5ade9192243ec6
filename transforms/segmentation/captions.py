"""Captions of pictures, told by the credit that they hold. Every test takes one clean line."""

from __future__ import annotations

import re

from transforms.segmentation.agencies import any_of, names_of

_KINDS = ("letters", "names", "pictures")
_AGENCIES = f"(?:{any_of(*_KINDS)})"
_AGENCY_ENDS = tuple(f" {name}" for name in names_of(*_KINDS))
_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_CREDIT = re.compile(
    r"^\(?(?i:photos?|fotos?|image|picture|file photo|file picture|illustration|graphic|photograph|photo credit"
    r"|image credit|picture credit|cover photo)s?\s?(?i:credit|by|courtesy|:|/|\|)"
    r"|(?:^|[\s(.|–—-])(?:Photo|Foto|FOTO|Image|Picture|Photograph|Illustration|Credit|PHOTO|File photo|FILE PHOTO"
    r"|Handout)s?\s?(?:credit\s?|Credit\s?)?(?:by|courtesy(?: of)?|BY|COURTESY(?: OF)?|FROM|:|/)\s?[A-ZÀ-Þ(]"
    r"|[.!?”)]\s(?:Photos?|Image|Picture|Photograph|Illustration|Handout)\sfrom\s[A-ZÀ-Þ(]"
    r"|\((?i:photo|image|picture|file photo|file picture|file|ap photo|credit|handout)\b[^()\n]{0,80}\)[.]?$"
    rf"|\({_NAME}(?: {_NAME}){{0,3}}\s?/\s?{_NAME} {_NAME}(?: {_NAME})?\)"
    rf"|\({_NAME} {_NAME}(?: {_NAME}){{0,2}}\s?/\s?{_NAME}(?: {_NAME}){{0,2}}\)"
    rf"|\({_AGENCIES}\b[^()\n]{{0,60}}\)[.]?$"
    rf"|(?:^|[\s(/,.|–—-])(?:©\s?)?(?:{_NAME} {_NAME}(?: {_NAME})?\s?)?[/"
    rf"|]\s?{_AGENCIES}\b[\w /]{{0,30}}[).]{{0,2}}$|\bvia {_AGENCIES}\b[\w /]{{0,30}}[).]{{0,2}}$"
    r"|\bGetty Images\)?$|^(?:Image|Photo) (?:copyright|caption|source)\b|^FILE (?:PHOTO:|[-–—] )"
    rf"|(?:\b|\()(?:REUTERS|{_AGENCIES[3:-1]})\s?/\s?{_NAME} {_NAME}(?: {_NAME})?[).]{{0,2}}$"
    r"|[.!?”)]\s(?:Courtesy(?: of(?: the)?)?:? |Copyright: )[A-ZÀ-Þ][^\n.]{2,60}$"
    rf"|[.)]\s\(?[A-Z]{{2,10}}\s?/\s?{_NAME} {_NAME}(?: {_NAME})?\)?$"
    rf"|[.”\"]\s{_AGENCIES}$"
    r"|[—–-]\s?(?:[A-Z][\w’'.&-]{1,24} ){1,4}(?:[Ff]ile )?[Pp]hoto(?:graph)?s?\)?$"
    r"|(?:^|[(.!?”]\s?|[—–-]\s)(?:Submitted|Contributed|Supplied|Provided|Courtesy|Staff) [Pp]hotos?\)?\.?$"
    rf"|©\s?(?:\d{{4}}\s)?{_NAME}[\w.’'&/ -]{{1,50}}$"
)


# "The wall at low tide. | Photo: Ines Okafor"
_BEHIND_SENTENCE = re.compile(
    rf"[.!?”]\s?\|\s?(?:Photo|Image|Picture|Photograph|Credit)s?(?: [Cc]redit)?\s?(?:by|:)\s?{_NAME} {_NAME}"
)


def is_barred(line: str) -> bool:
    """Whether a bar stands between the last sentence of a caption and its credit, so that the line is no menu."""
    return "|" in line and is_caption(line) and _BEHIND_SENTENCE.search(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line is a picture's caption, told by its credit."""
    return len(line) <= 300 and may_credit(line) and _CREDIT.search(line) is not None


def may_credit(line: str) -> bool:
    """Whether a line holds a piece of any credit; a chain of `in` costs a tenth of a pattern here."""
    return (
        "/" in line
        or "oto" in line
        or "©" in line
        or "mage" in line
        or "icture" in line
        or "OTO" in line
        or "redit" in line
        or "FILE" in line
        or "via " in line
        or "llustration" in line
        or "raphic" in line
        or "andout" in line
        or "Courtesy" in line
        or "Copyright: " in line
        or line.endswith(_AGENCY_ENDS)
        or ("(" in line and (line[0] == "(" or "|" in line or line.endswith((")", ")."))))
    )
