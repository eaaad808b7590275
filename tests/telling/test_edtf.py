"""EDTF dates: the days they cover and the words people use for them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prophasis.telling import edtf

ORDINAL = datetime.date(1970, 1, 1).toordinal()


def day(year, month=1, of_month=1):
    return edtf.day_number(year, month, of_month)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("1907-07-18", "18 July 1907", (1907, 7, 18), (1907, 7, 18)),
        ("1907-07", "July 1907", (1907, 7, 1), (1907, 7, 31)),
        ("1907", "1907", (1907, 1, 1), (1907, 12, 31)),
        ("2021-21", "spring 2021", (2021, 3, 1), (2021, 5, 31)),
        ("2021-24", "winter 2021/22", (2021, 12, 1), (2022, 2, 28)),
        ("-0430", "431 BC", (-430, 1, 1), (-430, 12, 31)),
        ("-0430-21", "spring 431 BC", (-430, 3, 1), (-430, 5, 31)),
        ("-0431-24", "winter 432/431 BC", (-431, 12, 1), (-430, 2, 28)),
        ("-0431/-0430", "432–431 BC", (-431, 1, 1), (-430, 12, 31)),
        ("0000", "1 BC", (0, 1, 1), (0, 12, 31)),
        ("0079-08-24", "24 August AD 79", (79, 8, 24), (79, 8, 24)),
        ("1911-03-08/1911-03-09", "8–9 March 1911", (1911, 3, 8), (1911, 3, 9)),
        ("2021-03/2021-07", "March – July 2021", (2021, 3, 1), (2021, 7, 31)),
        ("2020-12/2021-01", "December 2020 – January 2021", (2020, 12, 1), (2021, 1, 31)),
        ("199X", "the 1990s", (1990, 1, 1), (1999, 12, 31)),
        ("17XX", "1700–1799", (1700, 1, 1), (1799, 12, 31)),
        ("[2020,2021]", "2020 or 2021", (2020, 1, 1), (2021, 12, 31)),
        ("2022-02-24T04:00", "24 February 2022", (2022, 2, 24), (2022, 2, 24)),
    ],
)
def test_a_date_covers_the_days_it_means_and_reads_as_people_write_it(text, words, first, last):
    """Precision is kept: a month stays a month, a season a season, 431 BC is astronomical -0430."""
    found = edtf.parse(text)
    assert edtf.label(text) == words
    assert (found.first, found.last) == (day(*first), day(*last))


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [("../2021-03", "until March 2021", None, (2021, 3, 31)), ("2021-03/..", "since March 2021", (2021, 3, 1), None)],
)
def test_an_open_end_stays_open(text, words, first, last):
    """``..`` is no day at all, in the range and in the words."""
    found = edtf.parse(text)
    assert edtf.label(text) == words
    assert found.first == (first and day(*first))
    assert found.last == (last and day(*last))


def test_an_approximate_date_says_so():
    """``~`` reads "about", ``?`` reads "(uncertain)", and both are drawn as approximate."""
    assert edtf.parse("1907~").approximate
    assert edtf.label("1907~") == "about 1907"
    assert edtf.label("1907-05?") == "May 1907 (uncertain)"


@pytest.mark.parametrize("text", ["", None, "foo", "2022-02-30", "2022-13", "2022/2021", "../..", "late 2020"])
def test_what_is_not_a_date_gives_no_days(text):
    """Nothing is invented for a text that is not EDTF, a day that does not exist, or an interval that runs back."""
    assert edtf.parse(text) is None


def test_a_text_that_is_not_edtf_is_shown_as_it_is():
    """The words of the case are better than no words."""
    assert edtf.label("late 2020 or early 2021") == "late 2020 or early 2021"


@given(st.integers(-719162, 2932896))
def test_day_numbers_agree_with_the_calendar_of_the_standard_library(number):
    """From AD 1 to 9999, and there and back."""
    date = datetime.date.fromordinal(ORDINAL + number)
    assert edtf.civil(number) == (date.year, date.month, date.day)
    assert edtf.day_number(*edtf.civil(number)) == number


@given(st.integers(-2_000_000, -719163))
def test_days_before_the_common_era_go_there_and_back(number):
    """The proleptic calendar has no hole at year 0."""
    assert edtf.day_number(*edtf.civil(number)) == number
    assert edtf.civil(number + 1) > edtf.civil(number)


@given(st.text(alphabet="0123456789-/.X~?%[],{}TY ", max_size=24))
def test_no_text_breaks_the_reader(text):
    """Whatever stands in ``when``: days or None, words always."""
    found = edtf.parse(text)
    assert isinstance(edtf.label(text), str)
    assert found is None or found.start <= found.end
