"""What each template is for: the sign of its headline comparison, at a moderate lambda."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prophasis.case import Game
from prophasis.playing import focal_player, stress, templates

Chances = Callable[..., dict[tuple[str, str, str], float]]


def states(game: Game, name: str, policy: str = "as described") -> dict[str, float]:
    """The expected final value of a state variable under each aim, at the best values."""
    rows = {row.policy: row for row in stress(game, draws=0).rows}
    return {outcome.type: outcome.states[name] for outcome in rows[policy].outcomes}


LATER = "live_with_it stay_modest attack_later"
LITERATURE = {"arming", "audience_costs", "credible_threat", "guarantor", "trust", "demands", "reassurance"}


@pytest.mark.parametrize("name", sorted(set(templates.__all__) - LITERATURE))
def test_a_situation_to_start_from_has_aims_and_policies(name: str) -> None:
    """The focal player has at least two aims with a name of their own, policies, and somebody who evaluates them."""
    game: Game = getattr(templates, name)()
    who = focal_player(game)
    assert who is not None
    assert len(game.players[who].types) >= 2
    assert game.policies
    assert game.evaluator is not None


@pytest.mark.parametrize("name", sorted(set(templates.__all__) - LITERATURE - {"demand_on_neighbour"}))
def test_some_number_of_each_situation_is_uncertain(name: str) -> None:
    """A starting point does not pretend to know its numbers: some are ranges."""
    table = stress(getattr(templates, name)(), draws=10)
    assert any(outcome.value.low < outcome.value.high for row in table.rows for outcome in row.outcomes)


def test_resolve_deters_as_it_is_believed() -> None:
    """Shown, resolve lowers the challenge under both aims; unseen it does not, and war comes oftener."""
    game = templates.deterrence(lambda_=8.0)
    shown, unseen, plain = (states(game, "fought", name) for name in ("show_resolve", "resolve_unseen", "as described"))
    assert shown["expansion"] < unseen["expansion"]
    assert unseen["expansion"] > plain["expansion"]


def test_a_guarantee_works_through_what_is_believed() -> None:
    """Attack is rarer under a bluff that is believed than under a guarantee in secret."""
    game = templates.extended_deterrence(lambda_=8.0)
    assert states(game, "fought", "bluff")["expansion"] < states(game, "fought", "secret_guarantee")["expansion"]
    assert states(game, "taken", "secret_guarantee")["expansion"] < states(game, "taken")["expansion"]


def test_a_guarantee_emboldens_unless_it_is_conditional() -> None:
    """B provokes more the surer G is, and hardly at all where a war it provoked is not covered."""
    provoked = [
        states(templates.emboldening_guarantee(guarantee=g, lambda_=8.0), "provoked") for g in (0.05, 0.5, 0.95)
    ]
    assert provoked[0]["security"] < provoked[1]["security"] < provoked[2]["security"]
    game = templates.emboldening_guarantee(lambda_=8.0)
    assert states(game, "provoked", "conditional_guarantee")["security"] < 0.1
    assert states(game, "fought", "conditional_guarantee")["security"] < states(game, "fought", "guarantee")["security"]


def test_firmness_provokes_the_frightened_and_stops_the_greedy() -> None:
    """The sign of arming the neighbour flips between the two aims."""
    game = templates.spiral_or_deterrence(lambda_=8.0)
    before, after = states(game, "a_armed"), states(game, "a_armed", "arm_the_neighbour")
    assert after["security"] > before["security"] + 0.2
    assert after["expansion"] < before["expansion"] - 0.2


def test_a_rise_frightens_and_a_wrong_forecast_is_enough(chances: Chances) -> None:
    """Attack grows with the expected rise, believed or true; the conqueror attacks, now or later, either way."""
    settings = {"spoils": (0.0, 0.3), "lambda_": 150.0}
    calm = chances(templates.preventive_war(p_later=0.3, **settings))  # type: ignore[arg-type]
    feared = chances(templates.preventive_war(p_later=0.6, **settings))  # type: ignore[arg-type]
    wrong = chances(
        templates.preventive_war(p_later=0.3, beliefs={"A": {"parameters": {"p_later": 0.6}}}, **settings)  # type: ignore[arg-type]
    )
    key = ("A", "prevention", "offer_all attack_now")
    assert calm[key] < 0.1
    assert feared[key] > 0.9
    assert wrong[key] > 0.9
    for found in (calm, feared, wrong):
        now, later = (found["A", "conquest", f"offer_all {m}"] for m in ("attack_now", LATER))
        assert now + (1 - now) * later > 0.9


def test_a_limited_aim_stops_and_an_unlimited_one_goes_on(chances: Chances) -> None:
    """Slices are taken by the unlimited; B yields a slice where it fights for its arms."""
    found = chances(templates.salami_tactics(slice_=0.1, lambda_=60.0))
    assert found["A", "unlimited", "slice_1"] > found["A", "limited", "slice_1"] + 0.2
    assert found["B", "only", "slice_1 yield_"] > 0.8
    assert found["B", "only", "disarm_1 yield_"] < 0.2


def test_a_truce_is_kept_longer_where_strength_is_held(chances: Chances) -> None:
    """With a lower ceiling on A's strength both aims keep the truce more; who wants to win keeps it less throughout."""
    grown, held = (chances(templates.rearming_ceasefire(p_late=p, lambda_=8.0)) for p in (0.65, 0.35))
    key = "propose_truce sign keep"
    for aim in ("settle", "win"):
        assert held["A", aim, key] > grown["A", aim, key]
    assert held["A", "win", key] < held["A", "settle", key]


