"""Posteriors: of a whole question, and of a part of its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from prophasis.case._record import record


@record
class PosteriorRow:
    """One hypothesis: prior, probability, spread, bounds, and the estimative term of its probability."""

    prior: float
    probability: float
    low: float
    median: float
    high: float
    bound_low: float
    bound_high: float
    leads: float
    term: str


@record
class Posterior:
    """A posterior over the hypotheses of one question, from ``items``."""

    rows: Mapping[str, PosteriorRow]
    leaders: tuple[str, ...]
    items: tuple[str, ...]


@record
class BearingView:
    """The verdict from items on the actor's belief alone, or on the world alone."""

    bears_on: Literal["world", "belief"]
    items: tuple[str, ...]
    probability: Mapping[str, float]
    leaders: tuple[str, ...]


@record
class AudienceView:
    """What the words to one audience say, alone; ``gap`` is deeds less words, hypothesis by hypothesis."""

    audience: str
    items: tuple[str, ...]
    probability: Mapping[str, float]
    leaders: tuple[str, ...]
    gap: Mapping[str, float]


@record
class Joint:
    """Hypotheses that can hold together, taken apart into atoms (``a``, ``b``, ``a+b``); marginals need not sum to 1.

    ``atoms`` and ``prior`` sum to 1; ``marginals`` is the probability that a hypothesis holds, alone or not.
    """

    atoms: Mapping[str, float]
    prior: Mapping[str, float]
    marginals: Mapping[str, float]
    sentence: str


@record
class NetworkFinding:
    """One item of a drawn network: the state found, what it adds to the others and says alone (decibels, leader
    against runner-up), and the verdict without it."""

    item: str
    node: str
    state: str
    decibels: float
    alone: float
    probability: Mapping[str, float]
    leaders: tuple[str, ...]
    changes_leader: bool


@record
class NetworkView:
    """The drawn network in the verdict: its joint weight, and the sum of its items' weights one by one.

    ``cells`` is the size of the greatest table that answering needed.
    """

    query: str
    nodes: int
    cells: int
    decibels: float
    apart: float
    findings: tuple[NetworkFinding, ...]
    sentence: str
