"""Which back end does a job: NumPy, or loops compiled by Numba where the extra ``fast`` is installed.

Both give the same results: bytes where only tables are looked up and added, 1e-9 where logarithms are taken. The
choice depends on the size of the job alone, so the same job always runs on the same back end of a machine. The
environment variable `PROPHASIS_BACK_END` forces one: ``numpy`` or ``compiled``.
"""

from __future__ import annotations

import os
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from prophasis.errors import MissingExtra, WeighError

VARIABLE = "PROPHASIS_BACK_END"
WORTH = 1e8
"""Elementary operations from which compiled loops save more than it takes to load them (about a second)."""


def loops(kind: str, operations: float) -> ModuleType | None:
    """The compiled loops for jobs of one kind (a module of ``compiled/``); None where NumPy is to do this one.

    Raises:
        WeighError: W055 where the environment variable names no back end. MissingExtra: X011 where it asks for
            compiled loops and Numba is not installed.
    """
    chosen = os.environ.get(VARIABLE, "")
    if chosen not in ("", "numpy", "compiled"):
        raise WeighError(
            "W055", f"there is no back end {chosen!r}.", where=VARIABLE, mend="Known: numpy, compiled; or unset it."
        )
    if chosen == "numpy" or not chosen and operations < WORTH:
        return None
    found = _loaded(kind)
    if found is None and chosen == "compiled":
        raise MissingExtra(
            "X011",
            "compiled loops need Numba.",
            where=VARIABLE,
            mend="Install it: pip install 'prophasis[fast]'; or unset the variable.",
        )
    return found


@lru_cache
def _loaded(kind: str) -> ModuleType | None:
    try:
        return import_module(f"prophasis.weighing.arrays.compiled.{kind}")
    except ImportError:
        return None
