"""Collate: readings -> what they say to each other."""

from __future__ import annotations

from collections.abc import Iterable

from prophasis.case import Collation, Reading
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.contradictions import contradictions
from prophasis.reading.lineage.trace import lineage
from prophasis.reading.lineage.witness import with_witnesses
from prophasis.reading.narratives.comparisons import comparisons
from prophasis.reading.narratives.glosses import glosses
from prophasis.reading.narratives.narrate import narratives


def collate(readings: Iterable[Reading]) -> Collation:
    """What one or several documents say to each other, each finding with the passages it rests on.

    Contradictions (word against word or deed, audience against audience, a reason given and refused, another date,
    another figure), narratives with those who tell them, glosses, drafted comparisons of two cases, and the lineage
    of what is told: chains, unnamed sources, near-copies, circles, references that are not in the documents. All are
    built on the marks of the readings; nothing is judged, and where structure does not show a finding it is left out.
    """
    return of_corpus(Corpus.of(readings))


def of_corpus(corpus: Corpus) -> Collation:
    """The collation of a corpus."""
    return Collation(
        contradictions=contradictions(corpus),
        narratives=with_witnesses(corpus, narratives(corpus)),
        glosses=glosses(corpus),
        comparisons=comparisons(corpus),
        lineage=lineage(corpus),
    )


__all__ = ["collate", "of_corpus"]
