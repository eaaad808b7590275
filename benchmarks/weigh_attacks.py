"""W3, W4, W5: attacks, information and coherence, against NumPy, pyAgrum and scipy.

    python benchmarks/weigh_attacks.py

W3: 200 items, 5 rivals, the leader ahead by 22 dB: leave-one-out, leave-three-out, the smallest flip set, and whether
the leader changes in 10,000 draws. W4: what 50 unseen candidates with three outcomes would tell. W5: a thousand
analysts made coherent. CPU seconds of all threads in one run, the best of several; answers are compared in the run.
"""

from __future__ import annotations

import os
import sys
from itertools import combinations

import numpy as np
from peers import chunked
from peers.clock import best_of, line, skipped

from prophasis.errors import MissingExtra
from prophasis.weighing.arrays import back_end, coherence, information
from prophasis.weighing.arrays.drawn import leader_changes
from prophasis.weighing.arrays.flip import smallest_removal
from prophasis.weighing.arrays.shapes import DB, Shapes, ranged, table
from prophasis.weighing.arrays.streams import stream_key
from prophasis.weighing.arrays.triples import leave_three_out
from prophasis.weighing.arrays.update import normalise

RIVALS, ITEMS, CANDIDATES, DRAWS = 5, 200, 50, 10_000
Checks = list[tuple[str, bool]]


