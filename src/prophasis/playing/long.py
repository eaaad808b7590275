"""Long games: a repeated game too large for a tree -> a prediction by public-belief induction, draw by draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from prophasis.case import AimRow, Game, MoveLikelihood, Observed, PathLikelihood, Prediction
from prophasis.playing.draws import Array, Sampler
from prophasis.playing.engine import RATIONALITY, SEED, count_draws, drawn, spread
from prophasis.playing.fixed import fixed
from prophasis.playing.infer import TELLING, PathStep, lapsed, path_steps
from prophasis.playing.maturity import LIGHT
from prophasis.playing.messages import fail, nearest
from prophasis.playing.solvers.beliefs import Induction, Solved, induct
from prophasis.playing.solvers.tree import GOOD_ENOUGH, Progress
from prophasis.playing.tree import CHANCE

METHOD = "quantal response by public-belief induction"
DRAWS = 12  # of a long game, unless asked otherwise: each draw is a whole induction


@dataclass(frozen=True)
class _Draw:
    """One draw solved: the steps of the observed path, the prior over aims, and the largest log-ratios of any path."""

    solved: Induction
    steps: Sequence[PathStep]
    prior: Array
    apart: Array


def solve_long(
    game: Game,
    player: str | None,
    *,
    lapse: float,
    points: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
) -> Prediction:
    """As `solve`, for games that no tree holds.

    Args:
        draws: of everything uncertain (default 12; none where nothing is uncertain).
        points: of the grid of beliefs on each axis; by the number of types where None.

    Raises:
        GameError: P018 for a move that could not be made, P044 for what public beliefs cannot hold, P015 where it is
            too large even so.
    """
    count = count_draws([game], DRAWS if draws is None else draws)
    used = seed if seed is not None else game.seed if game.seed is not None else SEED
    sampler = Sampler(used, count)
    found = []
    for number in range(count + 1):
        if progress is not None:
            progress("draws", number, count + 1)
        inner = progress if count == 0 else None
        found.append(_draw(fixed(game, sampler, number), player, lapse=lapse, points=points, progress=inner))
    return _told(game, player, found, lapse, used)


def _draw(game: Game, player: str | None, *, lapse: float, points: int | None, progress: Progress | None) -> _Draw:
    rationality = (game.rationality or RATIONALITY).best
    solved = induct(game, rationality, points=points, player=player, lapse=lapse, progress=progress)
    steps = [] if player is None else follow(solved, game.observed, player, lapse)
    prior = np.ones(1) if player is None else solved.world.cells[0].tree.chances[player][:, 0]
    return _Draw(solved, steps, prior, solved.start()[1])


def _told(game: Game, player: str | None, found: Sequence[_Draw], lapse: float, seed: int) -> Prediction:
    solved = found[0].solved
    band = game.rationality or RATIONALITY
    lam = f"{band.low:g}" if band.is_point else f"{band.low:g}-{band.high:g} (best {band.best:g})"
    count = len(found) - 1
    noise = f", {count} draws of everything uncertain" if count else ", no uncertain numbers"
    method = (
        f"{METHOD}, {solved.rounds} rounds, {solved.grid.points} points a belief, lambda {lam}{noise}; lapse {lapse:g}"
    )
    first = solved.world.cells[0].tree
    cells = sum(len(layer.values) for layer in solved.tables)
    aims = () if player is None else _aims(game, player, found)
    told = None if player is None else float(np.exp(_mean_apart(found)))
    return Prediction(
        game=game.game,
        method=method,
        rationality=band,
        lapse=lapse,
        draws=count,
        seed=seed,
        residual=max(draw.solved.residual for draw in found),
        nodes=cells * first.nodes,
        information_sets=cells * first.information_sets,
        player=player,
        moves=_moves(game, player, found),
        aims=aims,
        path=_path(game, player, found, aims, method),
        separation=told,
        tells=None if told is None else told >= TELLING,
        maturity=LIGHT,
        warnings=tuple(_warnings(player, told, max(draw.solved.residual for draw in found))),
    )


def _mean_apart(found: Sequence[_Draw]) -> float:
    """The largest log-ratio of any path between two aims, each draw by itself, in the middle of the draws."""
    rows = np.array([draw.apart.max(initial=0.0) for draw in (found[1:] or found)])
    return float(np.median(rows))


def _warnings(player: str | None, told: float | None, residual: float) -> list[str]:
    said = ["The game is too large for a tree: it was solved by its public beliefs."]
    if residual > GOOD_ENOUGH:
        said.append(unsettled(residual))
    if player is None:
        said.append("No player has more than one type: the moves can say nothing about aims.")
    elif told is not None and told < TELLING:
        said.append(
            f"These moves cannot tell the aims of {player} apart: the largest likelihood ratio that any path could "
            f"give is {told:.2g}, under {TELLING:g}."
        )
    return said


def unsettled(residual: float) -> str:
    """A warning where some round at some beliefs has no equilibrium that was found."""
    return (
        f"In some round at some beliefs play did not settle (residual {residual:.1g}): take the figures for rough, or "
        "try a smaller lambda."
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
        beliefs = solved.after(here, beliefs, node)
        state, number = int(solved.world.cells[state].following[node]), number + 1
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


def _aims(game: Game, player: str, found: Sequence[_Draw]) -> tuple[AimRow, ...]:
    """Prior, likelihood and posterior of each aim; a draw counts by how likely it makes the path, as Bayes asks."""
    types = game.players[player].types
    prior = np.stack([draw.prior for draw in found], axis=1)  # (aims, D)
    likelihood = np.stack([_joint(draw.steps, len(types)) for draw in found], axis=1)
    weight = prior * likelihood
    total = weight.sum(axis=0)
    each = np.where(total > 0, weight / np.where(total > 0, total, 1.0), prior)
    mean = drawn(weight).sum(axis=1)
    mean = mean / mean.sum() if mean.sum() > 0 else drawn(prior).mean(axis=1)
    return tuple(
        AimRow(
            player=player,
            type=kind,
            hypothesis=type_.hypothesis,
            prior=float(drawn(prior).mean(axis=1)[row]),
            path_likelihood=spread(likelihood[row]),
            posterior=spread(each[row], float(mean[row]), weight=total),
        )
        for row, (kind, type_) in enumerate(types.items())
    )


def _moves(game: Game, player: str | None, found: Sequence[_Draw]) -> tuple[MoveLikelihood, ...]:
    kinds = tuple(game.players[player].types) if player is not None else ()
    return tuple(
        MoveLikelihood(
            move=step.move,
            player=step.player or "chance",
            evidence=step.evidence,
            by_type={
                kind: spread(np.array([draw.steps[place].by_aim[row, 0] for draw in found]))
                for row, kind in enumerate(kinds)
            },
        )
        for place, step in enumerate(found[0].steps)
    )


def _path(
    game: Game, player: str | None, found: Sequence[_Draw], aims: tuple[AimRow, ...], method: str
) -> PathLikelihood | None:
    """The observed path as one row; aims of one hypothesis are mixed by their priors."""
    named = {row.hypothesis for row in aims if row.hypothesis is not None}
    steps = found[0].steps
    if player is None or not steps or not named:
        return None
    kinds = list(game.players[player].types)
    likelihood = {}
    for name in sorted(named):
        rows = [kinds.index(row.type) for row in aims if row.hypothesis == name]
        likelihood[name] = spread(np.array([_mixed(draw, rows, len(kinds)) for draw in found]))
    evidence = tuple(dict.fromkeys(item for step in steps for item in step.evidence))
    return PathLikelihood(player=player, evidence=evidence, likelihood=likelihood, method=method)


def _mixed(draw: _Draw, rows: Sequence[int], kinds: int) -> float:
    prior, likelihood = draw.prior[list(rows)], _joint(draw.steps, kinds)[list(rows)]
    return float(prior @ likelihood / prior.sum()) if prior.sum() > 0 else 0.0


__all__ = ["DRAWS", "METHOD", "follow", "solve_long", "unsettled"]
