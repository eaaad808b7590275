"""Trust: cooperate or exploit at the same time; and a costly act of reassurance that only an honest side can afford."""

from __future__ import annotations

from prophasis.case import Game, Stage
from prophasis.playing.templates._numbers import Given, parameters, player, rationality

_OUTCOMES = "(reward if {other} else sucker) if {own} else (temptation if {other} else punishment)"


def trust(
    *,
    trust: float = 0.5,
    seeker: tuple[float, float, float, float] = (4.0, 3.0, 2.0, 1.0),
    lambda_: Given | None = None,
) -> Game:
    """A security seeker decides whether to cooperate with somebody who may keep faith or exploit it.

    Captures: cooperation hangs on trust, not on liking. With (reward, temptation, punishment, sucker) = (R, T, P, S)
    of a seeker, R > T, it cooperates if and only if its trust is at least (P - S) / (P - S + R - T); (4, 3, 2, 1)
    gives one half.
    Leaves out: B's own distrust of A (the trustworthy B keeps faith whatever it thinks), repetition.
    Source: Kydd, Trust and Mistrust in International Relations (2005), chapter 2, in this project's normalisation.

    Args:
        trust: A's chance that B keeps faith.
    """
    reward, temptation, punishment, sucker = seeker
    return Game(
        game="Trust",
        parameters=parameters(reward=reward, temptation=temptation, punishment=punishment, sucker=sucker),
        players={
            "A": player({"seeker": 1.0}),
            "B": player(
                {"keeps_faith": trust, "exploits": 1 - trust},
                {"keeps_faith": {"faith": 1.0}, "exploits": {"faith": -1.0}},
            ),
        },
        state={"a": 0, "b": 0},
        stages=(
            Stage(who="A", moves={"cooperate": {"a": 1}, "defect": "next"}, hide=("B",)),
            Stage(who="B", moves={"cooperate": {"b": 1}, "defect": "next"}),
        ),
        payoffs={"A": _OUTCOMES.format(own="a", other="b"), "B": "faith*b"},
        rationality=rationality(lambda_),
    )


def reassurance(
    *,
    share: Given = 0.7,
    exploit: Given = 1.5,
    grudge: Given = 1.0,
    risk: Given = 1.2,
    seeker: float = 0.4,
    needed: Given = 0.5,
    lambda_: Given | None = None,
) -> Game:
    """A gives up a share of its leverage, or keeps it; B then trusts A, or does not.

    Captures: who refuses a cheap reassurance tells on himself. A greedy A would exploit trust for ``exploit`` (e)
    with the leverage it has left and loses ``grudge`` (g) for all of it given up; a seeker gains 1 from being
    trusted and risks ``risk`` (h) by giving it up. Giving up ``share`` separates the two if and only if
    e/(e + g) <= share <= 1/h; (1.5, 1, 1.2) gives .6 to .8333.
    Leaves out: gestures in steps, B's own reassurance, mistakes in reading the gesture.
    Source: Kydd, "Trust, Reassurance, and Cooperation", International Organization 54 (2000), in this project's
    normalisation.

    Args:
        seeker: B's prior trust; below ``needed`` it trusts only after a gesture that a greedy A would not make.
        needed: the trust B needs before it lets its guard down.
    """
    return Game(
        game="A costly reassurance",
        parameters=parameters(share=share, exploit=exploit, grudge=grudge, risk=risk, needed=needed),
        players={
            "A": player({"seeker": seeker, "greedy": 1 - seeker}),
            "B": player({"only": 1.0}),
        },
        state={"gave": 0, "trusted": 0},
        stages=(
            Stage(who="A", moves={"give_up": {"gave": 1}, "keep": "next"}),
            Stage(who="B", moves={"trust": {"trusted": 1}, "guard": "next"}),
        ),
        payoffs={
            "A": "trusted - risk*share*gave if A.type == 'seeker' else "
            "exploit*(1 - share*gave)*trusted - grudge*share*gave",
            "B": "trusted*(1 - needed if A.type == 'seeker' else -needed)",
        },
        rationality=rationality(lambda_),
    )


__all__ = ["reassurance", "trust"]
