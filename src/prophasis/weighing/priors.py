"""Prior shares of the hypotheses of one question, as numbers with their ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from prophasis.case import Hypothesis, Range, Settings
from prophasis.errors import WeighError
from prophasis.weighing.arrays.coherence import nearest_usable, usable
from prophasis.weighing.arrays.shapes import Floats, Shapes, ends, expected, point, table
from prophasis.weighing.arrays.streams import slices, stream
from prophasis.weighing.numbers import probability

SUM_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Prior:
    """Shares of the hypotheses, ``(H,)`` each: ``share`` sums to 1; ``low``, ``high`` are ends before renormalising."""

    share: Floats
    low: Floats
    high: Floats
    shapes: Shapes
    names: tuple[str, ...]

    def draw(self, seed: int, draws: int) -> Floats:
        """``(H, draws)`` log shares, renormalised in each draw."""
        if self.shapes.fixed:
            with np.errstate(divide="ignore"):
                return np.repeat(np.log(self.share)[:, None], draws, axis=1)
        levels = table(self.shapes)
        order = np.argsort(self.names)
        drawn = np.empty((len(self.names), draws))
        drawn[order] = np.take_along_axis(levels[order], slices(stream(seed, "prior"), len(order), draws), axis=1)
        with np.errstate(divide="ignore"):
            result: Floats = np.log(drawn / drawn.sum(axis=0))
        return result


def prior_shares(hypotheses: Mapping[str, Hypothesis], settings: Settings, warnings: list[str]) -> Prior:
    """Priors of the hypotheses: absent ones share what is left, points must sum to 1, ranges are renormalised.

    Raises:
        WeighError: W010 (nothing left for hypotheses without a prior), W011 (points do not sum to 1), W020-W022.
    """
    given = {name: h.prior for name, h in hypotheses.items() if h.prior is not None}
    shapes = {name: probability(prior, settings, f"hypotheses.{name}.prior") for name, prior in given.items()}
    means = {name: expected(shape) for name, shape in shapes.items()}
    absent = [name for name in hypotheses if name not in given]
    total = sum(means.values())
    if absent:
        shapes |= dict.fromkeys(absent, point(_rest(total, absent)))
    else:
        _check_sum(given, total, warnings)
    ordered = [shapes[name] for name in hypotheses]
    whole = Shapes.of(ordered)
    share = np.array([expected(shape) for shape in ordered])
    low, high = ends(whole)
    for name, value in zip(hypotheses, share / share.sum(), strict=True):
        if value in (0.0, 1.0):
            warnings.append(f"The prior of {name} is {value:g}: no evidence can move it.")
    return Prior(share=share / share.sum(), low=low, high=high, shapes=whole, names=tuple(hypotheses))


def _rest(total: float, absent: list[str]) -> float:
    rest = 1.0 - total
    if rest <= SUM_TOLERANCE:
        raise WeighError(
            "W010",
            f"the priors given sum to {total:g} and leave nothing for {', '.join(absent)}.",
            where="hypotheses",
            mend="Lower the priors given, or give every hypothesis one.",
        )
    return rest / len(absent)


def _check_sum(given: Mapping[str, Range], total: float, warnings: list[str]) -> None:
    if abs(total - 1.0) <= SUM_TOLERANCE:
        return
    if all(prior.is_point for prior in given.values()):
        raise WeighError(
            "W011",
            f"the priors sum to {total:.6g}, not 1.",
            where="hypotheses",
            mend="Mend them, write ranges, or leave out the ones that should share the rest.",
        )
    low, high = (np.array([getattr(end, side) for end in given.values()]) for side in ("low", "high"))
    plain = all(prior.unit != "decibel" for prior in given.values())
    if plain and not usable(low, high):
        lows, highs = nearest_usable(low, high)
        shown = ", ".join(f"{h} {a:.2f} to {b:.2f}" for h, a, b in zip(given, lows, highs, strict=True))
        warnings.append(
            f"No choice within the ranges of the priors sums to 1; the nearest ranges that allow one are {shown}. "
            "They were read as shares."
        )
    elif abs(total - 1.0) > 0.05:
        warnings.append(f"The means of the priors sum to {total:.3g}; they were divided by that sum.")
