"""Fields: a text -> the fields of meaning that its words belong to, so that it is known for what it does not name."""

from __future__ import annotations

import re
from functools import lru_cache

from prophasis.reading.gazetteer import parts, rows

_TWICE = "+"
"""Marks a field of which a text has two words or more."""


def fields(text: str) -> frozenset[str]:
    """The fields of which a text has a word; those of which it has two stand a second time, marked."""
    low = text.lower()
    found: set[str] = set()
    for name, pattern in _patterns().items():
        words = {match.group() for match in pattern.finditer(low)}
        if words:
            found |= {_key(name)} | ({_key(name) + _TWICE} if len(words) > 1 else set())
    return frozenset(found)


def whole(fields_of: frozenset[str]) -> frozenset[str]:
    """Fields with their second mark, as what is asked for has them: more words of a field tell more."""
    return frozenset(
        one for name in fields_of for one in (name.removesuffix(_TWICE), name.removesuffix(_TWICE) + _TWICE)
    )


def is_field(word: str) -> bool:
    """Whether a word of a profile is a field."""
    return word.startswith("~")


def _key(name: str) -> str:
    return f"~{name}"


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(r"\b(?:" + "|".join(map(_expression, parts(words.lower()))) + r")\b")
        for name, words in rows("fields.tsv", 2, package="prophasis.reading.cues")
    }


def _expression(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word).replace(r"\ ", r"\s+")


__all__ = ["fields", "is_field", "whole"]
