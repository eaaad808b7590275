"""The tree solver compiled by Numba (extra ``fast``): sweeps, acceleration and the climb in lambda, draw by draw.

The same fixed point as `tree.climb`, found by the same steps; NumPy does it where Numba is not installed, several times
slower on small trees. Loaded only for jobs that are large enough to pay for loading it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from prophasis.playing.draws import Array
from prophasis.playing.solvers.sweep import Sweep

MEMORY = 5


@njit(cache=True, nogil=True)
def _log_policy(odds: Any, starts: Any, found: Any) -> None:
    """Log-probabilities of a vector of log-odds; ``starts`` has one more entry, the end."""
    for g in range(len(starts) - 1):
        top = odds[starts[g]]
        for k in range(starts[g], starts[g + 1]):
            top = max(top, odds[k])
        total = 0.0
        for k in range(starts[g], starts[g + 1]):
            total += np.exp(odds[k] - top)
        for k in range(starts[g], starts[g + 1]):
            found[k] = odds[k] - top - np.log(total)


@njit(cache=True, nogil=True)
def _values(policy: Any, shape: Any, edge: Any, odds: Any, values: Any) -> None:
    """What each node is worth to each player in each profile, from the ends back; ``values`` holds the ends."""
    players, nodes, profiles = values.shape
    views, wide = odds.shape[0], odds.shape[2]
    for m in range(nodes - 1, -1, -1):
        first, count = shape[m, 1], shape[m, 2]
        for p in range(players):
            view = p + 1 if views > 1 else 0
            for t in range(profiles):
                if count == 0:
                    continue
                total = 0.0
                for child in range(first, first + count):
                    chance = policy[edge[child, t]] * odds[view, child, t if wide > 1 else 0]
                    total += chance * values[p, child, t]
                values[p, m, t] = total


@njit(cache=True, nogil=True)
def _worths(logs: Any, policy: Any, game: Any, numbers: Any, work: Any, found: Any) -> None:
    """What every move is worth to its player, given beliefs by Bayes' rule."""
    shape, edge, cell_node, cell_profile, group_starts, starts = game
    odds, payoffs, base, present = numbers
    reach, values, weight = work
    nodes, profiles = reach.shape
    entries = len(found)
    for k in range(entries):
        policy[k] = np.exp(logs[k])
    values[:] = payoffs
    _values(policy, shape, edge, odds, values)
    for t in range(profiles):
        reach[0, t] = 0.0
    for m in range(1, nodes):
        parent = shape[m, 0]
        for t in range(profiles):
            reach[m, t] = reach[parent, t] + logs[edge[m, t]]
    for g in range(len(starts) - 1):
        top = -np.inf
        for c in range(group_starts[g], group_starts[g + 1]):
            weight[c] = reach[cell_node[c], cell_profile[c]] + base[c]
            top = max(top, weight[c])
        total = 0.0
        for c in range(group_starts[g], group_starts[g + 1]):
            weight[c] = np.exp(weight[c] - top)
            total += weight[c]
        for k in range(starts[g], starts[g + 1]):
            found[k] = 0.0
        for c in range(group_starts[g], group_starts[g + 1]):
            node, profile = cell_node[c], cell_profile[c]
            player, first, share = shape[node, 3], shape[node, 1], weight[c] / total
            for j in range(starts[g + 1] - starts[g]):
                found[starts[g] + j] += share * values[player, first + j, profile]
    for k in range(entries):
        found[k] *= present[k]


@njit(cache=True, nogil=True)
def _answer(odds: Any, lam: float, game: Any, numbers: Any, work: Any, logs: Any, policy: Any, found: Any) -> None:
    """The centred log-odds that answer ``odds``."""
    starts = game[5]
    _log_policy(odds, starts, logs)
    _worths(logs, policy, game, numbers, work, found)
    for g in range(len(starts) - 1):
        mean = 0.0
        for k in range(starts[g], starts[g + 1]):
            mean += found[k]
        mean /= starts[g + 1] - starts[g]
        for k in range(starts[g], starts[g + 1]):
            found[k] = lam * (found[k] - mean)


