"""a corpus -> its lineage: chains, unnamed sources, copies, circles, and references that are not in the corpus."""

from __future__ import annotations

from prophasis.case import Lineage
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.lineage.chains import chains
from prophasis.reading.lineage.copied import copied
from prophasis.reading.lineage.cycles import cycles
from prophasis.reading.lineage.outlets import Outlets
from prophasis.reading.lineage.unlisted import unlisted
from prophasis.reading.lineage.unnamed import unnamed


def lineage(corpus: Corpus) -> Lineage:
    """Where what the documents say comes from."""
    outlets = Outlets(corpus)
    return Lineage(
        chains=chains(corpus, outlets),
        unnamed=tuple(unnamed(corpus)),
        copies=tuple(copied(corpus)),
        cycles=cycles(outlets, tuple(outlets.rests())),
        unlisted=tuple(unlisted(corpus)),
    )


__all__ = ["lineage"]
