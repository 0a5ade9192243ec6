"""Dates as texts write them, and what they are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms import dates
from transforms.dates import find_dates, parse_date, short_date, text_dates


@pytest.mark.parametrize(
    ("text", "on", "precision"),
    [
        ("October 21, 2011", "2011-10-21", "day"),
        ("21 October 2011", "2011-10-21", "day"),
        ("Oct.21, 2011", "2011-10-21", "day"),
        ("Oct26, 2011", "2011-10-26", "day"),
        ("Sept. 3rd, 2010", "2010-09-03", "day"),
        ("the 3rd of May, 2010", "2010-05-03", "day"),
        ("Tuesday, 5 May 2009", "2009-05-05", "day"),
        ("2011-10-21T08:00:00Z", "2011-10-21", "day"),
        ("20111021", "2011-10-21", "day"),
        ("2011/10/21", "2011-10-21", "day"),
        ("21.10.2011", "2011-10-21", "day"),
        ("10/21/2011", "2011-10-21", "day"),
        ("21/10/2011", "2011-10-21", "day"),
        ("Posted on March 3, 2012 by admin", "2012-03-03", "day"),
        ("October 2011", "2011-10-01", "month"),
        ("Oct. 2011", "2011-10-01", "month"),
        ("2011", "2011-01-01", "year"),
        ("03/04/2011", "2011-01-01", "year"),  # March or April: only the year is sure
        ("04/04/2011", "2011-04-04", "day"),
    ],
)
def test_dates_are_as_precise_as_they_were_given(text: str, on: str, precision: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.on.isoformat(), found.precision) == (on, precision)


@pytest.mark.parametrize(
    "text", ["", None, "March 3", "yesterday", "Spring", "10/21/11", "31 February 2011 BC", "$2011", "May"]
)
def test_a_year_is_never_invented(text: str | None) -> None:
    found = parse_date(text)
    assert found is None or found.precision in ("month", "year")


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("23 Feb 18", "2018-02-23"),
        ("Thu, Feb 3, '11", "2011-02-03"),
        ("3-Feb-11", "2011-02-03"),
        ("May 18", None),
    ]
    + [(text, None) for text in ("23 Feb 88", "Feb 23 18", "31 Feb 18", "on 23 Feb 18 the mill burnt", "")],
)
def test_a_year_of_two_figures_is_read_where_a_line_is_nothing_but_a_date(text: str, on: str | None) -> None:
    found = short_date(text)
    assert (found and found.on.isoformat()) == on


def test_an_impossible_day_is_no_day() -> None:
    found = parse_date("February 31, 2011")
    assert found is None or found.precision != "day"


def test_text_dates_leave_out_what_is_announced() -> None:
    text = "On May 3, 2010 the council met. The law will take effect on January 1, 2012. It was passed in June 2011."
    assert [(when.on.isoformat(), text[start:end]) for start, end, when in text_dates(text)] == [
        ("2010-05-03", "May 3, 2010"),
        ("2011-06-01", "June 2011"),
    ]
    assert len(find_dates(text)) == 3


def test_spans_stay_inside_the_asked_stretch() -> None:
    text = "May 3, 2010 and May 4, 2011 and May 5, 2012"
    assert [text[start:end] for start, end, _ in text_dates(text, 12, 30)] == ["May 4, 2011"]


def test_a_year_in_a_longer_number_is_no_year() -> None:
    assert parse_date("1201112") is None
    assert text_dates("Call 555 2011 4455.") == []


_TOGETHER = (
    "May | |3|rd|, |2011|19|1987|20|/|-|.|12|October |Sept.| of |at 10:30 |\n|until |x|–|²|5|2011-10-21"
    "| 21.10.2011|31 |the ferry ran for a while and then it did not, "
)
_PIECES = st.sampled_from(_TOGETHER.split("|"))


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=40).map("".join), st.integers(0, 60), st.integers(0, 200))
def test_looking_around_years_finds_what_looking_everywhere_does(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    everywhere = [match.span() for match in dates._DATE.finditer(text, start, end)]
    assert [match.span() for match in dates._dates(text, start, end)] == everywhere


def test_the_longest_date_fits_the_window_around_its_year() -> None:
    longest = "September.   31st - 30   at 12:30 Uhr, 1999"
    match = re.search(dates._DATE, longest)
    assert match is not None
    assert match.group() == longest
    assert len(longest) - 4 <= dates._BEFORE_YEAR
