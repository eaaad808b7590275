"""Closed forms of the literature, played by the engine at large lambda: thresholds to 1e-6 or one grid step."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prophasis.playing.templates import arming, credible_threat, demands, guarantor, reassurance, trust

Chances = Callable[..., dict[tuple[str, str, str], float]]
Threshold = Callable[[Callable[[float], bool], float, float], float]


@pytest.mark.parametrize(
    ("gain", "loss", "cutoff"), [(0.1, 0.8, 1 / 3), (0.1, 0.95, 2 / 3), (0.1, 1.05, 1.0), (0.8, 0.1, 0.8 / 1.7)]
)
def test_arming_stops_at_the_closed_form_cutoff(gain: float, loss: float, cutoff: float, chances: Chances) -> None:
    """Baliga & Sjöström: all arm whose cost is under gain C/(C - loss + gain); the share is right to one grid step."""
    count = 40
    found = chances(arming(gain=gain, loss=loss, cost_types=count, lambda_=5000.0))
    armed = [found["A", f"c{number:03d}", "arm"] for number in range(count)]
    assert abs(sum(armed) / count - cutoff) <= 1 / count
    assert armed == sorted(armed, reverse=True)


def test_all_arm_although_nobody_is_greedy(chances: Chances) -> None:
    """With a loss above the highest cost, fear alone arms even those whom arming costs most."""
    found = chances(arming(gain=0.1, loss=1.05, lambda_=2000.0))
    assert min(value for key, value in found.items() if key[2] == "arm") > 0.999


def test_trust_threshold(chances: Chances, threshold: Threshold) -> None:
    """A seeker cooperates from trust (P - S)/(P - S + R - T) on."""

    def wary(t: float) -> bool:
        return chances(trust(trust=t, lambda_=2000.0))["A", "seeker", "cooperate"] < 0.5

    assert threshold(wary, 0.01, 0.99) == pytest.approx(0.5, abs=1e-6)


def test_trust_threshold_with_other_stakes(chances: Chances, threshold: Threshold) -> None:
    """(5, 2, 2, 1): one is lost by being exploited, three are gained by mutual trust; the threshold is 1/4."""

    def wary(t: float) -> bool:
        return chances(trust(trust=t, seeker=(5.0, 2.0, 2.0, 1.0), lambda_=2000.0))["A", "seeker", "cooperate"] < 0.5

    assert threshold(wary, 0.01, 0.99) == pytest.approx(0.25, abs=1e-6)


@pytest.mark.parametrize(
    ("share", "seeker", "greedy"), [(0.59, None, None), (0.61, 1, 0), (0.7, 1, 0), (0.83, 1, 0), (0.84, 0, 0)]
)
def test_reassurance_separates_in_the_closed_form_window(
    share: float, seeker: int | None, greedy: int | None, chances: Chances
) -> None:
    """Giving up a share separates for .6 <= share <= .8333; a hundredth outside it does not."""
    found = chances(reassurance(share=share, lambda_=2000.0))
    gave = found["A", "seeker", "give_up"], found["A", "greedy", "give_up"]
    if seeker is None:
        assert gave[0] - gave[1] < 0.5
    else:
        assert gave == pytest.approx((seeker, greedy), abs=1e-3)


def test_only_a_credible_threat_deters(chances: Chances, threshold: Threshold) -> None:
    """Zagare & Kilgour: the hard challenger is deterred from 4/7 on, the soft one from 4/9 on."""

    def challenges(kind: str) -> Callable[[float], bool]:
        return lambda q: chances(credible_threat(hard_defender=q, lambda_=500.0))["A", kind, "challenge"] > 0.5

    assert threshold(challenges("hard"), 0.01, 0.99) == pytest.approx(4 / 7, abs=1e-6)
    assert threshold(challenges("soft"), 0.01, 0.99) == pytest.approx(4 / 9, abs=1e-6)


def test_between_the_thresholds_only_the_hard_challenge(chances: Chances) -> None:
    """A threat of middling credibility separates the two kinds of challenger."""
    found = chances(credible_threat(hard_defender=0.5, lambda_=500.0))
    assert found["A", "hard", "challenge"] > 0.999
    assert found["A", "soft", "challenge"] < 0.001


def test_a_guarantee_deters_from_the_closed_form_on(chances: Chances, threshold: Threshold) -> None:
    """Attack if and only if the guarantee is believed with less than 5/12."""

    def attacks(g: float) -> bool:
        return chances(guarantor(guarantee=g, lambda_=500.0))["A", "only", "attack"] > 0.5

    assert threshold(attacks, 0.01, 0.99) == pytest.approx(5 / 12, abs=1e-6)


def test_what_counts_is_the_guarantee_believed(chances: Chances) -> None:
    """A true chance of one half deters, unless it is believed to be one fifth."""
    assert chances(guarantor(guarantee=0.5, lambda_=500.0))["A", "only", "attack"] < 0.001
    assert chances(guarantor(guarantee=0.5, believed=0.2, lambda_=500.0))["A", "only", "attack"] > 0.999


@pytest.mark.parametrize(("rationality", "ratio"), [(5.0, 4.686), (1.0, 1.357)])
def test_a_demand_tells_as_much_as_the_closed_form_says(rationality: float, ratio: float, chances: Chances) -> None:
    """Asking for demilitarisation is 4.686 times as likely from the greedy at lambda 5, 1.357 times at 1."""
    found = chances(demands(lambda_=rationality))
    asked = [found["A", kind, "ask_demilitarisation"] for kind in ("greedy", "seeker")]
    assert asked[0] / asked[1] == pytest.approx(ratio, abs=5e-4)
