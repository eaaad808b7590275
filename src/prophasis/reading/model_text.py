"""The model text: what language models see of a canonical text, and the way back to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from prophasis.case import Place
from prophasis.reading.lines import breaks
from prophasis.reading.markings import citation_markers, markdown_marks, noise

_CLOSERS = frozenset(".,;:!?)]}”’\"'")


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
        first, last = start, end
        while first < last and self.text[first].isspace():
            first += 1
        while last > first and self.text[last - 1].isspace():
            last -= 1
        if first == last:
            raise ValueError(f"model span {start}..{end} holds nothing but white space")
        return self.back[first], self.back[last - 1] + 1

    def forward(self, start: int, end: int) -> Place:
        """The model span that covers the canonical span ``start..end`` (empty where all of it was blanked)."""
        return bisect_left(self._back, start), bisect_left(self._back, end)

    @cached_property
    def _back(self) -> list[int]:
        return list(self.back)


def make_model_text(canonical: str, *, markdown: bool = False, blank: Iterable[Place] = ()) -> ModelText:
    """Unwrap a canonical text, mend words hyphenated at line ends, and blank what models should not see.

    Blanked are citation markers (``[12]``), long stretches that are no words, with ``markdown`` the marks of Markdown,
    and the spans in ``blank``.
    Line ends inside a paragraph become one space; paragraphs are parted by an empty line. Every character that
    is kept is the canonical one, so that ``place`` can lead back.
    """
    blank = tuple(blank)
    ends, mends = breaks(canonical, blank=blank)
    hidden = bytearray(len(canonical))
    marks = markdown_marks(canonical) if markdown else ()
    for start, end in (*citation_markers(canonical), *marks, *noise(canonical), *blank):
        hidden[start:end] = b"\x01" * (end - start)
    for start, end in mends:
        hidden[start:end] = b"\x02" * (end - start)
    text: list[str] = []
    back: list[int] = []
    for char, offset in _kept(canonical, hidden, ends):
        text.append(char)
        back.append(offset)
    back.append(len(canonical))
    return ModelText(text="".join(text), back=tuple(back), canonical=canonical)


def _kept(canonical: str, hidden: bytearray, ends: frozenset[int]) -> Iterator[tuple[str, int]]:
    """The characters of the model text with their offsets; a run of white space and blanks becomes one gap."""
    gap, first, space, begun = "", 0, -1, False
    for offset, char in enumerate(canonical):
        state = hidden[offset]
        if state == 2:
            continue
        if state or char.isspace() or char in "\ufeff\u200b":
            if not gap:
                gap, first, space = " ", offset, -1
            if not state and char.isspace() and space < 0:
                space = offset
            if offset in ends:
                gap = "\n\n"
            continue
        if gap and begun:
            at = first if space < 0 else space
            if gap == "\n\n":
                yield "\n", first
                if offset - first > 1:
                    yield "\n", offset - 1
            elif space >= 0 or char not in _CLOSERS:
                yield " ", at
        gap, begun = "", True
        yield char, offset
