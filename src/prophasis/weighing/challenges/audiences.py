"""Attack: what was said to whom? The verdict from the words to each audience alone, and how far deeds part from it."""

from __future__ import annotations

import numpy as np

from prophasis.case import AudienceView
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.standing import Standing

DEEDS = frozenset({"deed", "change", "absence", "path"})


def audience_views(standing: Standing) -> tuple[AudienceView, ...]:
    """For each audience that some word names: the posterior from the words to it, and deeds less words, by hypothesis.

    Audiences are told apart by their wording, case and blanks aside. Empty where fewer than two are named, since
    nothing can be compared then.
    """
    ledger, scales = standing.scales.ledger, standing.scales
    groups: dict[str, list[int]] = {}
    shown: dict[str, str] = {}
    for r, row in enumerate(ledger.rows):
        item = ledger.case.evidence.get(row.items[0])
        if row.kind == "word" and item is not None and item.audience:
            words = " ".join(item.audience.split())
            shown.setdefault(words.lower(), words)
            groups.setdefault(words.lower(), []).append(r)
    if len(groups) < 2:
        return ()
    deeds = np.array([ledger.among(row, DEEDS) for row in ledger.rows], dtype=bool)
    done = scales.pooled(deeds) if deeds.any() else None
    return tuple(view(standing, shown[audience], rows, done) for audience, rows in groups.items())


def view(standing: Standing, audience: str, rows: list[int], done: Floats | None) -> AudienceView:
    """The verdict from the words in some rows; ``done`` ``(H,)`` is that from deeds alone."""
    include = np.zeros(standing.scales.count, dtype=bool)
    include[rows] = True
    said = standing.scales.pooled(include)
    return AudienceView(
        audience=audience,
        items=standing.items(include),
        probability=standing.shares(said),
        leaders=standing.leaders(said),
        gap={} if done is None else standing.shares(done - said),
    )
