"""The model text: what language models see of a canonical text, and the way back to it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from prophasis.case import Place


@dataclass(frozen=True)
class ModelText:
    """An unwrapped text with a map back to the canonical one.

    ``back[i]`` is the canonical offset of ``text[i]``; it has one entry more than ``text`` (the end) and grows
    strictly, so that every model span has one canonical span.
    """

    text: str
    back: tuple[int, ...]
    canonical: str

    def place(self, start: int, end: int) -> Place:
        """The canonical span of the model span ``start..end``, without white space at either end.

        Raises:
            ValueError: when nothing but white space stands there.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"model span {start}..{end} does not lie inside {len(self.text)} characters")
        first, last = self.back[start], self.back[end - 1] + 1
        while first < last and self.canonical[first].isspace():
            first += 1
        while last > first and self.canonical[last - 1].isspace():
            last -= 1
        if first == last:
            raise ValueError(f"model span {start}..{end} holds nothing but white space")
        return first, last

    def forward(self, start: int, end: int) -> Place:
        """The model span that covers the canonical span ``start..end`` (empty where all of it was blanked)."""
        return bisect_left(self._back, start), bisect_left(self._back, end)

    @cached_property
    def _back(self) -> list[int]:
        return list(self.back)
