"""Powell (2006), "War as a Commitment Problem", International Organization 60: a fast shift under any protocol.

The condition is the paper's: there is war where the decliner's worth of fighting now, less what it can still be held
to, is more than all that is to be shared. The figures are for d = .9, p now .3, both costs 1, flows of 1 a period.
"""

from __future__ import annotations

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality

RISER_OFFERS = 0.31 / 0.9
"""p later from which the decliner attacks where the riser makes all offers: (p + (1-d)^2 c)/d."""
UNDER_ANY_PROTOCOL = 0.49 / 0.9
"""p later from which it attacks whoever makes the offers: (p + (1-d)(c + d c))/d."""


def shifting_power(*, later: float, decliner_offers: bool = False, slack: float = 1e-4, lambda_: Given = 2e6) -> Game:
    """The decliner holds all of today if it waits; tomorrow one side offers terms and the other accepts or fights."""
    proposer, other = ("D", "R") if decliner_offers else ("R", "D")
    worth = {"R": "p_later - c_riser*(1 - d)", "D": "1 - p_later - c_decliner*(1 - d)"}
    leaves = {"R": "1 - x", "D": "x"} if decliner_offers else {"R": "x", "D": "1 - x"}
    ends = {name: f"{worth[name]} if war_later else {leaves[name]}" for name in ("R", "D")}
    return Game(
        game="Powell's shift in power",
        parameters=parameters(d=0.9, p_now=0.3, p_later=later, c_riser=1.0, c_decliner=1.0, slack=slack),
        players={"R": player({"only": 1.0}), "D": player({"only": 1.0})},
        state={"attacked": 0, "war_later": 0, "x": 0},
        stages=(
            Stage(who="D", moves={"wait": "next", "attack": {"attacked": 1, "then": "end"}}),
            Stage(
                who=proposer,
                moves={
                    "fair": {"x": f"1 - ({worth[other]}) - slack"},
                    "greedy": {"x": f"1 - ({worth[other]}) + slack"},
                    "all": {"x": 1},
                },
            ),
            Stage(who=other, moves={"accept": "end", "fight": {"war_later": 1, "then": "end"}}),
        ),
        payoffs={
            "R": f"p_now - c_riser*(1 - d) if attacked else d*({ends['R']})",
            "D": f"1 - p_now - c_decliner*(1 - d) if attacked else 1 - d + d*({ends['D']})",
        },
        rationality=rationality(lambda_),
    )


__all__ = ["RISER_OFFERS", "UNDER_ANY_PROTOCOL", "shifting_power"]
