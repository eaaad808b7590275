"""Sentence boundaries that are sure before the parser runs; the parser decides the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_STOPS = frozenset(".?!…")
_CLOSERS = frozenset("\"'”’)]»")


def add_boundaries(nlp: Language, *, alone: bool = False) -> None:
    """Put the rules before the parser, or, with ``alone``, in its stead."""
    from spacy.language import Language as _Language

    _Language.component("sentence_rules", func=mark_sure)
    _Language.component("sentence_rules_alone", func=mark_all)
    if alone:
        nlp.add_pipe("sentence_rules_alone")
    else:
        nlp.add_pipe("sentence_rules", before="parser")


def mark_sure(doc: Doc) -> Doc:
    """Paragraph breaks start a sentence; a place without a stop, colon or break before it starts none."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.is_space and "\n" in before.text:
            token.is_sent_start = not token.is_space
    return doc


def mark_all(doc: Doc) -> Doc:
    """Every boundary by rule: breaks, and stops before a capital."""
    mark_sure(doc)
    for token in doc[1:]:
        if token.is_sent_start is None:
            token.is_sent_start = _after_stop(doc, token.i) and not token.is_lower and not token.is_punct
    return doc


def _after_stop(doc: Doc, i: int) -> bool:
    j = i - 1
    while j > 0 and doc[j].text in _CLOSERS:
        j -= 1
    return doc[j].text[-1:] in _STOPS and doc[j].is_punct
