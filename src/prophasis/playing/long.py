"""Long games: a repeated game too large for a tree -> a prediction by public-belief induction, at its best values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prophasis.case import AimRow, Game, MoveLikelihood, Observed, PathLikelihood, Prediction, Range
from prophasis.playing.draws import Array
from prophasis.playing.engine import RATIONALITY, SEED
from prophasis.playing.infer import PathStep, lapsed, path_steps
from prophasis.playing.messages import fail, nearest
from prophasis.playing.solvers.beliefs import POINTS, Induction, Solved, induct, posterior_of
from prophasis.playing.tree import CHANCE

METHOD = "quantal response by public-belief induction"


def is_long(prediction: Prediction) -> bool:
    """Whether a prediction comes from public-belief induction, which compares no policies."""
    return prediction.method.startswith(METHOD)


def solve_long(game: Game, player: str | None, *, lapse: float, points: int = POINTS) -> Prediction:
    """As `solve`, without draws: every number at its best value.

    Raises:
        GameError: P018 for a move that could not be made, P044 for what public beliefs cannot hold, P015 where it is
            too large even so.
    """
    rationality = (game.rationality or RATIONALITY).best
    solved = induct(game, rationality, points=points)
    steps = [] if player is None else follow(solved, game.observed, player, lapse)
    aims = () if player is None else _aims(game, player, steps)
    method = f"{METHOD}, {solved.rounds} rounds, {points} points a belief, lambda {rationality:g}; lapse {lapse:g}"
    first = solved.cells[0].tree
    return Prediction(
        game=game.game,
        method=method,
        rationality=Range.point(rationality),
        lapse=lapse,
        draws=0,
        seed=game.seed if game.seed is not None else SEED,
        residual=solved.residual,
        nodes=sum(len(layer) for layer in solved.values) * first.nodes,
        information_sets=sum(len(layer) for layer in solved.values) * first.information_sets,
        player=player,
        moves=_moves(game, player, steps),
        aims=aims,
        path=_path(game, player, steps, aims, method),
        warnings=(
            "The game is too large for a tree: it was solved by its public beliefs, at the best values of all numbers, "
            "and whether any path could tell the aims apart was not worked out.",
        ),
    )


def follow(solved: Induction, observed: Sequence[Observed], player: str, lapse: float) -> list[PathStep]:
    """P(move | aim, moves before) of every observed move, round by round."""
    steps: list[PathStep] = []
    rest, number, state, beliefs = list(observed), 1, 0, solved.priors
    while rest:
        if number > solved.rounds or state < 0:
            raise fail("P018", f"{rest[0].move!r} cannot follow: play has ended there.", f"observed[{len(steps)}]")
        here = solved.round(number, state, beliefs)
        node, count = _walk(here, rest, len(steps))
        policy = np.exp(here.log_policy)
        steps += path_steps(here.tree, lapsed(here.tree, policy, lapse), rest[:count], player)
        rest = rest[count:]
        beliefs = posterior_of(here, solved.unsure, beliefs, node)
        state, number = int(solved.cells[state].following[node]), number + 1
    return steps


def _walk(here: Solved, rest: Sequence[Observed], before: int) -> tuple[int, int]:
    """How many of the moves belong to this round, and the node they lead to (P018, P044)."""
    shape = here.tree.shape
    node = 0
    for count, item in enumerate(rest):
        if shape.count[node] == 0:
            return node, count
        bare = item.move.rpartition(".")[2]
        children = {shape.move[child]: child for child in shape.children(node)}
        if bare not in children:
            place = f"observed[{before + count}]"
            if shape.actor[node] == CHANCE:
                what = "a long game is followed only where the outcomes of chance are named."
                raise fail("P044", what, place, f"Name one of {', '.join(children)}.")
            raise fail("P018", f"{item.move!r} cannot be made there.", place, nearest(bare, children))
        node = children[bare]
    return node, len(rest)


def _joint(steps: Sequence[PathStep], aims: int) -> Array:
    """(aims,) likelihood of the path, the steps that tell nothing left out."""
    found = np.ones(aims)
    for step in steps:
        if step.tells:
            found = found * step.by_aim[:, 0]
    return found


def _aims(game: Game, player: str, steps: Sequence[PathStep]) -> tuple[AimRow, ...]:
    types = game.players[player].types
    prior = np.array([type_.prior.best for type_ in types.values()])
    prior = prior / prior.sum()
    likelihood = _joint(steps, len(types))
    weight = prior * likelihood
    posterior = weight / weight.sum() if weight.sum() > 0 else prior
    return tuple(
        AimRow(
            player=player,
            type=kind,
            hypothesis=type_.hypothesis,
            prior=float(prior[row]),
            path_likelihood=Range.point(float(likelihood[row])),
            posterior=Range.point(float(posterior[row])),
        )
        for row, (kind, type_) in enumerate(types.items())
    )


def _moves(game: Game, player: str | None, steps: Sequence[PathStep]) -> tuple[MoveLikelihood, ...]:
    kinds = tuple(game.players[player].types) if player is not None else ()
    return tuple(
        MoveLikelihood(
            move=step.move,
            player=step.player or "chance",
            evidence=step.evidence,
            by_type={kind: Range.point(float(row[0])) for kind, row in zip(kinds, step.by_aim, strict=True)},
        )
        for step in steps
    )


def _path(
    game: Game, player: str | None, steps: Sequence[PathStep], aims: tuple[AimRow, ...], method: str
) -> PathLikelihood | None:
    """The observed path as one row; aims of one hypothesis are mixed by their priors."""
    named = {row.hypothesis for row in aims if row.hypothesis is not None}
    if player is None or not steps or not named:
        return None
    likelihood = {}
    for name in sorted(named):
        rows = [row for row in aims if row.hypothesis == name]
        total = sum(row.prior for row in rows)
        mixed = sum(row.prior * row.path_likelihood.best for row in rows) / total if total > 0 else 0.0
        likelihood[name] = Range.point(mixed)
    evidence = tuple(dict.fromkeys(item for step in steps for item in step.evidence))
    return PathLikelihood(player=player, evidence=evidence, likelihood=likelihood, method=method)


__all__ = ["METHOD", "follow", "solve_long"]
