"""Policies: edits, moves taken away, values under each aim, regret, and where the best policy changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from prophasis.case import Band, Evaluator, Game, Observed, Policy, PolicyTable, Range
from prophasis.errors import GameError
from prophasis.playing import play, stress, weights_from
from prophasis.playing.edits import apply, edit
from prophasis.playing.engine import run
from prophasis.playing.switch import envelope, switches
from prophasis.playing.templates import demand_on_neighbour, diversion, guarantor, spiral_or_deterrence

BAND = Band(median=0.3, factor=1.5)
Chances = Callable[..., dict[tuple[str, str, str], float]]


def states(table: PolicyTable, policy: str, aim: str) -> dict[str, float]:
    row = next(row for row in table.rows if row.policy == policy)
    return dict(next(outcome for outcome in row.outcomes if outcome.type == aim).states)


@pytest.mark.parametrize("rationality", [3.0, 8.0, 15.0])
def test_arming_the_neighbour_provokes_the_fearful_and_deters_the_greedy(rationality: float) -> None:
    """The sign of firmness flips between the spiral and the deterrence regime: neither is built in."""
    table = stress(spiral_or_deterrence(lambda_=rationality))
    for aim, sign in (("security", 1), ("expansion", -1)):
        change = states(table, "arm_the_neighbour", aim)["a_armed"] - states(table, "as described", aim)["a_armed"]
        assert sign * change > 0.1


def test_the_verdict_on_policies_follows_the_aim() -> None:
    """Limits on arms are best for certain fear, arming the neighbour for certain greed."""
    game = spiral_or_deterrence()
    assert stress(game, weights={"security": 1.0, "expansion": 0.0}).best_expected == ("arms_limits",)
    assert stress(game, weights={"security": 0.0, "expansion": 1.0}).best_expected == ("arm_the_neighbour",)


def test_the_example_of_a_demand_on_a_neighbour() -> None:
    """Guarantees work through belief; ruling help out invites the expansionist; automatic help deters both."""
    table = stress(demand_on_neighbour())
    fought = {row.policy: {o.type: o.states["fought"] for o in row.outcomes} for row in table.rows}
    taken = {row.policy: {o.type: o.states["taken"] for o in row.outcomes} for row in table.rows}
    assert fought["as described"]["security"] < 0.2 < 0.8 < fought["as described"]["expansion"]
    assert fought["guarantee_believed"]["expansion"] < fought["guarantee_not_believed"]["expansion"]
    assert fought["bluff"]["expansion"] == pytest.approx(fought["guarantee_believed"]["expansion"], abs=0.05)
    assert taken["bluff"]["expansion"] > taken["guarantee_believed"]["expansion"]
    assert fought["ruled_out"]["expansion"] > fought["as described"]["expansion"]
    assert fought["automatic"]["expansion"] < 0.15
    assert fought["accept_all"]["security"] < 0.05


def test_false_belief_in_strength_makes_more_war_than_strength(chances: Chances) -> None:
    """Who is stronger is given way to; who only believes so is not."""
    strong = stress(demand_on_neighbour(p=0.8))
    deluded = stress(demand_on_neighbour(beliefs={"A": {"parameters": {"p": 0.8}}}))
    assert (
        states(deluded, "as described", "expansion")["fought"] > states(strong, "as described", "expansion")["fought"]
    )


def test_regret_is_what_the_best_policy_would_have_added() -> None:
    """Under each aim the best policy has regret 0; expectation and worst case follow from the outcomes."""
    table = stress(demand_on_neighbour())
    for number, aim in enumerate(table.aims):
        values = [row.outcomes[number].value.best for row in table.rows]
        for row, value in zip(table.rows, values, strict=True):
            assert row.outcomes[number].regret == pytest.approx(max(values) - value)
            assert row.outcomes[number].type == aim
    for row in table.rows:
        regrets = [outcome.regret for outcome in row.outcomes]
        weights = [table.weights[aim] for aim in table.aims]
        assert row.expected_regret == pytest.approx(sum(w * r for w, r in zip(weights, regrets, strict=True)))
        assert row.worst_regret == pytest.approx(max(regrets))
    worst = min(row.worst_regret for row in table.rows)
    assert table.least_worst_regret == tuple(r.policy for r in table.rows if r.worst_regret <= worst + 1e-9)


def test_cost_is_taken_off_whoever_pays() -> None:
    """A policy that changes nothing and costs .1 is worth .1 less than the game as described."""
    game = replace(
        guarantor(), policies={"idle": Policy(text="Nothing.", cost=Range.point(0.1), payer="somebody else")}
    )
    game = replace(game, players={**game.players, "G": game.players["G"]})
    table = stress(game, player="G")
    described, idle = table.rows
    for before, after in zip(described.outcomes, idle.outcomes, strict=True):
        assert after.value.best == pytest.approx(before.value.best - 0.1)
    assert idle.cost == pytest.approx(0.1)
    assert table.best_expected == ("as described",)


def test_observed_moves_are_left_out_of_the_stress_test(duel: Game) -> None:
    """What has happened changes the weights, not the play."""
    game = replace(
        duel,
        policies={"cheap_war": Policy(edits={"parameters.war": 0.05})},
        evaluator=Evaluator(who="B", values={"taken": -1}),
    )
    seen = replace(game, observed=(Observed(move="ask"), Observed(move="refuse"), Observed(move="attack")))
    assert [row.outcomes for row in stress(seen).rows] == [row.outcomes for row in stress(game).rows]
    prediction, table = play(seen)
    assert table is not None
    assert table.weights_from == "the observed moves"
    aims = {row.type: row.posterior.best for row in prediction.aims if row.player == "A"}
    assert table.weights == pytest.approx(aims)


def test_a_game_without_policies_gives_no_table(duel: Game) -> None:
    """Play then gives the prediction alone; asking for a table is an error with its mend."""
    assert play(duel)[1] is None
    with pytest.raises(GameError, match="P026"):
        stress(duel)
    with pytest.raises(GameError, match=r"game\.evaluator.*P022"):
        stress(replace(duel, policies={"idle": Policy()}))


def test_the_evaluator_may_use_weights_expressions_and_terms_of_its_own(duel: Game) -> None:
    """A weight may be an expression, and a key that is no state variable adds its own."""
    base = replace(duel, policies={"idle": Policy()})
    plain = stress(replace(base, evaluator=Evaluator(who="B", values={"fought": -0.3, "taken": -1})))
    words = stress(replace(base, evaluator=Evaluator(who="B", values={"fought": "-war", "lost": "0 - taken"})))
    assert [r.expected for r in plain.rows] == pytest.approx([r.expected for r in words.rows])
    with pytest.raises(GameError, match=r"evaluator\.values\.takn.*Did you mean taken\?.*P022"):
        stress(replace(base, evaluator=Evaluator(who="B", values={"takn": -1})))


def test_forbid_and_force(duel: Game, chances: Chances) -> None:
    """A forbidden move is gone wherever its player could make it; a forced one is the only one left."""
    _, barred = apply(duel, Policy(forbid=("A.attack",)), where="x")
    assert ("A", "fear", "ask refuse attack") not in chances(duel, barred=barred)
    _, barred = apply(duel, Policy(force=("B.refuse",)), where="x")
    assert chances(duel, barred=barred)["B", "soft", "ask refuse"] == 1.0
    with pytest.raises(GameError, match=r"Did you mean A\.attack\?.*P021"):
        apply(duel, Policy(forbid=("A.atack",)), where="policies.x")
    _, barred = apply(duel, Policy(forbid=("A.stop", "A.attack")), where="x")
    with pytest.raises(GameError, match=r"every move of the stage is forbidden.*P025"):
        run(duel, barred=barred)


@pytest.mark.parametrize(
    ("path", "value", "read"),
    [
        ("parameters.war", 0.5, lambda g: g.parameters["war"].value.best == 0.5),
        ("parameters.war", [0.1, 0.2, 0.4], lambda g: g.parameters["war"].value == Range(low=0.1, best=0.2, high=0.4)),
        (
            "parameters.war",
            {"median": 0.3, "factor": 1.5},
            lambda g: g.parameters["war"].value == Band(median=0.3, factor=1.5),
        ),
        ("players.B.types", {"soft": 0.1, "firm": 0.9}, lambda g: g.players["B"].types["firm"].prior.best == 0.9),
        ("players.B.types.firm", 0.9, lambda g: abs(g.players["B"].types["soft"].prior.best - 0.1) < 1e-12),
        ("players.A.types", {"fear": 1.0}, lambda g: g.players["A"].types["greed"].prior.best == 0.0),
        ("players.B.values.soft.pain", 0.9, lambda g: g.players["B"].values["soft"]["pain"].best == 0.9),
        ("players.B.values.soft.pain", "2*war", lambda g: g.players["B"].values["soft"]["pain"] == "2*war"),
        ("beliefs.A.B", {"soft": 0.2, "firm": 0.8}, lambda g: g.beliefs["A"]["B"]["firm"] == 0.8),
        ("beliefs.A.parameters.p", 0.9, lambda g: g.beliefs["A"]["parameters"]["p"] == 0.9),
        ("payoffs.B", "-taken", lambda g: g.payoffs["B"] == "-taken"),
        ("state.taken", 1, lambda g: g.state["taken"] == 1),
    ],
)
def test_edits_change_one_thing(duel: Game, path: str, value: object, read: Callable[[Game], bool]) -> None:
    """Each path changes what it names; the game still runs; hypotheses of types stay."""
    changed = edit(duel, path, value, where="x")
    assert read(changed)
    assert run(changed, count=5).residual < 1e-6
    assert changed.players["A"].types["greed"].hypothesis == "h_greed"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("parameters.wra", 1, "Did you mean war"),
        ("paramters.war", 1, "Did you mean parameters"),
        ("parameters", 1, "Paths: parameters.NAME"),
        ("players.C.types", {}, "no player 'C'"),
        ("players.B.types.hard", 0.4, "no type 'hard'"),
        ("players.B.types", {"hard": 0.4}, "no type 'hard'"),
        ("players.B.names.soft.pain", 0.4, "leads to nothing"),
        ("players.B.values.soft.pian", 0.4, "Did you mean pain"),
        ("beliefs.A.parameters", 0.4, "leads to nothing"),
        ("beliefs.A.C", {}, "no player 'C'"),
        ("payoffs.C", "1", "no payoff 'C'"),
        ("state.war_", 1, "no state variable 'war_'"),
    ],
)
def test_paths_that_lead_nowhere(duel: Game, path: str, value: object, message: str) -> None:
    """A wrong path names what is missing and the nearest right one."""
    with pytest.raises(GameError) as error:
        apply(duel, Policy(edits={path: value}), where="policies.x")
    assert message in str(error.value)
    assert f"policies.x.edits.{path}" in str(error.value)
    assert error.value.code == "P019"


def test_weights_may_be_hypotheses(duel: Game) -> None:
    """Probabilities of hypotheses become weights of the aims that stand for them; the rest is left out and said."""
    probability = {"h_fear": 0.2, "h_greed": 0.6, "other": 0.2}
    assert weights_from(duel, probability) == pytest.approx({"fear": 0.25, "greed": 0.75})
    assert weights_from(duel, {"other": 1.0}) is None
    game = replace(duel, policies={"idle": Policy()}, evaluator=Evaluator(who="B", values={"taken": -1}))
    table = stress(game, weights=probability, weights_from="the verdict")
    assert table.weights_from == "the verdict"
    assert any("0.20 together stand for no aim" in warning for warning in table.warnings)
    with pytest.raises(GameError, match="P027"):
        stress(game, weights={"other": 1.0})
    with pytest.raises(GameError, match="P027"):
        stress(game, weights={"fear": 1.5})


@settings(deadline=None)
@given(arrays(float, (5, 2), elements=st.floats(-1, 1).map(lambda value: round(value, 3))))
def test_the_envelope_is_the_best_policy_everywhere(values: np.ndarray) -> None:
    """At any P(aim) the piece of the envelope has the highest value of all."""
    pieces = envelope(values[:, 0], values[:, 1])
    for share in np.linspace(0, 1, 41):
        row = [row for start, row in pieces if start <= share + 1e-12][-1]
        value = values @ np.array([1 - share, share])
        assert value[row] == pytest.approx(value.max(), abs=1e-6)
    assert [start for start, _ in pieces] == sorted({start for start, _ in pieces})


def test_switches_are_sentences(duel: Game) -> None:
    """The table says from which P(aim) on another policy is best, and what P(aim) is here."""
    table = stress(spiral_or_deterrence(lambda_=8.0))
    assert table.switch[0].startswith("Highest expected value: 'arms_limits' while P(expansion) is under")
    assert "'arm_the_neighbour' above" in table.switch[0]
    assert table.switch[0].endswith("; it is 0.50 here.")


def test_uncertain_games_say_how_often_each_policy_is_best() -> None:
    """With ranges, the share of draws in which each policy is best is told."""
    table = stress(spiral_or_deterrence(), draws=100)
    assert table.draws == 100
    assert any(sentence.startswith("Over the draws, the best is") for sentence in table.switch)


def test_policies_share_their_draws() -> None:
    """A policy that changes nothing has exactly the outcomes of the game as described."""
    game = replace(spiral_or_deterrence(), policies={"idle": Policy()})
    table = stress(game)
    assert table.rows[0].outcomes[0].value == table.rows[1].outcomes[0].value
    assert table.rows[0].outcomes[0].states == table.rows[1].outcomes[0].states


@settings(deadline=None)
@given(arrays(float, (6, 2), elements=st.floats(-1, 1)), st.floats(0, 1))
def test_no_span_is_too_narrow_to_read(values: np.ndarray, now: float) -> None:
    """A policy that is best on less than a hundredth is left out instead of standing from 0.38 to 0.38."""
    names = [f"policy {row}" for row in range(len(values))]
    for line in switches(names, ("one", "two"), values, np.array([1 - now, now])):
        spans = re.findall(r"from (\d\.\d\d) to (\d\.\d\d)", line)
        assert all(low < high for low, high in spans)
        assert "under 0.00" not in line
        assert "above 1.00" not in line


def test_switches_speak_of_aims_in_their_own_words() -> None:
    """Where the types of the game have texts the sentences use them."""
    table = stress(diversion(lambda_=8.0), draws=20)
    assert any("P(wants the land)" in line for line in table.switch)
