"""Switches: at what probability of an aim another policy becomes the best, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prophasis.playing.draws import Array

SAME = 1e-9
SHOWN = 0.05  # policies best in fewer draws than this are not named


def best_rows(names: Sequence[str], losses: Array) -> tuple[str, ...]:
    """The names with the least loss; several where they tie."""
    least = float(losses.min())
    return tuple(name for name, loss in zip(names, losses, strict=True) if loss <= least + SAME)


def switches(names: Sequence[str], aims: Sequence[str], means: Array, weight: Array) -> list[str]:
    """One sentence for each aim (one in all where there are two): which policy is best at which P(aim).

    Args:
        aims: in words.
        means: (policies, aims) mean value of each policy under each aim.
        weight: (aims,) P(aim) in effect. The others keep their proportions while one is varied.
    """
    chosen = range(len(aims)) if len(aims) > 2 else [len(aims) - 1]
    return [_sentence(names, aims[aim], envelope(*_ends(means, weight, aim)), float(weight[aim])) for aim in chosen]


def _ends(means: Array, weight: Array, aim: int) -> tuple[Array, Array]:
    """Each policy's value where P(aim) is 0, and where it is 1."""
    others = np.delete(weight, aim)
    rest = np.delete(means, aim, axis=1)
    share = others / others.sum() if others.sum() > 0 else np.full(len(others), 1 / max(len(others), 1))
    return rest @ share, means[:, aim]


def envelope(at_zero: Array, at_one: Array) -> list[tuple[float, int]]:
    """The best policy along P(aim) from 0 to 1: (where it starts to be the best, its row), exact for straight lines."""
    slope = at_one - at_zero
    here, row = 0.0, int(max(range(len(slope)), key=lambda i: (round(float(at_zero[i]), 12), slope[i])))
    found = [(0.0, row)]
    while True:
        gain = slope - slope[row]
        gap = at_zero[row] - at_zero + here * (slope[row] - slope)
        where = np.where(gain > SAME, here + np.maximum(gap, 0.0) / np.where(gain > SAME, gain, 1.0), np.inf)
        nearest = float(where.min())
        if not nearest < 1 - SAME:
            return found
        row = int(max(np.flatnonzero(where <= nearest + SAME), key=lambda i: slope[i]))
        here = nearest
        found.append((here, row))


def _sentence(names: Sequence[str], aim: str, pieces: list[tuple[float, int]], now: float) -> str:
    at = f"it is {now:.2f} here"
    pieces = _shown(pieces)
    if len(pieces) == 1:
        return f"{names[pieces[0][1]]!r} has the highest expected value whatever P({aim}) is; {at}."
    parts = []
    for number, (start, row) in enumerate(pieces):
        stop = pieces[number + 1][0] if number + 1 < len(pieces) else None
        if stop is None:
            span = f"above {start:.2f}"
        else:
            span = f"while P({aim}) is under {stop:.2f}" if number == 0 else f"from {start:.2f} to {stop:.2f}"
        parts.append(f"{names[row]!r} {span}")
    return f"Highest expected value: {', '.join(parts)}; {at}."


def _shown(pieces: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """The pieces without those too narrow for two decimals."""
    stops = [*(start for start, _ in pieces[1:]), 1.0]
    kept = [piece for piece, stop in zip(pieces, stops, strict=True) if round(stop, 2) > round(piece[0], 2)]
    return [(0.0, row) if number == 0 else (start, row) for number, (start, row) in enumerate(kept)]


def share_best(names: Sequence[str], values: Array, weight: Array) -> list[str]:
    """A sentence on how often each policy is the best over the draws; none where there are no draws.

    Args:
        values: (policies, aims, D), NaN where a draw did not settle.
    """
    expected = np.einsum("pad,a->pd", values, weight)
    expected = expected[:, np.isfinite(expected).all(axis=0)]
    if expected.shape[1] < 2:
        return []
    share = np.bincount(expected.argmax(axis=0), minlength=len(names)) / expected.shape[1]
    order = [row for row in np.argsort(-share, kind="stable") if share[row] >= SHOWN]
    told = ", ".join(f"{names[row]!r} in {share[row]:.0%}" for row in order)
    return [f"Over the draws, the best is {told} of them."]


__all__ = ["SAME", "best_rows", "envelope", "share_best", "switches"]
