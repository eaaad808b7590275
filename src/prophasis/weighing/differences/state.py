"""The pooled posterior of any mixture of two cases, unit by unit, so that thousands of mixtures cost little.

Units (items joined by origin, copies, dependence or a game's path) are independent of each other given a hypothesis,
so their log likelihoods add. Each is weighed once for each mixture of the differences that touch it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from prophasis.case import Case, Evidence, Rating
from prophasis.weighing.arrays.shapes import Floats
from prophasis.weighing.arrays.update import posterior
from prophasis.weighing.differences.changes import Delta, Side
from prophasis.weighing.ledger import counting
from prophasis.weighing.lineage import components
from prophasis.weighing.opening import open_ledger
from prophasis.weighing.pooling import pooling_of
from prophasis.weighing.priors import prior_shares
from prophasis.weighing.scales import Scales

GLOBAL = ("settings", "prior", "dependence", "network", "game", "source")
"""Differences that may touch every unit."""


class Mixtures:
    """The posterior ``(H,)`` for any set of differences made."""

    def __init__(self, before: Side, after: Side, question: str, changes: list[Delta]) -> None:
        self.sides = (before, after)
        self.question = question
        self.changes = changes
        self.hypotheses = tuple(before.case.hypotheses_of(question))
        self.units = _units(before, after)
        self.names = self._analysts()
        everywhere = [k for k, change in enumerate(changes) if change.kind in GLOBAL]
        own = [[k for k, change in enumerate(changes) if change.item in unit] for unit in self.units]
        self.touching = [frozenset((*everywhere, *some)) for some in own]
        self._units: dict[tuple[int, frozenset[int]], tuple[Floats, list[bool]]] = {}
        self._whole: dict[frozenset[int], Floats] = {}

    def _analysts(self) -> tuple[str, ...]:
        named: dict[str, None] = {}
        for side in self.sides:
            for evidence in side.case.evidence.values():
                named |= {a: None for a in counting(evidence, self.hypotheses, side.case.hypotheses) if a}
        return tuple(named) or ("",)

    def pooled(self, made: frozenset[int]) -> Floats:
        """The pooled posterior with the differences numbered in ``made`` made and the others not."""
        if made not in self._whole:
            self._whole[made] = self._pool(made)
        return self._whole[made]

    def _pool(self, made: frozenset[int]) -> Floats:
        total = np.zeros((len(self.names), len(self.hypotheses)))
        holds = np.zeros((len(self.names), len(self.units)), dtype=bool)
        present = np.zeros(len(self.names), dtype=bool)
        for u in range(len(self.units)):
            logs, here = self._unit(u, made & self.touching[u])
            total += logs
            present |= here
            holds[:, u] = here
        case = self._case(made, frozenset())
        with np.errstate(divide="ignore"):
            prior = np.log(prior_shares(case.hypotheses_of(self.question), case.settings, []).share)
        kept = present if present.any() else np.ones(len(self.names), dtype=bool)
        each = np.array([posterior(prior, row) for row in total[kept]])
        ledger = open_ledger(replace(case, evidence={}, network=None), self.question, ())
        ledger.analysts = tuple(name for name, keep in zip(self.names, kept, strict=True) if keep)
        return pooling_of(ledger, holds[kept])(each)

    def _unit(self, u: int, made: frozenset[int]) -> tuple[Floats, list[bool]]:
        key = (u, made)
        if key not in self._units:
            self._units[key] = self._weighed(self.units[u], made)
        return self._units[key]

    def _weighed(self, unit: frozenset[str], made: frozenset[int]) -> tuple[Floats, list[bool]]:
        case = self._case(made, unit)
        side = self.sides[self._any(made, "game")]
        paths = tuple(path for path in side.paths if _on(path.evidence, case.evidence))
        ledger = open_ledger(case, self.question, paths)
        logs = np.zeros((len(self.names), len(self.hypotheses)))
        if not ledger.rows:
            return logs, [False] * len(self.names)
        scales = Scales(ledger)
        here = []
        for n, name in enumerate(self.names):
            known = name if name in scales.analysts else "" if scales.analysts == ("",) else None
            here.append(known is not None)
            if known is not None:
                logs[n] = scales.log_likelihood(scales.analysts.index(known), scales.all)
        return logs, here

    def _any(self, made: Iterable[int], kind: str) -> bool:
        return any(self.changes[k].kind == kind for k in made)

    def _case(self, made: frozenset[int], unit: frozenset[str]) -> Case:
        """The mixture, with only the items of one unit."""
        old, new = (side.case for side in self.sides)
        chosen = [self.changes[k] for k in made]
        sources = {**new.sources, **old.sources}
        for change in chosen:
            if change.kind == "source" and change.item is not None:
                sources.pop(change.item, None)
                if change.item in new.sources:
                    sources[change.item] = new.sources[change.item]
        mixed = {item: self._item(item, chosen) for item in sorted(unit)}
        there = {item: evidence for item, evidence in mixed.items() if evidence is not None}
        evidence = {
            i: replace(
                e,
                repeats=e.repeats if e.repeats in there else None,
                exposes=e.exposes if e.exposes in there else None,
            )
            for i, e in there.items()
        }
        tied = new.dependence if self._any(made, "dependence") else old.dependence
        settings = new if self._any(made, "settings") else old
        network = (new if self._any(made, "network") else old).network
        if network is not None and not _on(network.items({**old.evidence, **new.evidence}).values(), evidence):
            network = None
        return replace(
            old,
            settings=settings.settings,
            as_of=settings.as_of,
            hypotheses=new.hypotheses if self._any(made, "prior") else old.hypotheses,
            sources=sources,
            evidence=evidence,
            dependence=tuple(tie for tie in tied if _on(tie.items, evidence)),
            network=network,
            game=None,
        )

    def _item(self, item: str, chosen: list[Delta]) -> Evidence | None:
        old, new = (side.case.evidence.get(item) for side in self.sides)
        own = [change for change in chosen if change.item == item]
        turned = any(change.kind == "item" for change in own)
        if old is None or new is None:
            return self._named(new if turned else old)
        base = new if turned else old
        sides = [counting(e, self.hypotheses, s.case.hypotheses) for e, s in zip((old, new), self.sides, strict=True)]
        ratings = [_row(sides[0].get(a), sides[1].get(a), a, own) for a in dict.fromkeys((*sides[0], *sides[1]))]
        rest = (r for r in base.ratings if r.outcome != base.outcome)
        return self._named(replace(base, ratings=(*(r for r in ratings if r is not None), *rest)))

    def _named(self, evidence: Evidence | None) -> Evidence | None:
        """Ratings without a name given to every analyst who has none of his own for the item."""
        if evidence is None or self.names == ("",):
            return evidence
        own = {rating.analyst for rating in evidence.ratings if rating.outcome == evidence.outcome}
        common = [
            replace(rating, analyst=name)
            for rating in evidence.ratings
            if rating.analyst is None
            for name in self.names
            if name not in own
        ]
        return replace(evidence, ratings=(*(r for r in evidence.ratings if r.analyst is not None), *common))


def _row(old: Rating | None, new: Rating | None, analyst: str | None, own: list[Delta]) -> Rating | None:
    mine = [change for change in own if change.analyst == analyst]
    if any(change.kind == "row" for change in mine):
        return new
    if old is None or new is None:
        return old
    turned = {change.hypothesis for change in mine if change.kind == "cell"}
    names = dict.fromkeys((*old.cells, *new.cells))
    cells = {h: cell for h in names if (cell := (new if h in turned else old).cells.get(h)) is not None}
    return replace(old, cells=cells)


def _on(items: Iterable[str], evidence: object) -> bool:
    return all(item in evidence for item in items)  # type: ignore[operator]


def _units(before: Side, after: Side) -> list[frozenset[str]]:
    """Items that must be weighed together in either case."""
    groups: list[list[str]] = []
    for side in (before, after):
        origins: dict[str, list[str]] = {}
        for name, evidence in side.case.evidence.items():
            if evidence.origin:
                origins.setdefault(evidence.origin, []).append(name)
            groups += [[name, other] for other in (evidence.repeats, evidence.exposes) if other]
        groups += [*origins.values(), *(list(tie.items) for tie in side.case.dependence)]
        groups += [list(path.evidence) for path in side.paths]
        if side.case.network is not None:
            groups.append(list(side.case.network.items(side.case.evidence).values()))
    names = list(dict.fromkeys((*before.case.evidence, *after.case.evidence)))
    place = {name: k for k, name in enumerate(names)}
    numbered = [[place[i] for i in group if i in place] for group in groups]
    return [frozenset(names[k] for k in unit) for unit in components(range(len(names)), numbered)]
