"""Phrases: cues in a small notation -> one pattern. ``*`` ends a stem, ``..`` spans four words, ``...`` ten."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_GAPS = {"..": r"(?:\W+\w+){0,4}?\W+", "...": r"(?:\W+\w+){0,10}?\W+"}


def union(cues: Iterable[str], classes: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Any of ``cues``, the longest first; capitals name a word class, given in ``classes`` as an expression."""
    longest_first = sorted(cues, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(expression(cue, classes or {}) for cue in longest_first) + r")(?!\w)")


def expression(cue: str, classes: Mapping[str, str]) -> str:
    """One cue as a regular expression over lower-case text."""
    pattern, gap = "", ""
    for word in cue.split():
        if word in _GAPS:
            gap = _GAPS[word]
            continue
        pattern += gap or (r"\W+" if pattern else "")
        gap = ""
        pattern += _word(word, classes)
    return pattern


def _word(word: str, classes: Mapping[str, str]) -> str:
    for name, members in classes.items():
        if word.startswith(name):
            return members + re.escape(word[len(name) :].lower())
    stem = word.lower()
    return re.escape(stem[:-1]) + r"\w*" if stem.endswith("*") else re.escape(stem)


__all__ = ["expression", "union"]
