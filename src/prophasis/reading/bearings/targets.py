"""Targets: what passages may bear on: the user's hypotheses, or the explanations of the document, by motive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from prophasis.case import Belief, Explanation, Hypothesis, Mark, Statement
from prophasis.reading.bearings.fields import fields, is_field, whole
from prophasis.reading.bearings.main_deed import ASIDE, weights
from prophasis.reading.bearings.profile import Profile, content_words, profile
from prophasis.reading.families import family
from prophasis.reading.model import load_model
from prophasis.reading.motives import leading
from prophasis.reading.reasons import doubts

if TYPE_CHECKING:
    from prophasis.reading.bearings.passages import Passage
    from prophasis.reading.page import Page

ALIKE = 0.25
"""From this share of common motives on, a text is held to speak of a target."""
_WEIGHT = {"asserts": 1.0, "denies": -1.0, "concedes": 0.3, "reports": -0.2}
_DOUBT, _AIM, _NO_FEAR, _FALSE = -0.7, 0.1, -0.6, -0.7
_OFTEN, _NAMED = 0.25, 0.1
_STAND = 0.5
"""From this weight of explanations and doubts on, the author has taken a stand; thoughts of others are none."""


@dataclass
class Target:
    """A hypothesis, or the explanations of one class of motives, as what evidence bears on.

    ``line`` sums up the author's stand: above 0 the author argues for it, below 0 against it.
    """

    id: str
    profile: Profile
    hypothesis: bool
    line: float = 0.0
    marks: list[Mark] = field(default_factory=list)


def targets(page: Page, passages: Sequence[Passage]) -> list[Target]:
    """What passages of the page may bear on, with the author's line on each."""
    explanations = [mark for mark in page.layer("explanation") if isinstance(mark.payload, Explanation)]
    found = (
        of_hypotheses(page.hypotheses, _common(page, passages))
        if page.hypotheses
        else _of_explanations(page, explanations)
    )
    signs = _signs(page, explanations, passages)
    for target in found:
        target.line = _line(target, signs)
    return found


def of_hypotheses(hypotheses: Mapping[str, Hypothesis], common: frozenset[str] = frozenset()) -> list[Target]:
    """The user's hypotheses, the catch-all left out: nothing can be offered for "none of these".

    Besides its motives, a hypothesis is known by its own words: those that no other hypothesis uses and that are
    not ``common`` in the document.
    """
    profiles = {key: profile(one.text) for key, one in hypotheses.items() if not one.catch_all}
    named = {key: naming_words(hypotheses[key].text) | whole(fields(hypotheses[key].text)) for key in profiles}
    found: list[Target] = []
    for key, own in profiles.items():
        others = [words for name, words in named.items() if name != key]
        words = named[key].difference(common, *others)
        if own.motives or words:
            found.append(Target(id=key, profile=replace(own, words=words), hypothesis=True))
    return found


@lru_cache(maxsize=512)
def naming_words(text: str) -> frozenset[str]:
    """The families of the nouns and names of a text, or of all its content words where nothing parses it."""
    doc = load_model().nlp(text)
    tagged = {token.text.lower() for token in doc if token.pos_ in ("NOUN", "PROPN", "ADJ")}
    return frozenset(family(word) for word in content_words(text) if not tagged or word in tagged)


def _common(page: Page, passages: Sequence[Passage]) -> frozenset[str]:
    """Words that tell no hypothesis from another: those of many sentences, and the names of the document's actors."""
    actors = {family(word) for mark in page.layer("mention") for word in content_words(mark.quote)}
    counts = Counter(word for passage in passages for word in passage.profile.words)
    most = max(_OFTEN * len(passages), 3)
    named = max(_NAMED * len(passages), 2)
    told = ((word, count) for word, count in counts.items() if not is_field(word))
    return frozenset(word for word, count in told if count > (named if word in actors else most))


def _of_explanations(page: Page, explanations: Sequence[Mark]) -> list[Target]:
    """A target for each class of motives that explanations speak of, and for each other reason of the main deed."""
    found: dict[str, Target] = {}
    for mark, weight in zip(explanations, weights(page, explanations), strict=True):
        text = reason_text(page, mark)
        motive = leading(text)
        if motive is not None:
            new = Target(id=motive, profile=Profile(motives={motive: 1.0}), hypothesis=False)
            found.setdefault(motive, new).marks.append(mark)
        elif weight == 1.0 and naming_words(text):
            own = Target(id=mark.id, profile=Profile(words=naming_words(text)), hypothesis=False)
            found.setdefault(" ".join(sorted(own.profile.words)), own).marks.append(mark)
    return list(found.values())


def reason_text(page: Page, mark: Mark) -> str:
    """The words of an explanation's reason, without what no model should see."""
    assert isinstance(mark.payload, Explanation)
    return page.model.text[slice(*page.model.forward(*mark.payload.explanans))]


@dataclass(frozen=True)
class _Sign:
    """One place where an author takes a stand: what about, how much for (+) or against (-), and whether by himself."""

    about: Profile
    weight: float
    stand: float
    least: float = 0.0


def _signs(page: Page, explanations: Sequence[Mark], passages: Sequence[Passage]) -> list[_Sign]:
    """All places where the author takes a stand: explanations, doubts, and thoughts and statements told."""
    found: list[_Sign] = []
    for mark, share in zip(explanations, weights(page, explanations), strict=True):
        assert isinstance(mark.payload, Explanation)
        stance = mark.payload.stance
        stand = 0.0 if stance == "reports" else share
        found.append(_Sign(profile(reason_text(page, mark)), _WEIGHT[stance] * share, stand, ALIKE))
    for passage in passages:
        for doubt in doubts.find(passage.sent):
            scope = passage.sent.doc[doubt.scope[0] : doubt.scope[1]].text
            found.append(_Sign(profile(scope), _DOUBT, 1.0))
    for mark in (*page.layer("belief"), *page.layer("statement")):
        weight = _held(mark)
        if weight:
            found.append(_Sign(profile(page.text[mark.start : mark.end]), weight, 0.0, ALIKE))
    return found


def _line(target: Target, signs: Sequence[_Sign]) -> float:
    """The sum of an author's stands on a target; little of it where all of them are only told of others."""
    line, taken = 0.0, 0.0
    for sign in signs:
        near = target.profile.near(sign.about)
        if near > 0 and near >= sign.least:
            line += sign.weight * near
            taken += sign.stand * (near if sign.least == 0 else 1.0)
    return line if taken >= _STAND else line * ASIDE


def _held(mark: Mark) -> float:
    """What a belief or a statement adds to the author's line."""
    if isinstance(mark.payload, Statement):
        return _FALSE if mark.payload.reported_as_false else 0.0
    if not isinstance(mark.payload, Belief):
        return 0.0
    denied = mark.payload.attribution == "denies"
    if mark.payload.attitude == "fears":
        return _NO_FEAR if denied else 0.0
    if mark.payload.attitude in ("wants", "intends"):
        return -_AIM if denied else _AIM
    return 0.0
