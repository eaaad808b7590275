"""The hash of a case tells apart what a case file tells apart."""

from __future__ import annotations

from prophasis.case import Case, Evidence, Hypothesis, Impossible, Range, Rating, Unsure
from prophasis.weighing.identity import case_sha256


def hashed(cell: object) -> str:
    rating = Rating(cells={"a": cell, "b": Range.point(0.5)})  # type: ignore[dict-item]
    return case_sha256(
        Case(
            question="Which?",
            hypotheses={h: Hypothesis(text=h) for h in "ab"},
            evidence={"e": Evidence(text="An item.", ratings=(rating,))},
        )
    )


def test_every_kind_of_cell_and_every_number_has_its_own_hash():
    """Cells differ by their kind, ranges by each of their ends."""
    cells = [Unsure(), Impossible(reason="No."), Range.point(0.2), Range(low=0.1, best=0.2, high=0.2), "C"]
    assert len({hashed(cell) for cell in cells}) == len(cells)


def test_the_same_case_has_the_same_hash():
    """Two cases built alike are one case."""
    assert hashed(Range.point(0.2)) == hashed(Range.point(0.2))
