"""Accession: its steps and the law that has to be undone first, and a veto that is bought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import comb

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality

AIMS = {"security": "fears the alliance", "expansion": "wants the neighbour"}


def at_least(needed: int, of: int, chance: str) -> str:
    """The chance that ``needed`` or more out of ``of`` do what each does with ``chance``, as an expression."""
    return " + ".join(f"{comb(of, k)}*({chance})**{k}*(1 - ({chance}))**{of - k}" for k in range(needed, of + 1))


def accession_in_steps(
    *,
    security: float = 0.5,
    seats: int = 5,
    support: Given = (0.3, 0.5, 0.7),
    eager: float = 0.5,
    dread: tuple[Given, Given] = ((0.3, 0.4, 0.5), 0.1),
    land: tuple[Given, Given] = (0.3, 1.0),
    p: tuple[Given, Given, Given] = (0.55, 0.5, 0.15),
    war: Given = (0.25, 0.35, 0.45),
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """An alliance declares that a neighbour may join; a law must be undone, then plan, consent and ratification follow.

    Captures: an accession as a ladder of states: 1 declared, 2 the law of neutrality undone by a majority, 3 plan, 4
    consent and ratification; a step that was not taken is as public as one that was. The lock falls with the chance
    that more than half of ``seats`` vote so, each with ``support``: below one half a lock makes accession rarer the
    more seats there are. An A that fears accession and cannot fight it later attacks early if and only if the chance of
    the whole ladder is over (war - p land)/dread; one that wants the land does not ask how many steps are left.
    Leaves out: members one by one (see `accession_with_vetoes`), steps taken back, seats that vote together.
    Source: Tsebelis, Veto Players (2002); North & Weingast, "Constitutions and Commitment", Journal of Economic History
    49 (1989), on what institutions make hard to undo; Condorcet (1785) for the majority; this project's own model.

    Args:
        seats: odd; ``support`` is the chance of each vote for undoing the lock.
        eager: the chance that the alliance wants the neighbour in.
        p: A's chance in war before any plan, with a plan, and against a member.
    """
    aims = {"security": {"dread": dread[0], "land": land[0]}, "expansion": {"dread": dread[1], "land": land[1]}}
    attack: dict[str, float | str] = {"fought": 1, "then": "end"}
    wins = "(p_member if step == 4 else p_plan if step == 3 else p)"
    return Game(
        game="Accession in steps",
        parameters=parameters(support=support, p=p[0], p_plan=p[1], p_member=p[2], war=war),
        players={
            "A": player({"security": security, "expansion": 1 - security}, aims, hypotheses=hypotheses, texts=AIMS),
            "G": player(
                {"eager": eager, "reluctant": 1 - eager}, {"eager": {"warmth": 0.5}, "reluctant": {"warmth": -0.3}}
            ),
        },
        state={"step": 0, "fought": 0},
        stages=(
            Stage(who="G", name="declaration", moves={"declare": {"step": 1}, "say_nothing": "next"}),
            Stage(who="A", name="after the declaration", moves={"wait": "next", "attack": attack}),
            Stage(
                chance="the lock",
                when="step == 1",
                odds={"undone": at_least(seats // 2 + 1, seats, "support")},
                moves={"undone": {"step": 2}, "kept": "end"},
            ),
            Stage(who="G", name="plan", when="step == 2", moves={"give_plan": {"step": 3}, "give_none": "end"}),
            Stage(who="A", name="after the plan", when="step == 3", moves={"wait": "next", "attack": attack}),
            Stage(who="G", name="consent", when="step == 3", moves={"ratify": {"step": 4}, "withhold": "end"}),
            Stage(
                who="A", name="after ratification", when="step == 4", moves={"live_with_it": "end", "attack": attack}
            ),
        ),
        payoffs={
            "A": f"land*{wins} - war if fought else -dread*(step == 4)",
            "G": f"warmth*(step == 4) + 0.05*warmth*step - {wins}*fought*0.3",
        },
        policies={
            "no_declaration": Policy(text="The alliance does not declare.", kind="reassurance", forbid=("G.declare",)),
            "firm_lock": Policy(
                text="The neighbour's law is made hard to undo.", kind="neutrality", edits={"parameters.support": 0.1}
            ),
            "all_at_once": Policy(
                text="The neighbour is defended from the declaration on.",
                kind="guarantee",
                edits={"parameters.p": 0.2, "parameters.p_plan": 0.2},
                cost=Range.point(0.05),
            ),
        },
        evaluator=Evaluator(who="neighbour", values={"fought": -0.8, "member": "0.3*(step == 4)"}),
        rationality=rationality(lambda_),
    )


def bought_veto(
    *,
    security: float = 0.5,
    members: int = 30,
    majority: float = 0,
    bids: Sequence[float] = (0.02, 0.05, 0.1, 0.2, 0.5),
    dread: tuple[Given, Given] = ((0.3, 0.4, 0.5), 0.1),
    land: tuple[Given, Given] = (0.2, 1.0),
    p: Given = 0.5,
    war: Given = (0.3, 0.4, 0.5),
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A bids for votes against an accession, lets it pass, or attacks; members sell if the bid is over their price.

    Captures: how cheap a veto is. Prices lie evenly between 0 and 1; under unanimity one seller is enough, so that a
    bid b blocks with 1 - (1 - b)^n, and the best of many bids solves 1 - (1 - b)^n = n (v - b)(1 - b)^(n - 1) for a
    block worth v. Under a majority half of the members must sell and all sellers are paid: no bid below one half does
    much. An aim for which the block is enough buys and stays at peace; one that wants the land gains little by it.
    Leaves out: haggling, rivals who bid for consent, members who fear to be found out, promises not kept.
    Source: Dal Bó, "Bribing Voters", AJPS 51 (2007); Tsebelis, Veto Players (2002); this project's own small model.

    Args:
        members: at most 60. ``majority`` is 1 where half of them have to sell, 0 where one is enough.
        dread: what the accession costs a security seeker and an expansionist; ``land`` what the neighbour is worth.
    """
    half = (members + 1) // 2
    aims = {"security": {"dread": dread[0], "land": land[0]}, "expansion": {"dread": dread[1], "land": land[1]}}
    offers: dict[str, str | dict[str, float | str]] = {f"bid_{bid:g}".replace(".", "_"): {"bid": bid} for bid in bids}
    return Game(
        game="A veto for sale",
        parameters=parameters(p=p, war=war, majority=majority),
        players={
            "A": player({"security": security, "expansion": 1 - security}, aims, hypotheses=hypotheses, texts=AIMS),
        },
        state={"bid": 0, "blocked": 0, "fought": 0},
        stages=(
            Stage(who="A", moves={"let_pass": "next", **offers}),
            Stage(
                chance="the votes",
                odds={"blocked": f"({at_least(half, members, 'bid')}) if majority else 1 - (1 - bid)**{members}"},
                moves={"blocked": {"blocked": 1}, "passed": "next"},
            ),
            Stage(who="A", moves={"live_with_it": "end", "attack": {"fought": 1}}),
        ),
        payoffs={
            "A": f"(land*p - war if fought else -dread*(not blocked)) - bid*blocked*({half} if majority else 1)",
        },
        policies={
            "majority_rule": Policy(
                text="Half of the members have to object.", kind="institution", edits={"parameters.majority": 1}
            ),
            "deter": Policy(text="War is made dearer to A.", kind="threat", edits={"parameters.war": 0.7}),
        },
        evaluator=Evaluator(who="neighbour", values={"fought": -0.8, "blocked": -0.3}),
        rationality=rationality(lambda_),
    )


__all__ = ["accession_in_steps", "bought_veto"]
