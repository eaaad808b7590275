"""Description: a `Game` noun -> the same game checked and compiled; errors name stage, move and expression.

The language is described in ``docs/reference/game.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from keyword import iskeyword
from typing import TypedDict

from prophasis.case import Band, Game, Player, Range, Stage, Together
from prophasis.playing.beliefs import beliefs_of, believed_of, check_priors
from prophasis.playing.draws import Quantity, check_quantity
from prophasis.playing.expressions import FUNCTIONS, TYPE, Expression, compile_expression
from prophasis.playing.messages import brief, fail, unknown
from prophasis.playing.ties import check_ties

THEN = "then"
LAST = "last"
MOST_ROUNDS = 1000
FOREVER = "forever"
ENDLESS = 0  # as a number of rounds: there is no last one
RESERVED = FUNCTIONS | {LAST, TYPE, THEN, "chance", "parameters"}

Bar = tuple[int, str]  # (index of a stage, move) taken away by a policy


@dataclass(frozen=True)
class Action:
    """One move of a stage: what it changes, whether play ends after it, its odds at a chance stage (None: the rest)."""

    name: str
    changes: tuple[tuple[str, Expression], ...]
    ends: bool
    odds: Expression | None = None


@dataclass(frozen=True)
class Step:
    """One stage, checked. ``who`` is None where chance moves; ``where`` names it in messages."""

    index: int
    where: str
    who: str | None
    after: frozenset[str]
    when: Expression | None
    actions: tuple[Action, ...]
    hide: frozenset[str]


@dataclass(frozen=True)
class Description:
    """A game that can be lowered to a tree.

    Attributes:
        types: player -> its types in order.
        priors: player -> type -> prior (raw: points sum to 1, ranges are put to scale when drawn).
        values: player -> type -> name -> number or expression over parameters.
        together: types that come together oftener or more rarely than if drawn apart.
        beliefs: viewer -> player -> type -> probability, where the viewer differs from the priors.
        believed: viewer -> parameter -> number, where the viewer differs from the parameters.
        payoffs: player -> expression; every player who moves has one.
        rounds, discount, drift, until: how often the stages are played (0: there is no last round) and what happens
            between rounds.
        movers: the players who move or are paid, in the order of ``players``.
    """

    game: Game
    parameters: Mapping[str, Quantity]
    players: tuple[str, ...]
    types: Mapping[str, tuple[str, ...]]
    priors: Mapping[str, Mapping[str, Range]]
    values: Mapping[str, Mapping[str, Mapping[str, Quantity | Expression]]]
    beliefs: Mapping[str, Mapping[str, Mapping[str, Quantity]]]
    together: tuple[Together, ...]
    believed: Mapping[str, Mapping[str, Quantity]]
    state: Mapping[str, Expression]
    steps: tuple[Step, ...]
    payoffs: Mapping[str, Expression]
    rounds: int = 1
    discount: float = 1.0
    drift: tuple[tuple[str, Expression], ...] = ()
    until: Expression | None = None

    @property
    def endless(self) -> bool:
        """Whether there is no last round."""
        return self.rounds == ENDLESS

    @property
    def movers(self) -> tuple[str, ...]:
        return tuple(name for name in self.players if name in self.payoffs)

    @property
    def public_names(self) -> frozenset[str]:
        """What conditions and state changes may use."""
        return frozenset(self.parameters) | frozenset(self.state) | {LAST}

    @property
    def true_names(self) -> frozenset[str]:
        """What odds and the evaluator may use: the public names, and every player's type and values."""
        return self.public_names | frozenset(
            f"{player}.{name}"
            for player in self.players
            for name in (TYPE, *next(iter(self.values[player].values()), {}))
        )

    def check(self, expression: Expression, names: Iterable[str], where: str) -> Expression:
        """Refuse undefined names (P003) and misspelt moves or types (P029)."""
        known = set(names)
        for name in sorted(expression.names - known):
            raise _undefined(name, expression, known, self, where)
        moves = {move for stage in self.game.stages if stage.who for move in stage.moves}
        for name, word in sorted(expression.texts):
            valid = moves if name == LAST else set(self.types[name.partition(".")[0]])
            if word not in valid:
                kind = "move" if name == LAST else f"type of {name.partition('.')[0]}"
                raise unknown("P029", kind, word, valid, f"{where}, {brief(expression.text)}")
        return expression


