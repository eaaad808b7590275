"""Lines of a PDF page -> its text in reading order: columns one after another, rows of tables, paragraphs parted.

A page without a gutter keeps the order of the file: what is no column is never moved.
"""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

CELL = "\t"
"""What parts two cells of a row."""
WIDE_STEP = 1.45
"""From so many times the usual step between lines on, a line begins a paragraph."""
INDENT = 0.7
"""Letter heights by which a first line is set in."""
MOST_LINES = 2000
"""A page with more pieces of lines is left in the order of the file: to sort them would take too long."""
GUTTER_ROWS = 4
"""So many lines must have a neighbour across a gutter."""
TABLE_ROWS = 3
"""Rows that a table has at least."""
PROSE_WORDS = 2.5
"""Words a line that a column of prose has on the average; cells have fewer."""
GOING_ON = 0.25
"""Share of its lines that begin in small letters, in the middle of a sentence; cells hardly do."""
CELL_WORDS = 5.0
"""Words a row of cells has at most on one side, on the average."""
FAR_STEP = 1.8
"""From so many times the usual step on, a row or two at the edge of a page are its head or foot."""
DEEPEST = 5
"""Columns within columns are looked for so deep."""
NOTE_SIZE = 0.93
"""Letters of notes are smaller than those of the column above by this factor or more."""


Kind = Literal["columns", "cells", "neither"]


@dataclass(frozen=True)
class Line:
    """A line, or a piece of one: its text, its left and right end, its foot, and the height of its letters (points).

    ``at`` is its number in the order of the file.
    """

    text: str
    left: float
    right: float
    foot: float
    size: float
    at: int = 0

    @property
    def words(self) -> int:
        return len(self.text.split())


def in_order(lines: Sequence[Line]) -> str | None:
    """The text of a page with columns or tables; None where it has neither."""
    filled = [line for line in lines if line.text.strip()]
    if len(filled) > MOST_LINES or _gutter(filled) is None:
        return None
    return "\n\n".join(filter(None, _arranged(filled)))


def with_paragraphs(lines: Sequence[Line]) -> str:
    """The lines in the order given, an empty line before those that begin a paragraph by their step or indent."""
    steps = [above.foot - below.foot for above, below in itertools.pairwise(lines)]
    usual = _usual([step for step in steps if step > 0])
    text = ""
    for at, line in enumerate(lines):
        if at:
            text += "\n\n" if usual and _begins(lines, at, usual) else "\n"
        text += line.text
    return text


def _begins(lines: Sequence[Line], at: int, usual: float) -> bool:
    """Whether the line at ``at`` begins a paragraph: a wide step above it, or set in between two lines that are not."""
    line, above = lines[at], lines[at - 1]
    step = above.foot - line.foot
    if step <= 0 or not line.text.strip():
        return False
    if step > WIDE_STEP * usual * max(1.0, line.size / max(above.size, 1.0)):
        return True
    below = lines[at + 1] if at + 1 < len(lines) else None
    same = below is not None and abs(below.left - above.left) < 0.3 * line.size and below.foot < line.foot
    return same and INDENT * line.size < line.left - above.left < 6 * line.size


def _usual_step(rows: Sequence[Sequence[Line]]) -> float:
    """The usual step between two rows; without end where there are too few to tell."""
    steps = [above[0].foot - below[0].foot for above, below in itertools.pairwise(rows)]
    return _usual([step for step in steps if step > 0]) or math.inf


def _usual(steps: Sequence[float]) -> float:
    return statistics.median_low(steps) if len(steps) > 2 else 0.0


def _arranged(lines: list[Line], *, depth: int = 0) -> list[str]:
    """Blocks of text in reading order."""
    gutter = _gutter(lines) if depth < DEEPEST else None
    if gutter is None:
        return [as_filed(lines)]
    stretches = list(_classed(lines, gutter))
    blocks: list[str] = []
    for kind, stretch in stretches:
        if kind == "columns":
            blocks += _columns(_sides(stretch, gutter), depth)
        elif kind == "cells":
            blocks.append("\n".join(CELL.join(line.text.strip() for line in row) for row in _rows(stretch)))
        else:
            blocks += _arranged(stretch, depth=depth + 1) if len(stretches) > 1 else [as_filed(stretch)]
    return blocks


