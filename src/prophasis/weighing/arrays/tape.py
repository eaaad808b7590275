"""Running a compiled network: forward for a posterior, backward for all sensitivities.

With evidence indicators lambda, ``Z_t(lambda) = sum over x with T = t of prod theta prod lambda`` is linear in every
lambda, so one backward pass over the compiled steps gives ``dZ_t / dlambda_{X=x} = P(t, x, e without X)`` for
every node and state at once (Darwiche 2003): every dropped finding, every other finding, every candidate observation.
Messages are rescaled by their greatest entry where it has become small, so nothing underflows.

Axes: tables have one axis a node, in the order of their scope; a leading axis of draws is allowed on tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType

import numpy as np

from prophasis.weighing.arrays.back_end import loops
from prophasis.weighing.arrays.elimination import Step, Tape
from prophasis.weighing.arrays.program import filled
from prophasis.weighing.arrays.shapes import Floats

Tables = Sequence[Floats] | Mapping[int, Floats]


@dataclass(frozen=True)
class Run:
    """One pass. ``joint`` ``(..., T)`` is P(t, e) over ``exp(log_scale)``.

    ``messages`` or ``buffer`` feed the way back; ``given``: tables and findings of a compiled pass over draws, which
    keeps neither.
    """

    joint: Floats
    log_scale: Floats
    messages: Mapping[int, Floats] | None
    buffer: Floats | None = None
    given: tuple[Mapping[int, Floats], Mapping[int, int | Floats]] | None = None

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


def compiled(tape: Tape) -> bool:
    """Whether one pass runs on compiled loops; `forward` may then start from `filled` tables."""
    return _loops(tape) is not None


def _loops(tape: Tape, draws: int = 1) -> ModuleType | None:
    return loops("tape", tape.operations * draws)


def forward(tape: Tape, tables: Tables, findings: Mapping[int, int | Floats], *, start: Floats | None = None) -> Run:
    """Run the tape.

    Args:
        tables: P(node | parents) of each node, axes as in ``scopes``; a leading axis of draws may be added to any.
        findings: state of a node, or a likelihood ``(states,)`` of a soft finding.
        start: what `program.filled` gave, for a pass that is `compiled`; ``tables`` hold only those that differ.
    """
    given = tables if isinstance(tables, Mapping) else {k: tables[k] for k in tape.kept}
    drawn = {k: t for k, t in given.items() if t.ndim > len(tape.scopes[k])}
    fast = _loops(tape, max((len(t) for t in drawn.values()), default=1))
    if fast is None:
        return _forward(tape, given, findings)
    program = tape.program
    if start is None:
        buffer = filled(program, {k: t[0] if k in drawn else t for k, t in given.items()})
    else:
        buffer = start.copy()
        for k, table in given.items():
            first, cells = program.tables[k]
            buffer[first : first + cells] = table.ravel()
    for k, finding in findings.items():
        first, cells = program.indicators[k]
        buffer[first : first + cells] = _indicator(cells, finding)
    states = tape.sizes[tape.target]
    if drawn:
        many = max(len(t) for t in drawn.values())
        each = [np.broadcast_to(t.reshape(len(t), -1), (many, program.tables[k][1])) for k, t in drawn.items()]
        spots = np.concatenate([np.arange(a, a + n) for a, n in (program.tables[k] for k in drawn)])
        joint, scale = fast.over_draws(program, buffer, np.concatenate(each, axis=1), spots, states)
        return Run(joint, scale, None, given=(given, findings))
    scale = np.asarray(fast.forward(program, buffer))
    return Run(buffer[-states:], scale, None, buffer)


def _forward(tape: Tape, tables: Mapping[int, Floats], findings: Mapping[int, int | Floats]) -> Run:
    size = len(tape.sizes)
    messages: dict[int, Floats] = {k: np.asarray(tables[k], dtype=float) for k in tape.kept}
    for k in tape.shown:
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
    the answer had it been found instead, and the sum over x the answer with the finding dropped. The way
    back over draws runs on NumPy.
    """
    size = len(tape.sizes)
    states = tape.sizes[tape.target]
    if run.buffer is not None:
        fast = _loops(tape)
        assert fast is not None
        adjoints = fast.backward(tape.program, run.buffer, states)
        gone = tape.program.table_cells
        return {k: adjoints[:, a - gone : a - gone + n] for k, (a, n) in tape.program.indicators.items()}
    messages = run.messages
    if messages is None:
        assert run.given is not None
        messages = _forward(tape, *run.given).messages
        assert messages is not None
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
            own = _push(above, step, [messages[step.inputs[k]] for k in others], others, at, tape)
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
