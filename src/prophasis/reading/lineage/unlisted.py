"""Markers that lead to no reference of their document: cited, not in the corpus."""

from __future__ import annotations

from collections.abc import Iterator

from prophasis.case import Citation, Unlisted
from prophasis.reading.collating.corpus import Corpus


def unlisted(corpus: Corpus) -> Iterator[Unlisted]:
    """Numbered markers without an entry in the document's own list, in order of place."""
    for leaf in corpus.leaves:
        for mark in leaf.layer("citation"):
            if isinstance(mark.payload, Citation) and mark.payload.reference is None:
                number = mark.payload.number
                yield Unlisted(span=leaf.span((mark.start, mark.end)), marker=f"[{number}]" if number else mark.quote)


__all__ = ["unlisted"]
