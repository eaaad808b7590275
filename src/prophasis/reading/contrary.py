"""Contrary to fact: "if A had feared B, it would have ..." says that A did not; "had A not ..." says that it did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.clauses import ancestors, is_verb, negated, would_have

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def suppositions(sent: Span) -> Iterator[tuple[Token, bool]]:
    """The verb of each condition contrary to fact, and whether what it supposes away did hold."""
    for verb in sent:
        if _contrary(verb):
            yield verb, negated(verb)


def supposed_away(token: Token) -> bool | None:
    """Whether the clause of a token is such a condition: True if it did hold, False if it did not; else None."""
    for verb in (token, *ancestors(token)):
        if _contrary(verb):
            return negated(verb)
    return None


def _contrary(verb: Token) -> bool:
    return _perfect(verb) and _supposed(verb) and any(map(would_have, _above(verb)))


def _perfect(verb: Token) -> bool:
    return is_verb(verb) and any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)


def _supposed(verb: Token) -> bool:
    """Opened by "if", or by "had" before its subject."""
    if any(child.lower_ == "if" and child.dep_ == "mark" for child in verb.children):
        return not any(child.lower_ == "even" for child in verb.children)
    first = next(iter(verb.children))
    return first.lower_ == "had" and verb.dep_ in ("advcl", "ccomp")


def _above(verb: Token) -> Iterator[Token]:
    """The verb that a condition hangs from, or, where the parse turned them round, the one inside it."""
    yield verb.head
    yield from (child for child in verb.children if child.dep_ in ("ccomp", "conj", "parataxis"))
