"""Extensive form files: a solved or described tree -> .efg, and .efg -> the engine's flat tree.

A tree of this engine is public moves times profiles of types; in a file the types are drawn by chance at the root. A
tree that is read has one profile, and its information sets are those of the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from prophasis.case import Game
from prophasis.playing.describe import describe
from prophasis.playing.draws import Array, Sampler
from prophasis.playing.engine import RATIONALITY, count_draws
from prophasis.playing.grow import MOST_NODES
from prophasis.playing.interop.efg_text import Parsed, parse_efg
from prophasis.playing.lower import lower
from prophasis.playing.messages import fail
from prophasis.playing.tree import CHANCE, END, Shape, Tree

COMMON = "Written by prophasis. Types are drawn by chance at the root."
RESCALED = (
    "The players' beliefs differ from the chances of the game. A file has one chance for all, so each player's payoffs "
    "are multiplied by what it believes over what is true. Nash equilibria stay the same; quantal response equilibria "
    "do not."
)


@dataclass(frozen=True)
class Extensive:
    """A game read from a file: ``sets[i]`` names information set i of the tree."""

    title: str
    comment: str
    tree: Tree
    sets: tuple[str, ...]


def read_efg(text: str, *, name: str = "game.efg") -> Extensive:
    """Read an extensive form file into a tree of one profile.

    Payoffs on the way to an end are added up. Names of moves and information sets are kept.

    Raises:
        GameError: P015 too large, P037 what cannot be read, with its line, P038 a player who forgets, which this engine
            cannot solve.
    """
    parsed = parse_efg(text, name=name, most=MOST_NODES)
    return _Grower(parsed, name).game()


class _Grower:
    """From nodes in prefix order to arrays in breadth-first order."""

    def __init__(self, parsed: Parsed, name: str) -> None:
        self.parsed = parsed
        self.name = name
        self.keys = [key for key in parsed.moves if key[0] > 0]
        self.number = {key: place for place, key in enumerate(self.keys)}
        self.children = self._families()
        self.order = self._breadth_first()

    def _families(self) -> list[list[int]]:
        """The children of each node."""
        nodes, moves = self.parsed.nodes, self.parsed.moves
        children: list[list[int]] = [[] for _ in nodes]
        waiting: list[int] = []
        for place, node in enumerate(nodes):
            if place > 0:
                if not waiting:
                    where = f"{self.name}, line {node.line}"
                    raise fail("P037", "a node stands behind the end of the tree.", where, "Leave it out.")
                children[waiting[-1]].append(place)
            if node.kind != "t":
                waiting.append(place)
            while waiting and len(children[waiting[-1]]) == len(moves[nodes[waiting[-1]].key]):
                waiting.pop()
        if waiting or not nodes:
            raise fail("P037", "the file ends before the tree does.", self.name, "Every move leads to a node.")
        return children

    def _breadth_first(self) -> list[int]:
        order = [0]
        for place in order:
            order.extend(self.children[place])
        return order

    def game(self) -> Extensive:
        parsed, order = self.parsed, self.order
        shape = self._shape()
        starts, sizes = [], 0
        for key in self.keys:
            starts.append(sizes)
            sizes += len(parsed.moves[key])
        entry = np.full((shape.size, 1), -1, dtype=np.int64)
        for node in np.flatnonzero(shape.actor >= 0):
            for place, child in enumerate(shape.children(int(node))):
                entry[child, 0] = starts[int(shape.info[node])] + place
        counts = [len(parsed.moves[key]) for key in self.keys]
        tree = Tree(
            shape=shape,
            types=tuple(("only",) for _ in shape.players),
            type_players=shape.players,
            profiles=np.zeros((1, len(shape.players)), dtype=np.int64),
            priors=np.ones((len(shape.players) + 1, 1, 1)),
            chances={player: np.ones((1, 1)) for player in shape.players},
            odds=self._odds(shape),
            payoffs=self._payoffs(shape),
            final={},
            worth=np.zeros((shape.size, 1, 1)),
            entry=entry,
            group=np.repeat(np.arange(len(counts)), counts).astype(np.int64),
            starts=np.array(starts, dtype=np.int64),
            draws=1,
        )
        check_memory(tree, self.name, [parsed.nodes[place].line for place in order])
        names = tuple(parsed.names.get(key, "") or f"set {key[1]}" for key in self.keys)
        return Extensive(parsed.title, parsed.comment, tree, names)

    def _shape(self) -> Shape:
        nodes, order = self.parsed.nodes, self.order
        at = {place: index for index, place in enumerate(order)}
        parent = np.full(len(order), -1, dtype=np.int64)
        depth = np.zeros(len(order), dtype=np.int64)
        move = [""] * len(order)
        for index, place in enumerate(order):
            for number, child in enumerate(self.children[place]):
                below = at[child]
                parent[below], depth[below] = index, depth[index] + 1
                move[below] = self.parsed.moves[nodes[place].key][number]
        edges = np.searchsorted(depth, np.arange(depth[-1] + 2))
        kinds = {"c": CHANCE, "t": END}
        actor = [kinds.get(nodes[place].kind, nodes[place].key[0] - 1) for place in order]
        info = [self.number.get(nodes[place].key, -1) if nodes[place].kind == "p" else -1 for place in order]
        return Shape(
            parent=parent,
            levels=tuple(slice(int(a), int(b)) for a, b in pairwise(edges)),
            actor=np.array(actor, dtype=np.int64),
            stage=np.where(np.array(actor) == END, -1, np.arange(len(order))),
            info=np.array(info, dtype=np.int64),
            move=tuple(move),
            first=np.array([at[kids[0]] if (kids := self.children[place]) else 0 for place in order], dtype=np.int64),
            count=np.array([len(self.children[place]) for place in order], dtype=np.int64),
            players=_distinct(self.parsed.players),
        )

    def _odds(self, shape: Shape) -> Array:
        odds = np.ones((1, shape.size, 1, 1))
        for index, place in enumerate(self.order):
            if shape.actor[index] == CHANCE:
                chances = self.parsed.odds[self.parsed.nodes[place].key]
                for child, chance in zip(shape.children(index), chances, strict=True):
                    odds[0, child, 0, 0] = float(chance)
        return odds

    def _payoffs(self, shape: Shape) -> Array:
        """(P, M, 1, 1) sums of outcomes on the way, at ends."""
        sums = np.zeros((len(shape.players), shape.size))
        for index, place in enumerate(self.order):
            if index > 0:
                sums[:, index] = sums[:, shape.parent[index]]
            outcome = self.parsed.nodes[place].outcome
            if outcome:
                sums[:, index] += [float(pay) for pay in self.parsed.payoffs[outcome]]
        sums[:, shape.actor != END] = 0.0
        return sums[:, :, None, None]


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Players' names, told apart where a file uses one twice or none."""
    found: list[str] = []
    for place, name in enumerate(names):
        plain = name.strip() or f"player {place + 1}"
        found.append(plain if plain not in found else f"{plain} ({place + 1})")
    return tuple(found)


