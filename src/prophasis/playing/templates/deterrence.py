"""Deterrence: a threat of one's own, a guarantee for another, and the guarantee that emboldens whom it protects."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality

AIMS = {"security": "wants to be safe", "expansion": "wants what B has"}
WAR = Stage(
    chance="war",
    when="fought",
    odds={"win": "p_guarded if guarded else p"},
    moves={"win": {"taken": 1}, "lose": "next"},
)
JOIN = Stage(who="G", when="fought", moves={"join": {"guarded": 1}, "stay_out": "next"})


def deterrence(
    *,
    security: float = 0.5,
    resolute: float = 0.5,
    gain: tuple[Given, Given] = ((0.6, 0.7, 0.8), 1.0),
    fighting: tuple[Given, Given] = (0.05, (0.2, 0.3, 0.4)),
    status_quo: Given = 0.6,
    backing_down: Given = 0.1,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A challenges or lives with things as they are; B concedes or resists; a resisted A withdraws or fights.

    Captures: what deters is the believed chance q that resistance is meant, and how much each aim would gain. With
    SQ the status quo, DC a concession won, DD fighting and CD backing down, an aim that would fight if resisted is
    deterred from q = (DC - SQ)/(DC - DD) on, one that would back down from (DC - SQ)/(DC - CD) on.
    Leaves out: A's own fear of B, several rounds, third parties.
    Source: Zagare & Kilgour, Perfect Deterrence (2000), chapters 3 and 5 (unilateral deterrence).

    Args:
        gain: DC for a security seeker and for an expansionist; ``fighting`` is DD for the two.
        resolute: the chance that B means its resistance.
    """
    aims = {
        "security": {"gain": gain[0], "fighting": fighting[0]},
        "expansion": {"gain": gain[1], "fighting": fighting[1]},
    }
    firm = {"resolute": 0.85, "irresolute": 0.15}
    return Game(
        game="Deterrence",
        parameters=parameters(status_quo=status_quo, backing_down=backing_down),
        players={
            "A": player({"security": security, "expansion": 1 - security}, aims, hypotheses=hypotheses, texts=AIMS),
            "B": player(
                {"resolute": resolute, "irresolute": 1 - resolute},
                {"resolute": {"resolve": 0.3}, "irresolute": {"resolve": -0.9}},
            ),
        },
        state={"conceded": 0, "withdrew": 0, "fought": 0},
        stages=(
            Stage(who="A", moves={"stay": "end", "challenge": "next"}),
            Stage(who="B", moves={"concede": {"conceded": 1, "then": "end"}, "resist": "next"}),
            Stage(who="A", moves={"withdraw": {"withdrew": 1}, "fight": {"fought": 1}}),
        ),
        payoffs={
            "A": "fighting if fought else backing_down if withdrew else gain if conceded else status_quo",
            "B": "resolve*(fought or withdrew) - 0.2*fought - 0.5*conceded",
        },
        policies={
            "show_resolve": Policy(
                text="B becomes readier to resist, and shows it.",
                kind="threat",
                edits={"players.B.types": firm},
                cost=Range.point(0.03),
            ),
            "resolve_unseen": Policy(
                text="B becomes readier to resist, and A does not know.",
                kind="threat",
                edits={"players.B.types": firm, "beliefs.A.B": {"resolute": resolute, "irresolute": 1 - resolute}},
            ),
            "better_status_quo": Policy(
                text="A is given more reason to leave things as they are.",
                kind="reassurance",
                edits={"parameters.status_quo": 0.75},
                cost=Range.point(0.05),
            ),
            "concede": Policy(
                text="B concedes whatever it is challenged for.", kind="concession", force=("B.concede",)
            ),
        },
        evaluator=Evaluator(who="B", values={"conceded": -0.6, "fought": -1.0}),
        rationality=rationality(lambda_),
    )