def test_watched_neutrality_screens_and_disarmament_does_not(chances: Chances) -> None:
    """Acceptance of neutrality with peacekeepers is a sign of the security seeker, of disarmament hardly any."""
    found = chances(templates.settlement_terms(lambda_=8.0))

    def ratio(term: str) -> float:
        return found["A", "security", f"{term} accept"] / found["A", "expansion", f"{term} accept"]

    assert ratio("neutrality_watched") > ratio("neutrality") > ratio("disarmament")
    assert ratio("disarmament") < 1.2
    assert found["A", "expansion", "disarmament accept resume"] > 0.9
    assert found["A", "expansion", "neutrality_watched accept resume"] < 0.2


def test_steps_make_unequal_obligations_bearable() -> None:
    """B performs oftener in small steps, and A answers oftener under the aim of a settlement."""
    game = templates.unequal_agreement(lambda_=8.0)
    assert states(game, "performed", "in_steps")["settlement"] > states(game, "performed")["settlement"] + 0.1
    assert states(game, "answered")["settlement"] > states(game, "answered")["time"]
    assert states(game, "accused")["time"] > states(game, "accused")["settlement"]


def test_fear_of_accession_falls_with_a_veto_and_greed_does_not(chances: Chances) -> None:
    """An early attack of the security seeker follows the chance of accession more than that of the expansionist."""
    open_, shut = (chances(templates.accession_with_vetoes(unwilling=b, lambda_=8.0)) for b in (0.05, 0.6))
    fall = {aim: open_["A", aim, "attack"] / shut["A", aim, "attack"] for aim in ("security", "expansion")}
    assert fall["security"] > 2 > fall["expansion"] > 1
    path = "wait block"
    assert shut["A", "expansion", f"{path} attack"] > shut["A", "security", f"{path} attack"] + 0.3


def test_a_favour_splits_and_what_follows_tells(chances: Chances) -> None:
    """A larger favour splits the alliance oftener; after a split only who wants B alone attacks."""
    small, large = (chances(templates.wedge_driving(favour=f, lambda_=8.0)) for f in (0.1, 0.5))
    assert large["C", "wavering", "offer_favour take"] > small["C", "wavering", "offer_favour take"]
    assert large["A", "isolation", "offer_favour take attack"] > 0.7
    assert large["A", "accommodation", "offer_favour take attack"] < 0.1


def test_war_may_fall_as_readiness_for_it_grows() -> None:
    """Nothing forces war to be monotone in willingness: a readier A is met by a B that holds back."""
    found = [
        states(templates.hybrid_pressure(security=0.98, war=w, lambda_=40.0), "fought") for w in (0.8, 0.6, 0.5, 0.4)
    ]
    dread, ready, readier, readiest = (row["expansion"] for row in found)
    assert ready > dread + 0.3
    assert readier < ready - 0.1
    assert readiest > readier + 0.3


def test_pressure_replaces_war(chances: Chances) -> None:
    """Faced with a rise, the security seeker attacks oftener where pressure would do nothing."""
    useful, useless = (chances(templates.hybrid_pressure(blunt=b, lambda_=8.0)) for b in (0.8, 0.1))
    assert useless["A", "security", "invest press"] < useful["A", "security", "invest press"] - 0.2
    assert useless["A", "security", "invest attack"] > useful["A", "security", "invest attack"] + 0.1


@pytest.mark.parametrize("attribution", [0.1, 0.5, 0.9])
def test_attribution_deters_the_proxy_and_the_strike_follows_the_odds(attribution: float, chances: Chances) -> None:
    """B strikes without a trail if and only if A's share in such incidents is at least mistake/(mistake + justice)."""
    found = chances(templates.deniable_proxy(attribution=attribution, local=0.2, lambda_=8.0))
    aims = ("security", "expansion")
    backed = sum(found["A", aim, "back_proxy"] for aim in aims) * 0.7 * (1 - attribution)
    innocent = sum(found["A", aim, "stay_out"] for aim in aims) * 0.2
    strikes = found["B", "only", "back_proxy it_happens no_trail strike_back"]
    assert (strikes >= 0.5) == (backed / (backed + innocent) >= 0.6)
    unseen = chances(templates.deniable_proxy(attribution=0.05, local=0.2, lambda_=8.0))
    if attribution == 0.9:
        assert all(found["A", aim, "back_proxy"] < unseen["A", aim, "back_proxy"] for aim in aims)


