"""Selten (1975), "Reexamination of the Perfectness Concept", Int. J. of Game Theory 4: the horse.

One stops play (down) or passes to Two, who ends it (across) or passes to Three; Three does not know who passed to it.
(down, across, left) is a Nash and subgame-perfect equilibrium but not a perfect one; in the perfect equilibria One and
Two both play across and Three plays right with at least 3/4. The limit of logit equilibria is sequential (McKelvey &
Palfrey 1998), hence of the second kind.
"""

from __future__ import annotations

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, player, rationality

LEAST_RIGHT = 3 / 4


def horse(*, lambda_: Given = 100.0) -> Game:
    """Three cannot tell One's down from Two's: after One's down Two moves as well, to no effect."""
    only = player({"only": 1.0})
    payoff = "{0} if ended else ({1} if last == 'left' else {2}) if one_down else ({3} if last == 'left' else {4})"
    return Game(
        game="Selten's horse",
        parameters={},
        players={"One": only, "Two": only, "Three": only},
        state={"one_down": 0, "ended": 0},
        stages=(
            Stage(who="One", hide=("Three",), moves={"across_one": "next", "down_one": {"one_down": 1}}),
            Stage(
                who="Two",
                hide=("Three",),
                moves={"across_two": {"ended": "not one_down"}, "down_two": "next"},
            ),
            Stage(who="Three", when="not ended", moves={"left": "end", "right": "end"}),
        ),
        payoffs={
            "One": payoff.format(1, 3, 0, 4, 0),
            "Two": payoff.format(1, 2, 0, 4, 0),
            "Three": payoff.format(1, 2, 0, 0, 1),
        },
        rationality=rationality(lambda_),
    )


__all__ = ["LEAST_RIGHT", "horse"]
