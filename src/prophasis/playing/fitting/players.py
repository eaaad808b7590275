"""Players: the aims, the target and its backer of a document -> players with types, priors, values and beliefs."""

from __future__ import annotations

from collections.abc import Sequence

from prophasis.case import FittedAim, Player, PlayerType, Range
from prophasis.playing.fitting.kinds import KINDS, WORTHS
from prophasis.playing.fitting.numbers import Numbers

Types = dict[str, Range]


def protagonist(aims: Sequence[FittedAim], numbers: Numbers, name: str) -> Player:
    """One type for each kind of aim, all alike before any move: the document's own weights are not used."""
    even = Range.point(1 / len(aims))
    return Player(
        types={aim.type: PlayerType(prior=even, text=aim.text) for aim in aims},
        values={aim.type: _values(aim, numbers) for aim in aims},
        text=name,
    )


def _values(aim: FittedAim, numbers: Numbers) -> dict[str, Range]:
    kind = KINDS[aim.type]
    made = {}
    for name, value in (("gain", kind.gain), ("meets", kind.meets), ("excuse", kind.excuse)):
        reason = "no passage gives it; a convention for this kind of aim"
        made[name] = numbers.given(f"{aim.type}.{name}", WORTHS[name], value, reason=reason)
    return made


def two(first: str, second: str, chance: Range) -> Types:
    """The chances of two types from that of the first."""
    return {first: chance, second: Range(low=1 - chance.high, best=1 - chance.best, high=1 - chance.low)}


def player(types: Types, values: dict[str, dict[str, Range | str]], name: str) -> Player:
    """A player of two types with their values."""
    return Player(
        types={kind: PlayerType(prior=prior) for kind, prior in types.items()},
        values=values,
        text=name,
    )


def as_list(types: Types) -> dict[str, list[float]]:
    """Chances of types as a policy's edit writes them."""
    return {kind: [prior.low, prior.best, prior.high] for kind, prior in types.items()}


__all__ = ["Types", "as_list", "player", "protagonist", "two"]
