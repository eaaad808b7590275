"""counterfactuals -> one table: each policy put into the past, each observed move with its chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prophasis.case import Case, Counterfactual
from prophasis.telling import wording
from prophasis.telling.views.game import player_name


def counterfactuals(case: Case, found: Sequence[Counterfactual]) -> dict[str, Any] | None:
    """The table of the report; None where there is nothing to show."""
    if not found:
        return None
    first = found[0]
    return {
        "intro": intro(first),
        "moves": [(player_name(case, row.player), row.move.replace("_", " ")) for row in first.moves],
        "without": [row.chance.without for row in first.moves],
        "rows": found,
        "warnings": tuple(dict.fromkeys(warning for one in found for warning in one.warnings)),
        "method": first.method,
    }


def intro(one: Counterfactual) -> str:
    """What is kept and what is played again, in a sentence."""
    stay = wording.listed(move.replace("_", " ") for move in one.kept)
    kept = f"after {stay}, which stay" if one.kept else "from the start"
    return (
        f"Each policy is put into the past and the game is played again {kept}. What all observed moves taught of "
        "the aims is kept; no aim is drawn anew. The game played again without any policy shows how likely the same "
        "moves were to come."
    )


__all__ = ["counterfactuals", "intro"]
