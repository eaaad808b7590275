"""Reputation and home: a concession read as weakness, and a ruler who looks abroad to stay in office."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def concession_as_weakness(
    *,
    limited: float = 0.5,
    firm: float = 0.4,
    first: tuple[Given, Given] = (0.6, 0.5),
    second: tuple[Given, Given] = (-0.1, (0.4, 0.5, 0.6)),
    rebuff: Given = (0.2, 0.3, 0.4),
    pain: tuple[Given, Given] = (0.1, 0.9),
    give: Given = 0.5,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A makes a demand; B concedes or resists; A, who learns from that what B is, stops or demands more.

    Captures: appeasement and its limit. A limited aim is met by the first concession and stops; an unlimited one reads
    it as weakness and demands more if and only if the chance that B concedes again is at least
    rebuff/(second + rebuff). A weak B that resists passes for firm; the more is to come, the more resisting pays.
    Leaves out: B's own belief about A changing its answer at once, concessions that shift power (see `salami_tactics`),
    other onlookers.
    Source: Kreps & Wilson, "Reputation and Imperfect Information", JET 27 (1982), on Selten's chain store (1978);
    Jervis, Perception and Misperception (1976); Press, Calculating Credibility (2005), for the doubt.

    Args:
        first, second: what the first and a second concession are worth to a limited and to an unlimited aim.
        rebuff: what a demand that is resisted costs A.
        pain: what resisting costs a firm and a weak B each time; ``give`` what conceding costs it.
    """
    aims = {
        "limited": {"first": first[0], "second": second[0]},
        "unlimited": {"first": first[1], "second": second[1]},
    }
    return Game(
        game="A concession read as weakness",
        parameters=parameters(rebuff=rebuff, give=give),
        players={
            "A": player(
                {"limited": limited, "unlimited": 1 - limited},
                aims,
                hypotheses=hypotheses,
                texts={"limited": "wants this and no more", "unlimited": "wants whatever it can get"},
            ),
            "B": player({"firm": firm, "weak": 1 - firm}, {"firm": {"pain": pain[0]}, "weak": {"pain": pain[1]}}),
        },
        state={"given": 0, "more": 0, "resisted": 0},
        stages=(
            Stage(who="A", moves={"nothing": "end", "demand": "next"}),
            Stage(who="B", moves={"concede": {"given": 1}, "resist": {"resisted": 1}}),
            Stage(who="A", moves={"stop": "end", "demand_more": "next"}),
            Stage(who="B", moves={"concede_again": {"more": 1}, "resist_now": {"resisted": "resisted + 1"}}),
        ),
        payoffs={"A": "first*given + second*more - rebuff*resisted", "B": "-give*(given + more) - pain*resisted"},
        policies={
            "stand_firm": Policy(text="B resists the first demand.", kind="threat", force=("B.resist",)),
            "concede_once": Policy(
                text="B concedes once and binds itself to resist the next time.",
                kind="concession",
                force=("B.concede", "B.resist_now"),
            ),
            "appease": Policy(text="B concedes every time.", kind="concession", force=("B.concede", "B.concede_again")),
        },
        evaluator=Evaluator(who="B", values={"given": -0.5, "more": -0.7, "resisted": -0.4}),
        rationality=rationality(lambda_),
    )


def diversion(
    *,
    survival: float = 0.5,
    popularity: Given = (0.3, 0.5, 0.7),
    office: tuple[Given, Given] = (1.0, 0.2),
    land: tuple[Given, Given] = (0.1, 0.9),
    p: Given = (0.5, 0.6, 0.7),
    war: Given = (0.1, 0.2, 0.3),
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A ruler keeps quiet or goes to war; victory saves it and defeat ends it; in peace its popularity decides.

    Captures: gambling for survival. A ruler to whom only office counts goes to war if and only if its chance to stay in
    peace is under p - war/office, the chance of victory less the cost; one that wants land looks at the land. So
    weakening an unpopular ruler may bring on the war that it was to prevent.
    Leaves out: repression and reform as other ways out, publics that see through it, rallies that fade.
    Source: Downs & Rocke, "Conflict, Agency, and Gambling for Resurrection", AJPS 38 (1994); Levy, "The Diversionary
    Theory of War" (1989); Tarar, "Diversionary Incentives and the Bargaining Approach to War", ISQ 50 (2006).

    Args:
        popularity: the chance to stay in office in peace.
        office, land: what these are worth to a ruler who fears for its rule and to one that wants land.
    """
    aims = {"survival": {"office": office[0], "land": land[0]}, "conquest": {"office": office[1], "land": land[1]}}
    return Game(
        game="Regime security and diversion",
        parameters=parameters(popularity=popularity, p=p, war=war),
        players={
            "A": player(
                {"survival": survival, "conquest": 1 - survival},
                aims,
                hypotheses=hypotheses,
                texts={"survival": "wants to stay in office", "conquest": "wants the land"},
            )
        },
        state={"fought": 0, "taken": 0, "ousted": 0},
        stages=(
            Stage(who="A", moves={"keep_quiet": "next", "attack": {"fought": 1}}),
            Stage(chance="war", when="fought", odds={"win": "p"}, moves={"win": {"taken": 1}, "lose": {"ousted": 1}}),
            Stage(
                chance="home",
                when="not fought",
                odds={"stays": "popularity"},
                moves={"stays": "next", "falls": {"ousted": 1}},
            ),
        ),
        payoffs={"A": "office*(1 - ousted) + land*taken - war*fought"},
        policies={
            "sanctions": Policy(
                text="The ruler is made unpopular at home.", kind="pressure", edits={"parameters.popularity": 0.2}
            ),
            "recognition": Policy(
                text="The ruler's place at home is made safer.",
                kind="reassurance",
                edits={"parameters.popularity": 0.8},
                cost=Range.point(0.05),
            ),
            "deter": Policy(text="B's defence is strengthened.", kind="threat", edits={"parameters.p": 0.35}),
        },
        evaluator=Evaluator(who="B", values={"fought": -0.5, "taken": -0.7}),
        rationality=rationality(lambda_),
    )


__all__ = ["concession_as_weakness", "diversion"]
