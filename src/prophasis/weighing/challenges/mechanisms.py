"""Attack: a mechanism is a chain of steps, and no stronger than the step that the least evidence bears on."""

from __future__ import annotations

from collections import Counter

import numpy as np

from prophasis.case import Link, Mechanism
from prophasis.weighing.arrays.update import decibels
from prophasis.weighing.challenges.drop_one import without
from prophasis.weighing.challenges.process_tests import KINDS, kind_of, outcomes, probabilities
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import count


def mechanisms(standing: Standing) -> tuple[Mechanism, ...]:
    """The chain of each hypothesis that states one, link by link, the most probable hypothesis first.

    A link's weight is the joint weight of its items for the hypothesis against its strongest rival, analysts averaged;
    a step that no item bears on has none, and only a step that speaks against the hypothesis is weaker.
    """
    stated = standing.scales.ledger.case.hypotheses
    return tuple(_chain(standing, h) for h in standing.order if stated[standing.names[h]].mechanism)


def _chain(standing: Standing, h: int) -> Mechanism:
    name = standing.names[h]
    rival = standing.rival if h == standing.leader else standing.leader
    steps = standing.scales.ledger.case.hypotheses[name].mechanism
    links = tuple(_link(standing, h, rival, step, text) for step, text in steps.items())
    weakest = min(links, key=lambda link: link.decibels)
    return Mechanism(
        hypothesis=name,
        over=standing.names[rival],
        links=links,
        weakest=weakest.step,
        sentence=_sentence(standing, h, rival, links, weakest),
    )


def _link(standing: Standing, h: int, rival: int, step: str, text: str) -> Link:
    scales, ledger = standing.scales, standing.scales.ledger
    rows = [
        r
        for r, row in enumerate(ledger.rows)
        if any(step in ledger.case.evidence[i].steps for i in row.items if i in ledger.case.evidence)
    ]
    include = np.zeros(scales.count, dtype=bool)
    include[rows] = True
    with np.errstate(invalid="ignore"):
        told = np.array([scales.log_likelihood(a, include) for a in range(len(scales.analysts))]).mean(axis=0)
        weight = float(np.nan_to_num(decibels(told[h] - told[rival]), nan=0.0)) if rows else 0.0
    p = probabilities(standing)[rows]
    p = p[~np.isnan(p[:, h])]
    own, *weights = outcomes(p[:, h], p[:, rival])
    passed = [kind_of(*pair) for mine, *pair in zip(own, *weights, strict=True) if mine]
    rest = without(standing, rows, step)
    return Link(
        step=step,
        text=text,
        items=tuple(i for r in rows for i in ledger.rows[r].items),
        decibels=weight,
        tests=dict(Counter(passed)),
        hardest=min(passed, key=KINDS.index, default=None),
        against=int(np.sum(~own)),
        without=rest.probability[standing.names[h]],
    )


def _sentence(standing: Standing, h: int, rival: int, links: tuple[Link, ...], weakest: Link) -> str:
    bare = [link for link in links if not link.items]
    told = f"{standing.said(h)} is a chain of {count(len(links), 'step')}"
    quoted = f"“{weakest.text.strip().rstrip('.')}”"
    if not weakest.items:
        more = f", nor on {count(len(bare) - 1, 'other step')}" if len(bare) > 1 else ""
        return f"{told}; its weakest link is {quoted}: no weighed item bears on it{more}."
    test = (
        f", at best {_article(weakest.hardest)}" if weakest.hardest else ", and no item there is a test it has passed"
    )
    return (
        f"{told}; its weakest link is {quoted}: {count(len(weakest.items), 'item')}, "
        f"{weakest.decibels:+.1f} dB against {standing.said(rival)}{test}."
    )


def _article(kind: str) -> str:
    return (
        f"{'a' if kind[0] not in 'aeiou' else 'an'} {kind + ' test' if kind in ('hoop', 'doubly decisive') else kind}"
    )
