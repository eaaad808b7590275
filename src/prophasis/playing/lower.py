"""Lowering: a checked description and a sampler -> the flat arrays of `Tree`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from prophasis.playing.describe import LAST, Action, Description, Step
from prophasis.playing.draws import Array, Quantity, Sampler
from prophasis.playing.expressions import TYPE, Expression, Number, Value
from prophasis.playing.grow import Closing, Node, Numbers, all_profiles, finite, grow, shape_of, type_players, view_of
from prophasis.playing.messages import brief, fail
from prophasis.playing.ties import in_proportion
from prophasis.playing.tree import CHANCE, END, Ints, Shape, Tree, given

MOST_CELLS = 40_000_000  # nodes times players times draws: 320 MB an array
ROUNDING = 1e-9


def lower(description: Description, sampler: Sampler, *, terms: Sequence[tuple[str, Expression]] = ()) -> Tree:
    """Build the tree of a game for the best values and ``sampler.count`` draws.

    Args:
        terms: (where it stands, expression); their sum at each end of play, by the true numbers, is ``worth``.

    Raises:
        GameError: P005 (odds out of range), P015 (too large), P016 (a condition that differs between draws),
            P017 (a number that is not finite), P046 (no last round).
    """
    if description.endless:
        what = "a game without a last round has no tree."
        raise fail("P046", what, "repeat.rounds", "Play it for its stationary equilibria, or give it rounds.")
    numbers = Numbers(description, sampler, description.movers)
    profiles = all_profiles(description)
    return fill(description, numbers, grow(description, numbers, len(profiles)), profiles, terms=terms)


def fill(
    description: Description,
    numbers: Numbers,
    nodes: list[Node],
    profiles: Ints,
    *,
    terms: Sequence[tuple[str, Expression]] = (),
) -> Tree:
    """The arrays of a tree whose public nodes are grown; arguments and errors as in `lower`."""
    draws = numbers.sampler.count + 1
    cells = len(nodes) * len(profiles) * len(description.movers) * draws
    if cells > MOST_CELLS:
        size = f"{len(nodes) * len(profiles):,} nodes in {draws - 1:,} draws"
        raise fail("P015", f"the game is too large for one run: {size}.", "game", "Ask for fewer draws.")
    filler = Filler(description, numbers, nodes, shape_of(description, nodes), profiles)
    entry, group, starts = filler.entries()
    return Tree(
        shape=filler.shape,
        types=tuple(description.types[name] for name in filler.columns),
        type_players=filler.columns,
        profiles=profiles,
        priors=filler.priors(),
        chances={name: filler.chances(name) for name in filler.columns},
        odds=filler.odds(),
        payoffs=filler.payoffs(),
        final=filler.final(),
        worth=filler.total(terms),
        entry=entry,
        group=group,
        starts=starts,
        draws=filler.draws,
        present=filler.present(entry, len(group)),
        ties=filler.ties(),
    )


class Filler:
    """Puts numbers into the arrays of one tree."""

    def __init__(
        self, description: Description, numbers: Numbers, nodes: list[Node], shape: Shape, profiles: Ints
    ) -> None:
        self.description = description
        self.numbers = numbers
        self.nodes = nodes
        self.shape = shape
        self.profiles = profiles
        self.columns = type_players(description)
        self.draws = numbers.sampler.count + 1

    def entries(self) -> tuple[Ints, Ints, Ints]:
        """``entry`` (M, T), ``group`` (K,) and ``starts`` (G,) of `Tree`."""
        shape, profiles = self.shape, self.profiles
        entry = np.full((shape.size, len(profiles)), -1, dtype=np.int64)
        first_group: dict[int, int] = {}
        moves: list[int] = []
        for node in np.flatnonzero(shape.actor >= 0):
            info, who, count = int(shape.info[node]), int(shape.actor[node]), int(shape.count[node])
            if info not in first_group:
                first_group[info] = len(moves)
                moves += [count] * len(self.description.types[shape.players[who]])
        starts = np.concatenate(([0], np.cumsum(moves, dtype=np.int64)))
        for node in np.flatnonzero(shape.actor >= 0):
            own = profiles[:, int(shape.actor[node])]
            groups = first_group[int(shape.info[node])] + own
            for position, child in enumerate(shape.children(int(node))):
                entry[child] = starts[groups] + position
        group = np.repeat(np.arange(len(moves)), moves) if moves else np.zeros(0, dtype=np.int64)
        return entry, group.astype(np.int64), starts[:-1]

    def present(self, entry: Ints, size: int) -> Array | None:
        """(K,) the inverse of the discount of each decision's round; None where nothing is repeated or discounted."""
        discount = self.description.discount
        if self.description.rounds == 1 or discount in (0.0, 1.0):
            return None
        found = np.ones(size)
        for node in np.flatnonzero(entry[:, 0] >= 0):
            found[entry[node]] = discount ** -(self.nodes[self.shape.parent[node]].round - 1)
        return found

    def priors(self) -> Array:
        """(V, T, D) chance of each profile as each viewer sees it; its own type is taken as given."""
        rows = [self._prior(None), *(self._prior(name) for name in self.shape.players)]
        return np.stack(np.broadcast_arrays(*rows))

    def _prior(self, viewer: str | None) -> Array:
        row = np.ones((len(self.profiles), 1))
        for column, name in enumerate(self.columns):
            if name != viewer:
                row = row * self.chances(name, viewer)[self.profiles[:, column]]
        ties = self.ties(viewer)
        if ties is None:
            return row
        row = row * ties
        return row / row.sum(axis=0) if viewer is None else given(row, self.profiles[:, self.columns.index(viewer)])

    def ties(self, viewer: str | None = None) -> Array | None:
        """(T, D) what multiplies the chance of each profile where types are drawn together, in a viewer's eyes.

        The factors of the game, put to scale so that every player's own chances stay what they are.
        """
        if not self.description.together:
            return None
        factor = np.ones((len(self.profiles), 1))
        for tie in self.description.together:
            which = np.ones(len(self.profiles), dtype=bool)
            for name, kind in tie.types.items():
                wanted = self.description.types[name].index(kind)
                which &= self.profiles[:, self.columns.index(name)] == wanted
            factor[which] *= tie.factor
        return in_proportion(
            factor, [(self.profiles[:, row], self.chances(name, viewer)) for row, name in enumerate(self.columns)]
        )

    def chances(self, player: str, viewer: str | None = None) -> Array:
        """(types, D) prior over a player's types in a viewer's eyes (None: the truth), put to scale in each draw."""
        about = self.description.beliefs.get(viewer or "", {})
        given: dict[str, Quantity] = dict(about.get(player) or self.description.priors[player])
        place = f"beliefs.{viewer}.{player}" if player in about else f"players.{player}.types"
        parts = [np.atleast_1d(self.numbers.sampler(f"{place}.{kind}", prior)) for kind, prior in given.items()]
        raw = np.stack(np.broadcast_arrays(*parts))
        return np.asarray(raw / raw.sum(axis=0), dtype=np.float64)

    def odds(self) -> Array:
        """(V, M, T, D) probability of each move of chance; axes of length 1 where nothing differs along them."""
        chance = [node for node in range(self.shape.size) if self.shape.actor[node] == CHANCE]
        involved = {node: self._involved(a.odds for a in self._step(node).actions) for node in chance}
        viewers = range(1 if self.numbers.one_view else len(self.numbers.scopes))
        cells: list[tuple[int, int, npt.NDArray[np.bool_], Number]] = []
        for node, viewer in product(chance, viewers):
            for which, scope in self._scopes(self.nodes[node], viewer, involved[node]):
                found = _outcomes(self._step(node), scope)
                cells += [(viewer, child, which, p) for child, p in zip(self.shape.children(node), found, strict=True)]
        wide = len(self.profiles) if any(involved.values()) else 1
        deep = self.draws if any(isinstance(p, np.ndarray) for *_, p in cells) else 1
        odds = np.ones((len(viewers), self.shape.size, wide, deep))
        for viewer, child, which, p in cells:
            odds[viewer, child, which if wide > 1 else slice(None)] = p
        return odds

    def _step(self, node: int) -> Step:
        step = self.nodes[node].step
        assert step is not None
        return step

    def _involved(self, expressions: Iterable[Expression | None], own: str | None = None) -> tuple[str, ...]:
        """The players whose types or values some expression uses."""
        names = {name for expression in expressions if expression is not None for name in expression.names}
        found = {name.partition(".")[0] for name in names if "." in name}
        if own is not None and names & set(next(iter(self.description.values[own].values()), {})):
            found.add(own)
        return tuple(name for name in self.columns if name in found)

    def _scopes(
        self, here: Node | Closing, viewer: int, involved: tuple[str, ...], own: str | None = None
    ) -> Iterator[tuple[npt.NDArray[np.bool_], dict[str, Value]]]:
        """For each combination of the involved players' types: the profiles that hold it, and the names it gives."""
        base: dict[str, Value] = {**self.numbers.scopes[viewer], LAST: here.last}
        base.update(
            {name: view_of(value, 0 if self.numbers.one_view else viewer) for name, value in here.state.items()}
        )
        for kinds in product(*(enumerate(self.description.types[name]) for name in involved)):
            which = np.ones(len(self.profiles), dtype=bool)
            scope = dict(base)
            for name, (number, kind) in zip(involved, kinds, strict=True):
                which &= self.profiles[:, self.columns.index(name)] == number
                scope[f"{name}.{TYPE}"] = kind
                for value in self.description.values[name][kind]:
                    scope[f"{name}.{value}"] = self.numbers.value(name, kind, value, viewer)
                    if name == own:
                        scope[value] = scope[f"{name}.{value}"]
            yield which, scope

    def worth(self, expression: Expression, viewer: int, where: str, own: str | None = None) -> Array:
        """(M, T, D) an expression at every end of play, 0 elsewhere; D is 1 where no draw changes it.

        Where rounds are repeated it is the sum over the rounds that ended on the way, discounted.
        """
        involved = self._involved([expression], own)
        discount = self.description.discount
        cells = [
            (index, which, finite(expression(scope), expression, where) * discount ** (closing.round - 1))
            for index, node in enumerate(self.nodes)
            for closing in node.closed
            for which, scope in self._scopes(closing, viewer, involved, own)
        ]
        deep = self.draws if any(isinstance(value, np.ndarray) for *_, value in cells) else 1
        found = np.zeros((self.shape.size, len(self.profiles), deep))
        for index, which, value in cells:
            found[index, which] += value
        if self.description.rounds > 1:
            for level in self.shape.levels[1:]:
                found[level] += found[self.shape.parent[level]]
            found[self.shape.actor != END] = 0.0
        return found

    def payoffs(self) -> Array:
        """(P, M, T, D) what each player gets in its own eyes."""
        rows = [
            self.worth(self.description.payoffs[name], 1 + index, f"payoffs.{name}", own=name)
            for index, name in enumerate(self.shape.players)
        ]
        return np.stack(np.broadcast_arrays(*rows))

    def total(self, terms: Sequence[tuple[str, Expression]]) -> Array:
        """(M, T, D) the sum of some expressions at every end of play, by the true numbers."""
        rows = [self.worth(expression, 0, where) for where, expression in terms]
        return np.asarray(sum(rows, np.zeros((self.shape.size, len(self.profiles), 1))))

    def final(self) -> dict[str, Array]:
        """State variable -> (M, D) its true value at each node."""
        return {
            name: np.stack(np.broadcast_arrays(*(np.atleast_1d(view_of(node.state[name], 0)) for node in self.nodes)))
            for name in self.description.state
        }


