"""page in -> page with the marks of one layer more; a file per step, each with its ``STEP``."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

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
)


def default_steps(hypotheses: bool) -> tuple[Step, ...]:
    """The steps of a reading, in order; ``hypotheses`` says whether the user's hypotheses are at hand."""
    names = [name for name in ORDER if find_spec(f"{__name__}.{name}") is not None]
    return tuple(import_module(f"{__name__}.{name}").STEP for name in names)
