"""Types drawn together: chances by hand, each player's own kept, and what a move of one then tells of the other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from prophasis.case import Game, Observed, Together
from prophasis.errors import GameError
from prophasis.playing import solve
from prophasis.playing.engine import run
from prophasis.store import dump_game, load_game

TIED = (Together(types={"A": "greed", "B": "firm"}, factor=4.0),)


def test_each_players_own_chances_are_kept(duel: Game) -> None:
    """Priors stay .5 and .6 while the odds ratio of the four pairs is the factor."""
    tree = run(replace(duel, together=TIED), count=0).tree
    joint = tree.priors[0, :, 0].reshape(2, 2)  # A by B
    assert joint.sum(axis=1) == pytest.approx([0.5, 0.5])
    assert joint.sum(axis=0) == pytest.approx([0.4, 0.6])
    assert joint[1, 1] * joint[0, 0] / (joint[1, 0] * joint[0, 1]) == pytest.approx(4.0)
    assert tree.joint()[:, 0] == pytest.approx(joint.ravel())
    seen = tree.priors[1, :, 0].reshape(2, 2)  # what each A thinks of B
    assert seen == pytest.approx(joint / joint.sum(axis=1, keepdims=True))
    assert seen.ravel() == pytest.approx(tree.others("A")[:, 0])


def test_a_factor_of_one_changes_nothing(duel: Game) -> None:
    """And a tie changes what a greedy A does, as it meets a firm B more often."""
    plain = run(duel, count=0).solution.policy
    same = run(replace(duel, together=(Together(types={"A": "greed", "B": "firm"}, factor=1.0),)), count=0)
    assert np.abs(same.solution.policy - plain).max() < 1e-8
    assert np.abs(run(replace(duel, together=TIED), count=0).solution.policy - plain).max() > 0.01


def test_a_move_of_one_tells_of_the_other(duel: Game) -> None:
    """Where firm Bs meet greedy As, a refusal speaks for greed: by Bayes from the chances of the pairs."""
    game = replace(duel, together=TIED, observed=(Observed(move="ask"), Observed(move="refuse")), lapse=0.0)
    solved = run(game, count=0)
    tree, policy = solved.tree, solved.solution.policy[:, 0]
    ask, refuse = 2, 4
    weight = np.array(
        [
            tree.priors[0, row, 0] * policy[tree.entry[ask, row]] * policy[tree.entry[refuse, row]]
            for row in range(len(tree.profiles))
        ]
    ).reshape(2, 2)
    expected = weight.sum(axis=1) / weight.sum()
    found = [row.posterior.best for row in solve(game).aims if row.player == "A"]
    assert found == pytest.approx(expected, abs=1e-9)


def test_ties_are_read_written_and_checked(duel: Game, tmp_path: Path) -> None:
    """Nothing is lost in a file; an unknown type, one type alone and a factor below 0 are named."""
    file = tmp_path / "game.yaml"
    file.write_text(dump_game(replace(duel, together=TIED)), encoding="utf-8")
    assert load_game(file)[0] == replace(duel, together=TIED)
    for types, factor, code in (
        ({"A": "gread", "B": "firm"}, 2.0, "P048"),
        ({"A": "greed"}, 2.0, "P048"),
        ({"A": "greed", "C": "firm"}, 2.0, "P008"),
        ({"A": "greed", "B": "firm"}, -1.0, "P048"),
    ):
        with pytest.raises(GameError) as caught:
            solve(replace(duel, together=(Together(types=types, factor=factor),)))
        assert caught.value.code == code