def test_dear_lies_make_an_alarm_worth_hearing(chances: Chances) -> None:
    """The wary back an alarm oftener the more a false one costs."""
    cheap, dear = (chances(templates.information_operations(lie=(0.0, c), lambda_=20.0)) for c in (0.02, 0.3))
    assert dear["P", "wary", "raise_alarm back"] > cheap["P", "wary", "raise_alarm back"] + 0.2


def test_a_concession_satisfies_one_aim_and_invites_the_other(chances: Chances) -> None:
    """After a concession the unlimited demands more than after resistance; the limited mostly stops."""
    found = chances(templates.concession_as_weakness(lambda_=8.0))
    assert (
        found["A", "unlimited", "demand concede demand_more"]
        > found["A", "unlimited", "demand resist demand_more"] + 0.4
    )
    assert found["A", "limited", "demand concede demand_more"] < 0.4


def test_a_larger_refusal_premium_makes_demands_less_sincere(chances: Chances) -> None:
    """What refusal brings moves the expansionist towards the demand that must be refused."""
    low, high = (chances(templates.insincere_ultimatum(legitimacy=(0.05, v), lambda_=15.0)) for v in (0.05, 0.4))
    assert high["A", "expansion", "ask_too_much"] > low["A", "expansion", "ask_too_much"] + 0.2


def test_a_remedy_tells_grievance_from_pretext(chances: Chances) -> None:
    """Whoever has a grievance takes the remedy; the conqueror attacks all the same."""
    found = chances(templates.pretext(lambda_=8.0))
    assert found["A", "grievance", "complain acquiesce take_remedy"] > 0.9
    assert found["A", "conquest", "complain acquiesce take_remedy"] < 0.1


def test_a_greedier_stake_asks_for_more(chances: Chances) -> None:
    """Cost of war weighs less against a larger stake, so that the expansionist asks for more."""
    found = chances(templates.ultimatum(cost=0.2, lambda_=8.0))

    def asked(aim: str) -> float:
        return sum(share * found["A", aim, f"ask_{share}"] for share in (64, 74, 84, 94))

    assert asked("expansion") > asked("security")


def test_weakening_a_ruler_may_bring_on_war() -> None:
    """Sanctions make the ruler that fears for its office attack oftener, recognition less; land is another matter."""
    game = templates.diversion(lambda_=8.0)
    before = states(game, "fought")
    assert states(game, "fought", "sanctions")["survival"] > before["survival"] + 0.2
    assert states(game, "fought", "recognition")["survival"] < before["survival"] - 0.2
    assert abs(states(game, "fought", "sanctions")["conquest"] - before["conquest"]) < 0.1


def test_a_law_that_is_hard_to_undo_calms_fear_and_not_greed() -> None:
    """Behind a firm lock the frightened attack far less; who wants the land attacks much as before."""
    game = templates.accession_in_steps(lambda_=8.0)
    plain, locked = states(game, "fought"), states(game, "fought", "firm_lock")
    assert locked["security"] < plain["security"] - 0.05
    assert plain["security"] - locked["security"] > plain["expansion"] - locked["expansion"]


def test_a_veto_is_bought_where_one_seller_is_enough() -> None:
    """Unanimity of thirty is blocked oftener than a majority of them, and more so by those whom the block contents."""
    game = templates.bought_veto(lambda_=15.0)
    one, half = states(game, "blocked"), states(game, "blocked", "majority_rule")
    assert one["security"] > half["security"] + 0.3
    assert one["security"] > one["expansion"]
    assert states(game, "fought")["expansion"] > states(game, "fought")["security"] + 0.3


def test_those_who_agree_on_the_odds_fight_less_and_so_does_a_limited_aim() -> None:
    """Fewer battles where A knows the odds, and with terms that are worth their share to it."""
    game = templates.wartime_learning(lambda_=20.0)
    plain, known = states(game, "fought"), states(game, "fought", "show_the_odds")
    assert known["limited"] < plain["limited"] - 0.5
    assert known["limited"] < known["unlimited"] - 0.2


def test_a_limit_binds_if_it_is_watched_and_enforced() -> None:
    """Who wants to win rearms behind a mere signature and hardly under inspection with teeth."""
    game = templates.ceasefire_with_limits(lambda_=20.0)
    paper, teeth = (states(game, "rearmed", name) for name in ("signature_only", "inspect_and_enforce"))
    assert teeth["win"] < 0.3 < 0.7 < paper["win"]
    assert states(game, "resumed", "signature_only")["win"] > states(game, "resumed", "signature_only")["settle"] + 0.3


def test_two_stories_are_told_where_words_do_not_travel(chances: Chances) -> None:
    """Calm abroad after alarm at home is rarer where it leaks, and a leak makes the audience abroad brace."""
    kept, heard = (chances(templates.several_audiences(leak=leak, lambda_=20.0)) for leak in (0.05, 0.9))
    for aim in ("security", "expansion"):
        both = [
            found["A", aim, "alarm_at_home"] * found["A", aim, "alarm_at_home calm_abroad"] for found in (kept, heard)
        ]
        assert both[1] < both[0] - 0.2
    assert (
        kept["F", "only", "alarm_at_home calm_abroad leak brace"]
        >= kept["F", "only", "alarm_at_home calm_abroad no_leak brace"]
    )
