"""Compiling a discrete Bayesian network: which tables matter, and in which order to multiply them and sum out.

Compilation is variable elimination in min-fill order with the target last. Each elimination multiplies the tables
that hold the variable and sums it out: one step of the tape. Nodes that neither the target nor any finding descends
from are barren and left out; so is, for given findings, what they separate from the target (Shachter 1998).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from prophasis.errors import WeighError
from prophasis.weighing.arrays.program import Program, lay_out

BUDGET = 30_000_000
"""Cells of the greatest table a compiled network may need (240 MB)."""


@dataclass(frozen=True)
class Step:
    """Multiply the messages ``inputs`` and sum out ``node`` (None: only multiply); the result has axes ``nodes``."""

    inputs: tuple[int, ...]
    scopes: tuple[tuple[int, ...], ...]
    nodes: tuple[int, ...]
    node: int | None


@dataclass(frozen=True)
class Tape:
    """A network compiled for one target. Messages 0..N-1 are tables, N..2N-1 indicators, the rest step results."""

    sizes: tuple[int, ...]
    target: int
    scopes: tuple[tuple[int, ...], ...]
    kept: tuple[int, ...]
    shown: tuple[int, ...]
    steps: tuple[Step, ...]
    cells: int

    @cached_property
    def program(self) -> Program:
        """The tape laid out for compiled loops."""
        return lay_out(self)

    @cached_property
    def operations(self) -> float:
        """Multiplications of one forward pass."""
        return sum(float(len(s.inputs)) * _cells(_joint(s), self.sizes) for s in self.steps)


def _joint(step: Step) -> tuple[int, ...]:
    return step.nodes if step.node is None else (*step.nodes, step.node)


def _cells(nodes: Sequence[int], sizes: Sequence[int]) -> float:
    return float(np.prod([float(sizes[k]) for k in nodes]))


@dataclass(frozen=True)
class Reduction:
    """What is left of a network once findings are read into its tables.

    ``scopes`` are without the nodes found; ``kept`` tables tell of the target, ``idle`` ones only say whether the
    findings can hold together.
    """

    scopes: tuple[tuple[int, ...], ...]
    kept: tuple[int, ...]
    idle: tuple[int, ...]


def reduced(scopes: Sequence[Sequence[int]], target: int, found: Sequence[int]) -> Reduction:
    """Leave out what the findings separate from the target, and what is barren. The target keeps its axis."""
    gone = set(found) - {target}
    live = _ancestors(scopes, {target, *found})
    rest = tuple(tuple(k for k in scope if k not in gone) for scope in scopes)
    kept: set[int] = set()
    reached, waiting = {target}, [target]
    tables: dict[int, list[int]] = {}
    for table in live:
        for k in rest[table]:
            tables.setdefault(k, []).append(table)
    while waiting:
        for table in tables[waiting.pop()]:
            if table not in kept:
                kept.add(table)
                waiting += [k for k in rest[table] if k not in reached]
                reached.update(rest[table])
    return Reduction(rest, tuple(sorted(kept)), tuple(k for k in live if k not in kept))


def compile_tape(
    sizes: Sequence[int],
    scopes: Sequence[Sequence[int]],
    target: int,
    *,
    observable: Sequence[int] | None = None,
    kept: Sequence[int] | None = None,
) -> Tape:
    """Compile a network.

    Args:
        sizes: number of states of each node.
        scopes: for each node its parents and itself, ``(p1, p2, ..., node)``; its table has these axes.
        target: the node whose posterior is wanted.
        observable: nodes that may get a finding or be asked about; others not above them are pruned. All by default.
        kept: the tables that count, where a `reduced` network is compiled; all above the observable by default.

    Raises:
        WeighError: W050 when the greatest table would have more than `BUDGET` cells; the message says how
            many, and over how many nodes.
    """
    wanted = {target, *(range(len(sizes)) if observable is None else observable)}
    live = _ancestors(scopes, wanted) if kept is None else kept
    shown = sorted(wanted) if observable is not None else live
    pool: dict[int, tuple[int, ...]] = {k: tuple(scopes[k]) for k in live}
    pool |= {len(sizes) + k: (k,) for k in shown}
    steps: list[Step] = []
    most, width = 0.0, 0
    for node in _order([tuple(scopes[k]) for k in live], sizes, target):
        inputs = tuple(m for m, scope in pool.items() if node in scope)
        used = tuple(pool.pop(m) for m in inputs)
        joint = tuple(sorted({k for scope in used for k in scope}))
        most, width = max((most, width), (_cells(joint, sizes), len(joint)))
        rest = tuple(k for k in joint if k != node)
        pool[2 * len(sizes) + len(steps)] = rest
        steps.append(Step(inputs, used, rest, node))
    steps.append(Step(tuple(pool), tuple(pool.values()), (target,), None))
    if most > BUDGET:
        raise WeighError(
            "W050",
            f"the network needs a table of {most:,.0f} cells over {width} nodes.",
            where="network",
            mend="Break up nodes with many parents, or ask about fewer nodes.",
        )
    return Tape(
        tuple(sizes), target, tuple(tuple(s) for s in scopes), tuple(live), tuple(shown), tuple(steps), int(most)
    )


def _ancestors(scopes: Sequence[Sequence[int]], wanted: set[int]) -> list[int]:
    found: set[int] = set()
    waiting = list(wanted)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += [p for p in scopes[node] if p != node]
    return sorted(found)


def _order(scopes: Sequence[tuple[int, ...]], sizes: Sequence[int], target: int) -> list[int]:
    """Min-fill elimination order, ties by the table it makes; the target is never eliminated."""
    near: dict[int, set[int]] = {k: set() for scope in scopes for k in scope}
    for scope in scopes:
        for k in scope:
            near[k] |= set(scope) - {k}
    order = []
    left = set(near) - {target}

    def cost(k: int) -> tuple[int, float, int]:
        around = list(near[k])
        missing = sum(b not in near[a] for i, a in enumerate(around) for b in around[i + 1 :])
        return missing, float(np.prod([float(sizes[x]) for x in around])), k

    costs = {k: cost(k) for k in left}
    while left:
        node = min(left, key=lambda k: costs[k])
        around = near.pop(node)
        for a in around:
            near[a] |= around - {a}
            near[a].discard(node)
        left.discard(node)
        order.append(node)
        touched = around.union(*(near[a] for a in around)) if around else set()
        costs.update({k: cost(k) for k in touched & left})
    return order
