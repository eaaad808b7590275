"""Targets: what passages may bear on: the user's hypotheses, or the explanations of the document, by motive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prophasis.case import Belief, Explanation, Hypothesis, Mark, Statement
from prophasis.reading.bearings.main_deed import ASIDE, weights
from prophasis.reading.motives import alike, classify, leading
from prophasis.reading.reasons import doubts

if TYPE_CHECKING:
    from prophasis.reading.bearings.passages import Passage
    from prophasis.reading.page import Page

ALIKE = 0.25
"""From this share of common motives on, a text is held to speak of a target."""
_WEIGHT = {"asserts": 1.0, "denies": -1.0, "concedes": 0.3, "reports": -0.2}
_DOUBT, _AIM, _NO_FEAR, _FALSE = -0.7, 0.1, -0.6, -0.7
_STAND = 0.5
"""From this weight of explanations and doubts on, the author has taken a stand; thoughts of others are none."""


@dataclass
class Target:
    """A hypothesis, or the explanations of one class of motives, as what evidence bears on.

    ``line`` sums up the author's stand: above 0 the author argues for it, below 0 against it.
    """

    id: str
    motives: dict[str, float]
    hypothesis: bool
    line: float = 0.0
    marks: list[Mark] = field(default_factory=list)

    def spoken(self, passage: Passage) -> float:
        """The weight of the passage's cues that are this target's."""
        return sum(weight for key, weight in passage.cues.items() if key in self.motives)

    def near(self, motives: dict[str, float]) -> float:
        """How far a text's motives are this target's, from 0 to 1."""
        return alike(self.motives, motives)


def targets(page: Page, passages: Sequence[Passage]) -> list[Target]:
    """What passages of the page may bear on, with the author's line on each."""
    explanations = [mark for mark in page.layer("explanation") if isinstance(mark.payload, Explanation)]
    found = of_hypotheses(page.hypotheses) if page.hypotheses else _of_explanations(page, explanations)
    shares = weights(page, explanations)
    for target in found:
        target.line = _line(page, target, explanations, shares, passages)
    return found


def of_hypotheses(hypotheses: Mapping[str, Hypothesis]) -> list[Target]:
    """The user's hypotheses, the catch-all left out: nothing can be offered for "none of these"."""
    return [
        Target(id=key, motives=classify(one.text), hypothesis=True)
        for key, one in hypotheses.items()
        if not one.catch_all and classify(one.text)
    ]


def _of_explanations(page: Page, explanations: Iterable[Mark]) -> list[Target]:
    """One target a class of motives that an explanation of the document speaks of."""
    found: dict[str, Target] = {}
    for mark in explanations:
        motive = leading(reason_text(page, mark))
        if motive is not None:
            found.setdefault(motive, Target(id=motive, motives={motive: 1.0}, hypothesis=False)).marks.append(mark)
    return list(found.values())


def reason_text(page: Page, mark: Mark) -> str:
    """The words of an explanation's reason."""
    assert isinstance(mark.payload, Explanation)
    return page.text[slice(*mark.payload.explanans)]


def _line(
    page: Page,
    target: Target,
    explanations: Sequence[Mark],
    shares: Sequence[float],
    passages: Sequence[Passage],
) -> float:
    line, taken = 0.0, 0.0
    for mark, weight in zip(explanations, shares, strict=True):
        assert isinstance(mark.payload, Explanation)
        near = target.near(classify(reason_text(page, mark)))
        if near >= ALIKE:
            line += _WEIGHT[mark.payload.stance] * near * weight
            taken += weight if mark.payload.stance != "reports" else 0.0
    for passage in passages:
        for doubt in doubts.find(passage.sent):
            scope = passage.sent.doc[doubt.scope[0] : doubt.scope[1]].text
            near = target.near(classify(scope))
            line += _DOUBT * near
            taken += near
    line += sum(_held(page, mark, target) for mark in (*page.layer("belief"), *page.layer("statement")))
    return line if taken >= _STAND else line * ASIDE


def _held(page: Page, mark: Mark, target: Target) -> float:
    """What a belief or a statement adds to the author's line."""
    share = target.near(classify(page.text[mark.start : mark.end]))
    if share < ALIKE:
        return 0.0
    if isinstance(mark.payload, Statement):
        return _FALSE * share if mark.payload.reported_as_false else 0.0
    if not isinstance(mark.payload, Belief):
        return 0.0
    if mark.payload.attitude == "fears":
        return share * _NO_FEAR if mark.payload.attribution == "denies" else 0.0
    if mark.payload.attitude in ("wants", "intends"):
        return share * (-_AIM if mark.payload.attribution == "denies" else _AIM)
    return 0.0