def describe(game: Game, *, barred: Iterable[Bar] = ()) -> Description:
    """Check a game and compile its expressions.

    Args:
        barred: moves that a policy takes away, as (index of the stage, move).

    Raises:
        GameError: P001-P014, P024, P025, P029, naming stage, move and expression.
    """
    types = _types(game)
    _check_names(game)
    steps = tuple(_step(game, index, stage, frozenset(barred)) for index, stage in enumerate(game.stages))
    if not steps:
        raise fail("P025", "the game has no stages.", "game.stages", "Say who moves: [{who: A, moves: {...}}].")
    description = Description(
        game=game,
        parameters={name: parameter.value for name, parameter in game.parameters.items()},
        players=tuple(game.players),
        types=types,
        priors={name: {kind: t.prior for kind, t in player.types.items()} for name, player in game.players.items()},
        values={name: _values(name, player) for name, player in game.players.items()},
        beliefs=beliefs_of(game),
        together=check_ties(game),
        believed=believed_of(game),
        state={name: compile_expression(text, where=f"state.{name}") for name, text in game.state.items()},
        steps=steps,
        payoffs={
            name: compile_expression(text, where=f"payoffs.{name}")
            for name, text in game.payoffs.items()
            if name in game.players
        },
        **_repeat(game),
    )
    _check_expressions(description)
    return description


class _Repeated(TypedDict):
    rounds: int
    discount: float
    drift: tuple[tuple[str, Expression], ...]
    until: Expression | None


def _repeat(game: Game) -> _Repeated:
    """How often the stages are played, and what happens between rounds (P011, P043)."""
    repeat = game.repeat
    if repeat is None:
        return {"rounds": 1, "discount": 1.0, "drift": (), "until": None}
    endless = repeat.rounds == FOREVER
    if not endless and not (isinstance(repeat.rounds, int) and 1 <= repeat.rounds <= MOST_ROUNDS):
        what = f"{repeat.rounds} rounds cannot be played."
        raise fail("P043", what, "repeat.rounds", f"Ask for 1 to {MOST_ROUNDS}, or for `{FOREVER}`.")
    if not 0 <= repeat.discount <= 1:
        raise fail("P043", f"a discount of {repeat.discount:g} has no meaning.", "repeat.discount", "Use 0 to 1.")
    if endless and repeat.discount == 1:
        what = "without a last round the future must count for less than today."
        raise fail("P043", what, "repeat.discount", "Use a number under 1, such as 0.9.")
    for variable in repeat.drift or {}:
        if variable not in game.state:
            raise unknown("P011", "state variable", variable, game.state, "repeat.drift")
    return {
        "rounds": ENDLESS if isinstance(repeat.rounds, str) else repeat.rounds,
        "discount": float(repeat.discount),
        "drift": tuple(
            (variable, compile_expression(text, where=f"repeat.drift.{variable}"))
            for variable, text in (repeat.drift or {}).items()
        ),
        "until": None if repeat.until is None else compile_expression(repeat.until, where="repeat.until"),
    }


