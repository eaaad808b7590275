"""Choice: the shape of a strategic model and utilities -> the log-probability of every outcome, with slopes.

Signorino (1999, 2003): each player chooses between two branches; the one who moves later is foreseen. At a choice with
worths L and R, P(R) = F((R - L)/s). With *agent error* s is sqrt(2) (one error for each branch); with *private
information* every end has an error of its own for every player, and s is the root of the sum of squared chances of
the ends beneath. The logit divides by sqrt(2) as well, so its estimates are those of a textbook logit times 1.414.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from prophasis.playing.fit.dual import Dual, constant

Error = Literal["agent", "private"]
Link = Literal["probit", "logit"]


@dataclass(frozen=True)
class Choice:
    """A point at which ``player`` goes left or right; a branch is a `Choice` or the place of an end."""

    player: int
    left: Choice | int
    right: Choice | int


SHAPES: Mapping[str, Choice] = {
    "two": Choice(1, 0, Choice(2, 1, 2)),
    "two-sided": Choice(1, Choice(2, 0, 1), Choice(2, 2, 3)),
    "three": Choice(1, 0, Choice(2, 1, Choice(3, 2, 3))),
}
WORDS: Mapping[str, str] = {
    "two": "player 1 stays or goes on, player 2 gives in or resists",
    "two-sided": "player 1 goes left or right, player 2 answers after either",
    "three": "players 1, 2 and 3 in turn stop or go on",
}


def ends_of(node: Choice | int) -> list[int]:
    """The places of the ends beneath, from left to right."""
    return [node] if isinstance(node, int) else [*ends_of(node.left), *ends_of(node.right)]


def choices_of(node: Choice | int) -> list[Choice]:
    """Every choice, the later ones first."""
    if isinstance(node, int):
        return []
    return [*choices_of(node.left), *choices_of(node.right), node]


def movers_of(node: Choice | int) -> dict[int, list[int]]:
    """Player -> the ends that it can still reach or miss when it chooses: those whose utility matters to it."""
    found: dict[int, list[int]] = {}
    for choice in choices_of(node):
        held = found.setdefault(choice.player, [])
        held += [end for end in ends_of(choice) if end not in held]
    return {player: sorted(ends) for player, ends in sorted(found.items())}


@dataclass(frozen=True)
class Played:
    """Log-probabilities: ``ends[place]`` of each outcome; ``branches[choice]`` of the left and the right branch."""

    ends: list[Dual]
    branches: dict[Choice, tuple[Dual, Dual]]


def play_out(
    shape: Choice, utility: Mapping[tuple[int, int], Dual], *, link: Link, error: Error, scale: Dual | None = None
) -> Played:
    """Solve a shape from its last choice back.

    Args:
        utility: (player, end) -> utility; 0 where it is not given.
        scale: a common factor of every error's spread; 1 where None.
    """
    like = next(iter(utility.values()))
    zero = constant(0.0, like)
    law: Callable[[Dual], Dual] = Dual.log_normal if link == "probit" else Dual.log_logistic
    branches: dict[Choice, tuple[Dual, Dual]] = {}

    def chances(node: Choice | int) -> dict[int, Dual]:
        """P(end) for each end beneath, given that play has come here."""
        if isinstance(node, int):
            return {node: constant(1.0, like)}
        left, right = branches[node]
        below = {end: left.exp() * chance for end, chance in chances(node.left).items()}
        return below | {end: right.exp() * chance for end, chance in chances(node.right).items()}

    for choice in choices_of(shape):
        left, right = chances(choice.left), chances(choice.right)
        gain = zero
        for side, sign in ((left, -1.0), (right, 1.0)):
            for end, chance in side.items():
                if (choice.player, end) in utility:
                    gain = gain + sign * (chance * utility[choice.player, end])
        spread = constant(sqrt(2.0), like)
        if error == "private":
            spread = sum((chance * chance for chance in (*left.values(), *right.values())), zero).root()
        if scale is not None:
            spread = spread * scale
        latent = gain / spread
        branches[choice] = law(-latent), law(latent)
    return Played(_ends(shape, branches, zero), branches)


def _ends(shape: Choice, branches: Mapping[Choice, tuple[Dual, Dual]], zero: Dual) -> list[Dual]:
    found: dict[int, Dual] = {}

    def down(node: Choice | int, so_far: Dual) -> None:
        if isinstance(node, int):
            found[node] = so_far
            return
        left, right = branches[node]
        down(node.left, so_far + left)
        down(node.right, so_far + right)

    down(shape, zero)
    return [found[end] for end in sorted(found)]


__all__ = ["SHAPES", "WORDS", "Choice", "Error", "Link", "Played", "choices_of", "ends_of", "movers_of", "play_out"]
