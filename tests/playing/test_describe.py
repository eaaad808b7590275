"""Checking a game: every mistake is one line with its place, and the nearest valid name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prophasis.case import Band, Game, Parameter, Player, PlayerType, Range, Stage
from prophasis.errors import GameError
from prophasis.playing import solve


def point(value: float) -> Range:
    return Range.point(value)


def with_stage(game: Game, index: int, stage: Stage) -> Game:
    return replace(game, stages=(*game.stages[:index], stage, *game.stages[index + 1 :]))


def refused(game: Game, *parts: str) -> None:
    with pytest.raises(GameError) as error:
        solve(game)
    message = str(error.value)
    assert "\n" not in message
    for part in parts:
        assert part in message, message


def test_an_undefined_name_is_named_with_stage_move_and_expression(duel: Game) -> None:
    """The message leads to the stage, the move and the expression, and offers the nearest name."""
    stage = Stage(who="A", moves={"stop": "end", "attack": {"fought": "1 + fougth"}})
    refused(
        with_stage(duel, 2, stage),
        "stages[2] (A), move attack, fought",
        "`1 + fougth`",
        "'fougth'",
        "Did you mean fought?",
        "P003",
    )


def test_an_undefined_name_in_a_payoff(duel: Game) -> None:
    """A payoff that uses an unknown name says so."""
    refused(replace(duel, payoffs={**duel.payoffs, "B": "-takn"}), "payoffs.B", "Did you mean taken?", "P003")


def test_a_value_of_another_player_is_pointed_to(duel: Game) -> None:
    """B's `pain` in A's payoff is answered with B.pain."""
    refused(replace(duel, payoffs={**duel.payoffs, "A": "-pain"}), "It is a value of B: B.pain.", "P003")


def test_what_is_private_cannot_shape_the_public_tree(duel: Game) -> None:
    """A condition on a type would tell everybody that type."""
    stage = replace(duel.stages[2], when="B.type == 'soft'")
    refused(with_stage(duel, 2, stage), "stages[2] (A), when", "private", "P003")


def test_a_missing_payoff(duel: Game) -> None:
    """A player who moves needs a payoff."""
    refused(replace(duel, payoffs={"A": "land*taken"}), "B moves and has no payoff.", "P004")


def test_a_payoff_for_nobody(duel: Game) -> None:
    """A payoff for an unknown player is a slip."""
    refused(replace(duel, payoffs={**duel.payoffs, "C": "1"}), "no player 'C'", "P008")


@pytest.mark.parametrize("odds", ["1.3", "p + 0.5", "-0.1"])
def test_odds_out_of_range(duel: Game, odds: str) -> None:
    """A probability outside 0 to 1 names the stage, the outcome and the value."""
    stage = replace(duel.stages[3], odds={"win": odds})
    refused(with_stage(duel, 3, stage), "stages[3] (chance war), odds of win", f"`{odds}` gives", "P005")


def test_odds_that_do_not_sum_to_one(duel: Game) -> None:
    """Where every outcome has odds, they sum to 1."""
    refused(with_stage(duel, 3, replace(duel.stages[3], odds={"win": 0.5, "lose": 0.4})), "sum to 0.9", "P005")


def test_odds_that_leave_out_two_outcomes(duel: Game) -> None:
    """At most one outcome takes the rest."""
    refused(with_stage(duel, 3, replace(duel.stages[3], odds=None)), "win and lose have no odds", "P014")


def test_odds_for_an_unknown_outcome(duel: Game) -> None:
    """Odds name outcomes of the stage."""
    refused(with_stage(duel, 3, replace(duel.stages[3], odds={"wim": 0.5})), "Did you mean win?", "P014")


def test_priors_that_do_not_sum_to_one(duel: Game) -> None:
    """Points that do not sum to 1 are an error."""
    player = replace(
        duel.players["B"], types={"soft": PlayerType(prior=point(0.4)), "firm": PlayerType(prior=point(0.4))}
    )
    refused(replace(duel, players={**duel.players, "B": player}), "players.B.types", "sum to 0.8", "P006")


def test_a_prior_above_one(duel: Game) -> None:
    """A prior of 1.3 is no probability."""
    player = replace(duel.players["B"], types={"soft": PlayerType(prior=point(1.3))}, values={})
    refused(replace(duel, players={**duel.players, "B": player}), "players.B.types.soft", "P006")


def test_a_stage_without_a_mover(duel: Game) -> None:
    """A stage belongs to a player or to chance."""
    refused(with_stage(duel, 0, Stage(moves={"a": "end"})), "stages[0]", "P007")


def test_a_stage_of_an_unknown_player(duel: Game) -> None:
    """An unknown player is named."""
    refused(with_stage(duel, 0, Stage(who="AA", moves={"a": "end"})), "'AA'", "Did you mean A?", "P008")


def test_after_an_unknown_move(duel: Game) -> None:
    """`after` names moves that some player can make."""
    refused(with_stage(duel, 2, replace(duel.stages[2], after=("refusal",))), "Did you mean refuse?", "P009")


def test_after_an_outcome_of_chance_is_explained(duel: Game) -> None:
    """`after` looks at moves of players; chance goes through the state."""
    refused(with_stage(duel, 2, replace(duel.stages[2], after=("win",))), "outcome of chance", "`when`", "P009")


@pytest.mark.parametrize("outcome", ["war", "nxet", {"then": "war"}])
def test_a_jump_to_a_stage_is_refused(duel: Game, outcome: object) -> None:
    """Play walks down the list: a named stage, known or unknown, cannot be jumped to, so no game runs in a circle."""
    stage = Stage(who="A", moves={"stop": outcome})  # type: ignore[dict-item]
    refused(with_stage(duel, 2, stage), "stages[2] (A), move stop", "P010")


def test_an_unknown_state_variable(duel: Game) -> None:
    """A move changes only state that was declared."""
    refused(with_stage(duel, 2, Stage(who="A", moves={"attack": {"fougt": 1}})), "Did you mean fought?", "P011")


def test_types_with_different_values(duel: Game) -> None:
    """Every type of a player defines the same names."""
    player = replace(duel.players["A"], values={"fear": {"land": point(0.2)}, "greed": {}})
    refused(replace(duel, players={**duel.players, "A": player}), "players.A.values.greed", "'land'", "P012")


def test_a_name_used_twice(duel: Game) -> None:
    """A parameter and a state variable cannot share a name."""
    refused(replace(duel, state={**duel.state, "p": 0}), "'p' is a parameter and also a state variable", "P013")


@pytest.mark.parametrize("name", ["last", "min", "two words"])
def test_a_name_that_cannot_be_used(duel: Game, name: str) -> None:
    """Words of the language and words with blanks are no names."""
    refused(replace(duel, state={**duel.state, name: 0}), repr(name), "P013")


def test_a_misspelt_move_in_a_comparison(duel: Game) -> None:
    """Text that a name can never be is a slip."""
    refused(replace(duel, payoffs={**duel.payoffs, "A": "land*(last == 'atack')"}), "Did you mean attack?", "P029")


def test_a_misspelt_type_in_a_comparison(duel: Game) -> None:
    """The same for types."""
    refused(replace(duel, payoffs={**duel.payoffs, "A": "B.type == 'sofft'"}), "type of B 'sofft'", "P029")


def test_a_band_without_meaning(duel: Game) -> None:
    """A band's factor is 1 or more."""
    refused(replace(duel, parameters={"p": Parameter(value=Band(median=0.5, factor=0.5))}), "parameters.p", "P024")


