"""Inference: what moves say about aims, and what they cannot say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prophasis.case import Band, Game, Observed, Parameter, Player, PlayerType, Range, Stage
from prophasis.errors import GameError
from prophasis.playing import solve
from prophasis.playing.templates import demand_on_neighbour, demands, reassurance, spiral_or_deterrence


def saw(game: Game, *moves: str) -> Game:
    return replace(game, observed=tuple(Observed(move=move) for move in moves))


def posterior(game: Game, aim: str, **settings_: object) -> float:
    found = solve(game, **settings_)  # type: ignore[arg-type]
    return next(row.posterior.best for row in found.aims if row.type == aim)


def test_a_demand_as_evidence() -> None:
    """Asking for demilitarisation at lambda 5: likelihood ratio 4.686, posterior .8241 from one half."""
    found = solve(saw(demands(lambda_=5.0), "ask_demilitarisation"), lapse=0.0)
    by_aim = {row.type: row for row in found.aims}
    ratio = by_aim["greedy"].path_likelihood.best / by_aim["seeker"].path_likelihood.best
    assert ratio == pytest.approx(4.686, abs=5e-4)
    assert by_aim["greedy"].posterior.best == pytest.approx(0.8241, abs=5e-5)
    assert by_aim["greedy"].prior == 0.5


def test_without_moves_the_posterior_is_the_prior(duel: Game) -> None:
    """Nothing seen, nothing learnt; and there is no row for the weighing."""
    found = solve(duel)
    assert [row.posterior.best for row in found.aims] == pytest.approx([row.prior for row in found.aims])
    assert found.path is None


def mirrored(game: Game) -> Game:
    """The two aims of A swapped: names stay, values and hypotheses change places."""
    player = game.players["A"]
    one, two = player.types
    swapped = Player(
        types={
            one: replace(player.types[one], prior=player.types[two].prior),
            two: replace(player.types[two], prior=player.types[one].prior),
        },
        values={one: player.values[two], two: player.values[one]},
    )
    return replace(game, players={**game.players, "A": swapped})


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.floats(0.05, 0.95), st.floats(0, 20), st.floats(0.1, 0.9))
def test_swapping_two_aims_swaps_the_posterior(prior: float, rationality: float, p: float) -> None:
    """The engine has no favourite: with values and priors exchanged, the two aims exchange their posteriors."""
    game = demand_on_neighbour(security=prior, p=p, lambda_=rationality)
    game = saw(game, "ask_neutrality", "refuse", "attack")
    here = {row.type: row.posterior.best for row in solve(game).aims if row.player == "A"}
    there = {row.type: row.posterior.best for row in solve(mirrored(game)).aims if row.player == "A"}
    assert here["security"] == pytest.approx(there["expansion"], abs=1e-9)
    assert here["expansion"] == pytest.approx(there["security"], abs=1e-9)


def test_the_order_of_aims_changes_nothing() -> None:
    """With uncertain values too: aims listed the other way round have exactly the posteriors they had."""
    game = saw(spiral_or_deterrence(fear=((0.6, 0.8, 0.95), 0.1), greed=(0.1, (0.6, 0.8, 0.9))), "wait", "arm")
    player = game.players["A"]
    other = replace(player, types=dict(reversed(player.types.items())), values=dict(reversed(player.values.items())))
    here = {row.type: row.posterior.best for row in solve(game).aims}
    there = {row.type: row.posterior.best for row in solve(replace(game, players={**game.players, "A": other})).aims}
    assert here == pytest.approx(there, abs=1e-9)


def test_a_lapse_tames_absurd_ratios() -> None:
    """A likelihood ratio in the thousands falls under one hundred with a lapse of one percent."""
    game = saw(demand_on_neighbour(), "ask_neutrality", "accept", "attack")

    def ratio(lapse: float) -> float:
        rows = {row.type: row.path_likelihood.best for row in solve(game, lapse=lapse).aims}
        return rows["expansion"] / rows["security"]

    assert ratio(0.0) > 1000
    assert ratio(0.05) < ratio(0.01) < 200


def test_moves_of_others_are_left_out_of_the_likelihood(duel: Game) -> None:
    """B's refusal is as likely whatever A wants: it takes no part in the row, though its evidence is covered."""
    game = replace(duel, observed=(Observed(move="ask", evidence=("e1",)), Observed(move="refuse", evidence=("e2",))))
    found = solve(game)
    assert found.path is not None
    asked = next(move for move in found.moves if move.move == "ask")
    refused = next(move for move in found.moves if move.move == "refuse")
    assert refused.by_type["fear"].best == pytest.approx(refused.by_type["greed"].best)
    assert found.path.likelihood["h_greed"].best == pytest.approx(asked.by_type["greed"].best)
    assert found.path.evidence == ("e1", "e2")
    assert "P(ask | aim)" in found.path.method


