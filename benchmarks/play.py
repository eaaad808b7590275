"""Agent quantal response equilibria: the engine, by NumPy and compiled, against plain Python, Gambit and OpenSpiel.

    python benchmarks/play.py [--quick]

The same trees, the same lambda, one process, one run; times are the best of several. Prints time, ratio and the largest
difference of any probability; then random games, playouts and a policy table. pygambit and OpenSpiel are tools for this
comparison, used where they are installed, and never part of the package.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from peers.efg import to_efg
from peers.plain_qre import solve_plain

from prophasis.case import Game, Player, PlayerType, Range, Repeat, Stage
from prophasis.playing import simulate, stress
from prophasis.playing.catalog.ochs_1995 import pennies
from prophasis.playing.describe import describe
from prophasis.playing.draws import Sampler
from prophasis.playing.lower import lower
from prophasis.playing.solvers.tree import solve_tree
from prophasis.playing.templates import demand_on_neighbour
from prophasis.playing.tree import Tree

FAST = find_spec("numba") is not None


def crisis(types: int, rounds: int, rationality: float) -> Game:
    """Two sides of several types: each round A rests, attacks or presses, and B yields or resists; 5 x 2^rounds - 4
    nodes for each pair of types."""
    prior = Range.point(1 / types)
    kinds = {f"t{number}": PlayerType(prior=prior) for number in range(types)}
    values = {
        f"t{number}": {
            "war": Range.point(0.1 + 0.8 * number / max(types - 1, 1)),
            "gain": Range.point(0.3 + 0.5 * number / max(types - 1, 1)),
        }
        for number in range(types)
    }
    leave = {"left": 1, "then": "end"}
    return Game(
        parameters={},
        players={"A": Player(types=kinds, values=values), "B": Player(types=kinds, values=values)},
        state={"stood": 0, "fought": 0, "left": 0},
        stages=(
            Stage(who="A", moves={"rest": leave, "attack": {"fought": 1, **leave}, "press": "next"}),
            Stage(who="B", moves={"yield_": "next", "resist": {"stood": "stood + 1"}}),
        ),
        payoffs={
            "A": "gain*(last == 'yield_') - 0.1*(last == 'resist') + fought*(0.5 + 0.1*stood - war)",
            "B": "-gain*(last == 'yield_') - 0.15*(last == 'resist') - fought*(0.6 + war)",
        },
        repeat=Repeat(rounds=rounds, until="left"),
        rationality=Range.point(rationality),
    )


def signalling(seed: int) -> Game:
    """A random game of two types a side, three moves deep."""
    random = np.random.default_rng(seed)
    kinds = {name: PlayerType(prior=Range.point(0.5)) for name in ("t0", "t1")}

    def values() -> dict[str, dict[str, Range]]:
        return {
            kind: {f"v{end}": Range.point(float(random.uniform(0, 1))) for end in range(5)} for kind in ("t0", "t1")
        }

    worth = "v0*e0 + v1*e1 + v2*e2 + v3*e3 + v4*e4"
    two = values()
    return Game(
        parameters={},
        players={
            "A": Player(types=kinds, values=values()),
            "B": Player(types=kinds, values={k: {f"u{n[1]}": x for n, x in row.items()} for k, row in two.items()}),
        },
        state={f"e{end}": 0 for end in range(5)},
        stages=(
            Stage(who="A", moves={"leave": {"e0": 1, "then": "end"}, "ask": "next", "beg": "next"}),
            Stage(who="B", moves={"give": {"e1": 1, "then": "end"}, "deny": "next"}),
            Stage(who="A", moves={"stop": {"e2": 1}, "hit": {"e3": 1}, "shout": {"e4": "last == 'deny'"}}),
        ),
        payoffs={"A": f"{worth} + 0.2*(last == 'shout')", "B": worth.replace("v", "u")},
        rationality=Range.point(float(random.choice([2.0, 6.0, 12.0]))),
    )


def timed(work: Callable[[], Any], times: int) -> tuple[float, Any]:
    best, found = float("inf"), None
    for _ in range(times):
        start = time.perf_counter()
        found = work()
        best = min(best, time.perf_counter() - start)
    return best, found


def by_set(tree: Tree, policy: np.ndarray) -> dict[tuple[int, int], list[float]]:
    """(public set, type) -> probabilities, in the order of the moves."""
    found: dict[tuple[int, int], list[float]] = {}
    for node in np.flatnonzero(tree.shape.actor >= 0):
        for profile, kinds in enumerate(tree.profiles):
            key = (int(tree.shape.info[node]), int(kinds[int(tree.shape.actor[node])]))
            found[key] = [float(policy[tree.entry[child, profile], 0]) for child in tree.shape.children(int(node))]
    return found


def gambit(tree: Tree, rationality: float, times: int = 3) -> tuple[float, dict[tuple[int, int], list[float]]] | None:
    """Gambit's equilibrium on the same branch and its time; None where pygambit is not installed."""
    try:
        import pygambit
    except ImportError:
        return None
    import io

    text, order = to_efg(tree)
    game = pygambit.read_efg(io.StringIO(text))
    seconds, found = timed(lambda: pygambit.qre.logit_solve_lambda(game, rationality, use_strategic=False), times)
    answer = {}
    for name, keys in order.items():
        for key, (_, policy) in zip(keys, found[0].profile[name], strict=True):
            answer[key] = [float(chance) for _, chance in policy]
    return seconds, answer


