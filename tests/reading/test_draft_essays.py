"""The draft of the two essays of the shared development data: the rivals that they argue about, denials as denials."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prophasis.case import Case, Reading
from prophasis.reading import draft, rating_sheet, read, take_ratings

SHARED = Path(os.environ.get("PROPHASIS_SHARED") or Path(__file__).parents[2].parent / "shared")
ESSAYS = sorted((SHARED / "documents").glob("*.txt"))

pytestmark = pytest.mark.skipif(len(ESSAYS) < 2, reason="the shared development data (two essays) is not here")


@pytest.fixture(scope="module")
def readings() -> tuple[Reading, ...]:
    return read(ESSAYS).readings


@pytest.fixture(scope="module")
def case(readings: tuple[Reading, ...]) -> Case:
    return draft(readings)


def stances(case: Case, key: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for position in case.hypotheses[key].positions:
        found.setdefault(position.who, set()).add(position.stance)
    return found


def test_the_question_names_who_did_what_to_whom_and_when(case: Case) -> None:
    """Nobody has told the program what the essays are about."""
    assert case.question == "Why did Russia invade Ukraine in 2022?"


def test_the_rivals_are_those_that_the_essays_argue_about(case: Case) -> None:
    """Also those that are denied, and those with little support; and the list stays short."""
    motives = {hypothesis.motive for hypothesis in case.hypotheses.values()}
    assert motives >= {"fear_of_alliance", "fear_of_attack", "control", "wedge", "limited_aims", "regime_security"}
    assert sum(hypothesis.catch_all for hypothesis in case.hypotheses.values()) == 1
    assert len(case.hypotheses) <= 9
    assert "NATO" in case.hypotheses["fear-of-alliance"].text
    assert "Ukraine" in case.hypotheses["fear-of-attack"].text


def test_an_opportunity_goes_with_every_aim(case: Case) -> None:
    """A chance that was seen says why then; it is no rival of what it was a chance for."""
    assert set(case.hypotheses["opportunity"].compatible_with) == set(case.hypotheses) - {"opportunity", "other"}
    assert not case.hypotheses["control"].compatible_with


@pytest.mark.parametrize("key", ["fear-of-alliance", "fear-of-attack"])
def test_what_both_authors_deny_is_shown_as_denied_by_both(case: Case, key: str) -> None:
    """Denial is shown as denial, and the speaker whose claim it is as its speaker."""
    taken = stances(case, key)
    for document in case.documents:
        assert "denies" in taken[document]
        assert "asserts" not in taken[document]
    assert any("asserts" in taken[who] for who in taken if who not in case.documents)


def test_what_both_authors_assert_is_shown_as_asserted_by_both(case: Case) -> None:
    """Control of the neighbour is what both authors argue for."""
    taken = stances(case, "control")
    for document in case.documents:
        assert "asserts" in taken[document]
        assert "denies" not in taken[document]


def test_offers_go_the_authors_way(case: Case) -> None:
    """Most passages are offered against the fears and for control."""
    sides = {
        key: [o.direction for e in case.evidence.values() for o in e.offered if o.hypothesis == key]
        for key in case.hypotheses
    }
    assert sides["fear-of-alliance"].count("-") > 5 * sides["fear-of-alliance"].count("+")
    assert sides["fear-of-attack"].count("-") > sides["fear-of-attack"].count("+")
    assert sides["control"].count("+") > 5 * sides["control"].count("-")


def test_evidence_is_words_and_deeds_with_sources(case: Case) -> None:
    """Neither words nor deeds crowd the other out; items rest on the references that their passages cite."""
    kinds = [item.kind for item in case.evidence.values()]
    assert kinds.count("word") >= 10
    assert kinds.count("deed") >= 10
    assert sum((item.origin or "").startswith("cited-") for item in case.evidence.values()) >= 15
    assert len(kinds) <= 60
    assert not any(item.ratings for item in case.evidence.values())


def test_quotes_stand_where_they_are_said_to_stand(readings: tuple[Reading, ...], case: Case) -> None:
    """text[start:end] is the stored quote, for evidence and for positions."""
    texts = {reading.document.id: reading.document.text or "" for reading in readings}
    spans = [span for item in case.evidence.values() for span in item.spans]
    spans += [span for h in case.hypotheses.values() for position in h.positions for span in position.spans]
    assert spans
    for span in spans:
        assert texts[span.document][span.start : span.end] == span.quote


def test_the_same_essays_give_the_same_draft(readings: tuple[Reading, ...], case: Case) -> None:
    """A draft is a function of what was read; its sheet comes back as it went."""
    assert draft(readings) == case
    assert take_ratings(case, rating_sheet(case)) == case
