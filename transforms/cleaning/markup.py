"""Left-over HTML: character references, tags, pieces of attributes, style sheets and scripts, publishing codes.

Every pattern is bounded; a text may be one line of many megabytes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from transforms.cleaning.look import Look
from transforms.ledger import Change

_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
    r"|&(?:nbsp|quot|amp|lsquo|rsquo|ldquo|rdquo|ndash|mdash|hellip)(?![a-zA-Z0-9=;])"
)
_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,11})((?:\s[^<>]{0,1000})?/?)>|<([ovwm]:)[^<>]{0,300}>|</[ovwm]:[^<>]{0,60}>"
)
_DOCTYPE = re.compile(r"<!\[CDATA\[|\]\]>|<![a-zA-Z\[][^<>\n]{0,200}>|<\?[^<>\n]{0,200}\?>")
_HIDING = re.compile(r"(?i)<(style|script|noscript)\b[^<>]{0,500}>|<!--|(?:/\*|//)\s?<!\[CDATA\[")
MAX_HIDDEN = 50_000
"""A style sheet, script or comment that ends farther away is not taken for one: its end may belong to another."""

_OPEN, _CLOSE = "[\"'“”‘’″]", "[\"'“”’″]"
# the value of a declaration; a quote mark in it is not the one that ends the attribute
_VALUE = r"(?:[^;:\"“”‘’<>{}\n]|[\"“”‘’](?!\s{0,3}/?>)){1,80}"
_ATTRIBUTES = (
    "style|class|id|href|src|alt|title|width|height|align|valign|border|target|rel|lang|dir|color|face|size|name|hspace"
    "|vspace|cellpadding|cellspacing|bgcolor|srcset|sizes|loading|itemprop|itemscope|itemtype|role|type|media|charset|content|value"
    "|action|method|placeholder|for|tabindex|colspan|rowspan|frameborder|scrolling|clear|xml:lang|data-[a-z-]{1,30}|aria-[a-z-]{1,20}"
    "|on[a-z]{3,12}"
)
_TAG_NAMES = (
    "span|div|p|img|a|font|td|tr|th|table|tbody|h[1-6]|li|ul|ol|em|strong|b|i|u|br|hr|iframe|input|script|style|link|meta|embed|object"
    "|section|article|blockquote|figure|figcaption|center|pre|o:p"
)
_ATTRIBUTE = (
    rf"\b(?:{_ATTRIBUTES})\s?=\s?(?:\"[^\"<>\n]{{0,600}}\"|'[^'<>\n]{{0,600}}'"
    rf"|[“”‘’″][^=<>“\n]{{0,300}}?[”’″\"]|[\w%#.-]{{1,40}})"
)
# attr="value" ... > , with or without the tag name before it
_ATTRIBUTE_RUN = re.compile(
    rf"(?:(?:</?\s?[a-zA-Z]{{1,10}}|(?:\b(?:{_TAG_NAMES}))|[\"”’]) ?)?(?:(?<![\w])"
    rf"|(?<=[ >\"”’])){_ATTRIBUTE}(?:\s{{0,3}}{_ATTRIBUTE}){{0,20}}\s{{0,3}}/?>"
)
_LOOSE_ATTRIBUTE = re.compile(
    r"(?:\b[a-z]{1,10}\s)?\b(?:style|class|srcset|itemprop|data-[a-z-]{1,30})=\"[^\"<>\n]{0,400}\""
)
# the value of a broken style attribute up to its closing mark
_TAG_TAIL = re.compile(rf"[\w .:;%#,()/=&?-]{{0,60}}[\"”’]\s?/?>|/?(?:{_TAG_NAMES})\s?/?>|/[a-zA-Z]{{1,10}}>")
_CUT_TAG = re.compile(
    rf"(?m)</?(?:{_TAG_NAMES})(?:\s{{1,3}}[\w:-]{{1,30}}(?:=(?:\"[^\"<>\n]{{0,400}}\"?|'[^'<>\n]{{0,400}}'?"
    rf"|[\w%#./:-]{{1,200}}))?){{0,12}}\s{{0,3}}/?$"
)
_COMMENT = re.compile(r"/\*[^*\n]{0,2000}\*/")
_TAG_END = re.compile(r">(?!>)(?<=[\"'”’“‘″/\w ]>)")
_QUOTES = frozenset("\"'“”‘’″ ")
MAX_TAG = 1000
"""A broken tag is looked for this far before its end, on one line."""
_SELECTOR = r"[\w.#:*\\\[\]=,>+~()@\"'^$| \t-]"
_CSS_BLOCK = re.compile(
    rf"(?:^|(?<=[\s}};]))(?:@[a-z-]{{3,20}}[^{{}}<>\n]{{0,150}}|(?:[.#*\[:][\w*-]{_SELECTOR}{{0,150}}"
    rf"|(?:body|html|div|span|table|tbody|thead|td|tr|th|ul|ol|li|h[1-6]|img|input|form|section|article|nav"
    rf"|header|footer|blockquote|figure|label|button"
    rf"|select|textarea|iframe|pre|code|main|aside|[ap](?=\s?[.#:,{{>*])|st1\\?:"
    rf"|mso[a-z-]{{0,30}}){_SELECTOR}{{0,150}})(?:,\n{_SELECTOR}{{1,150}}){{0,8}})?"
    r"\{\s{0,20}(?:[a-zA-Z_*-]{2,30}\s{0,2}:\s{0,2}[^;{}]{1,200};\s{0,20}){0,60}"
    r"(?:[a-zA-Z_*-]{2,30}\s{0,2}:\s{0,2}[^;{}\n]{1,200}\s{0,20})?\}"
)
_PROGRAM_ERROR = re.compile(
    r"(?m)^(?:Warning|Notice|Fatal error|Parse error|Deprecated|Strict Standards): [^\n]{3,600}"
    r" in (?:/|[A-Z]:\\)[^\s\n]{3,300} on line \d{1,6}$"
)
_OFFICE = re.compile(
    r"\bNormal\s{1,3}0(?:\s{1,3}(?:\d{1,3}|false|true|MicrosoftInternetExplorer\d|[a-zA-Z]{2}-[A-Z]{2}"
    r"|X-NONE)){2,20}"
    r"|/\*\s?(?:Style Definitions|Font Definitions|Page Definitions|List Definitions)\s?\*/"
)
_SCRIPT_LINE = re.compile(
    r"(?m)^[ \t]{0,40}(?:(?:var|let|const)\s{1,3}[\w$]{1,40}\s{0,3}=[^\n]{0,1000}"
    r"|(?:window|document|googletag|jQuery|dataLayer|_gaq|ga|gtag|fbq|console"
    r"|__[a-z]+)[.(\[][^\n]{0,1000}[;{})]"
    r"|[!;]?\(?function\b[^\n]{0,1000}|\$\([^\n]{0,1000}[;{]"
    r"|(?:async\s)?function\s{0,3}[\w$]{0,40}\s?\([^\n)]{0,200}\)\s?\{[^\n]{0,1000}"
    r"|(?:if|for|while)\s?\([^\n]{1,300}\)\s?\{[^\n]{0,300}|\}\s?(?:else|catch)\b[^\n]{0,100}\{"
    r"|[\w$.]{1,60}\s?=\s?[^\n;]{1,300};|[\w$.]{2,60}\([^\n]{0,300}\);"
    r"|\(\w{1,40} ?= ?[^\n]{1,300};|[ \t]{0,20}[{}()\[\];,]{1,20}|//\s?(?:<!\[CDATA\["
    r"|\]\]>)?[^\n]{0,60}(?:\]\]>|CDATA\[))[ \t]{0,40}$"
)
_SHORTCODE_NAMES = (
    "caption|gallery|embed|audio|video|playlist|youtube|vimeo|vc_[a-z_]{1,40}|et_pb_[a-z_]{1,40}|ads?|adrotate"
    "|contact-form-7|wp_ad_camp_\\d|toc|tweet|twitter|instagram|facebook|slideshow|soundcloud|dropcap|pullquote|divider"
    "|su_[a-z_]{1,30}|fusion_[a-z_]{1,30}"
)
_SHORTCODE = re.compile(
    rf"\[/?(?:{_SHORTCODE_NAMES})(?:[ =][^\[\]\n]{{0,400}})?/?\]|\{{\{{[^{{}}\n]{{0,120}}\}}\}}"
    rf"|\{{%[^{{}}\n]{{0,120}}%\}}"
    # a code with fields, and one alone in its line whose name is of several parts: "[ez-toc]"
    r"|\[/?[a-z][a-z0-9]{0,20}(?:[-_][a-z0-9]{1,20}){0,4}(?:\s[a-z_-]{1,20}=[\"'”“’][^\[\]\n]{0,200})/?\]"
    r"|(?<![^\n])\[/?[a-z][a-z0-9]{0,20}(?:[-_][a-z0-9]{1,20}){1,4}\](?![^\n])"
    # where a picture or film stood in a page that a site's software wrote: "**media[40561]**"
    r"|\*{0,2}\b(?:media|image|photo|video|embed|gallery|file|figure)\[\d{1,9}\]\*{0,2}"
)
_BBCODE = re.compile(
    r"\[(/?)(b|i|u|s|url|img|quote|size|color|font|center|left|right|list|code)(=[^\[\]\n]{0,200})?\]"
)
_DEBRIS_SIGNS = frozenset("<>{};=")


def has_entity(look: Look) -> bool:
    return "&" in look.rare


def entities(text: str) -> list[Change]:
    found = []
    for match in _ENTITY.finditer(text):
        piece = match.group()
        char = html.unescape(piece if piece.endswith(";") else piece + ";")
        if char not in (piece, piece + ";"):
            found.append((match.start(), match.end(), char))
    return found


def has_tag(look: Look) -> bool:
    return "<" in look.rare or ("]" in look.rare and "]]>" in look.text)


def tags(text: str) -> list[Change]:
    """Tags and what they hide; a tag that begins or ends a block leaves a line break."""
    found: list[Change] = [(start, end, "") for start, end in _hidden(text)]
    block, inline = _words("block_tags.txt"), _words("inline_tags.txt")
    found = _disjoint(found)
    hidden = iter(found[:])
    current = next(hidden, None)
    for match in _TAG.finditer(text):
        while current and current[1] <= match.start():
            current = next(hidden, None)
        if current and current[0] < match.end():
            continue
        name = (match.group(2) or "").lower()
        if name in block:
            found.append(
                (
                    match.start(),
                    match.end(),
                    "\n" if name in ("br", "li", "tr", "td", "th", "option") else "\n\n",
                )
            )
        elif name in inline or not match.group(2):
            found.append((match.start(), match.end(), ""))
    found.sort()
    return found


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    """The words of a packaged list."""
    return frozenset(files("transforms.cleaning").joinpath(name).read_text("utf-8").split())


def _properties() -> str:
    """The names of style sheet properties as alternatives of a pattern, longest first."""
    return "|".join(sorted(_words("css_properties.txt"), key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1)
def _style_tail() -> re.Pattern[str]:
    """The value of a broken style attribute up to its closing mark: it begins with a property of style sheets."""
    names = _properties()
    return re.compile(
        rf"(?:\bstyle\s?=\s?)?{_OPEN}?\s{{0,3}}(?<![\w-])(?:{names}"
        rf"|[a-z]{{2,20}}-[a-z-]{{2,30}})\s?:\s?{_VALUE}"
        rf"(?:;\s{{0,3}}[a-zA-Z-]{{3,30}}\s?:\s?{_VALUE}){{0,30}};?\s{{0,3}}{_CLOSE}\s{{0,3}}/?>"
    )


@lru_cache(maxsize=1)
def _declaration_run() -> re.Pattern[str]:
    names = _properties()
    return re.compile(
        rf"{_OPEN}?(?:\b(?:{names})\s?:\s?{_VALUE};\s{{0,3}}){{2,40}}(?:\b(?:{names})\s?:\s?{_VALUE}(?=$|\n"
        rf"|{_CLOSE}))?{_CLOSE}?"
    )


def _disjoint(found: list[Change]) -> list[Change]:
    """Sorted, and of changes that overlap the first."""
    kept: list[Change] = []
    for change in sorted(found):
        if not kept or change[0] >= kept[-1][1]:
            kept.append(change)
    return kept


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    """Style sheets, scripts, comments and declarations, whole; each kind's next end is looked for once."""
    ends: dict[str, int] = {}
    lowered = text.lower() if "SCRIPT" in text or "STYLE" in text else text
    floor = 0
    for match in _HIDING.finditer(text):
        if match.start() < floor:
            continue
        name = (match.group(1) or "").lower()
        closer = f"</{name}" if name else ("-->" if match.group() == "<!--" else "]]>")
        end = ends.get(closer, 0)
        if 0 <= end < match.end():
            end = ends[closer] = lowered.find(closer, match.end())
        if end < 0 or end - match.end() > MAX_HIDDEN:
            continue
        floor = end + len(closer)
        if name:
            floor = text.find(">", floor, floor + 20) + 1 or floor
        elif closer == "]]>" and text[floor : floor + 3].strip() == "*/":
            floor += text[floor : floor + 3].index("/") + 1
        yield match.start(), floor
    for match in _DOCTYPE.finditer(text):
        yield match.span()


