"""Fit: a sketch -> the document's own model: its games, every number of them, and what follows."""

from __future__ import annotations

from prophasis.case import DocumentModel, Game, Sketch
from prophasis.playing.fitting.crisis import crisis
from prophasis.playing.fitting.follow import Follow
from prophasis.playing.fitting.kinds import fitted
from prophasis.playing.fitting.numbers import Numbers
from prophasis.playing.fitting.premises import Premises
from prophasis.playing.fitting.settlement import COURSES, settlement
from prophasis.playing.predict import solve

DRAWS = 300
SEED = 431


def model_of(sketch: Sketch, *, draws: int | None = None, seed: int | None = None) -> DocumentModel:
    """The model that a document makes of its conflict, played.

    The types of the protagonist come from the aims asserted and denied, its beliefs from those the document
    attributes, the observed moves from those it reports, the policies from what it advises and rejects. A number that
    the document does not give is a wide band with its reason. It is the author's model: no type stands for a
    hypothesis, so that nothing of it can be weighed.

    Args:
        draws: over all numbers (default 300).
        seed: of the draws (default 431).
    """
    premises = Premises(sketch)
    aims = fitted(sketch.aims)
    used = DRAWS if draws is None else draws
    start = SEED if seed is None else seed
    games: dict[str, Game] = {}
    numbers = Numbers()
    notices = list(_missing(sketch))
    if sketch.protagonist and sketch.target:
        games["crisis"] = crisis(premises, aims, numbers)
        if premises.attack is not None and any(one.policy in COURSES for one in sketch.advice):
            games["settlement"] = settlement(premises, aims, numbers)
    observed = "crisis" in games and bool(games["crisis"].observed)
    return DocumentModel(
        sketch=sketch,
        aims=aims,
        games=games,
        numbers=tuple(numbers.taken.values()),
        prediction=solve(games["crisis"], draws=used, seed=start) if observed else None,
        findings=Follow(premises, aims, games, used, start).findings(),
        draws=used,
        seed=start,
        notices=tuple(notices),
    )


def _missing(sketch: Sketch) -> list[str]:
    """What keeps a document from being played."""
    found = []
    if not (sketch.protagonist and sketch.target):
        found.append("It does not name one side that acts and one that is acted on: there is no game to fit.")
    if not any(aim.standing in ("asserted", "disputed") for aim in sketch.aims):
        found.append("It asserts no aim of the acting side: a rival aim stands in, with no passage.")
    if not sketch.advice:
        found.append("It advises and rejects no policy that is known here.")
    return found


__all__ = ["model_of"]
