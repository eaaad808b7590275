"""The ratings of one evidence item: the short and long forms of a case file <-> `Rating` records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Literal, cast, get_args

from prophasis.case import AchMark, Cell, Impossible, Range, Rating, Unsure
from prophasis.store.reader import Reader, nearest, show
from prophasis.store.yaml_text import Path, Scalar, plain

Scale = Literal["likelihood", "weight_db", "rating"]
SCALES: tuple[Scale, ...] = get_args(Scale)
RESERVED = ("round", "reason", "against")
_MARKS: tuple[str, ...] = get_args(AchMark)


def read_ratings(reader: Reader, row: dict[str, Any], path: Path, hypotheses: Iterable[str]) -> tuple[Rating, ...]:
    """Take ``likelihood``, ``weight_db``, ``rating``, ``outcomes`` and ``against`` out of an item's ``row``."""
    names = tuple(hypotheses)
    against = plain(row.pop("against", None))
    found: list[Rating] = []
    for scale in SCALES:
        if scale not in row:
            continue
        here = (*path, scale)
        block = reader.mapping(row.pop(scale), here)
        for analyst, cells, place in _analysts(reader, block, here, names):
            found.append(_rating(reader, cells, place, names, scale=scale, analyst=analyst, against=against))
    here = (*path, "outcomes")
    for outcome, value in reader.mapping(row.pop("outcomes", None), here).items():
        block = reader.mapping(value, (*here, outcome))
        for analyst, cells, place in _analysts(reader, block, (*here, outcome), names):
            made = _rating(reader, cells, place, names, scale="likelihood", analyst=analyst, against=None)
            found.append(replace(made, outcome=outcome))
    if against is not None and not any(rating.scale == "weight_db" for rating in found):
        reader.fail("S041", (*path, "against"), "'against' names the reference of weights, and no 'weight_db' is here.")
    return tuple(found)


def _analysts(
    reader: Reader, block: dict[str, Any], path: Path, names: tuple[str, ...]
) -> list[tuple[str | None, dict[str, Any], Path]]:
    """The rows in a block: one unnamed row, or one (or several rounds) for each named analyst."""
    nested = [key for key in block if key not in names and key not in RESERVED]
    if block and len(nested) == len(block) and all(isinstance(block[key], dict | list) for key in nested):
        rows: list[tuple[str | None, dict[str, Any], Path]] = []
        for analyst in nested:
            rounds = block[analyst]
            if isinstance(rounds, dict):
                rows.append((analyst, rounds, (*path, analyst)))
                continue
            for index, cells in enumerate(rounds):
                place = (*path, analyst, index)
                rows.append((analyst, reader.mapping(cells, place), place))
        return rows
    return [(None, block, path)]


def _rating(
    reader: Reader,
    cells: dict[str, Any],
    path: Path,
    names: tuple[str, ...],
    *,
    scale: Scale,
    analyst: str | None,
    against: str | None,
) -> Rating:
    rest = dict(cells)
    number = plain(rest.pop("round", 1))
    reason = rest.pop("reason", None)
    reference = plain(rest.pop("against", against)) if scale == "weight_db" else None
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        reader.fail("S042", (*path, "round"), f"{show(number)} is not a round.", "Rounds count 1, 2, 3 ...")
    for key in rest:
        if key not in names:
            mend = nearest(key, names)
            reader.fail("S030", (*path, key), f"no hypothesis has the id '{key}'.", mend)
    if scale == "weight_db":
        if reference is None:
            reader.fail(
                "S043", path, "weights need the hypothesis they are against.", "Add 'against: <hypothesis id>'."
            )
        reader.known(reference, names, path, "hypothesis")
    return Rating(
        analyst=analyst,
        round=number,
        scale=scale,
        against=reference,
        reason=reason.text if isinstance(reason, Scalar) else reason,
        cells={key: _cell(reader, item, (*path, key), scale) for key, item in rest.items()},
    )


def _cell(reader: Reader, value: Any, path: Path, scale: Scale) -> Cell:
    if value == "unsure" or (isinstance(value, dict) and plain(value.get("unsure")) is True):
        return Unsure()
    if isinstance(value, dict) and "impossible" in value:
        if plain(value["impossible"]) is not True or set(value) - {"impossible", "reason"}:
            reader.fail("S044", path, "write {impossible: true, reason: ...}.")
        if not value.get("reason"):
            reader.fail("S044", path, "'impossible' needs a reason.", "Write {impossible: true, reason: ...}.")
        return Impossible(reason=str(plain(value["reason"])))
    if scale == "rating":
        mark = value.text if isinstance(value, Scalar) else value
        if mark == "-":
            mark = "NA"
        if mark not in _MARKS:
            reader.fail("S045", path, f"{show(value)} is not an ACH mark.", nearest(str(mark), _MARKS))
        return cast("AchMark", mark)
    if scale == "weight_db":
        return reader.range(value, path)
    return reader.range(value, path, probability=True)


def write_ratings(ratings: tuple[Rating, ...]) -> dict[str, Any]:
    """The keys of an item that hold its ratings."""
    out: dict[str, Any] = {}
    for rating in ratings:
        row = {key: write_cell(cell) for key, cell in rating.cells.items()}
        extra: dict[str, Any] = {}
        if rating.round != 1:
            extra["round"] = rating.round
        if rating.against is not None:
            extra["against"] = rating.against
        if rating.reason is not None:
            extra["reason"] = rating.reason
        entry = {**extra, **row}
        home, key = (out.setdefault("outcomes", {}), rating.outcome) if rating.outcome else (out, rating.scale)
        if rating.analyst is None:
            home[key] = entry
            continue
        block = home.setdefault(key, {})
        earlier = block.get(rating.analyst)
        if earlier is None:
            block[rating.analyst] = entry
        else:
            block[rating.analyst] = [*earlier, entry] if isinstance(earlier, list) else [earlier, entry]
    return out


def write_cell(cell: Cell) -> Any:
    """A cell in its shortest lossless form."""
    if isinstance(cell, Range):
        return write_range(cell)
    if isinstance(cell, Unsure):
        return "unsure"
    if isinstance(cell, Impossible):
        return {"impossible": True, "reason": cell.reason}
    return cell


def write_range(value: Range) -> Any:
    """A range in its shortest lossless form: a number, a list of three, or a mapping."""
    if value.unit is not None or value.shape is not None:
        out: dict[str, Any] = {"low": value.low, "best": value.best, "high": value.high}
        if value.unit is not None:
            out["as"] = value.unit
        if value.shape is not None:
            out["shape"] = value.shape
        return out
    return value.best if value.is_point else [value.low, value.best, value.high]
