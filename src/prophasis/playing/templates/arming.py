"""Arming: two neighbours arm or wait at the same time; fear makes firmness provoke, greed makes it deter."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality

ARMS = "{gain}*({own} and not {other}) - {loss}*({other} and not {own}) - cost*{own}"


def arming(
    *,
    gain: Given = 0.1,
    loss: Given = 0.8,
    largest_cost: float = 1.0,
    cost_types: int = 10,
    lambda_: Given | None = None,
) -> Game:
    """Two alike neighbours who each know only their own cost of arming.

    Captures: fear feeding on fear. Whoever is unarmed against an armed neighbour loses ``loss``; whoever is armed
    alone gains ``gain``; arming costs a number spread evenly over 0 to ``largest_cost`` (C), here cut into
    ``cost_types`` equal types. In theory all arm whose cost is under c* = gain C / (C - loss + gain): with loss >
    gain arming calls forth arming (spiral), with loss < gain it discourages it (deterrence).
    Leaves out: talk before arming, degrees of arming, later rounds.
    Source: Baliga & Sjöström, "Arms Races and Negotiations", Review of Economic Studies 71 (2004); the two regimes
    are Jervis, Perception and Misperception in International Politics (1976), chapter 3.
    """
    step = largest_cost / cost_types
    names = [f"c{number:03d}" for number in range(cost_types)]
    side = player(
        dict.fromkeys(names, 1 / cost_types),
        {name: {"cost": (number + 0.5) * step} for number, name in enumerate(names)},
    )
    return Game(
        game="Arming under mutual fear",
        parameters=parameters(gain=gain, loss=loss),
        players={"A": side, "B": side},
        state={"a_armed": 0, "b_armed": 0},
        stages=(
            Stage(who="A", moves={"arm": {"a_armed": 1}, "wait": "next"}, hide=("B",)),
            Stage(who="B", moves={"arm": {"b_armed": 1}, "wait": "next"}),
        ),
        payoffs={
            "A": ARMS.format(gain="gain", loss="loss", own="a_armed", other="b_armed"),
            "B": ARMS.format(gain="gain", loss="loss", own="b_armed", other="a_armed"),
        },
        rationality=rationality(lambda_),
    )


def spiral_or_deterrence(
    *,
    security: float = 0.5,
    fear: tuple[Given, Given] = (0.8, 0.1),
    greed: tuple[Given, Given] = (0.1, 0.8),
    cost: Given = 0.35,
    neighbour_fear: Given = 0.6,
    neighbour_greed: Given = 0.1,
    neighbour_cost: Given = 0.35,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """The arming game with one side whose aim is unknown: is it afraid, or does it want more?

    Captures: why firmness towards an unknown aim is a gamble. For a security seeker arming is an answer to arming
    (``fear`` exceeds ``greed``): arm the neighbour and it arms too. For an expansionist arming pays against the
    unarmed (``greed`` exceeds ``fear``): arm the neighbour and it stays put. Policies of four kinds are given.
    Leaves out: negotiation, war itself, the neighbour's own hidden aims (it has one type).
    Source: as for `arming`.

    Args:
        security: prior chance that A seeks security.
        fear, greed: what A loses unarmed against an armed B, and gains armed against an unarmed one, as
            (security seeker, expansionist). The largest should be near 1.
        cost: of A's arming.
        hypotheses: aim (``"security"``, ``"expansion"``) -> id of the hypothesis it stands for.
    """
    aims = {
        "security": {"fear": fear[0], "greed": greed[0], "cost": cost},
        "expansion": {"fear": fear[1], "greed": greed[1], "cost": cost},
    }
    neighbour = {"only": {"fear": neighbour_fear, "greed": neighbour_greed, "cost": neighbour_cost}}
    return Game(
        game="Spiral or deterrence",
        parameters=parameters(shielded=0.0, reassured=0.0),
        players={
            "A": player({"security": security, "expansion": 1 - security}, aims, hypotheses=hypotheses),
            "B": player({"only": 1.0}, neighbour),
        },
        state={"a_armed": 0, "b_armed": 0},
        stages=(
            Stage(who="B", moves={"arm": {"b_armed": 1}, "wait": "next"}),
            Stage(who="A", moves={"arm": {"a_armed": 1}, "wait": "next"}),
        ),
        payoffs={
            "A": ARMS.format(gain="greed*(1 - shielded)", loss="fear*(1 - reassured)", own="a_armed", other="b_armed"),
            "B": ARMS.format(gain="greed", loss="fear*(1 - shielded)", own="b_armed", other="a_armed"),
        },
        policies={
            "arm_the_neighbour": Policy(
                text="The neighbour is armed, come what may.",
                kind="threat",
                force=("B.arm",),
                cost=Range.point(0.05),
            ),
            "guarantee": Policy(
                text="Others bind themselves to make good most of what A could take from an unarmed neighbour.",
                kind="guarantee",
                edits={"parameters.shielded": 0.7},
                cost=Range.point(0.05),
            ),
            "arms_limits": Policy(text="The neighbour may not arm.", kind="arms limits", forbid=("B.arm",)),
            "reassurance": Policy(
                text="The neighbour's arms are placed and watched so that A has little to fear from them.",
                kind="reassurance",
                edits={"parameters.reassured": 0.7},
                cost=Range.point(0.02),
            ),
        },
        evaluator=Evaluator(
            who="neighbour", values={"a_armed": -0.4, "coerced": "-0.6 if a_armed and not b_armed else 0"}
        ),
        rationality=rationality(lambda_),
    )


__all__ = ["arming", "spiral_or_deterrence"]
