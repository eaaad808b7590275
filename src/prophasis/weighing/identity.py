"""The identity of a case: a hash of everything in it that a case file holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from prophasis.case import Case


def case_sha256(case: Case) -> str:
    """SHA-256 over the case's content; its folder and the canonical texts (which have their own hash) left out."""
    written = json.dumps(case, sort_keys=True, ensure_ascii=False, default=_opened)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def _opened(value: Any) -> Any:
    """One level of what JSON has no word for."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in _fields(type(value))}
    if isinstance(value, Mapping):
        return {str(key): item for key, item in value.items()}
    return str(value)


@lru_cache
def _fields(kind: Any) -> tuple[str, ...]:
    left_out = {"base", "text"} if kind.__name__ in {"Case", "Document"} else set()
    return tuple(f.name for f in fields(kind) if f.name not in left_out)
