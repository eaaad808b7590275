"""Any noun -> plain JSON: dicts, lists, numbers, text and null, with nothing lost but float noise."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from prophasis.case import Assumption, Mark, Range

RENAMED = {"for_": "for"}
PLACES = 6
NO_PASSAGE = "no passage"


def to_json(record: Any) -> Any:
    """A noun (or a mapping or sequence of nouns) as JSON: field names as keys, tuples as lists, None as null.

    ``for_`` becomes ``for``; the ``unit`` of a range becomes ``as``, as a case file has it. A number
    of a document's model without a passage says so. A mark is the flat
    line that reading prints. Floats keep six decimals, small ones (under 0.001) six significant digits; what is
    not a finite number becomes null.
    """
    if isinstance(record, Mark):
        return {key: to_json(value) for key, value in record.as_json().items()}
    if is_dataclass(record) and not isinstance(record, type):
        told = {_key(record, field.name): to_json(getattr(record, field.name)) for field in fields(record)}
        return {**told, "passage": NO_PASSAGE} if isinstance(record, Assumption) and record.passage is None else told
    if isinstance(record, Mapping):
        return {str(key): to_json(value) for key, value in record.items()}
    if isinstance(record, list | tuple):
        return [to_json(value) for value in record]
    if isinstance(record, set | frozenset):
        return sorted((to_json(value) for value in record), key=str)
    return _scalar(record)


def _key(record: Any, name: str) -> str:
    if isinstance(record, Range) and name == "unit":
        return "as"
    return RENAMED.get(name, name)


def _scalar(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    try:
        number = float(value)
    except (TypeError, ValueError):
        return str(value)
    if not math.isfinite(number):
        return None
    if number != 0 and abs(number) < 1e-3:
        return float(f"{number:.{PLACES}g}")
    return round(number, PLACES)


__all__ = ["to_json"]
