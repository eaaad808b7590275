"""Passages: the sentences of a page with the motives they speak of, the force of their cues, and their paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from prophasis.reading.bearings.profile import Profile, profile
from prophasis.reading.voice import is_authors

if TYPE_CHECKING:
    from spacy.tokens import Span

    from prophasis.case import Place
    from prophasis.case.mark import Force
    from prophasis.reading.page import Page

FORCES: tuple[Force, ...] = ("flat", "weak", "moderate", "strong", "decisive")
_FORCES: dict[str, Force] = {force: force for force in FORCES}


@dataclass
class Passage:
    """A sentence as evidence.

    Attributes:
        place: where it stands, canonically.
        paragraph: the number of its paragraph.
        profile: what it is about.
        force: what its cues say of its firmness; None without a cue.
        against: whether a cue turns against what is claimed.
        cue: where the cue stands.
    """

    sent: Span
    place: Place
    paragraph: int
    profile: Profile = field(default_factory=Profile)
    force: Force | None = None
    against: bool = False
    cue: Place | None = None


@lru_cache(maxsize=1)
def _cues() -> tuple[re.Pattern[str], dict[str, tuple[Force, bool]]]:
    text = files("prophasis.reading").joinpath("cues", "bearing_cues.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    known = {cue: (_FORCES[force], leans == "against") for cue, force, leans in rows}
    longest = sorted(known, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(cue) for cue in longest) + r")\b"), known


def passages(page: Page) -> Iterator[Passage]:
    """The author's sentences, in order."""
    doc = page.doc
    assert doc is not None
    paragraph, before = 0, 0
    for sent in doc.sents:
        if "\n\n" in page.model.text[before : sent.start_char]:
            paragraph += 1
        before = max(sent.end_char - 2, 0)
        if not is_authors(page, sent):
            continue
        place = page.place(sent.start_char, sent.end_char)
        passage = Passage(sent=sent, place=place, paragraph=paragraph, profile=profile(sent.text))
        _weigh(page, passage)
        yield passage


def force_of(text: str) -> Force | None:
    """The force that the cues of a text give it; None without a cue."""
    pattern, known = _cues()
    forces = [known[match.group()][0] for match in pattern.finditer(text.lower())]
    return max(forces, key=FORCES.index, default=None)


def _weigh(page: Page, passage: Passage) -> None:
    pattern, known = _cues()
    text = passage.sent.text.lower()
    best = -1
    for match in pattern.finditer(text):
        force, against = known[match.group()]
        passage.against = passage.against or against
        if FORCES.index(force) > best:
            best = FORCES.index(force)
            passage.force = force
            start = passage.sent.start_char + match.start()
            passage.cue = page.place(start, start + len(match.group()))
