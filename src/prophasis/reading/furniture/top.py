"""The top of a text: the block of labelled lines of a message or cable, and what stands about a title."""

from __future__ import annotations

from collections.abc import Sequence

from prophasis.case import Place
from prophasis.reading.furniture.headings import is_heading
from prophasis.reading.furniture.paragraph import Paragraph, Role
from prophasis.reading.furniture.wording import has_wording, is_banner, is_credit
from prophasis.reading.gazetteer import gazetteer

HEADER_REACH = 40
"""Lines at the top among which a block of labelled lines is looked for."""
TITLE_REACH = 8
"""Paragraphs at the top among which title, authors and their house stand."""


def header_lines(text: str, rows: Sequence[Place]) -> list[Place]:
    """The lines of a block of labels at the top: From, To, Date, Subject; FM, TO, TAGS; none for a single one."""
    head = rows[:HEADER_REACH]
    words = [text[slice(*row)].strip() for row in head]
    labelled = [has_wording("label", line) or has_wording("cable", line) for line in words]
    if sum(labelled) < 2:
        return []
    last = -1
    for at, line in enumerate(words):
        if labelled[at] and at - last <= 4:
            last = at
        elif not labelled[at] and len(line.split()) > 16:
            break
    found = [at for at in range(last + 1) if labelled[at] or is_banner(words[at]) or _continues(words[at])]
    first = next((at for at in found if labelled[at]), 0)
    return [head[at] for at in found if at >= first or is_banner(words[at])]


def _continues(line: str) -> bool:
    """Whether a line between labels belongs to them: in capitals and short."""
    return line.upper() == line and len(line.split()) <= 12


def title_block(paragraphs: Sequence[Paragraph], roles: list[Role | None]) -> None:
    """Title, subtitle and standfirst as headings; authors, their house and the date as boilerplate."""
    first = next((at for at, role in enumerate(roles) if role in (None, "heading")), None)
    if (
        first is None
        or not is_heading(paragraphs[first])
        or paragraphs[first].words.endswith("?")
        and len(paragraphs) < 3
    ):
        return
    reach = range(first + 1, min(first + TITLE_REACH, len(paragraphs)))
    credit = next((at for at in reach if is_credit(paragraphs[at].words)), None)
    if credit is not None and credit - first <= 3:
        for at in range(first + 1, credit):
            if roles[at] is None and paragraphs[at].count <= 45:
                roles[at] = "heading"
    for at in reach:
        one = paragraphs[at]
        if roles[at] is None and not is_heading(one):
            return
        below = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        signed = below is not None and (_is_house(below) or roles[at + 1] == "boilerplate")
        if roles[at] is None and (_is_person(one.words, signed=signed) or _is_house(one)):
            roles[at] = "boilerplate"


def _is_person(words: str, *, signed: bool) -> bool:
    """Whether a line is but a person's name: a given name that is known, or with a house or a date below it."""
    if " and " in words:
        return signed and all(_is_person(part, signed=True) for part in words.split(" and "))
    if not has_wording("person", words):
        return False
    parts = words.replace(",", "").split()
    known = any(part in gazetteer().genders for part in parts[:2])
    return (known or signed) and 2 <= len(parts) <= 5


def _is_house(one: Paragraph) -> bool:
    """Whether a line names a house, with its place and date or without."""
    return (
        one.count <= 12
        and has_wording("house", one.words)
        and (has_wording("dated", one.words) or all(part[:1].isupper() for part in one.words.split() if len(part) > 3))
    )


__all__ = ["header_lines", "title_block"]