def check_memory(tree: Tree, name: str, lines: list[int]) -> None:
    """Refuse a player who forgets what it did or knew (P038): beliefs here rest on its remembering."""
    shape = tree.shape
    past: list[dict[int, tuple[tuple[int, int], ...]]] = [{} for _ in range(shape.size)]
    known: dict[int, tuple[tuple[int, int], ...]] = {}
    for node in range(shape.size):
        if node > 0:
            parent = int(shape.parent[node])
            past[node] = past[parent]
            who = int(shape.actor[parent])
            if who >= 0:
                step = (int(shape.info[parent]), node - int(shape.first[parent]))
                past[node] = {**past[parent], who: (*past[parent].get(who, ()), step)}
        who = int(shape.actor[node])
        if who < 0:
            continue
        own = past[node].get(who, ())
        if known.setdefault(int(shape.info[node]), own) != own:
            where = f"{name}, line {lines[node]}"
            what = f"{shape.players[who]} forgets what it did or knew before."
            raise fail("P038", what, where, "Only games with perfect recall can be solved: split the information set.")


def game_efg(game: Game, *, seed: int | None = None) -> str:
    """A described game as the text of an .efg file, every uncertain number at its best value.

    Raises:
        GameError: what `describe` and `lower` raise, and P039.
    """
    description = describe(game)
    tree = lower(description, Sampler(seed or 0, 0))
    lam = game.rationality or RATIONALITY
    notes = [f"Quantal response is meant at lambda {lam.best:g}."]
    if count_draws([game], None):
        notes.append("Uncertain numbers stand at their best values.")
    return write_efg(tree, title=game.game or "game", notes=notes)


