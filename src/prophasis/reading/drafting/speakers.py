"""Speakers: a name for whoever gives words but is no known actor ("two members of the audit committee")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from prophasis.case import Mark, Mention, Place, Statement
from prophasis.reading.drafting.wording import one_line, slug

_ARTICLE = re.compile(r"^(?:the|an?|its?|his|her|their|our|this|that)\s+", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:he|she|it|they|we|i|you|who|which|that|this|one|there|what|some|others?|many)$", re.IGNORECASE
)
_APPOSED = re.compile(r"\s*,\s+((?:[A-Z][\w'’-]+\s+)+[A-Z][\w'’-]+)\s*,")
ACCORDING = re.compile(
    r"\baccording to ([^,;:.()“”\"]{3,80}?)(?:, ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)+))?,", re.IGNORECASE
)
"""A sentence told after somebody."""
_NONE = re.compile(r"^(?:no|few|nobody|neither|none|hardly any|not)\b", re.IGNORECASE)
SELF = re.compile(
    r"^(?:in (?:our|my|the (?:author|review|report)['’]?s?) (?:view|opinion|judge?ment|assessment)|we|i"
    r"|(?:the|this|our) (?:review|report|paper|study|memo|memorandum|article|inquiry|authors?|analysis|assessment|note"
    r"|essay|brief|investigation|commission|team))\b",
    re.IGNORECASE,
)
"""Words by which a document speaks of itself."""


def name_of(text: str) -> str | None:
    """The name of a speaker who is no known actor; None where the words name nobody."""
    name = _ARTICLE.sub("", one_line(text)).strip(" ,.;:")
    if (
        not re.search(r"[^\W\d_]{2}", name)
        or _NOBODY.match(name)
        or _NONE.match(name)
        or SELF.match(one_line(text))
        or len(name) > 80
    ):
        return None
    return name


def named(text: str, mentions: Sequence[Mark], statements: Sequence[Mark]) -> tuple[list[Mark], dict[str, str]]:
    """Statements with their sources filled in from the words that name them, and the names of the new actors."""
    names: dict[str, str] = {}
    found: list[Mark] = []
    for mark in statements:
        payload = mark.payload
        if isinstance(payload, Statement) and payload.source is None and payload.source_span:
            key = _key(text, payload.source_span, mentions, names)
            mark = replace(mark, payload=replace(payload, source=key)) if key else mark
        found.append(mark)
    return found, names


def _key(text: str, place: Place, mentions: Sequence[Mark], names: dict[str, str]) -> str | None:
    start, end = place
    apposed = _APPOSED.match(text, end)
    if apposed:
        start, end = apposed.span(1)
    for mark in mentions:
        if isinstance(mark.payload, Mention) and mark.start <= start and end <= mark.end and mark.payload.how == "name":
            return mark.payload.actor
    name = name_of(text[start:end])
    if name is None:
        return None
    key = slug(name, limit=5, length=48)
    names.setdefault(key, name)
    return key


def accorded(text: str) -> str | None:
    """Whom a sentence is told after: "According to a retired dispatcher, ...". Its name."""
    found = ACCORDING.search(one_line(text))
    return name_of(found.group(2) or found.group(1)) if found else None


__all__ = ["ACCORDING", "SELF", "accorded", "name_of", "named"]
