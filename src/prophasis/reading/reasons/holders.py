"""Holders: whose words or thoughts a clause is, where it is not the author's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from prophasis.case import Belief, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

    from prophasis.reading.page import Page
    from prophasis.reading.participants import Participants

Held = tuple[bool, str | None]


def held_by(page: Page) -> Callable[[Token, Participants], Held]:
    """A look-up: whether a word stands in somebody's statement or attributed thought, and that actor's id."""
    spans: list[tuple[int, int, bool, str | None]] = []
    for mark in (*page.layer("statement"), *page.layer("belief")):
        low, high = page.model.forward(mark.start, mark.end)
        payload = mark.payload
        if isinstance(payload, Statement):
            spans.append((low, high, payload.mode != "act", payload.source))
        elif isinstance(payload, Belief):
            spans.append((low, high, False, payload.holder))
    spans.sort(key=lambda one: one[0])
    starts = [one[0] for one in spans]

    def look(token: Token, who: Participants) -> Held:
        at = bisect_right(starts, token.idx)
        for low, high, stated, holder in reversed(spans[max(at - 6, 0) : at]):
            if low <= token.idx < high:
                return stated, holder
        return False, None

    return look
