"""Attack: to whom was it said? Words to an audience at home and to one abroad, told apart by who they were said to."""

from __future__ import annotations

import numpy as np

from prophasis.case import AudienceView, Case, Evidence
from prophasis.weighing.challenges.audiences import DEEDS, view
from prophasis.weighing.standing import Standing

HOME = frozenset({"domestic", "home", "homeland"})
ABROAD = frozenset({"foreign", "abroad", "international"})
NOT_OF = frozenset({"allied with", "coerces", "at war with", "rival of", "borders"})
"""Ties to a state that do not make somebody part of it."""


def scope_views(standing: Standing) -> tuple[AudienceView, ...]:
    """The verdict from words to audiences at home, and from words to audiences abroad; empty where one has none.

    An audience is at home or abroad by its wording (``domestic``, ``at home``, ``foreign``, ``abroad``); where that
    says neither, by the states of the speaker and of the actor it was said to.
    """
    ledger, scales = standing.scales.ledger, standing.scales
    groups: dict[str, list[int]] = {"domestic": [], "foreign": []}
    for r, row in enumerate(ledger.rows):
        item = ledger.case.evidence.get(row.items[0])
        where = _scope(ledger.case, item) if row.kind == "word" and item is not None else None
        if where is not None:
            groups[where].append(r)
    if not all(groups.values()):
        return ()
    deeds = np.array([ledger.among(row, DEEDS) for row in ledger.rows], dtype=bool)
    done = scales.pooled(deeds) if deeds.any() else None
    return tuple(view(standing, where, rows, done) for where, rows in groups.items())


def _scope(case: Case, item: Evidence) -> str | None:
    words = set((item.audience or "").lower().replace(",", " ").split())
    if words & HOME or words & ABROAD:
        return None if words & HOME and words & ABROAD else "domestic" if words & HOME else "foreign"
    heard = item.audience if item.audience in case.actors else item.to
    one, other = state_of(case, item.by), state_of(case, heard)
    if one is None or other is None:
        return None
    return "domestic" if one == other else "foreign"


def state_of(case: Case, actor: str | None) -> str | None:
    """The state an actor is or belongs to, by its relations; None where they do not say."""
    seen: list[str] = []
    waiting = [actor] if actor else []
    while waiting:
        at = waiting.pop(0)
        known = case.actors.get(at)
        if known is None or at in seen:
            continue
        if known.kind == "state":
            return at
        seen.append(at)
        waiting += [tie.to for tie in known.relations if tie.kind not in NOT_OF]
    return None
