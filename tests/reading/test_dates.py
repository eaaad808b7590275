"""The date grammar: phrases in, intervals of days out."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prophasis.reading.dates import Context, Day, find, kind, parse_date, parse_edtf, resolve

CONTEXT = Context(document=parse_edtf("2025-03-01"), last=parse_edtf("2021"), close=True)

PHRASES = [
    ("in 2021", "2021", "2021-01-01", "2021-12-31"),
    ("late 2020 or early 2021", "2020-09/2021-04", "2020-09-01", "2021-04-30"),
    ("early to mid-April 2021", "2021-04-01/2021-04-20", "2021-04-01", "2021-04-20"),
    ("January and early February of 2022", "2022-01/2022-02-10", "2022-01-01", "2022-02-10"),
    ("March and April 2021", "2021-03/2021-04", "2021-03-01", "2021-04-30"),
    ("from 2010 through 2014", "2010/2014", "2010-01-01", "2014-12-31"),
    ("between 2010 and 2014", "2010/2014", "2010-01-01", "2014-12-31"),
    ("from October 2021 to January 2022", "2021-10/2022-01", "2021-10-01", "2022-01-31"),
    ("2019-2020", "2019/2020", "2019-01-01", "2020-12-31"),
    ("2019-20", "2019/2020", "2019-01-01", "2020-12-31"),
    ("12-15 July 2021", "2021-07-12/2021-07-15", "2021-07-12", "2021-07-15"),
    ("July 12-15, 2021", "2021-07-12/2021-07-15", "2021-07-12", "2021-07-15"),
    ("the spring of 2014", "2014-21", "2014-03-01", "2014-05-31"),
    ("the winter of 1776-77", "1776-24", "1776-12-01", "1777-02-28"),
    ("mid-July 2021", "2021-07-11/2021-07-20", "2021-07-11", "2021-07-20"),
    ("the end of 2021", "2021-09/2021-12", "2021-09-01", "2021-12-31"),
    ("the first half of 2021", "2021-01/2021-06", "2021-01-01", "2021-06-30"),
    ("the third quarter of 2021", "2021-35", "2021-07-01", "2021-09-30"),
    ("Q3 2021", "2021-35", "2021-07-01", "2021-09-30"),
    ("the 1990s", "199X", "1990-01-01", "1999-12-31"),
    ("the early 2000s", "2000/2003", "2000-01-01", "2003-12-31"),
    ("the late 1970s", "1976/1979", "1976-01-01", "1979-12-31"),
    ("eighteenth century", "17XX", "1700-01-01", "1799-12-31"),
    ("the twenty-first century", "20XX", "2000-01-01", "2099-12-31"),
    ("the 19th and 20th centuries", "18XX/19XX", "1800-01-01", "1999-12-31"),
    ("the turn of the millennium", "1999~/2001~", "1999-01-01", "2001-12-31"),
    ("by the end of 2021", "../2021-12", None, "2021-12-31"),
    ("by September 1, 2021", "../2021-09-01", None, "2021-09-01"),
    ("since late 2021", "2021-09/..", "2021-09-01", None),
    ("after 1997", "1998/..", "1998-01-01", None),
    ("pre-2022", "../2021", None, "2021-12-31"),
    ("over the past 19 months", "2023-08-01/2025-03-01", "2023-08-01", "2025-03-01"),
    ("within the next five years", "2025-03-01/2030-03-01", "2025-03-01", "2030-03-01"),
    ("the two years before 2014", "2012/2014", "2012-01-01", "2014-12-31"),
    ("two years before 2014", "2012", "2012-01-01", "2012-12-31"),
    ("by the end of the decade", "../2029", None, "2029-12-31"),
    ("half a century ago", "1975", "1975-01-01", "1975-12-31"),
    ("late March or early April", "2021-03-21/2021-04-10", "2021-03-21", "2021-04-10"),
    ("the mid-90s", "1993/1996", "1993-01-01", "1996-12-31"),
    ("in recent years", None, None, "2025-03-01"),
    ("last week", "2025-02-17/2025-02-23", "2025-02-17", "2025-02-23"),
    ("two years ago", "2023", "2023-01-01", "2023-12-31"),
    ("yesterday", "2025-02-28", "2025-02-28", "2025-02-28"),
    ("on Monday", "2025-02-24", "2025-02-24", "2025-02-24"),
    ("431 BC", "-0430", "-0430-01-01", "-0430-12-31"),
    ("in the spring of 431 BC", "-0430-21", "-0430-03-01", "-0430-05-31"),
    ("from 431 to 404 BC", "-0430/-0403", "-0430-01-01", "-0403-12-31"),
    ("431–404 BC", "-0430/-0403", "-0430-01-01", "-0403-12-31"),
    ("since 446/5 BC", "-0445/..", "-0445-01-01", None),
    ("in 432/1 BC", "-0431/-0430", "-0431-01-01", "-0430-12-31"),
    ("the 5th century BC", "-0499/-0400", "-0499-01-01", "-0400-12-31"),
    ("AD 71", "0071", "0071-01-01", "0071-12-31"),
    ("Monday, July 28, 2014", "2014-07-28", "2014-07-28", "2014-07-28"),
    ("2021-04-05", "2021-04-05", "2021-04-05", "2021-04-05"),
    ("13/07/2021", "2021-07-13", "2021-07-13", "2021-07-13"),
    ("around 1880", "1880~", "1880-01-01", "1880-12-31"),
    ("that year", "2021", "2021-01-01", "2021-12-31"),
    ("since World War II", "1939-09-01/..", "1939-09-01", None),
]


@pytest.mark.parametrize(("phrase", "edtf", "earliest", "latest"), PHRASES)
def test_a_phrase_has_its_interval(phrase: str, edtf: str | None, earliest: str | None, latest: str | None) -> None:
    """Each phrase is found as one and means what the conventions say: thirds, open ends, no invented precision."""
    found = find(f"It happened {phrase}, they say.")
    assert len(found) == 1
    interval = resolve(found[0].expression, CONTEXT)
    assert interval is not None
    shown = (interval.earliest.iso if interval.earliest else None, interval.latest.iso if interval.latest else None)
    assert (interval.edtf, *shown) == (edtf, earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "It may march on, and they may go in the fall of the city.",
        "The exercise Zapad-2021 took place there.",
        "About 2000 people and 1,949 tanks were counted at 1914 Oak Street/2.",
        "They paid $2020 for flight 1492 and read page 1812.",
        "The march began, and the august assembly rose.",
        "A 40-year-old man and an eight-year-long campaign.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    """Modals, verbs, names, sums and counts are no dates."""
    assert [text[item.start : item.end] for item in find(text) if kind(item.expression) == "date"] in ([], ["1914"])


def test_a_month_without_year_takes_it_from_what_stands_near() -> None:
    """Near a dated day it is that year's; in a text with a date of its own, the nearest past one."""
    near = Context(last=parse_edtf("2021-12-05"), close=True)
    assert resolve(find("in January")[0].expression, near).edtf == "2022-01"  # type: ignore[union-attr]
    assert resolve(find("in November")[0].expression, near).edtf == "2021-11"  # type: ignore[union-attr]
    dated = Context(document=parse_edtf("2025-03-01"))
    assert resolve(find("in November")[0].expression, dated).edtf == "2024-11"  # type: ignore[union-attr]
    assert resolve(find("in November")[0].expression, Context()) is None


