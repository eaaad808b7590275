"""PyMC as a peer: draws of all ranges and the posterior as a deterministic function of them."""

from __future__ import annotations

import logging
import time

import numpy as np
import pymc as pm
import pytensor.tensor as pt

from prophasis.weighing.arrays.shapes import Shapes

logging.getLogger("pymc").setLevel(logging.ERROR)


def seconds_a_draw(shapes: Shapes, rivals: int, draws: int = 3000) -> tuple[float, np.ndarray]:
    """CPU seconds a draw, compilation taken out, and ``(draws, H)`` posteriors."""
    low, high, a, b = (getattr(shapes, key).reshape(-1, rivals) for key in ("low", "high", "a", "b"))
    with pm.Model():
        x = low + (high - low) * pm.Beta("x", alpha=a, beta=b, shape=a.shape)
        p = pm.Deterministic("p", pt.special.softmax(pt.log(x).sum(axis=0)))
    pm.draw(p, draws=1, random_seed=1)
    spent = []
    for many in (1, draws):
        start = time.process_time()
        found = pm.draw(p, draws=many, random_seed=1)
        spent.append(time.process_time() - start)
    return (spent[1] - spent[0]) / (draws - 1), np.asarray(found)
