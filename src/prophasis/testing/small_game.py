"""A solved game and a policy table for the small case, written by hand."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import (
    AimRow,
    MoveLikelihood,
    Outcome,
    Paid,
    PathLikelihood,
    PolicyRow,
    PolicyTable,
    Prediction,
    Range,
)


def _aims(values: Mapping[str, float]) -> dict[str, Range]:
    return {key: Range(low=value * 0.8, best=value, high=min(1.0, value * 1.2)) for key, value in values.items()}


def small_prediction() -> Prediction:
    """A solved game: what each aim of the harbour master would do, and what his move says of it."""
    path = _aims({"search": 0.7, "storm": 0.1})
    return Prediction(
        game="hold or let go",
        method="agent logit quantal response equilibrium",
        rationality=Range(low=2.0, best=4.0, high=8.0),
        lapse=0.02,
        draws=256,
        seed=431,
        residual=1e-10,
        nodes=14,
        information_sets=5,
        player="master",
        moves=(
            MoveLikelihood(
                move="close", player="master", evidence=("wire",), by_type=_aims({"obeys": 0.7, "fears": 0.5})
            ),
            MoveLikelihood(
                move="let launches out",
                player="master",
                evidence=("halcyon",),
                by_type=_aims({"obeys": 0.9, "fears": 0.1}),
            ),
        ),
        aims=(
            AimRow(
                player="master",
                type="obeys",
                hypothesis="search",
                prior=0.5,
                path_likelihood=path["search"],
                posterior=Range(low=0.8, best=0.87, high=0.93),
            ),
            AimRow(
                player="master",
                type="fears",
                hypothesis="storm",
                prior=0.5,
                path_likelihood=path["storm"],
                posterior=Range(low=0.07, best=0.13, high=0.2),
            ),
        ),
        path=PathLikelihood(player="master", evidence=("wire", "halcyon"), likelihood=path, method="joint path"),
        separation=14.0,
        tells=True,
    )


def _outcome(policy: str, aim: str, hypothesis: str, value: float, regret: float) -> Outcome:
    return Outcome(
        policy=policy,
        type=aim,
        hypothesis=hypothesis,
        value=Range(low=value - 0.1, best=value, high=value + 0.1),
        states={"held": 0.5},
        regret=regret,
    )


def small_policies() -> PolicyTable:
    """Three policies under two aims, with regret."""
    plan = {
        "wait": ("Wait for the port to open.", None, 0.0, (-0.2, 0.5), (0.6, 0.0)),
        "protest": ("Protest to the capital.", "threat", 0.1, (0.4, -0.3), (0.0, 0.8)),
        "offer": ("Offer to open every hold.", "reassurance", 0.05, (0.3, 0.2), (0.1, 0.3)),
    }
    rows = tuple(
        PolicyRow(
            policy=key,
            text=text,
            kind=kind,
            cost=cost,
            payer="crews" if cost else None,
            outcomes=(
                _outcome(key, "obeys", "search", values[0], regrets[0]),
                _outcome(key, "fears", "storm", values[1], regrets[1]),
            ),
            expected=0.9 * values[0] + 0.1 * values[1],
            expected_regret=0.9 * regrets[0] + 0.1 * regrets[1],
            worst_regret=max(regrets),
            worst_under=("obeys",) if regrets[0] > regrets[1] else ("fears",),
            paid=(Paid(payer="crews", period=None, amount=cost),) if cost else (),
        )
        for key, (text, kind, cost, values, regrets) in plan.items()
    )
    return PolicyTable(
        evaluator="crews",
        player="master",
        aims=("obeys", "fears"),
        weights={"obeys": 0.9, "fears": 0.1},
        weights_from="the verdict",
        rows=rows,
        best_expected=("protest",),
        least_worst_regret=("offer",),
        switch=("Under a weight of fears above 0.4, offer overtakes protest.",),
        method="agent logit quantal response equilibrium, observed moves off",
        draws=256,
        seed=431,
    )
