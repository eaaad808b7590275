"""case (+ predictions) -> verdict: how sure, why, and what would change it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from prophasis.weighing.verdict import weigh

if TYPE_CHECKING:
    from prophasis.weighing.differences import between_analysts, difference
    from prophasis.weighing.explanation import explain

__all__ = ["between_analysts", "difference", "explain", "weigh"]

_HOMES = {"between_analysts": "differences", "difference": "differences", "explain": "explanation"}


def __getattr__(name: str) -> Any:
    """What is asked of a verdict already given loads when it is used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'prophasis.weighing' has no attribute '{name}'")
    return getattr(importlib.import_module(f"prophasis.weighing.{_HOMES[name]}"), name)
