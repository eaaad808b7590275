"""Compiled loops and NumPy find the same; playouts follow the law of the equilibrium."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from pressing_game import pressing

from prophasis.case import Game, Observed, Parameter, Range
from prophasis.cli.main import cli
from prophasis.errors import GameError
from prophasis.playing import simulate, solve
from prophasis.playing.describe import describe
from prophasis.playing.draws import Sampler
from prophasis.playing.engine import run
from prophasis.playing.infer import reach_by_profile
from prophasis.playing.lower import lower
from prophasis.playing.solvers.tree import solve_tree
from prophasis.playing.templates import demand_on_neighbour, guarantor
from prophasis.store import dump_game

GAMES = {
    "types and chance": (demand_on_neighbour(lambda_=15.0), 15.0, 0),
    "bands": (demand_on_neighbour(lambda_=5.0), 5.0, 12),
    "rounds": (pressing(4), 6.0, 0),
    "false beliefs": (guarantor(guarantee=0.5, believed=0.2, lambda_=20.0), 20.0, 0),
}


@pytest.mark.parametrize("name", list(GAMES))
def test_compiled_and_array_loops_agree(name: str) -> None:
    """Every chance to 2e-9, residuals under 1e-9."""
    pytest.importorskip("numba")
    game, lambda_, draws = GAMES[name]
    tree = lower(describe(game), Sampler(7, draws))
    one, two = (solve_tree(tree, np.array([lambda_]), compiled=fast) for fast in (False, True))
    assert np.abs(one.policy - two.policy).max() < 2e-9
    assert max(one.residual.max(), two.residual.max()) < 1e-9


def expected(game: Game) -> dict[str, float]:
    solved = run(game, count=0)
    tree = solved.tree
    ends = tree.shape.count == 0
    reach = (reach_by_profile(tree, solved.solution.policy) * tree.priors[0])[ends, :, 0].sum(axis=1)
    return {name: float(reach @ np.broadcast_to(final[ends, 0], reach.shape)) for name, final in tree.final.items()}


@pytest.mark.parametrize("compiled", [False, True])
def test_playouts_end_as_often_as_the_equilibrium_says(duel: Game, compiled: bool) -> None:
    """Means lie within five standard errors of the exact ones, and shares of endings sum to 1."""
    if compiled:
        pytest.importorskip("numba")
    found = simulate(duel, 40_000, compiled=compiled)
    for name, mean in expected(duel).items():
        assert abs(found.states[name] - mean) <= 5 * found.errors[name] + 1e-12
    assert sum(ending.share for ending in found.endings) + found.rest == pytest.approx(1.0)
    assert found.decisions > 40_000
    assert found == simulate(duel, 40_000, compiled=compiled)


def test_playouts_go_on_from_what_was_observed(duel: Game) -> None:
    """After a refusal only the rest of the game is played, by aims as the moves have made them likely."""
    seen = replace(duel, observed=(Observed(move="ask"), Observed(move="refuse")), lapse=0.0)
    found = simulate(seen, 40_000)
    assert found.after == ("ask", "refuse")
    assert {ending.path[0] for ending in found.endings} <= {"stop", "attack"}
    aims = {row.type: row.posterior.best for row in solve(seen).aims if row.player == "A"}
    attack = sum(aims[kind] * found.by_aim[kind]["fought"] for kind in aims)
    assert found.states["fought"] == pytest.approx(attack, abs=0.02)


def test_playouts_draw_what_is_uncertain(duel: Game) -> None:
    """With a wide range the mean is that over the range; too many playouts are refused."""
    wide = replace(duel, parameters={**duel.parameters, "p": Parameter(value=Range(low=0.0, best=0.5, high=1.0))})
    found = simulate(wide, 20_000, draws=50)
    assert found.draws == 50
    assert 0 < found.states["taken"] < found.states["fought"]
    with pytest.raises(GameError, match="playouts cannot be made"):
        simulate(duel, 0)


def test_playouts_are_shown_and_printed(duel: Game, tmp_path: Path) -> None:
    """`play --simulate` on the terminal and as JSON."""
    file = tmp_path / "game.yaml"
    file.write_text(dump_game(duel), encoding="utf-8")
    shown = CliRunner().invoke(cli, ["play", str(file), "--simulate", "2000"])
    assert shown.exit_code == 0, shown.output
    assert "How play went" in shown.output
    told = json.loads(CliRunner().invoke(cli, ["play", str(file), "--simulate", "2000", "--json"]).output)
    assert told["playouts"] == 2000
    assert sum(row["share"] for row in told["endings"]) == pytest.approx(1.0)