def _check_names(game: Game) -> None:
    """Every name stands for one thing (P013), every quantity is in order (P024), every payoff has a player (P008)."""
    seen: dict[str, str] = {}
    groups: list[tuple[str, Iterable[str]]] = [
        ("a parameter", game.parameters),
        ("a state variable", game.state),
        ("a player", game.players),
    ]
    groups += [(f"a value of {name}", next(iter(player.values.values()), {})) for name, player in game.players.items()]
    for kind, names in groups:
        for name in names:
            earlier = seen.get(name)
            if name in RESERVED or not name.isidentifier() or iskeyword(name):
                what = f"{name!r} cannot name {kind}."
                raise fail("P013", what, "game", "Use letters, digits and _, and no word of the language.")
            if earlier is not None and not (kind.startswith("a value") and earlier.startswith("a value")):
                raise fail("P013", f"{name!r} is {earlier} and also {kind}.", "game", "Rename one of the two.")
            seen[name] = kind
    for name, parameter in game.parameters.items():
        check_quantity(parameter.value, f"parameters.{name}")
    for name in game.payoffs:
        if name not in game.players:
            raise unknown("P008", "player", name, game.players, "payoffs")


def _types(game: Game) -> dict[str, tuple[str, ...]]:
    """The types of each player; their priors lie in 0..1 and, where all are points, sum to 1 (P006)."""
    for name, player in game.players.items():
        where = f"players.{name}.types"
        if not player.types:
            raise fail("P006", "a player needs at least one type.", where, "Write types: {only: 1}.")
        check_priors({kind: type_.prior for kind, type_ in player.types.items()}, where)
    return {name: tuple(player.types) for name, player in game.players.items()}


def _values(name: str, player: Player) -> dict[str, dict[str, Quantity | Expression]]:
    """Values by type, numbers checked and expressions compiled; every type defines the same names (P012)."""
    for kind in player.values:
        if kind not in player.types:
            raise unknown("P012", f"type of {name}", kind, player.types, f"players.{name}.values")
    wanted = {value for values in player.values.values() for value in values}
    found: dict[str, dict[str, Quantity | Expression]] = {}
    for kind in player.types:
        given = player.values.get(kind, {})
        for missing in sorted(wanted - set(given)):
            place = f"players.{name}.values.{kind}"
            raise fail(
                "P012", f"the type {kind} has no value {missing!r}.", place, "Every type defines the same names."
            )
        found[kind] = {key: _value(value, f"players.{name}.values.{kind}.{key}") for key, value in given.items()}
    return found


def _value(value: Quantity | str, where: str) -> Quantity | Expression:
    if isinstance(value, Range | Band):
        check_quantity(value, where)
        return value
    return compile_expression(value, where=where)


def _step(game: Game, index: int, stage: Stage, barred: frozenset[Bar]) -> Step:
    mover = stage.who or (f"chance {stage.chance}" if stage.chance else "?")
    where = f"stages[{index}] ({stage.name + ', ' if stage.name else ''}{mover})"
    if (stage.who is None) == (stage.chance is None):
        raise fail("P007", "a stage belongs to a player or to chance.", where, "Write `who: A` or `chance: war`.")
    if stage.who is not None and stage.who not in game.players:
        raise unknown("P008", "player", stage.who, game.players, where)
    for name in stage.hide:
        if name not in game.players:
            raise unknown("P008", "player", name, game.players, f"{where}, hide")
    _check_after(game, stage, where)
    odds = _odds(stage, where)
    actions = tuple(
        _action(game, name, outcome, odds.get(name), where)
        for name, outcome in stage.moves.items()
        if (index, name) not in barred
    )
    if not actions:
        what = "the stage has no moves." if not stage.moves else "every move of the stage is forbidden."
        raise fail("P025", what, where, "Leave at least one move.")
    when = None if stage.when is None else compile_expression(stage.when, where=f"{where}, when")
    hide = frozenset(stage.hide)
    return Step(index, where, stage.who, frozenset(stage.after), when, actions, hide)


def _check_after(game: Game, stage: Stage, where: str) -> None:
    moves = {move for other in game.stages if other.who for move in other.moves}
    for name in stage.after:
        if name in moves:
            continue
        if any(name in other.moves for other in game.stages):
            what = f"{name!r} is an outcome of chance, and `after` names moves of players."
            raise fail("P009", what, f"{where}, after", "Let the outcome change the state and use `when`.")
        raise unknown("P009", "move", name, moves, f"{where}, after")


