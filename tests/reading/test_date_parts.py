"""The ends of ranges and open intervals: dates of their own, flagged as parts, counted once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.case import Mark, Reading, Time
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.page import page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import sentence, syntax, time


def marks(text: str) -> list[Mark]:
    """The time marks of a text written in May 2024."""
    page = page_of(text)
    page.document = replace(page.document, published="2024-05-15")
    return run(page, (syntax.STEP, sentence.STEP, time.STEP)).layer("time")


def parts(text: str) -> list[tuple[str, str | None]]:
    """Words and EDTF of the parts, after checking that each leads to a whole that encloses it."""
    found = marks(text)
    by_id = {mark.id: mark for mark in found}
    shown = []
    for mark in found:
        assert isinstance(mark.payload, Time)
        if mark.payload.part_of is not None:
            whole = by_id[mark.payload.part_of]
            assert whole.start <= mark.start < mark.end <= whole.end
            assert isinstance(whole.payload, Time)
            assert whole.payload.part_of is None
            shown.append((mark.quote, mark.payload.edtf))
    return shown


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("from 1947 to 1960", [("1947", "1947"), ("1960", "1960")]),
        ("between July 2003 and December 2004", [("July 2003", "2003-07"), ("December 2004", "2004-12")]),
        ("from March to August 2011", [("March", "2011-03"), ("August 2011", "2011-08")]),
        ("1892 – 94", [("1892", "1892"), ("94", "1894")]),
        ("from mid-1942 to early 1943", [("mid-1942", "1942-05/1942-08"), ("early 1943", "1943-01/1943-04")]),
        ("since 2014", [("2014", "2014")]),
        ("until July 1805", [("July 1805", "1805-07")]),
        ("from 1928 onwards", [("1928", "1928")]),
        ("12-15 July 2021", []),
        ("March and April 2021", []),
        ("late 2020 or early 2021", []),
        ("by 2022", []),
        ("in 2022", []),
    ],
)
def test_ends_are_parts_of_the_whole(phrase: str, expected: list[tuple[str, str | None]]) -> None:
    """Both ends of a range, and the one that "since" and "until" name; lists and bounds have none."""
    assert parts(f"They met {phrase} in the capital.") == expected


@settings(deadline=None)
@given(st.integers(1500, 2020), st.integers(1, 29), st.sampled_from(["from {} to {}", "between {} and {}", "({}–{})"]))
def test_parts_lie_at_the_ends_of_their_whole(first: int, length: int, form: str) -> None:
    """The first part begins with the whole, the last one ends with it."""
    found = marks(f"The office was held {form.format(first, first + length)} by one man.")
    payloads = [mark.payload for mark in found if isinstance(mark.payload, Time)]
    whole = next(one for one in payloads if one.part_of is None)
    ends = [one for one in payloads if one.part_of is not None]
    assert len(ends) == 2
    assert {whole.earliest, whole.latest} == {ends[0].earliest, ends[1].latest}


def test_a_draft_counts_a_range_once() -> None:
    """What is laid on a line of time, or counted, passes the parts over."""
    page = page_of("He ruled from 1947 to 1960.")
    run(page, (syntax.STEP, sentence.STEP, time.STEP))
    assert [mark.quote for mark in page.layer("time")] == ["from 1947 to 1960", "1947", "1960"]
    leaf = Leaf(Reading(document=page.document, marks=tuple(page.marks)))
    assert [mark.quote for mark in leaf.layer("time")] == ["from 1947 to 1960"]
