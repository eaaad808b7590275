"""A stored quotation + a changed copy of its document -> where it stands now, or why it is detached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from prophasis.case import Place, Span


@dataclass(frozen=True, slots=True)
class Refound:
    """``place`` is None where the quotation is detached, and ``why`` then says so; ``how`` is what it was found by."""

    place: Place | None
    how: Literal["position", "quotation"] | None = None
    why: str | None = None


def refind(text: str, span: Span) -> Refound:
    """Look for a quotation in a copy of its document that may have changed.

    First at its position, then wherever it stands; it must be there word for word, with what stood before or
    behind it, and at one place only. It is never put at the place that fits best.

    Where context is stored (``prefix``, ``suffix``), a quotation that stands once needs one side of it, one that
    stands several times needs both; without stored context it must stand once.
    """
    words = span.quote
    if not words:
        return Refound(None, why="no quotation is stored")
    sides = (span.prefix, span.suffix)
    if text.startswith(words, span.start) and span.start >= 0 and any(_sides(text, span.start, words, sides)):
        return Refound((span.start, span.start + len(words)), how="position")
    places = list(_places(text, words))
    if not places:
        return Refound(None, why="it is not in the document any more")
    if len(places) == 1:
        fitting = [at for at in places if any(_sides(text, at, words, sides))]
        return _one(fitting, words, "it stands once, but between other words")
    if sides == (None, None):
        return Refound(None, why=f"it stands {len(places)} times, and no context is stored")
    fitting = [at for at in places if all(_sides(text, at, words, sides))]
    return _one(fitting, words, f"it stands {len(places)} times, and its context {len(fitting)} times")


def _one(places: list[int], words: str, why: str) -> Refound:
    if len(places) != 1:
        return Refound(None, why=why)
    return Refound((places[0], places[0] + len(words)), how="quotation")


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _sides(text: str, at: int, words: str, sides: tuple[str | None, str | None]) -> tuple[bool, ...]:
    """Whether each stored side of the context is there; an empty one means the edge of the document."""
    prefix, suffix = sides
    end = at + len(words)
    found = []
    if prefix is not None:
        found.append(text.endswith(prefix, 0, at) if prefix else at == 0)
    if suffix is not None:
        found.append(text.startswith(suffix, end) if suffix else end == len(text))
    return tuple(found) or (True,)


__all__ = ["Refound", "refind"]
