"""The word lists that matching and discovery share, read from `data/` once a process."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from transforms.mentions.folding import fold


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """The lines of a data file, without comments (from `#`) and blank lines."""
    raw = files("transforms.mentions").joinpath("data", name).read_text(encoding="utf-8")
    stripped = (line.split("#", 1)[0].strip() for line in raw.split("\n"))
    return tuple(line for line in stripped if line)


@cache
def read_words(name: str) -> frozenset[str]:
    """The white-space separated words of a data file."""
    return frozenset(word for line in read_lines(name) for word in line.split())


@cache
def read_groups(name: str) -> dict[str, str]:
    """Word to group of a data file of "group: words" lines; the first group that lists a word has it."""
    groups: dict[str, str] = {}
    for line in read_lines(name):
        group, _, words = line.partition(":")
        for word in words.split():
            groups.setdefault(word, group)
    return groups


@cache
def read_word_sets(name: str) -> dict[str, frozenset[str]]:
    """Group to words of a data file of "group: words" lines; a word may be in several groups."""
    groups: dict[str, set[str]] = {}
    for line in read_lines(name):
        group, _, words = line.partition(":")
        groups.setdefault(group, set()).update(words.split())
    return {group: frozenset(words) for group, words in groups.items()}


COMMON_WORDS = read_words("common_words.txt")
GIVEN_NAMES = read_words("given_names.txt")
LOWERABLE = read_words("lowerable_words.txt")
TITLES = read_words("titles.txt")
DEMONYMS = read_words("demonyms.txt")
CALENDAR = read_words("calendar.txt")
NOT_NAMES = frozenset(map(fold, read_words("not_names.txt")))
_NOT_BODIES = read_words("not_bodies.txt")
SAYING_VERBS = read_words("verbs.txt")
SUBJECT_VERBS = read_words("verbs_subject.txt")
ROLES = read_groups("roles.txt")
HEADS = read_groups("heads.txt")
FUNCTION_WORDS = read_words("function_words.txt")

# Endings of inflected and derived forms, with what the base form ends in instead.
_SUFFIXES: tuple[tuple[str, str], ...] = (
    *(("ies", "y"), ("ily", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    *(("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ly", ""), ("n't", ""), ("ness", ""), ("est", "")),
    *(("ment", ""), ("lly", "ll"), ("ally", "")),
)
_ENDINGS = tuple(sorted({suffix for suffix, _ in _SUFFIXES}))
# Endings of abstract nouns ("Electrification"): words this long that end so are hardly ever names.
_ABSTRACT = (
    "ation",
    "ations",
    "ology",
    "ologies",
    "ability",
    "ibility",
    "ousness",
    "fulness",
    "lessness",
    "ements",
)
_SHORTEST_ABSTRACT = 9
# What people of a trade are called by what they work with: "dockworkers", "shopkeepers".
_TRADES = (
    "workers",
    "makers",
    "keepers",
    "holders",
    "owners",
    "drivers",
    "dealers",
    "growers",
    "breeders",
    "builders",
)
_PARTICIPLES = ("ed", "ing")
# English words that are written with marks.
_MARKED_WORDS = frozenset(
    ("cafe", "cafes", "facade", "naive", "resume", "cliche", "decor", "expose", "protege", "entree")
)
_LONG_ENDINGS = (*_ABSTRACT, *_TRADES)
_WORD_SETS = read_word_sets("word_parts.txt")
_HYPHEN_PREFIXES = _WORD_SETS["before_hyphen"]
_CURRENCIES, _POSSESSIVES = _WORD_SETS["currency"], _WORD_SETS["possessive"]
_PREFIXES = (
    "un",
    "re",
    "non",
    "over",
    "under",
    "mis",
    "dis",
    "pre",
    "out",
    "super",
    "mega",
    "counter",
    "anti",
)


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Whether a word (any case) is a common English word or an inflection of one; each part of a hyphened word is."""
    lowered = fold(word)
    if " " in lowered:
        return all(_is_common(part) or part in _HYPHEN_PREFIXES for part in lowered.split())
    return _is_common(lowered)


def _is_common(word: str) -> bool:
    if word in COMMON_WORDS or word.isdigit():
        return True
    if len(word) >= _SHORTEST_ABSTRACT and word.endswith(_LONG_ENDINGS):
        return True
    if len(word) < 4:
        return False
    if _inflected(word):
        return True
    if not word.startswith(_PREFIXES):
        return False
    rests = [word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix)]
    return any(len(r) > 3 and (r in COMMON_WORDS or r in ROLES or _inflected(r)) for r in rests)


