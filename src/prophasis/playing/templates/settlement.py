"""Settlements: the truce that serves rearming, terms as a screen, and obligations that fall on one side first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def rearming_ceasefire(
    *,
    settling: float = 0.5,
    prize: tuple[Given, Given] = ((0.3, 0.4, 0.5), 1.0),
    p_now: Given = 0.35,
    p_late: Given = (0.5, 0.65, 0.75),
    growth: Given = 0.5,
    impatience: Given = 0.1,
    war: Given = 0.3,
    calm: Given = 0.05,
    delays: Sequence[float] = (1, 2, 3, 4, 6),
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A fights on, or signs a truce that it keeps or breaks when it has rearmed.

    Captures: a truce as an option. A's chance grows from ``p_now`` to ``p_late`` at rate ``growth``; war resumed after
    t periods is worth exp(-r t)(p(t) prize - war), r being ``impatience``, and most at
    t = ln[(p_late - p_now)(growth + r)/(r (p_late - war))]/growth for a prize of 1: .05 at once, .2102 after 3.275
    periods (.35 to .65, .5, .1, .3). Holding p at .35 makes waiting worthless, holding it below ``war`` the war too: a
    rule must turn on how strong A can become, not on its signature. The rival aim wants peace at these stakes.
    Leaves out: what B builds meanwhile (p is net of it), breaches short of war, publics that tire.
    Source: Werner & Yuen, "Making and Keeping Peace", International Organization 59 (2005); Fortna, Peace Time (2004);
    Powell (2006) for the commitment problem; the option is this project's own small model.

    Args:
        prize: what victory is worth to an A that wants to settle and to one that wants to win.
        calm: what lasting peace is worth to A.
        delays: the periods after which A may resume.
    """
    aims = {"settle": {"prize": prize[0]}, "win": {"prize": prize[1]}}
    strength = "(p_late - (p_late - p_now)*exp(-growth*delay))"
    resume: dict[str, str | dict[str, float]] = {
        f"resume_{str(float(delay)).replace('.', '_')}": {"delay": delay, "fought": 1, "resumed": 1} for delay in delays
    }
    return Game(
        game="Ceasefire, rearm, resume",
        parameters=parameters(
            p_now=p_now, p_late=p_late, growth=growth, impatience=impatience, war=war, calm=calm, strain=0.2
        ),
        players={
            "A": player(
                {"settle": settling, "win": 1 - settling},
                aims,
                hypotheses=hypotheses,
                texts={"settle": "wants the war over", "win": "wants to win later"},
            ),
            "B": player({"only": 1.0}),
        },
        state={"delay": 0, "fought": 0, "resumed": 0},
        stages=(
            Stage(who="A", moves={"fight_on": {"fought": 1, "then": "end"}, "propose_truce": "next"}),
            Stage(who="B", moves={"sign": "next", "refuse": {"fought": 1, "then": "end"}}),
            Stage(who="A", moves={"keep": "end", **resume}),
        ),
        payoffs={
            "A": f"exp(-impatience*delay)*({strength}*prize - war) if fought else calm",
            "B": f"-exp(-impatience*delay)*({strength} + strain) if fought else 0",
        },
        policies={
            "arms_limits": Policy(
                text="The truce holds A's strength where it is.", kind="arms limits", edits={"parameters.p_late": 0.35}
            ),
            "rearm_the_other": Policy(
                text="B is armed faster than A can rearm.",
                kind="arms",
                edits={"parameters.p_late": 0.25},
                cost=Range.point(0.05),
            ),
            "reward_calm": Policy(
                text="Keeping the truce brings A trade and recognition.",
                kind="reassurance",
                edits={"parameters.calm": 0.25},
                cost=Range.point(0.05),
            ),
            "no_truce": Policy(text="B signs no truce.", forbid=("B.sign",)),
        },
        evaluator=Evaluator(
            who="B", values={"resumed": -0.2, "lost": f"-exp(-impatience*delay)*({strength} + strain)*fought"}
        ),
        rationality=rationality(lambda_),
    )


