"""A claim: one thing a document says about a reason, and how much it counts."""

from __future__ import annotations

from dataclasses import dataclass

from prophasis.case import Place
from prophasis.case.mark import Stance

EXPLAINED, ATTRIBUTED, MENTIONED = 3.0, 2.0, 0.5
"""Support of a claim that explains the event, that attributes an aim, that only stands in a passage."""
MINOR = 1.1
"""Support of a thought of somebody near the acting side."""
ASIDE = 0.3
"""Share of its support that an explanation keeps where it explains something else."""


@dataclass(frozen=True)
class Claim:
    """One thing a document says about a reason.

    Attributes:
        place: where the reason stands; ``sentence`` where its sentence stands.
        stance: the author's own, on the reason as a reason for the event.
        speaker: the actor who gives the reason, where the author reports him; None: the author speaks.
        reason: its words, on one line; ``kind`` says whether they give a cause, a purpose, an aim ...
        motives: share of each class of motives, those that count; none where the words fall into no class.
        strong: whether the words speak of a class by more than a passing word.
        objects: actors named in it that are not of the acting side, in order of place; ``nearby`` those of its
            whole sentence.
        support: how much the claim counts for its being a hypothesis at all, whichever way it goes.
        mark: the id of the mark it was made from.
        said: what the speaker himself does with the reason.
        bare: it only speaks of the motive; the document takes no position by it.
    """

    document: str
    place: Place
    sentence: Place
    stance: Stance
    speaker: str | None
    reason: str
    kind: str
    motives: dict[str, float]
    strong: bool
    objects: tuple[str, ...]
    nearby: tuple[str, ...]
    support: float
    mark: str
    said: Stance = "asserts"
    bare: bool = False


__all__ = ["ASIDE", "ATTRIBUTED", "EXPLAINED", "MENTIONED", "MINOR", "Claim"]
