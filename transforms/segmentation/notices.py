"""Notices of a site or a sender to who reads: that it sets cookies, why a mail came, whom the press may ask.

Every test takes one clean line; a look at its first letters or at one of its words comes before any pattern. Words that
a notice quotes are no notice.
"""

from __future__ import annotations

import re

from transforms.segmentation.phrases import UNSURE, known_phrases, stripped

MAX_CONTACT, MAX_BUTTONS = 200, 48
"""Characters of a line that says whom to ask, and of the buttons behind a sentence."""
_QUOTED = '“”„»«"'
# "We and our 213 partners store ... on your device", "To serve you better this website sets cookies"
_SITE_SETS = re.compile(
    r"(?i)(?:^|[.!?,:]\s|\bto [^.!?]{3,60} )(?:we|our partners|(?:this|our|the) (?:web ?site|site|page"
    r"|portal|web page|store|app))"
    r"(?:,? (?:and|or|as well as|together with) (?:our |its |up to |selected |\d[\d,.]{0,5} ){0,3}(?:(?:trusted"
    r"|third[- ]party) )?"
    r"(?:partners|vendors|third parties|providers|suppliers|advertisers|tools),?)?"
    r" (?:may |also |only |would like to |want to |need to ){0,2}"
    r"(?:uses?|stores?|sets?|places?|process(?:es)?|collects?|access(?:es)?|saves?|employs?|works? with)\b"
)
# the same in other languages, with how many partners there are
_PARTNERS = re.compile(
    r"(?i)^(?:nous et nos|wir und unsere|nosotros y nuestros|noi e i nostri|wij en onze|nós e (?:os )?nossos|my i nasi"
    r"|vi och våra|vi og våre) \d{1,4} "
)
_PARTNER_STARTS = (
    "nous et",
    "wir und",
    "nosotro",
    "noi e i",
    "wij en ",
    "nós e ",
    "my i na",
    "vi och ",
    "vi og v",
)
_PURPOSE = re.compile(
    r"(?i)\bthird[- ]party\b|\b(?:our|its) (?:web ?site|site|services?|functioning|policy)\b"
    r"|\banaly[sz]e\b|\b(?:best|user) experience\b"
)
_TRACKED = re.compile(r"(?i)\bcookies?\b|\bpersonal data\b|\b(?:your|a|the) (?:device|browser|terminal)s?\b")
# "You receive this newsletter because ...", "This e-mail was sent to ...", "To stop receiving these mails ..."
_WHY = re.compile(
    r"(?i)^\W{0,3}(?:you(?: are|[’']re| have)? (?:receiv(?:e|ed|ing)|g[eo]t(?:ting)?) (?:this|our|these|the)"
    r"(?: [a-z]{3,9})? ?(?:e-?mails?|mails?|messages?|newsletters?|mailings?|bulletins?|digests?|alerts?|updates?)?,? "
    r"(?:because|as|since|due to)\b"
    r"|(?P<sent>this|the) (?:e-?mail|mail|message|newsletter|mailing|bulletin) (?:was|is|has been)"
    r" (?:sent|addressed|delivered) (?:out )?(?:to|by)\b"
    r"|(?:to stop receiving|to no longer receive|if you (?:no longer|do not|don[’']t) (?:wish"
    r"|want) to (?:receive|get|hear))\b)"
)
_MEMBER = re.compile(
    r"(?i)\bsubscri|\bsign(?:ed|ing)? up\b|\bregister|\bopt(?:ed)?[ -](?:in|out)\b|\blist\b|\bmember|\bstop receiving\b"
    r"|\bpreferences\b|\be-?mails?\b|\bnewsletters?\b|\bmessages\b|\bmailings?\b"
)
_TO_YOU = re.compile(r"(?i)\byou\b|\w@\w|\bunsubscri|\bstop receiving\b")
_WHY_STARTS = ("you ", "you’", "you'", "this", "the ", "to s", "to n", "if y")
_WHY_SIGNS = ("receiv", "sent", "get", "got", "add", "deliver", "hear")
_REACHED = r"(?:\w@\w|\+?\d[\d ()/.-]{5,20}\d)"
# "For interviews please contact: ...", "Contact for journalists: ...", "For further information: ..."
_ASK = re.compile(
    r"(?i)^\W{0,3}(?:(?:for|to (?:arrange|request|schedule|book)) (?:an? |all |any |more |further |additional ){0,2}"
    r"(?:information,? (?:and|or|photos?|pictures?|images?|,| ){1,8})?"
    r"(?:interviews?|(?:media|press)(?: (?:enquir\w+|inquir\w+|requests?|information|questions?|purposes|use))?)\b"
    r"[^@\d.]{0,100}"
    r"|(?:contacts?|enquiries|inquiries|information) for (?:the )?(?:journalists?|press|media|editors"
    r"|interviews?)\b[^@\d.]{0,100}"
    r"|for (?:more|further|additional|general) (?:information|details|enquiries"
    r"|inquiries)\b[^@\d.:]{0,60}:[^@\d]{0,60})" + _REACHED
)
_ASK_STARTS = ("for ", "to a", "to r", "to s", "to b", "cont", "enqu", "inqu", "info")