def difference(one: dict[tuple[int, int], list[float]], other: dict[tuple[int, int], list[float]]) -> float:
    return max(abs(a - b) for key in one for a, b in zip(one[key], other[key], strict=True))


def row(name: str, game: Game, *, slow: bool = False, peer: bool = True) -> None:
    """Ours by NumPy and compiled, plain Python and Gambit on one tree."""
    rationality = game.rationality.best if game.rationality else 8.0
    tree = lower(describe(game), Sampler(1, 0))
    ours, solution = timed(lambda: solve_tree(tree, np.array([rationality]), compiled=False), 3)
    policy = by_set(tree, solution.policy)
    line = f"{name:22s} {tree.nodes:7,d} {tree.information_sets:6,d} {rationality:5g} numpy {ours * 1e3:8.2f} ms"
    line += f" {solution.residual.max():8.1e}"
    if FAST:
        ours, quick = timed(lambda: solve_tree(tree, np.array([rationality]), compiled=True), 9)
        same = float(np.abs(quick.policy - solution.policy).max())
        line += f"   compiled {ours * 1e3:8.2f} ms {quick.residual.max():8.1e} differs {same:8.1e}"
    if slow:
        seconds, (plain, _) = timed(lambda: solve_plain(tree, rationality, damping=0.2), 1)
        line += f"   plain {seconds:8.3f} s {seconds / ours:8,.0f}x {difference(policy, plain):8.1e}"
    found = gambit(tree, rationality) if peer else None
    if found is not None:
        line += f"   gambit {found[0] * 1e3:9.1f} ms {found[0] / ours:7.1f}x {difference(policy, found[1]):8.1e}"
    print(line, flush=True)


def random_games(count: int) -> None:
    """The same branch as Gambit on random games: the largest difference, and in how many it is over 1e-8."""
    worst, apart = 0.0, 0
    for seed in range(count):
        game = signalling(seed)
        rationality = game.rationality.best if game.rationality else 8.0
        tree = lower(describe(game), Sampler(1, 0))
        found = gambit(tree, rationality, times=1)
        if found is None:
            return
        gap = difference(by_set(tree, solve_tree(tree, np.array([rationality]), compiled=False).policy), found[1])
        worst, apart = max(worst, gap), apart + (gap > 1e-8)
    print(f"{count} random games against gambit: largest difference {worst:.1e}, {apart} over 1e-8")


def playouts() -> None:
    """Decisions a second of playouts; OpenSpiel plays the same tree, read from .efg, by the same policy from Python."""
    game = demand_on_neighbour(lambda_=15.0)
    simulate(game, 1000, draws=1, compiled=FAST)
    seconds, ours = timed(lambda: simulate(game, 5_000_000 if FAST else 500_000, draws=1, compiled=FAST), 3)
    speed = ours.decisions / seconds
    line = f"playouts: {speed / 1e6:.1f} million decisions a second {'compiled' if FAST else 'by NumPy'}"
    peer = openspiel_speed(lower(describe(game), Sampler(1, 0)))
    print(line + ("" if peer is None else f"   openspiel {peer:,.0f} a second {speed / peer:7.0f}x"))


def openspiel_speed(tree: Tree) -> float | None:
    """Decisions a second of OpenSpiel from Python, every one drawn from even odds; None where it is not installed."""
    try:
        import pyspiel
    except ImportError:
        return None
    text, _ = to_efg(tree)
    game = pyspiel.load_efg_game(text) if hasattr(pyspiel, "load_efg_game") else _spiel_from_file(pyspiel, text)
    random = np.random.default_rng(1)
    made, start = 0, time.perf_counter()
    while time.perf_counter() - start < 2.0:
        state = game.new_initial_state()
        while not state.is_terminal():
            moves = state.legal_actions()
            state.apply_action(moves[int(random.random() * len(moves))])
            made += 1
    return made / (time.perf_counter() - start)


def _spiel_from_file(pyspiel: Any, text: str) -> Any:
    import tempfile

    with tempfile.NamedTemporaryFile("w", suffix=".efg", delete=False) as file:
        file.write(text)
    return pyspiel.load_game("efg_game", {"filename": file.name})


def main() -> None:
    quick = "--quick" in sys.argv
    print(f"{'game':22s} {'nodes':>7s} {'sets':>6s} {'lam':>5s}   times, residuals, ratios to ours, differences")
    row("Ochs' pennies", pennies(lambda_=3.0), slow=True)
    row("demand on a neighbour", demand_on_neighbour(lambda_=15.0), slow=not quick)
    for types, rounds, rationality in ((2, 2, 5.0), (2, 3, 5.0), (2, 3, 20.0), (3, 3, 5.0), (3, 4, 5.0)):
        row(f"crisis {types} types x {rounds}", crisis(types, rounds, rationality), slow=types * rounds <= 4)
    row("crisis 5 types x 8", crisis(5, 8, 20.0), peer=False)
    random_games(20 if quick else 200)
    playouts()
    game = demand_on_neighbour(lambda_=(3.0, 8.0, 15.0))  # type: ignore[arg-type]
    seconds, table = timed(lambda: stress(game, draws=200), 1)
    solves = len(table.rows) * (table.draws + 1)
    print(
        f"policy table: {len(table.rows)} policies x {table.draws} draws in {seconds:.2f} s, "
        f"{seconds / solves * 1e3:.2f} ms an equilibrium"
    )


if __name__ == "__main__":
    main()
