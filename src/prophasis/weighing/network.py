"""A Bayesian network that an analyst draws where items depend on each other in ways a correlation cannot say.

Built in Python or read from a file of another tool; queries run on the compiled tape.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from prophasis.errors import MissingExtra, WeighError
from prophasis.weighing.arrays.elimination import Reduction, Tape, compile_tape, reduced
from prophasis.weighing.arrays.program import filled
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.tape import Run, backward, compiled, forward

READABLE = (".bif", ".net", ".xdsl", ".bifxml", ".uai", ".dsl", ".o3prm")


@dataclass(frozen=True)
class Node:
    """A variable: its states, its parents, and P(state | parents) with the parents' axes first, its own last."""

    states: tuple[str, ...]
    parents: tuple[str, ...] = ()
    table: Floats = field(default_factory=lambda: np.ones(1))


@dataclass(frozen=True)
class Finding:
    """What one finding does: the target's posterior without it, and had another state been found instead."""

    node: str
    state: str
    without: Mapping[str, float]
    instead: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class _Part:
    """A network reduced to what counts for one target, compiled; ``cut`` tables have axes at which they are read.

    ``doubt`` is the tape of the rest, whose zeros may make the findings impossible; None where they cannot.
    """

    left: Reduction
    tape: Tape
    cut: tuple[int, ...]
    doubt: Tape | None


