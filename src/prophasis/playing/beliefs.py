"""Beliefs and priors of a game: what a file writes -> checked numbers."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case import Band, Game, Player, Range
from prophasis.playing.draws import Quantity, check_quantity
from prophasis.playing.messages import fail, unknown


def check_priors(priors: Mapping[str, Quantity], where: str) -> None:
    """Refuse probabilities of types that lie outside 0..1 or, where all are points, do not sum to 1 (P006)."""
    for kind, prior in priors.items():
        check_quantity(prior, f"{where}.{kind}")
        if isinstance(prior, Band):
            raise fail("P006", "a prior cannot be a band.", f"{where}.{kind}", "Write [low, best, high].")
        if prior.low < 0 or prior.high > 1:
            raise fail("P006", f"{prior.low:g}..{prior.high:g} is no probability.", f"{where}.{kind}", "Use 0 to 1.")
    total = sum(prior.best for prior in priors.values() if isinstance(prior, Range))
    points = all(isinstance(prior, Range) and prior.is_point for prior in priors.values())
    if total <= 0 or (points and abs(total - 1) > 1e-6):
        raise fail("P006", f"the probabilities of the types sum to {total:g}.", where, "They sum to 1.")


def beliefs_of(game: Game) -> dict[str, dict[str, dict[str, Quantity]]]:
    """What each viewer thinks of the types of the others (P006, P008)."""
    found: dict[str, dict[str, dict[str, Quantity]]] = {}
    for viewer, view in (game.beliefs or {}).items():
        if viewer not in game.players:
            raise unknown("P008", "player", viewer, game.players, "beliefs")
        if not isinstance(view, Mapping):
            raise fail(
                "P008", f"{view!r} is no belief.", f"beliefs.{viewer}", "Write {G: {absent: 0.9, present: 0.1}}."
            )
        for about, given in view.items():
            where = f"beliefs.{viewer}.{about}"
            if about == "parameters":
                continue
            if about not in game.players:
                raise unknown("P008", "player", about, [*game.players, "parameters"], f"beliefs.{viewer}")
            found.setdefault(viewer, {})[about] = _belief(given, game.players[about], about, where)
    return found


def _belief(given: object, player: Player, about: str, where: str) -> dict[str, Quantity]:
    if not isinstance(given, Mapping):
        raise fail("P006", f"{given!r} is no belief about types.", where, "Write {absent: 0.9, present: 0.1}.")
    for kind in given:
        if kind not in player.types:
            raise unknown("P006", f"type of {about}", str(kind), player.types, where)
    belief = {kind: as_quantity(given.get(kind, 0.0), f"{where}.{kind}") for kind in player.types}
    check_priors(belief, where)
    return belief


def believed_of(game: Game) -> dict[str, dict[str, Quantity]]:
    """The parameters that a viewer takes to be other than they are (P003)."""
    found: dict[str, dict[str, Quantity]] = {}
    for viewer, view in (game.beliefs or {}).items():
        where = f"beliefs.{viewer}.parameters"
        numbers = view.get("parameters") or {}
        if not isinstance(numbers, Mapping):
            raise fail("P008", f"{numbers!r} is no set of parameters.", where, "Write {p: 0.8}.")
        for name, value in numbers.items():
            if name not in game.parameters:
                raise unknown("P003", "parameter", name, game.parameters, where)
            quantity = as_quantity(value, f"{where}.{name}")
            check_quantity(quantity, f"{where}.{name}")
            found.setdefault(viewer, {})[name] = quantity
    return found


def as_quantity(value: object, where: str) -> Quantity:
    """A number as a case file writes it -> `Range` or `Band` (P024)."""
    if isinstance(value, Range | Band):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Range.point(float(value))
    try:
        if isinstance(value, list | tuple):
            low, best, high = (float(part) for part in value)
            return Range(low=low, best=best, high=high)
        if isinstance(value, Mapping):
            return _mapped_quantity(value, where)
    except (TypeError, ValueError):
        pass
    raise fail("P024", f"{value!r} is no number.", where, "Write 0.5, [low, best, high] or {median: 0.5, factor: 1.3}.")


def _mapped_quantity(value: Mapping[str, object], where: str) -> Quantity:
    if "value" in value:
        return as_quantity(value["value"], where)
    if "prior" in value:
        return as_quantity(value["prior"], where)
    if set(value) == {"median", "factor"}:
        return Band(median=float(str(value["median"])), factor=float(str(value["factor"])))
    if {"low", "best", "high"} <= set(value):
        low, best, high = (float(str(value[key])) for key in ("low", "best", "high"))
        return Range(low=low, best=best, high=high)
    raise ValueError


__all__ = ["as_quantity", "beliefs_of", "believed_of", "check_priors"]
