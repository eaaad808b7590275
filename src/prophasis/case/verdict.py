"""The verdict: small records, each a part of a judgement that can be defended and run again.

``probability`` is always the posterior with the likelihoods integrated; ``low``/``median``/``high`` the 5, 50
and 95 % points of its spread over the ranges; ``bound_low``/``bound_high`` its exact bounds. They are three
different things and never stand in for each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from prophasis.case._record import record
from prophasis.case.document import Span
from prophasis.case.evidence import EvidenceKind, Parallel


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
class Contribution:
    """What one item (or one row that stands for several) says: decibels for the leader against each rival.

    ``diagnosticity`` is the largest absolute weight between any two hypotheses, in decibels; ``range`` the
    weight against the runner-up at the ends of the item's ranges. ``excludes`` names the rivals that the row
    excludes: against them the weight is infinite.
    """

    items: tuple[str, ...]
    kind: EvidenceKind | Literal["path", "network"]
    by: str | None
    origin: str | None
    decibels: Mapping[str, float]
    diagnosticity: float
    range: tuple[float, float] | None = None
    excludes: tuple[str, ...] = ()


@record
class Dropped:
    """The verdict without something: an item, or every item of a source."""

    what: str
    items: tuple[str, ...]
    leaders: tuple[str, ...]
    probability: Mapping[str, float]
    changes_leader: bool


@record
class FlipSet:
    """The smallest set of rows whose removal puts a rival level or ahead; ``items`` empty: already level.

    ``rows`` counts witnesses (an origin with all its items, or an item without origin); ``exact`` is False
    where the search was cut short and a smaller set may exist. ``excluded``: the rival is impossible as rated,
    so the margin is infinite.
    """

    rival: str
    items: tuple[str, ...]
    rows: int
    margin_db: float
    method: Literal["removal", "reversal"] = "removal"
    exact: bool = True
    excluded: bool = False


@record
class PriorTie:
    """The prior odds (leader : rival) at which the two would tie on this evidence, and the odds in effect."""

    rival: str
    odds_now: float
    odds_tie: float


@record
class Selection:
    """How much picking by the authors the verdict survives.

    ``looked_in`` is the number of places n of M7g (a text shows its finds after looking in n places) at which
    the leader would tie with ``rival``; None when no n does it.
    """

    rival: str
    looked_in: float | None
    sentence: str


@record
class OriginGroup:
    """Items that are one witness: their source, how many items, their joint weight against the runner-up.

    ``chain`` holds the sources the word came through, nearest first; ``weakest`` the link that loses most.
    """

    origin: str
    text: str
    items: tuple[str, ...]
    copies: tuple[str, ...]
    decibels: float
    stands_for: str | None
    perspective: str | None = None
    chain: tuple[str, ...] = ()
    weakest: str | None = None


@record
class SidedSource:
    """Where one document or source stands: what it offers for and against each hypothesis."""

    source: str
    perspective: str | None
    for_: Mapping[str, int]
    against: Mapping[str, int]


@record
class OneSidedness:
    """Whether all sources stand on one side, and of what."""

    one_sided: bool
    sentence: str
    sources: tuple[SidedSource, ...]
    missing_side: tuple[str, ...] = ()


@record
class BestCase:
    """A hypothesis at its strongest: its best items and the highest probability the ranges allow it."""

    hypothesis: str
    items: tuple[tuple[str, float], ...]
    bound_high: float
    sentence: str


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
class AchRow:
    """ACH score of one hypothesis: inconsistencies counted as the preset says; lower is better."""

    hypothesis: str
    inconsistency: float
    weighted: float
    rank: int


@record
class BreakEven:
    """The catch-all against the leader (M8).

    ``likelihood``: the mean likelihood an item (geometric, over ``items`` rows rated as probabilities) would
    need under the catch-all for it to draw level; ``leader_likelihood``: what the leader gives an item.
    """

    hypothesis: str
    likelihood: float
    leader_likelihood: float
    items: int
    alarm: bool
    sentence: str


@record
class AuthorsCase:
    """What the documents argue, for an unrated draft: one analyst a document, ACH marks only. Not a posterior."""

    marks: Mapping[str, Mapping[str, Mapping[str, str]]]
    inconsistency: Mapping[str, Mapping[str, float]]
    favours: Mapping[str, tuple[str, ...]]
    looked_in: float | None
    sentence: str


@record
class Signpost:
    """What to look for next: an unrated or missing row, or an open item, and why it would matter.

    ``bits`` is the mutual information with the hypotheses; ``gain`` the rise in the chance of naming the right
    one (0-1 value); ``changes_leader`` the chance that the leader changes; ``decibels`` the expected shift between
    the first two; ``per_effort`` the bits for each unit of the item's effort. ``bits_low`` and ``bits_high`` are the 5
    and 95 % points of the bits over the spread of the posterior, ``changes_over_spread`` the mean chance over it.
    """

    what: str
    why: str
    bits: float | None = None
    kind: Literal["open", "confirm", "ranges", "unsure", "unrated", "together"] | None = None
    gain: float | None = None
    changes_leader: float | None = None
    decibels: float | None = None
    per_effort: float | None = None
    bits_low: float | None = None
    bits_high: float | None = None
    changes_over_spread: float | None = None


TestKind = Literal["doubly decisive", "smoking gun", "hoop", "straw in the wind"]


@record
class ProcessTest:
    """What kind of test an item is between two hypotheses, and that the one it favours has passed it.

    ``passed_db`` is the weight of the item as it stands, ``failed_db`` the weight there would have been against
    ``of`` had it turned out the other way; both in decibels, ``of`` over ``over``.
    """

    items: tuple[str, ...]
    of: str
    over: str
    kind: TestKind
    passed_db: float
    failed_db: float


@record
class Chronology:
    """What could have caused what: a cause precedes its effect, and a belief needs what could be known.

    ``later``: items dated after what is to be explained; ``unknowable``: items said to bear on a belief that
    could not know them; ``probability`` and ``leaders``: the verdict without both. ``unasked``: items on a belief of
    which nobody has said whether the actor could know them. ``late_causes``: hypotheses whose cause is later.
    """

    when: str | None
    later: tuple[str, ...]
    unknowable: tuple[str, ...]
    undated: tuple[str, ...]
    probability: Mapping[str, float]
    leaders: tuple[str, ...]
    changes_leader: bool
    sentence: str
    unasked: tuple[str, ...] = ()
    late_causes: tuple[str, ...] = ()


@record
class BearingView:
    """The verdict from items on the actor's belief alone, or on the world alone."""

    bears_on: Literal["world", "belief"]
    items: tuple[str, ...]
    probability: Mapping[str, float]
    leaders: tuple[str, ...]


