"""Valence: a parsed text -> how it judges what it speaks of, and whether it asks for that or is set against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from prophasis.reading.clauses import SUBJECTS
from prophasis.reading.families import family
from prophasis.reading.gazetteer import rows
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NEGATIONS = wordset("not n't n’t never no cannot nor neither hardly nothing nobody none few little")
_PLAIN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})


@dataclass(frozen=True)
class Valence:
    """What a text says of its matter.

    Attributes:
        judgement: words that judge well less words that judge ill, each turned by negations and turning words before.
        against: whether the text as a whole is set against its matter ("ban A", "A is not needed", "A is harmful").
        asks: whether it judges or demands at all, rather than only telling what is so.
        turns: how many words of negation and turning it has.
        words: lemmas of its content words.
    """

    judgement: int
    against: bool
    asks: bool
    turns: int
    words: frozenset[str]


def valence(doc: Doc | Span) -> Valence:
    """The valence of a parsed text."""
    tokens = [token for token in doc if not token.is_space]
    values = [judgement for token in tokens if (judgement := _judged(token))]
    judgement, raw = sum(values), sum(map(judges, tokens))
    if any(token.dep_ in SUBJECTS and turns(token) for token in tokens):
        judgement = -judgement  # "a ban would save lives" judges the ban, not what is banned
    against = any(map(negates, tokens)) != any(map(turns, tokens)) or (raw < 0 and not any(map(turns, tokens)))
    asks = raw != 0 or any(token.lemma_.lower() in _ASKING or _bare(token) for token in tokens)
    count = sum(negates(token) or turns(token) for token in tokens)
    return Valence(judgement, against, asks, count, content(doc))


_ASKING = wordset("should must ought need shall")


def _bare(token: Token) -> bool:
    """ "Ban it", "Eliminate all of them": an order opens the text."""
    return token.dep_ == "ROOT" and token.tag_ == "VB" and all(child.dep_ not in SUBJECTS for child in token.children)


def _judged(token: Token) -> int:
    """How a word judges where it stands: turned by what denies or undoes it, silent under a word that spoils it."""
    value = judges(token)
    if not value:
        return 0
    for above in _governing(token):
        if turns(above):
            value = -value
        elif judges(above) < 0 and value > 0:
            return 0  # "harms their health" judges once
        if any(negates(child) and child.i < token.i for child in above.children):
            value = -value
    return -value if any(negates(child) for child in token.children) else value


def _governing(token: Token) -> Iterator[Token]:
    """The words whose object, or part of it, a word is, nearest first; a verb of which it is the subject is none."""
    while token.head.i != token.i and token.dep_ not in (*SUBJECTS, "conj", "advcl", "relcl", "ccomp", "parataxis"):
        token = token.head
        yield token


def content(doc: Doc | Span) -> frozenset[str]:
    """The lemmas of the words that say what a text is about."""
    return frozenset(
        token.lemma_.lower() for token in doc if token.pos_ in _PLAIN and not token.is_stop and not negates(token)
    )


def judges(token: Token) -> int:
    """1 for a word that judges well, -1 for one that judges ill, else 0."""
    senses = _senses(token)
    return -1 if "bad" in senses else int("good" in senses)


def turns(token: Token) -> bool:
    """Whether a word undoes what it governs ("ban", "reduce", "without")."""
    return "turning" in _senses(token)


def negates(token: Token) -> bool:
    """Whether a word denies."""
    return token.lower_ in NEGATIONS or token.lemma_.lower() in NEGATIONS


def opposed(one: frozenset[str], other: frozenset[str]) -> int:
    """How many words of one text have their opposite in the other, where that does not have the word itself.

    Words that turn what they govern are left out: they are counted as turns.
    """
    return sum(
        (a in one and b in other and a not in other) or (b in one and a in other and b not in other)
        for a, b in _opposites()
    )


def shared(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The families that both texts have a word of."""
    return frozenset(map(family, one)) & frozenset(map(family, other))


def _senses(token: Token) -> frozenset[str]:
    table = _table()
    return table.get(token.lemma_.lower()) or table.get(token.lower_) or frozenset()


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, str], ...]:
    return tuple((sense, words) for sense, words in rows("evaluative.tsv", 2, package="prophasis.reading.cues"))


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    """Lemma -> the senses it has in ``evaluative.tsv``."""
    found: dict[str, set[str]] = {}
    for sense, words in _rows():
        for word in words.split() if sense != "opposite" else ():
            found.setdefault(word, set()).add(sense)
    return {word: frozenset(senses) for word, senses in found.items()}


@lru_cache(maxsize=1)
def _opposites() -> tuple[tuple[str, str], ...]:
    pairs = " ".join(words for sense, words in _rows() if sense == "opposite").split()
    both = ((pair.split("/")[0], pair.split("/")[1]) for pair in pairs)
    table = _table()
    return tuple(two for two in both if not any("turning" in table.get(word, ()) for word in two))
