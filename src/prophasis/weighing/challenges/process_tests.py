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
from prophasis.case.verdict import TestKind
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.update import decibels
from prophasis.weighing.ledger import JOINT
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
    found = []
    for r in range(standing.scales.count):
        p = probabilities(standing, r)
        if p is None:
            continue
        items = standing.scales.ledger.rows[r].items
        both = _both_ways(p)
        for rival in standing.order[1:]:
            if abs(p[standing.leader] - p[rival]) > 1e-9:
                found.append(_test(standing, items, both, rival))
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


def probabilities(standing: Standing, r: int) -> Floats | None:
    """``(H,)`` P(report | h) of a row, analysts averaged; None where it has none."""
    scales = standing.scales
    row = scales.ledger.rows[r]
    raters = [a for a, name in enumerate(scales.analysts) if name in row.rated and not row.rated[name].relative]
    return None if row.kind in JOINT or not raters else np.asarray(scales.reported[raters, r].mean(axis=0))


def tested(p: Floats, one: int, other: int) -> tuple[int, TestKind, float, float]:
    """Which of two hypotheses an item favours, what kind of test it is, and both of its weights in decibels."""
    return _outcome(_both_ways(p), one, other)


def _both_ways(p: Floats) -> tuple[list[float], list[float]]:
    """Decibels of the item and of its contrary, by hypothesis."""
    with np.errstate(divide="ignore"):
        return decibels(np.log(p)).tolist(), decibels(np.log1p(-p)).tolist()


def _outcome(both: tuple[list[float], list[float]], one: int, other: int) -> tuple[int, TestKind, float, float]:
    told, contrary = both
    of, over = (one, other) if told[one] > told[other] else (other, one)
    passed = min(told[of] - told[over], CAP)
    failed = min(contrary[over] - contrary[of], CAP)
    return of, kind_of(passed, failed), passed, failed


def _test(standing: Standing, items: tuple[str, ...], both: tuple[list[float], list[float]], rival: int) -> ProcessTest:
    of, kind, passed, failed = _outcome(both, standing.leader, rival)
    over = rival if of == standing.leader else standing.leader
    return ProcessTest(
        items=items,
        of=standing.names[of],
        over=standing.names[over],
        kind=kind,
        passed_db=passed,
        failed_db=failed,
    )
