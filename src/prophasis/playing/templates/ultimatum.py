"""Ultimatums: a demand that weighs gain against risk, one built to be refused, and a pretext that only buys time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality

AIMS = {"security": "wants a settlement it can live with", "expansion": "wants the whole"}


def ultimatum(
    *,
    security: float = 0.5,
    stake: tuple[Given, Given] = (0.5, 1.0),
    p: Given = 0.6,
    cost: Given = 0.1,
    opponents: Mapping[str, tuple[float, float]] | None = None,
    demands: Sequence[float] = (0.64, 0.74, 0.84, 0.94),
    believed: Mapping[str, float] | None = None,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A names its price once; B, whose cost of war A does not know, accepts or fights: a demand that is meant.

    Captures: war from private information. A asks for more than p, its chance in war, and risks refusal by those whom
    war costs little. With B's cost spread evenly over 0 to C and A's cost c (in units of the stake), the demand is
    (C - c)/2 above p and war comes with that over C; with two kinds of B, a low cost L with chance q and a high cost
    H, A asks for more than the low would grant if and only if q < (H - L)/(H + c). A believes what it believes: an
    under-estimated resolve is war.
    Leaves out: counter-offers, delay, threats that change costs, aims beyond the share.
    Source: Fearon, "Rationalist Explanations for War", International Organization 49 (1995); Powell, In the Shadow of
    Power (1999).

    Args:
        stake: what the whole is worth to a security seeker and to an expansionist.
        opponents: B's kinds -> (prior, cost of war); a low and a high cost where None.
        demands: the shares that A may ask for.
        believed: what A thinks the priors of B's kinds are.
    """
    kinds = opponents or {"resolute": (0.5, 0.05), "irresolute": (0.5, 0.35)}
    aims = {"security": {"stake": stake[0]}, "expansion": {"stake": stake[1]}}
    middle = (max(demands) + min(demands)) / 2
    return Game(
        game="An ultimatum that is meant",
        parameters=parameters(p=p, cost=cost),
        players={
            "A": player({"security": security, "expansion": 1 - security}, aims, hypotheses=hypotheses, texts=AIMS),
            "B": player(
                {kind: prior for kind, (prior, _) in kinds.items()},
                {kind: {"pain": pain} for kind, (_, pain) in kinds.items()},
            ),
        },
        beliefs=None if believed is None else {"A": {"B": dict(believed)}},
        state={"share": 0, "fought": 0},
        stages=(
            Stage(who="A", moves={f"ask_{round(100 * share):02d}": {"share": share} for share in demands}),
            Stage(who="B", moves={"accept": "end", "refuse": {"fought": 1}}),
        ),
        payoffs={"A": "stake*p - cost if fought else stake*share", "B": "1 - p - pain if fought else 1 - share"},
        policies={
            "arm": Policy(text="B arms, and A sees it.", kind="arms", edits={"parameters.p": 0.45}),
            "make_war_dearer": Policy(text="War is made dearer to A.", kind="threat", edits={"parameters.cost": 0.3}),
            "cap_the_demand": Policy(
                text="Demands for more than the middle are ruled out.",
                kind="treaty",
                forbid=tuple(f"A.ask_{round(100 * value):02d}" for value in demands if value > middle),
            ),
        },
        evaluator=Evaluator(who="B", values={"fought": -0.2, "lost": "-(p if fought else share)"}),
        rationality=rationality(lambda_),
    )


