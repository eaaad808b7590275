"""Running a game: a `Game` noun -> its tree solved for the best values and for draws of everything uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from prophasis.case import Evaluator, Game, Range
from prophasis.playing.concepts import QRE, Concept, concept_of
from prophasis.playing.describe import Bar, Description, describe
from prophasis.playing.draws import Array, Quantity, Sampler, check_quantity, is_point
from prophasis.playing.expressions import Expression, compile_expression
from prophasis.playing.lower import lower
from prophasis.playing.messages import fail, unknown
from prophasis.playing.solvers.tree import Progress, Solution, solve_tree
from prophasis.playing.tree import Tree

RATIONALITY = Range(low=3.0, best=8.0, high=15.0)
LAPSE = 0.02
DRAWS = 200
SEED = 431
MOST_DRAWS = 100_000


@dataclass(frozen=True)
class Run:
    """A solved game; ``settled`` (D,) says which draws found an equilibrium, draw 0 being the best values."""

    description: Description
    sampler: Sampler
    tree: Tree
    solution: Solution
    rationality: Range
    seed: int
    draws: int
    settled: npt.NDArray[np.bool_]
    defaulted: bool
    concept: Concept

    def clean(self) -> Run:
        """The same run with only the draws that settled."""
        return replace(self, tree=self.tree.only(self.settled), solution=self.solution.only(self.settled))

    @property
    def lost(self) -> int:
        return int((~self.settled).sum())

    @property
    def residual(self) -> float:
        """The largest residual of the draws that settled."""
        return float(self.solution.residual.max(initial=0.0, where=self.solution.settled))

    @property
    def method(self) -> str:
        """What was done, in a line."""
        band = self.rationality
        lam = f"{band.low:g}" if band.is_point else f"{band.low:g}-{band.high:g} (best {band.best:g})"
        drawn = f", {self.draws} stratified draws of everything uncertain" if self.draws else ", no uncertain numbers"
        noise = f", lambda {lam}{' by default' if self.defaulted else ''}" if self.concept.noisy else ""
        return f"{self.concept.method}{noise}{drawn}"

    def warnings(self) -> tuple[str, ...]:
        found = []
        if self.defaulted and self.concept.noisy:
            found.append(
                f"The game gives no rationality: lambda {self.rationality.low:g} to {self.rationality.high:g} was "
                "assumed, which suits payoffs that lie between 0 and 1."
            )
        if self.lost:
            found.append(f"{self.lost} of {self.draws} draws found no equilibrium and were left out.")
        return tuple(found)


def run(
    game: Game,
    *,
    count: int | None = None,
    seed: int | None = None,
    barred: Iterable[Bar] = (),
    evaluator: Evaluator | None = None,
    concept: str = QRE,
    progress: Progress | None = None,
) -> Run:
    """Solve a game.

    Args:
        count: how many draws beside the best values, which are draw 0; None: as `count_draws` says.
        barred: moves that a policy takes away.
        evaluator: whose values the tree's ``worth`` is to hold.
        seed: of the draws; None: the game's own, else 431.
        concept: what players think of each other; one of `concepts.CONCEPTS`.

    Raises:
        GameError: what `describe`, `lower` and `solve_tree` raise; P020 where fewer than half of the draws settle,
            P028 for a lambda out of range, P041 for an unknown concept, P042 for one that does not fit the game.
    """
    way = concept_of(concept)
    description = describe(game, barred=barred)
    rationality = game.rationality or RATIONALITY
    check_quantity(rationality, "rationality")
    if rationality.low < 0:
        raise fail("P028", f"lambda {rationality.low:g} is below 0.", "rationality", "0 is chance, 8 a fair start.")
    drawn_count = count_draws([game], None) if count is None else count
    used = seed if seed is not None else game.seed if game.seed is not None else SEED
    sampler = Sampler(used, drawn_count)
    tree = lower(description, sampler, terms=() if evaluator is None else evaluator_terms(description, evaluator))
    lam = np.atleast_1d(sampler("rationality", rationality))
    solution = solve_tree(tree, lam, progress=progress) if way.name == QRE else way.solve(tree, lam)
    settled = solution.settled
    if settled.mean() < 0.5:
        what = f"only {settled.sum()} of {len(settled)} draws found an equilibrium."
        raise fail("P020", what, "rationality", "Try a smaller lambda, or payoffs of a smaller scale.")
    return Run(
        description=description,
        sampler=sampler,
        tree=tree,
        solution=solution,
        rationality=rationality,
        seed=used,
        draws=drawn_count,
        settled=settled,
        defaulted=game.rationality is None,
        concept=way,
    )


def evaluator_terms(description: Description, evaluator: Evaluator) -> list[tuple[str, Expression]]:
    """Each term of the evaluator's values: a state variable times its weight, or an expression as it stands."""
    if not evaluator.values:
        mend = "Write {taken: -1, fought: -0.5}: what each state variable is worth."
        raise fail("P022", "the evaluator values nothing.", "evaluator.values", mend)
    terms = []
    for name, weight in evaluator.values.items():
        where = f"evaluator.values.{name}"
        expression = compile_expression(weight, where=where)
        if expression.is_constant and name not in description.state:
            raise unknown("P022", "state variable", name, description.state, where)
        description.check(expression, description.true_names, where)
        if name in description.state:
            expression = compile_expression(f"({expression.text})*{name}", where=where)
        terms.append((where, expression))
    return terms


