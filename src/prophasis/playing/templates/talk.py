"""Talk: stories told to an audience, and public threats that cost standing when they are not carried out."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def information_operations(
    *,
    threatened: float = 0.4,
    drive: tuple[Given, Given] = ((0.4, 0.45, 0.5), (0.3, 0.35, 0.4)),
    support: Given = (0.2, 0.3, 0.4),
    lie: tuple[Given, Given] = (0.0, (0.05, 0.15, 0.3)),
    war: Given = 0.5,
    standard: Given = 0.5,
    naive: float = 0.2,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A tells an audience that it is threatened, or says nothing; the audience backs it or objects; A attacks or holds.

    Captures: when a story informs. The alarm separates the threatened from the ambitious if and only if raising it
    falsely costs the ambitious (``lie``) more than it gains by being believed, max(0, drive - war + support) - max(0,
    drive - war); where lies are free the audience learns nothing and, if it starts out doubtful, believes nobody. A
    naive part of the audience makes lies pay for longer.
    Leaves out: many audiences told different things, evidence that checks the story, stories told by others.
    Source: Crawford & Sobel, "Strategic Information Transmission", Econometrica 50 (1982); Kartik, "Strategic
    Communication with Lying Costs", RES 76 (2009); Crawford, "Lying for Strategic Advantage", AER 93 (2003); this
    project's own small model.

    Args:
        threatened: prior chance that A is in fact threatened.
        drive: what attack is worth to the threatened and to the ambitious, before ``war``; ``support`` is added to it
            by a backing audience.
        lie: what raising the alarm costs the two.
        standard: the chance of a real threat from which the wary back A.
        naive: the chance that the audience backs any alarm.
    """
    aims = {"threatened": {"drive": drive[0], "lie": lie[0]}, "ambitious": {"drive": drive[1], "lie": lie[1]}}
    return Game(
        game="Information operations with an audience",
        parameters=parameters(support=support, war=war, standard=standard),
        players={
            "A": player(
                {"threatened": threatened, "ambitious": 1 - threatened},
                aims,
                hypotheses=hypotheses,
                texts={"threatened": "is threatened", "ambitious": "wants more"},
            ),
            "P": player({"naive": naive, "wary": 1 - naive}, {"naive": {"trusting": 1}, "wary": {"trusting": 0}}),
        },
        state={"alarmed": 0, "backed": 0, "fought": 0},
        stages=(
            Stage(who="A", moves={"say_nothing": "next", "raise_alarm": {"alarmed": 1}}),
            Stage(who="P", moves={"back": {"backed": 1}, "object": "next"}),
            Stage(who="A", moves={"hold": "end", "attack": {"fought": 1}}),
        ),
        payoffs={
            "A": "(drive - war + support*backed)*fought - lie*alarmed",
            "P": "backed*(alarmed - 0.5 if trusting else (1 - standard if A.type == 'threatened' else -standard))",
        },
        policies={
            "make_lies_dear": Policy(
                text="False alarms are exposed and cost their teller.",
                kind="information",
                edits={"players.A.values.ambitious.lie": 0.4},
                cost=Range.point(0.02),
            ),
            "teach_the_audience": Policy(
                text="The audience learns not to trust alarms as such.",
                kind="information",
                edits={"players.P.types": {"naive": 0.02, "wary": 0.98}},
                cost=Range.point(0.02),
            ),
            "deter": Policy(text="War is made dearer to A.", kind="threat", edits={"parameters.war": 0.8}),
        },
        evaluator=Evaluator(who="B", values={"fought": -1.0}),
        rationality=rationality(lambda_),
    )


def audience_costs(
    *,
    prize: Given = 1.0,
    spread: float = 2.0,
    costs: tuple[float, float] = (1.0, 1.0),
    horizon: float = 1.0,
    steps: int = 5,
    cost_types: int = 4,
    lambda_: Given | None = 15.0,
) -> Game:
    """Two sides stand in public until one backs down or, at the horizon, neither has: a crisis as attrition.

    Captures: backing down costs a_i t after t; each knows only its own cost of war, spread evenly over 0 to W. At the
    horizon t*, where a_1 t (prize + a_2 t) = prize W for the larger a_1, those who still stand would all rather fight:
    a share a_i t*/W of each side, so that war comes with the product. The side with the smaller a backs down at once
    with positive chance: who can say contradictory things at home loses less by them, and is believed less. prize 1,
    W = 2: a = (1, 1) gives t* = 1 and war .25; a = (1, .5) gives t* = 1.23607 and war .19098.
    Leaves out: attacks before the horizon, audiences that reward retreat, choice of how public to be. Time is cut into
    ``steps``, costs of war into ``cost_types``; a larger lambda than 15 comes nearer to the theory.
    Source: Fearon, "Domestic Political Audiences and the Escalation of International Disputes", APSR 88 (1994).

    Args:
        spread: W, the largest cost of war; ``costs`` are a_1 and a_2; ``horizon`` is t*.
    """
    kinds = {f"w{number:02d}": (number + 0.5) * spread / cost_types for number in range(cost_types)}
    side = player(dict.fromkeys(kinds, 1 / cost_types), {kind: {"pain": pain} for kind, pain in kinds.items()})
    times = {f"back_down_{number}": number * horizon / steps for number in range(steps + 1)}

    def payoff(own: str, other: str, cost: float) -> str:
        share = f"(-{cost}*{own} if {own} < {other} else prize if {own} > {other} else (prize - {cost}*{own})/2)"
        return f"-pain if {own} > {horizon} and {other} > {horizon} else {share}"

    def moves(own: str) -> dict[str, str | dict[str, float]]:
        return {**{name: {own: time} for name, time in times.items()}, "stand": {own: 2 * horizon}}

    return Game(
        game="Audience costs",
        parameters=parameters(prize=prize),
        players={"A": side, "B": side},
        state={"until_a": 0, "until_b": 0},
        stages=(
            Stage(who="A", moves=moves("until_a"), hide=("B",)),
            Stage(who="B", moves=moves("until_b")),
        ),
        payoffs={"A": payoff("until_a", "until_b", costs[0]), "B": payoff("until_b", "until_a", costs[1])},
        rationality=rationality(lambda_),
    )


__all__ = ["audience_costs", "information_operations"]
