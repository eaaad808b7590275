"""prophasis finds the truest cause: documents in, a judgement that can be defended out."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from prophasis._judge import Judgement, judge, model, weigh
    from prophasis.case import Case
    from prophasis.errors import ProphasisError
    from prophasis.playing import play
    from prophasis.reading import draft, read
    from prophasis.store import load_case, save_case
    from prophasis.telling import tell

__all__ = [
    "Case",
    "Judgement",
    "ProphasisError",
    "__version__",
    "draft",
    "judge",
    "load_case",
    "model",
    "play",
    "read",
    "save_case",
    "tell",
    "weigh",
]

_HOMES = {
    "Case": "prophasis.case",
    "Judgement": "prophasis._judge",
    "ProphasisError": "prophasis.errors",
    "draft": "prophasis.reading",
    "judge": "prophasis._judge",
    "load_case": "prophasis.store",
    "model": "prophasis._judge",
    "play": "prophasis.playing",
    "read": "prophasis.reading",
    "save_case": "prophasis.store",
    "tell": "prophasis.telling",
    "weigh": "prophasis._judge",
}


def __getattr__(name: str) -> Any:
    """Public names load when they are used, so that ``import prophasis`` costs nothing."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'prophasis' has no attribute '{name}'")
    return getattr(importlib.import_module(home), name)