# "Orbit Foundation. Registered charity no. 1122334. Privacy policy"
_REGISTERED = re.compile(
    r"^[^.!?|–]{3,60}(?:\.|,| [-–|])\s(?:[Aa] )?(?i:(?:registered |limited )?(?:charity|company|society)"
    r"(?: registered)?(?: in [A-Z]\w{2,14}(?: (?:and|&) [A-Z]\w{2,14})?)?,? ?(?:no|nr|number"
    r"|reg)\b[.:]? ?[a-z]{0,3} ?\d{4,10})"
    r"(?:[.|,]?$|[.|]\s)"
)
# "Responses to “The salt road”", above the comments of a blog
_ANSWERED = re.compile(r"(?i)^(?:responses|comments|replies|thoughts) (?:to|on) [“\"‘].{3,200}[”\"’]$")
_ANSWERS = ("responses to ", "comments on ", "comments to ", "replies to ", "thoughts on ")
_EXCEPT = ("unless ", "except where ")
_CLOSED = ("”", '"', "’")
# what a form has the reader say, or says it does with the address: "I agree to receive ...", "Your data will be ..."
_FORM = re.compile(
    r"(?i)^\W{0,3}(?:by \w{3,14}ing\b[^!?\n]{0,80}?[,.]? (?:you|i|we)\b[^.!?\n]{0,60}?"
    r"\b(?:accept|agree|consent|confirm|acknowledge|understand)\b"
    r"|(?:yes,? )?i(?: (?:have|hereby|also|would|want|wish|read|and|do)|[’'](?:d|ve)){0,4} (?:agree|consent|accept"
    r"|understand|acknowledge|confirm|like to (?:receive|be (?:e-?mailed|contacted|sent)))\b"
    r"|your (?:personal )?(?:information|data|details|e-?mail(?: address)?)\b[^!?\n]{0,40}\b(?:will|may|is|are)\b)"
)
_FORM_STARTS = ("by ", "i ", "i’", "i'", "yes", "your ")
_PAPERS = re.compile(
    r"(?i)\bprivacy (?:policy|notice|statement)\b|\bterms (?:of|and|&) (?:use|service|conditions)\b|\bunsubscribe\b"
    r"|\b(?:receiv\w{1,4}|be sent|send me) [^.\n]{0,60}"
    r"\b(?:e-?mails?|newsletters?|updates|offers|communications|messages)\b"
    r"|\bmarketing (?:e-?mails?|communications?|messages?|material|information|purposes|offers)\b|\be-?mailed about\b"
)
# "I agree with every word of the terms of use": an opinion
_OPINION = re.compile(r"(?i)\b(?:agree|disagree) with\b|\bunderstand (?:why|how|that)\b")
_TOLD = re.compile(r"(?i)\b(?:said|says|wrote|told|asked|argued)\b")
MAX_FORM = 240
"""Characters of what a form says."""
# "Text is available under a free licence", "Except where otherwise noted, content on this site is licensed ..."
_CONTENT = (
    r"(?:(?:all |the |this |our |its |any )?(?:\w{3,12} )?"
    r"(?:text|contents?|site|website|wiki|blog|articles?|works?|materials?|pages?|story|stories"
    r"|images?|photos?|photographs?|posts?|publications?))"
)
_LICENSED = re.compile(
    r"(?i)^\W{0,3}(?:(?:unless|except where) (?:otherwise )?(?:noted|stated|indicated|specified|credited)"
    rf"(?: otherwise)?,? {_CONTENT}\b[^\n]{{0,120}}(?:©|\bcopyright|\blicen[cs]e|\brights\b|\bcreative commons\b)"
    rf"|{_CONTENT}(?: (?:and|&) (?:\w{{4,10}}))?(?: (?:on|of|in|from) (?:this|our|the) [\w.-]{{3,20}})?"
    r" (?:is|are) (?:made |also |freely )?(?:available|licen[cs]ed|published|distributed|released|shared|provided)"
    r" under (?:(?:the )?terms of )?(?:an? |the |this )?(?:[^\W\d_][\w.-]{0,20} ){0,2}?"
    r"(?:free|open|public|creative commons|cc[ -]by|gnu|gfdl|attribution|share-?alike|non-?commercial)\b)"
)
# "Letters must be 250 words or less and signed. Send to ..."
_LETTERS = re.compile(
    r"(?i)^\W{0,3}(?:all )?(?:letters(?: to the editor)?|submissions|contributions|op-?eds|opinion pieces"
    r"|guest columns)"
    r" (?:must|should|may|will|are|can|of)\b[^“”\"\n]{0,160}\b(?:words|signed|edited|name and|address|length|clarity)\b"
)
_LETTERS_STARTS = (
    "letters ",
    "all let",
    "all sub",
    "submiss",
    "contribu",
    "op-ed",
    "oped",
    "opinion p",
    "guest col",
)
_WHERE_TO = re.compile(
    r"(?i)\w@\w|\b(?:our office|reserves? the right|e-?mail|post to|send (?:them )?to|may be edited|edited for)\b"
)
MAX_LETTERS = 400
"""Characters of what a paper asks of those who write to it."""
MAX_REGISTERED = 160
"""Characters of a line with the number under which a body is registered."""


