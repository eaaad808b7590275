"""Growing: a checked description and drawn numbers -> the public tree, breadth first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, product

import numpy as np

from prophasis.playing.describe import LAST, Action, Description, Step
from prophasis.playing.draws import Sampler
from prophasis.playing.expressions import Expression, Number, Value
from prophasis.playing.messages import brief, fail
from prophasis.playing.tree import CHANCE, END, Ints, Shape

MOST_NODES = 100_000  # public nodes times profiles

State = dict[str, Number]
Seen = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Closing:
    """The end of a round: which one, and the public names at that point, in which its payoffs are worked out."""

    round: int
    state: State
    last: str


@dataclass
class Node:
    """A public node while the tree is built; ``closed`` holds the rounds that end there."""

    parent: int
    move: str
    state: State
    last: str
    seen: tuple[Seen, ...]
    step: Step | None = None
    action: Action | None = None
    first: int = 0
    count: int = 0
    round: int = 1
    closed: list[Closing] = field(default_factory=list)


@dataclass
class Numbers:
    """Every uncertain number drawn: ``scope[v]`` holds the parameters as viewer v sees them (0 is the truth)."""

    description: Description
    sampler: Sampler
    viewers: tuple[str, ...]
    scopes: list[dict[str, Value]] = field(default_factory=list)
    _values: dict[tuple[str, str, str, int], Number] = field(default_factory=dict)

    def __post_init__(self) -> None:
        truth = {name: self.sampler(f"parameters.{name}", q) for name, q in self.description.parameters.items()}
        self.scopes = [dict(truth)]
        for viewer in self.viewers:
            believed = self.description.believed.get(viewer, {})
            drawn = {name: self.sampler(f"beliefs.{viewer}.parameters.{name}", q) for name, q in believed.items()}
            self.scopes.append({**truth, **drawn})

    @property
    def one_view(self) -> bool:
        return not self.description.believed

    def value(self, player: str, kind: str, name: str, viewer: int) -> Number:
        """A type's value; an expression is worked out with the viewer's parameters."""
        key = (player, kind, name, viewer)
        if key not in self._values:
            self._values[key] = self._value(player, kind, name, viewer)
        return self._values[key]

    def _value(self, player: str, kind: str, name: str, viewer: int) -> Number:
        given = self.description.values[player][kind][name]
        path = f"players.{player}.values.{kind}.{name}"
        if isinstance(given, Expression):
            return finite(given(self.scopes[viewer]), given, path)
        return self.sampler(path, given)

    def public(self) -> list[dict[str, Value]]:
        """The scopes that state changes and conditions are worked out in: one where all viewers agree."""
        return self.scopes[:1] if self.one_view else self.scopes


def finite(value: Number, expression: Expression, where: str) -> Number:
    """``value``, unless it is not a finite number in some draw (P017)."""
    if not np.all(np.isfinite(value)):
        raise fail("P017", f"{brief(expression.text)} is not a number there.", where, "Look for a zero or a negative.")
    return value


def all_profiles(description: Description) -> Ints:
    """(T, players) every combination of types, those of the paid players first."""
    counts = [range(len(description.types[name])) for name in type_players(description)]
    size = int(np.prod([len(count) for count in counts], dtype=float))
    if size > MOST_NODES:
        raise fail("P015", f"the game has {size:,} combinations of types.", "players", _SMALLER)
    return np.array(list(product(*counts)), dtype=np.int64).reshape(size, len(counts))


_SMALLER = (
    f"A tree takes {MOST_NODES:,} nodes: use fewer types, stages or moves, or write stages that recur under `repeat`, "
    "whose rounds are solved one by one by public beliefs."
)


def type_players(description: Description) -> tuple[str, ...]:
    movers = description.movers
    return (*movers, *(name for name in description.players if name not in movers))


def grow(description: Description, numbers: Numbers, profiles: int) -> list[Node]:
    """All public nodes, breadth first."""
    scopes = numbers.public()
    start: list[State] = [{} for _ in scopes]
    for name, expression in description.state.items():
        for view, scope in zip(start, scopes, strict=True):
            view[name] = finite(expression(scope), expression, f"state.{name}")
    root = Node(-1, "", _join(start), "", tuple(() for _ in description.players))
    _go_on(description, numbers, root, _next_step(description, numbers, root, 0))
    nodes, at = [root], 0
    while at < len(nodes):
        node = nodes[at]
        if node.step is not None:
            node.first, node.count = len(nodes), len(node.step.actions)
            nodes.extend(_child(description, numbers, nodes, at, action) for action in node.step.actions)
        if len(nodes) * profiles > MOST_NODES:
            size = f"{len(nodes):,} and more sequences of moves times {profiles:,} combinations of types"
            raise fail("P015", f"the game is too large: {size}.", "game.stages", _SMALLER)
        at += 1
    return nodes


def _join(views: list[State]) -> State:
    """One state from each viewer's: an array over viewers only where they differ."""
    joined: State = {}
    for name in views[0]:
        parts = [view[name] for view in views]
        if len(parts) == 1 or all(not isinstance(part, np.ndarray) and part == parts[0] for part in parts):
            joined[name] = parts[0]
        else:
            joined[name] = np.stack(np.broadcast_arrays(*(np.atleast_1d(part) for part in parts)))
    return joined


