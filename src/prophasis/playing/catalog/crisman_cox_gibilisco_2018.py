"""Crisman-Cox & Gibilisco (2018), "Audience Costs and the Dynamics of War and Peace", AJPS 62: a rivalry without end.

The state is the highest action of the month before (peace, crisis, war); both sides choose at the same time;
equilibria are fixed points of v = Phi(v), and most rivalries of the paper have several. The numbers here are this
project's own.
"""

from __future__ import annotations

from prophasis.case import Game, Repeat, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def rivalry(
    *,
    temptation: Given = 0.5,
    war: Given = 0.6,
    climb_down: Given = 0.3,
    undefended: Given = 1.0,
    discount: float = 0.9,
    lambda_: Given = 1.0,
) -> Game:
    """Month after month each side keeps the peace, threatens or fights.

    Args:
        temptation: what acting higher than the other gains; ``undefended`` is what being acted against costs.
        war: the cost of fighting; ``climb_down`` that of doing less than in the month before.
    """
    acts = {"peace": 0, "threat": 1, "fight": 2}
    moves = {who: {f"{act}_{who}": {f"act_{who}": level} for act, level in acts.items()} for who in "AB"}
    top = "max(act_A, act_B)"

    def worth(mine: str, other: str) -> str:
        gain = f"temptation*(act_{mine} > act_{other}) - undefended*(act_{other} > act_{mine})"
        return f"{gain} - war*(act_{mine} == 2) - 0.1*(act_{mine} == 1) - climb_down*(act_{mine} < level)"

    return Game(
        game="A rivalry without end",
        parameters=parameters(temptation=temptation, war=war, climb_down=climb_down, undefended=undefended),
        players={"A": player({"only": 1.0}), "B": player({"only": 1.0})},
        state={"level": 0, "act_A": 0, "act_B": 0, "at_war": 0},
        stages=(
            Stage(who="A", moves=moves["A"], hide=("B",)),
            Stage(who="B", moves=moves["B"]),
            Stage(
                chance="count",
                odds={"counted": 1},
                moves={"counted": {"at_war": f"{top} == 2"}},
            ),
        ),
        payoffs={"A": worth("A", "B"), "B": worth("B", "A")},
        repeat=Repeat(rounds="forever", discount=discount, drift={"level": top, "act_A": 0, "act_B": 0, "at_war": 0}),
        rationality=rationality(lambda_),
    )


__all__ = ["rivalry"]
