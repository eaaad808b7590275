"""Fates: a game under each policy -> how it goes under every aim, by a tree or by public beliefs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prophasis.errors import GameError
from prophasis.playing.concepts import QRE
from prophasis.playing.describe import describe
from prophasis.playing.draws import Array, Sampler, check_quantity
from prophasis.playing.engine import RATIONALITY, SEED, drawn, evaluator_terms, run
from prophasis.playing.expressions import Number
from prophasis.playing.fixed import fixed
from prophasis.playing.infer import reach_by_profile
from prophasis.playing.long import DRAWS, METHOD, unsettled
from prophasis.playing.maturity import LIGHT
from prophasis.playing.predict import TOO_LARGE
from prophasis.playing.sequences import Due, Made
from prophasis.playing.solvers.beliefs import induct
from prophasis.playing.solvers.tree import GOOD_ENOUGH, Progress


@dataclass(frozen=True)
class Settings:
    """How many draws, from which seed, under which concept."""

    count: int
    seed: int | None
    concept: str
    progress: Progress | None = None
    asked: int | None = None  # draws that were asked for


@dataclass(frozen=True)
class Fate:
    """One policy played out: ``value`` (aims, D) in the evaluator's units, cost off, NaN in draws that did not settle;
    ``states`` the expected final value of each state variable under each aim; ``paid`` what is paid under each aim;
    ``numbers`` what was drawn, by path."""

    value: Array
    states: Mapping[str, list[float]]
    paid: tuple[tuple[Due, list[float]], ...]
    prior: Array
    lost: int
    how: How
    numbers: Mapping[str, Array]


@dataclass(frozen=True)
class How:
    """How policies were played out: what a table says of it."""

    method: str
    maturity: str
    draws: int
    seed: int
    warnings: tuple[str, ...] = ()


def fates(edited: Mapping[str, Made], who: str, settings: Settings, *, repeated: bool) -> dict[str, Fate]:
    """Every policy played out: as trees, or by public beliefs where some repeated game is too large for one."""
    try:
        return {name: fate(made, who, settings, f"policies.{name}") for name, made in edited.items()}
    except GameError as error:
        if error.code != TOO_LARGE or not repeated or settings.concept != QRE:
            raise
    return {name: long_fate(made, who, settings, name) for name, made in edited.items()}


def fate(made: Made, who: str, settings: Settings, where: str) -> Fate:
    """One policy, as `make` made it of the game, played out under every aim of ``who``."""
    solved = run(
        made.game,
        count=settings.count,
        seed=settings.seed,
        barred=made.barred,
        evaluator=made.game.evaluator,
        concept=settings.concept,
        progress=settings.progress,
    )
    tree = solved.tree
    ends = tree.shape.count == 0
    played = reach_by_profile(tree, solved.solution.policy)[ends]  # (L, T, D), given the profile
    worth: list[Array] = []
    final: dict[str, list[Array]] = {name: [] for name in tree.final}
    for kind in range(len(tree.types[tree.column(who)])):
        own = tree.own(who, kind)
        chance = played[:, own] * tree.others(who)[own]
        by_end = chance.sum(axis=1)
        worth.append(np.broadcast_to((chance * tree.worth[ends][:, own]).sum(axis=(0, 1)), (tree.draws,)))
        for key, found in tree.final.items():
            final[key].append(np.broadcast_to((by_end * found[ends]).sum(axis=0), (tree.draws,)))
    how = How(solved.method, solved.concept.maturity, solved.draws, solved.seed, solved.warnings())
    finals = {key: np.stack(rows) for key, rows in final.items()}
    return _settled(
        made, np.stack(worth), finals, solved.settled, tree.chances[who], how, where, solved.sampler.drawn()
    )


def _settled(
    made: Made,
    worth: Array,
    final: Mapping[str, Array],
    settled: npt.NDArray[np.bool_],
    prior: Array,
    how: How,
    where: str,
    numbers: Mapping[str, Array],
) -> Fate:
    """What was paid taken off the evaluator's worth (aims, D); draws that did not settle are left out."""
    paid: list[list[float]] = []
    for number, due in enumerate(made.due):
        amount = _amount(due, how.seed, how.draws, f"{where}.payments.{number}")
        cost = np.broadcast_to(amount if due.flag is None else amount * final[due.flag], worth.shape)
        worth = worth - cost
        paid.append([float(drawn(row[settled]).mean()) for row in cost])
    return Fate(
        value=np.where(settled, worth, np.nan),
        states={key: [float(drawn(row[settled]).mean()) for row in rows] for key, rows in final.items()},
        paid=tuple(zip(made.due, paid, strict=True)),
        prior=prior,
        lost=int((~settled).sum()),
        how=how,
        numbers=numbers,
    )


def long_fate(made: Made, who: str, settings: Settings, name: str) -> Fate:
    """As `fate`, of a game that no tree holds: by public beliefs, draw by draw."""
    count = settings.count if settings.asked is not None else min(settings.count, DRAWS)
    seed = settings.seed if settings.seed is not None else made.game.seed if made.game.seed is not None else SEED
    sampler = Sampler(seed, count)
    assert made.game.evaluator is not None
    terms = evaluator_terms(describe(made.game, barred=made.barred), made.game.evaluator)
    rows, priors, residual = [], [], 0.0
    for draw in range(count + 1):
        if settings.progress is not None:
            settings.progress(name, draw, count + 1)
        here = fixed(made.game, sampler, draw)
        solved = induct(here, (here.rationality or RATIONALITY).best, barred=made.barred, terms=terms)
        tree = solved.world.cells[0].tree
        truth, _ = solved.start()  # (worth and states, T)
        others = tree.others(who)[:, 0]
        aims = [tree.own(who, kind) for kind in range(len(tree.chances[who]))]
        rows.append(np.stack([truth[:, own] @ others[own] for own in aims], axis=1))
        priors.append(tree.chances[who][:, 0])
        residual = max(residual, solved.residual)
    found = np.stack(rows, axis=-1)  # (worth and states, aims, D)
    noise = f"{count} draws of everything uncertain" if count else "no uncertain numbers"
    rough = (unsettled(residual),) if residual > GOOD_ENOUGH else ()
    how = How(f"{METHOD}, residual {residual:.0e}, {noise}", LIGHT, count, seed, rough)
    final = {key: found[1 + place] for place, key in enumerate(made.game.state)}
    settled = np.ones(count + 1, dtype=bool)
    return _settled(made, found[0], final, settled, np.stack(priors, axis=1), how, f"policies.{name}", sampler.drawn())


def _amount(due: Due, seed: int, count: int, where: str) -> Number:
    check_quantity(due.payment.amount, where)
    return Sampler(seed, count)(where, due.payment.amount)


__all__ = ["Fate", "Settings", "fate", "fates", "long_fate"]
