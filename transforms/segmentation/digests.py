"""Several short texts in a row under headlines of their own, with nothing else between them.

A text with section headings has the same look, so the words decide: the headline of a brief is about the lines below it
and about no others, and two briefs have next to no words in common.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations

from transforms.segmentation import openings as heads
from transforms.segmentation import outlets, shapes, topics
from transforms.segmentation.lines import Line

MIN_BRIEFS = 3
MAX_PARAGRAPHS, MAX_WORDS = 3, 130
"""A longer text is no brief."""
MAX_SHARED = 0.045
"""Mean share of content words that two briefs have in common. On invented texts 70 % of the runs of unrelated
paragraphs lie below, and a quarter of the runs out of one text, which the headlines then tell apart."""
MAX_SHARED_SURE = 0.09
"""The same where most of four or more texts take up their own headline and none another's."""
MAX_SHARED_ABOVE = 0.12
"""The same for briefs and the longer text above them, which has more words to share."""
MIN_ITEMS, MIN_HEAD_WORDS, MAX_SHARED_ITEMS = 4, 2, 0.08
"""Items of a page that has nothing else, words of their heads, and what two of them may share."""
MIN_ROW_WORDS = 5
"""Mean words of headlines in a row of which nothing else tells that they are no sections."""
MAX_CROSSED = 0.15
"""Share of the pairs of headline and foreign text in which the text takes up a word of the headline."""
MAX_COMPARED = 12
MIN_SECOND = 2
"""Spaces in a headline and in the second one below it."""
MIN_FORMULA = 4
"""Texts in a row of which most must have a word for it to be one of the page and not of the texts."""
MIN_PAIR_WORDS = 18
"""Two texts alone on a page are told apart only where both have words enough to have some in common."""
_CATEGORY = re.compile(r"^[^\W\d_][\w&/ -]{1,24}: \S")
_ASKS = re.compile(r"(?i)\byour?\b|^(?:what|how|where|when|why|who|whom|which|whose)\b|\?$")
# words of the text itself in quotation marks, as sections of a report are headed
_CROSSHEAD = re.compile(r"^[‘'“\"][^‘’'“”\"]{3,40}[’'”\"]$")
_CATEGORY_NAME = re.compile(r"^[^:]{1,26}: ")


@dataclass(slots=True)
class _Section:
    """A headline (its index among the lines) and the paragraphs below it."""

    index: int
    title: str
    bodies: list[str] = field(default_factory=list)

    def is_short(self) -> bool:
        """Whether the section is as short as a brief, and not empty."""
        if not 0 < len(self.bodies) <= MAX_PARAGRAPHS:
            return False
        return sum(body.count(" ") + 1 for body in self.bodies) <= MAX_WORDS

    def has_headline(self) -> bool:
        """Whether the heading says as much as a headline does, and asks or announces no answer."""
        return _ASKS.search(self.title) is None and (
            self.title.count(" ") >= 3 or _CATEGORY.match(self.title) is not None
        )


def openings(lines: list[Line]) -> frozenset[int]:
    """The indexes of the headlines that open a brief of a run, and of the one that ends the run."""
    headings = [line.role for line in lines].count("heading")
    if headings < 2:
        return frozenset()
    found = _of_outlets(lines)
    if found:
        return frozenset(found)
    sections = _sections(lines)
    if headings == 2:
        is_pair = len(sections) == 2 and _is_pair(sections, lines)
        return frozenset(section.index for section in sections) if is_pair else frozenset()
    if _is_below_head(sections, lines):
        return frozenset(section.index for section in sections)
    run: list[_Section] = []
    above: _Section | None = None
    for section in [*sections, None]:
        if section is not None and section.is_short():
            run.append(section)
            continue
        if len(run) >= MIN_BRIEFS and (
            _is_digest(run, above) or _is_page_of_items(run, lines) or _is_row(run, lines)
        ):
            found.update(brief.index for brief in run)
            if section is not None and section.bodies:
                found.add(section.index)
        run, above = [], section
    return frozenset(found)