def test_several_aims_of_one_hypothesis_are_mixed_by_their_priors() -> None:
    """Two types that stand for one hypothesis give it the average of their likelihoods."""
    game = demands(hypotheses={"seeker": "h", "greedy": "h"}, prior=0.25)
    found = solve(saw(game, "ask_nothing"), lapse=0.0)
    assert found.path is not None
    rows = {row.type: row.path_likelihood.best for row in found.aims}
    assert found.path.likelihood["h"].best == pytest.approx(0.25 * rows["seeker"] + 0.75 * rows["greedy"])


def test_chance_that_nobody_saw_is_left_open() -> None:
    """A move after an unobserved outcome of chance is averaged over the outcomes."""
    side = Player(types={"x": PlayerType(prior=Range.point(0.5)), "y": PlayerType(prior=Range.point(0.5))})
    game = Game(
        parameters={},
        players={"A": side},
        state={"rain": 0},
        stages=(
            Stage(chance="sky", odds={"wet": 0.25}, moves={"wet": {"rain": 1}, "dry": "next"}),
            Stage(who="A", moves={"go": "end", "stay": "end"}),
        ),
        payoffs={"A": "(last == 'go')*(1 - 2*rain)*(1 if A.type == 'x' else -1)"},
        rationality=Range.point(2.0),
    )
    seen = {row.type: row.path_likelihood.best for row in solve(saw(game, "go"), lapse=0.0).aims}
    wet = {row.type: row.path_likelihood.best for row in solve(saw(game, "wet", "go"), lapse=0.0).aims}
    dry = {row.type: row.path_likelihood.best for row in solve(saw(game, "dry", "go"), lapse=0.0).aims}
    for aim in ("x", "y"):
        assert seen[aim] == pytest.approx(0.25 * wet[aim] + 0.75 * dry[aim])


def test_chance_that_hangs_on_the_aim_tells(duel: Game) -> None:
    """Where the odds hang on A's type, the outcome is evidence too."""
    game = replace(
        duel, stages=(*duel.stages[:3], replace(duel.stages[3], odds={"win": "0.9 if A.type == 'greed' else 0.3"}))
    )
    before = posterior(saw(game, "ask", "refuse", "attack"), "greed")
    assert posterior(saw(game, "ask", "refuse", "attack", "win"), "greed") > before
    assert posterior(saw(game, "ask", "refuse", "attack", "lose"), "greed") < before


def test_a_move_that_could_not_be_made_is_answered_with_those_that_could(duel: Game) -> None:
    """The message names the place in the path and the moves open there."""
    with pytest.raises(GameError, match=r"observed\[1\]: 'atack' cannot follow ask\. .*refuse.*P018"):
        solve(saw(duel, "ask", "atack"))
    with pytest.raises(GameError, match=r"'ask' cannot follow leave\. Play has ended there.*P018"):
        solve(saw(duel, "leave", "ask"))
    with pytest.raises(GameError, match=r"'ask' is a move of A, not of B.*P018"):
        solve(saw(duel, "B.ask"))


def test_moves_that_cannot_tell_are_said_to(duel: Game) -> None:
    """Two aims with the same values cannot be told apart: the largest ratio is 1, and the result says so."""
    player = duel.players["A"]
    same = replace(player, values=dict.fromkeys(player.types, player.values["fear"]))
    found = solve(saw(replace(duel, players={**duel.players, "A": same}), "ask"))
    assert found.tells is False
    assert found.separation == pytest.approx(1.0)
    assert any("cannot tell the aims of A apart" in warning for warning in found.warnings)


