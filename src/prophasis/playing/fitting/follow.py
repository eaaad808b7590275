"""Follow: a document's games -> whether what it concludes follows from its own model, and over how much of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from prophasis.case import Finding, FittedAim, Game, Policy, Range, Span
from prophasis.playing.draws import Array
from prophasis.playing.fitting import settlement
from prophasis.playing.fitting.premises import Premises
from prophasis.playing.fitting.spaces import Space, posteriors_of, values_of
from prophasis.playing.infer import TELLING

Asked = Literal["aim", "advice", "refusal", "counterfactual", "truce"]
_MUCH = 0.5
"""A counterfactual holds where the chance of attack falls by half, a truce fails where resuming is likelier."""
_DECIDERS = 4
_STANDS_FOR = {"negotiation": "concession", "neutrality": "concession", "guarantee": "threat", "accession": "threat"}
"""Kinds that the crisis knows by another name: diplomacy offers what can be granted, a guarantee threatens to join."""


@dataclass(frozen=True)
class Follow:
    """What is asked of the games of one document."""

    premises: Premises
    aims: tuple[FittedAim, ...]
    games: dict[str, Game]
    draws: int
    seed: int

    def findings(self) -> tuple[Finding, ...]:
        """The aim, then counterfactuals, truces, advice and refusals."""
        return (*self._aim(), *self._deterred(), *self._truce(), *self._advice())

    @cached_property
    def own(self) -> str:
        """The aim that the document asserts, else the first that it does not deny."""
        return next((aim.type for aim in self.aims if aim.standing != "denied"), self.aims[0].type)

    @cached_property
    def _posteriors(self) -> tuple[Space, Array] | None:
        game = self.games.get("crisis")
        return posteriors_of(game, draws=self.draws, seed=self.seed) if game and game.observed else None

    @cached_property
    def rival(self) -> str | None:
        """The strongest aim besides the document's own: on the moves where it reports some, else the first."""
        if self._posteriors is None:
            return next((aim.type for aim in self.aims if aim.type != self.own), None)
        space, posterior = self._posteriors
        means = dict(zip(space.aims, posterior.mean(axis=1), strict=True))
        return max((aim for aim in means if aim != self.own), key=lambda aim: float(means[aim]), default=None)

    def _aim(self) -> Iterator[Finding]:
        """Whether the asserted aim leads every other 3 to 1 after the moves that the document reports."""
        fitted = next(aim for aim in self.aims if aim.type == self.own)
        if self._posteriors is None or self.rival is None or fitted.standing not in ("asserted", "disputed"):
            return
        space, posterior = self._posteriors
        denied = [aim.type for aim in self.aims if aim.standing == "denied"]
        others = [aim for aim in space.aims if aim != self.own]
        claim = f"The aim was {self.own}: the protagonist {fitted.text}"
        if denied and len(denied) < len(others):
            rivals = f"rather than {' or '.join(denied)}, which it denies"
            yield self._leads(space, posterior, denied, f"{claim}, {rivals}.", fitted.passages)
        yield self._leads(space, posterior, others, f"{claim}, rather than anything else.", fitted.passages)

    def _leads(
        self, space: Space, posterior: Array, others: list[str], claim: str, passages: tuple[Span, ...]
    ) -> Finding:
        """Whether the document's aim leads each of some others by so much that it tells."""
        rows = [space.aims.index(aim) for aim in others]
        own = space.aims.index(self.own)
        strongest = max(rows, key=lambda row: float(posterior[row].mean()))
        odds = np.log(np.maximum(posterior[own], 1e-12) / np.maximum(posterior[rows].max(axis=0), 1e-12))
        ratio = float(np.exp(np.median(odds)))
        weak = "; these moves hardly tell the two apart" if max(ratio, 1 / ratio) < TELLING else ""
        moves = ", ".join(item.move for item in self.games["crisis"].observed)
        compared = [own, *rows]
        return self._finding(
            space,
            np.tile(odds, (len(space.aims), 1)),
            np.stack([_clearly(posterior, row, compared) for row in range(len(space.aims))]),
            kind="aim",
            claim=claim,
            game="crisis",
            value=_spread(posterior[own]),
            of=f"Its probability after {moves}, where all aims are alike before",
            note=f"The moves favour it {ratio:.2g} to 1 over {space.aims[strongest]}{weak}",
            passages=passages,
        )

    def _deterred(self) -> Iterator[Finding]:
        """What is said would, or would not, have prevented the deed."""
        game = self.games.get("crisis")
        asked = self._prevented(game) if game else {}
        if game is None or not asked:
            return
        policies = {name: policy for name, policy in (game.policies or {}).items() if name in {n for n, _ in asked}}
        space, war = self._values(game, {"as it was": Policy(), **policies}, "fought")
        for (name, holds), passages in asked.items():
            drop = 1 - war[1 + list(policies).index(name)] / np.maximum(war[0], 1e-9)
            yield self._finding(
                space,
                drop,
                drop >= _MUCH if holds else drop < _MUCH,
                kind="counterfactual",
                claim=f"{policies[name].text} That {'would' if holds else 'would not'} have prevented the attack.",
                game="crisis",
                policy=name,
                value=_spread(drop[space.aims.index(self.own)]),
                of="Share of the chance of attack that it takes away",
                passages=passages,
            )

    def _prevented(self, game: Game) -> dict[tuple[str, bool], tuple[Span, ...]]:
        """The policies of the crisis that are said to have prevented the deed (True), or not to (False)."""
        known = {policy.kind: name for name, policy in (game.policies or {}).items()}
        found: dict[tuple[str, bool], tuple[Span, ...]] = {}
        for one in self.premises.sketch.counterfactuals:
            kinds = [*one.policies, *(_STANDS_FOR[kind] for kind in one.policies if kind in _STANDS_FOR)]
            name = next((known[kind] for kind in kinds if kind in known), None)
            if name is not None and one.prevents:
                found[name, one.holds] = (*found.get((name, one.holds), ()), *one.passages)
        return found

    def _values(self, game: Game, policies: dict[str, Policy], state: str | None = None) -> tuple[Space, Array]:
        worth = None if state is None else {state: 1.0}
        return values_of(game, policies, worth=worth, draws=self.draws, seed=self.seed)

    def _truce(self) -> Iterator[Finding]:
        """Whether a truce is broken, as the document says."""
        game = self.games.get("settlement")
        if game is None or not self.premises.rearms or not game.policies:
            return
        space, again = self._values(game, {"truce": game.policies["truce"]}, "resumed")
        yield self._finding(
            space,
            again[0],
            again[0] >= _MUCH,
            kind="truce",
            claim="A truce would be used to rearm and would be broken.",
            game="settlement",
            policy="truce",
            value=_spread(again[0][space.aims.index(self.own)]),
            of="Chance that the truce is broken",
            passages=self.premises.rearms,
        )

    def _advice(self) -> Iterator[Finding]:
        """Whether each plan advised is the best of the game, and each one rejected worse than the main one."""
        where, plans = self._ground()
        game = self.games.get(where)
        if game is None or not game.policies:
            return
        advised, rejected = self._told(plans, advised=True), self._told(plans, advised=False)
        if not advised and not rejected:
            return
        space, values = self._values(game, dict(game.policies))
        names = list(game.policies)
        best_of = f"the best of the {len(names)} policies compared"
        for plan, passages in advised.items():
            row = names.index(plan)
            margin = values[row] - np.delete(values, row, axis=0).max(axis=0)
            yield self._judged(space, margin, "advice", plan, where, best_of, passages)
        main = next(iter(advised), None)
        for plan, passages in rejected.items():
            if plan == main:
                continue
            others = values[names.index(main)] if main else np.delete(values, names.index(plan), axis=0).max(axis=0)
            than = "worse than what is advised" if main else "not the best of the policies compared"
            yield self._judged(space, others - values[names.index(plan)], "refusal", plan, where, than, passages)

    def _told(self, plans: dict[str, str], *, advised: bool) -> dict[str, tuple[Span, ...]]:
        """Each plan that is advised, or rejected, with its passages; the main one first."""
        found: dict[str, tuple[Span, ...]] = {}
        for one in self.premises.sketch.advice:
            if one.advised is advised and one.policy in plans:
                plan = plans[one.policy]
                found[plan] = tuple(dict.fromkeys((*found.get(plan, ()), *one.passages)))
        return found

    def _judged(
        self, space: Space, margin: Array, kind: Asked, plan: str, where: str, words: str, passages: tuple[Span, ...]
    ) -> Finding:
        return self._finding(
            space,
            margin,
            margin > 0,
            kind=kind,
            claim=f"{_text(self.games[where], plan)}: {words}.",
            game=where,
            policy=plan,
            value=_spread(margin[space.aims.index(self.own)]),
            of="By how much it is better than the next" if kind == "advice" else "By how much it is worse",
            passages=passages,
        )

    def _ground(self) -> tuple[str, dict[str, str]]:
        """The game in which advice is tested (the settlement where there was an attack), and its plans by kind."""
        if "settlement" in self.games:
            plans = settlement.plans(self.premises)
            return "settlement", {kind: settlement.name_of(plan) for kind, plan in plans.items()}
        game = self.games.get("crisis")
        named = {policy.kind or name: name for name, policy in ((game.policies or {}) if game else {}).items()}
        return "crisis", {**{kind: named[other] for kind, other in _STANDS_FOR.items() if other in named}, **named}

    def _finding(
        self,
        space: Space,
        result: Array,
        holds: NDArray[np.bool_],
        *,
        kind: Asked,
        claim: str,
        game: str,
        value: Range,
        of: str,
        policy: str | None = None,
        note: str = "",
        passages: tuple[Span, ...] = (),
    ) -> Finding:
        """``result`` and ``holds`` are (aims, D): the quantity, and whether the claim holds."""
        own = space.aims.index(self.own)
        decided = space.decided_by(result[own])[:_DECIDERS]
        share = float(holds[own].mean())
        return Finding(
            kind=kind,
            claim=claim,
            game=game,
            policy=policy,
            aim=self.own,
            share=share,
            shares={aim: float(row.mean()) for aim, row in zip(space.aims, holds, strict=True)},
            rival=self.rival,
            value=value,
            of=of,
            note=note,
            decided_by=decided,
            cut=space.cut(holds[own].astype(np.float64), [name for name, _ in decided]),
            passages=passages,
        )


def _clearly(posterior: Array, row: int, compared: list[int]) -> NDArray[np.bool_]:
    """(D,) whether an aim leads every other that it is compared with by so much that it tells."""
    others = [other for other in compared if other != row]
    return np.asarray(posterior[row] >= TELLING * posterior[others].max(axis=0))


def _text(game: Game, plan: str | None) -> str:
    policy = (game.policies or {}).get(plan or "")
    return (policy.text if policy else plan or "").removesuffix(".")


def _spread(values: Array) -> Range:
    fine = values[np.isfinite(values)]
    low, high = np.quantile(fine, [0.05, 0.95])
    mean = float(fine.mean())
    return Range(low=min(float(low), mean), best=mean, high=max(float(high), mean))


__all__ = ["Follow"]
