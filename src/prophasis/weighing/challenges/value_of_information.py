"""What to look for next: how much each thing not yet known would tell, and which few to look for together.

Three sorts of candidates, each as ``P(outcome | hypothesis)`` after everything already weighed:

- *open* items, rated before anybody knows whether they are so;
- *confirmation* of an item that rests on a report which may be false:
  P(item | h, report) = P(report | item) p / P(report | h);
- *unrated* items, worth for now what their documents use them for (the ACH preset's C, I and N).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from prophasis.case import Signpost
from prophasis.weighing.arrays import information
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.ledger import Row
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import listed, number

LEAST = 1e-3
"""Bits under which a candidate is not worth a line."""
TOGETHER = 3
AT_MOST = 40
"""Candidates among which a set is sought."""


@dataclass(frozen=True)
class Candidate:
    """Something not yet known: ``occurs`` ``(H,)`` is P(it is so | h), the analysts' pool."""

    what: str
    kind: Literal["open", "confirm", "unrated"]
    why: str
    occurs: Floats
    voice: str
    effort: float | None = None


def value_of_information(standing: Standing) -> tuple[Signpost, ...]:
    """Candidates by the bits they would tell, most first, then the best few to look for together."""
    p = standing.pooled
    found = sorted(
        ((c, _signpost(p, c)) for c in candidates(standing)), key=lambda pair: (-(pair[1].bits or 0.0), pair[0].what)
    )
    signs = [sign for candidate, sign in found if (sign.bits or 0.0) > LEAST or candidate.kind == "open"]
    pair = _together(p, [candidate for candidate, sign in found[:AT_MOST] if (sign.bits or 0.0) > LEAST])
    return (*signs, *([pair] if pair else []))


def candidates(standing: Standing) -> list[Candidate]:
    """Everything whose value can be told."""
    return [*_open(standing), *_confirmations(standing), *_unrated(standing)]


def _signpost(p: Floats, candidate: Candidate) -> Signpost:
    joint = information.both_outcomes(p, candidate.occurs)
    bits = information.mutual_information(joint)
    change, shift = information.chance_of_change(joint), information.expected_shift(joint)
    return Signpost(
        what=candidate.what,
        why=f"{candidate.why}; {_effect(change, shift)}",
        bits=bits,
        kind=candidate.kind,
        gain=information.decision_value(joint),
        changes_leader=change,
        decibels=shift,
        per_effort=bits / candidate.effort if candidate.effort else None,
    )


def _effect(change: float, shift: float) -> str:
    moved = f"the odds of the first two would shift by {shift:.1f} dB on average"
    if change < 0.005:
        return f"the leader would stay, and {moved}"
    return f"the leader would change with a chance of {number(change)}, and {moved}"


def _together(p: Floats, found: list[Candidate]) -> Signpost | None:
    """The best set of up to three candidates from different witnesses, chosen greedily; None where one is all."""
    own: dict[str, Candidate] = {}
    for candidate in found:
        own.setdefault(candidate.voice, candidate)
    kept = list(own.values())
    tables = [np.stack([c.occurs, 1.0 - c.occurs], axis=1) for c in kept]
    chosen = information.greedy(p, tables, TOGETHER, least=LEAST)
    if len(chosen) < 2:
        return None
    joint = information.joined(p, [tables[k] for k in chosen])
    bits, change = information.mutual_information(joint), information.chance_of_change(joint)
    efforts = [kept[k].effort for k in chosen]
    spent = sum(e for e in efforts if e is not None) if all(e is not None for e in efforts) else None
    return Signpost(
        what="+".join(kept[k].what for k in chosen),
        why=f"the best {len(chosen)} to find out together; {_effect(change, information.expected_shift(joint))}",
        bits=bits,
        kind="together",
        gain=information.decision_value(joint),
        changes_leader=change,
        decibels=information.expected_shift(joint),
        per_effort=bits / spent if spent else None,
    )


def _pooled(standing: Standing, by_analyst: Mapping[int, Floats]) -> Floats:
    """P(outcome | h) of the pool: the analysts' likelihoods, weighed by how far each one believes h."""
    shares = {a: standing.scales.weights[a] * standing.each[a] for a in by_analyst}
    total = sum(shares.values())
    plain = np.mean(list(by_analyst.values()), axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mixed = sum(shares[a] * by_analyst[a] for a in by_analyst) / total
    return np.asarray(np.where(np.isfinite(mixed), mixed, plain))


def _open(standing: Standing) -> list[Candidate]:
    scales, case = standing.scales, standing.scales.ledger.case
    found = []
    for row in scales.ledger.open:
        occurs = {}
        for a, analyst in enumerate(scales.analysts):
            if analyst in row.rated and not row.rated[analyst].relative:
                occurs[a] = _report(row, row.rated[analyst].mean, scales.ledger.prior.share)
        if occurs:
            why = "not yet known whether it is so"
            effort = case.evidence[row.name].effort
            found.append(Candidate(row.name, "open", why, _pooled(standing, occurs), row.origin or row.name, effort))
    return found


def _report(row: Row, p: Floats, share: Floats) -> Floats:
    if row.witness is None:
        return p
    offset, slope = row.witness.lines(row.witness.mean(), float(p @ share))
    return np.asarray(offset + slope * p)


def _confirmations(standing: Standing) -> list[Candidate]:
    """Items that rest on a report: whether they are so, asked of a witness that is never wrong."""
    scales = standing.scales
    found = []
    for r, row in enumerate(scales.ledger.rows):
        if row.witness is None:
            continue
        true = {}
        for a, analyst in enumerate(scales.analysts):
            if analyst in row.rated:
                offset, slope = row.witness.lines(row.witness.mean(), scales.q[a, r])
                said = np.where(scales.reported[a, r] > 0, scales.reported[a, r], 1.0)
                true[a] = (offset + slope) * scales.p[a, r] / said
        occurs = np.clip(_pooled(standing, true), 0.0, 1.0)
        sure = float(standing.pooled @ occurs)
        why = f"confirmation by another witness: on this report it is so with a chance of {number(sure)}"
        found.append(Candidate(row.name, "confirm", why, occurs, row.origin or row.name, _effort(standing, row)))
    return found


def _effort(standing: Standing, row: Row) -> float | None:
    item = standing.scales.ledger.case.evidence.get(row.name)
    return item.effort if item else None


def _unrated(standing: Standing) -> list[Candidate]:
    """Unrated items as strong as a C or an I of the ACH preset where their documents offer them."""
    ledger = standing.scales.ledger
    marks = {mark: ledger.frame.ach.ranges[mark][1] for mark in ("C", "N", "I")}
    found = []
    for item in ledger.unrated:
        evidence = ledger.case.evidence[item]
        sides: dict[str, set[str]] = {}
        for offer in evidence.offered:
            sides.setdefault(offer.hypothesis, set()).add(offer.direction)
        used = {h: next(iter(d)) for h, d in sides.items() if len(d) == 1 and h in ledger.hypotheses}
        if not used:
            continue
        occurs = np.array([marks[{"+": "C", "-": "I"}.get(used.get(h, ""), "N")] for h in ledger.hypotheses])
        why = f"nobody has rated it; if it is worth what its documents use it for (on {listed(sorted(used))})"
        voice = evidence.origin or item
        found.append(Candidate(item, "unrated", why, occurs, voice, evidence.effort))
    return found
