"""A text as the tokens of the date grammar: words, numbers, signs, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from prophasis.reading.patterns import pattern

_TOKEN = pattern(
    r"[Bb]\.\s?[Cc]\.(?:\s?[Ee]\.)?|[Aa]\.\s?[Dd]\.|[Cc]\.\s?[Ee]\.|[Cc]a?\.|"
    r"\d+(?:[,.]\d+)*|[\pL\pM]+|\n\n|[–—‒−-]|[^\s\pL\pM\d]"
)
DASHES = frozenset("-–—‒−")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign at ``start..end`` of the model text; ``glued`` where nothing stands before it."""

    text: str
    low: str
    start: int
    end: int
    glued: bool

    @property
    def is_number(self) -> bool:
        return self.text.isdecimal() and self.text.isascii()

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


def tokens(text: str) -> list[Token]:
    """All tokens of ``text`` in order; a paragraph break is a token of its own."""
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        low = "".join(word.lower().split())
        found.append(Token(word, low, start, end, start == last))
        last = end
    return found
