"""Power that shifts: war to prevent a rise, and territory taken slice by slice."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Evaluator, Game, Policy, Range, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality


def preventive_war(
    *,
    prevention: float = 0.5,
    spoils: tuple[Given, Given] = (0.0, (0.2, 0.3, 0.4)),
    p_now: Given = 0.3,
    p_later: Given = (0.3, 0.4, 0.6),
    patience: Given = 0.9,
    cost: Given = 1.0,
    cost_riser: Given = 1.0,
    slack: Given = 0.001,
    beliefs: Mapping[str, object] | None = None,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A declining A faces B, who is weak now and strong later and cannot promise to stay modest: now or never?

    Captures: war from a commitment problem. Shares of a flow of 1 a period; B offers A a share now and, once it has
    grown from ``p_now`` to ``p_later`` (its chance in war), another for good. Even the whole of today does not buy A
    off if and only if d p_later - p_now > cost (1 - d)^2, d being ``patience`` (plus d ``slack``, by which the later
    offer exceeds A's reserve); d = .9, p_now = .3, cost 1 give p_later > .3444. "Now or never" is itself a claim about
    p_later, and may be a false belief. The rival aim wants the ``spoils`` of war whatever the trend.
    Leaves out: a rise that A could slow, arms races, doubt about who is rising. Two periods stand for infinitely many:
    the later offer lasts for ever.
    Source: Fearon, "Rationalist Explanations for War" (1995); Powell, "War as a Commitment Problem", International
    Organization 60 (2006).

    Args:
        spoils: what victory itself adds to war, for prevention and for conquest.
        cost, cost_riser: of war, in units of one period's flow.
        beliefs: what a player thinks, such as ``{"A": {"parameters": {"p_later": 0.7}}}``.
    """
    aims = {"prevention": {"spoils": spoils[0]}, "conquest": {"spoils": spoils[1]}}
    worth = "1 - {p} - cost*(1 - patience)"
    return Game(
        game="Preventive war",
        parameters=parameters(
            p_now=p_now, p_later=p_later, patience=patience, cost=cost, cost_riser=cost_riser, slack=slack
        ),
        players={
            "A": player(
                {"prevention": prevention, "conquest": 1 - prevention},
                aims,
                hypotheses=hypotheses,
                texts={"prevention": "fears B's rise", "conquest": "wants what B has"},
                text="the power in decline",
            ),
            "B": player({"only": 1.0}, text="the rising power"),
        },
        beliefs=beliefs,
        state={"now": 0, "later": 0, "early": 0, "late": 0},
        stages=(
            Stage(who="B", moves={"offer_all": {"now": 1}, "offer_half": {"now": 0.5}, "offer_nothing": "next"}),
            Stage(who="A", moves={"live_with_it": "next", "attack_now": {"early": 1, "then": "end"}}),
            Stage(
                who="B",
                moves={
                    "stay_modest": {"later": f"{worth.format(p='p_later')} + slack"},
                    "press_on": {"later": f"{worth.format(p='p_later')} - 0.2"},
                },
            ),
            Stage(who="A", moves={"go_along": "end", "attack_later": {"late": 1}}),
        ),
        payoffs={
            "A": f"{worth.format(p='p_now')} + spoils if early else (1 - patience)*now + patience*"
            f"({worth.format(p='p_later')} + spoils if late else later)",
            "B": "p_now - cost_riser*(1 - patience) if early else (1 - patience)*(1 - now) + patience*"
            "(p_later - cost_riser*(1 - patience) if late else 1 - later)",
        },
        policies={
            "bind_the_riser": Policy(
                text="B's growth is bounded in a way that A can see.",
                kind="arms limits",
                edits={"parameters.p_later": 0.3},
            ),
            "correct_the_forecast": Policy(
                text="A is shown how little B is going to grow.",
                kind="information",
                edits={"beliefs.A.parameters.p_later": 0.32},
            ),
            "deter": Policy(text="War is made dearer to A.", kind="threat", edits={"parameters.cost": 3.0}),
            "yield_today": Policy(
                text="B gives A all there is to give today.", kind="concession", force=("B.offer_all",)
            ),
        },
        evaluator=Evaluator(who="B", values={"early": -0.6, "late": -0.5, "now": -0.1}),
        rationality=rationality(lambda_),
    )


