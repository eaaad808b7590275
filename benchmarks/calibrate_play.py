"""Type inference: planted aims judged with bands, with point values and by the prior alone.

    python benchmarks/calibrate_play.py [--quick]

Crises are played by aims and numbers drawn from their bands; the judge sees the moves and the bands only. The goal is a
calibration error of .03 at most, and a better log score than point values give.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace

from prophasis.case import Band, Game, Parameter, Player, PlayerType, Range, Stage
from prophasis.playing.calibrate import Calibration, calibrate

GOAL = 0.03


def band(median: float, factor: float = 1.6) -> Band:
    return Band(median=median, factor=factor)


def crisis() -> Game:
    """A, of three possible aims, demands quietly, in public or not; B gives in or refuses; A stops or attacks."""
    third = Range.point(1 / 3)
    values = {
        "security": {"land": band(0.3), "relief": band(0.45), "show": band(0.05)},
        "expansion": {"land": band(1.0), "relief": band(0.05), "show": band(0.05)},
        "standing": {"land": band(0.2), "relief": band(0.1), "show": band(0.25)},
    }
    half = Range.point(0.5)
    return Game(
        game="a demand, made up",
        parameters={
            "p": Parameter(value=Range(low=0.3, best=0.55, high=0.8)),
            "war": Parameter(value=band(0.25)),
            "shame": Parameter(value=band(0.08)),
        },
        players={
            "A": Player(types={kind: PlayerType(prior=third) for kind in values}, values=values),
            "B": Player(
                types={"soft": PlayerType(prior=half), "firm": PlayerType(prior=half)},
                values={"soft": {"pain": band(0.5)}, "firm": {"pain": band(0.25)}},
            ),
        },
        state={"given": 0, "fought": 0, "taken": 0, "loud": 0, "gave_up": 0},
        stages=(
            Stage(who="A", moves={"nothing": "end", "quiet_demand": "next", "public_demand": {"loud": 1}}),
            Stage(who="B", moves={"accept": {"given": 1}, "refuse": "next"}),
            Stage(who="A", moves={"stop": {"gave_up": "not given", "then": "end"}, "attack": {"fought": 1}}),
            Stage(chance="war", when="fought", odds={"win": "p"}, moves={"win": {"taken": 1}, "lose": "next"}),
        ),
        payoffs={
            "A": "land*taken + relief*(given and not fought) + show*loud*(given or fought) - war*fought"
            " - shame*gave_up*(1 + loud)",
            "B": "-taken - 0.3*given - 0.1*given*loud - pain*fought",
        },
        rationality=Range(low=3, best=8, high=15),
    )


def mirrored(game: Game) -> Game:
    """The same crisis with the first two aims exchanged."""
    player = game.players["A"]
    first, second, *_ = player.types
    swapped = {**player.values, first: player.values[second], second: player.values[first]}
    return replace(game, players={**game.players, "A": replace(player, values=swapped)})


def show(name: str, found: Calibration, seconds: float) -> None:
    print(f"{name}: {found.crises:,} crises, {found.paths} different ends, {seconds:.1f} s")
    for judge, one in found.scores.items():
        met = "" if judge != "bands" else "  goal met" if one.error <= GOAL else "  GOAL MISSED"
        line = f"  {judge:14s} log score {one.log_score:.4f}  Brier {one.brier:.4f}  right {one.right:.3f}"
        print(f"{line}  calibration error {one.error:.4f}{met}")
    least = min(found.ranks, key=lambda key: found.ranks[key].p_value)
    print(f"  ranks of {len(found.ranks)} planted numbers: least even {least}, p = {found.ranks[least].p_value:.2f}")


def main() -> None:
    crises = 300 if "--quick" in sys.argv else 1000
    for name, game in (("three aims", crisis()), ("the same, two aims exchanged", mirrored(crisis()))):
        start = time.perf_counter()
        found = calibrate(game, crises=crises)
        show(name, found, time.perf_counter() - start)


if __name__ == "__main__":
    main()