def settlement_terms(
    *,
    security: float = 0.5,
    land: tuple[Given, Given] = (0.3, 1.0),
    relief: tuple[Given, Given] = ((0.35, 0.45, 0.55), 0.05),
    p: Given = 0.45,
    p_disarmed: Given = 0.8,
    war: Given = (0.2, 0.3, 0.4),
    breach: Given = (0.2, 0.4, 0.6),
    part: Given = 0.2,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """B offers terms to end a war: neutrality, disarmament, a part of its land, neutrality with peacekeepers.

    Captures: terms as a screen. A security seeker takes neutrality and keeps it, watched or not; an expansionist takes
    what helps the next war (disarmament, land) and refuses what hinders it. So the answer to neutrality with
    peacekeepers tells most, the answer to disarmament least; and a term that an aggressor accepts gladly is no gain.
    Leaves out: bargaining over mixtures, terms that A offers, B's own bad faith.
    Source: Fortna, Peace Time (2004), and Walter, Committing to Peace (2002), on terms and peacekeepers; Fearon (1996)
    on disarmament as a jump in power; this project's own small model.

    Args:
        land: worth of all of B's land to a security seeker and to an expansionist; ``relief`` that of its neutrality.
        breach: what breaking terms under the eyes of peacekeepers costs A; ``part`` the share of the land on offer.
    """
    aims = {"security": {"land": land[0], "relief": relief[0]}, "expansion": {"land": land[1], "relief": relief[1]}}
    return Game(
        game="Terms of settlement as a screen",
        parameters=parameters(p=p, p_disarmed=p_disarmed, war=war, breach=breach, part=part),
        players={
            "A": player(
                {"security": security, "expansion": 1 - security},
                aims,
                hypotheses=hypotheses,
                texts={"security": "wants B neutral", "expansion": "wants B's land"},
            ),
            "B": player({"only": 1.0}),
        },
        state={"neutral": 0, "disarmed": 0, "ceded": 0, "watched": 0, "settled": 0, "fought": 0},
        stages=(
            Stage(
                who="B",
                moves={
                    "fight_on": {"fought": 1, "then": "end"},
                    "neutrality": {"neutral": 1},
                    "disarmament": {"neutral": 1, "disarmed": 1},
                    "territory": {"ceded": 1},
                    "neutrality_watched": {"neutral": 1, "watched": 1},
                },
            ),
            Stage(
                who="A",
                moves={
                    "accept": {"settled": 1},
                    "refuse": {"fought": 1, "neutral": 0, "disarmed": 0, "ceded": 0, "watched": 0, "then": "end"},
                },
            ),
            Stage(who="A", moves={"keep": "end", "resume": {"fought": 1}}),
        ),
        payoffs={
            "A": "land*(part*ceded + (1 - part*ceded)*(p_disarmed if disarmed else p)) - war - breach*watched"
            " if fought else relief*neutral + land*part*ceded",
            "B": "-(part*ceded + (1 - part*ceded)*(p_disarmed if disarmed else p)) - 0.2"
            " if fought else -part*ceded - 0.1*neutral - 0.1*disarmed",
        },
        policies={
            name: Policy(text=text, kind=kind, force=(f"B.{name}",), cost=Range.point(cost))
            for name, text, kind, cost in (
                ("neutrality", "B offers neutrality.", "neutrality", 0.0),
                ("disarmament", "B offers neutrality and disarmament.", "arms limits", 0.0),
                ("territory", "B offers a part of its land.", "concession", 0.0),
                ("neutrality_watched", "B offers neutrality watched by peacekeepers.", "peacekeepers", 0.02),
                ("fight_on", "B offers no terms.", "war", 0.0),
            )
        },
        evaluator=Evaluator(
            who="B",
            values={
                "fought": -0.2,
                "lost": "-(part*ceded + (1 - part*ceded)*(p_disarmed if disarmed else p)*fought)",
                "neutral": -0.1,
            },
        ),
        rationality=rationality(lambda_),
    )


def unequal_agreement(
    *,
    settlement: float = 0.5,
    front: Given = (0.3, 0.5, 0.7),
    loss: Given = 1.0,
    gain: Given = 0.5,
    peace: tuple[Given, Given] = (0.6, 0.1),
    edge: tuple[Given, Given] = (0.2, (0.3, 0.5, 0.7)),
    blame: Given = (0.05, 0.1, 0.2),
    reproach: Given = 0.0,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """An agreement under which B has to perform first: it performs or holds back; A performs, reneges or accuses.

    Captures: who must go first must trust. B performs if and only if its trust in A is at least
    front loss/(front loss + gain), ``front`` being the share of its own part that falls due before A's; holding back is
    then no proof of bad faith, though A may call it that. The rival aim signs for the time and the quarrel it gives.
    Leaves out: partial performance, courts, third parties that hold the stakes; B's own bad faith.
    Source: this project's own small model; trust as a threshold is Kydd, Trust and Mistrust (2005); the quarrel over
    who goes first is in Fearon, "Bargaining, Enforcement, and International Cooperation" (1998).

    Args:
        loss, gain: what B loses by performing alone, and gains by performance of both.
        peace, edge: what performance of both, and B's performance alone, bring an A that wants the settlement and
            one that wants time.
        blame: what A gains by accusing a B that held back; it loses two fifths of ``peace`` by it.
        reproach: what an accusation costs B; above 0 it lowers the trust that B needs.
    """
    aims = {"settlement": {"peace": peace[0], "edge": edge[0]}, "time": {"peace": peace[1], "edge": edge[1]}}
    return Game(
        game="An agreement with unequal obligations",
        parameters=parameters(front=front, loss=loss, gain=gain, blame=blame, reproach=reproach),
        players={
            "A": player(
                {"settlement": settlement, "time": 1 - settlement},
                aims,
                hypotheses=hypotheses,
                texts={"settlement": "wants the agreement kept", "time": "wants the time it gives"},
            ),
            "B": player({"only": 1.0}),
        },
        state={"performed": 0, "answered": 0, "accused": 0},
        stages=(
            Stage(who="B", moves={"perform": {"performed": 1}, "hold_back": "next"}),
            Stage(who="A", after=("perform",), moves={"perform": {"answered": 1, "then": "end"}, "renege": "end"}),
            Stage(who="A", after=("hold_back",), moves={"wait": "end", "accuse": {"accused": 1}}),
        ),
        payoffs={
            "A": "peace*answered + edge*(performed and not answered) + (blame - 0.4*peace)*accused",
            "B": "(gain if answered else -front*loss)*performed - reproach*accused",
        },
        policies={
            "in_steps": Policy(
                text="Each side performs in small steps, one after the other.",
                kind="sequencing",
                edits={"parameters.front": 0.1},
            ),
            "surety": Policy(
                text="Others make good what B would lose.",
                kind="guarantee",
                edits={"parameters.loss": 0.3},
                cost=Range.point(0.05),
            ),
            "perform_first": Policy(text="B is pressed to perform first.", kind="concession", force=("B.perform",)),
        },
        evaluator=Evaluator(
            who="B", values={"answered": 1.0, "accused": -0.2, "betrayed": "-loss*front*(performed and not answered)"}
        ),
        rationality=rationality(lambda_),
    )


__all__ = ["rearming_ceasefire", "settlement_terms", "unequal_agreement"]
