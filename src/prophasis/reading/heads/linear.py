"""A linear model over named features: their hashed weights, read once from a file that comes with the project."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

BITS = 17
"""Features share 2 to this power places; two that meet there are one."""


@dataclass(frozen=True)
class Linear:
    """``weights``: (places,), in units of ``scale``; ``bias`` is added to every sum."""

    weights: NDArray[np.int8]
    scale: float
    bias: float

    def logit(self, features: Mapping[str, float]) -> float:
        """The log of the odds."""
        total = sum(value * float(self.weights[place(name)]) for name, value in features.items())
        return self.bias + self.scale * total


def place(name: str) -> int:
    """Where the weight of a feature lies, the same on every machine."""
    return zlib.crc32(name.encode("utf-8", "surrogatepass")) & ((1 << BITS) - 1)


@cache
def load(name: str) -> Linear:
    """The model of that name ("stance")."""
    data = files("prophasis.reading.heads").joinpath(f"{name}.npz").read_bytes()
    with np.load(BytesIO(data)) as kept:
        return Linear(weights=kept["weights"], scale=float(kept["scale"]), bias=float(kept["bias"]))
