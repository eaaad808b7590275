"""Weighing against a plain chunked NumPy Monte Carlo: H = 5 rivals, E = 50 ranged items, in one run.

    python benchmarks/weigh.py

The peer does what most scripts do: draw every range 100,000 times in chunks, multiply, normalise, take
quantiles. It gives the spread and nothing else. The project's own figures are for the whole verdict (posterior,
spread of five sets of rows, bounds, every attack), and for the spread alone. Times are CPU seconds of this process, the
best of several; errors are against a run of the peer with 2,000,000 draws.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np

from prophasis.case import Case, Evidence, Hypothesis, Range, Rating
from prophasis.weighing import weigh
from prophasis.weighing.arrays.shapes import ranged
from prophasis.weighing.ledger import open_ledger
from prophasis.weighing.scales import Scales
from prophasis.weighing.spread import Asked, spreads

RIVALS, ITEMS = 5, 50
NAMES = [f"h{n}" for n in range(RIVALS)]


def made_case(seed: int = 1) -> Case:
    """Fifty items with ranges of every width; two rivals within a few decibels of each other."""
    rng = np.random.default_rng(seed)
    evidence = {}
    for n in range(ITEMS):
        best = rng.uniform(0.2, 0.7, RIVALS)
        best[1] = np.clip(best[0] + rng.normal(0, 0.05), 0.1, 0.8)
        cells = {
            h: Range(low=float(b * 0.6), best=float(b), high=float(min(0.99, b * 1.3)))
            for h, b in zip(NAMES, best, strict=True)
        }
        evidence[f"e{n}"] = Evidence(text="An item.", ratings=(Rating(cells=cells),))
    return Case(question="Which?", hypotheses={h: Hypothesis(text=h) for h in NAMES}, evidence=evidence)


def chunked(case: Case, draws: int, *, chunk: int = 10_000, seed: int = 2) -> np.ndarray:
    """The peer: 5, 50 and 95 % points ``(3, H)`` from PERT draws in chunks of draws x items x rivals."""
    shapes = [
        [
            ranged(r.low, r.best, r.high, "pert")
            for r in (evidence.ratings[0].cells[h] for h in NAMES)
            if isinstance(r, Range)
        ]
        for evidence in case.evidence.values()
    ]
    low, high, a, b = (
        np.array([[getattr(s, key) for s in row] for row in shapes]) for key in ("low", "high", "a", "b")
    )
    rng = np.random.default_rng(seed)
    kept = []
    for start in range(0, draws, chunk):
        size = min(chunk, draws - start)
        x = low + (high - low) * rng.beta(a, b, (size, *a.shape))
        scores = np.log(x).sum(axis=1)
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        kept.append(p / p.sum(axis=1, keepdims=True))
    return np.quantile(np.concatenate(kept), [0.05, 0.5, 0.95], axis=0)


def best_of(times: int, work: Callable[[], object]) -> float:
    """Least CPU seconds of several runs."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def spread_alone(case: Case, draws: int) -> np.ndarray:
    """The project's spread, ``(3, H)``, from the case to the quantiles."""
    scales = Scales(open_ledger(case, None, ()))
    (found,) = spreads(scales, [Asked(scales.all)], seed=431, draws=draws)
    return np.array([found.low, found.median, found.high])


def main() -> int:
    """Print the table; exit 1 when the whole verdict takes longer than 100 ms of CPU."""
    case = made_case()
    truth = chunked(case, 2_000_000, seed=9)
    peer = chunked(case, 100_000)
    own = spread_alone(case, 4096)
    seconds = {
        "peer: chunked NumPy, 100,000 draws, spread alone": best_of(2, lambda: chunked(case, 100_000)),
        "peer: chunked NumPy, 4,096 draws, spread alone": best_of(3, lambda: chunked(case, 4096)),
        "prophasis: spread alone, 4,096 draws": best_of(5, lambda: spread_alone(case, 4096)),
        "prophasis: the whole verdict": best_of(5, lambda: weigh(case)),
    }
    errors = {
        "peer: chunked NumPy, 100,000 draws, spread alone": np.abs(peer - truth).max(),
        "peer: chunked NumPy, 4,096 draws, spread alone": np.abs(chunked(case, 4096) - truth).max(),
        "prophasis: spread alone, 4,096 draws": np.abs(own - truth).max(),
    }
    whole = seconds["prophasis: the whole verdict"]
    for name, value in seconds.items():
        error = f"{errors[name]:.1e}" if name in errors else "-"
        print(f"{name:52} {value * 1000:9.1f} ms CPU   error of 5/50/95 % points {error:>8}   {value / whole:6.1f} x")
    return 0 if whole < 0.1 else 1


if __name__ == "__main__":
    sys.exit(main())
