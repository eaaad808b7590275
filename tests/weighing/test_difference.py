"""The change between two verdicts is shared out over what differs, and the shares add up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from weighing_cases import case, item, row

from prophasis.case import Dependence, PathLikelihood, Range, Source
from prophasis.errors import WeighError
from prophasis.weighing import between_analysts, difference, weigh
from prophasis.weighing.arrays import shapley

EVEN = {"a": 0.5, "b": 0.5}


def shares(made, name):
    return sum(change.moved[name] for change in made.changes)


def test_shapley_shares_of_a_glove_game():
    """One left glove, two right ones: a pair is worth 1; shares 2/3, 1/6, 1/6 (a textbook game)."""
    value = lambda made: np.array([float(0 in made and len(made) > 1)])  # noqa: E731
    assert shapley.exact(3, value)[:, 0] == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    found, error, walked = shapley.sampled(3, value, orders=3000, rng=np.random.default_rng(1), enough=0.0)
    assert walked == 6000
    assert np.all(np.abs(found - shapley.exact(3, value)) < 4 * error + 1e-12)


def test_one_changed_cell_takes_the_whole_change():
    """Nothing else differs, so the cell's share is the difference of the verdicts."""
    one = case(EVEN, {"e": item({"a": 0.8, "b": 0.2}), "f": item({"a": 0.4, "b": 0.5})})
    two = replace(one, evidence={**one.evidence, "e": item({"a": 0.8, "b": 0.4})})
    made = difference(one, two)
    (change,) = made.changes
    assert (change.what, change.before, change.after) == ("e under b", "0.2", "0.4")
    gap = weigh(two).posterior["a"].probability - weigh(one).posterior["a"].probability
    assert change.moved["a"] == pytest.approx(gap)
    assert change.decibels == pytest.approx(-10 * np.log10(2))
    assert made.exact


def everything_changed():
    """Two cases that differ in cells, an item, a copy, a source, the priors, dependence, the game and the settings."""
    source = Source(text="S", grade="B")
    rows = {
        "e": item({"a": (0.6, 0.8, 0.9), "b": 0.2}, origin="s"),
        "f": item({"a": 0.4, "b": 0.5}, origin="s"),
        "g": item(ratings=(row({"a": 0.7, "b": 0.3}, analyst="x"), row({"a": 0.5, "b": "unsure"}, analyst="y"))),
        "h": item({"a": 0.9, "b": 0.6}, repeats="e"),
        "k": item({"a": 0.5, "b": 0.6}),
        "m": item({"a": 0.5, "b": 0.6}),
    }
    one = case(EVEN, rows, sources={"s": source}, settings={"shape": "pert"})
    changed = {
        **rows,
        "e": item({"a": 0.5, "b": 0.25}, origin="s"),
        "g": item(ratings=(row({"a": 0.6, "b": 0.3}, analyst="x"), row({"a": 0.5, "b": 0.1}, analyst="y"))),
        "h": item({"a": 0.9, "b": 0.6}),
        "n": item({"a": 0.1, "b": 0.3}),
    }
    changed.pop("k")
    two = case(
        {"a": 0.6, "b": 0.4},
        changed,
        sources={"s": replace(source, grade="D")},
        settings={"shape": "triangular", "pool": "logarithmic"},
        dependence=(Dependence(items=("f", "n"), correlation=Range.point(0.5)),),
    )
    path = PathLikelihood(
        player="p", evidence=("m",), likelihood={"a": Range.point(0.6), "b": Range.point(0.2)}, method=""
    )
    return one, two, path


def test_the_shares_add_up_whatever_differs():
    """Both ends are the verdicts that weighing gives, and the shares make up the gap."""
    one, two, path = everything_changed()
    made = difference(one, two, predictions=((), (path,)))
    assert made.exact
    for name in ("a", "b"):
        before = weigh(one).posterior[name].probability
        after = weigh(two, predictions=[path]).posterior[name].probability
        assert made.before[name] == pytest.approx(before, abs=1e-12)
        assert made.after[name] == pytest.approx(after, abs=1e-12)
        assert shares(made, name) == pytest.approx(after - before, abs=1e-12)
    told = {change.what for change in made.changes}
    assert {"priors", "dependence", "source s", "the game's observed path", "k", "n", "h"} <= told
    assert any(what.startswith("settings (shape, pool)") for what in told)


def test_many_changes_are_sampled_with_their_error():
    """More than twelve: orders are sampled, the shares still add up, and the error is told."""
    rng = np.random.default_rng(3)

    def rated(who):
        return row({"a": float(rng.uniform(0.2, 0.9)), "b": 0.5}, analyst=who)

    def rows():
        return {f"e{n}": item(ratings=(rated("x"), rated("y"))) for n in range(9)}

    one, two = case(EVEN, rows()), case(EVEN, rows())
    made = difference(one, two)
    assert not made.exact
    assert len(made.changes) == 18
    assert 16 <= made.orders <= 200
    assert shares(made, "a") == pytest.approx(made.after["a"] - made.before["a"], abs=1e-9)
    assert 0 < max(change.error for change in made.changes) < 0.1


def test_two_analysts_are_compared_each_as_if_alone():
    """Both ends are the analysts' own posteriors; a row that only one has rated is a change of its own."""
    rows = {
        "e": item(ratings=(row({"a": 0.8, "b": 0.2}, analyst="x"), row({"a": 0.3, "b": 0.4}, analyst="y"))),
        "f": item(ratings=(row({"a": 0.6, "b": 0.5}, analyst="x"),)),
        "common": item({"a": 0.6, "b": 0.3}),
    }
    made = between_analysts(case(EVEN, rows), "x", "y")
    alone = {view.analyst: view.posterior["a"] for view in weigh(case(EVEN, rows)).analysts}
    assert (made.before["a"], made.after["a"]) == pytest.approx((alone["x"], alone["y"]))
    assert {change.what for change in made.changes} == {"e under a", "e under b", "f"}
    with pytest.raises(WeighError, match=r"'z' has rated nothing in this case\. Known: x and y\. \[W040\]"):
        between_analysts(case(EVEN, rows), "x", "z")


def test_cases_that_weigh_other_hypotheses_are_not_compared():
    """The message says what to do; a mere change of text counts for nothing and is listed."""
    one = case(EVEN, {"e": item({"a": 0.8, "b": 0.2})})
    with pytest.raises(WeighError, match="do not weigh the same hypotheses"):
        difference(one, case({"a": 0.5, "c": 0.5}, {}))
    reworded = replace(one, evidence={"e": replace(one.evidence["e"], text="Another wording.")})
    made = difference(one, reworded)
    assert made.not_counted == ("e: text",)
    assert made.sentence == "Nothing that a number rests on differs between before and after."
