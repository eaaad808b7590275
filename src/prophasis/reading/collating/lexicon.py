"""The lexicon of deeds: words -> the deeds they name, by family; what a deed entails, and what excludes it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from prophasis.case import Place
from prophasis.reading.families import family as stem
from prophasis.reading.gazetteer import parts, rows

_CUES = "prophasis.reading.cues"
Sort = Literal["verb", "noun", "state"]
Span = Literal["once", "many", "state"]
_SORTS: dict[str, Sort] = {"n": "noun", "a": "state", "p": "verb"}
_GAP = 4
"""Words that a ``*`` may stand for."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BREAK = re.compile(r"[.;:!?—]|\b(?:of|to|for|from|with|that|which|who|and|or|but|by|about)\b")
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Family:
    """Words that speak of one deed.

    Attributes:
        lasting: ``once`` for what befalls one thing once, ``many``, or ``state`` for what lasts.
        entails: families that hold where this one does, itself among them.
        excludes: families that do not hold where this one does.
    """

    name: str
    lasting: Span
    entails: frozenset[str]
    excludes: frozenset[str]


@dataclass(frozen=True)
class Named:
    """A deed that some words name.

    Attributes:
        suffers: whether their subject is whom it befalls.
        phrase: whether more than one word tells it.
        inflected: whether its verb shows a form that is no other word's ("captured", not "ship").
    """

    place: Place
    family: str
    sort: Sort
    suffers: bool
    phrase: bool
    inflected: bool


@dataclass(frozen=True)
class _Entry:
    family: str
    sort: Sort
    suffers: bool
    first: str
    rest: tuple[str, ...]


def family_of(word: str) -> str:
    """The family of a verb or noun: one of the table, else the stem that the verb and its noun share."""
    alone = [entry for entry in _entries().get(word.lower(), ()) if not entry.rest]
    return alone[0].family if alone else stem(word)


def known(name: str) -> Family:
    """What is known of a family; of one outside the table, that it entails itself."""
    return families().get(name) or Family(name, "many", frozenset((name,)), frozenset())


@lru_cache(maxsize=1)
def families() -> dict[str, Family]:
    """The table, with entailments followed to their end and exclusions taken both ways."""
    table = rows("deeds.tsv", 5, package=_CUES)
    direct = {name: _names(entails) for name, _, entails, _, _ in table}
    excluded: dict[str, set[str]] = defaultdict(set)
    for name, _, _, excludes, _ in table:
        for other in _names(excludes):
            excluded[name].add(other)
            excluded[other].add(name)
    closed = {name: _closure(name, direct) for name in direct}
    return {
        name: Family(name, _lasting(lasting), closed[name], frozenset().union(*(excluded[one] for one in closed[name])))
        for name, lasting, _, _, _ in table
    }


def _lasting(text: str) -> Span:
    return "once" if text == "once" else "state" if text == "state" else "many"


def _names(text: str) -> list[str]:
    return [] if text == "-" else text.split()


def _closure(name: str, direct: dict[str, list[str]]) -> frozenset[str]:
    found, ahead = {name}, [name]
    while ahead:
        new = [one for one in direct[ahead.pop()] if one not in found]
        found |= set(new)
        ahead += new
    return frozenset(found)


def deeds(text: str, place: Place) -> Iterator[Named]:
    """The deeds that the words of a sentence name, the longest wording first where several begin at one word."""
    tokens = [(found.group(), found.start(), found.end()) for found in _WORD.finditer(text, *place)]
    taken: set[int] = set()
    for at, (word, start, end) in enumerate(tokens):
        best: tuple[_Entry, list[int]] | None = None
        for entry in _entries().get(word.lower(), ()) if at not in taken else ():
            used = _follow(text, tokens, at, entry.rest)
            if used is not None and (best is None or len(entry.rest) > len(best[0].rest)):
                best = entry, used
        if best is not None:
            entry, used = best
            taken |= {at, *used}
            last = tokens[used[-1]][2] if used else end
            bare = word.lower().removesuffix("s") == entry.first
            yield Named((start, last), entry.family, entry.sort, entry.suffers, bool(entry.rest), not bare)


def _follow(text: str, tokens: list[tuple[str, int, int]], at: int, rest: tuple[str, ...]) -> list[int] | None:
    """Which words the rest of a wording takes up behind its first; None where it is not there."""
    used: list[int] = []
    gap = 0
    for part in rest:
        if part == "*":
            gap = _GAP
            continue
        found = next((i for i in range(at + 1, min(at + 2 + gap, len(tokens))) if _is(tokens[i][0], part)), None)
        if found is None or (found > at + 1 and _BREAK.search(text, tokens[at][2], tokens[found][1])):
            return None
        if part != "^":
            used.append(found)
        at, gap = found, 0
    return used


def _is(word: str, part: str) -> bool:
    return word[:1].isupper() if part == "^" else word.lower() == part


@lru_cache(maxsize=1)
def _entries() -> dict[str, list[_Entry]]:
    """Each form of a first word -> the wordings that begin with it."""
    found: dict[str, list[_Entry]] = defaultdict(list)
    for name, _, _, _, words in rows("deeds.tsv", 5, package=_CUES):
        for wording in parts(words):
            mark, _, bare = wording.rpartition(":")
            first, *rest = bare.split()
            sort = _SORTS.get(mark, "verb")
            entry = _Entry(name, sort, mark == "p", first, tuple(rest))
            for form in _forms(first, sort, alone=not rest):
                found[form].append(entry)
            if sort == "noun" and rest:
                found[first].append(_Entry(name, sort, False, first, (*rest[:-1], rest[-1] + "s")))
    return dict(found)


def _forms(word: str, sort: Sort, *, alone: bool) -> set[str]:
    if sort == "verb":
        return verb_forms(word)
    return {word, word + "s"} if sort == "noun" and alone else {word}


def verb_forms(base: str) -> set[str]:
    """The forms of a verb, those of the irregular ones as listed."""
    listed = _irregular().get(base, set())
    stemmed = base[:-1] if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else base
    double = len(base) > 2 and base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    doubled = {base + base[-1] + ending for ending in ("ing", "ed")} if double else set()
    third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in _VOWELS else base + "s"
    third = base + "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else third
    past = base[:-1] + "ied" if third.endswith("ies") and base.endswith("y") else stemmed + "ed"
    return {base, third, stemmed + "ing", *doubled, *(listed or {past})}


@lru_cache(maxsize=1)
def _irregular() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for base, past, participle in rows("irregular_verbs.tsv", 3, package=_CUES):
        found[base] |= {past, participle}
    return dict(found)


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in rows("things.tsv", 2, package=_CUES):
        for word in parts(words):
            for form in (word, word + "s", word[:-1] + "ies" if word.endswith("y") else word):
                found[form].add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=20_000)
def classes_of(word: str) -> frozenset[str]:
    """What kinds of thing a noun may be ("tanker" and "vessel" are both a ship)."""
    return _classes().get(word, frozenset())


__all__ = ["Family", "Named", "classes_of", "deeds", "families", "family_of", "known", "verb_forms"]
