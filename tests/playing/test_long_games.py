"""Long repeated games by their public beliefs: the same answers as the tree where both can be had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pressing_game import pressing

from prophasis.case import Evaluator, Game, Observed, Policy, Range, Stage
from prophasis.errors import GameError
from prophasis.playing import play, solve
from prophasis.playing.long import solve_long
from prophasis.playing.solvers.beliefs import grid_of, induct
from prophasis.playing.templates._numbers import player

Chances = Callable[..., dict[tuple[str, str, str], float]]


def bounded(rounds: int) -> Game:
    """The game of pressing with a floor under B's strength, so that few public states are met."""
    game = pressing(rounds)
    assert game.repeat is not None
    drift = {**(game.repeat.drift or {}), "strength": "max(strength - shift*resisted, 0.2)"}
    return replace(game, repeat=replace(game.repeat, drift=drift))


@pytest.mark.parametrize(("rounds", "points", "close"), [(2, 21, 5e-5), (3, 41, 5e-4), (5, 41, 2e-4)])
def test_beliefs_and_tree_agree(rounds: int, points: int, close: float, chances: Chances) -> None:
    """Every first-round chance is that of the tree, the closer the finer the grid."""
    exact = chances(pressing(rounds))
    solved = induct(pressing(rounds), 6.0, points=points)
    first = solved.round(1, 0, solved.priors)
    tree, policy = first.tree, np.exp(first.log_policy)[:, 0]
    for node in range(1, tree.shape.size):
        path, at = [], node
        while at > 0:
            path.append(tree.shape.move[at])
            at = int(tree.shape.parent[at])
        actor = int(tree.shape.actor[tree.shape.parent[node]])
        for number, kind in enumerate(tree.types[actor]):
            profile = int((tree.profiles[:, actor] == number).argmax())
            key = (tree.shape.players[actor], kind, " ".join(reversed(path)))
            assert policy[tree.entry[node, profile]] == pytest.approx(exact[key], abs=close)
    assert solved.residual < 1e-6


def test_a_path_over_rounds_says_the_same_of_the_aims() -> None:
    """Likelihoods of observed moves and the posterior agree with the tree over four rounds."""
    moves = ("press", "resist", "press", "yield_", "rest", "press")
    game = replace(bounded(4), observed=tuple(Observed(move=move) for move in moves))
    exact, found = solve(game), solve_long(game, "A", lapse=0.02, points=41)
    for one, two in zip(exact.moves, found.moves, strict=True):
        assert (one.move, one.player) == (two.move, two.player)
        for kind in one.by_type if one.player == "A" else ():
            assert one.by_type[kind].best == pytest.approx(two.by_type[kind].best, abs=5e-3)
    after = {row.type: row.posterior.best for row in exact.aims if row.player == "A"}
    assert {row.type: row.posterior.best for row in found.aims} == pytest.approx(after, abs=5e-3)


def test_a_game_too_large_for_a_tree_is_played_all_the_same() -> None:
    """Twenty rounds have more histories than any tree holds; the result says how it was solved and what is missing."""
    game = replace(
        bounded(20),
        observed=tuple(Observed(move=move) for move in ("press", "resist") * 6),
        policies={"firm": Policy(force=("B.resist",))},
        evaluator=Evaluator(who="B", values={"yielded": -1}),
    )
    prediction, table = play(game)
    assert prediction.method.startswith("quantal response by public-belief induction, 20 rounds")
    assert prediction.residual < 1e-6
    assert {row.type: row.posterior.best for row in prediction.aims}["unlimited"] > 0.6
    assert table is None
    assert any("Policies" in line for line in prediction.warnings)


def test_the_grid_is_finer_near_certainty() -> None:
    """From 0 to 1, symmetric, with its smallest steps at the ends."""
    grid = grid_of(11)
    assert (grid[0], grid[-1]) == (0.0, 1.0)
    assert grid == pytest.approx(1 - grid[::-1])
    assert np.diff(grid).argmin() in (0, 9)


def test_what_public_beliefs_cannot_hold_is_refused() -> None:
    """Hidden moves, beliefs of one's own and three types are named; so is a move that could not be made."""
    game = bounded(3)
    hidden = replace(game, stages=(replace(game.stages[0], hide=("B",)), game.stages[1]))
    own = replace(game, beliefs={"A": {"B": {"firm": 0.9, "weak": 0.1}}})
    third = player({"a": 0.3, "b": 0.3, "c": 0.4}, {kind: {"land": 0.5} for kind in "abc"})
    three = replace(game, players={**game.players, "A": third})
    for wrong in (hidden, own, three):
        with pytest.raises(GameError) as caught:
            induct(wrong, 6.0, points=5)
        assert caught.value.code == "P044"
    with pytest.raises(GameError, match="cannot be made there"):
        solve_long(replace(game, observed=(Observed(move="resist"),)), "A", lapse=0.02, points=5)
    long = (Observed(move="rest"),) * 4
    with pytest.raises(GameError, match="play has ended"):
        solve_long(replace(game, observed=long), "A", lapse=0.02, points=5)


def test_types_known_to_all_need_no_grid(chances: Chances) -> None:
    """With one type a player the induction is the tree's without any error of a grid."""
    game = bounded(4)
    known = replace(
        game,
        players={
            "A": player({"only": 1.0}, {"only": {"land": 0.5}}),
            "B": player({"only": 1.0}, {"only": {"pain": 0.4}}),
        },
        rationality=Range.point(6.0),
    )
    solved = induct(known, 6.0)
    first = solved.round(1, 0, solved.priors)
    exact = chances(known)
    assert float(np.exp(first.log_policy)[0, 0]) == pytest.approx(exact["A", "only", "rest"], abs=1e-6)


def test_chance_between_rounds_is_followed_where_it_is_named() -> None:
    """An unnamed outcome of chance leaves the state open, and the message says so."""
    game = bounded(3)
    stormy = replace(
        game,
        stages=(
            *game.stages,
            Stage(chance="weather", odds={"storm": 0.3}, moves={"storm": {"strength": 0.4}, "calm": "next"}),
        ),
    )
    observed = tuple(Observed(move=move) for move in ("press", "resist", "storm", "press"))
    found = solve_long(replace(stormy, observed=observed), "A", lapse=0.02, points=11)
    assert [row.move for row in found.moves] == ["press", "resist", "storm", "press"]
    with pytest.raises(GameError, match="Name one of storm, calm"):
        solve_long(replace(stormy, observed=(*observed[:2], observed[3])), "A", lapse=0.02, points=11)
