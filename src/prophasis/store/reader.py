"""Building nouns out of plain values: unknown keys, wrong values and unknown ids become one clear line each."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, NoReturn, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from prophasis.case import Range
from prophasis.errors import CaseError
from prophasis.store.yaml_text import Path, Positions, Scalar, plain

T = TypeVar("T")
Convert = Callable[[Any, Path], Any]


def nearest(word: str, valid: Iterable[str]) -> str:
    """A mend that offers the nearest valid word, or lists the valid ones where none is near."""
    names = [str(name) for name in valid]
    close = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"Did you mean '{close[0]}'?"
    listed = ", ".join(names[:12]) + (" ..." if len(names) > 12 else "")
    return f"Valid here: {listed}." if names else "Nothing is defined there yet."


@cache
def _adapter(noun: Any) -> TypeAdapter[Any]:
    return TypeAdapter(noun)


@cache
def _field_types(noun: Any) -> dict[str, str]:
    return {item.name: str(item.type) for item in fields(noun)}


class Reader:
    """Reads one file's values into nouns and knows where each value stands."""

    def __init__(self, positions: Positions) -> None:
        self.positions = positions

    def fail(self, code: str, path: Path, what: str, mend: str | None = None) -> NoReturn:
        """Raise the one clear line for what is wrong at ``path``."""
        raise CaseError(code, what, where=self.positions.where(path), mend=mend)

    def mapping(self, value: Any, path: Path) -> dict[str, Any]:
        """``value`` as a mapping; nothing there is an empty one."""
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.fail("S010", path, f"here stands {show(value)} where keys with values are expected.")
        return value

    def items(self, value: Any, path: Path) -> list[Any]:
        """``value`` as a list; a single value is a list of one."""
        if value is None:
            return []
        return value if isinstance(value, list) else [value]

    def each(self, value: Any, path: Path, convert: Convert) -> dict[str, Any]:
        """A mapping id -> noun."""
        return {key: convert(item, (*path, key)) for key, item in self.mapping(value, path).items()}

    def build(
        self,
        noun: type[T],
        value: Any,
        path: Path,
        *,
        special: Mapping[str, Convert] | None = None,
        more: Mapping[str, Any] | None = None,
        hidden: Iterable[str] = (),
    ) -> T:
        """Make a ``noun`` of a mapping.

        Args:
            noun: a record of ``case``; its fields are the keys.
            value: the mapping as read.
            path: where it stands.
            special: for some keys, what makes their value.
            more: fields that do not come from the file.
            hidden: fields that a file must not give.
        """
        made: Any = noun
        types = _field_types(made)
        valid = [name for name in types if name not in hidden]
        data: dict[str, Any] = dict(more or {})
        for key, item in self.mapping(value, path).items():
            here = (*path, key)
            if key not in valid and key not in (special or {}):
                self.fail("S011", here, f"the key '{key}' is not known here.", nearest(key, valid))
            if special and key in special:
                data[key] = special[key](item, here)
            elif isinstance(item, Scalar) and types[key].startswith("str"):
                data[key] = item.text
            elif types[key].startswith("tuple[str"):
                data[key] = [part.text if isinstance(part, Scalar) else part for part in self.items(item, here)]
            else:
                data[key] = plain(item)
        try:
            return cast("T", _adapter(made).validate_python(data))
        except ValidationError as error:
            self._explain(error, path)

    def _explain(self, error: ValidationError, path: Path) -> NoReturn:
        first = error.errors()[0]
        place = (*path, *first["loc"])
        value = first.get("input")
        kind = first["type"]
        if kind == "missing":
            self.fail("S012", place[:-1], f"the key '{place[-1]}' is missing.", f"Add '{place[-1]}:' with its value.")
        if kind == "literal_error":
            expected = str(first.get("ctx", {}).get("expected", "")).replace("'", "")
            names = [word.strip() for part in expected.split(" or ") for word in part.split(",")]
            self.fail("S013", place, f"{show(value)} is not one of the values allowed.", nearest(str(value), names))
        if kind == "string_type":
            self.fail("S014", place, f"{show(value)} stands where text is expected.", "Put it in quotation marks.")
        self.fail("S015", place, f"{show(value)} cannot be used: {first['msg'][:1].lower()}{first['msg'][1:]}.")

    def number(self, value: Any, path: Path) -> float:
        """A finite number."""
        found = plain(value)
        if isinstance(found, bool) or not isinstance(found, int | float):
            self.fail("S020", path, f"{show(value)} stands where a number is expected.", "Write it as 0.4 or 1e-6.")
        if not math.isfinite(found):
            self.fail("S021", path, f"{show(value)} is not a finite number.")
        return float(found)

    def range(self, value: Any, path: Path, *, probability: bool = False) -> Range:
        """A point, ``[low, best, high]`` or ``{low:, best:, high:, as:, shape:}``."""
        if isinstance(value, dict):
            found = self._range_mapping(value, path)
        elif isinstance(value, list):
            if len(value) != 3:
                self.fail(
                    "S022", path, f"a range has three numbers, here are {len(value)}.", "Write [low, best, high]."
                )
            low, best, high = (self.number(item, (*path, index)) for index, item in enumerate(value))
            found = Range(low=low, best=best, high=high)
        else:
            found = Range.point(self.number(value, path))
        if not found.low <= found.best <= found.high:
            numbers = f"[{found.low:g}, {found.best:g}, {found.high:g}]"
            self.fail("S023", path, f"{numbers} is not in order.", "A range is low <= best <= high.")
        if probability and found.unit != "decibel" and not (found.low >= 0 and found.high <= 1):
            worst = found.high if found.high > 1 else found.low
            self.fail("S024", path, f"{worst:g} is not a probability.", "Give a number from 0 to 1.")
        return found

    def _range_mapping(self, value: dict[str, Any], path: Path) -> Range:
        known = {"low", "best", "high", "as", "shape"}
        for key in value:
            if key not in known:
                self.fail(
                    "S011", (*path, key), f"the key '{key}' is not known in a range.", nearest(key, sorted(known))
                )
        for key in ("low", "best", "high"):
            if key not in value:
                self.fail("S012", path, f"the range has no '{key}'.", "A range has low, best and high.")
        low, best, high = (self.number(value[key], (*path, key)) for key in ("low", "best", "high"))
        return self.build(
            Range,
            {key: item for key, item in value.items() if key == "shape"},
            path,
            more={"low": low, "best": best, "high": high, "unit": plain(value.get("as"))},
        )

    def known(self, word: Any, valid: Iterable[str], path: Path, what: str) -> None:
        """Refuse an id that nothing in the case has."""
        names = list(valid)
        if word is not None and word not in names:
            self.fail("S030", path, f"no {what} has the id '{word}'.", nearest(str(word), names))


def show(value: Any) -> str:
    """A value as a short quotation for a message."""
    if isinstance(value, Scalar):
        return f"'{value.text}'"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    text = str(value)
    return f"'{text[:57]}...'" if len(text) > 60 else f"'{text}'"
