"""a corpus -> contradictions within and across its documents, one file for each way to look for them."""

from __future__ import annotations

from prophasis.case import Contradiction
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.contradictions.audience import audiences
from prophasis.reading.contradictions.dates import dates
from prophasis.reading.contradictions.doers import doers
from prophasis.reading.contradictions.explanation import explanations
from prophasis.reading.contradictions.figures import figures
from prophasis.reading.contradictions.places import places
from prophasis.reading.contradictions.states import states
from prophasis.reading.contradictions.words import words


def contradictions(corpus: Corpus) -> tuple[Contradiction, ...]:
    """All contradictions, each once, in the order of their kinds."""
    looks = (words, audiences, explanations, states, doers, dates, places, figures)
    return tuple({one.id: one for look in looks for one in look(corpus)}.values())


__all__ = ["contradictions"]
