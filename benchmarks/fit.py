"""Strategic fits: exact gradients against the same likelihood with differences, in one run on the same rows.

    python benchmarks/fit.py

Rows are made by known utilities (as many as the larger published data hold), so nothing has to be supplied. Prints the
time of a fit from its first start, of ten starts, of the peer from the same start, and the log-likelihood of each.
"""

from __future__ import annotations

import time

import numpy as np
from scipy.optimize import minimize

from prophasis.playing.fit.choice import SHAPES, Error, Link
from prophasis.playing.fit.design import Index
from prophasis.playing.fit.maximise import Peak, maximise
from prophasis.playing.fit.strategic import Model, backward
from prophasis.playing.fit.summary import random_starts


def made(rows: int, terms: int, link: Link, error: Error) -> Model:
    """A two-mover model with ``terms`` columns for each utility, and outcomes drawn from it."""
    random = np.random.default_rng([rows, terms])
    keys = [(1, 0), (1, 2), (2, 2)]
    names = ("1", *(f"x{number}" for number in range(terms - 1)))
    indices = {
        key: Index(names, np.column_stack((np.ones(rows), random.normal(size=(rows, terms - 1))))) for key in keys
    }
    blank = Model(SHAPES["two"], link, error, indices, np.zeros(rows, dtype=np.int64))
    theta = random.normal(size=blank.size) * 0.4
    chances = np.exp(np.column_stack([end.value for end in blank.played(theta).ends]))
    seen = (random.random((rows, 1)) > chances.cumsum(axis=1)[:, :-1]).sum(axis=1)
    return Model(SHAPES["two"], link, error, indices, seen.astype(np.int64))


def ours(model: Model, starts: int) -> tuple[float, Peak]:
    begin = time.perf_counter()
    scales = np.ones(model.size)
    first = backward(model, 0.0, scales)
    peak = maximise(model.log_likelihood, [first, *random_starts(model.size, scales, starts - 1, 1)], scales)
    return time.perf_counter() - begin, peak


def peer(model: Model) -> tuple[float, float]:
    """Scipy's BFGS with numerical gradients, from the same first start."""
    first = backward(model, 0.0, np.ones(model.size))
    begin = time.perf_counter()
    found = minimize(lambda theta: -model.log_likelihood(theta)[0], first, method="BFGS")
    return time.perf_counter() - begin, -float(found.fun)


def main() -> None:
    print(
        f"{'rows':>6s} {'k':>3s} {'model':16s} {'one start':>10s} {'ten starts':>11s} {'agree':>6s} {'peer':>9s} ratio"
    )
    cases: list[tuple[int, int, Link, Error]] = [
        (300, 4, "probit", "agent"),
        (300, 4, "logit", "agent"),
        (2000, 6, "probit", "private"),
        (7000, 6, "probit", "private"),
    ]
    for rows, terms, link, error in cases:
        model = made(rows, terms, link, error)
        one, peak = ours(model, 1)
        ten, many = ours(model, 10)
        other, value = peer(model)
        line = f"{rows:6,d} {model.size:3d} {link + ' ' + error:16s} {one:8.2f} s {ten:9.2f} s {many.agree:3d}/10"
        print(f"{line} {other:7.2f} s {other / one:5.1f}x   log-likelihood {peak.objective:.4f}, peer {value:.4f}")


if __name__ == "__main__":
    main()
