"""The solver: laws that hold for every game, the plain-Python peer, published numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prophasis.case import Game, Parameter, Player, PlayerType, Range, Stage
from prophasis.errors import GameError
from prophasis.playing.catalog.ochs_1995 import ANSWERS, pennies
from prophasis.playing.engine import run
from prophasis.playing.solvers.paths import trace
from prophasis.playing.solvers.sweep import Sweep
from prophasis.playing.templates import demand_on_neighbour

unit = st.floats(0, 1).map(lambda value: round(value, 3))


@st.composite
def signalling_games(draw: st.DrawFn) -> Game:
    """A sender of two types sends one of two messages, publicly or not; a receiver answers; payoffs are free."""
    numbers = {f"u{i}": Parameter(value=Range.point(draw(unit))) for i in range(16)}
    prior = draw(st.floats(0.05, 0.95))
    sender = Player(types={"t0": PlayerType(prior=Range.point(prior)), "t1": PlayerType(prior=Range.point(1 - prior))})
    cells = [
        f"u{8 * who + 4 * kind + 2 * message + reply}*(A.type == 't{kind}' and m == {message} and r == {reply})"
        for who in (0, 1)
        for kind in (0, 1)
        for message in (0, 1)
        for reply in (0, 1)
    ]
    return Game(
        parameters=numbers,
        players={"A": sender, "B": Player(types={"only": PlayerType(prior=Range.point(1))})},
        state={"m": 0, "r": 0},
        stages=(
            Stage(who="A", moves={"left": "next", "right": {"m": 1}}, hide=("B",) if draw(st.booleans()) else ()),
            Stage(who="B", moves={"up": "next", "down": {"r": 1}}),
        ),
        payoffs={"A": " + ".join(cells[:8]), "B": " + ".join(cells[8:])},
        rationality=Range.point(draw(st.floats(0, 12))),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(signalling_games())
def test_probabilities_sum_to_one_and_the_residual_is_small(game: Game) -> None:
    """Every equilibrium is a probability at each information set, and everybody's own logit answer."""
    solved = run(game, count=0)
    sums = np.add.reduceat(solved.solution.policy, solved.tree.starts, axis=0)
    assert np.abs(sums - 1).max() < 1e-12
    assert solved.residual < 1e-8
    answer = np.exp(solved.solution.rationality * solved.solution.worths)
    share = answer / np.add.reduceat(answer, solved.tree.starts, axis=0)[solved.tree.group]
    assert np.abs(share - solved.solution.policy).max() < 1e-7


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(game=signalling_games())
def test_worked_out_node_by_node_nobody_answers_otherwise(plain: ModuleType, game: Game) -> None:
    """In plain Python, without anything of the engine but the tree, everybody's answer to the equilibrium is itself."""
    solved = run(game, count=0)
    policy = _by_set(solved.tree, solved.solution.policy[:, 0])
    answer = plain.answers(plain.unfold(solved.tree), policy, solved.rationality.best)
    assert max(abs(a - p) for key in policy for a, p in zip(answer[key], policy[key], strict=True)) < 1e-7


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(game=signalling_games())
def test_small_steps_in_plain_python_end_in_the_same_place(plain: ModuleType, game: Game) -> None:
    """For a lambda so small that there is one equilibrium only, damped steps find the same one."""
    game = replace(game, rationality=Range.point(min((game.rationality or Range.point(1)).best, 1.5)))
    solved = run(game, count=0)
    slow, moved = plain.solve_plain(solved.tree, solved.rationality.best)
    assert moved < 1e-9
    assert _difference(solved.tree, solved.solution.policy[:, 0], slow) < 1e-7


def _by_set(tree: Any, policy: np.ndarray) -> dict[tuple[int, int], list[float]]:
    found = {}
    for node in np.flatnonzero(tree.shape.actor >= 0):
        for profile, kinds in enumerate(tree.profiles):
            key = (int(tree.shape.info[node]), int(kinds[int(tree.shape.actor[node])]))
            found[key] = [float(policy[tree.entry[child, profile]]) for child in tree.shape.children(int(node))]
    return found


def _difference(tree: Any, policy: np.ndarray, slow: dict[tuple[int, int], list[float]]) -> float:
    ours = _by_set(tree, policy)
    return max(abs(a - b) for key in ours for a, b in zip(ours[key], slow[key], strict=True))