def view_of(value: Number, viewer: int) -> Number:
    """A state variable in one viewer's eyes."""
    return value[viewer] if isinstance(value, np.ndarray) and value.ndim == 2 else value


def public_scopes(numbers: Numbers, state: State, last: str) -> Iterator[dict[str, Value]]:
    for viewer, scope in enumerate(numbers.public()):
        yield {**scope, **{name: view_of(value, viewer) for name, value in state.items()}, LAST: last}


def _child(description: Description, numbers: Numbers, nodes: list[Node], parent: int, action: Action) -> Node:
    before = nodes[parent]
    step = before.step
    assert step is not None
    last = action.name if step.who is not None else before.last
    state = _changed(action.changes, numbers, before.state, before.last, f"{step.where}, move {action.name}")
    seen = tuple(
        (*history, (step.index, action.name if name == step.who or name not in step.hide else "?"))
        for name, history in zip(description.players, before.seen, strict=True)
    )
    node = Node(parent, action.name, state, last, seen, action=action, round=before.round)
    following = None if action.ends else _next_step(description, numbers, node, step.index + 1)
    _go_on(description, numbers, node, following)
    return node


def _go_on(description: Description, numbers: Numbers, node: Node, step: Step | None) -> None:
    """Let play stand at ``step``; where there is none the round ends and, if there is another, that one begins."""
    node.step = step
    while node.step is None:
        node.closed.append(Closing(node.round, node.state, node.last))
        over = description.until is not None and _holds("repeat.until", description.until, numbers, node)
        if node.round >= description.rounds or over:
            return
        node.state = _changed(description.drift, numbers, node.state, node.last, "repeat.drift")
        node.round, node.last = node.round + 1, ""
        node.step = _next_step(description, numbers, node, 0)


def between(description: Description, numbers: Numbers, node: Node) -> State | None:
    """The state in which the round after the one that ends at ``node`` starts; None where `until` ends the game."""
    if description.until is not None and _holds("repeat.until", description.until, numbers, node):
        return None
    return _changed(description.drift, numbers, node.state, node.last, "repeat.drift")


def _changed(
    changes: tuple[tuple[str, Expression], ...], numbers: Numbers, state: State, last: str, where: str
) -> State:
    """The state after some changes, all of which see it as it was."""
    if not changes:
        return state
    views: list[State] = []
    for viewer, scope in enumerate(public_scopes(numbers, state, last)):
        view = {name: view_of(value, viewer) for name, value in state.items()}
        for variable, expression in changes:
            view[variable] = finite(expression(scope), expression, f"{where}, {variable}")
        views.append(view)
    return _join(views)


def _next_step(description: Description, numbers: Numbers, node: Node, start: int) -> Step | None:
    """The first stage from ``start`` on that is reachable, or None where play ends."""
    for step in description.steps[start:]:
        if step.after and node.last not in step.after:
            continue
        if step.when is None or _holds(f"{step.where}, when", step.when, numbers, node):
            return step
    return None


def _holds(where: str, when: Expression, numbers: Numbers, node: Node) -> bool:
    found: set[bool] = set()
    for scope in public_scopes(numbers, node.state, node.last):
        found |= set(np.atleast_1d(np.not_equal(finite(when(scope), when, where), 0)).tolist())
    if len(found) > 1:
        what = f"{brief(when.text)} holds in some draws or views and not in others."
        raise fail("P016", what, where, "A condition may not hang on an uncertain parameter.")
    return found.pop()


def shape_of(description: Description, nodes: list[Node]) -> Shape:
    players = description.movers
    parent = np.array([node.parent for node in nodes], dtype=np.int64)
    depth = np.zeros(len(nodes), dtype=np.int64)
    for index in range(1, len(nodes)):
        depth[index] = depth[parent[index]] + 1
    edges = np.searchsorted(depth, np.arange(depth[-1] + 2))
    sets: dict[tuple[int, int, Seen], int] = {}
    actor, info = [], []
    for node in nodes:
        who = None if node.step is None else node.step.who
        actor.append(END if node.step is None else CHANCE if who is None else players.index(who))
        seen = () if who is None else node.seen[description.players.index(who)]
        info.append(
            -1 if node.step is None or who is None else sets.setdefault((node.round, node.step.index, seen), len(sets))
        )
    return Shape(
        parent=parent,
        levels=tuple(slice(int(a), int(b)) for a, b in pairwise(edges)),
        actor=np.array(actor, dtype=np.int64),
        stage=np.array([-1 if node.step is None else node.step.index for node in nodes], dtype=np.int64),
        info=np.array(info, dtype=np.int64),
        move=tuple(node.move for node in nodes),
        first=np.array([node.first for node in nodes], dtype=np.int64),
        count=np.array([node.count for node in nodes], dtype=np.int64),
        players=players,
    )


__all__ = [
    "Closing",
    "Node",
    "Numbers",
    "all_profiles",
    "between",
    "finite",
    "grow",
    "public_scopes",
    "shape_of",
    "type_players",
    "view_of",
]
