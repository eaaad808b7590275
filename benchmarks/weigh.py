"""W1: the posterior from ranges, against NumPy, pyAgrum, PyMC and pgmpy; then whole reports.

    python benchmarks/weigh.py

H = 5 rivals, E = 50 ranged items, 100,000 draws (25 million values): by cumulants and Sobol points, and with every
range drawn, on both back ends. Errors are of the mean and the 5, 50 and 95 % points against four million draws. Then
the whole verdict of 5 x 50, and of 8 x 300 with four analysts. CPU seconds of all threads in one run, the best of
several; peers that take long are timed on part of the job and scaled, which the note says.
"""

from __future__ import annotations

import os
import sys
import time

import numpy as np
from peers import chunked
from peers.clock import best_of, line, skipped

from prophasis.case import Case, Evidence, Hypothesis, Range, Rating
from prophasis.errors import MissingExtra
from prophasis.weighing import weigh
from prophasis.weighing.arrays import back_end
from prophasis.weighing.arrays.bounds import posterior_bounds
from prophasis.weighing.arrays.cumulants import cornish_fisher, cumulants
from prophasis.weighing.arrays.drawn import log_sums
from prophasis.weighing.arrays.shapes import Shapes, ends, ranged, table
from prophasis.weighing.arrays.smooth import posterior_points
from prophasis.weighing.arrays.sobol import normal_quantile, sobol
from prophasis.weighing.arrays.streams import stream, stream_key
from prophasis.weighing.arrays.update import normalise
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.scales import Scales
from prophasis.weighing.spread import EVEN, Asked, spreads

RIVALS, ITEMS, DRAWS, POINTS = 5, 50, 100_000, 2048
LEVELS = np.array([0.05, 0.5, 0.95])
W1 = f"W1 spread, {RIVALS} x {ITEMS}"


def made_case(rivals: int, items: int, analysts: int = 1, seed: int = 1) -> Case:
    """Items with ranges of every width; two rivals within a few decibels of each other."""
    rng = np.random.default_rng(seed)
    names = [f"h{n}" for n in range(rivals)]
    evidence = {}
    for n in range(items):
        base = rng.uniform(0.2, 0.7, rivals)
        base[1] = np.clip(base[0] + rng.normal(0, 0.05), 0.1, 0.8)
        rows = []
        for a in range(analysts):
            best = np.clip(base + rng.normal(0, 0.03, rivals), 0.1, 0.8) if analysts > 1 else base
            cells = {
                h: Range(low=float(b * 0.6), best=float(b), high=float(min(0.99, b * 1.3)))
                for h, b in zip(names, best, strict=True)
            }
            rows.append(Rating(cells=cells, analyst=f"analyst {a}" if analysts > 1 else None))
        evidence[f"e{n}"] = Evidence(text="An item.", ratings=tuple(rows))
    return Case(question="Which?", hypotheses={h: Hypothesis(text=h) for h in names}, evidence=evidence)


def ranges(case: Case) -> Shapes:
    """``(items * H)`` ranges of a case with one analyst."""
    cells = [evidence.ratings[0].cells[h] for evidence in case.evidence.values() for h in case.hypotheses]
    return Shapes.of([ranged(r.low, r.best, r.high, "pert") for r in cells if isinstance(r, Range)])


def figures(p: np.ndarray) -> np.ndarray:
    """Mean and 5, 50 and 95 % points of ``(draws, H)``."""
    return np.concatenate([p.mean(axis=0, keepdims=True), np.quantile(p, [0.05, 0.5, 0.95], axis=0)])


def every_range(shapes: Shapes, rivals: int, draws: int) -> np.ndarray:
    """``(draws, H)`` posteriors with every range drawn."""
    logs = np.log(table(shapes))
    items = len(logs) // rivals
    keys = np.array([stream_key(431, str(i)) for i in range(items)])
    return normalise(log_sums(logs.reshape(items, rivals, -1), keys, draws=draws).T)


def on(name: str) -> None:
    """Choose the back end."""
    os.environ[back_end.VARIABLE] = name


def collapsed(shapes: Shapes, size: int = POINTS) -> np.ndarray:
    """`figures` from ranges: cumulants, Sobol points, each hypothesis' own number integrated for its points."""
    kappa = cumulants(np.log(table(shapes))).reshape(4, ITEMS, RIVALS).sum(axis=1)[:, :, None]
    drawn = cornish_fisher(kappa, normal_quantile(sobol(size, RIVALS, stream(431, "sobol"))))
    points = posterior_points(drawn, drawn, cornish_fisher(kappa, EVEN), LEVELS)
    return np.concatenate([normalise(drawn.T).mean(axis=0, keepdims=True), points])


