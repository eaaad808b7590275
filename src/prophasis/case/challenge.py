"""What a verdict must stand up to: each record is one attack on it, or what one attack shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from prophasis.case._record import record
from prophasis.case.evidence import EvidenceKind, Parallel


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
class BestCase:
    """A hypothesis at its strongest: its best items and the highest probability the ranges allow it."""

    hypothesis: str
    items: tuple[tuple[str, float], ...]
    bound_high: float
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
class AuthorsCase:
    """What the documents argue, for an unrated draft: one analyst a document, ACH marks only. Not a posterior."""

    marks: Mapping[str, Mapping[str, Mapping[str, str]]]
    inconsistency: Mapping[str, Mapping[str, float]]
    favours: Mapping[str, tuple[str, ...]]
    looked_in: float | None
    sentence: str


@record
class AchRow:
    """ACH score of one hypothesis: inconsistencies counted as the preset says; lower is better."""

    hypothesis: str
    inconsistency: float
    weighted: float
    rank: int


@record
class AchPreset:
    """Inconsistency scores under one named way of counting; ``ranks`` 1 is the least inconsistent."""

    name: str
    about: str
    scores: Mapping[str, float]
    ranks: Mapping[str, int]


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
