"""The convenience of the room: a game -> its prediction, and its policy table where it has policies."""

from __future__ import annotations

from prophasis.case import Game, PolicyTable, Prediction
from prophasis.playing.concepts import QRE
from prophasis.playing.policy import OWN_PRIORS, stress
from prophasis.playing.predict import solve
from prophasis.playing.rivals import compared
from prophasis.playing.solvers.tree import Progress


def play(
    game: Game,
    *,
    draws: int | None = None,
    seed: int | None = None,
    lapse: float | None = None,
    concept: str = QRE,
    progress: Progress | None = None,
) -> tuple[Prediction, PolicyTable | None]:
    """Solve a game and, where it has policies, compare them under each aim.

    Where moves were observed, the aims are weighted by what they reveal; else by the game's priors. What leads
    in the equilibrium is compared with level-k and myopic play; a conclusion that does not hold there is marked in the
    warnings.

    Args:
        concept: what players think of each other, as in `solve`; rivals are compared with ``qre`` only.

    Raises:
        GameError: see `solve` and `stress`.
    """
    prediction = solve(game, draws=draws, seed=seed, lapse=lapse, concept=concept, progress=progress)
    if not game.policies or prediction.player is None:
        return compared(game, prediction, None, draws=draws, seed=seed) if concept == QRE else (prediction, None)
    aims = [row for row in prediction.aims if row.player == prediction.player]
    told = bool(game.observed)
    table = stress(
        game,
        weights={row.type: row.posterior.best for row in aims} if told else None,
        weights_from="the observed moves" if told else OWN_PRIORS,
        player=prediction.player,
        draws=draws,
        seed=seed,
        concept=concept,
        progress=progress,
    )
    return compared(game, prediction, table, draws=draws, seed=seed) if concept == QRE else (prediction, table)


__all__ = ["play"]
