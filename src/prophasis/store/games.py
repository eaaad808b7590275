"""The game of a case file: short and long forms <-> `Game`. Expressions are checked where the game is built."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from prophasis.case import (
    Band,
    Evaluator,
    Game,
    Observed,
    Parameter,
    Payment,
    Player,
    PlayerType,
    Policy,
    Range,
    Repeat,
    Span,
    Stage,
    Trigger,
)
from prophasis.store.ratings import write_range
from prophasis.store.reader import Reader, show
from prophasis.store.yaml_text import Path, Scalar, plain


def read_game(reader: Reader, value: Any, path: Path, *, documents: Iterable[str] | None = None) -> Game:
    """A `Game` from its mapping; ``documents`` are the ids that passages may name (None: not checked)."""
    known = None if documents is None else tuple(documents)
    return reader.build(
        Game,
        value,
        path,
        special={
            "parameters": lambda v, p: reader.each(v, p, lambda w, q: _parameter(reader, w, q, known)),
            "players": lambda v, p: reader.each(v, p, lambda w, q: _player(reader, w, q)),
            "state": lambda v, p: reader.each(v, p, lambda w, q: _number_or_text(reader, w, q)),
            "stages": lambda v, p: [_stage(reader, w, (*p, i)) for i, w in enumerate(reader.items(v, p))],
            "payoffs": lambda v, p: reader.each(v, p, lambda w, q: str(w.text if isinstance(w, Scalar) else plain(w))),
            "repeat": lambda v, p: _repeat(reader, v, p),
            "observed": lambda v, p: [_observed(reader, w, (*p, i)) for i, w in enumerate(reader.items(v, p))],
            "policies": lambda v, p: reader.each(v, p, lambda w, q: read_policy(reader, w, q)),
            "evaluator": lambda v, p: _evaluator(reader, v, p),
            "rationality": reader.range,
        },
    )


def _parameter(reader: Reader, value: Any, path: Path, documents: tuple[str, ...] | None) -> Parameter:
    if not (isinstance(value, dict) and "value" in value):
        return Parameter(value=_range_or_band(reader, value, path))

    def passage(found: Any, place: Path) -> Span | None:
        if found in (None, "none"):
            return None
        span = reader.build(Span, found, place)
        if documents is not None:
            reader.known(span.document, documents, (*place, "document"), "document")
        return span

    return reader.build(
        Parameter, value, path, special={"value": lambda v, p: _range_or_band(reader, v, p), "passage": passage}
    )


def _range_or_band(reader: Reader, value: Any, path: Path) -> Range | Band:
    if isinstance(value, dict) and ("median" in value or "factor" in value):
        band = reader.build(Band, value, path)
        if band.factor < 1:
            reader.fail("S046", (*path, "factor"), f"{band.factor:g} is below 1.", "A band's factor is 1 or more.")
        return band
    return reader.range(value, path)


def _player(reader: Reader, value: Any, path: Path) -> Player:
    def values(found: Any, place: Path) -> dict[str, Any]:
        return reader.each(found, place, lambda v, p: reader.each(v, p, lambda w, q: _value(reader, w, q)))

    return reader.build(
        Player,
        value,
        path,
        special={"types": lambda v, p: reader.each(v, p, lambda w, q: _type(reader, w, q)), "values": values},
    )


def _value(reader: Reader, value: Any, path: Path) -> Range | Band | str:
    return value if isinstance(value, str) else _range_or_band(reader, value, path)


def _type(reader: Reader, value: Any, path: Path) -> PlayerType:
    if isinstance(value, dict) and "prior" in value:
        return reader.build(
            PlayerType, value, path, special={"prior": lambda v, p: reader.range(v, p, probability=True)}
        )
    return PlayerType(prior=reader.range(value, path, probability=True))


def _number_or_text(reader: Reader, value: Any, path: Path) -> float | str:
    return value if isinstance(value, str) else reader.number(value, path)


def _stage(reader: Reader, value: Any, path: Path) -> Stage:
    def moves(found: Any, place: Path) -> dict[str, Any]:
        return reader.each(found, place, move)

    def move(found: Any, place: Path) -> str | dict[str, Any]:
        if isinstance(found, str):
            if found not in ("next", "end"):
                reader.fail(
                    "S047", place, f"{show(found)} does not follow a move.", "Write next, end or {variable: value}."
                )
            return found
        return reader.each(found, place, lambda v, p: _truth_or_number(reader, v, p))

    return reader.build(
        Stage,
        value,
        path,
        special={"moves": moves, "odds": lambda v, p: reader.each(v, p, lambda w, q: _number_or_text(reader, w, q))},
    )


def _repeat(reader: Reader, value: Any, path: Path) -> Repeat:
    def rounds(found: Any, place: Path) -> int | str:
        wanted = plain(found)
        if not (wanted == "forever" or isinstance(wanted, int) and not isinstance(wanted, bool)):
            reader.fail("S047", place, f"{show(wanted)} is no number of rounds.", "Write a whole number, or forever.")
        return cast("int | str", wanted)

    return reader.build(
        Repeat,
        value,
        path,
        special={
            "rounds": rounds,
            "drift": lambda v, p: reader.each(v, p, lambda w, q: _truth_or_number(reader, w, q)),
        },
    )


def _truth_or_number(reader: Reader, value: Any, path: Path) -> float | str:
    found = plain(value)
    if isinstance(found, bool):
        return float(found)
    return _number_or_text(reader, value, path)


def _observed(reader: Reader, value: Any, path: Path) -> Observed:
    if isinstance(value, str):
        return Observed(move=value)
    return reader.build(Observed, value, path)


def read_policy(reader: Reader, value: Any, path: Path) -> Policy:
    """A `Policy` from its mapping."""
    return reader.build(
        Policy,
        value,
        path,
        special={
            "edits": lambda v, p: plain(reader.mapping(v, p)),
            "cost": reader.range,
            "payments": lambda v, p: [_payment(reader, w, (*p, i)) for i, w in enumerate(reader.items(v, p))],
            "signposts": lambda v, p: [reader.build(Trigger, w, (*p, i)) for i, w in enumerate(reader.items(v, p))],
        },
    )


def _payment(reader: Reader, value: Any, path: Path) -> Payment:
    return reader.build(Payment, value, path, special={"amount": reader.range})


def _evaluator(reader: Reader, value: Any, path: Path) -> Evaluator:
    return reader.build(
        Evaluator,
        value,
        path,
        special={"values": lambda v, p: reader.each(v, p, lambda w, q: _number_or_text(reader, w, q))},
    )


def check_links(reader: Reader, game: Game, path: Path, *, hypotheses: Iterable[str], evidence: Iterable[str]) -> None:
    """Refuse a type that stands for no hypothesis of the case and an observed move that names no item of it."""
    for name, player in game.players.items():
        for kind, type_ in player.types.items():
            here = (*path, "players", name, "types", kind, "hypothesis")
            reader.known(type_.hypothesis, hypotheses, here, "hypothesis")
    for index, observed in enumerate(game.observed):
        for item in observed.evidence:
            reader.known(item, evidence, (*path, "observed", index, "evidence"), "evidence item")


def write_value(value: Range | Band | str) -> Any:
    """A parameter's or a type's value in its shortest lossless form."""
    if isinstance(value, Band):
        return {"median": value.median, "factor": value.factor}
    return value if isinstance(value, str) else write_range(value)
