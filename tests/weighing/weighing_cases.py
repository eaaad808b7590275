"""Small cases built by hand for the tests of weighing."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import AchMark, Case, Cell, Evidence, Hypothesis, Range, Rating, Settings, Unsure

Number = float | tuple[float, float, float] | str | Cell


def cell(value: Number) -> Cell:
    """A cell from a point, a (low, best, high), an ACH mark or ``"unsure"``."""
    if isinstance(value, tuple):
        return Range(low=value[0], best=value[1], high=value[2])
    if isinstance(value, int | float):
        return Range.point(float(value))
    if value == "unsure":
        return Unsure()
    return value  # type: ignore[return-value]


def row(
    cells: Mapping[str, Number], *, analyst: str | None = None, scale: str = "likelihood", **more: object
) -> Rating:
    """One analyst's row."""
    made = {h: cell(value) for h, value in cells.items()}
    return Rating(cells=made, analyst=analyst, scale=scale, **more)  # type: ignore[arg-type]


def item(cells: Mapping[str, Number] | None = None, *, ratings: tuple[Rating, ...] = (), **more: object) -> Evidence:
    """One item with one unnamed row, or with the ratings given."""
    given = ratings or ((row(cells),) if cells is not None else ())
    return Evidence(text="An item.", ratings=given, **more)  # type: ignore[arg-type]


def case(
    priors: Mapping[str, float | tuple[float, float, float] | None],
    evidence: Mapping[str, Evidence],
    *,
    catch_all: str | None = None,
    settings: Mapping[str, object] | None = None,
    **more: object,
) -> Case:
    """A case with one question; a prior of None is absent."""
    hypotheses = {
        name: Hypothesis(
            text=f"It was {name}.",
            prior=None if prior is None else cell(prior),  # type: ignore[arg-type]
            catch_all=name == catch_all,
        )
        for name, prior in priors.items()
    }
    chosen = Settings(**(dict(settings) if settings else {}))  # type: ignore[arg-type]
    return Case(
        question="What explains it?",
        hypotheses=hypotheses,
        evidence=dict(evidence),
        settings=chosen,
        **more,  # type: ignore[arg-type]
    )


CAB = case({"blue": 0.15, "green": 0.85}, {"witness": item({"blue": 0.8, "green": 0.2}, kind="word", by="witness")})
MARKS: tuple[AchMark, ...] = ("II", "I", "N", "C", "CC")
