"""How well founded a judgement is, kept apart from how probable it is."""

from __future__ import annotations

from dataclasses import dataclass

from prophasis.weighing.words import count, listed

LEVELS = ("low", "moderate", "high")


@dataclass(frozen=True)
class Grounds:
    """What confidence rests on: width of the leader's 5-95 % spread, independent witnesses, the smallest flip set."""

    width: float
    witnesses: int
    flip: int | None
    dependence_matters: bool
    analysts_split: bool


def confidence(grounds: Grounds) -> tuple[str, str]:
    """``low``, ``moderate`` or ``high``, and the sentence that gives the grounds.

    The weakest of three grounds decides. Width: up to 0.15 high, up to 0.40 moderate. Independent witnesses: 6
    or more high, 3 or more moderate. Smallest flip set: 3 or more (or none) high, 2 moderate. Low where the
    leader depends on how far items are independent; at most moderate where analysts have different leaders.
    The limits are the project's own.
    """
    levels = [
        _level(-grounds.width, -0.15, -0.40),
        _level(grounds.witnesses, 6, 3),
        2 if grounds.flip is None else _level(grounds.flip, 3, 2),
        0 if grounds.dependence_matters else 2,
        1 if grounds.analysts_split else 2,
    ]
    least = min(levels)
    reasons = _reasons(grounds)
    weak = [reason for reason, own in zip(reasons, levels, strict=True) if reason and own == least]
    rest = [reason for reason, own in zip(reasons, levels, strict=True) if reason and own > least]
    told = f"Confidence in this judgement is {LEVELS[least]} because {listed(weak)}"
    return LEVELS[least], f"{told}; {listed(rest)}." if rest and least < 2 else f"{told}."


def _level(value: float, high: float, moderate: float) -> int:
    return 2 if value >= high else 1 if value >= moderate else 0


def _reasons(grounds: Grounds) -> list[str]:
    """What is said of each ground, in the order of the levels; empty where there is nothing to say."""
    width = (
        "the ratings are points without ranges"
        if grounds.width == 0
        else f"the ratings' ranges leave a spread of {grounds.width:.2f}"
    )
    flip = (
        "no removal of witnesses puts a rival level"
        if grounds.flip is None
        else "a rival is level already"
        if grounds.flip == 0
        else f"it takes {count(grounds.flip, 'witness')} away to put a rival level"
    )
    return [
        width,
        f"it rests on {count(grounds.witnesses, 'independent witness')}",
        flip,
        "who leads depends on how far the items are independent" if grounds.dependence_matters else "",
        "the analysts have different leaders" if grounds.analysts_split else "",
    ]
