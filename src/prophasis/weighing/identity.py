"""The identity of a case: a hash of everything in it that a case file holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from prophasis.case import Case


def case_sha256(case: Case) -> str:
    """SHA-256 over the case's content; its folder and the canonical texts (which have their own hash) left out."""
    return hashlib.sha256(
        json.dumps(_plain(case), sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
    ).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        left_out = {"base", "text"} if type(value).__name__ in {"Case", "Document"} else set()
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name not in left_out}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