def _is_below_head(sections: list[_Section], lines: list[Line]) -> bool:
    """Whether a page is short texts under a head for such, each close below its own headline and apart from the next,
    or under the name of a page and counted ("1. Dam delayed", "2. Boats block port")."""
    first = next((line for line in lines if not line.kind), None)
    if first is None or first.role != "heading" or len(sections) < 2 or first is lines[sections[0].index]:
        return False
    if any(line.role in ("body", "byline") for line in lines[: sections[0].index]):
        return False
    briefs = heads.is_head_of_briefs(first.text)
    counted = first.names_page and all(
        section.title.startswith((f"{number}. ", f"{number}) ")) and section.title.count(" ") >= MIN_SECOND
        for number, section in enumerate(sections, 1)
    )
    if not (briefs or counted) or not all(section.is_short() for section in sections):
        return False
    if briefs and not all(lines[part.index].gap > lines[part.index + 1].gap for part in sections):
        return False
    if topics.crossed([part.title for part in sections], [part.bodies for part in sections]) > MAX_CROSSED:
        return False
    own = sum(topics.is_about(section.title, section.bodies) for section in sections)
    return (briefs or 2 * own > len(sections)) and not any(
        heads.is_section_head(part.title) for part in sections
    )


def _of_outlets(lines: list[Line]) -> set[int]:
    """The headlines above prose that begin with the outlet that a text is from, where two or more name one."""
    heads = [
        index
        for index, line in enumerate(lines[:-1])
        if line.role == "heading" and lines[index + 1].role == "body" and outlets.prefix_of(line.text)
    ]
    if heads and any(line.role == "body" for line in lines[: heads[0]]):
        return set()  # sections of a text on what the papers write
    known = [index for index in heads if outlets.is_outlet_name(outlets.prefix_of(lines[index].text))]
    return set(heads) if outlets.are_prefixes(len(known), len(heads)) else set()


def _sections(lines: list[Line]) -> list[_Section]:
    sections: list[_Section] = []
    for index, line in enumerate(lines):
        if line.role == "heading":
            if sections and not sections[-1].bodies:
                if _has_second(sections, lines, index):
                    sections[-1].title += f" {line.text}"
                    continue
                sections.pop()  # the heading of a page or of a part of it
            sections.append(_Section(index, line.text))
        elif line.role == "body" and sections:
            if lines[index - 1].kind and shapes.starts_inside(line.text):
                break  # the rest of another text
            sections[-1].bodies.append(line.text)
    return sections


def _has_second(sections: list[_Section], lines: list[Line], index: int) -> bool:
    """Whether a headline right below another one is its second line: both say as much as headlines do, and prose
    follows; the first headline of a page may name the page."""
    first = lines[sections[-1].index]
    long_enough = first.text.count(" ") >= MIN_SECOND and lines[index].text.count(" ") >= MIN_SECOND
    leads = index + 1 < len(lines) and lines[index + 1].role == "body"
    return long_enough and leads and not first.names_page and index - sections[-1].index == 1


def _is_digest(run: list[_Section], above: _Section | None) -> bool:
    """Whether the sections of a run are texts of their own, and none of the longer text above them."""
    if 3 * sum(section.has_headline() for section in run) < 2 * len(run):
        return False
    run = run[:MAX_COMPARED]
    filed = 3 * sum(_CATEGORY.match(section.title) is not None for section in run) >= 2 * len(run)
    own = sum(topics.is_about(section.title, section.bodies) for section in run)
    if 2 * own < len(run) and not filed:
        return False
    words = _own_words(run)
    if above is not None:
        known = topics.content("\n".join(above.bodies[-MAX_COMPARED:]))
        if sum(_share(part, known) for part in words) > MAX_SHARED_ABOVE * len(run):
            return False
    titles = [_CATEGORY_NAME.sub("", section.title) for section in run]
    crossed = topics.crossed(titles, [section.bodies for section in run])
    if crossed > MAX_CROSSED:
        return False
    sure = len(run) >= MIN_FORMULA and crossed == 0 and 4 * own >= 3 * len(run)
    pairs = list(combinations(range(len(run)), 2))
    return sum(_share(words[a], words[b]) for a, b in pairs) <= (
        MAX_SHARED_SURE if sure else MAX_SHARED
    ) * len(pairs)


def _own_words(run: list[_Section]) -> list[set[str]]:
    """The content words of each section, without those that most of a longer run have: who publishes it, and how its
    texts are put ("... should immediately ..., the Alder Watch said on May 5")."""
    words = [topics.content("\n".join(section.bodies)) for section in run]
    if len(words) < MIN_FORMULA:
        return words
    spread = Counter(word for own in words for word in own)
    return [{word for word in own if 2 * spread[word] <= len(words)} for own in words]


