"""Asides of editors and translators in brackets: no words of the author, in the middle of his."""

from __future__ import annotations

from collections.abc import Iterator

from prophasis.case import Place
from prophasis.reading.furniture.wording import wording


def asides(text: str) -> Iterator[Place]:
    """The places of such asides, brackets included."""
    return (found.span() for found in wording("aside")[0].finditer(text))