def insincere_ultimatum(
    *,
    security: float = 0.5,
    p: Given = 0.5,
    cost: Given = 0.1,
    pain: Given = 0.15,
    legitimacy: tuple[Given, Given] = (0.05, (0.1, 0.2, 0.3)),
    deal: tuple[Given, Given] = (1.0, (0.0, 0.2, 0.4)),
    slack: Given = 0.01,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A asks for what B can give, for more than it can give, or attacks outright: the demand built to be refused.

    Captures: B's reserve is known, so asking for more is no gamble but a choice of refusal. It is made where what a
    refusal brings (legitimacy at home, division abroad) exceeds what peace would have saved, ``cost`` + ``pain``
    (less ``slack``, by which the acceptable demand stays under B's reserve); .1 and .15 give .25. An aim that cannot
    be divided (``deal`` near 0) makes any acceptable demand worthless, and the ultimatum only a pretext.
    Leaves out: doubt about B's reserve (see `ultimatum`), partial acceptance, the audience's own judgement (see
    `information_operations`).
    Source: Trager, "Diplomatic Calculus in Anarchy", APSR 104 (2010), Werner, "Deterring Intervention", AJPS 44 (2000),
    and Yuen, "Target Concessions in the Shadow of Intervention", Journal of Conflict Resolution 53 (2009), for the
    ideas; this project's own small model.

    Args:
        legitimacy: what a refusal adds to war for a security seeker and for an expansionist.
        deal: the share of its value that a negotiated part has for the two.
    """
    aims = {
        "security": {"legitimacy": legitimacy[0], "deal": deal[0]},
        "expansion": {"legitimacy": legitimacy[1], "deal": deal[1]},
    }
    return Game(
        game="An ultimatum built to be refused",
        parameters=parameters(p=p, cost=cost, pain=pain, slack=slack, taken_in=1.0),
        players={
            "A": player({"security": security, "expansion": 1 - security}, aims, hypotheses=hypotheses, texts=AIMS),
            "B": player({"only": 1.0}),
        },
        state={"share": 0, "refused": 0, "fought": 0},
        stages=(
            Stage(
                who="A",
                moves={
                    "nothing": "end",
                    "ask_acceptable": {"share": "p + pain - slack"},
                    "ask_too_much": {"share": "p + pain + 0.3"},
                    "attack": {"fought": 1, "then": "end"},
                },
            ),
            Stage(who="B", moves={"accept": "end", "refuse": {"refused": 1, "share": 0}}),
            Stage(who="A", when="refused", moves={"back_down": "end", "attack": {"fought": 1}}),
        ),
        payoffs={
            "A": "p - cost + legitimacy*taken_in*refused if fought else deal*share - 0.1*refused",
            "B": "1 - p - pain if fought else 1 - share",
        },
        policies={
            "expose": Policy(
                text="The demand is shown to be built for refusal, so that nobody is taken in.",
                kind="information",
                edits={"parameters.taken_in": 0.1},
            ),
            "guarantee": Policy(text="Others stand by B.", kind="guarantee", edits={"parameters.p": 0.3}),
            "accept_all": Policy(text="B accepts whatever is asked.", kind="concession", force=("B.accept",)),
        },
        evaluator=Evaluator(who="B", values={"fought": -0.3, "lost": "-(p if fought else share)"}),
        rationality=rationality(lambda_),
    )


def pretext(
    *,
    grievance: float = 0.5,
    land: tuple[Given, Given] = (0.3, 1.0),
    remedy: tuple[Given, Given] = ((0.4, 0.5, 0.6), 0.05),
    staging: Given = 0.05,
    legitimacy: Given = (0.1, 0.2, 0.3),
    credulous: float = 0.5,
    p: Given = 0.55,
    war: Given = (0.2, 0.3, 0.4),
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A raises a complaint before it acts; others acquiesce or not; a remedy is offered; A takes it or attacks.

    Captures: the same complaint made from a grievance and for its use. It is staged for war if and only if what
    acquiescence brings, times the chance of it, exceeds the trouble of staging it; the offer of a remedy, which only
    a grievance values, tells the two apart.
    Leaves out: whether the complaint is true, remedies that take time, repeated complaints.
    Source: this project's own small model; the use of justification for acquiescence is in Finnemore, The Purpose of
    Intervention (2003), and Goddard, When Right Makes Might (2018).

    Args:
        land, remedy: worth of the land and of the remedy to the aggrieved and to a conqueror.
        credulous: the chance that others acquiesce in what is done on such a complaint.
    """
    aims = {"grievance": {"land": land[0], "remedy": remedy[0]}, "conquest": {"land": land[1], "remedy": remedy[1]}}
    return Game(
        game="A pretext",
        parameters=parameters(p=p, war=war, staging=staging, legitimacy=legitimacy),
        players={
            "A": player(
                {"grievance": grievance, "conquest": 1 - grievance},
                aims,
                hypotheses=hypotheses,
                texts={"grievance": "wants the wrong put right", "conquest": "wants the land"},
            ),
            "W": player(
                {"credulous": credulous, "wary": 1 - credulous},
                {"credulous": {"faith": 1.0}, "wary": {"faith": -1.0}},
                text="the states and publics whose opposition would make war dearer",
            ),
        },
        state={"complained": 0, "backed": 0, "remedied": 0, "fought": 0},
        stages=(
            Stage(
                who="A",
                moves={"nothing": "end", "attack": {"fought": 1, "then": "end"}, "complain": {"complained": 1}},
            ),
            Stage(who="W", moves={"acquiesce": {"backed": 1}, "oppose": "next"}),
            Stage(who="A", moves={"take_remedy": {"remedied": 1}, "attack": {"fought": 1}}),
        ),
        payoffs={
            "A": "fought*(land*p - war + legitimacy*backed) + remedy*remedied - staging*complained",
            "W": "faith*backed",
        },
        policies={
            "inquire": Policy(
                text="Complaints are looked into before anybody acquiesces.",
                kind="information",
                edits={"players.W.types": {"credulous": 0.1, "wary": 0.9}},
                cost=Range.point(0.02),
            ),
            "no_remedy": Policy(text="No remedy is offered.", forbid=("A.take_remedy",)),
            "deter": Policy(text="War is made dearer to A.", kind="threat", edits={"parameters.war": 0.6}),
        },
        evaluator=Evaluator(who="B", values={"fought": -1.0, "remedied": -0.1}),
        rationality=rationality(lambda_),
    )


__all__ = ["insincere_ultimatum", "pretext", "ultimatum"]
