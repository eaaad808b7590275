"""Find: all hedges and boosters of a parsed text, and the clause that each covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prophasis.reading.clauses import Stretch, clause, clause_of, is_verb, phrase
from prophasis.reading.hedging.modals import find_modals
from prophasis.reading.hedging.phrases import Cue, find_phrases

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_hedges(doc: Doc) -> list[Cue]:
    """Phrases and modals together; a modal inside a phrase is part of it."""
    phrases = find_phrases(doc)
    taken = {index for cue in phrases for index in range(cue.first, cue.last + 1)}
    denied = {cue.first for cue in phrases if doc[cue.first].lower_ in ("no", "nobody")}
    modals = [cue for cue in find_modals(doc) if cue.first not in taken and not _in_denial(doc, cue, denied)]
    return sorted(phrases + modals, key=lambda cue: cue.first)


def _in_denial(doc: Doc, cue: Cue, denied: set[int]) -> bool:
    """ "No serious analyst would argue" is one booster, not a booster and a condition."""
    verb = doc[cue.first].head
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.left_edge.i in denied for child in verb.children)


def scope(doc: Doc, cue: Cue) -> Stretch | None:
    """The clause that a hedge covers: its own for adverbs and modals, the conditional one for "if"."""
    token = doc[cue.last]
    if token.dep_ in ("mark", "aux", "auxpass") or token.head.dep_ == "mark":
        return clause(token.head if is_verb(token.head) else clause_of(token.head))
    if token.dep_ == "amod" and token.head.pos_ in ("NOUN", "PROPN"):
        return phrase(token.head)
    if token.pos_ == "NOUN" and not is_verb(token):
        return phrase(token)
    return clause(clause_of(token))
