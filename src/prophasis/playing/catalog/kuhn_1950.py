"""Kuhn (1950), "A Simplified Two-Person Poker", Contributions to the Theory of Games I: three cards, one bet.

Each antes 1 and is dealt one of Jack, Queen, King. One may bet 1 or pass, the other answers; the higher card wins. The
value to One is -1/18; Two's equilibrium play is unique, One's a family (bluff with the Jack at most 1/3).
"""

from __future__ import annotations

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, player, rationality

VALUE = -1 / 18
"""What the game is worth to One."""
SECOND = {"bluff with the Jack after a pass": 1 / 3, "call with the Queen": 1 / 3}
"""Two's equilibrium chances that are neither 0 nor 1."""
MOST_BLUFFING = 1 / 3
"""One bets the Jack with at most this; the King with three times as much."""


def poker(*, lambda_: Given = 50.0) -> Game:
    """The game, with the deal as two moves of chance that each hide from the other player."""
    cards = {"jack": 1, "queen": 2, "king": 3}
    return Game(
        game="Kuhn's poker",
        parameters={},
        players={"One": player({"only": 1.0}), "Two": player({"only": 1.0})},
        state={"one": 0, "two": 0, "bet": 0, "answer": 0, "folded": 0},
        stages=(
            Stage(
                chance="deal_one",
                hide=("Two",),
                odds={f"{card}_to_one": 1 / 3 for card in ("jack", "queen")},
                moves={f"{card}_to_one": {"one": rank} for card, rank in cards.items()},
            ),
            Stage(
                chance="deal_two",
                hide=("One",),
                odds={f"{card}_to_two": f"0 if one == {rank} else 0.5" for card, rank in cards.items()},
                moves={f"{card}_to_two": {"two": rank} for card, rank in cards.items()},
            ),
            Stage(who="One", moves={"bet_one": {"bet": 1}, "pass_one": "next"}),
            Stage(who="Two", when="bet", moves={"call_two": "end", "fold_two": {"folded": 2, "then": "end"}}),
            Stage(who="Two", when="not bet", moves={"bet_two": {"answer": 1}, "pass_two": "end"}),
            Stage(who="One", moves={"call_one": "end", "fold_one": {"folded": 1}}),
        ),
        payoffs={
            "One": "1 if folded == 2 else -1 if folded == 1 else (1 if one > two else -1)*(1 + (bet or answer))",
            "Two": "-1 if folded == 2 else 1 if folded == 1 else (-1 if one > two else 1)*(1 + (bet or answer))",
        },
        rationality=rationality(lambda_),
    )


__all__ = ["MOST_BLUFFING", "SECOND", "VALUE", "poker"]
