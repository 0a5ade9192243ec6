"""What an HTML page tells of its text beside the text: the headline and byline above it, the site in its title."""

from __future__ import annotations

import html
import re

from transforms.segmentation import origins

_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,400})</title>", re.IGNORECASE)
_JOINT = re.compile(r"\s(?:[|·•»–—:-]|::)\s")
HEAD_CHARACTERS = 400
"""Characters at the beginning of a text in which its writer may already be named."""
MAX_SITE_CHARACTERS, MAX_SITE_WORDS = 40, 6
MAX_WRITERS = 4


def headed(text: str, title: str | None, author: str | None) -> str:
    """The main text of a page with its headline and its byline above it, where they are not there already."""
    text = text.lstrip()
    byline = _byline(author) if author else None
    if byline and any(name in text[:HEAD_CHARACTERS] for name in _names(author or "")):
        byline = None
    if title and text.startswith(title):
        text = text[len(title) :].lstrip() if byline else text
        title = title if byline else None
    return "\n\n".join(part for part in (title, byline, text) if part)


def _names(author: str) -> list[str]:
    return [name.strip() for name in author.split(";") if name.strip()]


def _byline(author: str) -> str | None:
    """ "By A", "By A and B", "By A, B and C"; None where the field holds no names of persons (an account, a site)."""
    names = _names(author)
    if not 0 < len(names) <= MAX_WRITERS or not all(map(origins.is_person, names)):
        return None
    joined = ", ".join(names[:-1])
    return f"By {joined} and {names[-1]}" if joined else f"By {names[0]}"


def site_in_title(page: str, title: str | None) -> str | None:
    """The site's name behind the headline in a page's title ("Pier sold - The Alder Post"), or None."""
    found = _TITLE.search(page)
    if found is None or not title:
        return None
    whole = " ".join(html.unescape(found.group(1)).split())
    if not whole.startswith(title):
        return None
    joint = _JOINT.match(whole, len(title))
    site = whole[joint.end() :] if joint else ""
    short = 0 < len(site) <= MAX_SITE_CHARACTERS and len(site.split()) <= MAX_SITE_WORDS
    return site if short and not _JOINT.search(site) else None