def _classed(lines: Sequence[Line], gutter: float) -> list[tuple[Kind, list[Line]]]:
    """Stretches from the top down, each of one kind: columns at the gutter, cells of a table, or neither."""
    bands = list(_bands(lines, gutter))
    prose = all(map(_prose, _sides(lines, gutter)))
    heads = _heads_and_feet(lines, bands)
    kinds = [_kind(band, gutter, prose=prose and not head) for head, band in zip(heads, bands, strict=True)]
    stretches = _of_one_kind(zip(kinds, bands, strict=True))
    few = [kind == "cells" and len(list(_rows(stretch))) < TABLE_ROWS for kind, stretch in stretches]
    return _of_one_kind(
        ("neither" if one else kind, stretch) for one, (kind, stretch) in zip(few, stretches, strict=True)
    )


def _heads_and_feet(lines: Sequence[Line], bands: Sequence[list[Line]]) -> list[bool]:
    """Which bands are the head or foot of the page: a row or two at its edge, far from the rest."""
    usual = _usual_step(list(_rows(lines)))
    found = [False] * len(bands)
    for at, beside in ((0, 1), (len(bands) - 1, len(bands) - 2)):
        if len(bands) > 1 and len(list(_rows(bands[at]))) < TABLE_ROWS:
            above, below = (bands[at], bands[beside]) if at < beside else (bands[beside], bands[at])
            gap = min(line.foot for line in above) - max(line.foot for line in below)
            found[at] = gap > FAR_STEP * usual
    return found


def _of_one_kind(bands: Iterable[tuple[Kind, list[Line]]]) -> list[tuple[Kind, list[Line]]]:
    return [
        (kind, [line for _, band in group for line in band])
        for kind, group in itertools.groupby(bands, key=lambda one: one[0])
    ]


def _kind(band: list[Line], gutter: float, *, prose: bool) -> Kind:
    """What a band is; ``prose``: what stands at the gutter is running text on the whole."""
    two = _sides(band, gutter)
    if sum(map(len, two)) < len(band):
        return "neither"
    rows = len(list(_rows(band)))
    if prose:
        return "cells" if rows >= TABLE_ROWS and all(map(_terse, two)) else "columns"
    if not all(two):
        return "neither"
    return "columns" if rows >= GUTTER_ROWS and all(map(_prose, two)) else "cells"


def as_filed(lines: Iterable[Line]) -> str:
    """The lines in the order of the file, pieces that follow each other on one foot line as one."""
    joined: list[Line] = []
    for line in sorted(lines, key=lambda line: line.at):
        last = joined[-1] if joined else None
        if last is not None and abs(last.foot - line.foot) < 0.4 * line.size and last.right <= line.left:
            joined[-1] = replace(last, text=f"{last.text.rstrip()} {line.text.strip()}", right=line.right)
        else:
            joined.append(line)
    return with_paragraphs(joined)


def _columns(two: tuple[list[Line], list[Line]], depth: int) -> list[str]:
    """Both columns, the left one first, then the notes at their feet."""
    blocks: list[str] = []
    notes: list[str] = []
    for column in two:
        downwards = [line for row in _rows(column) for line in row]
        body, below = _without_notes([replace(line, at=at) for at, line in enumerate(downwards)])
        found = _arranged(body, depth=depth + 1)
        if blocks and found and not _stands_apart(body, blocks[-1]):
            blocks[-1] = f"{blocks[-1]}\n{found[0]}"
            found = found[1:]
        blocks += found
        notes += _arranged(below, depth=depth + 1) if below else []
    return blocks + notes


def _stands_apart(column: Sequence[Line], before: str) -> bool:
    """Whether a column begins with a heading: a word or two in capitals behind a full stop."""
    return before.rstrip()[-1:] in ".?!" and column[0].text.lstrip()[:1].isupper() and column[0].words < PROSE_WORDS


def _without_notes(column: list[Line]) -> tuple[list[Line], list[Line]]:
    """A column parted into its body and the notes in smaller letters at its foot."""
    usual = statistics.median(line.size for line in column)
    first = len(column)
    while first and column[first - 1].size <= NOTE_SIZE * usual:
        first -= 1
    marked = first < len(column) and column[first].text.lstrip()[:1] in "0123456789*†‡§[¹²³⁴⁵⁶⁷⁸⁹"
    return (column[:first], column[first:]) if first > 0 and marked else (column, [])


