"""Projections and terms, in sentences made for this."""

from __future__ import annotations

from functools import lru_cache

import pytest

from prophasis.case import Projection, Term
from prophasis.reading.page import Page, page_of
from prophasis.reading.pipeline import run
from prophasis.reading.steps import mention, projection, sentence, statement, syntax, term, time

STEPS = (syntax.STEP, sentence.STEP, time.STEP, mention.STEP, statement.STEP, projection.STEP, term.STEP)


@lru_cache(maxsize=256)
def _page(text: str) -> Page:
    return run(page_of(text), STEPS)


def _projections(text: str) -> list[tuple[str, str, str | None]]:
    page = _page(text)
    found = []
    for mark in page.layer("projection"):
        assert isinstance(mark.payload, Projection)
        one = mark.payload
        found.append((one.kind, mark.quote, page.text[slice(*one.antecedent)] if one.antecedent else None))
    return found


@pytest.mark.parametrize(
    ("text", "kind", "consequent"),
    [
        ("The siege will fail.", "forecast", "fail"),
        ("The council should reject the offer.", "recommendation", "reject the offer"),
        ("The allies need to rearm.", "recommendation", "rearm"),
        ("A larger fleet would have deterred the attack.", "counterfactual", "deterred the attack"),
        ("If the bridge had held, the army would have escaped.", "counterfactual", "escaped"),
        ("The war can only end when the king accepts defeat.", "condition", "end"),
        ("The minister is likely to resign.", "forecast", "resign"),
        ("There is no path to peace other than a new treaty.", "condition", "path to peace"),
        ("A warning in May might have prevented the attack.", "counterfactual", "prevented the attack"),
        ("An enduring end to the war requires a new treaty.", "condition", "end to the war"),
    ],
)
def test_kinds(text: str, kind: str, consequent: str) -> None:
    """What would have been, will be, should be, and what it depends on."""
    assert any(found == kind and consequent in quote for found, quote, _ in _projections(text))


def test_antecedents() -> None:
    """The if-clause, or the event that is the subject, is the antecedent."""
    assert _projections("If the bridge had held, the army would have escaped.")[0][2] == "the bridge had held"
    assert _projections("A withdrawal would have ended the war.")[0][2] == "A withdrawal"
    assert _projections("Had Britain sent a fleet, the junta would have waited.")[0][2] == "Britain sent a fleet"


@pytest.mark.parametrize(
    "text", ["He would often walk by the river.", "She would like some water.", "The month was May."]
)
def test_modal_look_alikes(text: str) -> None:
    """Habits, wishes and months project nothing."""
    assert _projections(text) == []


def test_terms_of_a_demand() -> None:
    """Each thing demanded is a term, with who is to bear it."""
    page = _page("Germany demanded that Poland cede the city and that it disband its fleet.")
    terms = [mark for mark in page.layer("term") if isinstance(mark.payload, Term)]
    assert "cede the city" in terms[0].quote
    assert isinstance(terms[0].payload, Term)
    assert (terms[0].payload.of, terms[0].payload.bearer, terms[0].payload.beneficiary) == (
        "demand",
        "poland",
        "germany",
    )


def test_terms_of_an_offer_and_its_condition() -> None:
    """An offer has a bearer and may hang on a condition."""
    page = _page("France offered to withdraw two divisions if Germany reduced its army.")
    found = [mark.payload for mark in page.layer("term") if isinstance(mark.payload, Term)]
    assert found[0].of == "offer"
    assert found[0].bearer == "france"
    assert found[0].quantity == "two divisions"
    assert found[0].condition is not None
    assert page.text[slice(*found[0].condition)] == "Germany reduced its army"
