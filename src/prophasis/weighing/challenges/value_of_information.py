"""What to look for next: how much each thing not yet known would tell, and which few to look for together.

Three sorts of candidates, each as ``P(outcome | hypothesis)`` after everything already weighed:

- *open* items, rated before anybody knows whether they are so;
- *confirmation* of an item that rests on a report which may be false:
  P(item | h, report) = P(report | item) p / P(report | h);
- *unrated* items, worth for now what their documents use them for (the ACH preset's C, I and N).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from prophasis.case import Signpost
from prophasis.weighing.arrays import information
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.ledger import Row
from prophasis.weighing.ratings import RatedRow
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import listed, number

LEAST = 1e-3
"""Bits under which a candidate is not worth a line."""
TOGETHER = 3
MOST = 6
"""Candidates in a set that a budget pays for, at most: each doubles the outcomes to look at."""
SPREAD_OF = 16
"""Candidates, from the first, whose bits are told over the spread of the posterior too."""
AT_MOST = 40
"""Candidates among which a set is sought."""


@dataclass(frozen=True)
class Candidate:
    """Something not yet known: ``outcomes`` ``(H, X)`` is P(outcome | h), the analysts' pool; rows sum to 1.

    ``alone``: given a hypothesis nothing ties it to the other candidates.
    """

    what: str
    kind: Literal["open", "confirm", "unrated"]
    why: str
    outcomes: Floats
    voice: str
    effort: float | None = None
    alone: bool = True


def value_of_information(standing: Standing, drawn: Floats) -> tuple[Signpost, ...]:
    """Candidates by the bits they would tell, most first, then the best few to look for together.

    ``drawn`` ``(D, H)``: posteriors over the ranges, over which the bits and the chance of another leader are told too.
    """
    p = standing.pooled
    each = [(c, _signpost(p, c)) for c in candidates(standing)]
    each.sort(key=lambda pair: (-(pair[1].bits or 0.0), pair[0].what))
    found = [(c, _over_spread(sign, c, drawn) if k < SPREAD_OF else sign) for k, (c, sign) in enumerate(each)]
    signs = [sign for candidate, sign in found if (sign.bits or 0.0) > LEAST or candidate.kind == "open"]
    worth = [candidate for candidate, sign in found[:AT_MOST] if (sign.bits or 0.0) > LEAST]
    pair = _together(p, worth, standing.scales.ledger.case.settings.budget)
    return (*signs, *([pair] if pair else []))


def candidates(standing: Standing) -> list[Candidate]:
    """Everything whose value can be told."""
    return [*_open(standing), *_in_network(standing), *_confirmations(standing), *_unrated(standing)]


def _signpost(p: Floats, candidate: Candidate) -> Signpost:
    joint = p[:, None] * candidate.outcomes
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


def _over_spread(sign: Signpost, candidate: Candidate, drawn: Floats) -> Signpost:
    """With the 5 and 95 % points of the bits over the draws, and the mean chance of another leader."""
    if len(drawn) < 2:
        return sign
    joint = drawn[:, :, None] * candidate.outcomes
    low, high = np.quantile(information.bits(joint), [0.05, 0.95])
    other = joint.argmax(axis=1) != drawn.argmax(axis=1)[:, None]
    change = float((joint.sum(axis=1) * other).sum(axis=1).mean())
    return replace(sign, bits_low=float(low), bits_high=float(high), changes_over_spread=change)


def _effect(change: float, shift: float) -> str:
    moved = f"the odds of the first two would shift by {shift:.1f} dB on average"
    if change < 0.005:
        return f"the leader would stay, and {moved}"
    return f"the leader would change with a chance of {number(change)}, and {moved}"


def _together(p: Floats, found: list[Candidate], budget: float | None) -> Signpost | None:
    """The best set of candidates from different witnesses, chosen greedily; None where one is all.

    Up to three, or under a budget as many as it pays for, of those whose effort is stated.
    """
    own: dict[str, Candidate] = {}
    for candidate in found:
        if budget is None or candidate.effort:
            own.setdefault(candidate.voice, candidate)
    kept = list(own.values())
    tables = [c.outcomes for c in kept]
    if budget is None:
        chosen = information.greedy(p, tables, TOGETHER, least=LEAST)
    else:
        costs = np.array([c.effort for c in kept], dtype=float)
        chosen = information.affordable(p, tables, costs, budget, MOST, least=LEAST)
    if len(chosen) < 2:
        return None
    joint = information.joined(p, [tables[k] for k in chosen])
    bits, change = information.mutual_information(joint), information.chance_of_change(joint)
    efforts = [kept[k].effort for k in chosen]
    spent = sum(e for e in efforts if e is not None) if all(e is not None for e in efforts) else None
    within = "1 - 1/e" if budget is None else "half of 1 - 1/e"
    sure = (
        f" (chosen one by one, which is within {within} of the best set, since given a hypothesis nothing ties them)"
        if all(kept[k].alone for k in chosen) and (budget is None or len(chosen) < MOST)
        else ""
    )
    paid = "" if budget is None else f", for {spent:g} of {budget:g} units of effort"
    effect = _effect(change, information.expected_shift(joint))
    return Signpost(
        what="+".join(kept[k].what for k in chosen),
        why=f"the best {len(chosen)} to find out together{paid}{sure}; {effect}",
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
    tied = _tied(standing)
    found = []
    for row in scales.ledger.open:
        occurs = {}
        for a, analyst in enumerate(scales.analysts):
            if analyst in row.rated and not row.rated[analyst].relative:
                occurs[a] = _report(row, row.rated[analyst].mean, scales.ledger.prior.share)
        if occurs:
            why = "not yet known whether it is so"
            effort = case.evidence[row.name].effort
            table = _both(_pooled(standing, occurs))
            alone = row.name not in tied
            found.append(Candidate(row.name, "open", why, table, row.origin or row.name, effort, alone))
    return found + [c for item, rows in scales.ledger.several.items() for c in _several(standing, item, rows)]


def _several(standing: Standing, item: str, rows: Mapping[str, Mapping[str, RatedRow]]) -> list[Candidate]:
    """An open item with several outcomes: the pool's P(outcome | h), made to sum to 1."""
    scales = standing.scales
    columns = []
    for rated in rows.values():
        given = {a: rated[name].mean for a, name in enumerate(scales.analysts) if name in rated}
        if not given:
            return []
        columns.append(_pooled(standing, given))
    table = np.stack(columns, axis=1)
    evidence = scales.ledger.case.evidence[item]
    why = f"not yet known which of {listed(list(rows))}"
    table = table / table.sum(axis=1, keepdims=True)
    return [Candidate(item, "open", why, table, evidence.origin or item, evidence.effort, item not in _tied(standing))]


