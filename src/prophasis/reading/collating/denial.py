"""Denial: words around a trigger -> whether they deny it, in which of many wordings."""

from __future__ import annotations

import re
from functools import lru_cache

from prophasis.case import Place
from prophasis.reading.gazetteer import parts, rows

_PLAIN = re.compile(r"\b(?:not|nobody|none|nothing|no|cannot)\b|n[’']t\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:never|there (?:is|are|was|were|has been|had been|have been|will be) no|nobody|no[ -]?one|none|nothing"
    r"|nowhere|any|ever|at no (?:time|point)|not (?:one|a single)"
    r"|not\s+(?:\w+\s+){1,3}(?:one|a single)\s+(?:man|soldier|shot|word|inch|step|person))\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\W*(?:(?:on|at|with|for|from|to|in|into|out|over|up|down|back)\s+)?(no|nobody|no one|none|nothing|not one)\b",
    re.IGNORECASE,
)
"""What denies from behind: "fired on nobody", "took no prisoners"."""
_BACK = re.compile(
    r"^\W*(?:that|this|it|all (?:of )?(?:this|that)|(?:such|these|those|the|this|that) (?:\w+ )?"
    r"(?:claims?|stor(?:y|ies)|reports?|charges?|allegations?|rumou?rs?|accusations?|tales?|talk|news))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=2)
def _pattern(where: str) -> re.Pattern[str]:
    found = [
        cue
        for place, words in rows("denials.tsv", 2, package="prophasis.reading.cues")
        if place == where
        for cue in parts(words)
    ]
    longest = sorted(found, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.sub(r"\\? ", r"\\s+", re.escape(cue)) for cue in longest) + r")\b", re.I)


def denied(text: str, clause: Place, trigger: Place) -> bool:
    """Whether a clause denies what its trigger names; two denials are none."""
    before = text[clause[0] : trigger[0]]
    wide = _pattern("after").findall(before)
    rest = _pattern("after").sub(" ", before)
    inside = _PLAIN.findall(text[trigger[0] : trigger[1]])
    behind = [] if inside else _AFTER.findall(text[trigger[1] : clause[1]])
    count = len(wide) + len(_PLAIN.findall(rest)) + len(inside) + len(behind)
    return (count + int(denied_after(text[trigger[1] : clause[1]]))) % 2 == 1


def denied_after(text: str) -> bool:
    """Whether words say of what stood before them that it is not so ("... is a fabrication")."""
    return _pattern("before").search(text) is not None


def turns_down(sentence: str) -> bool:
    """Whether a sentence says of the one before it that it is not so ("That is a fabrication.")."""
    return _BACK.match(sentence) is not None and denied_after(sentence[:90])


def of_all(text: str, clause: Place) -> bool:
    """Whether a clause denies the deed as such, and not of one thing ("never", "nobody", "not one man")."""
    return _ALL.search(text[slice(*clause)]) is not None


__all__ = ["denied", "denied_after", "of_all", "turns_down"]
