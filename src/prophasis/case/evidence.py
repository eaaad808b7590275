"""Evidence: what was said, done, or was the case; who vouches for it; and how analysts rate it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from prophasis.case._record import record
from prophasis.case.document import Span
from prophasis.case.mark import Direction, Force
from prophasis.case.number import Range

EvidenceKind = Literal["word", "deed", "condition", "change", "comparison", "absence"]
AchMark = Literal["II", "I", "N", "C", "CC", "NA"]


@record
class Source:
    """A witness. Items name it with ``origin`` and share its reliability.

    ``accuracy`` is P(report | true), ``false_report`` P(report | not true); ``grade`` an Admiralty letter A-F
    that stands for a preset where they are absent. Never a multiplier of a weight. ``heard_from`` names the
    source whose word this one passes on: the two are composed link by link. ``unlisted`` is a source that is cited by
    a marker whose reference is not in the document: cited, not in the corpus. ``deceives`` is the chance that the
    source means to mislead: then all its reports say the opposite, and it is weighed as the mixture of both.
    """

    text: str
    accuracy: Range | None = None
    false_report: Range | None = None
    grade: Literal["A", "B", "C", "D", "E", "F"] | None = None
    heard_from: str | None = None
    unlisted: bool = False
    deceives: Range | None = None


@record
class Unsure:
    """The analyst looked and cannot say: the widest range. Not the same as not yet rated (no cell)."""

    unsure: Literal[True] = True


@record
class Impossible:
    """P(item | hypothesis) = 0, flagged and with its reason."""

    reason: str
    impossible: Literal[True] = True


Cell = Range | Unsure | Impossible | AchMark


@record
class Rating:
    """One analyst's row for one item: P(item | hypothesis) for each hypothesis he has rated.

    ``scale``: ``likelihood`` (probabilities), ``weight_db`` (decibels against the hypothesis ``against``) or
    ``rating`` (ACH marks, which become ranges by the preset named in the settings). ``analyst`` None is the
    case's only, unnamed analyst. ``outcome``: the row is of one outcome of an item that has several.
    """

    cells: Mapping[str, Cell]
    analyst: str | None = None
    round: int = 1
    scale: Literal["likelihood", "weight_db", "rating"] = "likelihood"
    against: str | None = None
    reason: str | None = None
    outcome: str | None = None


@record
class Offer:
    """What a document offers an item for: for or against a hypothesis, with the author's own force."""

    hypothesis: str
    direction: Direction
    force: Force = "weak"
    by: str | None = None
    reason: str | None = None


@record
class Parallel:
    """Another case in which the same supposed cause was, or was not, at work.

    ``shared`` and ``differing`` are features it has and has not in common with the case judged; ``response`` is what
    the actor did there, and ``expected`` what each hypothesis would have expected it to do.
    """

    name: str
    shared: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    response: str | None = None
    expected: Mapping[str, str] = field(default_factory=dict)


@record
class Evidence:
    """One item: a word, a deed, a condition, a change, a comparison between cases, or an absence.

    ``repeats`` marks a copy, which adds nothing; ``origin`` names the source it rests on. ``offered`` is what
    the documents use it for; it never enters the posterior. ``status`` is ``proposed`` for drafted items, and
    ``open`` for one that has been rated before anybody knows whether it is so: it stays out of the posterior and
    is among what to look for. ``effort`` is what finding out would cost, in any one unit.
    ``steps`` are the steps of mechanisms it bears on. ``known`` is the day from which the actor could know it.
    ``outcome`` says which of several outcomes came, where it has been rated by ``outcomes``. ``staged`` is the chance,
    under each hypothesis, that the item was staged or forged; ``exposes`` names an item that this one exposes as such.
    """

    text: str
    kind: EvidenceKind = "deed"
    bears_on: Literal["world", "belief"] = "world"
    knowable: bool | None = None
    by: str | None = None
    to: str | None = None
    audience: str | None = None
    cost: str | None = None
    when: str | None = None
    changed: str | None = None
    baseline: str | None = None
    origin: str | None = None
    repeats: str | None = None
    search: str | None = None
    cases: tuple[Parallel, ...] = ()
    steps: tuple[str, ...] = ()
    known: str | None = None
    outcome: str | None = None
    staged: Mapping[str, Range] = field(default_factory=dict)
    exposes: str | None = None
    spans: tuple[Span, ...] = ()
    handling: str | None = None
    ratings: tuple[Rating, ...] = ()
    offered: tuple[Offer, ...] = ()
    reason: str | None = None
    status: str | None = None
    effort: float | None = None


@record
class Dependence:
    """What lineage cannot say: items that hang together given each hypothesis, with a correlation."""

    items: tuple[str, ...]
    correlation: Range
    reason: str | None = None


@record
class Premise:
    """Something an item's rating rests on."""

    text: str
    held_by: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()


@record
class Analyst:
    """Somebody who rates. ``judgement``: the probability he gives each hypothesis outright, not by rating items."""

    name: str
    note: str | None = None
    judgement: Mapping[str, Range] = field(default_factory=dict)
