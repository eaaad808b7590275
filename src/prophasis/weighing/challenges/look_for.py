"""What to look for next: rows nobody has rated, cells left unsure, ranges whose width decides."""

from __future__ import annotations

import numpy as np

from prophasis.case import Signpost
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.streams import slices, stream
from prophasis.weighing.arrays.update import normalise
from prophasis.weighing.ledger import Ledger
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import count, listed

SHOWN = 12
DRAWS = 256
LEAST = 1e-4


def open_rows(ledger: Ledger) -> list[Signpost]:
    """Unrated items, those that documents use for one hypothesis and against another first."""

    def reach(item: str) -> tuple[int, int]:
        offers = ledger.case.evidence[item].offered
        sides = {(offer.hypothesis, offer.direction) for offer in offers}
        return -len({side for _, side in sides}), -len(sides)

    found = []
    for item in sorted(ledger.unrated, key=reach):
        offers = {offer.hypothesis for offer in ledger.case.evidence[item].offered}
        used = f"; documents use it on {listed(sorted(offers))}" if offers else ""
        found.append(Signpost(what=item, why=f"nobody has rated it{used}"))
    for item, reason in ledger.skipped.items():
        if reason.startswith("no rating"):
            found.append(Signpost(what=item, why=reason))
    return found


def look_for(standing: Standing, *, seed: int) -> tuple[Signpost, ...]:
    """Signposts, with bits where they can be told.

    ``bits`` of a rated row is the mutual information between the hypotheses and the row's true likelihoods:
    how much it would tell, on average, to have its ranges narrowed to points.
    """
    ledger = standing.scales.ledger
    found = []
    for r, row in enumerate(ledger.rows):
        bits = _information(standing, r, seed)
        unsure = {analyst: rated.unsure for analyst, rated in row.rated.items() if rated.unsure}
        if unsure:
            who = "; ".join(
                f"{analyst or 'the rater'} cannot say for {listed(cells)}" for analyst, cells in unsure.items()
            )
            found.append(Signpost(what=row.name, why=f"left unsure: {who}", bits=bits))
        elif bits > LEAST:
            found.append(Signpost(what=row.name, why=f"its ranges are wide: {_width(standing, r)}", bits=bits))
    found.sort(key=lambda sign: (-(sign.bits or 0.0), sign.what))
    rest = open_rows(ledger)
    if len(found) + len(rest) > SHOWN:
        found, rest = found[: max(SHOWN - len(rest), SHOWN // 2)], rest[: SHOWN // 2]
    hidden = len(ledger.unrated) - sum(sign.what in ledger.unrated for sign in rest)
    if hidden > 0:
        rest.append(Signpost(what=f"{count(hidden, 'other item')}", why="nobody has rated them"))
    return (*found, *rest)


def _width(standing: Standing, r: int) -> str:
    """The hypothesis whose cell is widest in decibels, with its ends."""
    scales = standing.scales
    raters = scales.rated[:, r]
    low, high = scales.low[raters, r].mean(axis=0), scales.high[raters, r].mean(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        widest = int(np.nan_to_num(np.log(high) - np.log(low)).argmax())
    return f"under {standing.names[widest]} it is anything from {low[widest]:.2g} to {high[widest]:.2g}"


def _information(standing: Standing, r: int, seed: int) -> float:
    """Mutual information in bits between the hypotheses and row r's likelihoods, over analysts' mean."""
    scales, row = standing.scales, standing.scales.ledger.rows[r]
    total, raters = 0.0, 0
    for a, analyst in enumerate(scales.analysts):
        if analyst not in row.rated:
            continue
        raters += 1
        if row.rated[analyst].shapes.fixed:
            continue
        p = scales.levels(a, r)
        p = np.take_along_axis(p, slices(stream(seed, "look", row.name, analyst), scales.size, DRAWS), axis=1).T
        if row.witness is not None:
            offset, slope = row.witness.lines(row.witness.mean(), scales.q[a, r])
            p = offset + slope * p
        total += _bits(standing.each[a], scales.reported[a, r], p)
    return total / max(raters, 1)


def _bits(record: Floats, expected: Floats, drawn: Floats) -> float:
    safe = np.where(expected > 0, expected, 1.0)
    scores = record * drawn / safe
    weight = scores.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        each = normalise(np.log(scores))
        gain = np.where(each > 0, each * np.log2(each / record), 0.0).sum(axis=1)
    return max(0.0, float((weight * gain).sum() / weight.sum()))
