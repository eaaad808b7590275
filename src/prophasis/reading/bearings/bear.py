"""Bear: passages and targets -> who bears on what, in which direction, with what force."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from prophasis.case import Explanation, Mark, Statement
from prophasis.reading.bearings.main_deed import weights
from prophasis.reading.bearings.profile import profile
from prophasis.reading.bearings.targets import ALIKE, reason_text
from prophasis.reading.bearings.turning import carried_on, turned_back
from prophasis.reading.clauses import negated
from prophasis.reading.contrary import suppositions
from prophasis.reading.cues import beliefs
from prophasis.reading.model import load_model
from prophasis.reading.motives import PLAIN, STRONG
from prophasis.reading.reasons import doubts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from prophasis.case import Place
    from prophasis.case.mark import Direction, Force
    from prophasis.reading.bearings.passages import Passage
    from prophasis.reading.bearings.targets import Target
    from prophasis.reading.page import Page

PLAIN_SPOKEN = 0.55
"""From this share of common motives on, an explanation is held to be of the target itself."""
SPREAD = 0.25
"""Share of a paragraph's sentences that have to speak of its theme."""
FIRM = 1.25
"""How clear it has to be before a paragraph's theme is read into a sentence that does not name it."""
LINE = 0.2
"""How clear the author's stand on a target has to be before a passage is read in its light."""
THEME = 0.4
"""A paragraph has a theme where one target takes this share of what its sentences speak of."""


@dataclass
class Bears:
    """One passage offered for or against one target."""

    passage: Passage
    target: Target
    direction: Direction
    force: Force
    own: bool
    """Whether the passage speaks of the target itself, or inherits its paragraph's theme."""
    reason: str
    mark: Mark | None = None
    head: bool = False
    """Whether the trained head gave the direction."""

    @property
    def place(self) -> Place:
        return self.passage.place


def bear(page: Page, passages: Sequence[Passage], found: Sequence[Target]) -> Iterator[Bears]:
    """All that the passages of a page bear on."""
    within = _explanations_by_passage(page, passages, _of_main_deed(page))
    events = _events(page)
    words = [mark for mark in page.layer("statement") if isinstance(mark.payload, Statement)]
    looks_ahead = _ahead(page, passages)
    themes = _themes(passages, found)
    last: Bears | None = None
    for index, passage in enumerate(passages):
        theme = themes.get(passage.paragraph)
        own = [target for target in found if _speaks(target, passage, theme)]
        own.sort(key=lambda target: -target.profile.spoken(passage.profile))
        told = False
        turned = turned_back(passage, last)
        if turned is not None:
            yield turned
            continue
        for target in own[:2]:
            one = _own(page, passage, target, within.get(index, []), events, looks_ahead[index], words)
            if one is not None:
                told = True
                last = one
                yield one
        quiet = told or looks_ahead[index] or not _any(events, passage.place)
        going_on = carried_on(passage, last) if not quiet else None
        if going_on is not None:
            last = going_on
            yield going_on
            continue
        if not quiet and theme is not None and abs(theme.line) >= FIRM:
            yield Bears(
                passage,
                theme,
                "+" if theme.line > 0 else "-",
                "weak" if passage.force in (None, "weak") else "moderate",
                False,
                "stands in a paragraph that argues about it",
                _nearest(theme, passage),
            )


def _speaks(target: Target, passage: Passage, theme: Target | None) -> bool:
    """Whether a passage speaks of a target: by a strong cue, or a plain one in a paragraph about it or a judgement."""
    judged = doubts.find(passage.sent) or any(suppositions(passage.sent))
    least = PLAIN if theme is target or judged else STRONG
    return target.profile.near(passage.profile) >= ALIKE and target.profile.spoken(passage.profile) >= least


