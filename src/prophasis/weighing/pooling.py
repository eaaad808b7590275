"""From analysts' posteriors to one: weights, the pool's rule; recalibration and extremising where asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from prophasis.weighing.arrays.bounds import posterior_bounds
from prophasis.weighing.arrays.recalibrate import extremise, pool_factor
from prophasis.weighing.arrays.shapes import Bools, Floats
from prophasis.weighing.arrays.update import normalise, pool, weighted
from prophasis.weighing.forecasts import slopes
from prophasis.weighing.judgements import analyst_weights
from prophasis.weighing.ledger import Ledger
from prophasis.weighing.words import listed

ALIKE = 1 / 3
"""Share of witnesses rated by more than one analyst above which analysts are taken to hold the same evidence."""


@dataclass(frozen=True)
class Pooling:
    """How the analysts' posteriors become one.

    ``weights`` ``(A,)`` sum to 1; ``slopes`` ``(A,)`` multiply each analyst's log odds (1: left alone); ``factor``
    moves the pool away from the prior, ``p' ~ prior (p / prior)^factor`` (1: left alone).
    """

    weights: Floats
    slopes: Floats
    factor: float
    logarithmic: bool
    log_prior: Floats

    @property
    def plain(self) -> bool:
        """Whether one analyst's posterior is left as it is."""
        return bool(self.factor == 1.0 and np.all(self.slopes == 1.0))

    def __call__(self, posteriors: Floats, *, log_prior: Floats | None = None) -> Floats:
        """Pool ``(A, ..., H)`` over analysts; ``log_prior`` where the last axis is not that of the hypotheses."""
        base = self.log_prior if log_prior is None else log_prior
        each = posteriors
        if np.any(self.slopes != 1.0):
            each = np.array([extremise(p, float(s)) for p, s in zip(posteriors, self.slopes, strict=True)])
        whole = pool(each, "logarithmic" if self.logarithmic else "linear", weights=self.weights)
        if self.factor == 1.0:
            return whole
        with np.errstate(divide="ignore", invalid="ignore"):
            scores = self.factor * np.log(whole) + (1.0 - self.factor) * np.where(np.isfinite(base), base, 0.0)
        return normalise(scores)

    def bounds(self, ends: Sequence[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
        """``(H,)`` least and greatest pooled posterior from each analyst's log scores at their low and high ends."""
        scaled = [(s * low, s * high) for s, (low, high) in zip(self.slopes, ends, strict=True)]
        if self.logarithmic:
            low, high = (weighted(self.weights, np.array([pair[k] for pair in scaled])) for k in (0, 1))
            found = posterior_bounds(low, high)
        else:
            pairs = np.array([posterior_bounds(low, high) for low, high in scaled])
            found = self.weights @ pairs[:, 0], self.weights @ pairs[:, 1]
        if self.factor == 1.0:
            return found
        with np.errstate(divide="ignore"):
            back = (1.0 - self.factor) * self.log_prior
            return posterior_bounds(*(back + self.factor * np.log(end) for end in found))


def pooling_of(ledger: Ledger, rated: Bools) -> Pooling:
    """The pooling that the settings ask for.

    Args:
        rated: ``(A, U)`` which analyst has rated something of which witness: who holds which evidence.

    Raises:
        WeighError: W036 (a negative beta), W037 (an outright judgement of an unknown hypothesis).
    """
    settings = ledger.case.settings
    with np.errstate(divide="ignore"):
        log_prior = np.log(ledger.prior.share)
    return Pooling(
        weights=analyst_weights(ledger),
        slopes=_slopes(ledger),
        factor=_factor(ledger, rated),
        logarithmic=settings.pool.endswith("logarithmic"),
        log_prior=log_prior,
    )


def _slopes(ledger: Ledger) -> Floats:
    size = len(ledger.analysts)
    if not ledger.case.settings.recalibrate:
        return np.ones(size)
    known = slopes(ledger.case)
    found = np.array([known.get(a, 1.0) for a in ledger.analysts])
    left = [a or "the rater" for a in ledger.analysts if a not in known]
    if left:
        ledger.warnings.append(
            f"Recalibration was asked for, yet {listed(left)} has too few resolved forecasts: left as rated."
        )
    told = [f"{a} {known[a]:.2f}" for a in ledger.analysts if a in known]
    if told:
        ledger.warnings.append(
            f"Recalibrated from resolved forecasts: the log odds of {listed(told)} times that; what each analyst "
            "concludes alone is shown as rated."
        )
    return found


def _factor(ledger: Ledger, rated: Bools) -> float:
    """Neyman & Roughgarden's factor where the analysts hold different evidence by lineage, else 1 with a warning."""
    if not ledger.case.settings.extremise:
        return 1.0
    size = len(ledger.analysts)
    seen = rated.any(axis=0)
    both = float((rated.sum(axis=0) > 1).sum() / max(int(seen.sum()), 1))
    if size < 2 or both > ALIKE:
        why = "there is one analyst" if size < 2 else f"{both:.0%} of the witnesses are rated by more than one analyst"
        ledger.warnings.append(
            f"Extremising was asked for, yet {why}: it is right only where analysts hold different evidence, and was "
            "not done."
        )
        return 1.0
    factor = pool_factor(size)
    ledger.warnings.append(
        f"The pool goes away from the prior by {factor:.2f} times, since its {size} analysts rate different witnesses."
    )
    return factor
