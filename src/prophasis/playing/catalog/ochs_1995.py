"""Ochs (1995), "Games with Unique, Mixed Strategy Equilibria", Games and Economic Behavior 10: asymmetric pennies.

The row player gets 9 for meeting the column player at the first move and 1 at the second; the column player gets 1 for
missing him. The logit equilibria are those of McKelvey & Palfrey (1995); they are not monotone in lambda.
"""

from __future__ import annotations

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, player, rationality

ANSWERS = {0.5: (0.8307, 0.4181), 1.0: (0.8936, 0.3128), 3.0: (0.7954, 0.1453)}
"""lambda -> (chance that Row plays first, chance that Column plays first), to four places."""


def pennies(*, lambda_: Given = 1.0) -> Game:
    """The game with 9 against 1; both move at the same time."""
    return Game(
        game="Asymmetric matching pennies",
        parameters={},
        players={"Row": player({"only": 1.0}), "Column": player({"only": 1.0})},
        state={"row": 0, "column": 0},
        stages=(
            Stage(who="Row", moves={"first": {"row": 1}, "second": "next"}, hide=("Column",)),
            Stage(who="Column", moves={"first": {"column": 1}, "second": "next"}),
        ),
        payoffs={"Row": "9*(row and column) + (not row and not column)", "Column": "row != column"},
        rationality=rationality(lambda_),
    )


__all__ = ["ANSWERS", "pennies"]
