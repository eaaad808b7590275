"""What to look for next, in words: things not yet known, cells left unsure, wide ranges, unrated rows."""

from __future__ import annotations

import numpy as np

from prophasis.case import Signpost
from prophasis.weighing.arrays.information import of_ranges, own_terms
from prophasis.weighing.arrays.shapes import LEVELS, Floats, ends
from prophasis.weighing.arrays.streams import slices, stream
from prophasis.weighing.arrays.update import decibels
from prophasis.weighing.challenges.value_of_information import value_of_information
from prophasis.weighing.ledger import Ledger
from prophasis.weighing.standing import Standing
from prophasis.weighing.words import count, listed

SHOWN = 12
LEAST = 1e-3
DIGITS = 9
"""Decimals by which bits are ranked: rounding of sums decides no order."""


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
        found.append(Signpost(what=item, why=f"nobody has rated it{used}", kind="unrated"))
    for item, reason in ledger.skipped.items():
        if reason.startswith("no rating"):
            found.append(Signpost(what=item, why=reason, kind="unrated"))
    return found


def look_for(standing: Standing, *, seed: int, drawn: Floats) -> tuple[Signpost, ...]:
    """Signposts by their bits: what is not yet known, cells left unsure, ranges whose width decides, rows unrated.

    ``bits`` of a rated row with ranges is the mutual information between the hypotheses and the row's true
    likelihoods: how much it would tell, on average, to have its ranges narrowed to points. ``drawn`` ``(D, H)`` are
    draws of the posterior over its ranges: what is not yet known gets its bits over them.
    """
    ledger = standing.scales.ledger
    told = value_of_information(standing, drawn)
    found = [sign for sign in told if sign.kind != "together"]
    every = _information(standing, seed).tolist()
    wide: list[Signpost] = []
    for r in sorted(range(len(ledger.rows)), key=lambda r: (-round(every[r], DIGITS), ledger.rows[r].name)):
        row = ledger.rows[r]
        unsure = {analyst: rated.unsure for analyst, rated in row.rated.items() if rated.unsure}
        if unsure:
            who = "; ".join(
                f"{called(ledger, analyst) or 'the rater'} cannot say for {listed(cells)}"
                for analyst, cells in unsure.items()
            )
            found.append(Signpost(what=row.name, why=f"left unsure: {who}", bits=every[r], kind="unsure"))
        elif every[r] > LEAST and len(wide) <= SHOWN and (width := _width(standing, r)):
            wide.append(Signpost(what=row.name, why=f"its ranges are wide: {width}", bits=every[r], kind="ranges"))
    found += wide
    found.sort(key=lambda sign: (-round(sign.bits or 0.0, DIGITS), sign.what, sign.kind or ""))
    known = {sign.what for sign in found if sign.kind == "unrated"}
    rest = [sign for sign in open_rows(ledger) if sign.what not in known]
    if len(found) + len(rest) > SHOWN:
        found, rest = found[: max(SHOWN - len(rest), SHOWN // 2)], rest[: SHOWN // 2]
    shown = {sign.what for sign in (*found, *rest)}
    hidden = sum(item not in shown for item in ledger.unrated)
    if hidden > 0:
        rest.append(Signpost(what=f"{count(hidden, 'other item')}", why="nobody has rated them", kind="unrated"))
    return (*found, *(sign for sign in told if sign.kind == "together"), *rest)


def called(ledger: Ledger, analyst: str) -> str:
    """An analyst's name, or the id where the case does not name him."""
    known = ledger.case.analysts.get(analyst)
    return known.name if known else analyst


def _width(standing: Standing, r: int) -> str | None:
    """The cell that is widest in decibels, with its ends as rated; None where no cell has a width to speak of."""
    scales, row = standing.scales, standing.scales.ledger.rows[r]
    least, greatest = scales.cells.ends
    best: tuple[float, str] | None = None
    for a, analyst in enumerate(scales.analysts):
        if not scales.probable[a, r]:
            continue
        low, high = least[a, r], greatest[a, r]
        wide = np.log(np.where(low > 0, high, 1.0) / np.where(low > 0, low, 1.0))
        for h in np.argsort(-wide, kind="stable"):
            if wide[h] <= (best[0] + 1e-9 if best else 0.0):
                break
            figures = f"{low[h]:.2g}", f"{high[h]:.2g}"
            if figures[0] != figures[1]:
                who = f" for {called(scales.ledger, analyst)}" if analyst and not row.shared else ""
                told = f"under {standing.said(int(h))} it is anything from {figures[0]} to {figures[1]}{who}"
                best = float(wide[h]), told
                break
    return best[1] if best else _weights(standing, r)


def _weights(standing: Standing, r: int) -> str | None:
    """The widest cell of a row given in decibels."""
    scales, row = standing.scales, standing.scales.ledger.rows[r]
    wide = [(0.0, 0, 0.0, 0.0)]
    for rated in row.rated.values():
        if rated.relative and np.all(ends(rated.shapes)[0] > 0):
            low, high = (decibels(np.log(end)) for end in ends(rated.shapes))
            wide += [(float(high[h] - low[h]), h, float(low[h]), float(high[h])) for h in range(scales.size)]
    width, h, low_db, high_db = max(wide)
    if width < 0.05:
        return None
    return f"under {standing.said(h)} it is anything from {low_db:+.1f} to {high_db:+.1f} dB"


def _information(standing: Standing, seed: int) -> Floats:
    """``(R,)`` mutual information in bits between the hypotheses and each row's likelihoods, the analysts' mean.

    Every level of a range is met once, in an order drawn for each hypothesis.
    """
    scales = standing.scales
    order = slices(stream(seed, "look"), scales.size, LEVELS)
    total = np.zeros(scales.count)
    for a in range(len(scales.analysts)):
        rows = np.flatnonzero(scales.cells.wide[a]).tolist()
        if not rows:
            continue
        values = scales.cells.levels(a, rows)
        mean, own = scales.cells.own_terms(a, rows)
        for k, r in enumerate(rows):
            witness = scales.ledger.rows[r].witness
            if witness is not None:
                offset, slope = witness.lines(witness.mean(), scales.q[a, r])
                values[k] = offset + slope * values[k]
                mean[k], own[k] = own_terms(values[k])
        total[rows] += of_ranges(standing.each[a], scales.reported[a, rows], values, order, (mean, own))
    return np.asarray(total / np.maximum(scales.rated.sum(axis=0), 1))
