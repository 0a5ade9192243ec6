"""Reference lists in many shapes, their faults, and single entries in the usual orders."""

from __future__ import annotations

import pytest

from transforms.citations import find_citations, footnote_findings
from transforms.citations.entries import parse_entry
from transforms.citations.entry_parts import Evidence
from transforms.citations.reference_list import find_list
from transforms.citations.sources import SourceIndex
from transforms.model import Region, Source

REUTERS = Source("reuters", "Reuters", "agency", "reuters", "reuters.com", ("Thomson Reuters",), True)
EVIDENCE = Evidence(SourceIndex((REUTERS,)), frozenset({"ellen marsh"}), frozenset({"harbour board"}))

ENTRIES = [
    ("Harbour Office, Flash Update No. 2: Floods in Wick, 9 February 2022.", None, "Harbour Office",
     "Flash Update No. 2: Floods in Wick", "2022-02-09"),
    ("Marsh, E. 2020. Who owns the quay? Review of Northern Harbours 47 (163): 21–38.", "Marsh, E.",
     "Review of Northern Harbours", "Who owns the quay", "2020-01-01"),
    ('Amble, K. (1882). "A Walk through Upper Wick". Proceedings of the Tidal Society of Wick.', "Amble, K.",
     "Proceedings of the Tidal Society of Wick", "A Walk through Upper Wick", "1882-01-01"),
    ("Tidal Council, Report of the Panel of Experts on Quays, S/2019/34, 8 January 2019, para. 12.", None,
     "Tidal Council", "Report of the Panel of Experts on Quays", "2019-01-08"),
    ("Tidal Council, Report on the Quays of Wick, TC Doc. A/BCD/38/41, 8 January 2019.", None, "Tidal Council",
     "Report on the Quays of Wick", "2019-01-08"),
    ("Harbour Board, Salt in the Wells, Index: HBA 12/1234/2019, 4 June 2019.", None, "Harbour Board",
     "Salt in the Wells", "2019-06-04"),
    ("Harbour Board, Notes on Order EU:C:2016:973, 21 December 2016.", None, "Harbour Board", "Notes on Order",
     "2016-12-21"),
    ("Daily Courier: Tuning TCP/IP/UDP for boats (2001-05-03)", None, "Daily Courier",
     "Tuning TCP/IP/UDP for boats", "2001-05-03"),
    ("The AC/DC/ABBA years - Daily Courier, 3 May 2001", None, "Daily Courier", "The AC/DC/ABBA years",
     "2001-05-03"),
    ("Clara Brandt, “Le sel de Wick”, Le Courrier Vert, 4 mars 2018.", "Clara Brandt", "Le Courrier Vert",
     "Le sel de Wick", "2018-03-04"),
    ("Tidal Court, Decision no. 2011-318 TC, 21 May 2011.", None, "Tidal Court", "Decision no. 2011-318 TC",
     "2011-05-21"),
    ("Ministry of Roads, Circular no. 14/2009, 3 May 2009.", None, "Ministry of Roads", "Circular no. 14/2009",
     "2009-05-03"),
    ("Marsh-Cole, E., Quarante ans, sans sel, Presses universitaires de Wick, 2012.", "Marsh-Cole, E.",
     "Presses universitaires de Wick", "Quarante ans, sans sel", "2012-01-01"),
    ("Brandt, Clara, Le Courrier Vert, A Wick, les élus du sel, Oct 19, 2014", "Brandt, Clara", "Le Courrier Vert",
     "A Wick, les élus du sel", "2014-10-19"),
    ("Brandt, Clara, The Salt Weekly, How we lost the quay, and why, Oct 19, 2014", "Brandt, Clara", "The Salt Weekly",
     "How we lost the quay, and why", "2014-10-19"),
    ("Amble, K., Under the salt, over the wall, Field Books, 2003.", "Amble, K.", "Field Books",
     "Under the salt, over the wall", "2003-01-01"),
    ("Brandt, U. & Keller, T. (2015): Salt damage in street trees. In: Urban Forestry Letters 9, pp. 22-31.",
     "Brandt, U. & Keller, T.", "Urban Forestry Letters", "Salt damage in street trees", "2015-01-01"),
    ("Tomlin, Edgar. Forty Years at the Oar. Wick: Seaboard Press, 1949.",
     "Tomlin, Edgar", "Seaboard Press", "Forty Years at the Oar", "1949-01-01"),
    ("Reuters: Eight nations sign moon pact - 13 Oct 2020", None, "Reuters", "Eight nations sign moon pact",
     "2020-10-13"),
    ("Harbour Archive, file on the quay, 1871.", None, "Harbour Archive", "file on the quay", "1871-01-01"),
    ('Marsh, Ellen, Reuters, Quay Sinks, Oct.21, 2011',
     'Marsh, Ellen', 'Reuters', 'Quay Sinks', '2011-10-21'),
    ('Marsh, Ellen, Open Letter on the quay, Oct26, 2011',
     'Marsh, Ellen', None, 'Open Letter on the quay', '2011-10-26'),
    ('Harbour Board, Quay Sinks Again 21 Oct 2011',
     None, 'Harbour Board', 'Quay Sinks Again', '2011-10-21'),
    ('Lord Corbin, The Evening Post, Old Stones Demand Repair Oct.25, 2011',
     'Lord Corbin', 'The Evening Post', 'Old Stones Demand Repair', '2011-10-25'),
    ('Kit Amble, "A Wall of Salt," Daily Courier, 3 May 2001.',
     'Kit Amble', 'Daily Courier', 'A Wall of Salt', '2001-05-03'),
    ('Amble, K. (2001, May 3). A wall of salt. Daily Courier.',
     'Amble, K.', 'Daily Courier', 'A wall of salt', '2001-05-03'),
    ('Amble, K., & Cole, I. (2001). A wall of salt. Field Press.',
     'Amble, K., & Cole, I.', 'Field Press', 'A wall of salt', '2001-01-01'),
    ('Amble, Kit. “A Wall of Salt.” Daily Courier, October 2001',
     'Amble, Kit', 'Daily Courier', 'A Wall of Salt', '2001-10-01'),
    ('Daily Courier: A wall of salt (2001-05-03)',
     None, 'Daily Courier', 'A wall of salt', '2001-05-03'),
    ("'Salt walls hold', Reuters, 2001",
     None, 'Reuters', 'Salt walls hold', '2001-01-01'),
    ('A wall of salt - Daily Courier, 3 May 2001',
     None, 'Daily Courier', 'A wall of salt', '2001-05-03'),
    ("Cole, Ivy: Salt: Everybody's and Nobody's. Sky Telegraph, 2 July 2031",
     'Cole, Ivy', 'Sky Telegraph', "Salt: Everybody's and Nobody's", '2031-07-02'),
    ('https://www.reuters.com/world/salt-walls',
     None, 'Reuters', None, None),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "author", "source", "title", "day"), ENTRIES)
