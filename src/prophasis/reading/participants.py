"""Participants: the mention marks of a page in -> which actor a word of the parse stands for."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from prophasis.case import Mention
from prophasis.reading.cast.roster import Cast

if TYPE_CHECKING:
    from spacy.tokens import Token

    from prophasis.reading.page import Page


class Participants:
    """Looks actors up by word. Mentions are found in place order once; a look-up costs a binary search."""

    def __init__(self, page: Page) -> None:
        self._page = page
        marks = [mark for mark in page.layer("mention") if isinstance(mark.payload, Mention)]
        self._starts = [mark.start for mark in marks]
        self._found = [(mark.start, mark.end, mark.payload) for mark in marks if isinstance(mark.payload, Mention)]

    def mention(self, token: Token) -> Mention | None:
        """The mention that covers ``token``."""
        try:
            start, end = self._page.place(token.idx, token.idx + len(token.text))
        except ValueError:
            return None
        at = bisect_right(self._starts, start)
        for low, high, mention in reversed(self._found[max(at - 4, 0) : at]):
            if low <= start and end <= high:
                return mention
        return None

    def actor(self, token: Token | None) -> str | None:
        """The actor that ``token`` names, or its owner or modifier where it is a plain noun ("Rome's envoys")."""
        if token is None:
            return None
        cast = self._page.parts.get("cast")
        if isinstance(cast, Cast):
            return cast.who(token)
        own = self.mention(token)
        if own is not None:
            return own.actor
        if token.pos_ in ("NOUN", "PROPN"):
            for dep in ("poss", "compound", "amod", "nmod"):
                for child in token.children:
                    if child.dep_ == dep and child.i < token.i:
                        found = self.mention(child)
                        if found is not None:
                            return found.actor
        return None

    def actors_in(self, start: int, end: int) -> list[str]:
        """The actors mentioned in the canonical span ``start..end``, in order, each once."""
        at = bisect_right(self._starts, start - 1)
        found: list[str] = []
        for low, _, mention in self._found[max(at, 0) :]:
            if low >= end:
                break
            if mention.actor not in found:
                found.append(mention.actor)
        return found
