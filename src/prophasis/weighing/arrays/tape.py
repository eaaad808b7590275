"""Discrete Bayesian networks compiled once and run many times: forward for a posterior, backward for all sensitivities.

With evidence indicators lambda, ``Z_t(lambda) = sum over x with T = t of prod theta prod lambda`` is linear in every
lambda, so one backward pass over the compiled operations gives ``dZ_t / dlambda_{X=x} = P(t, x, e without X)`` for
every node and state at once (Darwiche 2003): every dropped finding, every other finding, every candidate observation.

Compilation is variable elimination in min-fill order with the target last. Each elimination multiplies the tables
that hold the variable and sums it out: one operation of the tape. Nodes that neither the target nor any finding
descends from are barren and left out. Messages are rescaled by their greatest entry, so nothing underflows.

Axes: tables have one axis a node, in the order of ``Factor.nodes``; a leading axis of draws is allowed on tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from prophasis.errors import WeighError
from prophasis.weighing.arrays.shapes import Floats

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
    steps: tuple[Step, ...]
    cells: int


def compile_tape(
    sizes: Sequence[int], scopes: Sequence[Sequence[int]], target: int, *, observable: Sequence[int] | None = None
) -> Tape:
    """Compile a network.

    Args:
        sizes: number of states of each node.
        scopes: for each node its parents and itself, ``(p1, p2, ..., node)``; its table has these axes.
        target: the node whose posterior is wanted.
        observable: nodes that may get a finding or be asked about; others not above them are pruned. All by default.

    Raises:
        WeighError: W050 when the greatest table would have more than `BUDGET` cells; the message says how many.
    """
    wanted = {target, *(range(len(sizes)) if observable is None else observable)}
    kept = _ancestors(scopes, wanted)
    shown = [k for k in kept if k in wanted]
    pool: dict[int, tuple[int, ...]] = {k: tuple(scopes[k]) for k in kept}
    pool |= {len(sizes) + k: (k,) for k in shown}
    steps: list[Step] = []
    most = 0
    for node in _order([tuple(scopes[k]) for k in kept], sizes, target):
        inputs = tuple(m for m, scope in pool.items() if node in scope)
        used = tuple(pool.pop(m) for m in inputs)
        joint = tuple(sorted({k for scope in used for k in scope}))
        most = max(most, int(np.prod([float(sizes[k]) for k in joint])))
        rest = tuple(k for k in joint if k != node)
        pool[2 * len(sizes) + len(steps)] = rest
        steps.append(Step(inputs, used, rest, node))
    steps.append(Step(tuple(pool), tuple(pool.values()), (target,), None))
    if most > BUDGET:
        raise WeighError(
            "W050",
            f"the network needs a table of {most:,} cells.",
            where="network",
            mend="Break up nodes with many parents, or ask about fewer nodes.",
        )
    return Tape(tuple(sizes), target, tuple(tuple(s) for s in scopes), tuple(kept), tuple(steps), most)


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


@dataclass(frozen=True)
class Run:
    """One pass. ``joint`` ``(..., T)`` is P(t, e) over ``exp(log_scale)``; ``messages`` feed the way back."""

    joint: Floats
    log_scale: Floats
    messages: Mapping[int, Floats]

    @property
    def posterior(self) -> Floats:
        """``(..., T)`` P(t | e); NaN where the findings are impossible."""
        total = self.joint.sum(axis=-1, keepdims=True)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(self.joint / total)

    @property
    def log_evidence(self) -> Floats:
        """``(...)`` log P(e)."""
        with np.errstate(divide="ignore"):
            return np.asarray(np.log(self.joint.sum(axis=-1)) + self.log_scale)


def forward(tape: Tape, tables: Sequence[Floats], findings: Mapping[int, int | Floats]) -> Run:
    """Run the tape.

    Args:
        tables: P(node | parents) of each node, axes as in ``scopes``; a leading axis of draws may be added to any.
        findings: state of a node, or a likelihood ``(states,)`` of a soft finding.
    """
    size = len(tape.sizes)
    messages: dict[int, Floats] = {k: np.asarray(tables[k], dtype=float) for k in tape.kept}
    for k in tape.kept:
        messages[size + k] = _indicator(tape.sizes[k], findings.get(k))
    scale: Floats = np.zeros(())
    for number, step in enumerate(tape.steps):
        joint = step.nodes if step.node is None else tuple(sorted((*step.nodes, step.node)))
        tables_in = [messages[m] for m in step.inputs]
        out = _product([_aligned(t, s, joint) for t, s in zip(tables_in, step.scopes, strict=True)])
        if step.node is not None:
            out = out.sum(axis=out.ndim - len(joint) + joint.index(step.node))
        out, gone = _rescaled(out, len(step.nodes))
        scale = scale + gone
        messages[2 * size + number] = out
    last = messages[2 * size + len(tape.steps) - 1]
    return Run(joint=last, log_scale=np.asarray(scale), messages=messages)


SMALL = 1e-60


def _rescaled(out: Floats, axes: int) -> tuple[Floats, Floats | float]:
    """The message, divided by its greatest entry where that has become small, and the logarithm taken off."""
    if out.size and float(out.max(initial=0.0)) > SMALL and out.ndim == axes:
        return out, 0.0
    inner = tuple(range(out.ndim - axes, out.ndim))
    top = out.max(axis=inner, keepdims=True) if inner else out
    safe = np.where(top > 0, top, 1.0)
    return out / safe, np.log(safe.reshape(safe.shape[: out.ndim - axes]))


def _aligned(table: Floats, scope: Sequence[int], joint: Sequence[int]) -> Floats:
    """The table with its axes in the order of ``joint``, axes of length 1 put in; draws stay in front."""
    front = table.ndim - len(scope)
    order = sorted(range(len(scope)), key=lambda i: joint.index(scope[i]))
    if order != list(range(len(scope))):
        table = table.transpose(*range(front), *(front + i for i in order))
    if len(scope) == len(joint):
        return table
    sizes = iter(table.shape[front:])
    held = set(scope)
    return table.reshape(*table.shape[:front], *(next(sizes) if k in held else 1 for k in joint))


def _product(tables: Sequence[Floats]) -> Floats:
    out = tables[0]
    for table in tables[1:]:
        out = out * table
    return out


def _indicator(states: int, finding: int | Floats | None) -> Floats:
    if finding is None:
        return np.ones(states)
    if isinstance(finding, int | np.integer):
        return np.asarray(np.eye(states)[int(finding)])
    return np.asarray(finding, dtype=float)


def backward(tape: Tape, run: Run) -> dict[int, Floats]:
    """For each node ``(..., T, states)``: P(t, x, findings without those on the node), up to one factor.

    Divide by the sum over x and t for the joint posterior; with a finding on the node, the row of another state is
    the answer had it been found instead, and the sum over x the answer with the finding dropped.
    """
    size = len(tape.sizes)
    states = tape.sizes[tape.target]
    batch = run.joint.shape[:-1]
    seed = np.broadcast_to(np.eye(states), (*batch, states, states))
    adjoint: dict[int, Floats] = {2 * size + len(tape.steps) - 1: seed}
    out: dict[int, Floats] = {}
    for number in range(len(tape.steps) - 1, -1, -1):
        step = tape.steps[number]
        above = adjoint.pop(2 * size + number)
        above = above / _peak(above, len(batch))
        for at, message in enumerate(step.inputs):
            if message < size:
                continue
            others = [k for k in range(len(step.inputs)) if k != at]
            own = _push(above, step, [run.messages[step.inputs[k]] for k in others], others, at, tape)
            if message < 2 * size:
                out[message - size] = own
            else:
                adjoint[message] = own
    return out


def _peak(above: Floats, batch: int) -> Floats:
    axes = tuple(range(batch, above.ndim))
    top = above.max(axis=axes, keepdims=True)
    return np.asarray(np.where(top > 0, top, 1.0))


def _push(above: Floats, step: Step, inputs: list[Floats], others: list[int], at: int, tape: Tape) -> Floats:
    """The adjoint of one input: the adjoint of the result times the other inputs, summed to the input's axes.

    The target's state is one more axis, in front of the nodes and behind the draws.
    """
    joint = step.nodes if step.node is None else tuple(sorted((*step.nodes, step.node)))
    goal = len(tape.sizes)
    whole = (goal, *joint)
    parts = [_aligned(above, (goal, *step.nodes), whole)]
    parts += [_aligned(t, step.scopes[k], whole[1:]) for t, k in zip(inputs, others, strict=True)]
    parts[1:] = [np.expand_dims(t, t.ndim - len(joint)) for t in parts[1:]]
    out = _product(parts)
    front = out.ndim - len(whole)
    wanted = step.scopes[at]
    gone = tuple(front + i for i, k in enumerate(whole) if k != goal and k not in wanted)
    if gone:
        out = out.sum(axis=gone)
    kept = [k for k in joint if k in wanted]
    missing = [i for i, k in enumerate(kept) if out.shape[front + 1 + i] != tape.sizes[k]]
    for i in missing:
        out = np.repeat(out, tape.sizes[kept[i]], axis=front + 1 + i)
    order = [kept.index(k) for k in wanted]
    return out.transpose(*range(front + 1), *(front + 1 + i for i in order))
