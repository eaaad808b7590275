"""Offers: bearing marks and claims -> what each sentence is offered for, by the author's own stand.

A passage that says outright what it holds of a hypothesis is taken at its word. One that only speaks of it is read
in the light of where its document stands on the hypothesis, where that is clear.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prophasis.case import Bearing, Hypothesis, Offer, Place
from prophasis.case.mark import Direction, Force
from prophasis.reading.drafting.claim import ATTRIBUTED, Claim
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.spoken import strongly
from prophasis.reading.motives import alike, classify

CLEAR = 0.3
"""A document stands clearly where its assertions and denials differ by this share of both."""
OUTRIGHT = 1.0
"""Support from which on a sentence says outright what it holds of a hypothesis."""
SPEAKS = 0.25
"""A sentence speaks of a hypothesis where this share of its motives is the hypothesis's."""
FORCES: tuple[Force, ...] = ("flat", "weak", "moderate", "strong", "decisive")
_SIGN = {"asserts": 1.0, "concedes": 0.3, "denies": -1.0}

Sentence = tuple[str, Place]


@dataclass
class Offers:
    """What the documents offer for and against each hypothesis.

    Attributes:
        hypotheses: the draft's hypotheses.
        claims: the claims that speak of each of them.
        spoken: sentences in which something is said of a hypothesis.
        argued: sentences in which the author himself says why it happened, or what somebody wanted.
    """

    hypotheses: Mapping[str, Hypothesis]
    claims: Mapping[str, Sequence[Claim]]
    spoken: frozenset[Sentence] = field(init=False)
    argued: frozenset[Sentence] = field(init=False)

    def __post_init__(self) -> None:
        self._by_mark: dict[str, list[str]] = defaultdict(list)
        self._said: dict[tuple[Sentence, str], float] = defaultdict(float)
        self._told: dict[tuple[Sentence, str], float] = defaultdict(float)
        pro: dict[tuple[str, str], float] = defaultdict(float)
        both: dict[tuple[str, str], float] = defaultdict(float)
        for key, mine in self.claims.items():
            for claim in mine:
                self._by_mark[claim.mark].append(key)
                sign = 0.0 if claim.bare else _SIGN.get(claim.stance, 0.0)
                spoken = -1.0 if claim.speaker and claim.said == "denies" else sign
                self._said[(claim.document, claim.sentence), key] += spoken * claim.support
                if claim.speaker and claim.stance == "reports" and not claim.bare:
                    self._told[(claim.document, claim.sentence), key] += -1.0 if claim.said == "denies" else 1.0
                pro[claim.document, key] += sign * claim.support
                both[claim.document, key] += abs(sign) * claim.support
        self._stand = {place: pro[place] / weight for place, weight in both.items() if weight}
        self._motives = {key: _shares(one) for key, one in self.hypotheses.items() if not one.catch_all}
        every = [claim for mine in self.claims.values() for claim in mine]
        self.spoken = frozenset((c.document, c.sentence) for c in every)
        self.argued = frozenset(
            (c.document, c.sentence) for c in every if c.support >= ATTRIBUTED and c.speaker is None
        )

    def of(self, leaf: Leaf, place: Place) -> tuple[Offer, ...]:
        """What the sentence at ``place`` is offered for, one offer a hypothesis, by id."""
        found: dict[str, Offer] = {}
        shares = strongly(leaf.quote(place))
        for mark in leaf.touching("bearing", *place):
            payload = mark.payload
            if not isinstance(payload, Bearing) or not _covers(mark.start, mark.end, place):
                continue
            for key in self._hypotheses_of(payload, shares):
                offer = Offer(
                    hypothesis=key,
                    direction=self._direction((leaf.id, place), key, payload.direction),
                    force=payload.force,
                    by=leaf.id,
                )
                former = found.get(key)
                if former is None or FORCES.index(former.force) < FORCES.index(offer.force):
                    found[key] = offer
        for key in self._spoken_here((leaf.id, place)):
            direction = self._direction((leaf.id, place), key, "+")
            found.setdefault(key, Offer(hypothesis=key, direction=direction, force="weak", by=leaf.id))
        return tuple(found[key] for key in sorted(found))

    def _spoken_here(self, sentence: Sentence) -> list[str]:
        """The hypotheses on which somebody speaks in a sentence."""
        return [key for key in self.hypotheses if self._told.get((sentence, key))]

    def _hypotheses_of(self, bearing: Bearing, shares: dict[str, float]) -> Sequence[str]:
        """The hypotheses that a passage bears on: those it speaks of itself, else that of its explanation.

        A passage marked for one of the user's hypotheses bears on it unless it speaks of others only.
        """
        likeness = {key: alike(dict(mine), shares) for key, mine in self._motives.items()}
        own = sorted((key for key, like in likeness.items() if like >= SPEAKS), key=lambda key: (-likeness[key], key))
        if bearing.hypothesis and bearing.hypothesis in self.hypotheses:
            return (bearing.hypothesis,) if not own or bearing.hypothesis in own else ()
        of_mark = self._by_mark.get(bearing.explanation or "", ())
        both = [key for key in own if key in of_mark]
        return both[:2] or own[:1] or of_mark[:1]

    def _direction(self, sentence: Sentence, hypothesis: str, marked: Direction) -> Direction:
        said = self._said.get((sentence, hypothesis), 0.0)
        stand = self._stand.get((sentence[0], hypothesis), 0.0)
        if abs(said) >= OUTRIGHT:
            return "+" if said > 0 else "-"
        if abs(stand) >= CLEAR:
            return "+" if stand > 0 else "-"
        told = self._told.get((sentence, hypothesis), 0.0)
        if told:
            return "+" if told > 0 else "-"
        return marked


def _shares(hypothesis: Hypothesis) -> dict[str, float]:
    return {hypothesis.motive: 1.0} if hypothesis.motive else classify(hypothesis.text)


def _covers(start: int, end: int, place: Place) -> bool:
    shared = min(end, place[1]) - max(start, place[0])
    return shared > 0 and 2 * shared >= min(end - start, place[1] - place[0])


__all__ = ["FORCES", "Offers"]
