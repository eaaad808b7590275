"""Closed forms behind the templates, played by the engine at large lambda: thresholds to 1e-6 or one grid step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import exp

import pytest

from prophasis.case import Game, Policy
from prophasis.playing import stress, templates
from prophasis.playing.engine import run

Chances = Callable[..., dict[tuple[str, str, str], float]]
Threshold = Callable[[Callable[[float], bool], float, float], float]

SLACK = 0.001


def worths(game: Game, kind: str) -> dict[str, float]:
    """What each first move of A is worth to it, by its name."""
    solved = run(game, count=0)
    tree = solved.tree
    profile = int((tree.profiles[:, 0] == tree.types[0].index(kind)).argmax())
    return {
        tree.shape.move[child]: float(solved.solution.worths[tree.entry[child, profile], 0])
        for child in tree.shape.children(0)
    }


def screening(low: float, believed: Mapping[str, float] | None = None) -> Game:
    """Two kinds of B, of which ``low`` are those whom war costs little, and the two demands that fit them."""
    kinds = {"resolute": (low, 0.05), "irresolute": (1 - low, 0.35)}
    return templates.ultimatum(
        stake=(1.0, 1.0),
        opponents=kinds,
        demands=(0.65 - SLACK, 0.95 - SLACK),
        believed=believed,
        lambda_=50_000.0,
    )


def test_a_demand_trades_gain_against_risk(chances: Chances) -> None:
    """Fearon: costs even over 0 to .4, p = .6, own cost .1: the demand is .75, war .375, the value .65625."""
    kinds = {f"c{number}": (1 / 8, (number + 0.5) * 0.05) for number in range(8)}
    demands = tuple(0.6 + 0.05 * step for step in range(9))
    game = templates.ultimatum(stake=(1.0, 1.0), opponents=kinds, demands=demands, lambda_=20_000.0)
    found = chances(game)
    assert found["A", "expansion", "ask_75"] > 0.999
    assert sum(found["B", kind, "ask_75 refuse"] for kind in kinds) / 8 == pytest.approx(0.375, abs=1e-6)
    assert worths(game, "expansion")["ask_75"] == pytest.approx(0.65625, abs=1e-6)


def test_screening_threshold(chances: Chances, threshold: Threshold) -> None:
    """A risks war if and only if few are resolute: q < (H - L)/(H + c), here 2/3 less the slack of the demands."""

    def safe(q: float) -> bool:
        return chances(screening(q))["A", "security", "ask_95"] > 0.5

    found = threshold(safe, 0.01, 0.99)
    assert found == pytest.approx(0.3 / (0.45 - SLACK), abs=1e-6)
    assert found == pytest.approx(2 / 3, abs=2 * SLACK)


def test_under_estimated_resolve_is_war(chances: Chances) -> None:
    """A believes q = .3 while q = .8: war comes with .8, and with a true belief not at all."""
    wrong = chances(screening(0.8, believed={"resolute": 0.3, "irresolute": 0.7}))
    assert wrong["A", "security", "ask_95"] > 0.999
    refused = 0.8 * wrong["B", "resolute", "ask_95 refuse"] + 0.2 * wrong["B", "irresolute", "ask_95 refuse"]
    assert refused == pytest.approx(0.8, abs=1e-6)
    right = chances(screening(0.8))
    assert right["A", "security", "ask_65"] > 0.999
    assert right["B", "resolute", "ask_65 refuse"] < 1e-6


def test_now_or_never_threshold(chances: Chances, threshold: Threshold) -> None:
    """Even the whole of today does not buy the decliner off from p_later = (p_now + c (1 - d)^2)/d on."""

    def stays(p_later: float) -> bool:
        game = templates.preventive_war(spoils=(0.0, 0.3), p_later=p_later, slack=SLACK, lambda_=20_000.0)
        return chances(game)["A", "prevention", "offer_all attack_now"] < 0.5

    found = threshold(stays, 0.2, 0.9)
    assert found == pytest.approx((0.3 + 0.01 + 0.9 * SLACK) / 0.9, abs=1e-6)
    assert found == pytest.approx(0.31 / 0.9, abs=SLACK)


def test_slices_follow_the_closed_form(chances: Chances, threshold: Threshold) -> None:
    """The largest slices that B yields one after the other end at .1486 after one and .5104 after five."""

    def largest(held: float) -> float:
        def yields(size: float) -> bool:
            game = templates.salami_tactics(rounds=1, slice_=size, held=held, scruple=(0.0, 0.0), lambda_=50_000.0)
            return chances(game)["B", "only", "slice_1 yield_"] > 0.5

        return threshold(yields, 0.001, 0.9)

    held, expected = 0.0, 0.0
    for _ in range(5):
        held += largest(held)
        expected = (0.1 * 0.55 + 0.3 * expected) / (1 - 0.9 + 0.9 * 0.3)
        assert held == pytest.approx(expected, abs=1e-6)
    assert held == pytest.approx(0.5104, abs=5e-5)


def test_a_jump_in_power_is_refused(chances: Chances, threshold: Threshold) -> None:
    """Disarmament is refused at the price of war from p_disarmed = (p + pain)/d - pain = .4611 on."""

    def yields(p_disarmed: float) -> bool:
        game = templates.salami_tactics(rounds=1, p_disarmed=p_disarmed, scruple=(0.0, 0.0), lambda_=20_000.0)
        return chances(game)["B", "only", "disarm_1 yield_"] > 0.5

    assert threshold(yields, 0.3, 0.9) == pytest.approx(0.55 / 0.9 - 0.15, abs=1e-6)


def crisis(costs: tuple[float, float], horizon: float) -> tuple[list[float], list[float]]:
    """Of each side: the share that stands to the horizon, and the share that backs down at once."""
    game = templates.audience_costs(costs=costs, horizon=horizon, steps=6, cost_types=6, lambda_=30.0)
    solved = run(game, count=0)
    tree, policy = solved.tree, solved.solution.policy[:, 0]
    stand: list[float] = []
    quit_: list[float] = []
    for actor in range(2):
        node = next(node for node in range(tree.shape.size) if tree.shape.actor[node] == actor)
        children = list(tree.shape.children(node))
        for found, child in ((stand, children[-1]), (quit_, children[0])):
            entries = {int(tree.entry[child, row]) for row in range(len(tree.profiles))}
            found.append(sum(float(policy[entry]) for entry in entries) / len(entries))
    return stand, quit_


@pytest.mark.parametrize(
    ("costs", "horizon", "standing", "quitting", "war"),
    [
        ((1.0, 1.0), 1.0, (0.5, 0.5), (0.0, 0.0), 0.25),
        ((1.0, 0.5), 1.23607, (0.61803, 0.30902), (0.0, 0.30902), 0.19098),
    ],
)
def test_audience_costs_as_attrition(
    costs: tuple[float, float],
    horizon: float,
    standing: tuple[float, float],
    quitting: tuple[float, float],
    war: float,
) -> None:
    """Fearon: the shares that stand, the chance of war, who backs down at once, to one step of the grid of costs."""
    stand, quit_ = crisis(costs, horizon)
    assert stand == pytest.approx(standing, abs=1 / 12)
    assert stand[0] * stand[1] == pytest.approx(war, abs=1 / 12)
    assert quit_ == pytest.approx(quitting, abs=1 / 6)
    if costs[0] > costs[1]:
        assert quit_[1] > quit_[0] + 0.2


def test_only_enough_legitimacy_makes_an_ultimatum_insincere(chances: Chances, threshold: Threshold) -> None:
    """With B's reserve known, too much is asked for from c_A + c_B = .25 on, less the slack of the other demand."""

    def sincere(legitimacy: float) -> bool:
        game = templates.insincere_ultimatum(
            legitimacy=(0.05, legitimacy), deal=(1.0, 1.0), slack=SLACK, lambda_=20_000.0
        )
        return chances(game)["A", "expansion", "ask_too_much"] < 0.5

    found = threshold(sincere, 0.0, 0.6)
    assert found == pytest.approx(0.25 - SLACK, abs=1e-6)


