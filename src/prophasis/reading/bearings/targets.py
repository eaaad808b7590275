"""Targets: what passages may bear on: the user's hypotheses, or the explanations of the document, by motive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prophasis.case import Belief, Explanation, Hypothesis, Mark, Statement
from prophasis.reading.motives import alike, classify, leading
from prophasis.reading.reasons import doubts

if TYPE_CHECKING:
    from prophasis.reading.bearings.passages import Passage
    from prophasis.reading.page import Page

ALIKE = 0.25
"""From this share of common motives on, a text is held to speak of a target."""
_WEIGHT = {"asserts": 1.0, "denies": -1.0, "concedes": 0.3, "reports": -0.2}
_DOUBT, _BELIEF, _FALSE = -0.7, 0.6, -0.7


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

    def near(self, motives: dict[str, float]) -> float:
        """How far a text's motives are this target's, from 0 to 1."""
        return alike(self.motives, motives)


def targets(page: Page, passages: Sequence[Passage]) -> list[Target]:
    """What passages of the page may bear on, with the author's line on each."""
    explanations = [mark for mark in page.layer("explanation") if isinstance(mark.payload, Explanation)]
    found = of_hypotheses(page.hypotheses) if page.hypotheses else _of_explanations(page, explanations)
    for target in found:
        target.line = _line(page, target, explanations, passages)
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
    """The words of an explanation's reason, or of the whole of it where those name no motive."""
    assert isinstance(mark.payload, Explanation)
    start, end = mark.payload.explanans
    text = page.text[start:end]
    return text if classify(text) else page.text[mark.start : mark.end]


def _line(page: Page, target: Target, explanations: Iterable[Mark], passages: Sequence[Passage]) -> float:
    line = 0.0
    for mark in explanations:
        assert isinstance(mark.payload, Explanation)
        share = target.near(classify(reason_text(page, mark)))
        if share >= ALIKE:
            line += _WEIGHT[mark.payload.stance] * share
    for passage in passages:
        for doubt in doubts.find(passage.sent):
            scope = passage.sent.doc[doubt.scope[0] : doubt.scope[1]].text
            line += _DOUBT * target.near(classify(scope))
    line += sum(_held(page, mark, target) for mark in (*page.layer("belief"), *page.layer("statement")))
    return line


def _held(page: Page, mark: Mark, target: Target) -> float:
    """What a belief or a statement adds to the author's line."""
    share = target.near(classify(page.text[mark.start : mark.end]))
    if share < ALIKE:
        return 0.0
    if isinstance(mark.payload, Statement):
        return _FALSE * share if mark.payload.reported_as_false else 0.0
    if isinstance(mark.payload, Belief) and mark.payload.attitude in ("wants", "intends", "fears"):
        return share * (-_BELIEF if mark.payload.attribution == "denies" else _BELIEF)
    return 0.0
