"""Sources as report models: what a witness's report says of the event, with its ranges kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np

from prophasis.case import Range, Settings, Source
from prophasis.errors import WeighError
from prophasis.weighing.arrays.quadrature import expectation_nodes
from prophasis.weighing.arrays.shapes import Floats, Shape, Shapes, ends, expected, point, ranged
from prophasis.weighing.numbers import probability
from prophasis.weighing.presets import grade_preset

MOST_NODES = 20_000
"""Quadrature points over all numbers of a chain of sources; beyond it each number takes fewer (still 3 digits)."""


@dataclass(frozen=True)
class Witness:
    """A source's report model; its numbers are shared by all of its items and by all hypotheses.

    ``two``: accuracy a and false-report rate b, ``P(report | h) = a p + b (1 - p)``. ``mirror``: accuracy alone,
    read as b = 1 - a. ``one``: reliability r, ``r p + (1 - r) q`` with q the chance of the item under the priors.
    ``chain``: this witness passes on what another said, who may have heard it from a third; ``links`` has the
    nearest first, and each one's report is about the report before it, so the lines compose.

    ``deceives``: the last number is the chance d that the source deceives. Honest and deceiving are two states of the
    source, not of a report: in its place among ``values`` stands 0 (honest), 1 (every report is turned round, hit rate
    and false-report rate changing places), or for one report alone d itself, in which the mixture is linear.
    """

    name: str
    form: Literal["one", "two", "mirror", "chain"]
    numbers: tuple[Shape, ...]
    links: tuple[Witness, ...] = ()
    deceives: bool = False

    @property
    def flags(self) -> tuple[bool, ...]:
        """Which numbers are chances of deceiving."""
        if self.form == "chain":
            return tuple(flag for link in self.links for flag in link.flags)
        return (*(False for _ in self.numbers[self.deceives :]), *([True] if self.deceives else []))

    def lines(self, values: Floats, q: Floats | float) -> tuple[Floats, Floats]:
        """Offset and slope of P(report | h) in p, for the source's numbers ``values`` ``(numbers, ...)``."""
        if self.form == "chain":
            return self._composed(values, q)
        offset, slope = self._honest(values, q)
        if self.deceives:
            turned = values[len(self.numbers) - 1]
            return offset + turned * slope, slope * (1.0 - 2.0 * turned)
        return offset, slope

    def _honest(self, values: Floats, q: Floats | float) -> tuple[Floats, Floats]:
        if self.form == "one":
            return (1.0 - values[0]) * q, values[0]
        if self.form == "mirror":
            return 1.0 - values[0], 2.0 * values[0] - 1.0
        return values[1], values[0] - values[1]

    def _composed(self, values: Floats, q: Floats | float) -> tuple[Floats, Floats]:
        """Link by link from the first teller: P(A says so | h) = o_A + s_A (o_B + s_B p) for A who had it from B."""
        at = len(self.numbers)
        offset: Floats = np.zeros(np.shape(values[0]))
        slope: Floats = np.ones(np.shape(values[0]))
        for link in reversed(self.links):
            own = values[at - len(link.numbers) : at]
            at -= len(link.numbers)
            first, steep = link.lines(own, q)
            offset, slope = first + steep * offset, steep * slope
        return offset, slope

    def mean(self) -> Floats:
        """``(numbers,)`` expected values."""
        return np.array([expected(number) for number in self.numbers])

    def nodes(self, items: int) -> tuple[Floats, Floats]:
        """Quadrature over the numbers, exact for ``items`` reports: values ``(numbers, K)``, weights ``(K,)``.

        Honest and deceiving are the two nodes of a chance of deceiving: the joint likelihood is linear in it.
        """
        most = max(2, int(MOST_NODES ** (1 / len(self.numbers))))
        rules = [
            _two_states(number) if flag else expectation_nodes(number, min(items, 2 * most - 1))
            for number, flag in zip(self.numbers, self.flags, strict=True)
        ]
        values = np.array([grid.ravel() for grid in np.meshgrid(*(rule[0] for rule in rules), indexing="ij")])
        weights = np.prod([grid.ravel() for grid in np.meshgrid(*(rule[1] for rule in rules), indexing="ij")], axis=0)
        return values, weights

    def corners(self, q: float, *, joint: bool = False) -> Floats:
        """``(C, 2)``: P(report) at p = 0 and at p = 1, at each corner of the source's ranges.

        ``joint``: there are other reports of the source, which is then honest or deceiving in all of them.
        """
        low, high = ends(Shapes.of(self.numbers))
        if joint:
            low, high = np.where(self.flags, 0.0, low), np.where(self.flags, 1.0, high)
        values = np.array(list(product(*zip(low, high, strict=True)))).T
        offset, slope = self.lines(values, q)
        return np.stack(np.broadcast_arrays(offset, offset + slope), axis=1)

    def reliability(self) -> float:
        """How far a report follows the event, 0 to 1: r, or a - b where two numbers are given (0 if inverted).

        Along a chain the links multiply.
        """
        if self.form == "chain":
            return float(np.prod([link.reliability() for link in self.links]))
        value = self.mean()
        straight = 1.0 - 2.0 * float(value[-1]) if self.deceives else 1.0
        if self.form == "two":
            return max(0.0, straight * float(value[0] - value[1]))
        return max(0.0, straight * float(value[0] if self.form == "one" else 2 * value[0] - 1))


