"""Ends: what a reason explains, as the parse gave it -> the clause that a reader would underline; how ends are tied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from prophasis.reading.clauses import SUBJECTS, Stretch, is_verb, trim
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENING = wordset("while when as after because since although though whereas once even that which")
_TURNS = wordset("however meanwhile then also thus therefore moreover furthermore besides further nevertheless still")


def whole(reason: Reason) -> Reason:
    """The reason with its explanandum as a clause: with the noun it tells of, the verb it completes, no link before."""
    doc, (first, last) = reason.anchor.doc, reason.explanandum
    root = doc[first:last].root
    begin = _begin(root, first) if is_verb(root) else first
    begin = _without_opening(doc, begin, last)
    part = trim(doc, begin, last)
    if part is None or _meets(part, reason.explanans) or (begin < first and part[0] <= reason.cue[0] < part[1]):
        return reason
    return replace(reason, explanandum=part)


def _begin(verb: Token, first: int) -> int:
    """Where the clause of ``verb`` begins: at the verb that it completes, or at the noun that it tells of."""
    while verb.dep_ == "xcomp" and is_verb(verb.head) and verb.head.i < verb.i and not _own_subject(verb):
        verb = verb.head
        first = min(first, verb.left_edge.i)
    if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN") and verb.head.i < first:
        gap = first - verb.head.i
        return verb.head.left_edge.i if gap <= _NEAR else first
    return first


_NEAR = 3
"""How many words may stand between a noun and what is told of it."""


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _without_opening(doc: Doc, first: int, last: int) -> int:
    """Past "while", "when", "even as" and "however,"."""
    at = first
    while at < last - 2:
        word = doc[at]
        if word.lower_ in _OPENING and word.dep_ in ("mark", "advmod") and word.head.i > at:
            at += 1
        elif word.lower_ in _TURNS and doc[at + 1].text == ",":
            at += 2
        else:
            break
    return at


def _meets(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def tied(reason: Reason) -> Reason:
    """The reason as one of two clauses where a connective, "so" or an infinitive joins two that both have a verb."""
    if reason.tie not in ("clause", "phrase"):
        return reason
    doc = reason.anchor.doc
    clauses = all(
        any(token.tag_.startswith("VB") for token in doc[a:b]) for a, b in (reason.explanandum, reason.explanans)
    )
    return replace(reason, tie="clause" if clauses and reason.linked else "phrase")
