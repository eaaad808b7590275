"""Rosenthal (1981), "Games of Perfect Information, Predatory Pricing and the Chain-Store Paradox", JET 25: centipede.

Two players in turn take the larger part of a growing pot or pass it on. Backward induction takes at once; people pass.
The payoffs are the four moves of McKelvey & Palfrey, "An Experimental Study of the Centipede Game", Econometrica 60
(1992): .40/.10 at first, doubled by each pass.
"""

from __future__ import annotations

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality

TAKES_AT_ONCE = 1.0


def centipede(*, moves: int = 4, large: Given = 0.4, small: Given = 0.1, lambda_: Given = 3.0) -> Game:
    """``moves`` points at which the pot can be taken; A moves first. Who was to move last gets the small part."""
    only = player({"only": 1.0})
    other = "A" if moves % 2 == 0 else "B"
    last_taker = 1 if other == "A" else 2
    return Game(
        game="Centipede",
        parameters=parameters(first_large=large, first_small=small),
        players={"A": only, "B": only},
        state={"large": "first_large", "small": "first_small", "taker": last_taker},
        stages=tuple(
            Stage(
                who="AB"[number % 2],
                moves={
                    "take": {"taker": 1 + number % 2, "then": "end"},
                    "pass_": {"large": "2*large", "small": "2*small"},
                },
            )
            for number in range(moves)
        ),
        payoffs={"A": "large if taker == 1 else small", "B": "large if taker == 2 else small"},
        rationality=rationality(lambda_),
    )


__all__ = ["TAKES_AT_ONCE", "centipede"]
