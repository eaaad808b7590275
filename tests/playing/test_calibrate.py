"""Simulation-based calibration: planted aims and numbers come back as often as the posterior says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from prophasis.case import Band, Game, Parameter, Range
from prophasis.errors import GameError
from prophasis.playing.calibrate import BANDS, POINTS, PRIOR, Calibration, at_best, calibrate, score


@pytest.fixture(scope="module")
def found() -> Calibration:
    return calibrate(uncertain(), crises=1200)


def uncertain() -> Game:
    """The duel of the other tests, with wide bands."""
    from prophasis.playing import templates

    game = templates.demand_on_neighbour()
    third = next(iter(game.parameters))
    given = {
        name: Parameter(value=Band(median=one.value.best, factor=1.8)) if one.value.best > 0 else one
        for name, one in game.parameters.items()
        if isinstance(one.value, Range) and not name.startswith("p")
    }
    assert third in game.parameters
    return replace(game, parameters={**game.parameters, **given}, rationality=Range(low=3, best=8, high=15))


def test_posteriors_with_bands_hold_what_they_promise(found: Calibration) -> None:
    """Calibration error .03 at most, and a log score no worse than with point values and better than the prior's."""
    bands, points, prior = (found.scores[name] for name in (BANDS, POINTS, PRIOR))
    assert bands.error <= 0.03
    assert bands.log_score <= points.log_score + 0.005
    assert bands.log_score < prior.log_score
    assert sum(one.count for one in bands.bins) == found.crises * len(found.aims)


def test_planted_numbers_rank_evenly_in_their_posterior(found: Calibration) -> None:
    """The aim, lambda and every banded number: no rank histogram is uneven beyond chance."""
    assert {"aim", "rationality"} < set(found.ranks)
    for name, ranks in found.ranks.items():
        assert sum(ranks.counts) == found.crises
        assert ranks.p_value > 1e-4, name


def test_the_same_seed_gives_the_same_crises() -> None:
    """Nothing but the seed decides."""
    one, two, other = (calibrate(uncertain(), crises=60, draws=20, seed=seed) for seed in (5, 5, 6))
    assert one == two
    assert one.scores != other.scores


def test_scores_of_known_answers() -> None:
    """Certainty that is right costs nothing; certainty that is wrong shows as calibration error 1."""
    aims = np.array([0, 1, 1, 0])
    sure = np.eye(2)[aims]
    assert score(sure, aims).log_score == pytest.approx(0.0)
    assert (score(sure, aims).brier, score(sure, aims).error, score(sure, aims).right) == (0.0, 0.0, 1.0)
    wrong = score(1 - sure, aims)
    assert wrong.error == pytest.approx(1.0)
    assert wrong.brier == pytest.approx(2.0)
    even = score(np.full((4, 2), 0.5), aims)
    assert even.log_score == pytest.approx(np.log(2))
    assert even.error == pytest.approx(0.0)


def test_overconfidence_is_caught() -> None:
    """Frequencies of 70 % stated as 95 % have a calibration error of .25."""
    aims = np.array([0] * 70 + [1] * 30)
    assert score(np.tile([0.95, 0.05], (100, 1)), aims).error == pytest.approx(0.25)


def test_a_game_at_its_best_values_is_certain(duel: Game) -> None:
    """Ranges and bands become points, priors sum to 1."""
    wide = replace(duel, parameters={**duel.parameters, "war": Parameter(value=Band(median=0.3, factor=2.0))})
    assert at_best(wide).parameters["war"].value == Range.point(0.3)
    assert at_best(duel).players == duel.players


def test_what_cannot_be_calibrated_is_named(duel: Game) -> None:
    """Too few crises, a player that is not there."""
    for change, code in (({"crises": 3}, "P028"), ({"player": "Z"}, "P008")):
        with pytest.raises(GameError) as caught:
            calibrate(duel, **change)
        assert caught.value.code == code
