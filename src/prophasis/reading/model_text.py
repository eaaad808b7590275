"""The model text: what language models see of a canonical text, and the way back to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from prophasis.case import AsRead, Place
from prophasis.reading.furniture.asides import asides
from prophasis.reading.furniture.find import furniture
from prophasis.reading.furniture.paragraph import Piece
from prophasis.reading.lines import breaks
from prophasis.reading.markings import citation_markers, markdown_marks, noise

_CLOSERS = frozenset(".,;:!?)]}”’\"'")


@dataclass(frozen=True)
class ModelText:
    """An unwrapped text with a map back to the canonical one.

    ``back[i]`` is the canonical offset of ``text[i]``; it has one entry more than ``text`` (the end) and never
    falls, so that every model span has one canonical span. Signs put in for a slip share an offset.
    ``furniture`` are the canonical places of headings, captions and boilerplate, which share no paragraph of ``text``
    with prose; ``asides`` those of editors' notes in brackets, which are blanked.
    """

    text: str
    back: tuple[int, ...]
    canonical: str
    furniture: tuple[Piece, ...] = ()
    asides: tuple[Place, ...] = ()

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


def make_model_text(
    canonical: str, *, markdown: bool = False, blank: Iterable[Place] = (), as_read: Sequence[AsRead] = ()
) -> ModelText:
    """Unwrap a canonical text, mend words hyphenated at line ends, and blank what models should not see.

    Blanked are citation markers (``[12]``), editors' notes in brackets, long stretches that are no words, with
    ``markdown`` the marks of Markdown, and the spans in ``blank``.
    Line ends inside a paragraph become one space; paragraphs are parted by an empty line. Every character that
    is kept is the canonical one, but in the words of ``as_read``, which are read as they were meant.
    """
    blank = tuple(blank)
    pieces = furniture(canonical, markdown=markdown, blank=blank)
    ends, mends = breaks(canonical, blank=blank, apart=[(piece.start, piece.end) for piece in pieces])
    notes = list(asides(canonical))
    hidden = bytearray(len(canonical))
    marks = markdown_marks(canonical) if markdown else ()
    for start, end in (*citation_markers(canonical), *marks, *noise(canonical), *notes, *blank):
        hidden[start:end] = b"\x01" * (end - start)
    for start, end in mends:
        hidden[start:end] = b"\x02" * (end - start)
    text: list[str] = []
    back: list[int] = []
    signs = _kept(canonical, hidden, ends)
    for char, offset in _read_as_meant(signs, as_read) if as_read else signs:
        text.append(char)
        back.append(offset)
    back.append(len(canonical))
    return ModelText(text="".join(text), back=tuple(back), canonical=canonical, furniture=pieces, asides=tuple(notes))


def _read_as_meant(signs: Iterator[tuple[str, int]], as_read: Sequence[AsRead]) -> Iterator[tuple[str, int]]:
    """The characters with those of each slip as they were meant; what both have keeps its own offset."""
    waiting = list(as_read)[::-1]
    for char, offset in signs:
        while waiting and waiting[-1].end <= offset:
            waiting.pop()
        if not waiting or offset < waiting[-1].start:
            yield char, offset
        elif offset == waiting[-1].start:
            yield from _meant(waiting[-1])


def _meant(slip: AsRead) -> Iterator[tuple[str, int]]:
    """The signs of the word as meant: those that both have at either end keep theirs, and its ends have its ends."""
    printed, read = slip.printed, slip.read
    shorter = min(len(printed), len(read))
    same = next((i for i in range(shorter) if printed[i] != read[i]), shorter)
    last = next((i for i in range(shorter - same) if printed[-1 - i] != read[-1 - i]), shorter - same)
    offsets = [slip.start + at for at in range(same)]
    offsets += [min(slip.start + same, slip.end - 1)] * (len(read) - same - last)
    offsets += [slip.end - at for at in range(last, 0, -1)]
    offsets[0] = slip.start
    if len(read) > 1:
        offsets[-1] = slip.end - 1
    yield from zip(read, offsets, strict=True)


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
