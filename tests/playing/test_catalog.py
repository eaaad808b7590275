"""Published games, played by the engine, give their published answers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from prophasis.case import Game
from prophasis.playing.catalog import (
    fearon_1994,
    fearon_1995,
    kuhn_1950,
    myerson_1991,
    oneill_1987,
    rosenthal_1981,
    selten_1975,
    zagare_kilgour_2000,
)
from prophasis.playing.engine import run
from prophasis.playing.infer import reach_by_profile

Chances = Callable[..., dict[tuple[str, str, str], float]]


def value(game: Game, player: str) -> float:
    """What the game is worth to a player before anything is known."""
    solved = run(game, count=0)
    tree = solved.tree
    ends = tree.shape.count == 0
    reach = reach_by_profile(tree, solved.solution.policy)[ends, :, 0]
    paid = np.broadcast_to(tree.payoffs[tree.shape.players.index(player)][ends, :, 0], reach.shape)
    prior = np.broadcast_to(tree.priors[0, :, 0], reach.shape)
    return float((reach * paid * prior).sum())


def test_kuhns_poker(chances: Chances) -> None:
    """Worth -1/18 to One; Two bluffs with the Jack and calls with the Queen one time in three."""
    game = kuhn_1950.poker(lambda_=200.0)
    assert value(game, "One") == pytest.approx(kuhn_1950.VALUE, abs=2e-3)
    found = chances(game)
    bluff = found["Two", "only", "queen_to_one jack_to_two pass_one bet_two"]
    call = found["Two", "only", "king_to_one queen_to_two bet_one call_two"]
    assert (bluff, call) == pytest.approx(tuple(kuhn_1950.SECOND.values()), abs=0.02)
    first = found["One", "only", "jack_to_one queen_to_two bet_one"]
    assert first <= kuhn_1950.MOST_BLUFFING + 0.01
    assert found["One", "only", "king_to_one queen_to_two bet_one"] == pytest.approx(3 * first, abs=0.03)
    assert found["Two", "only", "jack_to_one king_to_two bet_one call_two"] > 0.999


def test_myersons_card_game(chances: Chances) -> None:
    """Bluff with 1/3, meet with 2/3, worth 1/3."""
    game = myerson_1991.card_game(lambda_=2000.0)
    found = chances(game)
    assert found["One", "red", "raise_"] > 0.999
    assert found["One", "black", "raise_"] == pytest.approx(myerson_1991.BLUFF, abs=1e-3)
    assert found["Two", "only", "raise_ meet"] == pytest.approx(myerson_1991.MEET, abs=1e-3)
    assert value(game, "One") == pytest.approx(myerson_1991.VALUE, abs=1e-3)


def test_oneills_joker(chances: Chances) -> None:
    """Joker .4, each card .2, Row wins with .4; at a low lambda the cards are still alike."""
    game = oneill_1987.joker(lambda_=1000.0)
    found = chances(game)
    assert found["Row", "only", "row_joker"] == pytest.approx(oneill_1987.JOKER, abs=1e-3)
    assert found["Column", "only", "row_joker column_joker"] == pytest.approx(oneill_1987.JOKER, abs=1e-3)
    assert value(game, "Row") == pytest.approx(oneill_1987.WINS, abs=1e-3)
    noisy = chances(oneill_1987.joker(lambda_=2.0))
    cards = [noisy["Row", "only", f"row_{card}"] for card in ("one", "two", "three")]
    assert max(cards) - min(cards) < 1e-9


def test_seltens_horse(chances: Chances) -> None:
    """The limit is sequential: both play across and Three plays right with at least 3/4."""
    found = chances(selten_1975.horse(lambda_=300.0))
    assert found["One", "only", "across_one"] > 0.99
    assert found["Two", "only", "across_one across_two"] > 0.99
    assert found["Three", "only", "down_one down_two right"] >= selten_1975.LEAST_RIGHT - 0.01


@pytest.mark.parametrize("moves", [2, 3, 4, 6])
def test_the_centipede_unravels(moves: int, chances: Chances) -> None:
    """Backward induction takes at once, however long the game; with errors people pass."""
    game = rosenthal_1981.centipede(moves=moves)
    assert chances(game, concept="backward")["A", "only", "take"] == rosenthal_1981.TAKES_AT_ONCE
    assert chances(game)["A", "only", "take"] < 0.9


def test_fearons_demand(chances: Chances) -> None:
    """The demand, the chance of war, and the two thresholds."""
    game = fearon_1995.screening()
    found = chances(game)
    assert found["A", "expansion", f"ask_{round(100 * fearon_1995.DEMAND)}"] > 0.999
    refusals = [found["B", f"c{number}", "ask_75 refuse"] for number in range(8)]
    assert sum(refusals) / 8 == pytest.approx(fearon_1995.WAR, abs=1e-6)
    assert value(game, "A") == pytest.approx(fearon_1995.VALUE, abs=1e-6)
    for low, screens in ((fearon_1995.SCREENS_BELOW - 0.01, True), (fearon_1995.SCREENS_BELOW + 0.01, False)):
        assert (chances(fearon_1995.two_costs(low=low))["A", "security", "ask_95"] > 0.5) == screens
    for later, attacks in ((fearon_1995.NOW_OR_NEVER - 0.005, False), (fearon_1995.NOW_OR_NEVER + 0.005, True)):
        chance = chances(fearon_1995.shifting_power(later=later))["A", "prevention", "offer_all attack_now"]
        assert (chance > 0.5) == attacks


@pytest.mark.parametrize("kind", ["hard", "soft"])
def test_zagare_and_kilgours_thresholds(kind: str, chances: Chances) -> None:
    """A step of a hundredth on either side of the threshold turns the challenger."""
    cut = zagare_kilgour_2000.DETERRED_FROM[kind]
    for q, challenges in ((cut - 0.01, True), (cut + 0.01, False)):
        found = chances(zagare_kilgour_2000.unilateral_deterrence(hard_defender=q))
        assert (found["A", kind, "challenge"] > 0.5) == challenges


@pytest.mark.parametrize("costs", list(fearon_1994.ANSWERS))
def test_fearons_attrition(costs: tuple[float, float]) -> None:
    """Who stands to the horizon, to half a step of the grid of costs."""
    _, standing, _, _ = fearon_1994.ANSWERS[costs]
    solved = run(fearon_1994.attrition(costs=costs), count=0)
    tree, policy = solved.tree, solved.solution.policy[:, 0]
    for actor in range(2):
        node = next(node for node in range(tree.shape.size) if tree.shape.actor[node] == actor)
        stand = [int(tree.entry[list(tree.shape.children(node))[-1], row]) for row in range(len(tree.profiles))]
        assert float(np.mean(policy[sorted(set(stand))])) == pytest.approx(standing[actor], abs=1 / 12)
