"""Signorino (1999), "Strategic Interaction and the Statistical Analysis of International Conflict", APSR 93; (2003).

One side keeps the status quo or attacks, the other capitulates or fights back. The chances are the papers', for worths
(0, 1, -1) of status quo, capitulation and war to the first side and .5 of fighting to the second; errors of unit
variance.
"""

from __future__ import annotations

from collections.abc import Sequence

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality

FIGHTS = 0.638163
"""Chance that the second side fights: F(.5/sqrt 2)."""
ATTACKS = {"agent error": 0.422543, "private information": 0.411845}
"""Chance that the first side attacks, by what the errors are."""


def logit_crisis(*, lambda_: Given = 1.0) -> Game:
    """Errors at each choice (agent error) with the logistic law, lambda being one over their scale."""
    return _crisis({"only": (0.0, 0.0, 0.0)}, {"only": 0.0}, lambda_)


def crisis(first: Sequence[tuple[float, float, float]], second: Sequence[float], *, lambda_: Given = 1e6) -> Game:
    """Errors as private types, each as likely as any other, known to the side that has them.

    Args:
        first: what is added to the first side's worth of status quo, capitulation and war.
        second: what is added to the second side's worth of fighting.
    """
    ones = {f"a{number}": errors for number, errors in enumerate(first)}
    return _crisis(ones, {f"b{number}": error for number, error in enumerate(second)}, lambda_)


def _crisis(first: dict[str, tuple[float, float, float]], second: dict[str, float], lambda_: Given) -> Game:
    mine: dict[str, dict[str, Given | str]] = {
        kind: {"quo": quo, "yielding": yielding, "war": war} for kind, (quo, yielding, war) in first.items()
    }
    theirs: dict[str, dict[str, Given | str]] = {kind: {"fighting": error} for kind, error in second.items()}
    return Game(
        game="A crisis with errors",
        parameters=parameters(gain=1.0, loss=-1.0, resolve=0.5),
        players={
            "A": player({kind: 1 / len(mine) for kind in mine}, mine),
            "B": player({kind: 1 / len(theirs) for kind in theirs}, theirs),
        },
        state={"attacked": 0, "fought": 0},
        stages=(
            Stage(who="A", moves={"keep": "end", "attack": {"attacked": 1}}),
            Stage(who="B", moves={"yield_": "end", "fight": {"fought": 1}}),
        ),
        payoffs={
            "A": "loss + war if fought else gain + yielding if attacked else quo",
            "B": "(resolve + fighting)*fought",
        },
        rationality=rationality(lambda_),
    )


__all__ = ["ATTACKS", "FIGHTS", "crisis", "logit_crisis"]