# "JavaScript must be enabled to use this site", "It seems your browser does not support JavaScript"
_SCRIPTS = re.compile(
    r"(?i)\bjavascript\b[^\n]{0,80}\b(?:enabled?|disabled|turned (?:on|off)|required|supported)\b"
    r"|\b(?:enable|allow|requires?|needs?|support|turn on|without)\b[^.!?\n]{0,20}\bjavascript\b"
)
# "Sorry, your browser is out of date.", "Upgrade your browser for a faster web"
_OLD_BROWSER = re.compile(
    r"(?i)\W{0,3}(?:sorry,? )?(?:(?:your|this) (?:web )?browser (?:is|does|has|was|may|cannot|(?:can|isn|doesn)[’']t)\b"
    r"|(?:it (?:seems|looks|appears)|you(?:[’']re| are)) [^.!?]{0,20}\b(?:outdated|old|unsupported)\b"
    r"[^.!?]{0,20}\bbrowser"
    r"|(?:please )?(?:upgrade|update) (?:your|to an?) (?:\w+ )?(?:web )?browser\b)"
)
_BROWSER = re.compile(r"(?i)\b(?:browser|this (?:site|page|website)|the (?:site|page|website)|please)\b")


def may_be_notice(lowered: str) -> bool:
    """Whether a line in small letters holds a sign that each of these notices has."""
    return (
        "cookie" in lowered
        or "device" in lowered
        or "personal data" in lowered
        or "javascript" in lowered
        or "browser" in lowered
        or (lowered.startswith(_WHY_STARTS) and any(sign in lowered for sign in _WHY_SIGNS))
        or lowered.startswith(_PARTNER_STARTS)
        or (lowered.startswith(_ASK_STARTS) and ("@" in lowered or any(map(str.isdigit, lowered))))
        or (("charity" in lowered or "company" in lowered) and any(map(str.isdigit, lowered)))
        or (lowered.endswith(_CLOSED) and lowered.startswith(_ANSWERS))
        or "licen" in lowered
        or lowered.startswith(_LETTERS_STARTS)
        or lowered.startswith(_EXCEPT)
        or (lowered.startswith(_FORM_STARTS) and _PAPERS.search(lowered) is not None)
    )