def test_a_game_without_stages(duel: Game) -> None:
    """A game needs somebody to move."""
    refused(replace(duel, stages=()), "no stages", "P025")


def test_beliefs_about_unknown_players_types_and_parameters(duel: Game) -> None:
    """A belief is about a player, its types, or a parameter."""
    refused(replace(duel, beliefs={"A": {"C": {"x": 1.0}}}), "beliefs.A", "P008")
    refused(replace(duel, beliefs={"A": {"B": {"sofft": 1.0}}}), "Did you mean soft?", "P006")
    refused(replace(duel, beliefs={"A": {"parameters": {"q": 1.0}}}), "beliefs.A.parameters", "P003")
    refused(replace(duel, beliefs={"A": {"B": {"soft": 0.5, "firm": 0.1}}}), "sum to 0.6", "P006")


def test_a_game_too_large_names_its_size() -> None:
    """Twenty free stages are refused before they fill the memory, with the size reached."""
    side = Player(types={f"t{i}": PlayerType(prior=point(0.1)) for i in range(10)})
    stages = tuple(Stage(who="A", moves={f"m{i}a": "next", f"m{i}b": "next"}) for i in range(30))
    game = Game(parameters={}, players={"A": side}, state={"x": 0}, stages=stages, payoffs={"A": "0"})
    refused(game, "the game is too large", "10 combinations of types", "P015")


def test_too_many_combinations_of_types() -> None:
    """Types multiply; the number of combinations is named."""
    side = Player(types={f"t{i}": PlayerType(prior=point(0.02)) for i in range(50)})
    players = dict.fromkeys("ABCD", side)
    game = Game(
        parameters={},
        players=players,
        state={},
        stages=(Stage(who="A", moves={"a": "end", "b": "end"}),),
        payoffs={"A": "0"},
    )
    refused(game, "6,250,000 combinations of types", "P015")


def test_a_condition_that_hangs_on_an_uncertain_parameter(duel: Game) -> None:
    """The tree has one shape for all draws."""
    game = replace(duel, parameters={**duel.parameters, "p": Parameter(value=Range(low=0.3, best=0.6, high=0.9))})
    refused(with_stage(game, 2, replace(duel.stages[2], when="p > 0.5")), "stages[2] (A), when", "`p > 0.5`", "P016")


def test_a_payoff_that_is_no_number(duel: Game) -> None:
    """A division by zero is named, not carried on."""
    refused(replace(duel, payoffs={**duel.payoffs, "A": "1/fought"}), "payoffs.A", "`1/fought`", "P017")


@pytest.mark.parametrize(
    ("field", "value"), [("lapse", 1.0), ("lapse", -0.1), ("rationality", Range(low=-1, best=0, high=1))]
)
def test_settings_out_of_range(duel: Game, field: str, value: object) -> None:
    """A lapse is a probability below 1; lambda is 0 or more."""
    refused(replace(duel, **{field: value}), "P028")  # type: ignore[arg-type]


def test_a_hypothesis_that_the_case_does_not_hold(duel: Game) -> None:
    """A type stands for a hypothesis of the case, or for none."""
    with pytest.raises(GameError, match=r"players\.A\.types\.greed: there is no hypothesis 'h_greed'.*P023"):
        solve(duel, case_hypotheses=["h_fear", "h_gred"])
