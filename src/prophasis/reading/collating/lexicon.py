"""The lexicon of deeds: words -> the deeds they name, by family; what a deed entails, and what excludes it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
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
_OBJECT = 5
"""Words behind a verb among which its object is looked for."""
_GAP = 4
"""Words that a ``*`` may stand for."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BREAK = re.compile(r"[.;:!?—]|\b(?:of|to|for|from|with|that|which|who|and|or|but|by|about)\b")
_NEAR = 40
COPULA = re.compile(
    r"\b(?:is|are|am|was|were|be|been|being|remain(?:s|ed)?|lies?|lay|stays?|stayed|stood|stands?|seems?)\s+"
    r"(?:(?:not|never|now|again|still|already|no longer|completely|fully|entirely|\w+ly)\s+)*$"
)
""" "is still ... ": what follows is a state."""
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|this|that|any|no|its|his|her|their|our|my|of|another|each|every)|['’]s)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
""" "her new ... ": what follows is a noun."""
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
        words: places of the words that tell it; between them its object may stand.
        inflected: whether its verb shows a form that is no other word's ("captured", not "ship").
    """

    place: Place
    family: str
    sort: Sort
    suffers: bool
    phrase: bool
    inflected: bool
    words: tuple[Place, ...]


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
        before = text[max(place[0], start - _NEAR) : start]
        for entry in _entries().get(word.lower(), ()) if at not in taken else ():
            used = None if _misread(entry, word.lower(), before) else _follow(text, tokens, at, entry.rest)
            if used is not None and (best is None or len(entry.rest) > len(best[0].rest)):
                best = entry, used
        told = _by_object(tokens, at) if best is None or not best[0].rest else None
        chosen, used = best if best is not None else (told, [])
        if chosen is None:
            continue
        taken |= {at, *used}
        last = tokens[used[-1]][2] if used else end
        yield Named(
            (start, last),
            told.family if told else chosen.family,
            chosen.sort,
            chosen.suffers,
            bool(chosen.rest),
            word.lower().removesuffix("s") != chosen.first,
            tuple(tokens[i][1:] for i in (at, *used)),
        )


def _by_object(tokens: Sequence[tuple[str, int, int]], at: int) -> _Entry | None:
    """What a verb of giving or sending tells by its object ("sent rifles", "handed them the money")."""
    found = _objects().get(tokens[at][0].lower())
    if found is None:
        return None
    base, kinds = found
    named = frozenset(one for word, _, _ in tokens[at + 1 : at + 1 + _OBJECT] for one in classes_of(word.lower()))
    name = next((name for name, kind in kinds if kind in named), None)
    return _Entry(name, "verb", False, base, ()) if name else None


@lru_cache(maxsize=1)
def _objects() -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Forms of verbs of giving and sending -> the verb, and the family for each class of object."""
    found: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for name, kind, verbs in rows("deed_objects.tsv", 3, package=_CUES):
        for verb in {verb.split()[0] for verb in parts(verbs)}:
            for form in verb_forms(verb):
                found.setdefault(form, (verb, []))[1].append((name, kind))
    return found


def _misread(entry: _Entry, word: str, before: str) -> bool:
    """Whether a word of two sorts is read for the wrong one: "is open", "to open"; "her veto", "to veto"."""
    sorts = _sorts().get(entry.first, frozenset()) if not entry.rest else frozenset()
    if {"verb", "state"} <= sorts:
        return (entry.sort == "state") != (COPULA.search(before) is not None)
    if {"verb", "noun"} <= sorts and word.removesuffix("s") == entry.first:
        return (entry.sort == "noun") != (_DETERMINED.search(before) is not None)
    return False


@lru_cache(maxsize=1)
def _sorts() -> dict[str, frozenset[Sort]]:
    """The sorts under which a word stands in the table alone."""
    found: dict[str, set[Sort]] = defaultdict(set)
    for entries in _entries().values():
        for entry in entries:
            if not entry.rest:
                found[entry.first].add(entry.sort)
    return {word: frozenset(sorts) for word, sorts in found.items()}


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
    return {base, third, stemmed + "ing", past, *doubled, *listed}


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


__all__ = [
    "COPULA",
    "Family",
    "Named",
    "classes_of",
    "deeds",
    "families",
    "family_of",
    "known",
    "verb_forms",
]
