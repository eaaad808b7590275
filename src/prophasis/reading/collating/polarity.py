"""Polarity: a trigger in its clause -> whether the deed is affirmed, denied, or neither."""

from __future__ import annotations

import re

from prophasis.case import Place
from prophasis.reading.collating.clause import negated, only_spoken_of
from prophasis.reading.collating.denial import denied
from prophasis.reading.collating.trigger import Trigger
from prophasis.reading.collating.utterance import Utterance

_PREDICATED = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,6}?(?:is|are|was|were|has been|had been|will be|would be)\s+(?!not\b|never\b|no\b)"
)
"""What is said of a deed that is named ("war was certain"): denied, it does not deny the deed."""
_REFUSED = re.compile(
    r"\b(?:was|is|were|are|has|have|had|did|does|do|will|would|can|could)\s*(?:not|never|n[’']t)\b", re.IGNORECASE
)
_STANCE = re.compile(
    r"\W*(?:(?:the|any|an?|all|its|his|her|their)\s+)?(?:[\w-]+\s+)?(?:ideas?|notions?|proposals?|plans?|prospects?|offers?|demands?"
    r"|calls?|bills?|laws?|deals?|requests?|resolutions?)\b",
    re.IGNORECASE,
)
"""What one who rejects it judges, and does not deny ("rejected the idea of sending troops")."""
_UNDER = re.compile(
    r"\b(?:halt|stop|suspend|ceas|cancel|interrupt|abandon|prevent|avert|avoid|block|oppos|reject|refus|veto|threaten|demand"
    r"|propos|offer|discuss|consider|seek|urg|support|fear|expect|justif|defend|condemn|criticis|criticiz|welcom)\w*"
    r"\s+(?:[\w’'-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""Verbs under which a noun of a deed is not told as done."""


def holds(
    text: str, trigger: Trigger, clause: Place, said: Utterance | None, *, ahead: bool, voiced: bool
) -> bool | None:
    """Whether it is affirmed; None where neither. ``voiced``: its author speaks for a side."""
    place, event = trigger.place, trigger.event
    no = denied(text, clause, place)
    if said is not None and "demand" in said.classes:
        return None
    noun = trigger.noun or text[slice(*place)].endswith("ing")
    if noun and _UNDER.search(text[clause[0] : place[0]]):
        return None
    if noun and not no:
        no = _REFUSED.search(text[place[1] : clause[1]].split(",")[0]) is not None
    if said is not None and "deny" in said.classes:
        if (noun and _PREDICATED.match(text, place[1], clause[1])) or _STANCE.match(text, said.content[0]):
            return None
        return False if not no else None
    if event is None:
        if said is None and (ahead and not voiced or only_spoken_of(text, clause, place[0])):
            return None
        return not no
    if said is None:
        if only_spoken_of(text, clause, place[0]) or (ahead and not voiced):
            return None
        if event.modality == "actual" and trigger.head:
            return not (no and not negated(text, clause, place[0]))
        if event.modality == "actual":
            return None if no else True
        return False if event.modality == "denied" else (not no if voiced and ahead else None)
    if event.modality == "denied":
        return False
    if event.modality == "actual" and not ahead:
        return not (no and not negated(text, clause, place[0]))
    return not no if ahead or event.modality == "hypothetical" else None


__all__ = ["holds"]
