"""Families: verbs and nouns by which one and the same deed is named, and words that only point back to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from prophasis.reading.drafting.wording import kin

_FAMILIES = """
attack assault bomb bombard conquer conquest fight fighting hostilities intervene intervention invade invasion offensive
    occupation occupy re-invasion reinvasion seize seizure strike war warfare destroy destruction raze sack annihilate
    annihilation
nationalise nationalize nationalisation take took taken takeover expropriate expropriation confiscate seize seizure
    requisition appropriate
close closure shut shutting seal bar blockade block embargo halt suspend suspension
move moved deploy deployment send sent dispatch station redeploy transfer mass amass reinforce
refuse refusal reject rejection decline rebuff hold keep kept
withdraw withdrew withdrawal leave left evacuate evacuation pull retreat quit exit give gave given surrender cede yield
    abandon relinquish
sign signature conclude accede accession join
return resume resumption back
resign resignation step leave left leaving departure depart quit go went gone going exit retire retirement
    abdicate abdication
expel expulsion deport deportation banish exile
arrest detain detention imprison jail
recognise recognize recognition
cancel cancellation abandon scrap annul repeal revoke drop dropped rescind
raise rise increase lift
cut reduce reduction lower
"""
_POINTING = re.compile(
    r"\b(?:act(?:ed|s|ing)?|did so|do so|done so|doing so"
    r"|(?:the|an?|this|that|such an?) (?:decision|step|move|measure|action|choice)"
    r"|(?:his|her|its|their) (?:decision|step|move|choice)|decid(?:e|ed|es)"
    r"|mov(?:e|ed) (?:the|its?|his|her|him|their|them|us))\b",
    re.IGNORECASE,
)


def _families() -> list[frozenset[str]]:
    lines = re.sub(r"\n\s+", " ", _FAMILIES).strip().splitlines()
    return [frozenset(line.split()) for line in lines]


FAMILIES = _families()
"""The first is the use of force, for which documents have the most words."""


@lru_cache(maxsize=8192)
def of(word: str) -> frozenset[int]:
    """The families that hold kin of a word."""
    return frozenset(n for n, family in enumerate(FAMILIES) if any(kin(word, other) for other in family))


def together(word: str, other: str) -> bool:
    """Whether two words may name one deed."""
    return kin(word, other) or bool(of(word) & of(other))


def widened(words: Iterable[str]) -> set[str]:
    """The words, and all others that may name the same deeds."""
    words = set(words)
    return words.union(*(FAMILIES[number] for word in words for number in of(word)))


def points_back(text: str) -> bool:
    """Whether a text names a deed only by pointing at it: "acted", "did so", "the decision"."""
    return bool(_POINTING.search(text))


__all__ = ["FAMILIES", "of", "points_back", "together", "widened"]
