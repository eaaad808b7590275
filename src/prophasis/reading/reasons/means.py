"""Means and ends: "A by B", "A so he could B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from prophasis.reading.clauses import clause, is_verb, negated, stretch, subject
from prophasis.reading.cues import person_nouns
from prophasis.reading.reasons.reason import Reason
from prophasis.reading.words import wordset

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def find(sent: Span) -> Iterator[Reason]:
    """The means and ends that ``sent`` states."""
    for token in sent:
        if is_verb(token):
            yield from _so_can(token)
            yield from _by_means(token)


def _so_can(verb: Token) -> Iterator[Reason]:
    """ "left early so he could A": with a modal and no comma, "so" says what for."""
    doc, so = verb.doc, verb.left_edge.i - 1
    if so > verb.sent.start and doc[so].lower_ != "so" and doc[so + 1].lower_ == "so":
        so += 1
    modal = any(one.dep_ == "aux" and one.lower_ in _ENABLED for one in verb.children)
    if so <= verb.sent.start or doc[so].lower_ != "so" or not modal or doc[so + 1].lower_ == "that":
        return
    above = next((one for one in verb.ancestors if is_verb(one) and one.i < so), None)
    if above is None or doc[so - 1].is_punct or doc[so - 1].lower_ in ("and", "if", "do", "or"):
        return
    given, part = clause(above, without=[verb]), stretch(verb)
    if given is None or part is None or not given[0] < so:
        return
    given, part = (given[0], min(given[1], so)), (max(part[0], so + 1), part[1])
    if part[0] < part[1]:
        yield Reason(given, part, (so, so + 1), above, "purpose", denied=False)


def _by_means(verb: Token) -> Iterator[Reason]:
    """ "She lives by writing", "The dam saved the town by breaking", "By leaving, he gained time".

    A deed is done for what it brings about; what nobody means is caused by it, and so is whatever the means, told
    first, leads to.
    """
    word, head = verb.head, verb.head.head
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or word.lower_ != "by":
        return
    if not is_verb(head) or head.lemma_ in _ANSWERING or any(child.lower_ == "can" for child in head.children):
        return
    given, part = clause(head, without=[word]), stretch(verb)
    if given is None or part is None or (given[0] < part[1] and part[0] < given[1]):
        return
    willed = subject(head)
    person = willed is not None and (willed.pos_ == "PROPN" or willed.tag_ in ("PRP", "WP") or _people(willed))
    meant = person or head.tag_ in ("VB", "VBG") or head.lemma_ in _SERVING
    caused = word.i < head.i or head.lemma_ in _ACHIEVING or not meant
    ends = (given, part) if caused else (part, given)
    yield Reason(*ends, (word.i, word.i + 1), head, "cause" if caused else "purpose", denied=negated(head))


def _people(noun: Token) -> bool:
    return noun.lemma_.lower() in person_nouns()


_SERVING = wordset("seek try aim use focus attempt boost want")


_ACHIEVING = wordset("achieve cause kill lose surprise pay become die threaten anger alarm shock provoke offend earn")
"""Verbs that tell what came of the means, whoever acts."""


_ANSWERING = wordset("respond react retaliate answer counter begin start end finish open close conclude")
_ENABLED = wordset("can could would will might may 'd 'll")
