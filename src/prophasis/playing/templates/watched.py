"""What is seen: a truce whose rule turns on strength, and audiences that are told different things."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def ceasefire_with_limits(
    *,
    settling: float = 0.5,
    prize: tuple[Given, Given] = ((0.3, 0.4, 0.5), 1.0),
    seen: Given = (0.2, 0.4, 0.6),
    p: tuple[Given, Given, Given] = (0.35, 0.65, 0.2),
    war: Given = 0.3,
    calm: Given = 0.05,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """In a truce A stays under a limit or rearms in secret; B, if it sees that, may strike; A keeps or resumes.

    Captures: a truce whose rule turns on strength and not on words. Rearming is seen with chance ``seen``. Where B
    strikes whenever it sees, A rearms if and only if seen < (p_rearmed prize - war - calm)/((p_rearmed - p_struck)
    prize): .6667 for a prize of 1 (.65, .2, war .3, calm .05). A rule that nobody enforces is no rule, and one that
    cannot be watched is not either.
    Leaves out: false alarms, B's own rearming, limits haggled over; when A would resume (see `rearming_ceasefire`).
    Source: Werner & Yuen, "Making and Keeping Peace", International Organization 59 (2005); Fortna, Peace Time (2004);
    Coe & Vaynman, "Why Arms Control Is So Rare", APSR 114 (2020); this project's own small model.

    Args:
        prize: what victory is worth to an A that wants to settle and to one that wants to win.
        p: A's chance in a war that it resumes under the limit, resumes rearmed, and has to fight when struck.
        calm: what lasting peace is worth to A.
    """
    wins = "(p_struck if struck else p_rearmed if rearmed else p_now)"
    return Game(
        game="A truce with limits on strength",
        parameters=parameters(seen=seen, p_now=p[0], p_rearmed=p[1], p_struck=p[2], war=war, calm=calm, strain=0.2),
        players={
            "A": player(
                {"settle": settling, "win": 1 - settling},
                {"settle": {"prize": prize[0]}, "win": {"prize": prize[1]}},
                hypotheses=hypotheses,
                texts={"settle": "wants the war over", "win": "wants to win later"},
            ),
            "B": player({"only": 1.0}),
        },
        state={"rearmed": 0, "found": 0, "struck": 0, "resumed": 0},
        stages=(
            Stage(who="A", hide=("B",), moves={"stay_under": "next", "rearm": {"rearmed": 1}}),
            Stage(
                chance="inspection",
                odds={"found": "seen*rearmed"},
                moves={"found": {"found": 1}, "nothing_found": "next"},
            ),
            Stage(who="B", when="found", moves={"strike": {"struck": 1, "then": "end"}, "tolerate": "next"}),
            Stage(who="A", moves={"keep": "end", "resume": {"resumed": 1}}),
        ),
        payoffs={
            "A": f"{wins}*prize - war if struck or resumed else calm",
            "B": f"-{wins} - strain if struck or resumed else 0",
        },
        policies={
            "inspect": Policy(
                text="Strength is inspected closely.",
                kind="arms limits",
                edits={"parameters.seen": 0.9},
                cost=Range.point(0.03),
            ),
            "enforce": Policy(text="B strikes whenever rearming is seen.", kind="threat", force=("B.strike",)),
            "signature_only": Policy(
                text="The truce rests on the signature.", kind="ceasefire", edits={"parameters.seen": 0.02}
            ),
            "inspect_and_enforce": Policy(
                text="Strength is inspected, and B strikes when rearming is seen.",
                kind="package",
                parts=("inspect", "enforce"),
            ),
        },
        evaluator=Evaluator(who="B", values={"lost": f"-({wins} + strain)*(struck or resumed)"}),
        rationality=rationality(lambda_),
    )


def several_audiences(
    *,
    security: float = 0.5,
    leak: Given = (0.1, 0.3, 0.5),
    shame: Given = 0.3,
    land: tuple[Given, Given] = (0.3, 1.0),
    rally: Given = 0.15,
    tension: Given = (0.1, 0.15, 0.2),
    p: tuple[Given, Given] = (0.7, 0.4),
    war: Given = (0.25, 0.35, 0.45),
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A speaks of a threat or of calm at home, and, unheard there, abroad; words may leak; F braces or relaxes; A acts.

    Captures: one story for each audience. Alarm rallies the home, calm lulls those abroad; to say both pays as long as
    leak < rally/shame and F believes. A leak shows the contradiction to everybody, and F reads it: who tells two
    stories has more often something to gain by surprise. Words agree where they are likely to be compared.
    Leaves out: audiences that want to be deceived, many of them, forged leaks.
    Source: Farrell & Gibbons, "Cheap Talk with Two Audiences", American Economic Review 79 (1989); Levenotoglu & Tarar,
    "Prenegotiation Public Commitment", APSR 99 (2005); this project's own small model.

    Args:
        leak: the chance that what is told to one audience reaches the other; ``shame`` the price of contradiction.
        rally: what alarm at home is worth to A; ``tension`` what alarm abroad costs it.
        p: A's chance against an F that relaxed and one that braced.
    """
    aims = {"security": {"land": land[0]}, "expansion": {"land": land[1]}}
    return Game(
        game="A story for each audience",
        parameters=parameters(
            leak=leak, shame=shame, rally=rally, tension=tension, p_relaxed=p[0], p_braced=p[1], war=war
        ),
        players={
            "A": player(
                {"security": security, "expansion": 1 - security},
                aims,
                hypotheses=hypotheses,
                texts={"security": "wants quiet abroad", "expansion": "wants F's land"},
            ),
            "F": player({"only": 1.0}),
        },
        state={"alarm_home": 0, "alarm_abroad": 0, "leaked": 0, "braced": 0, "fought": 0},
        stages=(
            Stage(
                who="A", name="at home", hide=("F",), moves={"alarm_at_home": {"alarm_home": 1}, "calm_at_home": "next"}
            ),
            Stage(who="A", name="abroad", moves={"alarm_abroad": {"alarm_abroad": 1}, "calm_abroad": "next"}),
            Stage(
                chance="the press",
                odds={"leak": "leak*(alarm_home != alarm_abroad)"},
                moves={"leak": {"leaked": 1}, "no_leak": "next"},
            ),
            Stage(who="F", moves={"relax": "next", "brace": {"braced": 1}}),
            Stage(who="A", name="act", moves={"hold": "end", "attack": {"fought": 1}}),
        ),
        payoffs={
            "A": "rally*alarm_home - tension*alarm_abroad - shame*leaked"
            " + (land*(p_braced if braced else p_relaxed) - war)*fought",
            "F": "-(p_braced if braced else p_relaxed)*fought - 0.1*braced",
        },
        policies={
            "compare_words": Policy(
                text="What is said at home is translated and published abroad.",
                kind="information",
                edits={"parameters.leak": 0.9},
                cost=Range.point(0.02),
            ),
            "stay_braced": Policy(text="F braces whatever it is told.", kind="arms", force=("F.brace",)),
            "deter": Policy(text="War is made dearer to A.", kind="threat", edits={"parameters.war": 0.7}),
        },
        evaluator=Evaluator(who="F", values={"fought": -0.7, "braced": -0.1}),
        rationality=rationality(lambda_),
    )


__all__ = ["ceasefire_with_limits", "several_audiences"]
