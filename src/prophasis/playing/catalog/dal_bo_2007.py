"""Dal Bó (2007), "Bribing Voters", American Journal of Political Science 51: what it costs to buy a decision.

In this project's own normalisation: every member sells its vote at a price drawn evenly from 0 to 1. Under unanimity
one seller blocks, for 1/(n + 1) on average; under a majority the ``needed`` cheapest do, for the sum of j/(n + 1).
"""

from __future__ import annotations

from itertools import combinations

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def price(members: int, needed: int = 1) -> float:
    """What ``needed`` of ``members`` cost on average."""
    return sum(number / (members + 1) for number in range(1, needed + 1))


def bought_votes(*, members: int, needed: int = 1, prices: int = 6, lambda_: Given = 500.0) -> Game:
    """Chance draws each member's price (the middles of ``prices`` equal steps); the buyer, who sees them, pays whom it
    likes; whoever is paid at least its price sells."""
    steps = {f"p{step}": f"{(step + 0.5) / prices:.10g}" for step in range(prices)}
    draws = tuple(
        Stage(
            chance=f"price_{number}",
            odds=dict.fromkeys(steps, f"1/{prices}"),
            moves={name: {f"price_{number}": value} for name, value in steps.items()},
        )
        for number in range(members)
    )
    bought: dict[str, dict[str, float | str]] = {
        "buy_" + "_".join(map(str, chosen)): {
            "paid": " + ".join(f"price_{number}" for number in chosen),
            "blocked": 1,
        }
        for chosen in combinations(range(members), needed)
    }
    return Game(
        game="Votes for sale",
        parameters=parameters(worth=10.0),
        players={"A": player({"only": 1.0})},
        state={**{f"price_{number}": 0 for number in range(members)}, "paid": 0, "blocked": 0},
        stages=(*draws, Stage(who="A", moves={"buy_nobody": "next", **bought})),
        payoffs={"A": "worth*blocked - paid"},
        rationality=rationality(lambda_),
    )


def bidding_up(*, members: int, rungs: int = 200, lambda_: Given = 500.0) -> Game:
    """The buyer bids one rung more until some member of many sells: unanimity, where one seller is enough."""
    stages: list[Stage] = []
    for rung in range(rungs):
        stays = f"(1 - {(rung + 1) / rungs:.10g})/(1 - {rung / rungs:.10g})"
        stages += [
            Stage(who="A", moves={f"bid_{rung}": {"bid": f"{(rung + 0.5) / rungs:.10g}"}, f"stop_{rung}": "end"}),
            Stage(
                chance=f"answer_{rung}",
                odds={f"hold_{rung}": f"({stays})**{members}"},
                moves={f"hold_{rung}": "next", f"sell_{rung}": {"sold": 1, "then": "end"}},
            ),
        ]
    return Game(
        game="A veto for sale",
        parameters=parameters(worth=10.0),
        players={"A": player({"only": 1.0})},
        state={"bid": 0, "sold": 0},
        stages=tuple(stages),
        payoffs={"A": "(worth - bid)*sold"},
        rationality=rationality(lambda_),
    )


__all__ = ["bidding_up", "bought_votes", "price"]
