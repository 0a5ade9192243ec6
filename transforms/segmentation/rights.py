"""Lines with a copyright sign: the notice of a site, or the credit of an agency or of whoever took a picture.

"© 2021 Alder Post Media Ltd. All rights reserved." is the site's; "© 2021 AFP" says whose copy the text is, and
"© 2021 Ines Okafor for Coast Aid" whose picture stands above. Every test takes one clean line.
"""

from __future__ import annotations

import re

from transforms.segmentation.agencies import any_of

_NOTICE = re.compile(
    r"(?i)^\W{0,3}(?:copyright|\(c\)|©|\(p\))\W{0,3}(?:copyright\s?)?(?:©|\(c\))?.{0,80}?(?:\b(?:19"
    r"|20)\d\d\b|\bMM[XVI]*\b|reserved|©)|©\W{0,3}(?:19|20)\d\d|\ball rights reserved\b"
    r"|^©\s[^|\n]{2,80}\|[^\n]{0,120}\b(?:accessibility|privacy|data protection|terms|cookies|sitemap|contact)\b"
    r"|^©\s[^|\n]{2,60}\b(?:accessibility|privacy|data protection|terms of use|cookies|sitemap)\b[^\n]{0,120}$"
)
_AGENCIES = f"(?:{any_of('letters', 'names', 'names.whole')})"
_AGENCY = re.compile(
    rf"^(?:©|\([cC]\)|Copyright(?: ©)?)\s?(?:\d{{4}}\s)?{_AGENCIES}"
    r"(?:[ -][A-Z][\w.-]{0,9}|-infocom GmbH){0,2}(?:,?\s\d{4})?\.?$"
)
_NAME = r"[^\W\d_a-z][\w.’'-]*"
_PERSON = rf"{_NAME}(?: {_NAME}){{1,3}}"
_PICTURE = re.compile(
    rf"(?:^|[.!?”)] )©\s?\d{{4}}\s{_PERSON}\s?(?:/\s?| for (?:the )?){_NAME}(?: [\w.’'&-]+){{0,5}}$"
)
_PERMITTED = re.compile(
    r"^re(?:printed|published|posted|produced) (?:with|by) (?:the )?(?:kind )?permission (?:from|of|by)"
    r" (?:the )?(?-i:[A-Z])",
    re.IGNORECASE,
)
# "Copying any information from the portal without written permission is prohibited."
_BAN = re.compile(
    r"(?i)\W{0,3}(?:(?:any|all|no|the|unauthori[sz]ed) ){0,2}(?:part|copying|reproduction|reproducing|republication"
    r"|republishing|publishing|redistribution|distribution|reprinting|use)\b[^“”\"]{0,160}?"
    r"\b(?:without|only with|in any form)\b[^“”\"]{0,80}?\b(?:permission|consent|authori[sz]ation)\b[^“”\"]{0,80}$"
)
_WORKS = re.compile(
    r"(?i)\b(?:contents?|materials?|articles?|texts?|web ?site|site|portal|publication|information|images?|document)\b"
)
_LONGEST, _LONGEST_BAN = 70, 300


def is_notice(line: str) -> bool:
    """Whether a line is the copyright notice of a site, or forbids to copy what it has."""
    if _NOTICE.search(line) is not None:
        return not is_credit(line)
    return len(line) <= _LONGEST_BAN and _BAN.match(line) is not None and _WORKS.search(line) is not None


def is_credit(line: str) -> bool:
    """Whether a line says which agency's copy a text is or who let it be printed, or ends with who took a picture and
    for whom."""
    if line[:2] in ("Re", "re"):
        return len(line) <= 2 * _LONGEST and _PERMITTED.match(line) is not None
    return (len(line) <= _LONGEST and _AGENCY.match(line) is not None) or (
        "©" in line and "ights reserved" not in line.lower() and _PICTURE.search(line) is not None
    )


def is_agency(line: str) -> bool:
    """Whether a line is nothing but an agency behind a copyright sign."""
    return len(line) <= _LONGEST and _AGENCY.match(line) is not None
