"""A case's drawn network -> a `Network` with its tables at their means, at the ends of their ranges, and drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path

import numpy as np

from prophasis.case import Case, DrawnNetwork, NetworkNode, Range, Settings
from prophasis.errors import WeighError
from prophasis.weighing.arrays.coherence import nearest_usable, tightened, usable
from prophasis.weighing.arrays.shapes import LEVELS, Floats, Shapes, ends, expected, table
from prophasis.weighing.arrays.streams import slices, stream
from prophasis.weighing.network import Network, Node, read_network
from prophasis.weighing.numbers import probability

TOLERANCE = 1e-6
WIDEST = 100_000
"""Cells of one node's own table beyond which nobody has drawn it by hand."""


@dataclass(frozen=True)
class Drawing:
    """A network with its tables: ``mean``, ``low`` and ``high`` by node, and ``drawn`` with `LEVELS` in front.

    ``drawn`` has only the nodes that have a range somewhere. ``root``: the query has no parents.
    """

    network: Network
    low: Mapping[str, Floats]
    high: Mapping[str, Floats]
    drawn: Mapping[str, Floats]
    root: bool


def draw_network(case: Case, drawn: DrawnNetwork) -> Drawing:
    """The network of a case with its numbers.

    Raises:
        WeighError: W050-W053 (its shape, its file), W054 (a row or a noisy-or that is none), W057 (ranges although the
            query has parents). MissingExtra: X010 where a file is read without pyAgrum.
    """
    known = read_network(Path(case.base or ".") / drawn.file).nodes if drawn.file else {}
    nodes: dict[str, Node] = dict(known)
    parts: dict[str, tuple[Floats, Floats, Floats | None]] = {}
    for name, node in drawn.nodes.items():
        if name in known and not node.table and node.noisy_or is None:
            continue
        _known_parents(name, node, (*known, *drawn.nodes))
        sizes = [len(_states(p, drawn, known)) for p in node.parents]
        _not_too_wide(name, [*sizes, len(node.states)])
        query = name == drawn.query and not node.table
        rows = _even(node) if query else _rows(name, node, [_states(p, drawn, known) for p in node.parents])
        nodes[name], parts[name] = _tables(name, node, rows, sizes, case.settings)
    if drawn.query not in nodes:
        raise WeighError(
            "W052",
            f"there is no node {drawn.query!r}.",
            where="network.query",
            mend="Add it under 'nodes', with hypotheses as its states.",
        )
    network = Network(nodes)
    ranged = {name: d for name, (_, _, d) in parts.items() if d is not None}
    root = not nodes[drawn.query].parents
    if ranged and not root:
        raise WeighError(
            "W057",
            f"has ranges, while {drawn.query} has parents ({', '.join(nodes[drawn.query].parents)}).",
            where=f"network node {next(iter(ranged))}",
            mend="Write points, or turn the arrows so that they lead from the hypotheses to what they explain.",
        )
    low = {n: parts[n][0] if n in parts else network.tables[k] for k, n in enumerate(network.names)}
    high = {n: parts[n][1] if n in parts else network.tables[k] for k, n in enumerate(network.names)}
    return Drawing(network=network, low=low, high=high, drawn=ranged, root=root)


def _not_too_wide(name: str, sizes: Sequence[int]) -> None:
    cells = prod(sizes)
    if cells > WIDEST:
        raise WeighError(
            "W050",
            f"needs a table of {cells:,} cells ({len(sizes) - 1} parents).",
            where=f"network node {name}",
            mend="Put nodes between it and its parents that sum some of them up.",
        )


def _states(name: str, drawn: DrawnNetwork, known: Mapping[str, Node]) -> tuple[str, ...]:
    own = drawn.nodes.get(name)
    return known[name].states if name in known and (own is None or not own.table) else own.states if own else ()


def _known_parents(name: str, node: NetworkNode, known: Sequence[str]) -> None:
    for parent in (*node.parents, *(p for p in node.noisy_or or {} if p != "leak")):
        if parent not in known or (node.noisy_or is not None and parent not in node.parents):
            raise WeighError(
                "W051",
                f"has the parent {parent!r}, which is no node."
                if parent not in known
                else f"has a noisy-or over {parent!r}, which is not among its parents.",
                where=f"network node {name}",
                mend="Mend the name.",
            )


Row = Mapping[str, Range]


def _even(node: NetworkNode) -> list[Row]:
    """The query's own shares cancel out of its likelihoods: any will do where it has no parents."""
    return [dict.fromkeys(node.states, Range.point(1.0 / len(node.states)))]


def _rows(name: str, node: NetworkNode, states: Sequence[Sequence[str]]) -> list[Row]:
    """One row for each combination of the parents' states, the last parent's fastest."""
    if node.noisy_or is not None:
        return _noisy_rows(name, node, states)
    wanted = [", ".join(combination) for combination in product(*states)]
    extra = [key for key in node.table if key not in wanted]
    missing = [key for key in wanted if key not in node.table]
    if extra or missing:
        what = f"has no row for {missing[0]!r}" if missing else f"has a row for {extra[0]!r}, which cannot be"
        if not node.table:
            what = "has no table"
        raise WeighError(
            "W054",
            f"{what}.",
            where=f"network node {name}",
            mend=f"Its rows are {'; '.join(wanted[:8])}." if node.parents else "Write one row.",
        )
    return [node.table[key] for key in wanted]


