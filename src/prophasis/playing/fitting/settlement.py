"""The settlement: what to do about a war under way -> the game that a document makes of it.

Captures: pressing on to defeat, a truce, a truce with the target armed, a truce with a guarantor, a concession,
neutrality with fewer arms; then the protagonist keeps what it has or attacks again, by its aim, by its strength at that
time and by what it believes of the guarantor.
Leaves out: bargaining over the terms, what the protagonist offers, publics that tire, more than one later attack.
Source: this project's own small model; its parts are the templates `rearming_ceasefire`, `settlement_terms`,
`concession_as_weakness` and `extended_deterrence`, with their sources.
"""

from __future__ import annotations

from collections.abc import Sequence

from prophasis.case import Evaluator, FittedAim, Game, Policy, Range, Stage
from prophasis.playing.fitting.numbers import Numbers
from prophasis.playing.fitting.players import as_list, player, protagonist, two
from prophasis.playing.fitting.premises import Premises

NAME = "settlement"
COURSES = {
    "defeat": ("press_on", "nothing"),
    "ceasefire": ("truce", "nothing"),
    "negotiation": ("truce", "nothing"),
    "arms": ("truce", "arm"),
    "guarantee": ("truce", "guarantee"),
    "concession": ("concede", "nothing"),
    "neutrality": ("neutrality", "nothing"),
    "disarmament": ("neutrality", "nothing"),
}
"""Kind of policy -> the course that the advised side takes, and what it adds for its safety afterwards."""
_COURSE = {
    "press_on": "press on until the protagonist's army is broken",
    "truce": "a truce",
    "concede": "a part of what is demanded is given for peace",
    "neutrality": "the target becomes neutral and gives up arms",
}
_SAFETY = {
    "nothing": "",
    "arm": ", and the target is armed",
    "guarantee": ", and a guarantor stands behind the target",
    "both": ", and the target is armed and guaranteed",
}


def settlement(premises: Premises, aims: Sequence[FittedAim], numbers: Numbers) -> Game:
    """The settlement game of a document; W is the advised side (target and backers), G the guarantor."""
    sketch = premises.sketch
    _lean(premises, numbers)
    believed = numbers.default("believed")
    named = (
        "p_break",
        "press",
        "p_later",
        "p_broken",
        "armed",
        "nerve",
        "cut",
        "part",
        "arming",
        "pledge",
        "again",
        "grant",
    )
    return Game(
        game="The settlement, as this document has it",
        parameters=numbers.parameters(*named, "p_joined", "war", "war_joined"),
        players={
            "W": player({"only": Range.point(1.0)}, {}, f"{sketch.name(sketch.target)} and its backers"),
            "P": protagonist(aims, numbers, sketch.name(sketch.protagonist)),
            "G": player(
                two("bound", "idle", numbers.default("keeps")),
                {"bound": {"honour": Range.point(1.0)}, "idle": {"honour": Range.point(-1.0)}},
                "a guarantor",
            ),
        },
        beliefs={"P": {"G": as_list(two("bound", "idle", believed))}},
        state={
            **dict.fromkeys(("pressed", "broken", "strengthened", "guaranteed", "ceded", "neutral"), 0),
            **dict.fromkeys(("resumed", "joined", "taken"), 0),
        },
        stages=_stages(),
        payoffs={
            "W": "-taken - again*resumed - press*pressed - part*ceded - grant*neutral - arming*strengthened"
            " - pledge*guaranteed",
            "P": "gain*(1 if taken else part*ceded) + meets*(neutral and not resumed)"
            " - resumed*(war + war_joined*joined)",
            "G": "honour*joined",
        },
        policies=_policies(premises),
        evaluator=Evaluator(
            who="W",
            values={
                "taken": -1.0,
                "renewed war": "-again*resumed",
                "neutrality": "-grant*neutral",
                "pressing": "-press*pressed",
                "giving": "-part*ceded*(0 if taken else 1)",
                "helping": "-arming*strengthened - pledge*guaranteed",
            },
        ),
        rationality=numbers.default("rationality"),
    )