def count_draws(games: Iterable[Game], draws: int | None, *, also: Iterable[Quantity] = ()) -> int:
    """How many draws these games need: none where nothing is uncertain, else ``draws`` or 200 (P028)."""
    if draws is not None and not 0 <= draws <= MOST_DRAWS:
        raise fail("P028", f"{draws} draws cannot be made.", "draws", f"Ask for 0 to {MOST_DRAWS:,}.")
    certain = all(is_point(quantity) for game in games for quantity in _quantities(game))
    if certain and all(is_point(quantity) for quantity in also):
        return 0
    return DRAWS if draws is None else draws


def _quantities(game: Game) -> Iterator[Quantity]:
    description = describe(game)
    yield game.rationality or RATIONALITY
    yield from description.parameters.values()
    for priors in description.priors.values():
        yield from priors.values()
    for by_type in description.values.values():
        for values in by_type.values():
            yield from (value for value in values.values() if not isinstance(value, Expression))
    for view in description.beliefs.values():
        for belief in view.values():
            yield from belief.values()
    for believed in description.believed.values():
        yield from believed.values()


def lapse_of(game: Game, lapse: float | None) -> float:
    """The lapse in effect (P028 where it is no probability below 1)."""
    found = lapse if lapse is not None else game.lapse if game.lapse is not None else LAPSE
    if not 0 <= found < 1:
        raise fail("P028", f"a lapse of {found:g} has no meaning.", "lapse", "It is a probability; 0.02 is usual.")
    return found


def drawn(values: Array) -> Array:
    """The draws of an array without the best values that stand first, where there are any others."""
    return values[..., 1:] if values.shape[-1] > 1 else values


def spread(values: Array, best: float | None = None, *, weight: Array | None = None) -> Range:
    """5 % and 95 % of the draws around their mean, or around ``best``; widened where that lies outside.

    ``weight`` (D,) says how much each draw counts; all alike where None or where all are 0.
    """
    found = drawn(np.atleast_1d(values))
    shares = np.ones(found.shape) if weight is None else np.broadcast_to(drawn(weight), found.shape)
    shares = shares if shares.sum() > 0 else np.ones(found.shape)
    middle = float(np.average(found, weights=shares)) if best is None else best
    low, high = weighted_quantiles(found, shares, (0.05, 0.95))
    return Range(low=min(low, middle), best=middle, high=max(high, middle))


def weighted_quantiles(values: Array, weights: Array, at: tuple[float, ...]) -> tuple[float, ...]:
    """Quantiles of weighted numbers, between neighbours by straight lines (equal weights: the usual ones)."""
    order = np.argsort(values, kind="stable")
    sorted_values, sorted_weights = values[order], weights[order]
    total = sorted_weights.sum()
    if len(values) == 1 or total <= sorted_weights.max():
        return tuple(float(sorted_values[sorted_weights.argmax()]) for _ in at)
    middle = np.cumsum(sorted_weights) - sorted_weights / 2
    place = (middle - middle[0]) / (middle[-1] - middle[0])
    return tuple(float(np.interp(share, place, sorted_values)) for share in at)


__all__ = [
    "DRAWS",
    "LAPSE",
    "RATIONALITY",
    "SEED",
    "Run",
    "count_draws",
    "drawn",
    "lapse_of",
    "run",
    "spread",
    "weighted_quantiles",
]
