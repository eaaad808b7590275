"""Change: when the first teller of a narrative came to say something else of the same matter, or fell silent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prophasis.case import Mention
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.collating.reason import Reason
from prophasis.reading.contradictions.audience import same_explained
from prophasis.reading.drafting.wording import overlap
from prophasis.reading.narratives.cluster import Told, stems_of

_DROPPED = re.compile(
    r"\b(?:no longer (?:spoke|speaks|said|says|claim\w*|mention\w*|call\w*|insist\w*)"
    r"|(?:dropped|abandoned|gave up|withdrew|retracted|took back) (?:the|its|his|her|their|that|this) "
    r"(?:claim|charge|story|talk|accusation|line|word|statement|demand)"
    r"|(?:stopped|ceased) (?:speaking|talking|saying|claiming|mentioning|to (?:speak|claim|say)))\b",
    re.IGNORECASE,
)


def change(corpus: Corpus, tellings: Sequence[Told]) -> str | None:
    """In a sentence, the later words of the first teller that depart from the narrative; None where there are none."""
    first = tellings[0]
    if first.who is None:
        return None
    return _dropped(corpus, first) or _other_reason(corpus, first)


def _dropped(corpus: Corpus, first: Told) -> str | None:
    """A sentence that says that the teller no longer says so."""
    for leaf in corpus.leaves:
        for place in leaf.sentences:
            text = leaf.quote(place)
            found = _DROPPED.search(text)
            if found and stems_of(text[found.start() :]) & first.stems and _names(corpus, leaf.id, place, first.who):
                return f"{leaf.quote(place)} ({leaf.id})"
    return None


def _names(corpus: Corpus, document: str, place: tuple[int, int], who: str | None) -> bool:
    leaf = next(leaf for leaf in corpus.leaves if leaf.id == document)
    keys = (
        corpus.identity.key(document, mark.payload.actor)
        for mark in leaf.within("mention", *place)
        if isinstance(mark.payload, Mention)
    )
    return who in keys


def _other_reason(corpus: Corpus, first: Told) -> str | None:
    """Another reason that the teller later gives for what this one explained."""
    own = [reason for reason in corpus.reasons if reason.holder == first.who and reason.affirmed]
    told = next(
        (reason for reason in own if reason.leaf.id == first.leaf.id and reason.sentence == first.sentence), None
    )
    if told is None:
        return None
    later = [one for one in own if _departs(told, one)]
    if not later:
        return None
    other = min(later, key=lambda one: one.said.order)
    return f"{first.name} gives another reason ({other.said.edtf}): “{other.leaf.quote(other.explanation.explanans)}”."


def _departs(told: Reason, other: Reason) -> bool:
    return (
        other.said.edtf is not None
        and told.said.before(other.said)
        and same_explained(told, other)
        and not overlap(told.why, other.why)
    )


__all__ = ["change"]