def test_an_indivisible_aim_makes_every_acceptable_demand_worthless(chances: Chances) -> None:
    """Where a negotiated part is worth nothing, any legitimacy at all makes the demand a pretext."""
    found = chances(templates.insincere_ultimatum(legitimacy=(0.05, 0.01), deal=(1.0, 0.0), lambda_=20_000.0))
    assert found["A", "expansion", "ask_too_much"] > 0.999
    assert found["A", "security", "ask_acceptable"] > 0.999


def test_the_best_moment_to_resume(chances: Chances) -> None:
    """Freeze, rearm, resume after 3.275 periods for .2102, against .05 at once; a grid of a quarter gives 3.25."""
    delays = tuple(step / 4 for step in range(1, 29))
    settings = {"prize": (0.4, 1.0), "calm": 0.0, "delays": delays, "lambda_": 20_000.0}
    game = templates.rearming_ceasefire(p_late=0.65, **settings)  # type: ignore[arg-type]
    found = chances(game)
    resumed = {key[2]: value for key, value in found.items() if key[1] == "win" and "resume" in key[2]}
    assert max(resumed, key=lambda path: resumed[path]) == "propose_truce sign resume_3_25"
    value = worths(game, "win")
    assert value["fight_on"] == pytest.approx(0.05, abs=1e-6)
    best = exp(-0.325) * (0.65 - 0.3 * exp(-0.5 * 3.25) - 0.3)
    assert value["propose_truce"] == pytest.approx(best, abs=1e-4)
    assert value["propose_truce"] == pytest.approx(0.2102, abs=1e-3)


