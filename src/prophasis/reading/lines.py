"""Line ends: which part paragraphs, which only wrap them, and which cut a word in two."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Sequence

from prophasis.case import Place

_ENDS = frozenset(".?!…:")
_CLOSERS = "\"'”’)]»*_"
_PREFIXES = frozenset("pro anti non ex self post pre all well vice half neo mid semi quasi long short high low".split())
"""First parts that keep their hyphen where the joined word is not known."""
_MARKS = ("#", "- ", "* ", "+ ", "• ", ">")


def lines(text: str) -> Iterator[Place]:
    """Each line of ``text`` without its line end; ``\\n``, ``\\r\\n`` and ``\\r`` end a line."""
    start = 0
    for part in text.splitlines(keepends=True):
        yield start, start + len(part.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        start += len(part)


def rows_of(text: str, blank: Sequence[Place] = ()) -> list[Place]:
    """The lines of ``text`` but those that lie in ``blank`` (running heads), and page ends."""
    whole_lines = frozenset(blank)
    wide = [place for place in blank if "\n" in text[slice(*place)]]
    return [row for row in lines(text) if row not in whole_lines and not _passed(text, row, wide)]


def breaks(
    text: str, *, blank: Sequence[Place] = (), apart: Sequence[Place] = ()
) -> tuple[frozenset[int], list[Place]]:
    """Offsets of the line ends that part paragraphs, and spans that cut a word (``-`` and the line end).

    A line end parts paragraphs at an empty line; and where lines are not wrapped at a width, or the line is
    short and ends a sentence, or one of the two lines stands alone as a heading or list item. Lines that lie
    in ``blank`` (running heads) and page ends are passed over; what stands at ``apart`` is no part of its neighbours.
    """
    rows = rows_of(text, blank)
    starts, stops = {start for start, _ in apart}, {end for _, end in apart}
    filled = [(start, end) for start, end in rows if text[start:end].strip()]
    width = _width([end - start for start, end in filled])
    ends: set[int] = set()
    mends: list[Place] = []
    whole = _words(text)
    for (start, end), (after, stop) in itertools.pairwise(rows):
        line, following = text[start:end], text[after:stop]
        edge = end in stops or after in starts
        if edge or not line.strip() or not following.strip() or _parts(line, following, width):
            ends.update(range(end, after))
        elif (cut := _cut(line, following, whole)) is not None:
            mends.append((start + cut, after + len(following) - len(following.lstrip())))
    return frozenset(ends), mends


def _passed(text: str, row: Place, wide: Sequence[Place]) -> bool:
    """Whether the line is a page end, or lies in a blank span of several lines."""
    if row[0] == row[1]:
        return text[row[1] : row[1] + 1] == "\f"
    return any(start <= row[0] and row[1] <= end for start, end in wide)


def _width(lengths: list[int]) -> int | None:
    """The width lines are wrapped at; None where the text is not wrapped (a line is a paragraph)."""
    if len(lengths) < 2:
        return None
    longest = max(lengths)
    typical = statistics.quantiles(lengths, n=10)[-2]
    return longest if longest <= 200 and typical >= 0.75 * longest else int(typical) if typical <= 160 else None


def _parts(line: str, following: str, width: int | None) -> bool:
    if width is None or line.lstrip().startswith("#"):
        return True
    bare = line.rstrip().rstrip(_CLOSERS)
    if following.lstrip().startswith(_MARKS):
        item = following.lstrip().lstrip("".join(_MARKS))[:1]
        return not item.islower() or bare[-1:] in _ENDS or line.lstrip().startswith(_MARKS)
    room = len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) <= 0.85 * width
    first = following.lstrip().lstrip("\"'“‘([«*_")[:1]
    return room and (not first.islower()) and (bare[-1:] in _ENDS or len(line.strip()) < 0.5 * width)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:!?\"'()[]”“’‘").lower() for word in text.split())


def _cut(line: str, following: str, whole: frozenset[str]) -> int | None:
    """Where in ``line`` a word is cut: at its hyphen, or behind a hyphen that belongs to it; None where none is.

    The hyphen goes where the text has the joined word elsewhere, or does not have its first part as a word.
    """
    bare = line.rstrip()
    if bare.endswith("\u00ad"):
        return len(bare) - 1
    if not bare.endswith(("-", "\u2010")) or bare.endswith("--"):
        return None
    head = bare[:-1].split()[-1:] or [""]
    tail = following.split(maxsplit=1)[0]
    before, after = head[0].strip("\"'“‘(["), tail.rstrip(".,;:!?\"'()[]”’")
    if not before[-1:].isalnum() or not after[:1].isalnum() or after in ("and", "or", "to"):
        return None
    joined = (before + after).lower()
    alone = before.lower() in whole or before.lower() in _PREFIXES or len(before) < 2
    known = joined in whole or not alone
    plain = before.isalpha() and after.isalpha() and after.islower()
    return len(bare) - 1 if plain and known and f"{before}-{after}".lower() not in whole else len(bare)
