"""Process tracing: what kind of test each item is between two hypotheses, computed from its likelihoods.

An item that is expected under h but not under k has let h pass a test. How hard a test depends on two weights: that of
the item as it stands, ``10 log10(p_h / p_k)``, and that of its contrary, ``10 log10((1 - p_k) / (1 - p_h))``.

- *smoking gun*: passing tells much, failing would have told little (k hardly allows the item);
- *hoop*: failing would have told much, passing tells little (h all but requires the item);
- *doubly decisive*: both tell much; *straw in the wind*: neither does.

The names are Van Evera's (1997), the reading as likelihood ratios follows Humphreys & Jacobs 2015 and Fairfield &
Charman 2017. Much is 10 dB (ten to one): the limit is ours.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from prophasis.case import ProcessTest
from prophasis.case.challenge import TestKind
from prophasis.weighing.arrays.shapes import Bools, Floats
from prophasis.weighing.arrays.update import decibels
from prophasis.weighing.standing import Standing

KINDS: tuple[TestKind, ...] = ("doubly decisive", "smoking gun", "hoop", "straw in the wind")
"""From the hardest test to the easiest."""
MUCH = 10.0
CAP = 99.0
"""Decibels shown for a weight that is infinite: an item excluded by one hypothesis."""


def process_tests(standing: Standing) -> tuple[ProcessTest, ...]:
    """Each row given as probabilities, the leader against each rival; the hardest tests first.

    ``of`` is the hypothesis that the item favours. Analysts are averaged after the source's report model.
    """
    p, leader = probabilities(standing), standing.leader
    rivals = list(standing.order[1:])
    of_leader, passed, failed = outcomes(p[:, [leader]], p[:, rivals])
    telling = np.abs(p[:, [leader]] - p[:, rivals]) > 1e-9
    rows, names = standing.scales.ledger.rows, standing.names
    found = []
    for r, k in np.argwhere(telling).tolist():
        pair = (names[leader], names[rivals[k]])
        of, over = pair if of_leader[r, k] else pair[::-1]
        weights = float(passed[r, k]), float(failed[r, k])
        found.append(
            ProcessTest(
                items=rows[r].items,
                of=of,
                over=over,
                kind=kind_of(*weights),
                passed_db=weights[0],
                failed_db=weights[1],
            )
        )
    return tuple(sorted(found, key=lambda test: (-max(test.passed_db, test.failed_db), test.items, test.over)))


def tally(tests: tuple[ProcessTest, ...]) -> dict[str, int]:
    """How many items are of each kind, an item counting as the hardest test it is."""
    best: dict[tuple[str, ...], int] = {}
    for test in tests:
        best[test.items] = min(best.get(test.items, 3), KINDS.index(test.kind))
    counted = Counter(best.values())
    return {kind: counted[k] for k, kind in enumerate(KINDS)}


def kind_of(passed: float, failed: float) -> TestKind:
    """The kind of test by its two weights in decibels."""
    if passed >= MUCH:
        return "doubly decisive" if failed >= MUCH else "smoking gun"
    return "hoop" if failed >= MUCH else "straw in the wind"


def probabilities(standing: Standing) -> Floats:
    """``(R, H)`` P(report | h) of each row, analysts averaged; NaN where it has none."""
    scales = standing.scales
    given = scales.items[..., None]
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(given, scales.reported, 0.0).sum(axis=0) / given.sum(axis=0))


def outcomes(one: Floats, other: Floats) -> tuple[Bools, Floats, Floats]:
    """Whether an item favours the first of two hypotheses, and both of its weights in decibels: passed, failed.

    ``one`` and ``other`` are its probabilities under each; they broadcast.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        told = decibels(np.log(one)) - decibels(np.log(other))
        contrary = decibels(np.log1p(-other)) - decibels(np.log1p(-one))
    first = one > other
    sign = np.where(first, 1.0, -1.0)
    return first, np.minimum(sign * told, CAP), np.minimum(sign * contrary, CAP)
