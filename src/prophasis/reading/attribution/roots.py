"""Roots: what a belief came from, and since when it has been held, where the text says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.case import Mark, Place, Time
from prophasis.reading.attribution.mind import Mind
from prophasis.reading.attribution.sources import Stretch
from prophasis.reading.clauses import is_verb, stretch, under
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GROWN = wordset("result stem come grow derive arise originate emerge follow spring flow")
_FED = wordset(
    "fuel feed reinforce strengthen drive shape inform create foster inspire cause prompt deepen confirm inflame stoke"
)
_SINCE = frozenset(("since", "by", "from"))
_NEAR = 60
"""How many characters may lie between a cue and the date of its belief."""


def origin_of(doc: Doc, mind: Mind) -> Stretch | None:
    """What a belief came from: "his conviction resulted from X", "X fueled the belief", "believed, because of X"."""
    cue = doc[mind.anchor]
    verb = cue.head
    if cue.pos_ == "NOUN" and is_verb(verb):
        if cue.dep_ == "nsubj" and verb.lemma_ in _GROWN:
            return _words(under(verb, "from"))
        if cue.dep_ == "nsubjpass" and verb.lemma_ in _FED:
            return _words(under(verb, "by"))
        if cue.dep_ == "dobj" and verb.lemma_ in _FED:
            return _words(next((child for child in verb.children if child.dep_ == "nsubj"), None))
    return _because(cue)


def _because(cue: Token) -> Stretch | None:
    for child in cue.children:
        if child.dep_ == "advcl" and child.left_edge.lower_ in ("because", "since", "after"):
            return stretch(child)
        if child.dep_ == "prep" and child.lower_ in ("because", "after") and child.i > cue.i:
            return _words(next((one for one in child.children if one.dep_ == "pobj"), None))
    return None


def _words(token: Token | None) -> Stretch | None:
    return stretch(token) if token is not None else None


def since_of(text: str, cue: Place, content: Place, times: list[Mark]) -> str | None:
    """The date from which a belief is held: a dated expression near its cue, outside its content, after "since"."""
    best: tuple[int, str] | None = None
    for mark in times:
        payload = mark.payload
        distance = max(cue[0] - mark.end, mark.start - cue[1], 0)
        if not isinstance(payload, Time) or payload.edtf is None or payload.part_of or distance > _NEAR:
            continue
        inside = content[0] <= mark.start < content[1]
        before = text[max(0, mark.start - 12) : mark.start].lower().split()
        lead = {*before[-1:], mark.quote.split()[0].lower()} | ({"by"} if before[-2:] == ["by", "the"] else set())
        if not inside and lead & _SINCE and (best is None or distance < best[0]):
            best = (distance, payload.edtf)
    return best[1] if best else None
