"""Spans compared fairly: an error of boundary or of label counts once, not as one found in vain and one missed.

After Ortmann (2022), "Fine-grained error analysis and fair evaluation of labeled spans", LREC, pages 1400-1407. A span
is `(label, first, last + 1)` in words. Each found span answers at most one gold span, in this order: the same; the same
place with another label; an overlap with the same label; an overlap with another. With TP the first kind and E the
other three, precision is TP / (TP + FP + E / 2) and recall TP / (TP + FN + E / 2).

Where a sentence has several relations, each of label -> span, found ones are matched with gold ones so that most is
the same; a relation left over counts with all its spans as missed or found in vain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[str, int, int]
Relation = frozenset[Span]


@dataclass
class Fair:
    """Counts: the same, wrong in label or boundary, found in vain, missed."""

    same: float = 0
    wrong: float = 0
    vain: float = 0
    missed: float = 0

    def __add__(self, other: Fair) -> Fair:
        return Fair(
            self.same + other.same,
            self.wrong + other.wrong,
            self.vain + other.vain,
            self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        """Share of what was found; errors of label and boundary by half."""
        whole = self.same + self.vain + self.wrong / 2
        return self.same / whole if whole else 0.0

    @property
    def recall(self) -> float:
        """Share of what was to be found; errors of label and boundary by half."""
        whole = self.same + self.missed + self.wrong / 2
        return self.same / whole if whole else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def spans(gold: Iterable[Span], found: Iterable[Span]) -> Fair:
    """The counts of one relation."""
    left, extra = sorted(gold), sorted(found)
    count = Fair()
    for kind, answers in enumerate((_same, _place, _overlap_and_label, _overlap)):
        for one in list(extra):
            best = max((other for other in left if answers(one, other)), key=lambda o: _shared(one, o), default=None)
            if best is not None:
                left.remove(best)
                extra.remove(one)
                count += Fair(same=1) if kind == 0 else Fair(wrong=1)
    return count + Fair(vain=len(extra), missed=len(left))


def relations(gold: Sequence[Relation], found: Sequence[Relation]) -> Fair:
    """The counts of one sentence."""
    ties = sorted(
        ((_worth(spans(a, b)), g, f) for g, a in enumerate(gold) for f, b in enumerate(found)),
        key=lambda tie: (-tie[0], tie[1], tie[2]),
    )
    taken: dict[int, int] = {}
    count = Fair()
    for worth, g, f in ties:
        if worth > 0 and g not in taken and f not in taken.values():
            taken[g] = f
            count += spans(gold[g], found[f])
    count += Fair(missed=sum(len(one) for g, one in enumerate(gold) if g not in taken))
    return count + Fair(vain=sum(len(one) for f, one in enumerate(found) if f not in taken.values()))


def _worth(count: Fair) -> float:
    return count.same + count.wrong / 4


def _same(one: Span, other: Span) -> bool:
    return one == other


def _place(one: Span, other: Span) -> bool:
    return one[1:] == other[1:]


def _overlap(one: Span, other: Span) -> bool:
    return _shared(one, other) > 0


def _overlap_and_label(one: Span, other: Span) -> bool:
    return one[0] == other[0] and _overlap(one, other)


def _shared(one: Span, other: Span) -> int:
    return min(one[2], other[2]) - max(one[1], other[1])
