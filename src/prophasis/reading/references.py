"""The list of references at the end of a text: which entry a numbered marker leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prophasis.case import Place
from prophasis.reading.lines import lines
from prophasis.reading.markings import NUMBERS, citation_markers
from prophasis.reading.patterns import Pattern, pattern

LARGEST_SHARE = 0.5
"""A list that makes up more of the text than this is no list: its paragraphs are numbered, as a court's are."""

_BRACKETED = pattern(r"^[ \t]*\[\^?(\d{1,4})\]:?[ \t]*\S")
_NUMBERED = pattern(r"^[ \t]*(\d{1,4})[.)][ \t]+\S")
_HEADING = pattern(
    r"(?i)^[#*_\s\d.]{0,8}(?:references|notes|endnotes|footnotes|sources|bibliography|works cited|literature)"
    r"[:*_\s]{0,4}$"
)


@dataclass(frozen=True)
class Entry:
    """An entry of the list: its number, its place with the number, and what it says."""

    number: int
    place: Place
    text: str


@dataclass(frozen=True)
class _Block:
    place: Place
    bracketed: int | None
    numbered: int | None
    heading: bool


def references(text: str) -> tuple[Entry, ...]:
    """The entries of the list, in order; none where the text has no such list.

    A list stands under its heading (``References``, ``Notes``), or it is the last thing in the text and most of its
    numbers, in brackets, are cited before it.
    """
    blocks = _blocks(text)
    for at, block in enumerate(blocks):
        if block.heading and (found := _entries(text, blocks[at + 1 :], bracketed_alone=False)):
            return found
    last = len(blocks)
    while last and blocks[last - 1].bracketed is not None:
        last -= 1
    found = _entries(text, blocks[last:], bracketed_alone=True)
    if not found:
        return ()
    before = text[: found[0].place[0]]
    markers = [before[slice(*place)] for place in citation_markers(before)]
    cited = {int(number.group(2)) for marker in markers for number in NUMBERS.finditer(marker)}
    return found if sum(entry.number in cited for entry in found) * 2 >= len(found) else ()


def _entries(text: str, blocks: Sequence[_Block], *, bracketed_alone: bool) -> tuple[Entry, ...]:
    """The entries with which ``blocks`` begins; none where they are too much of the text."""
    found = []
    for block in blocks:
        number = block.bracketed if bracketed_alone or block.numbered is None else block.numbered
        if number is None:
            break
        words = " ".join(text[slice(*block.place)].split())
        found.append(Entry(number, block.place, words.lstrip("[^0123456789").lstrip("].):").strip()))
    size = sum(entry.place[1] - entry.place[0] for entry in found)
    return tuple(found) if size <= LARGEST_SHARE * len(text) else ()


def _blocks(text: str) -> list[_Block]:
    """Runs of lines that an empty line, a heading of a list, or the next entry ends."""
    blocks: list[_Block] = []
    open_block = False
    for start, end in lines(text):
        line = text[start:end]
        if not line.strip():
            open_block = False
            continue
        bracketed, numbered = _number(_BRACKETED, line), _number(_NUMBERED, line)
        heading = _HEADING.match(line) is not None
        if open_block and bracketed is None and numbered is None and not heading:
            last = blocks[-1]
            blocks[-1] = replace(last, place=(last.place[0], start + len(line.rstrip())))
        else:
            first = start + len(line) - len(line.lstrip())
            blocks.append(_Block((first, start + len(line.rstrip())), bracketed, numbered, heading))
        open_block = not heading
    return blocks


def _number(shape: Pattern, line: str) -> int | None:
    found = shape.match(line)
    return int(found.group(1)) if found else None
