"""The identity of a case: a hash of everything in it that a case file holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from struct import Struct
from typing import Any

from prophasis.case import Case, Range

_three = Struct("<3d").pack


def case_sha256(case: Case) -> str:
    """SHA-256 over the case's content; its folder and the canonical texts (which have their own hash) left out.

    What is hashed is JSON in UTF-8 with sorted keys; a record is the list of its kind and its values, in declared
    order; the three numbers of a range are written as the hexadecimal of their IEEE 754 bytes.
    """
    written = json.dumps(case, sort_keys=True, ensure_ascii=False, default=_opened)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _opened(value: Any) -> Any:
    """One level of what JSON has no word for."""
    kind: Any = type(value)
    if kind is Range:
        return "Range", _three(value.low, value.best, value.high).hex(), value.unit, value.shape
    opened = _opener(kind)
    if opened is not None:
        return opened(value)
    if isinstance(value, Mapping):
        return {str(key): item for key, item in value.items()}
    return str(value)


@lru_cache
def _opener(kind: Any) -> Callable[[Any], Any] | None:
    """What gives a record's kind and values; None for what is no record."""
    name: str = kind.__name__
    if not is_dataclass(kind):
        return None
    left_out = {"base", "text"} if name in {"Case", "Document"} else set()
    values = [f.name for f in fields(kind) if f.name not in left_out]
    return attrgetter("__class__.__name__", *values) if values else lambda _: [name]
