"""What only the run of a text gives: verdicts on what was said, and reasons whose event is understood."""

from __future__ import annotations

import pytest

from prophasis.case import Case, Hypothesis
from prophasis.reading import draft, read_text

STORY = """Why the Lake Council closed the ferry

The Lake Council closed the ferry in May 2011. The mayor blamed rising fuel prices. The boatmen have never
accepted that.

According to a former clerk, the ferry was closed because its licence had lapsed. The clerk's account is not
convincing either.

More likely, the new bridge was the reason. The builders deny this. Vanity cannot be ruled out.
"""


@pytest.fixture(scope="module")
def case() -> Case:
    """The draft of the story."""
    return draft([read_text(STORY, id="ferry")])


def one(case: Case, word: str) -> Hypothesis:
    """The hypothesis whose text holds the word."""
    return next(hypothesis for hypothesis in case.hypotheses.values() if word in hypothesis.text)


def stands(case: Case, word: str) -> set[tuple[str, str]]:
    """Who takes which stance on it."""
    return {(position.who, position.stance) for position in one(case, word).positions}


def test_a_title_that_tells_the_deed_asks_in_the_ground_form(case: Case) -> None:
    """ "Why X closed Y" is asked with "did" and the ground form."""
    assert case.question == "Why did the Lake Council close the ferry?"


def test_what_is_blamed_is_a_reason(case: Case) -> None:
    """Somebody who blames a thing gives it as the reason; whoever does not accept that denies it."""
    assert ("mayor", "asserts") in stands(case, "fuel")
    assert ("boatmen", "denies") in stands(case, "fuel")


def test_an_account_is_refused_by_the_name_of_who_gave_it(case: Case) -> None:
    """ "The clerk's account is not convincing": the author denies what the clerk said."""
    assert {("ferry", "denies"), ("former-clerk", "asserts")} <= stands(case, "licence")


def test_a_reason_needs_no_event_beside_it(case: Case) -> None:
    """ "The bridge was the reason" is one for what the document is about, and "this" points back at it."""
    assert {("ferry", "asserts"), ("builders", "denies")} <= stands(case, "bridge")


def test_what_cannot_be_ruled_out_is_conceded(case: Case) -> None:
    """A reason left open is conceded, not asserted."""
    assert stands(case, "vanity") == {("ferry", "concedes")}
