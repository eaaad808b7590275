"""Hypotheses that can hold together: how probable each is at work, alone or with others, never forced to one whole."""

from __future__ import annotations

import numpy as np

from prophasis.case import Joint
from prophasis.weighing.arrays.atoms import atom_priors, cliques, marginals, noisy_or
from prophasis.weighing.arrays.shapes import Bools, Floats
from prophasis.weighing.arrays.update import posterior
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import listed, number

LEAST = 0.01
"""Probability under which a hypothesis, or a set of them, is not worth a clause."""


def joint_view(standing: Standing) -> Joint | None:
    """The posterior over atoms where the case names hypotheses that are compatible; None where it names none.

    Prior: each hypothesis is at work with its prior share, independently, given that at least one is, and that
    those not compatible exclude each other. Likelihood of two at work: noisy-or, with the catch-all's
    likelihood (the row's least where there is none) for neither. Rows are taken one by one; what shared reliability
    and dependence change for a hypothesis alone is carried over to the atoms by its mean.
    """
    scales = standing.scales
    ledger = scales.ledger
    compatible = _compatible(standing)
    if not compatible.any():
        return None
    atoms = cliques(compatible)
    prior = atom_priors(ledger.prior.share, atoms)
    each = np.array([_posterior(standing, a, atoms, prior) for a in range(len(scales.analysts))])
    with np.errstate(divide="ignore"):
        pooled = scales.pooling(each, log_prior=np.log(prior))
    held = marginals(pooled, atoms, scales.size)
    names = ["+".join(standing.names[h] for h in atom) for atom in atoms]
    return Joint(
        atoms=dict(zip(names, pooled.tolist(), strict=True)),
        prior=dict(zip(names, prior.tolist(), strict=True)),
        marginals=standing.shares(held),
        sentence=_sentence(standing, atoms, pooled, held),
    )


def _compatible(standing: Standing) -> Bools:
    hypotheses = standing.scales.ledger.case.hypotheses
    place = {name: h for h, name in enumerate(standing.names)}
    out = np.zeros((len(place), len(place)), dtype=bool)
    for name, h in place.items():
        for other in (*hypotheses[name].compatible_with, *hypotheses[name].subsumes):
            if other in place and other != name:
                out[h, place[other]] = out[place[other], h] = True
    return out


def _posterior(standing: Standing, a: int, atoms: list[tuple[int, ...]], prior: Floats) -> Floats:
    scales = standing.scales
    ledger = scales.ledger
    total = np.zeros(len(atoms))
    catch_all = ledger.frame.catch_all
    zero = ledger.hypotheses.index(catch_all) if catch_all else None
    plain = np.zeros(scales.size)
    for r in np.flatnonzero(scales.rated[a]):
        row = ledger.rows[r]
        p = scales.reported[a, r]
        if row.rated[scales.analysts[a]].relative or np.any(p > 1.0):
            p = 0.5 * p / p.max()
        leak = float(p.min() if zero is None else p[zero])
        with np.errstate(divide="ignore"):
            total += np.log(noisy_or(p, leak, atoms, absence=row.kind == "absence"))
            plain += np.log(p)
    with np.errstate(invalid="ignore"):
        moved = np.nan_to_num(scales.log_likelihood(a, scales.all) - plain, nan=0.0, posinf=0.0, neginf=0.0)
    total += np.array([moved[list(atom)].mean() for atom in atoms])
    with np.errstate(divide="ignore"):
        return posterior(np.log(prior), total)


def _sentence(standing: Standing, atoms: list[tuple[int, ...]], pooled: Floats, held: Floats) -> str:
    told = []
    several = [k for k, atom in enumerate(atoms) if len(atom) > 1]
    apart = {h for k in several for h in atoms[k]}
    for h in sorted((h for h in apart if held[h] >= LEAST), key=lambda h: -held[h]):
        alone = pooled[atoms.index((h,))]
        told.append(f"{standing.said(h)} is at work with {number(float(held[h]))} ({number(float(alone))} of it alone)")
    best = max(several, key=lambda k: pooled[k])
    if pooled[best] < LEAST or not told:
        return "Though some of them could, hardly any of these hypotheses is at work together with another."
    pair = listed([standing.said(h) for h in atoms[best]])
    return (
        f"Not forced to exclude each other, {listed(told)}. The likeliest of those together: {pair}, "
        f"{number(float(pooled[best]))}."
    )
