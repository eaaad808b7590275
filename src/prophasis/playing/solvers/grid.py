"""What is publicly believed of hidden types: log-weights of types <-> a grid, and values read between its points.

Beliefs about a player of k types are k - 1 numbers, broken off one after the other: the chance of the first type, that
of the second among the rest, and so on. Each stands on an even grid of the angle x with u = sin^2(x/2), which is closer
together near certainty; values are smooth and even in the angle at both ends, and are read by polynomials (Lagrange's)
through four or six points an axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from prophasis.playing.draws import Array
from prophasis.playing.tree import Ints

NONE = -690.0  # the logarithm of a chance that counts as none
FINE = 16  # points from which values are read by six of them on an axis; by four on coarser grids, which six would bend


@dataclass(frozen=True)
class Grid:
    """``sizes``: types of each unsure player; ``points`` on every axis. N = points ** axes."""

    sizes: tuple[int, ...]
    points: int

    @property
    def axes(self) -> int:
        return sum(size - 1 for size in self.sizes)

    @property
    def size(self) -> int:
        return int(self.points**self.axes)

    def weights(self) -> list[Array]:
        """For each unsure player (k, N): the log-chances of its types at every grid point."""
        angle = np.pi * np.arange(self.points) / (self.points - 1)
        share = np.sin(angle / 2) ** 2
        share[-1] = 1.0
        every = np.array(list(product(share, repeat=self.axes))).reshape(self.size, self.axes).T
        found, axis = [], 0
        for size in self.sizes:
            rest, rows = np.ones(self.size), []
            for row in every[axis : axis + size - 1]:
                rows.append(rest * row)
                rest = rest * (1 - row)
            axis += size - 1
            found.append(logarithm(np.stack([*rows, rest])))
        return found

    def places(self, weights: Sequence[Array]) -> Array:
        """(axes, ...) where log-weights (k, ...) of each unsure player lie, in steps of the grid from 0."""
        rows = []
        for weight in weights:
            rest = weight[-1]
            broken = []
            for row in weight[-2::-1]:
                broken.append(np.arctan(np.exp(np.clip((row - rest) / 2, -350, 350))))
                rest = np.logaddexp(row, rest)
            rows += broken[::-1]
        shape = weights[0].shape[1:] if weights else ()
        return np.stack(rows) * (2 / np.pi * (self.points - 1)) if rows else np.zeros((0, *shape))

    def read(self, values: Array, places: Array) -> Array:
        """(R, N) values read at (axes, ...) places: (R, ...)."""
        if not self.axes:
            return np.asarray(
                np.broadcast_to(values[:, 0].reshape(-1, *[1] * (places.ndim - 1)), (len(values), *places.shape[1:]))
            )
        last = self.points - 1
        low = np.clip(np.floor(places), 0, last - 1)
        corners = 6 if self.points >= FINE else 4
        offsets = np.arange(1 - corners // 2, corners // 2 + 1)
        steps = np.abs(low.astype(np.int64) + offsets.reshape(corners, *[1] * places.ndim))
        steps = np.where(steps > last, np.abs(2 * last - steps), steps)  # (corners, axes, ...), mirrored at both ends
        weight = _lagrange(places - low, offsets)
        index, mix = steps[:, 0], weight[:, 0]
        for axis in range(1, self.axes):
            index = (index[:, None] * self.points + steps[None, :, axis]).reshape(-1, *places.shape[1:])
            mix = (mix[:, None] * weight[None, :, axis]).reshape(-1, *places.shape[1:])
        return np.asarray((values[:, index] * mix).sum(axis=1))


def _lagrange(share: Array, offsets: Ints) -> Array:
    """(corners, ...) weights of the values at ``offsets`` for reading at ``share`` of a step: exact for polynomials."""
    rows = []
    for offset in offsets:
        row = np.ones(share.shape)
        for other in offsets:
            if other != offset:
                row = row * ((share - other) / (offset - other))
        rows.append(row)
    return np.stack(rows)


def logarithm(chances: Array) -> Array:
    """Log-chances, those of 0 as good as none."""
    return np.asarray(np.log(np.maximum(chances, np.exp(NONE))))


__all__ = ["NONE", "Grid", "logarithm"]