def _inflected(word: str) -> bool:
    if not word.endswith(_ENDINGS):
        return False
    for suffix, ending in _SUFFIXES:
        if word.endswith(suffix):
            stem = word[: -len(suffix)]
            if len(stem) > 2 and stem + ending in COMMON_WORDS:
                return True
            # doubled consonant: "planned", "stopping"
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in COMMON_WORDS:
                return True
    return False


# Token classes: what a capitalised word says about the name that it stands in.
TITLE, NATION, CALENDAR_WORD, NO_NAME, COMMON, GIVEN, ACRONYM, INITIAL, UNKNOWN = "TNMXCGAIU"
FUNCTION = "W"
_HEAD_CLASSES = {"organization": "O", "facility": "F", "place": "P", "event": "E", "suffix": "S"}
HEAD_TYPES = {"O": "organization", "F": "facility", "P": "place"}


# "Baathism", "Thatcherisms"; a shorter word may be a name ("Prism").
_CODE = re.compile(
    r"[A-Z]{2,5}-\d{4}-\d{1,7}|[A-Z]{2,5}-\d{1,6}[A-Za-z]?|[A-Z]{1,3}\d{3,6}[A-Z]?|[A-Z]{2,3}\d{2}[A-Z]?|[A-Z]\d[A-Z]\d{1,2}|[A-Z][A-Za-z]{1,3}['’]\d\d|[A-Z]{1,2}\d{1,2}[A-Z]"
)
# "K2bn", "COP28"
_SUM = re.compile(r"[A-Z][A-Za-z]{0,2}\d{1,6}(?:bn|m|mn|tn|k)|COP\d\d")
_RAISED_INSIDE = re.compile(r"[A-Z][a-z]{2,}[A-Z][a-z]{2,}$")
_SITE_LETTERS, _TONGUES, _PAPER_PARTS, _CONTRACTIONS, _BLOCS = (
    _WORD_SETS[key] for key in ("site_letters", "tongue", "paper_part", "contraction", "bloc")
)
_DOCTRINES, _SHORTEST_DOCTRINE = ("ism", "isms"), 5
_SPOKEN_TITLES = frozenset(("mp", "mep", "mlc", "mla", "msp", "ceo", "cfo", "dr", "mr", "mrs", "ms", "cp"))
_PARTY_LETTERS, _ROMAN = ("D", "R", "I"), frozenset("ivx")
# Given names that are written short.
_SHORT_GIVEN = frozenset(("Md.", "Mohd.", "Wm.", "Chas."))
_GLUED = re.compile(r"[A-Z][a-z]{2,20}(?:The|This|That|But|When|After|While|They|There|These)")


