"""Simulation: a game -> many playouts of its equilibrium, taken up where the observed moves have led."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from prophasis.case import Ending, Game, Simulation
from prophasis.playing.draws import Array
from prophasis.playing.engine import Run, lapse_of, run
from prophasis.playing.infer import lapsed, reach_by_profile, walk
from prophasis.playing.maturity import KNOWN
from prophasis.playing.messages import fail
from prophasis.playing.predict import focal_player
from prophasis.playing.solvers.playouts import play_out
from prophasis.playing.solvers.tree import Progress
from prophasis.playing.tree import Ints, Tree

ENDINGS = 12
MOST_PLAYOUTS = 1_000_000_000


def simulate(
    game: Game,
    playouts: int,
    *,
    draws: int | None = None,
    seed: int | None = None,
    compiled: bool | None = None,
    progress: Progress | None = None,
) -> Simulation:
    """Play the equilibrium of a game out, each playout with a draw of everything uncertain.

    Where moves were observed, play goes on from them: what is uncertain is drawn as they have made it likely.

    Args:
        compiled: by Numba; None: where it is installed and there are many playouts.

    Raises:
        GameError: P028 for a number of playouts out of range, P018 for a move that could not be made, and what `run`
            raises.
    """
    if not 1 <= playouts <= MOST_PLAYOUTS:
        mend = f"Ask for 1 to {MOST_PLAYOUTS:,}."
        raise fail("P028", f"{playouts:,} playouts cannot be made.", "simulate", mend)
    solved = run(game, count=draws, seed=seed, progress=progress).clean()
    tree = solved.tree
    lapse = lapse_of(game, None)
    steps = walk(tree, game.observed)
    nodes = steps[-1][2] if steps else np.array([0], dtype=np.int64)
    weight = _weights(tree, solved.solution.policy, lapse, nodes)  # (nodes, T, D)
    kept = weight[..., 1:] if tree.draws > 1 else weight
    random = np.random.default_rng([solved.seed, playouts])
    times = random.multinomial(playouts, (kept / kept.sum()).ravel()).reshape(kept.shape)
    counts = np.zeros((len(tree.profiles), tree.shape.size), dtype=np.int64)
    decisions = 0
    offset = tree.draws - kept.shape[-1]
    for draw in range(kept.shape[-1]):
        if progress is not None:
            progress("playouts", draw, kept.shape[-1])
        cells = np.argwhere(times[..., draw] > 0)
        if not len(cells):
            continue
        one = np.arange(tree.draws) == draw + offset
        played = play_out(
            tree.only(one),
            solved.solution.policy[:, one],
            nodes[cells[:, 0]],
            cells[:, 1],
            times[cells[:, 0], cells[:, 1], draw],
            seed=int(random.integers(2**63)),
            compiled=compiled,
        )
        np.add.at(counts, cells[:, 1], played.counts)
        decisions += played.decisions
    return _told(game, solved, counts, decisions, playouts, nodes)


def _weights(tree: Tree, policy: Array, lapse: float, nodes: Ints) -> Array:
    """(nodes, T, D) how likely it is that play stands there with that profile, in each draw."""
    if len(nodes) == 1 and nodes[0] == 0:
        return np.broadcast_to(tree.priors[0], (1, len(tree.profiles), tree.draws))
    return np.asarray(reach_by_profile(tree, lapsed(tree, policy, lapse))[nodes] * tree.priors[0])


def _told(game: Game, solved: Run, counts: Ints, decisions: int, playouts: int, nodes: Ints) -> Simulation:
    tree = solved.tree
    focus = focal_player(game)
    share = counts.sum(axis=0) / playouts
    states = {name: _mean(final, counts.sum(axis=0)) for name, final in tree.final.items()}
    return Simulation(
        game=game.game,
        method=f"{playouts:,} playouts; {solved.method}",
        maturity=KNOWN,
        playouts=playouts,
        decisions=decisions,
        after=tuple(item.move for item in game.observed),
        player=focus,
        states={name: mean for name, (mean, _) in states.items()},
        errors={name: error for name, (_, error) in states.items()},
        by_aim={} if focus is None else _by_aim(game, tree, focus, counts),
        endings=_endings(tree, share, nodes),
        rest=float(max(1 - np.sort(share)[::-1][:ENDINGS].sum(), 0.0)),
        draws=solved.draws,
        seed=solved.seed,
        warnings=solved.warnings(),
    )


def _mean(final: Array, counts: Ints) -> tuple[float, float]:
    """Mean of a state variable over playouts (its mean over the draws at each end), and its standard error."""
    value, total = final.mean(axis=1), int(counts.sum())
    mean = float(counts @ value / total) if total else float("nan")
    spread = float(counts @ (value - mean) ** 2 / total) if total else float("nan")
    return mean, float(np.sqrt(spread / max(total - 1, 1)))


def _by_aim(game: Game, tree: Tree, focus: str, counts: Ints) -> Mapping[str, Mapping[str, float]]:
    found = {}
    for number, kind in enumerate(game.players[focus].types):
        own = counts[tree.own(focus, number)].sum(axis=0)
        if own.sum():
            found[kind] = {name: _mean(final, own)[0] for name, final in tree.final.items()}
    return found


def _endings(tree: Tree, share: Array, nodes: Ints) -> tuple[Ending, ...]:
    order = [int(node) for node in np.argsort(-share, kind="stable")[:ENDINGS] if share[node] > 0]
    stop = {int(node) for node in nodes}
    found = []
    for node in order:
        path, at = [], node
        while at > 0 and at not in stop:
            path.append(tree.shape.move[at])
            at = int(tree.shape.parent[at])
        found.append(Ending(path=tuple(reversed(path)), share=float(share[node])))
    return tuple(found)


__all__ = ["simulate"]
