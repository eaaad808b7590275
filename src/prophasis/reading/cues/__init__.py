"""Cues: commented tables of the words by which a text says who speaks, who believes what, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from prophasis.reading.gazetteer import parts, rows

_HERE = "prophasis.reading.cues"


@lru_cache(maxsize=1)
def statement_verbs() -> dict[str, frozenset[str]]:
    """Verb lemma -> the classes it belongs to (``say``, ``tell`` ...; see ``statement_verbs.tsv``)."""
    table: dict[str, set[str]] = {}
    for row_class, words in rows("statement_verbs.tsv", 2, package=_HERE):
        for word in parts(words):
            table.setdefault(word, set()).add(row_class)
    return {word: frozenset(classes) for word, classes in table.items()}


@lru_cache(maxsize=1)
def statement_phrases() -> dict[str, tuple[tuple[frozenset[str], tuple[str, ...]], ...]]:
    """Verb lemma -> the words that follow it in set phrases, with the prepositions that lead to the topic."""
    table: dict[str, tuple[tuple[frozenset[str], tuple[str, ...]], ...]] = {}
    for verbs, words, prepositions in rows("statement_phrases.tsv", 3, package=_HERE):
        for verb in parts(verbs):
            table[verb] = (*table.get(verb, ()), (frozenset(parts(words)), tuple(parts(prepositions))))
    return table


@lru_cache(maxsize=1)
def statement_nouns() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Noun lemma -> its class and the prepositions that lead to its content."""
    return {
        noun: (row_class, tuple(parts(prepositions)))
        for row_class, words, prepositions in reversed(rows("statement_nouns.tsv", 3, package=_HERE))
        for noun in parts(words)
    }


@lru_cache(maxsize=1)
def false_signs() -> dict[str, tuple[str, ...]]:
    """Kind of sign -> the words that give it (see ``false_signs.tsv``)."""
    return {kind: tuple(parts(words)) for kind, words in rows("false_signs.tsv", 2, package=_HERE)}


@lru_cache(maxsize=1)
def hedges() -> tuple[tuple[str, tuple[float, float] | None, str], ...]:
    """Category, range and phrase of every hedge, as written in ``hedges.tsv``."""
    return tuple(
        (category, _range(band), phrase)
        for category, band, phrases in rows("hedges.tsv", 3, package=_HERE)
        for phrase in parts(phrases)
    )


@lru_cache(maxsize=1)
def beliefs() -> dict[tuple[str, str], tuple[str, str]]:
    """(part of speech, lemma) -> attitude and the stance that the word itself takes on the content."""
    return {
        (pos, word): (attitude, stance)
        for attitude, stance, pos, words in reversed(rows("beliefs.tsv", 4, package=_HERE))
        for word in parts(words)
    }


@dataclass(frozen=True)
class CommitmentRow:
    """One signature: values where the word is asserted, negated, asked, under a modal, under a condition; its words."""

    values: tuple[float, ...]
    words: frozenset[str]


@lru_cache(maxsize=1)
def commitments() -> dict[str, CommitmentRow]:
    """Signature -> its row (see ``commitment.tsv``)."""
    return {
        name: CommitmentRow(tuple(map(float, values)), frozenset(parts(words)))
        for name, *values, words in rows("commitment.tsv", 7, package=_HERE)
    }


@lru_cache(maxsize=1)
def person_nouns() -> frozenset[str]:
    """Nouns that mean a kind of person (see ``make_person_nouns.py``)."""
    text = files(_HERE).joinpath("person_nouns.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _range(band: str) -> tuple[float, float] | None:
    if band == "-":
        return None
    low, high = band.split("-")
    return float(low), float(high)
