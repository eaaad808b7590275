"""Counterfactuals: abduction, action, prediction."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prophasis.case import Band, Game, Observed, Parameter, Policy
from prophasis.errors import GameError
from prophasis.playing import counterfactual, counterfactuals, solve
from prophasis.playing.templates import demand_on_neighbour

SEEN = (Observed(move="ask"), Observed(move="refuse"), Observed(move="attack"))


@pytest.fixture
def seen(duel: Game) -> Game:
    """The duel as it went: a demand, a refusal, an attack."""
    return replace(duel, observed=SEEN, lapse=0.0)


def test_no_change_makes_no_difference(seen: Game) -> None:
    """A policy that edits nothing leaves every chance and every state where it was, draw by draw."""
    game = replace(seen, parameters={**seen.parameters, "war": Parameter(value=Band(median=0.3, factor=1.5))})
    found = counterfactual(game, Policy(), draws=50)
    for value in (*(row.chance for row in found.moves), *found.states.values()):
        assert value.difference.low == value.difference.best == value.difference.high == 0
        assert value.without == value.changed


def test_what_was_learned_is_the_posterior_of_the_prediction(seen: Game) -> None:
    """The aims that a counterfactual keeps are those that `solve` reads from the same moves."""
    found = counterfactual(seen, Policy(edits={"parameters.war": 0.9}))
    for row in solve(seen).aims:
        assert found.aims[row.player][row.type] == pytest.approx(row.posterior.best, abs=1e-12)


def test_a_forced_move_is_certain_and_a_forbidden_one_impossible(seen: Game) -> None:
    """Action: what a policy forces happens, what it forbids does not."""
    chance = {row.move: row.chance for row in counterfactual(seen, Policy(force=("A.ask",))).moves}
    assert chance["ask"].changed.best == pytest.approx(1)
    found = counterfactual(seen, Policy(forbid=("A.attack",)))
    assert {row.move: row.chance.changed.best for row in found.moves}["attack"] == 0
    assert found.states["fought"].changed.best == 0


def test_by_hand(seen: Game) -> None:
    """P(attack again) after the refusal is the posterior of the aims times what each aim would do: two by two."""
    from prophasis.playing.engine import run
    from prophasis.playing.infer import reach_by_profile, walk

    found = counterfactual(seen, Policy(), since="attack")
    solved = run(replace(seen, observed=()), count=0)
    tree = solved.tree
    reached = reach_by_profile(tree, solved.solution.policy)[:, :, 0]
    nodes = [int(step[2][0]) for step in walk(tree, SEEN)]
    prior = np.array([0.5 * 0.4, 0.5 * 0.6, 0.5 * 0.4, 0.5 * 0.6])
    weight = prior * reached[nodes[2]]
    weight /= weight.sum()
    expected = float((weight * reached[nodes[2]] / reached[nodes[1]]).sum())
    assert found.kept == ("ask", "refuse")
    assert [row.move for row in found.moves] == ["attack"]
    assert found.moves[0].chance.without.best == pytest.approx(expected, abs=1e-12)


@settings(max_examples=20, deadline=None)
@given(st.floats(0.31, 1.5))
def test_a_dearer_war_would_have_been_rarer(cost: float) -> None:
    """For every cost above the one that was, the same people after the same refusal attack less."""
    observed = (Observed(move="ask_disarmament"), Observed(move="refuse"), Observed(move="attack"))
    game = replace(demand_on_neighbour(), observed=observed)
    edits = dict.fromkeys(("parameters.war", "parameters.war_guarded", "parameters.war_disarmed"), cost + 0.3)
    found = counterfactual(game, Policy(edits=edits), since="attack", draws=5)
    assert found.moves[0].chance.difference.best < 0


def test_types_that_a_policy_sets_are_drawn_anew_and_no_others(seen: Game) -> None:
    """Setting B's types leaves what is known of A."""
    policy = Policy(edits={"players.B.types": {"soft": 1.0, "firm": 0.0}})
    found = counterfactual(seen, policy)
    base = counterfactual(seen, Policy())
    assert found.aims == base.aims
    chance = {row.move: row.chance for row in found.moves}
    assert chance["refuse"].changed.best < chance["refuse"].without.best


def test_each_policy_is_put_into_the_past_once() -> None:
    """All policies of a game in one run are what each gives alone."""
    game = demand_on_neighbour()
    assert game.policies is not None
    game = replace(game, observed=(Observed(move="ask_disarmament"),))
    together = counterfactuals(game, draws=10)
    assert [one.policy for one in together] == list(game.policies)
    alone = counterfactual(game, together[0].policy, draws=10)
    assert alone.moves[0].chance.changed.best == pytest.approx(together[0].moves[0].chance.changed.best)


def test_nothing_observed_nothing_kept_nothing_known(duel: Game, seen: Game) -> None:
    """One line each: no observed moves, an unknown one, an unknown policy, a past that the policy rules out."""
    with pytest.raises(GameError, match=r"no move was observed.*P063"):
        counterfactual(duel, Policy())
    assert counterfactuals(duel) == ()
    with pytest.raises(GameError, match=r"no observed move 'atack'. Did you mean attack\?.*P063"):
        counterfactual(seen, Policy(), since="atack")
    with pytest.raises(GameError, match=r"no policy 'peace'.*P060"):
        counterfactual(replace(seen, policies={"war": Policy()}), "peace")
    with pytest.raises(GameError, match=r"the kept moves cannot be made.*P064"):
        counterfactual(seen, Policy(forbid=("A.ask",)), since="attack")
