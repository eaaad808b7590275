"""Packages and sequences: a policy with parts and signposts -> one game in which all of it is in force.

A package is the union of its parts. A signpost adds a public state variable that the move sets to 1; from then on the
policy that follows is in force: its parameters stand in for the old ones in every expression, and the moves it forces
or forbids are taken from a copy of the stage that is reached only then. Everybody knows this from the start, so a
sequence also works through what is expected of it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from prophasis.case import Game, Parameter, Payment, Policy, Stage, Trigger
from prophasis.playing.beliefs import as_quantity
from prophasis.playing.describe import Bar
from prophasis.playing.edits import apply
from prophasis.playing.messages import fail, unknown

THEN = "then"


@dataclass(frozen=True)
class Due:
    """A payment, and the state variable on which it hangs (None: it is due in any case)."""

    payment: Payment
    flag: str | None = None


@dataclass(frozen=True)
class Made:
    """A game under a policy: the moves it takes away, what it costs, its signposts' state variables."""

    game: Game
    barred: frozenset[Bar] = frozenset()
    due: tuple[Due, ...] = ()
    flags: tuple[str, ...] = ()


def make(game: Game, policy: Policy, known: Mapping[str, Policy], *, where: str) -> Made:
    """The game under ``policy``; ``known`` are the policies that parts and signposts may name.

    Raises:
        GameError: P060 for a policy that names itself or an unknown one, P061 for parts that contradict each other,
            P062 for a signpost that cannot be seen or followed, and what `apply` raises.
    """
    whole = _with_parts(policy, known, where, ())
    changed, barred = apply(game, whole, where=where)
    made = Made(changed, barred, tuple(Due(payment) for payment in payments_of(whole)))
    for index, signpost in enumerate(whole.signposts):
        here = f"{where}.signposts[{index}]"
        follows = _with_parts(_named(signpost.then, known, f"{here}.then"), known, here, ())
        if follows.signposts:
            raise fail("P062", f"{signpost.then!r} has signposts of its own.", here, "Put them beside this one.")
        made = _after(made, signpost, follows, here)
    return made


def payments_of(policy: Policy) -> tuple[Payment, ...]:
    """What a policy costs, its short form included."""
    short = () if policy.cost is None else (Payment(amount=policy.cost, payer=policy.payer),)
    return (*short, *policy.payments)


def _named(name: str, known: Mapping[str, Policy], where: str) -> Policy:
    if name not in known:
        raise unknown("P060", "policy", name, known, where)
    return known[name]


def _with_parts(policy: Policy, known: Mapping[str, Policy], where: str, above: tuple[str, ...]) -> Policy:
    """The policy with its parts, and theirs, worked in; its own edits stand over those of its parts."""
    whole = replace(policy, cost=None, payer=None, payments=payments_of(policy), parts=())
    for name in policy.parts:
        if name in above:
            raise fail("P060", f"{name!r} is part of itself.", f"{where}.parts", "Take it out of one of the two.")
        part = _with_parts(_named(name, known, f"{where}.parts"), known, where, (*above, name))
        for path, value in (part.edits or {}).items():
            if path not in (policy.edits or {}) and (whole.edits or {}).get(path, value) != value:
                what = f"{name!r} sets {path} to another value than the rest of the package."
                raise fail("P061", what, f"{where}.parts", "Say the value in the package's own edits, or drop a part.")
        whole = replace(
            whole,
            edits={**(part.edits or {}), **(whole.edits or {})} or None,
            forbid=tuple(dict.fromkeys((*whole.forbid, *part.forbid))),
            force=tuple(dict.fromkeys((*whole.force, *part.force))),
            payments=(*whole.payments, *part.payments),
            signposts=(*whole.signposts, *part.signposts),
        )
    return whole


def _after(made: Made, signpost: Trigger, follows: Policy, where: str) -> Made:
    """The game in which ``follows`` is in force once the signpost's move is made."""
    flag = _flag(made, signpost, where)
    game = replace(_flagged(made.game, signpost, flag, where), state={**made.game.state, flag: 0.0})
    game = _swapped(game, follows, flag, where)
    game, barred = _split(game, made.barred, follows, flag, where)
    due = (*made.due, *(Due(payment, flag) for payment in payments_of(follows)))
    return Made(game, barred, due, (*made.flags, flag))


def _flag(made: Made, signpost: Trigger, where: str) -> str:
    game = made.game
    found = f"after_{signpost.move.rpartition('.')[2]}"
    if found in made.flags:
        raise fail("P062", f"{signpost.move!r} is a signpost twice.", where, "Join what follows in one package.")
    if found in game.state or found in game.parameters or found in game.players:
        raise fail("P062", f"the game has a name {found!r} already.", where, "Rename that state variable.")
    return found


