"""Voice: a document in which a government or a body speaks for itself -> its words as those of that side."""

from __future__ import annotations

import re

from prophasis.reading.collating.days import Days, written
from prophasis.reading.collating.identity import Identity
from prophasis.reading.collating.utterance import Utterance
from prophasis.reading.drafting.leaf import Leaf

_TO = re.compile(
    r"\b(?:address|speech|remarks|letter|message|statement|appeal|note|words)\s+(?:to|before)\s+(.+)$", re.I
)
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|I|[Mm]y)\b")


def voice_of(leaf: Leaf, identity: Identity) -> Utterance | None:
    """The whole document as words of the side for which its author writes; None where he writes for none."""
    side = identity.author_side(leaf)
    if side is None:
        return None
    told = _TO.search(leaf.document.title or "")
    published = written(leaf.document.published)
    return Utterance(
        leaf=leaf,
        mark=None,
        content=(0, len(leaf.text)),
        sentence=(0, len(leaf.text)),
        speaker=side,
        name=leaf.document.author or side,
        classes=frozenset(),
        audience=told.group(1) if told else None,
        said=Days(published.first, published.last, leaf.document.published),
    )


__all__ = ["FIRST_PERSON", "voice_of"]
