"""Attack: the same supposed cause elsewhere. Is the response there what each hypothesis expects, and is it alike?"""

from __future__ import annotations

import numpy as np

from prophasis.case import CaseComparison, Parallel
from prophasis.weighing.standing import Standing, joint_weight
from prophasis.weighing.words import count, listed


def comparisons(standing: Standing) -> tuple[CaseComparison, ...]:
    """Each weighed item of kind comparison: who expects the response that came, what it weighs, what is wrong with it.

    ``notes`` say where a hypothesis says nothing of the response there, where nothing is said to differ, where more
    differs than is shared, and where the ratings contradict the expectations that are written down.
    """
    scales, ledger = standing.scales, standing.scales.ledger
    full = [scales.log_likelihood(a, scales.all) for a in range(len(scales.analysts))]
    found = []
    for r, row in enumerate(ledger.rows):
        item = ledger.case.evidence.get(row.items[0])
        if row.kind != "comparison" or item is None:
            continue
        raters = [int(a) for a in np.flatnonzero(scales.rated[:, r])]
        p = scales.reported[raters, r].mean(axis=0)
        fits = _fitting(standing, item.cases)
        weight = joint_weight(standing, full, [r])
        found.append(
            CaseComparison(
                item=row.items[0],
                cases=item.cases,
                fits=fits,
                decibels=weight,
                notes=tuple(_notes(standing, item.cases, fits, p)),
                sentence=_sentence(standing, row.items[0], item.cases, fits, weight),
            )
        )
    return tuple(sorted(found, key=lambda one: (-abs(one.decibels), one.item)))


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".")


def _fitting(standing: Standing, cases: tuple[Parallel, ...]) -> tuple[str, ...]:
    """Hypotheses whose expectation is the response in every case that says both."""
    told = [one for one in cases if one.response and one.expected]
    return tuple(
        h
        for h in standing.names
        if told and all(_plain(one.expected.get(h, "")) == _plain(one.response or "") for one in told)
    )


def _notes(
    standing: Standing, cases: tuple[Parallel, ...], fits: tuple[str, ...], p: np.typing.NDArray[np.float64]
) -> list[str]:
    notes = []
    catch_all = standing.scales.ledger.frame.catch_all
    for one in cases:
        silent = [h for h in standing.names if one.expected and h not in one.expected and h != catch_all]
        if silent:
            notes.append(f"{one.name}: nothing is said of what {listed(silent)} would expect there")
        if one.expected and one.shared and not one.differing:
            notes.append(f"{one.name}: nothing is said to differ")
        if len(one.differing) > len(one.shared) > 0:
            notes.append(
                f"{one.name}: more is said to differ ({len(one.differing)}) than to be shared ({len(one.shared)})"
            )
        if len(one.expected) > 1 and len({_plain(text) for text in one.expected.values()}) == 1 and np.ptp(p) > 1e-9:
            notes.append(f"{one.name}: every hypothesis expects the same there, yet the ratings differ")
    named = {h for one in cases for h in one.expected}
    rest = [h for h in standing.names if h in named and h not in fits]
    if fits and rest:
        low = min(fits, key=lambda h: p[standing.names.index(h)])
        high = max(rest, key=lambda h: p[standing.names.index(h)])
        if p[standing.names.index(low)] < p[standing.names.index(high)] - 1e-9:
            notes.append(
                f"{low} expects the response and {high} does not, yet the ratings make it likelier under {high}"
            )
    return notes


def _sentence(standing: Standing, item: str, cases: tuple[Parallel, ...], fits: tuple[str, ...], weight: float) -> str:
    names = listed([one.name for one in cases]) or item
    told = f"{names}: {weight:+.1f} dB for {standing.said(standing.leader)} against {standing.said(standing.rival)}"
    shared = sum(len(one.shared) for one in cases)
    differing = sum(len(one.differing) for one in cases)
    if shared or differing:
        told += f"; {count(shared, 'feature')} shared, {differing} differing"
    if fits:
        told += f"; the response is what {listed([standing.said(standing.names.index(h)) for h in fits])} expected"
    return f"{told}."
