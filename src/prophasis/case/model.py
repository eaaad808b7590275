"""Models: a sketch fitted to games, and what then follows from its own premises. An author's model, never evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from prophasis.case._record import record
from prophasis.case.document import Span
from prophasis.case.game import Game
from prophasis.case.number import Range
from prophasis.case.prediction import Prediction
from prophasis.case.sketch import Sketch, Standing


@record
class FittedAim:
    """A type of the protagonist: aims of the document between which its moves cannot tell, as one.

    ``standing`` is that of the weightiest aim in it; ``rival`` is a type that the document does not speak of, set
    beside an aim that would otherwise stand alone.
    """

    type: str
    text: str
    standing: Standing | Literal["rival"]
    motives: tuple[str, ...] = ()
    passages: tuple[Span, ...] = ()


@record
class Assumption:
    """A number of a game. ``passage`` is where the document gives it; None: *no passage*, and the band is wide.

    ``leans_on`` are passages that say which way the number goes without giving it.
    """

    name: str
    text: str
    value: Range
    passage: Span | None = None
    leans_on: tuple[Span, ...] = ()
    reason: str = ""


@record
class Cut:
    """Where a finding turns: ``share`` of the draws in which it holds below and above a value of one number."""

    name: str
    at: float
    below: float
    above: float


@record
class Finding:
    """Whether something that a document concludes follows from its own model, and over how much of it.

    Attributes:
        kind: what is tested: the aim, the advice, a refusal, a counterfactual, a truce.
        claim: the document's conclusion in words.
        aim: the type that the document asserts.
        share: of the draws in which it holds, given that aim.
        shares: the same given each aim; of a finding on the aim itself, the share of draws in which each leads.
        rival: the strongest aim besides the document's own, on the moves it reports.
        value: the quantity behind it, 5 % and 95 % of the draws around the mean, and what it is.
        decided_by: uncertain numbers by how closely the result follows them, rank correlation, strongest first.
        cut: the value of one number at which the finding turns most.
    """

    kind: Literal["aim", "advice", "refusal", "counterfactual", "truce"]
    claim: str
    game: str
    policy: str | None = None
    aim: str
    share: float
    shares: Mapping[str, float]
    rival: str | None = None
    value: Range | None = None
    of: str = ""
    note: str = ""
    decided_by: tuple[tuple[str, float], ...] = ()
    cut: Cut | None = None
    passages: tuple[Span, ...] = ()


@record
class DocumentModel:
    """One document's model: its sketch, the games it fits, every number of them, and what follows."""

    sketch: Sketch
    aims: tuple[FittedAim, ...] = ()
    games: Mapping[str, Game]
    numbers: tuple[Assumption, ...] = ()
    prediction: Prediction | None = None
    findings: tuple[Finding, ...] = ()
    draws: int = 0
    seed: int = 0
    notices: tuple[str, ...] = ()


@record
class Parting:
    """One thing on which documents are compared; ``says`` is what each says of it, None where it is silent."""

    about: Literal["aim", "belief", "demand", "threat", "truce", "policy", "counterfactual"]
    what: str
    says: Mapping[str, str | None]
    passages: Mapping[str, tuple[Span, ...]]
    agree: Literal["shared", "differ", "one only"]


@record
class Crossed:
    """The plan that one document advises, tried in another's model, with that one's aims, premises and policies.

    ``share`` of the draws of ``within`` in which the plan of ``of`` is the best, given the aim that ``within`` asserts;
    ``shares`` the same given each aim of ``within``.
    """

    of: str
    within: str
    policy: str
    text: str
    aim: str
    share: float
    shares: Mapping[str, float]
    decided_by: tuple[tuple[str, float], ...] = ()
    cut: Cut | None = None


@record
class Models:
    """The models of several documents, where they part, and each one's advice in the models of the others."""

    models: tuple[DocumentModel, ...]
    partings: tuple[Parting, ...] = ()
    crossed: tuple[Crossed, ...] = ()
