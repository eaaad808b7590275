"""The corpus: all readings laid side by side, with one key for each actor, ready to be compared."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from prophasis.case import Place, Reading, Side, Span
from prophasis.reading.collating.asserting import Assertions
from prophasis.reading.collating.assertion import Assertion
from prophasis.reading.collating.counts import Count, counts
from prophasis.reading.collating.identity import Identity
from prophasis.reading.collating.implied import implied
from prophasis.reading.collating.reason import Reason, reasons_of
from prophasis.reading.collating.utterance import Utterance, told, utterances_of
from prophasis.reading.drafting.leaf import Leaf
from prophasis.reading.drafting.people import People


@dataclass(frozen=True)
class Corpus:
    """What the documents hold, gathered once."""

    leaves: tuple[Leaf, ...]
    identity: Identity
    utterances: tuple[Utterance, ...]
    assertions: tuple[Assertion, ...]
    reasons: tuple[Reason, ...]
    counts: tuple[Count, ...]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Corpus:
        """The corpus of some readings."""
        leaves = tuple(Leaf(reading) for reading in readings)
        return cls.laid(leaves, People(leaves))

    @classmethod
    def laid(cls, leaves: tuple[Leaf, ...], people: People) -> Corpus:
        """The corpus of readings that have been indexed and whose people have been counted."""
        identity = Identity(leaves, people)
        utterances: list[Utterance] = []
        assertions: list[Assertion] = []
        reasons: list[Reason] = []
        counted: list[Count] = []
        for leaf in leaves:
            said = utterances_of(leaf, identity)
            utterances += said
            assertions += Assertions(leaf, identity, [*said, *implied(leaf, identity, said)]).all()
            reasons += reasons_of(leaf, identity, said)
            counted += counts(leaf, identity, said)
        return cls(leaves, identity, tuple(utterances), tuple(assertions), tuple(reasons), tuple(counted))

    def reasons_in(self, document: str, sentence: Place) -> Sequence[Reason]:
        """The reasons that stand in one sentence."""
        return self._by_sentence.get((document, sentence), ())

    @cached_property
    def _by_sentence(self) -> dict[tuple[str, Place], list[Reason]]:
        found: dict[tuple[str, Place], list[Reason]] = defaultdict(list)
        for reason in self.reasons:
            found[reason.leaf.id, reason.sentence].append(reason)
        return found

    def name(self, key: str | None) -> str:
        """How readers know an actor; empty for none."""
        return self.identity.name(key) if key else ""


def author_of(leaf: Leaf) -> str:
    """By what name the one who speaks in a document is known."""
    document = leaf.document
    return document.author or document.publisher or document.title or f"The author of {document.id}"


def side(
    leaf: Leaf,
    sentence: Place,
    *,
    who: str | None,
    name: str,
    when: str | None,
    audience: str | None = None,
    more: Sequence[Span] = (),
) -> Side:
    """A side of a contradiction that stands in one sentence; ``more`` are other places that say the same."""
    return Side(
        text=told(leaf, sentence),
        spans=tuple(dict.fromkeys((leaf.span(sentence), *more))),
        who=who,
        name=name,
        when=when,
        audience=audience,
    )


def content_id(kind: str, *parts: str) -> str:
    """An id from content, so that collating twice gives the same ids."""
    digest = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{kind}-{digest}"


__all__ = ["Corpus", "author_of", "content_id", "side"]
