"""Running a program forward, backward, and over draws: the loops behind ``arrays/tape.py``."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit, prange

from prophasis.weighing.arrays.compiled import ONE_AT_A_TIME
from prophasis.weighing.arrays.program import Program
from prophasis.weighing.arrays.shapes import Floats

SMALL = 1e-60
WIDE = 32
"""Draws that run through the program side by side."""


@njit(cache=True, nogil=True)
def _forward(buffer: Any, steps: Any, places: Any) -> float:
    """Fill in the results of the steps; the logarithm of what was divided out on the way."""
    scale = 0.0
    for s in range(steps.shape[0]):
        first, cells, inner, inputs, start, size = steps[s]
        top = 0.0
        for o in range(size):
            total = 0.0
            for c in range(o * inner, (o + 1) * inner):
                product = buffer[places[first + c]]
                for k in range(1, inputs):
                    product *= buffer[places[first + k * cells + c]]
                total += product
            buffer[start + o] = total
            top = max(top, total)
        if 0.0 < top <= SMALL:
            scale += np.log(top)
            for o in range(start, start + size):
                buffer[o] /= top
    return scale


@njit(cache=True, nogil=True)
def _backward(buffer: Any, adjoint: Any, steps: Any, places: Any, read: Any, tables: int, widest: int) -> None:
    """Fill in ``adjoint`` ``(T, cells after the tables)`` from the last result to the indicators."""
    states = adjoint.shape[0]
    product = np.empty((widest, 1))
    rest = np.empty(1)
    at = read.shape[0]
    for s in range(steps.shape[0] - 1, -1, -1):
        first, cells, inner, inputs, start, size = steps[s]
        at -= inputs
        if product.shape[1] < cells:
            product = np.empty((widest, cells))
            rest = np.empty(cells)
        top = 0.0
        for t in range(states):
            for o in range(start - tables, start - tables + size):
                top = max(top, adjoint[t, o])
        if top > 0.0:
            for t in range(states):
                for o in range(start - tables, start - tables + size):
                    adjoint[t, o] /= top
        product[0, :cells] = 1.0
        for k in range(1, inputs):
            for c in range(cells):
                product[k, c] = product[k - 1, c] * buffer[places[first + (k - 1) * cells + c]]
        rest[:cells] = 1.0
        for k in range(inputs - 1, -1, -1):
            if read[at + k, 0] >= tables:
                for t in range(states):
                    for o in range(size):
                        above = adjoint[t, start - tables + o]
                        if above != 0.0:
                            for c in range(o * inner, (o + 1) * inner):
                                adjoint[t, places[first + k * cells + c] - tables] += above * product[k, c] * rest[c]
            if k > 0:
                for c in range(cells):
                    rest[c] *= buffer[places[first + k * cells + c]]


@njit(parallel=True, cache=True)
def _over_draws(
    fixed: Any, drawn: Any, spots: Any, steps: Any, places: Any, joint: Any, scale: Any, last: int, goal: int
) -> None:
    """Run each draw: ``drawn`` ``(draws, cells)`` stands in for the cells ``spots`` of ``fixed``."""
    draws = joint.shape[0]
    for chunk in prange((draws + WIDE - 1) // WIDE):
        begin = chunk * WIDE
        many = min(WIDE, draws - begin)
        buffer = np.empty((fixed.shape[0], WIDE))
        for c in range(fixed.shape[0]):
            buffer[c] = fixed[c]
        for c in range(spots.shape[0]):
            for d in range(many):
                buffer[spots[c], d] = drawn[begin + d, c]
        gone = np.zeros(WIDE)
        product, total, top = np.empty(WIDE), np.empty(WIDE), np.empty(WIDE)
        for s in range(steps.shape[0]):
            first, cells, inner, inputs, start, size = steps[s]
            top[:] = 0.0
            for o in range(size):
                total[:] = 0.0
                for c in range(o * inner, (o + 1) * inner):
                    cell = buffer[places[first + c]]
                    for d in range(WIDE):
                        product[d] = cell[d]
                    for k in range(1, inputs):
                        cell = buffer[places[first + k * cells + c]]
                        for d in range(WIDE):
                            product[d] *= cell[d]
                    for d in range(WIDE):
                        total[d] += product[d]
                for d in range(WIDE):
                    buffer[start + o, d] = total[d]
                    top[d] = max(top[d], total[d])
            for d in range(many):
                if 0.0 < top[d] <= SMALL:
                    gone[d] += np.log(top[d])
                    for o in range(start, start + size):
                        buffer[o, d] /= top[d]
        for d in range(many):
            scale[begin + d] = gone[d]
            for t in range(goal):
                joint[begin + d, t] = buffer[last + t, d]


def forward(program: Program, buffer: Floats) -> float:
    """Run one set of tables in place; the logarithm of what was divided out."""
    return float(_forward(buffer, program.steps, program.places))


def backward(program: Program, buffer: Floats, states: int) -> Floats:
    """``(states, cells after the tables)`` adjoints of indicators and results for each state of the target."""
    tables = program.table_cells
    adjoint = np.zeros((states, program.size - tables))
    adjoint[:, program.steps[-1, 4] - tables :] = np.eye(states)
    widest = int(program.steps[:, 3].max())
    _backward(buffer, adjoint, program.steps, program.places, program.read, tables, widest)
    return adjoint


def over_draws(program: Program, fixed: Floats, drawn: Floats, spots: Floats, states: int) -> tuple[Floats, Floats]:
    """``(draws, states)`` joint of target and findings, and ``(draws,)`` the logarithm of what was divided out."""
    joint, scale = np.empty((len(drawn), states)), np.empty(len(drawn))
    with ONE_AT_A_TIME:
        _over_draws(fixed, drawn, spots, program.steps, program.places, joint, scale, int(program.steps[-1, 4]), states)
    return joint, scale
