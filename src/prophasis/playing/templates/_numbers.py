"""Numbers for templates: what a caller writes -> the nouns of a game."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Band, Parameter, Player, PlayerType, Range

Given = float | tuple[float, float, float] | Range | Band


def number(value: Given) -> Range | Band:
    """A point, ``(low, best, high)``, a `Range` or a `Band`."""
    if isinstance(value, Range | Band):
        return value
    if isinstance(value, tuple):
        low, best, high = value
        return Range(low=low, best=best, high=high)
    return Range.point(float(value))


def parameters(**given: Given) -> dict[str, Parameter]:
    """Named numbers as parameters of a game."""
    return {name: Parameter(value=number(value)) for name, value in given.items()}


def player(
    types: Mapping[str, float],
    values: Mapping[str, Mapping[str, Given | str]] | None = None,
    *,
    hypotheses: Mapping[str, str] | None = None,
    text: str | None = None,
    texts: Mapping[str, str] | None = None,
) -> Player:
    """A player from its priors and values by type.

    ``hypotheses`` maps a type to the hypothesis it stands for, ``texts`` a type to what it is in words, ``text``
    says who the player is.
    """
    return Player(
        types={
            kind: PlayerType(
                prior=Range.point(float(prior)),
                hypothesis=(hypotheses or {}).get(kind),
                text=(texts or {}).get(kind),
            )
            for kind, prior in types.items()
        },
        values={
            kind: {name: value if isinstance(value, str) else number(value) for name, value in row.items()}
            for kind, row in (values or {}).items()
        },
        text=text,
    )


def rationality(value: Given | None) -> Range:
    """Lambda of a template; 3 to 15 where None, which suits payoffs between 0 and 1."""
    found = number((3.0, 8.0, 15.0) if value is None else value)
    if isinstance(found, Band):
        raise TypeError("rationality is a point or a range, not a band")
    return found


__all__ = ["Given", "number", "parameters", "player", "rationality"]