@pytest.mark.parametrize("strength", [0.35, 0.29])
def test_a_truce_that_holds_strength_is_not_worth_waiting_for(strength: float, chances: Chances) -> None:
    """With strength held where it is waiting is worthless, and below the cost of war the war is as well."""
    game = templates.rearming_ceasefire(p_now=strength, p_late=strength, prize=(0.4, 1.0), calm=0.0, lambda_=2000.0)
    found = chances(game)
    if strength < 0.3:
        assert found["A", "win", "propose_truce sign keep"] > 0.999
    else:
        assert found["A", "win", "fight_on"] > 0.999


@pytest.mark.parametrize("members", [2, 4, 6])
def test_unanimity_passes_with_the_power_of_its_members(members: int) -> None:
    """(1 - b)^n, played by n members who each know only their own mind."""
    game = templates.accession_with_vetoes(members=members, unwilling=0.1, lambda_=300.0)
    calm = {"calm": Policy(force=("A.wait", "A.live_with_it"))}
    rows = {row.policy: row for row in stress(replace(game, policies=calm)).rows}
    assert rows["calm"].outcomes[0].states["ratified"] == pytest.approx(0.9**members, abs=1e-6)


def test_a_majority_passes_more_easily_than_unanimity() -> None:
    """Three of four: (1 - b)^4 + 4 b (1 - b)^3."""
    game = templates.accession_with_vetoes(members=4, needed=3, unwilling=0.1, lambda_=300.0)
    calm = {"calm": Policy(force=("A.wait", "A.live_with_it"))}
    rows = {row.policy: row for row in stress(replace(game, policies=calm)).rows}
    assert rows["calm"].outcomes[0].states["ratified"] == pytest.approx(0.9**4 + 4 * 0.1 * 0.9**3, abs=1e-6)


@pytest.mark.parametrize(("kind", "cutoff"), [("expansion", 4 / 7), ("security", 1 / 6)])
def test_deterrence_thresholds_by_aim(kind: str, cutoff: float, chances: Chances, threshold: Threshold) -> None:
    """(DC - SQ)/(DC - DD) where the aim would fight, (DC - SQ)/(DC - CD) where it would back down."""

    def challenges(q: float) -> bool:
        game = templates.deterrence(resolute=q, gain=(0.7, 1.0), fighting=(0.05, 0.3), lambda_=500.0)
        return chances(game)["A", kind, "challenge"] > 0.5

    assert threshold(challenges, 0.01, 0.99) == pytest.approx(cutoff, abs=1e-6)


def test_a_guarantee_deters_an_aim_from_its_own_threshold_on(chances: Chances, threshold: Threshold) -> None:
    """(land p - c - s)/(land (p - p') + c' - c): 5/12 for the expansionist; the security seeker never attacks."""

    def attacks(g: float) -> bool:
        game = templates.extended_deterrence(guarantee=g, p=0.7, p_guarded=0.3, lambda_=500.0)
        return chances(game)["A", "expansion", "attack"] > 0.5

    assert threshold(attacks, 0.01, 0.99) == pytest.approx(5 / 12, abs=1e-6)
    calm = templates.extended_deterrence(guarantee=0.05, p=0.7, p_guarded=0.3, lambda_=500.0)
    assert chances(calm)["A", "security", "attack"] < 1e-6


def test_a_ruler_gambles_below_the_closed_form_popularity(chances: Chances, threshold: Threshold) -> None:
    """To stay in office alone it attacks where its popularity is under p - war/office = .4."""

    def gambles(popularity: float) -> bool:
        game = templates.diversion(popularity=popularity, p=0.6, war=0.2, land=(0.0, 0.9), lambda_=2000.0)
        return chances(game)["A", "survival", "attack"] > 0.5

    assert threshold(gambles, 0.01, 0.99) == pytest.approx(0.4, abs=1e-6)


@pytest.mark.parametrize(("front", "cutoff"), [(0.5, 0.5), (0.1, 1 / 6)])
def test_who_goes_first_must_trust(front: float, cutoff: float, chances: Chances, threshold: Threshold) -> None:
    """B performs from trust front loss/(front loss + gain) on; small steps need little trust."""

    def holds_back(trust: float) -> bool:
        game = templates.unequal_agreement(settlement=trust, front=front, loss=1.0, gain=0.5, lambda_=2000.0)
        return chances(game)["B", "only", "perform"] < 0.5

    assert threshold(holds_back, 0.01, 0.99) == pytest.approx(cutoff, abs=1e-6)