def _outcomes(step: Step, scope: dict[str, Value]) -> list[Number]:
    """The probability of each outcome of a chance stage; the one without odds takes the rest (P005)."""
    given = [None if action.odds is None else _probability(action, action.odds, step, scope) for action in step.actions]
    total = sum((p for p in given if p is not None), 0.0)
    where = f"{step.where}, odds"
    if None in [type(p) if p is not None else None for p in given]:
        if np.any(np.asarray(total) > 1 + ROUNDING):
            raise fail("P005", f"the odds sum to {np.max(total):g}.", where, "They leave nothing for the rest.")
        rest = np.maximum(1.0 - np.asarray(total), 0.0)
        return [(rest if rest.ndim else float(rest)) if p is None else p for p in given]
    if np.any(np.abs(np.asarray(total) - 1) > 1e-6):
        worst = np.asarray(total).flat[np.argmax(np.abs(np.asarray(total) - 1))]
        raise fail("P005", f"the odds sum to {worst:g}.", where, "They sum to 1; leave one out and it takes the rest.")
    return [p / total for p in given if p is not None]


def _probability(action: Action, odds: Expression, step: Step, scope: dict[str, Value]) -> Number:
    where = f"{step.where}, odds of {action.name}"
    value = finite(odds(scope), odds, where)
    low, high = float(np.min(value)), float(np.max(value))
    if low < -ROUNDING or high > 1 + ROUNDING:
        worst = low if low < 0 else high
        mend = "A probability lies in 0 to 1; a bound such as `min(1, …)` keeps it there."
        raise fail("P005", f"{brief(odds.text)} gives {worst:g}.", where, mend)
    return np.clip(value, 0.0, 1.0) if isinstance(value, np.ndarray) else min(max(value, 0.0), 1.0)


__all__ = ["Filler", "fill", "lower"]
