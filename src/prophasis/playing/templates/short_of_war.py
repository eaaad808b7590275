"""Short of war: pressure as a third option between peace and war, and force lent to a deniable proxy."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality

AIMS = {"security": "fears what B may become", "expansion": "wants what B has"}


def hybrid_pressure(
    *,
    security: float = 0.5,
    shift: tuple[Given, Given] = ((0.4, 0.5, 0.6), 0.3),
    land: tuple[Given, Given] = (0.3, 1.0),
    blunt: Given = (0.4, 0.6, 0.8),
    toll: Given = (0.05, 0.1, 0.2),
    p: Given = 0.5,
    war: Given = (0.3, 0.4, 0.5),
    rise: Given = 0.35,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """B invests in its strength or not; A lets it be, presses short of war, or attacks.

    Captures: pressure (sabotage, blockade, cyber attack) as an act of its own that delays a shift in power at little
    cost, and so replaces war as well as preparing it. B weighs A's readiness when it invests: where A is known to be
    ready to fight B holds back, so that the chance of war need not rise with A's readiness.
    Leaves out: escalation out of pressure, attribution (see `deniable_proxy`), B's answer in kind.
    Source: Schram, "Hassling: How States Prevent a Preventive War", AJPS 65 (2021); Coe, "Containing Rogues", Journal
    of Politics 80 (2018); this project's own small model.

    Args:
        shift: what B's rise costs a security seeker and an expansionist; ``land`` what B's defeat is worth.
        blunt: the share of the rise that pressure takes away; ``toll`` what pressure costs A.
    """
    aims = {"security": {"shift": shift[0], "land": land[0]}, "expansion": {"shift": shift[1], "land": land[1]}}
    return Game(
        game="Pressure short of war",
        parameters=parameters(blunt=blunt, toll=toll, p=p, war=war, rise=rise, pain=0.4),
        players={
            "A": player({"security": security, "expansion": 1 - security}, aims, hypotheses=hypotheses, texts=AIMS),
            "B": player({"only": 1.0}),
        },
        state={"risen": 0, "pressed": 0, "fought": 0},
        stages=(
            Stage(who="B", moves={"hold_back": "next", "invest": {"risen": 1}}),
            Stage(who="A", moves={"let_be": "end", "press": {"pressed": 1}, "attack": {"fought": 1}}),
        ),
        payoffs={
            "A": "land*p - war if fought else -shift*risen*(1 - blunt*pressed) - toll*pressed",
            "B": "-p - pain if fought else rise*risen*(1 - blunt*pressed) - 0.1*pressed",
        },
        policies={
            "harden": Policy(
                text="B is made proof against pressure.", kind="resilience", edits={"parameters.blunt": 0.1}
            ),
            "deter": Policy(text="War is made dearer to A.", kind="threat", edits={"parameters.war": 0.8}),
            "restraint": Policy(text="B does not invest in its strength.", kind="arms limits", forbid=("B.invest",)),
            "harden_and_deter": Policy(
                text="B is hardened and war is made dearer.",
                kind="package",
                edits={"parameters.blunt": 0.1, "parameters.war": 0.8},
                cost=Range.point(0.03),
            ),
        },
        evaluator=Evaluator(who="B", values={"fought": -1.0, "pressed": -0.2, "risen": 0.3}),
        rationality=rationality(lambda_),
    )


def deniable_proxy(
    *,
    security: float = 0.5,
    stake: tuple[Given, Given] = (0.3, (0.5, 0.6, 0.7)),
    local: Given = (0.1, 0.2, 0.3),
    strength: Given = 0.7,
    attribution: Given = (0.2, 0.4, 0.6),
    justice: Given = 0.4,
    mistake: Given = 0.6,
    blow: Given = 0.7,
    war: Given = 0.6,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A stays out, backs a proxy in secret or attacks openly; B sees an incident, perhaps a trail, and may strike.

    Captures: deterrence with doubtful attribution. Incidents happen without A too (``local``); B strikes A where the
    chance that A is behind one is at least mistake/(mistake + justice). Better attribution deters the proxy war; what
    is gained by deniability is B's fear of striking the innocent.
    Leaves out: proxies with a will of their own, open secrets that both keep, forged trails.
    Source: Baliga, Bueno de Mesquita & Wolitzky, "Deterrence with Imperfect Attribution", APSR 114 (2020); Carson,
    Secret Wars (2018); Salehyan, "The Delegation of War", Journal of Conflict Resolution 54 (2010); this project's own
    version.

    Args:
        stake: what an incident is worth to a security seeker and to an expansionist.
        strength: chance of an incident with A's backing; ``attribution`` that it leaves a trail to A.
        justice, mistake: what B gains by striking a guilty A and loses by striking an innocent one.
        blow: what B's strike costs A; ``war`` what open attack does.
    """
    aims = {"security": {"stake": stake[0]}, "expansion": {"stake": stake[1]}}
    return Game(
        game="A deniable proxy",
        parameters=parameters(
            local=local,
            strength=strength,
            attribution=attribution,
            justice=justice,
            mistake=mistake,
            blow=blow,
            war=war,
        ),
        players={
            "A": player({"security": security, "expansion": 1 - security}, aims, hypotheses=hypotheses, texts=AIMS),
            "B": player({"only": 1.0}),
        },
        state={"backed": 0, "fought": 0, "incident": 0, "exposed": 0, "struck": 0},
        stages=(
            Stage(
                who="A",
                hide=("B",),
                moves={
                    "stay_out": "next",
                    "back_proxy": {"backed": 1},
                    "attack_openly": {"fought": 1, "then": "end"},
                },
            ),
            Stage(
                chance="incident",
                odds={"it_happens": "strength if backed else local"},
                moves={"it_happens": {"incident": 1}, "quiet": "end"},
            ),
            Stage(
                chance="trail",
                odds={"trail_found": "attribution*backed"},
                moves={"trail_found": {"exposed": 1}, "no_trail": "next"},
            ),
            Stage(who="B", moves={"strike_back": {"struck": 1}, "absorb": "end"}),
        ),
        payoffs={
            "A": "stake - war if fought else stake*incident - blow*struck",
            "B": "-0.8*fought - 0.4*incident + struck*(justice if backed else -mistake)",
        },
        policies={
            "attribute": Policy(
                text="Incidents are traced to their source.",
                kind="information",
                edits={"parameters.attribution": 0.9},
                cost=Range.point(0.02),
            ),
            "strike_on_suspicion": Policy(
                text="B strikes after any incident.", kind="threat", force=("B.strike_back",)
            ),
            "absorb": Policy(text="B absorbs incidents.", kind="restraint", force=("B.absorb",)),
        },
        evaluator=Evaluator(
            who="B", values={"fought": -0.8, "incident": -0.4, "wrong": "-mistake*(struck and not backed)"}
        ),
        rationality=rationality(lambda_),
    )


__all__ = ["deniable_proxy", "hybrid_pressure"]
