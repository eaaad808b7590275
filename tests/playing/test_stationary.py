"""Conflicts without a last round: fixed points of v = Phi(v), all that are found, and where each leads."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from math import exp, log
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from prophasis.case import Game, Policy, Repeat, Stage, StationaryEquilibrium
from prophasis.cli.main import cli
from prophasis.errors import GameError
from prophasis.playing import branches, solve, stationary
from prophasis.playing.catalog.crisman_cox_gibilisco_2018 import rivalry
from prophasis.playing.templates._numbers import parameters, player, rationality
from prophasis.store import dump_game, load_game

SEVERAL = {"temptation": 0.3, "war": 0.6, "climb_down": 0.8, "undefended": 1.5, "lambda_": 3.0}


def coordination(lambda_: float, rounds: str | None = "forever") -> Game:
    """Both gain where they do the same: with a large lambda, three logit equilibria, worked out by bisection below."""
    moves = {who: {f"{act}_{who}": {f"act_{who}": number} for number, act in enumerate("xy")} for who in "AB"}
    return Game(
        game="Meeting",
        parameters=parameters(),
        players={"A": player({"only": 1.0}), "B": player({"only": 1.0})},
        state={"act_A": 0, "act_B": 0},
        stages=(Stage(who="A", moves=moves["A"], hide=("B",)), Stage(who="B", moves=moves["B"])),
        payoffs={"A": "act_A == act_B", "B": "act_A == act_B"},
        repeat=None if rounds is None else Repeat(rounds="forever", discount=0.8, drift={"act_A": 0, "act_B": 0}),
        rationality=rationality(lambda_),
    )


def meeting_points(lambda_: float) -> list[float]:
    """All p with p = logit(lambda (2p - 1)), by looking for changes of sign."""

    def gap(p: float) -> float:
        return p - 1 / (1 + exp(-lambda_ * (2 * p - 1)))

    grid = np.linspace(1e-9, 1 - 1e-9, 20_000)
    found = []
    for low, high in pairwise(grid):
        if gap(low) == 0 or gap(low) * gap(high) < 0:
            for _ in range(60):
                middle = (low + high) / 2
                low, high = (middle, high) if gap(low) * gap(middle) > 0 else (low, middle)
            found.append((low + high) / 2)
    return found


def test_all_equilibria_of_a_meeting_are_found() -> None:
    """Three at lambda 4, of which the middle one repels; one at lambda 1; as chances to seven places."""
    for lambda_, count in ((4.0, 3), (1.0, 1)):
        expected = meeting_points(lambda_)
        assert len(expected) == count
        for found in (stationary(coordination(lambda_)).equilibria, branches(coordination(lambda_, None)).branches):
            chances = sorted(row.strategies[0].moves["x_A"] for row in found)
            assert chances == pytest.approx(expected, abs=1e-7)
            assert all(row.residual < 1e-6 for row in found)
            if count == 3:
                repels = [row for row in found if not row.stable]
                assert [row.strategies[0].moves["x_A"] for row in repels] == pytest.approx([0.5], abs=1e-7)


def plain_values(game: Game, row: StationaryEquilibrium) -> dict[str, list[float]]:
    """Worths of the three states of a rivalry by going on for 2,000 months, from the printed chances alone."""
    chance: dict[tuple[str, int], list[float]] = {}
    for strategy in row.strategies:
        level = int(strategy.at.split("level ")[1].split(",")[0])
        chance[strategy.player, level] = list(strategy.moves.values())
    number = {name: parameter.value.best for name, parameter in game.parameters.items()}  # type: ignore[union-attr]

    def worth(mine: int, other: int, level: int) -> float:
        gain = number["temptation"] * (mine > other) - number["undefended"] * (other > mine)
        return gain - number["war"] * (mine == 2) - 0.1 * (mine == 1) - number["climb_down"] * (mine < level)

    values = {who: [0.0] * 3 for who in "AB"}
    for _ in range(2000):
        values = {
            who: [
                sum(
                    chance[who, level][mine]
                    * chance[other, level][theirs]
                    * (worth(mine, theirs, level) + 0.9 * values[who][max(mine, theirs)])
                    for mine in range(3)
                    for theirs in range(3)
                )
                for level in range(3)
            ]
            for who, other in (("A", "B"), ("B", "A"))
        }
    for who, other in (("A", "B"), ("B", "A")):
        for level in range(3):
            worths = [
                sum(
                    chance[other, level][theirs] * (worth(mine, theirs, level) + 0.9 * values[who][max(mine, theirs)])
                    for theirs in range(3)
                )
                for mine in range(3)
            ]
            gaps = [3.0 * (worths[mine] - worths[0]) for mine in range(3)]
            told = [log(chance[who, level][mine] / chance[who, level][0]) for mine in range(3)]
            assert gaps == pytest.approx(told, abs=1e-5)
    return values


def test_every_equilibrium_of_a_rivalry_is_one_and_they_lead_apart() -> None:
    """Worked out month by month in plain Python, each is a fixed point of v = Phi(v)."""
    game = rivalry(**SEVERAL)  # type: ignore[arg-type]
    found = stationary(game)
    assert len(found.equilibria) >= 3
    for row in found.equilibria:
        assert row.values["A"] == pytest.approx(plain_values(game, row)["A"][0], abs=1e-6)
        assert sum(row.shares.values()) == pytest.approx(1.0)
        assert row.means["at_war"] == pytest.approx(row.shares.get("level 2", 0.0), abs=1e-6)
    assert found.forecast["at_war"].high - found.forecast["at_war"].low > 0.5
    assert found.forecast["at_war"].best == found.equilibria[0].means["at_war"]


def test_a_policy_moves_the_whole_range() -> None:
    """Where fighting is taken from both there is no war in any equilibrium."""
    game = replace(rivalry(lambda_=1.0), policies={"ban": Policy(forbid=("A.fight_A", "B.fight_B"))})
    found = stationary(game, starts=8)
    assert found.policies["ban"]["at_war"].high == 0
    assert found.forecast["at_war"].low > 0.1


def test_play_that_ends_is_over_in_the_long_run() -> None:
    """With `until` the long run lies after the end; the discounted mean counts what comes before, by hand."""
    game = coordination(1.0)
    assert game.repeat is not None
    ended = replace(game, repeat=replace(game.repeat, until="act_A == act_B"))
    row = stationary(ended, starts=8).equilibria[0]
    assert row.shares == pytest.approx({"over": 1.0}, abs=1e-6)
    p = row.strategies[0].moves["x_A"]
    same, both_y = p * p + (1 - p) ** 2, 1 - p
    assert row.discounted["act_A"] == pytest.approx(0.2 * both_y / (1 - 0.8 * (1 - same)), abs=1e-9)


def test_long_runs_that_go_round_in_circles_are_shared() -> None:
    """A state that flips every round takes half of them."""
    game = replace(
        coordination(1.0),
        state={"act_A": 0, "act_B": 0, "day": 0},
        repeat=Repeat(rounds="forever", discount=0.9, drift={"act_A": 0, "act_B": 0, "day": "1 - day"}),
    )
    assert stationary(game, starts=4).equilibria[0].shares == pytest.approx({"day 0": 0.5, "day 1": 0.5})


def test_what_has_no_stationary_play_is_refused_in_a_line() -> None:
    """Hidden types, a discount of 1, a state that grows for ever, a tree of a game without end."""
    game = coordination(1.0)
    typed = replace(game, players={**game.players, "A": player({"one": 0.5, "two": 0.5})})
    assert game.repeat is not None
    grows = replace(game, state={**game.state, "day": 0}, repeat=replace(game.repeat, drift={"day": "day + 1"}))
    for wrong, code in (
        (typed, "P047"),
        (replace(game, repeat=Repeat(rounds="forever")), "P043"),
        (grows, "P015"),
        (replace(game, repeat=Repeat(rounds=3)), "P046"),
    ):
        with pytest.raises(GameError) as caught:
            stationary(wrong)
        assert caught.value.code == code
    with pytest.raises(GameError) as caught:
        solve(game)
    assert caught.value.code == "P046"


def test_the_set_is_shown_and_printed(tmp_path: Path) -> None:
    """On the terminal and as JSON, for games without a last round and, with --all, for trees."""
    file = tmp_path / "game.yaml"
    file.write_text(dump_game(coordination(4.0)), encoding="utf-8")
    assert load_game(file)[0] == coordination(4.0)
    shown = CliRunner().invoke(cli, ["play", str(file)])
    assert shown.exit_code == 0
    assert "3 stationary equilibria were found" in " ".join(shown.output.split())
    told = json.loads(CliRunner().invoke(cli, ["play", str(file), "--json", "--starts", "16"]).output)
    assert len(told["equilibria"]) == 3
    assert told["maturity"]
    file.write_text(dump_game(coordination(4.0, None)), encoding="utf-8")
    shown = CliRunner().invoke(cli, ["play", str(file), "--all"])
    assert "3 equilibria were found" in " ".join(shown.output.split())
    file.write_text(dump_game(coordination(4.0)).replace("forever", "for_ever"), encoding="utf-8")
    wrong = CliRunner().invoke(cli, ["play", str(file)])
    assert "Write a whole number, or forever" in str(wrong.output) + str(wrong.exception)
