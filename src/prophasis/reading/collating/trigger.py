"""Triggers: words that name a deed, and whether they tell of it where no event mark stands on them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prophasis.case import Event, Mark, Place
from prophasis.reading.collating.denial import denied
from prophasis.reading.collating.lexicon import COPULA, Named
from prophasis.reading.events.trigger import nouns

PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)\s+(?:(?:not|never|also|already|again|since|\w+ly)\s+)*$")
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|be|been|being|has|have|had)\s+(?:(?:not|never|also|already|\w+ly)\s+)*$")
_OBJECT = re.compile(r"\s+(?:the|an?|its|his|her|their|our|all|every|no|both|three|two|[A-Z]\w+)\b")
_DEFINITE = re.compile(r"(?:\b(?:the|this|that|these|its|his|her|their|our)|\b\w+['’]s|s['’])\s+(?:\w+\s+){0,2}$", re.I)
_ONLY_NAMED = re.compile(
    r"\b(?:threats?|talk|fears?|risks?|danger|prospects?|plans?|calls?|demands?|rumou?rs?|possibility|chance|hopes?|idea"
    r"|warnings?|accusations?|charges?|case|event|date|eve|law|instead|lest)\s+(?:of|for|about)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Trigger:
    """Words that name a deed, with the event mark that stands on them, if any."""

    place: Place
    family: str
    mark: Mark | None
    event: Event | None
    named: Named | None

    @property
    def head(self) -> bool:
        """Whether the event's own dates are those of these words."""
        return self.mark is not None and self.place[0] <= self.mark.start < self.place[1]

    @property
    def words(self) -> tuple[Place, ...]:
        """The places of the words that tell the deed."""
        return self.named.words if self.named is not None else (self.place,)

    @property
    def noun(self) -> bool:
        """Whether a noun names it."""
        if self.named is None:
            return self.event is not None and self.event.lemma in nouns()
        return self.named.sort == "noun"


def told(text: str, trigger: Trigger, clause: Place, *, refused: bool) -> bool:
    """Whether words on which no event mark stands tell of something, rather than only name it.

    ``refused``: they stand in words by which somebody denies something.
    """
    assert trigger.named is not None
    place = trigger.place
    before = text[clause[0] : place[0]]
    if trigger.named.sort == "state":
        return trigger.named.phrase or COPULA.search(before) is not None
    if refused:
        return True
    if _ONLY_NAMED.search(before):
        return False
    if trigger.named.sort == "noun":
        return _DEFINITE.search(before) is not None or denied(text, clause, place)
    if trigger.named.phrase or (trigger.named.suffers and trigger.named.inflected and before.strip()):
        return True
    if text[slice(*place)].endswith("ing"):
        return PASSIVE.search(before) is not None
    verb = _AUXILIARY.search(before) or _OBJECT.match(text, place[1]) or denied(text, clause, place)
    return trigger.named.inflected and bool(verb)


__all__ = ["PASSIVE", "Trigger", "told"]
