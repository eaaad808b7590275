"""Paragraphs of a text with what is known of their place, and pieces of furniture among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prophasis.case import Place

Role = Literal["heading", "caption", "boilerplate"]


@dataclass(frozen=True)
class Piece:
    """A stretch of the canonical text that is no prose of its author."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its lines, and its words in one line without the signs of Markdown before them."""

    rows: tuple[Place, ...]
    words: str
    heading: bool = False
    """Whether a sign of Markdown says that it is a heading."""

    @property
    def start(self) -> int:
        return self.rows[0][0]

    @property
    def end(self) -> int:
        return self.rows[-1][1]

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self.words.split())

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence does, or goes on behind a colon or comma."""
        return self.words.rstrip("\"'”’)»*_")[-1:] in frozenset(".!…;:,")