def test_the_largest_ratio_is_at_least_that_of_any_path(duel: Game) -> None:
    """No observed path exceeds the separation."""
    best = solve(duel).separation
    assert best is not None
    for moves in (["leave"], ["ask"], ["ask", "refuse", "attack"], ["ask", "refuse", "stop"], ["ask", "yield_"]):
        rows = {row.type: row.path_likelihood.best for row in solve(saw(duel, *moves)).aims}
        assert max(rows["greed"] / rows["fear"], rows["fear"] / rows["greed"]) <= best * (1 + 1e-9)


def test_uncertain_numbers_widen_the_posterior(duel: Game) -> None:
    """Bands over payoffs and lambda give a posterior with a spread round the one from mean likelihoods."""
    game = replace(
        saw(duel, "ask", "refuse", "attack"),
        parameters={**duel.parameters, "war": Parameter(value=Band(median=0.3, factor=1.5))},
        rationality=Range(low=3, best=8, high=15),
    )
    found = solve(game)
    greed = next(row for row in found.aims if row.type == "greed")
    assert greed.posterior.low < greed.posterior.best < greed.posterior.high
    assert found.draws == 200
    assert sum(row.posterior.best for row in found.aims if row.player == "A") == pytest.approx(1.0)


def test_what_moves_the_posterior_is_named(duel: Game) -> None:
    """A wide cost of war moves the posterior; a range that no payoff uses does not."""
    game = replace(
        saw(duel, "ask", "refuse", "attack"),
        parameters={
            **duel.parameters,
            "war": Parameter(value=Range(low=0.05, best=0.3, high=0.8)),
            "idle": Parameter(value=Range(low=0, best=0.5, high=1)),
        },
    )
    moved = dict(solve(game).moved_by)
    assert abs(moved["parameters.war"]) > 0.8
    assert "parameters.idle" not in moved
    assert solve(duel).moved_by == ()


def test_the_default_rationality_is_said(duel: Game) -> None:
    """Where the game gives no lambda, 3 to 15 is used, in the method and as a warning."""
    found = solve(replace(duel, rationality=None))
    assert found.rationality == Range(low=3, best=8, high=15)
    assert "by default" in found.method
    assert any("lambda 3 to 15 was assumed" in warning for warning in found.warnings)


def test_other_equilibria_are_told_with_what_they_would_say() -> None:
    """A gesture that would separate is believed in one equilibrium and idle in another: both are said."""
    game = reassurance(lambda_=20.0)
    assert any("equilibria were found at the best values" in warning for warning in solve(game).warnings)
    told = [warning for warning in solve(saw(game, "give_up")).warnings if "equilibria were found" in warning]
    assert len(told) == 1
    assert "Over all of them: P(seeker)" in told[0]


def test_a_single_equilibrium_needs_no_words(duel: Game) -> None:
    """Nothing is said where random starts all end in the same place."""
    assert solve(duel).warnings == ()


def test_a_player_of_one_type_has_no_aims_to_find(duel: Game) -> None:
    """Without a second type nothing can be inferred, and that is said."""
    one = {
        name: replace(player, types={"only": PlayerType(prior=Range.point(1))}, values={})
        for name, player in duel.players.items()
    }
    found = solve(replace(duel, players=one, payoffs={"A": "taken", "B": "-taken"}))
    assert found.player is None
    assert found.aims == ()
    assert any("can say nothing about aims" in warning for warning in found.warnings)


def test_the_focal_player_is_the_one_whose_aims_stand_for_hypotheses(duel: Game) -> None:
    """B has several types too, but no hypothesis hangs on them; both get rows."""
    found = solve(saw(duel, "ask", "refuse"))
    assert found.player == "A"
    assert {row.player for row in found.aims} == {"A", "B"}
    firm = next(row for row in found.aims if row.type == "firm")
    assert firm.posterior.best > firm.prior