def write_efg(tree: Tree, *, title: str = "game", draw: int = 0, notes: Iterable[str] = ()) -> str:
    """The text of an extensive form file of one draw (0: the best values).

    Where players' beliefs differ from the game's chances, payoffs are multiplied by believed over true chance, and the
    file's comment says so.

    Raises:
        GameError: P039 where a player believes possible what has no chance: no payoff can stand for that.
    """
    return _Writer(tree, draw).text(title, tuple(notes))


class _Writer:
    def __init__(self, tree: Tree, draw: int) -> None:
        self.tree = tree
        self.shape = tree.shape
        self.draw = draw
        self.ratio = self._ratio()
        self.seen = _seen(tree.shape)
        self.sets: list[dict[tuple[int, int], int]] = [{} for _ in tree.shape.players]  # numbered from 1 without a gap
        self.lines: list[str] = []
        self.chances = 0
        self.ends = 0

    def at(self, array: Array) -> Array:
        """One draw of an array."""
        return np.asarray(array[..., min(self.draw, array.shape[-1] - 1)])

    def _ratio(self) -> Array | None:
        """(P, M, T) believed over true chance of each node, a player's own type given; None where all agree."""
        tree, shape = self.tree, self.shape
        odds = np.broadcast_to(self.at(tree.odds), (len(tree.priors), shape.size, len(tree.profiles))).astype(
            np.float64
        )
        reach = np.ones(odds.shape)
        for level in shape.levels[1:]:
            reach[:, level] = reach[:, shape.parent[level]] * odds[:, level]
        believed, true = reach[1:].copy(), np.empty_like(reach[1:])
        for place, player in enumerate(shape.players):
            believed[place] *= self.at(tree.priors)[1 + place]
            true[place] = reach[0] * self.at(tree.others(player))
        if np.allclose(believed, true, rtol=1e-12, atol=1e-15):
            return None
        impossible = np.argwhere((true <= 0) & (believed > 0))
        if len(impossible):
            who, node, profile = (int(part) for part in impossible[0])
            what = f"{shape.players[who]} believes possible what has no chance: {self._types(profile)}"
            path = f", {shape.move[node]}" if node else ""
            mend = "Give it a small chance; an .efg file knows one chance for all players."
            raise fail("P039", f"{what}{path}.", "beliefs", mend)
        return np.divide(believed, true, out=np.zeros_like(believed), where=true > 0)

    def _types(self, profile: int) -> str:
        """The types of a profile in words; players with one type are left out."""
        tree = self.tree
        kinds = zip(tree.type_players, tree.types, tree.profiles[profile], strict=True)
        return ", ".join(f"{name} {types[int(kind)]}" for name, types, kind in kinds if len(types) > 1) or "the game"

    def text(self, title: str, notes: tuple[str, ...]) -> str:
        names = " ".join(_quoted(name) for name in self.shape.players)
        said = [COMMON] if len(self.tree.profiles) > 1 else []
        said += [RESCALED] if self.ratio is not None else []
        self.lines = [f"EFG 2 R {_quoted(title)} {{ {names} }}", _quoted(" ".join([*said, *notes])), ""]
        profiles = range(len(self.tree.profiles))
        if len(profiles) > 1:
            priors = _exact(map(float, np.broadcast_to(self.at(self.tree.priors)[0], (len(profiles),))))
            drawn = zip(profiles, priors, strict=True)
            self._chance("types", [(self._types(profile), chance) for profile, chance in drawn])
        for profile in profiles:
            self._below(profile)
        return "\n".join(self.lines) + "\n"

    def _chance(self, label: str, moves: list[tuple[str, str]]) -> None:
        self.chances += 1
        listed = " ".join(f"{_quoted(move)} {chance}" for move, chance in moves)
        self.lines.append(f'c "" {self.chances} {_quoted(label)} {{ {listed} }} 0')

    def _below(self, profile: int) -> None:
        """Every node of one profile, in prefix order."""
        shape = self.shape
        rest = [0]
        while rest:
            node = rest.pop()
            rest.extend(reversed(shape.children(node)))
            actor = int(shape.actor[node])
            if actor == END:
                self._end(node, profile)
            elif actor == CHANCE:
                odds = self.at(self.tree.odds)[0, :, min(profile, self.tree.odds.shape[2] - 1)]
                chances = _exact(float(odds[child]) for child in shape.children(node))
                moves = [(shape.move[child], p) for child, p in zip(shape.children(node), chances, strict=True)]
                self._chance("", moves)
            else:
                self._decision(node, profile, actor)

    def _decision(self, node: int, profile: int, actor: int) -> None:
        column = self.tree.column(self.shape.players[actor])
        kind, kinds = int(self.tree.profiles[profile, column]), self.tree.types[column]
        known = self.sets[actor]
        number = known.setdefault((int(self.shape.info[node]), kind), len(known) + 1)
        label = self.seen[int(self.shape.info[node])]
        label = f"{kinds[kind]}, {label}" if len(kinds) > 1 else label
        moves = " ".join(_quoted(self.shape.move[child]) for child in self.shape.children(node))
        self.lines.append(f'p "" {actor + 1} {number} {_quoted(label)} {{ {moves} }} 0')

    def _end(self, node: int, profile: int) -> None:
        self.ends += 1
        pays = self.at(self.tree.payoffs)[:, node, profile]
        if self.ratio is not None:
            pays = pays * self.ratio[:, node, profile]
        listed = ", ".join(_decimal(float(pay)) for pay in pays)
        self.lines.append(f't "" {self.ends} "" {{ {listed} }}')