def ladder(seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Log prior and log likelihoods, the leader ahead by 22 dB."""
    rng = np.random.default_rng(seed)
    logs = np.log(rng.uniform(0.3, 0.7, (ITEMS, RIVALS)))
    logs[:, 0] += (22 * DB - (logs.sum(axis=0)[0] - logs.sum(axis=0)[1:].max())) / ITEMS
    return np.log(np.full(RIVALS, 1 / RIVALS)), logs


def back_ends() -> list[str]:
    """Those that are there."""
    os.environ[back_end.VARIABLE] = "compiled"
    try:
        back_end.loops("drawn", 1.0)
    except MissingExtra:
        return ["numpy"]
    return ["compiled", "numpy"]


def leave_out(prior: np.ndarray, logs: np.ndarray) -> Checks:
    """One and three items left out."""
    task = f"W3 leave one of {ITEMS} out"
    ours = lambda: normalise(prior + logs.sum(axis=0) - logs)  # noqa: E731
    own = best_of(5, ours, 50)
    line(task, "prophasis", own)
    line(task, "NumPy, recomputed", best_of(3, lambda: chunked.leave_one_out(prior, logs)), own)
    good = [("leave one out", np.allclose(ours(), chunked.leave_one_out(prior, logs)))]
    try:
        from peers import agrum
    except ImportError:
        skipped(task, "pyAgrum, the dropped item as a variable")
    else:
        work = lambda: agrum.leave_one_out(np.exp(prior), np.exp(logs))  # noqa: E731
        line(task, "pyAgrum, the dropped item as a variable", best_of(2, work), own)
        good.append(("leave one out, pyAgrum", np.allclose(ours(), work(), atol=1e-9)))
    task = "W3 leave three out, 1.31 M"
    own = best_of(5, lambda: leave_three_out(prior, logs))
    line(task, "prophasis", own)
    changed, least = chunked.leave_three_out(prior, logs)
    line(task, "NumPy, vectorised over pairs", best_of(1, lambda: chunked.leave_three_out(prior, logs)), own)
    found = leave_three_out(prior, logs)
    good.append(("leave three out", found.changed == changed and np.isclose(found.least, least, atol=1e-9)))
    return good


def flip_sets(prior: np.ndarray, logs: np.ndarray) -> Checks:
    """The smallest set by sorting, and by trying all sets."""
    scores = prior + logs.sum(axis=0)
    rival = 1 + int(np.argmax(scores[1:]))
    weights, margin = logs[:, 0] - logs[:, rival], float(scores[0] - scores[rival])
    chosen = smallest_removal(weights, margin)
    own = best_of(5, lambda: smallest_removal(weights, margin), 50)
    line(f"W3 flip set, {len(chosen or ())} of {ITEMS}", "prophasis, exact", own)
    few = np.sort(weights)[::-1][:40]
    small = sum(few[:3]) - 1e-9

    def brute() -> int:
        sets = (s for size in (1, 2, 3) for s in combinations(range(40), size))
        return next(len(s) for s in sets if sum(few[list(s)]) >= small)

    own = best_of(5, lambda: smallest_removal(few, small), 50)
    line("W3 flip set, 3 of 40", "prophasis, exact", own)
    line("W3 flip set, 3 of 40", "all sets tried", best_of(1, brute), own)
    return [("flip set", brute() == len(smallest_removal(few, small) or ()))]


def changes_over_draws() -> Checks:
    """Does the leader change when an item is dropped, in each of 10,000 draws of all ranges."""
    task = f"W3 drop one x {DRAWS:,} draws"
    rng = np.random.default_rng(8)
    best = rng.uniform(0.3, 0.7, (ITEMS, RIVALS))
    shapes = Shapes.of([ranged(b * 0.8, b, b * 1.2, "pert") for b in best.ravel()])
    tables = np.log(table(shapes)).reshape(ITEMS, RIVALS, -1)
    keys = np.array([stream_key(431, str(i)) for i in range(ITEMS)])
    prior = np.zeros(RIVALS)
    own, found = 0.0, []
    for name in back_ends():
        os.environ[back_end.VARIABLE] = name
        found.append(leader_changes(prior, tables, keys, draws=DRAWS))
        seconds = best_of(3, lambda: leader_changes(prior, tables, keys, draws=DRAWS))
        line(task, f"prophasis: drawing included, {name}", seconds, own or None)
        own = own or seconds
    drawn = np.log(np.take_along_axis(table(shapes), rng.integers(0, 256, (ITEMS * RIVALS, DRAWS)), axis=1))
    drawn = np.ascontiguousarray(drawn.reshape(ITEMS, RIVALS, DRAWS).transpose(2, 0, 1))
    seconds = best_of(2, lambda: chunked.leader_changes(prior, drawn))
    line(task, "NumPy, on draws already made (80 MB)", seconds, own)
    other = chunked.leader_changes(prior, drawn)
    good = [("drop one over draws", bool(np.abs(other - found[0]).max() < 0.03))]
    return [*good, ("drop one, back ends", all(one.tobytes() == found[0].tobytes() for one in found))]


def candidates(prior: np.ndarray, logs: np.ndarray) -> Checks:
    """What candidates would tell, at the probability of record and over draws."""
    task = f"W4 bits of {CANDIDATES}, 3 outcomes"
    rng = np.random.default_rng(4)
    p, tables = normalise(prior + logs.sum(axis=0)), rng.dirichlet(np.ones(3), (CANDIDATES, RIVALS))
    ours = lambda: information.bits(p[:, None] * tables)  # noqa: E731
    own = best_of(5, ours, 50)
    line(task, "prophasis", own)
    line(task, "NumPy, one at a time", best_of(3, lambda: chunked.information(p, tables)), own)
    good = [("bits", np.allclose(ours(), chunked.information(p, tables)))]
    try:
        from peers import agrum
    except ImportError:
        skipped(task, "pyAgrum, the whole network")
    else:
        work = lambda: agrum.information(np.exp(prior), np.exp(logs), tables)  # noqa: E731
        line(task, "pyAgrum, the whole network", best_of(2, work), own)
        good.append(("bits, pyAgrum", np.allclose(ours(), work(), atol=1e-7)))
    task = f"W4 the same over {DRAWS:,} draws"
    many = rng.dirichlet(np.ones(RIVALS) * 4, DRAWS)
    own = best_of(3, lambda: information.over_draws(many, tables))
    line(task, "prophasis: bits and leader changes", own)

    def plain() -> np.ndarray:
        joint = many[:, None, :, None] * tables
        apart = joint.sum(axis=-1, keepdims=True) * joint.sum(axis=-2, keepdims=True)
        return (joint * np.log2(joint / apart)).sum(axis=(-2, -1))

    line(task, "NumPy, all at once, bits alone", best_of(1, plain), own)
    return [*good, ("bits over draws", np.allclose(information.over_draws(many, tables)[0].T, plain(), atol=1e-9))]


def analysts() -> Checks:
    """Nearest coherent judgements."""
    rng = np.random.default_rng(5)
    judged = rng.uniform(0, 0.6, (1000, 8))
    own = best_of(5, lambda: coherence.onto_simplex(judged), 10)
    line("W5 1,000 analysts, 8 exclusive", "prophasis: projection", own)
    each = lambda: np.array([coherence.repaired(one, np.eye(8))[0] for one in judged])  # noqa: E731
    line("W5 1,000 analysts, 8 exclusive", "scipy nnls, one at a time", best_of(1, each), own)
    events = rng.integers(0, 2, (14, 8)).astype(float)
    many = rng.uniform(0, 1, (1000, 14))
    seconds = best_of(2, lambda: [coherence.repaired(one, events) for one in many])
    line("W5 1,000 analysts, 14 unions of 8", "prophasis: scipy nnls with a heavy row", seconds)
    return [("coherent", np.allclose(coherence.onto_simplex(judged), each(), atol=1e-5))]


def main() -> int:
    """Print the table; exit 1 where two ways disagree."""
    prior, logs = ladder()
    good = [
        *leave_out(prior, logs),
        *flip_sets(prior, logs),
        *changes_over_draws(),
        *candidates(prior, logs),
        *analysts(),
    ]
    wrong = [name for name, same in good if not same]
    print(f"answers that differ: {', '.join(wrong) or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
