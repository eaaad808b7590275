"""Threats: what deters is the believed chance that they are meant; and a guarantor who may or may not come."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def credible_threat(
    *,
    hard_defender: float = 0.5,
    hard_challenger: float = 0.5,
    concession: Given = 1.0,
    status_quo: Given = 0.6,
    conflict: Given = 0.3,
    backing_down: Given = 0.1,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A challenger stays or challenges; the defender concedes or denies; a denied challenger withdraws or fights.

    Captures: a threat deters through the chance that it is meant. With P(defender hard) = q, a hard challenger
    (conflict better than backing down) stays if and only if q >= (concession - status quo)/(concession - conflict),
    a soft one if and only if q >= (concession - status quo)/(concession - backing down). (1, .6, .3, .1) gives .5714
    and .4444: between them only the hard one challenges.
    Leaves out: several rounds, audiences, mistakes about one's own strength.
    Source: Zagare & Kilgour, Perfect Deterrence (2000), chapters 3 and 5 (unilateral deterrence).
    """
    challenger: dict[str, dict[str, Given | str]] = {
        "hard": {"fights_for": conflict},
        "soft": {"fights_for": "backing_down - 0.3"},
    }
    return Game(
        game="A credible threat",
        parameters=parameters(concession=concession, status_quo=status_quo, backing_down=backing_down),
        players={
            "A": player({"hard": hard_challenger, "soft": 1 - hard_challenger}, challenger, hypotheses=hypotheses),
            "B": player(
                {"hard": hard_defender, "soft": 1 - hard_defender},
                {"hard": {"resolve": 0.6}, "soft": {"resolve": -0.6}},
            ),
        },
        state={"challenged": 0, "denied": 0, "fought": 0},
        stages=(
            Stage(who="A", moves={"stay": "end", "challenge": {"challenged": 1}}),
            Stage(who="B", moves={"concede": "end", "deny": {"denied": 1}}),
            Stage(who="A", moves={"withdraw": "end", "fight": {"fought": 1}}),
        ),
        payoffs={
            "A": "fights_for if fought else backing_down if denied else concession if challenged else status_quo",
            "B": "resolve*denied - 0.2*fought - 0.3*(challenged and not denied)",
        },
        rationality=rationality(lambda_),
    )


def guarantor(
    *,
    guarantee: float = 0.5,
    believed: float | None = None,
    p: Given = 0.7,
    p_guarded: Given = 0.3,
    war: Given = 0.2,
    war_guarded: Given = 0.4,
    status_quo: Given = 0.25,
    lambda_: Given | None = None,
) -> Game:
    """A attacks B or lives with the status quo; a guarantor G who is committed joins, one who is not stays out.

    Captures: what counts is the guarantee that A believes in. With p the chance that A prevails and c its cost of
    war, p' and c' those against G as well, A attacks if and only if the believed chance that G comes is under
    (p - c - s)/((p - p') + (c' - c)); .7 -> .3, .2 -> .4, s = .25 gives .41667.
    Leaves out: B's own choice to resist, G's cost of binding itself, bargaining before the attack.
    Source: the guarantor's version of Zagare & Kilgour (2000), chapter 6, in this project's normalisation.

    Args:
        guarantee: the true chance that G is committed; ``believed`` what A thinks it is (None: the truth).
        status_quo: what A has without war, in units of the prize.
    """
    view = None if believed is None else {"A": {"G": {"committed": believed, "idle": 1 - believed}}}
    return Game(
        game="A guarantor",
        parameters=parameters(p=p, p_guarded=p_guarded, war=war, war_guarded=war_guarded, status_quo=status_quo),
        players={
            "A": player({"only": 1.0}),
            "G": player(
                {"committed": guarantee, "idle": 1 - guarantee},
                {"committed": {"honour": 1.0}, "idle": {"honour": -1.0}},
            ),
        },
        beliefs=view,
        state={"fought": 0, "guarded": 0, "taken": 0},
        stages=(
            Stage(who="A", moves={"hold": "end", "attack": {"fought": 1}}),
            Stage(who="G", moves={"join": {"guarded": 1}, "stay_out": "next"}),
            Stage(
                chance="war",
                odds={"win": "p_guarded if guarded else p"},
                moves={"win": {"taken": 1}, "lose": "next"},
            ),
        ),
        payoffs={
            "A": "taken - (war_guarded if guarded else war) if fought else status_quo",
            "G": "honour*guarded",
        },
        policies={
            "guarantee_seen": Policy(
                text="G binds itself so that A believes it.",
                kind="guarantee",
                edits={
                    "players.G.types": {"committed": 0.9, "idle": 0.1},
                    "beliefs.A.G": {"committed": 0.9, "idle": 0.1},
                },
            ),
            "guarantee_in_secret": Policy(
                text="G binds itself, and A does not know.",
                kind="guarantee",
                edits={
                    "players.G.types": {"committed": 0.9, "idle": 0.1},
                    "beliefs.A.G": {
                        "committed": guarantee if believed is None else believed,
                        "idle": 1 - (guarantee if believed is None else believed),
                    },
                },
            ),
        },
        evaluator=Evaluator(who="B", values={"taken": -1.0, "fought": -0.3}),
        rationality=rationality(lambda_),
    )


__all__ = ["credible_threat", "guarantor"]