def salami_tactics(
    *,
    limited: float = 0.5,
    scruple: tuple[Given, Given] = ((1.0, 1.5, 2.0), 0.0),
    rounds: int = 2,
    slice_: Given = 0.14,
    held: Given = 0.0,
    p: Given = 0.4,
    p_disarmed: Given = (0.5, 0.6, 0.7),
    leverage: Given = 0.3,
    cost: Given = 0.15,
    pain: Given = 0.15,
    patience: Given = 0.9,
    hypotheses: Mapping[str, str] | None = None,
    lambda_: Given | None = None,
) -> Game:
    """A asks for a slice, for B's disarmament, or for nothing, round after round; B yields or fights.

    Captures: what is given away is power as well. Holding x gives A the chance p + ``leverage`` x in war; B yields a
    slice up to x' = [(1 - d)(p + pain) + leverage x]/(1 - d + d leverage) in all, so that small enough slices are never
    worth a war and the end is (p + pain)/(1 - leverage) (p = .4, leverage .3, pain .15, d = .9: .1486, then on to
    .5104 after five and .7857 in the end). A jump in power, such as disarmament, is refused at the price of war
    if and only if d (p_disarmed + pain) > p + pain: .4611 here. Refusing to disarm is then no sign of B's ill will.
    Leaves out: promises kept, third parties, B's doubt about A's costs. After the last round A is taken to ask for the
    most that B would still give.
    Source: Fearon, "Bargaining over Objects that Influence Future Bargaining Power" (1996), in this project's
    normalisation; Schelling, Arms and Influence (1966), on salami tactics.

    Args:
        scruple: what each unit held costs A beside war (for limited aims, and for unlimited ones).
        rounds: 1 to 4.
        slice_: the size of one slice; ``held`` what A holds at the start.
    """
    aims = {"limited": {"scruple": scruple[0]}, "unlimited": {"scruple": scruple[1]}}
    stages = []
    for number in range(rounds):
        weight = f"(1 - patience)*patience**{number}"
        asks: dict[str, Mapping[str, float | str]] = {
            f"slice_{number + 1}": {"asked": "slice_"},
            f"disarm_{number + 1}": {"jumped": 1},
        }
        stages += [
            Stage(who="A", moves={f"hold_{number + 1}": {"got": f"got + {weight}*held", "turn": number + 1}, **asks}),
            Stage(
                who="B",
                after=tuple(asks),
                moves={
                    "yield_": {
                        "held": "held + asked",
                        "power": "p_disarmed if jumped and not disarmed else power + leverage*asked",
                        "disarmed": "jumped or disarmed",
                        "got": f"got + {weight}*(held + asked)",
                        "asked": 0,
                        "turn": number + 1,
                    },
                    "fight": {"fought": 1, "then": "end"},
                },
            ),
        ]
    return Game(
        game="Salami tactics",
        parameters=parameters(
            p=p,
            p_disarmed=p_disarmed,
            leverage=leverage,
            cost=cost,
            pain=pain,
            patience=patience,
            slice_=slice_,
            at_first=held,
        ),
        players={
            "A": player(
                {"limited": limited, "unlimited": 1 - limited},
                aims,
                hypotheses=hypotheses,
                texts={"limited": "wants a little", "unlimited": "wants all it can get"},
            ),
            "B": player({"only": 1.0}),
        },
        state={
            "held": "at_first",
            "power": "p + leverage*at_first",
            "asked": 0,
            "jumped": 0,
            "disarmed": 0,
            "got": 0,
            "turn": 0,
            "fought": 0,
        },
        stages=tuple(stages),
        payoffs={
            "A": "got + patience**turn*(power + (-cost if fought else pain)) - scruple*held",
            "B": "1 - patience**turn - got + patience**turn*(1 - power - pain)",
        },
        policies={
            "red_line": Policy(text="B fights for the first slice.", kind="threat", force=("B.fight",)),
            "guarantee": Policy(
                text="Others make good what B would lose in strength.",
                kind="guarantee",
                edits={"parameters.p_disarmed": 0.4, "parameters.leverage": 0.0},
                cost=Range.point(0.05),
            ),
            "yield_all": Policy(text="B yields whatever is asked.", kind="concession", force=("B.yield_",)),
        },
        evaluator=Evaluator(who="B", values={"fought": -0.3, "held": -1.0, "disarmed": -0.3}),
        rationality=rationality(lambda_),
    )


__all__ = ["preventive_war", "salami_tactics"]
