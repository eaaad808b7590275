"""A tape laid out flat for compiled loops: one buffer of cells, and for each step the places its factors are read from.

Cells of the buffer, in this order: tables, indicators, results of steps. Step s multiplies, for each cell of its joint
table (the eliminated node innermost), one cell of each input, and adds up runs of ``inner`` products.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from prophasis.weighing.arrays.shapes import Floats, Ints

if TYPE_CHECKING:
    from prophasis.weighing.arrays.elimination import Tape

Places = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Program:
    """``steps`` ``(S, 6)``: first place, cells, cells added up to one, inputs, first cell of the result, its cells.

    ``places`` holds each step's inputs one after the other, ``cells`` places each; ``read`` ``(inputs, 2)`` says where
    each input begins in the buffer and how many cells it has. ``tables``, ``indicators``: where they begin, by node.
    """

    steps: Ints
    places: Places
    read: Ints
    tables: Mapping[int, tuple[int, int]]
    indicators: Mapping[int, tuple[int, int]]
    table_cells: int
    size: int


def lay_out(tape: Tape) -> Program:
    """The program of a tape."""
    count = len(tape.sizes)
    shapes = {k: tape.scopes[k] for k in tape.kept}
    shapes |= {count + k: (k,) for k in tape.shown}
    shapes |= {2 * count + number: step.nodes for number, step in enumerate(tape.steps)}
    cells = {m: int(np.prod([tape.sizes[k] for k in scope], dtype=np.int64)) for m, scope in shapes.items()}
    starts = dict(zip(cells, np.cumsum([0, *cells.values()])[:-1].tolist(), strict=True))
    steps, places, read = [], [], []
    first = 0
    for number, step in enumerate(tape.steps):
        joint = (*step.nodes, *(() if step.node is None else (step.node,)))
        whole = [tape.sizes[k] for k in joint]
        size = int(np.prod(whole, dtype=np.int64))
        for message, scope in zip(step.inputs, step.scopes, strict=True):
            places.append(_places(starts[message], scope, joint, tape.sizes, whole))
            read.append((starts[message], cells[message]))
        result = 2 * count + number
        inner = 1 if step.node is None else tape.sizes[step.node]
        steps.append((first, size, inner, len(step.inputs), starts[result], cells[result]))
        first += size * len(step.inputs)
    return Program(
        steps=np.array(steps, dtype=np.int64).reshape(-1, 6),
        places=np.concatenate(places),
        read=np.array(read, dtype=np.int64),
        tables={k: (starts[k], cells[k]) for k in tape.kept},
        indicators={k: (starts[count + k], tape.sizes[k]) for k in tape.shown},
        table_cells=sum(cells[k] for k in tape.kept),
        size=sum(cells.values()),
    )


def _places(
    start: int, scope: Sequence[int], joint: Sequence[int], sizes: Sequence[int], whole: Sequence[int]
) -> Places:
    """For each cell of the joint table the cell of one input, in the buffer."""
    own = np.arange(np.prod([sizes[k] for k in scope], dtype=np.int64), dtype=np.int32) + np.int32(start)
    order = sorted(range(len(scope)), key=lambda at: joint.index(scope[at]))
    turned = own.reshape([sizes[k] for k in scope]).transpose(order)
    return np.broadcast_to(turned.reshape([sizes[k] if k in scope else 1 for k in joint]), whole).ravel()


def filled(program: Program, tables: Mapping[int, Floats]) -> Floats:
    """The buffer with the tables in it and every indicator at one."""
    buffer = np.ones(program.size)
    for k, (start, cells) in program.tables.items():
        buffer[start : start + cells] = tables[k].ravel()
    return buffer
