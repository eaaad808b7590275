"""documents -> marks with exact offsets -> a draft case in which nothing is accepted yet."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prophasis.reading.bearings.support import support
    from prophasis.reading.causes import states_cause
    from prophasis.reading.collating.collate import collate
    from prophasis.reading.drafting.draft import draft
    from prophasis.reading.reader import read, read_text
    from prophasis.reading.readings import Failure, Progress, Readings
    from prophasis.reading.sheet import rating_sheet, take_ratings
    from prophasis.reading.sketching.part import part
    from prophasis.reading.sketching.sketch import sketch

_HOMES = {
    "collate": "collating.collate",
    "draft": "drafting.draft",
    "part": "sketching.part",
    "sketch": "sketching.sketch",
    "rating_sheet": "sheet",
    "take_ratings": "sheet",
    "read": "reader",
    "read_text": "reader",
    "Readings": "readings",
    "Failure": "readings",
    "Progress": "readings",
    "states_cause": "causes",
    "support": "bearings.support",
}

__all__ = [
    "Failure",
    "Progress",
    "Readings",
    "collate",
    "draft",
    "part",
    "rating_sheet",
    "read",
    "read_text",
    "sketch",
    "states_cause",
    "support",
    "take_ratings",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