def extended_deterrence(
    *,
    security: float = 0.5,
    guarantee: float = 0.5,
    believed: float | None = None,
    land: tuple[Given, Given] = (0.3, 1.0),
    p: Given = (0.6, 0.7, 0.8),
    p_guarded: Given = (0.2, 0.3, 0.4),
    war: Given = 0.2,
    war_guarded: Given = 0.4,
    status_quo: tuple[Given, Given] = (0.25, 0.25),
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A attacks B or leaves it; a guarantor G joins if it is committed: a guarantee given is not one believed.

    Captures: an aim worth ``land`` attacks if and only if it believes in G with less than
    (land p - c - s)/(land (p - p') + c' - c), where p, c hold against B alone and p', c' with G on its side; what is
    true of G only decides how the war ends. Binding oneself in public, in secret, bluffing, a tripwire and ruling
    intervention out are given as policies.
    Leaves out: G's cost of binding itself, B's own policy (see `emboldening_guarantee`), demands before the attack
    (see `demand_on_neighbour`).
    Source: Zagare & Kilgour, Perfect Deterrence (2000), chapter 6; Huth, Extended Deterrence and the Prevention of
    War (1988); in this project's normalisation.

    Args:
        land, status_quo: for a security seeker and for an expansionist.
        guarantee: the true chance that G is committed; ``believed`` what A thinks it is (None: the truth).
    """
    seen = guarantee if believed is None else believed
    bound, as_now = {"committed": 0.95, "idle": 0.05}, {"committed": seen, "idle": 1 - seen}
    aims = {
        "security": {"land": land[0], "status_quo": status_quo[0]},
        "expansion": {"land": land[1], "status_quo": status_quo[1]},
    }
    return Game(
        game="Extended deterrence",
        parameters=parameters(p=p, p_guarded=p_guarded, war=war, war_guarded=war_guarded),
        players={
            "A": player({"security": security, "expansion": 1 - security}, aims, hypotheses=hypotheses, texts=AIMS),
            "G": player(
                {"committed": guarantee, "idle": 1 - guarantee},
                {"committed": {"honour": 1.0}, "idle": {"honour": -1.0}},
            ),
        },
        beliefs=None if believed is None else {"A": {"G": as_now}},
        state={"fought": 0, "guarded": 0, "taken": 0},
        stages=(Stage(who="A", moves={"hold": "end", "attack": {"fought": 1}}), JOIN, WAR),
        payoffs={
            "A": "land*taken - (war_guarded if guarded else war) if fought else status_quo",
            "G": "honour*guarded",
        },
        policies={
            "public_guarantee": Policy(
                text="G binds itself so that A believes it.",
                kind="guarantee",
                edits={"players.G.types": bound, "beliefs.A.G": bound},
                cost=Range.point(0.02),
                payer="G",
            ),
            "secret_guarantee": Policy(
                text="G binds itself, and A does not believe it.",
                kind="guarantee",
                edits={"players.G.types": bound, "beliefs.A.G": as_now},
                cost=Range.point(0.02),
                payer="G",
            ),
            "bluff": Policy(
                text="A believes in a guarantee that is none.", kind="threat", edits={"beliefs.A.G": bound}
            ),
            "tripwire": Policy(
                text="G's troops stand where an attack must meet them.", kind="guarantee", force=("G.join",)
            ),
            "ruled_out": Policy(text="Intervention is ruled out.", kind="reassurance", forbid=("G.join",)),
        },
        evaluator=Evaluator(who="B", values={"taken": -1.0, "fought": -0.3}),
        rationality=rationality(lambda_),
    )


def emboldening_guarantee(
    *,
    security: float = 0.5,
    guarantee: float = 0.5,
    gain: Given = (0.2, 0.3, 0.4),
    affront: Given = (0.15, 0.2, 0.25),
    land: tuple[Given, Given] = (0.3, 0.6),
    p: Given = 0.6,
    p_guarded: Given = 0.25,
    war: Given = (0.15, 0.25, 0.35),
    war_guarded: Given = 0.45,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """B provokes A or keeps quiet, knowing that G may stand behind it; A tolerates or attacks; G joins or not.

    Captures: moral hazard. A guarantee that keeps A from attacking also lets B provoke it: as the guarantee grows B
    provokes more, so that the chance of war need not fall with it. A guarantee that does not cover a war B provoked
    deters without emboldening.
    Leaves out: G's hold on B (aid, advice), bargaining between A and B, B's doubt about G alone.
    Source: Snyder, Alliance Politics (1997), on entrapment; Benson, Constructing International Security (2012);
    this project's own small version.

    Args:
        gain: what B wins by provoking where A tolerates it; ``affront`` what A then loses.
        land: what B's defeat is worth to a security seeker and to an expansionist.
    """
    aims = {"security": {"land": land[0], "affront": affront}, "expansion": {"land": land[1], "affront": affront}}
    return Game(
        game="The guarantee that emboldens",
        parameters=parameters(
            gain=gain, p=p, p_guarded=p_guarded, war=war, war_guarded=war_guarded, conditional=0.0, pain=0.2
        ),
        players={
            "A": player({"security": security, "expansion": 1 - security}, aims, hypotheses=hypotheses, texts=AIMS),
            "B": player({"only": 1.0}),
            "G": player(
                {"committed": guarantee, "idle": 1 - guarantee},
                {"committed": {"honour": 1.0}, "idle": {"honour": -1.0}},
            ),
        },
        state={"provoked": 0, "fought": 0, "guarded": 0, "taken": 0},
        stages=(
            Stage(who="B", moves={"keep_quiet": "next", "provoke": {"provoked": 1}}),
            Stage(who="A", moves={"tolerate": "end", "attack": {"fought": 1}}),
            JOIN,
            WAR,
        ),
        payoffs={
            "A": "land*taken - (war_guarded if guarded else war) if fought else -affront*provoked",
            "B": "-taken - pain if fought else gain*provoked",
            "G": "(honour if not (conditional and provoked) else -1)*guarded",
        },
        policies={
            "guarantee": Policy(
                text="G binds itself to B, come what may.",
                kind="guarantee",
                edits={"players.G.types": {"committed": 0.95, "idle": 0.05}},
            ),
            "conditional_guarantee": Policy(
                text="G binds itself to B, but not for a war that B provoked.",
                kind="guarantee",
                edits={"players.G.types": {"committed": 0.95, "idle": 0.05}, "parameters.conditional": 1},
            ),
            "restrain": Policy(text="B may not provoke.", kind="reassurance", forbid=("B.provoke",)),
            "no_guarantee": Policy(text="G lets B know that it will not come.", forbid=("G.join",)),
        },
        evaluator=Evaluator(who="G", values={"fought": -0.5, "taken": -0.6, "provoked": -0.2, "guarded": -0.2}),
        rationality=rationality(lambda_),
    )


__all__ = ["deterrence", "emboldening_guarantee", "extended_deterrence"]
