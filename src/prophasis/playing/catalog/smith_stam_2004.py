"""Smith & Stam (2004), "Bargaining and the Nature of War", Journal of Conflict Resolution 48: learning from battles.

Each side believes its own Beta law of the chance to win, however well it knows the other's, and both learn from the
same battles. They fight while the gap between what they expect is wider than what the war costs them together. The law
is the paper's; the figures are worked out for Beta(9, 1) against Beta(1, 1), costs of .1 each, A losing every battle.
"""

from __future__ import annotations

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality

ENDS_AFTER = 29
"""Battles lost by A after which terms are found."""
GAP = {0: 0.4, 1: 9 / 11 - 1 / 3}
"""Battles lost -> how far apart the two expectations are: the first defeat drives them apart."""


def wartime(*, lost: float, costs: tuple[Given, Given] = (0.1, 0.1), lambda_: Given = 20_000.0) -> Game:
    """The choice between terms halfway between the two reservations and war to the end, after ``lost`` battles."""
    a_expects, b_expects = "9/(10 + lost)", "1/(2 + lost)"
    return Game(
        game="Fighting until beliefs meet",
        parameters=parameters(alpha=1.0, beta=1.0, cost_a=costs[0], cost_b=costs[1], lost=lost),
        players={"A": player({"only": 1.0}), "B": player({"only": 1.0})},
        beliefs={"A": {"parameters": {"alpha": 9.0, "beta": 1.0}}},
        state={"agreed": 0, "terms": f"({a_expects} - cost_a + {b_expects} + cost_b)/2", "won": 0},
        stages=(
            Stage(who="B", moves={"offer": "next", "fight_on": "next"}),
            Stage(who="A", after=("offer",), moves={"accept": {"agreed": 1, "then": "end"}, "reject": "next"}),
            Stage(chance="war", odds={"win": "alpha/(alpha + beta + lost)"}, moves={"win": {"won": 1}, "lose": "next"}),
        ),
        payoffs={"A": "terms if agreed else won - cost_a", "B": "-terms if agreed else -won - cost_b"},
        rationality=rationality(lambda_),
    )


__all__ = ["ENDS_AFTER", "GAP", "wartime"]
