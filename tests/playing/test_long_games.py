"""Long repeated games by their public beliefs: the same answers as the tree where both can be had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pressing_game import pressing

from prophasis.case import Evaluator, Game, Observed, Policy, Range, Stage, Together
from prophasis.errors import GameError
from prophasis.playing import fates, play, solve, stress
from prophasis.playing.long import solve_long
from prophasis.playing.sequences import make
from prophasis.playing.solvers.beliefs import induct
from prophasis.playing.solvers.grid import Grid
from prophasis.playing.templates._numbers import player

Chances = Callable[..., dict[tuple[str, str, str], float]]


def bounded(rounds: int) -> Game:
    """The game of pressing with a floor under B's strength, so that few public states are met."""
    game = pressing(rounds)
    assert game.repeat is not None
    drift = {**(game.repeat.drift or {}), "strength": "max(strength - shift*resisted, 0.2)"}
    return replace(game, repeat=replace(game.repeat, drift=drift))


@pytest.mark.parametrize(
    ("rounds", "points", "close"), [(2, 41, 1e-7), (3, 41, 1e-6), (5, 41, 1e-6), (3, 21, 1e-5), (3, 11, 2e-3)]
)
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
            assert one.by_type[kind].best == pytest.approx(two.by_type[kind].best, abs=1e-4)
    after = {row.type: row.posterior.best for row in exact.aims if row.player == "A"}
    assert {row.type: row.posterior.best for row in found.aims} == pytest.approx(after, abs=1e-4)


def long_game(rounds: int = 14) -> Game:
    """Pressed and resisted six times over, with a policy and somebody to judge it."""
    return replace(
        bounded(rounds),
        observed=tuple(Observed(move=move) for move in ("press", "resist") * 6),
        policies={"firm": Policy(force=("B.resist",))},
        evaluator=Evaluator(who="B", values={"yielded": -1}),
    )


def test_a_game_too_large_for_a_tree_is_played_all_the_same() -> None:
    """Fourteen rounds have more histories than a tree holds: aims, policies, what any path could tell are there."""
    prediction, table = play(long_game())
    assert prediction.method.startswith("quantal response by public-belief induction, 14 rounds")
    assert prediction.residual < 1e-6
    assert prediction.maturity == "lightly tested"
    assert {row.type: row.posterior.best for row in prediction.aims}["unlimited"] > 0.6
    assert prediction.separation is not None
    assert prediction.separation > 3
    assert table is not None
    rows = {row.policy: row for row in table.rows}
    assert rows["firm"].outcomes[0].value.best == pytest.approx(0.0, abs=1e-9)
    assert rows["as described"].outcomes[1].value.best < -0.1


def test_draws_of_a_long_game_give_bands() -> None:
    """What is uncertain widens the posterior; the same seed gives the same numbers."""
    game = replace(long_game(3), observed=(Observed(move="press"),), rationality=Range(low=3, best=6, high=9))
    one, two = (solve_long(game, "A", lapse=0.02, draws=4, points=11) for _ in range(2))
    assert one == two
    assert one.draws == 4
    after = one.aims[0].posterior
    assert after.low < after.best < after.high


def test_policies_of_a_long_game_are_those_of_the_tree() -> None:
    """Values and final states of every policy under each aim agree with the tree over four rounds."""
    game = replace(
        bounded(4), policies={"firm": Policy(force=("B.resist",)), "calm": Policy(edits={"parameters.shift": 0.05})}
    )
    game = replace(game, evaluator=Evaluator(who="B", values={"yielded": -1, "strength": 0.5}))
    tree = stress(game)
    settings = fates.Settings(0, None, "qre")
    for row in tree.rows:
        known = game.policies or {}
        made = make(replace(game, policies=None), known.get(row.policy, Policy()), known, where="here")
        fate = fates.long_fate(made, "A", settings, row.policy)
        for place, outcome in enumerate(row.outcomes):
            assert fate.value[place, 0] == pytest.approx(outcome.value.best, abs=1e-4)
            found = {name: values[place] for name, values in fate.states.items()}
            assert found == pytest.approx(dict(outcome.states), abs=1e-4)


def test_what_any_path_could_tell_is_what_it_is_in_the_tree() -> None:
    """The largest likelihood ratio over four rounds; a player whose aims want the same cannot be told."""
    exact = solve(bounded(4)).separation
    found = solve_long(bounded(4), "A", lapse=0.02)
    assert exact is not None
    assert found.separation == pytest.approx(exact, rel=0.01)
    same = player({"limited": 0.5, "unlimited": 0.5}, {"limited": {"land": 0.6}, "unlimited": {"land": 0.6}})
    blind = replace(bounded(3), players={**bounded(3).players, "A": same})
    told = solve_long(blind, "A", lapse=0.02)
    assert told.tells is False
    assert any("cannot tell the aims" in line for line in told.warnings)


def three_kinds(rounds: int) -> Game:
    """A of three types against B of two."""
    game = bounded(rounds)
    lands = {"none": 0.1, "some": 0.5, "all": 1.0}
    third = player({"none": 0.3, "some": 0.3, "all": 0.4}, {kind: {"land": land} for kind, land in lands.items()})
    return replace(game, players={**game.players, "A": third})


TIED = (Together(types={"A": "unlimited", "B": "weak"}, factor=3.0),)


@pytest.mark.parametrize(("game", "close"), [(three_kinds(3), 2e-3), (replace(bounded(3), together=TIED), 2e-4)])
def test_three_types_and_types_drawn_together(game: Game, close: float, chances: Chances) -> None:
    """First-round chances agree with the tree's: three types on a grid of two axes, and types that hang together."""
    exact = chances(game)
    solved = induct(game, 6.0)
    first = solved.round(1, 0, solved.priors)
    tree, policy_ = first.tree, np.exp(first.log_policy)[:, 0]
    for number, kind in enumerate(tree.types[0]):
        profile = int((tree.profiles[:, 0] == number).argmax())
        assert policy_[tree.entry[1, profile]] == pytest.approx(exact["A", kind, "rest"], abs=close)


def test_values_are_read_smoothly_between_the_points_of_a_grid() -> None:
    """A cubic of the chances of three types and of two, to 5e-3 with 15 points and to 1e-4 with 41."""

    def smooth(weights: list[np.ndarray]) -> np.ndarray:
        one, two = (np.exp(weight) / np.exp(weight).sum(axis=0) for weight in weights)
        return np.asarray(one[0] ** 2 * two[0] + one[1] * (1 - two[0]) + one[2] ** 3)

    random = np.random.default_rng(1)
    asked = [np.log(random.dirichlet(np.ones(3), 50).T), np.log(random.dirichlet(np.ones(2), 50).T)]
    for points, close in ((15, 5e-3), (41, 1e-4)):
        grid = Grid((3, 2), points)
        read = grid.read(smooth(grid.weights())[None], grid.places(asked))[0]
        assert np.abs(read - smooth(asked)).max() < close


def test_what_public_beliefs_cannot_hold_is_refused() -> None:
    """Hidden moves, beliefs of one's own and too many types are named; so is a move that could not be made."""
    game = bounded(3)
    hidden = replace(game, stages=(replace(game.stages[0], hide=("B",)), game.stages[1]))
    own = replace(game, beliefs={"A": {"B": {"firm": 0.9, "weak": 0.1}}})
    kinds = {f"k{number}": 0.2 for number in range(5)}
    many = replace(game, players={**game.players, "A": player(kinds, {kind: {"land": 0.5} for kind in kinds})})
    for wrong in (hidden, own, many):
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
