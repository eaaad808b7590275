"""A drawn network -> one row: the joint likelihood of all its items under each hypothesis.

``P(items | h) = P(h, items) / P(h)`` from the compiled tape. Rows of different tables are independent and each term of
the sum takes one entry of a table, so tables at their means give the integrated likelihood exactly where the query has
no parents. A report model stands between an item and its state as a soft finding, integrated over its source's
numbers for all of that source's reports together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from prophasis.case import Case, DrawnNetwork, Evidence, Settings
from prophasis.errors import WeighError
from prophasis.weighing.arrays.fitted import fitted
from prophasis.weighing.arrays.shapes import LEVELS, Floats, Shape, Shapes, point, table
from prophasis.weighing.arrays.streams import slices, stream
from prophasis.weighing.arrays.tape import backward, forward
from prophasis.weighing.drawn_network import Drawing, draw_network
from prophasis.weighing.sources import Witness

Findings = Mapping[int, Floats]


@dataclass(frozen=True)
class NetworkRow:
    """The network of one question: the query's ``states`` that are hypotheses, the node of each item, its source."""

    drawn: DrawnNetwork
    drawing: Drawing
    hypotheses: tuple[str, ...]
    states: tuple[int, ...]
    nodes: Mapping[str, str]
    found: Mapping[str, str]
    witnesses: Mapping[str, Witness]
    prior: Floats
    seed: int

    def likelihood(self, items: Sequence[str]) -> Floats:
        """``(S,)`` integrated P(items | h) of the hypotheses with a state."""
        return np.exp(self._log(self._averaged(items)))

    def ends(self, items: Sequence[str]) -> tuple[Floats, Floats]:
        """``(S,)`` outer bounds of P(items | h): never narrower than the ranges allow."""
        out = []
        for tables, side in ((self.drawing.low, 0), (self.drawing.high, 1)):
            findings = {self._place(i): self._corner(i, side) for i in items}
            out.append(self._conditional(self._run(tables, findings)))
        return out[0], np.minimum(out[1], 1.0)

    def levels(self, items: Sequence[str]) -> Floats:
        """``(S, LEVELS)`` equally likely joint values of P(items | h) over all ranges, for all hypotheses at once."""
        names = self.drawing.network.names
        means = dict(zip(names, self.drawing.network.tables, strict=True))
        findings = {self._place(i): self._drawn(i) for i in items}
        return np.broadcast_to(
            self._conditional(self._run({**means, **self.drawing.drawn}, findings)).T, (len(self.states), LEVELS)
        )

    def fixed(self, items: Sequence[str]) -> bool:
        """Whether nothing behind the row has a range."""
        own = [self.witnesses[i] for i in items if i in self.witnesses]
        return not self.drawing.drawn and all(Shapes.of(w.numbers).fixed for w in own)

    def outcomes(self, item: str, items: Sequence[str]) -> Floats:
        """``(S, X)`` P(state of an item not yet known | h, items)."""
        network = self.drawing.network
        tape = network.tape(self.drawn.query, self._observable)
        run = forward(tape, network.tables, {k: f.mean(axis=0) for k, f in self._averaged(items)[0].items()})
        joint = backward(tape, run)[self._place(item)]
        share = joint / np.maximum(joint.sum(axis=1, keepdims=True), 1e-300)
        order = network.nodes[self.nodes[item]].states.index(self.found[item])
        return np.asarray(np.roll(share, -order, axis=1)[list(self.states)])

    @property
    def cells(self) -> int:
        """Cells of the greatest table that answering needed."""
        return self.drawing.network.tape(self.drawn.query, self._observable).cells

    @property
    def _observable(self) -> tuple[int, ...]:
        return tuple(sorted(self._place(i) for i in self.nodes))

    def _place(self, item: str) -> int:
        return self.drawing.network.place[self.nodes[item]]

    def _run(self, tables: Mapping[str, Floats], findings: Findings) -> Floats:
        """``(..., T)`` log P(t, findings), unnormalised over the query's own share."""
        network = self.drawing.network
        tape = network.tape(self.drawn.query, self._observable)
        run = forward(tape, [tables[name] for name in network.names], findings)
        with np.errstate(divide="ignore"):
            scale = np.asarray(run.log_scale)
            return np.asarray(np.log(run.joint) + (scale[..., None] if scale.ndim else scale))

    def _conditional(self, log_joint: Floats) -> Floats:
        return np.exp(log_joint - self._share)[..., list(self.states)]

    @property
    def _share(self) -> Floats:
        """``(T,)`` log P(t) without any finding."""
        network = self.drawing.network
        return self._run(dict(zip(network.names, network.tables, strict=True)), {})

    def _log(self, averaged: tuple[Findings, Floats]) -> Floats:
        findings, weights = averaged
        network = self.drawing.network
        logs = self._run(dict(zip(network.names, network.tables, strict=True)), findings) - self._share
        logs = np.atleast_2d(logs)
        top = np.where(np.isfinite(logs.max(axis=0)), logs.max(axis=0), 0.0)
        with np.errstate(divide="ignore"):
            joint = np.log(
                (np.exp(logs - top) * weights[:, None]).sum(axis=0) if logs.shape[0] > 1 else np.exp(logs[0] - top)
            )
        return np.asarray((joint + top)[list(self.states)])

    def _averaged(self, items: Sequence[str]) -> tuple[Findings, Floats]:
        """Findings with the quadrature of all sources in front, and its weights ``(K,)``."""
        groups: dict[str, list[str]] = {}
        for i in items:
            if i in self.witnesses:
                groups.setdefault(self.witnesses[i].name, []).append(i)
        weights = np.ones(1)
        spread: dict[str, Floats] = {}
        for own in groups.values():
            witness = self.witnesses[own[0]]
            values, each = witness.nodes(len(own))
            spread = {i: np.repeat(f, each.size, axis=0) for i, f in spread.items()}
            spread |= {i: np.tile(self._soft(i, witness, values), (weights.size, 1)) for i in own}
            weights = np.outer(weights, each).ravel()
        plain = {i: self._hard(i)[None, :] for i in items if i not in spread}
        return {self._place(i): f for i, f in (plain | spread).items()}, weights

    def _hard(self, item: str) -> Floats:
        states = self.drawing.network.nodes[self.nodes[item]].states
        return np.array([float(s == self.found[item]) for s in states])

    def _soft(self, item: str, witness: Witness, values: Floats) -> Floats:
        """``(K, states)`` P(report | state) for each value of the source's numbers."""
        offset, slope = witness.lines(values, self._chance(item))
        return np.asarray(np.asarray(offset)[:, None] + np.asarray(slope)[:, None] * self._hard(item))

    def _chance(self, item: str) -> float:
        """The item's chance under the case's priors, before anything is found."""
        return float(self.prior[list(range(len(self.states)))] @ self.outcomes(item, ())[:, 0] / self.prior.sum())

    def _corner(self, item: str, side: int) -> Floats:
        if item not in self.witnesses:
            return self._hard(item)
        ends = self.witnesses[item].corners(self._chance(item), joint=True)
        at = (ends.min(axis=0), ends.max(axis=0))[side]
        return np.asarray(at[self._hard(item).astype(int)])

    def _drawn(self, item: str) -> Floats:
        if item not in self.witnesses:
            return self._hard(item)
        witness = self.witnesses[item]
        index = slices(stream(self.seed, "source", witness.name), len(witness.numbers), LEVELS)
        values = np.take_along_axis(table(Shapes.of(witness.numbers)), index, axis=1)
        return self._soft(item, witness, values)

    def shapes(self, items: Sequence[str]) -> dict[str, Shape]:
        """The distribution of P(items | h) by hypothesis: exact mean, outer ends."""
        mean = self.likelihood(items)
        if self.fixed(items):
            return {h: point(float(p)) for h, p in zip(self.hypotheses, mean, strict=True)}
        low, high = self.ends(items)
        return {
            h: fitted(float(a), float(p), float(b)) for h, a, p, b in zip(self.hypotheses, low, mean, high, strict=True)
        }