def _prose(side: Sequence[Line]) -> bool:
    """Whether lines are running text: several words each, and many that go on in small letters."""
    rows = list(_joined(side))
    if not rows or statistics.mean(row.words for row in rows) < PROSE_WORDS:
        return False
    return sum(row.text.lstrip()[:1].islower() for row in rows) >= GOING_ON * len(rows)


def _terse(side: Sequence[Line]) -> bool:
    """Whether lines are cells: few words each, none of which goes on in small letters."""
    rows = list(_joined(side))
    short = bool(rows) and statistics.mean(row.words for row in rows) <= CELL_WORDS
    return short and sum(row.text.lstrip()[:1].islower() for row in rows) < 0.1 * len(rows)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where most lines have white space between two pieces that stand side by side; None where hardly any have."""
    gaps = list(_gaps(lines))
    ends = sorted([(left, 1) for left, _ in gaps] + [(right, -1) for _, right in gaps])
    best, count, place = 0, 0, 0.0
    for (at, sign), (following, _) in itertools.pairwise(ends):
        count += sign
        if count > best and following - at > 1:
            best, place = count, (at + following) / 2
    sides = _sides(lines, place)
    if not all(sides) or _list_marks(sides[0]):
        return None
    if all(map(_prose, sides)):
        return place if best >= GUTTER_ROWS and _tall(sides) else None
    return place if any(_table(band, place) for band in _bands(lines, place)) else None


def _sides(lines: Sequence[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    """What stands left and right of the gutter; what crosses it is on neither side."""
    return [line for line in lines if line.right <= gutter], [line for line in lines if line.left >= gutter]


def _table(band: list[Line], gutter: float) -> bool:
    """Whether a band has rows enough with something on both sides."""
    rows = [_sides(row, gutter) for row in _rows(band)]
    return sum(all(two) for two in rows) >= max(TABLE_ROWS, 0.6 * len(rows))


def _tall(sides: Sequence[Sequence[Line]]) -> bool:
    """Whether both columns reach past each other: what is set in beside a paragraph is no column."""
    spans = [(min(line.foot for line in side), max(line.foot for line in side)) for side in sides]
    shared = min(top for _, top in spans) - max(foot for foot, _ in spans)
    return shared >= 0.5 * min(top - foot for foot, top in spans) and shared > 2 * sides[0][0].size


def _list_marks(side: Sequence[Line]) -> bool:
    """Whether the pieces at the left are but marks and numbers of a list."""
    return statistics.mean(len(line.text.strip()) for line in side) <= 3 and all(
        not line.text.strip().isalpha() for line in side
    )


def _gaps(lines: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """The white space between each piece and the nearest one to its right that stands at its height."""
    high = sorted(lines, key=lambda line: -line.foot)
    for at, line in enumerate(high):
        nearest: Line | None = None
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(high) and abs(high[other].foot - line.foot) < 0.7 * line.size:
                if high[other].left >= line.right and (nearest is None or high[other].left < nearest.left):
                    nearest = high[other]
                other += step
        if nearest is not None and nearest.left - line.right >= 0.8 * line.size:
            yield line.right, nearest.left


def _bands(lines: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """Rows that cross the gutter apart from those that do not, and parted where white space runs across the page."""
    rows = list(_rows(lines))
    usual = _usual_step(rows)
    now: list[Line] = []
    crossed = False
    for at, row in enumerate(rows):
        crosses = any(line.left < gutter < line.right for line in row)
        if now and (crosses != crossed or rows[at - 1][0].foot - row[0].foot > WIDE_STEP * usual):
            yield now
            now = []
        now, crossed = now + row, crosses
    yield now


def _rows(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Pieces that stand on one foot line, from left to right; rows from the top down."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.foot, line.left)):
        if row and row[0].foot - line.foot > 0.4 * max(line.size, 1.0):
            yield sorted(row, key=lambda one: one.left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda one: one.left)


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """The pieces of each row as one line."""
    for row in _rows(lines):
        yield replace(row[0], text=" ".join(line.text.strip() for line in row), right=row[-1].right)


__all__ = ["Line", "as_filed", "in_order", "with_paragraphs"]
