"""Hypotheses that are not exclusive, taken apart into atoms that are. Hypotheses stand on the last axis.

An atom is a set of hypotheses that hold while no other does. Where two causes are both at work an item comes about by
either, so its likelihood is that of the noisy-or (Pearl 1988): ``1 - P(e | both) = (1 - l_a)(1 - l_b) / (1 - l_0)``,
with l_0 the likelihood where neither is at work. An absence is its mirror: ``P(not found | both) = l_a l_b / l_0``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from prophasis.weighing.arrays.shapes import Bools, Floats

EDGE = 1e-6


def cliques(compatible: Bools, *, most: int = 3) -> list[tuple[int, ...]]:
    """Every hypothesis alone, and every set of up to ``most`` of which all pairs are compatible ``(H, H)``."""
    size = len(compatible)
    found: list[tuple[int, ...]] = [(h,) for h in range(size)]
    for many in range(2, most + 1):
        found += [s for s in combinations(range(size), many) if all(compatible[i, j] for i, j in combinations(s, 2))]
    return found


def atom_priors(share: Floats, atoms: Sequence[tuple[int, ...]]) -> Floats:
    """Prior of each atom: independent causes, each at work with its share; ``prod pi / (1 - pi)``, normalised."""
    odds = share / np.maximum(1.0 - share, EDGE)
    raw = np.array([float(np.prod(odds[list(atom)])) for atom in atoms])
    return np.asarray(raw / raw.sum())


def noisy_or(likelihood: Floats, leak: float, atoms: Sequence[tuple[int, ...]], *, absence: bool = False) -> Floats:
    """P(item | atom) for each atom from ``(H,)`` likelihoods of one hypothesis alone and ``leak`` of none."""
    p = likelihood if absence else 1.0 - likelihood
    base = leak if absence else 1.0 - leak
    out = np.empty(len(atoms))
    for k, atom in enumerate(atoms):
        own = p[list(atom)]
        out[k] = own[0] if len(atom) == 1 else np.prod(own) / max(base, EDGE) ** (len(atom) - 1)
    kept = np.clip(out, EDGE, 1.0 - EDGE)
    alone = np.array([len(atom) == 1 for atom in atoms])
    kept = np.where(alone, out, kept)
    return np.asarray(kept if absence else 1.0 - kept)


def marginals(probability: Floats, atoms: Sequence[tuple[int, ...]], size: int) -> Floats:
    """``(H,)`` probability that each hypothesis holds, alone or with others; their sum may be over 1."""
    out = np.zeros(size)
    for p, atom in zip(probability, atoms, strict=True):
        out[list(atom)] += p
    return out
