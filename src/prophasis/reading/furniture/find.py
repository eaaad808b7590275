"""Find the furniture of a text: line by line what speaks for itself, then paragraphs, then head and end of the text."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from prophasis.case import Place
from prophasis.reading.furniture.captions import caption_rows, is_caption
from prophasis.reading.furniture.ends import end_of_prose
from prophasis.reading.furniture.headings import is_heading
from prophasis.reading.furniture.paragraph import Paragraph, Piece, Role
from prophasis.reading.furniture.top import header_lines, title_block
from prophasis.reading.furniture.wording import is_boilerplate, is_boilerplate_line, is_credit, opens_boilerplate
from prophasis.reading.lines import breaks, rows_of
from prophasis.reading.patterns import pattern

ROOM = 0.7
"""Share of the width of a wrapped text that a line leaves free where it is a heading."""
_ENDED = frozenset('.?!:)]”"’')
_MARKDOWN = pattern(r"^[ \t]{0,3}(#{1,6})[ \t]+")
TOP = 20
"""Lines at the top among which one names the author."""


def furniture(text: str, *, markdown: bool = False, blank: Sequence[Place] = ()) -> tuple[Piece, ...]:
    """What stands around the prose of a text, in order of place; ``blank`` are places that are not read at all."""
    rows = [row for row in rows_of(text, blank) if text[slice(*row)].strip()]
    lone = [*header_lines(text, rows), *(row for row in rows if is_boilerplate_line(text[slice(*row)].strip()))]
    lone += [row for row in rows[:TOP] if is_credit(text[slice(*row)].strip())]
    captions = list(caption_rows(text, rows))
    opening = [(row[0], row[0]) for row in rows if opens_boilerplate(text[slice(*row)].strip())]
    apart = [*lone, *captions, *opening, *_heading_rows(text, rows)]
    paragraphs = list(_paragraphs(text, rows, blank, apart, markdown=markdown))
    roles: list[Role | None] = [_role(one) for one in paragraphs]
    header = set(lone)
    for at, one in enumerate(paragraphs):
        if set(one.rows) <= header and roles[at] is None:
            roles[at] = "boilerplate"
    title_block(paragraphs, roles)
    end_of_prose(paragraphs, roles)
    _headings(paragraphs, roles)
    return tuple(
        Piece(one.start, one.end, role) for one, role in zip(paragraphs, roles, strict=True) if role is not None
    )


def _heading_rows(text: str, rows: Sequence[Place]) -> Iterator[Place]:
    """Lines that are headings though no empty line parts them from a text wrapped at a width.

    Such a line begins where a sentence has ended, ends without a stop, has room for the next word, which is not small.
    """
    width = max((end - start for start, end in rows), default=0)
    for at in range(len(rows) - 1):
        line, below = text[slice(*rows[at])].rstrip(), text[slice(*rows[at + 1])].lstrip()
        begins = at == 0 or text[slice(*rows[at - 1])].rstrip()[-1:] in _ENDED
        room = len(line) + 1 + len(below.split(maxsplit=1)[0]) <= ROOM * width
        if (
            begins
            and room
            and not below.lstrip("\"'“‘([-•")[:1].islower()
            and is_heading(Paragraph((rows[at],), line.strip()))
        ):
            yield rows[at]


def _role(one: Paragraph) -> Role | None:
    if one.heading:
        return "heading"
    if is_boilerplate(one.words) or is_credit(one.words):
        return "boilerplate"
    return "caption" if is_caption(one) else None


def _headings(paragraphs: Sequence[Paragraph], roles: list[Role | None]) -> None:
    """Short lines that stand before prose. A run of them is a list or a verse, but for two: heading and subheading."""
    for at in range(len(paragraphs)):
        if roles[at] is None and is_heading(paragraphs[at]) and _leads(paragraphs, roles, at):
            roles[at] = "heading"


def _leads(paragraphs: Sequence[Paragraph], roles: Sequence[Role | None], at: int) -> bool:
    """Whether prose follows, or one more heading and then prose."""
    steps = 0
    for below in range(at + 1, len(paragraphs)):
        if roles[below] is None and not is_heading(paragraphs[below]):
            return True
        steps += roles[below] in (None, "heading")
        if steps > 2:
            return False
    return False


def _paragraphs(
    text: str, rows: Sequence[Place], blank: Sequence[Place], lone: Sequence[Place], *, markdown: bool
) -> Iterator[Paragraph]:
    ends, _ = breaks(text, blank=blank, apart=lone)
    group: list[Place] = []
    for row, following in itertools.zip_longest(rows, rows[1:]):
        group.append(row)
        if following is None or any(at in ends for at in range(row[1], following[0])):
            yield _paragraph(text, tuple(group), markdown=markdown)
            group = []


def _paragraph(text: str, rows: tuple[Place, ...], *, markdown: bool) -> Paragraph:
    words = " ".join(text[slice(*row)].strip() for row in rows).lstrip("\ufeff")
    heading = _MARKDOWN.match(words) is not None
    if markdown or heading:
        words = words.lstrip("#> \t").strip("*_ \t")
    words = words.removeprefix("• ").removeprefix("* ")
    return Paragraph(rows=rows, words=words or "-", heading=heading)


__all__ = ["furniture"]