@record
class Link:
    """One step of a mechanism: the items that bear on it and their joint weight in decibels.

    ``tests`` counts the process tests the hypothesis passed there against its rival, ``hardest`` is the hardest of
    them, ``against`` how many items speak for the rival; ``without`` is its probability without the items.
    """

    step: str
    text: str
    items: tuple[str, ...]
    decibels: float
    tests: Mapping[str, int]
    hardest: TestKind | None
    against: int
    without: float


@record
class Mechanism:
    """A hypothesis as a chain of steps, weighed link by link against its strongest rival ``over``."""

    hypothesis: str
    over: str
    links: tuple[Link, ...]
    weakest: str
    sentence: str


@record
class CaseComparison:
    """An item that compares cases: ``fits`` are the hypotheses that expected the response there, ``decibels`` its
    weight for the leader against the runner-up, ``notes`` what is missing or at odds in it."""

    item: str
    cases: tuple[Parallel, ...]
    fits: tuple[str, ...]
    decibels: float
    notes: tuple[str, ...]
    sentence: str


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
class AchPreset:
    """Inconsistency scores under one named way of counting; ``ranks`` 1 is the least inconsistent."""

    name: str
    about: str
    scores: Mapping[str, float]
    ranks: Mapping[str, int]


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


@record
class ReliabilityBin:
    """Forecasts with probabilities in ``(low, high]``: how many, their mean, how often they came true."""

    low: float
    high: float
    count: int
    mean: float
    frequency: float
    bar_low: float
    bar_high: float


@record
class Score:
    """How one forecaster did on resolved forecasts: Brier (two-sided, 0 best, 2 worst) and logarithmic score.

    ``slope`` multiplies his log odds to recalibrate them, shrunk to 1 while resolved forecasts are few.
    """

    by: str | None
    count: int
    brier: float
    logarithmic: float
    slope: float | None = None


@record
class Scores:
    """Resolved forecasts scored, by forecaster and all together; ``overdue`` are past their day without outcome."""

    scores: tuple[Score, ...]
    reliability: tuple[ReliabilityBin, ...]
    open: tuple[str, ...]
    overdue: tuple[str, ...]
    sentence: str


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


@record
class AudienceView:
    """What the words to one audience say, alone; ``gap`` is deeds less words, hypothesis by hypothesis."""

    audience: str
    items: tuple[str, ...]
    probability: Mapping[str, float]
    leaders: tuple[str, ...]
    gap: Mapping[str, float]


@record
class SelfTestRow:
    """One sort of planted cases: how probable the leader was called on average, how often it was right.

    ``error`` is the standard error of the difference if the probability is calibrated; ``fair`` sorts are those in
    which the case says what is so, and only they must pass.
    """

    sort: str
    said: float
    right: float
    error: float
    brier: float
    fair: bool
    passed: bool


@record
class SelfTest:
    """What weighing made of cases whose truth is known."""

    rows: tuple[SelfTestRow, ...]
    cases: int
    seed: int
    passed: bool
    sentence: str


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
