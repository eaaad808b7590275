"""Cross: the advice of each document, tried in the models of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from prophasis.case import Crossed, DocumentModel, Finding, Policy
from prophasis.playing.fitting import settlement
from prophasis.playing.fitting.spaces import values_of

_DECIDERS = 4


def crossed(models: Sequence[DocumentModel]) -> tuple[Crossed, ...]:
    """Whether the plan that a document advises would be the best in another's model, over the draws of that model.

    Only documents whose models have a settlement take part: a plan for it means the same in all of them.
    """
    return tuple(one for home in models for one in _in_model(home, models))


def _in_model(home: DocumentModel, models: Sequence[DocumentModel]) -> Iterator[Crossed]:
    game = home.games.get(settlement.NAME)
    guests = [(other, main) for other in models if other is not home and (main := _main(other)) is not None]
    aim = next((one.aim for one in home.findings), None)
    if game is None or not guests or aim is None:
        return
    plans: dict[str, Policy] = dict(game.policies or {})
    for other, main in guests:
        plans[main.policy or ""] = (other.games[settlement.NAME].policies or {})[main.policy or ""]
    space, values = values_of(game, plans, draws=home.draws, seed=home.seed)
    own = space.aims.index(aim)
    for other, main in guests:
        row = list(plans).index(main.policy or "")
        margin = values[row] - np.delete(values, row, axis=0).max(axis=0)
        decided = space.decided_by(margin[own])[:_DECIDERS]
        yield Crossed(
            of=other.sketch.document,
            within=home.sketch.document,
            policy=main.policy or "",
            text=plans[main.policy or ""].text,
            aim=aim,
            share=float((margin[own] > 0).mean()),
            shares={name: float((margin[index] > 0).mean()) for index, name in enumerate(space.aims)},
            decided_by=decided,
            cut=space.cut((margin[own] > 0).astype(np.float64), [name for name, _ in decided]),
        )


def _main(model: DocumentModel) -> Finding | None:
    """The main plan that a document advises for a settlement."""
    advised = (one for one in model.findings if one.kind == "advice" and one.game == settlement.NAME)
    return next(advised, None)


__all__ = ["crossed"]
