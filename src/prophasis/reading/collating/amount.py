"""Amounts: a figure as it is written -> the numbers that it leaves open ("about 4,000", "more than two dozen")."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_SMALL)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORDED = "|".join(sorted((*_WORDS, *_SCALES), key=len, reverse=True))
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_ONE = (
    rf"(?:{_DIGITS}|(?:{_WORDED})\b(?:[ -](?:and )?(?:{_WORDED})\b)*)"
    rf"(?:\s+(?:{'|'.join(_SCALES)})\b)?"
)
NUMBER = re.compile(rf"(?<![\w.,])(?:a |half a )?{_ONE}(?:\s*(?:to|or|–|-|and)\s*{_ONE})?(?![\w])", re.IGNORECASE)
"""A number, or a range of them, as it is written."""
_RANGE = re.compile(rf"({_ONE})\s*(?:to|or|–|-|and)\s*({_ONE})", re.IGNORECASE)
_ROUGH = re.compile(r"\b(?:about|around|roughly|approximately|some|nearly|almost|circa|close to|estimated)\b", re.I)
_AT_LEAST = re.compile(r"\b(?:more than|over|at least|no fewer than|no less than|upwards? of|exceed\w*|above)\b", re.I)
_AT_MOST = re.compile(r"\b(?:fewer than|less than|at most|up to|under|no more than|below|as many as)\b", re.I)
ROUGH = 0.25
"""How far from its figure a rough number may lie, as a share of it."""
ROUND = 0.1
"""The same for a figure that ends in zeros and so is rounded."""


@dataclass(frozen=True)
class Amount:
    """Every number from ``low`` to ``high``."""

    low: float
    high: float

    def meets(self, other: Amount) -> bool:
        """Whether one number may be meant by both."""
        return self.low <= other.high and other.low <= self.high


def amount(text: str, *, before: str = "") -> Amount | None:
    """The amount that ``text`` gives, with the words right before it; None where it holds no number."""
    if between := _RANGE.fullmatch(text.strip()):
        low, high = (_number(part) or 0.0 for part in between.groups())
        if low < high:
            return Amount(low, high)
    number = _number(text)
    if number is None:
        return None
    if text.strip().lower().startswith("half a "):
        number /= 2
    said = f"{before} {text}"
    if _AT_LEAST.search(said):
        return Amount(number * (1 - ROUND), math.inf)
    if _AT_MOST.search(said):
        return Amount(0, number * (1 + ROUND))
    slack = ROUGH if _ROUGH.search(said) else ROUND if number >= 10 and number % 10 == 0 else 0.0
    return Amount(number * (1 - slack), number * (1 + slack))


def _number(text: str) -> float | None:
    words = re.findall(r"[a-z]+|\d[\d,]*(?:\.\d+)?", text.lower().replace("-", " "))
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if _FIGURE.fullmatch(word):
            current, seen = current + float(word.replace(",", "")), True
        elif word in _WORDS:
            current, seen = current + _WORDS[word], True
        elif word in _SCALES:
            current, seen = (current or 1) * _SCALES[word], True
            if _SCALES[word] >= 1_000:
                total, current = total + current, 0.0
    return total + current if seen else None


__all__ = ["Amount", "amount"]
