"""Spaces: a game of a document -> draws over all of its numbers: values of policies, posteriors of aims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from prophasis.case import Cut, Evaluator, Game, Policy
from prophasis.playing.concepts import QRE
from prophasis.playing.draws import Array
from prophasis.playing.engine import drawn, lapse_of, run
from prophasis.playing.fates import Settings, fate
from prophasis.playing.infer import lapsed, path_steps
from prophasis.playing.moved import ranked
from prophasis.playing.predict import posterior_of
from prophasis.playing.sequences import make

PROTAGONIST = "P"
_LEAST_SIDE = 0.15
"""A cut leaves at least this share of the draws on either side."""
_LEAST_TURN = 0.1


@dataclass(frozen=True)
class Space:
    """The draws of a game. ``numbers`` maps a name to its draws, ``aims`` are the types in the order of the axes."""

    aims: tuple[str, ...]
    numbers: Mapping[str, Array]

    def decided_by(self, result: Array) -> tuple[tuple[str, float], ...]:
        """The numbers that a result follows most, by rank correlation over the draws."""
        fine = np.isfinite(result)
        return ranked({name: values[fine] for name, values in self.numbers.items()}, result[fine])

    def cut(self, holds: Array, names: Sequence[str]) -> Cut | None:
        """The value of one of some numbers at which the share in which something holds turns most; None: nowhere."""
        best: Cut | None = None
        for name in names:
            for at in np.quantile(self.numbers[name], np.arange(_LEAST_SIDE, 1 - _LEAST_SIDE + 1e-9, 0.05)):
                above = self.numbers[name] > at
                found = Cut(
                    name=name, at=float(at), below=float(holds[~above].mean()), above=float(holds[above].mean())
                )
                if best is None or _turn(found) > _turn(best):
                    best = found
        return best if best is not None and _turn(best) >= _LEAST_TURN else None


def _turn(cut: Cut) -> float:
    return abs(cut.above - cut.below)


def values_of(
    game: Game,
    policies: Mapping[str, Policy],
    *,
    worth: Mapping[str, float | str] | None = None,
    draws: int,
    seed: int,
) -> tuple[Space, Array]:
    """(policies, aims, D) the evaluator's value of each policy in each draw; NaN where a draw did not settle.

    Args:
        worth: what to value instead of the evaluator's values, such as ``{"fought": 1}``; costs are then left out.
    """
    evaluator = game.evaluator if worth is None else Evaluator(who="T", values=worth)
    bare = replace(game, observed=(), policies=None, evaluator=evaluator)
    settings = Settings(draws, seed, QRE)
    values: list[Array] = []
    numbers: dict[str, Array] = {}
    for name, policy in policies.items():
        chosen = policy if worth is None else replace(policy, cost=None)
        made = make(bare, chosen, policies, where=f"policies.{name}")
        found = fate(made, PROTAGONIST, settings, f"policies.{name}")
        values.append(drawn(found.value))
        numbers.update(_numbers({path: drawn(row) for path, row in found.numbers.items()}))
    return Space(tuple(game.players[PROTAGONIST].types), numbers), np.stack(values)


def posteriors_of(game: Game, *, draws: int, seed: int) -> tuple[Space, Array]:
    """(aims, D) the posterior of each aim after the observed moves, in each draw that settled."""
    solved = run(replace(game, policies=None, evaluator=None), count=draws, seed=seed).clean()
    policy = lapsed(solved.tree, solved.solution.policy, lapse_of(game, None))
    steps = path_steps(solved.tree, policy, game.observed, PROTAGONIST)
    numbers = _numbers({path: drawn(row[solved.settled]) for path, row in solved.sampler.drawn().items()})
    return Space(tuple(game.players[PROTAGONIST].types), numbers), drawn(posterior_of(solved, PROTAGONIST, steps))


def _numbers(rows: Mapping[str, Array]) -> dict[str, Array]:
    """The draws by the names that the list of assumptions uses; what is one less another is left out."""
    named = {_name(path): row for path, row in rows.items()}
    return {name: row for name, row in named.items() if name is not None}


_CHANCES = {"weak": "weak", "willing": "comes", "bound": "keeps"}
_BELIEFS = {"weak": "thought_weak", "willing": "expected", "bound": "believed"}


def _name(path: str) -> str | None:
    match path.split("."):
        case ["parameters", name]:
            return name
        case ["players", _, "values", kind, name]:
            return f"{kind}.{name}"
        case ["players", _, "types", kind]:
            return _CHANCES.get(kind)
        case ["beliefs", _, _, kind]:
            return _BELIEFS.get(kind)
        case _:
            return path


__all__ = ["PROTAGONIST", "Space", "posteriors_of", "values_of"]