@njit(cache=True, nogil=True)
def _settle(
    odds: Any, lam: float, most: int, tolerance: float, game: Any, numbers: Any, work: Any, logs: Any, policy: Any
) -> float:
    """Anderson acceleration of ``odds = answer(odds)`` in place, with the safeguard of `tree._Past`; the last error."""
    entries = len(odds)
    answer, change, plain = np.empty(entries), np.empty(entries), np.empty(entries)
    past, turned = np.empty((MEMORY + 1, entries)), np.empty((MEMORY + 1, entries))
    held, best, damp, error = 0, np.inf, 1.0, np.inf
    for step in range(most):
        _answer(odds, lam, game, numbers, work, logs, policy, answer)
        largest, size = 0.0, 0.0
        for k in range(entries):
            change[k] = answer[k] - odds[k]
            largest = max(largest, abs(change[k]))
            size = max(size, abs(odds[k]))
        error = largest / (1 + size)
        if error <= tolerance:
            odds[:] = answer
            return error
        if step == 0:
            best = error
        worse = error > 2 * best
        damp = max(damp * 0.5, 0.05) if worse else min(damp * 1.1, 1.0)
        best = min(best, error)
        if held == MEMORY + 1:
            for row in range(MEMORY):
                past[row] = past[row + 1]
                turned[row] = turned[row + 1]
            held = MEMORY
        past[held] = odds
        turned[held] = change
        held += 1
        for k in range(entries):
            plain[k] = odds[k] + damp * change[k]
        rows = held - 1
        usable = rows >= 1 and not worse
        if usable:
            gram = np.zeros((rows, rows))
            right = np.zeros(rows)
            for i in range(rows):
                for k in range(entries):
                    right[i] += (turned[i + 1, k] - turned[i, k]) * change[k]
                for j in range(i + 1):
                    total = 0.0
                    for k in range(entries):
                        total += (turned[i + 1, k] - turned[i, k]) * (turned[j + 1, k] - turned[j, k])
                    gram[i, j] = total
                    gram[j, i] = total
            ridge = 1e-300
            for i in range(rows):
                ridge += 1e-12 * gram[i, i]
            for i in range(rows):
                gram[i, i] += ridge
            gamma = _solved(gram, right)
            for k in range(entries):
                better = plain[k]
                for i in range(rows):
                    moved = past[i + 1, k] - past[i, k] + damp * (turned[i + 1, k] - turned[i, k])
                    better -= gamma[i] * moved
                answer[k] = better
                usable = usable and np.isfinite(better)
        odds[:] = answer if usable else plain
    return error


@njit(cache=True, nogil=True)
def _solved(matrix: Any, right: Any) -> Any:
    """A small positive system by elimination with pivots, in place."""
    size = len(right)
    for i in range(size):
        pivot = i
        for row in range(i + 1, size):
            if abs(matrix[row, i]) > abs(matrix[pivot, i]):
                pivot = row
        if pivot != i:
            for column in range(size):
                matrix[i, column], matrix[pivot, column] = matrix[pivot, column], matrix[i, column]
            right[i], right[pivot] = right[pivot], right[i]
        if matrix[i, i] == 0.0:
            right[:] = np.nan
            return right
        for row in range(i + 1, size):
            share = matrix[row, i] / matrix[i, i]
            for column in range(i, size):
                matrix[row, column] -= share * matrix[i, column]
            right[row] -= share * right[i]
    for i in range(size - 1, -1, -1):
        for column in range(i + 1, size):
            right[i] -= matrix[i, column] * right[column]
        right[i] /= matrix[i, i]
    return right


@njit(cache=True, nogil=True)
def _climb(
    lam: float, ladder: Any, iterations: int, tolerance: float, game: Any, numbers: Any, logs: Any, policy: Any
) -> Any:
    """Log-odds on the principal branch, what each move is worth there, and the residual."""
    payoffs, base = numbers[1], numbers[2]
    work = (np.empty(payoffs.shape[1:]), np.empty(payoffs.shape), np.empty(len(base)))
    entries = len(policy) - 1
    odds, answer = np.zeros(entries), np.empty(entries)
    reached = 0.0
    for step in ladder:
        if reached > 0:
            odds *= step / reached
        last = step == 1.0
        _settle(
            odds,
            lam * step,
            3 * iterations if last else iterations,
            tolerance if last else 1e-4,
            game,
            numbers,
            work,
            logs,
            policy,
        )
        reached = step
    _answer(odds, lam, game, numbers, work, logs, policy, answer)
    residual, size = 0.0, 0.0
    for k in range(entries):
        residual = max(residual, abs(answer[k] - odds[k]))
        size = max(size, abs(odds[k]))
    return odds, residual / (1 + size)


class Compiled:
    """A tree laid out for the compiled loops; `climb` solves one of its draws."""

    def __init__(self, sweep: Sweep) -> None:
        tree, shape = sweep.tree, sweep.tree.shape
        self.entries = len(tree.group)
        nodes = np.stack((shape.parent, shape.first, shape.count, shape.actor), axis=1)
        ends = np.append(sweep.group_starts, len(sweep.cell_node))
        starts = np.append(tree.starts, len(tree.group))
        layout = (nodes, sweep.edge, sweep.cell_node, sweep.cell_profile, ends, starts)
        self.game = tuple(np.ascontiguousarray(part, dtype=np.int64) for part in layout)
        self.present = np.ascontiguousarray(np.ones(self.entries) if tree.present is None else tree.present)
        self.numbers = [np.ascontiguousarray(np.moveaxis(part, -1, 0)) for part in (tree.odds, sweep.ends, sweep.base)]

    def climb(self, draw: int, lam: float, ladder: Array, iterations: int, tolerance: float) -> tuple[Array, float]:
        """(K,) log-odds of one draw on the principal branch, and the residual."""
        numbers = (*(_of(part, draw) for part in self.numbers), self.present)
        logs, policy = np.zeros(self.entries + 1), np.ones(self.entries + 1)  # the last is certain
        odds, residual = _climb(lam, ladder, iterations, tolerance, self.game, numbers, logs, policy)
        return np.asarray(odds), float(residual)


def _of(array: Array, draw: int) -> Array:
    return np.asarray(array[draw if len(array) > 1 else 0])


__all__ = ["Compiled"]