def spread_of_ranges(case: Case) -> bool:
    """W1 at 5 x 50; False where our own two ways disagree."""
    shapes = ranges(case)
    truth = np.mean([figures(chunked.posteriors(shapes, RIVALS, 1_000_000, seed=9 + k)) for k in range(4)], axis=0)

    def error(found: np.ndarray) -> str:
        return "error mean {:.1e}, 5 % {:.1e}, 50 % {:.1e}, 95 % {:.1e}".format(*np.abs(found - truth).max(axis=1))

    def whole() -> object:
        fresh = Scales(open_ledger(case, None, ()))
        return spreads(fresh, [Asked(fresh.all)], seed=431, draws=POINTS)

    own = best_of(15, lambda: collapsed(shapes))
    line(W1, f"prophasis: cumulants, {POINTS:,} Sobol points", own, note=error(collapsed(shapes)))
    line(W1, "prophasis: the same from the case", best_of(15, whole), own)
    found = {}
    for name in ("compiled", "numpy"):
        on(name)
        try:
            every_range(shapes, RIVALS, 1000)
        except MissingExtra:
            skipped(W1, "prophasis: every range drawn, compiled")
            continue
        seconds = best_of(5, lambda: every_range(shapes, RIVALS, DRAWS))
        found[name] = every_range(shapes, RIVALS, DRAWS)
        line(W1, f"prophasis: every range drawn, {name}", seconds, own, error(figures(found[name])))
        draws_alone(name, shapes)
    on("numpy")
    plain = best_of(2, lambda: chunked.posteriors(shapes, RIVALS, DRAWS))
    line(W1, "NumPy, chunked", plain, own, error(figures(chunked.posteriors(shapes, RIVALS, DRAWS))))
    peers(shapes, own)
    return len(found) < 2 or found["compiled"].tobytes() == found["numpy"].tobytes()


def draws_alone(name: str, shapes: Shapes) -> None:
    """Nanoseconds a draw of the fused sums, CPU and wall, also for the large job."""
    logs = np.log(table(shapes)).reshape(ITEMS, RIVALS, -1)
    jobs = [(logs, DRAWS), (np.tile(logs, (40, 4, 1)), 10_000)]
    for tables, draws in jobs if name == "compiled" else jobs[:1]:
        keys = np.array([stream_key(431, str(i)) for i in range(len(tables))])
        size = tables.shape[0] * tables.shape[1] * draws
        walls = []
        for _ in range(5):
            start = time.perf_counter()
            log_sums(tables, keys, draws=draws)
            walls.append(time.perf_counter() - start)
        cpu = best_of(5, lambda t=tables, k=keys, d=draws: log_sums(t, k, draws=d))
        note = f"{cpu / size * 1e9:.2f} ns a draw; wall {min(walls) * 1e3:.0f} ms, {min(walls) / size * 1e9:.2f} ns"
        line("W1 sums alone", f"{tables.shape[1]} x {len(tables)} x {draws:,}, {name}", cpu, note=note)


def peers(shapes: Shapes, own: float) -> None:
    """The other tools, each where it is installed."""
    values = table(shapes)
    rng = np.random.default_rng(3)
    try:
        from peers import agrum
    except ImportError:
        skipped(W1, "pyAgrum, the draw as a variable")
    else:
        some = rng.permuted(np.repeat(values, 20, axis=1), axis=1)[:, :5000].T.reshape(5000, ITEMS, RIVALS)
        seconds = best_of(2, lambda: agrum.over_draws(some)) * DRAWS / 5000
        same = np.allclose(agrum.over_draws(some), normalise(np.log(some).sum(axis=1)), atol=1e-9)
        line(W1, "pyAgrum, the draw as a variable", seconds, own, f"5,000 of 100,000 draws, scaled; same: {same}")
    try:
        from peers import pymc_draws
    except ImportError:
        skipped(W1, "PyMC")
    else:
        each, _ = pymc_draws.seconds_a_draw(shapes, RIVALS)
        line(W1, "PyMC, compilation taken out", each * DRAWS, own, "3,000 of 100,000 draws, scaled")
    try:
        from peers import pgmpy_nets
    except ImportError:
        skipped(W1, "pgmpy")
    else:
        one = values[:, 0].reshape(ITEMS, RIVALS)
        engine = pgmpy_nets.star(np.full(RIVALS, 1 / RIVALS), [np.stack([1 - p, p], axis=1) for p in one])
        known = {f"e{i}": 1 for i in range(ITEMS)}
        seconds = best_of(2, lambda: pgmpy_nets.ask(engine, "h", known))
        line(W1, "pgmpy, query only", seconds * DRAWS, own, "1 of 100,000 draws, scaled")


def bounds(case: Case) -> None:
    """Exact bounds of the posterior."""
    low, high = (np.log(end).reshape(ITEMS, RIVALS) for end in ends(ranges(case)))
    seconds = best_of(5, lambda: posterior_bounds(low.sum(axis=0), high.sum(axis=0)), 200)
    line(f"bounds, {RIVALS} x {ITEMS}", "prophasis: closed form, exact", seconds)


def reports() -> None:
    """Whole verdicts, after import."""
    for rivals, items, analysts in ((5, 50, 1), (8, 300, 4)):
        case = made_case(rivals, items, analysts)
        weigh(case)
        note = "one analyst" if analysts == 1 else f"{analysts} analysts"
        line("whole verdict", f"prophasis: {rivals} x {items}, {note}", best_of(5, lambda c=case: weigh(c)))


def main() -> int:
    """Print the table; exit 1 where the two back ends differ."""
    case = made_case(RIVALS, ITEMS)
    good = spread_of_ranges(case)
    bounds(case)
    reports()
    print(f"same bytes on both back ends: {good}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
