"""Dating: the time marks of a page -> the trigger that each of them dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Time
from prophasis.reading.clauses import ancestors

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from prophasis.reading.events.trigger import Trigger
    from prophasis.reading.page import Page

Days = tuple[str | None, str | None, str | None]


def date(page: Page, triggers: list[Trigger]) -> set[int]:
    """Hang every date from the nearest trigger above it in the parse, else from the main one of its sentence.

    Returns the indices of the tokens that belong to dates.
    """
    doc = page.doc
    assert doc is not None
    by_token = {trigger.token.i: trigger for trigger in triggers}
    dated: set[int] = set()
    by_clause = {trigger.carrier.i: trigger for trigger in triggers if trigger.carrier is not None}
    for mark in page.layer("time"):
        payload = mark.payload
        part = _tokens(doc, *page.model.forward(mark.start, mark.end))
        if part is None or not isinstance(payload, Time) or payload.part_of is not None:
            continue
        dated.update(token.i for token in part)
        if payload.kind in ("duration", "vague") or (payload.earliest is None and payload.latest is None):
            continue
        found = _dated(part.root, by_token, by_clause)
        if found is not None:
            found.times.append((payload.earliest, payload.latest, payload.edtf))
    return dated


def _tokens(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens of an expression."""
    return doc.char_span(start, end, alignment_mode="expand") if start < end else None


def _dated(token: Token, by_token: dict[int, Trigger], by_clause: dict[int, Trigger]) -> Trigger | None:
    for one in (token, *ancestors(token)):
        found = by_token.get(one.i) or by_clause.get(one.i)
        if found is not None:
            return found
    inside = [by_token[one.i] for one in token.sent if one.i in by_token]
    return min(inside, key=lambda trigger: abs(trigger.token.i - token.i)) if inside else None


def narrow(times: list[Days]) -> Days:
    """The narrowest of several datings: both ends known first, then the shortest."""
    closed = [one for one in times if one[0] is not None and one[1] is not None]
    if closed:
        return min(closed, key=_length)
    return times[0] if times else (None, None, None)


def _length(days: Days) -> int:
    first, last = days[0] or "", days[1] or ""
    return _day(last) - _day(first)


def _day(iso: str) -> int:
    parts = iso.lstrip("-").split("-")
    numbers = [int(part) for part in parts if part.isdigit()]
    year, month, day = (*numbers, 1, 1)[:3]
    return (-year if iso.startswith("-") else year) * 372 + month * 31 + day
