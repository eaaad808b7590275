"""Near-copies: passages that one document has nearly word for word from another, by shingles."""

from __future__ import annotations

from collections.abc import Iterator

from prophasis.case import Copy
from prophasis.reading.collating.corpus import Corpus
from prophasis.reading.collating.days import written
from prophasis.reading.origins import Passage, contained, copies


def copied(corpus: Corpus) -> Iterator[Copy]:
    """Sentences that repeat one of an earlier document; a document does not copy itself."""
    leaves = sorted(corpus.leaves, key=lambda leaf: (written(leaf.document.published).order, leaf.id))
    places = {f"{leaf.id} {place[0]}": (leaf, place) for leaf in leaves for place in leaf.sentences}
    passages = [Passage(key, leaf.id, leaf.quote(place)) for key, (leaf, place) in places.items()]
    for key, first in copies(passages).items():
        (leaf, place), (origin, source) = places[key], places[first]
        if leaf.id != origin.id:
            share = contained(leaf.quote(place), origin.quote(source))
            yield Copy(span=leaf.span(place), first=origin.span(source), share=round(share, 3))


__all__ = ["copied"]
