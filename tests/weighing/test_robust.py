"""Any well-formed case is weighed or refused in a clear line; nothing else ever comes out."""

from __future__ import annotations

import random
import warnings

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from weighing_cases import case

from prophasis.case import Dependence, Evidence, Impossible, Offer, Range, Rating, Source, Unsure
from prophasis.errors import WeighError
from prophasis.weighing import weigh

SHAPES = (None, "pert", "triangular", "normal-in-decibels")


def likelihood(rng):
    """Any kind of cell that a likelihood row may hold."""
    kind = rng.random()
    if kind < 0.5:
        low, best, high = sorted(rng.choice([0, 0.01, 0.1, 0.3, 0.5, 0.9, 1]) for _ in range(3))
        return Range(low=low, best=best, high=high, shape=rng.choice(SHAPES))
    if kind < 0.65:
        return Range.point(rng.choice([0, 0.1, 0.5, 1.0]))
    if kind < 0.75:
        return Unsure()
    if kind < 0.82:
        return Impossible(reason="it could not be")
    if kind < 0.9:
        return rng.choice(["II", "I", "N", "C", "CC", "NA"])
    low, best, high = sorted(-20 * rng.random() for _ in range(3))
    return Range(low=low, best=best, high=high, unit="decibel")


def weight(rng):
    """Any kind of cell that a row in decibels may hold."""
    if rng.random() < 0.15:
        return rng.choice([Unsure(), Impossible(reason="it could not be")])
    low, best, high = sorted(rng.uniform(-70, 70) for _ in range(3))
    return Range(low=low, best=best, high=high, shape=rng.choice(SHAPES))


def rating(rng, names, analyst):
    """One row, now and then with a gap."""
    scale = rng.choice(["likelihood", "likelihood", "rating", "weight_db"])
    make = weight if scale == "weight_db" else likelihood
    cells = {h: make(rng) for h in names if rng.random() < 0.95}
    return Rating(
        cells=cells, analyst=analyst, scale=scale, against=rng.choice(names) if scale == "weight_db" else None
    )


def evidence(rng, names, number):
    """One item with up to three raters."""
    return Evidence(
        text="An item.",
        kind=rng.choice(["word", "deed", "absence", "comparison"]),
        origin=rng.choice([None, "s", "t", "u", "v"]),
        repeats=f"e{rng.randrange(number)}" if number and rng.random() < 0.1 else None,
        ratings=tuple(rating(rng, names, who) for who in rng.sample([None, "x", "y"], rng.randint(0, 3))),
        offered=(Offer(hypothesis=rng.choice(names), direction="+", by="d"),) if rng.random() < 0.3 else (),
    )


def any_case(seed):
    """A random case with every kind of oddity that a file may hold."""
    rng = random.Random(seed)
    names = ["a", "b", "c", "d", "n"][: rng.randint(2, 5)]
    rows = {f"e{n}": evidence(rng, names, n) for n in range(rng.randint(0, 9))}
    sources = {
        "s": Source(text="A witness.", grade=rng.choice("ABCDEF")),
        "t": Source(
            text="Another.",
            accuracy=Range(low=0.5, best=0.7, high=0.9),
            false_report=Range(low=0, best=0.1, high=0.9),
        ),
        "u": Source(text="A third.", accuracy=Range.point(rng.choice([0, 0.5, 0.9, 1]))),
    }
    tie = Dependence(
        items=tuple(rng.sample(list(rows), min(len(rows), 3))), correlation=Range(low=-0.3, best=0.2, high=0.9)
    )
    return case(
        {h: rng.choice([None, None, (0, 0.1, 0.15)]) for h in names},
        rows,
        catch_all=rng.choice([None, names[-1]]),
        sources=sources,
        dependence=(tie,) if rng.random() < 0.4 else (),
        settings={"draws": 64, "pool": rng.choice(["linear", "logarithmic"]), "shape": rng.choice(SHAPES[1:])},
    )


@settings(deadline=None, max_examples=150)
@given(seed=st.integers(0, 10**9))
@example(seed=7062905)
def test_a_case_is_weighed_or_refused(seed):
    """Probabilities sum to 1 and lie in their bounds; no NumPy warning on the way."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            verdict = weigh(any_case(seed))
        except WeighError as error:
            refusal = str(error)
            verdict = None
    if verdict is None:
        assert "\n" not in refusal
        return
    if verdict.posterior is None:
        assert verdict.status == "unrated"
        return
    assert sum(row.probability for row in verdict.posterior.values()) == pytest.approx(1.0)
    for row in verdict.posterior.values():
        assert row.bound_low <= row.probability <= row.bound_high
        assert row.low <= row.median <= row.high
