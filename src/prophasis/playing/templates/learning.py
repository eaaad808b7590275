"""Learning in war: two sides that start from different beliefs see the same battles."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def wartime_learning(
    *,
    limited: float = 0.5,
    worth: tuple[Given, Given] = (1.0, (0.5, 0.6, 0.7)),
    battles: int = 3,
    lost: float = 0,
    hope: tuple[float, float] = (9.0, 1.0),
    sober: tuple[float, float] = (1.0, 1.0),
    costs: tuple[Given, Given] = ((0.05, 0.1, 0.15), (0.05, 0.1, 0.15)),
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """Before each battle A seeks terms or fights on, and B agrees or refuses; the last battle decides the war.

    Captures: false optimism that battles correct. A expects to win with (a + won)/(a + b + won + lost) from its own
    ``hope`` (a, b), B and the world from ``sober``; each knows what the other believes and does not share it. Terms lie
    halfway between what the two expect of one more battle, so that in the last round they are found if and only if the
    two expectations differ by no more than the costs of both: Beta(9, 1) against Beta(1, 1), costs of .1 each and A
    losing every battle, after 29 of them; the first defeat drives the two apart, from .4 to .4848. An A that values
    terms below their share fights on longer with the same beliefs.
    Leaves out: terms as a choice of either side, strength used up in battle, news that only one side has.
    Source: Smith & Stam, "Bargaining and the Nature of War", Journal of Conflict Resolution 48 (2004); Slantchev, "The
    Principle of Convergence in Wartime Negotiations", APSR 97 (2003).

    Args:
        worth: what a share by agreement is worth to a limited and to an unlimited A, against 1 by victory.
        battles: how many there may be; ``lost`` how many A has lost before.
    """
    expects = {
        "a": "(hope_won + won)/(hope_won + hope_lost + won + lost)",
        "b": "(sober_won + won)/(sober_won + sober_lost + won + lost)",
    }
    terms = f"({expects['a']} - cost_a + {expects['b']} + cost_b)/2"
    stages: list[Stage] = []
    for number in range(battles):
        last = number == battles - 1
        stages += [
            Stage(who="A", name=f"before battle {number + 1}", moves={"seek_terms": "next", "fight_on": "next"}),
            Stage(who="B", after=("seek_terms",), moves={"agree": {"agreed": 1, "then": "end"}, "refuse": "next"}),
            Stage(
                chance=f"battle_{number + 1}",
                odds={"a_wins": "(alpha + won)/(alpha + beta + won + lost)"},
                moves={
                    "a_wins": {"won": "won + 1", "fought": "fought + 1", "victory": int(last)},
                    "a_loses": {"lost": "lost + 1", "fought": "fought + 1"},
                },
            ),
        ]
    return Game(
        game="Learning from battles",
        parameters=parameters(
            alpha=sober[0],
            beta=sober[1],
            hope_won=hope[0],
            hope_lost=hope[1],
            sober_won=sober[0],
            sober_lost=sober[1],
            cost_a=costs[0],
            cost_b=costs[1],
        ),
        players={
            "A": player(
                {"limited": limited, "unlimited": 1 - limited},
                {"limited": {"worth": worth[0]}, "unlimited": {"worth": worth[1]}},
                hypotheses=hypotheses,
                texts={"limited": "wants its share", "unlimited": "wants all of it"},
            ),
            "B": player({"only": 1.0}),
        },
        beliefs={"A": {"parameters": {"alpha": hope[0], "beta": hope[1]}}},
        state={"won": 0, "lost": lost, "fought": 0, "victory": 0, "agreed": 0},
        stages=tuple(stages),
        payoffs={
            "A": f"(worth*({terms}) if agreed else victory) - cost_a*fought",
            "B": f"-(({terms}) if agreed else victory) - cost_b*fought",
        },
        policies={
            "show_the_odds": Policy(
                text="A learns before the first battle what everybody else knows.",
                kind="information",
                edits={
                    "beliefs.A.parameters.alpha": sober[0],
                    "beliefs.A.parameters.beta": sober[1],
                    "parameters.hope_won": sober[0],
                    "parameters.hope_lost": sober[1],
                },
                cost=Range.point(0.03),
            ),
            "dearer_battles": Policy(
                text="Battles are made dearer to A.", kind="arms", edits={"parameters.cost_a": 0.25}
            ),
            "no_terms": Policy(text="B agrees to no terms.", kind="commitment", forbid=("B.agree",)),
        },
        evaluator=Evaluator(who="B", values={"fought": -0.2, "victory": -1.0, "given": f"-({terms})*agreed"}),
        rationality=rationality(lambda_),
    )


__all__ = ["wartime_learning"]
