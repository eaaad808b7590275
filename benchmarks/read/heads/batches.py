"""Passages as batches of word pieces, with what is to be learnt at which piece."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from heads.corpora import ROLES, Passage
from torch import Tensor

from prophasis.reading.heads.pieces import Pieces


@dataclass
class Batch:
    """Passages of one corpus.

    Attributes:
        corpus: which.
        ids, mask: (texts, tokens).
        labels: (texts,), NaN where unknown.
        anchors: (texts, tokens), 1 where a reason is anchored.
        arcs: (relations, 2 + ends): text, anchor, and the piece of each end; 0 where the role is absent, -1 where
            the end is not seen.
    """

    corpus: str
    ids: Tensor
    mask: Tensor
    labels: Tensor
    anchors: Tensor
    arcs: Tensor


def batches(
    order: Sequence[int], pieces: Sequence[Pieces], size: int, dice: random.Random | None = None
) -> Iterator[list[int]]:
    """Batches of like length, as places in ``pieces``; shuffled where ``dice`` are given."""
    for start in range(0, len(order), size * 16):
        block = sorted(order[start : start + size * 16], key=lambda at: len(pieces[at].ids))
        parts = [block[at : at + size] for at in range(0, len(block), size)]
        if dice:
            dice.shuffle(parts)
        yield from parts


def made(passages: Sequence[Passage], pieces: Sequence[Pieces]) -> Batch:
    """Tensors of some passages of one corpus."""
    longest = max(len(one.ids) for one in pieces)
    ids, mask = (torch.zeros(len(pieces), longest, dtype=torch.long) for _ in range(2))
    anchors = torch.zeros(len(pieces), longest)
    arcs = []
    for row, (passage, one) in enumerate(zip(passages, pieces, strict=True)):
        length = len(one.ids)
        ids[row, :length] = torch.tensor(one.ids)
        mask[row, :length] = 1
        for relation in passage.relations:
            anchor = one.at(relation.anchor)
            if anchor is None:
                continue
            anchors[row, anchor] = 1
            arc = [row, anchor]
            for role in ROLES:
                first, last = relation.spans.get(role, (-1, -1))
                ends = (one.at(first), one.at(last - 1)) if first >= 0 else (0, 0)
                arc += [-1 if end is None else end for end in ends]
            arcs.append(arc)
    labels = torch.tensor([float("nan") if one.label is None else float(one.label) for one in passages])
    return Batch(
        passages[0].corpus, ids, mask, labels, anchors,
        torch.tensor(arcs, dtype=torch.long).reshape(-1, 2 + 2 * len(ROLES)),
    )  # fmt: skip
