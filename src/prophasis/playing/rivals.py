"""Rivals: does a conclusion of the equilibrium hold where players reason less? One sentence about who leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from prophasis.case import Game, PolicyTable, Prediction
from prophasis.playing.concepts import RIVALS
from prophasis.playing.long import METHOD
from prophasis.playing.policy import OWN_PRIORS, stress
from prophasis.playing.predict import solve

_Result = TypeVar("_Result", Prediction, PolicyTable)

EVEN = 1e-3  # aims whose posteriors lie this close lead together


def compared(
    game: Game, prediction: Prediction, table: PolicyTable | None, *, draws: int | None, seed: int | None
) -> tuple[Prediction, PolicyTable | None]:
    """The same results, marked where the leading aim or the best policy is another under level-k or myopic play.

    The draws are those of the results themselves. A difference is a warning; agreement a word in the method.
    """
    if prediction.player is None or is_long(prediction):
        return prediction, table
    weights = table.weights if table is not None and table.weights_from != OWN_PRIORS else None
    aims: dict[str, tuple[str, ...]] = {}
    policies: dict[str, tuple[str, ...]] = {}
    for name in RIVALS:
        if game.observed:
            other = solve(game, draws=draws, seed=seed, lapse=prediction.lapse, concept=name)
            aims[name] = leaders(other)
        if table is not None:
            policies[name] = stress(
                game, weights=weights, player=prediction.player, draws=draws, seed=seed, concept=name
            ).best_expected
    if aims:
        prediction = _marked(prediction, f"The leading aim of {prediction.player}", leaders(prediction), aims)
    if table is not None:
        table = _marked(table, "The best policy on average", table.best_expected, policies)
    return prediction, table


def is_long(prediction: Prediction) -> bool:
    """Whether a prediction comes from public-belief induction, which has no rivals."""
    return prediction.method.startswith(METHOD)


def leaders(prediction: Prediction) -> tuple[str, ...]:
    """The aims of the player asked about whose posterior is the highest."""
    rows = {row.type: row.posterior.best for row in prediction.aims if row.player == prediction.player}
    return tuple(kind for kind, value in rows.items() if value >= max(rows.values()) - EVEN)


def _marked(result: _Result, what: str, here: tuple[str, ...], others: Mapping[str, tuple[str, ...]]) -> _Result:
    same = [name for name, found in others.items() if set(found) == set(here)]
    differ = {name: found for name, found in others.items() if name not in same}
    if not differ:
        return replace(result, method=f"{result.method}; {_listed(same)} play agree on the leader")
    only = " only" if not same else ""
    told = "; ".join(f"under {name} play it is {_quoted(found)}" for name, found in differ.items())
    line = f"{what} is {_quoted(here)} in the equilibrium{only}: {told}."
    return replace(result, warnings=(*result.warnings, line))


def _quoted(names: tuple[str, ...]) -> str:
    return _listed([repr(name) for name in names])


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


__all__ = ["compared", "leaders"]
