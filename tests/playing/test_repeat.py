"""Repeated stages: the same as writing the rounds out, with discounting, drift and an end that play can bring about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pressing_game import pressing

from prophasis.case import Evaluator, Observed, Policy, Repeat, Stage
from prophasis.errors import GameError
from prophasis.playing import play, solve, stress
from prophasis.playing.engine import run
from prophasis.store import dump_game, load_game

Chances = Callable[..., dict[tuple[str, str, str], float]]


def test_rounds_are_the_same_as_stages_written_out(chances: Chances) -> None:
    """Two rounds by `repeat` and two pairs of stages by hand have the same equilibrium."""
    twice = pressing(2, discount=1.0)
    hand = replace(
        twice,
        repeat=None,
        state={"y1": 0, "r1": 0, "y2": 0, "r2": 0},
        stages=(
            Stage(who="A", moves={"rest": "next", "press": "next"}),
            Stage(who="B", after=("press",), moves={"yield_": {"y1": 1}, "resist": {"r1": 1}}),
            Stage(who="A", moves={"rest": "end", "press": "next"}),
            Stage(who="B", moves={"yield_": {"y2": 1}, "resist": {"r2": 1}}),
        ),
        payoffs={
            "A": "land*y1 - 0.3*r1 + (land*y2 - (0.5 - 0.4*(0.5 - 0.1*r1))*r2)",
            "B": "-0.6*y1 - pain*r1*0.7 + (-0.6*y2 - pain*r2*(0.7 + 0.1*r1))",
        },
    )
    one, two = chances(twice), chances(hand)
    assert set(one) == set(two)
    assert max(abs(one[key] - two[key]) for key in one) < 1e-9


def test_one_round_is_the_game_itself(chances: Chances) -> None:
    """With one round, or with a future that counts for nothing, the first moves are those of the game played once."""
    once = chances(replace(pressing(1), repeat=None))
    assert chances(pressing(1)) == pytest.approx(once)
    blind = chances(pressing(3, discount=0.0))
    assert max(abs(blind[key] - once[key]) for key in once) < 1e-9


def test_play_ends_where_until_holds() -> None:
    """No round follows one in which the condition holds; its payoffs are counted."""
    game = pressing(3)
    assert game.repeat is not None
    ended = replace(game, repeat=replace(game.repeat, until="resisted"))
    tree = run(ended, count=0).tree
    after = [node for node in range(tree.shape.size) if tree.shape.move[node] == "resist"]
    assert all(tree.shape.count[node] == 0 for node in after)
    assert tree.nodes < run(game, count=0).tree.nodes


def test_a_reputation_is_worth_more_the_longer_it_lasts(chances: Chances) -> None:
    """The weak resist a first press oftener the more rounds are to come."""
    resisted = [chances(pressing(rounds))["B", "weak", "press resist"] for rounds in (1, 2, 4)]
    assert resisted[0] < resisted[1] < resisted[2]


def test_moves_are_observed_over_rounds() -> None:
    """Pressing in every round tells of unlimited aims; policies are compared over all rounds."""
    game = replace(
        pressing(3),
        observed=tuple(Observed(move=move) for move in ("press", "resist", "press", "resist", "press")),
        policies={"firm": Policy(force=("B.resist",))},
        evaluator=Evaluator(who="B", values={"cost": "-0.6*yielded - 0.3*resisted"}),
    )
    prediction, table = play(game)
    after = {row.type: row.posterior.best for row in prediction.aims if row.player == "A"}
    assert after["unlimited"] > 0.6
    assert table is not None
    assert len(table.rows) == 2
    alone = solve(replace(game, observed=game.observed[:1], policies=None))
    first = {row.type: row.posterior.best for row in alone.aims if row.player == "A"}
    assert after["unlimited"] > first["unlimited"]


def test_the_evaluators_values_add_up_over_rounds() -> None:
    """One point a round, discounted by .5, is 1.75 after three."""
    game = replace(
        pressing(3, discount=0.5),
        policies={"idle": Policy()},
        evaluator=Evaluator(who="B", values={"round_": "1 + 0*strength"}),
    )
    row = stress(game).rows[0]
    assert row.outcomes[0].value.best == pytest.approx(1.75)


@pytest.mark.parametrize(
    ("repeat", "code"),
    [
        (Repeat(rounds=0), "P043"),
        (Repeat(rounds=2, discount=1.5), "P043"),
        (Repeat(rounds=2, drift={"strenght": 1}), "P011"),
        (Repeat(rounds=2, drift={"strength": "strenght + 1"}), "P003"),
        (Repeat(rounds=2, until="B.pain > 1"), "P003"),
    ],
)
def test_mistakes_in_repeat_are_named(repeat: Repeat, code: str) -> None:
    """Each is one clear line; a tree that grows too large says its size."""
    with pytest.raises(GameError) as caught:
        solve(replace(pressing(2), repeat=repeat))
    assert caught.value.code == code


def test_only_the_equilibrium_is_found_without_a_tree() -> None:
    """Level-k play of a game too large for a tree is refused with its size."""
    with pytest.raises(GameError, match="too large"):
        solve(pressing(20), concept="level-k")


def test_repeat_is_read_and_written(tmp_path: Path) -> None:
    """The case file's `repeat` loses nothing on the way there and back."""
    file = tmp_path / "game.yaml"
    file.write_text(dump_game(pressing(3)), encoding="utf-8")
    assert load_game(file)[0] == pressing(3)