def has_debris(look: Look) -> bool:
    return look.has(_DEBRIS_SIGNS) or "Normal 0" in look.text or " on line " in look.text


def debris(text: str) -> list[Change]:
    """Pieces of attributes, style sheets and scripts; the leftmost and longest of the patterns that fit wins."""
    patterns: list[re.Pattern[str]] = []
    if "=" in text:
        patterns.append(_LOOSE_ATTRIBUTE)
    if "{" in text:
        patterns.append(_CSS_BLOCK)
    if ";" in text and ":" in text:
        patterns.append(_declaration_run())
    if ";" in text or "{" in text or "}" in text or "//" in text:
        patterns.append(_SCRIPT_LINE)
    if "/*" in text:
        patterns.append(_COMMENT)
    if "<" in text:
        patterns.append(_CUT_TAG)
    if " on line " in text:
        patterns.append(_PROGRAM_ERROR)
    if "Normal" in text or "Definitions" in text:
        patterns.append(_OFFICE)
    spans = {match.span() for pattern in patterns for match in pattern.finditer(text)}
    if ">" in text:
        spans.update(_tag_ends(text))
    found: list[Change] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > start and (not found or start >= found[-1][1]) and not text[start:end].isspace():
            found.append((start, end, ""))
    return found


def _tag_ends(text: str) -> Iterator[tuple[int, int]]:
    """What is left of a tag that lost its beginning: looked for between one > (with a quote mark before it) and the
    one before it, so that every character is looked at once."""
    floor = 0
    head = -1  # where the line goes on behind the tails that it begins with
    for match in _TAG_END.finditer(text):
        start = max(floor, match.end() - MAX_TAG)
        line = text.rfind("\n", start, match.start()) + 1
        start = max(start, line)
        window = text[start : match.start()]
        if not ("=" in window or ":" in window or "/" in window or window[-1:] in _QUOTES):
            continue
        for pattern in (_ATTRIBUTE_RUN, _style_tail()):
            for found in pattern.finditer(text, start, match.end()):
                yield found.span()
        begins = line if line or start == 0 else head if head == start else -1
        tail = _TAG_TAIL.match(text, begins, match.end()) if begins >= 0 else None
        if tail:
            yield tail.span()
            head = tail.end()
        floor = match.end()


def has_shortcode(look: Look) -> bool:
    return "[" in look.rare or "{" in look.rare


def _instead(text: str, shortcode: re.Match[str]) -> str:
    """What takes the place of a shortcode: the end of a block parts what stands on either side of it."""
    closes = shortcode.group().startswith("[/") and text[shortcode.end() : shortcode.end() + 1].isalnum()
    return "\n\n" if closes else ""


def shortcodes(text: str) -> list[Change]:
    found = [(m.start(), m.end(), _instead(text, m)) for m in _SHORTCODE.finditer(text)]
    if "[/" in text:
        closed = {m.group(2) for m in _BBCODE.finditer(text) if m.group(1)}
        found += [(m.start(), m.end(), "") for m in _BBCODE.finditer(text) if m.group(2) in closed]
        found.sort()
    return found