def network_row(
    case: Case,
    hypotheses: tuple[str, ...],
    prior: Floats,
    usable: Mapping[str, Evidence],
    witnesses: Mapping[str, Witness],
    settings: Settings,
) -> NetworkRow | None:
    """The network as it bears on one question; None where the case has none or its query asks another question.

    Args:
        hypotheses: of the question; ``prior`` ``(H,)`` are their shares.
        usable: the items that may enter, each an original; ``witnesses`` their sources' report models by source.

    Raises:
        WeighError: W050-W054, W057 for the network; W056 for a state of the query that is no hypothesis, an item on
            two nodes, or a state that an item cannot have.
    """
    drawn = case.network
    if drawn is None:
        return None
    drawing = draw_network(case, drawn)
    named = _states(drawn, drawing, case)
    if not set(named) & set(hypotheses):
        return None
    at = [k for k, h in enumerate(named) if h in hypotheses]
    nodes, found = _items(drawn, drawing, usable)
    sources = {i: w for i in nodes if (o := usable[i].origin) and (w := witnesses.get(o)) is not None}
    held = tuple(named[k] for k in at)
    share = np.array([prior[hypotheses.index(h)] for h in held])
    return NetworkRow(drawn, drawing, held, tuple(at), nodes, found, sources, share, settings.seed)


def _states(drawn: DrawnNetwork, drawing: Drawing, case: Case) -> list[str]:
    named = [drawn.means.get(s, s) for s in drawing.network.nodes[drawn.query].states]
    wrong = next((s for s in named if s not in case.hypotheses or named.count(s) > 1), None)
    if wrong is not None:
        raise WeighError(
            "W056",
            f"has the state {wrong!r}, which is no hypothesis of this case."
            if wrong not in case.hypotheses
            else f"has two states for {wrong!r}.",
            where=f"network node {drawn.query}",
            mend=f"Name each state as a hypothesis, or say under 'means' which it is: {', '.join(case.hypotheses)}.",
        )
    return named


def _items(
    drawn: DrawnNetwork, drawing: Drawing, usable: Mapping[str, Evidence]
) -> tuple[dict[str, str], dict[str, str]]:
    """Node and found state of each item."""
    nodes: dict[str, str] = {}
    found: dict[str, str] = {}
    for name, item in drawn.items(usable).items():
        states = drawing.network.nodes[name].states
        state = drawn.nodes[name].found or states[0]
        if item in nodes or state not in states:
            raise WeighError(
                "W056",
                f"stands for {item}, as {nodes[item]} does." if item in nodes else f"has no state {state!r}.",
                where=f"network node {name}",
                mend="Keep one node for an item." if item in nodes else f"Known: {', '.join(states)}; see 'found'.",
            )
        nodes[item], found[item] = name, state
    return nodes, found
