"""One cell of a rating sheet: a number, a range, ``unsure``, an ACH mark or ``impossible``, as text and back."""

from __future__ import annotations

import re
from math import isinf
from typing import get_args

from prophasis.case import AchMark, Cell, Impossible, Range, Unsure
from prophasis.case.number import Shape

ACH_MARKS: tuple[str, ...] = get_args(AchMark)
SHAPES: tuple[str, ...] = get_args(Shape)
ACH_MEANING = {
    "II": "very inconsistent",
    "I": "inconsistent",
    "N": "neutral",
    "C": "consistent",
    "CC": "very consistent",
    "NA": "does not apply",
}

_RISKY = re.compile(r"'*[=+\-@#\t\r＝＋－＠]")
_SEPARATOR = re.compile(r"\s*(?:\.{2,}|…)\s*")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?")
_SHAPE = re.compile(r"\s+(" + "|".join(SHAPES) + r")$")
_UNIT = re.compile(r"\s*(dB|probability)$", re.IGNORECASE)
_IMPOSSIBLE = re.compile(r"impossible\s*:?\s*", re.IGNORECASE)


class CellProblem(ValueError):
    """A cell that cannot be read: what is wrong with it and the nearest text that could be."""

    def __init__(self, what: str, nearest: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.nearest = nearest


def neutral(text: str) -> str:
    """``text`` as a spreadsheet may show it without running it as a formula; `restored` gives it back."""
    return "'" + text if _RISKY.match(text) else text


def restored(text: str) -> str:
    """The text that `neutral` was given."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def number_text(value: float) -> str:
    """A number as short as can be without loss: ``0.2``, ``1``, ``1e-06``."""
    text = repr(float(value))
    return text[:-2] if text.endswith(".0") else text


def cell_text(cell: Cell | None) -> str:
    """A rating as a person may type it; empty for a cell that nobody has rated."""
    if cell is None:
        return ""
    if isinstance(cell, Unsure):
        return "unsure"
    if isinstance(cell, Impossible):
        return f"impossible: {cell.reason}"
    if isinstance(cell, Range):
        return _range_text(cell)
    return cell


def _range_text(cell: Range) -> str:
    numbers = [cell.best] if cell.is_point else [cell.low, cell.best, cell.high]
    unit = {"decibel": " dB", "probability": " probability", None: ""}[cell.unit]
    return "..".join(number_text(n) for n in numbers) + unit + (f" {cell.shape}" if cell.shape else "")


def parse_cell(text: str, *, decibels: bool = False) -> Cell | None:
    """What stands in a cell, None where nothing does.

    Args:
        text: the cell, already `restored`.
        decibels: whether the row weighs in decibels, so that numbers may leave 0..1.

    Raises:
        CellProblem: saying what is wrong and, where one is near, what would be right.
    """
    text = text.strip()
    if not text:
        return None
    if text.casefold() in ("unsure", "?"):
        return Unsure()
    mark = "NA" if text.upper() in ("N/A", "-") else text.upper()
    if mark in ACH_MARKS:
        return mark  # type: ignore[return-value]
    if found := _IMPOSSIBLE.match(text):
        return _impossible(text[found.end() :])
    return _range(text, decibels=decibels)


def _impossible(reason: str) -> Impossible:
    if not reason.strip():
        raise CellProblem("'impossible' needs its reason", "impossible: the reason")
    return Impossible(reason=reason)


def _range(text: str, *, decibels: bool) -> Range:
    numbers_text, shape = _cut(_SHAPE, text)
    numbers_text, unit = _cut(_UNIT, numbers_text)
    parts = _SEPARATOR.split(numbers_text.strip())
    values = [_number(part.strip(), whole=text) for part in parts]
    if len(values) == 1:
        values *= 3
    if len(values) != 3:
        raise CellProblem(f"{text!r} has {len(values)} numbers", "low..best..high, as in 0.2..0.4..0.6")
    _check(values, text, free=decibels or (unit or "").casefold() == "db")
    low, best, high = values
    named = {"db": "decibel", "probability": "probability", "": None}[(unit or "").casefold()]
    return Range(low=low, best=best, high=high, unit=named, shape=shape)  # type: ignore[arg-type]


def _cut(pattern: re.Pattern[str], text: str) -> tuple[str, str | None]:
    found = pattern.search(text)
    return (text[: found.start()], found.group(1)) if found else (text, None)


def _number(part: str, *, whole: str) -> float:
    percent = part.endswith("%")
    digits = part.rstrip("% ")
    if not _NUMBER.fullmatch(digits) or isinf(float(digits.replace(",", "."))):
        raise CellProblem(f"{whole!r} is not a rating", "a number such as 0.4, 0.2..0.4..0.6, unsure, or " + _marks())
    value = float(digits.replace(",", "."))
    return value / 100 if percent else value


def _check(values: list[float], text: str, *, free: bool) -> None:
    if not free and any(not 0 <= value <= 1 for value in values):
        clamped = [min(1.0, max(0.0, value)) for value in values]
        raise CellProblem(f"{text!r} is not a probability (0 to 1)", _joined(clamped))
    if values != sorted(values):
        raise CellProblem(f"{text!r} is not in the order low..best..high", _joined(sorted(values)))


def _joined(values: list[float]) -> str:
    distinct = values if len(set(values)) > 1 else values[:1]
    return "..".join(number_text(value) for value in distinct)


def _marks() -> str:
    return ", ".join(ACH_MARKS[:-1]) + " or " + ACH_MARKS[-1]


__all__ = ["ACH_MARKS", "ACH_MEANING", "CellProblem", "cell_text", "neutral", "number_text", "parse_cell", "restored"]
