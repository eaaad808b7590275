"""Aims: an infinitive -> the stretches of what it and its conjuncts name, each with whether it alone is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.clauses import Stretch, conjuncts, is_verb, told, trim

if TYPE_CHECKING:
    from spacy.tokens import Token


def to_of(verb: Token) -> Token | None:
    """The "to" of an infinitive."""
    return next((child for child in verb.children if child.lower_ == "to" and child.dep_ == "aux"), None)


def several(verb: Token, marker: Token | None) -> Iterator[tuple[Stretch, bool | None]]:
    """The clause of ``verb`` and of what is coordinated with it, each with whether it alone is denied or affirmed.

    None: as the first. Bare infinitives that the parse hung elsewhere ("to A, B and C") are gathered.
    """
    members = [one for one in conjuncts(verb) if is_verb(one) or one.i == verb.i]
    members += [one for one in _stray(verb) if one not in members]
    members.sort(key=lambda one: one.i)
    turned = False
    for index, member in enumerate(members):
        later = members[index + 1].left_edge.i if index + 1 < len(members) else None
        part = told(member, without=[child for child in member.children if child.dep_ == "conj" and child.i > member.i])
        if part is None:
            continue
        first = part[0]
        if index == 0 and marker is not None:
            first = max(first, marker.i)
        last = min(part[1], later) if later is not None and later > first else part[1]
        cut = trim(member.doc, first, last)
        if cut is None:
            continue
        word = _link(member, members[0])
        if index and word in ("but", "rather", "instead"):
            turned = True
        for piece in _pieces(member, cut):
            yield piece, (None if not turned else False) if word != "not" or not index else True


def _pieces(member: Token, part: Stretch) -> Iterator[Stretch]:
    """ "to A and to B" that the parse left whole, cut before each "to"."""
    doc, begin = member.doc, part[0]
    for k in range(part[0] + 2, part[1] - 1):
        linked = doc[k].lower_ in ("and", "or", ",", "and/or", "than") and doc[k + 1].lower_ == "to"
        if linked and k + 2 < part[1] and doc[k + 2].tag_ == "VB":
            piece = trim(doc, begin, k)
            if piece is not None:
                yield piece
            begin = k + 1
    last = trim(doc, begin, part[1])
    if last is not None:
        yield last


def _link(member: Token, first: Token) -> str:
    """The word that turns the list: "but", "rather", "not" before a later member."""
    if member.i == first.i:
        return ""
    doc = member.doc
    near = [doc[k].lower_ for k in range(max(member.left_edge.i - 3, first.i + 1), member.i)]
    for word in ("but", "rather", "instead"):
        if word in near:
            return word
    return "not" if "not" in near else ""


def _stray(verb: Token) -> list[Token]:
    """Bare infinitives after ``verb`` in a list that the parse attached above it."""
    doc = verb.doc
    end = verb.sent.end
    found: list[Token] = []
    if to_of(verb) is None and verb.tag_ != "VB":
        return found
    above = {one.i for one in verb.ancestors}
    for token in doc[verb.i + 1 : end]:
        if token.tag_ == "VB" and token.dep_ == "conj" and (token.head.i in above or token.head in found):
            left = doc[token.i - 1]
            if left.text == "," or left.lower_ in ("and", "or", "to"):
                has_aux = any(child.dep_ == "aux" and child.lower_ != "to" for child in token.children)
                if not has_aux and not any(child.dep_ == "nsubj" for child in token.children):
                    found.append(token)
    return found
