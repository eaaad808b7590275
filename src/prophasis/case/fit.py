"""Fits: what observed choices say about the utilities of a strategic model, estimated by maximum likelihood."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case._record import record


@record
class Estimate:
    """One number of a model: its term (``war.1: regime``: utility of player 1 at that end, then the column).

    ``se`` is None where the curvature of the likelihood does not fix it.
    """

    term: str
    estimate: float
    se: float | None


@record
class Fit:
    """A model fitted to data: the model in words, the data in use, the estimates, and how far the search agreed.

    ``log_likelihood`` is without any penalty; ``objective`` is what was maximised (with the penalty, where there is
    one). ``starts`` searches were made and ``agree`` of them ended within 0.001 of the best objective. ``gradient`` is
    the largest slope left, per standard deviation of a column. ``observed`` and ``predicted`` are the share of each
    outcome in the data and under the model; ``base`` is the log-likelihood of the bare shares. ``standard_errors`` says
    where they come from.
    """

    model: str
    data: str
    rows: int
    left_out: int
    outcomes: tuple[str, ...]
    estimates: tuple[Estimate, ...]
    log_likelihood: float
    objective: float
    penalty: str | None
    base: float | None
    starts: int
    agree: int
    gradient: float
    seed: int
    method: str
    standard_errors: str
    observed: Mapping[str, float]
    predicted: Mapping[str, float]
    warnings: tuple[str, ...] = ()
