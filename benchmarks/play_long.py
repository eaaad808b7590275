"""Long repeated games by public beliefs, against the tree where there is one: accuracy and processor time in one run.

    python benchmarks/play_long.py [--quick]

The game of pressing: two types a side, four public states. The peer is the tree of the same game, which doubles with
each round and has 100,000 nodes after eight.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from prophasis.case import Game, Range, Repeat, Stage
from prophasis.playing.engine import run
from prophasis.playing.solvers.beliefs import Induction, induct
from prophasis.playing.templates._numbers import parameters, player

LAMBDA = 6.0


def pressing(rounds: int) -> Game:
    """Each round A presses or rests and B yields or resists; resistance wears B down to a floor."""
    return Game(
        parameters=parameters(shift=0.1),
        players={
            "A": player({"limited": 0.5, "unlimited": 0.5}, {"limited": {"land": 0.3}, "unlimited": {"land": 1.0}}),
            "B": player({"firm": 0.4, "weak": 0.6}, {"firm": {"pain": 0.2}, "weak": {"pain": 0.7}}),
        },
        state={"yielded": 0, "resisted": 0, "strength": 0.5},
        stages=(
            Stage(who="A", moves={"rest": "end", "press": "next"}),
            Stage(who="B", moves={"yield_": {"yielded": 1}, "resist": {"resisted": 1}}),
        ),
        payoffs={
            "A": "land*yielded - (0.5 - 0.4*strength)*resisted",
            "B": "-0.6*yielded - pain*resisted*(1.2 - strength)",
        },
        repeat=Repeat(
            rounds=rounds,
            discount=0.9,
            drift={"strength": "max(strength - shift*resisted, 0.2)", "yielded": 0, "resisted": 0},
        ),
        rationality=Range.point(LAMBDA),
    )


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def first_moves(solved: Induction) -> np.ndarray:
    """Chance of A's rest in the first round, by its type."""
    first = solved.round(1, 0, solved.priors)
    tree = first.tree
    rows = [int((tree.profiles[:, 0] == kind).argmax()) for kind in range(2)]
    return np.array([np.exp(first.log_policy)[tree.entry[1, row], 0] for row in rows])


def main() -> None:
    quick = "--quick" in sys.argv
    print("rounds points   seconds of processor time   residual   largest difference from the tree (its time)")
    for rounds in (2, 3, 5) if quick else (2, 3, 5, 7):
        seconds, exact = timed(lambda rounds=rounds: run(pressing(rounds), count=0))
        tree, policy = exact.tree, exact.solution.policy[:, 0]
        rows = [int((tree.profiles[:, 0] == kind).argmax()) for kind in range(2)]
        known = np.array([policy[tree.entry[1, row]] for row in rows])
        for points in (11, 21, 41):
            own, solved = timed(lambda rounds=rounds, points=points: induct(pressing(rounds), LAMBDA, points=points))
            gap = np.abs(first_moves(solved) - known).max()
            told = f"{own:12.2f} {solved.residual:26.1e} {gap:14.1e} ({seconds:.2f})"
            print(f"{rounds:6d} {points:6d} {told}", flush=True)
    for rounds in (20,) if quick else (20, 40):
        own, solved = timed(lambda rounds=rounds: induct(pressing(rounds), LAMBDA, points=11))
        print(f"{rounds:6d} {11:6d} {own:12.2f} {solved.residual:26.1e}            no tree", flush=True)


if __name__ == "__main__":
    main()
