"""The end of a text: signatures, notes about the author, and sections that are no prose of the text."""

from __future__ import annotations

from collections.abc import Sequence

from prophasis.reading.furniture.headings import is_heading
from prophasis.reading.furniture.paragraph import Paragraph, Role
from prophasis.reading.furniture.wording import has_wording
from prophasis.reading.patterns import pattern

LAST = 8
"""So many paragraphs at the end may be notes about the author."""
SIGNED = 8
"""Words of a line of a signature."""

_DELIMITER = pattern(r"^-- ?$|^—$")
_AUTHOR = pattern(
    r"(?i)^(?:the )?(?:author|writer|reviewer|columnist)s? (?:is|are|was|were|works?|teaches|holds?|served)\b"
)


def end_of_prose(paragraphs: Sequence[Paragraph], roles: list[Role | None]) -> None:
    """Mark what stands behind the prose: signature, biography, and sections such as "Notes to editors"."""
    _signatures(paragraphs, roles)
    _sections(paragraphs, roles)
    _biographies(paragraphs, roles)
    _remains(paragraphs, roles)


def _signatures(paragraphs: Sequence[Paragraph], roles: list[Role | None]) -> None:
    """All behind the delimiter of mail programs; behind a closing ("Best wishes,") the short lines."""
    for at, one in enumerate(paragraphs):
        if _DELIMITER.match(one.words) and at > 0 and at > len(paragraphs) // 4:
            roles[at:] = ["boilerplate"] * (len(paragraphs) - at)
            return
        if has_wording("closing", one.words):
            below = at + 1
            while (
                below < len(paragraphs)
                and paragraphs[below].count <= SIGNED
                and paragraphs[below].words[-1] not in ".?!:"
            ):
                roles[below] = "boilerplate"
                below += 1


def _sections(paragraphs: Sequence[Paragraph], roles: list[Role | None]) -> None:
    """A heading of what is no prose, in the second half, takes all behind it; the first such is enough."""
    whole = paragraphs[-1].end if paragraphs else 0
    for at, one in enumerate(paragraphs):
        if (
            at
            and one.start >= 0.5 * whole
            and one.count <= 10
            and has_wording("section", one.words)
            and not one.heading
        ):
            below = at
            while below < len(paragraphs) and (below == at or not _opens_prose(paragraphs, below)):
                roles[below] = "boilerplate"
                below += 1


def _opens_prose(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether a heading with prose of some length below it begins the text again."""
    one = paragraphs[at]
    below = paragraphs[at + 1 : at + 3]
    long = sum(other.count for other in below) > 60
    return is_heading(one) and not has_wording("section", one.words) and long


def _biographies(paragraphs: Sequence[Paragraph], roles: list[Role | None]) -> None:
    for at in range(max(0, len(paragraphs) - LAST), len(paragraphs)):
        one = paragraphs[at]
        named = has_wording("biography", one.words) and has_wording("calling", one.words[:200])
        if roles[at] is None and at and one.count <= 90 and (named or _AUTHOR.match(one.words)) and _last(roles, at):
            roles[at] = "boilerplate"


def _last(roles: Sequence[Role | None], at: int) -> bool:
    """Whether no prose follows but perhaps one paragraph."""
    return sum(role is None for role in roles[at + 1 :]) <= 1


def _remains(paragraphs: Sequence[Paragraph], roles: list[Role | None]) -> None:
    """Short lines without a stop behind the last prose head nothing: names, places, codes."""
    for at in range(len(paragraphs) - 1, 0, -1):
        one = paragraphs[at]
        if roles[at] is not None:
            continue
        if one.count > SIGNED or one.closed or one.words[-1] in '?"”' or not is_heading(one):
            return
        roles[at] = "boilerplate"


__all__ = ["end_of_prose"]