@lru_cache(maxsize=65536)
def token_class(token: str) -> str:
    """One letter for a capitalised token: T title, N nationality, M calendar, X no name, W function word, O, F, P, E
    heads of organizations, facilities, places, events, S company suffix, I initials, A acronym, G given name, C common
    word, U unknown."""
    bare = token.rstrip(".'’")
    lowered = fold(bare)
    if _is_initials(token):
        return INITIAL
    if token in _SHORT_GIVEN:
        return GIVEN
    if lowered in CALENDAR:
        return CALENDAR_WORD
    if bare[-1:] == "s" and 2 < len(bare) < 7 and bare[:-1].isupper() and bare[:-1].isalpha():
        return NO_NAME  # "EVMs": things, and several of them
    if lowered in TITLES and (not token.isupper() or len(bare) > 3 or lowered in _SPOKEN_TITLES):
        return TITLE
    if "-" in bare and _is_double_title(lowered) and not token.isupper():
        return TITLE
    if (
        (lowered in NOT_NAMES and not (set(lowered) <= _ROMAN and bare.istitle()))  # "Xi" is no number
        or _is_sum_or_code(bare)
        or _is_term(bare, lowered)
        or (
            lowered.endswith(_DOCTRINES) and len(lowered) > _SHORTEST_DOCTRINE and lowered not in COMMON_WORDS
        )
    ):
        return NO_NAME
    english = bare.isascii() or bare.replace("’", "'").isascii()  # "Vía" is no "via"
    if lowered in FUNCTION_WORDS and english and not (token.isupper() and len(token) > 1):
        return FUNCTION
    if not bare[1:].islower() and _GLUED.fullmatch(bare):
        return FUNCTION  # "PhotoThe": a label lost the space behind it
    if lowered in _POSSESSIVES:
        return COMMON  # "Veldt People's Movement"
    if not bare.isalpha() and (kind := _joined_class(bare, lowered)):
        return kind
    head = HEADS.get(lowered)
    if lowered in _SITE_LETTERS and token.isupper():
        return "F"
    if token.isupper() and len(bare) > 1 and bare.isalnum() and head != "suffix":
        return ACRONYM
    if lowered in DEMONYMS or (lowered.endswith("s") and lowered[:-1] in DEMONYMS):
        return NATION
    if head in _HEAD_CLASSES:
        return _HEAD_CLASSES[head]
    if lowered in GIVEN_NAMES or (" " in lowered and lowered.split(" ", 1)[0] in GIVEN_NAMES):
        done = " " in lowered and lowered.endswith(_PARTICIPLES) and _is_common(lowered.rsplit(" ", 1)[1])
        return COMMON if done else GIVEN  # "Peer-Reviewed"
    if not english and lowered not in _MARKED_WORDS:
        return UNKNOWN  # "Văn" is no van
    if _RAISED_INSIDE.match(bare):
        return UNKNOWN  # "BlackBerry" is no berry
    return COMMON if lowered in ROLES or is_common(bare) or _are_people(lowered) else UNKNOWN


def _is_double_title(lowered: str) -> bool:
    """ "Vice-Chancellor", "Director-General": the last word is an office, or the first is one before "general"."""
    first, _, last = lowered.partition(" ")
    return (last in TITLES and (first in TITLES or first in _HYPHEN_PREFIXES)) or (
        last == "general" and (first in TITLES or first in ROLES)
    )


def _is_term(bare: str, lowered: str) -> bool:
    """ "FDI", "SMEs": an acronym of something else than a body."""
    raised = bare.isupper() or (len(bare) == 3 and bare[0].isupper() and bare[2].isupper())  # "MoU"
    return (raised and lowered in _NOT_BODIES) or (
        bare[-1:] == "s" and bare[:-1].isupper() and lowered[:-1] in _NOT_BODIES
    )


def _is_sum_or_code(word: str) -> bool:
    """ "Sh92", "Rs500" and "August5": a sum of money or a date whose blank is missing."""
    if _SUM.fullmatch(word):
        return True
    sign = word.rstrip("0123456789")
    return len(word) - len(sign) > 0 and (
        (sign.lower() in _CURRENCIES and len(word) - len(sign) > 1)
        or (sign.lower() in CALENDAR and len(sign) > 2)
    )


def _are_people(word: str) -> bool:
    """ "Bakers": the plural of what a person is."""
    one = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word[-1:] == "s" and ROLES.get(one) == "person"


def _joined_class(bare: str, lowered: str) -> str | None:
    """The class that the first part of a joined word gives it: "I'll", "Danish-built", and codes ("KX-40")."""
    if _CODE.fullmatch(bare):
        return NO_NAME
    first, mark, rest = lowered.partition("'")
    if mark and first in FUNCTION_WORDS and rest in _CONTRACTIONS:
        return FUNCTION
    first, mark, rest = bare.partition("-")
    if not mark:
        return None
    if len(first) == 1 and rest[1:].islower() and (first in _PARTY_LETTERS or bare[2].islower()):
        return NO_NAME  # "Ann Lee, D-Minn.", "U-turn"
    if first.lower() in _BLOCS and rest.lower() in _BLOCS and bare.isupper():
        return NO_NAME  # "the UK-EU deal": each is a name of its own
    if first.istitle() and rest.istitle() and rest.lower() in _PAPER_PARTS:
        return "O"  # "Times-Union"
    people = first.lower() in DEMONYMS
    if people and (rest.islower() or rest.lower() in DEMONYMS or rest.lower() in _TONGUES):
        return NATION
    # "LNG-fuelled": what it is before says nothing of the name behind
    return NATION if first.isupper() and rest.islower() and rest.endswith(("ed", "ing")) else None


def _is_initials(token: str) -> bool:
    return len(token) == 1 or (
        token.endswith(".") and all(len(part.strip(" -")) < 2 for part in token.split("."))
    )
