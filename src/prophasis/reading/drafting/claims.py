"""Claims: what the documents say about the reasons for the event, each with its motives, its object and its stance.

A claim comes from an explanation, from an aim, fear or thought attributed to an actor on the acting side, or from
a bare passage that speaks strongly of a motive. Later steps group claims into hypotheses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prophasis.case import Belief, Explanation, Mark, Place, Statement
from prophasis.case.mark import Stance
from prophasis.reading.drafting.explanandum import Explanandum
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People
from prophasis.reading.motives import classify, taxonomy

EXPLAINED, ATTRIBUTED, MENTIONED = 3.0, 2.0, 0.5
"""Support of a claim that explains the event, that attributes an aim, that only stands in a passage."""
ASIDE = 0.3
"""Share of its support that an explanation keeps where it explains something else."""
SECOND_SHARE = 0.3
"""A claim speaks also of a second class of motives where that has this share of it."""
_PREFIX = {"fears": "fear of ", "wants": "aim: ", "intends": "aim: ", "believes": "", "expects": "expected "}
_DENIAL = re.compile(
    r"\b(?:not|n[o']t|n’t|never|no|nor|neither|none|nobody|cannot|without|false|fiction\w*|absurd|mockery|pretext|excuse"
    r"|propaganda|non-existent|nonexistent|supposed\w*|so-called|undermin\w+|incompatible|implausible|myth|unfazed"
    r"|indifferen\w+|nothing|hardly|difficult to accept|question whether|unlikely|flaws?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Claim:
    """One thing a document says about a reason.

    Attributes:
        place: where the reason stands; ``sentence`` where its sentence stands.
        stance: the author's own, on the reason as a reason for the event.
        speaker: the actor who gives the reason, where the author reports him; None: the author speaks.
        motives: share of each class of motives, those that count.
        objects: actors named in it that are not of the acting side, in order of place.
        support: how much the claim counts for its being a hypothesis at all, whichever way it goes.
        mark: the id of the mark it was made from.
    """

    document: str
    place: Place
    sentence: Place
    stance: Stance
    speaker: str | None
    motives: dict[str, float]
    objects: tuple[str, ...]
    support: float
    mark: str


def claims_of(leaf: Leaf, explanandum: Explanandum, people: People) -> list[Claim]:
    """All claims of one document, in order of place."""
    maker = _Maker(leaf, explanandum, people)
    found = [*maker.explanations(), *maker.beliefs()]
    taken = {claim.sentence for claim in found}
    found += [claim for claim in maker.passages() if claim.sentence not in taken]
    return sorted(found, key=lambda claim: (claim.place, claim.mark))


@dataclass(frozen=True)
class _Maker:
    leaf: Leaf
    explanandum: Explanandum
    people: People

    def explanations(self) -> Iterator[Claim]:
        for mark in self.leaf.layer("explanation"):
            payload = mark.payload
            if not isinstance(payload, Explanation):
                continue
            told = self.leaf.quote(payload.explanandum)
            support = EXPLAINED * max(self.explanandum.speaks_of(told), ASIDE if self._ours(payload, mark) else 0.0)
            if support:
                yield from self._claim(mark, payload.explanans, payload.stance, payload.holder, support)

    def beliefs(self) -> Iterator[Claim]:
        for mark in self.leaf.layer("belief"):
            payload = mark.payload
            if not isinstance(payload, Belief) or payload.holder not in self.explanandum.agents:
                continue
            support = ATTRIBUTED if payload.attitude in ("fears", "wants", "intends") else ATTRIBUTED / 2
            yield from self._claim(
                mark, payload.content, payload.attribution, None, support, prefix=_PREFIX[payload.attitude]
            )

    def passages(self) -> Iterator[Claim]:
        """Sentences that speak of a motive and name the acting side, without a mark that says how."""
        for number, place in enumerate(self.leaf.sentences):
            mark = next(self.leaf.within("sentence", *place), None)
            if mark is None or not self._names_side(place):
                continue
            speaker = self._speaker(place)
            denied = bool(_DENIAL.search(self.leaf.quote(place)))
            stance: Stance = "denies" if denied and speaker is None else "reports"
            yield from self._claim(mark, place, stance, speaker, MENTIONED, number=number)

    def _claim(
        self,
        mark: Mark,
        place: Place,
        stance: Stance,
        speaker: str | None,
        support: float,
        *,
        prefix: str = "",
        number: int | None = None,
    ) -> Iterator[Claim]:
        number = self.leaf.sentence(place[0]) if number is None else number
        sentence = self.leaf.sentences[number] if number is not None else place
        motives = _counting(classify(prefix + self.leaf.quote(place)))
        if motives:
            yield Claim(
                document=self.leaf.id,
                place=place,
                sentence=sentence,
                stance=stance,
                speaker=speaker if speaker in self.people.mentions else None,
                motives=motives,
                objects=self._objects(place) or self._objects(sentence),
                support=support,
                mark=mark.id,
            )

    def _ours(self, payload: Explanation, mark: Mark) -> bool:
        """Whether what is explained is at least something that the acting side did."""
        first, last = payload.explanandum
        inside = {m.payload.actor for m in self.leaf.within("mention", first, last)}  # type: ignore[union-attr]
        return bool(inside & self.explanandum.agents) or (
            payload.holder in self.explanandum.agents and mark.start <= first
        )

    def _objects(self, place: Place) -> tuple[str, ...]:
        agents = self.explanandum.agents
        named = [m.payload.actor for m in self.leaf.within("mention", *place)]  # type: ignore[union-attr]
        return tuple(dict.fromkeys(self.people.principal(actor) for actor in named if actor not in agents))

    def _names_side(self, place: Place) -> bool:
        return any(m.payload.actor in self.explanandum.agents for m in self.leaf.within("mention", *place))  # type: ignore[union-attr]

    def _speaker(self, place: Place) -> str | None:
        for mark in self.leaf.within("statement", *place):
            if isinstance(mark.payload, Statement) and mark.payload.source:
                return mark.payload.source
        return None


def _counting(shares: dict[str, float]) -> dict[str, float]:
    """The classes that count: the first, and others with a good share; errors are no aim and go to the catch-all."""
    if not shares:
        return {}
    most = max(shares.values())
    return {key: share for key, share in shares.items() if share == most or share >= SECOND_SHARE}


def object_of(claim: Claim, motive: str, people: People, patients: Sequence[str]) -> str | None:
    """The actor that the motive is about, as the claim names it; None where it names none that fits."""
    about = taxonomy()[motive].about
    if about == "none":
        return None
    fitting = [actor for actor in claim.objects if _fits(actor, about, people)]
    preferred = [actor for actor in fitting if actor in patients]
    return next(iter([*preferred, *fitting]), None)


def _fits(actor: str, about: str, people: People) -> bool:
    if about == "alliance":
        return people.is_alliance(actor)
    if about == "group":
        return people.kind(actor) in ("group", "state")
    return people.kind(actor) in ("state", "group", "organisation") and not people.is_alliance(actor)


__all__ = ["Claim", "claims_of", "object_of"]
