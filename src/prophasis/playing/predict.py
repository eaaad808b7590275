"""Prediction: a game with observed moves -> P(move | aim), the posterior over aims, the path as one row for `weigh`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from prophasis.case import AimRow, Game, MoveLikelihood, PathLikelihood, Prediction, Range
from prophasis.errors import GameError
from prophasis.playing.concepts import QRE
from prophasis.playing.draws import Array
from prophasis.playing.engine import Run, count_draws, drawn, lapse_of, run, spread
from prophasis.playing.infer import TELLING, PathStep, joint, lapsed, path_steps, separation, walk
from prophasis.playing.long import solve_long
from prophasis.playing.messages import fail, unknown
from prophasis.playing.moved import moved_by
from prophasis.playing.solvers.search import equilibria
from prophasis.playing.solvers.tree import Progress
from prophasis.playing.tree import Tree

TOO_LARGE = "P015"


def solve(
    game: Game,
    *,
    case_hypotheses: Iterable[str] | None = None,
    draws: int | None = None,
    seed: int | None = None,
    lapse: float | None = None,
    concept: str = QRE,
    progress: Progress | None = None,
) -> Prediction:
    """Solve a game and read its observed moves.

    The aims reported are those of the focal player, then those of other players who made an observed move.

    Args:
        case_hypotheses: ids of the case's hypotheses; a type that names another is an error (P023).
        draws: draws of everything uncertain (default 200; none where nothing is uncertain).
        seed, lapse: override the game's own.
        concept: ``qre`` (agent logit equilibrium), ``level-k``, ``myopic``, or ``backward`` where the game has perfect
            information; the result's ``method`` names it.

    Raises:
        GameError: the game cannot be built (P001-P017), an observed move could not be made (P018), no equilibrium
            (P020), a number out of range (P024, P028), no such concept (P041, P042).

    A repeated game too large for a tree is solved by its public beliefs, in fewer draws (`long`).
    """
    _check_hypotheses(game, case_hypotheses)
    used = lapse_of(game, lapse)
    try:
        whole = run(game, count=count_draws([game], draws), seed=seed, concept=concept, progress=progress)
    except GameError as error:
        if error.code != TOO_LARGE or game.repeat is None or concept != QRE:
            raise
        return solve_long(game, focal_player(game), lapse=used, draws=draws, seed=seed, progress=progress)
    if not whole.tree.information_sets:
        raise fail("P025", "no player ever comes to move.", "game.stages", "Look at `when` and `after` of the stages.")
    solved = whole.clean()
    policy = lapsed(solved.tree, solved.solution.policy, used)
    moved = {who for _, who, _ in walk(solved.tree, game.observed)}
    focus = focal_player(game)
    others = [name for name in several_aims(game) if name != focus and name in moved]
    players = [] if focus is None else [focus, *others]
    steps = {name: path_steps(solved.tree, policy, game.observed, name) for name in players}
    told, by = separation(solved.tree, policy, focus) if focus is not None else (None, ())
    return Prediction(
        game=game.game,
        method=f"{solved.method}; lapse {used:g}",
        rationality=solved.rationality,
        lapse=used,
        draws=solved.draws,
        seed=solved.seed,
        residual=solved.residual,
        nodes=solved.tree.nodes,
        information_sets=solved.tree.information_sets,
        player=focus,
        moves=_moves(game, solved, steps.get(focus or "", [])),
        aims=tuple(row for name in players for row in _aims(game, solved, name, steps[name])),
        path=None if focus is None else _path(game, solved, focus, steps[focus], used),
        separation=told,
        tells=None if told is None else told >= TELLING,
        maturity=whole.concept.maturity,
        moved_by=() if focus is None else moved_by(solved, posterior_of(solved, focus, steps[focus])),
        warnings=(
            *whole.warnings(),
            *_warnings(game, focus, told, by),
            *_never(solved, focus, steps),
            *_others(game, whole, focus, used),
        ),
    )


def several_aims(game: Game) -> list[str]:
    """The players with more than one type."""
    return [name for name, player in game.players.items() if len(player.types) > 1]


def focal_player(game: Game) -> str | None:
    """The player whose aims are asked about: whose types stand for most hypotheses; then who made observed moves."""
    made = [{item.move.rpartition(".")[2] for item in game.observed} & set(stage.moves) for stage in game.stages]

    def merit(name: str) -> tuple[int, int]:
        stands_for = sum(type_.hypothesis is not None for type_ in game.players[name].types.values())
        moved = sum(len(moves) for moves, stage in zip(made, game.stages, strict=True) if stage.who == name)
        return stands_for, moved

    named = several_aims(game)
    return max(named, key=merit) if named else None


def _check_hypotheses(game: Game, known: Iterable[str] | None) -> None:
    if known is None:
        return
    names = tuple(known)
    for player, noun in game.players.items():
        for kind, type_ in noun.types.items():
            if type_.hypothesis is not None and type_.hypothesis not in names:
                raise unknown("P023", "hypothesis", type_.hypothesis, names, f"players.{player}.types.{kind}")


def _moves(game: Game, solved: Run, steps: list[PathStep]) -> tuple[MoveLikelihood, ...]:
    if not steps:
        return ()
    kinds = tuple(game.players[focal_player(game) or ""].types)
    return tuple(
        MoveLikelihood(
            move=step.move,
            player=step.player or "chance",
            evidence=step.evidence,
            by_type={kind: spread(row) for kind, row in zip(kinds, step.by_aim, strict=True)},
        )
        for step in steps
    )


def _aims(game: Game, solved: Run, player: str, steps: list[PathStep]) -> list[AimRow]:
    """Prior, joint likelihood and posterior of each aim, averaged over draws as Bayes' rule weights them.

    A draw counts by how likely it makes the path; of the likelihood, by how likely it makes what others did.
    """
    prior = solved.tree.chances[player]
    kinds = game.players[player].types
    path = joint(steps, len(kinds), solved.tree.draws)
    weight = np.broadcast_to(prior * path.likelihood * path.weight, path.likelihood.shape)
    mean_prior = drawn(prior).mean(axis=1)
    posterior = posterior_of(solved, player, steps)
    best = _shares(drawn(weight).sum(axis=1), mean_prior)
    return [
        AimRow(
            player=player,
            type=kind,
            hypothesis=type_.hypothesis,
            prior=float(mean_prior[row]),
            path_likelihood=spread(path.likelihood[row], weight=path.weight),
            posterior=spread(posterior[row], float(best[row]), weight=weight.sum(axis=0)),
        )
        for row, (kind, type_) in enumerate(kinds.items())
    ]


def posterior_of(solved: Run, player: str, steps: list[PathStep]) -> Array:
    """(aims, D) posterior in each draw by itself."""
    prior = solved.tree.chances[player]
    weight = prior * joint(steps, len(prior), solved.tree.draws).likelihood
    return _shares(weight, np.broadcast_to(prior, weight.shape))


def _shares(weight: Array, otherwise: Array) -> Array:
    """Weights put to a sum of 1 along the first axis; ``otherwise`` where all of them are 0."""
    total = weight.sum(axis=0)
    return np.where(total > 0, weight / np.where(total > 0, total, 1.0), otherwise)


def _path(game: Game, solved: Run, player: str, steps: list[PathStep], lapse: float) -> PathLikelihood | None:
    """The observed path as one row; None where nothing was observed or no aim stands for a hypothesis."""
    types = game.players[player].types
    by_hypothesis: dict[str, list[int]] = {}
    for row, type_ in enumerate(types.values()):
        if type_.hypothesis is not None:
            by_hypothesis.setdefault(type_.hypothesis, []).append(row)
    if not steps or not by_hypothesis:
        return None
    path = joint(steps, len(types), solved.tree.draws)
    told = ", ".join(step.move for step in steps if step.tells)
    return PathLikelihood(
        player=player,
        evidence=tuple(dict.fromkeys(item for step in steps for item in step.evidence)),
        likelihood={
            name: _mixed(solved.tree.chances[player][rows], path.likelihood[rows], path.weight)
            for name, rows in by_hypothesis.items()
        },
        method=f"P({told} | aim) by {solved.method}; lapse {lapse:g}",
    )


def _mixed(prior: Array, likelihood: Array, weight: Array) -> Range:
    """One hypothesis that several aims stand for: their likelihoods, weighted by their priors."""
    share = _shares(prior, np.full_like(prior, 1 / len(prior)))
    return spread((share * likelihood).sum(axis=0), weight=weight)


def _warnings(game: Game, focus: str | None, told: float | None, by: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    if focus is None:
        found.append("No player has more than one type: the moves can say nothing about aims.")
    if told is not None and told < TELLING:
        path = f" ({', '.join(by)})" if by else ""
        found.append(
            f"These moves cannot tell the aims of {focus} apart: the largest likelihood ratio that any path could "
            f"give{path} is {told:.2g}, under {TELLING:g}."
        )
    if focus is not None and game.observed and not _hypotheses(game.players[focus].types):
        found.append(f"No type of {focus} names a hypothesis: the path is not handed to `weigh`.")
    return found


def _never(solved: Run, focus: str | None, steps: Mapping[str, list[PathStep]]) -> list[str]:
    """A warning where the observed path is impossible under every aim, which only a lapse of 0 allows."""
    if focus is None or (joint(steps[focus], len(solved.tree.chances[focus]), solved.tree.draws).likelihood > 0).any():
        return []
    return ["The observed path has no chance under any aim; the posterior is the prior. A lapse above 0 mends this."]


def _others(game: Game, whole: Run, focus: str | None, lapse: float) -> list[str]:
    """A warning where there are other equilibria at the best values: how many were found, and what they would say."""
    if not whole.settled[0] or whole.concept.name != QRE:
        return []
    best = np.arange(whole.tree.draws) == 0
    tree, principal = whole.tree.only(best), whole.solution.only(best)
    found = equilibria(tree, principal.policy[:, 0], float(principal.rationality[0]), seed=whole.seed)
    if len(found) == 1:
        return []
    start = f"{len(found)} equilibria were found at the best values; the one on the principal branch is used."
    if focus is None or not game.observed:
        apart = max(float(np.abs(other - found[0]).max()) for other in found[1:])
        return [f"{start} In another, the probability of some move differs by {apart:.2f}."]
    kinds = tuple(game.players[focus].types)
    rows = np.stack([said(game, tree, policy, focus, lapse) for policy in found])
    apart_rows = (f"P({kind}) {row.min():.2f} to {row.max():.2f}" for kind, row in zip(kinds, rows.T, strict=True))
    return [f"{start} Over all of them: {', '.join(apart_rows)}."]


def said(game: Game, tree: Tree, policy: Array, focus: str, lapse: float) -> Array:
    """(aims,) posterior over the aims of ``focus`` under one equilibrium of one draw."""
    steps = path_steps(tree, lapsed(tree, policy[:, None], lapse), game.observed, focus)
    weight = tree.chances[focus][:, 0] * joint(steps, len(tree.chances[focus]), 1).likelihood[:, 0]
    return _shares(weight, tree.chances[focus][:, 0])


def _hypotheses(types: Mapping[str, object]) -> list[str]:
    return [name for name, type_ in types.items() if getattr(type_, "hypothesis", None) is not None]


__all__ = ["focal_player", "posterior_of", "said", "several_aims", "solve"]
