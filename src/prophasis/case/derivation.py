"""How a number came about, and what moved it from one verdict to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prophasis.case._record import record
from prophasis.case.document import Span


@record
class DerivationStep:
    """One step of a number's making: what it is, the formula with its figures in it, the value, who set it."""

    name: str
    formula: str
    value: float | None
    by: str | None = None
    note: str | None = None


@record
class Derivation:
    """How one cell entered a verdict: the steps from what an analyst wrote to the decibels it adds."""

    item: str
    hypothesis: str
    text: str
    steps: tuple[DerivationStep, ...]
    spans: tuple[Span, ...]
    sentence: str


@record
class Change:
    """One thing that differs between two cases, and what it moved: each hypothesis's share, and decibels of the
    leader's odds against the runner-up; ``error`` is the standard error of those decibels where sampled."""

    what: str
    before: str
    after: str
    moved: Mapping[str, float]
    decibels: float
    error: float = 0.0


@record
class Difference:
    """Two verdicts side by side and the change between them shared out over what differs (Shapley values).

    The shares of the changes add up to the change in the verdict.
    """

    names: tuple[str, str]
    question: str
    before: Mapping[str, float]
    after: Mapping[str, float]
    leaders: tuple[tuple[str, ...], tuple[str, ...]]
    pair: tuple[str, str]
    changes: tuple[Change, ...]
    exact: bool
    orders: int
    not_counted: tuple[str, ...]
    sentence: str


@record
class Inputs:
    """Everything that went in, so that the verdict can be run again."""

    case_sha256: str
    hypotheses: tuple[str, ...]
    evidence: tuple[str, ...]
    skipped: Mapping[str, str]
    copies: tuple[str, ...]
    analysts: tuple[str, ...]
    settings: Mapping[str, Any]
    version: str
    method: tuple[str, ...]
