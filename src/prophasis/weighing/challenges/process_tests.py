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
from prophasis.weighing.arrays.update import decibels
from prophasis.weighing.standing import Standing

MUCH = 10.0
CAP = 99.0
"""Decibels shown for a weight that is infinite: an item excluded by one hypothesis."""


def process_tests(standing: Standing) -> tuple[ProcessTest, ...]:
    """Each row given as probabilities, the leader against each rival; the hardest tests first.

    ``of`` is the hypothesis that the item favours. Analysts are averaged after the source's report model.
    """
    found = []
    for r in range(standing.scales.count):
        p = _probabilities(standing, r)
        if p is None:
            continue
        items = standing.scales.ledger.rows[r].items
        with np.errstate(divide="ignore"):
            told, contrary = decibels(np.log(p)).tolist(), decibels(np.log1p(-p)).tolist()
        for rival in standing.order[1:]:
            if abs(p[standing.leader] - p[rival]) > 1e-9:
                found.append(_test(standing, items, told, contrary, rival))
    return tuple(sorted(found, key=lambda test: (-max(test.passed_db, test.failed_db), test.items, test.over)))


def tally(tests: tuple[ProcessTest, ...]) -> dict[str, int]:
    """How many items are of each kind, an item counting as the hardest test it is."""
    order: tuple[TestKind, ...] = ("doubly decisive", "smoking gun", "hoop", "straw in the wind")
    best: dict[tuple[str, ...], int] = {}
    for test in tests:
        best[test.items] = min(best.get(test.items, 3), order.index(test.kind))
    counted = Counter(best.values())
    return {kind: counted[k] for k, kind in enumerate(order)}


def kind_of(passed: float, failed: float) -> TestKind:
    """The kind of test by its two weights in decibels."""
    if passed >= MUCH:
        return "doubly decisive" if failed >= MUCH else "smoking gun"
    return "hoop" if failed >= MUCH else "straw in the wind"


def _probabilities(standing: Standing, r: int) -> np.typing.NDArray[np.float64] | None:
    scales = standing.scales
    row = scales.ledger.rows[r]
    raters = [a for a, name in enumerate(scales.analysts) if name in row.rated and not row.rated[name].relative]
    return None if row.kind == "path" or not raters else np.asarray(scales.reported[raters, r].mean(axis=0))


def _test(
    standing: Standing, items: tuple[str, ...], told: list[float], contrary: list[float], rival: int
) -> ProcessTest:
    leader = standing.leader
    of, over = (leader, rival) if told[leader] > told[rival] else (rival, leader)
    passed = min(told[of] - told[over], CAP)
    failed = min(contrary[over] - contrary[of], CAP)
    return ProcessTest(
        items=items,
        of=standing.names[of],
        over=standing.names[over],
        kind=kind_of(passed, failed),
        passed_db=passed,
        failed_db=failed,
    )
