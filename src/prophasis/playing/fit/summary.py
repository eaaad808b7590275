"""Summary: a maximum and the data behind it -> the `Fit` noun, with the warnings that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from prophasis.case import Estimate, Fit
from prophasis.playing.draws import Array
from prophasis.playing.fit.design import Index
from prophasis.playing.fit.maximise import Peak
from prophasis.playing.fit.table import Table

RUNAWAY = 8.0  # a utility in some row, in standard deviations of an error
FLAT = 1e-3


def sizes_of(indices: Iterable[Index], theta: Array) -> Array:
    """(k,) the largest absolute value of each estimate's utility over the rows; 0 for estimates of none."""
    found, at = np.zeros(len(theta)), 0
    for one in indices:
        part = slice(at, at + one.size)
        if one.size:
            found[part] = np.abs(one.matrix @ theta[part]).max()
        at += one.size
    return found


def random_starts(size: int, scales: Array, count: int, seed: int) -> list[Array]:
    """Standard normal numbers in units of each column's spread."""
    random = np.random.default_rng([seed, size])
    return [random.standard_normal(size) / scales for _ in range(max(count, 0))]


def fit_record(
    peak: Peak,
    *,
    model: str,
    table: Table,
    rows: int,
    outcomes: Sequence[str],
    names: Sequence[str],
    log_likelihood: float,
    observed: Array,
    predicted: Array,
    base: float | None,
    penalty: float,
    sizes: Array,
    seed: int,
    how: str,
    errors: str = "the inverse curvature of the objective",
    notes: Sequence[str] = (),
) -> Fit:
    """Put a maximum into words and numbers.

    Args:
        sizes: (k,) the largest value in any row of the utility that each estimate stands in.
    """
    return Fit(
        model=model,
        data=table.name,
        rows=rows,
        left_out=table.rows - rows,
        outcomes=tuple(outcomes),
        estimates=tuple(
            Estimate(term=name, estimate=float(value), se=float(se) if np.isfinite(se) else None)
            for name, value, se in zip(names, peak.theta, peak.se, strict=True)
        ),
        log_likelihood=log_likelihood,
        objective=peak.objective,
        penalty=f"log-F, weight {penalty:g}, on every estimate" if penalty else None,
        base=base,
        starts=peak.starts,
        agree=peak.agree,
        gradient=peak.gradient,
        seed=seed,
        method=f"maximum likelihood with exact gradients; {how}",
        standard_errors=errors,
        observed=dict(zip(outcomes, map(float, observed), strict=True)),
        predicted=dict(zip(outcomes, map(float, predicted), strict=True)),
        warnings=(*notes, *_warnings(peak, names, sizes, penalty, rows)),
    )


def _warnings(peak: Peak, names: Sequence[str], sizes: Array, penalty: float, rows: int) -> list[str]:
    found = []
    if peak.starts > 1 and peak.agree == 1:
        found.append(f"Only 1 of {peak.starts} starts reached this maximum: ask for more starts before relying on it.")
    if peak.others:
        ends = ", ".join(f"{value:.2f}" for value in peak.others[:3])
        found.append(f"Other starts stopped at lower peaks ({ends}): the likelihood has more than one.")
    large = [name for name, size in zip(names, sizes, strict=True) if size > RUNAWAY]
    if large and not penalty:
        some = ", ".join(large[:4])
        found.append(
            f"Some utilities come out very large ({some}): the data may separate the outcomes. Try a penalty of 1."
        )
    if not np.isfinite(peak.se).all():
        found.append("The curvature does not fix every estimate: no standard errors. A term may not be identified.")
    if peak.gradient > FLAT * max(1.0, rows**0.5):
        found.append(f"The search stopped on a slope ({peak.gradient:.1g}): these are not yet the best estimates.")
    return found


__all__ = ["fit_record", "random_starts"]
