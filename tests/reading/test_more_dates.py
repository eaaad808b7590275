"""Sixty further phrases of news and history, their days set down before the grammar was tried on them."""

from __future__ import annotations

import pytest

from prophasis.reading.dates import find, parse_edtf
from prophasis.reading.dates.document import dated

NEWS = [
    ("on Wednesday", "2013-03-20", "2013-03-20"),
    ("next Tuesday", "2013-03-26", "2013-03-26"),
    ("last month", "2013-02-01", "2013-02-28"),
    ("this week", "2013-03-18", "2013-03-24"),
    ("earlier this year", "2013-01-01", "2013-12-31"),
    ("two weeks ago", "2013-03-08", "2013-03-08"),
    ("in the third quarter", "2012-07-01", "2012-09-30"),
    ("in the first quarter", "2013-01-01", "2013-03-31"),
    ("in December", "2012-12-01", "2012-12-31"),
    ("by the end of the month", None, "2013-03-31"),
    ("over the weekend", "2013-03-16", "2013-03-17"),
    ("since last summer", "2012-06-01", None),
    ("a year ago", "2012-01-01", "2012-12-31"),
    ("over the past six months", "2012-09-01", "2013-03-22"),
    ("last Friday", "2013-03-15", "2013-03-15"),
    ("in the next 10 years", "2013-03-22", "2023-03-22"),
    ("10 days ago", "2013-03-12", "2013-03-12"),
    ("at the end of February", "2013-02-21", "2013-02-28"),
    ("late last year", "2012-09-01", "2012-12-31"),
    ("early this month", "2013-03-01", "2013-03-10"),
    ("in mid-January", "2013-01-11", "2013-01-20"),
    ("this coming Monday", "2013-03-25", "2013-03-25"),
    ("a decade ago", "2003-01-01", "2003-12-31"),
    ("on Christmas Day", "2012-12-25", "2012-12-25"),
    ("in March of last year", "2012-03-01", "2012-03-31"),
    ("in the past two to three years", "2010-03-01", "2013-03-22"),
    ("last quarter", "2012-10-01", "2012-12-31"),
]

HISTORY = [
    ("between late May and early June 2008", "2008-05-21", "2008-06-10"),
    ("from mid-1942 to early 1943", "1942-05-01", "1943-04-30"),
    ("in the summer or autumn of 1991", "1991-06-01", "1991-11-30"),
    ("in April or May 1986", "1986-04-01", "1986-05-31"),
    ("on April 3 and 4, 1968", "1968-04-03", "1968-04-04"),
    ("in the night of 3-4 June 1989", "1989-06-03", "1989-06-04"),
    ("throughout 1968", "1968-01-01", "1968-12-31"),
    ("in the first three months of 2003", "2003-01-01", "2003-03-31"),
    ("in the last two weeks of August 1939", "1939-08-18", "1939-08-31"),
    ("in the first week of May 1945", "1945-05-01", "1945-05-07"),
    ("in the second half of the 1930s", "1935-01-01", "1939-12-31"),
    ("in the first half of the nineteenth century", "1800-01-01", "1849-12-31"),
    ("in the opening months of 1918", "1918-01-01", "1918-04-30"),
    ("no later than 30 June 2015", None, "2015-06-30"),
    ("not before 2030", "2030-01-01", None),
    ("from 1997 onwards", "1997-01-01", None),
    ("up to and including 2009", None, "2009-12-31"),
    ("prior to March 2011", None, "2011-02-28"),
    ("in 1962–63", "1962-01-01", "1963-12-31"),
    ("on 1 and 2 September 1939", "1939-09-01", "1939-09-02"),
    ("in the late 1980s or early 1990s", "1986-01-01", "1993-12-31"),
    ("around 1450", "1450-01-01", "1450-12-31"),
    ("in the winter of 1812–13", "1812-12-01", "1813-02-28"),
    ("on Christmas Eve 1968", "1968-12-24", "1968-12-24"),
    ("on the 21st of March 1960", "1960-03-21", "1960-03-21"),
    ("on Sunday, 7 December 1941", "1941-12-07", "1941-12-07"),
    ("on 7.12.1941", "1941-12-07", "1941-12-07"),
    ("in the 2nd century AD", "0100-01-01", "0199-12-31"),
    ("in the third millennium BC", "-2999-01-01", "-2000-12-31"),
    ("three years after 1945", "1948-01-01", "1948-12-31"),
    ("in the decade before 1914", "1904-01-01", "1914-12-31"),
    ("as of 1 January 2010", "2010-01-01", "2010-01-01"),
    ("from at least 2005 on", "2005-01-01", None),
    ("no earlier than 2023", "2023-01-01", None),
    ("in the last quarter of 2021", "2021-10-01", "2021-12-31"),
    ("from spring to autumn 2021", "2021-03-01", "2021-11-30"),
]

