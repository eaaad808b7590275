"""The phrases set down in `benchmarks/read/gold/dates`, calendars, what recurs, and the news."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.case import Time
from prophasis.reading.dates import find, parse_edtf
from prophasis.reading.dates.calendars import easter, gregorian
from prophasis.reading.dates.document import Dated, dated
from prophasis.reading.page import page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import sentence, syntax, time

PHRASES = Path(__file__).parents[2] / "benchmarks" / "read" / "gold" / "dates" / "phrases.tsv"
ROWS = [line.split("\t")[1:] for line in PHRASES.read_text(encoding="utf-8").splitlines()[1:]]


def dates(text: str, written: str = "") -> list[Dated]:
    """The dates of a text; sentences end at full stops."""
    starts = [0, *(at + 2 for at in range(len(text)) if text.startswith(". ", at) and text[at + 2 : at + 3].isupper())]
    from prophasis.reading.dates import find_phrases

    phrases = find_phrases(text)
    document = parse_edtf(written) if written else None
    return dated(phrases.found, document=document, sentences=starts, events=phrases.events, text=text)


def days(one: Dated) -> tuple[str | None, str | None]:
    """First and last day."""
    first, last = one.interval.earliest, one.interval.latest
    return first.iso if first else None, last.iso if last else None


@pytest.mark.parametrize(("written", "text", "first", "last"), ROWS, ids=[row[1][:60] for row in ROWS])
def test_a_phrase_keeps_its_days(written: str, text: str, first: str, last: str) -> None:
    """One of the dates that touch the phrase has the days noted for it; none has days where none are noted."""
    start, end = text.index("["), text.index("]") - 1
    near = [
        one for one in dates(text.replace("[", "").replace("]", ""), written) if one.start < end and start < one.end
    ]
    wanted = (first.strip(".") or None, last.strip(".") or None)
    assert wanted in [days(one) for one in near] or (wanted == (None, None) and not near)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1916, 4, 23), (1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2024, 3, 31), (2038, 4, 25)],
)
def test_easter_falls_where_the_church_has_it(year: int, month: int, day: int) -> None:
    """Western Easter of six years, among them an early and the latest one."""
    assert easter(year) == (year, month, day)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((1582, 10, 5), (1582, 10, 15)),
        ((1752, 9, 3), (1752, 9, 14)),
        ((1917, 10, 25), (1917, 11, 7)),
        ((1900, 2, 29), (1900, 3, 13)),
        ((1900, 3, 1), (1900, 3, 14)),
        ((1649, 1, 30), (1649, 2, 9)),
    ],
)
def test_old_style_days_have_their_new_style(old: tuple[int, int, int], new: tuple[int, int, int]) -> None:
    """Where the calendars were changed, and around a leap day that only the old one has."""
    assert gregorian(*old) == new


@settings(deadline=None)
@given(st.dates(datetime.date(1501, 3, 1), datetime.date(2099, 12, 30)))
def test_old_style_days_follow_each_other(day: datetime.date) -> None:
    """The day after in the one calendar is the day after in the other."""
    following = day + datetime.timedelta(days=1)
    if (day.month, day.day) == (2, 28) and day.year % 4 == 0:
        return  # the Julian calendar may have a 29th here that ours has not
    here = gregorian(day.year, day.month, day.day)
    assert here.plus(1) == gregorian(following.year, following.month, following.day)


def test_a_day_of_the_julian_calendar_says_so() -> None:
    """The mark gives our day and names the calendar that the text has."""
    page = run(page_of("It fell on 25 October 1917 (O.S.)."), (syntax.STEP, sentence.STEP, time.STEP))
    [mark] = page.layer("time")
    assert isinstance(mark.payload, Time)
    assert (mark.payload.edtf, mark.payload.calendar) == ("1917-11-07", "julian")


@pytest.mark.parametrize(
    ("text", "period", "edtf"),
    [
        ("They meet every Monday.", "P1W", None),
        ("They meet every other week.", "P2W", None),
        ("They meet twice a month.", "P1M", None),
        ("They meet three times per year.", "P1Y", None),
        ("They meet every August.", "P1Y", "XXXX-08"),
        ("They meet each year on 9 May.", "P1Y", "XXXX-05-09"),
        ("They meet on Mondays.", "P1W", None),
        ("They meet annually.", "P1Y", None),
    ],
)
def test_what_recurs_has_a_period_and_no_days(text: str, period: str, edtf: str | None) -> None:
    """A set has its period, EDTF only where it is a day or month of any year, and never a day."""
    [one] = dates(text, "2024-05-15")
    assert (one.kind, one.length, one.interval.edtf, days(one)) == ("set", period, edtf, (None, None))


def test_news_keep_to_their_own_year() -> None:
    """In the news a year gives its own to what stands in its sentence, not to the next one; in a story it does."""
    news = "It was the longest strike since 1997, they said on Tuesday. In March the company closed a yard."
    assert days(dates(news, "2024-05-15")[-1]) == ("2024-03-01", "2024-03-31")
    story = "He moved to Rome in 1997. In March he married."
    assert days(dates(story, "2024-05-15")[-1]) == ("1997-03-01", "1997-03-31")


@pytest.mark.parametrize(
    ("text", "edtf", "reason"),
    [
        ("KYIV, March 3 (Agency) - Troops moved. In January 2022 talks had failed.", "2022-03-03", "date line"),
        ("Title\n\nBy Ana Reis\n12 May 2024\n\nThe harbour was quiet in 2019.", "2024-05-12", "date line"),
        ("As of 14 March 2022, 40 villages were flooded. The dam broke on 2 March 2022.", "2022-03-14", "as of"),
        ("2024-05-15\nPORT VARN - Dock workers voted.", "2024-05-15", "date line"),
        ("Policy Brief\nMarch 2021\n\nThe dam broke in June 2020.", "2021-03", "date line"),
        ("The plan of March 2021\n\nIn June 2022 it was dropped.", "2022-06/..", "latest date"),
        ("Two years ago, on 3 May 2020, the dam broke.", "2022", "counts from"),
        ("He wrote that two years ago, in 1956, it broke. It was mended in 1990.", "1990/..", "latest date"),
        ("Information cut-off: 2 May 2023. The army moved on 1 May 2023.", "2023-05-02", "date line"),
        ("R 151430Z JAN 19\nFM EMBASSY\n\nHe left on 12 January.", "2019-01-15", "date line"),
    ],
)
def test_a_document_is_dated_from_inside_with_a_reason(text: str, edtf: str, reason: str) -> None:
    """Date lines, datelines without a year, "as of", a count beside a date; else not before the latest date told."""
    page = run(page_of(text), (syntax.STEP, sentence.STEP, time.STEP))
    assert page.document.published == edtf
    assert reason in (page.document.published_reason or "")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("A week earlier, on 26 April, the bank had said no.", "2024-04-26", "2024-04-26"),
        ("Exports rose in the three months to February.", "2023-12-01", "2024-02-29"),
        ("The plan was aired in the second week of January.", "2024-01-08", "2024-01-14"),
        ("It fell on the night of 20/21 August 1968.", "1968-08-20", "1968-08-21"),
        ("Late in 1956 the canal was closed.", "1956-09-01", "1956-12-31"),
        ("Signed 13/07/2021, it was sent on 03/04/2021.", "2021-04-03", "2021-04-03"),
        ("Signed 07/13/2021, it was sent on 03/04/2021.", "2021-03-04", "2021-03-04"),
        ("The attack of 12 March 1999 killed six.", "1999-03-12", "1999-03-12"),
    ],
)
def test_further_phrases_have_their_days(text: str, first: str, last: str) -> None:
    """A date beside a count, spans that end in a month, weeks of a month, the order of figures in the text."""
    assert (first, last) in [days(one) for one in dates(text, "2024-05-15")]


def test_figures_whose_order_nothing_shows_are_no_date() -> None:
    """03/04/2021 may be March or April."""
    assert dates("It was sent on 03/04/2021.", "2024-05-15") == []


def test_a_year_that_names_a_thing_takes_over_from_no_day() -> None:
    """ "The treaty of 1911" does not date the month behind it where a day was named near."""
    text = "They took Brel on 4 March 2031 and spoke of the treaty of 1911. In January he had told nobody."
    assert days(dates(text, "2031-10-11")[-1]) == ("2031-01-01", "2031-01-31")


def test_in_two_weeks_is_a_day_only_where_it_lies_ahead() -> None:
    """ "In two weeks" is counted from the day of writing in what is to come, and is a length in what is past."""
    assert days(dates("The truce will end in two weeks.", "2024-05-15")[0]) == ("2024-05-29", "2024-05-29")
    [past] = dates("They took the town in two weeks.", "2024-05-15")
    assert (days(past), past.length, past.kind) == ((None, None), "P2W", "duration")


@settings(deadline=None)
@given(
    st.integers(1, 28), st.sampled_from("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()), st.integers(0, 49)
)
def test_a_date_time_group_is_its_day(day: int, month: str, year: int) -> None:
    """Day, hour, minute, zone, month and year run together or apart."""
    for text in (
        f"{day:02d}1200Z{month}{year:02d}",
        f"{day:02d}1200Z {month} {year:02d}",
        f"{day:02d}{month}20{year:02d}",
    ):
        [one] = find(f"Message {text} refers.")
        [shown] = dated([one], document=None)
        assert days(shown)[0] == days(shown)[1]
        assert (days(shown)[0] or "")[:4] == f"20{year:02d}"
        assert (days(shown)[0] or "")[8:] == f"{day:02d}"
