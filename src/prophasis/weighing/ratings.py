"""One analyst's row for one item -> distributions of P(item | hypothesis), ready to be weighed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from prophasis.case import Cell, Impossible, Range, Rating, Settings, Unsure
from prophasis.errors import WeighError
from prophasis.weighing.arrays.shapes import Floats, Shape, Shapes, band, expected, point, ranged, widest
from prophasis.weighing.numbers import probability, weight
from prophasis.weighing.presets import AchPreset


@dataclass(frozen=True)
class Frame:
    """What every row of a question shares: its hypotheses, their prior shares, the settings and presets."""

    hypotheses: tuple[str, ...]
    known: frozenset[str]
    catch_all: str | None
    prior: Floats
    settings: Settings
    ach: AchPreset


@dataclass(frozen=True)
class RatedRow:
    """P(item | h) for each hypothesis as distributions, ``(H,)``.

    ``relative``: only ratios mean anything (weights in decibels). ``unsure``, ``defaulted`` (the catch-all's
    band) and ``marks`` keep how each cell was given.
    """

    shapes: Shapes
    mean: Floats
    relative: bool = False
    unsure: tuple[str, ...] = ()
    defaulted: tuple[str, ...] = ()
    marks: Mapping[str, str] | None = None
    given: int = 0


class Skipped(Exception):
    """A row that cannot be weighed; its text is the reason a reader is shown."""


def rated_row(item: str, rating: Rating, frame: Frame, floored: list[str]) -> RatedRow:
    """The row's distributions.

    Raises:
        Skipped: a hypothesis other than the catch-all has no cell.
        WeighError: W020-W027, each naming item, hypothesis and analyst.
    """
    who = f" by {rating.analyst}" if rating.analyst else ""
    _check_names(item, rating, frame, who)
    cells = {h: rating.cells[h] for h in frame.hypotheses if h in rating.cells}
    if rating.scale == "weight_db":
        cells = _with_reference(item, rating, cells, frame, who)
    missing = [h for h in frame.hypotheses if h not in cells and h != frame.catch_all]
    if missing:
        raise Skipped(f"no rating{who} for {', '.join(missing)}; a row is weighed only when every rival has a cell")
    relative = rating.scale == "weight_db"
    _refuse_zeros(item, cells, who, relative=relative)
    shapes: dict[str, Shape] = {}
    for h, cell in cells.items():
        shape = _shape(cell, frame, f"evidence.{item}.{h}{who}", relative=relative, floored=floored)
        if shape is not None:
            shapes[h] = shape
    unsure = tuple(h for h, cell in cells.items() if isinstance(cell, Unsure))
    return complete(
        shapes,
        unsure,
        frame,
        relative=relative,
        marks={h: cell for h, cell in cells.items() if isinstance(cell, str)},
        given=len(cells),
    )


def complete(
    shapes: dict[str, Shape],
    unsure: tuple[str, ...],
    frame: Frame,
    *,
    relative: bool = False,
    marks: Mapping[str, str] | None = None,
    given: int = 0,
    default: tuple[str, ...] | None = None,
) -> RatedRow:
    """Fill what was not given: `Unsure` cells say nothing on average, the catch-all gets its default band.

    An unsure cell is the widest single-humped Beta whose mean is the row's mean over the other cells, weighed
    by the priors: on average it moves nothing, and it widens the spread. A hypothesis in ``default`` (the
    catch-all unless said) that has no cell is uniform in decibels between the row's least and greatest mean.
    """
    known = {h: expected(shape) for h, shape in shapes.items()}
    if len(known) == len(frame.hypotheses):
        return RatedRow(
            shapes=Shapes.of([shapes[h] for h in frame.hypotheses]),
            mean=np.array([known[h] for h in frame.hypotheses]),
            relative=relative,
            marks=marks,
            given=given,
        )
    floor = frame.settings.floor
    names = list(shapes)
    means = np.array(list(known.values()))
    share = np.array([frame.prior[frame.hypotheses.index(h)] for h in names])
    top = float(means.max()) if names and means.max() > 0 else 0.5
    centre = float(means @ share / share.sum()) if names and share.sum() > 0 else top
    scale = 2 * top if relative else 1.0
    full = dict(shapes) | {h: widest(floor * scale, scale, centre) for h in unsure}
    missing = default if default is not None else ((frame.catch_all,) if frame.catch_all else ())
    defaulted = tuple(h for h in missing if h not in full)
    lows = [float(value) for value in means if value > 0] or [centre]
    full |= {h: band(min(lows), max(lows)) for h in defaulted}
    ordered = [full[h] for h in frame.hypotheses]
    return RatedRow(
        shapes=Shapes.of(ordered),
        mean=np.array([known[h] if h in known else expected(full[h]) for h in frame.hypotheses]),
        relative=relative,
        unsure=unsure,
        defaulted=defaulted,
        marks=marks,
        given=given,
    )


def _check_names(item: str, rating: Rating, frame: Frame, who: str) -> None:
    for h in (*rating.cells, *([rating.against] if rating.against else [])):
        if h not in frame.known:
            raise WeighError(
                "W025",
                f"rates {h!r}{who}, which is no hypothesis of this case.",
                where=f"evidence.{item}",
                mend=f"Known: {', '.join(sorted(frame.known))}.",
            )


def _with_reference(item: str, rating: Rating, cells: dict[str, Cell], frame: Frame, who: str) -> dict[str, Cell]:
    if rating.against is None or rating.against in cells:
        return cells
    if rating.against not in frame.hypotheses:
        raise WeighError(
            "W026",
            f"weights{who} are given against {rating.against!r}, which answers another question.",
            where=f"evidence.{item}.against",
            mend="Name a hypothesis of the same question.",
        )
    return cells | {rating.against: Range.point(0.0)}


def _refuse_zeros(item: str, cells: Mapping[str, Cell], who: str, *, relative: bool) -> None:
    def zero(cell: Cell) -> bool:
        number = isinstance(cell, Range) and not relative and cell.unit != "decibel"
        return isinstance(cell, Impossible) or (number and isinstance(cell, Range) and cell.high == 0.0)

    if cells and all(zero(cell) for cell in cells.values()):
        weights = any(isinstance(cell, Range) for cell in cells.values())
        raise WeighError(
            "W023",
            f"every cell{who} is zero: the item would be impossible under all hypotheses, yet it is there.",
            where=f"evidence.{item}",
            mend="Rate it above 0 for at least one hypothesis."
            if weights
            else "Take one 'impossible' back, or add a hypothesis that allows the item.",
        )


def _shape(cell: Cell, frame: Frame, where: str, *, relative: bool, floored: list[str]) -> Shape | None:
    if isinstance(cell, Unsure):
        return None
    if isinstance(cell, Impossible):
        return point(0.0)
    if isinstance(cell, Range):
        if relative:
            return weight(cell, frame.settings, where)
        return probability(cell, frame.settings, where, floored=floored)
    if relative:
        raise WeighError(
            "W027", f"{cell!r} is an ACH mark, not decibels.", where=where, mend="Move the row to 'rating'."
        )
    low, best, high = frame.ach.ranges["N" if cell == "NA" else cell]
    return ranged(low, best, high, frame.settings.shape, cap=0.0)