def _own(
    page: Page,
    passage: Passage,
    target: Target,
    marks: Sequence[Mark],
    events: Sequence[int],
    ahead: bool,
    words: Sequence[Mark],
) -> Bears | None:
    """What a passage that speaks of the target says about it."""
    for mark in marks:
        assert isinstance(mark.payload, Explanation)
        if mark.payload.stance == "reports" or target.profile.near(profile(reason_text(page, mark))) < PLAIN_SPOKEN:
            continue
        direction: Direction = "-" if mark.payload.stance == "denies" else "+"
        force = passage.force or ("moderate" if _adds(events, passage, mark) else "flat")
        return Bears(passage, target, direction, force, True, f"the author {mark.payload.stance} it here", mark)
    for doubt in doubts.find(passage.sent):
        scope = passage.sent.doc[doubt.scope[0] : doubt.scope[1]].text
        if target.profile.near(profile(scope)) >= ALIKE:
            return Bears(
                passage,
                target,
                "-",
                passage.force or "moderate",
                True,
                "the author doubts it here",
                _nearest(target, passage),
            )
    for verb, holds in suppositions(passage.sent):
        if not _of_mind_or_being(verb):
            continue
        condition = " ".join(token.text for token in verb.subtree)
        if target.profile.near(profile(condition)) >= ALIKE:
            why = "the author's argument from what would have followed " + ("without it" if holds else "from it")
            direction = "+" if holds else "-"
            force = passage.force or "moderate"
            return Bears(passage, target, direction, force, True, why, _nearest(target, passage))
    if abs(target.line) < FIRM and _spoken_by_other(words, passage, target):
        why = "a speaker says so, and the author does not argue hard about it"
        return Bears(passage, target, "-" if _denied(passage) else "+", "weak", True, why, _nearest(target, passage))
    if abs(target.line) < LINE:
        return _reported(page, passage, target, marks)
    if ahead:
        return None
    direction = "+" if target.line > 0 else "-"
    stand = "for" if target.line > 0 else "against"
    force = passage.force or ("moderate" if _any(events, passage.place) else "weak")
    return Bears(
        passage,
        target,
        direction,
        force,
        True,
        f"speaks of it, and the author argues {stand} it",
        _nearest(target, passage),
    )


def _of_mind_or_being(verb: Token) -> bool:
    """ "Had it feared an attack", "had there been a threat": not "had the salt arrived", of a cause."""
    existing = any(child.dep_ == "expl" for child in verb.children)
    return existing or ("verb", verb.lemma_.lower()) in beliefs()


def _spoken_by_other(words: Sequence[Mark], passage: Passage, target: Target) -> bool:
    """Whether it is another's words in the passage that speak of the target."""
    start, end = passage.place
    at = bisect_left(words, start, key=lambda mark: mark.end)
    for mark in words[at : at + 6]:
        assert isinstance(mark.payload, Statement)
        if mark.start >= end:
            break
        told = mark.payload.mode != "act" and not mark.payload.reported_as_false
        if told and target.profile.near(profile(mark.quote)) >= ALIKE:
            return True
    return False


def _reported(page: Page, passage: Passage, target: Target, marks: Sequence[Mark]) -> Bears | None:
    """Where the author takes no side, what a speaker offers or refuses as the reason."""
    for mark in marks:
        assert isinstance(mark.payload, Explanation)
        if mark.payload.stance == "reports" and target.profile.near(profile(reason_text(page, mark))) >= PLAIN_SPOKEN:
            return Bears(passage, target, "+", "weak", True, "a speaker offers it here", mark)
    if not target.hypothesis or not target.profile.in_common(passage.profile) or _asks(passage):
        return None
    why = "speaks of it; the author takes no clear side"
    if page.heads:
        from prophasis.reading.heads.stance import logit

        for_it = logit(_parsed(page.hypotheses[target.id].text), passage.sent) > 0
        return Bears(passage, target, "+" if for_it else "-", "weak", True, why, None, head=True)
    return Bears(passage, target, "-" if _denied(passage) else "+", "weak", True, why, None)


DENIES_REASON = re.compile(
    r"\bexplain(?:s|ed)?\s+(?:little|nothing|less|none)\b|\b(?:is|was) no (?:motive|reason|aim|explanation)\b"
    r"|^(?:if|had)\b[^,]*\bbeen (?:the|its|his|her|their) (?:aim|goal|reason|motive|purpose|cause|object|concern)\b",
    re.IGNORECASE,
)
"""Wordings that refuse a reason: "explains little", "if money had been the aim"."""


