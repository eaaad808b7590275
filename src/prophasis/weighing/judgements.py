"""Analysts' outright judgements beside their ratings: made coherent, compared with what the ratings imply, weighed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from prophasis.case import Coherence, Range
from prophasis.errors import WeighError
from prophasis.weighing.arrays import coherence
from prophasis.weighing.arrays.shapes import Floats, expected
from prophasis.weighing.ledger import Ledger
from prophasis.weighing.numbers import probability
from prophasis.weighing.words import count, listed


def analyst_weights(ledger: Ledger) -> Floats:
    """``(A,)`` the analysts' shares in the pool: equal, or ``exp(-beta x incoherence)`` where the settings say so.

    An analyst without outright judgements counts as incoherent as the others on average. Warns where the option
    cannot make a difference.

    Raises:
        WeighError: W036 (a negative beta), W037 (an outright judgement that names a hypothesis of no question).
    """
    size = len(ledger.analysts)
    settings = ledger.case.settings
    if settings.coherence_beta < 0:
        raise WeighError(
            "W036",
            f"a beta of {settings.coherence_beta:g}.",
            where="settings.coherence_beta",
            mend="Write 0 (equal weights) or more.",
        )
    if not settings.pool.startswith("coherence-weighted") or size == 1:
        return np.full(size, 1.0 / size)
    known = {a: _distance(ledger, a) for a in ledger.analysts}
    told = [d for d in known.values() if d is not None]
    if not told or settings.coherence_beta == 0:
        why = "coherence_beta is 0" if told else "no analyst has judged the hypotheses outright"
        ledger.warnings.append(f"The pool is weighted by coherence, yet {why}: the weights are equal.")
        return np.full(size, 1.0 / size)
    rest = float(np.mean(told))
    distances = np.array([rest if (d := known[a]) is None else d for a in ledger.analysts])
    return coherence.weights(distances, settings.coherence_beta)


def coherences(ledger: Ledger, implied: Floats, weights: Floats) -> tuple[Coherence, ...]:
    """Each analyst who judged outright: as given, the nearest coherent judgement, and what his ratings imply.

    Args:
        implied: ``(A, H)`` posterior of each analyst from his ratings.
        weights: ``(A,)`` shares in the pool.
    """
    found = []
    for a, analyst in enumerate(ledger.analysts):
        judged = _judged(ledger, analyst)
        if not judged:
            continue
        names, given, mended = _repaired(ledger, judged)
        found.append(
            Coherence(
                analyst=analyst,
                judged=dict(zip(names, given.tolist(), strict=True)),
                repaired=dict(zip(names, mended.tolist(), strict=True)),
                implied={h: float(p) for h, p in zip(ledger.hypotheses, implied[a], strict=True)},
                incoherence=float(coherence.incoherence(given, mended)),
                weight=float(weights[a]),
            )
        )
    return tuple(found)


def coherence_warnings(found: tuple[Coherence, ...]) -> list[str]:
    """Said where an outright judgement is incoherent by more than a tenth, or far from what the ratings imply."""
    told = []
    for one in found:
        if one.incoherence > 0.1:
            total = sum(one.judged.values())
            told.append(
                f"{one.analyst}'s outright judgements of {count(len(one.judged), 'hypothesis')} sum to {total:.2f}; "
                "the nearest coherent ones are shown beside them."
            )
        top = max(one.repaired, key=lambda h: one.repaired[h])
        first = max(one.implied, key=lambda h: one.implied[h])
        if top != first and len(one.repaired) == len(one.implied):
            told.append(f"{one.analyst} judges {top} most probable outright, while the ratings imply {first}.")
    return told


def _judged(ledger: Ledger, analyst: str) -> Mapping[str, Range]:
    known = ledger.case.analysts.get(analyst)
    given = known.judgement if known else {}
    unknown = [h for h in given if h not in ledger.frame.known]
    if unknown:
        raise WeighError(
            "W037",
            f"judges {unknown[0]!r}, which is no hypothesis of this case.",
            where=f"analysts.{analyst}.judgement",
            mend=f"Known: {listed(sorted(ledger.frame.known))}.",
        )
    return {h: number for h, number in given.items() if h in ledger.hypotheses}


def _repaired(ledger: Ledger, judged: Mapping[str, Range]) -> tuple[list[str], Floats, Floats]:
    """Names, judgements and their nearest coherent ones; what is not judged may hold the rest of the whole."""
    names = list(judged)
    given = np.array([expected(probability(judged[h], ledger.case.settings, f"analysts.judgement.{h}")) for h in names])
    if len(names) == len(ledger.hypotheses):
        return names, given, coherence.onto_simplex(given)
    if given.sum() <= 1:
        return names, given, given
    return names, given, coherence.onto_simplex(given)


def _distance(ledger: Ledger, analyst: str) -> float | None:
    judged = _judged(ledger, analyst)
    if not judged:
        return None
    _, given, mended = _repaired(ledger, judged)
    return float(coherence.incoherence(given, mended))
