"""page in -> page with the marks of one layer more; a file per step, each with its ``STEP``."""

from __future__ import annotations

from importlib import import_module

from prophasis.reading.pipeline import Step

ORDER = (
    "syntax",
    "sentence",
    "citation",
    "time",
    "mention",
    "statement",
    "hedge",
    "belief",
    "event",
    "explanation",
    "projection",
    "term",
    "bearing",
    "setting",
)


def default_steps() -> tuple[Step, ...]:
    """All steps of a reading, in an order that gives each what it requires."""
    return tuple(import_module(f"{__name__}.{name}").STEP for name in ORDER)