@lru_cache(maxsize=64)
def _parsed(text: str) -> Doc:
    return load_model().nlp(text)


def _asks(passage: Passage) -> bool:
    return passage.sent.text.rstrip().endswith("?")


def _denied(passage: Passage) -> bool:
    """Whether the sentence says that something is not so."""
    if DENIES_REASON.search(passage.sent.text):
        return True
    root = passage.sent.root
    first = next((token.lower_ for token in passage.sent if token.is_alpha), "")
    return first in ("no", "nor", "neither", "not", "nobody", "nothing", "yet") or negated(root)


def _nearest(target: Target, passage: Passage) -> Mark | None:
    """The explanation mark of the target closest to the passage, those that take a stand first."""
    if not target.marks:
        return None
    middle = (passage.place[0] + passage.place[1]) // 2

    def distance(mark: Mark) -> tuple[bool, int]:
        assert isinstance(mark.payload, Explanation)
        return mark.payload.stance == "reports", abs((mark.start + mark.end) // 2 - middle)

    return min(target.marks, key=distance)


def _of_main_deed(page: Page) -> list[Mark]:
    """The explanations of the document's main deed."""
    marks = page.layer("explanation")
    return [mark for mark, weight in zip(marks, weights(page, marks), strict=True) if weight == 1.0]


def _explanations_by_passage(page: Page, passages: Sequence[Passage], marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    at = 0
    for index, passage in enumerate(passages):
        start, end = passage.place
        while at < len(marks) and marks[at].end <= start:
            at += 1
        for mark in marks[max(at - 8, 0) : at + 40]:
            if mark.start >= end:
                break
            assert isinstance(mark.payload, Explanation)
            low, high = mark.payload.explanans
            if start <= low and high <= end:
                found.setdefault(index, []).append(mark)
    return found


def _events(page: Page) -> list[int]:
    """Where something is told that was or was not: starts of actual and denied events, in order."""
    real = ("actual", "denied")
    return [mark.start for mark in page.layer("event") if getattr(mark.payload, "modality", "") in real]


def _adds(events: Sequence[int], passage: Passage, mark: Mark) -> bool:
    """Whether the passage tells of anything besides the thesis itself."""
    start, end = passage.place
    return _any(events, (start, max(start, mark.start))) or _any(events, (min(end, mark.end), end))


def _ahead(page: Page, passages: Sequence[Passage]) -> list[bool]:
    """Whether a passage only says what should be or will be, and so tells nothing of why something was."""
    kinds = ("recommendation", "condition")
    starts = [mark.start for mark in page.layer("projection") if getattr(mark.payload, "kind", "") in kinds]
    return [_any(starts, passage.place) for passage in passages]


def _any(starts: Sequence[int], place: Place) -> bool:
    at = bisect_left(starts, place[0])
    return at < len(starts) and starts[at] < place[1]


def _themes(passages: Sequence[Passage], found: Sequence[Target]) -> dict[int, Target]:
    """The target that each paragraph is mostly about: half of its sentences speak of it, and of others less."""
    totals: dict[int, dict[str, float]] = {}
    speaking: dict[tuple[int, str], int] = {}
    length: dict[int, int] = {}
    for passage in passages:
        length[passage.paragraph] = length.get(passage.paragraph, 0) + 1
        here = totals.setdefault(passage.paragraph, {})
        for target in found:
            share = target.profile.near(passage.profile)
            if share >= ALIKE:
                here[target.id] = here.get(target.id, 0.0) + share
                speaking[passage.paragraph, target.id] = speaking.get((passage.paragraph, target.id), 0) + 1
    by_id = {target.id: target for target in found}
    themes: dict[int, Target] = {}
    for paragraph, here in totals.items():
        best = max(here, key=lambda key: here[key], default=None)
        if best is None or here[best] / sum(here.values()) < THEME:
            continue
        if speaking[paragraph, best] >= SPREAD * length[paragraph]:
            themes[paragraph] = by_id[best]
    return themes
