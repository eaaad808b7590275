"""Several analysts on one question: where each stands, how they differ, what they changed."""

from __future__ import annotations

from collections.abc import Mapping

from prophasis.case._record import record


@record
class AnalystView:
    """One analyst alone: his posterior, and how many cells he rated or left unsure."""

    analyst: str
    posterior: Mapping[str, float]
    leaders: tuple[str, ...]
    rated: int
    unsure: int


@record
class Disagreement:
    """What two analysts really disagree about: rows by the decibels they differ in, leader against runner-up."""

    analysts: tuple[str, str]
    items: tuple[tuple[str, float], ...]
    bits: float


@record
class CellGap:
    """Analysts' values for one cell, how far apart they are (decibels), and what agreeing on it would do.

    ``cost`` is the change of the leader's pooled probability if all of them gave the cell's geometric mean.
    """

    item: str
    hypothesis: str
    values: Mapping[str, float]
    decibels: float
    cost: float


@record
class Round:
    """The verdict as it stood after one round of rating; ``bits`` by which the analysts differed then."""

    number: int
    probability: Mapping[str, float]
    leaders: tuple[str, ...]
    analysts: Mapping[str, Mapping[str, float]]
    bits: float


@record
class Moved:
    """One analyst's row before and after a round, in decibels of the leader against the runner-up."""

    analyst: str
    item: str
    round: int
    before: float
    after: float
    decibels: float


@record
class Rounds:
    """Blind first rounds beside what came after: each round's verdict, and the rows that analysts moved."""

    rounds: tuple[Round, ...]
    moved: tuple[Moved, ...]
    sentence: str


@record
class Coherence:
    """One analyst's outright judgements: as given, repaired (nearest coherent), and how far they were from it.

    ``implied`` is what his own ratings imply; ``weight`` his share in a coherence-weighted pool.
    """

    analyst: str
    judged: Mapping[str, float]
    repaired: Mapping[str, float]
    implied: Mapping[str, float]
    incoherence: float
    weight: float
