"""Implied: reasons whose event is understood: "the land was the reason", "others blame the merger"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prophasis.case import Mention, Place
from prophasis.case.mark import Stance
from prophasis.reading.drafting.explanandum import POINTED, Explanandum
from prophasis.reading.drafting.leaf import Leaf

_KIND = r"(?:(?:real|true|main|chief|likel(?:y|iest|ier)|best|better|more likely|only|whole|full|deeper|simplest)\s+)*"
_REASON = r"(?:reason|cause|motive|explanation)"
_OPENING = (
    r"(?:(?:but|and|yet|still|so|perhaps|more likely|most likely|probably|above all|in (?:our|my) (?:view|opinion)"
    r"|according to [^,]{3,80}|in truth|in fact|rather|instead)[,:]?\s+)*"
)
_SUBJECT = re.compile(
    rf"^{_OPENING}(?P<reason>(?!it\b|this\b|that\b|which\b|what\b|there\b|he\b|she\b|they\b)[^,;:.?!]{{3,90}}?)\s+"
    rf"(?:was|is|remains|were|are)\s+(?P<no>not\s+|hardly\s+|never\s+|no\s+)?(?:probably\s+|likely\s+|perhaps\s+)?"
    rf"(?:the|a|one)?\s*{_KIND}{_REASON}\b(?!\s+(?:for|of|why|to)\b)",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    rf"^{_OPENING}(?:(?:the|a|his|her|its|their|another|one)\s+{_KIND}(?:{_REASON}|key|aim|purpose)"
    r"(?:\s+(?:to|for|of|behind)\s+(?:the|this|that|his|her|its|their)\s+[\w-]+)?|what remains)\s+"
    r"(?:was|is|lay in|lies in|were|remains)\s+(?:therefore\s+|probably\s+|simply\s+|clearly\s+)?"
    r"(?P<no>not\s+|never\s+)?(?P<reason>(?!that\b|not\b|clear\b|unknown\b|simple\b)[^,;:.?!]{3,110}?)"
    r"(?:\s+(?:rather than|instead of|and not)\s+(?P<other>[^,;:.?!]{3,80}))?(?=[,;:.?!]|$)",
    re.IGNORECASE,
)
_BLAMED = re.compile(
    r"\b(?P<who>some|others|many|several|most|the [\w-]+(?: [\w-]+)?|[A-Z][\w-]+(?: [A-Z][\w-]+)*)"
    r"\s+(?:has|have|had)?\s*(?:also\s+)?(?:blam(?:es?|ed)|cit(?:es?|ed)|point(?:s|ed)? to|invok(?:es?|ed))\s+"
    r"(?P<reason>[^,;:.?!“”\"]{3,90}?)(?=[,;:.?!]|$)",
    re.IGNORECASE,
)
_EQUATED = re.compile(
    r"^(?:nor|neither) (?:was|is|were) (?P<event>(?:the|this|that) [\w-]+|it) (?P<reason>an? [^,;:.?!]{3,90})",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r", as (?P<who>(?!if\b|though\b|he\b|she\b|they\b|we\b|it\b)[^,;:.?!]{3,50}?)"
    r" (?:still |often |once |now |like to )?(?:suppose|think|believe|claim|say|argue|maintain|insist)(?:s|d|ed)?\b",
    re.IGNORECASE,
)
_GROUNDS = re.compile(
    r"\b(?:for|on)\s+(?P<reason>(?!the\b|these\b|those\b|such\b|many\b|several\b|other\b|no\b)"
    r"[\w-]+(?:\s+(?:and\s+|or\s+)?[\w-]+)?\s+(?:reasons|grounds))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"^{_OPENING}(?P<reason>[^,;:.?!]{{3,60}}?)\s+cannot be (?:ruled out|excluded|dismissed)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Implied:
    """A reason whose event is understood: its place, the stance of its wording, who gives it if not the author."""

    place: Place
    stance: Stance
    speaker: str | None = None
    kind: str = "cause"


def implied(leaf: Leaf, sentence: Place, explanandum: Explanandum) -> Iterator[Implied]:
    """The reasons that one sentence gives so, in order of place."""
    text = leaf.text[sentence[0] : sentence[1]]
    if text.rstrip().endswith("?"):
        return
    start = sentence[0]
    for pattern in (_SUBJECT, _PREDICATE):
        if found := pattern.match(_flat(text)):
            yield Implied(_at(start, found, "reason"), "denies" if found.group("no") else "asserts", kind="motive")
            if pattern is _PREDICATE and found.group("other"):
                yield Implied(_at(start, found, "other"), "denies", kind="motive")
            return
    equated = _EQUATED.match(_flat(text))
    if equated and explanandum.speaks_of(equated.group("event")) >= POINTED:
        yield Implied(_at(start, equated, "reason"), "denies", kind="motive")
        others = _SUPPOSED.match(_flat(text), equated.end())
        if others and (speaker := leaf.speaker(others.group("who"))):
            yield Implied(_at(start, equated, "reason"), "reports", speaker, kind="motive")
    if found := _OPEN.match(_flat(text)):
        yield Implied(_at(start, found, "reason"), "concedes")
    for found in _BLAMED.finditer(_flat(text)):
        place = _at(start, found, "reason")
        if not _only_actor(leaf, place) and not re.search(r"\bfor\b", found.group("reason")):
            yield Implied(place, "reports", leaf.speaker(found.group("who")) or _crowd(leaf, found.group("who")))
    for found in _GROUNDS.finditer(_flat(text)):
        clause = re.split(r"[,;:]", text[: found.start()])[-1]
        if explanandum.speaks_of(clause) >= POINTED:
            yield Implied(_at(start, found, "reason"), "asserts")


def _flat(text: str) -> str:
    """The text on one line, each character in its place."""
    return re.sub(r"\s", " ", text)


def _at(start: int, found: re.Match[str], name: str) -> Place:
    return start + found.start(name), start + found.end(name)


def _crowd(leaf: Leaf, words: str) -> str:
    """An actor for those who are only counted: "some", "others"."""
    key = words.lower()
    leaf.speakers.setdefault(key, key)
    return key


def _only_actor(leaf: Leaf, place: Place) -> bool:
    """Whether a place names an actor and nothing else: somebody blamed is no reason."""
    return any(
        isinstance(mark.payload, Mention) and mark.end - mark.start >= 0.7 * (place[1] - place[0])
        for mark in leaf.within("mention", *place)
    )


__all__ = ["Implied", "implied"]
