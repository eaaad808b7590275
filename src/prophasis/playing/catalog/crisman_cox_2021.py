"""Crisman-Cox (2021) on hidden resolve: a resolved kind that never yields, and what holding out tells of it.

With prior z of the resolved kind and F(t) the chance that the other has yielded by month t, the chance of facing the
resolved after t months of holding out is z/(z + (1 - z)(1 - F(t))). The law is the paper's.
"""

from __future__ import annotations

from prophasis.case import Game, Observed, Repeat, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def posterior(prior: float, yielded: float) -> float:
    """P(resolved) after holding out, where the other kind would have yielded by now with ``yielded``."""
    return prior / (prior + (1 - prior) * (1 - yielded))


def attrition(
    *, months: int, prior: float = 0.3, relief: Given = 0.4, prize: Given = 0.3, observed: int = 0, lambda_: Given = 4.0
) -> Game:
    """Month after month B holds out or yields; the resolved kind loses by yielding what nothing makes up for.

    ``relief`` is what yielding is worth to the ordinary kind, ``prize`` what holding out to the end is.
    """
    kinds: dict[str, dict[str, Given | str]] = {"resolved": {"yielding": -1000.0}, "ordinary": {"yielding": relief}}
    return Game(
        game="Hidden resolve",
        parameters=parameters(prize=prize),
        players={"B": player({"resolved": prior, "ordinary": 1 - prior}, kinds)},
        state={"yielded": 0, "month": 1},
        stages=(Stage(who="B", moves={"hold_out": "next", "yield_": {"yielded": 1}}),),
        payoffs={"B": f"yielding*yielded + prize*(month >= {months})*(not yielded)"},
        repeat=Repeat(rounds=months, discount=1.0, drift={"month": "month + 1"}, until="yielded"),
        observed=_held(observed),
        rationality=rationality(lambda_),
    )


def _held(months: int) -> tuple[Observed, ...]:
    return tuple(Observed(move="hold_out") for _ in range(months))


__all__ = ["attrition", "posterior"]
