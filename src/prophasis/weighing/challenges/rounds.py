"""Attack: what did seeing each other do? The verdict of each round, and which rows each analyst moved."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from prophasis.case import Case, Moved, Round, Rounds
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.update import decibels, disagreement
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.scales import Scales
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import count, listed, number

LEAST = 0.05
"""Decibels under which a row is not called moved."""


def rounds(standing: Standing) -> Rounds | None:
    """The verdict as it stood after each round of rating; None where nobody has rated twice.

    A round holds each analyst's last rating up to it, and everything else of the case as it is now. ``moved`` gives
    the rows in decibels of the leader against the runner-up of the last round. Analysts who draw together after seeing
    each other may have learnt, or only conformed: the numbers cannot tell, so the first round is kept beside the last.
    """
    ledger = standing.scales.ledger
    last = max((r.round for e in ledger.case.evidence.values() for r in e.ratings), default=1)
    if last < 2:
        return None
    numbers = sorted({r.round for e in ledger.case.evidence.values() for r in e.ratings})
    states = [(n, *_state(standing, n)) for n in numbers[:-1]]
    states.append((last, standing, _weights(standing)))
    kept = [state for state in states if state[1] is not None]
    told = tuple(_round(n, own) for n, own, _ in kept if own is not None)
    moved = [m for before, after in pairwise(kept) for m in _moves(before[2], after[2], after[0])]
    moved.sort(key=lambda one: (-abs(one.decibels), one.item, one.analyst))
    return Rounds(rounds=told, moved=tuple(moved), sentence=_sentence(standing, told, moved))


def _state(standing: Standing, upto: int) -> tuple[Standing | None, dict[tuple[str, str], float]]:
    ledger = standing.scales.ledger
    then = open_ledger(_until(ledger.case, upto), ledger.question, ledger.paths)
    if not then.rows:
        return None, {}
    own = Standing.of(Scales(then))
    return own, _weights(own, (standing.leader, standing.rival))


def _until(case: Case, upto: int) -> Case:
    evidence = {k: replace(e, ratings=tuple(r for r in e.ratings if r.round <= upto)) for k, e in case.evidence.items()}
    return replace(case, evidence=evidence)


def _weights(standing: Standing, pair: tuple[int, int] | None = None) -> dict[tuple[str, str], float]:
    """Decibels of each analyst's row, leader against runner-up."""
    scales = standing.scales
    one, other = pair or (standing.leader, standing.rival)
    with np.errstate(invalid="ignore"):
        gaps: Floats = np.nan_to_num(decibels(scales.log[:, :, one] - scales.log[:, :, other]), nan=0.0)
    return {
        (analyst, row.name): float(gaps[a, r])
        for a, analyst in enumerate(scales.analysts)
        for r, row in enumerate(scales.ledger.rows)
        if analyst in row.rated
    }


def _moves(before: dict[tuple[str, str], float], after: dict[tuple[str, str], float], at: int) -> list[Moved]:
    return [
        Moved(analyst=analyst, item=item, round=at, before=before[analyst, item], after=now, decibels=now - was)
        for (analyst, item), now in after.items()
        if (was := before.get((analyst, item))) is not None and abs(now - was) > LEAST
    ]


def _round(at: int, own: Standing) -> Round:
    analysts = own.scales.analysts
    return Round(
        number=at,
        probability=own.shares(own.pooled),
        leaders=own.leaders(),
        analysts={a: own.shares(own.each[k]) for k, a in enumerate(analysts) if a},
        bits=disagreement(own.each) if len(analysts) > 1 else 0.0,
    )


def _sentence(standing: Standing, told: tuple[Round, ...], moved: list[Moved]) -> str:
    first, last = told[0], told[-1]
    leader = standing.names[standing.leader]
    said = standing.said(standing.leader)
    text = (
        f"Round {first.number} gave {said} {number(first.probability[leader])}, "
        f"round {last.number} {number(last.probability[leader])}"
    )
    if first.leaders != last.leaders:
        text += f"; the leader was {listed([standing.said(standing.names.index(h)) for h in first.leaders])}"
    if len(last.analysts) > 1:
        drawn = (
            "closer together"
            if last.bits < first.bits
            else "further apart"
            if last.bits > first.bits
            else "as far apart"
        )
        text += f"; the analysts are {drawn} ({first.bits:.2f} bits, then {last.bits:.2f})"
    if moved:
        top = moved[0]
        who = top.analyst or "the rater"
        text += f". {count(len(moved), 'row')} moved, most {top.item} by {who} ({top.decibels:+.1f} dB)"
    return f"{text}."