class Network:
    """Nodes by name; asked for the posterior of one of them under findings.

    Rows of tables are normalised on loading (files often have seven digits).

    Raises:
        WeighError: W051 (unknown parent, cycle, a table of the wrong shape, a row that is no distribution).
    """

    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self.nodes = dict(nodes)
        self.names = tuple(nodes)
        self.place = {name: k for k, name in enumerate(self.names)}
        self._check()
        self.tables = [_normalised(node.table) for node in self.nodes.values()]
        self.sizes = [len(node.states) for node in self.nodes.values()]
        self.scopes = [[*(self.place[p] for p in node.parents), self.place[name]] for name, node in self.nodes.items()]
        self._tapes: dict[tuple[int, tuple[int, ...] | None], Tape] = {}
        self._parts: dict[tuple[int, tuple[int, ...]], _Part] = {}
        self._starts: dict[int, Floats] = {}

    def _check(self) -> None:
        for name, node in self.nodes.items():
            unknown = [p for p in node.parents if p not in self.place]
            if unknown:
                raise _wrong(name, f"has the parent {unknown[0]!r}, which is no node", "Mend the name.")
            shape = (*(len(self.nodes[p].states) for p in node.parents), len(node.states))
            if np.shape(node.table) != shape:
                raise _wrong(name, f"has a table of shape {np.shape(node.table)}", f"It should be {shape}.")
            table = np.asarray(node.table, dtype=float)
            if not np.all(np.isfinite(table)) or np.any(table < 0) or np.any(np.abs(table.sum(axis=-1) - 1) > 1e-3):
                raise _wrong(name, "has a row that is no distribution", "Each row is 0 or more and sums to 1.")
        _ = self.order

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Parents before children."""
        placed: dict[str, None] = {}
        left = dict(self.nodes)
        while left:
            ready = [name for name, node in left.items() if all(p in placed for p in node.parents)]
            if not ready:
                raise _wrong(next(iter(left)), "is its own ancestor", "Take one arrow away.")
            for name in ready:
                placed[name] = None
                del left[name]
        return tuple(placed)

    def posterior(self, target: str, findings: Mapping[str, str] | None = None) -> dict[str, float]:
        """P(target | findings) by state; what the findings separate from the target is left out.

        Raises:
            WeighError: W052 for an unknown node or state, or findings that are impossible together.
        """
        asked = self._numbered(findings or {})
        self._known(target)
        part = self._part(self.place[target], tuple(sorted(asked)))
        own = {k: state for k, state in asked.items() if k == part.tape.target}
        run = self._forward(part.tape, own, {k: self._cut(part, k, asked) for k in part.cut})
        if not run.joint.sum() > 0 or not self._possible(part, asked):
            raise _impossible()
        return self._named(target, run.posterior)

    def over_draws(self, target: str, findings: Mapping[str, str], tables: Mapping[str, Floats]) -> Floats:
        """``(draws, states)`` P(target | findings) where the tables of some nodes are drawn, ``(draws, ...)`` each."""
        asked = self._numbered(findings)
        self._known(target)
        part = self._part(self.place[target], tuple(sorted(asked)))
        drawn = {self.place[name]: np.asarray(table, dtype=float) for name, table in tables.items()}
        given = {k: drawn.get(k, self.tables[k]) for k in part.tape.kept}
        given |= {k: self._cut(part, k, asked, given[k]) for k in part.cut}
        own = {k: state for k, state in asked.items() if k == part.tape.target}
        return forward(part.tape, given, own).posterior

    def _part(self, target: int, found: tuple[int, ...]) -> _Part:
        """What of the network counts for a target when certain nodes are found; kept for later questions."""
        if (target, found) not in self._parts:
            left = reduced(self.scopes, target, found)
            tape = compile_tape(self.sizes, left.scopes, target, observable=(), kept=left.kept)
            cut = tuple(k for k in left.kept if len(left.scopes[k]) < len(self.scopes[k]))
            self._parts[target, found] = _Part(left, tape, cut, self._doubt(left))
        return self._parts[target, found]

    def _doubt(self, left: Reduction) -> Tape | None:
        if all(self.tables[k].all() for k in left.idle):
            return None
        free = {n for k in left.idle for n in left.scopes[k]}
        return compile_tape(self.sizes, left.scopes, min(free, default=0), observable=(), kept=left.idle)

    def _cut(self, part: _Part, k: int, asked: Mapping[int, int], table: Floats | None = None) -> Floats:
        """Table ``k`` (or the one given, draws in front) at what was found."""
        kept = part.left.scopes[k]
        whole = self.tables[k] if table is None else table
        return np.asarray(whole[(..., *(slice(None) if n in kept else asked[n] for n in self.scopes[k]))])

    def _possible(self, part: _Part, asked: Mapping[int, int]) -> bool:
        """Whether findings that the target does not depend on can hold together."""
        if part.doubt is None:
            return True
        cut = {k: self._cut(part, k, asked) for k in part.left.idle if len(part.left.scopes[k]) < len(self.scopes[k])}
        return bool(self._forward(part.doubt, {}, cut).joint.sum() > 0)

    def _forward(self, tape: Tape, asked: Mapping[int, int], cut: Mapping[int, Floats]) -> Run:
        """One pass; tables that stay the same are laid out once."""
        if not compiled(tape):
            return forward(tape, {k: cut.get(k, self.tables[k]) for k in tape.kept}, asked)
        if id(tape) not in self._starts:
            self._starts[id(tape)] = filled(tape.program, {**dict(enumerate(self.tables)), **cut})
        return forward(tape, cut, asked, start=self._starts[id(tape)])

    def run(self, target: str, findings: Mapping[str, str], observable: tuple[int, ...] | None = None) -> Run:
        """The forward pass behind `findings` and `candidates`."""
        asked = self._numbered(findings)
        self._known(target)
        run = self._forward(self.tape(target, observable), asked, {})
        if not run.joint.sum() > 0:
            raise _impossible()
        return run

    def tape(self, target: str, observable: tuple[int, ...] | None = None) -> Tape:
        """The network compiled for one target; kept for later questions."""
        key = (self.place[target], observable)
        if key not in self._tapes:
            self._tapes[key] = compile_tape(self.sizes, self.scopes, key[0], observable=observable)
        return self._tapes[key]

    def findings(self, target: str, findings: Mapping[str, str]) -> tuple[Finding, ...]:
        """Each finding dropped, and each found otherwise: all from one forward and one backward pass."""
        found = tuple(sorted(self._numbered(findings)))
        joint = backward(self.tape(target, found), self.run(target, findings, found))
        told = []
        for name, state in findings.items():
            table = joint[self.place[name]]
            states = self.nodes[name].states
            instead = {
                s: self._named(target, _share(table[:, x]))
                for x, s in enumerate(states)
                if s != state and table[:, x].any()
            }
            told.append(Finding(name, state, self._named(target, _share(table.sum(axis=1))), instead))
        return tuple(told)

    def candidates(self, target: str, findings: Mapping[str, str]) -> dict[str, Floats]:
        """For every node without a finding the joint posterior ``(target, state)``: what observing it would tell."""
        joint = backward(self.tape(target), self.run(target, findings))
        skip = {*findings, target}
        return {n: joint[k] / joint[k].sum() for n, k in self.place.items() if n not in skip}

    def _numbered(self, findings: Mapping[str, str]) -> dict[int, int]:
        out = {}
        for name, state in findings.items():
            self._known(name)
            states = self.nodes[name].states
            if state not in states:
                raise WeighError(
                    "W052", f"{name} has no state {state!r}.", where="network", mend=f"Known: {', '.join(states)}."
                )
            out[self.place[name]] = states.index(state)
        return out

    def _known(self, name: str) -> None:
        if name not in self.place:
            raise WeighError(
                "W052", f"there is no node {name!r}.", where="network", mend=f"Known: {', '.join(self.names[:20])}."
            )

    def _named(self, target: str, shares: Floats) -> dict[str, float]:
        return {s: float(p) for s, p in zip(self.nodes[target].states, shares, strict=True)}


def read_network(path: str | os.PathLike[str]) -> Network:
    """Read BIF, NET, XDSL and other files of Bayesian networks; needs the extra ``bayes`` (pyAgrum).

    Raises:
        MissingExtra: X010 where pyAgrum is not installed. WeighError: W053 for a file that cannot be read.
    """
    file = Path(path)
    try:
        import pyagrum
    except ImportError as error:
        raise MissingExtra(
            "X010",
            "reading a file of a Bayesian network needs pyAgrum.",
            where=str(file),
            mend="Install it: pip install 'prophasis[bayes]'.",
        ) from error
    if not file.is_file() or file.suffix.lower() not in READABLE:
        raise WeighError("W053", "this is no network file.", where=str(file), mend=f"Known: {', '.join(READABLE)}.")
    try:
        found = pyagrum.loadBN(str(file))
    except Exception as error:
        raise WeighError(
            "W053", f"the network cannot be read ({error}).", where=str(file), mend="Check the file."
        ) from error
    nodes = {}
    for k in found.topologicalOrder():
        table = found.cpt(k)
        names = list(reversed(table.names))
        own = found.variable(k).name()
        parents = tuple(name for name in names if name != own)
        array = np.moveaxis(np.asarray(table.toarray(), dtype=float), names.index(own), -1)
        nodes[own] = Node(tuple(found.variable(k).labels()), parents, array)
    return Network(nodes)


def _normalised(table: Sequence[float] | Floats) -> Floats:
    array = np.asarray(table, dtype=float)
    return np.asarray(array / array.sum(axis=-1, keepdims=True))


def _share(values: Floats) -> Floats:
    return np.asarray(values / values.sum())


def _impossible() -> WeighError:
    return WeighError("W052", "the findings cannot hold together.", where="network", mend="Take one of them back.")


def _wrong(name: str, what: str, mend: str) -> WeighError:
    return WeighError("W051", f"{what}.", where=f"network node {name}", mend=mend)
