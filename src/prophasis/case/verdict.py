"""The verdict: small records, each a part of a judgement that can be defended and run again.

``probability`` is always the posterior with the likelihoods integrated; ``low``/``median``/``high`` the 5, 50
and 95 % points of its spread over the ranges; ``bound_low``/``bound_high`` its exact bounds. They are three
different things and never stand in for each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from prophasis.case._record import record
from prophasis.case.challenge import (
    AchPreset,
    AchRow,
    AuthorsCase,
    BestCase,
    BreakEven,
    CaseComparison,
    Chronology,
    Contribution,
    Dropped,
    FlipSet,
    Mechanism,
    OneSidedness,
    OriginGroup,
    PriorTie,
    ProcessTest,
    Selection,
    Signpost,
)
from prophasis.case.derivation import Inputs
from prophasis.case.panel import AnalystView, CellGap, Coherence, Disagreement, Rounds
from prophasis.case.posterior import AudienceView, BearingView, Joint, NetworkView, Posterior, PosteriorRow
from prophasis.case.score import Scores


@record
class Verdict:
    """The judgement on one question. ``posterior`` is None when nothing has been rated (status ``unrated``)."""

    question: str
    text: str
    status: Literal["rated", "partly rated", "unrated"]
    posterior: Mapping[str, PosteriorRow] | None
    leaders: tuple[str, ...]
    sentence: str
    confidence: str | None
    confidence_sentence: str | None
    whose: str
    words_alone: Posterior | None = None
    deeds_alone: Posterior | None = None
    together: Posterior | None = None
    as_independent: Posterior | None = None
    as_stated: Posterior | None = None
    fully_redundant: Posterior | None = None
    dependence_matters: bool = False
    contributions: tuple[Contribution, ...] = ()
    drop_one: tuple[Dropped, ...] = ()
    drop_source: tuple[Dropped, ...] = ()
    flip_set: FlipSet | None = None
    flip_sets: tuple[FlipSet, ...] = ()
    reversals: tuple[FlipSet, ...] = ()
    break_even: BreakEven | None = None
    prior_tie: tuple[PriorTie, ...] = ()
    selection: tuple[Selection, ...] = ()
    origins: tuple[OriginGroup, ...] = ()
    one_sidedness: OneSidedness | None = None
    best_cases: tuple[BestCase, ...] = ()
    analysts: tuple[AnalystView, ...] = ()
    disagreement: tuple[Disagreement, ...] = ()
    ach: tuple[AchRow, ...] = ()
    authors_case: AuthorsCase | None = None
    look_for: tuple[Signpost, ...] = ()
    tests: tuple[ProcessTest, ...] = ()
    chronology: Chronology | None = None
    premises: tuple[Dropped, ...] = ()
    deceived: tuple[Dropped, ...] = ()
    audiences: tuple[AudienceView, ...] = ()
    joint: Joint | None = None
    network: NetworkView | None = None
    mechanisms: tuple[Mechanism, ...] = ()
    comparisons: tuple[CaseComparison, ...] = ()
    rounds: Rounds | None = None
    cells: tuple[CellGap, ...] = ()
    ach_presets: tuple[AchPreset, ...] = ()
    gap: Mapping[str, float] = field(default_factory=dict)
    scopes: tuple[AudienceView, ...] = ()
    bearings: tuple[BearingView, ...] = ()
    coherence: tuple[Coherence, ...] = ()
    scores: Scores | None = None
    why_wide: str | None = None
    floored: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    inputs: Inputs | None = None
