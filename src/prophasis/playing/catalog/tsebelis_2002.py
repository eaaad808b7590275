"""Tsebelis (2002), *Veto Players*: what can be changed where every member must agree.

With ideal points on a line the core under unanimity is the span of those points: a status quo inside it cannot move;
one outside moves to where the nearest member is better off than before. The theorem is the book's.
"""

from __future__ import annotations

from collections.abc import Sequence

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def unanimity(
    *, ideals: Sequence[float], status_quo: float, proposals: Sequence[float], lambda_: Given = 500.0
) -> Game:
    """The setter, whose ideal point comes first, proposes; the others agree or veto one after the other."""
    names = [f"V{number}" for number in range(1, len(ideals))]
    numbers = {f"ideal_{number}": ideal for number, ideal in enumerate(ideals)}
    put = {f"propose_{place}": {"x": point, "open": 1} for place, point in enumerate(proposals)}
    votes = tuple(
        Stage(who=name, when="open", moves={f"agree_{name}": "next", f"veto_{name}": {"x": "quo", "open": 0}})
        for name in names
    )
    return Game(
        game="Veto players on a line",
        parameters=parameters(quo=status_quo, **numbers),
        players={name: player({"only": 1.0}) for name in ("S", *names)},
        state={"x": "quo", "open": 0},
        stages=(Stage(who="S", moves={"leave": "end", **put}), *votes),
        payoffs={
            name: f"-max(x - ideal_{number}, ideal_{number} - x) - 0.001*(open == 0 and last != 'leave')"
            for number, name in enumerate(("S", *names))
        },
        rationality=rationality(lambda_),
    )


__all__ = ["unanimity"]