def notice_kind(line: str, lowered: str, start: str) -> str | None:
    """The furniture kind of a notice; `lowered` is the line and `start` its beginning without ornaments, both in small
    letters."""
    if line[0] in _QUOTED:
        return None
    if ("cookie" in lowered or "device" in lowered or "personal data" in lowered) and _is_consent(
        line, lowered
    ):
        return "legal"
    if "browser" in lowered and len(line) <= MAX_LETTERS and _OLD_BROWSER.match(line):
        return "navigation"
    if (
        "javascript" in lowered
        and len(line) <= MAX_LETTERS
        and _SCRIPTS.search(line)
        and _BROWSER.search(line)
    ):
        return "navigation"
    if line.endswith(_CLOSED) and start.startswith(_ANSWERS) and _ANSWERED.match(line):
        return "comments"
    if start.startswith(_PARTNER_STARTS) and _PARTNERS.match(start):
        return "legal"
    if start.startswith(_WHY_STARTS) and _is_reason(line):
        return "legal"
    if (
        ("charity" in lowered or "company" in lowered)
        and len(line) <= MAX_REGISTERED
        and _REGISTERED.match(line)
    ):
        return "legal"
    if start.startswith(_FORM_STARTS) and len(line) <= MAX_FORM and _is_form(line):
        return "navigation"
    if ("licen" in lowered or start.startswith(_EXCEPT)) and _LICENSED.match(line):
        return "legal"
    if start.startswith(_ASK_STARTS) and len(line) <= MAX_CONTACT and _ASK.match(line):
        return "navigation"
    if start.startswith(_LETTERS_STARTS) and len(line) <= MAX_LETTERS and _is_for_writers(line):
        return "navigation"
    return None


def _is_for_writers(line: str) -> bool:
    """Whether a line says what letters to a paper must be like, and where they go to or what it keeps for itself."""
    return _LETTERS.match(line) is not None and _WHERE_TO.search(line) is not None


def _is_form(line: str) -> bool:
    """Whether a line is what a form for a newsletter or an account has its reader agree to."""
    if _FORM.match(line) is None or _PAPERS.search(line) is None:
        return False
    return (
        _TOLD.search(line) is None
        and _OPINION.search(line) is None
        and not any(mark in line for mark in _QUOTED)
    )


def _is_reason(line: str) -> bool:
    """Whether a line says why a mail came, to whom it was sent, or how to get no more of them."""
    match = _WHY.match(line)
    if match is None or _MEMBER.search(line) is None:
        return False
    return match["sent"] is None or _TO_YOU.search(line) is not None


def _is_consent(line: str, lowered: str) -> bool:
    """Whether a site says that it keeps something about the reader, or asks for that with buttons behind it."""
    if _TRACKED.search(line) is None or any(mark in line for mark in _QUOTED):
        return False
    if _SITE_SETS.search(line) and ("you" in lowered or "partners" in lowered or _PURPOSE.search(line)):
        return True
    return "cookie" in lowered and _has_buttons(lowered)


def _has_buttons(lowered: str) -> bool:
    """Whether labels to press, and nothing else, stand behind the last sentence of a line."""
    end = max(lowered.rfind(mark, 0, -1) for mark in ".!?")
    tail = lowered[end + 1 :]
    if end < 0 or len(tail) > MAX_BUTTONS:
        return False
    known = known_phrases().exact
    kinds = [known.get(stripped(part), "").rstrip(UNSURE) for part in re.split(r"[|,/·•]", tail)]
    return "legal" in kinds and all(kind in ("legal", "navigation", "read_more") for kind in kinds)
