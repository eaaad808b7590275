"""A test of the tool's own calibration that anybody can run: cases with a planted truth, weighed as users' cases are.

Each case is drawn as a case file says the world is: a true hypothesis from the priors, items that come about with the
likelihoods of the truth, some of them reported by a witness who errs, some copied. The *analyst* sees ranges round
the likelihoods, not the likelihoods. Then four sorts of trouble are put in, one at a time, and the probability is
compared with how often it was right:

- *as stated*: nothing wrong. The probability must be right as often as it says.
- *copies counted*: what copies of an item are worth when nobody marks them (what `repeats` is for).
- *deception*: one witness lies in all he says, and is taken for honest.
- *selection*: the case shows only items that favour one hypothesis, found by looking in several places.
- *elicitation noise*: the analyst's numbers are off by some decibels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from prophasis.case import Case, Evidence, Hypothesis, Range, Rating, SelfTest, SelfTestRow, Settings, Source
from prophasis.weighing.arrays.scores import brier_of_many
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.scales import Scales

NAMES = ("a", "b", "c")
ITEMS = 8
HIT, FALSE = 0.85, 0.1
LOOKED_IN = 4
NOISE_DB = 2.0
WITHIN = 4.0
"""Standard errors within which a calibrated probability must come."""


@dataclass(frozen=True)
class World:
    """One drawn case: the truth, what analysts are told of the likelihoods ``(ITEMS, H, 3)``, and what was seen."""

    truth: int
    ranges: Floats
    seen: np.typing.NDArray[np.bool_]
    reported: np.typing.NDArray[np.bool_]
    copies: int = 0
    marked: bool = True


def selftest(*, cases: int = 1000, seed: int = 431) -> SelfTest:
    """Weigh planted cases of every sort.

    Args:
        cases: how many of each sort.
        seed: of every random draw.
    """
    sorts: dict[str, tuple[Callable[[np.random.Generator, World], World], bool]] = {
        "as stated": (lambda rng, world: world, True),
        "copies marked": (lambda rng, world: replace(world, copies=3), True),
        "copies counted": (lambda rng, world: replace(world, copies=3, marked=False), False),
        "deception": (_deceived, False),
        "selection": (_selected, False),
        "elicitation noise": (_noisy, False),
    }
    rows = []
    for number, (name, (trouble, fair)) in enumerate(sorts.items()):
        rng = np.random.default_rng([seed, 0 if name.startswith("copies") else number])
        p, truth = [], []
        for _ in range(cases):
            world = trouble(rng, _drawn(rng))
            p.append(_weighed(world))
            truth.append(world.truth)
        rows.append(_row(name, np.array(p), np.array(truth), fair))
    passed = all(row.passed for row in rows if row.fair)
    return SelfTest(rows=tuple(rows), cases=cases, seed=seed, passed=passed, sentence=_sentence(rows, passed))


def _drawn(rng: np.random.Generator) -> World:
    """A truth, ranges (low, best, high), likelihoods drawn from them by PERT, items seen or not, some reported."""
    truth = int(rng.integers(len(NAMES)))
    best = rng.uniform(0.15, 0.85, (ITEMS, len(NAMES)))
    width = rng.uniform(0.05, 0.15, best.shape)
    ranges = np.stack([best - width, best, best + width], axis=-1)
    actual = ranges[..., 0] + 2 * width * rng.beta(3.0, 3.0, best.shape)
    happened = rng.random(ITEMS) < actual[:, truth]
    reported = np.arange(ITEMS) < ITEMS // 2
    said = np.where(happened, rng.random(ITEMS) < HIT, rng.random(ITEMS) < FALSE)
    return World(truth, ranges, np.where(reported, said, happened), reported)


def _deceived(rng: np.random.Generator, world: World) -> World:
    """The witness says the opposite of what he would have said."""
    return replace(world, seen=np.where(world.reported, ~world.seen, world.seen))


def _selected(rng: np.random.Generator, world: World) -> World:
    """Plain items on which the first hypothesis expects most are looked for in several places and shown when found."""
    picked = (world.ranges[..., 1].argmax(axis=1) == 0) & ~world.reported
    p = world.ranges[:, world.truth, 1]
    found = rng.random(ITEMS) < 1 - (1 - p) ** LOOKED_IN
    return replace(world, seen=np.where(picked, found, world.seen))


def _noisy(rng: np.random.Generator, world: World) -> World:
    """All three numbers of each cell moved by the same error in decibels of odds."""
    shift = np.exp(rng.normal(0.0, NOISE_DB * np.log(10) / 10, world.ranges.shape[:2]))[..., None]
    odds = world.ranges / (1 - world.ranges) * shift
    return replace(world, ranges=odds / (1 + odds))


def _weighed(world: World) -> Floats:
    """The posterior that the case gives, through the same ledger and scales as any case."""
    case = _case(world)
    scales = Scales(open_ledger(case, None, ()))
    return scales.pooled(scales.all)


def _case(world: World) -> Case:
    evidence: dict[str, Evidence] = {}
    for k in range(ITEMS):
        cells = {h: _cell(world.ranges[k, n], bool(world.seen[k])) for n, h in enumerate(NAMES)}
        source = None if not world.reported[k] else "witness" if world.seen[k] else "silent"
        item = Evidence(text=f"Item {k}.", ratings=(Rating(cells=cells),), origin=source)
        evidence[f"e{k}"] = item
    for k in range(world.copies):
        original = evidence[f"e{ITEMS - 1}"]
        evidence[f"copy{k}"] = replace(original, repeats=f"e{ITEMS - 1}" if world.marked else None)
    sources = {
        "witness": Source(text="A witness", accuracy=Range.point(HIT), false_report=Range.point(FALSE)),
        "silent": Source(text="His silence", accuracy=Range.point(1 - FALSE), false_report=Range.point(1 - HIT)),
    }
    return Case(
        question="Which?",
        hypotheses={h: Hypothesis(text=h) for h in NAMES},
        evidence=evidence,
        sources=sources,
        settings=Settings(),
    )


def _cell(numbers: Floats, seen: bool) -> Range:
    low, best, high = (float(x) for x in (numbers if seen else 1 - numbers[::-1]))
    return Range(low=low, best=best, high=high)


def _row(name: str, p: Floats, truth: np.typing.NDArray[np.int64], fair: bool) -> SelfTestRow:
    """How often the leader was right against how probable it was called, with the standard error of the gap."""
    top = p.max(axis=1)
    right = p.argmax(axis=1) == truth
    error = float(np.sqrt(np.mean(top * (1 - top)) / len(top)))
    gap = float(right.mean() - top.mean())
    return SelfTestRow(
        sort=name,
        said=float(top.mean()),
        right=float(right.mean()),
        error=error,
        brier=brier_of_many(p, truth),
        fair=fair,
        passed=abs(gap) <= WITHIN * error,
    )


def _sentence(rows: list[SelfTestRow], passed: bool) -> str:
    worst = max((row for row in rows if not row.fair), key=lambda row: row.said - row.right)
    told = (
        "Calibrated where the case says what is so" if passed else "NOT calibrated even where the case says what is so"
    )
    return (
        f"{told}. No arithmetic mends what the case leaves out: with {worst.sort} the leader was called "
        f"{100 * worst.said:.0f} % probable and was right in {100 * worst.right:.0f} %."
    )
