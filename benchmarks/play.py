"""Agent quantal response equilibria: the engine against plain Python, and against Gambit where pygambit is installed.

    python benchmarks/play.py [--quick]

The same trees, the same lambda, one process, one run; times are the best of several. Prints time, ratio and the largest
difference of any probability. pygambit is a tool for this comparison and never part of the package.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from peers.efg import to_efg
from peers.plain_qre import solve_plain

from prophasis.case import Game, Player, PlayerType, Range, Stage
from prophasis.playing import stress
from prophasis.playing.catalog.ochs_1995 import pennies
from prophasis.playing.describe import describe
from prophasis.playing.draws import Sampler
from prophasis.playing.lower import lower
from prophasis.playing.solvers.tree import solve_tree
from prophasis.playing.templates import demand_on_neighbour
from prophasis.playing.tree import Tree


def crisis(types: int, rounds: int, rationality: float) -> Game:
    """Two sides of several types each press or yield in turn for some rounds; whoever yields loses the stake."""
    prior = Range.point(1 / types)
    kinds = {f"t{number}": PlayerType(prior=prior) for number in range(types)}
    values = {
        f"t{number}": {"war": Range.point(0.1 + 0.8 * number / max(types - 1, 1)), "face": Range.point(0.05)}
        for number in range(types)
    }
    stages = []
    for number in range(rounds):
        for who in ("A", "B"):
            stages.append(
                Stage(
                    who=who,
                    moves={
                        f"press_{who}{number}": {"raised": f"raised + {0.5 + number}"},
                        f"yield_{who}{number}": {"lost": "1" if who == "A" else "-1", "then": "end"},
                        f"fight_{who}{number}": {"fought": 1, "then": "end"},
                    },
                )
            )
    return Game(
        parameters={},
        players={"A": Player(types=kinds, values=values), "B": Player(types=kinds, values=values)},
        state={"raised": 0, "lost": 0, "fought": 0},
        stages=tuple(stages),
        payoffs={
            "A": "0.5 - 0.5*lost - war*fought - face*raised*(lost > 0)",
            "B": "0.5 + 0.5*lost - war*fought - face*raised*(lost < 0)",
        },
        rationality=Range.point(rationality),
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


def gambit(tree: Tree, rationality: float) -> tuple[float, dict[tuple[int, int], list[float]]] | None:
    """Gambit's equilibrium on the same branch and its time; None where pygambit is not installed."""
    try:
        import pygambit
    except ImportError:
        return None
    import io

    text, order = to_efg(tree)
    game = pygambit.read_efg(io.StringIO(text))
    seconds, found = timed(lambda: pygambit.qre.logit_solve_lambda(game, rationality, use_strategic=False), 1)
    answer = {}
    for name, keys in order.items():
        for key, (_, policy) in zip(keys, found[0].profile[name], strict=True):
            answer[key] = [float(chance) for _, chance in policy]
    return seconds, answer


def difference(one: dict[tuple[int, int], list[float]], other: dict[tuple[int, int], list[float]]) -> float:
    return max(abs(a - b) for key in one for a, b in zip(one[key], other[key], strict=True))


def row(name: str, game: Game, *, slow: bool) -> None:
    rationality = game.rationality.best if game.rationality else 8.0
    tree = lower(describe(game), Sampler(1, 0))
    ours, solution = timed(lambda: solve_tree(tree, np.array([rationality])), 5)
    policy = by_set(tree, solution.policy)
    line = f"{name:22s} {tree.nodes:7,d} {tree.information_sets:6,d} {rationality:5g} {ours * 1e3:9.2f} ms"
    line += f" {solution.residual.max():8.1e}"
    if slow:
        seconds, (plain, _) = timed(lambda: solve_plain(tree, rationality, damping=0.2), 1)
        line += f"   plain {seconds:8.3f} s {seconds / ours:8,.0f}x {difference(policy, plain):8.1e}"
    peer = gambit(tree, rationality)
    if peer is not None:
        line += f"   gambit {peer[0] * 1e3:9.1f} ms {peer[0] / ours:7.1f}x {difference(policy, peer[1]):8.1e}"
    print(line, flush=True)


def main() -> None:
    quick = "--quick" in sys.argv
    print(f"{'game':22s} {'nodes':>7s} {'sets':>6s} {'lam':>5s} {'ours':>12s} {'residual':>8s}   peers")
    row("Ochs' pennies", pennies(lambda_=3.0), slow=True)
    row("demand on a neighbour", demand_on_neighbour(lambda_=5.0), slow=True)
    row("demand on a neighbour", demand_on_neighbour(lambda_=15.0), slow=not quick)
    for types, rounds, rationality in ((2, 2, 5.0), (2, 3, 20.0), (3, 3, 5.0), (3, 4, 5.0)):
        row(
            f"crisis {types} types x {rounds}",
            crisis(types, rounds, rationality),
            slow=not quick and types * rounds <= 6,
        )
    game = demand_on_neighbour(lambda_=(3.0, 8.0, 15.0))  # type: ignore[arg-type]
    seconds, table = timed(lambda: stress(game, draws=200), 1)
    solves = len(table.rows) * (table.draws + 1)
    print(
        f"policy table: {len(table.rows)} policies x {table.draws} draws in {seconds:.2f} s, "
        f"{seconds / solves * 1e3:.2f} ms an equilibrium"
    )


if __name__ == "__main__":
    main()
