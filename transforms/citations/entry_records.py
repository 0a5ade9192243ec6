"""Entries that cite no publication but a record: what was said in a parliament, what a court decided.

Their numbers (volume and column, application, report) are the name of the work, which those of other entries are not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.citations.entry_parts import TRIM
from transforms.citations.lexicon import any_of, data

# What is between two commas; a case has one such field in front of it, the court.
_FIELD = r"[^,;\x00]{2,90}"
_PARTY = r"[^\W\d_a-z][^,;:\x00\[\]()\"“”]{0,80}?"
_CASE = re.compile(
    rf"(?:(?P<court>{_FIELD}),\s)?"
    rf"(?P<case>(?:In re |Case of |R \([A-Z][^()]{{1,40}}\)(?= v))?(?:{_PARTY})?\s(?:v|vs)\.?\s{_PARTY}"
    r"(?:,\sex\sp(?:arte)?\.?\s[^,;\x00\[\]()]{2,60}?)?)"
    r"(?P<number>(?:,?\s\(?(?:App(?:lication)?\.?|Case)?\s?[Nn]os?\.?\s[\w/.-]{1,30}\)?)"
    r"|,\s\d{1,4}\s[A-Z][\w. ]{1,12}\s\d{1,5})?"
    r"(?:,?\s?(?P<rest>[\[(,;\x00].*))?\.?\s*"
)
_NEUTRAL = re.compile(r"\[?\x00*\]?\s?(?P<court>[A-Z]{2,6}(?:\s[A-Z][A-Za-z]{2,5})?)\s\d{1,5}\b")
# The name of a law, its number and section, with nothing else in the entry.
_LAW = re.compile(
    r"(?:[A-Z][\w’'-]*\s(?:(?:of|and|on|the|for)\s){0,2}){1,8}(?:Act|Code|Ordinance|Decree|Bill|Regulations)"
    r"(?:,?\s\(?[Nn]o\.?\s?[\w/-]{1,12}(?:\sof\s\d{4})?\)?)?[,\s\x00]*"
    r"(?:,?\s?(?:Pub\.\sL\.|P\.L\.)\s(?:No\.\s)?[\d-]{1,9}|,\s\d{1,4}\s[A-Z][\w. ]{1,12}\s\d{1,5}){0,3}[,.\s\x00]*"
    r"(?=$|,?\s(?:s|ss|art|sec|section|article|ch|c)\.?\s\d[^,;]{0,12}$)"
)
_DOCKET = re.compile(
    r"(?:Joined )?(?:Cases?|Application|Petition|Appeal|Claim)(?: [Nn]o\.?)? [\w/ .-]*\d[\w/.-]*"
)
# What is called by its number, with the day and the matter behind it: "Regulation (EC) No 423/2007 of 19 April 2007
# concerning ...", and the shorthand of law reviews for statutes.
_DECREE = re.compile(
    r"(?:[A-Z][a-z]+ ){0,3}(?:Regulation|Directive|Executive Order|Decree|Proclamation|Statutory Instrument)"
    r" (?:\([A-Z, ]{2,12}\) ?)?(?:[Nn]o\.? ?)?\d[\w/()-]{0,20}(?:(?!, \d{1,4} [A-Z]\w*\. ).){0,300}"
    r"|(?:Pub\. L\.|U\.S\. Const\.|\d{1,3} (?:U\.S\.C\.|C\.F\.R\.|Fed\. Reg\.|Stat\.)"
    r"|(?:H\.R\.|S\.|H\.) (?:Rep|Doc|Res|Con)?\.?(?: Res\.)? ?(?:No\. )?\d).{0,200}"
)
_SPACES = re.compile(r"[\s,\x00]*,[\s,\x00]*")


@lru_cache(maxsize=1)
def _record() -> re.Pattern[str]:
    names = any_of(data("reference_lists")["records"])
    volumes = r"(?:Debates?|Proceedings|Journal)(?=,? (?:vol|col|no)\b)"
    return re.compile(
        rf"(?:(?P<house>{_FIELD}),\s)?(?P<record>\b(?:{names}|{volumes}))\b(?P<rest>.*)",
        re.DOTALL,
    )


def read_record(text: str) -> tuple[str | None, str] | None:
    """Source and title of an entry (its date and address blanked) that cites a parliament's record or a court's case;
    None where it cites neither."""
    if (match := _record().match(text.strip(TRIM))) is not None:
        house, record = match["house"], match["record"]
        if house is None:
            return record, _clean(match["rest"]) or record
        return house.strip(TRIM), _clean(record + match["rest"])
    if (law := _LAW.match(text.strip(" .,;\x00"))) is not None:
        return None, _clean(law.group())
    if (decree := _DECREE.match(text.strip(" .,;\x00"))) is not None:
        return None, _clean(decree.group())
    if " v" not in text:
        return None
    match = _CASE.fullmatch(text.strip())
    if match is None:
        return None
    neutral = _NEUTRAL.match((match["rest"] or "").lstrip(" ,;(")) if match["court"] is None else None
    court = match["court"] or (neutral["court"] if neutral else None)
    case = match["case"] + (match["number"] or "")
    if court is not None and _DOCKET.fullmatch(court):  # "Case C-12/98, Marsh v Commission"
        return None, _clean(f"{court}, {case}")
    return court and court.strip(TRIM), _clean(case)


def _clean(words: str) -> str:
    joined = " ".join(_SPACES.sub(", ", words).replace("\x00", " ").split())
    return joined.strip(TRIM.replace(")", "")).removeprefix("(")
