"""Word lists: a text of words -> the set of them, so that lists read as prose where they are used."""

from __future__ import annotations


def wordset(text: str) -> frozenset[str]:
    """The words of ``text``, divided by white space."""
    return frozenset(text.split())