def _seen(shape: Shape) -> dict[int, str]:
    """Information set -> the moves that lead there, `?` where its nodes differ."""
    paths: list[tuple[str, ...]] = [()]
    for node in range(1, shape.size):
        paths.append((*paths[int(shape.parent[node])], shape.move[node]))
    found: dict[int, str] = {}
    for number in np.unique(shape.info[shape.info >= 0]):
        held = [paths[node] for node in np.flatnonzero(shape.info == number)]
        alike = [moves[0] if len(set(moves)) == 1 else "?" for moves in zip(*held, strict=False)]
        found[int(number)] = "after " + ", ".join(alike) if alike else "at the start"
    return found


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _decimal(value: float) -> str:
    """A number as the shortest decimal that reads back as itself."""
    return repr(value + 0.0)


def _exact(chances: Iterable[float]) -> list[str]:
    """Probabilities as fractions that sum to exactly 1, as the format asks."""
    parts = [Fraction(chance).limit_denominator(10**12) for chance in chances]
    largest = parts.index(max(parts))
    parts[largest] = 1 - sum((part for place, part in enumerate(parts) if place != largest), Fraction(0))
    return [str(part) for part in parts]


__all__ = ["COMMON", "RESCALED", "Extensive", "check_memory", "game_efg", "read_efg", "write_efg"]
