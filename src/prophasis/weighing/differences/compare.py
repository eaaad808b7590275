"""The change between two verdicts, shared out over the cells that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from prophasis.case import Case, Change, Difference, PathLikelihood, Prediction
from prophasis.errors import WeighError
from prophasis.weighing.arrays import shapley
from prophasis.weighing.arrays.shapes import DB, Floats
from prophasis.weighing.arrays.streams import stream
from prophasis.weighing.arrays.update import leaders
from prophasis.weighing.differences.changes import BESIDE, Delta, Side, deltas
from prophasis.weighing.differences.state import Mixtures
from prophasis.weighing.words import count, listed, number, said

ORDERS = 100
"""Pairs of orders sampled at most where more than `shapley.EXACT` things differ."""
Predictions = Sequence[PathLikelihood | Prediction]


def difference(
    before: Case,
    after: Case,
    *,
    names: tuple[str, str] = ("before", "after"),
    question: str | None = None,
    predictions: tuple[Predictions, Predictions] = ((), ()),
    orders: int = ORDERS,
) -> Difference:
    """What moved the verdict from one case to the other.

    Every differing cell (every row, beyond 40 cells), item, source, prior, dependence entry, game and setting is a
    change of its own; each gets its Shapley value in every hypothesis's probability and in the decibels of one pair.

    Raises:
        WeighError: W039 where the two do not weigh the same hypotheses, and whatever weighing either of them raises.
    """
    asked = question if question is not None else next(iter(before.asked()))
    hypotheses = tuple(before.hypotheses_of(asked))
    if not hypotheses or set(hypotheses) != set(after.hypotheses_of(asked)):
        raise WeighError(
            "W039",
            f"the two do not weigh the same hypotheses of the question {asked!r}.",
            where=f"{names[0]} and {names[1]}",
            mend="Compare cases with the same hypothesis ids.",
        )
    sides = tuple(Side(c, _paths(p), n) for c, p, n in zip((before, after), predictions, names, strict=True))
    changes = deltas(sides[0], sides[1], hypotheses)
    mixtures = Mixtures(sides[0], sides[1], asked, changes)
    first, last = mixtures.pooled(frozenset()), mixtures.pooled(frozenset(range(len(changes))))
    pair = _pair(first, last)

    def value(made: frozenset[int]) -> Floats:
        p = mixtures.pooled(made)
        safe = np.maximum(p[list(pair)], 1e-300)
        return np.append(p, np.log(safe[0] / safe[1]) / DB)

    shares, errors, walked = _shared(len(changes), value, orders, before.settings.seed)
    found = [_change(d, s, e, hypotheses) for d, s, e in zip(changes, shares, errors, strict=True)]
    found.sort(key=lambda change: (-abs(change.decibels), change.what))
    return Difference(
        names=names,
        question=asked,
        before=_named(hypotheses, first),
        after=_named(hypotheses, last),
        leaders=(_leaders(hypotheses, first), _leaders(hypotheses, last)),
        pair=(hypotheses[pair[0]], hypotheses[pair[1]]),
        changes=tuple(found),
        exact=walked == 0,
        orders=walked,
        not_counted=_not_counted(before, after),
        sentence=_sentence(before, hypotheses, (first, last), names, found, pair),
    )


def between_analysts(
    case: Case,
    one: str,
    other: str,
    *,
    question: str | None = None,
    predictions: Predictions = (),
    orders: int = ORDERS,
) -> Difference:
    """Two analysts of one case, each as if alone; ratings without a name count for both.

    Raises:
        WeighError: W040 for an analyst who has rated nothing.
    """
    alone = (_alone(case, one), _alone(case, other))
    names = tuple(known.name if (known := case.analysts.get(a)) else a for a in (one, other))
    return difference(
        *alone, names=(names[0], names[1]), question=question, predictions=(predictions, predictions), orders=orders
    )


def _alone(case: Case, analyst: str) -> Case:
    known = dict.fromkeys(r.analyst for e in case.evidence.values() for r in e.ratings if r.analyst)
    if analyst not in known:
        raise WeighError(
            "W040",
            f"{analyst!r} has rated nothing in this case.",
            where="--analysts",
            mend=f"Known: {listed(list(known)) or 'nobody by name'}.",
        )
    evidence = {}
    for name, item in case.evidence.items():
        own = [replace(r, analyst=None) for r in item.ratings if r.analyst == analyst]
        common = [r for r in item.ratings if r.analyst is None]
        evidence[name] = replace(item, ratings=tuple(own or common))
    return replace(case, evidence=evidence)


def _paths(predictions: Predictions) -> tuple[PathLikelihood, ...]:
    return tuple(q for p in predictions if (q := p.path if isinstance(p, Prediction) else p) is not None)


def _pair(first: Floats, last: Floats) -> tuple[int, int]:
    """The leader before against the leader after; against the runner-up where the leader stays."""
    order = np.argsort(-first, kind="stable")
    lead, then = int(order[0]), int(np.argmax(last))
    return (lead, then) if then != lead else (lead, int(order[1]))


def _shared(count: int, value: shapley.Value, orders: int, seed: int) -> tuple[Floats, Floats, int]:
    if count <= shapley.EXACT:
        shares = shapley.exact(count, value)
        return shares, np.zeros_like(shares), 0
    return shapley.sampled(count, value, orders=orders, rng=stream(seed, "difference"))


def _change(delta: Delta, share: Floats, error: Floats, hypotheses: tuple[str, ...]) -> Change:
    return Change(
        what=delta.what,
        before=delta.before,
        after=delta.after,
        moved=_named(hypotheses, share[:-1]),
        decibels=float(share[-1]),
        error=float(error[-1]),
    )


def _named(hypotheses: tuple[str, ...], values: Floats) -> dict[str, float]:
    return {h: float(v) for h, v in zip(hypotheses, values, strict=True)}


def _leaders(hypotheses: tuple[str, ...], p: Floats) -> tuple[str, ...]:
    return tuple(hypotheses[h] for h in leaders(p))


def _not_counted(before: Case, after: Case) -> tuple[str, ...]:
    """Differences in what no number rests on."""
    found = []
    for name in before.evidence:
        if name in after.evidence:
            pair = before.evidence[name], after.evidence[name]
            changed = [f for f in BESIDE if f != "ratings" and getattr(pair[0], f) != getattr(pair[1], f)]
            if changed:
                found.append(f"{name}: {', '.join(changed)}")
    return tuple(found)


def _sentence(
    case: Case,
    hypotheses: tuple[str, ...],
    posteriors: tuple[Floats, Floats],
    names: tuple[str, str],
    changes: list[Change],
    pair: tuple[int, int],
) -> str:
    lead, rival = (said(hypotheses[h], case.hypotheses) for h in pair)
    p, q = (float(each[pair[0]]) for each in posteriors)
    if not changes:
        return f"Nothing that a number rests on differs between {names[0]} and {names[1]}."
    moved = sum(change.decibels for change in changes)
    told = f"{lead} has {number(p)} in {names[0]} and {number(q)} in {names[1]}"
    if abs(moved) < 0.05:
        return f"{told}: {count(len(changes), 'change')} that cancel out against {rival}."
    side = [change for change in changes if change.decibels * moved > 0][:3]
    top = listed([f"{change.what} ({change.decibels:+.1f} dB)" for change in side])
    return f"{told}; against {rival} {count(len(changes), 'change')} moved it by {moved:+.1f} dB, most by {top}."