@given(st.dates(datetime.date(1, 1, 1), datetime.date(2900, 12, 31)), st.integers(-300_000, 300_000))
def test_days_count_as_the_calendar_does(start: datetime.date, days: int) -> None:
    """Day.plus agrees with datetime where that reaches, and is undone by its opposite where it does not."""
    day = Day(start.year, start.month, start.day)
    moved = day.plus(days)
    assert moved.plus(-days) == day
    assert moved.weekday == (day.weekday + days) % 7
    try:
        expected = start + datetime.timedelta(days=days)
    except OverflowError:
        return
    assert moved == Day(expected.year, expected.month, expected.day)


@given(st.text(alphabet=st.sampled_from("0123456789 -–/,.'’sthADBC"), max_size=40))
def test_no_row_of_figures_breaks_the_grammar(text: str) -> None:
    """Whatever figures stand there, phrases lie inside the text and intervals run forward."""
    for item in find(text):
        assert 0 <= item.start < item.end <= len(text)
        interval = resolve(item.expression, CONTEXT)
        if interval is not None and interval.earliest and interval.latest:
            assert interval.earliest <= interval.latest


WORDS = st.sampled_from(
    "the in of from to until since by early mid late 2021 1990s July 12 May and or between century 18th spring past "
    "last next two years ago week Monday BC 431 , - later war invasion eve on first".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_no_row_of_date_words_breaks_the_grammar(text: str) -> None:
    """Any mixture of date words is read without an error, and what closes runs forward."""
    for item in find(text):
        interval = resolve(item.expression, CONTEXT)
        if interval is not None and interval.earliest and interval.latest:
            assert interval.earliest <= interval.latest


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("2025", "2025"),
        ("2025-02", "2025-02"),
        ("2025-02-23", "2025-02-23"),
        ("2025-02/2025-03", "2025-02/2025-03"),
        ("2025-02-23T09:00:00Z", "2025-02-23"),
        ("2025-02-23 09:00:00", "2025-02-23"),
        ("Feb 23, 2025", "2025-02-23"),
        ("23 February 2025", "2025-02-23"),
        ("2023-09~", "2023-09~"),
        ("-0430", "-0430"),
        ("431 BC", "-0430"),
        ("yesterday", None),
        ("2025-13-40", None),
        ("soon", None),
    ],
)
def test_a_document_date_may_be_written_as_people_do(said: str, edtf: str | None) -> None:
    """ISO, EDTF and prose are read; what is no date is None."""
    assert parse_date(said) == edtf


@given(st.integers(-3000, 2999), st.integers(1, 12), st.integers(1, 28))
def test_edtf_of_a_day_is_read_back(year: int, month: int, day: int) -> None:
    """What is written as EDTF means the same day when read."""
    written = Day(year, month, day).iso
    interval = parse_edtf(written)
    assert interval is not None
    assert interval.earliest == interval.latest == Day(year, month, day)
