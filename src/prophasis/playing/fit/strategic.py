"""Strategic probit and logit: a table of outcomes and terms for each utility -> a `Fit` by maximum likelihood.

Signorino (1999, 2003), Signorino & Tarar (2006), Lewis & Schultz (2003). The first start is statistical backward
induction (Bas, Signorino & Walker 2008): the last choice is fitted alone, then the one before with the chances of the
later ones as they were fitted; the other starts are random.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from prophasis.case import Fit
from prophasis.playing.draws import Array
from prophasis.playing.fit.choice import (
    SHAPES,
    WORDS,
    Choice,
    Error,
    Link,
    Played,
    choices_of,
    ends_of,
    movers_of,
    play_out,
)
from prophasis.playing.fit.design import INTERCEPT, Index, columns_of, index
from prophasis.playing.fit.dual import variables
from prophasis.playing.fit.maximise import Objective, Progress, maximise, penalised
from prophasis.playing.fit.outcome import Seen, outcomes_of
from prophasis.playing.fit.summary import fit_record, random_starts, sizes_of
from prophasis.playing.fit.table import Table
from prophasis.playing.messages import fail, unknown

STARTS = 10
SEED = 431

Key = tuple[int, int]  # (player, place of the end)


@dataclass(frozen=True)
class Model:
    """A strategic model with its data, ready for a likelihood.

    Attributes:
        indices: (player, end) -> its linear index; utilities that are not here are 0.
        seen: (n,) place of the outcome of each row.
        scaled: whether log(sigma), a common factor of the errors, is the last estimate.
    """

    shape: Choice
    link: Link
    error: Error
    indices: Mapping[Key, Index]
    seen: np.ndarray[tuple[int], np.dtype[np.int64]]
    scaled: bool = False

    @property
    def slices(self) -> dict[Key, slice]:
        """Where each index's coefficients stand among the estimates."""
        found, at = {}, 0
        for key, one in self.indices.items():
            found[key] = slice(at, at + one.size)
            at += one.size
        return found

    @property
    def size(self) -> int:
        return sum(one.size for one in self.indices.values()) + int(self.scaled)

    def played(self, theta: Array) -> Played:
        """The solved shape at some estimates."""
        utilities = [
            one.matrix @ theta[part] + one.fixed
            for one, part in zip(self.indices.values(), self.slices.values(), strict=True)
        ]
        if self.scaled:
            utilities.append(np.full(len(self.seen), theta[-1]))
        given = variables(np.column_stack(utilities))
        scale = given.pop().exp() if self.scaled else None
        return play_out(
            self.shape, dict(zip(self.indices, given, strict=True)), link=self.link, error=self.error, scale=scale
        )

    def gradient(self, slope: Array) -> Array:
        """(n, U) slopes by utilities -> (k,) slope by estimates, summed over rows."""
        parts = [one.matrix.T @ slope[:, place] for place, one in enumerate(self.indices.values())]
        return np.concatenate([*parts, [slope[:, -1].sum()]] if self.scaled else parts)

    def log_likelihood(self, theta: Array) -> tuple[float, Array]:
        """The log-likelihood and its exact gradient."""
        ends = self.played(theta).ends
        rows = np.arange(len(self.seen))
        value = np.stack([end.value for end in ends])[self.seen, rows].sum()
        slope = np.zeros_like(ends[0].slope)
        for place, end in enumerate(ends):
            here = self.seen == place
            slope[here] = end.slope[here]
        return float(value), self.gradient(slope)

    def shares(self, theta: Array) -> Array:
        """The mean probability of each outcome."""
        return np.array([float(np.exp(end.value).mean()) for end in self.played(theta).ends])

    def of_choice(self, choice: Choice, theta: Array) -> tuple[float, Array]:
        """The log-likelihood of one choice alone, in the rows that reached it."""
        left, right = self.played(theta).branches[choice]
        went_left, went_right = (np.isin(self.seen, ends_of(node)) for node in (choice.left, choice.right))
        value = float(left.value[went_left].sum() + right.value[went_right].sum())
        slope = np.where(went_left[:, None], left.slope, 0.0) + np.where(went_right[:, None], right.slope, 0.0)
        return value, self.gradient(slope)


def fit_strategic(
    table: Table,
    *,
    outcome: Sequence[str],
    utilities: Mapping[tuple[str, int], Sequence[str]],
    order: Sequence[str] | None = None,
    fixed: Mapping[tuple[str, int], float] | None = None,
    movers: str = "two",
    link: str = "probit",
    error: str = "agent",
    scale: bool = False,
    penalty: float = 0.0,
    starts: int = STARTS,
    seed: int = SEED,
    progress: Progress | None = None,
) -> Fit:
    """Fit a strategic probit or logit.

    Args:
        outcome: one column that holds the outcome, or one 0/1 column for each outcome in the order of the ends.
        utilities: (outcome, player) -> terms; a utility without terms is 0 there.
        order: names of the outcomes in the order of the shape's ends, where ``outcome`` is a single column.
        fixed: (outcome, player) -> a known utility, added to its terms.
        movers: ``two`` (status quo, capitulation, war), ``two-sided`` (four ends) or ``three``.
        scale: estimate the common spread of the errors (needs a fixed utility).
        penalty: weight of a log-F penalty on every estimate, 0 for none.

    Raises:
        GameError: P031-P036: column, value, term, model or data that cannot be used.
    """
    shape = _shape(movers, link, error)
    used = {INTERCEPT} | {term for terms in utilities.values() for term in terms}
    keep = ~table.missing([*columns_of(table, used, where="terms"), *outcome])
    seen = outcomes_of(table, keep, outcome, order, len(ends_of(shape)))
    indices = _indices(table, keep, shape, seen, utilities, fixed or {})
    model = Model(shape, cast("Link", link), cast("Error", error), indices, seen.places, scale)
    _check(model, seen, scale, fixed or {}, table.name)
    scales = _scales(model)
    objective = penalised(model.log_likelihood, penalty)
    first = backward(model, penalty, scales)
    peak = maximise(objective, [first, *random_starts(len(first), scales, starts - 1, seed)], scales, progress=progress)
    names = [f"{seen.names[end]}.{player}: {term}" for (player, end), one in indices.items() for term in one.names]
    return fit_record(
        peak,
        model=f"strategic {link}, {WORDS[movers]}; {'agent error' if error == 'agent' else 'private information'}",
        table=table,
        rows=int(keep.sum()),
        outcomes=seen.names,
        names=[*names, "log(sigma)"] if scale else names,
        log_likelihood=model.log_likelihood(peak.theta)[0],
        observed=seen.shares,
        predicted=model.shares(peak.theta),
        base=seen.base,
        penalty=penalty,
        sizes=sizes_of(indices.values(), peak.theta),
        seed=seed,
        how="statistical backward induction and random starts",
    )