def _noisy_rows(name: str, node: NetworkNode, states: Sequence[Sequence[str]]) -> list[Row]:
    """Noisy-or (Pearl 1988): ``1 - (1 - leak) prod (1 - chance)`` over the parents in their first state.

    Ends and best of a row follow from the ends and bests of its chances, each of which it rises with.
    """
    given = node.noisy_or or {}
    missing = [p for p in node.parents if p not in given]
    if len(node.states) != 2 or missing or not node.parents:
        what = f"gives no chance for {missing[0]}" if missing else "needs two states and at least one parent"
        raise WeighError("W054", f"the noisy-or {what}.", where=f"network node {name}", mend="Complete it.")
    leak = given.get("leak", Range.point(0.0))
    rows: list[Row] = []
    for combination in product(*states):
        live = [given[p] for p, s, own in zip(node.parents, combination, states, strict=True) if s == own[0]]
        low, best, high = (
            1.0 - float(np.prod([1.0 - getattr(number, end) for number in (leak, *live)]))
            for end in ("low", "best", "high")
        )
        rows.append({node.states[0]: Range(low=low, best=max(low, min(best, high)), high=high)})
    return rows


def _tables(
    name: str, node: NetworkNode, rows: Sequence[Row], sizes: Sequence[int], settings: Settings
) -> tuple[Node, tuple[Floats, Floats, Floats | None]]:
    """The node at its means, and its tables at the low ends, at the high ends and drawn."""
    made = [_row(name, k, node, row, settings) for k, row in enumerate(rows)]
    shape = (*sizes, len(node.states))
    mean, low, high = (np.array([one[k] for one in made]).reshape(shape) for k in range(3))
    ranged = any(one[3].shape[0] > 1 for one in made)
    drawn = None
    if ranged:
        whole = np.array([np.broadcast_to(one[3], (LEVELS, len(node.states))) for one in made])
        drawn = whole.transpose(1, 0, 2).reshape(LEVELS, *shape)
    return Node(node.states, node.parents, mean), (low, high, drawn)


def _row(
    name: str, number: int, node: NetworkNode, row: Row, settings: Settings
) -> tuple[Floats, Floats, Floats, Floats]:
    """``(S,)`` mean, low and high of one row, and ``(LEVELS, S)`` draws of it, one where it has no range."""
    where = f"network node {name}"
    given = [s for s in node.states if s in row]
    shapes = {s: probability(row[s], settings, f"{where}, {s}") for s in given}
    size = len(node.states)
    mean, low, high = np.zeros(size), np.zeros(size), np.ones(size)
    for s, own in shapes.items():
        k = node.states.index(s)
        mean[k] = expected(own)
        low[k], high[k] = (float(end[0]) for end in ends(Shapes.of([own])))
    rest = [k for k, s in enumerate(node.states) if s not in row]
    if len(rest) == 1:
        mean[rest] = 1.0 - mean.sum()
    points = all(row[s].is_point for s in given)
    total = float(mean.sum())
    if len(rest) > 1 or total > 1 + TOLERANCE or mean.min() < -TOLERANCE or (points and abs(total - 1) > 1e-3):
        told = f"sums to {mean.sum() if not rest else sum(expected(shapes[s]) for s in given):.4g}, not 1"
        raise WeighError(
            "W054",
            f"the row {number + 1} ({', '.join(f'{s} {row[s].best:g}' for s in given)}) "
            + (f"leaves {len(rest)} states without a number." if len(rest) > 1 else f"{told}."),
            where=where,
            mend="A row gives every state a probability; one may be left out and takes the rest.",
        )
    if not usable(low, high):
        lows, highs = nearest_usable(low, high)
        shown = ", ".join(f"{s} {a:.3g} to {b:.3g}" for s, a, b in zip(node.states, lows, highs, strict=True))
        raise WeighError(
            "W054",
            f"no choice within the ranges of row {number + 1} sums to 1.",
            where=where,
            mend=f"The nearest ranges that allow one: {shown}.",
        )
    low, high = tightened(low, high)
    if points:
        mean = np.maximum(mean, 0.0)
        return mean / mean.sum(), mean, mean, (mean / mean.sum())[None, :]
    levels = table(Shapes.of([shapes[s] for s in given]))
    index = slices(stream(settings.seed, "network", name, str(number)), len(given), LEVELS)
    drawn = np.zeros((LEVELS, size))
    drawn[:, [node.states.index(s) for s in given]] = np.take_along_axis(levels, index, axis=1).T
    drawn[:, rest] = np.maximum(1.0 - drawn.sum(axis=1, keepdims=True), 0.0)
    return mean / total, low, high, drawn / drawn.sum(axis=1, keepdims=True)