def test_the_plain_solver_agrees_with_false_beliefs_and_chance(plain: ModuleType) -> None:
    """Subjective priors and parameters, chance, three players, hidden types: the same numbers."""
    game = demand_on_neighbour(
        lambda_=6.0, beliefs={"A": {"G": {"absent": 0.9, "present": 0.1}, "parameters": {"p": 0.8}}}
    )
    solved = run(game, count=0)
    slow, moved = plain.solve_plain(solved.tree, 6.0)
    assert moved < 1e-9
    assert _difference(solved.tree, solved.solution.policy[:, 0], slow) < 1e-8


def test_at_lambda_zero_every_move_is_as_likely(duel: Game) -> None:
    """Without rationality, moves are drawn evenly."""
    solved = run(replace(duel, rationality=Range.point(0)), count=0)
    counts = np.diff(np.append(solved.tree.starts, len(solved.tree.group)))[solved.tree.group]
    assert np.abs(solved.solution.policy[:, 0] - 1 / counts).max() == 0


@pytest.mark.parametrize("rationality", sorted(ANSWERS))
def test_ochs_pennies(rationality: float, chances: Callable[..., dict[tuple[str, str, str], float]]) -> None:
    """The published logit equilibria, which are not monotone in lambda, to four places."""
    found = chances(pennies(lambda_=rationality))
    row, column = ANSWERS[rationality]
    assert found["Row", "only", "first"] == pytest.approx(row, abs=5e-5)
    assert found["Column", "only", "first first"] == pytest.approx(column, abs=5e-5)
    assert found["Column", "only", "second first"] == pytest.approx(column, abs=5e-5)


@pytest.mark.parametrize("rationality", [0.5, 3.0, 20.0])
def test_arc_length_ends_where_the_steps_end(rationality: float) -> None:
    """Both ways of following the principal branch arrive at the same point."""
    for game in (pennies(lambda_=rationality), demand_on_neighbour(lambda_=rationality)):
        solved = run(game, count=0)
        traced = trace(Sweep(solved.tree), rationality)
        assert traced is not None
        log_policy = Sweep(solved.tree).log_policy(traced[:, None])
        assert np.abs(np.exp(log_policy) - solved.solution.policy).max() < 1e-7


def test_draws_are_solved_as_if_alone(duel: Game) -> None:
    """A draw solved with others is the same as the game with that draw's numbers."""
    uncertain = replace(
        duel,
        parameters={"p": Parameter(value=Range(low=0.3, best=0.6, high=0.8)), "war": duel.parameters["war"]},
        rationality=Range(low=2, best=6, high=14),
    )
    many = run(uncertain, count=20)
    for draw in (0, 3, 17):
        p = float(many.tree.odds[0, many.tree.shape.move.index("win"), 0, draw])
        alone = replace(
            duel,
            parameters={"p": Parameter(value=Range.point(p)), "war": duel.parameters["war"]},
            rationality=Range.point(float(many.solution.rationality[draw])),
        )
        one = run(alone, count=0)
        assert np.abs(one.solution.policy[:, 0] - many.solution.policy[:, draw]).max() < 1e-7


def test_the_same_seed_gives_the_same_numbers(duel: Game) -> None:
    """Two runs with one seed are equal to the bit; another seed differs."""
    uncertain = replace(duel, rationality=Range(low=2, best=6, high=14))
    first, again, other = (run(uncertain, count=30, seed=seed).solution.policy for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("rationality", [30.0, 1e3, 1e6])
def test_where_steps_fail_the_branch_is_followed_by_arc_length(
    rationality: float, chances: Callable[..., dict[tuple[str, str, str], float]]
) -> None:
    """Pennies at large lambda: plain steps cycle, the branch leads on to the mixed equilibrium (1/2, 1/10)."""
    solved = run(pennies(lambda_=rationality), count=0)
    assert solved.residual < 1e-6
    found = chances(pennies(lambda_=rationality))
    assert found["Row", "only", "first"] == pytest.approx(0.5, abs=1.5 / rationality)
    assert found["Column", "only", "first first"] == pytest.approx(0.1, abs=1.5 / rationality)


def test_no_equilibrium_is_said_and_not_guessed(duel: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither steps nor arc length settle, there is an error with the residual and no number."""
    monkeypatch.setattr("prophasis.playing.solvers.tree.MOST_TRACED", 0)
    with pytest.raises(GameError, match=r"no equilibrium was found at lambda 1e\+06 \(residual .*P020"):
        run(pennies(lambda_=1e6), count=0)
