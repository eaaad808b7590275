"""Policies: a game and named changes to it -> how each fares under each aim, its regret, where the best changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from prophasis.case import Game, Outcome, Paid, Policy, PolicyRow, PolicyTable
from prophasis.playing.concepts import QRE
from prophasis.playing.draws import Array
from prophasis.playing.engine import count_draws, drawn, spread
from prophasis.playing.fates import Fate, Settings, fates
from prophasis.playing.messages import fail, unknown
from prophasis.playing.predict import focal_player
from prophasis.playing.sequences import make
from prophasis.playing.solvers.tree import Progress
from prophasis.playing.switch import SAME, best_rows, share_best, switches

AS_DESCRIBED = "as described"
OWN_PRIORS = "the game's priors"


def stress(
    game: Game,
    *,
    policies: Mapping[str, Policy] | None = None,
    weights: Mapping[str, float] | None = None,
    weights_from: str = OWN_PRIORS,
    player: str | None = None,
    draws: int | None = None,
    seed: int | None = None,
    concept: str = QRE,
    progress: Progress | None = None,
) -> PolicyTable:
    """Play every policy, and the game as described, under every aim of one player. Observed moves are left out.

    The same draws are used for every policy. Regret is worked out on mean values.

    Args:
        policies: the game's own where None.
        weights: aim, or hypothesis that an aim stands for, -> probability; the game's priors where None.
        weights_from: where they come from, in words.
        player: whose aims; the focal player of the prediction where None.
        concept: what players think of each other, as in `solve`.

    Raises:
        GameError: P022 without an evaluator, P026 without policies or without a player of several aims, P027 for
            weights that fit no aim, and what `solve` raises.
    """
    chosen = dict(policies if policies is not None else game.policies or {})
    who = _player(game, player)
    if not chosen:
        raise fail("P026", "there are no policies to compare.", "game.policies", "Name some: {guarantee: {edits: …}}.")
    if AS_DESCRIBED in chosen:
        raise fail("P026", f"{AS_DESCRIBED!r} is the row without any policy.", "game.policies", "Name it otherwise.")
    if game.evaluator is None:
        mend = "Add evaluator: {who: NAME, values: {taken: -1}}."
        raise fail("P022", "nobody evaluates the policies.", "game.evaluator", mend)
    bare = replace(game, observed=(), policies=None)
    named = {AS_DESCRIBED: Policy(text="The game as described, without any policy."), **chosen}
    edited = {name: make(bare, policy, named, where=f"policies.{name}") for name, policy in named.items()}
    costs = [due.payment.amount for made in edited.values() for due in made.due]
    count = count_draws([made.game for made in edited.values()], draws, also=costs)
    settings = Settings(count, seed, concept, progress, draws)
    played = fates(edited, who, settings, repeated=game.repeat is not None)
    base = played[AS_DESCRIBED]
    share = _weights(game, who, weights, base)
    means = np.stack([np.nanmean(drawn(fate.value), axis=1) for fate in played.values()])  # (policies, aims)
    regret = means.max(axis=0) - means
    weight = np.array([share[kind] for kind in game.players[who].types])
    values = np.stack([drawn(fate.value) for fate in played.values()])
    names = list(named)
    return PolicyTable(
        evaluator=game.evaluator.who,
        player=who,
        aims=tuple(game.players[who].types),
        weights=share,
        weights_from=weights_from if weights is not None else OWN_PRIORS,
        rows=tuple(
            _row(game, who, name, named[name], played[name], means[index], regret[index], weight)
            for index, name in enumerate(names)
        ),
        best_expected=best_rows(names, -(means @ weight)),
        least_worst_regret=best_rows(names, regret.max(axis=1)),
        switch=(
            *switches(names, _spoken(game, who), means, weight),
            *share_best(names, values, weight),
        ),
        method=f"{base.how.method}; regret on mean values, the same draws for every policy",
        draws=base.how.draws,
        seed=base.how.seed,
        maturity=base.how.maturity,
        warnings=_warnings(played, base, _lost(game, who, weights)),
    )


def weights_from(game: Game, probability: Mapping[str, float], *, player: str | None = None) -> dict[str, float] | None:
    """Probabilities of hypotheses (or of aims) -> weights of the player's aims that sum to 1.

    A hypothesis that several aims stand for is shared by their priors; one that no aim stands for is left out. None
    where no aim stands for any of them or all of those have probability 0.
    """
    who = _player(game, player)
    types = game.players[who].types
    found = dict.fromkeys(types, 0.0)
    for kind, type_ in types.items():
        if type_.hypothesis is not None and type_.hypothesis in probability:
            same = [other.prior.best for other in types.values() if other.hypothesis == type_.hypothesis]
            share = type_.prior.best / sum(same) if sum(same) > 0 else 1 / len(same)
            found[kind] = float(probability[type_.hypothesis]) * share
        else:
            found[kind] = float(probability.get(kind, 0.0))
    total = sum(found.values())
    return {kind: value / total for kind, value in found.items()} if total > 0 else None


def _player(game: Game, player: str | None) -> str:
    who = player or focal_player(game)
    if who is None:
        raise fail("P026", "no player has more than one type.", "game.players", "Policies are compared under aims.")
    if who not in game.players:
        raise unknown("P008", "player", who, game.players, "player")
    return who


def _spoken(game: Game, who: str) -> tuple[str, ...]:
    """The aims of a player in words: their texts, without a full stop, or their ids; ids where texts repeat."""
    types = game.players[who].types
    found = tuple((type_.text or kind.replace("_", " ")).strip().removesuffix(".") for kind, type_ in types.items())
    return found if len(set(found)) == len(found) else tuple(types)


def _weights(game: Game, who: str, weights: Mapping[str, float] | None, base: Fate) -> dict[str, float]:
    if weights is None:
        prior = drawn(base.prior).mean(axis=1)
        return {kind: float(share) for kind, share in zip(game.players[who].types, prior, strict=True)}
    if any(not 0 <= value <= 1 for value in weights.values()):
        raise fail("P027", f"{dict(weights)} are no probabilities.", "weights", "Each lies in 0 to 1.")
    found = weights_from(game, weights, player=who)
    if found is None:
        known = ", ".join(game.players[who].types)
        raise fail("P027", "no weight belongs to an aim.", "weights", f"The aims of {who} are {known}.")
    return found


def _lost(game: Game, who: str, weights: Mapping[str, float] | None) -> float:
    """How much of the given probability belongs to no aim."""
    types = game.players[who].types
    known = set(types) | {type_.hypothesis for type_ in types.values()}
    return sum(value for name, value in (weights or {}).items() if name not in known)


def _paid(fate: Fate, weight: Array) -> tuple[Paid, ...]:
    """What each payer is expected to pay in each period, the aims weighted."""
    total: dict[tuple[str | None, str | None], float] = {}
    for due, by_aim in fate.paid:
        key = (due.payment.payer, due.payment.period)
        total[key] = total.get(key, 0.0) + float(np.array(by_aim) @ weight)
    return tuple(Paid(payer=payer, period=period, amount=amount) for (payer, period), amount in total.items())


def _row(
    game: Game, who: str, name: str, policy: Policy, fate: Fate, means: Array, regret: Array, weight: Array
) -> PolicyRow:
    types = game.players[who].types
    worst = float(regret.max())
    kept = drawn(fate.value)[:, np.isfinite(drawn(fate.value[0]))]
    paid = _paid(fate, weight)
    payers = {row.payer for row in paid}
    return PolicyRow(
        policy=name,
        text=policy.text,
        kind=policy.kind,
        cost=sum(row.amount for row in paid),
        payer=payers.pop() if len(payers) == 1 else None,
        outcomes=tuple(
            Outcome(
                policy=name,
                type=kind,
                hypothesis=type_.hypothesis,
                value=spread(kept[row], best=float(means[row])),
                states={key: value[row] for key, value in fate.states.items()},
                regret=float(regret[row]),
            )
            for row, (kind, type_) in enumerate(types.items())
        ),
        expected=float(means @ weight),
        expected_regret=float(regret @ weight),
        worst_regret=worst,
        worst_under=tuple(
            kind for kind, value in zip(types, regret, strict=True) if value >= worst - SAME and worst > SAME
        ),
        paid=paid,
    )


def _warnings(fates: Mapping[str, Fate], base: Fate, lost_weight: float) -> tuple[str, ...]:
    found = list(base.how.warnings)
    found += [
        f"Under {name!r}, {fate.lost} of {base.how.draws} draws found no equilibrium and were left out."
        for name, fate in fates.items()
        if fate.lost and name != AS_DESCRIBED
    ]
    if lost_weight > 0.005:
        found.append(
            f"Hypotheses with a probability of {lost_weight:.2f} together stand for no aim of this game: the weights "
            "are what is left, put to scale."
        )
    return tuple(found)


__all__ = ["AS_DESCRIBED", "OWN_PRIORS", "stress", "weights_from"]
