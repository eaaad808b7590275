"""Plain NumPy, as most scripts do it: draw everything in chunks of draws x items x hypotheses."""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import Shapes


def posteriors(shapes: Shapes, rivals: int, draws: int, *, chunk: int = 10_000, seed: int = 2) -> np.ndarray:
    """``(draws, H)`` posteriors from PERT ranges ``(items * H)``, flat prior."""
    low, high, a, b = (getattr(shapes, key).reshape(-1, rivals) for key in ("low", "high", "a", "b"))
    rng = np.random.default_rng(seed)
    kept = []
    for start in range(0, draws, chunk):
        size = min(chunk, draws - start)
        scores = np.log(low + (high - low) * rng.beta(a, b, (size, *a.shape))).sum(axis=1)
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        kept.append(p / p.sum(axis=1, keepdims=True))
    return np.concatenate(kept)


def leave_one_out(prior: np.ndarray, logs: np.ndarray) -> np.ndarray:
    """``(items, H)``: recompute without each item."""
    return np.array([_normal(prior + np.delete(logs, i, axis=0).sum(axis=0)) for i in range(len(logs))])


def leave_three_out(prior: np.ndarray, logs: np.ndarray) -> tuple[int, float]:
    """How many triples change the leader, and his least posterior: vectorised over the last two items."""
    total = prior + logs.sum(axis=0)
    leader, rows = int(total.argmax()), len(logs)
    second, third = np.triu_indices(rows, 1)
    pairs = logs[second] + logs[third]
    begins = np.searchsorted(second, np.arange(rows), side="right")
    changed, least = 0, 1.0
    for i in range(rows - 2):
        p = _normal(total - logs[i] - pairs[begins[i] :])
        changed += int((p.argmax(axis=1) != leader).sum())
        least = min(least, float(p[:, leader].min()))
    return changed, least


def leader_changes(prior: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Share of draws ``(draws, items, H)`` whose leader changes without each item."""
    total = prior + drawn.sum(axis=1)
    leader = total.argmax(axis=1)
    return np.array([((total - drawn[:, i]).argmax(axis=1) != leader).mean() for i in range(drawn.shape[1])])


def information(p: np.ndarray, occurs: np.ndarray) -> list[float]:
    """Entropy before less expected entropy after, one candidate ``(C, H, X)`` at a time."""

    def entropy(q: np.ndarray) -> float:
        return float(-sum(x * np.log2(x) for x in q if x > 0))

    found = []
    for table in occurs:
        after = 0.0
        for like in table.T:
            seen = float((p * like).sum())
            after += seen * entropy(p * like / seen)
        found.append(entropy(p) - after)
    return found


def _normal(scores: np.ndarray) -> np.ndarray:
    p = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return p / p.sum(axis=-1, keepdims=True)
