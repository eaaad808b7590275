"""Clauses: from the words around a trigger, how far its clause goes, whether it is negated, and of what time it is."""

from __future__ import annotations

import re

from prophasis.case import Place

_EDGE = re.compile(
    r"[;:—]|,\s+(?:and|but|or|so|yet|nor)\s|\b(?:that|which|who|whom|whose|because|when|while|if|unless|after|before"
    r"|although|though|since|until|till|whereas|whether|in order to|so as to|according to)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"(?:if|unless|whether|as though|as if|should|lest)\s*$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no|nobody|none|nothing|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE)
_TERMS = re.compile(
    r"\b[Uu]nder (?:(?:its|the|this|that|an?) (?:\w+ ){0,2}(?:articles?|treaty|agreement|deal|accord|plan|terms|clause"
    r"|proposal|law|truce|pact)\b|its (?:first|second|third|fourth|fifth|last)\b)"
)
"""What is laid down and not told."""
_FUTURE = re.compile(
    r"\b(?:will|would|won[’']t|wouldn[’']t|shall|going to|about to|ready to|willing to|prepared to|determined to"
    r"|means? to|plan(?:s|ned|ning)?|inten(?:d|ds|ded|tion|tions)|promised?|vow(?:ed)?|pledged?|agreed|wish"
    r"|want(?:s|ed)?|aim)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:may|might|could|would have|should|must|[Pp]erhaps|[Pp]ossibly|[Mm]aybe)\b")
"""Small letters only: "May" is a month."""
_NOT_TOLD = re.compile(
    r"\b(?:rul(?:e|ed|es|ing) out|den(?:y|ied|ies|ying)|dismiss\w*|reject\w*|refus\w*|threaten\w*|warn\w*"
    r"|call(?:s|ed)? for|demand\w*|propos\w*|oppos\w*|avoid\w*|prevent\w*|avert\w*|fear\w*|accus\w*|suspect\w*"
    r"|rumou?r\w*)\b",
    re.IGNORECASE,
)


def clause_of(text: str, place: Place, bounds: Place) -> Place:
    """The clause of the trigger at ``place`` inside ``bounds``: up to the nearest joint on either side."""
    first, last = bounds
    for edge in _EDGE.finditer(text, first, place[0]):
        first = edge.end()
    edge_after = _EDGE.search(text, place[1], last)
    return first, edge_after.start() if edge_after else last


def supposed(text: str, clause: Place, bounds: Place) -> bool:
    """Whether the clause is only supposed: a condition, a question, a possibility."""
    laid_down = _TERMS.search(text, *bounds)
    return bool(laid_down or _SUPPOSED.search(text[bounds[0] : clause[0]]) or _POSSIBLE.search(text[slice(*clause)]))


def only_spoken_of(text: str, clause: Place, trigger: int) -> bool:
    """Whether somebody only speaks of the deed in the clause: rules it out, threatens it, demands it."""
    return _NOT_TOLD.search(text[clause[0] : trigger]) is not None


def negated(text: str, clause: Place, trigger: int) -> bool:
    """Whether a negation stands before the trigger in its clause; two of them are none."""
    return len(_NEGATED.findall(text[clause[0] : trigger])) % 2 == 1


def lies_ahead(text: str, clause: Place, trigger: int) -> bool:
    """Whether the clause speaks of what is to come, as its speaker stood in time."""
    return _FUTURE.search(text[clause[0] : trigger]) is not None


__all__ = ["clause_of", "lies_ahead", "negated", "only_spoken_of", "supposed"]
