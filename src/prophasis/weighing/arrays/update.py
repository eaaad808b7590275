"""Bayes' rule in logarithms, pools of analysts, and information in bits. Hypotheses stand on the last axis."""

from __future__ import annotations

import numpy as np

from prophasis.weighing.arrays.shapes import DB, Bools, Floats


def posterior(log_prior: Floats, log_likelihood: Floats) -> Floats:
    """Normalised ``exp(log_prior + log_likelihood)`` over the last axis; ``-inf`` is an excluded hypothesis."""
    return normalise(log_prior + log_likelihood)


def normalise(scores: Floats) -> Floats:
    """Probabilities from log scores over the last axis (the largest score is taken off first)."""
    with np.errstate(invalid="ignore"):
        shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


def pool(probabilities: Floats, rule: str, *, weights: Floats | None = None, floor: float = 1e-12) -> Floats:
    """Pool analysts on the first axis, with equal weights unless given (they sum to 1); hypotheses last.

    ``logarithmic`` is the normalised geometric mean, externally Bayesian (Genest 1984); a zero would be a veto,
    so probabilities are floored first, save where every analyst gives zero. Any other rule is the linear mean.
    """
    count = probabilities.shape[0]
    shares = np.full(count, 1.0 / count) if weights is None else weights
    if count == 1:
        return np.asarray(probabilities[0])
    if rule != "logarithmic":
        return weighted(shares, probabilities)
    excluded: Bools = np.all(probabilities == 0.0, axis=0)
    logs = weighted(shares, np.log(np.maximum(probabilities, floor)))
    return normalise(np.where(excluded, -np.inf, logs))


def weighted(shares: Floats, values: Floats) -> Floats:
    """Sum of ``values`` ``(A, ...)`` weighed by ``shares`` ``(A,)``, analyst by analyst, so that bytes are the same
    whatever library multiplies matrices."""
    total: Floats = shares[0] * values[0]
    for share, value in zip(shares[1:], values[1:], strict=True):
        total = total + share * value
    return total


def decibels(log_ratio: Floats | float) -> Floats:
    """Natural-log odds as decibels, ``10 log10``."""
    return np.asarray(log_ratio, dtype=float) / DB


def entropy(probabilities: Floats) -> Floats:
    """Shannon entropy in bits over the last axis."""
    safe = np.where(probabilities > 0, probabilities, 1.0)
    result: Floats = -np.sum(probabilities * np.log2(safe), axis=-1)
    return result


def disagreement(probabilities: Floats) -> float:
    """Bits by which analysts differ: entropy of their mean less the mean of their entropies; analysts first."""
    return max(0.0, float(entropy(probabilities.mean(axis=0)) - entropy(probabilities).mean()))


def leaders(probabilities: Floats, *, tolerance: float = 1e-9) -> list[int]:
    """Positions of the largest probability; a tie has several."""
    values = probabilities.tolist()
    least = max(values) - tolerance
    return [i for i, value in enumerate(values) if value >= least]
