"""Published closed forms played by the engine: thresholds and chances to 1e-6 or one step of the grid of types."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import exp

import numpy as np
import pytest
from scipy.special import ndtri

from prophasis.case import Game
from prophasis.playing import solve
from prophasis.playing.catalog import (
    baliga_sjostrom_2004,
    crisman_cox_2021,
    dal_bo_2007,
    fearon_1996,
    kydd_2005,
    powell_2006,
    schram_2021,
    signorino_1999,
    smith_stam_2004,
    trager_2010,
    tsebelis_2002,
    werner_yuen_2005,
)
from prophasis.playing.engine import run
from prophasis.playing.infer import reach_by_profile

Chances = Callable[..., dict[tuple[str, str, str], float]]
Threshold = Callable[[Callable[[float], bool], float, float], float]


def expected(game: Game, variable: str) -> float:
    """The mean of a state variable over the ends of play."""
    solved = run(game, count=0)
    tree = solved.tree
    ends = tree.shape.count == 0
    reach = (reach_by_profile(tree, solved.solution.policy) * tree.priors[0])[ends, :, 0].sum(axis=1)
    return float(reach @ np.broadcast_to(tree.final[variable], (tree.shape.size, 1))[ends, 0])


def test_losing_a_battle_may_drive_beliefs_apart(chances: Chances) -> None:
    """Smith & Stam: the gap rises from .4 to .4848 with the first defeat; terms are found after 29 and not before."""
    fought = [chances(smith_stam_2004.wartime(lost=lost))["A", "only", "offer reject"] > 0.5 for lost in range(32)]
    assert fought.index(False) == smith_stam_2004.ENDS_AFTER
    assert not any(fought[smith_stam_2004.ENDS_AFTER :])


def test_a_war_ends_where_the_gap_is_what_it_costs(chances: Chances, threshold: Threshold) -> None:
    """The total cost at which fighting stops is the gap between the two beliefs."""
    for lost, gap in smith_stam_2004.GAP.items():

        def fights(costs: float, lost: float = lost) -> bool:
            game = smith_stam_2004.wartime(lost=lost, costs=(0.05, costs - 0.05), lambda_=1e6)
            return chances(game)["A", "only", "offer reject"] > 0.5

        assert threshold(fights, 0.1, 0.9) == pytest.approx(gap, abs=1e-6)


@pytest.mark.parametrize(
    ("decliner", "published", "slack"),
    [(False, powell_2006.RISER_OFFERS, 1e-4), (True, powell_2006.UNDER_ANY_PROTOCOL, -1e-4)],
)
def test_a_fast_rise_is_fought_under_either_protocol(
    decliner: bool, published: float, slack: float, chances: Chances, threshold: Threshold
) -> None:
    """Powell: from .34444 on where the riser makes the offers, from .54444 on whoever makes them."""

    def waits(later: float) -> bool:
        game = powell_2006.shifting_power(later=later, decliner_offers=decliner)
        return chances(game)["D", "only", "wait"] > 0.5

    found = threshold(waits, 0.2, 0.9)
    assert found == pytest.approx(published + slack, abs=1e-6)


def test_slices_grow_to_their_limit(chances: Chances, threshold: Threshold) -> None:
    """Fearon: the largest slice that is yielded after .1486 is held is that of the closed form; so near the limit."""
    for held in (0.0, fearon_1996.FIRST, 0.75):

        def yields(size: float, held: float = held) -> bool:
            return chances(fearon_1996.slice_(held=held, size=size))["B", "only", "slice_1 yield_"] > 0.5

        after = held + threshold(yields, 1e-6, 0.9)
        assert after == pytest.approx((0.055 + 0.3 * held) / 0.37 if held < 0.75 else after, abs=1e-6)
        assert after < fearon_1996.LIMIT
    assert chances(fearon_1996.slice_(held=fearon_1996.LIMIT, size=0.001))["B", "only", "slice_1 yield_"] < 0.5


def test_a_jump_is_refused_and_a_smaller_one_is_not(chances: Chances) -> None:
    """Fearon: on either side of .4611."""
    for p, yields in ((fearon_1996.JUMP - 0.002, True), (fearon_1996.JUMP + 0.002, False)):
        assert (chances(fearon_1996.jump(p_disarmed=p))["B", "only", "disarm_1 yield_"] > 0.5) == yields


@pytest.mark.parametrize(("members", "needed", "prices"), [(2, 1, 24), (3, 1, 12), (3, 2, 12), (4, 2, 6)])
def test_votes_are_bought_where_they_are_cheapest(members: int, needed: int, prices: int) -> None:
    """Dal Bó: one veto costs 1/(n + 1), a majority the sum of j/(n + 1), to half a step of the prices."""
    paid = expected(dal_bo_2007.bought_votes(members=members, needed=needed, prices=prices), "paid")
    assert paid == pytest.approx(dal_bo_2007.price(members, needed), abs=0.5 * needed / prices)
    grid = (np.arange(prices) + 0.5) / prices
    cheapest = [sum(sorted(drawn)[:needed]) for drawn in product(grid, repeat=members)]
    assert paid == pytest.approx(np.mean(cheapest), abs=1e-6)


def test_a_veto_among_thirty_is_cheap() -> None:
    """1/31 against 3.871 for a majority: 120 times cheaper; a step of the ladder of bids is 1/200."""
    paid = expected(dal_bo_2007.bidding_up(members=30), "bid")
    assert paid == pytest.approx(1 / 31, abs=1 / 200)
    assert dal_bo_2007.price(30, 15) / dal_bo_2007.price(30) == pytest.approx(120)


@pytest.mark.parametrize(
    ("status_quo", "end"), [(0.3, 0.3), (0.5, 0.5), (0.7, 0.7), (0.0, 0.3), (1.0, 0.7), (0.1, 0.3)]
)
def test_a_status_quo_in_the_core_cannot_move(status_quo: float, end: float) -> None:
    """Tsebelis: with ideal points .3, .5 and .7 nothing between them moves, and what lies outside moves inside."""
    proposals = (0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.9)
    game = tsebelis_2002.unanimity(ideals=(end, 0.3, 0.5, 0.7), status_quo=status_quo, proposals=proposals)
    assert expected(game, "x") == pytest.approx(end, abs=1e-6)


def test_strategic_choice_with_logistic_errors(chances: Chances) -> None:
    """Signorino: with errors at each choice the engine's chances are the textbook's, to rounding."""
    found = chances(signorino_1999.logit_crisis(lambda_=2.0))
    fights = 1 / (1 + exp(-2.0 * 0.5))
    attacks = 1 / (1 + exp(-2.0 * (1 - 2 * fights)))
    assert found["B", "only", "attack fight"] == pytest.approx(fights, abs=1e-9)
    assert found["A", "only", "attack"] == pytest.approx(attacks, abs=1e-9)


def lattice(points: int, generator: tuple[int, ...]) -> np.ndarray:
    """(points, axes) evenly spread standard normal numbers (a rank-one lattice)."""
    return ndtri((np.outer(np.arange(points), generator) / points + 0.5 / points) % 1.0)


def shares(first: np.ndarray, second: np.ndarray) -> tuple[float, float]:
    """How many of the kinds attack and fight."""
    solved = run(signorino_1999.crisis([tuple(row) for row in first], list(second)), count=0)
    tree, policy = solved.tree, solved.solution.policy[:, 0]
    attack = {int(entry) for entry in tree.entry[2]}
    fight = {int(entry) for entry in tree.entry[4]}
    return float(np.mean([policy[entry] for entry in attack])), float(np.mean([policy[entry] for entry in fight]))


def test_strategic_choice_with_normal_errors() -> None:
    """Signorino's probit: private errors of every end, and errors at each choice, as kinds that a side may be of.

    The second side's chance is right to one of its 47 kinds, the first side's to .004 (400 kinds): enough to tell
    .4225 from .4118.
    """
    second = np.sqrt(2) * ndtri((np.arange(47) + 0.5) / 47)
    private, fights = shares(lattice(401, (1, 91, 163)), second)
    assert fights == pytest.approx(signorino_1999.FIGHTS, abs=1 / 47)
    assert private == pytest.approx(signorino_1999.ATTACKS["private information"], abs=0.004)
    errors = np.zeros((400, 3))
    errors[:, 0] = -np.sqrt(2) * ndtri((np.arange(400) + 0.5) / 400)
    agent, _ = shares(errors, second)
    assert agent == pytest.approx(signorino_1999.ATTACKS["agent error"], abs=0.0025)


@pytest.mark.parametrize("held", [1, 3, 6])
def test_holding_out_tells_of_resolve(held: int) -> None:
    """Crisman-Cox: z/(z + (1 - z)(1 - F(t))), with F worked out month by month from the logit choice itself."""
    months, lambda_, relief, prize, prior = 6, 4.0, 0.4, 0.3, 0.3
    ahead, chance = prize, []
    for _ in range(months):
        yields = 1 / (1 + exp(-lambda_ * (relief - ahead)))
        chance.insert(0, yields)
        ahead = yields * relief + (1 - yields) * ahead
    yielded = 1 - float(np.prod([1 - p for p in chance[:held]]))
    game = crisman_cox_2021.attrition(
        months=months, prior=prior, relief=relief, prize=prize, observed=held, lambda_=lambda_
    )
    after = {row.type: row.posterior.best for row in solve(game, lapse=0.0).aims}
    assert after["resolved"] == pytest.approx(crisman_cox_2021.posterior(prior, yielded), abs=1e-9)


def test_where_nothing_hangs_on_it_each_month_halves_the_doubt() -> None:
    """An ordinary kind that does not care yields with one half a month: F(t) = 1 - 2^-t."""
    game = crisman_cox_2021.attrition(months=5, prior=0.2, relief=0.3, prize=0.3, observed=4)
    after = {row.type: row.posterior.best for row in solve(game, lapse=0.0).aims}
    assert after["resolved"] == pytest.approx(0.2 / (0.2 + 0.8 * 2**-4), abs=1e-9)


def test_a_readier_side_may_fight_less() -> None:
    """Schram: as war gets cheaper to the side that might attack, there may be less of it."""
    dear, cheap = (expected(schram_2021.hassling(war=war), "fought") for war in schram_2021.WAR_FALLS)
    assert cheap < dear


@pytest.mark.parametrize("stakes", list(baliga_sjostrom_2004.SHARES))
def test_arming_by_cost(stakes: tuple[float, float], chances: Chances) -> None:
    """Baliga & Sjöström: the share that arms, to one of 40 kinds."""
    found = chances(baliga_sjostrom_2004.arms_race(gain=stakes[0], loss=stakes[1]))
    armed = [value for (who, _, move), value in found.items() if (who, move) == ("A", "arm")]
    assert np.mean(armed) == pytest.approx(baliga_sjostrom_2004.SHARES[stakes], abs=1 / 40)


def test_trust_and_signals(chances: Chances, threshold: Threshold) -> None:
    """Kydd: cooperation from one half on; a share between .6 and .8333 separates."""

    def wary(belief: float) -> bool:
        return chances(kydd_2005.cooperation(belief=belief))["A", "seeker", "cooperate"] < 0.5

    assert threshold(wary, 0.01, 0.99) == pytest.approx(kydd_2005.TRUST_NEEDED, abs=1e-6)
    low, high = kydd_2005.SEPARATES
    for share, seeker in ((low + 0.01, 1.0), (high - 0.01, 1.0), (high + 0.01, 0.0)):
        found = chances(kydd_2005.signal(share=share))
        assert found["A", "seeker", "give_up"] == pytest.approx(seeker, abs=1e-3)
        assert found["A", "greedy", "give_up"] == pytest.approx(0.0, abs=1e-3)


def test_a_truce_is_worth_the_wait_to_its_best_moment() -> None:
    """Werner & Yuen: of five moments the one after 3.275 periods is chosen, and it is worth .2102; war now is .05."""
    near = [werner_yuen_2005.BEST_DELAY + step / 10 for step in (-8, -4, 0, 4, 8)]
    solved = run(werner_yuen_2005.option(delays=near, lambda_=2e6), count=0)
    tree, worths = solved.tree, solved.solution.worths[:, 0]
    profile = int((tree.profiles[:, 0] == tree.types[0].index("win")).argmax())
    found = {tree.shape.move[node]: float(worths[tree.entry[node, profile]]) for node in tree.shape.children(0)}
    assert found["propose_truce"] == pytest.approx(werner_yuen_2005.BEST, abs=1e-6)
    assert found["fight_on"] == pytest.approx(werner_yuen_2005.NOW, abs=1e-6)
    assert pytest.approx(0.2102, abs=5e-5) == werner_yuen_2005.BEST


def test_an_ultimatum_is_insincere_from_the_costs_of_war_on(chances: Chances, threshold: Threshold) -> None:
    """Trager: from .25 on, less the slack of the other demand."""

    def sincere(legitimacy: float) -> bool:
        return chances(trager_2010.ultimatum(legitimacy=legitimacy))["A", "expansion", "ask_too_much"] < 0.5

    assert threshold(sincere, 0.0, 0.6) == pytest.approx(trager_2010.INSINCERE_FROM - 0.001, abs=1e-6)
