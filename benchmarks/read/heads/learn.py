"""Training: batches of all corpora in turn, a loss for each head, and the mean of the last weights."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from heads.batches import Batch, batches, made
from heads.corpora import Passage
from heads.net import SOURCES, Net
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from prophasis.reading.heads.pieces import Pieces


@dataclass(frozen=True)
class Recipe:
    """How long and how fast.

    Attributes:
        epochs: passes over all corpora.
        size: passages of a batch.
        trunk, heads: the highest learning rates; both rise for a tenth of the steps and fall to 0 in a line.
        dropout: share of values set to 0.
        frozen: how many of the lowest layers are not trained.
        averaged: share of the steps at the end whose weights are averaged, at the end of each tenth of an epoch.
        seed: of order, first weights of the heads, and dropout.
    """

    epochs: float = 6
    size: int = 16
    trunk: float = 1e-4
    heads: float = 1e-3
    dropout: float = 0.1
    averaged: float = 0.3
    frozen: int = 2
    seed: int = 1


def learn(
    net: Net,
    passages: dict[str, list[Passage]],
    pieces: dict[str, list[Pieces]],
    recipe: Recipe,
    tell: Callable[[str], None],
) -> Net:
    """The net with the averaged weights."""
    dice = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    epochs = [_epoch(passages, pieces, recipe, dice) for _ in range(max(1, round(recipe.epochs)))]
    order = [step for epoch in epochs for step in epoch][: max(1, round(len(epochs[0]) * recipe.epochs))]
    for part in (net.words, net.at, net.part, net.norm, *net.layers[: recipe.frozen]):
        part.requires_grad_(False)
    known = {corpus: below(net, rows, recipe.frozen) for corpus, rows in pieces.items()}
    trunk = list(net.layers[recipe.frozen :].parameters())
    heads = [value for name, value in net.named_parameters() if value.requires_grad and not name.startswith("layers")]
    best = torch.optim.AdamW(
        [{"params": trunk, "lr": recipe.trunk}, {"params": heads, "lr": recipe.heads}], weight_decay=0.01
    )
    total, warm = len(order), max(1, len(order) // 10)
    pace = torch.optim.lr_scheduler.LambdaLR(best, lambda at: min((at + 1) / warm, (total - at) / max(1, total - warm)))
    mean, taken, started, losses = None, 0, time.monotonic(), []
    for at, (corpus, group) in enumerate(order):
        net.train()
        batch = made([passages[corpus][k] for k in group], [pieces[corpus][k] for k in group])
        x = pad_sequence([known[corpus][k] for k in group], batch_first=True)
        loss = lost(net, batch, net.above(x, batch.mask, recipe.frozen))
        best.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        best.step()
        pace.step()
        losses.append(float(loss.detach()))
        if at >= total * (1 - recipe.averaged) and (at % max(1, len(epochs[0]) // 10) == 0 or at == total - 1):
            mean, taken = _added(mean, net, taken)
        if at % 100 == 99 or at == total - 1:
            spent = time.monotonic() - started
            tell(f"step {at + 1}/{total}  loss {sum(losses[-100:]) / len(losses[-100:]):.3f}  {spent:.0f} s")
    if mean is not None:
        net.load_state_dict(mean)
    return net


@torch.no_grad()
def below(net: Net, pieces: Sequence[Pieces], frozen: int) -> list[Tensor]:
    """What the layers that are not trained give for each passage, (tokens, width)."""
    net.eval()
    rows = (torch.tensor(one.ids)[None] for one in pieces)
    return [net.below(ids, torch.ones_like(ids), frozen)[0] for ids in rows]


def _epoch(
    passages: dict[str, list[Passage]], pieces: dict[str, list[Pieces]], recipe: Recipe, dice: random.Random
) -> list[tuple[str, list[int]]]:
    steps = [
        (corpus, group)
        for corpus, rows in passages.items()
        for group in batches(dice.sample(range(len(rows)), len(rows)), pieces[corpus], recipe.size, dice)
    ]
    dice.shuffle(steps)
    return steps


def _added(mean: dict[str, Tensor] | None, net: Net, taken: int) -> tuple[dict[str, Tensor], int]:
    now = net.state_dict()
    if mean is None:
        return copy.deepcopy(now), 1
    for name, value in mean.items():
        value += (now[name] - value) / (taken + 1)
    return mean, taken + 1


def lost(net: Net, batch: Batch, x: Tensor) -> Tensor:
    """The sum of the losses of the heads that the batch's corpus trains, by passage."""
    known = ~batch.labels.isnan()
    total = _spans(net, batch, x)
    if known.any():
        logits = net.causal(net.mean(x, batch.mask))[:, 0]
        total = total + functional.binary_cross_entropy_with_logits(logits[known], batch.labels[known])
    return total


ANCHORS, POINTERS = 0.5, 0.15
"""What the two losses of the span head weigh beside that of a sentence."""


def _spans(net: Net, batch: Batch, x: Tensor) -> Tensor:
    inside = batch.mask.bool()
    chances = net.anchor(net.dropout(x))[:, :, SOURCES.index(batch.corpus)]
    missed = functional.binary_cross_entropy_with_logits(chances[inside], batch.anchors[inside], reduction="sum")
    total = ANCHORS * missed / len(batch.ids)
    if len(batch.arcs):
        rows, anchors, ends = batch.arcs[:, 0], batch.arcs[:, 1], batch.arcs[:, 2:]
        scores = net.pointers(x, batch.mask)[rows, :, anchors]
        wrong = functional.cross_entropy(scores.flatten(0, 1), ends.flatten(), ignore_index=-1, reduction="sum")
        total = total + POINTERS * wrong / len(batch.ids)
    return total