STORY = [
    ("the following spring", "1942-03-01", "1942-05-31"),
    ("six weeks later", "1941-08-03", "1941-08-03"),
    ("the next day", "1941-06-23", "1941-06-23"),
    ("the previous week", "1941-06-09", "1941-06-15"),
    ("that autumn", "1941-09-01", "1941-11-30"),
    ("the year before", "1940-01-01", "1940-12-31"),
    ("two months earlier", "1941-04-01", "1941-04-30"),
    ("in July of the same year", "1941-07-01", "1941-07-31"),
]

Days = tuple[str | None, str | None]


def days(text: str, phrase: str, written: str) -> list[Days]:
    """The days of the marks that share a character with the phrase."""
    start = text.index(phrase)
    found = dated(find(text), document=parse_edtf(written), sentences=[0], text=text)
    near = [one for one in found if one.start < start + len(phrase) and one.end > start]
    return [
        (
            one.interval.earliest.iso if one.interval.earliest else None,
            one.interval.latest.iso if one.interval.latest else None,
        )
        for one in near
    ]


@pytest.mark.parametrize(("phrase", "earliest", "latest"), NEWS)
def test_news_counts_from_the_day_it_was_written(phrase: str, earliest: str | None, latest: str | None) -> None:
    """Written on Friday 22 March 2013."""
    assert days(f"Shares fell {phrase}, they said.", phrase, "2013-03-22") == [(earliest, latest)]


@pytest.mark.parametrize(("phrase", "earliest", "latest"), HISTORY)
def test_history_names_its_years(phrase: str, earliest: str | None, latest: str | None) -> None:
    """A phrase that holds its year means the same whenever it is written."""
    assert days(f"The troops moved {phrase}, they said.", phrase, "2013-03-22") == [(earliest, latest)]


@pytest.mark.parametrize(("phrase", "earliest", "latest"), STORY)
def test_a_story_counts_from_its_last_date(phrase: str, earliest: str | None, latest: str | None) -> None:
    """After Sunday 22 June 1941."""
    text = f"The attack began on 22 June 1941. The town fell {phrase}, they said."
    assert days(text, phrase, "2013-03-22") == [(earliest, latest)]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The talks will resume on Tuesday.", "Tuesday", ("2013-03-26", "2013-03-26")),
        ("The vote is to be held in November.", "November", ("2013-11-01", "2013-11-30")),
        ("The talks resumed on Tuesday.", "Tuesday", ("2013-03-19", "2013-03-19")),
        ("He died after the 2011 protests.", "2011", ("2011-01-01", "2011-12-31")),
        ("It was known before the 2011 election.", "2011", ("2011-01-01", "2011-12-31")),
    ],
)
def test_tense_and_nouns_decide(text: str, phrase: str, expected: Days) -> None:
    """What is to come lies ahead of the day of writing; a year that tells which event is that year, not open."""
    assert days(text, phrase, "2013-03-22") == [expected]


def test_years_of_a_life_are_two_dates() -> None:
    """Born and died are two dates, a reign or a war is one span."""
    text = "Edmund Burke (1729–1797) wrote on it. The Seven Weeks War (1866–1867) was short."
    assert days(text, "1729–1797", "2013-03-22") == [("1729-01-01", "1729-12-31"), ("1797-01-01", "1797-12-31")]
    assert days(text, "1866–1867", "2013-03-22") == [("1866-01-01", "1867-12-31")]


@pytest.mark.parametrize(
    ("phrase", "length"),
    [
        ("for ten years", "P10Y"),
        ("two-day", "P2D"),
        ("36 hours", "PT36H"),
        ("several weeks", "PXW"),
        ("a decade", "P10Y"),
    ],
)
def test_a_length_of_time_is_measured(phrase: str, length: str) -> None:
    """A bare length has no days, but its measure in ISO 8601."""
    found = dated(find(f"They held out {phrase} siege and all."), document=None)
    assert [one.length for one in found] == [length]
