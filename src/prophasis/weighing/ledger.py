"""The ledger: the rows that will be weighed for one question, and everything that was set aside, with reasons."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from prophasis.case import Case, Evidence, EvidenceKind, PathLikelihood, Rating
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.priors import Prior
from prophasis.weighing.ratings import Frame, RatedRow
from prophasis.weighing.sources import Witness

if TYPE_CHECKING:
    from prophasis.weighing.network_row import NetworkRow

OPEN = "open"
"""Status of an item that is rated before anybody knows whether it is so."""
JOINT = ("path", "network")
"""Kinds of rows that stand for several items weighed as one."""
ORDER = {"likelihood": 0, "weight_db": 1, "rating": 2}


@dataclass(frozen=True)
class Row:
    """One row of the matrix: an item (or the items a game's path or a network stands for), with each analyst's ratings.

    ``joint`` ``(H, LEVELS)``: equally likely values of the row for all hypotheses at once, where its numbers hang
    together across them.
    """

    items: tuple[str, ...]
    kind: EvidenceKind | Literal["path", "network"]
    by: str | None
    origin: str | None
    witness: Witness | None
    rated: Mapping[str, RatedRow]
    shared: bool
    joint: Floats | None = None

    @property
    def name(self) -> str:
        """The item's id; where a row stands for several, their ids joined by ``+``."""
        return "+".join(self.items)


@dataclass
class Ledger:
    """The rows of one question, by analyst. ``analysts`` is ``("",)`` when the ratings name nobody."""

    case: Case
    question: str
    text: str
    frame: Frame
    prior: Prior
    rows: list[Row] = field(default_factory=list)
    analysts: tuple[str, ...] = ("",)
    skipped: dict[str, str] = field(default_factory=dict)
    unrated: list[str] = field(default_factory=list)
    original: dict[str, str] = field(default_factory=dict)
    copies: list[str] = field(default_factory=list)
    floored: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    replaced: dict[str, str] = field(default_factory=dict)
    open: list[Row] = field(default_factory=list)
    network: NetworkRow | None = None
    unobserved: list[str] = field(default_factory=list)
    paths: tuple[PathLikelihood, ...] = ()
    several: dict[str, dict[str, dict[str, RatedRow]]] = field(default_factory=dict)
    plain: Mapping[int, RatedRow] = field(default_factory=dict)

    @property
    def hypotheses(self) -> tuple[str, ...]:
        return self.frame.hypotheses

    def among(self, row: Row, kinds: Container[str]) -> bool:
        """Whether a row is of some kinds; a network's, whether all its items are."""
        if row.kind == "network":
            return all(self.case.evidence[item].kind in kinds for item in row.items)
        return row.kind in kinds

    def means(self, analyst: str) -> Floats:
        """``(R, H)`` expected P(item | h); rows the analyst has not rated are 1 throughout."""
        blank = np.ones(len(self.hypotheses))
        return np.array([row.rated[analyst].mean if analyst in row.rated else blank for row in self.rows]).reshape(
            len(self.rows), len(self.hypotheses)
        )


def named_analysts(ledger: Ledger) -> tuple[str, ...]:
    """Named analysts of this question in order of appearance; ``("",)`` when ratings name nobody."""
    names: dict[str, None] = {}
    for evidence in ledger.case.evidence.values():
        for rating in evidence.ratings:
            if rating.analyst and _bears_on(rating, ledger.frame):
                names[rating.analyst] = None
    return tuple(names) or ("",)


def _bears_on(rating: Rating, frame: Frame) -> bool:
    return any(h in frame.hypotheses or h not in frame.known for h in rating.cells)


def counting(evidence: Evidence, hypotheses: Container[str], known: Container[str]) -> dict[str | None, Rating]:
    """Each analyst's rating that counts, of what came: his last round; likelihoods before decibels before ACH marks."""
    best: dict[str | None, Rating] = {}
    for rating in evidence.ratings:
        if rating.outcome != evidence.outcome or not any(h in hypotheses or h not in known for h in rating.cells):
            continue
        held = best.get(rating.analyst)
        if held is None or (-rating.round, ORDER[rating.scale]) < (-held.round, ORDER[held.scale]):
            best[rating.analyst] = rating
    return best


def chosen_ratings(evidence: Evidence, frame: Frame) -> dict[str | None, Rating]:
    return counting(evidence, frame.hypotheses, frame.known)
