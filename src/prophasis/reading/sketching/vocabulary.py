"""Vocabulary: generic words of strategy and of policy -> which themes and which kinds of policy a text speaks of."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from prophasis.reading.gazetteer import parts, rows
from prophasis.reading.phrases import union

_HERE = "prophasis.reading.sketching"


@lru_cache(maxsize=1)
def _themes() -> dict[str, re.Pattern[str]]:
    return {theme: union(parts(cues)) for theme, cues in rows("strategy.tsv", 2, package=_HERE)}


@lru_cache(maxsize=1)
def _policies() -> dict[str, re.Pattern[str]]:
    return {kind: union(parts(cues)) for kind, cues in rows("policies.tsv", 2, package=_HERE)}


def plain(text: str) -> str:
    """Lower case, straight apostrophes, blanks for line breaks: offsets stay."""
    return re.sub(r"\s", " ", text.lower().replace("’", "'"))


def speaks_of(text: str, *themes: str) -> bool:
    """Whether ``text`` speaks of each of the themes of ``strategy.tsv``."""
    low = plain(text)
    return all(_themes()[theme].search(low) for theme in themes)


def found(text: str, theme: str) -> tuple[int, int] | None:
    """Where ``text`` first speaks of a theme."""
    match = _themes()[theme].search(plain(text))
    return match.span() if match else None


def every(text: str, theme: str) -> list[tuple[int, int]]:
    """Every place where ``text`` speaks of a theme."""
    return [match.span() for match in _themes()[theme].finditer(plain(text))]


def policies_in(text: str) -> tuple[str, ...]:
    """The kinds of policy that ``text`` speaks of, those named most first, then in order of place."""
    counts = Counter(kind for kind, _ in policy_places(text))
    first = dict(reversed(policy_places(text)))
    return tuple(sorted(counts, key=lambda kind: (-counts[kind], first[kind])))


def policy_places(text: str) -> list[tuple[str, int]]:
    """Each word of policy in ``text``: its kind and where it stands, in order."""
    low = plain(text)
    found = [(kind, match.start()) for kind, pattern in _policies().items() for match in pattern.finditer(low)]
    return sorted(found, key=lambda pair: pair[1])


__all__ = ["every", "found", "plain", "policies_in", "policy_places", "speaks_of"]