def _flagged(game: Game, signpost: Trigger, flag: str, where: str) -> Game:
    """Every stage that has the move sets the flag with it."""
    player, _, move = signpost.move.partition(".")
    stages, seen = [], False
    for stage in game.stages:
        if stage.who == player and move in stage.moves:
            seen = True
            if stage.hide:
                what = f"{signpost.move!r} is hidden from {', '.join(stage.hide)}."
                raise fail("P062", what, where, "A signpost is a move that everybody sees.")
            before = stage.moves[move]
            if before != "end":
                changes = {} if isinstance(before, str) else dict(before)
                stage = replace(stage, moves={**stage.moves, move: {**changes, flag: 1.0}})
        stages.append(stage)
    if not seen:
        known = [f"{stage.who}.{name}" for stage in game.stages if stage.who for name in stage.moves]
        raise unknown("P062", "move", signpost.move, known, where)
    return replace(game, stages=tuple(stages))


def _swapped(game: Game, follows: Policy, flag: str, where: str) -> Game:
    """Parameters that ``follows`` edits, under their new values wherever the flag is up."""
    swaps: dict[str, str] = {}
    for path, value in (follows.edits or {}).items():
        head, _, name = path.partition(".")
        if head != "parameters" or name not in game.parameters:
            mend = "After a signpost a policy changes parameters, forces moves or forbids them."
            raise fail("P062", f"{path!r} cannot change in the middle of play.", f"{where}.edits", mend)
        new = f"{name}_{flag}"
        swaps[name] = new
        parameter = Parameter(value=as_quantity(value, f"{where}.edits.{path}"), reason=game.parameters[name].reason)
        game = replace(game, parameters={**game.parameters, new: parameter})
    if not swaps:
        return game
    fixed = {
        name
        for player in game.players.values()
        for values in player.values.values()
        for value in values.values()
        if isinstance(value, str)
        for name in _names(value)
    } & set(swaps)
    if fixed:
        what = f"the values of a player hang on {', '.join(sorted(fixed))}, which cannot change in the middle of play."
        raise fail("P062", what, where, "Write the parameter in the payoffs instead.")
    return _rewritten(game, _Swap(swaps, flag))


def _names(text: str) -> set[str]:
    try:
        return {node.id for node in ast.walk(ast.parse(text, mode="eval")) if isinstance(node, ast.Name)}
    except SyntaxError:
        return set()


class _Swap(ast.NodeTransformer):
    """``p`` -> ``(p_after if flag else p)``."""

    def __init__(self, swaps: Mapping[str, str], flag: str) -> None:
        self.swaps = swaps
        self.flag = flag

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id not in self.swaps:
            return node
        return ast.IfExp(test=ast.Name(self.flag), body=ast.Name(self.swaps[node.id]), orelse=node)

    def __call__(self, text: float | str) -> float | str:
        """The expression rewritten; one that cannot be parsed is left for the compiler to refuse."""
        if not isinstance(text, str):
            return text
        try:
            return ast.unparse(self.visit(ast.parse(text, mode="eval")))
        except SyntaxError:
            return text


def _rewritten(game: Game, swap: Callable[[float | str], float | str]) -> Game:
    """Every expression that is worked out in the course of play, rewritten."""
    evaluator, repeat = game.evaluator, game.repeat
    if evaluator is not None:
        evaluator = replace(evaluator, values={name: swap(value) for name, value in evaluator.values.items()})
    if repeat is not None:
        drift = repeat.drift and {name: swap(value) for name, value in repeat.drift.items()}
        repeat = replace(repeat, drift=drift, until=repeat.until and str(swap(repeat.until)))
    return replace(
        game,
        stages=tuple(_rewritten_stage(stage, swap) for stage in game.stages),
        payoffs={name: str(swap(text)) for name, text in game.payoffs.items()},
        evaluator=evaluator,
        repeat=repeat,
    )


def _rewritten_stage(stage: Stage, swap: Callable[[float | str], float | str]) -> Stage:
    return replace(
        stage,
        when=stage.when and str(swap(stage.when)),
        moves={
            name: what if isinstance(what, str) else {k: v if k == THEN else swap(v) for k, v in what.items()}
            for name, what in stage.moves.items()
        },
        odds=stage.odds and {name: swap(text) for name, text in stage.odds.items()},
    )


@dataclass
class _Split:
    stages: list[Stage] = field(default_factory=list)
    barred: set[Bar] = field(default_factory=set)


def _split(game: Game, barred: frozenset[Bar], follows: Policy, flag: str, where: str) -> tuple[Game, frozenset[Bar]]:
    """Stages from which ``follows`` takes moves, in two copies: one reached with the flag up, one without."""
    _, taken = apply(game, Policy(forbid=follows.forbid, force=follows.force), where=where)
    out = _Split()
    for index, stage in enumerate(game.stages):
        old = {move for at, move in barred if at == index}
        new = {move for at, move in taken if at == index}
        copies = [(stage, old)]
        if new - old:
            condition = f"({stage.when}) and " if stage.when else ""
            copies = [
                (replace(stage, when=f"{condition}{flag}"), old | new),
                (replace(stage, when=f"{condition}not {flag}"), old),
            ]
        for copy, left_out in copies:
            out.barred |= {(len(out.stages), move) for move in left_out}
            out.stages.append(copy)
    return replace(game, stages=tuple(out.stages)), frozenset(out.barred)


__all__ = ["Due", "Made", "make", "payments_of"]
