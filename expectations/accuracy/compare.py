"""One text: what was found against what should have been, as counts by task.

The rules: a segment is right when it overlaps its gold segment by 80 % of their union and has its kind; a
mention when the overlap is half of the longer span; it is linked when the type is right and one of its names
is accepted for the gold entity; a citation when it overlaps a gold citation of its kind and says the same
(footnote: the marker; quotation: the words; others: the source or speaker). Each gold row is matched once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from expectations.accuracy.found import Found, FoundArticle, FoundCitation, FoundMention
from expectations.accuracy.names import one_holds_other, plain, plain_set, same_quote

SEGMENT_OVERLAP = 0.8
MENTION_OVERLAP = 0.5
CITATION_KINDS = ("footnote", "quotation", "attribution", "credit", "link")
SHORTEST_FURNITURE = 6  # shorter furniture can stand in a sentence by chance


@dataclass(slots=True)
class Counts:
    """Rows found and how many of them are right; gold rows and how many of them were found."""

    right: int = 0
    found: int = 0
    hit: int = 0
    gold: int = 0

    def add(self, other: Counts) -> None:
        self.right += other.right
        self.found += other.found
        self.hit += other.hit
        self.gold += other.gold


Tasks = defaultdict[str, Counts]


def compare(gold: dict[str, Any], found: Found) -> Tasks:
    """The counts of every task for one text; `gold` is the content of its gold file."""
    tasks: Tasks = defaultdict(Counts)
    _articles(gold, found.articles, tasks)
    _furniture(gold, found.articles, tasks)
    _mentions(gold, found.mentions, tasks)
    for kind in CITATION_KINDS:
        wanted = [row for row in gold["citations"] if row["kind"] == kind]
        _citations(kind, wanted, [row for row in found.citations if row.kind == kind], tasks)
    return tasks


def _overlap(left: tuple[int, int], right: tuple[int, int]) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def _articles(gold: dict[str, Any], found: list[FoundArticle], tasks: Tasks) -> None:
    articles, titles = tasks["articles"], tasks["titles"]
    articles.found += len(found)
    left = list(range(len(found)))
    for want in gold["articles"]:
        articles.gold += 1
        match = _best_segment((want["start"], want["end"]), found, left)
        if match is not None:
            left.remove(match)
            if found[match].kind == want["kind"]:
                articles.right += 1
                articles.hit += 1
        accepted = plain_set((want.get("title"), want.get("title_raw")))
        got = plain(found[match].title) if match is not None else ""
        titles.gold += bool(want.get("title"))
        titles.hit += bool(want.get("title")) and got in accepted
        titles.found += bool(got)
        titles.right += bool(got) and got in accepted


def _best_segment(span: tuple[int, int], found: list[FoundArticle], left: list[int]) -> int | None:
    """The segment with the largest overlap over union, if that is large enough."""
    best, best_share = None, 0.0
    for index in left:
        here = (found[index].start, found[index].end)
        shared = _overlap(span, here)
        share = shared / (max(span[1], here[1]) - min(span[0], here[0])) if shared else 0.0
        if share > best_share:
            best, best_share = index, share
    return best if best_share >= SEGMENT_OVERLAP else None


def _furniture(gold: dict[str, Any], found: list[FoundArticle], tasks: Tasks) -> None:
    """Furniture that is gone from the clean text; precision has no meaning here and is given as recall."""
    text = "\n".join(article.text or "" for article in found)
    counts = tasks["furniture_removed"]
    for piece in gold.get("furniture", ()):
        surface = piece["surface"].strip()
        if len(surface) >= SHORTEST_FURNITURE:
            gone = surface not in text
            counts.add(Counts(right=gone, found=1, hit=gone, gold=1))


def _mentions(gold: dict[str, Any], found: list[FoundMention], tasks: Tasks) -> None:
    accepted = {slug: plain_set(entity["names"]) | {plain(slug)} for slug, entity in gold["entities"].items()}
    hits: set[int] = set()
    linked: set[int] = set()
    right: set[int] = set()
    right_linked: set[int] = set()
    for number, want in enumerate(gold["mentions"]):
        span = (want["start"], want["end"])
        for index, mention in enumerate(found):
            longer = max(mention.end - mention.start, span[1] - span[0])
            shared = _overlap((mention.start, mention.end), span)
            if not shared or shared < MENTION_OVERLAP * longer:
                continue
            hits.add(number)
            right.add(index)
            if mention.type == want["type"] and plain_set(mention.names) & accepted[want["entity"]]:
                linked.add(number)
                right_linked.add(index)
    outside = [(row["start"], row["end"]) for row in gold["citations"] if row["kind"] == "footnote"]
    outside += [(row["start"], row["end"]) for row in gold.get("ignore", ())]
    counted = {
        index
        for index, mention in enumerate(found)
        if index in right or not any(_overlap((mention.start, mention.end), span) for span in outside)
    }
    size, total = len(counted), len(gold["mentions"])
    tasks["mentions"].add(Counts(len(right & counted), size, len(hits), total))
    tasks["linked_mentions"].add(Counts(len(right_linked & counted), size, len(linked), total))


def _citations(kind: str, wanted: list[dict[str, Any]], found: list[FoundCitation], tasks: Tasks) -> None:
    counts = tasks[f"citations.{kind}"]
    counts.found += len(found)
    counts.gold += len(wanted)
    left = list(found)
    for want in wanted:
        span = (want["start"], want["end"])
        match = next(
            (c for c in left if _overlap((c.start, c.end), span) and _says_same(kind, want, c)), None
        )
        if match is None:
            continue
        left.remove(match)
        counts.right += 1
        counts.hit += 1
        if kind == "footnote":
            _footnote_fields(want, match, tasks)
        elif kind == "quotation" and want.get("speaker"):
            same = _speaker_is(want["speaker"], match)
            tasks["quotation.speaker"].add(Counts(same, 1, same, 1))


def _says_same(kind: str, want: dict[str, Any], got: FoundCitation) -> bool:
    if kind == "footnote":
        return str(got.marker) == str(want["marker"])
    if kind == "quotation":
        return same_quote(plain(got.quote), plain_set((want["quote"], want.get("quote_raw"))))
    wanted = plain_set((want.get("source"), want.get("speaker")))
    named = (got.source, got.speaker, got.speaker_name, got.title, *got.source_names)
    return not wanted or any(one_holds_other(name, have) for name in wanted for have in plain_set(named))


def _speaker_is(speaker: str, got: FoundCitation) -> bool:
    wanted = plain(speaker)
    return any(one_holds_other(wanted, have) for have in plain_set((got.speaker, got.speaker_name)))


def _footnote_fields(want: dict[str, Any], got: FoundCitation, tasks: Tasks) -> None:
    sources = plain_set((got.source, *got.source_names))
    date = want.get("date") or ""
    fields = (
        ("author", got.author, want.get("author"), plain(got.author) == plain(want.get("author"))),
        ("source", got.source, want.get("source"), plain(want.get("source")) in sources),
        ("title", got.title, want.get("title"), plain(got.title) == plain(want.get("title"))),
        ("date", got.cited_on, date, bool(date) and (got.cited_on or "").startswith(date[:7])),
    )
    for name, have, wanted, same in fields:
        good = bool(have) and bool(wanted) and same
        tasks[f"footnote.{name}"].add(Counts(good, bool(have), good, bool(wanted)))
