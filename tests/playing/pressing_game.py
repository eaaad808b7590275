"""A game of several rounds that the tests of repetition and of long games share."""

from __future__ import annotations

from prophasis.case import Game, Range, Repeat, Stage
from prophasis.playing.templates._numbers import parameters, player


def pressing(rounds: int, discount: float = 0.9, lambda_: float = 6.0) -> Game:
    """Round after round A presses or rests and B yields or resists; a resisted press wears B down; war may end it."""
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
            discount=discount,
            drift={"strength": "strength - shift*resisted", "yielded": 0, "resisted": 0},
        ),
        rationality=Range.point(lambda_),
    )
