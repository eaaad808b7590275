"""Sketches: one document's own model of a conflict, each part as its author has it and with its passages.

A part without a passage has an empty ``passages``; whoever shows it says *no passage*. A sketch is the author's
model: it holds no probability and is no evidence.
"""

from __future__ import annotations

from typing import Literal

from prophasis.case._record import record
from prophasis.case.actor import ActorKind
from prophasis.case.document import Span

Side = Literal["protagonist", "target", "backer", "other"]
Standing = Literal["asserted", "denied", "disputed", "claimed"]
Stand = Literal["true", "false", "open"]
DemandReading = Literal["built for refusal", "reveals the aim", "meant", "open"]
Serves = Literal["rearmament", "peace", "open"]


@record
class Part:
    """An actor's part: the ``protagonist`` did what is explained to the ``target``, whom a ``backer`` may support."""

    actor: str
    name: str
    kind: ActorKind
    side: Side
    speaks_for: str | None = None
    passages: tuple[Span, ...] = ()


@record
class Aim:
    """Something an actor wants or fears, by its class of motives; ``other`` where it falls into none.

    ``standing`` is the author's: asserted, denied, disputed (asserted here, denied there); ``claimed`` is the actor's
    own word, which the author reports without taking a stand. ``passages`` carry the standing, ``against`` what the
    document also says the other way.
    """

    holder: str
    motive: str
    text: str
    standing: Standing
    passages: tuple[Span, ...] = ()
    against: tuple[Span, ...] = ()


@record
class Assessment:
    """What an actor is said to believe of another's strength or will, and the author's stance on that content.

    ``holder_side`` is where the holder stands, ``side`` where the one stands whom the belief is about.
    """

    holder: str
    holder_side: Side = "protagonist"
    about: str | None
    side: Side
    finding: Literal["weak", "strong", "no threat", "threat"]
    held: bool = True
    stance: Stand = "open"
    text: str = ""
    passages: tuple[Span, ...] = ()
    stance_passages: tuple[Span, ...] = ()


@record
class Tried:
    """A means that an actor is said to have tried, and what came of it."""

    by: str
    text: str
    outcome: Literal["failed", "worked", "open"]
    when: str | None = None
    passages: tuple[Span, ...] = ()


@record
class Deed:
    """A move of one kind (``attack``, ``demand``, ``deploy`` ...) with its EDTF date; like moves of a year are one."""

    by: str
    kind: str
    to: str | None = None
    when: str | None = None
    text: str = ""
    passages: tuple[Span, ...] = ()


@record
class Demand:
    """What an actor demands, whether as an ultimatum, and how the author reads the demand."""

    by: str
    to: tuple[str, ...] = ()
    ultimatum: bool = False
    things: tuple[str, ...] = ()
    reading: DemandReading = "open"
    passages: tuple[Span, ...] = ()
    reading_passages: tuple[Span, ...] = ()


@record
class Threat:
    """A threat of force against the protagonist: made, or said to be taken off the table."""

    by: str | None
    standing: Literal["off the table", "made"]
    text: str
    passages: tuple[Span, ...] = ()


@record
class Clause:
    """A term of a demand, an offer, a promise or an obligation; ``share`` is a quantity given in per cent, 0 to 1."""

    of: Literal["demand", "offer", "promise", "obligation"]
    text: str
    bearer: str | None = None
    beneficiary: str | None = None
    policy: str | None = None
    share: float | None = None
    passages: tuple[Span, ...] = ()


@record
class Truce:
    """What a ceasefire or a frozen line is said to serve."""

    serves: Serves
    text: str
    passages: tuple[Span, ...] = ()


@record
class Supposition:
    """What is said would have happened: ``prevents`` where the consequent is that the deed is prevented."""

    antecedent: str | None
    consequent: str
    policies: tuple[str, ...] = ()
    prevents: bool = False
    holds: bool = True
    passages: tuple[Span, ...] = ()


@record
class Requirement:
    """A condition: the antecedent is necessary to, or sufficient for, the consequent."""

    antecedent: str
    consequent: str
    sufficiency: Literal["necessary", "sufficient"] | None = None
    policies: tuple[str, ...] = ()
    passages: tuple[Span, ...] = ()


@record
class Conclusion:
    """A sentence that the author draws as a conclusion."""

    text: str
    passages: tuple[Span, ...] = ()


@record
class Advice:
    """A policy by its kind (``defeat``, ``guarantee``, ``ceasefire`` ...) that the author advises or rejects."""

    policy: str
    advised: bool
    text: str
    passages: tuple[Span, ...] = ()


@record
class Outlook:
    """A forecast, with the condition under which it is made; ``policies`` are the kinds of policy named in that."""

    text: str
    antecedent: str | None = None
    policies: tuple[str, ...] = ()
    passages: tuple[Span, ...] = ()


@record
class Sketch:
    """One document's own model. ``question`` is what it explains; the first ``advice`` is its main one."""

    document: str
    title: str | None = None
    question: str = ""
    protagonist: str | None = None
    target: str | None = None
    parts: tuple[Part, ...] = ()
    aims: tuple[Aim, ...] = ()
    beliefs: tuple[Assessment, ...] = ()
    instruments: tuple[Tried, ...] = ()
    moves: tuple[Deed, ...] = ()
    demands: tuple[Demand, ...] = ()
    threats: tuple[Threat, ...] = ()
    terms: tuple[Clause, ...] = ()
    truces: tuple[Truce, ...] = ()
    counterfactuals: tuple[Supposition, ...] = ()
    conditions: tuple[Requirement, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    advice: tuple[Advice, ...] = ()
    forecasts: tuple[Outlook, ...] = ()

    def name(self, actor: str | None) -> str:
        """The name of an actor of this document."""
        return next(
            (part.name for part in self.parts if part.actor == actor), (actor or "nobody").replace("-", " ").title()
        )
