"""Word pieces of a text, each with its place in it: the lower-casing tokenizer of BERT, for one vocabulary."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

Place = tuple[int, int]
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100
"""A word of more characters is unknown."""
_HAN = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2FA1F), (0xF900, 0xFAFF))


@dataclass(frozen=True)
class Pieces:
    """What the encoder sees of a text.

    Attributes:
        ids: numbers of the pieces in the vocabulary; the first and the last stand for no characters.
        places: first character and last + 1 of each piece; ``(0, 0)`` for the first and the last.
    """

    ids: tuple[int, ...]
    places: tuple[Place, ...]

    def at(self, place: int) -> int | None:
        """The piece that holds a character; None where none does."""
        return next((number for number, (a, b) in enumerate(self.places) if a <= place < b), None)


class Vocabulary:
    """Pieces by name; what continues a word begins with ``##``."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.numbers = numbers
        self._word = lru_cache(maxsize=50_000)(self._split)

    def pieces(self, text: str, *, longest: int) -> Pieces:
        """The first of a text, at most ``longest``."""
        inner = self._of(text, longest - 2)
        ids = (self.numbers[FIRST], *(number for number, _ in inner), self.numbers[LAST])
        return Pieces(ids, ((0, 0), *(place for _, place in inner), (0, 0)))

    def _of(self, text: str, most: int) -> list[tuple[int, Place]]:
        found: list[tuple[int, Place]] = []
        for word, at in words(text):
            if len(found) >= most:
                break
            start = 0
            for number, length in self._word(word):
                found.append((number, (at[start], at[start + length - 1] + 1)))
                start += length
        return found[:most]

    def _split(self, word: str) -> tuple[tuple[int, int], ...]:
        """The number and the length of each piece: the longest known one first."""
        unknown = ((self.numbers[UNKNOWN], len(word)),)
        if len(word) > LONGEST_WORD:
            return unknown
        found: list[tuple[int, int]] = []
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if mark + word[start:end] in self.numbers), None)
            if end is None:
                return unknown
            found.append((self.numbers[mark + word[start:end]], end - start))
            start = end
        return tuple(found)


def vocabulary(text: str) -> Vocabulary:
    """The vocabulary of a file with one piece a line, numbered from 0."""
    return Vocabulary({line: number for number, line in enumerate(text.split("\n")) if line})


def words(text: str) -> Iterator[tuple[str, list[int]]]:
    """Words and single marks of punctuation, in small letters and without accents, with the place of each letter."""
    word, at = "", list[int]()
    for place, sign in enumerate(text):
        for letter in letters(sign):
            alone = letter.isspace() or _is_mark(letter) or _is_han(letter)
            if alone and word:
                yield word, at
                word, at = "", []
            if not alone:
                word += letter
                at.append(place)
            elif not letter.isspace():
                yield letter, [place]
    if word:
        yield word, at


@lru_cache(maxsize=5000)
def letters(sign: str) -> str:
    """A character as the encoder sees it: nothing, a blank, or small letters without accents."""
    if sign in "\t\n\r" or unicodedata.category(sign) == "Zs":
        return " "
    if sign in "\x00\ufffd" or unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs"):
        return ""
    plain = unicodedata.normalize("NFD", sign)
    return "".join(one.lower() for one in plain if unicodedata.category(one) != "Mn")


def _is_mark(letter: str) -> bool:
    ascii_mark = letter.isascii() and not letter.isalnum() and letter.isprintable()
    return ascii_mark or unicodedata.category(letter).startswith("P")


def _is_han(letter: str) -> bool:
    return any(low <= ord(letter) <= high for low, high in _HAN)
