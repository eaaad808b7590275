"""Scores of the span head in -> reasons as spans of word pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pieces = tuple[int, int]
"""The first and the last word piece of a span."""
BEST = 24
"""How many spans of an end are tried with how many of the other."""
_NEVER = -1e9


@dataclass(frozen=True)
class Arc:
    """A reason in word pieces.

    Attributes:
        explanans: the reason.
        explanandum: what it is the reason of.
        signal: the words that tie them; None where nothing does.
        score: the mean log probability of the four borders, at most 0.
    """

    explanans: Pieces
    explanandum: Pieces
    signal: Pieces | None
    score: float


def arc_at(scores: NDArray[np.float32], first: NDArray[np.bool_], last: NDArray[np.bool_]) -> Arc | None:
    """The likeliest reason of one anchor; its two ends never share a piece.

    Args:
        scores: (6, pieces): first and last piece of explanans, explanandum and signal; piece 0 stands for "absent".
        first: (pieces,), where a word begins.
        last: (pieces,), where a word ends.
    """
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    reasons = list(_best(logs[0], logs[1], first, last))
    others = list(_best(logs[2], logs[3], first, last))
    both = max(
        ((a + b, one, other) for a, one in reasons for b, other in others if _apart(one, other)),
        default=None,
    )
    if both is None:
        return None
    total, explanans, explanandum = both
    signal = max(_best(logs[4], logs[5], first, last), default=None)
    absent = logs[4, 0] + logs[5, 0]
    return Arc(explanans, explanandum, signal[1] if signal and signal[0] > absent else None, total / 4)


def _best(
    start: NDArray[np.float32], end: NDArray[np.float32], first: NDArray[np.bool_], last: NDArray[np.bool_]
) -> Iterator[tuple[float, Pieces]]:
    """The likeliest spans of one role, each with its log probability."""
    table = np.where(first, start, _NEVER)[:, None] + np.where(last, end, _NEVER)[None, :]
    table = np.where(np.tri(len(start), k=-1, dtype=bool), 2 * _NEVER, table).ravel()
    count = min(BEST, len(table))
    for at in np.argpartition(-table, count - 1)[:count]:
        if table[at] > _NEVER / 2:
            yield float(table[at]), (int(at) // len(start), int(at) % len(start))


def _apart(one: Pieces, other: Pieces) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def word_borders(text: str, offsets: Sequence[tuple[int, int]]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which pieces begin and which end a word of ``text``; a piece without characters does neither."""
    starts = [a < b and (a == 0 or not (text[a - 1].isalnum() and text[a].isalnum())) for a, b in offsets]
    ends = [a < b and (b == len(text) or not (text[b - 1].isalnum() and text[b].isalnum())) for a, b in offsets]
    return np.array(starts, bool), np.array(ends, bool)


def distinct(arcs: Sequence[tuple[float, Arc]]) -> list[tuple[float, Arc]]:
    """Arcs by falling chance, without those whose two ends both lie on those of a likelier one."""
    kept: list[tuple[float, Arc]] = []
    for chance, arc in sorted(arcs, key=lambda one: (-one[0], one[1].explanans, one[1].explanandum)):
        if not any(
            not _apart(arc.explanans, old.explanans) and not _apart(arc.explanandum, old.explanandum) for _, old in kept
        ):
            kept.append((chance, arc))
    return kept