def _shape(movers: str, link: str, error: str) -> Choice:
    if movers not in SHAPES:
        raise unknown("P034", "shape", movers, SHAPES, "movers")
    if link not in ("probit", "logit"):
        raise unknown("P034", "link", link, ("probit", "logit"), "link")
    if error not in ("agent", "private"):
        raise unknown("P034", "error", error, ("agent", "private"), "error")
    if link == "logit" and error == "private":
        what = "private information with a logit has no closed form."
        raise fail("P034", what, "error", "Use a probit, or agent error.")
    return SHAPES[movers]


def _indices(
    table: Table,
    keep: np.ndarray[tuple[int], np.dtype[np.bool_]],
    shape: Choice,
    seen: Seen,
    utilities: Mapping[tuple[str, int], Sequence[str]],
    fixed: Mapping[tuple[str, int], float],
) -> dict[Key, Index]:
    matters = movers_of(shape)
    found: dict[Key, Index] = {}
    for name, player in dict.fromkeys([*utilities, *fixed]):
        where = f"utility {name}.{player}"
        if name not in seen.names:
            raise unknown("P034", "outcome", name, seen.names, f"{table.name}, {where}")
        if player not in matters:
            raise unknown("P034", "player", str(player), map(str, matters), f"{table.name}, {where}")
        end = seen.names.index(name)
        if end not in matters[player]:
            known = ", ".join(f"{seen.names[place]}.{player}" for place in matters[player])
            what = f"what {name} is worth to player {player} changes no choice of that player."
            raise fail("P034", what, f"{table.name}, {where}", f"Its utilities: {known}.")
        one = index(table, keep, utilities.get((name, player), ()), where=where)
        found[player, end] = Index(one.names, one.matrix, float(fixed.get((name, player), 0.0)))
    return dict(sorted(found.items()))


def _check(model: Model, seen: Seen, scale: bool, fixed: Mapping[tuple[str, int], float], name: str) -> None:
    """Refuse utilities that no data can tell apart: only differences between ends move a choice."""
    if not model.size:
        raise fail("P034", "no utility has terms.", name, "Say what the outcomes are worth: war.2=1,balance.")
    if scale and not any(fixed.values()):
        mend = "Fix the utility of some outcome, or leave the scale."
        raise fail("P034", "the spread of the errors has no unit to be measured in.", name, mend)
    if model.size >= len(model.seen):
        raise fail("P035", f"{model.size} numbers cannot be had from {len(model.seen)} rows.", name, "Use fewer terms.")
    for choice in choices_of(model.shape):
        ends = ends_of(choice)
        held = [
            set(model.indices[choice.player, end].names) if (choice.player, end) in model.indices else set()
            for end in ends
        ]
        for term in sorted(set.intersection(*held)):
            where = f"{name}, player {choice.player}"
            what = f"the term {term} stands in the utility of every outcome that player {choice.player} can choose."
            raise fail("P034", what, where, f"Only differences count: leave it out of {seen.names[ends[0]]}.")


def _scales(model: Model) -> Array:
    """(k,) root mean square of each estimate's column."""
    parts = [np.sqrt((one.matrix**2).mean(axis=0)) for one in model.indices.values()]
    return np.concatenate([*parts, [1.0]] if model.scaled else parts)


def backward(model: Model, penalty: float, scales: Array) -> Array:
    """(k,) statistical backward induction: each choice fitted alone, the later ones first, over its player's terms."""
    theta = np.zeros(model.size)
    for choice in choices_of(model.shape):
        ends = set(ends_of(choice))
        parts = [part for (player, end), part in model.slices.items() if player == choice.player and end in ends]
        own = np.concatenate([np.arange(part.start, part.stop) for part in parts]) if parts else np.zeros(0, dtype=int)
        if len(own):
            alone = penalised(_alone(model, choice, theta, own), penalty)
            theta[own] = maximise(alone, [theta[own]], scales[own]).theta
    return np.asarray(theta)


def _alone(model: Model, choice: Choice, theta: Array, own: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Objective:
    def objective(part: Array) -> tuple[float, Array]:
        whole = theta.copy()
        whole[own] = part
        value, slope = model.of_choice(choice, whole)
        return value, slope[own]

    return objective


__all__ = ["SEED", "STARTS", "Model", "backward", "fit_strategic"]
