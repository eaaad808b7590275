"""Calibration: crises made by aims and numbers drawn from their bands, judged without knowing them.

Paths are enumerated, not sampled, so the figures are exact up to the draws.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from prophasis.case import Band, Game, Observed, Parameter, Range
from prophasis.playing import solve
from prophasis.playing.engine import run
from prophasis.playing.infer import lapsed, path_steps

PATHS = (("leave",), ("ask", "yield_"), ("ask", "refuse", "stop"), ("ask", "refuse", "attack"))


def uncertain(game: Game) -> Game:
    return replace(
        game,
        parameters={
            "p": Parameter(value=Range(low=0.2, best=0.6, high=0.9)),
            "war": Parameter(value=Band(median=0.3, factor=2.0)),
        },
        rationality=Range(low=2, best=8, high=25),
    )


def truth(game: Game, seed: int) -> dict[tuple[str, ...], np.ndarray]:
    """Path -> P(path and aim), (aims,), with numbers drawn anew."""
    solved = run(game, count=3000, seed=seed)
    policy = lapsed(solved.tree, solved.solution.policy, 0.02)
    found = {}
    for path in PATHS:
        steps = path_steps(solved.tree, policy, tuple(Observed(move=move) for move in path), "A")
        chance = np.prod([step.by_aim for step in steps], axis=0)
        found[path] = 0.5 * chance[:, 1:].mean(axis=1)
    return found


def judged(game: Game, path: tuple[str, ...]) -> np.ndarray:
    found = solve(replace(game, observed=tuple(Observed(move=move) for move in path)))
    return np.array([row.posterior.best for row in found.aims if row.player == "A"])


def score(game: Game, world: dict[tuple[str, ...], np.ndarray]) -> tuple[float, float]:
    """Calibration error (mean absolute gap between posterior and frequency) and log score, lower is better."""
    error = logs = 0.0
    for path, joint in world.items():
        posterior = judged(game, path)
        error += joint.sum() * abs(posterior[1] - joint[1] / joint.sum())
        logs -= float(joint @ np.log(posterior))
    return error, logs


def test_bands_are_calibrated_and_beat_point_values(duel: Game) -> None:
    """Judged with bands, posteriors match frequencies to .01; with point values they are too sure."""
    bands = uncertain(duel)
    world = truth(bands, seed=99)
    assert sum(joint.sum() for joint in world.values()) == pytest.approx(1.0)
    banded, pointed = score(bands, world), score(duel, world)
    assert banded[0] <= 0.01
    assert pointed[0] > banded[0]
    assert pointed[1] > banded[1]


def test_calibration_holds_for_the_mirrored_case(duel: Game) -> None:
    """With the two aims exchanged the calibration error is the same."""
    bands = uncertain(duel)
    player = bands.players["A"]
    one, two = player.types
    mirrored = replace(player, values={one: player.values[two], two: player.values[one]})
    swapped = replace(bands, players={**bands.players, "A": mirrored})
    here, there = score(bands, truth(bands, seed=99)), score(swapped, truth(swapped, seed=99))
    assert here[0] == pytest.approx(there[0], abs=1e-6)
    assert here[1] == pytest.approx(there[1], abs=1e-6)
