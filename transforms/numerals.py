"""The numbers of notes as texts write them: digits, raised digits, small Roman numerals (as word processors count
endnotes)."""

from __future__ import annotations

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# The longest list that is counted in Roman numerals here; hardly any is longer, and "c", "d" and "m" are letters.
_MOST = 89
_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = {_TENS[number // 10] + _ONES[number % 10]: number for number in range(1, _MOST + 1)}
ROMAN = r"[ivxl]{1,8}"
"""What a small Roman numeral may look like; `value_of` says whether it is one."""


def value_of(written: str) -> int:
    """The number that digits, raised digits or a small Roman numeral stand for; 0 where they stand for none."""
    digits = written.translate(RAISED)
    return int(digits) if digits.isdecimal() else _ROMAN.get(written, 0)


NOTE_SIGN = r"(?:\^|(?:fn|note|nb|n|ref)\.? ?)?"
"""What may stand in a marker's brackets before its number: "[^3]" in Markdown, "[note 3]" in encyclopedias."""