def _both(occurs: Floats) -> Floats:
    """``(H, 2)``: it is so, it is not."""
    return np.stack([occurs, 1.0 - occurs], axis=1)


def _tied(standing: Standing) -> set[str]:
    """Items that some dependence entry ties to another."""
    return {item for entry in standing.scales.ledger.case.dependence for item in entry.items}


def _in_network(standing: Standing) -> list[Candidate]:
    """Items of the drawn network that are not yet known, given those that are."""
    ledger = standing.scales.ledger
    network = ledger.network
    if network is None:
        return []
    known = next((row.items for row in ledger.rows if row.kind == "network"), ())
    held = [ledger.hypotheses.index(h) for h in network.hypotheses]
    found = []
    for item in ledger.unobserved:
        outcomes = network.outcomes(item, known)
        table = np.broadcast_to(outcomes.mean(axis=0), (len(ledger.hypotheses), outcomes.shape[1])).copy()
        table[held] = outcomes
        effort = ledger.case.evidence[item].effort
        found.append(Candidate(item, "open", "not yet known; by the drawn network", table, "network", effort, False))
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
        found.append(Candidate(row.name, "confirm", why, _both(occurs), row.origin or row.name, _effort(standing, row)))
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
        found.append(Candidate(item, "unrated", why, _both(occurs), voice, evidence.effort))
    return found