def test_entry(
    entry: str, author: str | None, source: str | None, title: str | None, day: str | None
) -> None:
    fields = parse_entry(entry, EVIDENCE)
    cited = str(fields.cited.on) if fields.cited else None
    assert (fields.author, fields.source, fields.title, cited) == (author, source, title, day)


def test_access_dates_and_pages_are_no_part_of_the_work() -> None:
    fields = parse_entry(
        'Cole, Ivy, "Salt", Reuters, pp. 3-9, available at http://a.example/s (accessed 4 May 2020)', EVIDENCE
    )
    assert fields.cited is None
    assert (fields.source, fields.url) == ("Reuters", "http://a.example/s")


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        ("Stone[1] and salt [2].", ["[1]", "[2]"]),
        ("Stone (1) and salt (2).", ["(1)", "(2)"]),
        ("Stone¹ and salt.²", ["¹", "²"]),
        ("It was stone.1 It was salt.2", ["1", "2"]),
        ("It was “stone”1 and later salt2.", ["1", "2"]),
    ],
)
def test_marker_shapes(body: str, marks: list[str]) -> None:
    text = f"{body}\n\nReferences\n\n1. Kit Amble, Stone, 2001\n\n2. Ivy Cole, Salt, 2002"
    notes = find_citations(text, (), [], None, "en")
    assert [text[row.marker_start : row.marker_end] for row in notes] == marks


def test_editorial_brackets_are_no_markers() -> None:
    text = "The [withdrawal] of Camp [North] was [sic] slow.[1]\n\n[1] Kit Amble, Slow, 2001"
    (note,) = find_citations(text, (), [], None, "en")
    assert note.marker_start == text.index("[1]")


def test_a_region_is_believed_and_lines_may_be_broken() -> None:
    text = "Stone [1], salt [2].\n\n[1]Amble, Kit, Reuters,\nA Wall of\nStone, 2001\n[2]ibid"
    region = Region("references", text.index("[1]Amble"), len(text))
    first, second = find_citations(text, (region,), [], None, "en")
    assert (first.title, second.title) == ("A Wall of Stone", "A Wall of Stone")
    assert second.resolves_to == 0


def test_findings_name_gaps_repeats_restarts_and_what_is_not_marked() -> None:
    text = (
        "Stone [1], salt [2], sand [9].\n\nNotes\n\n[1] Kit Amble, Stone, 2001\n\n[2] Ivy Cole, Salt, 2002\n\n"
        "[2] Ivy Cole, Salt, 2003\n\n[5] Ed Stone, Sand, 2004\n\n[1] Kit Amble, Mud, 2005"
    )
    found = [(finding.kind, finding.number) for finding in footnote_findings(text)]
    assert found == [("unanswered", 9), ("repeat", 2), ("gap", 5), ("unmarked", 5), ("restart", 1)]
    assert footnote_findings("Stone [1].\n\n[1] Kit Amble, Stone, 2001") == []


def test_a_list_that_the_page_gives_the_rest_of_counts_from_where_it_stands() -> None:
    text = "421 “Ferries Fall,” Allied Press, March 31, 2008.\n\n422 “Pilots Wait,” Northern Courier, May 5, 2008."
    entries = find_list(text, (Region("references", 0, len(text)),))
    assert [entry.number for entry in entries] == [421, 422]