def _two_states(chance: Shape) -> tuple[Floats, Floats]:
    d = expected(chance)
    return np.array([0.0, 1.0]), np.array([1.0 - d, d])


def witnesses(sources: Mapping[str, Source], settings: Settings, warnings: list[str]) -> dict[str, Witness]:
    """The report model of every source that states one; a source without numbers and grade is taken at its word.

    Raises:
        WeighError: W020-W022 for its numbers, W028 for an unknown preset, W038 (a chain that runs in a circle).
    """
    own = {name: _witness(name, source, settings) for name, source in sources.items()}
    found: dict[str, Witness] = {}
    for name in sources:
        witness = _chained(name, sources, own)
        if witness is None:
            continue
        found[name] = witness
        if witness.form == "two" and float(witness.mean()[1]) > float(witness.mean()[0]):
            warnings.append(
                f"Source {name} reports the item more often when it is false than when it is true: "
                "its reports are read the other way round, as deception."
            )
    return found


def chain_of(name: str, sources: Mapping[str, Source]) -> list[str]:
    """The sources a word came through, nearest first: A, then B from whom A heard it, and so on.

    Raises:
        WeighError: W038 where the chain runs in a circle or names no source.
    """
    chain: list[str] = []
    at: str | None = name
    while at is not None:
        if at in chain or at not in sources:
            what = "hears from itself in a circle" if at in chain else f"hears from {at!r}, which is no source"
            raise WeighError("W038", f"{what}.", where=f"sources.{name}", mend="Mend 'heard_from'.")
        chain.append(at)
        at = sources[at].heard_from
    return chain


def weakest_link(witness: Witness | None) -> str | None:
    """The link of a chain that loses most of what it was told; None for a source that is no chain."""
    if witness is None or witness.form != "chain" or len(witness.links) < 2:
        return None
    return min(witness.links, key=lambda link: link.reliability()).name


def _chained(name: str, sources: Mapping[str, Source], own: Mapping[str, Witness | None]) -> Witness | None:
    links = tuple(link for at in chain_of(name, sources) if (link := own[at]) is not None)
    if sources[name].heard_from is None or not links:
        return own[name]
    return Witness(name, "chain", tuple(number for link in links for number in link.numbers), links)


def _witness(name: str, source: Source, settings: Settings) -> Witness | None:
    """The source's own model; one that only may deceive is right and wrong without fail, honest or not."""
    made = _reporting(name, source, settings)
    if source.deceives is None:
        return made
    chance = probability(source.deceives, settings, f"sources.{name}.deceives")
    made = made or Witness(name, "two", (point(1.0), point(0.0)))
    return Witness(name, made.form, (*made.numbers, chance), deceives=True)


def _reporting(name: str, source: Source, settings: Settings) -> Witness | None:
    place = f"sources.{name}"
    if source.accuracy is not None and source.false_report is not None:
        pair = (
            probability(source.accuracy, settings, f"{place}.accuracy"),
            probability(source.false_report, settings, f"{place}.false_report"),
        )
        return Witness(name, "two", pair)
    if source.accuracy is not None:
        return Witness(name, "mirror", (probability(source.accuracy, settings, f"{place}.accuracy"),))
    if source.false_report is not None:
        turned = _turned(source.false_report)
        return Witness(name, "mirror", (probability(turned, settings, f"{place}.false_report"),))
    if source.grade is None:
        return None
    low, high = grade_preset(settings.grade_preset)[source.grade]
    return Witness(name, "one", (ranged(low, (low + high) / 2, high, "pert"),))


def _turned(number: Range) -> Range:
    """1 - number: a false-report rate alone, read as the accuracy it mirrors."""
    low, best, high = (
        10 ** (x / 10) if number.unit == "decibel" else x for x in (number.low, number.best, number.high)
    )
    return Range(low=1 - high, best=1 - best, high=1 - low, shape=number.shape)
