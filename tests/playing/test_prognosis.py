"""What to expect: the observed moves kept in mind, draws and equilibria as ranges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prophasis.case import Band, Game, Observed, Parameter, Policy
from prophasis.playing import counterfactual, prognosis
from prophasis.playing.engine import run
from prophasis.playing.infer import reach_by_profile
from prophasis.playing.templates import spiral_or_deterrence


def test_without_observed_moves_it_is_what_play_comes_to(duel: Game) -> None:
    """The expected final state over types and moves, by the true chances."""
    solved = run(duel, count=0)
    tree = solved.tree
    reached = (reach_by_profile(tree, solved.solution.policy) * tree.priors[0])[..., 0].sum(axis=1)
    ends = tree.shape.count == 0
    for row in prognosis(duel).rows:
        expected = float(reached[ends] @ (tree.final[row.state][ends, 0] + 0 * reached[ends]))
        assert row.value.best == pytest.approx(expected, abs=1e-12)


def test_after_moves_it_is_what_a_change_of_nothing_leaves(duel: Game) -> None:
    """An prognosis after the demand is the counterfactual that keeps the demand and changes nothing."""
    game = replace(duel, lapse=0.0, observed=(Observed(move="ask"), Observed(move="refuse")))
    kept = counterfactual(game, Policy(), since="refuse").states
    after = {row.state: row for row in prognosis(replace(game, observed=game.observed[:1])).rows}
    assert set(after) == {"fought", "taken", "yielded"}
    assert 0 < kept["fought"].without.best < 1
    more = {row.state: row.value.best for row in prognosis(game).rows}
    assert "yielded" not in more
    assert more["fought"] > after["fought"].value.best


def test_what_is_settled_has_no_prognosis(duel: Game) -> None:
    """Where play has ended nothing is left to expect."""
    assert prognosis(replace(duel, observed=(Observed(move="leave"),))).rows == ()


def test_several_equilibria_widen_it() -> None:
    """Where a spiral can go either way, the range over equilibria is wider than the draws."""
    found = prognosis(spiral_or_deterrence(lambda_=30.0), starts=40)
    assert found.equilibria >= 1
    for row in found.rows:
        assert row.whole.low <= row.equilibria.low <= row.equilibria.best <= row.equilibria.high <= row.whole.high


def test_uncertain_numbers_are_a_band(duel: Game) -> None:
    """A cost known up to a factor leaves a range around the chance of war."""
    game = replace(duel, parameters={**duel.parameters, "war": Parameter(value=Band(median=0.3, factor=1.5))})
    fought = next(row for row in prognosis(game, draws=40).rows if row.state == "fought")
    assert fought.chance
    assert fought.value.low < fought.value.best < fought.value.high
