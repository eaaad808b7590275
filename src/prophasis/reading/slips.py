"""Slips of character recognition: words as printed -> as they are to be read, where that is beyond doubt.

The source is never edited; the pairs go into the model text, which has its map back, and are listed in the reading.
Careful on purpose: a word is touched only where it is no known word, stands small, and one common confusion of signs
makes it a word that the document has elsewhere, or a function word. Names are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Protocol

from prophasis.case import AsRead
from prophasis.reading.language import PROFILES
from prophasis.reading.patterns import pattern

CONFUSED = (
    ("1", "l"), ("1", "i"), ("0", "o"), ("b", "h"), ("h", "b"), ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"),
    ("c", "e"), ("e", "c"), ("li", "h"), ("h", "li"), ("ii", "n"), ("n", "ii"), ("vv", "w"), ("l", "i"), ("i", "l"),
    ("f", "t"), ("t", "f"), ("u", "n"), ("n", "u"), ("a", "o"), ("o", "a"), ("ſ", "s"),
)  # fmt: skip
"""What recognition takes for what: printed sign -> sign that was meant."""
SHORTEST = 3
RARE = 2
"""A word that stands oftener than this is no slip."""
FUNCTION_WORDS = PROFILES["en"]

_WORD = pattern(r"[\pL01ſ][\pL\pM01ſ]*")
_YEAR = pattern(r"\b((?:1[5-9]|20)\d\d)(in|on|and|to|the|at|by|of|for|was|were|when|after)\b")
_TOGETHER = pattern(r"\b(of|in|to|on|by|and|for|from|with|at)(the|this|that|an)\b")
_SECOND = pattern(r"\b(\p{Lu}\pL+) (IT|TI|Il|lI|ll|l1|1I|I1|11)\b")


class Known(Protocol):
    """The words of a language, in small letters."""

    def __contains__(self, word: str, /) -> bool: ...


def slips(text: str, known: Known, *, blank: Collection[tuple[int, int]] = ()) -> tuple[AsRead, ...]:
    """The slips of a text, in order of place, none inside another.

    Args:
        known: the words of the language, in small letters (the language model's vocabulary).
        blank: places that are not read at all, such as references.
    """
    counts = Counter(found.group().lower() for found in _WORD.finditer(text))
    found = [
        *_run_together(text, counts, known),
        *_confused(text, counts, known),
        *_cut_in_two(text, counts, known),
        *_numerals(text),
    ]
    kept: list[AsRead] = []
    for slip in sorted(found, key=lambda one: (one.start, -one.end)):
        inside = any(start < slip.end and slip.start < end for start, end in blank)
        if not inside and (not kept or kept[-1].end <= slip.start):
            kept.append(slip)
    return tuple(kept)


def _confused(text: str, counts: Counter[str], known: Known) -> Iterator[AsRead]:
    """Words that one confusion makes known: ``tbe``, ``counci1``, ``govemment``."""
    for found in _WORD.finditer(text):
        word = found.group()
        lower = word.lower()
        small = word == lower or (word[1:] == lower[1:] and any(sign in "01" for sign in word[1:]))
        if len(word) < SHORTEST or not small or not any(map(str.isalpha, word)):
            continue
        if counts[lower] > RARE or lower in known or _beside_figures(text, *found.span()):
            continue
        meant = {made for made in _meant(lower) if made in known and (counts[made] or made in FUNCTION_WORDS)}
        if len(meant) == 1:
            made = meant.pop()
            yield AsRead(
                start=found.start(),
                end=found.end(),
                printed=word,
                read=word[:1] + made[1:] if word[:1].isupper() else made,
            )


def _meant(word: str) -> Iterator[str]:
    for printed, meant in CONFUSED:
        at = word.find(printed)
        while at >= 0:
            yield word[:at] + meant + word[at + len(printed) :]
            at = word.find(printed, at + 1)


def _beside_figures(text: str, start: int, end: int) -> bool:
    """Whether other figures, a hyphen or an at-sign stand at the word: then it is a number or a code."""
    return text[end : end + 1] in _SIGNS or (start > 0 and text[start - 1] in _SIGNS)


_SIGNS = frozenset("23456789-–@/_.#&") - {"."}


def _run_together(text: str, counts: Counter[str], known: Known) -> Iterator[AsRead]:
    """A year and a word, or two function words, without their space: ``2021in``, ``ofthe``."""
    for found in _YEAR.finditer(text):
        yield _slip(*found.span(), found.group(), f"{found.group(1)} {found.group(2)}")
    for found in _TOGETHER.finditer(text):
        word = found.group()
        if word not in known and counts[word] <= RARE:
            yield _slip(*found.span(), word, f"{found.group(1)} {found.group(2)}")


def _cut_in_two(text: str, counts: Counter[str], known: Known) -> Iterator[AsRead]:
    """One word with a space in it, neither half of which is a word: ``gover nment``."""
    for one, other in pairwise(_WORD.finditer(text)):
        first, second = one.group(), other.group()
        if text[one.end() : other.start()] != " " or not (first + second).islower():
            continue
        halves = all(half not in known and counts[half] <= RARE for half in (first, second))
        if halves and min(len(first), len(second)) > 1 and first + second in known and counts[first + second]:
            yield _slip(one.start(), other.end(), f"{first} {second}", first + second)


def _numerals(text: str) -> Iterator[AsRead]:
    """A Roman two that was taken for letters, where the document has the name with it elsewhere: ``Minsk IT``."""
    for found in _SECOND.finditer(text):
        name, end = found.group(1), found.end()
        if f"{name} II" in text:
            yield _slip(end - len(found.group(2)), end, found.group(2), "II")


def _slip(start: int, end: int, printed: str, read: str) -> AsRead:
    return AsRead(start=start, end=end, printed=printed, read=read)


__all__ = ["slips"]
