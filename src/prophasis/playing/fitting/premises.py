"""Premises: what a sketch says that a game needs to know, each with its passages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from prophasis.case import Assessment, Clause, Deed, Demand, Sketch, Span

_RENEWED = re.compile(
    r"\b(?:renew\w*|resum\w*|next|another|second) (?:war|attack|conflict|fighting|invasion)", re.IGNORECASE
)
_WORSE = re.compile(r"\b(?:larger|costl\w+|worse|more dangerous|deadlier|bigger|greater)\b", re.IGNORECASE)
_ABLE = re.compile(r"\b(?:achievable|attainable|feasible|possible|can be won|within reach)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Premises:
    """A sketch, asked what it says of the numbers and the moves of a game."""

    sketch: Sketch

    @cached_property
    def target_weak(self) -> tuple[Assessment, ...]:
        """Beliefs of the protagonist that the target is weak."""
        return self._held("target", "weak")

    @cached_property
    def backer_weak(self) -> tuple[Assessment, ...]:
        """Beliefs of the protagonist that the backers are weak or will not come."""
        return self._held("backer", "weak")

    def _held(self, side: str, finding: str) -> tuple[Assessment, ...]:
        """Beliefs of the acting side, and of people who stand on no side: those whom nothing ties to another."""
        return tuple(
            one
            for one in self.sketch.beliefs
            if one.holder_side in ("protagonist", "other") and one.side == side and one.finding == finding and one.held
        )

    @cached_property
    def off_table(self) -> tuple[Span, ...]:
        """Where a threat of force is said to be off the table."""
        return _spans(one for one in self.sketch.threats if one.standing == "off the table")

    @cached_property
    def backed(self) -> bool:
        """Whether somebody may stand behind the target."""
        return bool(self.off_table) or any(part.side == "backer" for part in self.sketch.parts)

    @cached_property
    def demand(self) -> Demand | None:
        """The protagonist's demand, an ultimatum before any other."""
        return next(iter(self.sketch.demands), None)

    @cached_property
    def attack(self) -> Deed | None:
        """The protagonist's attack on the target, or else its latest attack."""
        attacks = [deed for deed in self.sketch.moves if deed.kind == "attack" and deed.by == self.sketch.protagonist]
        on_target = [deed for deed in attacks if deed.to == self.sketch.target]
        return max(on_target or attacks, key=lambda deed: (len(deed.passages), deed.when or ""), default=None)

    @cached_property
    def rearms(self) -> tuple[Span, ...]:
        """Where a truce is said to serve rearmament."""
        return _spans(one for one in self.sketch.truces if one.serves == "rearmament")

    @cached_property
    def emboldens(self) -> tuple[Span, ...]:
        """Where concessions are refused."""
        return _spans(one for one in self.sketch.advice if one.policy == "concession" and not one.advised)

    @cached_property
    def worse(self) -> tuple[Span, ...]:
        """Where a renewed war is said to be worse than this one."""
        return _spans(one for one in self.sketch.forecasts if _RENEWED.search(one.text) and _WORSE.search(one.text))

    @cached_property
    def achievable(self) -> tuple[Span, ...]:
        """Where what is advised is said to be achievable on some condition."""
        return _spans(
            one for one in self.sketch.conditions if one.sufficiency == "sufficient" and _ABLE.search(one.consequent)
        )

    @cached_property
    def cut(self) -> tuple[Clause, Span] | None:
        """A term that gives the share of the target's forces to be taken away."""
        for clause in self.sketch.terms:
            if clause.share is not None and clause.policy == "disarmament" and clause.passages:
                return clause, clause.passages[0]
        return None

    def advised(self, policy: str) -> bool | None:
        """Whether a kind of policy is advised (True), rejected (False), or not spoken of."""
        return next((one.advised for one in self.sketch.advice if one.policy == policy), None)


def passages(found: tuple[Assessment, ...]) -> tuple[Span, ...]:
    """The passages of some beliefs, each once."""
    return tuple(dict.fromkeys(span for one in found for span in one.passages))


def false(found: tuple[Assessment, ...]) -> tuple[Span, ...]:
    """Where the author holds such beliefs false."""
    return tuple(dict.fromkeys(span for one in found if one.stance == "false" for span in one.stance_passages))


def true(found: tuple[Assessment, ...]) -> tuple[Span, ...]:
    """Where the author holds such beliefs true."""
    return tuple(dict.fromkeys(span for one in found if one.stance == "true" for span in one.stance_passages))


class _Grounded(Protocol):
    @property
    def passages(self) -> tuple[Span, ...]: ...


def _spans(found: Iterable[_Grounded]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for one in found for span in one.passages))


__all__ = ["Premises", "false", "passages", "true"]
