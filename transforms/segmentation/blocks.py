"""Blocks of furniture that a label opens or a row of headlines is: links to other texts, comments of readers."""

from __future__ import annotations

import re

from transforms.segmentation import origins, shapes, topics
from transforms.segmentation.inline_links import has_title
from transforms.segmentation.lines import Line

# "More releases", "Other posts by our staff", "Latest economy news"
_MORE = re.compile(
    r"(?i)^(?:more|other|latest|recent|earlier|previous|further|popular|similar)"
    r" (?:[^\W\d_]{3,14}s(?: [^\W\d_]{2,12}){0,3}"
    r"|(?:[^\W\d_]{2,14} ){0,2}(?:news|stories|headlines|articles|posts|updates|releases)):?$"
)
# "More Alder Post", "More from the Alder Post"
_MORE_OF = re.compile(
    r"More(?: from)?(?: [Tt]he)? [A-Z][\w’'-]{1,24}(?: (?:[A-Z][\w’'-]{1,24}|of|the|&)){0,4}:?"
)
# "Related publications", "Recommended for further study": leads to links however far apart they stand
_RELATED = re.compile(r"(?i)^(?:related|recommended|suggested|associated)(?: [^\W\d_][\w-]{1,14}){1,3}:?$")
# what leads to another text also above the headline of this one; "Watch: ..." and "Listen: ..." may be its headline
LINKS_AWAY = re.compile(r"(?i)^\W{0,3}(?:related|also read|read also|see also|also see|read more|more on)\b")
_NOTES = frozenset(("stamp", "byline"))
_BUTTONS = frozenset(("share", "comments", "navigation"))
MIN_REST, HEAD_LINES = 150, 4
"""Characters of the rest of a text, and lines below the date of a headline among which its first paragraph stands."""
MIN_CUT, MAX_CUT, MIN_PAIRS = 60, 600, 2
"""Characters of an excerpt below a label, and those cut off that make a row of entries."""
MAX_RANK = 2
"""Digits of the place of a text among the most read."""
MAX_ROW = 7
"""Spaces in a row of results."""
_FIGURE = re.compile(r"(?<!\w)\d{1,3}(?!\w)")
MAX_ITEM = 120
"""Characters of an item of a list, as of those who sign an appeal."""
# whom to ask, below a press release: an address or a telephone number; and who signed an appeal
_CONTACT = re.compile(r"\w@\w|\d[\d ()-]{5,20}\d|^(?:[Ss]igned|[Ff]irst signatories|[Ss]ignator)")


def settle_related(lines: list[Line]) -> None:
    """Link titles under a heading such as "Related posts" belong to it, up to prose or a headline that leads to it."""
    index = 0
    seen_body = False
    while index < len(lines):
        line = lines[index]
        index += 1
        heads = line.kind == "related" and not has_title(line.text)
        could = line.role == "heading" or line.kind == "navigation"
        if could and seen_body and _heads_links(lines, index):
            heads = True
            line.furnish("related")
        seen_body = seen_body or line.role == "body"
        if line.kind == "read_more" and (line.text.endswith(":") or _heads_link_inside(lines, index - 1)):
            heads = True
            line.furnish("related")
        if not heads:
            continue
        for entry in row_of_excerpts(lines, index):
            entry.is_entry = True
        while index < len(lines) and (seen_body or not _is_headline(lines, index)):
            if not _is_link(lines, index) and not (seen_body and _is_labelled(lines, index)):
                break
            lines[index].furnish("related")
            index += 1


def row_of_excerpts(lines: list[Line], index: int) -> list[Line]:
    """The headlines of a row of entries that begins at a line: each with one paragraph below, most of them cut off."""
    heads: list[Line] = []
    cut = labelled = 0
    while index + 1 < len(lines) and lines[index].role == "heading" and lines[index + 1].role == "body":
        head, text = lines[index].text, lines[index + 1].text
        if not max(MIN_CUT, len(head)) <= len(text) <= MAX_CUT:
            break
        cut += shapes.is_cut_off(text)
        heads.append(lines[index])
        index += 2
        if index < len(lines) and lines[index].kind == "read_more":
            labelled += 1
            index += 1
    if index < len(lines) and not lines[index].kind:
        return []  # prose goes on below
    sure = cut >= MIN_PAIRS or 0 < len(heads) == cut == labelled
    return heads if sure and 3 * cut >= 2 * len(heads) else []