def _is_page_of_items(run: list[_Section], lines: list[Line]) -> bool:
    """Whether a page begins with short heads and one paragraph below each, all of one shape: no prose leads to them, as
    it does in a text with sections, and few words are common to any two."""
    first = run[0].index
    if len(run) < MIN_ITEMS or any(line.role in ("body", "byline", "stamp") for line in lines[:first]):
        return False
    if any(
        len(section.bodies) > 1 or _ASKS.search(section.title) or section.title[0].isdigit()
        for section in run
    ):
        return False
    gaps = {(lines[section.index].gap > lines[section.index + 1].gap) for section in run}
    words = sum(section.title.count(" ") + 1 for section in run)
    if gaps != {True} or words < MIN_HEAD_WORDS * len(run):
        return False
    run = run[:MAX_COMPARED]
    known = [topics.content("\n".join(section.bodies)) for section in run]
    pairs = list(combinations(range(len(run)), 2))
    shared = sum(_share(known[a], known[b]) for a, b in pairs)
    own = sum(topics.is_about(section.title, section.bodies) for section in run)
    crossed = topics.crossed([section.title for section in run], [section.bodies for section in run])
    return shared <= MAX_SHARED_ITEMS * len(pairs) and 3 * own >= len(run) and crossed <= MAX_CROSSED


def _is_row(run: list[_Section], lines: list[Line]) -> bool:
    """Whether a page is nothing but headlines with one paragraph each below the name of a list: each paragraph (in a
    longer row all but one) takes up its headline, and no headline is taken up by another's paragraph as much as by its
    own."""
    first = run[0].index
    above = [line for line in lines[:first] if not line.kind]
    if lines[first + 1].role != "body":
        return False
    if any(line.role != "heading" and line.text[0].isupper() for line in above):
        return False
    if any(line.text[0].isupper() and not line.names_page and line.text.count(" ") > 1 for line in above):
        return False
    if any(line.role not in ("heading", "body") for line in lines[first:] if not line.kind):
        return False
    if any(
        len(section.bodies) > 1
        or _ASKS.search(section.title)
        or section.title[0].isdigit()
        or section.title[-1] in ").:"
        for section in run
    ):
        return False
    if sum(section.title.count(" ") + 1 for section in run) < MIN_ROW_WORDS * len(run):
        return False
    run = run[:MAX_COMPARED]
    own = sum(topics.is_about(section.title, section.bodies) for section in run)
    bodies = [section.bodies for section in run]
    enough = own + (len(run) > MIN_FORMULA) >= len(run)
    return enough and topics.crossed(_without_topic(run), bodies) <= MAX_CROSSED


def _without_topic(run: list[_Section]) -> list[str]:
    """The headlines of a longer run without the words that most of its texts have: what the page is about. Words that
    most of the headlines have, too, are left: so are the parts of one text headed."""
    titles = [section.title for section in run]
    if len(run) < MIN_FORMULA:
        return titles
    texts = ["\n".join(section.bodies).lower() for section in run]
    headed = Counter(word for title in titles for word in topics.title_words(title))
    common = [
        word
        for word, count in headed.items()
        if 2 * sum(word in text for text in texts) > len(texts) >= 2 * count
    ]
    return [
        " ".join(word for word in title.split() if not word.lower().startswith(tuple(common)))
        for title in titles
    ]


def _is_pair(pair: list[_Section], lines: list[Line]) -> bool:
    """Whether a page is two briefs and no more: short, each about its own headline alone, with no word in common."""
    first, second = pair
    roles = {line.role for line in lines} - {"furniture", "separator"}
    if roles != {"heading", "body"} or any(line.role == "body" for line in lines[: first.index]):
        return False
    for own, other in ((first, second), (second, first)):
        words = sum(body.count(" ") + 1 for body in own.bodies)
        if (
            not own.is_short()
            or words < MIN_PAIR_WORDS
            or own.title.count(" ") < 2
            or _CROSSHEAD.match(own.title)
            or _ASKS.search(own.title)
        ):
            return False
        if not topics.is_about(own.title, own.bodies) or topics.is_about(own.title, other.bodies):
            return False
    return not topics.content("\n".join(first.bodies)) & topics.content("\n".join(second.bodies))


def _share(first: set[str], second: set[str]) -> float:
    """The share of the smaller set that the other has too."""
    return len(first & second) / max(min(len(first), len(second)), 1)
