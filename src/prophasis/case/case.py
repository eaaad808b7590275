"""The case: everything an analyst holds about one question or several. It holds; it does not compute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from prophasis.case._record import record
from prophasis.case.actor import Actor
from prophasis.case.document import Document
from prophasis.case.evidence import Analyst, Dependence, Evidence, Premise, Source
from prophasis.case.forecast import Forecast, Gloss, Instrument
from prophasis.case.game import Game, Policy
from prophasis.case.hypothesis import Hypothesis, Question
from prophasis.case.network import DrawnNetwork
from prophasis.case.number import Shape


@record
class Settings:
    """What an analyst may choose about the arithmetic; every verdict prints the settings in effect.

    ``coherence_beta`` belongs to the coherence-weighted pools: how fast an analyst's weight falls with the
    incoherence of his outright judgements; 0 is equal weights, and a value should come from past questions.
    ``collapse`` sums ranges that nothing ties to others by their cumulants; false draws each of them ``draws`` times.
    ``recalibrate`` multiplies each analyst's log odds by what his resolved forecasts teach; ``extremise`` moves the
    pool away from the prior where analysts hold different evidence. ``habit`` is the standard deviation of the natural
    logarithm of a factor on all weights of an analyst, drawn once for him: his habit of over- or understating.
    ``budget`` is what may be spent on finding out things together, in the unit of the items' ``effort``.
    """

    seed: int = 431
    shape: Shape = "pert"
    pool: Literal["linear", "logarithmic", "coherence-weighted", "coherence-weighted-logarithmic"] = "linear"
    coherence_beta: float = 0.0
    recalibrate: bool = False
    extremise: bool = False
    habit: float = 0.0
    budget: float | None = None
    lapse: float = 0.02
    draws: int = 4096
    collapse: bool = True
    floor: float = 0.001
    ach_preset: str = "prophasis"
    grade_preset: str = "prophasis"


@record
class Case:
    """A question, its rival hypotheses, the evidence with its ratings, and what hangs on them.

    ``base`` is the folder that relative file names start from; it is not part of the file.
    """

    prophasis: int = 1
    question: str | None = None
    as_of: str | None = None
    handling: str | None = None
    settings: Settings = field(default_factory=Settings)
    documents: Mapping[str, Document] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    hypotheses: Mapping[str, Hypothesis] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    analysts: Mapping[str, Analyst] = field(default_factory=dict)
    dependence: tuple[Dependence, ...] = ()
    network: DrawnNetwork | None = None
    premises: Mapping[str, Premise] = field(default_factory=dict)
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    game: Game | None = None
    policies: Mapping[str, Policy] = field(default_factory=dict)
    forecasts: Mapping[str, Forecast] = field(default_factory=dict)
    glossary: Mapping[str, tuple[Gloss, ...]] = field(default_factory=dict)
    notes: str | None = None
    base: str | None = None

    def asked(self) -> dict[str, str]:
        """Questions by id; a case with one unnamed question has it under the id ``question``."""
        if self.questions:
            return {key: question.text for key, question in self.questions.items()}
        return {"question": self.question or "What explains the evidence?"}

    def hypotheses_of(self, question: str) -> dict[str, Hypothesis]:
        """The hypotheses of one question, in the order of the file; those without ``of`` belong to the first."""
        first = next(iter(self.asked()))
        return {key: h for key, h in self.hypotheses.items() if (h.of or first) == question}
