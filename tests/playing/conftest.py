"""Small games, and the plain-Python solver that the engine is held against."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from prophasis.case import Game, Parameter, Player, PlayerType, Range, Stage
from prophasis.playing.engine import run

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def plain() -> ModuleType:
    """The plain-Python solver of the benchmarks."""
    spec = importlib.util.spec_from_file_location("plain_qre", ROOT / "benchmarks" / "peers" / "plain_qre.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["plain_qre"] = module
    spec.loader.exec_module(module)
    return module


def moves_of(game: Game, **settings: Any) -> dict[tuple[str, str, str], float]:
    """(player, type, path to the move) -> probability of the move at the best values."""
    solved = run(game, count=0, **settings)
    tree, shape = solved.tree, solved.tree.shape
    found = {}
    for node in range(1, shape.size):
        if tree.entry[node, 0] < 0:
            continue
        actor = int(shape.actor[shape.parent[node]])
        path, at = [], node
        while at > 0:
            path.append(shape.move[at])
            at = int(shape.parent[at])
        for number, kind in enumerate(tree.types[actor]):
            profile = int((tree.profiles[:, actor] == number).argmax())
            key = (shape.players[actor], kind, " ".join(reversed(path)))
            found[key] = float(solved.solution.policy[tree.entry[node, profile], 0])
    return found


@pytest.fixture(scope="session")
def chances() -> Callable[..., dict[tuple[str, str, str], float]]:
    return moves_of


def bisect(below: Callable[[float], bool], low: float, high: float) -> float:
    """Where ``below`` turns from true to false."""
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return low


@pytest.fixture(scope="session")
def threshold() -> Callable[[Callable[[float], bool], float, float], float]:
    return bisect


def point(value: float) -> Range:
    return Range.point(value)


@pytest.fixture
def duel() -> Game:
    """A asks or leaves; B, soft or firm, gives in or refuses; A attacks or stops; chance decides a war."""
    return Game(
        parameters={"p": Parameter(value=point(0.6)), "war": Parameter(value=point(0.3))},
        players={
            "A": Player(
                types={
                    "fear": PlayerType(prior=point(0.5), hypothesis="h_fear"),
                    "greed": PlayerType(prior=point(0.5), hypothesis="h_greed"),
                },
                values={"fear": {"land": point(0.2)}, "greed": {"land": point(1.0)}},
            ),
            "B": Player(
                types={"soft": PlayerType(prior=point(0.4)), "firm": PlayerType(prior=point(0.6))},
                values={"soft": {"pain": point(0.6)}, "firm": {"pain": point(0.2)}},
            ),
        },
        state={"fought": 0, "taken": 0, "yielded": 0},
        stages=(
            Stage(who="A", moves={"leave": "end", "ask": "next"}),
            Stage(who="B", moves={"yield_": {"yielded": 1, "then": "end"}, "refuse": "next"}),
            Stage(who="A", moves={"stop": "end", "attack": {"fought": 1}}),
            Stage(chance="war", when="fought", odds={"win": "p"}, moves={"win": {"taken": 1}, "lose": "next"}),
        ),
        payoffs={
            "A": "land*taken + 0.4*yielded - war*fought - 0.05*(last == 'stop')",
            "B": "-taken - 0.5*yielded - pain*fought",
        },
        rationality=point(8.0),
    )
