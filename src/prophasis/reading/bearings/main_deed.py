"""The main deed: the event that a document's explanations are mostly about, and how near each of them is to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from prophasis.case import Event, Explanation, Mark
from prophasis.reading.events.trigger import nouns, verbs
from prophasis.reading.families import family
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from prophasis.reading.page import Page

ASIDE = 0.2
"""Share of its weight that an explanation of something else keeps."""
_PURPOSE = 0.5
_MENTION = 0.05
_WORD = re.compile(r"[^\W\d_]+")
_TOO_WIDE = wordset(
    """
    force launch make take give go come put set bring do lead work start begin end use place draw pull try keep
    seek
    """
)
_TWICE = 1.5
_POINTING = wordset("act acted acts decision decided decide decisions choice step")
_AIMS = wordset("goal goals aim aims objective objectives ambition ambitions")


def weights(page: Page, explanations: Sequence[Mark]) -> list[float]:
    """1 for explanations of the main deed and of an actor's aims as such, `ASIDE` for the others.

    Where no deed is explained more than once, reasons of any deed count in full and purposes in half.
    """
    named = [_deeds_in(_explanandum(page, mark)) for mark in explanations]
    main = _main(page, explanations, named)
    return [_weight(page, mark, deeds, main) for mark, deeds in zip(explanations, named, strict=True)]


def _weight(page: Page, mark: Mark, deeds: set[str], main: str | None) -> float:
    assert isinstance(mark.payload, Explanation)
    said = set(_WORD.findall(_explanandum(page, mark)))
    if main in deeds or said & _AIMS or said & _POINTING or {"did", "so"} <= said:
        return 1.0
    if main is not None:
        return ASIDE
    return 1.0 if mark.payload.kind in ("cause", "motive") else _PURPOSE


def _main(page: Page, explanations: Sequence[Mark], named: Sequence[set[str]]) -> str | None:
    """The kind of deed that is most explained, twice at least; mentions of it in the text decide between equals."""
    counts: dict[str, float] = {}
    for mark, deeds in zip(explanations, named, strict=True):
        assert isinstance(mark.payload, Explanation)
        for one in deeds:
            counts[one] = counts.get(one, 0.0) + (1.0 if mark.payload.kind in ("cause", "motive") else _PURPOSE)
    counts = {one: count for one, count in counts.items() if count >= _TWICE}
    for mark in page.layer("event"):
        if isinstance(mark.payload, Event):
            for one in _deeds_in(mark.payload.lemma) & counts.keys():
                counts[one] += _MENTION * len(mark.payload.mentions)
    return max(counts, key=lambda one: (counts[one], one)) if counts else None


def _explanandum(page: Page, mark: Mark) -> str:
    assert isinstance(mark.payload, Explanation)
    return page.text[slice(*mark.payload.explanandum)].lower()


def _deeds_in(text: str) -> set[str]:
    """The deeds that a text names: by PLOVER class, so that "invasion", "war" and "attack" are one, else by family."""
    known = _known()
    stems = {family(word) for word in _WORD.findall(text)}
    return {known[stem] or stem for stem in stems if stem in known}


@lru_cache(maxsize=1)
def _known() -> dict[str, str | None]:
    """Families of deeds with their PLOVER class."""
    found: dict[str, str | None] = {}
    for word, (plover, kind) in (*nouns().items(), *verbs().items()):
        if kind == "deed" and word not in _TOO_WIDE:
            found.setdefault(family(word), plover)
    return found
