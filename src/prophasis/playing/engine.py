"""Running a game: a `Game` noun -> its tree solved for the best values and for draws of everything uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from prophasis.case import Game, Range
from prophasis.playing.describe import Bar, Description, describe
from prophasis.playing.draws import Array, Quantity, Sampler, check_quantity, is_point
from prophasis.playing.expressions import Expression
from prophasis.playing.lower import lower
from prophasis.playing.messages import fail
from prophasis.playing.solvers.tree import METHOD, Solution, solve_tree
from prophasis.playing.tree import Tree

RATIONALITY = Range(low=3.0, best=8.0, high=15.0)
LAPSE = 0.02
DRAWS = 200
SEED = 431
MOST_DRAWS = 100_000


@dataclass(frozen=True)
class Run:
    """A solved game. ``tree`` and ``solution`` hold only the draws that settled; ``lost`` counts the others."""

    description: Description
    tree: Tree
    solution: Solution
    rationality: Range
    seed: int
    draws: int
    lost: int
    defaulted: bool

    @property
    def residual(self) -> float:
        return float(self.solution.residual.max(initial=0.0))

    @property
    def method(self) -> str:
        """What was done, in a line."""
        band = self.rationality
        lam = f"{band.low:g}" if band.is_point else f"{band.low:g}-{band.high:g} (best {band.best:g})"
        drawn = f", {self.draws} stratified draws of everything uncertain" if self.draws else ", no uncertain numbers"
        return f"{METHOD}, lambda {lam}{' by default' if self.defaulted else ''}{drawn}"

    def warnings(self) -> tuple[str, ...]:
        found = []
        if self.defaulted:
            found.append(
                f"The game gives no rationality: lambda {self.rationality.low:g} to {self.rationality.high:g} was "
                "assumed, which suits payoffs that lie between 0 and 1."
            )
        if self.lost:
            found.append(f"{self.lost} of {self.draws} draws found no equilibrium and were left out.")
        return tuple(found)


def run(game: Game, *, draws: int | None = None, seed: int | None = None, barred: Iterable[Bar] = ()) -> Run:
    """Solve a game.

    Args:
        draws: how many draws beside the best values; 0 solves at the best values alone. None: 200 where anything is
            uncertain.
        seed: of the draws; None: the game's own, else 431.

    Raises:
        GameError: what `describe`, `lower` and `solve_tree` raise; P028 for a lambda or a count out of range.
    """
    description = describe(game, barred=barred)
    rationality = game.rationality or RATIONALITY
    check_quantity(rationality, "rationality")
    if rationality.low < 0:
        raise fail("P028", f"lambda {rationality.low:g} is below 0.", "rationality", "0 is chance, 8 a fair start.")
    count = _count(draws, description, rationality)
    used = seed if seed is not None else game.seed if game.seed is not None else SEED
    sampler = Sampler(used, count)
    tree = lower(description, sampler)
    solution = solve_tree(tree, np.atleast_1d(sampler("rationality", rationality)))
    settled = solution.settled
    return Run(
        description=description,
        tree=tree.only(settled),
        solution=solution.only(settled),
        rationality=rationality,
        seed=used,
        draws=count,
        lost=int((~settled).sum()),
        defaulted=game.rationality is None,
    )


def _count(draws: int | None, description: Description, rationality: Range) -> int:
    if draws is not None and not 0 <= draws <= MOST_DRAWS:
        raise fail("P028", f"{draws} draws cannot be made.", "draws", f"Ask for 0 to {MOST_DRAWS:,}.")
    if is_point(rationality) and all(is_point(quantity) for quantity in _quantities(description)):
        return 0
    return DRAWS if draws is None else draws


def _quantities(description: Description) -> Iterator[Quantity]:
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


def spread(values: Array, best: float | None = None) -> Range:
    """5 % and 95 % of the draws around their mean, or around ``best``; widened where that lies outside."""
    found = drawn(np.atleast_1d(values))
    middle = float(found.mean()) if best is None else best
    low, high = (float(part) for part in np.quantile(found, (0.05, 0.95)))
    return Range(low=min(low, middle), best=middle, high=max(high, middle))


__all__ = ["DRAWS", "LAPSE", "RATIONALITY", "SEED", "Run", "drawn", "lapse_of", "run", "spread"]