def _lean(premises: Premises, numbers: Numbers) -> None:
    """Numbers that the document says something of."""
    rearmed = Range(low=0.4, best=0.6, high=0.8)
    numbers.leaning("p_later", rearmed, premises.rearms, "the document says that a truce serves rearmament")
    bolder = Range(low=0.1, best=0.2, high=0.35)
    numbers.leaning("nerve", bolder, premises.emboldens, "the document says that concessions invite more")
    dearer = Range(low=0.3, best=0.5, high=0.8)
    numbers.leaning("again", dearer, premises.worse, "the document says that a renewed war would be worse")
    likely = Range(low=0.35, best=0.6, high=0.85)
    numbers.leaning(
        "p_break", likely, premises.achievable, "the document says that this is achievable, on its condition"
    )
    if premises.cut is not None and premises.cut[0].share is not None:
        numbers.stated("cut", premises.cut[0].share, premises.cut[1])


def _stages() -> tuple[Stage, ...]:
    later = (
        "p_joined if joined else (p_broken if broken else p_later + (1 - p_later)*cut if neutral else "
        "min(1, p_later + nerve) if ceded else p_later)*(1 - armed if strengthened else 1)"
    )
    safety: dict[str, str | dict[str, float | str]] = {
        "nothing": "next",
        "arm": {"strengthened": 1},
        "guarantee": {"guaranteed": 1},
        "both": {"strengthened": 1, "guaranteed": 1},
    }
    return (
        Stage(
            who="W",
            moves={"press_on": {"pressed": 1}, "truce": "next", "concede": {"ceded": 1}, "neutrality": {"neutral": 1}},
        ),
        Stage(who="W", moves=safety),
        Stage(
            chance="campaign",
            when="pressed",
            odds={"breaks": "p_break"},
            moves={"breaks": {"broken": 1}, "stalls": "next"},
        ),
        Stage(who="P", moves={"keep": "end", "resume": {"resumed": 1}}),
        Stage(who="G", when="resumed and guaranteed", moves={"join": {"joined": 1}, "stay_out": "next"}),
        Stage(chance="battle", when="resumed", odds={"win": later}, moves={"win": {"taken": 1}, "lose": "next"}),
    )


def plans(premises: Premises) -> dict[str, tuple[str, str]]:
    """Kind of policy -> the plan it stands for; what a document advises together is one plan.

    Arms and guarantees are what is added to the course it advises, to a truce where it advises none.
    """
    course = next((one.policy for one in premises.sketch.advice if one.advised and one.policy in _ADVISABLE), None)
    wanted = [kind for kind in ("arms", "guarantee") if premises.advised(kind)]
    added = {"": "nothing", "arms": "arm", "guarantee": "guarantee"}.get("".join(wanted), "both")
    mine = (COURSES[course][0] if course else "truce", added)
    return {**COURSES, **dict.fromkeys([*([course] if course else []), *wanted], mine)}


_ADVISABLE = ("defeat", "ceasefire", "negotiation", "concession", "neutrality")


def name_of(plan: tuple[str, str]) -> str:
    """The name of a plan as a policy."""
    course, safety = plan
    return course if safety == "nothing" else f"{course}_{safety}"


def _policies(premises: Premises) -> dict[str, Policy]:
    """The plans that the document advises or rejects, and every other there is a kind of policy for."""
    chosen = {plan: kind for kind, plan in [*COURSES.items(), *plans(premises).items()]}
    found = {}
    for plan, kind in chosen.items():
        text = _COURSE[plan[0]] + _SAFETY[plan[1]]
        force = (f"W.{plan[0]}", f"W.{plan[1]}")
        found[name_of(plan)] = Policy(text=text[:1].upper() + text[1:] + ".", kind=kind, force=force)
    return found


__all__ = ["NAME", "name_of", "plans", "settlement"]
