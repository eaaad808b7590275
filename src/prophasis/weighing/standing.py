"""Where the hypotheses stand: the pooled posterior of record, who leads, and by how much against whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prophasis.case import Contribution, Posterior, PosteriorRow
from prophasis.weighing.arrays.shapes import Bools, Floats
from prophasis.weighing.arrays.update import decibels, leaders
from prophasis.weighing.scales import Scales
from prophasis.weighing.spread import Asked, Spread
from prophasis.weighing.words import said, term


@dataclass(frozen=True)
class Standing:
    """The posterior of record ``(H,)``, each analyst's ``(A, H)``, and the order of the hypotheses in it."""

    scales: Scales
    pooled: Floats
    each: Floats
    order: tuple[int, ...]

    @classmethod
    def of(cls, scales: Scales) -> Standing:
        """The standing from all rows; ``order`` has the most probable first, ties in the order of the file."""
        each = scales.posteriors(scales.all)
        pooled = scales.pool(each)
        return cls(scales=scales, pooled=pooled, each=each, order=tuple(np.argsort(-pooled, kind="stable").tolist()))

    @property
    def leader(self) -> int:
        return self.order[0]

    @property
    def rival(self) -> int:
        return self.order[1]

    @property
    def names(self) -> tuple[str, ...]:
        return self.scales.ledger.hypotheses

    def leaders(self, probabilities: Floats | None = None) -> tuple[str, ...]:
        """Ids of the leaders of ``probabilities`` (of the posterior of record unless given)."""
        return tuple(self.names[h] for h in leaders(self.pooled if probabilities is None else probabilities))

    def said(self, h: int) -> str:
        """How a sentence names hypothesis ``h``: by its text where that is short, else by its id."""
        return said(self.names[h], self.scales.ledger.case.hypotheses)

    def shares(self, probabilities: Floats) -> dict[str, float]:
        """``(H,)`` by hypothesis id."""
        return dict(zip(self.names, probabilities.tolist(), strict=True))

    def items(self, include: Bools) -> tuple[str, ...]:
        """Ids of the items in the included rows that somebody has rated."""
        rows = self.scales.ledger.rows
        return tuple(i for r in np.flatnonzero(include & self.scales.rated.any(axis=0)) for i in rows[r].items)

    def margin(self, rival: int) -> float:
        """Decibels of the leader's odds against a rival; infinite against an excluded one."""
        if self.pooled[rival] <= 0:
            return float("inf")
        return float(decibels(np.log(self.pooled[self.leader] / self.pooled[rival])))


def posterior_of(standing: Standing, asked: Asked, spread: Spread) -> Posterior:
    """The posterior from one set of rows: probability, spread and bounds, each computed for itself."""
    scales = standing.scales
    probability = scales.pooled(asked.include, asked.view)
    least, greatest = scales.bounds(asked.include, asked.view)
    fixed = np.allclose(spread.low, spread.high, rtol=0, atol=1e-12)
    rows: dict[str, PosteriorRow] = {}
    for h, name in enumerate(standing.names):
        p = float(probability[h])
        points = (p, p, p) if fixed else (float(spread.low[h]), float(spread.median[h]), float(spread.high[h]))
        rows[name] = PosteriorRow(
            prior=float(scales.ledger.prior.share[h]),
            probability=p,
            low=points[0],
            median=points[1],
            high=points[2],
            bound_low=min(float(least[h]), p),
            bound_high=max(float(greatest[h]), p),
            leads=float(spread.leads[h]),
            term=term(p),
        )
    return Posterior(rows=rows, leaders=standing.leaders(probability), items=standing.items(asked.include))


def contributions(standing: Standing) -> tuple[Contribution, ...]:
    """What each row says, most telling first: decibels for the leader that would go if the row went.

    Averaged over the analysts who rated the row. For a row alone this is its weight of evidence
    (Good 1985); for reports that share a source it is what this one adds to the others.
    """
    scales, leader = standing.scales, standing.leader
    full = [scales.log_likelihood(a, scales.all) for a in range(len(scales.analysts))]
    found = []
    ranges = _weight_ends(scales, leader, standing.rival)
    told = _each_alone(scales, full)
    every = _gaps(told[:, [leader]], told).tolist()
    widest = _gaps(told.max(axis=1), told.min(axis=1)).tolist()
    for r, row in enumerate(scales.ledger.rows):
        weights = dict(zip(standing.names, every[r], strict=True))
        del weights[standing.names[leader]]
        excludes = tuple(name for name, weight in weights.items() if weight == np.inf)
        found.append(
            Contribution(
                items=row.items,
                kind=row.kind,
                by=row.by,
                origin=row.origin,
                decibels=weights,
                diagnosticity=widest[r],
                range=ranges[r],
                excludes=excludes,
            )
        )
    return tuple(sorted(found, key=lambda c: (-c.diagnosticity, c.items)))


def _each_alone(scales: Scales, full: list[Floats]) -> Floats:
    """``(R, H)`` what `taken_away` gives for each row alone; read off where nothing ties the row to others."""
    with np.errstate(invalid="ignore"):
        told: Floats = scales.log.sum(axis=0) / scales.rated.sum(axis=0)[:, None]
    excluding = ~np.isfinite(full).all(axis=1)
    for r in np.flatnonzero(~scales.loose | scales.rated[excluding].any(axis=0)).tolist():
        told[r] = taken_away(scales, full, [r], np.flatnonzero(scales.rated[:, r]).tolist())
    return told


def joint_weight(standing: Standing, full: list[Floats], rows: list[int]) -> float:
    """Decibels, leader against runner-up, that would go if all these rows went; analysts averaged."""
    told = taken_away(standing.scales, full, rows, list(range(len(standing.scales.analysts))))
    return _gap(told, standing.leader, standing.rival)


def _gap(told: Floats, one: int, other: int) -> float:
    """Decibels of one hypothesis over another; infinite where one is excluded, 0 where both are."""
    return float(_gaps(told[one], told[other]))


def _gaps(ones: Floats, others: Floats) -> Floats:
    with np.errstate(invalid="ignore"):
        gaps = ones - others
    return decibels(np.where(np.isnan(gaps), 0.0, gaps))


def taken_away(scales: Scales, full: list[Floats], rows: list[int], raters: list[int]) -> Floats:
    """``(H,)`` log likelihood that goes with some rows, averaged over the analysts numbered in ``raters``."""
    rest = scales.without(rows)
    with np.errstate(invalid="ignore"):
        gaps = np.array([full[a] - scales.log_likelihood(a, rest) for a in raters])
        return np.asarray(np.where(np.isnan(gaps), 0.0, gaps).mean(axis=0))


def _weight_ends(scales: Scales, leader: int, rival: int) -> list[tuple[float, float] | None]:
    """For each row the least and greatest decibels for the leader over the rival; None where both are excluded."""
    pair = [leader, rival]
    raters = scales.rated[..., None]
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = (
            np.where(raters, np.log(end[:, :, pair]), 0.0).sum(axis=0) / raters.sum(axis=0)
            for end in (scales.low, scales.high)
        )
        least, greatest = decibels(low[:, 0] - high[:, 1]).tolist(), decibels(high[:, 0] - low[:, 1]).tolist()
    both = zip(least, greatest, strict=True)
    return [None if np.isnan(one) or np.isnan(other) else (one, other) for one, other in both]
