"""O'Neill (1987), "Nonmetric test of the minimax theory of two-person zerosum games", PNAS 84: three cards and a joker.

Row wins if both show the joker, or if neither does and the cards differ. Minimax: each card with .2, the joker with .4;
Row wins with .4. In the logit equilibrium of any lambda the three cards keep equal chances.
"""

from __future__ import annotations

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, player, rationality

JOKER, CARD, WINS = 0.4, 0.2, 0.4


def joker(*, lambda_: Given = 200.0) -> Game:
    """Both show a card at the same time."""
    cards = ("joker", "one", "two", "three")

    def moves(side: str) -> dict[str, str | dict[str, float]]:
        return {f"{side}_{card}": {side: number} for number, card in enumerate(cards)}

    wins = "(row == 0 and column == 0) or (row > 0 and column > 0 and row != column)"
    return Game(
        game="Three cards and a joker",
        parameters={},
        players={"Row": player({"only": 1.0}), "Column": player({"only": 1.0})},
        state={"row": 0, "column": 0},
        stages=(
            Stage(who="Row", moves=moves("row"), hide=("Column",)),
            Stage(who="Column", moves=moves("column")),
        ),
        payoffs={"Row": wins, "Column": f"1 - ({wins})"},
        rationality=rationality(lambda_),
    )


__all__ = ["CARD", "JOKER", "WINS", "joker"]
