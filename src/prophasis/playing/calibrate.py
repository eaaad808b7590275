"""Calibration: a game -> crises played by planted aims, judged without knowing them, and how well the judging did.

Simulation-based calibration (Talts et al. 2018): numbers are drawn from their bands, an aim from its prior, moves from
the equilibrium that follows; then the aim is inferred from the moves alone. If inference is right, a posterior of .7 is
right in 70 % of cases, and the rank of every planted number among its posterior draws is uniform.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from prophasis.case import Game, Parameter, Player, Range
from prophasis.playing.draws import Array, Quantity, best
from prophasis.playing.engine import Run, drawn, lapse_of, run
from prophasis.playing.infer import lapsed, reach
from prophasis.playing.messages import fail, unknown
from prophasis.playing.predict import focal_player
from prophasis.playing.tree import CHANCE, END, Ints

BINS = 10
CRISES = 2000
SEED = 2003  # of the world; the judge draws with another
BANDS, POINTS, PRIOR = "bands", "point values", "prior alone"


@dataclass(frozen=True)
class Bin:
    """Probabilities between two bounds: how many, their mean, and the share that came true."""

    count: int
    mean: float
    share: float


@dataclass(frozen=True)
class Score:
    """How a judge did: mean log score (lower is better), Brier score over all aims, share of aims named right,
    calibration error (mean gap between probability and share over ten bins of all aims), and the bins."""

    log_score: float
    brier: float
    right: float
    error: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True)
class Ranks:
    """How often a planted number fell into each tenth of its posterior, and how likely such unevenness is by chance."""

    counts: tuple[int, ...]
    p_value: float


@dataclass(frozen=True)
class Calibration:
    """What a calibration found. ``ranks`` holds the aim (its randomised rank) and every uncertain number."""

    player: str
    aims: tuple[str, ...]
    crises: int
    paths: int
    scores: Mapping[str, Score]
    ranks: Mapping[str, Ranks]
    method: str
    seed: int


def calibrate(
    game: Game,
    *,
    player: str | None = None,
    crises: int = CRISES,
    draws: int = 200,
    lapse: float | None = None,
    seed: int = SEED,
) -> Calibration:
    """Plant aims and numbers, play, infer, and score the inference beside point values and the bare prior.

    Args:
        player: whose aims; the focal player where None.
        crises: how many are played.
        draws: of the judge, over ranges and bands.
        lapse: how often a move is none of the player's intention, in the world and to the judge.
        seed: of the world.

    Raises:
        GameError: P026 where no player has several aims, P028 for numbers out of range, and what `run` raises.
    """
    who = player or focal_player(game)
    if who is None:
        raise fail("P026", "no player has more than one type.", "game.players", "Aims are what is calibrated.")
    if who not in game.players:
        raise unknown("P008", "player", who, game.players, "player")
    if not 10 <= crises <= 100_000:
        raise fail("P028", f"{crises} crises cannot be played.", "crises", "Ask for 10 to 100,000.")
    bare = replace(game, observed=(), policies=None)
    used = lapse_of(game, lapse)
    world = run(bare, count=crises, seed=seed).clean()
    judge = run(bare, count=draws, seed=None if game.seed != seed else seed + 1).clean()
    pointed = run(at_best(bare), count=0).clean()
    planted = plant(world, who, used, seed)
    found = {BANDS: weights(judge, who, used), POINTS: weights(pointed, who, used)}
    posterior = {name: _shares(weight.mean(axis=2))[:, planted.ends].T for name, weight in found.items()}
    prior = drawn(judge.tree.chances[who]).mean(axis=1)
    posterior[PRIOR] = np.tile(prior / prior.sum(), (len(planted.ends), 1))
    return Calibration(
        player=who,
        aims=tuple(game.players[who].types),
        crises=len(planted.ends),
        paths=len(np.unique(planted.ends)),
        scores={name: score(chances, planted.aims) for name, chances in posterior.items()},
        ranks=_ranks(world, judge, found[BANDS], posterior[BANDS], planted, seed),
        method=f"{judge.method}; lapse {used:g}; {len(planted.ends):,} crises planted",
        seed=seed,
    )


@dataclass(frozen=True)
class Planted:
    """Crises, each (n,): ``draws`` of the world, the planted ``aims``, the nodes ``ends`` that play came to."""

    draws: Ints
    aims: Ints
    ends: Ints


def plant(world: Run, player: str, lapse: float, seed: int) -> Planted:
    """One crisis for each draw of the world: types by priors, moves by the equilibrium with lapses, chance by odds."""
    tree, shape = world.tree, world.tree.shape
    random = np.random.default_rng([seed, 7])
    policy = lapsed(tree, world.solution.policy, lapse)
    first = 1 if tree.draws > 1 else 0
    chosen = np.arange(first, tree.draws)
    prior = np.broadcast_to(tree.others(player), (len(tree.profiles), tree.draws)) * np.broadcast_to(
        tree.chances[player][tree.profiles[:, tree.column(player)]], (len(tree.profiles), tree.draws)
    )
    ends, aims = [], []
    for draw in chosen:
        profile = _pick(random, prior[:, draw])
        node = 0
        while shape.actor[node] != END:
            children = np.array(shape.children(node))
            if shape.actor[node] == CHANCE:
                wide = profile if tree.odds.shape[2] > 1 else 0
                chances = tree.odds[0, children, wide, min(draw, tree.odds.shape[3] - 1)]
            else:
                chances = policy[tree.entry[children, profile], draw]
            node = int(children[_pick(random, chances)])
        ends.append(node)
        aims.append(int(tree.profiles[profile, tree.column(player)]))
    return Planted(chosen, np.array(aims, dtype=np.int64), np.array(ends, dtype=np.int64))


def _pick(random: np.random.Generator, chances: Array) -> int:
    total = np.cumsum(chances)
    return int(min(np.searchsorted(total, random.random() * total[-1], side="right"), len(chances) - 1))


def weights(judge: Run, player: str, lapse: float) -> Array:
    """(aims, M, D) prior times the chance of coming to each node, in each draw of the judge."""
    tree = judge.tree
    chances = reach(tree, lapsed(tree, judge.solution.policy, lapse), player)
    return np.asarray(drawn(tree.chances[player][:, None] * chances))


def score(chances: Array, aims: Ints) -> Score:
    """Score probabilities (n, aims) against what was true (n,)."""
    rows = np.arange(len(aims))
    true = np.zeros(chances.shape)
    true[rows, aims] = 1.0
    flat, came = chances.ravel(), true.ravel()
    place = np.minimum((flat * BINS).astype(int), BINS - 1)
    bins = tuple(
        Bin(int(held.sum()), float(flat[held].mean()), float(came[held].mean()))
        for number in range(BINS)
        if (held := place == number).any()
    )
    return Score(
        log_score=float(-np.log(np.maximum(chances[rows, aims], 1e-300)).mean()),
        brier=float(((chances - true) ** 2).sum(axis=1).mean()),
        right=float((chances.argmax(axis=1) == aims).mean()),
        error=sum(one.count * abs(one.mean - one.share) for one in bins) / len(flat),
        bins=bins,
    )


def _ranks(world: Run, judge: Run, weight: Array, posterior: Array, planted: Planted, seed: int) -> dict[str, Ranks]:
    """The planted aim and every uncertain number, ranked among what the judge makes of the moves."""
    random = np.random.default_rng([seed, 11])
    rows = np.arange(len(planted.aims))
    below = posterior.cumsum(axis=1)[rows, planted.aims] - posterior[rows, planted.aims]
    found = {"aim": _uniform(below + random.random(len(rows)) * posterior[rows, planted.aims])}
    by_draw = weight.sum(axis=0)[planted.ends]  # (n, D)
    by_draw = by_draw / by_draw.sum(axis=1, keepdims=True)
    settled, known = np.flatnonzero(world.settled), judge.sampler.drawn()
    for name, values in world.sampler.drawn().items():
        true = values[settled][planted.draws]
        judged = drawn(known[name][judge.settled])
        found[name] = _uniform((by_draw * (judged < true[:, None])).sum(axis=1))
    return found


def _uniform(ranks: Array) -> Ranks:
    """Counts by tenths, and the chance of such a chi-square if ranks were uniform."""
    from scipy.special import gammaincc

    counts = np.bincount(np.minimum((ranks * BINS).astype(int), BINS - 1), minlength=BINS)
    wanted = len(ranks) / BINS
    chi_square = float(((counts - wanted) ** 2 / wanted).sum())
    return Ranks(tuple(int(count) for count in counts), float(gammaincc((BINS - 1) / 2, chi_square / 2)))


def _shares(weight: Array) -> Array:
    return np.asarray(weight / np.maximum(weight.sum(axis=0), 1e-300))


def at_best(game: Game) -> Game:
    """The game with every range and band at its best value: what an analyst without doubts would write."""
    parameters = {
        name: Parameter(value=Range.point(best(one.value)), passage=one.passage)
        for name, one in game.parameters.items()
    }
    players = {name: _player_at_best(one) for name, one in game.players.items()}
    lam = None if game.rationality is None else Range.point(best(game.rationality))
    return replace(game, parameters=parameters, players=players, rationality=lam or Range.point(8.0))


def _player_at_best(player: Player) -> Player:
    total = sum(type_.prior.best for type_ in player.types.values())
    return replace(
        player,
        types={name: replace(one, prior=Range.point(one.prior.best / total)) for name, one in player.types.items()},
        values={
            kind: {name: _value_at_best(value) for name, value in values.items()}
            for kind, values in player.values.items()
        },
    )


def _value_at_best(value: Quantity | str) -> Quantity | str:
    return value if isinstance(value, str) else Range.point(best(value))


__all__ = ["BANDS", "POINTS", "PRIOR", "Bin", "Calibration", "Ranks", "Score", "at_best", "calibrate", "plant", "score"]