def _heads_link_inside(lines: list[Line], index: int) -> bool:
    """Whether "Read more" stands apart between paragraphs of one text, right above the title that it leads to: what
    stands below does not take that title up. The label of an entry stands below its excerpt, above the next one."""
    if index == 0 or index + 2 >= len(lines):
        return False
    label, title, below = lines[index : index + 3]
    inside = (
        lines[index - 1].role == "body"
        and below.role == "body"
        and shapes.ends_sentence(lines[index - 1].text)
    )
    if not inside or label.gap < 2 or title.gap != 1 or below.gap < 2 or title.role != "heading":
        return False
    if (
        label.text[-1] in "»›>→"
        or shapes.is_cut_off(below.text)
        or any(line.kind == "read_more" for line in lines[index + 1 :])
    ):
        return False
    return not topics.is_about(title.text, [line.text for line in lines[index + 2 : index + 5]])


def _heads_links(lines: list[Line], index: int) -> bool:
    """Whether the line above an index names links by their kind, and the headline at the index leads to no prose."""
    text = lines[index - 1].text
    related = _RELATED.match(text) is not None
    if not related and _MORE.match(text) is None and _MORE_OF.fullmatch(text) is None:
        return False
    if index >= len(lines) or lines[index].role != "heading" or (lines[index].gap > 1 and not related):
        return False
    return index + 1 == len(lines) or lines[index + 1].role in ("heading", "furniture")


def settle_link_runs(lines: list[Line]) -> None:
    """Headlines in a row below prose that lead to no prose are links, also where no heading says so.

    Of a row that ends in prose only the headlines before the last two (title and second headline) are links.
    """
    seen_body = False
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and lines[end].role == "heading" and lines[end].text.count(" ") >= 3:
            if origins.dateline_end(lines[end].text):
                break
            end += 1
        listed = index > 0 and lines[index - 1].role == "body" and lines[index - 1].text[-1] == ":"
        if listed:
            stop = _end_of_list(lines, index)
            for line in lines[index:stop]:
                line.role = "body"
            end = max(end, stop)
        elif seen_body and _is_table(lines[index:end]) and not shapes.is_cut_off(lines[index - 1].text):
            for line in lines[index:end]:
                line.role = "body"
        elif seen_body and end - index >= 2 and lines[index].gap >= 1 and not _has_contact(lines[index:end]):
            leads = end < len(lines) and (
                lines[end].kind == "read_more"  # of an entry whose excerpt is as short as a headline
                or lines[end].role in ("body", "byline", "stamp", "caption", "heading")
                or _is_report_below(lines, end)
            )
            points = sum(
                line.text[0] in shapes.BULLETS for line in lines[index + 1 : end]
            )  # below a headline
            for line in lines[index : end - max(2, points + 1) if leads else end]:
                if "://" in line.text:
                    line.become("body")  # what gives its address is no title of another text
                else:
                    line.furnish("related")
        seen_body = seen_body or any(line.role == "body" for line in lines[index : end + 1])
        index = max(end, index + 1)


def _is_report_below(lines: list[Line], index: int) -> bool:
    """Whether buttons stand above a paragraph that begins with the dateline of a report."""
    below = next(
        (line for line in lines[index : index + 4] if line.kind not in ("share", "navigation")), None
    )
    return below is not None and below.role == "body" and origins.dateline_end(below.text) > 0


def _end_of_list(lines: list[Line], index: int) -> int:
    """Past the short lines, one close below the other, that a line with a colon announces; one alone is no list."""
    end = index + 1
    while end < len(lines) and lines[end].gap == 1 and lines[end].role in ("heading", "body"):
        end += 1
    return end if end - index >= 2 and len(lines[index].text) <= MAX_ITEM else index


