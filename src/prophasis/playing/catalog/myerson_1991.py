"""Myerson, Game Theory: Analysis of Conflict (1991), chapter 2: the card game of a raise that may be a bluff.

One sees a card, red (good for it) or black, and raises or folds; Two meets the raise or passes. In the unique
equilibrium One always raises on red, on black with 1/3; Two meets with 2/3; the game is worth 1/3 to One.
"""

from __future__ import annotations

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, player, rationality

BLUFF, MEET, VALUE = 1 / 3, 2 / 3, 1 / 3


def card_game(*, lambda_: Given = 500.0) -> Game:
    """The card is One's type."""
    return Game(
        game="A raise that may be a bluff",
        parameters={},
        players={"One": player({"red": 0.5, "black": 0.5}), "Two": player({"only": 1.0})},
        state={"raised": 0, "met": 0},
        stages=(
            Stage(who="One", moves={"raise_": {"raised": 1}, "fold": "end"}),
            Stage(who="Two", moves={"meet": {"met": 1}, "pass_": "end"}),
        ),
        payoffs={
            "One": "(2 if One.type == 'red' else -2) if met else 1 if raised or One.type == 'red' else -1",
            "Two": "(-2 if One.type == 'red' else 2) if met else -1 if raised or One.type == 'red' else 1",
        },
        rationality=rationality(lambda_),
    )


__all__ = ["BLUFF", "MEET", "VALUE", "card_game"]
