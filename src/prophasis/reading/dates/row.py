"""The tokens of a text, with safe access by position."""

from __future__ import annotations

from prophasis.reading.dates.tokens import Token
from prophasis.reading.dates.words import BEFORE_CHRIST, MONTHS


class Row:
    """Tokens with safe access by position.

    ``ancient`` where the text names an era, so that years may be short; ``day_first`` where dates in figures show by
    one of them that the day stands first (True) or the month (False), None where none does, or both do.
    """

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self._lows = [token.low for token in tokens] + [""] * _BEYOND
        self._numbers = [_number(token) for token in tokens] + [None] * _BEYOND
        self.ancient = any(
            token.low in BEFORE_CHRIST or token.text in ("AD", "CE") or _short_year(tokens, i)
            for i, token in enumerate(tokens)
            if len(token.low) <= 6
        )
        orders = {
            order for i, token in enumerate(tokens) if token.is_number and (order := _order(tokens, i)) is not None
        }
        self.day_first = orders.pop() if len(orders) == 1 else None

    def low(self, i: int) -> str:
        return self._lows[i] if i >= 0 else ""

    def text(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def glued(self, i: int) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].glued

    def capital(self, i: int) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].is_capital

    def number(self, i: int) -> int | None:
        """The whole number written in digits at ``i``."""
        return self._numbers[i] if i >= 0 else None


_BEYOND = 64
"""How far behind the last token a phrase may be looked for."""


def _number(token: Token) -> int | None:
    return int(token.text) if token.is_number and len(token.text) <= 6 else None


def _order(tokens: list[Token], i: int) -> bool | None:
    """Whether ``13/07/2021`` at ``i`` has the day first; None where it is no such date or does not show it."""
    part = tokens[i : i + 5]
    if len(part) < 5 or part[1].text != "/" or part[3].text != "/" or len(part[4].text) != 4:
        return None
    if not (part[2].is_number and part[4].is_number) or len(part[0].text) > 2 or len(part[2].text) > 2:
        return None
    first, second = int(part[0].text), int(part[2].text)
    if max(first, second) > 31 or (first > 12) == (second > 12):
        return None
    return first > 12


def _short_year(tokens: list[Token], i: int) -> bool:
    """Whether a year of three digits is named beyond doubt: "c. 347", "30 September 420"."""
    token = tokens[i]
    if not token.is_number or len(token.text) != 3 or i < 2:
        return False
    before = tokens[i - 1]
    return before.low in ("c.", "ca.", "circa") or (
        before.low in MONTHS and before.is_capital and tokens[i - 2].is_number
    )
