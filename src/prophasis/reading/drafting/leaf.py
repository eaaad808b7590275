"""A leaf: one reading with its sentences and marks indexed by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from prophasis.case import Document, Mark, Mention, Place, Projection, Reading, Sentence, Span, Time
from prophasis.reading.drafting.speakers import accorded, name_of, named
from prophasis.reading.drafting.wording import one_line, slug

_MARGIN = 32


def _counts(mark: Mark) -> bool:
    """Whether a mark stands for something of its own: an actor that acts, a date that is no end of another."""
    match mark.payload:
        case Mention():
            return mark.payload.acts
        case Time():
            return mark.payload.part_of is None
        case _:
            return True


@dataclass
class Leaf:
    """One reading, ready to be asked what stands where.

    Attributes:
        sentences: the places of the author's sentences, in order; headings, captions and boilerplate left out.
        speakers: names of those who give words and are no known actors, by id.
    """

    reading: Reading
    sentences: list[Place] = field(init=False)
    speakers: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._layers: dict[str, list[Mark]] = defaultdict(list)
        for mark in self.reading.marks:
            if _counts(mark):
                self._layers[mark.layer].append(mark)
        told, self.speakers = named(self.text, self._layers["mention"], self._layers["statement"])
        self._layers["statement"] = told
        for marks in self._layers.values():
            marks.sort(key=lambda mark: (mark.start, mark.end, mark.id))
        self._starts = {layer: [mark.start for mark in marks] for layer, marks in self._layers.items()}
        self._longest = {layer: max(m.end - m.start for m in marks) for layer, marks in self._layers.items() if marks}
        self.sentences = [
            (mark.start, mark.end)
            for mark in self._layers["sentence"]
            if isinstance(mark.payload, Sentence) and mark.payload.role == "body"
        ]
        self._firsts = [start for start, _ in self.sentences]

    @property
    def document(self) -> Document:
        return self.reading.document

    @property
    def id(self) -> str:
        return self.reading.document.id

    @property
    def text(self) -> str:
        return self.reading.document.text or ""

    def layer(self, name: str) -> list[Mark]:
        """The marks of a layer, in order of place."""
        return self._layers[name]

    def within(self, name: str, start: int, end: int) -> Iterator[Mark]:
        """The marks of a layer that begin in ``start..end``."""
        starts = self._starts.get(name, [])
        yield from self._layers[name][bisect_left(starts, start) : bisect_left(starts, end)]

    def touching(self, name: str, start: int, end: int) -> Iterator[Mark]:
        """The marks of a layer that have a part in ``start..end``."""
        starts = self._starts.get(name, [])
        first = bisect_left(starts, start - self._longest.get(name, 0))
        yield from (m for m in self._layers[name][first : bisect_left(starts, end)] if m.end > start)

    def sentence(self, start: int) -> int | None:
        """The number of the author's sentence in which the offset lies."""
        index = bisect_right(self._firsts, start) - 1
        return index if index >= 0 and start < self.sentences[index][1] else None

    def projects(self, place: Place) -> bool:
        """Whether at least half of a sentence is a forecast, a counterfactual, a condition or advice."""
        reach = 0
        for mark in self.within("projection", *place):
            if isinstance(mark.payload, Projection):
                places = [place for place in (mark.payload.antecedent, mark.payload.consequent) if place]
                reach = max(reach, max(end for _, end in places) - min(start for start, _ in places))
        return 2 * reach >= place[1] - place[0]

    def projected(self, place: Place) -> bool:
        """Whether most of a place lies in what is forecast, advised or only supposed."""
        number = self.sentence(place[0])
        for mark in self.within("projection", *(self.sentences[number] if number is not None else place)):
            if isinstance(mark.payload, Projection):
                for part in (mark.payload.antecedent, mark.payload.consequent):
                    if part and 2 * (min(part[1], place[1]) - max(part[0], place[0])) > place[1] - place[0]:
                        return True
        return False

    def told_after(self, sentence: Place) -> str | None:
        """The actor after whom a sentence is told ("According to X, ..."), entered among the speakers."""
        return self.speaker(name) if (name := accorded(self.text[sentence[0] : sentence[1]])) else None

    def speaker(self, words: str) -> str | None:
        """The actor that words name; one who is not known is entered among the speakers."""
        name = name_of(words)
        if name is None:
            return None
        for mark in self._layers["mention"]:
            if isinstance(mark.payload, Mention) and name.lower() in (mark.payload.name.lower(), mark.quote.lower()):
                return mark.payload.actor
        key = slug(name, limit=5, length=48)
        self.speakers.setdefault(key, name)
        return key

    def quote(self, place: Place) -> str:
        """The words at a place, on one line."""
        return one_line(self.text[place[0] : place[1]])

    def span(self, place: Place) -> Span:
        """The place as a span with its quote and what stands before and after it."""
        start, end = place
        return Span(
            document=self.id,
            start=start,
            end=end,
            quote=self.text[start:end],
            prefix=self.text[max(0, start - _MARGIN) : start] or None,
            suffix=self.text[end : end + _MARGIN] or None,
        )


__all__ = ["Leaf"]