def _action(game: Game, name: str, outcome: object, odds: Expression | None, stage: str) -> Action:
    where = f"{stage}, move {name}"
    if outcome in ("next", "end"):
        return Action(name, (), outcome == "end", odds)
    if not isinstance(outcome, Mapping):
        what = f"{outcome!r} does not follow a move."
        raise fail("P010", what, where, "Write next, end or {variable: value}; a named stage cannot be jumped to.")
    then = outcome.get(THEN, "next")
    if then not in ("next", "end"):
        raise fail("P010", f"then: {then!r} does not follow a move.", where, "Write next or end.")
    for variable in outcome:
        if variable != THEN and variable not in game.state:
            raise unknown("P011", "state variable", variable, game.state, where)
    changes = tuple(
        (variable, compile_expression(value, where=f"{where}, {variable}"))
        for variable, value in outcome.items()
        if variable != THEN
    )
    return Action(name, changes, then == "end", odds)


def _odds(stage: Stage, where: str) -> dict[str, Expression]:
    """The odds of a chance stage: at most one outcome is left out and takes the rest (P014)."""
    given = stage.odds or {}
    if stage.who is not None:
        if given:
            raise fail("P014", "a player's moves have no odds.", f"{where}, odds", "Odds belong to a chance stage.")
        return {}
    for name in given:
        if name not in stage.moves:
            raise unknown("P014", "outcome", name, stage.moves, f"{where}, odds")
    missing = [name for name in stage.moves if name not in given]
    if len(missing) > 1:
        what = f"{' and '.join(missing)} have no odds."
        raise fail("P014", what, f"{where}, odds", "At most one outcome may be left out; it takes the rest.")
    return {name: compile_expression(text, where=f"{where}, odds of {name}") for name, text in given.items()}


def _undefined(name: str, expression: Expression, known: set[str], description: Description, where: str) -> Exception:
    place = f"{where}, {brief(expression.text)}"
    owners = [player for player in description.players if f"{player}.{name}" in description.true_names]
    if owners and name not in known and f"{owners[0]}.{name}" in known:
        return fail(
            "P003", f"{name!r} is not defined here.", place, f"It is a value of {owners[0]}: {owners[0]}.{name}."
        )
    if name in description.true_names or owners:
        mend = "State changes and conditions are public: they see parameters, state and last."
        return fail("P003", f"{name!r} is private and cannot be used here.", place, mend)
    return unknown("P003", "name", name, known, place)


def _check_expressions(description: Description) -> None:
    """Every name in every expression is defined where it stands (P003, P029); every mover is paid (P004)."""
    parameters, public, true = description.parameters, description.public_names, description.true_names
    for name, expression in description.state.items():
        description.check(expression, parameters, f"state.{name}")
    for player, by_type in description.values.items():
        for kind, values in by_type.items():
            for name, value in values.items():
                if isinstance(value, Expression):
                    description.check(value, parameters, f"players.{player}.values.{kind}.{name}")
    for step in description.steps:
        if step.who is not None and step.who not in description.payoffs:
            raise fail("P004", f"{step.who} moves and has no payoff.", "payoffs", f"Add {step.who}: EXPRESSION.")
        if step.when is not None:
            description.check(step.when, public, f"{step.where}, when")
        for action in step.actions:
            where = f"{step.where}, move {action.name}"
            for variable, expression in action.changes:
                description.check(expression, public, f"{where}, {variable}")
            if action.odds is not None:
                description.check(action.odds, true, f"{where}, odds")
    for variable, expression in description.drift:
        description.check(expression, public, f"repeat.drift.{variable}")
    if description.until is not None:
        description.check(description.until, public, "repeat.until")
    for player, expression in description.payoffs.items():
        own = next(iter(description.values[player].values()), {})
        description.check(expression, true | set(own), f"payoffs.{player}")


__all__ = ["FOREVER", "Action", "Bar", "Description", "Step", "describe"]
