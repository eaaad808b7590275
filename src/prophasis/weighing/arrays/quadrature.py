"""Gauss quadrature for elicited ranges: exact for the polynomials that shared reliability makes."""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import BETA, POINT, TRIANGLE, Floats, Shape, Shapes, table


def gauss_jacobi(a: float, b: float, nodes: int) -> tuple[Floats, Floats]:
    """Nodes and weights for the expectation over Beta(a, b) on [0, 1]; exact to degree ``2 nodes - 1``.

    Golub & Welsch 1969: eigenvalues of the three-term recurrence of the Jacobi polynomials.
    """
    alpha, beta = b - 1.0, a - 1.0
    n = np.arange(nodes, dtype=float)
    total = 2 * n + alpha + beta
    with np.errstate(divide="ignore", invalid="ignore"):
        diagonal = (beta**2 - alpha**2) / (total * (total + 2))
    diagonal[0] = (beta - alpha) / (alpha + beta + 2)
    k = n[1:]
    t = 2 * k + alpha + beta
    with np.errstate(divide="ignore", invalid="ignore"):
        square = 4 * k * (k + alpha) * (k + beta) * (k + alpha + beta) / (t**2 * (t + 1) * (t - 1))
    if nodes > 1:
        square[0] = 4 * (1 + alpha) * (1 + beta) / ((2 + alpha + beta) ** 2 * (3 + alpha + beta))
    off = np.sqrt(square)
    values, vectors = np.linalg.eigh(np.diag(diagonal) + np.diag(off, 1) + np.diag(off, -1))
    return (values + 1) / 2, vectors[0] ** 2


def expectation_nodes(shape: Shape, degree: int) -> tuple[Floats, Floats]:
    """Nodes and weights for E[f(X)], X of the given shape: exact for polynomials f up to ``degree``.

    Shapes in logarithms have no polynomial rule; they get 256 equally likely values.
    """
    if shape.family == POINT and not shape.log:
        return np.array([shape.mode]), np.array([1.0])
    count = degree // 2 + 1
    if shape.family == BETA and not shape.log:
        nodes, weights = gauss_jacobi(shape.a, shape.b, count)
        return shape.low + (shape.high - shape.low) * nodes, weights
    if shape.family == TRIANGLE and not shape.log:
        return _triangle(shape, count + 1)
    values = table(Shapes.of([shape]))[0]
    return values, np.full(values.size, 1.0 / values.size)


def _triangle(shape: Shape, count: int) -> tuple[Floats, Floats]:
    nodes: list[Floats] = []
    weights: list[Floats] = []
    for start, stop in ((shape.low, shape.mode), (shape.mode, shape.high)):
        if stop == start:
            continue
        x, w = np.polynomial.legendre.leggauss(count)
        x = start + (stop - start) * (x + 1) / 2
        foot = shape.low if stop == shape.mode else shape.high
        density = 2 * np.abs(x - foot) / ((shape.high - shape.low) * (stop - start))
        nodes.append(x)
        weights.append(w * (stop - start) / 2 * density)
    return np.concatenate(nodes), np.concatenate(weights)
