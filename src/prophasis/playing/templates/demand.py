"""Demands: what is asked for tells the aim; and a demand on a neighbour with a possible guarantor."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def demands(
    *,
    seeker: tuple[Given, Given, Given] = (0.6, 0.3, 0.0),
    greedy: tuple[Given, Given, Given] = (0.1, 0.5, 0.0),
    prior: float = 0.5,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = 5.0,
) -> Game:
    """One side chooses what to ask for: neutrality, demilitarisation, nothing.

    Captures: a demand as evidence. Who fears an alliance gets most from neutrality; who wants the neighbour itself
    gets most from its disarmament. How much a demand tells hangs on lambda: (.6, .3, 0) against (.1, .5, 0) at
    lambda 5 gives a likelihood ratio of 4.686 for asking demilitarisation, at lambda 1 only 1.357.
    Leaves out: the answer, demands made to be refused, demands copied by the other type to hide.
    Source: this project's own small model; the choice rule is McKelvey & Palfrey (1995).
    """
    names = ("neutrality", "demilitarisation", "nothing")
    return Game(
        game="What is asked for",
        parameters={},
        players={
            "A": player(
                {"seeker": prior, "greedy": 1 - prior},
                {
                    "seeker": dict(zip(names, seeker, strict=True)),
                    "greedy": dict(zip(names, greedy, strict=True)),
                },
                hypotheses=hypotheses,
            )
        },
        state={"asked": 0},
        stages=(Stage(who="A", moves={"ask_neutrality": "end", "ask_demilitarisation": "end", "ask_nothing": "end"}),),
        payoffs={
            "A": "neutrality if last == 'ask_neutrality' else "
            "demilitarisation if last == 'ask_demilitarisation' else nothing"
        },
        rationality=rationality(lambda_),
    )


def demand_on_neighbour(
    *,
    security: float = 0.5,
    p: Given = 0.55,
    hypotheses: Mapping[str, str] | None = None,
    beliefs: Mapping[str, object] | None = None,
    lambda_: Given | None = 15.0,
) -> Game:
    """A asks a neighbour for neutrality or disarmament, attacks, or lets things be; a guarantor may step in.

    Captures: the same demand made by a security seeker, whom neutrality would satisfy, and by an expansionist, whom
    it would only help; why refusal is reasonable for a neighbour who cannot tell the two apart; threat, guarantee,
    forbidding and forcing moves; false beliefs about the guarantor or one's own strength.
    Leaves out: repeated rounds, talks during war, degrees of neutrality.
    Source: this project's own game in the language of ``docs/reference/game.md``; its parts are `demands`,
    `guarantor` and `credible_threat`.

    Args:
        p: chance that A prevails over the neighbour alone.
        beliefs: what a player thinks, as in a game's ``beliefs``.
    """
    return Game(
        game="A demand on a neighbour, with a possible guarantor",
        parameters=parameters(
            p=p, p_disarmed=0.85, p_guarded=0.25, war=0.25, war_guarded=0.45, war_disarmed=0.1, shame=0.08
        ),
        players={
            "A": player(
                {"security": security, "expansion": 1 - security},
                {"security": {"land": 0.30, "relief": 0.45}, "expansion": {"land": 1.0, "relief": 0.05}},
                hypotheses=hypotheses,
            ),
            "B": player({"soft": 0.5, "firm": 0.5}, {"soft": {"pain": 0.50}, "firm": {"pain": 0.25}}),
            "G": player({"absent": 0.5, "present": 0.5}, {"absent": {"stake": 0.1}, "present": {"stake": 0.8}}),
        },
        beliefs=beliefs,
        state={"neutral": 0, "disarmed": 0, "fought": 0, "guarded": 0, "taken": 0, "climbed_down": 0},
        stages=(
            Stage(
                who="A",
                moves={
                    "nothing": "end",
                    "ask_neutrality": "next",
                    "ask_disarmament": "next",
                    "attack": {"fought": 1},
                },
            ),
            Stage(
                who="B",
                after=("ask_neutrality", "ask_disarmament"),
                moves={"accept": {"neutral": 1, "disarmed": "last == 'ask_disarmament'"}, "refuse": "next"},
            ),
            Stage(
                who="A",
                after=("accept", "refuse"),
                moves={"stop": {"climbed_down": "last == 'refuse'", "then": "end"}, "attack": {"fought": 1}},
            ),
            Stage(who="G", when="fought", moves={"intervene": {"guarded": 1}, "stay_out": "next"}),
            Stage(
                chance="war",
                when="fought",
                odds={"win": "p_guarded if guarded else p_disarmed if disarmed else p"},
                moves={"win": {"taken": 1}, "lose": "next"},
            ),
        ),
        payoffs={
            "A": "land*taken + relief*(neutral and not fought) - shame*climbed_down"
            " - fought*(war_guarded if guarded else war_disarmed if disarmed else war)",
            "B": "-taken - pain*fought - 0.15*neutral - 0.1*disarmed",
            "G": "-stake*taken - 0.25*guarded",
        },
        policies=_neighbour_policies(),
        evaluator=Evaluator(who="neighbour", values={"taken": -1.0, "fought": -0.3, "neutral": -0.1}),
        rationality=rationality(lambda_),
    )


def _neighbour_policies() -> dict[str, Policy]:
    present = {"absent": 0.05, "present": 0.95}
    even = {"absent": 0.5, "present": 0.5}
    return {
        "guarantee_believed": Policy(
            text="A guarantee that is real and believed.",
            kind="guarantee",
            edits={"players.G.types": present},
            cost=Range.point(0.02),
        ),
        "guarantee_not_believed": Policy(
            text="A guarantee that is real, and that A does not believe in.",
            kind="guarantee",
            edits={"players.G.types": present, "beliefs.A.G": even},
            cost=Range.point(0.02),
        ),
        "bluff": Policy(
            text="A guarantee that A believes in, and that is none.", kind="threat", edits={"beliefs.A.G": present}
        ),
        "ruled_out": Policy(text="Intervention is ruled out.", kind="reassurance", forbid=("G.intervene",)),
        "automatic": Policy(text="Intervention is automatic.", kind="threat", force=("G.intervene",)),
        "accept_all": Policy(text="The neighbour accepts whatever is asked.", kind="neutrality", force=("B.accept",)),
    }


__all__ = ["demand_on_neighbour", "demands"]