def _is_table(lines: list[Line]) -> bool:
    """Whether lines are rows of results: short, with figures in most of them."""
    if len(lines) < 2 or any(line.text.count(" ") > MAX_ROW for line in lines):
        return False
    return 3 * sum(_FIGURE.search(line.text) is not None for line in lines) >= 2 * len(lines)


def _has_contact(lines: list[Line]) -> bool:
    return any(_CONTACT.search(line.text) for line in lines)


def _is_link(lines: list[Line], index: int) -> bool:
    """Whether a line below "Related posts" is one more link, with its date or excerpt label."""
    item = lines[index]
    follower = lines[index + 1] if index + 1 < len(lines) else None
    if item.is_entry:
        return False
    if item.kind:
        if item.kind == "related" and has_title(item.text):
            return True  # one of the links, with what it leads to: "Listen: ..."
        return item.kind == "read_more" and (follower is None or follower.role != "body")
    if item.role in _NOTES:
        return follower is None or follower.role not in ("body", "caption")
    if item.role in ("separator", "reference", "source", "caption"):
        return False
    if item.text.isdigit():
        return len(item.text) <= MAX_RANK and follower is not None and follower.role == "heading"
    if item.role == "body":
        return _is_short_link(item)
    if follower is None:
        return True
    if follower.role == "body":
        if _before_stray(lines, index):
            return True
        bodies = [line.text for line in lines[index + 1 : index + 4] if line.role == "body"]
        stray = (
            lines[index - 1].kind == "related"
            and not topics.is_about(item.text, bodies)
            and not origins.dateline_end(bodies[0])
        )
        return _is_short_link(follower) or stray
    if follower.role == "caption":
        return False
    if follower.role in _NOTES:
        after = lines[index + 2] if index + 2 < len(lines) else None
        return after is None or (
            after.role != "body" and (follower.role == "stamp" or after.role == "heading")
        )
    return True


def _is_labelled(lines: list[Line], index: int) -> bool:
    """Whether a line is a sentence without headline above "more", as sites lead to other texts, or the label itself
    between two of them."""
    if lines[index].kind == "read_more" and lines[index - 1].kind == "related":
        return index + 1 == len(lines) or lines[index + 1].role != "body" or _is_labelled(lines, index + 1)
    return (
        lines[index].role == "body"
        and len(lines[index].text) <= MAX_CUT
        and lines[index - 1].kind in ("related", "read_more")
        and index + 1 < len(lines)
        and lines[index + 1].kind == "read_more"
        and lines[index + 1].gap <= lines[index].gap
    )


def _is_headline(lines: list[Line], index: int) -> bool:
    """Whether a line above all prose is a headline: a date below it, buttons, and a paragraph."""
    if lines[index].role != "heading" or index + 1 == len(lines) or lines[index + 1].role not in _NOTES:
        return False
    below = (line for line in lines[index + 2 : index + 2 + HEAD_LINES] if line.kind not in _BUTTONS)
    following = next(below, None)
    return following is not None and following.role == "body"


def _before_stray(lines: list[Line], index: int) -> bool:
    """Whether a link ends its block and what stands apart below it goes on in the middle of a sentence."""
    item, below = lines[index], lines[index + 1]
    if lines[index - 1].kind != "related" or not shapes.starts_inside(below.text):
        return False
    if item.gap <= 1 < below.gap:
        return True
    # an excerpt in a row of entries begins with dots or is short
    long_rest = len(below.text) >= MIN_REST and not shapes.starts_with_dots(below.text)
    return long_rest and below.gap >= max(item.gap, 2) and not shapes.is_cut_off(below.text)


def _is_short_link(line: Line) -> bool:
    """A link's title may be cut off or begin small, but it is one short line and no sentence."""
    return len(line.text) <= 110 and (shapes.is_cut_off(line.text) or not shapes.ends_sentence(line.text))