def test_a_pretext_is_staged_where_it_pays(chances: Chances, threshold: Threshold) -> None:
    """The conqueror complains from the legitimacy on at which half a chance of it is worth the staging: .05/.5."""

    def attacks_openly(legitimacy: float) -> bool:
        game = templates.pretext(legitimacy=legitimacy, credulous=0.5, staging=0.05, war=0.3, lambda_=2000.0)
        return chances(game)["A", "conquest", "complain"] < 0.5

    assert threshold(attacks_openly, 0.0, 0.5) == pytest.approx(0.1, abs=1e-6)


@pytest.mark.parametrize(("lie", "separates"), [(0.12, False), (0.18, True)])
def test_an_alarm_informs_where_a_lie_costs_more_than_it_gains(lie: float, separates: bool, chances: Chances) -> None:
    """What the ambitious gains by being believed is .15: a dearer lie separates, a cheaper one does not."""
    game = templates.information_operations(drive=(0.45, 0.35), support=0.3, lie=(0.0, lie), naive=0.0, lambda_=300.0)
    found = chances(game)
    assert found["A", "threatened", "raise_alarm"] > 0.99
    assert (found["A", "ambitious", "raise_alarm"] < 0.01) == separates


def test_free_lies_tell_nothing(chances: Chances) -> None:
    """Where lies are free both raise the alarm alike and a doubtful audience backs nobody."""
    found = chances(templates.information_operations(lie=(0.0, 0.0), naive=0.0, lambda_=300.0))
    assert found["A", "ambitious", "raise_alarm"] == pytest.approx(found["A", "threatened", "raise_alarm"], abs=1e-6)
    assert found["P", "wary", "raise_alarm back"] < 1e-6


def test_battles_end_when_expectations_meet(chances: Chances) -> None:
    """Smith & Stam: Beta(9, 1) against Beta(1, 1), costs of .1 each, A losing every battle: terms after 29 of them."""
    found = {}
    for lost in (1, 28, 29):
        game = templates.wartime_learning(battles=1, lost=lost, costs=(0.1, 0.1), lambda_=50_000.0)
        play = chances(game)
        found[lost] = play["A", "limited", "seek_terms"] * play["B", "only", "seek_terms agree"]
    assert found[1] < 1e-6
    assert found[28] < 0.01
    assert found[29] > 0.49


def test_fear_attacks_from_the_ladders_own_chance_on(chances: Chances, threshold: Threshold) -> None:
    """Three votes, two of them enough: early attack from 3 s^2 - 2 s^3 = (war - p land)/dread = 1/3 on."""

    def waits(support: float) -> bool:
        game = templates.accession_in_steps(
            seats=3,
            support=support,
            eager=1.0,
            dread=(0.3, 0.1),
            land=(0.5, 1.0),
            p=(0.5, 0.0, 0.0),
            war=0.35,
            lambda_=20_000.0,
        )
        return chances(game)["A", "security", "declare attack"] < 0.5

    found = threshold(waits, 0.05, 0.95)
    assert 3 * found**2 - 2 * found**3 == pytest.approx(1 / 3, abs=1e-6)


def test_the_best_bid_for_one_veto(chances: Chances) -> None:
    """Among bids .004 apart the engine picks the one where 1 - (1 - b)^n meets n (v - b)(1 - b)^(n - 1)."""
    members, worth = 30, 0.4
    bids = [0.004 * step for step in range(1, 60)]
    game = templates.bought_veto(members=members, bids=bids, dread=(worth, 0.1), war=2.0, lambda_=50_000.0)
    play = chances(game)
    best = max(bids, key=lambda bid: play["A", "security", f"bid_{bid:g}".replace(".", "_")])
    low, high = 0.0, worth
    for _ in range(60):
        b = (low + high) / 2
        rising = members * (worth - b) * (1 - b) ** (members - 1) > 1 - (1 - b) ** members
        low, high = (b, high) if rising else (low, b)
    assert best == pytest.approx(low, abs=0.004)


def test_a_limit_binds_from_its_chance_of_being_seen_on(chances: Chances, threshold: Threshold) -> None:
    """Where rearming that is seen is struck, A rearms below (p_rearmed - war - calm)/(p_rearmed - p_struck) = 2/3."""

    def rearms(seen: float) -> bool:
        game = templates.ceasefire_with_limits(seen=seen, prize=(0.4, 1.0), lambda_=20_000.0)
        play = chances(game)
        assert play["B", "only", "rearm found strike"] > 0.999
        return play["A", "win", "rearm"] > 0.5

    assert threshold(rearms, 0.1, 0.95) == pytest.approx(2 / 3, abs=1e-6)
