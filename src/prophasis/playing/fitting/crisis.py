"""The crisis: demand, refusal, attack, a backer that may come -> the game that a document makes of it.

Captures: the same demand, refusal and attack under every aim that the document asserts or denies; a demand built to
be refused; what the protagonist believed of the target and of its backers, true or false; a threat of force that was,
or was not, to be expected.
Leaves out: bargaining over shares, several rounds, publics, time.
Source: this project's own small model; its parts are the templates `demand_on_neighbour`, `insincere_ultimatum` and
`extended_deterrence`, with their sources.
"""

from __future__ import annotations

from collections.abc import Sequence

from prophasis.case import Evaluator, FittedAim, Game, Observed, Policy, Range, Stage
from prophasis.playing.fitting.numbers import HIGH, LOW, Numbers
from prophasis.playing.fitting.players import as_list, player, protagonist, two
from prophasis.playing.fitting.premises import Premises, false, passages, true

NAME = "crisis"


def crisis(premises: Premises, aims: Sequence[FittedAim], numbers: Numbers) -> Game:
    """The crisis game of a document; players are P (protagonist), T (target) and, where one may come, B (backer)."""
    name = premises.sketch.name
    weak, thought = _weakness(premises, numbers)
    players = {
        "P": protagonist(aims, numbers, name(premises.sketch.protagonist)),
        "T": player(
            two("weak", "firm", weak),
            {"weak": {"falls": "p + edge"}, "firm": {"falls": "p"}},
            name(premises.sketch.target),
        ),
    }
    beliefs: dict[str, object] = {"T": as_list(two("weak", "firm", thought))}
    if premises.backed:
        comes, expected = _backing(premises, numbers)
        players["B"] = player(
            two("willing", "unwilling", comes),
            {"willing": {"honour": Range.point(1.0)}, "unwilling": {"honour": Range.point(-1.0)}},
            _backers(premises),
        )
        beliefs["B"] = as_list(two("willing", "unwilling", expected))
    named = ("p", "edge", "p_joined", "war", "war_joined", "shame", "harm", "grant")
    return Game(
        game="The crisis, as this document has it",
        parameters=numbers.parameters(*(n for n in named if premises.backed or not n.endswith("joined"))),
        players=players,
        beliefs={"P": beliefs},
        state={"met": 0, "yielded": 0, "refused": 0, "stopped": 0, "fought": 0, "joined": 0, "taken": 0},
        stages=_stages(backed=premises.backed),
        payoffs=_payoffs(backed=premises.backed),
        observed=_observed(premises),
        policies=_policies(numbers, backed=premises.backed),
        evaluator=Evaluator(
            who="T", values={"taken": -1.0, "yielded": -1.0, "war": "-harm*fought", "granted": "-grant*met"}
        ),
        rationality=numbers.default("rationality"),
    )


def _weakness(premises: Premises, numbers: Numbers) -> tuple[Range, Range]:
    """The true chance that the target is weak, and what the protagonist thinks."""
    held = premises.target_weak
    if false(held):
        truth = numbers.leaning("weak", LOW, false(held), "the document holds the belief in its weakness false")
    else:
        truth = numbers.leaning("weak", HIGH, true(held), "the document holds the belief in its weakness true")
    why = "the document says that the protagonist believed the target weak"
    return truth, numbers.leaning("thought_weak", HIGH, passages(held), why)


def _backing(premises: Premises, numbers: Numbers) -> tuple[Range, Range]:
    """The true chance that a backer comes, and what the protagonist expects."""
    off = premises.off_table
    comes = numbers.leaning("comes", LOW, off, "the document says that the threat of force was off the table")
    seen = (*off, *passages(premises.backer_weak))
    why = "the document says that no force was to be expected, or that the backers were believed weak"
    return comes, numbers.leaning("expected", LOW, seen, why)


def _backers(premises: Premises) -> str:
    named = [part.name for part in premises.sketch.parts if part.side == "backer" and part.speaks_for is None]
    return ", ".join(named[:3]) or "a backer"


def _stages(*, backed: bool) -> tuple[Stage, ...]:
    join = Stage(who="B", when="fought", moves={"join": {"joined": 1}, "stay_out": "next"})
    odds = "p_joined if joined else T.falls" if backed else "T.falls"
    return (
        Stage(who="P", moves={"hold": "end", "demand": "next", "overdemand": "next", "attack": {"fought": 1}}),
        Stage(who="T", after=("demand",), moves={"grant": {"met": 1}, "refuse": {"refused": 1}}),
        Stage(who="T", after=("overdemand",), moves={"surrender": {"yielded": 1}, "refuse": {"refused": 1}}),
        Stage(
            who="P",
            after=("grant", "surrender", "refuse"),
            moves={"stop": {"stopped": 1, "then": "end"}, "attack": {"fought": 1}},
        ),
        *((join,) if backed else ()),
        Stage(chance="battle", when="fought", odds={"win": odds}, moves={"win": {"taken": 1}, "lose": "next"}),
    )


def _payoffs(*, backed: bool) -> dict[str, str]:
    cost = "fought*(war + war_joined*joined)" if backed else "fought*war"
    found = {
        "P": f"gain*(taken or yielded) + meets*(met and not fought) + excuse*(refused and fought)"
        f" - shame*(refused and stopped) - {cost}",
        "T": "-(1 if taken or yielded else 0) - harm*fought - grant*met",
    }
    return {**found, "B": "honour*joined"} if backed else found


def _observed(premises: Premises) -> tuple[Observed, ...]:
    """The moves that the document reports, as far as they are moves of this game."""
    path = []
    demand = premises.demand
    if demand is not None and demand.reading in ("built for refusal", "reveals the aim"):
        path = ["overdemand", "refuse"]
    elif demand is not None:
        path = ["demand", "refuse"]
    if premises.attack is not None:
        path.append("attack")
    elif path:
        path = path[:1]
    return tuple(Observed(move=move) for move in path)


def _policies(numbers: Numbers, *, backed: bool) -> dict[str, Policy]:
    found = {
        "concession": Policy(text="The target grants whatever it could grant.", kind="concession", force=("T.grant",)),
        "arms": Policy(
            text="The target is firm, and is seen to be.",
            kind="arms",
            edits={
                "players.T.types": as_list(two("weak", "firm", LOW)),
                "beliefs.P.T": as_list(two("weak", "firm", LOW)),
            },
            cost=numbers.default("arming"),
        ),
    }
    if backed:
        willing = as_list(two("willing", "unwilling", HIGH))
        found["threat"] = Policy(
            text="Backers threaten to join the war, mean it, and are believed.",
            kind="threat",
            edits={"players.B.types": willing, "beliefs.P.B": willing},
            cost=numbers.default("pledge"),
        )
    return found


__all__ = ["NAME", "crisis"]
