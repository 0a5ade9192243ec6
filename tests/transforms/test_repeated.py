from __future__ import annotations

from transforms.citations import find_citations
from transforms.repeated import Cited, repeated
from transforms.segmentation import segment

TEXT = """The old lock is closed

The lock was closed on Monday, and the boats wait below it.[1] More stands at https://lock.example/why for all to see.

[1] Quill, Ada, Ellery Gazette, Locks and tides, 3 March 2020, https://ellery.example/locks
"""


def test_an_address_inside_a_footnote_repeats_it_and_one_in_the_text_does_not() -> None:
    (part,) = segment(TEXT).segments
    citations = find_citations(part.text, part.regions, [], None, "en")
    told = repeated([Cited(part, "a1", None, citations)])
    assert [(c.kind, c.url, again) for c, again in zip(citations, told[0], strict=True)] == [
        ("link", "https://lock.example/why", False),
        ("footnote", "https://ellery.example/locks", False),
        ("link", "https://ellery.example/locks", True),
    ]


def test_nothing_cited_is_nothing_repeated() -> None:
    (part,) = segment(TEXT).segments
    assert repeated([]) == []
    assert repeated([Cited(part, "a1", None, ())]) == [[]]
