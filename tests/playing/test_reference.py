"""The game of the reference page, and the templates, run as printed."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from prophasis.case import Game, Observed
from prophasis.cli.play import command
from prophasis.errors import GameError
from prophasis.playing import play, solve, stress, templates
from prophasis.store import dump_game, load_case, load_game

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "game.md"


def test_the_game_of_the_reference_page_runs(tmp_path: Path) -> None:
    """It reads, solves, tells the aims apart, and compares its policies."""
    block = re.search(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert block is not None
    file = tmp_path / "game.yaml"
    file.write_text(block[1], encoding="utf-8")
    game, _ = load_game(file)
    prediction, table = play(game)
    assert prediction.residual < 1e-6
    assert prediction.tells
    assert prediction.path is not None
    assert set(prediction.path.likelihood) == {"fear", "conquest"}
    assert table is not None
    assert [row.policy for row in table.rows] == ["as described", "guarantee", "forbid_demand"]


@pytest.mark.parametrize("name", templates.__all__)
def test_every_template_plays_and_names_its_source(name: str) -> None:
    """Called without arguments it gives a game that solves; its docstring has the three parts."""
    template: Callable[[], Game] = getattr(templates, name)
    prediction, table = play(template())
    assert prediction.residual < 1e-6
    assert (table is not None) == bool(template().policies)
    for part in ("Captures:", "Leaves out:", "Source:"):
        assert part in (template.__doc__ or "")


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/case.yaml"))


@pytest.mark.skipif(not EXAMPLES, reason="the worked examples are not in this checkout")
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.parent.name)
def test_the_games_of_the_examples_solve_and_tell(file: Path) -> None:
    """Each worked example has a game that solves, can tell its aims apart, and compares its policies."""
    case = load_case(file)
    if case.game is None:
        pytest.skip("this example has no game")
    game = replace(case.game, policies={**(case.game.policies or {}), **case.policies} or None)
    prediction = solve(game, case_hypotheses=case.hypotheses, draws=40)
    assert prediction.residual < 1e-6
    assert prediction.tells
    assert prediction.path is None or set(prediction.path.likelihood) <= set(case.hypotheses)
    table = stress(game, draws=40)
    assert len(table.rows) >= 4
    assert all(row.worst_regret >= 0 for row in table.rows)


def short(value: float) -> str:
    """Two decimals below 1, two digits above, without a leading nought."""
    return (f"{value:.2f}" if value < 1 else f"{value:.2g}").removeprefix("0")


def test_the_tables_of_the_method_page_come_out() -> None:
    """Every number in the two example tables is what the engine gives."""
    page = (PAGE.parents[1] / "method" / "playing.md").read_text(encoding="utf-8")
    rows = {row.policy: row for row in stress(templates.spiral_or_deterrence(lambda_=8.0)).rows}
    for name in ("as described", "arm_the_neighbour", "arms_limits"):
        one, two = (outcome.states["a_armed"] for outcome in rows[name].outcomes)
        assert f"| {name} | {short(one)} | {short(two)} |" in page
    paths = (
        "nothing",
        "ask_neutrality",
        "ask_disarmament",
        "ask_neutrality, refuse, attack",
        "ask_neutrality, accept, stop",
    )
    for path in paths:
        moves = tuple(Observed(move=move) for move in path.split(", "))
        aims = {
            row.type: row for row in solve(replace(templates.demand_on_neighbour(), observed=moves), lapse=0.0).aims
        }
        chance = aims["expansion"].posterior.best
        ratio = aims["expansion"].path_likelihood.best / aims["security"].path_likelihood.best
        assert f"| {path} | {short(chance)} | {short(ratio)} |" in page


def generate() -> ModuleType:
    """The script that writes the generated pages."""
    spec = importlib.util.spec_from_file_location("generate", PAGE.parents[1] / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_templates_is_what_the_code_gives() -> None:
    """`make docs` would change nothing: each template stands there with its words and its numbers."""
    page = (PAGE.parents[1] / "guide" / "templates.md").read_text(encoding="utf-8")
    assert page == generate().templates_page()


@pytest.mark.parametrize("name", templates.__all__)
def test_a_template_printed_as_yaml_reads_back_as_the_same_game(name: str, tmp_path: Path) -> None:
    """What is printed to start from loses nothing."""
    game = getattr(templates, name)()
    file = tmp_path / "game.yaml"
    file.write_text(dump_game(game), encoding="utf-8")
    assert load_game(file) == (game, None)


def test_templates_are_listed_and_printed_by_the_command(tmp_path: Path) -> None:
    """`play --templates` names them all; what `play --template` prints can be played; a misspelt name is helped."""
    runner = CliRunner()
    listed = runner.invoke(command, ["--templates"])
    assert all(name in listed.output for name in templates.__all__)
    printed = runner.invoke(command, ["--template", "rearming-ceasefire"])
    file = tmp_path / "game.yaml"
    file.write_text(printed.output, encoding="utf-8")
    assert "# Captures: a truce as an option." in printed.output
    played = runner.invoke(command, [str(file), "--draws", "20", "--concept", "level-k", "--json"])
    assert json.loads(played.output)["prediction"]["method"].startswith("level 2")
    wrong = runner.invoke(command, ["--template", "rearming"])
    assert isinstance(wrong.exception, GameError)
    assert "P040" in str(wrong.exception)
    assert runner.invoke(command, []).exit_code == 2
