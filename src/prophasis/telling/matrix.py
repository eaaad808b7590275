"""case + verdict -> the matrix: hypotheses in rows, evidence in columns, each cell its ratings and its weight."""

from __future__ import annotations

from dataclasses import dataclass

from prophasis.case import Case, Contribution, Evidence, Verdict
from prophasis.telling import wording


@dataclass(frozen=True, slots=True)
class Column:
    """One row of the weighing, drawn as a column: an item with its number in the case (``E3``), or several at once.

    ``items`` are the items it stands for; ``item`` is the id, or the ids joined by ``+``.
    """

    item: str
    items: tuple[str, ...]
    number: str
    text: str
    kind: str
    repeats: str | None


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell. ``ratings`` are (analyst, rating as given); ``decibels`` the weight for this row's hypothesis
    against the leader (0 for the leader itself), None where the item is not weighed."""

    ratings: tuple[tuple[str | None, str], ...]
    decibels: float | None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One hypothesis and its cell under each column."""

    hypothesis: str
    text: str
    leads: bool
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table; ``reference`` is the hypothesis that the weights are against."""

    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]
    reference: str | None


def numbers(case: Case) -> dict[str, str]:
    """``E1``, ``E2`` ... for each item, in the order of the case."""
    return {key: f"E{at}" for at, key in enumerate(case.evidence, 1)}


def matrix(case: Case, verdict: Verdict, *, items: tuple[str, ...] | None = None) -> Matrix:
    """The matrix of one question; ``items`` picks and orders the columns (default: all, as in the case).

    Rows stand from the most to the least probable hypothesis; unrated, in the order of the case.
    """
    order = numbers(case)
    chosen = [key for key in (items if items is not None else order) if key in case.evidence]
    leader = verdict.leaders[0] if verdict.posterior and verdict.leaders else None
    weighed = {c.items: c for c in verdict.contributions} if leader else {}
    joint = [c for c in weighed.values() if len(c.items) > 1 and set(c.items) <= set(chosen)]
    columns = (*(_column(case, key, order) for key in chosen), *(_joint_column(c, order) for c in joint))
    posterior = verdict.posterior or {}
    hypotheses = sorted(
        case.hypotheses_of(verdict.question), key=lambda key: -posterior[key].probability if key in posterior else 0.0
    )
    rows = tuple(
        MatrixRow(
            key,
            wording.hypothesis_text(case, key),
            key in verdict.leaders and leader is not None,
            tuple(_cell(case, verdict, column, key, leader, weighed.get(column.items)) for column in columns),
        )
        for key in hypotheses
    )
    return Matrix(columns, rows, leader)


def _column(case: Case, key: str, order: dict[str, str]) -> Column:
    item = case.evidence[key]
    return Column(key, (key,), order[key], item.text, item.kind, item.repeats)


def _joint_column(weighed: Contribution, order: dict[str, str]) -> Column:
    """The column of items that are weighed as one, such as the observed moves of a game."""
    number = "+".join(order[item] for item in weighed.items)
    kind = wording.KIND_WORDS.get(weighed.kind, weighed.kind)
    return Column("+".join(weighed.items), weighed.items, number, f"{kind}, weighed as one", kind, None)


def _cell(
    case: Case, verdict: Verdict, column: Column, hypothesis: str, leader: str | None, weighed: Contribution | None
) -> MatrixCell:
    rated = _ratings(case.evidence[column.item], hypothesis, column.item, verdict) if len(column.items) == 1 else ()
    return MatrixCell(rated, _weight(hypothesis, leader, weighed))


def _weight(hypothesis: str, leader: str | None, weighed: Contribution | None) -> float | None:
    if weighed is None:
        return None
    if hypothesis == leader:
        return 0.0
    against = weighed.decibels.get(hypothesis)
    return None if against is None else -against if against else 0.0


def _ratings(evidence: Evidence, hypothesis: str, item: str, verdict: Verdict) -> tuple[tuple[str | None, str], ...]:
    """Ratings as given, the last round of each analyst; in an unrated draft what the authors' case says."""
    counted = (rating for rating in evidence.ratings if rating.outcome == evidence.outcome)
    latest = {rating.analyst: rating for rating in sorted(counted, key=lambda r: r.round)}
    given = tuple(
        (who, wording.cell(rating.cells[hypothesis], rating.scale))
        for who, rating in latest.items()
        if hypothesis in rating.cells
    )
    if given:
        return given
    if verdict.posterior is None and verdict.authors_case is not None:
        marks = verdict.authors_case.marks
        return tuple((who, rows[item][hypothesis]) for who, rows in marks.items() if hypothesis in rows.get(item, {}))
    return ()


__all__ = ["Column", "Matrix", "MatrixCell", "MatrixRow", "matrix", "numbers"]
