"""Attacks, information, coherence: the array layer against plain NumPy loops, and pyAgrum where it is installed.

    python benchmarks/weigh_attacks.py

W3: 200 items, 5 rivals: leave-one-out and the smallest flip set. W4: what 50 unseen candidates would tell. W5: a
thousand analysts made coherent. CPU seconds of this process, the best of several; answers are compared in the run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import combinations

import numpy as np

from prophasis.weighing.arrays import coherence, information
from prophasis.weighing.arrays.flip import smallest_removal
from prophasis.weighing.arrays.shapes import DB
from prophasis.weighing.arrays.update import normalise, posterior

RIVALS, ITEMS, CANDIDATES = 5, 200, 50


def best_of(times: int, work: Callable[[], object], repeat: int = 1) -> float:
    """Least CPU seconds of one call, over several runs of ``repeat`` calls."""
    found = []
    for _ in range(times):
        start = time.process_time()
        for _ in range(repeat):
            work()
        found.append((time.process_time() - start) / repeat)
    return min(found)


def row(name: str, own: float, peer: float, peer_name: str, same: bool) -> bool:
    """Print one comparison; the answers must agree."""
    print(f"{name:44} {own * 1e6:10.0f} us   {peer_name:34} {peer * 1e6:12.0f} us   {peer / own:9.1f} x   same: {same}")
    return same


def ladder(seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Log prior and log likelihoods, the leader ahead by 22 dB."""
    rng = np.random.default_rng(seed)
    logs = np.log(rng.uniform(0.2, 0.8, (ITEMS, RIVALS)))
    logs[:, 0] += (22 * DB - (logs.sum(axis=0)[0] - logs.sum(axis=0)[1:].max())) / ITEMS
    return np.log(np.full(RIVALS, 1 / RIVALS)), logs


def leave_out_all(prior: np.ndarray, logs: np.ndarray) -> np.ndarray:
    """All posteriors without one item, at once."""
    return normalise(prior + logs.sum(axis=0) - logs)


def leave_out_loop(prior: np.ndarray, logs: np.ndarray) -> np.ndarray:
    """The plain way: recompute without each item."""
    return np.array([posterior(prior, np.delete(logs, i, axis=0).sum(axis=0)) for i in range(len(logs))])


def brute_force_flip(weights: np.ndarray, margin: float, most: int) -> int | None:
    """The smallest set by trying all sets up to ``most``."""
    for size in range(1, most + 1):
        if any(sum(weights[list(s)]) >= margin for s in combinations(range(len(weights)), size)):
            return size
    return None


def information_loop(p: np.ndarray, occurs: np.ndarray) -> list[float]:
    """Entropy before less expected entropy after, one candidate at a time."""

    def entropy(q: np.ndarray) -> float:
        return float(-sum(x * np.log2(x) for x in q if x > 0))

    found = []
    for c in occurs:
        after = 0.0
        for like in (c, 1 - c):
            seen = float((p * like).sum())
            after += seen * entropy(p * like / seen)
        found.append(entropy(p) - after)
    return found


def main() -> int:
    """Print the table; exit 1 where two ways disagree."""
    good = True
    prior, logs = ladder()
    own = best_of(5, lambda: leave_out_all(prior, logs), 50)
    peer = best_of(3, lambda: leave_out_loop(prior, logs))
    same = bool(np.allclose(leave_out_all(prior, logs), leave_out_loop(prior, logs)))
    good &= row("W3 leave one of 200 out", own, peer, "NumPy, recomputed", same)
    scores = prior + logs.sum(axis=0)
    rival = 1 + int(np.argmax(scores[1:]))
    weights, margin = logs[:, 0] - logs[:, rival], float(scores[0] - scores[rival])
    chosen = smallest_removal(weights, margin)
    assert chosen is not None
    few = np.sort(weights)[::-1][:40]
    small = sum(few[:3]) - 1e-9
    own = best_of(5, lambda: smallest_removal(few, small), 50)
    peer = best_of(1, lambda: brute_force_flip(few, small, 3))
    good &= row("W3 flip set, 3 of 40", own, peer, "brute force", brute_force_flip(few, small, 3) == 3)
    own = best_of(5, lambda: smallest_removal(weights, margin), 50)
    print(f"{f'W3 flip set, {len(chosen)} of 200 (exact)':44} {own * 1e6:10.0f} us   brute force: never")
    rng = np.random.default_rng(4)
    p, occurs = rng.dirichlet(np.ones(RIVALS)), rng.uniform(0.05, 0.95, (CANDIDATES, RIVALS))
    tell = lambda: information.bits(information.both_outcomes(p, occurs))  # noqa: E731
    own, peer = best_of(5, tell, 5), best_of(3, lambda: information_loop(p, occurs))
    good &= row(
        "W4 bits of 50 candidates",
        own,
        peer,
        "entropies, one at a time",
        bool(np.allclose(tell(), information_loop(p, occurs))),
    )
    judged = rng.uniform(0, 0.6, (1000, 8))
    own = best_of(5, lambda: coherence.onto_simplex(judged), 10)
    each = lambda: np.array([coherence.repaired(one, np.eye(8))[0] for one in judged])  # noqa: E731
    peer = best_of(1, each)
    good &= row(
        "W5 coherent: 1,000 analysts, 8 exclusive",
        own,
        peer,
        "scipy nnls, one at a time",
        bool(np.allclose(coherence.onto_simplex(judged), each(), atol=1e-5)),
    )
    events = rng.integers(0, 2, (14, 8)).astype(float)
    many = rng.uniform(0, 1, (1000, 14))
    seconds = best_of(1, lambda: [coherence.repaired(one, events) for one in many])
    print(f"{'W5 coherent: 1,000 analysts, 14 unions of 8':44} {seconds * 1e6:10.0f} us")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
